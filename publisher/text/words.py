"""Letters and words in scripts that write vowels as marks, or no blanks between words.

In the scripts of India, Southeast Asia, Tibet and the Maldives a vowel is a sign at its consonant: a mark to
Unicode, and no letter, though without it another word is written. Points of Arabic and Hebrew and accents of
Latin letters are marks as well, but writers leave them out. Source: the Unicode Standard, chapters 9 (Arabic,
Hebrew), 12 to 16 (the other scripts); the Unicode Character Database, general category and combining class.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from publisher.text.lazy import lazy

# The blocks of the scripts whose vowels are signs: Thaana, then Devanagari to Vedic Extensions, then Syloti
# Nagri to Meetei Mayek. Their other marks (tones, viramas) count as well. Between them stand the voicing marks
# of kana, which decomposition takes apart.
_BLOCKS = ((0x780, 0x7BF), (0x900, 0x1CFF), (0x3099, 0x309A), (0xA800, 0xABFF))
_IN_BLOCKS = lazy("[\u0780-\u07bf\u0900-\u1cff\u3099\u309a\ua800-\uabff]")
_NUKTA = 7  # combining class of a dot that many writers leave out

# Scripts that part phrases or syllables by blanks, and not words: Thai, Lao, Tibetan, Burmese, Khmer, kana and
# ideographs.
_UNPARTED = lazy("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]")
_UNPARTED_RUN = lazy(
    "[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]{1,400}"
)
_SIGNS_OF_A_WORD = 3  # characters of such a script for which one word is counted
_PIECE = 3  # characters of the pieces that count as its words


def has_vowel_signs(text: str) -> bool:
    """Whether a text may have letters whose vowels are signs."""
    return not text.isascii() and _IN_BLOCKS.search(text) is not None


@cache
def vowel_signs() -> str:
    """Return the signs that spell vowels, tones and clusters, for a class of characters of an expression."""
    signs = (chr(code) for low, high in _BLOCKS for code in range(low, high + 1))
    return "".join(
        sign
        for sign in signs
        if unicodedata.category(sign) in ("Mn", "Mc") and unicodedata.combining(sign) != _NUKTA
    )


@cache
def _no_letters() -> re.Pattern[str]:
    return re.compile(rf"(?:[^\w{vowel_signs()}]|_)+")


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"(?:[^\W\d_]|[{vowel_signs()}])+")


_PLAIN_NO_LETTERS = re.compile(r"[\W_]+")
_PLAIN_WORDS = re.compile(r"[^\W\d_]+")


def without_signs(text: str) -> str:
    """Drop everything but letters, digits, and the vowel signs of scripts that have them."""
    return (_no_letters() if has_vowel_signs(text) else _PLAIN_NO_LETTERS).sub("", text)


def words_of(text: str) -> list[str]:
    """Return the words of a text, with their vowel signs; overlapping pieces where no blanks part words."""
    words = (_words() if has_vowel_signs(text) else _PLAIN_WORDS).findall(text)
    if text.isascii() or not _UNPARTED.search(text):
        return words
    found: list[str] = []
    for word in words:
        if _UNPARTED.search(word) and len(word) > _PIECE:
            found += [word[start : start + _PIECE] for start in range(len(word) - _PIECE + 1)]
        else:
            found.append(word)
    return found


def count_letters(text: str) -> int:
    """Count the letters of a text and the marks on them."""
    if text.isascii():
        return sum(map(str.isalpha, text))
    return sum(sign.isalpha() or unicodedata.category(sign)[0] == "M" for sign in text)


def count_words(text: str) -> float:
    """Count the words of a text; where no blanks part them, three characters are one word."""
    if text.isascii() or not _UNPARTED.search(text):
        return len(text.split())
    count = sum(map(len, _UNPARTED_RUN.findall(text))) / _SIGNS_OF_A_WORD
    return count + len(_UNPARTED_RUN.sub(" ", text).split())
