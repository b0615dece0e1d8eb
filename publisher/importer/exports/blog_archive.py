"""The Blog Archive Format of Micro.blog (.bar): a zip archive with `feed.json`, a JSON Feed, and its files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from publisher.importer import json_feed
from publisher.importer.exports.media import own_file, place_of
from publisher.importer.exports.pages import fragment_of, inner_html
from publisher.importer.exports.posts import Options
from publisher.importer.imported import ImportedEntry, ImportedFeed

if TYPE_CHECKING:
    from publisher.importer.exports.bundle import Bundle


def find(bundle: Bundle) -> list[str]:
    """List the feeds of an archive; a JSON Feed alone is read as a feed."""
    if bundle.is_single:
        return []
    found = [name for name in bundle.called("feed.json") if b"jsonfeed.org" in bundle.head(name)]
    return sorted(found, key=lambda name: name.count("/"))[:1]


def read(bundle: Bundle, names: Sequence[str], options: Options) -> ImportedFeed:
    """Read the feed, whose texts show files of the archive by their paths."""
    feed = json_feed.read_feed(bundle.values(names[0]))
    folder = names[0].rpartition("/")[0]
    folders = (f"{folder}/" if folder else "",)
    if not options.media:
        return replace(feed, dialect="Micro.blog")
    entries = tuple(_placed(entry, bundle, folders) for entry in feed.entries)
    return replace(feed, dialect="Micro.blog", entries=entries)


def _placed(entry: ImportedEntry, bundle: Bundle, folders: Sequence[str]) -> ImportedEntry:
    """Give the files of the archive that a text shows the addresses under which they are taken."""
    if "<img" not in entry.content and "src=" not in entry.content:
        return entry
    root = fragment_of(entry.content)
    changed = False
    for element in root.iter("img", "video", "audio", "source"):
        own = own_file(bundle, str(element.get("src", "")), folders)
        if own:
            element.set("src", escape(place_of(own)))
            changed = True
    return replace(entry, content=inner_html(next(root.iter("body"), root))) if changed else entry
