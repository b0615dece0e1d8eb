"""Lines that say when by the distance from today: "3 hours ago", "Published yesterday at 10:15", "3小时前".

The words are those of `tables/calendars.py`, in all languages at once. A line counts only if it says nothing
else. What it means is the normalizer's business, which counts back from when the text was retrieved.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from publisher.tables import date_labels, phrases
from publisher.text.dates import named_words, weekday_names
from publisher.text.lazy import lazy

LONGEST = 60  # characters of such a line
_TOKEN = lazy(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
_NUMBER = lazy(r"\d")
_LETTERS = lazy(r"[^\W\d_]")
_UNSPACED = "\u0e00"  # from here on are scripts that write words without blanks
_JOINED = lazy("[\u0e00-\u1cff\u3040-\ud7ff\uf900-\ufaff]")
_AMBIGUOUS = frozenset("in a e i o y".split())  # "ago" in one language, a small word of others
_ONE = frozenset("a an one einer einem eine einen un une una uno um uma en ett et een".split())
# Kinds of words: relative alone, relative beside a number or "an", and what may be beside these.
_ALONE = frozenset({"near", "fixed", "now"})
_COUNTED = frozenset({"ago", "unitago"})
_BESIDE = frozenset({"unit", "one", "count", "clock", "oclock", "half", "part", "posted", "changed", "fill"})


@cache
def _words() -> tuple[frozenset[str], ...]:
    """Return words that are relative alone, beside a number, in a phrase, and all that such a line may hold."""
    alone: set[str] = set()
    counted: set[str] = set()
    hints: set[str] = set()
    others: set[str] = set()
    for _, kind, _, phrase in named_words(*_ALONE, *_COUNTED, *_BESIDE):
        words = _TOKEN.findall(_plain(phrase))
        if kind in _COUNTED:
            counted.update(words)
        elif kind in _ALONE and len(words) == 1:
            alone.update(words)
        elif kind in _ALONE and words:
            hints.add(max(words, key=len))
            others.update(words)
        elif kind in _BESIDE:
            others.update(words)
    labels = date_labels.PUBLISHED | date_labels.UPDATED | phrases.DATE_FILLERS
    others.update(word for label in labels for word in _TOKEN.findall(label))
    counted -= _AMBIGUOUS
    known = alone | counted | others | _AMBIGUOUS | weekday_names()
    return frozenset(alone), frozenset(counted), frozenset(hints), frozenset(known)


@cache
def _phrases() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return what is relative alone and has several words, and what is so in scripts without blanks."""
    phrases_ = {_plain(phrase) for *_, phrase in named_words(*_ALONE)}
    spaced = frozenset(" ".join(words) for one in phrases_ if len(words := _TOKEN.findall(one)) > 1)
    return spaced, tuple(sorted(one for one in phrases_ if _JOINED.match(one)))


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")


@cache
def _unspaced() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Return the words of scripts without blanks, and those of them that are relative beside a number."""
    kinds = _ALONE | _COUNTED | _BESIDE
    words = {phrase for *_, phrase in named_words(*kinds) if _JOINED.match(phrase)}
    words |= {label for label in date_labels.PUBLISHED | date_labels.UPDATED if label >= _UNSPACED}
    listed = sorted(words, key=lambda word: (-len(word), word))
    ago = {phrase for *_, phrase in named_words(*_COUNTED) if _JOINED.match(phrase)}
    return re.compile("|".join(map(re.escape, listed))), tuple(sorted(ago))


def may_be_relative(line: str) -> bool:
    """Return whether a short line has words of distance from today."""
    if not line or len(line) > LONGEST + 40:
        return False
    text = _plain(line)
    if not text.isascii() and _JOINED.search(text):
        return _is_near_joined(text)
    tokens = _TOKEN.findall(text)
    alone, counted, hints, _ = _words()
    if not alone.isdisjoint(tokens) or (not counted.isdisjoint(tokens) and _is_counted(text, tokens)):
        return True
    said = " ".join(tokens)
    return not hints.isdisjoint(tokens) and any(phrase in said for phrase in _phrases()[0])


def is_relative(line: str) -> bool:
    """Return whether a line says only when, by the distance from today."""
    if len(line) > LONGEST or not may_be_relative(line):
        return False
    text = _plain(line)
    if not text.isascii() and _JOINED.search(text):
        return not _LETTERS.search(_unspaced()[0].sub(" ", text))
    known = _words()[-1]
    return all(token.isdigit() or token in known for token in _TOKEN.findall(text))


def _is_counted(text: str, tokens: Sequence[str]) -> bool:
    return _NUMBER.search(text) is not None or not _ONE.isdisjoint(tokens)


def _is_near_joined(text: str) -> bool:
    if any(phrase in text for phrase in _phrases()[1]):
        return True
    return _NUMBER.search(text) is not None and any(word in text for word in _unspaced()[1])


def is_update(line: str) -> bool:
    """Return whether a relative line says that it is of an update: "Updated 3 hours ago", "3小时前更新"."""
    text = _plain(line)
    if _JOINED.search(text):
        return any(label in text for label in date_labels.UPDATED if label >= _UNSPACED)
    words = _TOKEN.findall(text)
    starts = {" ".join(words[:count]) for count in range(1, 5)} | {words[-1] if words else ""}
    return not starts.isdisjoint(date_labels.UPDATED) and starts.isdisjoint(date_labels.PUBLISHED)
