"""Dates as feeds write them: RFC 3339 (Atom, JSON Feed), RFC 822 (RSS), W3CDTF (Dublin Core).

Each fault_of_ function says in a few words what is wrong, or returns "". The clock is not read: a date is
implausible before 1990, when there were no feeds, and from 2100 on.
"""

from __future__ import annotations

import re
from datetime import date

_RFC3339 = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,30})?(?:Z|[+-](\d\d):(\d\d))", re.ASCII
)
_W3CDTF = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)"
    r"(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,30})?)?(?:Z|[+-](\d\d):(\d\d)))?)?)?",
    re.ASCII,
)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ZONES = "UT|GMT|EST|EDT|CST|CDT|MST|MDT|PST|PDT|Z"
_RFC822 = re.compile(
    rf"(?:({'|'.join(_DAYS)}), )?(\d\d?) ({'|'.join(_MONTHS)}) (\d{{4}}) (\d\d):(\d\d)(?::(\d\d))?"
    rf" (?:[+-]\d\d[0-5]\d|{_ZONES})",
    re.ASCII,
)
# RFC 822 allows these, but not all readers do: two-digit years, other cases, more spaces, old zones.
_RFC822_LOOSE = re.compile(
    rf"(?:(?:{'|'.join(_DAYS)})\s{{0,9}},\s{{0,9}})?(\d\d?)\s{{1,9}}({'|'.join(_MONTHS)})\s{{1,9}}(\d\d(?:\d\d)?)"
    rf"\s{{1,9}}(\d\d):(\d\d)(?::(\d\d))?\s{{1,9}}(?:[+-]?\d{{4}}|{_ZONES}|[A-IK-Z])",
    re.ASCII | re.IGNORECASE,
)
_LONGEST = 200


def fault_of_rfc3339(text: str) -> str:
    """Say what is wrong with a date-time with a zone (RFC 3339; capital T and Z, as RFC 4287 asks)."""
    match = _RFC3339.fullmatch(text[:_LONGEST])
    if not match:
        return f"{_quote(text)} is not an RFC 3339 date with time and zone"
    return _fault_of_numbers([int(part) if part else 0 for part in match.groups()], text)


def fault_of_w3cdtf(text: str) -> str:
    """Say what is wrong with a W3CDTF date: a year, a month, a day, or a day with time and zone."""
    match = _W3CDTF.fullmatch(text[:_LONGEST])
    if not match:
        return f"{_quote(text)} is not a W3CDTF date (a time needs a zone)"
    year, month, day, *rest = match.groups()
    numbers = [int(year), int(month or 1), int(day or 1), *(int(part or 0) for part in rest)]
    return _fault_of_numbers(numbers, text)


def fault_of_rfc822(text: str) -> str:
    """Say what is wrong with an RSS date, in any of the forms that RFC 822 allows."""
    match = _RFC822.fullmatch(text[:_LONGEST])
    if match:
        return _fault_of_rfc822_parts(match, text)
    match = _RFC822_LOOSE.fullmatch(_without_comments(text)) if len(text) <= _LONGEST else None
    if not match:
        return f"{_quote(text)} is not an RFC 822 date"
    year = int(match[3]) + (0 if len(match[3]) == 4 else 2000 if int(match[3]) < 50 else 1900)
    month = _MONTHS.index(match[2].title()) + 1
    numbers = [year, month, int(match[1]), int(match[4]), int(match[5]), int(match[6] or 0)]
    return _fault_of_numbers(numbers, text)


def weakness_of_rfc822(text: str) -> str:
    """Say what is unwise about an RFC 822 date without a fault: any form but the one that RSS recommends."""
    return "" if _RFC822.fullmatch(text) else f"{_quote(text)} is a date that not every reader understands"


def is_implausible(text: str) -> bool:
    """Report whether a well-formed date is before 1990 or after 2099."""
    years = re.findall(r"(?<!\d)\d{4}(?=-|\s|$)", text[:_LONGEST], re.ASCII)
    return bool(years) and not 1990 <= int(years[0]) < 2100


def _fault_of_rfc822_parts(match: re.Match[str], text: str) -> str:
    weekday, day, month, year, hour, minute, second = match.groups()
    numbers = [int(year), _MONTHS.index(month) + 1, int(day), int(hour), int(minute), int(second or 0)]
    fault = _fault_of_numbers(numbers, text)
    if fault or not weekday:
        return fault
    true = _DAYS[date(*numbers[:3]).weekday()]
    return "" if weekday == true else f"{_quote(text)} names {weekday}, but that day is a {true}"


def _fault_of_numbers(numbers: list[int], text: str) -> str:
    """Check year, month, day, hour, minute, second, and hours and minutes of a zone."""
    year, month, day, *clock = numbers
    try:
        date(year, month, day)
    except ValueError:
        return f"{_quote(text)} names a day that does not exist"
    limits = (23, 59, 60, 23, 59)  # 60 is a leap second
    if any(value > limit for value, limit in zip(clock, limits, strict=False)):
        return f"{_quote(text)} names a time that does not exist"
    return ""


def _without_comments(text: str) -> str:
    # Comments nest (RFC 822 3.1.4), and a backslash escapes a bracket.
    text = re.sub(r"\\.", "", text)
    for _ in range(5):
        text = re.sub(r"\([^()]{0,200}\)", " ", text)
    return text.strip()


def _quote(text: str) -> str:
    return f'"{text[:60]}"'
