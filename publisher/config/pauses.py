"""A feed's skip_hours and skip_days: when nobody need ask for it (RSS 2.0, skipHours and skipDays)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from publisher.tables.syndication import WEEKDAYS

if TYPE_CHECKING:
    from publisher.config.parsing import Parser

HOURS = 24


def parse(parser: Parser, table: Mapping[str, Any]) -> dict[str, Any]:
    """Check both keys; gives hours in ascending order, days from Monday on, each once.

    Raises:
        ConfigError: one is no hour or day, or none is left to ask in.
    """
    return {"skip_hours": _hours(parser, table), "skip_days": _days(parser, table)}


def _hours(parser: Parser, table: Mapping[str, Any]) -> tuple[int, ...]:
    value = table.get("skip_hours", [])
    mend = "write a list of hours from 0 to 23, in UTC: skip_hours = [0, 1, 2]"
    if not isinstance(value, list):
        parser.fail("feed", "skip_hours", f"is {value!r}", mend)
    for one in value:
        if isinstance(one, bool) or not isinstance(one, int) or not 0 <= one < HOURS:
            parser.fail("feed", "skip_hours", f"has {one!r}", mend)
    found = tuple(sorted(set(value)))
    if len(found) == HOURS:
        parser.fail("feed", "skip_hours", "names every hour: nobody would ask for the feed", "leave some out")
    return found


def _days(parser: Parser, table: Mapping[str, Any]) -> tuple[str, ...]:
    found = parser.strings(table, "feed", "skip_days", ())
    for one in found:
        if one not in WEEKDAYS:
            from difflib import get_close_matches

            near = get_close_matches(one.capitalize(), WEEKDAYS, 1)
            mend = f"did you mean {near[0]!r}?" if near else f"choose from {', '.join(WEEKDAYS)}"
            parser.fail("feed", "skip_days", f"has {one!r}", mend)
    if len(set(found)) == len(WEEKDAYS):
        parser.fail("feed", "skip_days", "names every day: nobody would ask for the feed", "leave some out")
    return tuple(day for day in WEEKDAYS if day in found)
