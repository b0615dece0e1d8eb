"""In which language a text is written, told by its small words and its script; "" where it is unsure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN = re.compile("[^\x00-\u02ff]")
_MARKS = ".,;:!?\"'()[]*“”„’"  # that often stand at the end of a word or before it
_GLIMPSE, _SAMPLE = 1200, 6000  # characters that are looked at: more where the first do not decide
_NOTHING = 0.02  # of the first words; a text with fewer small words is in none of the languages
_FEWEST = 12  # words below which nothing is said


@cache
def _small_words() -> dict[str, tuple[str, ...]]:
    from publisher.tables.stopwords import STOPWORDS

    found: dict[str, list[str]] = {}
    for language, words in STOPWORDS.items():
        for word in words.split():
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


def detect(text: str) -> str:
    """Name the language of a text (ISO 639-1), or "" where it is too short or two come close.

    A word that few languages use counts for more; Persian and Urdu are not told from Arabic by their
    script alone, so their own letters are looked for.
    """
    heard, share = _heard(text[:_GLIMPSE], clear=0.5)
    if heard or share < _NOTHING:
        return heard
    return _heard(text[:_SAMPLE], clear=0.85)[0]


def _heard(text: str, clear: float) -> tuple[str, float]:
    # The language, and its share of the words; `clear` is what the second may reach of the first's score.
    words = _counted(text.lower())
    total = sum(words.values())
    by_script = "" if text.isascii() else _by_script(text, words, total)
    if by_script or total < _FEWEST:
        return by_script, 1.0
    known = _small_words()
    scores: dict[str, float] = {}
    for word in [word for word in words if word in known]:
        languages, times = known[word], words[word]
        for language in languages:
            scores[language] = scores.get(language, 0.0) + times / len(languages)
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    best = ranked[0][1] if ranked else 0.0
    close = len(ranked) > 1 and ranked[1][1] > clear * best
    return "" if best < 0.08 * total or close else ranked[0][0], best / total


def _counted(text: str) -> dict[str, int]:
    # How often each word occurs. Most of what stands between blanks and marks is a word, and comes again:
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
    from publisher.tables.stopwords import SCRIPTS

    letters = [letter for letter in _FOREIGN.findall(text) if letter.isalpha()]
    if len(letters) < 8 or 3 * len(letters) < total:  # a word has a letter at least
        return ""
    if 3 * len(letters) < sum(len(word) * times for word, times in words.items()):
        return ""
    counts = {language: sum(low <= letter <= high for letter in letters) for language, low, high in SCRIPTS}
    if counts["ja"] * 10 > len(letters):
        return "ja"
    language = max(counts, key=lambda name: (counts[name], name))
    if counts[language] * 2 < len(letters):
        return ""
    if language == "ar":
        if any(letter in text for letter in "ٹڈڑںے"):
            return "ur"
        if any(letter in text for letter in "پچژگ"):
            return "fa"
    return language
