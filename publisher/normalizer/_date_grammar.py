"""The grammar of dates: what a coded text (see `text/date_words.py`) says of day, hour and distance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from publisher.normalizer._date_parts import (
    DateParts,
    NoDate,
    Setting,
    fixed,
    full_year,
    gregorian,
    month_and_day,
    of_language,
)
from publisher.text.lazy import lazy

# The hour.

_HOUR_COLON = lazy(
    r"(?:(?P<before>[PQ]) )?(?<![\d:.])(?:(?<=\d)t *)?(?<![\d:])(?P<h>\d{1,2}) ?: ?(?P<m>\d{2})"
    r"(?::(?P<s>\d{2})(?:[.,]\d{1,9})?)?(?![\d:])(?: ?(?P<after>[PQ])(?![A-Za-z]))?(?: ?O(?![A-Za-z]))?"
)
# 14h40, 18h, 10h36m28s; the letter has become a unit by now.
_HOUR_LETTER = lazy(
    r"(?<![\d:.,/-])(?P<h>\d{1,2}) ?(?:Uh|O) ?(?:(?P<m>\d{2}) ?(?:Um|m(?![a-z]))? ?"
    r"(?:(?P<s>\d{2})(?:[.,]\d{1,9})? ?Us)?)?(?!\d)"
)
# am 3 pm, kl. 18.30, 18.30 Uhr
_HOUR_HALVES = lazy(r"(?<![\d:.,/-])(?P<h>\d{1,2})(?:[.](?P<m>\d{2}))? ?(?P<after>[PQ])(?![A-Za-z])")
_HOUR_BEFORE = lazy(r"(?<![\d:.,/-])(?P<before>[PQ]) (?P<h>\d{1,2})(?:[.](?P<m>\d{2}))(?![\d:.])")
_HOUR_NAMED = lazy(
    r"K ?[.:]? ?(?P<h>\d{1,2})(?:[.,](?P<m>\d{2}))?(?![\d:/]|[.-]\d)(?: ?O)?(?: ?(?P<after>[PQ])(?![A-Za-z]))?"
)
_HOUR_CLOSED = lazy(r"(?<![\d:.,/-])(?P<h>\d{1,2})[.](?P<m>\d{2}) ?O")
_HOUR_DOTTED = lazy(r"(?<![\d:.,/-])(?P<h>\d{1,2})[.](?P<m>\d{2})(?:[.](?P<s>\d{2}))?(?![\d:]|[.,/-]\d)")
_HOUR_CASCADE = (_HOUR_CLOSED, _HOUR_COLON, _HOUR_LETTER, _HOUR_HALVES, _HOUR_BEFORE, _HOUR_NAMED)


def take_hour(coded: str) -> tuple[str, int | None]:
    """Cut the hour out of a coded text: what remains, with T in its place, and seconds after midnight.

    Raises:
        NoDate: there is no such hour, or the text names two.
    """
    for pattern in _HOUR_CASCADE:
        found = list(pattern.finditer(coded))
        if not found:
            continue
        hours = {_hour_seconds(match) for match in found}
        if len(hours) > 1:
            raise NoDate("the text names more than one hour")
        return " ".join(pattern.sub(" T ", coded).split()), hours.pop()
    return coded, None


def take_dotted_hour(coded: str) -> tuple[str, int | None]:
    """Read "14.05" next to a date that is already cut out (# marks its place)."""
    match = _HOUR_DOTTED.search(coded)
    if match is None or "#" not in coded:
        return coded, None
    return coded[: match.start()] + " T " + coded[match.end() :], _hour_seconds(match)


def _hour_seconds(match: re.Match[str]) -> int:
    parts = match.groupdict()
    half = parts.get("before") or parts.get("after") or ""
    return seconds_of(int(parts["h"]), int(parts["m"] or 0), int(parts.get("s") or 0), half)


def seconds_of(hour: int, minute: int, second: int, half: str = "") -> int:
    """Return the seconds after midnight; 24:00 and a leap second reach into the next minute.

    Raises:
        NoDate: there is no such hour.
    """
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "P" else 0)
    if minute > 59 or second > 60 or hour > 24 or (hour == 24 and (minute or second)):
        raise NoDate("the day has no such hour")
    return hour * 3600 + minute * 60 + second


# Dates that name their day.

_S = r"[ .,/|'-]{0,6}"
_F = r"(?:[ .,-]{0,2}(?:U[dyn]|E|T)\b[ .,]?){0,2}"
_OPEN = r"(?<!\d)(?<!\d[-./:])"
_SHUT = r"(?!\d)(?![-./:]\d)"
_D = rf"(?<!\d)(?P<d>\d{{1,2}}){_F}"
_M = r"(?P<k>[MHJS])(?P<m>[a-l])"
_Y4 = rf"(?P<y>\d{{4}}){_F}"
_DAY_LEADS = lazy(rf"{_OPEN}{_Y4}{_S}{_D}{_S}{_M}")  # 2022. gada 3. augusts
_NAMED = (
    lazy(rf"{_OPEN}{_Y4}{_S}{_M}{_F}{_S}(?P<d>\d{{1,2}}){_SHUT}"),
    _DAY_LEADS,
    lazy(rf"{_OPEN}{_D}{_S}{_M}{_F}{_S}(?P<y>\d{{4}}|\d{{2}}){_SHUT}"),
    lazy(rf"{_M}{_F}{_S}{_D}{_S}{_F}{_S}(?P<y>\d{{4}}|(?<=['-])\d{{2}}|(?<=, )\d{{2}}){_SHUT}"),
)
_NAMED_NO_YEAR = (
    lazy(rf"{_OPEN}{_D}{_S}{_M}(?![ .,-]{{0,3}}\d)"),
    lazy(rf"{_M}{_F}{_S}(?<!\d)(?P<d>\d{{1,2}}){_SHUT}(?![ .,-]{{0,3}}\d)"),
)
_NUMERIC = (
    lazy(rf"{_OPEN}(?P<y>\d{{4}}) ?(?P<sep>[-./,]) ?(?P<a>\d{{1,2}}) ?(?P=sep) ?(?P<b>\d{{1,2}}){_SHUT}"),
    lazy(rf"{_OPEN}(?P<a>\d{{1,2}}) ?(?P<sep>[-./]) ?(?P<b>\d{{1,2}}) ?(?P=sep) ?(?P<y>\d{{4}}){_SHUT}"),
)
_SHORT = lazy(rf"{_OPEN}(?P<a>\d{{1,2}})(?P<sep>[-./]) ?(?P<b>\d{{1,2}})(?P=sep) ?'?(?P<y>\d{{2}}){_SHUT}")
_SHORT_YEAR = lazy(rf"{_OPEN}(?P<y>\d\d)(?P<sep>[-./]) ?(?P<a>\d{{1,2}})(?P=sep) ?(?P<b>\d{{1,2}}){_SHUT}")
_DAY_FIRST = frozenset({"lv", "kk", "ky", "uz", "ka", "hy", "mn", "tt", "eu"})
_ROC = lazy(rf"{_OPEN}(?P<y>1\d\d)(?P<sep>[-./])(?P<a>\d{{1,2}})(?P=sep)(?P<b>\d{{1,2}}){_SHUT}")
_PAIR = lazy(rf"{_OPEN}(?P<a>\d{{1,2}})(?P<sep>[/.]) ?(?P<b>\d{{1,2}})\.?{_SHUT}")
_COMPACT = lazy(rf"{_OPEN}(?P<y>1[89]\d\d|20\d\d)(?P<a>[01]\d)(?P<b>[0-3]\d){_SHUT}")


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A date in a text: where, which day, and whether it is strong (its own year in four digits)."""

    start: int
    end: int
    day: date
    strong: bool
    inferred: bool = False


def full(coded: str, setting: Setting) -> list[FoundDay]:
    """Return the dates of a coded text that name day, month and year, in order.

    Raises:
        NoDate: a date is impossible, or day and month could be swapped.
    """
    found: list[FoundDay] = []
    weekday = _weekday(coded)
    for start, end, match, kind in _matches(coded, setting):
        day = _day(match, kind, setting, weekday)
        found.append(FoundDay(start, end, day, strong=len(match["y"]) == 4))
    strong = [one for one in found if one.strong]
    found = strong or found  # next to a full date, "14.05.00" is an hour
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
    month, day = month_and_day(first, second, year, setting, weekday)
    return of_language(year, month, day, setting, hijrah)


def _year_first(year: str, month: int, day: int, setting: Setting, hijrah: str) -> date:
    if len(year) == 3:
        if setting.region != "TW":
            raise NoDate("a year of three digits")
        return gregorian(int(year) + 1911, month, day)
    return of_language(int(year), month, day, setting, hijrah)


def yearless(coded: str, setting: Setting) -> FoundDay | None:
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
        return FoundDay(match.start(), match.end(), _latest(match, coded, setting), strong=False, inferred=True)
    return None


def _latest(match: re.Match[str], coded: str, setting: Setting) -> date:
    assert setting.reference is not None
    today, weekday = setting.reference.date(), _weekday(coded)
    if "sep" in match.re.groupindex:
        first, second = int(match["a"]), int(match["b"])
        if setting.language in _MONTH_LEADS:
            month, day = first, second
        else:
            month, day = month_and_day(first, second, today.year, setting, None)
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


# Dates that are named by their distance from the reference.

_COUNT = r"(?:(?:\d{1,3}|I) ?U[smhdwny] ?){1,4}"
_AGO = lazy(
    rf"(?:[AG] (?P<a>{_COUNT})A?|(?P<b>{_COUNT})A|(?P<bare>A U[mhdwny])|(?P<back>U[mhdw] A))(?: ?K)?(?: ?T)?"
)
_SPAN = lazy(r"(\d{1,2})(h|m|d|w)")
_NEAR = lazy(
    r"(?:(?:W[a-g] ?)?N(?P<n>[a-g])|(?P<n2>N[a-g]) ?W[a-g])(?: ?(?:[KDPQ]|Uh))*(?: ?T)?(?: ?[KDO])*"
    r"|T ?[KD]? ?N(?P<n3>[a-g])"
)
_WEEKDAY = lazy(
    r"(?P<last>L )?(?:K )?W(?P<w>[a-g])(?P<last2> L)?(?: ?(?:[DKPQ]|Uh))*(?: ?T)?(?: ?[KDO])*"
    r"|T ?K? ?W(?P<w2>[a-g])"
)
_NOW = lazy(r"G")
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}


def distance(text: str, coded: str, setting: Setting, seconds: int | None = None) -> DateParts | None:
    """Read a text that is nothing but a span before the reference ("3 hours ago", "3h").

    `text` is the cleaned one, `coded` the coded one without filling. None where it is none.

    Raises:
        NoDate: it is one, and no reference is known.
    """
    compact = _SPAN.fullmatch(text.strip(" .,:;"))
    if compact:
        return _ago([(int(compact[1]), compact[2])], None, _reference(setting))
    match = _AGO.fullmatch(coded)
    if match:
        counted = match["a"] or match["b"] or "I " + (match["bare"] or match["back"])
        pairs = re.findall(r"(\d{1,3}|I) ?[A ]*U([smhdwny])", counted)
        return _ago([(1 if n == "I" else int(n), u) for n, u in pairs], seconds, _reference(setting))
    return None


def relative(coded: str, seconds: int | None, setting: Setting) -> DateParts | None:
    """Read a text that is nothing but a near day, a weekday or "now", with T in the hour's place.

    Raises:
        NoDate: it is one, and no reference is known.
    """
    match = _NEAR.fullmatch(coded)
    if match:
        letter = match["n"] or match["n3"] or match["n2"][-1]
        day = _reference(setting).date() + timedelta(days=ord(letter) - ord("d"))
        return DateParts(day, seconds, inferred=True)
    match = _WEEKDAY.fullmatch(coded)
    if match:
        today = _reference(setting).date()
        last = bool(match["last"] or match["last2"])
        back = (today.weekday() - (ord(match["w"] or match["w2"]) - 97)) % 7 or (7 if last else 0)
        return DateParts(today - timedelta(days=back), seconds, inferred=True)
    if _NOW.fullmatch(coded):
        return DateParts(_reference(setting).date(), inferred=True)
    return None


def _reference(setting: Setting) -> datetime:
    if setting.reference is None:
        raise NoDate("relative to an unknown day")
    return setting.reference


def _ago(pairs: list[tuple[int, str]], seconds: int | None, reference: datetime) -> DateParts:
    """Go back from the reference; days and longer give a day, hours and shorter an instant."""
    months = sum(n * (12 if u == "y" else 1) for n, u in pairs if u in "ny")
    back = sum(n * _UNITS[u] for n, u in pairs if u not in "ny")
    moment = reference
    if months:
        from dateutil.relativedelta import relativedelta

        try:
            moment = moment - relativedelta(months=months)
        except (ValueError, OverflowError):
            raise NoDate("the calendar has no such day") from None
    precise = any(u in "smh" for _, u in pairs)
    if precise:
        exact = (moment.astimezone(UTC) - timedelta(seconds=back)).astimezone(reference.tzinfo)
        return replace(fixed(exact), inferred=True)
    return DateParts((moment - timedelta(seconds=back)).date(), seconds, inferred=True)
