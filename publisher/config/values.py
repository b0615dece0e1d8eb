"""Checks of single values: addresses, folders, days, zones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import permutations
from pathlib import Path
from urllib.parse import urlsplit

from publisher.tables.syndication import PICTURES
from publisher.text.iris import is_web_address

HOURS = 24  # of a day, as `skip_hours` counts them: 0 to 23
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def is_picture(value: str) -> bool:
    """Whether this is the address of a picture that RSS allows; one without a suffix may be any."""
    if not is_web_address(value):
        return False
    _, dot, suffix = urlsplit(value).path.rpartition("/")[2].rpartition(".")
    return not dot or suffix.lower() in PICTURES


def is_language(value: str) -> bool:
    """Whether this has the form of a language tag (BCP 47)."""
    return _LANGUAGE.fullmatch(value) is not None


def is_day(value: str) -> bool:
    """Whether this is a day, a month or a year."""
    try:
        return bool(_DAY.fullmatch(value)) and bool(date(*(*map(int, value.split("-")), 1, 1)[:3]))
    except ValueError:
        return False


def is_zone(value: str) -> bool:
    """Whether this names a time zone."""
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(value)
    except (ValueError, OSError, KeyError):  # an unknown zone is a KeyError
        return False
    return True


def nested(root: Path, folders: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Find folders that are inside another one, or the same: pairs of inner and outer."""
    for inner, outer in permutations(folders, 2):
        if (root / inner).resolve().is_relative_to((root / outer).resolve()):
            yield inner, outer
