"""How days and counts are written by language, and the apps in which people read and listen.

The days are in `long_dates.tsv`, the counts in `page_counts.tsv`, the apps in `reader_apps.tsv`,
`podcast_apps.tsv` and `web_readers.tsv`; each file names its sources.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from publisher.tables import contents

# The digits of languages that do not write dates and counts with 0 to 9 (Unicode CLDR 48, numbering systems).
DIGITS = {"fa": "۰۱۲۳۴۵۶۷۸۹"}


class LongDate(NamedTuple):
    """How a language writes a day: "{d} {month} {y}", in the calendar "gregorian" or "persian"."""

    calendar: str
    pattern: str
    months: tuple[str, ...]


class App(NamedTuple):
    """An app: where it runs, the phrase for what it costs, and its page or the link that subscribes in it."""

    name: str
    platforms: str
    price: str
    link: str


@cache
def long_dates() -> Mapping[str, LongDate]:
    """Return how a day is written, by the tag of a language, or of a language and region."""
    rows = _rows("long_dates.tsv")[1:]
    return {
        tag: LongDate(calendar, pattern, tuple(months.split(","))) for tag, calendar, pattern, months in rows
    }


@cache
def page_counts() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Return the phrases for "articles" and "episodes" by language, then by plural category."""
    header, *rows = _rows("page_counts.tsv")
    return {
        code: {
            name: dict(form.split("=", 1) for form in cell.split("|"))
            for name, cell in zip(header[1:], cells, strict=True)
        }
        for code, *cells in rows
    }


@cache
def web_readers() -> tuple[App, ...]:
    """Return feed readers on the web; `link` holds "{feed}" for a feed's address, percent-encoded."""
    return tuple(App(*row) for row in _rows("web_readers.tsv"))


@cache
def reader_apps() -> tuple[App, ...]:
    """Return feed readers to begin with; `link` is the app's page."""
    return tuple(App(*row) for row in _rows("reader_apps.tsv"))


@cache
def podcast_apps() -> tuple[App, ...]:
    """Return podcast apps; `link` holds "{feed}" (percent-encoded) or "{bare}" (without its scheme)."""
    return tuple(App(*row) for row in _rows("podcast_apps.tsv"))


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in contents(name).splitlines() if not line.startswith("#")]
