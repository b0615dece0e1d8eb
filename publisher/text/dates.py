"""Find dates in the lines of a text, without reading them.

What a date means (which number is the month, which zone) is the normalizer's business, and both know the same
words: see `date_words` and `date_tokens`. A whole date has day, month and year; what belongs to it is found with
it: its hour before or after the day, the half of the day, the zone, a weekday in between. Every function of a
line looks at no more than its first `LONG` characters. What a line calls its dates is in `date_labels`, weekdays
of running text are in `weekdays`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, lru_cache

from publisher.tables import calendars, phrases
from publisher.text.date_tokens import Tokens, signs, tokens
from publisher.text.lines import LONG

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


# -- what runs into each other -------------------------------------------------------------------------------

_DIGITS = re.compile(r"\d{2}")
# The text of a page joins what was set apart on it: "NewsMay 3, 2022", "5. Mai 20223 Kommentare", "BSTLast".
_GLUED = re.compile(
    r"(?<=[a-zà-ÿ])(?=[A-Z][a-zà-ÿ]{2,8}\.? \d{1,2}, (?:19|20)\d\d|\d{1,2}\.? [A-Z][a-zà-ÿ]{2,8}\.? (?:19"
    r"|20)\d\d"
    r"|\d{1,2}\.\d{1,2}\.\d\d)|(?<=[a-zà-ÿ][ .](?:19|20)\d\d)(?=[^\W_])|(?<=\d, (?:19|20)\d\d)(?=[^\W_])"
    r"|(?<=\d (?:19|20)\d\d)(?=\d{1,2}:\d\d)"
)
_ZONE_GLUED = re.compile(
    r"(?<![^\W\d_])(?P<zone>GMT|UTC|MSK|WIB|CES?T|E[ES]T|EDT|[CMPA][DS]T|[BIJKH][SK]T|AE[DS]T|A\.?M\.?|P\.?M\.?)"
    r"(?=[A-Z]{2}[a-z]|[A-Z][a-z]|(?:UPDATED|PUBLISHED|MODIFIED|LAST)\b)"
)


def unglued(line: str) -> str:
    """Separate words and dates that run into each other: "NewsMay 3, 2022" gives "News May 3, 2022"."""
    if not _DIGITS.search(line):
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
def _pattern() -> re.Pattern[str]:
    """Return the grammar of whole dates over the signs of `date_tokens`; every repetition has a bound."""
    m, w, half, at, oclock = (signs(one) for one in ("month", "weekday", "half", "clock", "oclock"))
    within, number_first, ordinal, zone = (signs(one) for one in ("within", "monthword", "ordinal", "zone"))
    filler = signs("fill", "within", "clock", "oclock")
    hour_letter, minute_letter, second_letter = signs("hour", "oclock"), signs("minute"), signs("second")
    year, month, day, clock, minute, second, half_hour, era = (
        signs(f"{one} sign") if one != "era" else signs(one)
        for one in ("year", "month", "day", "hour", "minute", "second", "half", "era")
    )
    n = "[12]"
    alone = r"(?![12345.:]|[-/]\d)"  # nothing of a number follows
    particle = rf"(?:{within}[.']?[ ,]?){{0,2}}"
    gap = r"[ \-/.,]{0,3}"
    four = rf"4(?![0-5])(?:\.? ?{within}(?![^ .,)|])\.?)?"
    short = "'2(?![0-5:.])"
    y = rf"(?:{four}|{short})"
    d = rf"{n}(?:{ordinal}|\.? ?{ordinal}(?=[ ,.]))?\.?"
    days = [
        rf"(?:{era} ?(?:[123]|{era}) ?|[1234] ?){year} ?{n} ?{month} ?{n} ?{day}",
        rf"4(?:\.? ?{within}\.?)?(?:\({within}\)(?:{within})?)?[ .,\-/]{{0,3}}{particle}{m}[ .,\-/]{{0,3}}{n}{ordinal}?(?![0-5:])"
        rf"(?: ?{within}\.?(?= |,|$))?",
        rf"4\.? ?{within}[. ]{{0,2}}{n}\.?[ ]?{m}",
        rf"4 ?{within}\.? ?{n}(?:-?{within})? ?{month} ?{n}(?![0-5:])",
        rf"4 ?[-] ?{n} ?[-] ?{n}(?![0-5])",
        rf"4 ?[/] ?{n} ?[/] ?{n}(?![0-5])",
        rf"4 ?[.] ?{n} ?[.] ?{n}(?![0-5])\.?",
        rf"{n} ?[-] ?{n} ?[-] ?4(?![0-5])", rf"{n} ?[/] ?{n} ?[/] ?4(?![0-5])", rf"{n} ?[.] ?{n} ?[.] ?4(?![0-5])",
        rf"{n}-{n}-'?2{alone}", rf"{n}/{n}/'?2{alone}", rf"{n}\.{n}\.'?2{alone}", rf"{n}\. {n}\. 2{alone}(?! ?:)",
        rf"{d}{gap}{particle}{m}\.?[ ,\-/.]{{0,3}}{particle}{y}",
        rf"{n}[-/. ]{m}\.?[-/. ]{{1,2}}'?2(?=$|[ ,]{{1,2}}(?:{at}[.: ]{{0,2}}){{0,2}}{n}[:.]|[|)\]])",
        rf"{m}\.? ?{particle}{n}{ordinal}?(?: ?, ?| {{1,2}})(?:[|] ?)?{particle}{y}",
        rf"{n} ?{number_first} ?{n}[ ,]{{0,2}}{particle}4(?![0-5])",
    ]
    tens = r"[12]"
    hours = [
        rf"(?:{half} ?)?{tens} ?: ?2(?: ?: ?2(?:[.,][0-5])?)?(?: ?{half}\.?)?(?: ?{oclock}\.?)?(?![0-5:])",
        rf"(?:{half} ?)?{tens} ?{clock}(?: ?{tens} ?{minute}(?: ?{tens} ?{second})?| ?{half_hour})?",
        rf"(?:{half} ?)?{tens} ?{hour_letter} ?2(?: ?{minute_letter})?(?: ?{second_letter})?(?![0-5:])",
        rf"{tens}(?:\.2(?:\.2)?)? ?{half}\.?", rf"{half} ?{tens}\.2", rf"{tens}\.2(?:\.2)? ?{oclock}\.?",
        rf"{tens} ?{oclock}\.?(?![^ .,|)])",
    ]
    named_hours = [*hours, rf"{tens}\.2(?:\.2)?(?![0-5:]|[./-][0-5])", rf"{tens}(?=$|[ ]?[|,)\]])"]
    last_hours = [
        *hours, rf"{tens}\.2(?:\.2)?(?= ?$| ?[|,)\]]| ?\(?{zone}| [-+])", rf"2:2",
    ]  # fmt: skip
    offset = r"[+\-](?:[12](?::?2)?|[45])(?![0-5./:-])"
    zones = (
        rf"(?:[ ,]{{0,2}}[(\[]?(?:{zone}(?: ?{offset})?|{offset})[)\]]?"
        rf"(?: ?\({zone}\))?)?"
    )
    any_day = "(?:" + "|".join(days) + ")"
    connect = r"[ ,|()\-]{0,4}"
    before_named, before_plain = "|".join(named_hours), "|".join(hours)
    weekday = rf"(?:\([^()0-5]\)|[ ,(]{{0,3}}{particle}{w}\.?\)?,?)?"
    at_hour = rf"(?:{at}[.:]? ?){{1,2}}(?:{before_named})"
    hour_first = rf"(?:{zone} ?)?(?:{at_hour}|{before_plain}){zones}{connect}(?:{filler}\.? ?){{0,2}}(?:{w}\.?[ ,]{{1,2}})?{any_day}"
    sure = rf"(?:{filler}[.:]? ?){{0,2}}"
    day_first = (
        rf"{any_day}(?:{weekday}(?:[ .,|()\-]{{0,4}}(?:{zone} ?)?{sure}(?:{at_hour}|{'|'.join(last_hours)}){zones}))?"
    )
    return re.compile(f"{hour_first}|{day_first}")


_WHOLE = re.compile(r"\d{4}|\d[./-]\s?\d\d?[./-]|\W\d\d(?!\d)|年.{0,3}月")


def whole_dates(line: str) -> tuple[FoundDate, ...]:
    """Find the whole dates of a line, each with its hour and zone."""
    if not _WHOLE.search(line):
        return ()
    return _whole_dates(line[:LONG])


@lru_cache(maxsize=512)
def _whole_dates(line: str) -> tuple[FoundDate, ...]:
    parted = tokens(line)
    found: list[FoundDate] = []
    place = 0
    while match := _pattern().search(parted.signs, place):
        first = parted.starts[match.start()]
        if _begins(parted, match.start(), line):
            last = parted.ends[match.end() - 1]
            text = line[first:last].rstrip(" ,")
            found.append(FoundDate(first, first + len(text), text))
            place = match.end()
        else:
            place = match.start() + 1
    return tuple(found)


def _begins(parted: Tokens, index: int, line: str) -> bool:
    """Return whether a date may begin at a token: it is no part of a longer word, number or address."""
    start = parted.starts[index]
    if not start:
        return True
    before = line[start - 1]
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
