"""Detect the language of a text by its small words and its script; give the direction of a language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from publisher.tables.directions import COUNTRIES, LANGUAGES, SCRIPTS
from publisher.tables.stopwords import BLOCKS, OTHER_ARABIC, PERSIAN, STOPWORDS, URDU

_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN = re.compile("[^\x00-\u02ff]")
_MARKS = ".,;:!?\"'()[]*“”„’"  # that are often at the end of a word or before it
_GLIMPSE, _SAMPLE = 1200, 6000  # characters that are looked at: more where the first do not decide
_NOTHING = 0.02  # of the first words; a text with fewer small words is in none of the languages
_FEWEST = 12  # words; of fewer nothing is said
_SHARE = 0.12  # of the words that must be small words of the language


def detect(text: str) -> str:
    """Name the language of a text (ISO 639-1), "" where it is too short or two languages come close.

    Looks at the first 6,000 characters, and at the first 1,200 only where these decide clearly.
    """
    found, share = _detected(text[:_GLIMPSE], close=0.8)
    if found or share < _NOTHING:
        return found
    return _detected(text[:_SAMPLE], close=0.91)[0]


def _detected(text: str, close: float) -> tuple[str, float]:
    # The language, and the share of its small words; `close` is what the second may reach of the first's count.
    words = _counted(text.lower())
    total = sum(words.values())
    by_script = "" if text.isascii() else _by_script(text, words, total)
    if by_script or total < _FEWEST:
        return by_script, 1.0
    known = _small_words()
    scores: dict[str, int] = {}
    for word, times in words.items():
        for language in known.get(word, ()):
            scores[language] = scores.get(language, 0) + times
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    best = ranked[0][1] if ranked else 0
    is_close = len(ranked) > 1 and ranked[1][1] > close * best
    return "" if best < _SHARE * total or is_close else ranked[0][0], best / total


@cache
def _small_words() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for language, words in STOPWORDS.items():
        for word in words.split():
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


def _counted(text: str) -> dict[str, int]:
    # How often each word occurs. Most of what is between blanks and marks is a word, and comes again:
    # asking `_WORD` for all of them costs twice as much.
    for mark in _MARKS:
        text = text.replace(mark, " ")
    words: dict[str, int] = {}
    for piece, times in Counter(text.split()).items():
        if piece.isalpha():
            words[piece] = words.get(piece, 0) + times
        else:
            for word in _WORD.findall(piece):
                words[word] = words.get(word, 0) + times
    return words


def _by_script(text: str, words: Mapping[str, int], total: int) -> str:
    letters = [letter for letter in _FOREIGN.findall(text) if letter.isalpha()]
    if len(letters) < 8 or 3 * len(letters) < total:  # a word has a letter at least
        return ""
    if 3 * len(letters) < sum(len(word) * times for word, times in words.items()):
        return ""
    counts = {language: sum(low <= letter <= high for letter in letters) for language, low, high in BLOCKS}
    if counts["ja"] * 10 > len(letters):
        return "ja"
    language = max(counts, key=lambda name: (counts[name], name))
    if counts[language] * 2 < len(letters):
        return ""
    return _in_arabic_letters(letters) if language == "ar" else language


def _in_arabic_letters(letters: list[str]) -> str:
    # The script alone does not separate its languages: each has letters of its own.
    if any(letter in OTHER_ARABIC for letter in letters):
        return ""
    if any(letter in URDU for letter in letters):
        return "ur"
    return "fa" if any(letter in PERSIAN for letter in letters) else "ar"


def direction(language: str) -> str:
    """Return "rtl" or "ltr" by a language tag (BCP 47); "" is "ltr"."""
    first, *rest = language.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    if script:
        return "rtl" if script in SCRIPTS else "ltr"
    abroad = any((first, part) in COUNTRIES for part in rest)
    return "rtl" if first in LANGUAGES or abroad else "ltr"
