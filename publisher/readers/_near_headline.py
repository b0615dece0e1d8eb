"""The authors and the dates around a page's headline: in its visible lines, and in elements marked as such.

Many pages mark up neither author nor date, but print both next to the headline. Only short lines near it
count: a date in running text is not the article's own. Marks are class, id, rel and href; the nearest to
the headline wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from publisher.models import Claim
from publisher.readers._elements import PageElements, is_elsewhere
from publisher.text.html import SILENT, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from publisher.text.date_labels import Dated

# -- visible lines -------------------------------------------------------------------------------------------

_BEFORE, _AFTER = 50, 120  # elements that are read before and after the headline
_WITHIN = 30  # elements of a heading
_LINES_BEFORE, _LINES_AFTER = 8, 20
_LISTED = 3  # lines that are only a date; an article has fewer, a list of events has more
_REST = 60  # characters of a line apart from its date
_DATES = 3  # different dates near the headline; more of them are a list
_ANYWHERE = 5_000  # elements of a page that are searched for a labelled date
_FOOTER = "//*[self::footer or contains(@class, 'footer')]"
_FOOTERS, _WITHIN_FOOTER = 10, 300  # footers that are searched, and elements of each
_SHORT = 60  # characters of a line that is only a date
_LONG = 180  # characters; a longer line is running text
_BLOCKS = frozenset(
    (
        "address article aside blockquote br body center dd details dialog div dl dt fieldset figcaption "
        "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre search section "
        "summary table td th tr ul time"
    ).split()
)
_PARTED = re.compile(r"(?<!\d)(\d{1,2}) ?\| ?(\d{1,2}) ?\| ?((?:19|20)\d\d)(?!\d)")
_DIGIT = re.compile(r"\d")
_HEADINGS = frozenset({"h1", "h2", "h3"})
_SKIPPED = frozenset({"nav", "footer", "figure", "select", "form", "iframe", *SILENT})


def _lines_around(elements: Sequence[Element], place: int) -> tuple[list[str], list[str]]:
    """Return the lines before (nearest first) and after the element at a place in document order."""
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
    """Return a heading's lines after the first: some hold the date in small print."""
    lines = _Lines()
    lines.take(islice(headline.iter(), _WITHIN))
    lines.close()
    return lines.lines[1:]


class _Lines:
    """Joins the text of consecutive elements into lines, broken where a browser breaks them."""

    def __init__(self, kept: Element | None = None) -> None:
        self.lines: list[str] = []
        self._kept = kept  # an element that is read, whatever it is
        self.skip: Element | None = None
        self._open: list[tuple[Element, bool, bool]] = []  # whether it is skipped, whether it is a block
        self._skipping = False
        self._parts: list[str] = []

    def take(self, elements: Iterable[Element]) -> None:
        """Read the next elements in document order."""
        opened, parts = self._open, self._parts
        for element in elements:
            parent = element.getparent()
            while opened and opened[-1][0] is not parent:
                self._leave()
            tag = element.tag
            block = tag in _BLOCKS
            if block and parts:
                self._break()
            skipped = (
                not self._skipping
                and element is not self._kept
                and (element is self.skip or tag in _SKIPPED or is_elsewhere(element))
            )
            opened.append((element, skipped, block))
            if skipped:
                self._skipping = True
            elif not self._skipping and (text := element.text):
                parts.append(text)

    def close(self) -> None:
        """End all open elements."""
        while self._open:
            self._leave()
        self._break()

    def _leave(self) -> None:
        element, skipped, block = self._open.pop()
        if skipped:
            self._skipping = False
        if block and self._parts:
            self._break()
        if not self._skipping and (tail := element.tail):
            self._parts.append(tail)

    def _break(self) -> None:
        line = " ".join("".join(self._parts).split())
        self._parts.clear()
        if line:
            self.lines.append(line)


def lines_of(elements: Sequence[Element]) -> list[str]:
    """Return the lines of elements in document order, without parts of the page about something else."""
    lines = _Lines()
    lines.take(elements)
    lines.close()
    return lines.lines


def claims_of(found: PageElements) -> Iterator[Claim]:
    """Yield the byline and the dates in the lines around the headline.

    Many different dates there are a list, and none of them is the article's.
    """
    from publisher.readers._names_beside import name_beside
    from publisher.text.bylines import byline
    from publisher.text.date_labels import claim_of, dates_of, is_date_line, relative_of

    place = found.headline or _start(found)
    before, after = _lines_around(found.elements, place)
    claimed: list[Claim] = []
    named = False
    prose = listed = 0
    for number, line in enumerate(_labelled(after)):
        if prose >= 3 or number >= _LINES_AFTER:
            break
        if len(line) > _LONG:
            if not claimed:
                claimed += _dateline(line, opening=not prose)
            prose += 1
            continue
        if not named and len(line) <= 120 and (names := byline(line)):
            named = True
            yield Claim("author", names, "byline")
        if _DIGIT.search(line):
            dates = dates_of(line)
            listed += is_date_line(line) and not any(d.labelled for d in dates)
            if not dates and (relative := relative_of(line)):
                dates = (relative,)
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

    dates = _published_dates(found.elements[:_ANYWHERE])
    labelled = {dated.date for dated, _ in dates if dated.labelled}
    single = {
        d.date for d, line in dates if is_date_line(line) or (len(line) <= len(d.date) + _REST and byline(line))
    }
    if len(labelled) == 1:
        yield Claim("published", labelled.pop(), "date line far")
    elif not labelled and len(single) == 1:
        yield Claim("published", single.pop(), "date line alone")
    elif not dates:
        footers = found.elements[0].xpath(_FOOTER)[:_FOOTERS]
        below = {
            dated.date
            for footer in footers
            for dated, _ in _published_dates(list(islice(footer.iter(), _WITHIN_FOOTER)), footer)
            if dated.labelled
        }
        if len(below) == 1:
            yield Claim("published", below.pop(), "date line far")


def _published_dates(elements: Sequence[Element], kept: Element | None = None) -> list[tuple[Dated, str]]:
    """Return the publication dates in short lines, each with its line; the element `kept` is not skipped."""
    from publisher.text.date_labels import dates_of

    lines = _Lines(kept)
    lines.take(elements)
    lines.close()
    short = [line for line in _labelled(lines.lines) if len(line) <= _LONG and _DIGIT.search(line)]
    return [(dated, line) for line in short for dated in dates_of(line) if dated.kind == "published"]


def _dateline(line: str, *, opening: bool) -> Iterator[Claim]:
    """Yield the date that opens a paragraph.

    "27.1.2022 - The text", "(21 November 2022) The text"; where it opens the whole text, also
    "Karlsruhe, (12.11.2021). The text" and "Press release of 25 January 2022 | The text".
    """
    from publisher.text.bylines import opening_date
    from publisher.text.date_labels import claim_of, dates_of

    for dated in dates_of(line[:80])[:1]:
        before = line[: line.index(dated.date)]
        opens = not before.strip(" (–—-") or (opening and len(before) <= 30 and before.endswith(", ("))
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


# -- marked-up elements --------------------------------------------------------------------------------------

# Other texts of elements that are marked like dates: "10 min read", "3 comments".
_NO_DATE = re.compile(
    r"read|lese|lectur|leitura|lettura|lees|läs|čten|czyt|чтен|comment|komment|coment|view|share", re.IGNORECASE
)
_MARKED_DATES = 1  # different texts of date-marked elements; more of them are a list
# How the text of a date begins when it is that of a change.
_UPDATED = tuple(
    "updat|last |modif|aktualis|stand|mis à jour|mise à jour|actualiz|atualiz|aggiorn|reviewed".split("|")
)
_LABEL = 40  # characters of the words before a date that may announce it


def date_claims(found: PageElements) -> Iterator[Claim]:
    """Yield the dates of `<time>` elements, then the one date of elements that are marked as dates."""
    from publisher.text.date_labels import announced
    from publisher.text.dates import find_date

    for place, element in found.times:
        if found.is_elsewhere(element, place):
            continue
        value = element.get("datetime") or text_of(element, 80)
        marks = " ".join(element.get(name) or "" for name in ("class", "itemprop", "data-testid")).lower()
        far = "" if _near(place, found.headline) else " far"
        label = text_of(element, 80).lower()
        kind = announced(_words_before(element))
        if kind == "other":
            yield Claim("published", value, "time element other")
        elif kind != "updated" and ("publish" in marks or kind or element.get("pubdate") is not None):
            yield Claim("published", value, "time element published")
        elif kind or "updat" in marks or "modif" in marks or label.startswith(_UPDATED):
            yield Claim("updated", value, "time element updated")
        elif value:
            yield Claim("published", value, f"time element{far}")
    shown = list(_dated(found))
    shown = [claim for claim in shown if find_date(str(claim.value))] or shown
    if len({find_date(str(claim.value)) or claim.value for claim in shown}) <= _MARKED_DATES:
        yield from shown


def _words_before(element: Element) -> str:
    """Return the words directly before an element, in its parent or before that."""
    for here in islice((element, *element.iterancestors()), 3):
        previous, parent = here.getprevious(), here.getparent()
        text = (previous.tail if previous is not None else parent.text if parent is not None else "") or ""
        if text.strip():
            return text.strip()[-_LABEL:]
        if previous is not None:
            return text_of(previous, _LABEL + 1)
    return ""


def _dated(found: PageElements) -> Iterator[Claim]:
    """Yield the texts of elements near the headline that are marked as dates."""
    from publisher.text.date_labels import claim_of, dates_of
    from publisher.text.dates import find_date

    for place, element in found.dates[:100]:
        if not _near(place, found.headline):
            continue
        text = text_of(element, 120)
        if (
            len(text) < 100
            and any(letter.isdigit() for letter in text)
            and (not _NO_DATE.search(text) or find_date(text))
            and not found.is_elsewhere(element, place)
        ):
            marks = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
            changed = "updat" in marks or "modif" in marks or text.lower().startswith(_UPDATED)
            named = dates_of(text)
            if named and all(dated.kind == "other" for dated in named):
                yield claim_of(named[0], "date element")
                continue
            yield Claim("updated" if changed else "published", text, "date element")


def _near(place: int, headline: int) -> bool:
    return not headline or headline - 80 <= place <= headline + 200
