"""Dates: a text in, a date or a refusal out.

`parse` tries in turn: ISO 8601 and RFC 822 in their common shapes (fast, no tables); the rarer
machine shapes; then words of any language, numbers, and relative dates. Where nothing decides, the
answer is `NoDate` with the reason: a wrong date is worse than none.

Local hours that a change of clocks skips are shifted forward by the gap, and of hours that come
twice the first is meant (PEP 495, fold=0): it is what the writer's own clock showed first.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from publisher.normalizer._date_parts import (
    Date,
    DateParts,
    NoDate,
    Setting,
    abbreviated,
    full_year,
    signed,
    zone_of,
)
from publisher.tables.calendars import AMBIGUOUS
from publisher.text.lazy import lazy

__all__ = ["Date", "NoDate", "parse", "parse_iso", "zone_of"]

LONGEST = 200  # characters; no date needs more
EARLIEST, LATEST = 1600, 2100  # years; printed news is younger than the first
AHEAD = 20  # years after the reference
# Days that mean "nothing" in databases: the zeros of Unix, Windows, OLE, SQL Server, Macintosh.
SENTINELS = frozenset({
    date(1601, 1, 1), date(1753, 1, 1), date(1899, 12, 30), date(1899, 12, 31), date(1900, 1, 1),
    date(1904, 1, 1),
})  # fmt: skip
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_AROUND_EPOCH = timedelta(hours=14)  # zero as it looks in any zone

_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)"
    r"(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,12})?)?(?: ?([Zz]|UTC|GMT)|[ ]?([+-])(\d\d):?(\d\d)?)?)?",
    re.ASCII,
)
_UNPADDED = r"(\d{4})-(\d{1,2})-(\d{1,2})T(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?(?!\d)"
_RFC = lazy(
    r"(?:[A-Za-z]{3,9}\.?,? ?)?(\d{1,2})[ -]([A-Za-z]{3})[a-z]{0,6}\.?[ -](\d{2,4}),?"
    r" (\d{1,2}):(\d\d)(?::(\d\d))?(?: (?:([+-])(\d\d):?(\d\d)|([A-Za-z]{1,5})))?(?: \(([A-Za-z ]{1,40})\))?",
    re.ASCII,
)
_MONTHS = {name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_FULL = ("january february march april may june july august september october november december").split()


def parse(
    text: str,
    *,
    language: str = "",
    region: str = "",
    zone: tzinfo = UTC,
    reference: datetime | None = None,
) -> Date:
    """Read the one date that a text gives.

    Args:
        text: what a document says; at most 200 characters.
        language: primary subtag ("en"), which decides words and the order of day and month.
        region: ISO 3166 code ("US"), which decides that order in English, and zone abbreviations.
        zone: where hours that name no zone are meant.
        reference: when the article was retrieved; relative dates count from it.

    Returns:
        The date, its instant with whole seconds, in the offset in which it is written or meant.

    Raises:
        NoDate: the text gives no date, or leaves it open which.
    """
    found = parse_iso(text, zone, reference)
    if found is not None:
        return found
    text = text.strip()
    if "T" in text and (parts := re.match(_UNPADDED, text)):  # "2023-9-6T9:5:00"
        y, m, d, hour, minute, second = (part.zfill(2) for part in parts.groups(default="0"))
        padded = f"{y}-{m}-{d}T{hour}:{minute}:{second}{text[parts.end() :]}"
        if (found := parse_iso(padded, zone, reference)) is not None:
            return found
    if reference is not None:
        reference = (reference if reference.tzinfo else reference.replace(tzinfo=UTC)).astimezone(zone)
    match = _RFC.fullmatch(text if "  " not in text else " ".join(text.split()))
    month = _month(match) if match else 0
    setting = Setting(language.lower().partition("-")[0], region.upper(), zone, reference)
    if match and month and not _is_zone_open(match):
        return finish(_rfc(match, month, setting), zone, reference)
    from publisher.normalizer._date_forms import read

    return finish(read(text, setting), zone, reference)


def parse_iso(text: str, zone: tzinfo, reference: datetime | None) -> Date | None:
    """Read a date in ISO 8601, which means the same in every language; None where the text is none.

    Raises:
        NoDate: see `parse`.
    """
    if len(text) > LONGEST:
        raise NoDate("too long for a date")
    match = _ISO.fullmatch(text.strip())
    if match and "1600" <= match[1] < "2070":  # other years belong to other calendars, or to none
        return finish(_iso(match), zone, reference)
    return None


def _iso(match: re.Match[str]) -> DateParts:
    y, m, d, hour, minute, second, utc, sign, oh, om = match.groups()
    try:
        day = date(int(y), int(m), int(d))
    except ValueError:
        raise NoDate("the calendar has no such day") from None
    if hour is None:
        return DateParts(day)
    zone = UTC if utc else signed(sign, oh, om or "0") if sign else None
    return DateParts(day, _seconds(hour, minute, second), zone)


def _seconds(hour: str, minute: str, second: str | None) -> int:
    h, m, s = int(hour), int(minute), int(second or 0)
    if (h > 23 or m > 59 or s > 60) and (h, m, s) != (24, 0, 0):
        raise NoDate("the day has no such hour")
    return h * 3600 + m * 60 + s


def _month(match: re.Match[str]) -> int:
    """Return the English month of an RFC 822 date, 0 where its name is not one."""
    number = _MONTHS.get(match[2].lower(), 0)
    name = match[0][match.start(2) - match.start() :]
    word = re.match(r"[A-Za-z]+", name)
    assert word is not None
    return number if number and (len(word[0]) == 3 or _FULL[number - 1].startswith(word[0].lower())) else 0


def _is_zone_open(match: re.Match[str]) -> bool:
    """Return whether an RFC 822 date leaves its zone to a comment, "10:15 AM (IST)", or to the region."""
    sign, name, comment = match[7], match[10], match[11]
    half = (name or "").upper() in ("AM", "PM")
    return bool(comment and not sign and (half or not name)) or (name or "").upper() in AMBIGUOUS


def _rfc(match: re.Match[str], month: int, setting: Setting) -> DateParts:
    d, _, y, hour, minute, second, sign, oh, om, name, _ = match.groups()
    year = int(y)
    if len(y) < 4:
        year = full_year(y, setting)
    try:
        day = date(year, month, int(d))
    except ValueError:
        raise NoDate("the calendar has no such day") from None
    zone: tzinfo | None = None
    if sign:
        zone = signed(sign, oh, om)
    elif name:
        zone = abbreviated(name, setting.region, setting.language)
        if zone is None:
            return _unnamed(day, hour, minute, second, name)
    return DateParts(day, _seconds(hour, minute, second), zone)


def _unnamed(day: date, hour: str, minute: str, second: str | None, name: str) -> DateParts:
    """RFC 5322 section 4.3: letters that name no known zone mean -0000, but a half of the day is none."""
    seconds = _seconds(hour, minute, second)
    half = name.upper()
    if half in ("AM", "PM"):
        from publisher.normalizer._date_grammar import seconds_of

        return DateParts(
            day, seconds_of(int(hour), int(minute), int(second or 0), "P" if half == "PM" else "Q")
        )
    return DateParts(day, seconds, UTC)


def finish(reading: DateParts, zone: tzinfo, reference: datetime | None) -> Date:
    """Make a date of a reading.

    Raises:
        NoDate: the date means none in databases, or is too far off.
    """
    day = reading.day
    if not EARLIEST <= day.year <= LATEST or day in SENTINELS:
        raise NoDate("no article is of that day")
    if reference is not None and day.year > reference.year + AHEAD:
        raise NoDate("too far in the future")
    local = datetime(
        day.year,
        day.month,
        day.day,
        tzinfo=zone if reading.zone is None or reading.seconds is None else reading.zone,
    )
    if reading.seconds:
        local += timedelta(seconds=reading.seconds)  # wall time: a skipped hour is resolved below
    instant = _at_offset(local)
    if abs(instant - _EPOCH) <= _AROUND_EPOCH:
        raise NoDate("zero of the Unix clock")
    return Date(
        instant,
        day_only=reading.seconds is None,
        inferred=reading.inferred,
        day=day,
        doubt=reading.doubt,
    )


def _at_offset(local: datetime) -> datetime:
    # A fixed offset instead of a zone's rules: such instants compare and subtract without surprises.
    zone = local.tzinfo
    if isinstance(zone, timezone):
        return local
    instant = local.astimezone(UTC)
    offset = instant.astimezone(zone).utcoffset()
    whole = offset and not offset % timedelta(minutes=1)  # the sun's time of old days has seconds
    return instant.astimezone(timezone(offset)) if offset and whole else instant
