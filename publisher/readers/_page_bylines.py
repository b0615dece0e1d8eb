"""The authors and dates that a page marks up (class, id, rel, href), nearest to the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from publisher.models import Claim, Person
from publisher.readers._elements import AUTHOR_HREF, PageElements
from publisher.text.html import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NO_BYLINE = re.compile(
    r"bio|about|avatar|image|img|photo|picture|social|follow|comment|count|list-|title|role|job|authority|icon|"
    r"email|date|time|desc|share|authorize"
)
_NAME_MARK = re.compile(
    r"(?:author|byline|writer)[-_]{0,2}name|name[-_]{0,2}author|(?:^|\s)fn(?:\s|$)|authorname"
)
# Other texts of elements that are marked like dates: "10 min read", "3 comments".
_NO_DATE = re.compile(
    r"read|lese|lectur|leitura|lettura|lees|läs|čten|czyt|чтен|comment|komment|coment|view|share", re.IGNORECASE
)
_DATES = 1  # different texts of date-marked elements; more of them are a list
# How the text of a date begins when it is that of a change.
_UPDATED = tuple(
    "updat|last |modif|aktualis|stand|mis à jour|mise à jour|actualiz|atualiz|aggiorn|reviewed".split("|")
)
_LABEL = 40  # characters of the words before a date that may announce it
_DEEP = 400  # elements of a byline that are examined
_APART = 40  # elements between two names of one byline


def author_claims(found: PageElements) -> Iterator[Claim]:
    """Yield the authors of the byline that is nearest to the headline."""
    candidates = list(_named(found))
    if not candidates:
        return
    clusters: list[list[tuple[int, Claim]]] = [[candidates[0]]]
    for candidate in candidates[1:]:
        if candidate[0] - clusters[-1][-1][0] <= _APART:
            clusters[-1].append(candidate)
        else:
            clusters.append([candidate])
    best = min(clusters, key=lambda cluster: _distance(cluster[0][0], found.headline))
    seen: set[tuple[str, str]] = set()
    for _, claim in best:
        name = claim.value.name if isinstance(claim.value, Person) else str(claim.value)
        if (name, claim.origin) not in seen:
            seen.add((name, claim.origin))
            yield claim


def _distance(place: int, headline: int) -> int:
    # A byline above the headline belongs to it less often.
    return place - headline if place >= headline else 3 * (headline - place)


def _named(found: PageElements) -> Iterator[tuple[int, Claim]]:
    """Yield every marked author with the place of the element."""
    taken: set[Element] = set()
    for place, element in found.authors[:200]:
        if any(parent in taken for parent in element.iterancestors()) or found.is_elsewhere(element, place):
            continue
        marks = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        if element.tag == "a":
            text = text_of(element, 120)
            if text:
                taken.add(element)
                kind = "rel author" if "author" in (element.get("rel") or "").lower() else "author link"
                yield place, Claim("author", Person(text, uri=element.get("href") or ""), kind)
            continue
        if _NO_BYLINE.search(marks):
            continue
        text = text_of(element, 300)
        if not text or len(text) > 200:
            continue
        taken.add(element)
        yield from ((place, claim) for claim in _inside(element, marks, text))


def _inside(element: Element, marks: str, text: str) -> Iterator[Claim]:
    """Yield the most exact that a byline holds: its marked names, else links to authors, else its text."""
    if _NAME_MARK.search(marks):
        yield Claim("author", text, "author element name")
        return
    named = [
        e
        for e in islice(element.iter(), _DEEP)
        if e is not element and _NAME_MARK.search((e.get("class") or "").lower())
    ]
    if named:
        yield from (Claim("author", name, "author element name") for e in named if (name := text_of(e, 100)))
        return
    links = [
        a
        for a in islice(element.iter("a"), _DEEP)
        if AUTHOR_HREF.search(a.get("href") or "") or "author" in (a.get("rel") or "")
    ]
    found = [Person(name, uri=a.get("href") or "") for a in links if (name := text_of(a, 100))]
    yield from (Claim("author", person, "author element") for person in found)
    if not found:
        yield Claim("author", text, "author element")


def date_claims(found: PageElements) -> Iterator[Claim]:
    """Yield the dates of `<time>` elements, then the one date of elements that are marked as dates."""
    from publisher.text.dates import announced, find_date

    for place, element in found.times:
        if found.is_elsewhere(element, place):
            continue
        value = element.get("datetime") or text_of(element, 80)
        marks = " ".join(element.get(name) or "" for name in ("class", "itemprop", "data-testid")).lower()
        far = "" if _near(place, found.headline) else " far"
        label = text_of(element, 80).lower()
        kind = announced(_words_before(element))
        if kind != "updated" and ("publish" in marks or kind or element.get("pubdate") is not None):
            yield Claim("published", value, "time element published")
        elif kind or "updat" in marks or "modif" in marks or label.startswith(_UPDATED):
            yield Claim("updated", value, "time element updated")
        elif value:
            yield Claim("published", value, f"time element{far}")
    shown = list(_dated(found))
    shown = [claim for claim in shown if find_date(str(claim.value))] or shown
    if len({find_date(str(claim.value)) or claim.value for claim in shown}) <= _DATES:
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
            yield Claim("updated" if changed else "published", text, "date element")


def _near(place: int, headline: int) -> bool:
    return not headline or headline - 80 <= place <= headline + 200
