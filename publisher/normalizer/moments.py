"""When an article was published and updated: which date claim to believe."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone

from publisher.models import Claim, Loss
from publisher.normalizer.clocks import NO_DATE, Clock, When
from publisher.normalizer.policy import Decision, Dossier, Refused, declared, first
from publisher.text.iris import is_front
from publisher.text.offsets import is_offset

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

# Days that merely stand in a page, and the year from which on they can be its own.
_SHOWN = ("date line", "date element", "dateline", "time element far")
_WEB = 1991
# What a page shows; where its address says the day, another day that it shows is of something else.
_VISIBLE = ("date line", "date element", "dateline", "time element", "byline", "script")
_SWAPPED = "day and month could be swapped"
_DAY = timedelta(days=1)


def published(clock: Clock) -> Decision[When]:
    """Decide when the article was published.

    Declared dates may lie in the future (embargoes); a scraped one may not be later than a day after
    the article was retrieved.
    """
    dossier = clock.dossier
    reference = clock.retrieved or dossier.circumstances.file_time
    decision = first(dossier.of("published"), PUBLISHED, _fenced(clock, reference), When())
    if decision.value.instant is None:
        return _ordered(decision, clock, reference)
    return _localised(decision, clock, reference)


def _fenced(clock: Clock, reference: datetime | None, region: str | None = None) -> Callable[[Claim], When]:
    dossier, fetched = clock.dossier, clock.retrieved
    read, alone = clock.reader(reference, region), clock.reader(None, region)
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


def _ordered(decision: Decision[When], clock: Clock, reference: datetime | None) -> Decision[When]:
    # "02-12-2025", where the page writes one of the two days in figures that leave nothing open, or has
    # put its picture into a folder of that month.
    dossier = clock.dossier
    text = dossier.article.body.text
    pictures = [str(claim.value) for claim in dossier.of("image")]
    for loss in decision.losses:
        if declared(loss.claim) or not loss.reason.endswith(_SWAPPED):
            continue
        known: list[When] = []
        for region in ("GB", "US"):
            try:
                when = _fenced(clock, reference, region)(loss.claim)
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


def _localised(decision: Decision[When], clock: Clock, reference: datetime | None) -> Decision[When]:
    # A stamp in UTC, where the page writes the same instant in its own time: that is the day it names.
    when = decision.value
    if when.instant is None or when.day_only or when.instant.utcoffset():
        return decision
    for claim in clock.dossier.of("published"):
        if not claim.origin.startswith("local time"):
            continue
        try:
            local = clock.reader(reference, "")(claim)
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
    return ahead if is_offset(ahead) else None


def updated(clock: Clock, since: datetime | None) -> Decision[datetime | None]:
    """Decide when it was last changed, never before it was published; else published, retrieved, file time."""
    dossier, fetched = clock.dossier, clock.retrieved
    read = clock.reader(fetched)

    def check(claim: Claim) -> datetime | None:
        when = read(claim)
        if since and when.instant and when.instant < since:
            raise Refused("lies before the article was published")
        if not declared(claim) and fetched and when.instant and when.instant > fetched + _DAY:
            raise Refused("lies after the article was retrieved")
        return when.instant

    decision = first(dossier.of("updated"), UPDATED, check, None)
    if decision.value:
        return decision
    known = ((since, "published"), (fetched, "retrieved"), (dossier.circumstances.file_time, "file time"))
    for instant, origin in known:
        if instant:
            return Decision(instant, Claim("updated", instant.isoformat(), origin), decision.losses)
    return decision


def embargo(clock: Clock) -> Decision[datetime | None]:
    """Decide until when the article is withheld: the latest instant of all that are claimed."""
    read = clock.reader(None)  # an embargo may be as long as its writer likes
    value, winner = None, None
    losses: list[Loss] = []
    for claim in clock.dossier.of("embargo"):
        try:
            when = read(claim)
        except Refused as refusal:
            reason = str(refusal)
            losses.append(Loss(claim, reason if reason.startswith(NO_DATE) else NO_DATE + reason))
            continue
        if when.instant is None or when.inferred:
            losses.append(Loss(claim, NO_DATE + "it names no instant"))
        elif value is None or when.instant > value:
            value, winner = when.instant, claim
    return Decision(value, winner, tuple(losses))


def unreadable(loss: Loss) -> bool:
    """Whether a claim lost because it is no date at all."""
    return loss.reason.startswith(NO_DATE)
