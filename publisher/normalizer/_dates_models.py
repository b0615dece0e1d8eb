"""What the rooms behind dates.py hand to one another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo


class NoDate(ValueError):
    """The text gives no date; str() is the reason, in a few words."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as a text gives it.

    `instant` is aware, of whole seconds, in the offset that the text writes, else in that of the zone
    that was given; where `day_only`, it is midnight of that day in that zone. `zoned`: the text named
    its own zone or offset. `inferred`: worked out from the reference ("on Wednesday", a missing year).
    `day`: the calendar day as written.
    """

    instant: datetime
    day_only: bool
    zoned: bool
    inferred: bool
    day: date


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known besides the text. `reference` stands in `zone`."""

    language: str
    region: str
    zone: tzinfo
    reference: datetime | None


@dataclass(frozen=True, slots=True)
class Reading:
    """A date as read: the day, the seconds after its midnight where an hour is named, the zone.

    `reckoned`: the text named no zone, the instant follows from the reference.
    """

    day: date
    seconds: int | None = None
    zone: tzinfo | None = None
    inferred: bool = False
    reckoned: bool = False
