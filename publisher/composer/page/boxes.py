"""Boxes within an article's element that are no text of it, known by what they hold and not by their words.

Blocks that consist of links lead to other stories; a list of links stays where prose stands above and below
it, because there it is the author's. A text may stand in a page twice, for large screens and for small ones.
"""

from __future__ import annotations

from publisher.composer.page.names import ABOUT, AUTHOR, LEDE, TEASER
from publisher.composer.page.outline import HEADINGS, Outline
from publisher.composer.page.span import Span

_BOXES = frozenset("div section article header details".split())
_LISTS = frozenset("ul ol p dl table figure".split())
_OWN = frozenset("ul ol dl table".split())  # lists that may be the author's
_MARKED = frozenset("div section article li a ul ol p header".split())  # that a class may mark as a box
_NEAR = 5  # elements: the wrappers of a table
_TEASER = 600  # characters of a teaser of another story
_AUTHOR = 1500  # characters of a box on the author
_LINES = 300  # characters of lines on the article
_REPEATED = 500  # characters of the prose of a box that may say the same again
_COMPARED = 50  # such boxes


class Boxes:
    """Tells why boxes of one element are no text; asked in document order."""

    def __init__(self, outline: Outline, span: Span) -> None:
        self._outline = outline
        self._span = span
        self._kept = 0  # the end of a list of the author's links
        self._first: dict[tuple[int, int, int, int], int] = {}  # the first box with such weights
        self._compared = 0

    def reason(self, place: int) -> str:
        """Return why a box is no text, "" where it is."""
        outline = self._outline
        tag = outline.tags[place]
        if tag in _BOXES and outline.prose[place] >= _REPEATED and self._is_repeated(place):
            return "repeated"
        if outline.links[place] and self._is_of_links(place, tag):
            return "links"
        names = outline.names[place]
        return self._marked(place, tag, names) if names or tag in {"time", "address"} else ""

    def _is_of_links(self, place: int, tag: str) -> bool:
        outline, span = self._outline, self._span
        links, linked, text = outline.links[place], outline.linked[place], outline.text[place]
        if linked * 10 < text * 6:
            return False
        is_within = span.first < place < span.last
        if tag in _BOXES:
            return links > 1 and place >= self._kept and not (is_within and self._holds_table(place))
        if tag not in _LISTS:
            return False
        if links == 1:
            return tag == "p" and place > span.last and linked * 10 >= text * 9
        if tag == "p" or (tag in _OWN and is_within):
            self._kept = max(self._kept, outline.ends[place])
            return False
        return True

    def _holds_table(self, place: int) -> bool:
        end = min(self._outline.ends[place], place + _NEAR)
        return "table" in self._outline.tags[place:end]

    def _marked(self, place: int, tag: str, names: int) -> str:
        """Return what a box says of itself."""
        outline, span = self._outline, self._span
        text = outline.text[place]
        if tag in _MARKED:
            if names & TEASER and text <= _TEASER and outline.linked[place] * 5 >= text:
                return "teaser"
            if names & AUTHOR and text <= _AUTHOR and place > span.middle:
                return "author"
        if place > span.second or place < span.first < outline.ends[place]:
            return ""
        is_about = (names & ABOUT and not names & LEDE) or tag in {"time", "address"}
        is_line = text <= _LINES and not outline.prose[place] and tag not in HEADINGS
        return "byline" if is_about and is_line else ""

    def _is_repeated(self, place: int) -> bool:
        """Tell whether a box says the same as one before it."""
        outline = self._outline
        key = (outline.text[place], outline.prose[place], outline.linked[place], outline.links[place])
        first = self._first.setdefault(key, place)
        if outline.ends[first] > place or self._compared >= _COMPARED:
            return False
        self._compared += 1
        one, other = outline.elements[first], outline.elements[place]
        return "".join(one.itertext()).split() == "".join(other.itertext()).split()
