"""Read Atom 1.0 (RFC 4287) and 0.3."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import replace

from publisher.models import Episode, Person
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
from publisher.syndication.feed_text import html_of, mended, paragraphs, summary_of, title_of
from publisher.syndication.media import alternates_in, described_in, external_in, files_in, license_in, older_in
from publisher.syndication.models import ImportedEntry, ImportedFeed
from publisher.syndication.podcast import chapters_in, episode_of, keywords_in, show_of, unread_in
from publisher.syndication.rss import is_own, linked_file
from publisher.text.clean import clean
from publisher.text.xml import Element, all_text, language_of

ROOTS = frozenset({"atom:feed", "atom:entry"})
PUBLISHED = ("atom:published", "atom:issued", "atom:created", "dc:date", "dcterms:issued")
UPDATED = ("atom:updated", "atom:modified")


def read_feed(root: Element) -> ImportedFeed:
    """Read a feed document or an entry document."""
    parts = parts_of(root) if name_of(root) == "atom:feed" else {}
    home = _link(parts, base_at(root, ""), "alternate") or _link(parts, base_at(root, ""), "self")
    title, publisher = _title(parts), title_of(first_text(parts, "dc:publisher"))
    # publisher writes the name of a feed's publisher as the author of a feed or entry without authors.
    authors = tuple(one for one in _people(parts) if one.name not in {title, publisher})
    entries = [(one, parts_of(one)) for one in root.iter() if name_of(one) == "atom:entry"]
    return ImportedFeed(
        "Atom",
        title=title,
        link=_link(parts, base_at(root, ""), "alternate"),
        description=title_of(first_text(parts, "atom:subtitle", "atom:tagline")),
        id=first_text(parts, "atom:id"),
        language=language_of(root) or first_text(parts, "dc:language"),
        publisher=publisher or next((one.name for one in _people(parts) if one not in authors), ""),
        entries=tuple(
            replace(_entry(*entry, home, authors), held=DRAFT if is_draft(entry[1]) else "")
            for entry in entries
        ),
        image=address(first_text(parts, "atom:logo", "atom:icon"), home),
        older=older_in(parts.get("atom:link", ()), home),
        show=show_of(parts, home),
        own_address=_link(parts, "", "self") if is_own(parts, "atom:generator") else "",
        unread=(
            *unread_in(parts, is_show=True),
            *(name for _, inner in entries for name in unread_in(inner)),
        ),
    )


def _entry(entry: Element, parts: Parts, home: str, inherits: tuple[Person, ...]) -> ImportedEntry:
    base = base_at(entry, home)
    content, (summary, text) = _content(parts), _summary(parts)
    links = parts.get("atom:link", [])
    files = files_in(parts, base, [file for one in links if (file := linked_file(one, base)).url])
    episode = episode_of(parts, base)
    if files.artwork:
        episode = (episode or Episode())._replace(image=files.artwork)
    link = address(first_text(parts, "feedburner:origlink"), base) or _link(parts, base, "alternate")
    language = language_of(entry)
    made = ImportedEntry(
        id=first_text(parts, "atom:id") or link,
        title=_title(parts),
        link=link,
        published=first_text(parts, *PUBLISHED),
        updated=first_text(parts, *UPDATED),
        authors=_people(parts),
        content=content or text or html_of(described_in(parts)),
        base=base_at(parts["atom:content"][0], home) if content else base,
        whole=bool(content),
        summary=summary,
        categories=tuple(filter(None, (_category(one) for one in parts.get("atom:category", ()))))
        + tuple(map(mended, texts_in(parts, "dc:subject")))
        + tuple(keywords_in(parts)),
        language=language if language != _around(entry) else first_text(parts, "dc:language"),
        publisher=title_of(first_text(parts, "dc:publisher")),
        credits=tuple(one.name for one in _people(parts, "atom:contributor")),
        image=files.image,
        enclosures=files.enclosures,
        alternates=alternates_in(links, base, link),
        external=external_in(links, base, link),
        license=license_in(parts, base),
        episode=episode,
        chapters=chapters_in(parts, base),
    )
    return _with_owner(made, parts, base, inherits)


def _with_owner(entry: ImportedEntry, parts: Parts, base: str, inherits: tuple[Person, ...]) -> ImportedEntry:
    """Add publisher, source and authors: its own, else its source's, else the feed's (RFC 4287, 4.2.1)."""
    source = parts_of(parts["atom:source"][0]) if parts.get("atom:source") else {}
    entry = replace(
        entry,
        publisher=entry.publisher or _title(source),
        source=_link(source, base, "alternate") or address(first_text(source, "atom:id"), ""),
    )
    authors = entry.authors or _people(source)
    if entry.publisher and [one.name for one in authors] == [entry.publisher]:
        return replace(entry, authors=())  # how publisher writes an entry without authors
    return replace(entry, authors=authors or (() if source else inherits))


def _title(parts: Parts) -> str:
    for element in parts.get("atom:title", ()):
        if is_encoded(element):
            return title_of(decoded(element))
        html = element.get("type") in {"html", "text/html"} or element.get("mode") == "escaped" or len(element)
        return title_of(markup_in(element), html=True) if html else title_of(all_text(element))
    return ""


def _around(entry: Element) -> str:
    above = entry.getparent()
    return language_of(above) if above is not None else ""


def _link(parts: Parts, base: str, relation: str) -> str:
    """Give the first link with a relation, a web page before any other type."""
    found = [one for one in parts.get("atom:link", ()) if one.get("rel", "alternate") == relation]
    found.sort(key=lambda one: one.get("type", "text/html") != "text/html")
    addresses = (address(one.get("href") or all_text(one), base_at(one, base)) for one in found)
    return next(filter(None, addresses), "")


def _people(parts: Parts, name: str = "atom:author") -> tuple[Person, ...]:
    found = []
    for element in parts.get(name, ()):
        inner = parts_of(element)
        mail = first_text(inner, "atom:email")
        called = first_text(inner, "atom:name") or mail
        if called:
            found.append(Person(mended(called), mail, first_text(inner, "atom:uri", "atom:url")))
    if not found and name == "atom:author":
        found = [Person(mended(text)) for text in texts_in(parts, "dc:creator")]
    return tuple(found)


def _category(element: Element) -> str:
    return mended(str(element.get("label") or element.get("term") or all_text(element)).strip())


def _content(parts: Parts) -> str:
    """Give the content as HTML; "" if it is in another file, or is not text."""
    for element in parts.get("atom:content", ()):
        if element.get("src"):
            continue
        text = _construct(element)
        if text:
            return text
    return ""


def _summary(parts: Parts) -> tuple[str, str]:
    """Give the summary as words, and as HTML."""
    for element in parts.get("atom:summary", ()):
        html = _construct(element)
        words = (
            clean(all_text(element))
            if not is_encoded(element) and element.get("type", "text") in {"text", "text/plain"}
            else ""
        )
        return words or summary_of(html), html
    return "", ""


def is_encoded(element: Element) -> bool:
    """Tell whether a text is in Base64: as Atom 0.3 says (mode), or in any other type (RFC 4287, 4.1.3.3)."""
    kind = element.get("type", "text").partition(";")[0].strip().lower()
    if element.get("mode") == "base64":
        return True
    named = kind in {"text", "html", "xhtml"} or kind.startswith("text/") or kind.endswith(("/xml", "+xml"))
    return not named and element.get("mode") is None and not len(element)


def decoded(element: Element) -> str:
    """Give the text that an element holds in Base64; "" where it holds none, such as a picture."""
    try:
        data = b64decode("".join(all_text(element).split()), validate=True)
        return data.decode("utf-8") if b"\x00" not in data else ""
    except (ValueError, UnicodeDecodeError):
        return ""


def _construct(element: Element) -> str:
    """Give a text construct as HTML (RFC 4287, 3.1; Atom 0.3 has media types and modes)."""
    kind = element.get("type", "text").split(";")[0].strip().lower()
    mode = element.get("mode", "")
    if is_encoded(element):
        return html_of(decoded(element))
    if len(element):
        first = element[0]
        return markup_in(first if len(element) == 1 and name_of(first) == "xhtml:div" else element)
    if kind in {"html", "text/html", "xhtml"} or mode == "escaped":
        return markup_in(element)
    return paragraphs(all_text(element))
