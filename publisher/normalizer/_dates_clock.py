"""The hour within a coded text."""

from __future__ import annotations

import re

from publisher.normalizer._dates_models import NoDate

_HALF = r"(?: ?(?P<{}>[PQ])(?![A-Za-z]))?"
_COLON = re.compile(
    r"(?:(?P<before>[PQ]) )?(?<![\d:.])(?:(?<=\d)t *)?(?<![\d:])(?P<h>\d{1,2}) ?: ?(?P<m>\d{2})"
    r"(?::(?P<s>\d{2})(?:[.,]\d{1,9})?)?(?![\d:])(?: ?(?P<after>[PQ])(?![A-Za-z]))?(?: ?O(?![A-Za-z]))?"
)
# 14h40, 18h, 10h36m28s; the letter has become a unit by now.
_LETTER = re.compile(
    r"(?<![\d:.,/-])(?P<h>\d{1,2}) ?(?:Uh|O) ?(?:(?P<m>\d{2}) ?(?:Um|m(?![a-z]))? ?"
    r"(?:(?P<s>\d{2})(?:[.,]\d{1,9})? ?Us)?)?(?!\d)"
)
# am 3 pm, kl. 18.30, 18.30 Uhr
_HALVES = re.compile(r"(?<![\d:.,/-])(?P<h>\d{1,2})(?:[.](?P<m>\d{2}))? ?(?P<after>[PQ])(?![A-Za-z])")
_BEFORE = re.compile(r"(?<![\d:.,/-])(?P<before>[PQ]) (?P<h>\d{1,2})(?:[.](?P<m>\d{2}))(?![\d:.])")
_NAMED = re.compile(
    r"K ?[.:]? ?(?P<h>\d{1,2})(?:[.,](?P<m>\d{2}))?(?![\d:/]|[.-]\d)(?: ?O)?(?: ?(?P<after>[PQ])(?![A-Za-z]))?"
)
_CLOSED = re.compile(r"(?<![\d:.,/-])(?P<h>\d{1,2})[.](?P<m>\d{2}) ?O")
_DOTTED = re.compile(r"(?<![\d:.,/-])(?P<h>\d{1,2})[.](?P<m>\d{2})(?:[.](?P<s>\d{2}))?(?![\d:]|[.,/-]\d)")
_CASCADE = (_CLOSED, _COLON, _LETTER, _HALVES, _BEFORE, _NAMED)


def take(coded: str) -> tuple[str, int | None]:
    """Cut the hour out of a coded text: what remains, with T in its place, and seconds after midnight.

    Raises:
        NoDate: there is no such hour, or the text names two.
    """
    for pattern in _CASCADE:
        found = list(pattern.finditer(coded))
        if not found:
            continue
        hours = {_seconds(match) for match in found}
        if len(hours) > 1:
            raise NoDate("the text names more than one hour")
        return " ".join(pattern.sub(" T ", coded).split()), hours.pop()
    return coded, None


def dotted(coded: str) -> tuple[str, int | None]:
    """Read "14.05" beside a date that has been cut out already (# stands in its place)."""
    match = _DOTTED.search(coded)
    if match is None or "#" not in coded:
        return coded, None
    return coded[: match.start()] + " T " + coded[match.end() :], _seconds(match)


def _seconds(match: re.Match[str]) -> int:
    parts = match.groupdict()
    half = parts.get("before") or parts.get("after") or ""
    return seconds(int(parts["h"]), int(parts["m"] or 0), int(parts.get("s") or 0), half)


def seconds(hour: int, minute: int, second: int, half: str = "") -> int:
    """Return the seconds after midnight; 24:00 and a leap second reach into the next minute.

    Raises:
        NoDate: there is no such hour.
    """
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "P" else 0)
    if minute > 59 or second > 60 or hour > 24 or (hour == 24 and (minute or second)):
        raise NoDate("the day has no such hour")
    return hour * 3600 + minute * 60 + second
