"""The byline and the dates in the visible lines around a page's headline.

Many pages mark up neither author nor date, but print both next to the headline. Only short lines near it
count: a date in running text is not the article's own. Marked elements are read by `_date_elements` and
`_page_authors`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from publisher.models import Claim
from publisher.readers._elements import OUTER, PageElements, is_elsewhere, is_named, thing_of
from publisher.text.html import SILENT, is_right_behind, lacks_blank, text_of
from publisher.text.lazy import lazy

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from publisher.text.date_labels import Dated

_BEFORE, _AFTER = 30, 120  # elements that are read before and after the headline
_HEAD = 400  # elements among which a body begins
_WITHIN = 30  # elements of a heading
_LINES_BEFORE, _LINES_AFTER = 8, 20
_LISTED = 3  # lines that are only a date; an article has fewer, a list of events has more
_REST = 60  # characters of a line apart from its date
_DATELINE_ENDS = frozenset((".", ":", "-", "–", "—"))  # what follows the day of a dateline
_OTHERS = 5  # days of something else that are claimed, to be refused with their reason
_DATES = 3  # different dates near the headline; more of them are a list
_ANYWHERE = 5_000  # elements of a page that are searched for a labelled date
_FOOTERS, _WITHIN_FOOTER = 10, 300  # footers that are searched, and elements of each
_EVENT = 2  # lines below the day of an event in which its place is named
_SHORT = 60  # characters of a line that is only a date
_LONG = 180  # characters; a longer line is running text
_BLOCKS = frozenset(
    (
        "address article aside blockquote br body center dd details dialog div dl dt fieldset figcaption "
        "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre search section "
        "summary table td th tr ul time"
    ).split()
)
_PARTED = lazy(r"(?<!\d)(\d{1,2}) ?\| ?(\d{1,2}) ?\| ?((?:19|20)\d\d)(?!\d)")
_DIGIT = re.compile(r"\d")
_DAY = re.compile(r"\d\D{0,20}\d\d")  # in the text of every whole date
_TERMS = frozenset({"dt", "th"})  # they name what follows
_NAMED = ": "  # between a term and what it names
_HEADINGS = frozenset({"h1", "h2", "h3"})
_SKIPPED = frozenset({"nav", "footer", "select", "form", "iframe", *SILENT})
_SUSPECT = _SKIPPED | OUTER | {"figure"}


def _lines_around(found: PageElements, place: int) -> tuple[list[str], list[str], list[tuple[str, str]]]:
    """Return the lines before (nearest first) and after the element at a place in document order.

    What stands right below it is read whatever its classes say. The last list has the texts that are about
    something else, each with what it is about.
    """
    elements = found.elements
    headline = elements[place]
    before, after = _Lines(found.marked, others=found.others), _Lines(found.marked, others=found.others)
    if found.headline:
        first = max(place - _BEFORE, _body_of(elements[:place]))
        if first < found.before:
            above = lines_of(elements[first : found.before], found.marked)
            before.set_apart += [
                ("the site", line) for line in above if len(line) <= _LONG and _DAY.search(line)
            ]
        before.take(elements[max(first, found.before) : place])
        before.close()
    is_heading = headline.tag in _HEADINGS
    after.skip = headline if is_heading else None
    nearby = elements[place : place + _AFTER]
    after.beside = frozenset(nearby[: found.beside])
    after.take(nearby)
    after.close()
    within = _below(headline, found.marked) if is_heading else []
    above = [line for line in reversed(before.lines) if line][:_LINES_BEFORE]
    return above, within + after.lines[: 2 * _LINES_AFTER], before.set_apart + after.set_apart


def _body_of(elements: Sequence[Element]) -> int:
    """Return the place of the body, which is among the first elements of a page; 0 where it is not."""
    return next((place for place, element in enumerate(elements[:_HEAD]) if element.tag == "body"), 0)


def _below(headline: Element, marked: Collection[Element]) -> list[str]:
    """Return a heading's lines after the first, and its small print: some hold the date."""
    lines = _Lines(marked)
    lines.take(islice(headline.iter(), _WITHIN))
    lines.close()
    small = [text_of(one, _SHORT) for one in islice(headline.iter("small", "span", "em"), _WITHIN)]
    return lines.lines[1:] + [text for text in small if _DAY.search(text) and _is_date(text)]


def _is_date(text: str) -> bool:
    from publisher.text.date_labels import is_date_line

    return is_date_line(text)


class _Lines:
    """Joins the text of consecutive elements into lines, broken where a browser breaks them."""

    def __init__(
        self, marked: Collection[Element], kept: Element | None = None, others: Collection[Element] = ()
    ) -> None:
        """`marked` are the elements whose class may say that they are skipped."""
        self.lines: list[str] = []
        self._marked = marked
        self._kept = kept  # an element that is read, whatever it is
        self.skip: Element | None = None
        self.beside: frozenset[Element] = frozenset()  # read, whatever their class or id says
        self.others = others  # times of something else than the article
        self.set_apart: list[tuple[str, str]] = []  # what a skipped text is about, and the text
        self._open: list[tuple[Element, bool]] = []  # whether it is a block
        self._parts: list[str] = []

    def take(self, elements: Iterable[Element]) -> None:
        """Read the next elements in document order, without a gap."""
        opened, parts = self._open, self._parts
        unusual = {*self._marked, *self.others, self.skip}
        following = iter(elements)
        for element in following:
            parent = element.getparent()
            while opened and opened[-1][0] is not parent:
                self._leave()
            tag = element.tag
            block = tag in _BLOCKS
            if block and parts and parts[-1] != _NAMED:
                self._break()
            opened.append((element, block))
            suspect = tag in _SUSPECT or element in unusual or is_named(element)  # few are
            if suspect and self._is_skipped(element, tag):
                self._pass_over(element, following)
            elif (text := element.text) and (parts or not text.isspace()):  # a line begins with no blanks
                of_link = tag == "a" and _DAY.search(text) and self._is_of_link(element)
                if not of_link:
                    if parts and lacks_blank(parts[-1][-1], text[0]) and is_right_behind(element):
                        parts.append(" ")
                    parts.append(text)

    def _pass_over(self, element: Element, following: Iterator[Element]) -> None:
        """Leave out what is within an element; a block in there breaks the line that is around it."""
        count = sum(1 for _ in element.iterdescendants())
        passed = [one.tag for one in islice(following, count)]
        if self._parts and not _BLOCKS.isdisjoint(passed):
            self._break()

    def _is_skipped(self, element: Element, tag: str) -> bool:
        if element is self._kept:
            return False
        if tag in _SKIPPED or element is self.skip or element in self.others:
            return True
        if tag == "figure" or element.get("class") is not None:
            thing = "a picture" if tag == "figure" else thing_of(element)
            if thing and self._sets_apart(element, thing):
                return True
        return element not in self.beside and is_elsewhere(element)

    def _is_of_link(self, link: Element) -> bool:
        """Whether a link's text names another page with its day: "Letter of 12 March 2010 (PDF)"."""
        from publisher.text.date_labels import dates_of, is_date_line

        text = text_of(link, _LONG)
        dates = dates_of(text)
        if not dates or any(dated.labelled for dated in dates) or is_date_line(text):
            return False  # a link to the article itself shows its day
        self.set_apart.append(("another page", text))
        return True

    def _sets_apart(self, element: Element, thing: str) -> bool:
        """Set the text of a picture or an event apart; what is only a date beside a picture is no caption."""
        from publisher.text.date_labels import is_date_line

        text = text_of(element, _LONG)
        if _DIGIT.search(text):
            if element.tag != "figure" and thing == "a picture" and is_date_line(text):
                return False
            self.set_apart.append((thing, text))
        return True

    def _name(self) -> None:
        """End a term, with what it names in the same line."""
        self._parts[-1] = self._parts[-1].rstrip().rstrip(":：")
        self._parts.append(_NAMED)

    def close(self) -> None:
        """End all open elements."""
        while self._open:
            self._leave()
        self._break()

    def _leave(self) -> None:
        element, block = self._open.pop()
        if block and self._parts:
            if element.tag in _TERMS:
                self._name()
            else:
                self._break()
        if (tail := element.tail) and (self._parts or not tail.isspace()):
            self._parts.append(tail)

    def _break(self) -> None:
        line = " ".join("".join(self._parts).split())
        self._parts.clear()
        if line:
            self.lines.append(line)


def lines_of(elements: Sequence[Element], marked: Collection[Element]) -> list[str]:
    """Return the lines of elements in document order, without parts of the page about something else.

    `marked` are the page's (`PageElements.marked`).
    """
    lines = _Lines(marked)
    lines.take(elements)
    lines.close()
    return lines.lines


def claims_of(found: PageElements) -> Iterator[Claim]:
    """Yield the byline and the dates in the lines around the headline.

    Many different dates there are a list, and none of them is the article's.
    """
    from publisher.readers._names_beside import name_beside
    from publisher.text.bylines import byline, is_author_label
    from publisher.text.date_labels import claim_of, dates_of, is_date_line, is_place, relative_of
    from publisher.text.names import are_names

    place = found.headline or _start(found)
    before, after, apart = _lines_around(found, place)
    claimed: list[Claim] = []
    named = False
    prose = listed = 0
    below = _labelled(after)
    for number, line in enumerate(below):
        if prose >= 3 or number >= _LINES_AFTER:
            break
        if len(line) > _LONG:
            if not claimed:
                claimed += _dateline(line, opening=not prose)
            prose += 1
            continue
        if not named and len(line) <= 120:
            above = number > 0 and is_author_label(below[number - 1]) and are_names(line)
            if names := line if above else byline(line):
                named = True
                yield Claim("author", names, "byline")
        if _DIGIT.search(line):
            dates = dates_of(line)
            listed += is_date_line(line) and not any(d.labelled for d in dates)
            if not dates and (relative := relative_of(line)):
                dates = (relative,)
            if dates and any(map(is_place, below[number + 1 : number + 1 + _EVENT])):
                dates = tuple(d._replace(kind="other", labelled=False, label="event") for d in dates)
            claimed += [
                claim_of(d, "date line label" if d.labelled else "date line")
                for d in dates
                if d.labelled or len(line) <= len(d.date) + _REST
            ]
    if not named and (name := name_beside(after, found)):
        yield Claim("author", name, "byline alone")
    if listed >= _LISTED and len({claim.value for claim in claimed}) > 1:
        claimed = [claim for claim in claimed if claim.origin != "date line"]
    if found.headline:
        for line in _labelled(before[::-1])[::-1]:
            if len(line) <= _LONG and _DIGIT.search(line):
                claimed += [claim_of(d, "date line before") for d in dates_of(line)]
    if len({claim.value for claim in claimed}) <= _DATES:
        yield from claimed
    for thing, text in apart[:_OTHERS]:
        yield from (Claim("published", d.date, f"date line of {thing}") for d in dates_of(text)[:1])


def _labelled(lines: Sequence[str]) -> list[str]:
    """Join a label ("Published") with the date on the next line, and write "26 | 01 | 2022" as a date."""
    from publisher.text.date_labels import announced

    joined: list[str] = []
    for line in lines:
        text = _PARTED.sub(r"\1.\2.\3", line) if "|" in line[:_LONG] else line
        if joined and len(text) <= _SHORT and _DIGIT.search(text) and announced(joined[-1]):
            joined[-1] = f"{joined[-1]} {text}"
        else:
            joined.append(text)
    return joined


def labelled_dates(found: PageElements) -> Iterator[Claim]:
    """Yield the one date that the page labels as that of publication, wherever on the page.

    If it labels none, yield the one date that has a line of its own; if it shows none, the one that a footer
    labels. Where there are several, yield nothing.
    """
    from publisher.text.bylines import byline
    from publisher.text.date_labels import is_date_line

    dates = _published_dates(found.elements[found.before : _ANYWHERE], found)
    labelled = {dated.date for dated, _ in dates if dated.labelled}
    single = {
        d.date for d, line in dates if is_date_line(line) or (len(line) <= len(d.date) + _REST and byline(line))
    }
    if len(labelled) == 1:
        yield Claim("published", labelled.pop(), "date line far")
    elif not labelled and len(single) == 1:
        yield Claim("published", single.pop(), "date line alone")
    elif not dates:
        below = {
            dated.date
            for footer in islice(filter(_is_footer, found.elements), _FOOTERS)
            for dated, _ in _published_dates(list(islice(footer.iter(), _WITHIN_FOOTER)), found, footer)
            if dated.labelled
        }
        if len(below) == 1:
            yield Claim("published", below.pop(), "date line far")


def _is_footer(element: Element) -> bool:
    return element.tag == "footer" or "footer" in (element.get("class") or "")


def _published_dates(
    elements: Sequence[Element], found: PageElements, kept: Element | None = None
) -> list[tuple[Dated, str]]:
    """Return the publication dates in short lines, each with its line; the element `kept` is not skipped."""
    from publisher.text.date_labels import dates_of

    lines = _Lines(found.marked, kept, () if kept is not None else found.others)
    lines.take(elements)
    lines.close()
    short = [line for line in _labelled(lines.lines) if len(line) <= _LONG and _DIGIT.search(line)]
    return [(dated, line) for line in short for dated in dates_of(line) if dated.kind == "published"]


def _dateline(line: str, *, opening: bool) -> Iterator[Claim]:
    """Yield the date that opens a paragraph.

    "27.1.2022 - The text", "(21 November 2022) The text"; where it opens the whole text, also
    "Karlsruhe, (12.11.2021). The text", "Kiel, 12 May 2021 - The text" and "Press release of 25 January 2022 |
    The text".
    """
    from publisher.text.bylines import opening_date
    from publisher.text.date_labels import claim_of, dates_of

    for dated in dates_of(line[:80])[:1]:
        before = line[: line.index(dated.date)]
        ends = line[len(before) + len(dated.date) :].lstrip()[:1] in _DATELINE_ENDS
        opens = not before.strip(" (–—-") or (
            opening and len(before) <= 30 and (before.endswith(", (") or (before.endswith(", ") and ends))
        )
        if opens or (opening and dated.labelled and len(before) <= 40):
            yield claim_of(dated, "dateline")
            return
    if opening and _DIGIT.search(line[:110]) and (date := opening_date(line)):
        yield Claim("published", date, "dateline")


def _start(found: PageElements) -> int:
    """Return the place where the article begins, else where the page does."""
    for wanted in ("article", "main", "body"):
        for place, element in enumerate(found.elements):
            if element.tag == wanted:
                return place
    return 0
