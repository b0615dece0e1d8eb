"""Durations and sizes for people: "12 min 34 sec", "8 MB". `phrases` are those of the page's language."""

from __future__ import annotations

from collections.abc import Mapping

_TIMES = (("hour", 3600), ("minute", 60), ("second", 1))
_SIZES = ("kilobyte", "megabyte", "gigabyte")  # SI: 10**3, 10**6 and 10**9 bytes


def duration(seconds: int, phrases: Mapping[str, str]) -> str:
    """Write a duration in the largest unit that it fills and the next smaller one."""
    first = next((place for place, (_, size) in enumerate(_TIMES) if seconds >= size), len(_TIMES))
    found = []
    for name, size in _TIMES[first : first + 2]:
        count, seconds = divmod(seconds, size)
        if count:
            found.append(phrases[name].format(count))
    return " ".join(found)


def exact(seconds: int) -> str:
    """Write a duration for programs (HTML, duration string; ISO 8601)."""
    return f"PT{seconds}S"


def size(length: int, phrases: Mapping[str, str]) -> str:
    """Write a size in bytes as a whole number of units; "" for an empty file."""
    if length <= 0:
        return ""
    count = max(1, round(length / 1000))
    for name in _SIZES[:-1]:
        if count < 1000:
            return phrases[name].format(count)
        count = round(count / 1000)
    return phrases[_SIZES[-1]].format(count)
