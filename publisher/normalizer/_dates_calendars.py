"""Days of other calendars, and the order of day and month."""

from __future__ import annotations

from datetime import date, timedelta

from publisher.normalizer._dates_models import NoDate, Setting
from publisher.tables.calendars import UMM_AL_QURA, UMM_AL_QURA_FIRST, UMM_AL_QURA_START
from publisher.tables.zones import BOTH_ORDERS, MONTH_FIRST, UNSETTLED


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


def of_language(year: int, month: int, day: int, setting: Setting, calendar: str) -> date:
    """Return the day that a numeric date means in a language; `calendar` is M, H or J, "" for unsaid.

    Raises:
        NoDate: the calendar has no such day.
    """
    language = setting.language
    if calendar == "H" or (calendar == "" and language in ("ar", "ur") and 1365 <= year <= 1500):
        return hijri(year, month, day)
    if calendar == "J" or (calendar == "" and language in ("fa", "ps") and 1244 <= year <= 1472):
        return jalali(year, month, day)
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
    """Say whether "3/4/2022" begins with the day; None where nothing decides (source: CLDR)."""
    language, region = setting.language, setting.region
    if language in ("en", "", "fil", "tl"):
        if region in MONTH_FIRST:
            return False
        if region and region not in BOTH_ORDERS:
            return True
        return True if language in ("fil", "tl") else None
    return None if language in UNSETTLED else True


def arrange(first: int, second: int, year: int, setting: Setting, weekday: int | None) -> tuple[int, int]:
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
