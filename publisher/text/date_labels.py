"""What a line calls its dates: "Published 3 May 2022, updated 4 May 2022"; and lines that say only when.

A label is looked for directly before a date. Its words are in `tables/phrases.py`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from publisher.tables import phrases
from publisher.text.dates import month_names, small_words, unglued, weekday_names, whole_dates
from publisher.text.lines import EDGES, LONG, fold

LONGEST_LABEL = 40

_AGO = re.compile(
    r"(?:\d{1,3}|an?|one) (?:second|minute|min|hour|hr|day|week)s? ago|vor (?:\d{1,3}|einer?|einem)"
    r" (?:Minuten?|Stunden?"
    r"|Tag(?:en)?)|il y a \d{1,3} (?:minutes?|heures?|jours?)|hace \d{1,3} (?:minutos?|horas?|días?)"
    r"|yesterday|today"
    r"|gestern|heute|hier|aujourd['’]hui|ayer|hoy|ieri|oggi|ontem|hoje|вчера|сегодня",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*|\d+", re.UNICODE)


class Dated(NamedTuple):
    """A date that a line gives for the article, as written."""

    kind: str  # "published" or "updated"
    date: str
    labelled: bool


def is_date_line(line: str) -> bool:
    """Return whether a line says only when: "Published: Aug 3, 2022 10:14 am", "3 hours ago"."""
    line = unglued(line.strip()) if len(line) <= 160 else ""
    if not line or len(line) > 120:
        return False
    dates = whole_dates(line)
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
    for match in whole_dates(line):
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
