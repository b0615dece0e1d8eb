"""What dates are made of: records, years, days of calendars, the order of day and month, zones."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from publisher.tables.calendars import (
    AMBIGUOUS,
    BIKRAM_SAMBAT,
    BIKRAM_SAMBAT_FIRST,
    BIKRAM_SAMBAT_START,
    BOTH_ORDERS,
    CLOCKS,
    HOME,
    MONTH_FIRST,
    OFFSETS,
    UMM_AL_QURA,
    UMM_AL_QURA_FIRST,
    UMM_AL_QURA_START,
    UNSETTLED,
    ZONES,
)
from publisher.text.clean import fold_accents
from publisher.text.lazy import lazy


class NoDate(ValueError):
    """The text gives no date; str() is the reason, in a few words."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date as a text gives it.

    `instant` is aware, of whole seconds, in the offset that the text writes, else in that of the zone
    that was given; where `day_only`, it is midnight of that day in that zone. `inferred`: worked out
    from the reference ("on Wednesday", a missing year). `day`: the calendar day as written. `doubt`: why the
    hour that the text names gives no instant, "" where it does or none is named.
    """

    instant: datetime
    day_only: bool
    inferred: bool
    day: date
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known besides the text. `reference` is in `zone`."""

    language: str
    region: str
    zone: tzinfo
    reference: datetime | None


@dataclass(frozen=True, slots=True)
class DateParts:
    """A date as read: the day, the seconds after its midnight where an hour is named, the zone."""

    day: date
    seconds: int | None = None
    zone: tzinfo | None = None
    inferred: bool = False
    doubt: str = ""  # why the hour is left out


def gregorian(year: int, month: int, day: int) -> date:
    """Return the day.

    Raises:
        NoDate: the calendar has no such day.
    """
    try:
        return date(year, month, day)
    except ValueError:
        raise NoDate("the calendar has no such day") from None


def jalali(year: int, month: int, day: int) -> date:
    """Return a day of the Solar Hijri calendar of Iran (33-year cycle, true for 1244 to 1472).

    Raises:
        NoDate: the calendar has no such day.
    """
    leap = (25 * year + 11) % 33 < 8
    longest = 31 if month <= 6 else 30 if month < 12 or leap else 29
    if not (1 <= month <= 12 and 1 <= day <= longest and 1244 <= year <= 1472):
        raise NoDate("the Iranian calendar has no such day")
    leaps = sum((25 * y + 11) % 33 < 8 for y in range(1400, year)) - sum(
        (25 * y + 11) % 33 < 8 for y in range(year, 1400)
    )
    days = (year - 1400) * 365 + leaps + (month - 1) * 30 + min(month - 1, 6) + day - 1
    return date(2021, 3, 21) + timedelta(days=days)


def hijri(year: int, month: int, day: int) -> date:
    """Return a day of the Umm al-Qura calendar, years 1365 to 1500.

    Raises:
        NoDate: the calendar has no such day.
    """
    index = year - UMM_AL_QURA_FIRST
    if not (0 <= index < len(UMM_AL_QURA) and 1 <= month <= 12):
        raise NoDate("the Hijri calendar has no such day")
    days = sum(348 + bits.bit_count() for bits in UMM_AL_QURA[:index])
    lengths = [29 + (UMM_AL_QURA[index] >> place & 1) for place in range(12)]
    if not 1 <= day <= lengths[month - 1]:
        raise NoDate("the Hijri calendar has no such day")
    return date(*UMM_AL_QURA_START) + timedelta(days=days + sum(lengths[: month - 1]) + day - 1)


def bikram_sambat(year: int, month: int, day: int) -> date:
    """Return a day of Bikram Sambat, the calendar of Nepal, years 2040 to 2095.

    Raises:
        NoDate: the calendar has no such day.
    """
    index = year - BIKRAM_SAMBAT_FIRST
    if not (0 <= index < len(BIKRAM_SAMBAT) and 1 <= month <= 12):
        raise NoDate("the calendar of Nepal has no such day")
    months = [29 + int(more) for months in BIKRAM_SAMBAT[: index + 1] for more in months]
    place = 12 * index + month - 1
    if not 1 <= day <= months[place]:
        raise NoDate("the calendar of Nepal has no such day")
    return date(*BIKRAM_SAMBAT_START) + timedelta(days=sum(months[:place]) + day - 1)


def of_language(year: int, month: int, day: int, setting: Setting, calendar: str) -> date:
    """Return the day that a numeric date means in a language; `calendar` is M, H, J or S, "" for unsaid.

    Raises:
        NoDate: the calendar has no such day.
    """
    language = setting.language
    if calendar == "H" or (calendar == "" and language in ("ar", "ur") and 1365 <= year <= 1500):
        return hijri(year, month, day)
    if calendar == "J" or (calendar == "" and language in ("fa", "ps") and 1244 <= year <= 1472):
        return jalali(year, month, day)
    if calendar == "S" or (calendar == "" and language == "ne" and 2070 <= year <= 2095):
        return bikram_sambat(year, month, day)
    if language in ("th", "") and 2400 <= year <= 2643:
        year -= 543
    return gregorian(year, month, day)


def full_year(digits: str, setting: Setting) -> int:
    """Return the year that two to four digits mean.

    Two digits mean the last such year up to one after the reference; without one the rule of
    RFC 5322 section 4.3 holds (50 to 99 lie in the past century). Three add 1900 there.
    """
    year = int(digits)
    if len(digits) == 4:
        return year
    if len(digits) == 3:
        return year + 1900
    if setting.language == "th" and year > 50:
        return year + 2500 - 543
    if setting.reference is None:
        return year + (2000 if year < 50 else 1900)
    latest = setting.reference.year + 1
    return latest - (latest - year) % 100


def day_first(setting: Setting) -> bool | None:
    """Return whether "3/4/2022" begins with the day; None where nothing decides (source: CLDR)."""
    language, region = setting.language, setting.region
    if language in ("en", "", "fil", "tl"):
        if region in MONTH_FIRST:
            return False
        if region and region not in BOTH_ORDERS:
            return True
        return True if language in ("fil", "tl") else None
    return None if language in UNSETTLED else True


def month_and_day(first: int, second: int, year: int, setting: Setting, weekday: int | None) -> tuple[int, int]:
    """Return (month, day) of two numbers: by what is possible, the weekday, language and region.

    Raises:
        NoDate: day and month could be swapped.
    """
    if first > 12 or second > 12 or first == second:
        return (second, first) if second <= 12 else (first, second)
    if weekday is not None:
        fits = [(m, d) for m, d in ((second, first), (first, second)) if _falls_on(year, m, d, weekday)]
        if len(fits) == 1:
            return fits[0]
    order = day_first(setting)
    if order is None:
        raise NoDate("day and month could be swapped")
    return (second, first) if order else (first, second)


def _falls_on(year: int, month: int, day: int, weekday: int) -> bool:
    try:
        return date(year, month, day).weekday() == weekday
    except ValueError:
        return False


# Zones, as they are written behind an hour: names, abbreviations and offsets; in words also elsewhere.

_NAME = lazy(r"[A-Za-z][A-Za-z0-9_+-]{0,30}(?:/[A-Za-z0-9_+-]{1,30}){0,2}")
_HALF = r"[AaPp]\.?\s?[Mm]\b\.?"
_HOUR = (
    rf"(?:\d{{1,2}}:\d{{2}}(?::\d{{2}}(?:[.,]\d{{1,9}})?)?(?:\s?{_HALF})?"
    rf"|\d{{1,2}}(?:\.\d{{2}})?\s?{_HALF}|\d{{1,2}}\.\d{{2}}(?=\s[(A-Z])"
    r"|\d{1,2}\s?[hu]\s?\d{2}|\d{1,2}\s?[時时點点시]\s?(?:\d{1,2}\s?[分분])?|\d{1,2}(?:\.\d{2})?(?=\sUhr\b))"
)
_AFTER_HOUR = lazy(
    rf"(?P<hour>(?<![\d.]){_HOUR})(?:\s?[^\W\d_]{{1,8}}\.?)??\s?,?\s?[(\[]?"
    r"(?:(?P<name>[A-Z][A-Za-z]{1,20}/[A-Za-z0-9_+/-]{2,40})"
    r"|(?P<prefix>UTC|GMT|UT|Z)?\s?(?P<sign>[+-])(?P<oh>\d{1,2})(?::?(?P<om>\d{2}))?(?![\d:])"
    r"|(?P<abbr>[A-Z]{1,5}|z|utc|gmt|Utc|Gmt)\b(?![/'’]))"
    r"[)\]]?(?:\s?[(\[][A-Za-z /_+:0-9-]{1,50}[)\]])?"
)
_AT_END = lazy(r"\s\(?(?P<abbr>[A-Z]{2,4}T|UTC|GMT)\)?$")
_AN_HOUR = lazy(r"\d[:.h時时點点시]\s?\d|\d\s?[AaPp]\.?[Mm]\b")
# "بتوقيت القاهرة", "Eastern Daylight Time"; the longest first.
_IN_WORDS = lazy(
    r"[(\[]?(?<![^\W\d_])(?P<words>"
    + "|".join(sorted(map(re.escape, ZONES), key=lambda name: -len(name)))
    + r")"
    r"(?![^\W\d_])[)\]]?",
    re.IGNORECASE,
)


class OpenZone(NoDate):
    """The zone of an hour is named, but it is that of several; the day holds, the instant does not."""


@lru_cache(maxsize=256)
def zone_of(name: str) -> tzinfo:
    """Return the zone of an IANA name ("Europe/Bucharest").

    Raises:
        ValueError: there is no such zone; the message names the remedy.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name[:60]!r} is no time zone; write an IANA name such as Europe/Bucharest")
    if name.upper() in ("UTC", "Z"):
        return UTC
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ValueError(f"{name!r} is no time zone; write an IANA name such as Europe/Bucharest") from None


@lru_cache(maxsize=512)
def offset(minutes: int) -> tzinfo:
    """Return the fixed zone that lies so many minutes east of Greenwich.

    Raises:
        NoDate: no place on earth is that far off.
    """
    if abs(minutes) > 15 * 60 + 59:
        raise NoDate("no zone is that far from Greenwich")
    return timezone(timedelta(minutes=minutes)) if minutes else UTC


def abbreviated(name: str, region: str, language: str) -> tzinfo | None:
    """Return the zone of an abbreviation; None where it is unknown.

    Raises:
        OpenZone: it is that of several zones, and nothing decides.
    """
    name = name.upper()
    if name in CLOCKS:
        return zone_of(CLOCKS[name])
    choices = AMBIGUOUS.get(name)
    if choices is None:
        minutes = OFFSETS.get(name)
        return None if minutes is None else offset(minutes)
    for place in (region or HOME.get(language, ""), ""):
        if place in choices:
            return offset(choices[place])
    raise OpenZone(f"the zone {name} could be one of several")


class TakenZone(NamedTuple):
    """A text without its zone, the zone, and why an hour in it gives no instant ("" where it does)."""

    rest: str
    zone: tzinfo | None = None
    doubt: str = ""


def take_zone(text: str, region: str, language: str) -> TakenZone:
    """Cut the zone out of a cleaned text.

    Raises:
        NoDate: the zone is impossible.
    """
    text = _MOSCOW.sub("MSK", text)
    words = _IN_WORDS.search(text) if _AN_HOUR.search(text) else None
    if words:
        rest = f"{text[: words.start()]} {text[words.end() :]}"
        return _zone_or_doubt(rest, lambda: _of_words(words["words"], region, language))
    place = 0
    while match := _AFTER_HOUR.search(text, place):
        rest = f"{text[: match.end('hour')]} {text[match.end() :]}"
        taken = _zone_or_doubt(rest, lambda match=match: _zone(match, region, language))  # type: ignore[misc]
        if taken.zone or taken.doubt:
            return taken
        place = match.end("hour")
    end = _AT_END.search(text)
    if end is None or ":" not in text:
        return TakenZone(text)
    taken = _zone_or_doubt(text[: end.start()], lambda: abbreviated(end["abbr"], region, language))
    return taken if taken.zone or taken.doubt else TakenZone(text)


def _zone_or_doubt(rest: str, find: Callable[[], tzinfo | None]) -> TakenZone:
    try:
        return TakenZone(rest, find())
    except OpenZone as doubt:
        return TakenZone(rest, doubt=str(doubt))


def _of_words(words: str, region: str, language: str) -> tzinfo | None:
    """Return the zone of a phrase: names are compared without case."""
    folded = fold_accents(words)
    known = next(zone for name, zone in ZONES.items() if fold_accents(name) == folded)
    if "/" in known:
        return zone_of(known)
    place = "US" if known in CLOCKS or known[1:] in ("ST", "DT") else region
    return UTC if known == "UTC" else abbreviated(known, place, language)


def _zone(match: re.Match[str], region: str, language: str) -> tzinfo | None:
    if match["name"]:
        try:
            return zone_of(match["name"])
        except ValueError as error:
            raise NoDate(f"{match['name']} is no zone") from error
    if match["sign"]:
        return signed(match["sign"], match["oh"], match["om"] or "0")
    return abbreviated(match["abbr"], region, language)


_MOSCOW = lazy(r"(?<![^\W\d_])(?:МСК|мск)(?![^\W\d_])")


def fixed(local: datetime) -> DateParts:
    """Return an instant with a fixed offset: in its zone its hour may come twice."""
    shift = local.utcoffset() or timedelta(0)
    seconds = local.hour * 3600 + local.minute * 60 + local.second
    return DateParts(local.date(), seconds, timezone(shift))


def signed(sign: str, hours: str, minutes: str) -> tzinfo:
    """Return the zone of an offset in hours and minutes.

    Raises:
        NoDate: it is no offset.
    """
    if int(minutes) > 59:
        raise NoDate("no zone is that far from Greenwich")
    total = int(hours) * 60 + int(minutes)
    return offset(-total if sign == "-" else total)
