"""Values with a form of their own: addresses, days, zones."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

_UNSAFE = frozenset(' <>"\\^`{|}')
_SINCE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?\Z")


def is_address(value: str) -> bool:
    """Whether this is a whole http or https address."""
    try:
        parts = urlsplit(value)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and not set(value) & _UNSAFE
    except ValueError:
        return False


def is_picture(value: str) -> bool:
    """Whether this is the address of a picture that RSS may show; one without a suffix may be any."""
    if not is_address(value):
        return False
    from publisher.tables.syndication import PICTURES

    _, dot, suffix = urlsplit(value).path.rpartition("/")[2].rpartition(".")
    return not dot or suffix.lower() in PICTURES


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
