"""Saved web pages: JSON-LD, meta tags, microdata, headings and bylines become claims.

The body stays the whole decoded page; its main text is found when an entry is composed. A file that
opens with front matter (Jekyll, Hugo) holds an article's own HTML and nothing around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from publisher.models import Article, Body, Claim, Person
from publisher.readers import (
    _jsonld,
    _local_time,
    _meta,
    _microdata,
    _near_headline,
    _page_bylines,
    front_matter,
)
from publisher.readers._elements import PageElements, add_body_elements, head_elements
from publisher.readers._headings import without_kicker
from publisher.readers._quick_look import bare, beside, outlined
from publisher.text.clean import letters
from publisher.text.decode import decode_html
from publisher.text.html import parse_page, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


# A day in a script, and the key before it: asking at each quotation mark for the key costs six times as much.
_DATED = re.compile(r'"(\d{4}[-/]\d\d[-/]\d\d[^"\\]{0,25})')
_KEY = re.compile(
    r'"(?:[a-z]{1,16}[_-]?)?(pub(?:lish(?:ed)?|lication)?[_-]?(?:at|on|date|time)|date[_-]?of[_-]?pub(?:lished|lication))'
    r'\\?"\s?:\s?\\?\Z',
    re.IGNORECASE,
)
_LONGEST_KEY = 50  # characters, with all that stands around it
# What a whole date has: a year, or three numbers.
_WHOLE = re.compile(r"\d{4}|\d[./-]\d{1,2}[./-]\d\d")


def read(data: bytes, name: str, offset: int = 0) -> Iterator[Article]:
    """Make one article of a saved page.

    Raises:
        ReadError: the bytes are no text, or hold no HTML; or the front matter is wrong.
    """
    text = decode_html(data, name)
    if front_matter.is_opened(text):
        declared, fragment = front_matter.split(text.replace("\r\n", "\n").replace("\r", "\n"))
        if declared:
            yield Article(name, "", declared, Body("html", fragment))
            return
    claims = _near_claims(text, name) or claims_of(parse_page(bare(text), name), items="itemprop" in text)
    if not _dated(claims):
        claims += _embedded(text)
    claims += _local_time.local_claims(text, claims)
    yield Article(name, "", tuple(claims), Body("page", text))


def _near_claims(text: str, name: str) -> list[Claim]:
    # Most pages say everything in their heads and beside their headlines: those alone are parsed then.
    outline = outlined(text)
    if outline is None:
        return []
    found = head_elements(parse_page(outline.text, name))
    head, titles = _read_head(found)
    claims = [*head, *_title_claims(found, titles)]
    if _settled(head):
        return claims
    part = beside(text, outline, lambda heading: _fits(letters(heading), _wanted(titles)))
    if not part:
        return []
    claims += _text_claims(parse_page(part, name), PageElements(), titles, items="itemprop" in part)
    return claims if _dated(claims) else []


def _dated(claims: list[Claim]) -> bool:
    # Whether there is a claim of a day, not of "Today" or "Sep 20" alone.
    return any(c.field == "published" and isinstance(c.value, str) and _WHOLE.search(c.value) for c in claims)


def _embedded(text: str) -> Iterator[Claim]:
    # What a page's own scripts carry of the article ("published_at"), where all of it is one day.
    found: list[tuple[str, str]] = []
    last = 0
    for day in _DATED.finditer(text):
        key = _KEY.search(text, max(last, day.start() - _LONGEST_KEY), day.start())
        if key:
            found.append((key[1], day[1]))
            last = day.end()
    if found and len({value[:10] for _, value in found}) == 1:
        yield Claim("published", found[0][1], f"script {found[0][0]}")


def claims_of(root: Element, *, items: bool = True) -> list[Claim]:
    """Return the claims of a whole page, those of its head first.

    What stands in the page's text is only read where the head leaves author or day open; `items` says
    whether there is microdata at all.
    """
    found = head_elements(root)
    head, titles = _read_head(found)
    claims = [*head, *_title_claims(found, titles)]
    if not _settled(head):
        claims += _text_claims(root, found, titles, items=items)
        if not _dated(claims):
            claims += _near_headline.labelled_dates(found)
    return claims


def _read_head(found: PageElements) -> tuple[list[Claim], list[str]]:
    # The head's claims, JSON-LD first, and the titles among them.
    head = list(_meta.claims_of(found))
    titles = [claim.value for claim in head if claim.field == "title" and isinstance(claim.value, str)]
    titles += found.titles[:1]
    urls = [claim.value for claim in head if claim.field == "link" and isinstance(claim.value, str)]
    graph = _jsonld.Graph()
    for script in found.json_ld[:50]:
        graph.add(_jsonld.parse(script))
    headings = [text_of(element, 500) for _, element in found.h1]
    return [*_jsonld.claims_of(graph, titles + headings, urls), *head], titles


def _title_claims(found: PageElements, titles: list[str]) -> Iterator[Claim]:
    if found.language:
        yield Claim("language", found.language, "html lang")
    yield from (Claim("title", text, "title element") for text in found.titles[:1])
    headings = [text for _, element in found.h1 if (text := without_kicker(element, titles))]
    yield from (Claim("title", text, "h1") for text in headings[:5])
    for _, element in found.h2[:10]:
        text = text_of(element, 300)
        if text and not found.is_elsewhere(element):
            yield Claim("title", text, "h2")


def _settled(head: list[Claim]) -> bool:
    # The head names the day and, in two words or more, somebody other than the site.
    sites = {claim.value for claim in head if claim.field == "publisher"}
    people = [c.value.name if isinstance(c.value, Person) else c.value for c in head if c.field == "author"]
    named = any(
        isinstance(name, str)
        and " " in name.strip()
        and "://" not in name
        and not name.lstrip().startswith(",")
        and name not in sites
        for name in people
    )
    return named and _dated(head)


def _text_claims(root: Element, found: PageElements, titles: list[str], *, items: bool) -> Iterator[Claim]:
    add_body_elements(root, found, items=items)
    headings = [(place, text) for place, e in found.h1 + found.h2[:10] if (text := text_of(e, 300))]
    minor = ((place, text) for place, e in found.h3_to_h6 if (text := text_of(e, 300)))
    found.set_headline(_headline(headings, minor, titles))
    yield from _microdata.claims_of(found)
    yield from _page_bylines.author_claims(found)
    yield from _page_bylines.date_claims(found)
    yield from _near_headline.claims_around(found)
    yield from _tags(found)


def _headline(headings: list[tuple[int, str]], minor: Iterable[tuple[int, str]], titles: list[str]) -> int:
    # The heading that the head confirms, one below h2 only if no other is, else the first h1.
    wanted = _wanted(titles)
    for place, text in chain(headings, minor):
        if _fits(letters(text), wanted):
            return place
    return headings[0][0] if headings else 0


def _wanted(titles: list[str]) -> list[str]:
    return [letters(title) for title in titles if len(title) > 8]


def _fits(heading: str, titles: list[str]) -> bool:
    # Whether a heading is in a title of the head, or holds one that is most of it.
    return len(heading) > 6 and any(
        heading in title or (title in heading and 2 * len(title) > len(heading)) for title in titles
    )


def _tags(found: PageElements) -> Iterator[Claim]:
    for _, element in found.tags[:50]:
        text = text_of(element, 100)
        if text and not found.is_elsewhere(element):
            yield Claim("category", text, "rel tag")
