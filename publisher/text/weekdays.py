"""The weekday on which a story's first paragraph happens: "announced on Wednesday"."""

from __future__ import annotations

import re
from functools import cache

from publisher.tables import phrases
from publisher.text.dates import named_words

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
    for code, kind, _, word in named_words():
        if kind == "onday":
            found[code in _CAPITAL].add(word)
    return {capital: frozenset(words) for capital, words in found.items()}


@cache
def _month_starts() -> frozenset[str]:
    return frozenset(
        word[:3].title() for code, kind, _, word in named_words() if kind == "month" and code in _CAPITAL
    )


def _starts_clause(word: str) -> bool:
    """Return whether a capital follows a weekday without being part of a name: a month, or "I"."""
    return word == "I" or word[:3] in _month_starts()
