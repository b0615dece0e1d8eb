"""Which day a weekday of a story's first paragraph is: the last one up to when the story was retrieved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo

from publisher.models import Claim
from publisher.normalizer.date_parser import Date
from publisher.normalizer.policy import Refused, covers, order

_ORIGIN = order("lead weekday")
# The origins of weekdays that cannot date a story, with the reason.
REASONS = {
    "lead weekday other": "its neighbours make it another week's day, a limit, or every such day",
    "lead weekday several": "is next to another weekday",
    "lead weekday dated": "is next to a day of the month or a year",
    "lead weekday quoted": "is in a quotation",
    "lead weekday ahead": "its clause tells what is to come, or what is usual",
    "lead weekday open": "its clause does not say that the day has passed",
    "lead weekday foreign": "is a word of another language than the text's",
}


def is_weekday(claim: Claim) -> bool:
    """Return whether a claim is a weekday of the first paragraph."""
    return covers(_ORIGIN, claim.origin)


def latest_first(claims: Sequence[Claim], reference: datetime | None, zone: tzinfo) -> Sequence[Claim]:
    """Order the claims of weekdays, the latest day first; the others keep their places before them."""
    days = [claim for claim in claims if is_weekday(claim)]
    if len(days) < 2 or reference is None:
        return claims
    days.sort(key=lambda claim: _back(claim, reference.astimezone(zone)))
    return [claim for claim in claims if not is_weekday(claim)] + days


def read(claim: Claim, reference: datetime | None, zone: tzinfo) -> Date:
    """Read a weekday as a day.

    Raises:
        Refused: it is not known when the story was retrieved.
    """
    if reference is None:
        raise Refused("is relative to the day of retrieval, which is not known")
    local = reference.astimezone(zone)
    day = local.date() - timedelta(days=_back(claim, local))
    return Date(datetime(day.year, day.month, day.day, tzinfo=zone), day_only=True, inferred=True, day=day)


def _back(claim: Claim, local: datetime) -> int:
    from publisher.text import weekdays  # few articles are dated so

    number = weekdays.number_of(str(claim.value))
    return (local.weekday() - (number or 0)) % 7
