"""Zones: names, abbreviations and offsets, as they stand behind an hour."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from publisher.normalizer._dates_models import NoDate, Reading
from publisher.tables.zones import AMBIGUOUS, CLOCKS, HOME, OFFSETS

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+-]{0,30}(?:/[A-Za-z0-9_+-]{1,30}){0,2}")
_HOUR = (
    r"(?:\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:\s?[AaPp]\.?\s?[Mm]\b\.?)?"
    r"|\d{1,2}\s?[AaPp]\.?\s?[Mm]\b\.?|\d{1,2}\.\d{2}(?=\s[(A-Z])(?!\s?[AaPp]\.?[Mm]))"
)
_AFTER_HOUR = re.compile(
    rf"(?P<hour>(?<![\d.]){_HOUR})(?: (?:Uhr|hrs|hours|h)\b)?\s?,?\s?[(\[]?"
    r"(?:(?P<name>[A-Z][A-Za-z]{1,20}/[A-Za-z0-9_+/-]{2,40})"
    r"|(?P<prefix>UTC|GMT|UT|Z)?\s?(?P<sign>[+-])(?P<oh>\d{1,2})(?::?(?P<om>\d{2}))?(?![\d:])"
    r"|(?P<long>[Ee]astern|[Cc]entral|[Mm]ountain|[Pp]acific)(?: (?P<kind>[Ss]tandard|[Dd]aylight))? [Tt]ime\b"
    r"|(?P<abbr>[A-Z]{1,5}|z|utc|gmt|Utc|Gmt)\b(?!/))"
    r"[)\]]?(?:\s?[(\[][A-Za-z /_+:0-9-]{1,50}[)\]])?"
)
_AT_END = re.compile(r"\s\(?(?P<abbr>[A-Z]{2,4}T|UTC|GMT)\)?$")


@lru_cache(maxsize=256)
def zone_of(name: str) -> tzinfo:
    """Return the zone of an IANA name ("Europe/Bucharest").

    Raises:
        ValueError: there is no such zone; the message names the mend.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name[:60]!r} is no time zone; write an IANA name such as Europe/Bucharest")
    if name.upper() in ("UTC", "Z"):
        return UTC
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ValueError(f"{name!r} is no time zone; write an IANA name such as Europe/Bucharest") from None


@lru_cache(maxsize=512)
def offset(minutes: int) -> tzinfo:
    """Return the fixed zone that lies so many minutes east of Greenwich.

    Raises:
        NoDate: no place on earth is that far off.
    """
    if abs(minutes) > 15 * 60 + 59:
        raise NoDate("no zone is that far from Greenwich")
    return timezone(timedelta(minutes=minutes)) if minutes else UTC


def abbreviated(name: str, region: str, language: str) -> tzinfo | None:
    """Return the zone that an abbreviation stands for; None where it is unknown.

    Raises:
        NoDate: it stands for several, and nothing says for which.
    """
    name = name.upper()
    if name in CLOCKS:
        return zone_of(CLOCKS[name])
    choices = AMBIGUOUS.get(name)
    if choices is None:
        minutes = OFFSETS.get(name)
        return None if minutes is None else offset(minutes)
    for place in (region, HOME.get(language, "") if not region else "", ""):
        if place in choices:
            return offset(choices[place])
    raise NoDate(f"the zone {name} could be one of several")


def take(text: str, region: str, language: str) -> tuple[str, tzinfo | None]:
    """Cut the zone out of a cleaned text: what remains, and the zone or None.

    Raises:
        NoDate: the zone is impossible or ambiguous, or two hours name two.
    """
    text = text.replace("МСК", "MSK")
    match = _AFTER_HOUR.search(text)
    if match is None or (match["abbr"] and abbreviated(match["abbr"], region, language) is None):
        end = _AT_END.search(text)
        if end is None or ":" not in text:
            return text, None
        zone = abbreviated(end["abbr"], region, language)
        return (text[: end.start()], zone) if zone else (text, None)
    rest = text[: match.end("hour")] + " " + text[match.end() :]
    return rest, _zone(match, region, language)


def _zone(match: re.Match[str], region: str, language: str) -> tzinfo | None:
    if match["name"]:
        try:
            return zone_of(match["name"])
        except ValueError as error:
            raise NoDate(f"{match['name']} is no zone") from error
    if match["sign"]:
        return signed(match["sign"], match["oh"], match["om"] or "0")
    if match["long"]:
        letters = {"s": "ST", "d": "DT"}.get((match["kind"] or "").lower()[:1], "T")
        return abbreviated(match["long"][0] + letters, "US", "en")
    return abbreviated(match["abbr"], region, language)


def reading(local: datetime) -> Reading:
    """Return an instant as a reading that keeps it, though its hour may come twice in its zone."""
    shift = local.utcoffset() or timedelta(0)
    seconds = local.hour * 3600 + local.minute * 60 + local.second
    return Reading(local.date(), seconds, timezone(shift))


def signed(sign: str, hours: str, minutes: str) -> tzinfo:
    """Return the zone of an offset in hours and minutes.

    Raises:
        NoDate: it is no offset.
    """
    if int(minutes) > 59:
        raise NoDate("no zone is that far from Greenwich")
    total = int(hours) * 60 + int(minutes)
    return offset(-total if sign == "-" else total)
