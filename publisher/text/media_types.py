"""Media types (MIME types), lengths of files and durations of recordings, as people and programs write them.

The known types are in `tables/media.py`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from publisher.tables.media import ALIASES, LONGEST, SAME_TYPES, TYPES
from publisher.text.lazy import lazy


def type_of(address: str) -> str:
    """Return the media type of an address by its suffix, "" where it has none that is known."""
    name = address.split("?", 1)[0].split("#", 1)[0].rpartition("/")[2]
    return TYPES.get(name.rpartition(".")[2].lower(), "") if "." in name else ""


def suffix_for(kind: str) -> str:
    """Return the suffix that the table of types lists first for a media type, "bin" where it lists none."""
    return next((suffix for suffix, known in TYPES.items() if known == kind), "bin")


def registered(kind: str) -> str:
    """Return a media type without its parameters, by its registered name: "audio/mp3" is "audio/mpeg"."""
    kind = kind.partition(";")[0].strip().lower()
    return ALIASES.get(kind, kind)


def same_type(one: str, other: str) -> bool:
    """Return whether two media types name the same format."""
    one, other = registered(one), registered(other)
    return one == other or any(one in group and other in group for group in SAME_TYPES)


def differs(stated: int, measured: int) -> bool:
    """Return whether a duration in seconds is more than a rounding away from a file's own."""
    return abs(stated - measured) > max(5, measured // 20)


# -- lengths -------------------------------------------------------------------------------------------------

_UNITS = {
    unit: factor
    for factor, units in {
        1: "b byte bytes o octet octets oct бит байт байта байтов バイト 字节 字節 바이트",
        1_000: "k kb kbyte kbytes kilobyte kilobytes ko кб",
        1_000_000: "m mb mbyte mbytes megabyte megabytes mo мб",
        1_000_000_000: "g gb gbyte gbytes gigabyte gigabytes go гб",
        1 << 10: "ki kib kibibyte kibibytes kio киб",
        1 << 20: "mi mib mebibyte mebibytes mio миб",
        1 << 30: "gi gib gibibyte gibibytes gio гиб",
    }.items()
    for unit in units.split()
}
_SIZE = lazy(
    r"(?P<whole>\d{1,3}(?:(?P<mark>[,.'’_ ])\d{2,3}(?:(?P=mark)\d{2,3}){0,5})|\d{1,15})"
    r"(?:[.,](?P<part>\d{1,9}))?",
    re.ASCII,
)
_WORDS = str.maketrans({"٬": ",", "٫": ".", "\u2009": " "})


class FileLength(NamedTuple):
    """A length in bytes, None where it is none; a rounded one ("12.3 MB") is not exact."""

    value: int | None = None
    is_exact: bool = True


def length_of(text: str) -> FileLength:
    """Read a length: "12345678", "12,345,678", "12 345 678", "１２３４", "12.3 MB", "12 MiB".

    Without a unit all marks group digits, because no file has part of a byte. Of megabytes and more a single
    mark opens a fraction.
    """
    if text.isascii() and text.isdecimal() and len(text) < 16:
        return FileLength(int(text))
    if len(text) > 60:
        return FileLength(None)
    plain = unicodedata.normalize("NFKC", text).translate(_WORDS).strip()
    plain = "".join(str(unicodedata.decimal(sign, sign)) for sign in plain)
    number = plain.rstrip("".join({sign for sign in plain if sign.isalpha()})).rstrip()
    match, unit = _SIZE.fullmatch(number), plain[len(number) :].strip().lower()
    if match is None or (unit and unit not in _UNITS):
        return FileLength(None)
    factor = _UNITS.get(unit, 1)
    whole, part = match["whole"], match["part"] or ""
    marks = sum(whole.count(mark) for mark in match["mark"] or "")
    if factor >= 1_000_000 and marks == 1 and not part and match["mark"] in ".,":
        whole, part = re.split(r"[.,]", whole)
    elif marks and len(re.split(r"\D", whole)[-1]) != 3:
        return FileLength(None)
    digits = re.sub(r"\D", "", whole)
    if factor == 1 and part.strip("0"):
        return FileLength(None)
    value = int(digits) * factor + int(part or 0) * factor // 10 ** len(part)
    return FileLength(value if value < 10**15 else None, is_exact=factor == 1)


# -- durations -----------------------------------------------------------------------------------------------

_CLOCK = lazy(r"(?:(\d{1,4}):)?(\d{1,5}):(\d{1,2})(?:[.,]\d{1,9})?", re.ASCII)
_SECONDS = re.compile(r"(\d{1,9})(?:\.\d{1,9})?(?:\s?s(?:ec(?:onds?)?)?)?", re.ASCII)
# ISO 8601 ("PT1H2M3S"), and the same without its letters P and T ("1h 2m 3s", "62 min").
_PARTS = lazy(
    r"(?:P(?:(\d{1,3})D)?T?)?\s?(?:(\d{1,5})\s?h(?:(?:ou)?rs?|ours)?)?\s?"
    r"(?:(\d{1,6})\s?m(?:in(?:ute)?s?)?)?\s?(?:(\d{1,9})(?:\.\d{1,9})?\s?s(?:ec(?:ond)?s?)?)?",
    re.ASCII | re.IGNORECASE,
)


def seconds_of(text: str) -> int | None:
    """Read a duration in whole seconds: "3723", "1:02:03", "62:03", "PT1H2M3S", "1h 2m".

    None where it is none, nothing, or longer than any recording.
    """
    text = text.strip()
    if len(text) > 40:
        return None
    total = 0
    if match := _SECONDS.fullmatch(text):
        total = int(match[1])
    elif match := _CLOCK.fullmatch(text):
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        if seconds > 59 or (match[1] and minutes > 59):
            return None
        total = hours * 3600 + minutes * 60 + seconds
    elif match := _PARTS.fullmatch(text):
        days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
        total = days * 86_400 + hours * 3600 + minutes * 60 + seconds
    return total if 0 < total <= LONGEST else None
