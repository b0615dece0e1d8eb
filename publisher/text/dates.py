"""Find dates in the lines of a text, without reading them.

What a date means (which number is the month, which zone) is the normalizer's business. Only whole
dates count: day, month and year; and of the weekdays, the one on which a story's first paragraph
happens ("announced on Wednesday"). The names of months and weekdays are those of
`tables/datewords.py`, in all languages at once. Every function of a line looks at no more than its
first `LONG` characters.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from publisher.tables import datewords, phrases
from publisher.text.lines import EDGES, LONG, fold

LONGEST_LABEL = 40

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
_AGO = re.compile(
    r"(?:\d{1,3}|an?|one) (?:second|minute|min|hour|hr|day|week)s? ago|vor (?:\d{1,3}|einer?|einem)"
    r" (?:Minuten?|Stunden?"
    r"|Tag(?:en)?)|il y a \d{1,3} (?:minutes?|heures?|jours?)|hace \d{1,3} (?:minutos?|horas?|días?)"
    r"|yesterday|today"
    r"|gestern|heute|hier|aujourd['’]hui|ayer|hoy|ieri|oggi|ontem|hoje|вчера|сегодня",
    re.IGNORECASE,
)
# Languages whose short names of weekdays are rarely words of other languages.
_SHORT = ("en", "de", "ru")
_TOKEN = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*|\d+", re.UNICODE)


@cache
def month_names() -> frozenset[str]:
    """Return the names of months in all languages, in lower case, from three letters on."""
    return frozenset(
        word for _, kind, _, word in _names() if kind == "month" and word.isalpha() and len(word) > 2
    )


@cache
def weekday_names() -> frozenset[str]:
    """Return the names of weekdays in all languages, in lower case; short ones of `_SHORT` only."""
    return frozenset(
        word
        for code, kind, _, word in _names()
        if kind in ("weekday", "onday") and " " not in word and (len(word) > 3 or code in _SHORT)
    )


@cache
def small_words() -> frozenset[str]:
    """Return the small words of a line that is nothing but a date."""
    return phrases.DATE_FILLERS | weekday_names()


@cache
def _names() -> tuple[tuple[str, str, str, str], ...]:
    return tuple((code, *named) for code in datewords.languages() for named in datewords.words(code))


class Dated(NamedTuple):
    """A date that a line gives for the article, as written."""

    kind: str  # "published" or "updated"
    date: str
    labelled: bool


# The text of a page joins what was set apart on it: "NewsMay 3, 2022", "5. Mai 20223 Kommentare".
_GLUED = re.compile(
    r"(?<=[a-zà-ÿ])(?=[A-Z][a-zà-ÿ]{2,8}\.? \d{1,2}, (?:19|20)\d\d|\d{1,2}\.? [A-Z][a-zà-ÿ]{2,8}\.? (?:19"
    r"|20)\d\d"
    r"|\d{1,2}\.\d{1,2}\.\d\d)|(?<=[a-zà-ÿ][ .](?:19|20)\d\d)(?=[^\W_])|(?<=\d, (?:19|20)\d\d)(?=[^\W_])"
)


def unglued(line: str) -> str:
    """Separate words and dates that run into each other: "NewsMay 3, 2022" gives "News May 3, 2022"."""
    return _GLUED.sub(" ", line) if _DIGITS.search(line) else line


def _dates(line: str) -> list[re.Match[str]]:
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
    found = _dates(unglued(line[:LONG]))
    return found[0].group().strip(" ,") if found else ""


def is_date_line(line: str) -> bool:
    """Return whether a line says only when: "Published: Aug 3, 2022 10:14 am", "3 hours ago"."""
    line = unglued(line.strip()) if len(line) <= 160 else ""
    if not line or len(line) > 120:
        return False
    dates = _dates(line)
    rest = line
    for match in reversed(dates):
        rest = f"{rest[: match.start()]} {rest[match.end() :]}"
    if not dates:
        rest, count = _AGO.subn(" ", line)
        if not count:
            return False
    return all(_is_date_word(word) for word in _TOKEN.findall(_without_label(rest)))


def _without_label(text: str) -> str:
    folded = fold(text)
    for label in sorted(_DATE_LABELS & {folded, folded.split(":")[0].strip()}):
        folded = folded.replace(label, " ", 1)
    return folded


def _is_date_word(word: str) -> bool:
    word = word.lower()
    return word.isdigit() or word in _date_words()


@cache
def _date_words() -> frozenset[str]:
    labels = (word for label in _DATE_LABELS | phrases.DATE_FILLERS for word in _TOKEN.findall(label))
    return month_names() | weekday_names() | frozenset(labels)


_DATE_LABELS = phrases.PUBLISHED_LABELS | phrases.UPDATED_LABELS
_KINDS = {
    **dict.fromkeys(sorted(phrases.PUBLISHED_LABELS), "published"),
    **dict.fromkeys(sorted(phrases.UPDATED_LABELS), "updated"),
}


def dates_of(line: str) -> tuple[Dated, ...]:
    """Return the dates of a line with what it calls them: "Published 3 May 2022, updated 4 May 2022".

    A date without a label is "published" and not `labelled`.
    """
    line = unglued(line[:LONG])
    found: list[Dated] = []
    start = 0
    for match in _dates(line):
        kind = _label(fold(line[start : match.start()]).split())
        found.append(Dated(kind or "published", match.group().strip(" ,"), bool(kind)))
        start = match.end()
    return tuple(found)


def announced(line: str) -> str:
    """Return the kind of date that a line announces at its end ("Published on"), else ""."""
    return _label(fold(line).split()) if len(line) <= LONGEST_LABEL else ""


def _label(words: list[str]) -> str:
    """Return the kind of date that the last words before it announce, "" where they announce none."""
    while words:
        for count in range(min(5, len(words)), 0, -1):
            kind = _KINDS.get(" ".join(words[-count:]).strip(EDGES + ","))
            if kind:
                return kind
        if words[-1].strip(EDGES + ",") not in small_words():
            break
        words = words[:-1]
    return ""


_CAPITAL = ("en", "de")  # languages that write weekdays with a capital
_HALF = re.compile(r"(?<=tag|och)(?:abend|morgen|vormittag|nachmittag|nacht|früh|mittag)$")
_WORDS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def weekday_in(text: str) -> str:
    """Return the weekday on which the text says that something happened, as written, "" where it names none.

    Not one that a name contains ("Black Friday", "Friday Night"), nor another week's ("next
    Friday", "since Monday", "vendredi dernier").
    """
    words = [(match.group(), match.start(), match.end()) for match in _WORDS.finditer(text)]
    for index, (said, start, end) in enumerate(words):
        word = _HALF.sub("", said)
        capital = word.istitle() and word.lower() in _days_said()[True]
        if not capital and word.lower() not in _days_said()[False]:
            continue
        before = words[index - 1][0] if index and not text[words[index - 1][2] : start].strip() else ""
        after = words[index + 1][0] if index + 1 < len(words) and text[end : words[index + 1][1]] == " " else ""
        if before.lower() in phrases.OTHER_WEEK_BEFORE or after.lower() in phrases.OTHER_WEEK_AFTER:
            continue
        if capital:
            if after[:1].isupper() and not _starts_clause(after):
                continue
        elif word[0].isupper() and index:  # "Domingo" inside a sentence is a man
            continue
        return word
    return ""


@cache
def _days_said() -> dict[bool, frozenset[str]]:
    """Return the weekdays as sentences name them, by whether their languages write them with a capital."""
    found: dict[bool, set[str]] = {True: set(), False: set()}
    for code, kind, _, word in _names():
        if kind == "onday":
            found[code in _CAPITAL].add(word)
    return {capital: frozenset(words) for capital, words in found.items()}


@cache
def _month_starts() -> frozenset[str]:
    return frozenset(
        word[:3].title() for code, kind, _, word in _names() if kind == "month" and code in _CAPITAL
    )


def _starts_clause(word: str) -> bool:
    """Return whether a capital follows a weekday without being part of a name: a month, or "I"."""
    return word == "I" or word[:3] in _month_starts()
