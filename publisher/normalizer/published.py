"""Decide when an article was published and updated, and whether it is held back and until when."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cached_property

from publisher.models import Claim, Loss
from publisher.normalizer import lead_weekdays
from publisher.normalizer.date_parser import Date, NoDate, parse, parse_iso, zone_of
from publisher.normalizer.languages import ZONE, region_of
from publisher.normalizer.policy import Claims, Decision, Refused, covers, declared, first, order
from publisher.tables.generators import GENERATORS, NONE
from publisher.text.dates import is_offset
from publisher.text.iris import is_front
from publisher.text.lazy import lazy

PUBLISHED = order(
    "declared, record, json-ld datePublished, json-ld WebPage datePublished, json-ld item datePublished, "
    "meta article:published_time, "
    "meta og:article:published_time, meta, microdata, time element published, "
    "date line label, time element, date line, json-ld dateCreated, byline, dateline, date line before, "
    "URL path, date element, title end, script, date line far, date line alone, time element far, "
    "file name, folder default, lead weekday, lead weekday past, first commit"
)
UPDATED = order("declared, record, json-ld, meta, microdata, time element")

# Days that a page merely shows, and the year from which on they can be its own.
_SHOWN = order("date line, date element, dateline, time element far")
_WEB = 1991
# What a page shows; where its address names a day, another day that it shows belongs to something else.
_VISIBLE = order("date line, date element, dateline, time element, byline, script")
_DATE_LINE = order("date line")
# Lines and elements that may leave out the year, or count from the day of retrieval.
_LINES = order("date line, date element, dateline, byline, time element")
_ADDRESS = order("URL path")
_NAME = order("file name")
# What a page writes for programs, and of that what names publication: not "date", "created", "timestamp".
_MACHINE = order("json-ld, meta")
_EXACT = re.compile(r"json-ld|meta \S{0,40}(?:publi|pub-?date|issued)")
_OF_PAGE = order("json-ld WebPage datePublished")
_NO_WITNESS = order("json-ld WebPage datePublished, local time, lead weekday, first commit")
# Days that a page shows as that of publication, and all that it shows near its headline.
_LABELLED = order("microdata, time element published, date line label")
_PLAIN = order("microdata, time element, date line, date element")
_APART = order("date line far, date line alone, time element far")
_OF_OTHERS = order("time element of, date line of")  # an event, another page
_LOCAL = order("local time")  # a time in UTC once more, in the page's own time
_SWAPPED = "day and month could be swapped"
_DAY = timedelta(days=1)
RETRIEVED = order("sidecar, front matter, mail header, record, folder default, saved copy, meta")
NO_DATE = "is no date: "  # how every loss of an unreadable date begins
# Origins of dates that are not of publication, with the reason.
NOT_PUBLICATION = {
    **{
        f"{origin} other": "its label gives the day to something else than publication"
        for origin in ("date line", "date line before", "date element", "time element", "dateline")
    },
    **lead_weekdays.REASONS,
}
# Numbers that could be day and month, with a year behind them.
_NUMBERS = lazy(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](?:19|20)\d\d(?!\d)")


class DateContext:
    """What the dates of one article are read by; its language is decided only when a date depends on it."""

    def __init__(self, claims: Claims, language: Callable[[], str]) -> None:
        """`language` gives the article's, as a BCP 47 tag."""
        self.claims = claims
        self._language = language
        self.retrieved = _retrieved(claims)
        self.zone = _zone(claims)
        generator = GENERATORS.get(claims.circumstances.source.generator, NONE)
        self.hours = UTC if generator.utc else self.zone  # of times that name no zone; days are the site's

    @cached_property
    def language(self) -> str:
        """The article's language."""
        return self._language()

    @cached_property
    def region(self) -> str:
        """The country whose order of day and month applies: the language's, the address's, the other dates'."""
        region = region_of(self.language, self.claims.url)
        if region:
            return region
        for claim in self.claims.all:
            if claim.field in ("published", "updated") and isinstance(claim.value, str):
                for first_number, second in _NUMBERS.findall(claim.value[:200]):
                    if int(first_number) > 12 >= int(second):
                        return "GB"
                    if int(second) > 12 >= int(first_number):
                        return "US"
        return ""

    def reader(self, reference: datetime | None, region: str | None = None) -> Callable[[Claim], Date]:
        """Return a function that reads a date claim, or refuses it.

        Args:
            reference: when the article was retrieved; relative dates count from it.
            region: whose order of day and month applies, if not the article's own.
        """

        def read(claim: Claim) -> Date:
            if not isinstance(claim.value, str):
                raise Refused(NO_DATE + "it is no text")
            try:
                return self._read(claim.value, self.hours, reference, region)
            except NoDate as error:
                raise Refused(NO_DATE + str(error)) from None

        return read

    def _read(self, text: str, zone: tzinfo, reference: datetime | None, region: str | None) -> Date:
        found = parse_iso(text, zone, reference)
        if found is None:
            where = self.region if region is None else region
            found = self._in_languages(text, where, zone, reference)
        if found.day_only and zone is not self.zone:
            return self._read(text, self.zone, reference, region)
        return found

    def _in_languages(self, text: str, region: str, zone: tzinfo, reference: datetime | None) -> Date:
        """Read a date in the article's language, else in the one that the page claims, which is its theme's."""
        language = self.language.partition("-")[0]
        try:
            return parse(text, language=language, region=region, zone=zone, reference=reference)
        except NoDate:
            claimed = next((str(c.value) for c in self.claims.of("language") if c.origin == "html lang"), "")
            other = claimed.replace("_", "-").partition("-")[0].lower()
            if other in ("", language):
                raise
            return parse(text, language=other, region=region, zone=zone, reference=reference)


def _retrieved(claims: Claims) -> datetime | None:
    """Return when the article was fetched, by its own claim or the circumstances."""
    retrieved = claims.of("retrieved")
    if not retrieved:
        return claims.circumstances.retrieved

    def check(claim: Claim) -> datetime | None:
        try:
            return parse(str(claim.value)).instant
        except NoDate as error:
            raise Refused(NO_DATE + str(error)) from None

    return first(retrieved, RETRIEVED, check, None).value or claims.circumstances.retrieved


def _zone(claims: Claims) -> tzinfo:
    """Return the zone of times that name none: the article's, the site's, UTC."""
    zones = claims.of("timezone")
    if not zones:
        return UTC

    def check(claim: Claim) -> tzinfo:
        try:
            return zone_of(str(claim.value))
        except (ValueError, KeyError) as error:
            raise Refused(f"is no time zone: {error}") from None

    fallback: tzinfo = UTC
    return first(zones, ZONE, check, fallback).value


def published(context: DateContext) -> Decision[Date | None]:
    """Decide when the article was published.

    Declared dates may lie in the future (embargoes); a scraped one may not be later than a day after
    the article was retrieved.
    """
    claims = context.claims
    reference = context.retrieved or claims.circumstances.file_time
    decision: Decision[Date | None]
    found = lead_weekdays.latest_first(claims.of("published"), reference, context.zone)
    decision = first(found, PUBLISHED, _check_of(context, reference), None)
    if decision.value is None:
        return _with_order_from_page(decision, context, reference)
    shown = _as_shown(decision, decision.value, context, reference)
    if shown is not None:
        return shown
    return _in_local_time(_with_doubt(decision, decision.value), decision.value, context, reference)


def _as_shown(
    decision: Decision[Date | None], date: Date, context: DateContext, reference: datetime | None
) -> Decision[Date | None] | None:
    # A publishing system stamps an article when it saves or moves it. Where a page shows one day only and calls
    # it that of publication, that day counts; one without a label counts against a stamp of no exact name.
    winner = decision.claim
    if winner is None or not covers(_MACHINE, winner.origin):
        return None
    plain = [
        claim
        for claim in context.claims.of("published")
        if covers(_PLAIN, claim.origin) and not covers(_APART, claim.origin)
    ]
    believed = _LABELLED if _EXACT.match(winner.origin) else _PLAIN
    claim = next((one for one in plain if covers(believed, one.origin)), None)
    if claim is None:
        return None
    check = _check_of(context, reference)
    days = _days(plain, check)
    others = {date.instant.date().isoformat()} | _days(context.claims.of("updated"), check)
    if len(days) != 1 or days <= others:
        return None
    losses = tuple(loss for loss in decision.losses if loss.claim is not claim)
    return Decision(
        check(claim), claim, (*losses, Loss(winner, "is another day than the only one that the page shows"))
    )


def _days(claims: Iterable[Claim], read: Callable[[Claim], Date]) -> set[str]:
    days: set[str] = set()
    for claim in claims:
        with suppress(Refused):
            days.add(read(claim).instant.date().isoformat())
    return days


def _with_doubt(decision: Decision[Date | None], date: Date) -> Decision[Date | None]:
    """Report an hour that is left out because its zone is open."""
    if not (date.doubt and decision.claim):
        return decision
    loss = Loss(decision.claim, f"{date.doubt}: its hour is left out")
    return decision._replace(losses=(loss, *decision.losses))


def _check_of(
    context: DateContext, reference: datetime | None, region: str | None = None
) -> Callable[[Claim], Date]:
    claims, fetched = context.claims, context.retrieved
    read, alone = context.reader(reference, region), context.reader(None, region)
    front = is_front(claims.circumstances.url)
    named = bool(claims.circumstances.source.generator)  # the program dates an article by the name of its file
    address = _day_of_address(claims, alone)

    def check(claim: Claim) -> Date:
        if reason := NOT_PUBLICATION.get(claim.origin):
            raise Refused(reason)
        if lead_weekdays.is_weekday(claim):
            return lead_weekdays.read(claim, reference, context.zone)
        try:
            date = read(claim)
        except Refused as refusal:
            is_said = declared(claim) or (named and covers(_NAME, claim.origin))
            if not is_said or not str(refusal).endswith("too far in the future"):
                raise
            date = alone(claim)  # an embargo may be of any length
        if covers(_OF_OTHERS, claim.origin):
            raise Refused(f"is the day of {claim.origin.partition(' of ')[2]}")
        if covers(_OF_PAGE, claim.origin) and not _is_confirmed(date, claims, alone):
            raise Refused("is a web page's, and nothing else says that the page is an article of that day")
        if date.inferred and not fetched and covers(_LINES, claim.origin):
            raise Refused("names no day of its own, and when the article was retrieved is not known")
        if front and not declared(claim) and not covers(_DATE_LINE, claim.origin):
            raise Refused("is a front page's")
        if covers(_SHOWN, claim.origin) and date.instant.year < _WEB:
            raise Refused("is older than the web, and nothing says that it is the article's")
        if not declared(claim) and fetched and date.instant > fetched + _DAY:
            raise Refused("lies after the article was retrieved")
        if address and covers(_VISIBLE, claim.origin) and abs(date.instant - address) > 2 * _DAY:
            raise Refused("is another day than that in the address")
        return date

    return check


def _is_confirmed(date: Date, claims: Claims, read: Callable[[Claim], Date]) -> bool:
    # Programs date every page in JSON-LD, also those about a service; the day of an article is named twice.
    if any(claim.value == "article" for claim in claims.of("kind")):
        return True
    others = (claim for claim in claims.of("published") if not covers(_NO_WITNESS, claim.origin))
    around = {(date.instant + shift).date().isoformat() for shift in (-_DAY, timedelta(), _DAY)}
    return not around.isdisjoint(_days(others, read))


def _day_of_address(claims: Claims, read: Callable[[Claim], Date]) -> datetime | None:
    for claim in claims.of("published"):
        if claim.origin in _ADDRESS:
            try:
                return read(claim).instant
            except Refused:
                return None
    return None


def _with_order_from_page(
    decision: Decision[Date | None], context: DateContext, reference: datetime | None
) -> Decision[Date | None]:
    # Of "02-12-2025" the page decides: it writes one of the two days in an unambiguous form, or has its picture
    # in a folder of that month.
    claims = context.claims
    text = claims.article.body.text
    pictures = [str(claim.value) for claim in claims.of("image")]
    for loss in decision.losses:
        if declared(loss.claim) or not loss.reason.endswith(_SWAPPED):
            continue
        known: list[Date] = []
        for region in ("GB", "US"):
            try:
                date = _check_of(context, reference, region)(loss.claim)
            except Refused:
                continue
            if f"{date.instant:%Y-%m-%d}" in text or any(
                f"{date.instant:/%Y/%m/}" in address for address in pictures
            ):
                known.append(date)
        if len(known) == 1:
            losses = tuple(one for one in decision.losses if one is not loss)
            return Decision(known[0], loss.claim, losses)
    return decision


def _in_local_time(
    decision: Decision[Date | None], date: Date, context: DateContext, reference: datetime | None
) -> Decision[Date | None]:
    # Of a time in UTC that the page repeats in its local time, the local day is the one that it names.
    if date.day_only or date.instant.utcoffset():
        return decision
    for claim in context.claims.of("published"):
        if not covers(_LOCAL, claim.origin):
            continue
        try:
            local = context.reader(reference, "")(claim)
        except Refused:
            continue
        if not local.day_only and (offset := _offset(date.instant, local.instant)):
            return decision._replace(value=replace(date, instant=date.instant.astimezone(timezone(offset))))
    return decision


def _offset(instant: datetime, local: datetime) -> timedelta | None:
    # UTC offset implied by the local time; a time without a zone was read as UTC.
    ahead = local - instant.replace(second=local.second)
    if local.utcoffset():
        return None if ahead else local.utcoffset()
    return ahead if is_offset(ahead) else None


def updated(context: DateContext, published: Date | None) -> Decision[datetime | None]:
    """Decide when it was last changed, never before it was published; else published, retrieved, file time."""
    claims, fetched = context.claims, context.retrieved
    since = published.instant if published else None
    read = context.reader(fetched)

    def check(claim: Claim) -> datetime | None:
        date = read(claim)
        if since and date.instant < since:
            raise Refused("lies before the article was published")
        if not declared(claim) and fetched and date.instant > fetched + _DAY:
            raise Refused("lies after the article was retrieved")
        return date.instant

    decision = first(claims.of("updated"), UPDATED, check, None)
    if decision.value:
        return decision
    known = ((since, "published"), (fetched, "retrieved"), (claims.circumstances.file_time, "file time"))
    for instant, origin in known:
        if instant:
            return Decision(instant, Claim("updated", instant.isoformat(), origin), decision.losses)
    return decision


def unreadable(loss: Loss) -> bool:
    """Return whether a claim lost because it is no date at all."""
    return loss.reason.startswith(NO_DATE)


TRUE = frozenset("true yes 1 on draft".split())
FALSE = frozenset("false no 0 off".split()) | {""}
UNKNOWN = "does not say whether it is public"
HOLDING = frozenset({"embargo", "expires"})  # fields whose claims hold an article back if they cannot be read


def draft(claims: Claims, *instants: Decision[datetime | None]) -> Decision[bool]:
    """Decide whether any claim holds the article back; one that says neither yes nor no does, and is a loss.

    Of its `instants` (embargo and expiry), one that cannot be read holds the article back, too.
    """
    words = [(claim, str(claim.value).strip().lower()) for claim in claims.of("draft")]
    for claim, word in words:
        if word in TRUE:
            return Decision(True, claim)
    unknown = tuple(Loss(claim, UNKNOWN) for claim, word in words if word not in FALSE)
    return Decision(bool(unknown) or any(one.losses for one in instants), losses=unknown)


def embargo(dates: DateContext) -> Decision[datetime | None]:
    """Decide until when the article is withheld: the latest instant of all that are claimed."""
    return _instant(dates, "embargo", max)


def expires(dates: DateContext) -> Decision[datetime | None]:
    """Decide when the article leaves: the earliest instant of all that are claimed."""
    return _instant(dates, "expires", min)


def _instant(
    dates: DateContext, field: str, best: Callable[[datetime, datetime], datetime]
) -> Decision[datetime | None]:
    claims = dates.claims.of(field)
    if not claims:
        return Decision(None)
    read = dates.reader(None)  # it may lie as far ahead as its writer likes
    value, winner = None, None
    losses: list[Loss] = []
    for claim in claims:
        try:
            date = read(claim)
        except Refused as refusal:
            reason = str(refusal)
            losses.append(Loss(claim, reason if reason.startswith(NO_DATE) else NO_DATE + reason))
            continue
        if date.instant is None or date.inferred:
            losses.append(Loss(claim, NO_DATE + "it names no instant"))
        elif value is None or best(value, date.instant) != value:
            value, winner = date.instant, claim
    return Decision(value, winner, tuple(losses))
