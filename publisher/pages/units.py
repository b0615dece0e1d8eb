"""Lengths as people read them: "12 min 34 sec", "8 MB"; `phrases` are those of the page's language."""

from __future__ import annotations

from collections.abc import Mapping

_UNITS = (("hour", 3600), ("minute", 60), ("second", 1))
_SIZES = ("kilobyte", "megabyte", "gigabyte")  # of a thousand bytes (SI), a million, a thousand million


def duration(seconds: int, phrases: Mapping[str, str]) -> str:
    """Say how long something lasts, in the largest unit that it fills and the next."""
    first = next((place for place, (_, size) in enumerate(_UNITS) if seconds >= size), len(_UNITS))
    found = []
    for name, size in _UNITS[first : first + 2]:
        count, seconds = divmod(seconds, size)
        if count:
            found.append(phrases[name].format(count))
    return " ".join(found)


def exact(seconds: int) -> str:
    """Say the same for programs (HTML, duration string; ISO 8601)."""
    return f"PT{seconds}S"


def size(length: int, phrases: Mapping[str, str]) -> str:
    """Say how large a file of so many bytes is, in whole units; "" of an empty one."""
    if length <= 0:
        return ""
    count = max(1, round(length / 1000))
    for name in _SIZES[:-1]:
        if count < 1000:
            return phrases[name].format(count)
        count = round(count / 1000)
    return phrases[_SIZES[-1]].format(count)
