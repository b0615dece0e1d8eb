"""When an article was published and updated: which date claim to believe."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

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
NO_DATE = "is no date: "  # how every loss of an unreadable date begins
_DAY = timedelta(days=1)


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
    where, region = zone(dossier), _region(dossier, language)
    read = _parser(where, fetched or dossier.circumstances.file_time, language, region)
    alone = _parser(where, None, language, region)
    front = is_front(dossier.circumstances.url)

    def check(claim: Claim) -> When:
        try:
            when = read(claim)
        except Refused as refusal:
            if not declared(claim) or not str(refusal).endswith("too far in the future"):
                raise
            when = alone(claim)  # an embargo may be as long as its writer likes
        if front and not declared(claim) and not claim.origin.startswith("date line"):
            raise Refused("is a front page's")
        if claim.origin.startswith(_SHOWN) and when.instant and when.instant.year < _WEB:
            raise Refused("is older than the web, and nothing says that it is the article's")
        if not declared(claim) and fetched and when.instant and when.instant > fetched + _DAY:
            raise Refused("lies after the article was retrieved")
        return when

    return first(dossier.claims, "published", PUBLISHED, check, When())


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
