"""The words of dates: one code for each word of the tables, for what finds dates and for what reads them.

A coded text has one script of digits, one case, and a code in the place of each known word. Lower-case
letters are unknown words; capitals are codes:

    M, H, J, S + a..l  a month: Gregorian, Hijri, Jalali, Bikram Sambat; a is the first
    W + a..g         a weekday; a is Monday
    Y + a..l + a..g  a word that is a month or a weekday ("mar"); its neighbours decide, see `_resolve`
    C + a..g + unit  a word that is a weekday or a unit ("luni"); a number before it makes it the unit
    N + letter       a near day: d is today, c yesterday, e tomorrow
    U + letter       a unit: s, m, h, d, w, n (months), y
    A, L, G, I       ago; last; this moment; a count of one ("an hour")
    P, Q             after and before noon
    K, O             before and after an hour ("at", "Uhr")
    D                a part of the day ("evening")
    Z                before a month's number ("tháng 5"); the two become M + letter
    E                a Hijri year follows or precedes
    B, V, X          publication is announced; a revision is; a border, which is no date ("until")
    T, #             the place of an hour that was cut out; of a day that was cut out
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from publisher.tables.calendars import ERAS, date_languages, date_words, has_date_words
from publisher.text.clean import fold_accents
from publisher.text.lazy import lazy

LETTER = r"[^\s\d!-/:-@\[-`{-~«»“”‘’„‚…·•،؛।။၊。、，：；（）【】《》「」©®™°#]"
WORD = re.compile(LETTER + "{1,40}")
_CODES = {
    "ago": "A", "clock": "K", "oclock": "O", "one": "I", "now": "G", "last": "L", "part": "D",
    "fill": "", "within": "", "bound": "X", "posted": "B", "changed": "V", "monthword": "Z", "monthsign": "",
    "hijrah": "E",
}  # fmt: skip
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-") | dict.fromkeys(map(ord, "،、၊"), ",")
_QUOTES = dict.fromkeys(map(ord, "’‘`´ʼ′"), "'")
_CJK_NUMBER = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
_CJK = lazy("[〇零○一二三四五六七八九十]{1,8}(?=[年月日号號时時点點分秒天小周週个個])")
_ERA = lazy(rf"(?:中華|中华)?({'|'.join(ERAS)})\s?(\d{{1,3}}|元)\s?(?=[年./-])")
_CJK_TIME = lazy(
    r"(\d{1,2})\s?[時时点點시](?![间間간])\s?(?:(\d{1,2})\s?[分분]|(半))?\s?(?:(\d{1,2})\s?[秒초])?"
)
_CJK_DATE = lazy(r"(?:(\d{2,4})\s?[年년]\s?)?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号號일]?")
_MONGOLIAN = lazy(r"(?<!\d)(1[0-2]|0?[1-9]) ?-? ?р? ?сар(?:ын)?(?![^\W\d_])")
_TWO_NAMES = re.compile(r"(M[a-l]) ?/ ?\1(?![A-Za-z])")  # "سبتمبر/أيلول": both are September
_TWO_YEARS = re.compile(r"(\d{4}年) ?\(\1\) ?")  # "2023年(令和5年)"
_CJK_WEEKDAY = lazy(r"\([月火水木金土日월화수목금토일](?:曜日?|요일)?\)")
# Endings of a day's or a year's number.
ORDINALS = ("st nd rd th er ere o a e eme te de ste an en jan jen go го е й у ви ро ма η ης ας ос").split()
_ORDINAL_DAY = lazy(rf"(?<=\d)(?:{'|'.join(ORDINALS)})(?!{LETTER})")
# Characters that show nothing: marks of direction, joiners, soft hyphens.
UNSEEN = dict.fromkeys([0xAD, 0x61C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF])
_UNSAID = re.compile(f"[{''.join(map(chr, (*UNSEEN, *_QUOTES)))}']+")  # in names
HEBREW = ("ב", "ל")  # prepositions that are written in one with the word
_BETWEEN = re.compile(r"[ .'-]{0,2}")


def clean(text: str) -> str:
    """Make digits ASCII, drop invisible characters, unify spaces, dashes and quotes; keep the case."""
    if text.isascii():
        return " ".join(text.replace("\n", " | ").split())
    text = unicodedata.normalize("NFKC", text.replace("\n", " | ").replace("\xb7", " | "))
    text = "".join(
        str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text if unicodedata.category(c) != "Cf"
    )
    text = text.translate(_DASHES).translate(_QUOTES)
    text = _ERA.sub(lambda m: str(ERAS[m[1]] + (1 if m[2] == "元" else int(m[2]))), text)
    text = _TWO_YEARS.sub(r"\1", text) if "年" in text else text
    text = _CJK.sub(lambda m: _cjk_number(m[0]), text)
    return " ".join(text.split())


def _cjk_number(text: str) -> str:
    if "十" not in text:
        return "".join(str(_CJK_NUMBER[c]) for c in text)
    tens, _, ones = text.partition("十")
    digits = _CJK_NUMBER.get(tens, 1) * 10 + _CJK_NUMBER.get(ones, 0)
    return str(digits)


def _code(kind: str, key: str) -> str:
    if kind in _CODES:
        return _CODES[kind]
    if kind == "half":
        return "Q" if key == "am" else "P"
    if kind == "unit":
        return "U" + key
    if kind == "count":
        return key
    if kind == "unitago":
        return f"U{key} A"
    if kind == "fixed":
        return f"{key[:-1]} U{key[-1]} A"
    if kind == "near":
        return "N" + chr(ord("d") + int(key))
    return {"month": "M", "weekday": "W", "hijri": "H", "jalali": "J", "bikram": "S"}[kind] + chr(96 + int(key))


def _overrules(kind: str, old: str, word: str) -> bool:
    """Return whether a later word of this kind replaces an earlier code."""
    if kind in ("oclock", "clock", "one", "part"):
        return not old
    if kind in ("fill", "within"):
        return old[:1] not in ("M", "W", "N", "A") and not (old[:1] == "U" and len(word) > 1)
    return not (kind == "ago" and old)


@cache
def folded_words(language: str) -> tuple[tuple[str, str, str], ...]:
    """Return the words of a language as (kind, key, name), each folded as `encode` folds texts."""
    listed = date_words(language)
    names = folded_names([word for _, _, word in listed])
    return tuple(
        ("weekday" if kind == "onday" else kind, key, name)
        for (kind, key, _), name in zip(listed, names, strict=True)
        if name
    )


def folded_names(words: list[str]) -> list[str]:
    """Fold words of the tables, all at once: folding each alone takes four times as long."""
    text = _UNSAID.sub("", "\n".join(words)).replace("\xb7", "|")
    folded = fold_accents(unicodedata.normalize("NFKC", text))
    return [word if word.isalpha() else " ".join(WORD.findall(word)) for word in folded.split("\n")]


def _add(lexicon: dict[str, str], language: str) -> None:
    for kind, key, name in folded_words(language):
        old, new = lexicon.get(name, ""), _code(kind, key)
        if old and not _overrules(kind, old, name):
            continue
        if old[:1] == "M" and kind == "weekday":
            new = "Y" + old[1] + new[1]  # "mar" is a month and a weekday: its neighbours decide
        if old[:1] == "W" and kind == "unit":
            new = "C" + old[1] + key  # "luni" is Monday, and months: a number before it decides
        lexicon[name] = new
        if language == "he" and kind in ("month", "weekday"):
            for prefix in HEBREW:
                lexicon[prefix + name] = new


class Lexicon:
    """The words of some languages, each with its code."""

    def __init__(self, lexicon: dict[str, str]) -> None:
        self.codes = lexicon
        self.longest = max(name.count(" ") for name in lexicon) + 1
        joined = sorted((n for n in lexicon if is_unspaced(n)), key=lambda n: (-len(n), n))
        self.unspaced = re.compile("|".join(map(re.escape, joined)) or "(?!)")

    def encode(self, text: str) -> str:
        """Put codes in the place of known words; the text must be folded."""
        if not text.isascii():
            text = self.unspaced.sub(lambda m: f" {self.codes[m[0]]} ", text)
        found = list(WORD.finditer(text))
        out: list[str] = []
        done = index = 0
        while index < len(found):
            code, count = self._lookup(text, found, index)
            if count:
                out += [text[done : found[index].start()], f" {code} "]
                done = found[index + count - 1].end()
            index += count or 1
        return "".join(out) + text[done:]

    def _lookup(self, text: str, found: list[re.Match[str]], index: int) -> tuple[str, int]:
        names = [found[index][0]]
        while len(names) < self.longest and index + len(names) < len(found):
            last, following = found[index + len(names) - 1], found[index + len(names)]
            if not _BETWEEN.fullmatch(text, last.end(), following.start()):
                break
            names.append(following[0])
        for count in range(len(names), 0, -1):
            code = self.codes.get(" ".join(names[:count]))
            if code is not None:
                return code, count
        return "", 0


def is_unspaced(word: str, *, any_letter: bool = False) -> bool:
    """Return whether a word is of a script that sets no blanks between words, by its first letter or by any."""
    if any_letter:
        return any(is_unspaced(letter) for letter in word) if not word.isascii() else False
    return "\u0e00" <= word[0] <= "\u109f" or "\u1780" <= word[0] <= "\u17ff" or word[0] >= "\u3040"


@cache
def lexicon(language: str) -> Lexicon:
    """Return the words of a language and of English; of all languages for ""."""
    english: dict[str, str] = {}
    _add(english, "en")
    if language == "":
        return Lexicon(_everything() | english)
    own: dict[str, str] = {}
    _add(own, language)
    if language in ("no", "nb"):
        _add(own, "nn")
    return Lexicon(english | own)


def _everything() -> dict[str, str]:
    """Merge all languages; a word with different meanings is left out."""
    merged: dict[str, str] = {}
    for language in date_languages():
        own: dict[str, str] = {}
        _add(own, language)
        for name, code in own.items():
            old = merged.setdefault(name, code)
            if old != code:
                merged[name] = (
                    old if not code or code[0] in "KODI" else code if not old or old[0] in "KODI" else "?"
                )
    return {name: code for name, code in merged.items() if code != "?"}


def encode(text: str, language: str) -> str:
    """Turn a cleaned text into a coded one; see the module's docstring for the codes."""
    text = re.sub(rf"(?<={LETTER})'(?={LETTER})", "", fold_accents(text).replace("(e)", ""))
    if not text.isascii():
        text = _encode_signs(text)
    text = _ORDINAL_DAY.sub("", text)
    coded = lexicon(language if has_date_words(language) else "").encode(text)
    coded = re.sub(r"Z *\.? *(1[0-2]|0?[1-9])(?!\d)", lambda m: f" M{chr(96 + int(m[1]))} ", coded)
    coded = _TWO_NAMES.sub(r"\1", " ".join(coded.split()))
    return _resolve(coded)


def _encode_signs(text: str) -> str:
    """Put codes in the place of what East Asian and Mongolian dates write with signs of their own."""
    text = _MONGOLIAN.sub(lambda m: f" M{chr(96 + int(m[1]))} ", text)
    text = _CJK_TIME.sub(
        lambda m: f" {m[1]}:{'30' if m[3] else (m[2] or '0').zfill(2)}:{(m[4] or '0').zfill(2)} ", text
    )
    return _CJK_WEEKDAY.sub(" ", _CJK_DATE.sub(_cjk_date, text))


def _cjk_date(match: re.Match[str]) -> str:
    if not 1 <= int(match[2]) <= 12:
        return match[0]
    return f" {match[1] or ''} M{chr(96 + int(match[2]))} {match[3]} "


def _resolve(coded: str) -> str:
    """Resolve words with two meanings: next to a number a month, unless there is one already."""
    if "C" in coded:
        coded = re.sub(r"(?<=[\dI] )C\w(\w)|C(\w)\w", lambda m: "U" + m[1] if m[1] else "W" + m[2], coded)
    if "Y" not in coded:
        return coded
    if "M" in coded:
        return re.sub(r"Y\w(\w)", r"W\1", coded)
    coded = re.sub(r"(\d[ .,/-]{0,3})Y(\w)\w", r"\1M\2", coded)
    coded = re.sub(r"Y(\w)\w(?=[ .,/-]{0,3}\d)", r"M\1", coded)
    return re.sub(r"Y\w(\w)", r"W\1", coded)
