"""Boxes within an article's element that are no text of it, known by what they hold and not by their words.

Blocks that consist of links lead to other stories; a list of links stays where prose stands above and below
it, because there it is the author's. A page may hold a text twice, for large screens and for small ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.composer.page.names import ABOUT, AUTHOR, LEDE, TEASER
from publisher.composer.page.outline import HEADINGS, Outline
from publisher.composer.page.span import Span
from publisher.text.phrase_sets import known, words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BOXES = frozenset("div section article header details".split())
_LISTS = frozenset("ul ol p dl table figure".split())
_LINES_OF_LINKS = frozenset("p ul ol".split())
_OWN = frozenset("ul ol dl table".split())  # lists that may be the author's
_MARKED = frozenset("div section article li a ul ol p header".split())  # that a class may mark as a box
_CELL = 2  # links of a cell that may be the author's
_NEAR = 5  # elements: the wrappers of a table
_TEASER = 600  # characters of a teaser of another story
_AUTHOR = 1500  # characters of a box on the author
_LINES = 300  # characters of lines on the article
_SIGN_UP = 500  # characters of a box that invites to a newsletter
_REPEATED = 500  # characters of the prose of a box that may say the same again
_COMPARED = 50  # such boxes


def _fields_for_mail(outline: Outline, start: int, end: int) -> list[int]:
    """Return the places of the fields for an address of mail."""
    return [
        place
        for place in range(start, end)
        if outline.tags[place] == "input" and _is_for_mail(outline.elements[place])
    ]


def _is_for_mail(field: HtmlElement) -> bool:
    return field.get("type", "").lower() == "email" or "mail" in field.get("name", "").lower()


class Boxes:
    """Tells why boxes of one element are no text; asked in document order."""

    def __init__(self, outline: Outline, span: Span, start: int) -> None:
        self._outline = outline
        self._span = span
        self._fields = _fields_for_mail(outline, start, span.end)
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
        if tag == "article" and outline.text[place] <= _TEASER and self._links_elsewhere(place):
            return "story"
        if tag in _BOXES and self._fields and self._is_sign_up(place):
            return "sign-up"
        names = outline.traits(place)
        return self._marked(place, tag, names) if names or tag in {"time", "address"} else ""

    def _links_elsewhere(self, place: int) -> bool:
        """Tell whether the heading of an article within the article is a link: it is another story."""
        outline = self._outline
        end = outline.ends[place]
        heading = next((one for one in range(place + 1, end) if outline.tags[one] in HEADINGS), 0)
        if not heading or place < self._span.first < end:
            return False
        return (
            outline.linked[heading] * 10 >= outline.text[heading] * 9
            or outline.tags[outline.parents[heading]] == "a"
        )

    def _is_sign_up(self, place: int) -> bool:
        """Tell whether a box holds a field for an address, and its words name a newsletter."""
        outline = self._outline
        end = outline.ends[place]
        if outline.text[place] > _SIGN_UP or not any(place < field < end for field in self._fields):
            return False
        if outline.prose[place] * 5 > outline.prose[0]:
            return False
        words = words_of(" ".join(outline.elements[place].itertext()).lower())
        return not words.isdisjoint(known("newsletter").all)

    def _is_of_links(self, place: int, tag: str) -> bool:
        outline, span = self._outline, self._span
        links, linked, text = outline.links[place], outline.linked[place], outline.text[place]
        if linked * 10 < text * 6 or span.last == span.main:  # a text without prose keeps its links
            return False
        is_within = span.first < place < span.last
        if tag in _BOXES:
            is_kept = place < self._kept or (is_within and self._holds_table(place))
            return links > 1 and not is_kept and not self._is_figure(place)
        if tag == "td":
            return links > _CELL and self._is_menu_of_table(place)
        if tag not in _LISTS:
            return False
        if links == 1:
            return tag in _LINES_OF_LINKS and place > span.last and linked * 10 >= text * 9
        if tag == "p" or (tag in _OWN and is_within):
            self._kept = max(self._kept, outline.ends[place])
            return False
        return True

    def _is_menu_of_table(self, place: int) -> bool:
        """Tell whether a cell of links is next to the cell that holds the article: tables were layouts."""
        row = self._outline.parents[place]
        return self._outline.prose[row] * 2 >= self._outline.prose[0] > 0

    def _holds_table(self, place: int) -> bool:
        end = min(self._outline.ends[place], place + _NEAR)
        return "table" in self._outline.tags[place:end]

    def _is_figure(self, place: int) -> bool:
        """Tell whether all words of a box are the caption of a picture, and its links go to several places."""
        outline = self._outline
        end = outline.ends[place]
        near = range(place + 1, min(end, place + _NEAR))
        figure = next((one for one in near if outline.tags[one] == "figure"), 0)
        if not figure or outline.text[figure] != outline.text[place]:
            return False
        links = [outline.elements[one].get("href") for one in range(figure, end) if outline.tags[one] == "a"]
        return len(links) == len(set(links))

    def _marked(self, place: int, tag: str, names: int) -> str:
        """Return what a box says of itself."""
        outline, span = self._outline, self._span
        text = outline.text[place]
        if tag in _MARKED:
            if names & TEASER and text <= _TEASER and outline.linked[place] * 5 >= text:
                return "teaser"
            if names & AUTHOR and text <= _AUTHOR and place > span.middle:
                return "author"
        if place > span.second or place < span.first < outline.ends[place] or tag == "details":
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
