"""Media types (MIME types) and durations of recordings, as people and programs write them.

The known types are in `tables/media.py`.
"""

from __future__ import annotations

import re

from publisher.tables.media import LONGEST, SAME_TYPES, TYPES


def type_of(address: str) -> str:
    """Return the media type of an address by its suffix, "" where it has none that is known."""
    name = address.split("?", 1)[0].split("#", 1)[0].rpartition("/")[2]
    return TYPES.get(name.rpartition(".")[2].lower(), "") if "." in name else ""


def same_type(one: str, other: str) -> bool:
    """Return whether two media types name the same format."""
    one, other = (text.split(";", 1)[0].strip().lower() for text in (one, other))
    return one == other or any(one in group and other in group for group in SAME_TYPES)


_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,5}):(\d{1,2})(?:[.,]\d{1,9})?", re.ASCII)
_SECONDS = re.compile(r"(\d{1,9})(?:\.\d{1,9})?(?:\s?s(?:ec(?:onds?)?)?)?", re.ASCII)
# ISO 8601 ("PT1H2M3S"), and the same without its letters P and T ("1h 2m 3s", "62 min").
_PARTS = re.compile(
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
