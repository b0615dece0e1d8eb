"""Feeds kept as files: each entry of RSS 0.90 to 2.0 or Atom is an article, with the feed as its source.

An export of WordPress or Blogger is a site that moves, and is imported instead. Sources: RSS 2.0, RSS 1.0,
Atom (RFC 4287, `atom:source`), AtomPub (RFC 5023, `app:draft`), tombstones (RFC 6721).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import escape
from itertools import islice

from publisher.errors import ReadError
from publisher.models import Article, Body, Claim, Problem
from publisher.syndication import feed_of
from publisher.syndication.documents import Document
from publisher.syndication.elements import address, base_at, name_of
from publisher.syndication.export_marks import program_of
from publisher.syndication.models import ImportedEntry, ImportedFeed
from publisher.text.html import parse_article
from publisher.text.xml import Element

_RELATIVE = re.compile(r"""\b(?:src|href|poster)\s{0,3}=\s{0,3}["'](?!https?:|#|mailto:|//)""", re.IGNORECASE)
_ORIGIN = "record feed"
_TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
_LAST = "999999999"  # the version of a withdrawal: no version of an entry is newer that has no later time
_LOOKED = 2000  # elements of a feed that are looked at for the marks of an export
SELF = "feed"  # the field of a claim: the address of the feed that an entry was read from, and of its site


def articles_of(document: Document, name: str) -> Iterator[Article]:
    """Make an article of each public entry.

    Raises:
        ReadError: it is a damaged export, or has too many entries.
    """
    program = program_of(document.root)
    if program:
        message = f"this is an export of {program}, and no article"
        remedy = f"import it: publisher import {name}, and name it in [articles] ignore"
        yield Article(name, problems=(Problem(name, message, remedy, "warning"),))
        return
    feed = feed_of(document)
    own = [Claim(SELF, one, f"{_ORIGIN} self") for one in _addresses(document.root, feed)]
    public = [entry for entry in feed.entries if not entry.held]
    for index, entry in enumerate(public):
        yield _article(entry, feed, name, f"[{index}]", own)
    for index, (identity, when) in enumerate(_deleted(document.root), len(feed.entries)):
        withdrawn = (
            ("id", identity),
            ("title", identity),
            ("version", _LAST),
            ("revised", when),
            ("draft", "true"),
        )
        claims = tuple(Claim(field, value, f"{_ORIGIN} at:deleted-entry") for field, value in withdrawn)
        yield Article(name, f"[{index}]", claims, Body("text", identity))
    for warning in feed.warnings:
        yield Article(name, problems=(Problem(name, f"the feed {warning}", "fetch the feed again", "warning"),))
    for kind, count in Counter(one.held for one in feed.entries if one.held).items():
        problem = Problem(name, f"passed over: {count} of kind {kind}", "", "note", "not-article")
        yield Article(name, problems=(problem,))
    if not public:
        problem = Problem(name, "passed over: the feed has no public entry", "", "note", "not-article")
        yield Article(name, problems=(problem,))


def _deleted(root: Element) -> Iterator[tuple[str, str]]:
    """Yield the id and the time of each entry that a feed says is deleted (RFC 6721)."""
    for one in islice(root.iterchildren(f"{{{_TOMBSTONES}}}deleted-entry"), _LOOKED):
        if (identity := one.get("ref", "").strip()) and (when := one.get("when", "").strip()):
            yield identity, when


def _addresses(root: Element, feed: ImportedFeed) -> Iterator[str]:
    """Give the address of the feed itself, else that of its site."""
    for count, one in enumerate(root.iter()):
        if count == _LOOKED:
            break
        if (
            name_of(one) == "atom:link"
            and one.get("rel") == "self"
            and name_of(one.getparent()) != "atom:entry"
        ):
            found = address(one.get("href", ""), base_at(one, feed.link))
            if found:
                yield found
                return
    if feed.link:
        yield feed.link


def _article(entry: ImportedEntry, feed: ImportedFeed, name: str, place: str, own: list[Claim]) -> Article:
    pairs: list[tuple[str, object]] = [
        ("id", entry.id),
        ("title", entry.title),
        ("link", entry.link),
        ("published", entry.published or entry.updated),
        ("updated", entry.updated),
        *(("author", one._replace(email="")) for one in entry.authors),
        ("publisher", entry.publisher or feed.publisher or feed.title),
        ("source", entry.source or feed.link),
        *(("credit", one) for one in entry.credits),
        ("language", entry.language or feed.language),
        ("summary", entry.summary),
        *(("category", one) for one in entry.categories),
        ("image", entry.image),
        *(("enclosure", one) for one in entry.enclosures),
        *(("alternate", one) for one in entry.alternates),
        ("external", entry.external),
        ("license", entry.license),
        *_of_episode(entry),
        # Copies of a feed at several times hold one entry several times: the newest counts.
        ("version", "0"),
        ("revised", entry.updated or entry.published),
    ]
    claims = tuple(Claim(field, value, f"{_ORIGIN} {field}") for field, value in pairs if value)  # type: ignore[arg-type]
    return Article(name, place, (*claims, *own), Body("html", _at_base(entry)))


def _at_base(entry: ImportedEntry) -> str:
    """Give an entry's text with whole addresses, where its own are relative to another place than its link."""
    html = entry.content
    if not entry.base or entry.base == entry.link or not _RELATIVE.search(html):
        return html
    from lxml import etree

    try:
        body = parse_article(html).find("body")
    except ReadError:
        return html  # the composer says what is wrong
    if body is None:
        return html
    for element in body.iter():
        for key in ("href", "src", "poster"):
            value = element.get(key)
            if value and not value.startswith("#"):
                element.set(key, address(value, entry.base) or value)
    inner = (str(etree.tostring(one, method="html", encoding="unicode")) for one in body)
    return escape(body.text or "", quote=False) + "".join(inner)


def _of_episode(entry: ImportedEntry) -> Iterator[tuple[str, object]]:
    episode = entry.episode
    if episode is None:
        return
    yield "duration", "" if episode.duration is None else str(episode.duration)
    yield "episode", "" if episode.number is None else str(episode.number)
    yield "season", "" if episode.season is None else str(episode.season)
    yield "episode_type", episode.type
    yield "explicit", "" if episode.explicit is None else str(episode.explicit).lower()
    yield "subtitle", episode.subtitle
    yield "artwork", episode.image
    yield "block", "true" if episode.block else ""
    yield from (("transcript", one) for one in episode.transcripts)
    yield "chapters", episode.chapters
    yield from (("cast", one) for one in episode.cast)
