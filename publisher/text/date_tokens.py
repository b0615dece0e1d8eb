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
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from publisher.tables.calendars import AMBIGUOUS, CLOCKS, ERAS, OFFSETS, ZONES, date_languages
from publisher.text.clean import fold_accents
from publisher.text.date_words import HEBREW, LETTER, ORDINALS, UNSEEN, folded_words, is_unspaced

# Meanings of words. The kinds are those of the table; other kinds of it mean nothing here.
_KINDS = {
    "month": "month", "hijri": "month", "jalali": "month", "weekday": "weekday", "half": "half",
    "clock": "clock", "oclock": "oclock", "part": "fill", "fill": "fill", "within": "within",
    "monthword": "monthword", "monthsign": "month sign", "hijrah": "within",
}  # fmt: skip
MEANINGS = (
    "month", "weekday", "half", "clock", "oclock", "fill", "within", "monthword", "hour", "minute", "second",
    "ordinal", "zone", "era", "year sign", "month sign", "day sign", "hour sign", "minute sign", "second sign",
    "half sign",
)  # fmt: skip
_EAST_ASIAN = {
    "year sign": "年년", "month sign": "月월", "day sign": "日号號일", "hour sign": "時时點点시", "minute sign": "分분",
    "second sign": "秒초", "half sign": "半", "era": "",
}  # fmt: skip
_TOKEN = re.compile(rf"\d{{1,20}}|{LETTER}{{1,40}}|\s{{1,40}}|.", re.DOTALL)
_PUNCTUATION = {
    **{sign: sign for sign in ".,/:+()[]|-'"},
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"), **dict.fromkeys("’‘`´ʼ′", "'"), **dict.fromkeys("،、，", ","),
    "：": ":", "（": "(", "）": ")", "．": ".", "／": "/", "•": "|", "·": "|", "‧": "|", "・": "|", "@": "|",
}  # fmt: skip
_FIRST_SIGN = 0xE000  # of words; a private use area


class Tokens(NamedTuple):
    """The tokens of a line: their signs, and the places where they begin and end."""

    signs: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


class _Vocabulary(NamedTuple):
    meanings: dict[str, int]  # folded name -> a bit for each meaning
    longer: dict[str, tuple[tuple[str, ...], ...]]  # first word -> names of several words, the longest first
    signs: dict[int, str]  # bits -> sign
    unspaced: re.Pattern[str]


@cache
def _vocabulary() -> _Vocabulary:
    meanings: dict[str, int] = {}
    for name, meaning in _named():
        meanings[name] = meanings.get(name, 0) | 1 << MEANINGS.index(meaning)
    longer: dict[str, list[tuple[str, ...]]] = {}
    for name in meanings:
        first, *others = name.split(" ")
        if others:
            longer.setdefault(first, []).append((first, *others))
    joined = sorted((name for name in meanings if is_unspaced(name)), key=lambda name: (-len(name), name))
    return _Vocabulary(
        meanings,
        {first: tuple(sorted(names, key=lambda name: (-len(name), name))) for first, names in longer.items()},
        {bits: chr(_FIRST_SIGN + place) for place, bits in enumerate(sorted(set(meanings.values())))},
        re.compile("|".join(map(re.escape, joined))),
    )


def _named() -> Iterator[tuple[str, str]]:
    """Yield every name with a meaning; names of several words have single blanks."""
    for language in date_languages():
        for kind, key, name in folded_words(language):
            if kind in _KINDS:
                yield name, _KINDS[kind]
            elif kind == "unit" and key in "hms":
                yield name, {"h": "hour", "m": "minute", "s": "second"}[key]
            if language == "he" and kind in ("month", "weekday"):
                yield from ((prefix + name, _KINDS[kind]) for prefix in HEBREW)
    for meaning, listed in _EAST_ASIAN.items():
        yield from ((sign, meaning) for sign in listed)
    yield from ((name, "era") for name in (*ERAS, "中華民國", "中华民国"))
    yield from ((name, "ordinal") for name in ORDINALS)
    yield from ((fold_accents(name), "zone") for name in ZONES)
    yield "t", "clock"


@cache
def signs(*wanted: str) -> str:
    """Return the signs of all words that have one of these meanings, as a class of a pattern."""
    bits = sum(1 << MEANINGS.index(meaning) for meaning in wanted)
    return "[" + "".join(sign for has, sign in _vocabulary().signs.items() if has & bits) + "]"


@lru_cache(maxsize=4096)
def _parts(word: str) -> tuple[tuple[str, int, int], ...]:
    """Return the parts of a word with their places: several where its script sets no blanks."""
    folded = _folded(word)
    if folded not in _vocabulary().meanings and len(folded) == len(word) and is_unspaced(word, any_letter=True):
        parts: list[tuple[str, int, int]] = []
        done = 0
        if not _vocabulary().unspaced.search(folded):
            return ((folded, 0, len(word)),)
        for match in _vocabulary().unspaced.finditer(folded):
            if match.start() > done:
                parts.append(("", done, match.start()))
            parts.append((match.group(), match.start(), match.end()))
            done = match.end()
        if done < len(word):
            parts.append(("", done, len(word)))
        return tuple(parts)
    return ((folded, 0, len(word)),)


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    return fold_accents(unicodedata.normalize("NFKC", word.translate(UNSEEN)))


def tokens(line: str) -> Tokens:
    """Part a line into tokens."""
    names: list[str] = []  # the folded word of a token, "" for all others
    marks: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    vocabulary = _vocabulary()
    for match in _TOKEN.finditer(line):
        text, start = match.group(), match.start()
        sign = _PUNCTUATION.get(text) or (" " if text.isspace() else _number(text) if text.isdecimal() else "")
        if sign:
            names.append("")
            marks.append(sign)
            starts.append(start)
            ends.append(match.end())
            continue
        for name, first, last in _parts(text):
            if not name and first == last - len(text) and not text.translate(UNSEEN):
                continue  # it shows nothing
            names.append(name)
            marks.append(_sign(name, text, vocabulary))
            starts.append(start + first)
            ends.append(start + last)
    _join(names, marks, starts, ends, vocabulary)
    return Tokens("".join(marks), tuple(starts), tuple(ends))


def _number(digits: str) -> str:
    if len(digits) == 4:
        return "4" if 1200 <= int(digits) < 2700 else "5"
    return str(len(digits)) if len(digits) < 4 else "0"


def _sign(name: str, word: str, vocabulary: _Vocabulary) -> str:
    bits = vocabulary.meanings.get(name, 0)
    if is_zone(word):
        bits |= _ZONE
    return _of_bits(bits, vocabulary)


_ZONE = 1 << MEANINGS.index("zone")


def _of_bits(bits: int, vocabulary: _Vocabulary) -> str:
    return vocabulary.signs.get(bits) or vocabulary.signs.get(bits & _ZONE) or "?"


def is_zone(word: str) -> bool:
    """Return whether a word abbreviates a zone, as writers do: in capitals, or "utc" and "gmt" in any case."""
    return (word.isupper() and word in _ABBREVIATIONS) or word.lower() in ("utc", "gmt", "мск", "z")


_ABBREVIATIONS = frozenset(name for name in (*OFFSETS, *CLOCKS, *AMBIGUOUS) if len(name) <= 5)


def _join(
    names: list[str], marks: list[str], starts: list[int], ends: list[int], vocabulary: _Vocabulary
) -> None:
    """Make one token of each name that consists of several words."""
    index = 0
    while index < len(names):
        for wanted in vocabulary.longer.get(names[index], ()) if names[index] else ():
            last = _follow(names, marks, index, wanted)
            if last > index:
                names[index] = " ".join(wanted)
                marks[index] = _of_bits(vocabulary.meanings[names[index]], vocabulary)
                ends[index] = ends[last]
                del names[index + 1 : last + 1], marks[index + 1 : last + 1]
                del starts[index + 1 : last + 1], ends[index + 1 : last + 1]
                break
        index += 1


def _follow(names: list[str], marks: list[str], index: int, wanted: tuple[str, ...]) -> int:
    """Return the place of the last word of a name that begins at a place, 0 where it does not stand there."""
    for word in wanted[1:]:
        index += 1
        between = 0
        while index < len(names) and not names[index] and between < 2 and marks[index] in " .'-":
            index, between = index + 1, between + 1
        if index >= len(names) or names[index] != word:
            return 0
    return index
