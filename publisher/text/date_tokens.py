"""The tokens of a line in which dates are sought: one sign for each, and where it stands.

The words are those of `tables/calendars.py`, in all languages at once, so one word can have several meanings:
"mar" is a month and a weekday. A token's sign says which meanings it has; `signs` gives the signs of a meaning
as a class of characters for patterns. Numbers, blanks and punctuation have fixed signs:

    1 2 3     a number of so many digits
    4 5       a number of four digits: one that can be a year; another
    0         a longer number
    blank . , / : + ' ( ) [ ] |    themselves; "-" is any dash, "'" any apostrophe
    ?         any other word or mark
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from publisher.tables.calendars import (
    AMBIGUOUS,
    CLOCKS,
    ERAS,
    OFFSETS,
    ZONES,
    date_languages,
    date_words,
    words_by_kind,
)
from publisher.text.clean import fold_accents
from publisher.text.date_words import HEBREW, LETTER, ORDINALS, UNSEEN, folded_names, is_unspaced

# Meanings of words. The kinds are those of the table; other kinds of it mean nothing here.
_KINDS = {
    "month": "month", "hijri": "month", "jalali": "month", "bikram": "month",
    "weekday": "weekday", "half": "half",
    "clock": "clock", "oclock": "oclock", "part": "fill", "fill": "fill", "within": "within",
    "monthword": "monthword", "monthsign": "month sign", "hijrah": "within", "onday": "weekday",
}  # fmt: skip
_ABBREVIATIONS = frozenset(name for name in (*OFFSETS, *CLOCKS, *AMBIGUOUS) if len(name) <= 5)
_IN_ANY_CASE = ("utc", "gmt", "мск", "z")
_UNITS = {"h": "hour", "m": "minute", "s": "second"}
MEANINGS = (
    "month", "weekday", "half", "clock", "oclock", "fill", "within", "monthword", "hour", "minute", "second",
    "ordinal", "zone", "era", "year sign", "month sign", "day sign", "hour sign", "minute sign", "second sign",
    "half sign",
)  # fmt: skip
_EAST_ASIAN = {
    "year sign": "年년", "month sign": "月월", "day sign": "日号號일", "hour sign": "時时點点시",
    "minute sign": "分분", "second sign": "秒초", "half sign": "半", "era": "",
}  # fmt: skip
_TOKEN = re.compile(
    r"(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Z][A-Za-z_/-]{2,30}"
    rf"|\d{{1,20}}|{LETTER}{{1,40}}|\s{{1,40}}|.",
    re.DOTALL,
)
_PUNCTUATION = {
    **{sign: sign for sign in ".,/:+()[]|-'"},
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"), **dict.fromkeys("’‘`´ʼ′", "'"), **dict.fromkeys("،、，၊", ","),
    "：": ":", "（": "(", "）": ")", "．": ".", "／": "/", "•": "|", "·": "|", "‧": "|", "・": "|", "@": "|",
}  # fmt: skip
_FIRST_SIGN = 0x80  # of words; below 0x100 a class of signs is compiled and compared quickest
_ZONE = 1 << MEANINGS.index("zone")


class Tokens(NamedTuple):
    """The tokens of a line: their signs, and the places where they begin and end."""

    signs: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


class _Vocabulary(NamedTuple):
    meanings: dict[str, int]  # folded name -> a bit for each meaning
    longer: dict[str, tuple[tuple[str, ...], ...]]  # first word -> names of several words, the longest first
    signs: dict[int, str]  # bits -> sign


@cache
def _vocabulary() -> _Vocabulary:
    meanings: dict[str, int] = {}
    for meaning, names in _named():
        bit = 1 << MEANINGS.index(meaning)
        for name in names:
            meanings[name] = meanings.get(name, 0) | bit
    meanings.pop("", None)
    longer: dict[str, list[tuple[str, ...]]] = {}
    for name in meanings:
        if " " in name:
            words = tuple(name.split(" "))
            longer.setdefault(words[0], []).append(words)
    # A word may abbreviate a zone, too, where it is written in capitals: "IST".
    distinct = {_ZONE, *meanings.values()} | {
        meanings[name] | _ZONE for name in (*map(str.lower, _ABBREVIATIONS), *_IN_ANY_CASE) if name in meanings
    }
    return _Vocabulary(
        meanings,
        {first: tuple(sorted(names, key=lambda name: (-len(name), name))) for first, names in longer.items()},
        {bits: chr(_FIRST_SIGN + place) for place, bits in enumerate(sorted(distinct))},
    )


@cache
def _unspaced() -> re.Pattern[str]:
    """Return the names of scripts that set no blanks between words; few pages need them."""
    names = sorted(filter(is_unspaced, _vocabulary().meanings), key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, names)))


def _named() -> Iterator[tuple[str, Iterable[str]]]:
    """Yield meanings with their names; names of several words have single blanks."""
    rows = [(language, *row) for language in date_languages() for row in _rows_of(language)]
    names = iter(folded_names([word for *_, words in rows for word in words]))
    for language, kind, words in rows:
        folded = list(islice(names, len(words)))
        yield _KINDS.get(kind, kind), folded
        if language == "he" and kind in ("month", "weekday"):
            yield _KINDS[kind], [prefix + name for prefix in HEBREW for name in folded if name]
    yield from _EAST_ASIAN.items()
    yield "era", (*ERAS, "中華民國", "中华民国")
    yield "ordinal", ORDINALS
    yield "zone", folded_names(list(ZONES))
    yield "clock", ("t",)


def _rows_of(language: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the words of a language, by the kind of a row, or by the unit of an hour."""
    yield from words_by_kind(language, _KINDS)
    for _, key, word in date_words(language, ("unit",)):
        if key in _UNITS:
            yield _UNITS[key], [word]


@cache
def signs(*wanted: str) -> str:
    """Return the signs of all words that have one of these meanings, as a class of a pattern."""
    bits = sum(1 << MEANINGS.index(meaning) for meaning in wanted)
    return "[" + "".join(sign for has, sign in _vocabulary().signs.items() if has & bits) + "]"


# A sign, the folded word ("" for all others), and where it begins and ends. A plain tuple: lines have many.
_Token = tuple[str, str, int, int]


@lru_cache(maxsize=4096)
def _parts(text: str) -> tuple[tuple[_Token, ...], bool]:
    """Return the tokens of a number, word, blank or mark, and whether a name of several words may begin there.

    A word is several tokens where its script sets no blanks, and none where it shows nothing.
    """
    mark = _PUNCTUATION.get(text) or (" " if text.isspace() else _number(text) if text.isdecimal() else "")
    if mark:
        return ((mark, "", 0, len(text)),), False
    vocabulary = _vocabulary()
    found = tuple(
        (_sign(name, text, vocabulary), name, first, last) for name, first, last in _words(text, vocabulary)
    )
    return found, any(name in vocabulary.longer for _, name, _, _ in found)


def _words(word: str, vocabulary: _Vocabulary) -> Iterator[tuple[str, int, int]]:
    """Yield the folded words that are written as one, each with its place; "" for what lies between."""
    folded = _folded(word)
    if not folded:
        return
    known = folded in vocabulary.meanings or len(folded) != len(word)
    if known or not is_unspaced(word, any_letter=True) or not _unspaced().search(folded):
        yield folded, 0, len(word)
    else:
        done = 0
        for match in _unspaced().finditer(folded):
            if match.start() > done:
                yield "", done, match.start()
            yield match.group(), match.start(), match.end()
            done = match.end()
        if done < len(word):
            yield "", done, len(word)


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    return fold_accents(unicodedata.normalize("NFKC", word.translate(UNSEEN)))


def tokens(line: str) -> Tokens:
    """Part a line into tokens."""
    found: list[_Token] = []
    longer = False
    for match in _TOKEN.finditer(line):
        parts, begins = _parts(match.group())
        longer = longer or begins
        start = match.start()
        for sign, name, first, last in parts:
            found.append((sign, name, start + first, start + last))
    if longer:
        found = _joined(found)
    signs, _, starts, ends = zip(*found, strict=True) if found else ((), (), (), ())
    return Tokens("".join(signs), starts, ends)


def _number(digits: str) -> str:
    if len(digits) == 4:
        return "4" if 1200 <= int(digits) < 2700 else "5"
    return str(len(digits)) if len(digits) < 4 else "0"


def _sign(name: str, word: str, vocabulary: _Vocabulary) -> str:
    bits = vocabulary.meanings.get(name, 0)
    if is_zone(word):
        bits |= _ZONE
    return vocabulary.signs.get(bits) or vocabulary.signs.get(bits & _ZONE) or "?"


def is_zone(word: str) -> bool:
    """Return whether a word names a zone: an abbreviation in capitals ("utc" in any case), or an IANA name."""
    if "/" in word[1:]:
        return True  # an IANA name
    return (word.isupper() and word in _ABBREVIATIONS) or word.lower() in _IN_ANY_CASE


def _joined(found: list[_Token]) -> list[_Token]:
    """Make one token of each name that consists of several words."""
    vocabulary = _vocabulary()
    joined: list[_Token] = []
    index = 0
    while index < len(found):
        token = found[index]
        for wanted in vocabulary.longer.get(token[1], ()) if token[1] else ():
            last = _follow(found, index, wanted)
            if last:
                name = " ".join(wanted)
                token = (vocabulary.signs[vocabulary.meanings[name]], name, token[2], found[last][3])
                index = last
                break
        joined.append(token)
        index += 1
    return joined


def _follow(found: list[_Token], index: int, wanted: tuple[str, ...]) -> int:
    """Return the place of the last word of a name that begins at a place, 0 where it is not there."""
    for word in wanted[1:]:
        index += 1
        between = 0
        while index < len(found) and between < 2 and found[index][0] in (" ", ".", "'", "-"):
            index, between = index + 1, between + 1
        if index >= len(found) or found[index][1] != word:
            return 0
    return index
