"""Values with a form of their own: addresses, days, zones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import permutations
from pathlib import Path
from urllib.parse import urlsplit

from publisher.text.iris import is_web_address

_SINCE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?\Z")


def is_picture(value: str) -> bool:
    """Whether this is the address of a picture that RSS may show; one without a suffix may be any."""
    if not is_web_address(value):
        return False
    from publisher.tables.syndication import PICTURES

    _, dot, suffix = urlsplit(value).path.rpartition("/")[2].rpartition(".")
    return not dot or suffix.lower() in PICTURES


def inside(root: Path, folders: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Name each folder that lies in another, or is another, and that other."""
    for inner, outer in permutations(folders, 2):
        if (root / inner).resolve().is_relative_to((root / outer).resolve()):
            yield inner, outer


def is_day(value: str) -> bool:
    """Whether this is a day, a month or a year."""
    try:
        return bool(_SINCE.match(value)) and bool(date(*(*map(int, value.split("-")), 1, 1)[:3]))
    except ValueError:
        return False


def is_zone(value: str) -> bool:
    """Whether this names a time zone."""
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(value)
    except (ValueError, OSError, KeyError):  # a zone that is not found is a KeyError
        return False
    return True
