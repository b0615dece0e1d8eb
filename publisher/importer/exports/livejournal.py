"""LiveJournal and Dreamwidth: the XML of their export page (export.bml), a file for each month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from publisher.errors import ReadError
from publisher.importer.exports import posts
from publisher.importer.exports.damaged import whole_elements
from publisher.importer.exports.posts import Options, Posts, kind_of
from publisher.importer.imported import ImportedEntry, ImportedFeed
from publisher.syndication.elements import Parts, address, first_text, markup_in, name_of, parts_of
from publisher.syndication.feed_text import title_of

if TYPE_CHECKING:
    from publisher.importer.exports.bundle import Bundle

_STATES = {"": "", "public": "", "private": posts.PRIVATE, "usemask": posts.MEMBERS, "friends": posts.MEMBERS,
           "custom": posts.MEMBERS}  # fmt: skip
_BLOCKS = ("<p", "<br", "<div", "<table", "<ul", "<ol")


def find(bundle: Bundle) -> list[str]:
    """List the files of entries."""
    return [
        name
        for name in bundle.xml()
        if b"<livejournal" in bundle.head(name)[:4096] and b"<entry>" in bundle.head(name)
    ]


def read(bundle: Bundle, names: Sequence[str], options: Options) -> ImportedFeed:
    """Read the entries of all files."""
    found = Posts(options=options)
    for name in names:
        for parts in _entries(bundle, name, found):
            found.comments += len(parts.get("comment", ()))
            kind = kind_of(first_text(parts, "security"), _STATES)
            if first_text(parts, "allowmask") not in {"", "0"}:
                kind = kind or posts.MEMBERS
            found.add(_entry(parts, options.site), kind)
    return found.feed("LiveJournal", link=options.site)


def _entries(bundle: Bundle, name: str, found: Posts) -> Iterator[Parts]:
    root, warnings = bundle.document(name)
    if not warnings:
        yield from (parts_of(one) for one in root.iter() if name_of(one) == "entry")
        return
    whole = whole_elements(bundle.text(name), "livejournal", "entry")
    if not whole.elements:
        raise ReadError(
            f"this export {warnings[0].partition(' (')[0]}, and holds no whole entry", "export again"
        )
    for _ in range(whole.damaged):
        found.leave(posts.DAMAGED)
    found.warnings.append(f"{name} is not well-formed: only entries that are whole are read; export it again")
    yield from map(parts_of, whole.elements)


def _entry(parts: Parts, site: str) -> ImportedEntry:
    text = next((markup_in(one) for one in parts.get("event", ())), "")
    subject = first_text(parts, "subject")
    moment = first_text(parts, "eventtime", "logtime")
    number = first_text(parts, "itemid")
    tags = first_text(parts, "taglist").split(",")
    link = address(urljoin(site, f"/{number}.html"), "") if site and number else ""
    return ImportedEntry(
        id=link or f"livejournal:{number or moment}",
        link=link,
        title=title_of(subject, html=True) if subject else "",
        published=moment,
        content=_html(text),
        whole=True,
        categories=tuple(filter(None, (tag.strip() for tag in tags))),
    )


def _html(text: str) -> str:
    """Write the lines of an entry as LiveJournal shows them: each break of a line is one."""
    text = text.replace("\r\n", "\n").strip()
    if any(tag in text.lower() for tag in _BLOCKS):
        return text
    if "<" not in text and "&" not in text:
        text = escape(text, quote=False)
    return "\n".join(
        f"<p>{part}</p>" for part in text.replace("\n\n", "\0").replace("\n", "<br>").split("\0") if part
    )
