"""The authors whom a page marks or shows: elements with an author's mark, links, cards, bylines.

Marks are class, id, rel and href; the nearest to the headline wins. An element is read in pieces, one for each
element within it: what is glued to a name in the text of the whole ("Ada QuayStaff Writer") is apart there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from publisher.models import Claim, Person
from publisher.readers._elements import AUTHOR_HREF, PageElements
from publisher.readers._near_headline import lines_of
from publisher.text.html import SILENT, text_of
from publisher.text.lazy import lazy

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NO_BYLINE = lazy(
    r"bio|about|avatar|image|img|photo|picture|social|follow|comment|count|list-|title|role|job|authority|icon|"
    r"email|date|time|desc|share|authorize"
)
_NAME_MARK = lazy(r"(?:author|byline|writer)[-_]{0,2}name|name[-_]{0,2}author|(?:^|\s)fn(?:\s|$)|authorname")
_DIGIT = re.compile(r"\d")
_PARTS = lazy(r"\s*[|•·●∙⋅▪■◆/]\s*|\s+[-–—]\s+|,\s+")  # between a name, a day and a section
_DEEP = 400  # elements of a byline that are examined
_FAR = 250  # elements between a headline and links that lead to authors
_APART = 40  # elements between two names of one byline

# -- marked elements -----------------------------------------------------------------------------------------


def author_claims(found: PageElements) -> Iterator[Claim]:
    """Yield the authors of the byline that is nearest to the headline."""
    clusters: list[list[tuple[int, Claim | None]]] = []
    for candidate in _named(found):
        if clusters and candidate[0] - clusters[-1][-1][0] <= _APART:
            clusters[-1].append(candidate)
        else:
            clusters.append([candidate])
    named = [cluster for cluster in clusters if any(claim for _, claim in cluster)]
    if not named:
        yield from _cards(found)
        return
    best = min(named, key=lambda cluster: _distance(cluster[0][0], found.headline))
    far = found.headline and _distance(best[0][0], found.headline) > _FAR
    claims = [claim for _, claim in best if claim]
    if far and all(claim.origin == "author link" for claim in claims):
        return  # of the people whom the article is about, or of other articles
    seen: set[tuple[str, str]] = set()
    for claim in claims:
        name = claim.value.name if isinstance(claim.value, Person) else str(claim.value)
        if (name, claim.origin) not in seen:
            seen.add((name, claim.origin))
            yield claim


def _distance(place: int, headline: int) -> int:
    # A byline above the headline belongs to it less often.
    return place - headline if place >= headline else 3 * (headline - place)


def _named(found: PageElements) -> Iterator[tuple[int, Claim | None]]:
    """Yield every marked author with the place of the element; None for a byline without a name."""
    taken: set[Element] = set()
    for place, element in found.authors[:200]:
        if any(parent in taken for parent in element.iterancestors()) or found.is_elsewhere(element, place):
            continue
        marks = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        if element.tag == "a":
            text = text_of(element, 120)
            if text:
                taken.add(element)
                if _is_edited(element):
                    continue
                kind = "rel author" if "author" in (element.get("rel") or "").lower() else "author link"
                person = Person(_bare(element, text), uri=element.get("href") or "")
                yield place, Claim("author", person, kind)
            continue
        if _NO_BYLINE.search(marks):
            continue
        text = text_of(element, 300)
        if not text or len(text) > 200:
            continue
        taken.add(element)
        if _DIGIT.search(text) and _is_dated_section(text):
            yield place, None
            continue
        yield from ((place, claim) for claim in _inside(element, marks, text) if not _is_edited(element))


def _is_dated_section(text: str) -> bool:
    """Return whether a byline holds only a day and words that name no person: "3 May 2022 | Sleep & Health"."""
    from publisher.text.bylines import byline, may_introduce
    from publisher.text.dates import find_date
    from publisher.text.names import Kind, is_person, kind_of

    date = find_date(text)
    if not date or may_introduce(text) or byline(text):
        return False
    parts = [part.strip() for half in text.split(date) for part in _PARTS.split(half)]
    parts = [part for part in parts if any(map(str.isalpha, part))]
    words = [part.split() for part in parts]
    if any(is_person(" ".join(pair)) for one in words for pair in pairwise(one)):
        return False
    return all("&" in part or kind_of(part) in (Kind.OTHER, Kind.PLACEHOLDER) for part in parts)


_BEFORE = 40  # characters of a label
_UP = 3  # ancestors that are looked at for a label


def _is_edited(element: Element) -> bool:
    """Return whether the label right before an element is that of an editor: "Reviewed by", "Redaktion:"."""
    from publisher.text.bylines import is_editor_label

    here = element
    for _ in range(_UP):
        previous, parent = here.getprevious(), here.getparent()
        if previous is not None:
            text = (previous.tail or "").strip() or text_of(previous, _BEFORE + 1)
        else:
            text = (parent.text or "").strip() if parent is not None else ""
        if text:
            return len(text) <= _BEFORE and is_editor_label(text)
        if previous is not None or parent is None:
            return False
        here = parent
    return False


def _inside(element: Element, marks: str, text: str) -> Iterator[Claim]:
    """Yield the most exact that a byline holds: its marked names, else links to authors, else its text."""
    if _NAME_MARK.search(marks):
        yield Claim("author", _bare(element, text), "author element name")
        return
    named = [
        e
        for e in islice(element.iter(), _DEEP)
        if e is not element and _NAME_MARK.search((e.get("class") or "").lower())
    ]
    if named:
        yield from (
            Claim("author", _bare(e, name), "author element name")
            for e in named
            if (name := text_of(e, 100)) and not _is_edited(e)
        )
        return
    links = [
        a
        for a in islice(element.iter("a"), _DEEP)
        if AUTHOR_HREF.search(a.get("href") or "") or "author" in (a.get("rel") or "")
    ]
    found = [Person(_bare(a, name), uri=a.get("href") or "") for a in links if (name := text_of(a, 100))]
    yield from (Claim("author", person, "author element") for person in found)
    if not found:
        yield Claim("author", _bare(element, text), "author element")


# -- pieces of an element ------------------------------------------------------------------------------------

_PIECES = 14  # pieces of an element that are read
_PIECE = 80  # characters of a piece; a longer one is running text
_JOINING = lazy(r"\s*(?:,|&|;|/|and|und|et|y|e|en|och|og|und)\s*", re.IGNORECASE)


class _Piece(NamedTuple):
    """The text of one element, without that of the elements within."""

    text: str
    mark: tuple[str, str]  # tag and class


def _bare(element: Element, text: str) -> str:
    """Return the names that an element's pieces are, else all of its text."""
    if not len(element):
        return text
    pieces = list(islice(_pieces(element), _PIECES))
    if len(pieces) < 2:
        return text
    from publisher.text.bylines import byline, is_author_label, is_editor_label
    from publisher.text.names import is_person

    names: list[str] = []
    mark, joined, edited = ("", ""), False, False
    for piece in pieces:
        name = piece.text.strip(" ,|•·:-–—")
        if is_author_label(name) or is_editor_label(name):
            edited = is_editor_label(name)
            continue
        named = "" if len(name) < 4 or is_person(name) else byline(name)
        name = named if named and is_person(named) else name
        if _JOINING.fullmatch(piece.text):
            joined = True
        elif is_person(name.split(",")[0]) and (not names or joined or piece.mark == mark):
            if not edited:
                names.append(name)
                mark, joined = piece.mark, piece.text.rstrip().endswith(",")
            edited = False
        elif names and len(piece.text) > _PIECE:
            break
        else:
            joined = False
    return ", ".join(names) if names else text


def _pieces(element: Element, depth: int = 0) -> Iterator[_Piece]:
    mark = (str(element.tag), element.get("class") or "")
    if element.text and element.text.strip():
        yield _Piece(" ".join(element.text[:400].split()), mark)
    for child in element:
        if depth < 12 and child.tag not in SILENT:
            yield from _pieces(child, depth + 1)
        if child.tail and child.tail.strip():
            yield _Piece(" ".join(child.tail[:400].split()), mark)


# -- cards ---------------------------------------------------------------------------------------------------

_AROUND = 10  # ancestors of a card that say what it belongs to
_OTHERS = lazy(
    r"comment|related|recommend|teaser|widget|latest|popular|repl(?:y|ies)|respond|recent|menu|similar|slide"
    r"|carousel|testimonial|quote|review"
)


def _cards(found: PageElements) -> Iterator[Claim]:
    """Yield the one person whose card stands below the article, where no byline names anybody."""
    from publisher.text.names import is_person

    people: dict[str, Person] = {}
    for place, element in found.authors[:200]:
        if found.headline and place < found.headline:
            continue
        near = list(islice((element, *element.iterancestors()), _AROUND))
        tags = {one.tag for one in near}
        if "nav" in tags or ("footer" in tags and "article" not in tags):
            continue
        if any(_OTHERS.search(f"{one.get('class') or ''} {one.get('id') or ''}".lower()) for one in near):
            continue
        text = text_of(element, 101)
        name = text if len(text) > _PIECE else _bare(element, text)
        if is_person(name):
            people.setdefault(name.casefold(), Person(name, uri=element.get("href") or ""))
    if len(people) == 1:
        yield Claim("author", next(iter(people.values())), "author element card")


# -- signatures ----------------------------------------------------------------------------------------------

_SIGNED = 1_000  # paragraphs that are looked at


def signatures(found: PageElements) -> Iterator[Claim]:
    """Yield the one person whose name is a paragraph of its own at the right margin: a signature."""
    from publisher.text.names import is_person

    names: dict[str, str] = {}
    for element in islice(found.elements[0].iter("p"), _SIGNED) if found.elements else ():
        if "right" not in (element.get("style") or element.get("align") or ""):
            continue
        name = text_of(element, _PIECE).strip(" .*—–-")
        if is_person(name) and not found.is_elsewhere(element):
            names.setdefault(name.casefold(), name)
    if len(names) == 1:
        yield Claim("author", next(iter(names.values())), "byline far")


# -- lines far from the headline -----------------------------------------------------------------------------

_BELOW = 1_000  # elements below the headline that are searched for a byline
_LINE = 80  # characters of a byline far from the headline


def far_claims(found: PageElements) -> Iterator[Claim]:
    """Yield the one person whom a labelled line below the headline has ("Von Ada Quay" at the end)."""
    from publisher.text.bylines import byline, is_author_label, is_editor_label, may_introduce
    from publisher.text.names import are_names

    names: dict[str, str] = {}
    lines = lines_of(found.elements[found.headline : found.headline + _BELOW], found.marked)
    for before, line in zip(["", *lines], lines, strict=False):
        if len(line) > _LINE or not (line[:1].isupper() or ":" in line) or is_editor_label(before):
            continue
        named = line if is_author_label(before) else byline(line) if may_introduce(line) else ""
        if named and are_names(named):
            names.setdefault(named.casefold(), named)
    if len(names) == 1:
        yield Claim("author", next(iter(names.values())), "byline far")
