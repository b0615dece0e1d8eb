"""Find dates in the lines of a text, without reading them.

What a date means (which number is the month, which zone) is the normalizer's business, and both know the same
words: see `date_words` and `date_tokens`. A whole date has day, month and year; what belongs to it is found
with it: its hour before or after the day, the half of the day, the zone, a weekday in between. Every function
of a line looks at no more than its first `LONG` characters. What a line calls its dates is in `date_labels`,
weekdays of running text are in `weekdays`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, lru_cache

from publisher.tables import calendars, date_labels, phrases
from publisher.text.date_tokens import Tokens, signs, tokens
from publisher.text.lazy import lazy
from publisher.text.lines import EDGES, LONG, fold

# Languages whose short names of weekdays are rarely words of other languages.
_SHORT = ("en", "de", "ru")


@cache
def month_names() -> frozenset[str]:
    """Return the names of months in all languages, in lower case, from three letters on."""
    return frozenset(word for _, _, _, word in named_words("month") if word.isalpha() and len(word) > 2)


@cache
def weekday_names() -> frozenset[str]:
    """Return the names of weekdays in all languages, in lower case; short ones of `_SHORT` only."""
    return frozenset(
        word
        for code, _, _, word in named_words("weekday", "onday")
        if " " not in word and (len(word) > 3 or code in _SHORT)
    )


@cache
def small_words() -> frozenset[str]:
    """Return the small words of a line that is nothing but a date."""
    return phrases.DATE_FILLERS | weekday_names()


def named_words(*kinds: str) -> list[tuple[str, str, str, str]]:
    """Return the words of these kinds in all languages: language, kind, number and word.

    `calendars.date_words` says which kinds there are.
    """
    return [
        (code, *named) for code in calendars.date_languages() for named in calendars.date_words(code, kinds)
    ]


# -- what runs into each other -------------------------------------------------------------------------------

_DIGITS = re.compile(r"\d{2}")
# The text of a page joins what was set apart on it: "NewsMay 3, 2022", "5. Mai 20223 Kommentare", "BSTLast".
_GLUED = lazy(
    r"(?<=[a-zà-ÿ])(?=[A-Z][a-zà-ÿ]{2,8}\.? \d{1,2}, (?:19|20)\d\d|\d{1,2}\.? [A-Z][a-zà-ÿ]{2,8}\.? (?:19"
    r"|20)\d\d"
    r"|\d{1,2}\.\d{1,2}\.\d\d)|(?<=[a-zà-ÿ][ .](?:19|20)\d\d)(?=[^\W_])|(?<=\d, (?:19|20)\d\d)(?=[^\W_])"
    r"|(?<=\d (?:19|20)\d\d)(?=\d{1,2}:\d\d)"
)
_ADJACENT = re.compile(r"[a-zà-ÿ.][A-Z\d]|\d[^\W\d_]|\d{5}|[TMBKCI][A-Z][A-Za-z]")
_ZONE_GLUED = lazy(
    r"(?<![^\W\d_])(?P<zone>GMT|UTC|MSK|WIB|CES?T|E[ES]T|EDT|[CMPA][DS]T|[BIJKH][SK]T|AE[DS]T|A\.?M\.?|P\.?M\.?)"
    r"(?=[A-Z]{2}[a-z]|[A-Z][a-z]|(?:UPDATED|PUBLISHED|MODIFIED|LAST)\b)"
)


def unglued(line: str) -> str:
    """Separate words and dates that run into each other: "NewsMay 3, 2022" gives "News May 3, 2022"."""
    return _unglued(line) if len(line) <= LONG else _unglued.__wrapped__(line)


@lru_cache(maxsize=2048)  # a line is asked for its byline, its label and its date
def _unglued(line: str) -> str:
    if not _DIGITS.search(line) or not _ADJACENT.search(line):
        return line
    line = _GLUED.sub(" ", line)
    return _ZONE_GLUED.sub(r"\g<zone> ", line)


# -- dates ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a line: where it stands, and its words; `start`, `end` and `group` are those of `re.Match`."""

    first: int
    last: int
    text: str

    def start(self) -> int:
        """Return the place of the first character."""
        return self.first

    def end(self) -> int:
        """Return the place after the last character."""
        return self.last

    def group(self) -> str:
        """Return the date as written."""
        return self.text


@cache
def _whole() -> re.Pattern[str]:
    """Return the grammar of whole dates over the signs of `date_tokens`; every repetition has a bound."""
    days = "|".join(_days())
    return re.compile(rf"(?P<before>{_hour_before()})?(?:{days})(?(before)|(?:{_hour_after()})?)")


@cache
def _without_year() -> re.Pattern[str]:
    """Return the grammar of a day and month with an hour or a weekday."""
    day, weekday = f"(?:{'|'.join(_days_of_any_year())})", rf"{signs('weekday')}\.?[ ,]{{1,2}}"
    return re.compile(
        rf"(?P<before>{_hour_before()}|{weekday})?{day}(?(before)(?:{_hour_after()})?|{_hour_after()})"
    )


_N = "[12]"  # the number of a day, a month, an hour
_CLOSED = "(?![0-5])"


def _days() -> tuple[str, ...]:
    """Return what names a day with its year, each as a pattern."""
    within, ordinal, era = signs("within"), signs("ordinal"), signs("era")
    month = rf"{signs('month')}(?: ?/ ?{signs('month')})?"  # "سبتمبر/أيلول"
    particle = rf"(?:{within}[.']?[ ,]?){{0,2}}"
    behind = rf"(?:[.\-]? ?{within}(?![^ .,)|])\.?){{0,2}}"  # "2023 г.", "11 d.", "2023-cü il"
    year = rf"(?:4{_CLOSED}{behind}|'2(?![0-5:.]))"
    led = rf"4(?:\.? ?{within}\.?)?(?:\({within}\)(?:{within})?)?"  # "2023(e)ko"
    day = rf"{_N}(?:\.? ?{ordinal}(?![^ .,\-/|)'])|{ordinal})?\.?"
    alone = r"(?![0-5.:]|[-/][0-5])"
    then_hour = rf"(?=$|[ ,]{{1,2}}(?:{signs('clock')}[.: ]{{0,2}}){{0,2}}{_N}[:.]|[|)\]])"
    east = (signs("year sign"), signs("month sign"), signs("day sign"))
    eastern = rf"(?:{era} ?(?:[123]|{era}) ?|[1234] ?){east[0]}"
    numbers = [
        pattern
        for sign in ("-", "/", r"\.")
        for pattern in (
            rf"4 ?{sign} ?{_N} ?{sign} ?{_N}{_CLOSED}" + (r"\.?" if sign == r"\." else ""),
            rf"{_N} ?{sign} ?{_N} ?{sign} ?4{_CLOSED}",
            rf"{_N}{sign}{_N}{sign}'?2{alone}",
        )
    ]
    return (
        rf"{eastern}(?: ?\({eastern}\))? ?{_N} ?{east[1]} ?{_N} ?{east[2]}",
        rf"{led}[ .,\-/]{{0,3}}{particle}{month}[ .,\-/]{{0,3}}{particle}{_N}{ordinal}?(?![0-5:]){behind}",
        rf"4[.\-]? ?{within}[. ,]{{0,2}}{_N}[.\-]? ?{month}",
        rf"4 ?{within}\.? ?{_N}(?:-?{within})? ?{east[1]} ?{_N}(?![0-5:])",
        *numbers,
        rf"{_N}\. {_N}\. 2{alone}(?! ?:)",
        rf"{day}[ \-/.,]{{0,3}}{particle}{month}\.?[ ,\-/.]{{0,3}}{particle}{year}",
        rf"{_N}[-/. ]{month}\.?[-/. ]{{1,2}}'?2{then_hour}",
        rf"{month}\.? ?{particle}{_N}{ordinal}?(?: ?, ?| {{1,2}})(?:\| ?)?{particle}{year}",
        rf"{_N} ?{signs('monthword')} ?{_N}[ ,]{{0,2}}{particle}4{_CLOSED}",
    )


def _days_of_any_year() -> tuple[str, ...]:
    """Return what names a day without its year, each as a pattern."""
    month, within, ordinal = signs("month"), signs("within"), signs("ordinal")
    return (
        rf"{_N} ?{signs('month sign')} ?{_N} ?{signs('day sign')}",
        rf"{_N}\. ?{_N}\.",
        rf"{_N}[./]{_N}(?![0-5:./])",
        rf"{_N}(?:\.? ?{ordinal})?\.?[ \-]{{0,2}}(?:{within}[.']? ?)?{month}\.?",
        rf"{month}\.? ?{_N}{ordinal}?(?![0-5:])\.?",
    )


def _hours() -> str:
    """Return what is an hour by its own sign: a colon, a half of the day, a word."""
    half, oclock, letter = signs("half"), signs("oclock"), signs("hour", "oclock")
    hour, minute, second = signs("hour sign"), signs("minute sign"), signs("second sign")
    return "|".join([
        rf"(?:{half} ?)?{_N} ?: ?2(?: ?: ?2(?:[.,][0-5])?)?(?: ?{half}\.?)?(?: ?{oclock}\.?)?(?![0-5:])",
        rf"(?:{half} ?)?{_N} ?{hour}(?: ?{_N} ?{minute}(?: ?{_N} ?{second})?| ?{signs('half sign')})?",
        rf"{_N} ?{letter} ?2(?: ?{signs('minute')})?(?: ?{signs('second')})?(?![0-5:])",
        rf"{_N}(?:\.2(?:\.2)?)?\.? ?(?:{half}|{oclock})\.?(?![^ .,|)\]])",
        rf"{half} ?{_N}\.2",
    ])  # fmt: skip


def _hour_named() -> str:
    """Return an hour that only the word before it makes one: "kell 10.15"."""
    named = rf"{_N}(?:\.2){{1,2}}(?![0-5:]|[./-][0-5])|{_N}(?=$| ?[|,)\]])"
    return rf"(?:{signs('clock')}[.:]? ?){{1,2}}(?:{named})"


def _zones() -> str:
    zone, offset = signs("zone"), r"[+\-](?:[12](?::?2)?|[45])(?![0-5./:-])"
    return rf"(?:[ ,]{{0,2}}[(\[]?(?:{zone}(?: ?{offset})?|{offset})[)\]]?(?: ?\({zone}\))?)?"


def _hour_before() -> str:
    filler = signs("fill", "within", "clock", "oclock")
    return (
        rf"(?:{signs('zone')} ?)?(?:(?:{signs('clock')}[.:]? ?){{0,2}}(?:{_hours()})|{_hour_named()}){_zones()}"
        rf"[ ,|()/\-]{{0,4}}(?:{filler}\.? ?){{0,2}}(?:{signs('weekday')}\.?[ ,]{{1,2}})?"
    )


def _hour_after() -> str:
    within, filler = signs("within"), signs("fill", "within", "clock", "oclock")
    weekday = rf"(?: ?\([^()0-5]\)|[ .,(]{{0,3}}(?:{within}[. ]{{0,2}})?{signs('weekday')}\.?\)?,?)?"
    closing = rf"{_N}(?:\.2){{1,2}}(?= ?$|\.(?: |$)| ?[|,)\]]| ?\(?{signs('zone')}| [-+])"
    return (
        rf"{weekday}[ .,|()\[/\-]{{0,4}}(?:{signs('zone')} ?)?(?:{filler}[.:]? ?){{0,2}}"
        rf"(?:{_hours()}|{_hour_named()}|{closing}){_zones()}"
    )


_NUMBER = re.compile(r"[\d年]")  # without one there is no date; "年" is in those of ideographs
_WHOLE = re.compile(r"\d(?:\d{3}|[./-]\s?\d\d?[./-]|\d(?!\d)(?<=[^\W\d_][-/. ]..)|\d(?<=\W..))|年.{0,3}月")
_HOUR_OR_DAY = re.compile(r"\d\D{1,20}\d|[,(（].{0,20}\d")
_SHORT_LINE = 60  # characters of a line that may give a day without its year


def whole_dates(line: str) -> tuple[FoundDate, ...]:
    """Find the whole dates of a line, each with its hour and zone.

    In a short line that says nothing else, a day with an hour or a weekday needs no year ("Published 6.9.
    10:15"): it is the last such day before the article was retrieved, where that is known.
    """
    line = line[:LONG]
    return _dates(line) if _NUMBER.search(line) else ()


@lru_cache(maxsize=2048)
def _dates(line: str) -> tuple[FoundDate, ...]:
    found = tuple(_found(line, _whole())) if _WHOLE.search(line) else ()
    if found or len(line) > _SHORT_LINE or not _HOUR_OR_DAY.search(line):
        return found
    found = tuple(_found(line, _without_year()))
    if len(found) != 1:
        return ()
    rest = fold(f"{line[: found[0].first]} {line[found[0].last :]}").strip(EDGES + ",")
    return found if not rest or rest in date_labels.OF_ARTICLES else ()


def _found(line: str, pattern: re.Pattern[str]) -> Iterator[FoundDate]:
    parted = tokens(line)
    place = 0
    while match := pattern.search(parted.signs, place):
        first = parted.starts[match.start()]
        if _begins(parted, match.start(), line):
            text = line[first : parted.ends[match.end() - 1]].rstrip(" ,|")
            yield FoundDate(first, first + len(text), text)
            place = match.end()
        else:
            place = match.start() + 1


def _begins(parted: Tokens, index: int, line: str) -> bool:
    """Return whether a date may begin at a token: it is no part of a longer word, number or address."""
    start = parted.starts[index]
    if not start:
        return True
    before = line[start - 1]
    if before == "-" and index > 1 and re.match(signs("within"), parted.signs[index - 2]):
        return True  # "ika-6"
    if before in "/-._+" or before.isdecimal():
        return False
    return not before.isalpha() or before >= "\u0e00"


def find_date(line: str) -> str:
    """Return the first whole date (day, month and year, with its time) of a line as written, "" if none."""
    found = whole_dates(unglued(line[:LONG]))
    return found[0].group().strip(" ,") if found else ""


FARTHEST = timedelta(hours=14)  # Kiritimati; nowhere is farther ahead of UTC, or behind it
STEP = timedelta(minutes=30)  # Kolkata, Adelaide; the quarter hours of Nepal and the Chathams are left out


def is_offset(ahead: timedelta) -> bool:
    """Whether a local clock may be so far ahead of UTC (behind it, where negative)."""
    return abs(ahead) <= FARTHEST and not ahead % STEP
