"""Read RSS 0.90, 0.91, 0.92, 0.93, 0.94, 1.0, 1.1 and 2.0, with the modules that describe entries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from publisher.models import Enclosure, Episode, Person
from publisher.syndication.elements import (
    Parts,
    address,
    base_at,
    first_text,
    markup_in,
    name_of,
    parts_of,
    texts_in,
)
from publisher.syndication.export_marks import DRAFT, is_draft
from publisher.syndication.feed_text import html_of, mended, summary_of, title_of
from publisher.syndication.media import (
    alternates_in,
    described_in,
    external_in,
    file_of,
    files_in,
    license_in,
    older_in,
)
from publisher.syndication.models import ImportedEntry, ImportedFeed
from publisher.syndication.podcast import (
    artwork_of,
    chapters_in,
    episode_of,
    keywords_in,
    show_of,
    unread_in,
)
from publisher.tables.syndication import WEEKDAYS
from publisher.text.bylines import split_mailbox
from publisher.text.clean import letters
from publisher.text.xml import Element, all_text, language_of

GENERATOR = "publisher"  # how publisher names itself in the feeds that it writes
ROOTS = frozenset({"rss", "rdf:rdf", "channel"})
PUBLISHED = ("pubdate", "dc:date", "dcterms:issued", "dcterms:created", "dcterms:date", "atom:published")
UPDATED = ("atom:updated", "dcterms:modified", "atom:modified", "updated")
TEXT = ("content:encoded", "xhtml:body", "xhtml:div", "atom:content", "fullitem")
# What else describes an item, where nothing holds its text.
DESCRIBED = (
    "description", "dc:description", "itunes:summary", "summary", "atom:summary", "googleplay:description",
    "abstract",
)  # fmt: skip
_MAIL_LAST = re.compile(r"([^()@]{1,200}?)\s{0,5}\(([^\s()@]{1,100}@[^\s()@]{1,100})\)")
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"


def read_feed(root: Element) -> ImportedFeed:
    """Read a channel; in RSS 0.90 and 1.0 its items are siblings of it."""
    channels = [root] if name_of(root) == "channel" else [one for one in root if name_of(one) == "channel"]
    channel = channels[0] if channels else root
    about = parts_of(channel)
    link = first_text(about, "link")
    own = next((one.get("href", "") for one in about.get("atom:link", ()) if one.get("rel") == "self"), "")
    base = base_at(channel, address(link, "") or address(own, ""))
    items = [(item, parts_of(item)) for item in root.iter() if name_of(item) == "item"]
    hours = [int(text) for text in _inside(about, "skiphours") if text.isdecimal() and len(text) < 3]
    ttls = [int(text) for text in texts_in(about, "ttl") if text.isdecimal() and len(text) < 6]
    return ImportedFeed(
        "RSS",
        title=title_of(first_text(about, "title")),
        link=address(link, base),
        description=title_of(
            first_text(about, "description", "itunes:summary", "itunes:subtitle", "googleplay:description")
        ),
        id=first_text(about, "atom:id"),
        language=first_text(about, "language", "dc:language") or language_of(channel),
        publisher=title_of(first_text(about, "dc:publisher")),
        entries=tuple(
            replace(_entry(item, parts, base), held=DRAFT if is_draft(parts) else "") for item, parts in items
        ),
        without_id=sum(bool(parts.get("link")) and not _guid(item, parts) for item, parts in items),
        image=_image(channel, about, base) or artwork_of(about, base),
        ttl=min(ttls, default=0),
        skip_hours=tuple(sorted({hour % 24 for hour in hours})),  # RSS 0.91 counted hours from 1 to 24
        skip_days=tuple(day for day in WEEKDAYS if day in _inside(about, "skipdays")),
        older=older_in(about.get("atom:link", ()), base),
        show=show_of(about, base),
        own_address=own if is_own(about, "generator") else "",
        unread=(
            *unread_in(about, is_show=True),
            *(name for _, parts in items for name in unread_in(parts)),
        ),
    )


def _image(channel: Element, about: Parts, base: str) -> str:
    """Give the address of the channel's picture; in RSS 0.90 and 1.0 it is a sibling of the channel."""
    siblings = () if channel.getparent() is None else parts_of(channel.getparent()).get("image", ())
    images = (*about.get("image", ()), *siblings)
    addresses = (address(first_text(parts_of(image), "url"), base) for image in images)
    return next(filter(None, addresses), "")


def _inside(parts: Parts, name: str) -> set[str]:
    """Give the texts of the children of the elements with a name."""
    return {all_text(child) for element in parts.get(name, ()) for child in element if name_of(child) != "?"}


def _entry(item: Element, parts: Parts, home: str) -> ImportedEntry:
    base = base_at(item, home)
    text, whole, holder = _text(parts)
    link = address(first_text(parts, "feedburner:origlink"), base) or _link(item, parts, base)
    listed = [one for e in parts.get("enclosure", ()) if (one := file_of(e, "url", "length", base)).url]
    links = [*parts.get("atom:link", ()), *(one for one in parts.get("link", ()) if one.get("href"))]
    listed += [one for e in links if (one := linked_file(e, base)).url]
    files = files_in(parts, base, listed)
    episode = episode_of(parts, base)
    if files.artwork:
        episode = (episode or Episode())._replace(image=files.artwork)
    source = next(iter(parts.get("source", ())), None)
    return ImportedEntry(
        id=_id(item, parts),
        title=title_of(first_text(parts, "title", "dc:title", "media:title", "itunes:title")),
        link=link,
        published=first_text(parts, *PUBLISHED),
        updated=first_text(parts, *UPDATED) or str(item.get("lastmod") or item.get("LASTMOD") or ""),  # CDF
        authors=tuple(_people(parts)),
        content=html_of(text),
        base=base if holder is None else base_at(holder, home),
        whole=whole,
        summary=_summary(parts, text, whole=whole),
        categories=tuple(map(mended, texts_in(parts, "category", "dc:subject"))) + tuple(keywords_in(parts)),
        language=first_text(parts, "dc:language") or _own_language(item),
        publisher=title_of(
            first_text(parts, "dc:publisher") or (all_text(source) if source is not None else "")
        ),
        source=address(source.get("url", ""), base) if source is not None else "",
        credits=tuple(texts_in(parts, "dc:contributor")),
        image=files.image,
        enclosures=files.enclosures,
        alternates=alternates_in((*links, *parts.get("xhtml:link", ())), base, link),
        external=external_in(links, base, link),
        license=license_in(parts, base),
        episode=episode,
        chapters=chapters_in(parts, base),
    )


def is_own(parts: Parts, generator: str) -> bool:
    """Tell whether publisher itself wrote a feed, and the feed is no archive page (RFC 5005, 4)."""
    return first_text(parts, generator) == GENERATOR and "fh:archive" not in parts


def _id(item: Element, parts: Parts) -> str:
    """Give the id, or the link of an item without an id, as feed readers do; as players do, else its file."""
    files = (str(one.get("url", "")).strip() for one in parts.get("enclosure", ()))
    return _guid(item, parts) or first_text(parts, "link") or next(filter(None, files), "")


def _guid(item: Element, parts: Parts) -> str:
    """Give the id as the feed writes it; in RSS 0.90 and 1.0 it is rdf:about."""
    return first_text(parts, "guid", "atom:id", "id") or str(item.get(_ABOUT, "")).strip()


def _link(item: Element, parts: Parts, base: str) -> str:
    found = address(first_text(parts, "link"), base)
    if found:
        return found
    for one in (*parts.get("atom:link", ()), *parts.get("link", ())):
        if one.get("rel", "alternate") == "alternate" and (found := address(one.get("href", ""), base)):
            return found
    if found := address(str(item.get("href") or item.get("HREF") or ""), base):  # CDF
        return found
    permanent = all(one.get("isPermaLink", "true").strip().lower() != "false" for one in parts.get("guid", ()))
    is_address = parts.get("guid") or item.get(_ABOUT, "").startswith("http")
    return address(_guid(item, parts), base) if permanent and is_address else ""


def _text(parts: Parts) -> tuple[str, bool, Element | None]:
    """Give the text, whether it is whole, and the element that holds it where it may name a base."""
    for name in TEXT:
        for element in parts.get(name, ()):
            text = markup_in(element)
            if text:
                return text, True, element
    text = next((text for name in DESCRIBED for one in parts.get(name, ()) if (text := markup_in(one))), "")
    return text or described_in(parts), False, None


def _summary(parts: Parts, text: str, *, whole: bool) -> str:
    """Give the words of a description beside the text; one that only repeats or opens the text is none."""
    if whole and (found := summary_of(first_text(parts, "description"))):
        return found
    found = summary_of(first_text(parts, "itunes:summary", "googleplay:description"))
    if not found or whole:
        return found
    return "" if letters(summary_of(text)).startswith(letters(found).rstrip("…")) else found


def _own_language(item: Element) -> str:
    """Give the item's own language; "" if it has only the channel's."""
    own, around = language_of(item), language_of(item.getparent())
    return own if own != around else ""


def _people(parts: Parts) -> Iterator[Person]:
    named = [person_of(text) for text in texts_in(parts, "dc:creator", "dc:author")]
    mailed = [person_of(text) for text in texts_in(parts, "author")]
    mails = {one.name: one.email for one in mailed}
    yield from (one._replace(email=one.email or mails.get(one.name, "")) for one in named)
    if named:
        return
    for author in parts.get("atom:author", ()):
        inner = parts_of(author)
        name = first_text(inner, "atom:name", "atom:email")
        if name:
            yield Person(
                mended(name), first_text(inner, "atom:email"), first_text(inner, "atom:uri", "atom:url")
            )
    if not parts.get("atom:author"):
        yield from mailed or [
            Person(mended(text)) for text in texts_in(parts, "itunes:author", "googleplay:author")
        ]


def person_of(text: str) -> Person:
    """Read "mail (Name)", "Name (mail)" or "Name <mail>"; any other text is a name."""
    text = mended(text)
    if match := _MAIL_LAST.fullmatch(text):
        return Person(match[1], match[2])
    named = split_mailbox(text)
    return Person(*named) if named else Person(text)


def linked_file(link: Element, base: str) -> Enclosure:
    """Read a link to a file that goes with an entry (RFC 4287, 4.2.7.2); without an address for any other."""
    if link.get("rel") != "enclosure":
        return Enclosure("")
    file = file_of(link, "href", "length", base_at(link, base))
    if not file.url:  # `<link rel="enclosure">https://...</link>`
        file = file._replace(url=address(all_text(link), base))
    return file._replace(title=title_of(str(link.get("title", ""))))
