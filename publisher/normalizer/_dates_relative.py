"""Dates that a coded text names by their distance from the reference."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from publisher.normalizer import _dates_zones as zones
from publisher.normalizer._dates_models import NoDate, Reading, Setting

_COUNT = r"(?:(?:\d{1,3}|I) ?U[smhdwny] ?){1,4}"
_AGO = re.compile(
    rf"(?:[AG] (?P<a>{_COUNT})A?|(?P<b>{_COUNT})A|(?P<bare>A U[mhdwny])|(?P<back>U[mhdw] A))(?: ?K)?(?: ?T)?"
)
_COMPACT = re.compile(r"(\d{1,2})(h|m|d|w)")
_NEAR = re.compile(
    r"(?:(?:W[a-g] ?)?N(?P<n>[a-g])|(?P<n2>N[a-g]) ?W[a-g])(?: ?(?:[KDPQ]|Uh))*(?: ?T)?(?: ?[KDO])*"
    r"|T ?[KD]? ?N(?P<n3>[a-g])"
)
_WEEKDAY = re.compile(
    r"(?P<last>L )?(?:K )?W(?P<w>[a-g])(?P<last2> L)?(?: ?(?:[DKPQ]|Uh))*(?: ?T)?(?: ?[KDO])*"
    r"|T ?K? ?W(?P<w2>[a-g])"
)
_NOW = re.compile(r"G")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}


def distance(text: str, coded: str, setting: Setting, seconds: int | None = None) -> Reading | None:
    """Read a text that is nothing but a span before the reference ("3 hours ago", "3h").

    `text` is the cleaned one, `coded` the coded one without filling. None where it is none.

    Raises:
        NoDate: it is one, and no reference is known.
    """
    compact = _COMPACT.fullmatch(text.strip(" .,:;"))
    if compact:
        return _ago([(int(compact[1]), compact[2])], None, _reference(setting))
    match = _AGO.fullmatch(coded)
    if match:
        counted = match["a"] or match["b"] or "I " + (match["bare"] or match["back"])
        pairs = re.findall(r"(\d{1,3}|I) ?[A ]*U([smhdwny])", counted)
        return _ago([(1 if n == "I" else int(n), u) for n, u in pairs], seconds, _reference(setting))
    return None


def relative(coded: str, seconds: int | None, setting: Setting) -> Reading | None:
    """Read a text that is nothing but a near day, a weekday or "now", with T in the hour's place.

    Raises:
        NoDate: it is one, and no reference is known.
    """
    match = _NEAR.fullmatch(coded)
    if match:
        letter = match["n"] or match["n3"] or match["n2"][-1]
        day = _reference(setting).date() + timedelta(days=ord(letter) - ord("d"))
        return Reading(day, seconds, inferred=True)
    match = _WEEKDAY.fullmatch(coded)
    if match:
        today = _reference(setting).date()
        last = bool(match["last"] or match["last2"])
        back = (today.weekday() - (ord(match["w"] or match["w2"]) - 97)) % 7 or (7 if last else 0)
        return Reading(today - timedelta(days=back), seconds, inferred=True)
    if _NOW.fullmatch(coded):
        return Reading(_reference(setting).date(), inferred=True)
    return None


def _reference(setting: Setting) -> datetime:
    if setting.reference is None:
        raise NoDate("relative, and nobody knows to which day")
    return setting.reference


def _ago(pairs: list[tuple[int, str]], seconds: int | None, reference: datetime) -> Reading:
    """Go back from the reference; days and longer give a day, hours and shorter an instant."""
    months = sum(n * (12 if u == "y" else 1) for n, u in pairs if u in "ny")
    back = sum(n * _SECONDS[u] for n, u in pairs if u not in "ny")
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
        return replace(zones.reading(exact), inferred=True, reckoned=True)
    return Reading((moment - timedelta(seconds=back)).date(), seconds, inferred=True)
