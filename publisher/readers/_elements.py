"""One walk over a page's tree: every element that may claim something, sorted into drawers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from publisher.text.html import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ELEMENTS = 60_000  # elements that are looked at
_BESIDE = 12  # elements behind the headline that belong to it
_AUTHOR = re.compile(
    r"author|by-?_?line|autor(?!i[sz])|auteur|autore|redakteur|redacteur|writer|verfasser|journalist|contributor|posted-?_?by"
    r"|written-?_?by|creator"
)
_DATE = re.compile(
    r"date|publi(?:sh|e|c)|time(?!line|out|r)|posted|datum|fecha|meta-?info|created|submitted|(?:entry|post|article)-?meta|calendar"
)
# Whole words of a class or id ("related-articles", "post__comments") that mark a part as something else's.
_ELSEWHERE = re.compile(
    r"(?:^|[\s_-])(?:aside|comment|comments|commentlist|comment-?respond|cookies?|footer|gallery|latest|menu|modal|most-?read|"
    r"navbar|navigation|newsletter|outbrain|popular|promos?|recent|recirc(?:ulation)?|recommend(?:ed|ations?)?|"
    r"related|respond|sidebar|similar|sponsored|subscribe|taboola|teasers|ticker|trending|widget-?area|reply|replies|"
    r"read-?more|see-?also|carousel)(?:$|[\s_-])|relatedpost|comment-?list|author-?(?:bio|box)|about-?author|teaser-?list"
)
_OWN_FOOTER = re.compile(r"(?:article|asset|entry|post|story)[a-z_-]{0,20}footer(?:-[a-z]{1,10})?")
# How the words of all three begin: most marks hold none, and each page brings new ones.
_ANY = re.compile(
    r"a(?:side|ut[eho])|by[-_]{0,2}line|c(?:al|aro|om|ook|ontr|rea)|da(?:te|tum)|f(?:ech|oot)|gall|jour|latest"
    r"|m(?:eta|enu|odal|ost)|n(?:av[bi]|ewsl)|outb|p(?:op|ost|rom|ubli)|re(?:[acps]|da|la)|s(?:ee|id|im|pon|ub)"
    r"|t(?:ab|eas|ick|im|ren)|verf|w(?:idg|rit)"
)
_OUTER = frozenset({"aside", "footer", "nav"})
HREF = re.compile(
    r"/(?:[Aa]uthors?|autor(?:en|es|i|a)?|auteurs?|autore|by|bylines?|contributors?|journalists?|columnists?|writers?|reporters?|"
    r"skribenter?|journalister?|redakteure?)/(?!$)"
)


@dataclass(slots=True)
class Drawers:
    """What the walk found, each drawer in the document's order; numbers are places in that order."""

    metas: list[tuple[str, str]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    languages: list[tuple[str, str]] = field(default_factory=list)  # rel=alternate: hreflang and href
    scripts: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    headings: list[tuple[int, Element]] = field(default_factory=list)
    lesser: list[tuple[int, Element]] = field(default_factory=list)  # h2
    minor: list[tuple[int, Element]] = field(default_factory=list)  # h3 to h6
    times: list[tuple[int, Element]] = field(default_factory=list)
    items: list[tuple[int, Element]] = field(default_factory=list)  # itemprop
    authors: list[tuple[int, Element]] = field(default_factory=list)
    dates: list[tuple[int, Element]] = field(default_factory=list)
    tags: list[tuple[int, Element]] = field(default_factory=list)
    language: str = ""
    elements: list[Element] = field(default_factory=list)
    headline: int = 0  # place of the headline, 0 where none is known
    around: frozenset[Element] = frozenset()  # the headline and what it stands in

    def settle(self, place: int) -> None:
        """Note where the headline stands."""
        self.headline = place
        if place:
            headline = self.elements[place]
            self.around = frozenset((headline, *headline.iterancestors()))

    def aside(self, element: Element, place: int = -1) -> bool:
        """Whether an element stands in a part of the page that is about something else.

        A part that holds the headline is the article's, whatever it is called; so is what follows the
        headline directly.
        """
        if self.headline < place <= self.headline + _BESIDE and self.headline:
            return False
        here: Element | None = element
        for _ in range(60):
            if here is None or here in self.around or here.tag in ("body", "main"):
                return False
            if aside(here):
                return True
            here = here.getparent()
        return False


def glance(root: Element) -> Drawers:
    """Look at a page's head, its scripts and its headings."""
    found = Drawers()
    for place, element in enumerate(islice(root.iter(*_AT_A_GLANCE), _ELEMENTS)):
        _BY_TAG[element.tag](found, place, element)
    return found


def walk(root: Element, found: Drawers, *, items: bool = True) -> None:
    """Go once over all elements, in the document's order; `items` asks for microdata."""
    found.elements = list(islice(root.iter(), _ELEMENTS))
    found.headings, found.lesser = [], []
    marked = _marked
    for place, element in enumerate(found.elements):
        tag = element.tag
        handler = _IN_BODY.get(tag)
        if handler is not None and handler(found, place, element):
            continue
        if items and element.get("itemprop"):
            found.items.append((place, element))
        classes = element.get("class")
        if classes is not None and (kinds := marked(classes)):
            if kinds & 1:
                found.authors.append((place, element))
            if kinds & 2 and tag != "time":
                found.dates.append((place, element))


@lru_cache(maxsize=16_384)
def _marked(marks: str) -> int:
    # 1: an author's mark, 2: a date's, 4: something else than the article, 8: the article's own footer.
    kinds = 0
    for word in marks[:500].lower().split():
        kinds |= _kinds(word)
    return kinds


@lru_cache(maxsize=16_384)
def _kinds(word: str) -> int:
    # Pages repeat their classes, and share the words of them.
    if not _ANY.search(word):
        return 0
    rest = _OWN_FOOTER.sub(" ", word)
    kinds = bool(_AUTHOR.search(word)) + 2 * bool(_DATE.search(word)) + 4 * bool(_ELSEWHERE.search(rest))
    return kinds + 8 * (rest != word)


def _meta(found: Drawers, _place: int, element: Element) -> bool:
    content = element.get("content")
    item = element.get("itemprop")
    name = element.get("property") or element.get("name") or element.get("http-equiv")
    if item and not name and (parent := element.getparent()) is not None and parent.tag == "head":
        name = item  # a microdata item of the head stands for the page
    if content and name and len(found.metas) < 500:
        found.metas.append((name.strip().lower(), content[:5000]))
    return not item


def _link(found: Drawers, _place: int, element: Element) -> bool:
    rel, href = element.get("rel"), element.get("href")
    if rel and href and len(found.links) < 500:
        found.links.append((rel.lower(), href))
        language = element.get("hreflang")
        page = (element.get("type") or "text/html").startswith("text/html")  # a feed has a type of its own
        if language and page and len(found.languages) < 100 and "alternate" in rel.lower().split():
            found.languages.append((language, href))
    return not element.get("itemprop")


def _script(found: Drawers, _place: int, element: Element) -> bool:
    if "ld+json" in (element.get("type") or "").lower() and element.text:
        found.scripts.append(element.text)
    return True


def _title(found: Drawers, _place: int, element: Element) -> bool:
    parent = element.getparent()
    if parent is None or parent.tag != "svg":
        found.titles.append(text_of(element))
    return True


def _heading(found: Drawers, place: int, element: Element) -> bool:
    if len(found.headings) < 20:
        found.headings.append((place, element))
    return False


def _lesser(found: Drawers, place: int, element: Element) -> bool:
    if len(found.lesser) < 20:
        found.lesser.append((place, element))
    return False


def _minor(found: Drawers, place: int, element: Element) -> bool:
    if len(found.minor) < 40:
        found.minor.append((place, element))
    return False


def _time(found: Drawers, place: int, element: Element) -> bool:
    if len(found.times) < 100:
        found.times.append((place, element))
    return False


def _anchor(found: Drawers, place: int, element: Element) -> bool:
    rel, href = element.get("rel"), element.get("href")
    if (href is not None and HREF.search(href)) or (rel is not None and "author" in rel.lower()):
        found.authors.append((place, element))
        return not element.get("itemprop")
    if rel is not None and "tag" in rel.split():
        found.tags.append((place, element))
    return False


def _html(found: Drawers, _place: int, element: Element) -> bool:
    xml = "{http://www.w3.org/XML/1998/namespace}lang"
    found.language = found.language or element.get("lang") or element.get(xml) or element.get("xml:lang") or ""
    return True


def _silent(_found: Drawers, _place: int, _element: Element) -> bool:
    return True


_BY_TAG = {
    "meta": _meta,
    "link": _link,
    "script": _script,
    "title": _title,
    "html": _html,
    "h1": _heading,
    "h2": _lesser,
}
_AT_A_GLANCE = tuple(_BY_TAG)
_IN_BODY = {
    "script": _silent,
    "style": _silent,
    "noscript": _silent,
    "path": _silent,
    "h1": _heading,
    "h2": _lesser,
    **dict.fromkeys(("h3", "h4", "h5", "h6"), _minor),
    "time": _time,
    "a": _anchor,
}


def _within_article(element: Element) -> bool:
    return any(parent.tag == "article" for parent in islice(element.iterancestors(), 20))


_SIDES = frozenset({"aside", "footer", *_OUTER})


def aside(element: Element) -> bool:
    """Whether an element, by its own name and marks, is about something else than the article."""
    classes, name = element.get("class"), element.get("id")
    if classes is None and name is None and element.tag not in _SIDES:
        return False
    kinds = (_marked(classes) if classes else 0) | (_marked(name) if name else 0)
    if kinds & 4:
        return True
    # A short one holds the date or the byline; so may the footer of an article, never that of a page.
    own = kinds & 8 or element.tag == "aside" or (element.tag == "footer" and _within_article(element))
    return bool(own or element.tag in _OUTER) and not (own and len(text_of(element, 400)) <= 200)
