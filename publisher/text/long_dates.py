"""Days and counts as people write them: "9 August 2025", "32 articles". See `tables/subscribing.py`."""

from __future__ import annotations

from datetime import date

from publisher.tables.subscribing import DIGITS, LongDate, long_dates, page_counts
from publisher.text.language import words
from publisher.text.plurals import category

_EPOCH = date(2021, 3, 21)  # 1 Farvardin 1400


def written(day: date, language: str) -> str:
    """Write a day in full in a language (BCP 47), in English if we have no phrases in it."""
    form = _form(language)
    year, month, number = persian(day) if form.calendar == "persian" else (day.year, day.month, day.day)
    text = form.pattern.format(d=number, m=month, month=form.months[month - 1], y=year)
    return in_digits(text, language)


def counted(number: int, name: str, language: str) -> str:
    """Write a count with its noun: `name` is "articles" or "episodes"."""
    code = words(language).language
    forms = page_counts()[code][name]
    return in_digits(forms[category(number, code)].format(number), language)


def in_digits(text: str, language: str) -> str:
    """Write the digits 0 to 9 as the language of our phrases does."""
    own = DIGITS.get(words(language).language)
    return text.translate({ord("0") + value: digit for value, digit in enumerate(own)}) if own else text


def _form(language: str) -> LongDate:
    code, known = words(language).language, long_dates()
    regions = [part.upper() for part in language.split("-")[1:] if len(part) == 2]
    return known.get("-".join((code, *regions[:1])), known[code])


def persian(day: date) -> tuple[int, int, int]:
    """Return year, month and day in the Solar Hijri calendar of Iran (33-year cycle, true for 1244 to 1472)."""
    rest, year = (day - _EPOCH).days, 1400
    while rest < 0:
        year -= 1
        rest += _length(year)
    while rest >= _length(year):
        rest -= _length(year)
        year += 1
    long = min(rest // 31, 6)  # the first six months have 31 days
    month, number = (long, rest - 31 * long) if long < 6 else (6 + (rest - 186) // 30, (rest - 186) % 30)
    return year, month + 1, number + 1


def _length(year: int) -> int:
    return 366 if (25 * year + 11) % 33 < 8 else 365
