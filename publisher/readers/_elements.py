"""The elements of a web page that may claim something, sorted by kind in one walk over its tree."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from publisher.text.html import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ELEMENTS = 60_000  # elements that are read
_ABOVE, BESIDE = 6, 20  # elements before and after the headline that belong to the article
_PROSE = 100  # characters of a paragraph with which the text begins
_AUTHOR = re.compile(
    r"author|by-?_?line|autor(?!i[sz])|auteur|autore|redakteur|redacteur|writer|verfasser|journalist|contributor|posted-?_?by"
    r"|written-?_?by|creator|(?:^|\s)firmas?(?:$|\s)|reader-credits|yazar|penulis|_reporter"
)
_DATE = re.compile(
    r"date|publi(?:sh|e|c)|time(?!line|out|r)|posted|datum|fecha|meta-?info|created|submitted|(?:entry|post|article)-?meta|calendar"
)
# Whole words of a class or id ("related-articles", "post__comments") of a part that is about something else.
_ELSEWHERE = re.compile(
    r"(?:^|[\s_-])(?:aside|comment|comments|commentlist|comment-?respond|cookies?|footer|gallery|latest|menu|modal|most-?read|"
    r"navbar|navigation|newsletter|outbrain|popular|promos?|recent|recirc(?:ulation)?|recommend(?:ed|ations?)?|"
    r"related|respond|sidebar|similar|sponsored|subscribe|taboola|teasers|testimonials?|ticker|trending|widget-?area|reply|replies|"
    r"read-?more|see-?also|carousel)(?:$|[\s_-])|relatedpost|comment-?list|author-?(?:bio|box)|about-?author|teaser-?list"
)
_OWN_FOOTER = re.compile(r"(?:article|asset|entry|post|story)[a-z_-]{0,20}footer(?:-[a-z]{1,10})?")
# Whole words, or parts of them, of what holds the day of a picture or of an event.
_PICTURE = re.compile(
    r"caption|legend|bildunter|bildtext|bildnachweis|didascali|cutline|onderschrift|pie-?de-?foto|(?:image|photo)-?credit"
)
_EVENT = re.compile(r"^(?:h-?event|vevent|event|dtstart|dtend)$")
# How each alternative of _AUTHOR, _DATE, _ELSEWHERE, _PICTURE and _EVENT begins, to be kept in step with
# them: most classes match none of them, and every page brings new ones. tests/test_shortcuts.py compares them.
_ANY = re.compile(
    r"a(?:side|ut[eho])|bild[utn]|by[-_]{0,2}line|c(?:al|apt|aro|om|ook|ontr|rea|utl)|d(?:at[eu]|idas|tend|tsta)|event"
    r"|f(?:ech|irma|oot)|gall|image-?c|jour|l(?:atest|egend)|m(?:eta|enu|odal|ost)|n(?:av[bi]|ewsl)|onders|outb"
    r"|p(?:enul|hoto-?c|ie-?d|op|ost|rom|ubli)|re(?:[acps]|da|la)|s(?:ee|id|im|pon|ub)|t(?:ab|eas|est|ick|im|ren)|verf|w(?:idg|rit)|yaz|_rep"
)
OUTER = frozenset("aside footer nav".split())
_CAPTION_PARTS = 6  # elements of a caption
_BESIDE = 60  # elements beside a caption that are searched for its picture
_PICTURES = frozenset("img picture video amp-img".split())
# What the words of a class or id say of an element, as bits.
_AUTHOR_MARK, _DATE_MARK, _ELSEWHERE_MARK, _OWN_FOOTER_MARK, _PICTURE_MARK, _EVENT_MARK = 1, 2, 4, 8, 16, 32
AUTHOR_HREF = re.compile(
    r"/(?:[Aa]uthors?|autor(?:en|es|i|a)?|auteurs?|autore|by|bylines?|contributors?|journalists?|columnists?|writers?|reporters?|staff|editors|profil|"
    r"skribenter?|journalister?|redakteure?)/(?!$)"
)


@dataclass(slots=True)
class PageElements:
    """What the walk found, each list in document order; a number is an element's place in that order."""

    metas: list[tuple[str, str]] = field(default_factory=list)  # name in lower case, content
    links: list[tuple[str, str]] = field(default_factory=list)  # rel in lower case, href
    alternates: list[tuple[str, str]] = field(default_factory=list)  # rel=alternate: hreflang and href
    json_ld: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    h1: list[tuple[int, Element]] = field(default_factory=list)
    h2: list[tuple[int, Element]] = field(default_factory=list)
    h3_to_h6: list[tuple[int, Element]] = field(default_factory=list)
    times: list[tuple[int, Element]] = field(default_factory=list)
    items: list[tuple[int, Element]] = field(default_factory=list)  # with an itemprop
    authors: list[tuple[int, Element]] = field(default_factory=list)  # marked as an author's
    dates: list[tuple[int, Element]] = field(default_factory=list)  # marked as a date's, except <time>
    tags: list[tuple[int, Element]] = field(default_factory=list)  # rel=tag
    others: set[Element] = field(default_factory=set)  # times of something else than the article
    marked: set[Element] = field(default_factory=set)  # whose class says anything of what they hold
    language: str = ""
    elements: list[Element] = field(default_factory=list)  # all of them
    headline: int = 0  # place of the headline, 0 where none is known
    _around: frozenset[Element] = frozenset()  # the headline and its ancestors
    before: int = 0  # place of the `<main>` that holds the headline; what is before it is the site's
    _beside: int = 0  # place of the last element that stands right below the headline

    def set_headline(self, place: int) -> None:
        """Record the place of the headline, 0 for none."""
        self.headline = place
        if place:
            headline = self.elements[place]
            self._around = frozenset((headline, *headline.iterancestors()))
            self._beside = self._until_text(place)
            if (main := next((one for one in self._around if one.tag == "main"), None)) is not None:
                self.before = next(n for n in range(place, -1, -1) if self.elements[n] is main)

    def _until_text(self, place: int) -> int:
        """Return the place of the last element that stands right below the headline, above the text.

        The first long paragraph may be a lede; two are the text.
        """
        last, prose = place, 0
        for element in islice(self.elements, place + 1, place + 1 + BESIDE):
            prose += element.tag == "p" and len(text_of(element, _PROSE)) >= _PROSE
            if prose > 1:
                break
            last += 1
        return last

    @property
    def beside(self) -> int:
        """The number of elements from the headline on that are right below it; 0 without a headline."""
        return self._beside - self.headline + 1 if self.headline else 0

    def is_around(self, element: Element) -> bool:
        """Whether an element is the headline, or holds it."""
        return element in self._around

    def is_beside(self, place: int) -> bool:
        """Whether the element at a place stands right beside the headline."""
        return self.headline > 0 and self.headline - _ABOVE <= place <= self._beside

    def is_elsewhere(self, element: Element, place: int = -1) -> bool:
        """Whether an element is in a part of the page that is about something else.

        A part that holds the headline belongs to the article, whatever its class says; so does what stands
        right beside the headline.
        """
        if self.is_beside(place):
            return False
        here: Element | None = element
        for _ in range(60):
            if here is None or here in self._around or here.tag in ("body", "main"):
                return False
            if is_elsewhere(here):
                return True
            here = here.getparent()
        return False


def head_elements(root: Element) -> PageElements:
    """Collect a page's head, its JSON-LD and its h1 and h2 headings."""
    found = PageElements()
    for place, element in enumerate(islice(root.iter(*_HEAD_TAGS), _ELEMENTS)):
        _IN_HEAD[element.tag](found, place, element)
    return found


def add_body_elements(root: Element, found: PageElements, *, items: bool = True) -> None:
    """Walk over all elements and add those of the body; `items` says whether to look for microdata."""
    found.elements = list(islice(root.iter(), _ELEMENTS))
    found.h1, found.h2 = [], []
    marks_of = _marks
    for place, element in enumerate(found.elements):
        tag = element.tag
        classes = element.get("class")
        marks = marks_of(classes) if classes else 0
        if marks:
            found.marked.add(element)
        handler = _IN_BODY.get(tag)
        if handler is not None and handler(found, place, element):
            continue
        if items and element.get("itemprop"):
            found.items.append((place, element))
        if marks & _AUTHOR_MARK:
            found.authors.append((place, element))
        if marks & _DATE_MARK and tag != "time":
            found.dates.append((place, element))


@lru_cache(maxsize=16_384)
def _marks(classes: str) -> int:
    """Return what the words of a class or id say of an element, as bits."""
    marks = 0
    for word in classes[:500].lower().split():
        marks |= _marks_of_word(word)
    return marks


@lru_cache(maxsize=16_384)  # pages repeat their classes, and even more the words of them
def _marks_of_word(word: str) -> int:
    if not _ANY.search(word):
        return 0
    rest = _OWN_FOOTER.sub(" ", word)
    return (
        _AUTHOR_MARK * bool(_AUTHOR.search(word))
        + _DATE_MARK * bool(_DATE.search(word))
        + _ELSEWHERE_MARK * bool(_ELSEWHERE.search(rest))
        + _OWN_FOOTER_MARK * (rest != word)
        + _PICTURE_MARK * bool(_PICTURE.search(word))
        + _EVENT_MARK * bool(_EVENT.search(word))
    )


# Each function below files one element, and returns whether it can claim nothing else (by class or itemprop).


def _meta(found: PageElements, _place: int, element: Element) -> bool:
    content = element.get("content")
    item = element.get("itemprop")
    name = element.get("property") or element.get("name") or element.get("http-equiv")
    if item and not name and (parent := element.getparent()) is not None and parent.tag == "head":
        name = item  # a microdata item in the head is about the page
    if content and name and len(found.metas) < 500:
        found.metas.append((name.strip().lower(), content[:5000]))
    return not item


def _link(found: PageElements, _place: int, element: Element) -> bool:
    rel, href = element.get("rel"), element.get("href")
    if rel and href and len(found.links) < 500:
        found.links.append((rel.lower(), href))
        language = element.get("hreflang")
        page = (element.get("type") or "text/html").startswith("text/html")  # a feed has another type
        if language and page and len(found.alternates) < 100 and "alternate" in rel.lower().split():
            found.alternates.append((language, href))
    return not element.get("itemprop")


def _script(found: PageElements, _place: int, element: Element) -> bool:
    if "ld+json" in (element.get("type") or "").lower() and element.text:
        found.json_ld.append(element.text)
    return True


def _title(found: PageElements, _place: int, element: Element) -> bool:
    parent = element.getparent()
    if parent is None or parent.tag != "svg":
        found.titles.append(text_of(element))
    return True


def _h1(found: PageElements, place: int, element: Element) -> bool:
    if len(found.h1) < 20:
        found.h1.append((place, element))
    return False


def _h2(found: PageElements, place: int, element: Element) -> bool:
    if len(found.h2) < 20:
        found.h2.append((place, element))
    return False


def _h3_to_h6(found: PageElements, place: int, element: Element) -> bool:
    if len(found.h3_to_h6) < 40:
        found.h3_to_h6.append((place, element))
    return False


def _time(found: PageElements, place: int, element: Element) -> bool:
    if len(found.times) < 100:
        found.times.append((place, element))
    return False


def _anchor(found: PageElements, place: int, element: Element) -> bool:
    rel, href = element.get("rel"), element.get("href")
    if (href is not None and AUTHOR_HREF.search(href)) or (rel is not None and "author" in rel.lower()):
        found.authors.append((place, element))
        return not element.get("itemprop")
    if rel is not None and "tag" in rel.split():
        found.tags.append((place, element))
    return False


def _html(found: PageElements, _place: int, element: Element) -> bool:
    xml = "{http://www.w3.org/XML/1998/namespace}lang"
    found.language = found.language or element.get("lang") or element.get(xml) or element.get("xml:lang") or ""
    return True


def _silent(_found: PageElements, _place: int, _element: Element) -> bool:
    return True


_IN_HEAD = {
    "meta": _meta,
    "link": _link,
    "script": _script,
    "title": _title,
    "html": _html,
    "h1": _h1,
    "h2": _h2,
}
_HEAD_TAGS = tuple(_IN_HEAD)
_IN_BODY = {
    **dict.fromkeys(("script", "style", "noscript", "path"), _silent),
    "h1": _h1,
    "h2": _h2,
    **dict.fromkeys(("h3", "h4", "h5", "h6"), _h3_to_h6),
    # Elements of scripts with the attribute of <time>: AMP's, GitHub's.
    **dict.fromkeys(("time", "amp-timeago", "relative-time", "local-time", "time-ago"), _time),
    "a": _anchor,
}


def is_date_class(classes: str) -> bool:
    """Whether the words of a class say that an element holds a date."""
    return bool(_marks(classes) & _DATE_MARK)


def thing_of(element: Element) -> str:
    """Return what an element is about by its class or tag: "a picture", "an event", "" for anything else.

    A caption is short, and its picture is next to it: classes call other small print captions, too.
    """
    classes = element.get("class")
    marks = _marks(classes) & (_PICTURE_MARK | _EVENT_MARK) if classes else 0
    if marks & _EVENT_MARK:
        return "an event"
    return "a picture" if marks and _is_caption(element) else ""


def _is_caption(element: Element) -> bool:
    parent = element.getparent()
    small = sum(1 for _ in islice(element.iterdescendants(), _CAPTION_PARTS + 1)) <= _CAPTION_PARTS
    return small and parent is not None and any(one.tag in _PICTURES for one in islice(parent.iter(), _BESIDE))


def is_named(element: Element) -> bool:
    """Whether an element's id says anything of what it holds; most say nothing."""
    name = element.get("id")
    return name is not None and _marks(name) != 0


def is_elsewhere(element: Element) -> bool:
    """Whether an element's tag, class or id says that it is about something else than the article."""
    classes, name = element.get("class"), element.get("id")
    if classes is None and name is None and element.tag not in OUTER:
        return False
    marks = (_marks(classes) if classes else 0) | (_marks(name) if name else 0)
    if marks & _ELSEWHERE_MARK:
        return True
    # A short aside, or footer of an article, holds the date or the byline; that of a page never does.
    own = (
        marks & _OWN_FOOTER_MARK or element.tag == "aside" or (element.tag == "footer" and _in_article(element))
    )
    return bool(own or element.tag in OUTER) and not (own and len(text_of(element, 400)) <= 200)


def _in_article(element: Element) -> bool:
    return any(parent.tag == "article" for parent in islice(element.iterancestors(), 20))
