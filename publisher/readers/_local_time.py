"""Find a page's UTC publication time repeated in the page's local time.

The head says "2020-02-25T02:25:54Z", and a script or a `time` element writes the same moment as
"2020-02-24T21:25:54-05:00": for its readers the article appeared on the 24th.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta, timezone

from publisher.models import Claim
from publisher.text.offsets import is_offset

_UTC = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(?:Z|[+-]00:?00)", re.ASCII)
_LOCAL = re.compile(
    r"(?<!\d)(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d{1,9})?+(?:([+-]\d\d):?(\d\d)(?!\d)|(?![\dZ+-]))",
    re.ASCII,
)
_TIME = re.compile(r"[^<>]{0,200}>([^<>]{8,60})</time", re.IGNORECASE)
_BEFORE = 13  # characters before the minute: "2020-02-24T21"
_AFTER = 20  # characters from the minute on
_PLACES = 100  # occurrences of the minute and second that are examined


def claims_of(text: str, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the first publication time among `claims`, if it is in UTC, as the page writes it in local time."""
    first = next((c.value for c in claims if c.field == "published" and isinstance(c.value, str)), "")
    match = _UTC.fullmatch(first)
    if match is None:
        return
    try:
        instant = datetime.fromisoformat(f"{match[1]}T{match[2]}:{match[3]}:{match[4]}+00:00")
    except ValueError:
        return
    for minute in (int(match[3]), (int(match[3]) + 30) % 60):  # or in a zone half an hour off
        found = _repeated(text, f":{minute:02}:{match[4]}", instant)
        if found:
            yield Claim("published", found, "local time")
            return
    if shown := _shown(text, first):
        yield Claim("published", shown, "local time shown")


def _shown(text: str, stamp: str) -> str:
    """Return the text of `<time datetime="2020-02-25T02:25:54Z">Feb. 24, 2020 9:25 pm EST</time>`."""
    place = text.find(f'datetime="{stamp}"')
    match = _TIME.match(text, place + len(stamp) + 11) if place >= 0 else None
    return match[1].strip() if match and ":" in match[1] else ""


def _repeated(text: str, clock: str, instant: datetime) -> str:
    """Return the instant in the local time of the first place that writes it with this minute and second."""
    place = -1
    for _ in range(_PLACES):
        place = text.find(clock, place + 1)
        if place < 0:
            break
        match = _LOCAL.match(text, max(0, place - _BEFORE), place + _AFTER)
        offset = _offset(match, instant) if match else None
        if offset:
            return instant.astimezone(timezone(offset)).isoformat()
    return ""


def _offset(match: re.Match[str], instant: datetime) -> timedelta | None:
    """Return the offset from UTC at which the written time is the instant, None if there is no such clock."""
    try:
        there = datetime.fromisoformat(f"{match[1]}T{match[2]}").replace(tzinfo=UTC)
    except ValueError:
        return None
    offset = there - instant
    if not is_offset(offset):
        return None
    if match[3] is None:  # without an offset it is the same moment only if an odd second says so
        return offset if instant.second else None
    written = timedelta(hours=int(match[3]), minutes=int(match[3][0] + match[4]))
    return offset if offset == written else None
