"""Kinds of values in modules of feeds: what publisher/tables/feed_modules.tsv calls the texts and attributes.

Each kind is a function that says in a few words what is wrong with a value, or returns "".
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from urllib.parse import quote, unquote

from publisher.validator.syntax import (
    fault_of_absolute,
    fault_of_language,
    fault_of_mail,
    fault_of_media_type,
    fault_of_reference,
    fault_of_rfc822,
    fault_of_rfc3339,
    fault_of_w3cdtf,
    fault_of_web_address,
)

_INTEGER = re.compile(r"[+-]?\d{1,18}", re.ASCII)
_DECIMAL = re.compile(r"[+-]?(?:\d{1,18}(?:\.\d{0,18})?|\.\d{1,18})", re.ASCII)
_DURATION = re.compile(r"\d{1,9}(?::[0-5]?\d(?::[0-5]\d)?)?", re.ASCII)
_TIME = re.compile(r"now|\d{1,9}(?:\.\d{1,9})?s?|\d{1,9}:\d\d:\d\d(?:\.\d{1,9})?", re.ASCII)
_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_INTEGERS = re.compile(r"\d{1,18}(?:,\s{0,3}\d{1,18}){0,50}", re.ASCII)
_POINT = re.compile(r"[+-]?\d{1,9}(?:\.\d{0,18})?[ ,]\s{0,9}[+-]?\d{1,9}(?:\.\d{0,18})?", re.ASCII)
_ISO8601 = re.compile(
    r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?)?)?)?", re.ASCII
)
_PREFIXED = re.compile(r"[A-Za-z_][\w.-]{0,60}:[A-Za-z_][\w.-]{0,60}", re.ASCII)
_POINTS = 10_000  # pairs of a line or polygon that are checked
ROBOTS = frozenset(
    "all none index noindex follow nofollow index,follow index,nofollow noindex,follow noindex,nofollow "
    "follow,index follow,noindex nofollow,index nofollow,noindex".split()
)
ROLES = frozenset("request example related correction subset superset".split())


def fault_of_value(kind: str, text: str) -> str:
    """Say what is wrong with a value of a kind that the table names; "" for a good one."""
    if kind[0] not in "=~<":
        return KINDS[kind](text)
    if kind[0] == "<":
        return "" if len(text) <= int(kind[1:]) else f"{len(text):,} characters, more than {kind[1:]}"
    values = kind[1:].split("|")
    good = (text if kind[0] == "=" else text.lower()) in values
    return "" if good else f'"{text[:40]}" is not one of {", ".join(values)}'


def _fault_of_number(pattern: re.Pattern[str], low: float, high: float, name: str) -> Callable[[str], str]:
    def fault(text: str) -> str:
        good = pattern.fullmatch(text) and low <= float(text) <= high
        return "" if good else f'"{text[:40]}" is not {name}'

    return fault


def _fault_of_pattern(pattern: re.Pattern[str], name: str) -> Callable[[str], str]:
    return lambda text: "" if pattern.fullmatch(text) else f'"{text[:40]}" is not {name}'


def _fault_of_points(text: str) -> str:
    numbers = text.replace(",", " ").split(maxsplit=2 * _POINTS)[: 2 * _POINTS]
    good = len(numbers) >= 4 and len(numbers) % 2 == 0 and all(map(_DECIMAL.fullmatch, numbers))
    return "" if good else f'"{text[:40]}" is not a list of latitudes and longitudes'


def _fault_of_encoding(text: str) -> str:
    try:
        known = bool(codecs.lookup(text)) if text.isascii() and len(text) < 60 else False
    except (LookupError, ValueError):
        known = False
    return "" if known else f'"{text[:40]}" is not an encoding'


def _fault_of_words(text: str) -> str:
    """Say what is wrong with search words, which are percent-encoded (OpenSearch 1.1, Query)."""
    for word in text[:2000].split():
        if "%" in word and quote(unquote(word)).upper() != word.upper():
            return f'"{word[:40]}" is not percent-encoded'
        if "%" not in word and quote(word) != word:
            return f'"{word[:40]}" is not percent-encoded'
    return ""


def _fault_of_role(text: str) -> str:
    good = text in ROLES or _PREFIXED.fullmatch(text)
    return "" if good else f'"{text[:40]}" is not one of {", ".join(sorted(ROLES))}'


def _fault_of_robots(text: str) -> str:
    good = text.lower() in ROBOTS
    return "" if good else f'"{text[:40]}" is not an instruction for robots such as noindex'


_HUGE = 1e18
KINDS: dict[str, Callable[[str], str]] = {
    "any": lambda _: "",
    "open": lambda _: "",
    "tree": lambda _: "",
    "resource": lambda _: "",
    "link": fault_of_absolute,
    "encoding": _fault_of_encoding,
    "words": _fault_of_words,
    "role": _fault_of_role,
    "robots": _fault_of_robots,
    "points": _fault_of_points,
    "point": _fault_of_pattern(_POINT, "a latitude and a longitude"),
    "iso8601": _fault_of_pattern(_ISO8601, "an ISO 8601 date"),
    "uri": fault_of_absolute,
    "web": fault_of_web_address,
    "reference": fault_of_reference,
    "w3cdtf": fault_of_w3cdtf,
    "rfc3339": fault_of_rfc3339,
    "rfc822": fault_of_rfc822,
    "language": fault_of_language,
    "mail": fault_of_mail,
    "media-type": fault_of_media_type,
    "count": _fault_of_number(_INTEGER, 0, _HUGE, "a whole number from 0"),
    "positive": _fault_of_number(_INTEGER, 1, _HUGE, "a whole number from 1"),
    "integer": _fault_of_number(_INTEGER, -_HUGE, _HUGE, "a whole number"),
    "decimal": _fault_of_number(_DECIMAL, -_HUGE, _HUGE, "a number"),
    "latitude": _fault_of_number(_DECIMAL, -90, 90, "a latitude"),
    "longitude": _fault_of_number(_DECIMAL, -180, 180, "a longitude"),
    "integers": _fault_of_pattern(_INTEGERS, "a list of whole numbers"),
    "duration": _fault_of_pattern(_DURATION, "a duration such as 1:02:03"),
    "uuid": _fault_of_pattern(_UUID, "a UUID"),
    "time": _fault_of_pattern(_TIME, "a time such as 0:02:03"),
}
