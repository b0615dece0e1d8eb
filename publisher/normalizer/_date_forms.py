"""Read a date that no fast path took: machine shapes, then coded text (see `text/date_words.py`)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo

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
from publisher.tables.calendars import ERA_LETTERS
from publisher.text.date_words import clean, encode
from publisher.text.lazy import lazy

_CODE = lazy(r"(?<![^\W_])[A-Z][a-z]?(?![^\W_])")
_STRANGE = lazy(r"[^\W\d_][^\s\d.,;:|()]*")
_MISLEADING = lazy(r"(?:the )?(?:sun|sat)", re.IGNORECASE)  # words before they are weekdays
MOST_WORDS = 12  # unknown words around a date; more is running text, which only mentions it

_UNIX = lazy(r"@?(\d{10})(?:\.\d{1,9})?|(\d{13})|(\d{16})")
_SLASHED = lazy(r"\\?/Date\((\d{12,13})(?:[+-]\d{4})?\)\\?/")
_BASIC = lazy(
    r"((?:18|19|20)\d\d)(\d\d)(\d\d)(?:[Tt _-]?(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?)?"
    r" ?([Zz]|[+-]\d\d:?(?:\d\d)?)?"
)
_OLD = lazy(r"(\d\d)(\d\d)(\d\d)[ Tt](\d\d)(\d\d)(\d\d)")
_WEEK = lazy(r"(\d{4})-?[Ww](\d\d)-?([1-7])")
_ORDINAL = lazy(r"((?:19|20)\d\d)-?([0-3]\d\d)")
_ISO_ZONE = lazy(r"(\d{4})-(\d\d)-(\d\d)(?:[Tt](\d\d))?(?:[Zz]|([+-])(\d\d):(\d\d))")
_COPYRIGHT = lazy(r"(?:©|\(c\)|copyright)(?: ?©)? ?\d{4}(?: ?[-,] ?\d{4})?", re.IGNORECASE)
_ERA_LETTER = lazy(r"(?<![A-Za-z])([RHSTM])(\d{1,2})(?=[./-]\d)")
_SEGMENT = lazy(r" ?[|·•‧] ?| - | / ")
_LABEL = lazy(r"^[^:#\d]{1,40}: ?")
_PUNCTUATION = lazy(r"[ .,;:()\[\]|'\"!-]+")
_BESIDE = lazy(
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
    plain, zone, doubt = take_zone(_COPYRIGHT.sub(" ", text), setting.region, setting.language)
    found = _of_any_words(plain, zone, setting)
    return (
        replace(found, seconds=None, zone=None, doubt=doubt) if doubt and found.seconds is not None else found
    )


def _of_any_words(plain: str, zone: tzinfo | None, setting: Setting) -> DateParts:
    """Read a text without its zone: in its own language, else in any."""
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
        if len(found) == 1 and re.search("[MHJS][a-l]", coded[found[0].start : found[0].end]):
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
