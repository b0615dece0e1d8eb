"""Find dates in the lines of a text, without reading them.

What a date means (which number is the month, which zone) is the normalizer's business. Only whole
dates count: day, month and year. The names of months and weekdays are those of `tables/calendars.py`, in
all languages at once. Every function of a line looks at no more than its first `LONG` characters.
What a line calls its dates is in `date_labels`, weekdays of running text are in `weekdays`.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache

from publisher.tables import calendars, phrases
from publisher.text.lines import LONG

_MONTH = r"([^\W\d_]{2,14})\.?"  # any word; whether it names a month is looked up
_CLOCK = (
    r"(?:(?:,|\||-|–|—|•|·|\bat|\bum|\ba las|\bà|\balle(?: ore)?|\bore|\bom|\bkl\.?|\bklo|\bв|\bsaat|T"
    r"|@)?\s{0,3}"
    r"\d{1,2}(?:[:.h]\d{2}(?::\d{2}(?:\.\d{1,6})?)?|(?=\s?[ap]\.?m))\s{0,2}(?:[ap]\.?\s?m\b\.?)?"
    r"(?:\s{0,2}(?:Z\b|Uhr\b|\(?(?:UTC|GMT|[A-Z]{2,4}T|ET|PT|CT|MSK|WIB)\b\)?)?(?:\s?[+-]\d{2}:?\d{2})?))"
)
_DAY = (
    r"(?:\d{4}-\d{2}-\d{2}|\d{4}[/.]\d{1,2}[/.]\d{1,2}|\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:\d{4}|\d{2})(?!\d)"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|º|ª|°|\.)?[\s\-/.]{{0,3}}(?:of |de "
    rf"|d['’])?{_MONTH}[\s,\-/.]{{0,3}}(?:de |del )?"
    r"\d{4}(?!\d)"
    rf"|\b{_MONTH}\s{{0,2}}\d{{1,2}}(?:st|nd|rd|th)?(?:\s{{0,2}},\s{{0,2}}|\s{{1,2}})\d{{4}}(?!\d)"
    rf"|\d{{4}}[\s.,]{{1,3}}{_MONTH}\s{{0,2}}\d{{1,2}}(?!\d)"
    r"|\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|\d{4}\s?년\s?\d{1,2}\s?월\s?\d{1,2}\s?일)"
)
_DATE = re.compile(rf"(?<![\w/.-]){_DAY}(?:[\s,]{{0,3}}{_CLOCK})?", re.IGNORECASE)
_DIGITS = re.compile(r"\d{2}")
# Languages whose short names of weekdays are rarely words of other languages.
_SHORT = ("en", "de", "ru")


@cache
def month_names() -> frozenset[str]:
    """Return the names of months in all languages, in lower case, from three letters on."""
    return frozenset(
        word for _, kind, _, word in named_words() if kind == "month" and word.isalpha() and len(word) > 2
    )


@cache
def weekday_names() -> frozenset[str]:
    """Return the names of weekdays in all languages, in lower case; short ones of `_SHORT` only."""
    return frozenset(
        word
        for code, kind, _, word in named_words()
        if kind in ("weekday", "onday") and " " not in word and (len(word) > 3 or code in _SHORT)
    )


@cache
def small_words() -> frozenset[str]:
    """Return the small words of a line that is nothing but a date."""
    return phrases.DATE_FILLERS | weekday_names()


@cache
def named_words() -> tuple[tuple[str, str, str, str], ...]:
    """Return all names of dates: language, kind, number and name, see `calendars.date_words`."""
    return tuple((code, *named) for code in calendars.date_languages() for named in calendars.date_words(code))


# The text of a page joins what was set apart on it: "NewsMay 3, 2022", "5. Mai 20223 Kommentare".
_GLUED = re.compile(
    r"(?<=[a-zà-ÿ])(?=[A-Z][a-zà-ÿ]{2,8}\.? \d{1,2}, (?:19|20)\d\d|\d{1,2}\.? [A-Z][a-zà-ÿ]{2,8}\.? (?:19"
    r"|20)\d\d"
    r"|\d{1,2}\.\d{1,2}\.\d\d)|(?<=[a-zà-ÿ][ .](?:19|20)\d\d)(?=[^\W_])|(?<=\d, (?:19|20)\d\d)(?=[^\W_])"
)


def unglued(line: str) -> str:
    """Separate words and dates that run into each other: "NewsMay 3, 2022" gives "News May 3, 2022"."""
    return _GLUED.sub(" ", line) if _DIGITS.search(line) else line


def whole_dates(line: str) -> list[re.Match[str]]:
    """Find the whole dates of a line; a word in a month's place must be a month."""
    found: list[re.Match[str]] = []
    if not _DIGITS.search(line):
        return found
    place = 0
    while match := _DATE.search(line, place):
        word = next(filter(None, match.groups()), None)
        if word is None or word.lower() in month_names():
            found.append(match)
            place = match.end()
        else:
            place = match.start() + 1
    return found


def find_date(line: str) -> str:
    """Return the first whole date (day, month and year, with its time) of a line as written, "" if none."""
    found = whole_dates(unglued(line[:LONG]))
    return found[0].group().strip(" ,") if found else ""


FARTHEST = timedelta(hours=14)  # Kiritimati; nowhere is farther ahead of UTC, or behind it
STEP = timedelta(minutes=30)  # Kolkata, Adelaide; the quarter hours of Nepal and the Chathams are left out


def is_offset(ahead: timedelta) -> bool:
    """Whether a local clock may be so far ahead of UTC (behind it, where negative)."""
    return abs(ahead) <= FARTHEST and not ahead % STEP
