"""Saved web pages: JSON-LD, meta tags, microdata, headings and bylines become claims.

The body stays the whole decoded page; the composer finds its main text. A file that opens with front matter
(Jekyll, Hugo) is an article's own HTML with nothing around it.

A page's publication time in UTC is often repeated in the page's local time. The head says
"2020-02-25T02:25:54Z", and a script or a `time` element writes the same moment as
"2020-02-24T21:25:54-05:00": for its readers the article appeared on the 24th.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from itertools import islice
from typing import TYPE_CHECKING

from publisher.models import Article, Body, Claim, Person
from publisher.readers import (
    _date_elements,
    _near_headline,
    _page_authors,
    _saved_copies,
    _structured_data,
    front_matter,
    page_kind,
)
from publisher.readers import _headlines as headlines
from publisher.readers._elements import PageElements, add_body_elements, head_elements
from publisher.readers._quick_look import part_at_headline, quick_look, without_scripts
from publisher.text.clean import letters
from publisher.text.dates import is_offset
from publisher.text.decode import decode_html
from publisher.text.html import is_right_behind, parse_page, text_of
from publisher.text.lazy import lazy
from publisher.text.names import WEAK, kind_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# -- local times ---------------------------------------------------------------------------------------------

_UTC = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(?:Z|[+-]00:?00)", re.ASCII)
_LOCAL = re.compile(
    r"(?<!\d)(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d{1,9})?+(?:([+-]\d\d):?(\d\d)(?!\d)|(?![\dZ+-]))",
    re.ASCII,
)
_TIME = re.compile(r"[^<>]{0,200}>([^<>]{8,60})</time", re.IGNORECASE)
_CLOCK = 13  # characters before the minute: "2020-02-24T21"
_LOCAL_TIME = 33  # characters of a local time at most
_PLACES = 100  # occurrences of the minute and second that are examined
_PERMALINKS = " ¶🔗\u200b"  # what links of headings to themselves show: MkDocs, Sphinx, Docusaurus


def local_time_claims(text: str, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the first publication time among `claims`, if it is in UTC, as the page writes it in local time."""
    first = next((c.value for c in claims if c.field == "published" and isinstance(c.value, str)), "")
    match = _UTC.fullmatch(first)
    if match is None:
        return
    try:
        instant = datetime.fromisoformat(f"{match[1]}T{match[2]}:{match[3]}:{match[4]}+00:00")
    except ValueError:
        return
    if repeated := _repeated(text, instant):
        yield Claim("published", repeated, "local time")
    elif shown := _shown(text, first):
        yield Claim("published", shown, "local time shown")


def _shown(text: str, stamp: str) -> str:
    """Return the text of `<time datetime="2020-02-25T02:25:54Z">Feb. 24, 2020 9:25 pm EST</time>`."""
    place = text.find(f'datetime="{stamp}"')
    match = _TIME.match(text, place + len(stamp) + 11) if place >= 0 else None
    return match[1].strip() if match and ":" in match[1] else ""


def _repeated(text: str, instant: datetime) -> str:
    """Return the instant in the local time of the first place that writes it with this minute and second.

    A zone may be half an hour off; a place with the same minute comes before such a one.
    """
    places = sorted(place for month in _months_around(instant) for place in _places(text, month))
    for minute in (instant.minute, (instant.minute + 30) % 60):
        clock = f":{minute:02}:{instant.second:02}"
        written = (place for place in places if text.startswith(clock, place + _CLOCK))
        for place in islice(written, _PLACES):
            match = _LOCAL.match(text, place, place + _LOCAL_TIME)
            offset = _offset(match, instant) if match else None
            if offset:
                return instant.astimezone(timezone(offset)).isoformat()
    return ""


def _months_around(instant: datetime) -> set[str]:
    """Return the months in which an instant is somewhere, as dates begin: "2020-02-"."""
    days = (-1, 0, 1) if 1 < instant.year < 9999 else (0,)
    return {(instant + timedelta(day)).isoformat()[:8] for day in days}


def _places(text: str, word: str) -> Iterator[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + 1)


def _offset(match: re.Match[str], instant: datetime) -> timedelta | None:
    """Return the offset from UTC at which the written time is the instant, None if there is no such clock."""
    try:
        there = datetime.fromisoformat(f"{match[1]}T{match[2]}").replace(tzinfo=UTC)
    except ValueError:
        return None
    offset = there - instant
    if not is_offset(offset):
        return None
    if match[3] is None:  # without an offset it is the same moment only if an odd second says so
        return offset if instant.second else None
    written = timedelta(hours=int(match[3]), minutes=int(match[3][0] + match[4]))
    return offset if offset == written else None


# -- the reader ----------------------------------------------------------------------------------------------

# A day in a script, and the key before it: searching for the key first would take six times as long.
_SCRIPT_DATE = re.compile(r'"(\d{4}[-/]\d\d[-/]\d\d[^"\\]{0,25})')
_SCRIPT_KEY = lazy(
    r'"(?:[a-z]{1,16}[_-]?)?(pub(?:lish(?:ed)?|lication)?[_-]?(?:at|on|date|time)|date[_-]?of[_-]?pub(?:lished|lication))'
    r'\\?"\s?:\s?\\?\Z',
    re.IGNORECASE,
)
_LONGEST_KEY = 50  # characters, quotes and colon included
_WHOLE_DATE = re.compile(r"\d{4}|\d[./-]\d{1,2}[./-]\d\d")  # it has a year, or three numbers
# Origins of days that are not the article's, or not surely.
_NOT_OWN = re.compile(r"json-ld WebPage datePublished$|(?:date line|time element) of ")
# What newsrooms call the smaller line within a heading, in the languages of their class names.
_KICKER = lazy(
    r"kicker|over-?line|top-?line|roof-?line|dachzeile|spitzmarke|eyebrow|super-?title|pre-?title|sub-?head|"
    r"sub-?title|sub-?line|untertitel|small|antetitulo|volanta|cintillo|occhiello|sur-?titre|sous-?titre"
)
_HEADING_PARTS = 30  # elements of a heading that are searched for kickers
_END = 20  # characters of two elements by which the place where they meet is found
_JOINED = ",;:.!?)]’'…-–—/"  # signs before which there is no blank
_HEADING_WORDS = 2  # the fewest of a headline without its kicker


def read(data: bytes, name: str, offset: int = 0) -> Iterator[Article]:
    """Make one article of a saved page.

    Raises:
        ReadError: the bytes are no text, or hold no HTML; or the front matter is wrong.
    """
    copy = _saved_copies.opened(data)
    text = decode_html(copy.page if copy else data, name)
    if front_matter.is_opened(text):
        declared, fragment = front_matter.split(text.replace("\r\n", "\n").replace("\r", "\n"))
        if declared:
            yield Article(name, "", declared, Body("html", fragment))
            return
    claims = _quick_claims(text, name) or _whole_claims(text, name)
    if not _is_dated(claims):
        claims += _script_claims(text)
    claims += local_time_claims(text, claims)
    claims += _structured_data.license_links(text)
    claims += page_kind.redirect_of(text)
    claims += _saved_copies.claims_of(text)
    claims += copy.claims if copy else ()
    yield Article(name, "", tuple(claims), Body("page", text), embedded=copy.pictures if copy else ())


# Marks of authors that are worth a look at a whole page where the part around the headline names none.
_AUTHOR_HINT = re.compile(r'/author/|rel="author"|author(?:-|__?)name|class="author')
_BEFORE_HINT, _HINT = 7, 12  # characters of a mark before the word "author", and from it on


def _hints_at_author(text: str) -> bool:
    return ">Written by" in text or any(
        _AUTHOR_HINT.search(text, max(0, place - _BEFORE_HINT), place + _HINT)
        for place in _places(text, "author")
    )


def _whole_claims(text: str, name: str) -> list[Claim]:
    return claims_of(parse_page(without_scripts(text), name), items="itemprop" in text)


def _quick_claims(text: str, name: str) -> list[Claim]:
    """Return the claims of a long page's head and of the part around its headline; [] if these are too few."""
    look = quick_look(text)
    if look is None:
        return []
    found = head_elements(parse_page(look.text, name))
    head, titles = _head_claims(found)
    claims = [*head, *_title_claims(found, titles)]
    if _is_complete(head):
        return claims
    anchor = headlines.Anchor(titles, _sites(claims))
    part = part_at_headline(text, look, anchor)
    if not part:
        return []
    found = PageElements()
    claims += _body_claims(parse_page(part, name), found, anchor, items="itemprop" in part)
    if not _is_dated(claims):
        return []
    if not _names_somebody(claims):
        claims += _page_authors.signatures(found)
    named = any(claim.field == "author" for claim in claims) or not _hints_at_author(text)
    return claims if named else []


def claims_of(root: Element, *, items: bool = True) -> list[Claim]:
    """Return the claims of a whole page, those of its head first.

    The body is read only where the head does not name an author and a day; `items` says whether to look for
    microdata.
    """
    found = head_elements(root)
    head, titles = _head_claims(found)
    claims = [*head, *_title_claims(found, titles)]
    if not _is_complete(head):
        claims += _body_claims(root, found, headlines.Anchor(titles, _sites(claims)), items=items)
        if not _is_dated(claims):
            claims += _near_headline.labelled_dates(found)
        if not any(claim.field == "author" for claim in claims):
            claims += _page_authors.far_claims(found)
        if not _names_somebody(claims):
            claims += _page_authors.signatures(found)
    return claims


def _head_claims(found: PageElements) -> tuple[list[Claim], list[str]]:
    """Return the claims of the head, JSON-LD first, and the titles among them."""
    head = list(_structured_data.meta_claims(found))
    titles = [claim.value for claim in head if claim.field == "title" and isinstance(claim.value, str)]
    titles += found.titles[:1]
    urls = [claim.value for claim in head if claim.field == "link" and isinstance(claim.value, str)]
    graph = _structured_data.Graph()
    for script in found.json_ld[:50]:
        graph.add(_structured_data.parse(script))
    headings = [text_of(element, 500) for _, element in found.h1]
    return [*_structured_data.jsonld_claims(graph, titles + headings, urls), *head], titles


def _title_claims(found: PageElements, titles: list[str]) -> Iterator[Claim]:
    if found.language:
        yield Claim("language", found.language, "html lang")
    for text in found.titles[:1]:
        yield Claim("title", text, "title element")
        if day := headlines.day_in(text):
            yield Claim("published", day, "title end")
    headings = [text for _, element in found.h1 if (text := _without_kicker(element, titles))]
    marked = (text.rstrip(_PERMALINKS) or text for text in headings[:5])
    yield from (Claim("title", text, "h1") for text in marked)
    for _, element in found.h2[:10]:
        text = text_of(element, 300)
        if text and not found.is_elsewhere(element):
            yield Claim("title", text, "h2")


def _body_claims(
    root: Element, found: PageElements, anchor: headlines.Anchor, *, items: bool
) -> Iterator[Claim]:
    add_body_elements(root, found, items=items)
    found.set_headline(headlines.place_of(found, anchor))
    yield from _structured_data.microdata_claims(found)
    yield from _page_authors.author_claims(found)
    yield from _date_elements.date_claims(found)
    yield from _near_headline.claims_of(found)
    for _, element in found.tags[:50]:
        text = text_of(element, 100)
        if text and not found.is_elsewhere(element):
            yield Claim("category", text, "rel tag")


def _is_complete(head: list[Claim]) -> bool:
    """Whether the head names the day and, in two words or more, an author: neither the site nor a staff."""
    return _names_somebody(head) and _is_dated(head)


def _names_somebody(claims: list[Claim]) -> bool:
    sites = {claim.value for claim in claims if claim.field == "publisher"}
    people = [c.value.name if isinstance(c.value, Person) else c.value for c in claims if c.field == "author"]
    return any(
        isinstance(name, str)
        and " " in name.strip()
        and "://" not in name
        and not name.lstrip().startswith(",")
        and name not in sites
        and kind_of(name.strip()) not in WEAK
        for name in people
    )


def _is_dated(claims: list[Claim]) -> bool:
    """Whether a claim names a whole day, and not only "Today" or "Sep 20".

    That of a web page in JSON-LD needs another that confirms it, and that of an event or a picture is none.
    """
    dates = (c.value for c in claims if c.field == "published" and not _NOT_OWN.match(c.origin))
    return any(isinstance(date, str) and _WHOLE_DATE.search(date) for date in dates)


def _script_claims(text: str) -> Iterator[Claim]:
    """Yield the date that the page's own scripts carry ("published_at"), where they all name one day."""
    found: list[tuple[str, str]] = []
    last = 0
    for date in _SCRIPT_DATE.finditer(text):
        key = _SCRIPT_KEY.search(text, max(last, date.start() - _LONGEST_KEY), date.start())
        if key:
            found.append((key[1], date[1]))
            last = date.end()
    if found and len({value[:10] for _, value in found}) == 1:
        yield Claim("published", found[0][1], f"script {found[0][0]}")


def _sites(claims: Iterable[Claim]) -> list[str]:
    """Return what the head calls the page's site."""
    return [claim.value for claim in claims if claim.field == "publisher" and isinstance(claim.value, str)]


def _without_kicker(heading: Element, titles: list[str]) -> str:
    """Return a heading's text without smaller lines above and below it, unless a title has them, too."""
    text = text_of(heading, 500)
    parts = list(islice(heading.iterdescendants(), _HEADING_PARTS)) if len(heading) else []
    text = _with_blanks(text, parts)
    kickers = [part for part in parts if _is_kicker(part)]
    if not kickers or any(letters(text) in letters(title) for title in titles):
        return text
    bare = text
    for kicker in kickers:
        words = text_of(kicker, 500)
        if words and bare.startswith(words):
            bare = bare[len(words) :].lstrip(" :|–—-·•")
        elif words and bare.endswith(words):
            bare = bare[: -len(words)].rstrip(" :|–—-·•")
    return bare if len(bare.split()) >= _HEADING_WORDS else text


def _with_blanks(text: str, parts: list[Element]) -> str:
    """Put a blank between two elements of a heading that only a style sheet sets apart ("TidesRead them")."""
    for part in parts:
        if is_right_behind(part):
            before, behind = text_of(part.getprevious(), 500)[-_END:], text_of(part, 500)[:_END]
            if before and behind and before[-1].isalnum() and not (behind[0].islower() or behind[0] in _JOINED):
                text = text.replace(before + behind, f"{before} {behind}", 1)
    return text


def _is_kicker(element: Element) -> bool:
    return element.tag == "small" or bool(_KICKER.search((element.get("class") or "")[:500].lower()))
