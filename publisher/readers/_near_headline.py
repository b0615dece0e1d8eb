"""The visible lines around a page's headline, and the byline and days that stand in them.

Many pages mark up neither author nor date, yet print both beside the headline. Only short lines near
it count: dates in running text are not the article's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from publisher.models import Claim
from publisher.readers._elements import PageElements, is_elsewhere
from publisher.text.html import SILENT

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from publisher.tables.stamps import Dated

_BEFORE, _AFTER = 50, 120  # elements that are looked at on either side
_WITHIN = 30  # elements of a heading
_LINES_BEFORE, _LINES_AFTER = 8, 20
_LISTED = 3  # lines that are days and nothing else; an article has fewer, a list of events more
_BESIDES = 60  # characters of a line beside the day that it gives
_DAYS = 3  # different days
_ANYWHERE = 5_000  # elements of a page that are searched for a labelled date
_FOOTER = "//*[self::footer or contains(@class, 'footer')]"
_FOOTERS, _WITHIN_FOOTER = 10, 300  # of a page that are searched, and elements of each
_SHORT = 60  # characters of a line that is a day
_LONG = 180  # characters; a longer line is running text
_BLOCKS = frozenset(
    "address article aside blockquote br body dd div dl dt fieldset figcaption figure footer form h1 h2 "
    "h3 h4 h5 h6 header hr"
    " li main nav ol p pre section table td th tr ul time".split()
)
_PARTED = re.compile(r"(?<!\d)(\d{1,2}) ?\| ?(\d{1,2}) ?\| ?((?:19|20)\d\d)(?!\d)")
_DIGIT = re.compile(r"\d")
_HEADINGS = frozenset({"h1", "h2", "h3"})
_ELSEWHERE = frozenset({"nav", "footer", "figure", "select", "form", "iframe", *SILENT})


def lines_around(elements: Sequence[Element], place: int) -> tuple[list[str], list[str]]:
    """Return the lines before (nearest first) and after the element at a place of the document's order."""
    headline = elements[place]
    before, after = _Lines(), _Lines()
    start = max(0, place - _BEFORE)
    if elements[start].tag == "html":
        start = place
    before.take(elements[start:place])
    before.close()
    inside = set(headline.iter()) if headline.tag in _HEADINGS else set()
    after.skip = headline if inside else None
    nearby = elements[place : place + _AFTER]
    after.take(e for e in nearby if e is headline or e not in inside)
    after.close()
    within = _below(headline) if inside else []
    found = [line for line in reversed(before.lines) if line][:_LINES_BEFORE]
    return found, within + after.lines[: 2 * _LINES_AFTER]


def _below(headline: Element) -> list[str]:
    # The further lines of a heading: some hold the day in small print.
    lines = _Lines()
    lines.take(islice(headline.iter(), _WITHIN))
    lines.close()
    return lines.lines[1:]


class _Lines:
    """Puts the text of consecutive elements together into lines, broken where a browser breaks them."""

    def __init__(self, heard: Element | None = None) -> None:
        self.lines: list[str] = []
        self._heard = heard  # not passed over, whatever it is
        self.skip: Element | None = None
        self._open: list[tuple[Element, bool, bool]] = []  # whether it is passed over, whether a block
        self._muted = False
        self._parts: list[str] = []

    def take(self, elements: Iterable[Element]) -> None:
        """Begin the next elements of the document's order."""
        opened, parts = self._open, self._parts
        for element in elements:
            parent = element.getparent()
            while opened and opened[-1][0] is not parent:
                self._leave()
            tag = element.tag
            block = tag in _BLOCKS
            if block and parts:
                self._break()
            # Within what is passed over, nothing need be judged.
            passed = (
                not self._muted
                and element is not self._heard
                and (element is self.skip or tag in _ELSEWHERE or is_elsewhere(element))
            )
            opened.append((element, passed, block))
            if passed:
                self._muted = True
            elif not self._muted and (text := element.text):
                parts.append(text)

    def close(self) -> None:
        """End all elements that are open."""
        while self._open:
            self._leave()
        self._break()

    def _leave(self) -> None:
        element, passed, block = self._open.pop()
        if passed:
            self._muted = False
        if block and self._parts:
            self._break()
        if not self._muted and (tail := element.tail):
            self._parts.append(tail)

    def _break(self) -> None:
        line = " ".join("".join(self._parts).split())
        self._parts.clear()
        if line:
            self.lines.append(line)


def claims_around(found: PageElements) -> Iterator[Claim]:
    """Yield the byline and the days that stand in the lines around the headline.

    A page that shows many different days there is a list, and none of them is the article's.
    """
    from publisher.tables.lines import byline, dates_of, is_date_line

    place = found.headline or _start(found)
    before, after = lines_around(found.elements, place)
    days: list[Claim] = []
    named = False
    prose = listed = 0
    for number, line in enumerate(_labelled(after)):
        if prose >= 3 or number >= _LINES_AFTER:
            break
        if len(line) > _LONG:
            if not days:
                days += _dateline(line, opening=not prose)
            prose += 1
            continue
        if not named and len(line) <= 120 and (names := byline(line)):
            named = True
            yield Claim("author", names, "byline")
        if _DIGIT.search(line):
            dates = dates_of(line)
            listed += is_date_line(line) and not any(d.labelled for d in dates)
            days += [
                Claim(d.kind, d.date, "date line label" if d.labelled else "date line")
                for d in dates
                if d.labelled or len(line) <= len(d.date) + _BESIDES
            ]
    if listed >= _LISTED and len({claim.value for claim in days}) > 1:
        days = [claim for claim in days if claim.origin != "date line"]
    if found.headline:
        for line in _labelled(before[::-1])[::-1]:
            if len(line) <= _LONG and _DIGIT.search(line):
                days += [Claim(d.kind, d.date, "date line before") for d in dates_of(line)]
    if len({claim.value for claim in days}) <= _DAYS:
        yield from days


def _labelled(lines: Sequence[str]) -> list[str]:
    # "Published" on a line of its own belongs to the day on the next; "26 | 01 | 2022" is a day.
    from publisher.tables.lines import announced

    joined: list[str] = []
    for line in lines:
        text = _PARTED.sub(r"\1.\2.\3", line) if "|" in line[:_LONG] else line
        if joined and len(text) <= _SHORT and _DIGIT.search(text) and announced(joined[-1]):
            joined[-1] = f"{joined[-1]} {text}"
        else:
            joined.append(text)
    return joined


def labelled_dates(found: PageElements) -> Iterator[Claim]:
    """Yield the one day that the page, wherever in it, labels as that of publication.

    Where it labels none, the one day that stands on a line of its own, else the one that a footer labels.
    """
    from publisher.tables.lines import byline, is_date_line

    days = _days(found.elements[:_ANYWHERE])
    labelled = {dated.date for dated, _ in days if dated.labelled}
    alone = {
        d.date
        for d, line in days
        if is_date_line(line) or (len(line) <= len(d.date) + _BESIDES and byline(line))
    }
    if len(labelled) == 1:
        yield Claim("published", labelled.pop(), "date line far")
    elif not labelled and len(alone) == 1:
        yield Claim("published", alone.pop(), "date line alone")
    elif not days:
        footers = found.elements[0].xpath(_FOOTER)[:_FOOTERS]
        told = [day for one in footers for day in _days(list(islice(one.iter(), _WITHIN_FOOTER)), one)]
        below = {dated.date for dated, _ in told if dated.labelled}
        if len(below) == 1:
            yield Claim("published", below.pop(), "date line far")


def _days(elements: Sequence[Element], heard: Element | None = None) -> list[tuple[Dated, str]]:
    # The days of publication in the short lines of elements; `heard` is not passed over, whatever it is.
    from publisher.tables.lines import dates_of

    lines = _Lines(heard)
    lines.take(elements)
    lines.close()
    short = [line for line in _labelled(lines.lines) if len(line) <= _LONG and _DIGIT.search(line)]
    return [(dated, line) for line in short for dated in dates_of(line) if dated.kind == "published"]


def _dateline(line: str, *, opening: bool) -> Iterator[Claim]:
    # "27.1.2022 - The text", "(21 November 2022) The text", "Karlsruhe, (12.11.2021). The text"; in the
    # first lines of the text also "Press release of 25 January 2022 | The text".
    from publisher.tables.lines import dates_of

    for dated in dates_of(line[:80])[:1]:
        before = line[: line.index(dated.date)]
        alone = not before.strip(" (–—-") or (opening and len(before) <= 30 and before.endswith(", ("))
        if alone or (opening and dated.labelled and len(before) <= 40):
            yield Claim(dated.kind, dated.date, "dateline")


def _start(found: PageElements) -> int:
    # Without a headline, where the article or the page begins.
    for wanted in ("article", "main", "body"):
        for place, element in enumerate(found.elements):
            if element.tag == wanted:
                return place
    return 0
