"""Dates that name their day, read from a coded text (see _dates_text)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from publisher.normalizer._dates_calendars import arrange, full_year, gregorian, of_language
from publisher.normalizer._dates_models import NoDate, Setting

_S = r"[ .,/|'-]{0,6}"
_F = r"(?:[ .,]{0,2}(?:U[dyn]|E|T)\b[ .,]?){0,2}"
_OPEN = r"(?<!\d)(?<!\d[-./:])"
_SHUT = r"(?!\d)(?![-./:]\d)"
_D = rf"(?<!\d)(?P<d>\d{{1,2}}){_F}"
_M = r"(?P<k>[MHJ])(?P<m>[a-l])"
_Y4 = rf"(?P<y>\d{{4}}){_F}"
_DAY_LEADS = re.compile(rf"{_OPEN}{_Y4}{_S}{_D}{_S}{_M}")  # 2022. gada 3. augusts
_NAMED = (
    re.compile(rf"{_OPEN}{_Y4}{_S}{_M}{_F}{_S}(?P<d>\d{{1,2}}){_SHUT}"),
    _DAY_LEADS,
    re.compile(rf"{_OPEN}{_D}{_S}{_M}{_F}{_S}(?P<y>\d{{4}}|\d{{2}}){_SHUT}"),
    re.compile(rf"{_M}{_F}{_S}{_D}{_S}{_F}{_S}(?P<y>\d{{4}}|(?<=['-])\d{{2}}|(?<=, )\d{{2}}){_SHUT}"),
)
_NAMED_NO_YEAR = (
    re.compile(rf"{_OPEN}{_D}{_S}{_M}(?![ .,-]{{0,3}}\d)"),
    re.compile(rf"{_M}{_F}{_S}(?<!\d)(?P<d>\d{{1,2}}){_SHUT}(?![ .,-]{{0,3}}\d)"),
)
_NUMERIC = (
    re.compile(rf"{_OPEN}(?P<y>\d{{4}}) ?(?P<sep>[-./,]) ?(?P<a>\d{{1,2}}) ?(?P=sep) ?(?P<b>\d{{1,2}}){_SHUT}"),
    re.compile(rf"{_OPEN}(?P<a>\d{{1,2}}) ?(?P<sep>[-./]) ?(?P<b>\d{{1,2}}) ?(?P=sep) ?(?P<y>\d{{4}}){_SHUT}"),
)
_SHORT = re.compile(
    rf"{_OPEN}(?P<a>\d{{1,2}})(?P<sep>[-./]) ?(?P<b>\d{{1,2}})(?P=sep) ?'?(?P<y>\d{{2}}){_SHUT}"
)
_SHORT_YEAR = re.compile(
    rf"{_OPEN}(?P<y>\d\d)(?P<sep>[-./]) ?(?P<a>\d{{1,2}})(?P=sep) ?(?P<b>\d{{1,2}}){_SHUT}"
)
_DAY_FIRST = frozenset({"lv", "kk", "ky", "uz", "ka", "hy", "mn", "tt", "eu"})
_ROC = re.compile(rf"{_OPEN}(?P<y>1\d\d)(?P<sep>[-./])(?P<a>\d{{1,2}})(?P=sep)(?P<b>\d{{1,2}}){_SHUT}")
_PAIR = re.compile(rf"{_OPEN}(?P<a>\d{{1,2}})(?P<sep>[/.]) ?(?P<b>\d{{1,2}})\.?{_SHUT}")
_COMPACT = re.compile(rf"{_OPEN}(?P<y>1[89]\d\d|20\d\d)(?P<a>[01]\d)(?P<b>[0-3]\d){_SHUT}")


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: where, which day, and whether it is strong (its own year in four digits)."""

    start: int
    end: int
    day: date
    strong: bool
    inferred: bool = False


def full(coded: str, setting: Setting) -> list[Found]:
    """Return the dates of a coded text that name day, month and year, in order.

    Raises:
        NoDate: a date is impossible, or day and month could be swapped.
    """
    found: list[Found] = []
    weekday = _weekday(coded)
    for start, end, match, kind in _matches(coded, setting):
        day = _day(match, kind, setting, weekday)
        found.append(Found(start, end, day, strong=len(match["y"]) == 4))
    strong = [one for one in found if one.strong]
    found = strong or found  # beside a full date, "14.05.00" is an hour
    return sorted(found, key=lambda one: one.start)


def _matches(coded: str, setting: Setting) -> Iterator[tuple[int, int, re.Match[str], str]]:
    rest = coded
    short = _SHORT_YEAR if setting.language in ("ja", "zh", "ko", "hu") else _SHORT
    kinds = (("named", _NAMED), ("numeric", _NUMERIC), ("short", (short, _ROC)), ("compact", (_COMPACT,)))
    for kind, patterns in kinds:
        for pattern in patterns:
            if pattern is _DAY_LEADS and setting.language not in _DAY_FIRST:
                continue
            for match in list(pattern.finditer(rest)):
                yield match.start(), match.end(), match, kind
                rest = rest[: match.start()] + "#" * (match.end() - match.start()) + rest[match.end() :]


def _day(match: re.Match[str], kind: str, setting: Setting, weekday: int | None) -> date:
    if kind == "named":
        year, month = full_year(match["y"], setting), ord(match["m"]) - 96
        return of_language(year, month, int(match["d"]), setting, match["k"])
    first, second = int(match["a"]), int(match["b"])
    hijrah = "H" if re.search(r"\bE\b", match.string[match.end() :]) else ""
    if kind == "compact":
        return gregorian(int(match["y"]), first, second)
    if match.start("y") < match.start("a"):
        year_digits = match["y"] if len(match["y"]) != 2 else str(full_year(match["y"], setting))
        return _year_first(year_digits, first, second, setting, hijrah)
    year = full_year(match["y"], setting)
    month, day = arrange(first, second, year, setting, weekday)
    return of_language(year, month, day, setting, hijrah)


def _year_first(year: str, month: int, day: int, setting: Setting, hijrah: str) -> date:
    if len(year) == 3:
        if setting.region != "TW":
            raise NoDate("a year of three digits")
        return gregorian(int(year) + 1911, month, day)
    return of_language(int(year), month, day, setting, hijrah)


def yearless(coded: str, setting: Setting) -> Found | None:
    """Return the one date of a coded text that lacks its year: the last such day up to the reference.

    Raises:
        NoDate: there is no reference, no such day, or day and month could be swapped.
    """
    for pattern in (*_NAMED_NO_YEAR, _PAIR):
        matches = list(pattern.finditer(coded))
        if not matches:
            continue
        if len(matches) > 1:
            raise NoDate("the text names more than one date")
        match = matches[0]
        if setting.reference is None:
            raise NoDate("the year is missing")
        return Found(match.start(), match.end(), _latest(match, coded, setting), strong=False, inferred=True)
    return None


def _latest(match: re.Match[str], coded: str, setting: Setting) -> date:
    assert setting.reference is not None
    today, weekday = setting.reference.date(), _weekday(coded)
    if match.re is _PAIR:
        first, second = int(match["a"]), int(match["b"])
        if setting.language in _MONTH_LEADS:
            month, day = first, second
        else:
            month, day = arrange(first, second, today.year, setting, None)
    elif match["k"] != "M":
        raise NoDate("the year is missing")
    else:
        month, day = ord(match["m"]) - 96, int(match["d"])
    for year in range(today.year, today.year - 9, -1):
        try:
            candidate = date(year, month, day)
        except ValueError:
            continue
        if candidate > today:
            continue
        if weekday in (None, candidate.weekday()):
            return candidate
        if candidate.year < today.year - 1:
            raise NoDate("the weekday does not fit the day")
    raise NoDate("the calendar has no such day")


_MONTH_LEADS = ("ja", "zh", "ko", "hu", "lt")


def _weekday(coded: str) -> int | None:
    names = set(re.findall(r"\bW([a-g])\b", coded))
    return ord(names.pop()) - 97 if len(names) == 1 else None
