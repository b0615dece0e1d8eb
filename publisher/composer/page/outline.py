"""The elements of a page in document order, with what each holds: computed in one walk down and one back.

An element is known by its place in that order, so all that it holds is a range of places. What a page holds in
elements without prose, such as scripts, frames and drawings, weighs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.composer.page.names import traits

if TYPE_CHECKING:
    from lxml.html import HtmlElement

PROSE = 40  # characters of a paragraph that counts
# These hold no prose, and may show something within it.
SILENT = frozenset(
    (
        "script style template noscript iframe object embed canvas video audio svg math input picture progress "
        "meter textarea select head link meta title amp-video amp-audio amp-iframe amp-youtube"
    ).split()
)
INLINE = frozenset(
    (
        "a abbr b bdi bdo big br cite code data del dfn em font i img ins kbd label mark q rp rt ruby s samp "
        "small span strike strong sub sup time tt u var wbr"
    ).split()
)
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_NO_PROSE = HEADINGS | frozenset("figcaption caption button option dt th figure nav time html head".split())


class Outline:
    """The elements below a root; every list has an item for each."""

    __slots__ = (
        *("_traits", "elements", "ends", "linked", "links", "own"),
        *("parents", "prose", "silent", "stated", "tags", "text"),
    )

    def __init__(self, root: HtmlElement) -> None:
        """Walk a tree."""
        self.elements: list[HtmlElement] = list(root.iter("*"))
        count = len(self.elements)
        self.parents = [-1] * count
        self.tags: list[str] = [element.tag for element in self.elements]
        self.silent = [False] * count
        self.stated: list[int] = []  # the places of those with an attribute on their state or role
        self.ends = [0] * count
        self.text = [0] * count  # characters
        self.prose = [0] * count  # characters in paragraphs, without those of links
        self.linked = [0] * count  # characters in links
        self.links = [0] * count  # their number
        self.own = [0] * count  # the prose of an element's own paragraph
        self._traits = [-1] * count  # unknown
        self._down()
        self._back()

    def _down(self) -> None:
        places: dict[HtmlElement, int] = {}
        parents, tags, silent, stated = self.parents, self.tags, self.silent, self.stated
        known = self._traits
        for place, element in enumerate(self.elements):
            places[element] = place
            above = parents[place] = places.get(element.getparent(), -1)
            if tags[place] in SILENT or (above >= 0 and silent[above]):
                silent[place] = True
                known[place] = 0
                continue
            attributes = element.keys()
            if _NAMES.isdisjoint(attributes):
                known[place] = 0
            if not _STATES.isdisjoint(attributes):
                stated.append(place)

    def _back(self) -> None:
        """Add up from the last element to the first: what an element holds is known before its own turn."""
        count = len(self.elements)
        elements, tags, parents, ends, text = self.elements, self.tags, self.parents, self.ends, self.text
        prose, linked, links, silent = self.prose, self.linked, self.links, self.silent
        run, run_linked, blocky = [0] * (count + 1), [0] * (count + 1), [False] * (count + 1)
        for lists in (ends, text, prose, linked, links):
            lists.append(0)  # what is above the root, at -1
        for place in range(count - 1, -1, -1):
            element, tag, above = elements[place], tags[place], parents[place]
            end = ends[place]
            if not end:
                end = ends[place] = place + 1
            ends[above] = ends[above] or end  # its last child comes first
            tail = element.tail
            behind = len(tail.strip()) + 1 if tail and not tail.isspace() else 0
            if silent[place]:
                if behind and (above < 0 or not silent[above]):
                    text[above] += behind
                    run[above] += behind
                continue
            words = element.text
            if words and not words.isspace():
                length = len(words.strip()) + 1
                text[place] += length
                run[place] += length
            length = run[place]
            if tag == "a":
                linked[place] = text[place]
                run_linked[place] = length
                links[place] += 1
            if tag in INLINE and not blocky[place]:
                if length:
                    run_linked[above] += run_linked[place]
                run[above] += length + behind
            else:
                run[above] += behind
                blocky[above] = True
                if length >= PROSE and tag not in _NO_PROSE:
                    own = length - run_linked[place]
                    if own > run_linked[place]:
                        self.own[place] = own
                        prose[place] += own
            text[above] += text[place] + behind
            if prose[place]:
                prose[above] += prose[place]
            if links[place]:
                linked[above] += linked[place]
                links[above] += links[place]
        for lists in (ends, text, prose, linked, links):
            lists.pop()

    def traits(self, place: int) -> int:
        """Return what the names of an element say, see `names`; computed when first asked for."""
        found = self._traits[place]
        if found < 0:
            found = self._traits[place] = traits(self.names(place))
        return found

    def names(self, place: int) -> str:
        """Return the classes of an element and, where it counts, its id."""
        element = self.elements[place]
        names: str = element.get("class", "")
        if self.tags[place] in _IDS and (name := element.get("id")):
            return f"{names} {name}" if names else str(name)
        return names

    def above(self, place: int) -> list[int]:
        """Return the places of all ancestors, the nearest first."""
        found = []
        while (place := self.parents[place]) >= 0:
            found.append(place)
        return found

    def without(self, gone: dict[int, str]) -> None:
        """Take what is left out from the weights of what holds it."""
        if not gone:
            return
        for weights in (self.text, self.prose, self.linked, self.links):
            less = [0] * (len(weights) + 1)
            for place in gone:
                less[place] = weights[place]
            parents = self.parents
            for place in range(len(weights) - 1, -1, -1):
                if less[place]:
                    weights[place] -= less[place]
                    less[parents[place]] += less[place]


_NAMES = frozenset({"class", "id"})
# Attributes that say whether an element is shown, and what for.
_STATES = frozenset({"aria-hidden", "hidden", "role"})
# Only containers are known by their ids: that of a heading is a slug of its words.
_IDS = frozenset("div section aside ul ol nav footer header form table article main body".split())
