"""DateParts of a date that no fast path took: machine shapes, then coded text.

A coded text has one script of digits, one case, and a code in the place of each known word. Lower-case
letters are unknown words; capitals are codes:

    M, H, J + a..l   a month: Gregorian, Hijri, Jalali; a is the first
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
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cache

from publisher.normalizer._date_grammar import (
    FoundDay,
    distance,
    full,
    relative,
    seconds_of,
    take_dotted_hour,
    take_hour,
    yearless,
)
from publisher.normalizer._date_parts import (
    DateParts,
    NoDate,
    Setting,
    fixed,
    full_year,
    gregorian,
    signed,
    take_zone,
)
from publisher.tables.calendars import ERA_LETTERS, ERAS, date_languages, date_words, has_date_words
from publisher.text.clean import fold_accents

# -- words ---------------------------------------------------------------------------------------------------

LETTER = r"[^\s\d!-/:-@\[-`{-~«»“”‘’„‚…·•،؛।。、，：；（）【】《》「」©®™°#]"
WORD = re.compile(LETTER + "{1,40}")
_CODES = {
    "ago": "A", "clock": "K", "oclock": "O", "one": "I", "now": "G", "last": "L", "part": "D",
    "fill": "", "bound": "X", "posted": "B", "changed": "V", "monthword": "Z", "hijrah": "E",
}  # fmt: skip
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-") | dict.fromkeys(map(ord, "،、"), ",")
_QUOTES = dict.fromkeys(map(ord, "’‘`´ʼ′"), "'")
_CJK_NUMBER = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
_CJK = re.compile("[〇零○一二三四五六七八九十]{1,8}(?=[年月日号號时時点點分秒天小周週个個])")
_ERA = re.compile(rf"(?:中華|中华)?({'|'.join(ERAS)})\s?(\d{{1,3}}|元)\s?(?=[年./-])")
_CJK_TIME = re.compile(
    r"(\d{1,2})\s?[時时点點시](?![间間간])\s?(?:(\d{1,2})\s?[分분]|(半))?\s?(?:(\d{1,2})\s?[秒초])?"
)
_CJK_DATE = re.compile(r"(?:(\d{2,4})\s?[年년]\s?)?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号號일]?")
_CJK_WEEKDAY = re.compile(r"\([月火水木金土日월화수목금토일](?:曜日?|요일)?\)")
_ORDINAL_DAY = re.compile(
    rf"(?<=\d)(?:st|nd|rd|th|er|ere|o|a|e|eme|te|de|ste|an|en|jan|jen|go|го|е|й|у|ви|ро|ма|η|ης|ας|ос)(?!{LETTER})"
)
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
    return {"month": "M", "weekday": "W", "hijri": "H", "jalali": "J"}[kind] + chr(96 + int(key))


def _overrules(kind: str, old: str, word: str) -> bool:
    """Return whether a later word of this kind replaces an earlier code."""
    if kind in ("oclock", "clock", "one", "part"):
        return not old
    if kind == "fill":
        return old[:1] not in ("M", "W", "N", "A") and not (old[:1] == "U" and len(word) > 1)
    return not (kind == "ago" and old)


def _add(lexicon: dict[str, str], language: str) -> None:
    for listed, key, word in date_words(language):
        kind = "weekday" if listed == "onday" else listed
        name = " ".join(WORD.findall(fold_accents(clean(word).replace("'", ""))))
        old, new = lexicon.get(name, ""), _code(kind, key)
        if not name or (old and not _overrules(kind, old, name)):
            continue
        if old[:1] == "M" and kind == "weekday":
            new = "Y" + old[1] + new[1]  # "mar" is a month and a weekday: its neighbours decide
        if old[:1] == "W" and kind == "unit":
            new = "C" + old[1] + key  # "luni" is Monday, and months: a number before it decides
        lexicon[name] = new
        if language == "he" and kind in ("month", "weekday"):
            lexicon["ב" + name] = lexicon["ל" + name] = new  # prepositions are written in one with the word


class Lexicon:
    """The words of some languages, each with its code."""

    def __init__(self, lexicon: dict[str, str]) -> None:
        self.codes = lexicon
        self.longest = max(name.count(" ") for name in lexicon) + 1
        joined = sorted((n for n in lexicon if _unspaced(n)), key=lambda n: (-len(n), n))
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


def _unspaced(name: str) -> bool:
    return "\u0e00" <= name[0] <= "\u109f" or "\u1780" <= name[0] <= "\u17ff" or name[0] >= "\u3040"


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
    text = re.sub(rf"(?<={LETTER})'(?={LETTER})", "", fold_accents(text))
    text = _CJK_TIME.sub(
        lambda m: f" {m[1]}:{'30' if m[3] else (m[2] or '0').zfill(2)}:{(m[4] or '0').zfill(2)} ", text
    )
    text = _CJK_DATE.sub(_cjk_date, text)
    text = _ORDINAL_DAY.sub("", _CJK_WEEKDAY.sub(" ", text))
    coded = lexicon(language if has_date_words(language) else "").encode(text)
    coded = re.sub(r"Z *\.? *(1[0-2]|0?[1-9])(?!\d)", lambda m: f" M{chr(96 + int(m[1]))} ", coded)
    return _resolve(" ".join(coded.split()))


def _cjk_date(match: re.Match[str]) -> str:
    if not 1 <= int(match[2]) <= 12:
        raise NoDate(f"there is no month {match[2]}")
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


# -- forms ---------------------------------------------------------------------------------------------------

_CODE = re.compile(r"(?<![^\W_])[A-Z][a-z]?(?![^\W_])")
_STRANGE = re.compile(r"[^\W\d_][^\s\d.,;:|()]*")
_MISLEADING = re.compile(r"(?:the )?(?:sun|sat)", re.IGNORECASE)  # words before they are weekdays
MOST_WORDS = 12  # unknown words around a date; more is running text, which only mentions it

_UNIX = re.compile(r"@?(\d{10})(?:\.\d{1,9})?|(\d{13})|(\d{16})")
_SLASHED = re.compile(r"\\?/Date\((\d{12,13})(?:[+-]\d{4})?\)\\?/")
_BASIC = re.compile(
    r"((?:18|19|20)\d\d)(\d\d)(\d\d)(?:[Tt _-]?(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?)?"
    r" ?([Zz]|[+-]\d\d:?(?:\d\d)?)?"
)
_OLD = re.compile(r"(\d\d)(\d\d)(\d\d)[ Tt](\d\d)(\d\d)(\d\d)")
_WEEK = re.compile(r"(\d{4})-?[Ww](\d\d)-?([1-7])")
_ORDINAL = re.compile(r"((?:19|20)\d\d)-?([0-3]\d\d)")
_ISO_ZONE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[Tt](\d\d))?(?:[Zz]|([+-])(\d\d):(\d\d))")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)(?: ?©)? ?\d{4}(?: ?[-,] ?\d{4})?", re.IGNORECASE)
_ERA_LETTER = re.compile(r"(?<![A-Za-z])([RHSTM])(\d{1,2})(?=[./-]\d)")
_SEGMENT = re.compile(r" ?[|·•‧] ?| - | / ")
_LABEL = re.compile(r"^[^:#\d]{1,40}: ?")
_PUNCTUATION = re.compile(r"[ .,;:()\[\]|'\"!-]+")
_BESIDE = re.compile(
    r"\d *[-./,:~]? *#|\d (?!Uy|Ud)[^\s\d#A-Z]{1,4}\.? #|# ?[-./,:~] ?\d(?!\d* ?[a-zU])|# \d+(?! ?[a-zU\d])"
    r"|X(?: [A-Z][a-z]?)* #"
)


def read(text: str, setting: Setting) -> DateParts:
    """Read a text.

    Raises:
        NoDate: it gives no date.
    """
    text = clean(text)
    if setting.language == "ja":
        text = _ERA_LETTER.sub(lambda m: str(ERA_LETTERS[m[1]] + int(m[2])), text)
    machine = _machine(text, setting)
    if machine:
        return machine
    if not any(c.isalpha() or c.isdigit() for c in text):
        raise NoDate("there is no date")
    plain, zone = take_zone(_COPYRIGHT.sub(" ", text), setting.region, setting.language)
    try:
        return _read_words(plain, zone, setting)
    except NoDate as reason:
        if setting.language == "" or str(reason) not in (_NONE, _WORDS):
            raise
        found = _in_any_language(plain, zone, setting)
        if found is None:
            raise
        return found


_NONE = "there is no full date"
_WORDS = "other words surround a part of a date"


def _machine(text: str, setting: Setting) -> DateParts | None:
    for pattern, maker in _MACHINE:
        match = pattern.fullmatch(text)
        if match:
            return maker(match, setting)
    return None


def _unix(match: re.Match[str], setting: Setting) -> DateParts:
    digits = next(group for group in match.groups() if group)
    seconds = int(digits) // {10: 1, 12: 1000, 13: 1000, 16: 1_000_000}[len(digits)]
    instant = datetime.fromtimestamp(seconds, UTC)
    if instant.year > 2100 or instant.year < 1971:
        raise NoDate("a number, no date")
    return fixed(instant.astimezone(setting.zone))


def _basic(match: re.Match[str], _: Setting) -> DateParts:
    y, m, d, hour, minute, second, zone = match.groups()
    day = gregorian(int(y), int(m), int(d))
    if hour is None:
        return DateParts(day)
    seconds = seconds_of(int(hour), int(minute), int(second or 0))
    if not zone:
        return DateParts(day, seconds)
    digits = zone[1:].replace(":", "")
    return DateParts(day, seconds, signed(zone[0], digits[:2], digits[2:] or "0") if digits else UTC)


def _old(match: re.Match[str], setting: Setting) -> DateParts:
    y, m, d, hour, minute, second = match.groups()
    day = gregorian(full_year(y, setting), int(m), int(d))
    return DateParts(day, seconds_of(int(hour), int(minute), int(second)))


def _week(match: re.Match[str], _: Setting) -> DateParts:
    try:
        return DateParts(date.fromisocalendar(int(match[1]), int(match[2]), int(match[3])))
    except ValueError:
        raise NoDate("the year has no such week") from None


def _ordinal(match: re.Match[str], _: Setting) -> DateParts:
    year, days = int(match[1]), int(match[2])
    day = date(year, 1, 1) + timedelta(days=days - 1)
    if day.year != year:
        raise NoDate("the year has no such day")
    return DateParts(day)


def _zoned_day(match: re.Match[str], _: Setting) -> DateParts:
    day = gregorian(int(match[1]), int(match[2]), int(match[3]))
    zone = signed(match[5], match[6], match[7] or "0") if match[5] else UTC
    return DateParts(day, seconds_of(int(match[4]), 0, 0) if match[4] else None, zone)


_MACHINE = (
    (_UNIX, _unix), (_SLASHED, _unix), (_BASIC, _basic), (_OLD, _old), (_WEEK, _week), (_ORDINAL, _ordinal),
    (_ISO_ZONE, _zoned_day),
)  # fmt: skip


def _in_any_language(plain: str, zone: tzinfo | None, setting: Setting) -> DateParts | None:
    """Try the words of all languages on a text that does not fit its own: only full dates count."""
    try:
        coded, seconds = take_hour(encode(plain, ""))
        found = [one for one in full(coded, setting) if one.strong]
        if len(found) == 1 and re.search("[MHJ][a-l]", coded[found[0].start : found[0].end]):
            return _in_context(found[0], coded, seconds, zone)
    except NoDate:
        pass
    return None


def _read_words(plain: str, zone: tzinfo | None, setting: Setting) -> DateParts:
    whole = _publication_part(encode(plain, setting.language))
    reading = distance(plain, _bare(whole), setting)
    if reading:
        return reading
    coded, seconds = take_hour(whole)
    found = full(coded, setting)
    if len({one.day for one in found}) > 1:
        raise NoDate("the text names more than one date")
    if found:
        return _in_context(found[0], coded, seconds, zone)
    reading = _incomplete(plain, coded, seconds, setting)
    if reading is None:
        raise NoDate(_WORDS if re.search(r"[MWNA][a-l]?\b", coded) else _NONE)
    return (
        replace(reading, zone=zone)
        if zone and reading.zone is None and reading.seconds is not None
        else reading
    )


def _publication_part(coded: str) -> str:
    """Of a text that names publication and revision, keep the part that names publication."""
    parts = re.split(r"(?<![A-Za-z])([BV])(?![A-Za-z])", coded)
    if len(parts) < 3:
        return coded
    labelled = [(label or "B", part) for label, part in zip(["", *parts[1::2]], parts[::2], strict=True)]
    dated = [(label, part) for label, part in labelled if re.search(r"\d|W[a-g]|N[a-g]", part)]
    for wanted in ("B", "V"):
        for label, part in dated:
            if label == wanted:
                return part.strip(" |-/,;")
    return coded


def _in_context(found: FoundDay, coded: str, seconds: int | None, zone: tzinfo | None) -> DateParts:
    """Check a date by the text around it."""
    rest = coded[: found.start] + " # " + coded[found.end :]
    rest = " ".join(rest.split())
    if seconds is None:
        rest, seconds = take_dotted_hour(rest)
    if re.search(r":\d", rest):
        raise NoDate("the day has no such hour")
    if _BESIDE.search(rest):
        raise NoDate("a range, or numbers that do not belong to the date")
    strange = _STRANGE.findall(_CODE.sub(" ", _LABEL.sub("", rest)))
    if len(strange) > MOST_WORDS:
        raise NoDate("a text that mentions a date")
    if not found.strong and (strange or re.search(r"\d", rest)):
        raise NoDate(_WORDS)
    return DateParts(found.day, seconds, zone if seconds is not None else None, found.inferred)


def _incomplete(plain: str, coded: str, seconds: int | None, setting: Setting) -> DateParts | None:
    """Read a date without a year, or a relative one; its part of the text may hold nothing else."""
    reading = _only(plain, coded, seconds, setting)
    if reading:
        return reading
    parts = _SEGMENT.split(coded)
    if len(parts) < 2:
        return None
    plains = _SEGMENT.split(plain)
    whole = plains if len(plains) == len(parts) else parts
    results = [_only(p, c, seconds if "T" in c else None, setting) for p, c in zip(whole, parts, strict=True)]
    found = [one for one in results if one]
    return found[0] if len(found) == 1 else None


def _bare(coded: str) -> str:
    """Drop labels and punctuation, so that only what dates remains."""
    return " ".join(
        re.sub(r"(?<![A-Za-z])[BVX](?![A-Za-z])", " ", _PUNCTUATION.sub(" ", _LABEL.sub("", coded))).split()
    )


def _only(plain: str, coded: str, seconds: int | None, setting: Setting) -> DateParts | None:
    coded = _LABEL.sub("", coded)
    bare = _bare(coded)
    if _MISLEADING.fullmatch(plain.strip()):
        return None
    reading = distance(plain, bare, setting, seconds) or relative(bare, seconds, setting)
    if reading:
        return reading
    if re.search(r"[a-z]{2}|[^\W\d_A-Za-z]", bare):
        return None
    found = yearless(coded, setting)
    if found is None:
        return None
    rest = coded[: found.start] + coded[found.end :]
    if re.search(r"\d|[^\W\d_A-Z](?<![A-Z][a-z])", rest):
        return None
    return DateParts(found.day, seconds, None, found.inferred)
