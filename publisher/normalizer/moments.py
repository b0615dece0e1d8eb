"""When an article was published and updated: which date claim to believe."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from publisher.models import Claim, Loss
from publisher.normalizer.languages import region_of
from publisher.normalizer.links import is_front
from publisher.normalizer.policy import Decision, Dossier, Refused, declared, first

PUBLISHED = (
    "argument",
    "sidecar",
    "front matter",
    "mail header",
    "record",
    "json-ld datePublished",
    "json-ld WebPage datePublished",
    "meta article:published_time",
    "meta og:article:published_time",
    "meta",
    "microdata",
    "json-ld dateCreated",
    "time element published",
    "date line label",
    "time element",
    "date line",
    "byline",
    "dateline",
    "date line before",
    "URL path",
    "date element",
    "script",
    "date line far",
    "date line alone",
    "time element far",
    "file name",
    "folder default",
    "lead weekday",
)
UPDATED = (
    "argument",
    "sidecar",
    "front matter",
    "mail header",
    "record",
    "json-ld",
    "meta",
    "microdata",
    "time element",
)

# Numbers that could be day and month, with a year behind them.
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](?:19|20)\d\d(?!\d)")
# Days that merely stand in a page, and the year from which on they can be its own.
_SHOWN = ("date line", "date element", "dateline", "time element far")
_WEB = 1991
# What a page shows; where its address says the day, another day that it shows is of something else.
_VISIBLE = ("date line", "date element", "dateline", "time element", "byline", "script")
_SWAPPED = "day and month could be swapped"
NO_DATE = "is no date: "  # how every loss of an unreadable date begins
_DAY = timedelta(days=1)
_FARTHEST, _STEP = timedelta(hours=14), timedelta(minutes=30)  # of local clocks


@dataclass(frozen=True, slots=True)
class When:
    """A published date: the instant, whether only the day is known, whether it was worked out."""

    instant: datetime | None = None
    day_only: bool = False
    inferred: bool = False


def retrieved(dossier: Dossier) -> datetime | None:
    """Return when the article was fetched: its own sidecar or folder default, else the circumstances."""
    claims = dossier.of("retrieved")
    if not claims:
        return dossier.circumstances.retrieved
    reader = _parser(UTC, None)

    def check(claim: Claim) -> datetime | None:
        return reader(claim).instant

    order = ("sidecar", "front matter", "mail header", "record", "folder default")
    return first(claims, "retrieved", order, check, None).value or dossier.circumstances.retrieved


def zone(dossier: Dossier) -> tzinfo:
    """Return the zone of times that name none: the article's claim, the site's, UTC."""
    claims = dossier.of("timezone")
    if not claims:
        return UTC
    from publisher.normalizer.dates import zone_of
    from publisher.normalizer.languages import ZONE

    def check(claim: Claim) -> tzinfo:
        try:
            return zone_of(str(claim.value))
        except (ValueError, KeyError) as error:
            raise Refused(f"is no time zone: {error}") from None

    fallback: tzinfo = UTC
    return first(claims, "timezone", ZONE, check, fallback).value


def _parser(
    where: tzinfo, reference: datetime | None, language: str = "", region: str = ""
) -> Callable[[Claim], When]:
    from publisher.normalizer.dates import NoDate, parse

    tongue = language.partition("-")[0]

    def read(claim: Claim) -> When:
        if not isinstance(claim.value, str):
            raise Refused(NO_DATE + "it is no text")
        try:
            moment = parse(claim.value, language=tongue, region=region, zone=where, reference=reference)
        except NoDate as error:
            raise Refused(NO_DATE + str(error)) from None
        return When(moment.instant, moment.day_only, moment.inferred)

    return read


def _region(dossier: Dossier, language: str) -> str:
    """Name the country whose order of day and month holds: the language's, the address's, the other dates'."""
    region = region_of(language, dossier.url)
    if region:
        return region
    for claim in dossier.claims:
        if claim.field in ("published", "updated") and isinstance(claim.value, str):
            for first_number, second in _NUMBERS.findall(claim.value[:200]):
                if int(first_number) > 12 >= int(second):
                    return "GB"
                if int(second) > 12 >= int(first_number):
                    return "US"
    return ""


def published(dossier: Dossier, language: str) -> Decision[When]:
    """Decide when the article was published.

    Declared dates may lie in the future (embargoes); a scraped one may not be later than a day after
    the article was retrieved.
    """
    fetched = retrieved(dossier)
    where = zone(dossier)
    reference = fetched or dossier.circumstances.file_time

    def checker(region: str) -> Callable[[Claim], When]:
        read = _parser(where, reference, language, region)
        alone = _parser(where, None, language, region)
        return _fenced(dossier, fetched, read, alone)

    decision = first(dossier.claims, "published", PUBLISHED, checker(_region(dossier, language)), When())
    if decision.value.instant is None:
        return _ordered(decision, dossier, checker)
    return _localised(decision, dossier, _parser(where, reference, language))


def _fenced(
    dossier: Dossier,
    fetched: datetime | None,
    read: Callable[[Claim], When],
    alone: Callable[[Claim], When],
) -> Callable[[Claim], When]:
    # `alone` reads without a reference.
    front = is_front(dossier.circumstances.url)
    address = _day_of_address(dossier, alone)

    def check(claim: Claim) -> When:
        try:
            when = read(claim)
        except Refused as refusal:
            if not declared(claim) or not str(refusal).endswith("too far in the future"):
                raise
            when = alone(claim)  # an embargo may be as long as its writer likes
        if front and not declared(claim) and not claim.origin.startswith("date line"):
            raise Refused("is a front page's")
        if when.instant is None:
            return when
        if claim.origin.startswith(_SHOWN) and when.instant.year < _WEB:
            raise Refused("is older than the web, and nothing says that it is the article's")
        if not declared(claim) and fetched and when.instant > fetched + _DAY:
            raise Refused("lies after the article was retrieved")
        if address and claim.origin.startswith(_VISIBLE) and abs(when.instant - address) > 2 * _DAY:
            raise Refused("is another day than that in the address")
        return when

    return check


def _day_of_address(dossier: Dossier, read: Callable[[Claim], When]) -> datetime | None:
    for claim in dossier.of("published"):
        if claim.origin == "URL path":
            try:
                return read(claim).instant
            except Refused:
                return None
    return None


def _ordered(
    decision: Decision[When], dossier: Dossier, checker: Callable[[str], Callable[[Claim], When]]
) -> Decision[When]:
    # "02-12-2025", where the page writes one of the two days in figures that leave nothing open, or has
    # put its picture into a folder of that month.
    text = dossier.article.body.text
    pictures = [str(claim.value) for claim in dossier.of("image")]
    for loss in decision.losses:
        if declared(loss.claim) or not loss.reason.endswith(_SWAPPED):
            continue
        known: list[When] = []
        for region in ("GB", "US"):
            try:
                when = checker(region)(loss.claim)
            except Refused:
                continue
            if when.instant and (
                f"{when.instant:%Y-%m-%d}" in text
                or any(f"{when.instant:/%Y/%m/}" in address for address in pictures)
            ):
                known.append(when)
        if len(known) == 1:
            losses = tuple(one for one in decision.losses if one is not loss)
            return Decision(known[0], loss.claim, losses)
    return decision


def _localised(decision: Decision[When], dossier: Dossier, read: Callable[[Claim], When]) -> Decision[When]:
    # A stamp in UTC, where the page writes the same instant in its own time: that is the day it names.
    when = decision.value
    if when.instant is None or when.day_only or when.instant.utcoffset():
        return decision
    for claim in dossier.of("published"):
        if not claim.origin.startswith("local time"):
            continue
        try:
            local = read(claim)
        except Refused:
            continue
        if local.instant and not local.day_only and (offset := _offset(when.instant, local.instant)):
            return replace(decision, value=replace(when, instant=when.instant.astimezone(timezone(offset))))
    return decision


def _offset(instant: datetime, local: datetime) -> timedelta | None:
    # What a clock that shows `local` is ahead; where it names no zone, it was read as if in UTC.
    ahead = local - instant.replace(second=local.second)
    if local.utcoffset():
        return None if ahead else local.utcoffset()
    return None if abs(ahead) > _FARTHEST or ahead % _STEP else ahead


def updated(dossier: Dossier, language: str, since: datetime | None) -> Decision[datetime | None]:
    """Decide when it was last changed, never before it was published; else published, retrieved, file time."""
    fetched = retrieved(dossier)
    read = _parser(zone(dossier), fetched, language, _region(dossier, language))

    def check(claim: Claim) -> datetime | None:
        when = read(claim)
        if since and when.instant and when.instant < since:
            raise Refused("lies before the article was published")
        if not declared(claim) and fetched and when.instant and when.instant > fetched + _DAY:
            raise Refused("lies after the article was retrieved")
        return when.instant

    decision = first(dossier.claims, "updated", UPDATED, check, None)
    if decision.value:
        return decision
    known = ((since, "published"), (fetched, "retrieved"), (dossier.circumstances.file_time, "file time"))
    for instant, origin in known:
        if instant:
            return Decision(instant, Claim("updated", instant.isoformat(), origin), decision.losses)
    return decision


def unreadable(loss: Loss) -> bool:
    """Whether a claim lost because it is no date at all."""
    return loss.reason.startswith(NO_DATE)
