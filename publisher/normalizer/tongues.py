"""In which language a text is written, told by its small words and its script; "" where it is unsure."""

from __future__ import annotations

import re
from functools import cache

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 6000  # characters that are looked at
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
    text = text[:_SAMPLE]
    by_script = _by_script(text)
    if by_script:
        return by_script
    words = _WORD.findall(text.lower())
    if len(words) < _FEWEST:
        return ""
    known = _small_words()
    scores: dict[str, float] = {}
    for word in words:
        languages = known.get(word, ())
        for language in languages:
            scores[language] = scores.get(language, 0.0) + 1 / len(languages)
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or ranked[0][1] < 0.08 * len(words):
        return ""
    if len(ranked) > 1 and ranked[1][1] > 0.85 * ranked[0][1]:
        return ""
    return ranked[0][0]


def _by_script(text: str) -> str:
    from publisher.tables.stopwords import SCRIPTS

    letters = [letter for letter in text if letter > "\u02ff" and letter.isalpha()]
    if len(letters) < 8 or 3 * len(letters) < sum(map(str.isalpha, text)):
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
