"""Which legacy encoding a text is in, by what the bytes would say in each.

Double-byte encodings are recognised by the lead bytes of everyday characters, ISO-2022 by its escape sequences.
Of the others, that one is meant in which the text has only letters of one language, and that language's small
words.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from functools import cache

from publisher.tables.encodings import ALPHABETS, ENCODINGS, SIGNS, SMALL_WORDS
from publisher.tables.stopwords import STOPWORDS
from publisher.text.lazy import lazy

_SAMPLE = 16_384  # bytes
_BEYOND = lazy(r"(.?)([^\x00-\x7f])(?=(.?))", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]{1,40}")
_WORDS = 400  # words that are looked up
_SIGN = 0.6  # what a typographic sign is worth beside a letter
_ODD = 2.0  # what a sign that no language has within words costs
_SCRIPT = 22  # letters of a language whose letters are all beyond ASCII
_RARE, _FOREIGN, _CAPITAL = 0.5, 0.9, 0.8
_FEW, _FEW_PENALTY = 8, 0.05  # letters beyond ASCII, and what each that is missing counts against them
_UNLIKELY = 0.04  # what an encoding must be better by than the ones before it

# Double-byte encodings with the lead bytes of their everyday characters (GB 2312 level 1, Big5
# level 1, kana rows of JIS X 0208, the Hangul rows of KS X 1001).
_PAIRS = (
    ("gb18030", frozenset(range(0xB0, 0xD8)) | {0xA1, 0xA3}),
    ("big5", frozenset(range(0xA4, 0xC7)) | {0xA1}),
    ("euc_jp", frozenset({0xA4, 0xA5, 0xA1})),
    ("euc_kr", frozenset(range(0xB0, 0xC9)) | {0xA1}),
    ("cp932", frozenset({0x82, 0x83, 0x81})),
)
# ISO-2022 (RFC 1468, RFC 1557): sequences that switch between character sets, in seven bits.
_ESCAPES = ((b"\x1b$)C", "iso2022_kr"), (b"\x1b$B", "iso2022_jp_2"), (b"\x1b$@", "iso2022_jp_2"))


def escaped(data: bytes) -> str:
    """Return the encoding whose escape sequences the bytes hold, "" where they hold none."""
    if b"\x1b$" not in data:
        return ""
    return next((encoding for mark, encoding in _ESCAPES if mark in data), "")


def encoding_of(data: bytes) -> str:
    """Return the legacy encoding in which the bytes look most like a language, cp1252 where none does."""
    sample = data[:_SAMPLE]
    high = sum(byte >= 0x80 for byte in sample)
    if high == 0:
        return "cp1252"
    letters = _ascii_letters(sample)
    if high >= 3 and high * 3 >= letters:  # so many letters beyond ASCII are not only accents
        share, encoding = max(((_pairs_share(sample, *row), row[0]) for row in _PAIRS), key=lambda row: row[0])
        if share >= 0.75:
            return encoding
    else:
        share, encoding = 0.0, ""
    best, found = 0.0, "cp1252"
    doubt = _FEW_PENALTY * max(
        0, _FEW - high
    )  # few letters are more often accents of the west than anything else
    for place, (name, languages) in enumerate(ENCODINGS):
        score = _score(sample, name, languages.split())
        if place == 0 or score > best + (_UNLIKELY if place > _FIRST_RARE else 0.001):
            best, found = score + doubt * (place == 0), name
    return encoding if share > max(best, 0.5) else found


def _ascii_letters(sample: bytes) -> int:
    """Count ASCII letters on lines that hold other bytes too: lines of keys or markup alone tell nothing."""
    lines = (line for line in sample.splitlines() if not line.isascii())
    return sum(chr(byte).isalpha() for line in lines for byte in line if byte < 0x80)


_FIRST_RARE = next(place for place, (name, _) in enumerate(ENCODINGS) if name == "iso8859-15")


def _score(sample: bytes, encoding: str, languages: list[str]) -> float:
    """Score a text as one of an encoding: up to one for its letters, and up to one for its small words."""
    text = sample.decode(encoding, "replace")
    counts: Counter[str] = Counter()
    odd = 0.0
    for before, char, after in _BEYOND.findall(text):
        counts[char] += 1
        odd += _oddity(before, char, after)
    total = sum(counts.values())
    if not total:
        return 0.0
    words = _WORD.findall(text.lower())[:_WORDS]
    return max(_fit(counts, language) + _known(words, language) for language in languages) - odd / total


def _oddity(before: str, char: str, after: str) -> float:
    """Weigh a sign that stands within a word, and a capital after a small letter."""
    if char.isalpha():
        return _ODD / 2 if char.isupper() and before.islower() else 0.0
    if before.isalpha() and after.isalpha() and char not in "’\xad·'" and not _is_mark(char):
        return _ODD
    return 0.0


def _is_mark(char: str) -> bool:
    return "\u0300" <= char <= "\u036f" or "\u0e30" <= char <= "\u0e4f" or "\u064b" <= char <= "\u0652"


def _fit(counts: Counter[str], language: str) -> float:
    """Return the share of letters that the language has, less those that it has not."""
    weights = _weights(language)
    score = 0.0
    for char, times in counts.items():
        if char in weights:
            score += weights[char] * times
        elif char in SIGNS:
            score += _SIGN * times
        elif char.isalpha() or not char.isprintable() or char == "\ufffd":
            score -= times
    return score / sum(counts.values())


def _known(words: list[str], language: str) -> float:
    """Return the share of small words of the language, one where it is as large as in running text."""
    known = _small(language)
    if not known or not words:
        return 0.0
    found = [word for word in words if word in known]
    return min(1.0, 3 * len(found) / len(words)) if len(set(found)) > 1 else 0.0


@cache
def _weights(language: str) -> dict[str, float]:
    """Weigh the letters of a language: the rarer half of a script counts less, and so do capitals."""
    letters = ALPHABETS[language]
    common = "" if language == "en" else letters if len(letters) < _SCRIPT else letters[: len(letters) * 3 // 5]
    rare = _FOREIGN if language == "en" else _RARE
    small = {letter: 1.0 if letter in common else rare for letter in letters}
    large = {letter.upper(): _CAPITAL * weight for letter, weight in small.items() if len(letter.upper()) == 1}
    return {"İ": 1.0} | large | small if language == "tr" else large | small


@cache
def _small(language: str) -> frozenset[str]:
    return frozenset((STOPWORDS.get(language) or SMALL_WORDS.get(language, "")).split())


def _pairs_share(sample: bytes, encoding: str, leads: frozenset[int]) -> float:
    """Return the share of characters beyond ASCII with an everyday lead byte, 0 where the bytes are invalid."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    common = pairs = late = 0
    try:
        text = decoder.decode(sample)  # not final: the sample may end inside a character
    except UnicodeDecodeError:
        return 0.0
    for char in text:
        if char > "\x7f":
            pairs += 1
            raw = char.encode(encoding, "replace")
            common += raw[0] in leads
            late += 0xC9 <= raw[0] <= 0xD7
    if encoding in ("euc_jp", "cp932"):  # kanji between the kana: a third of kana is Japanese
        return min(1.0, common * 2.6 / pairs) if pairs else 0.0
    share = common / pairs if pairs else 0.0
    if encoding == "gb18030" and pairs and late * 10 < pairs:  # Hangul's rows end where half of Chinese begins
        share *= 0.8
    return share
