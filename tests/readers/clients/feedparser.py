"""feedparser, the parser of most readers written in Python (PyPI: feedparser)."""

from __future__ import annotations

from calendar import timegm
from datetime import UTC, datetime
from pathlib import Path
from time import struct_time
from typing import Any

from clients.client import File, Item, Parser


class Feedparser(Parser):
    """Keeps ETag and Last-Modified as its documentation advises, and the address a 301 tells it."""

    conditional = 2
    sanitises = True
    all_authors = ("rss", "atom")

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.kept: dict[str, Any] = {}

    def parse(self, address: str) -> list[Item]:
        """Fetch and parse; it sets `bozo` on what is not well-formed."""
        import feedparser

        last = self.kept.get(address, {})
        got = feedparser.parse(last.get("href", address), etag=last.get("etag"), modified=last.get("modified"))
        if got.status == 304:
            return []
        assert not got.bozo, got.bozo_exception
        self.kept[address] = got
        return [_item(entry) for entry in got.entries]


def _item(entry: Any) -> Item:
    return Item(
        entry.id,
        entry.title,
        entry.get("link"),
        tuple(author.name for author in entry.get("authors", ()) if author),
        _instant(entry.get("published_parsed")),
        tuple(
            File(one.href, one.type, int(one.get("length", 0)))
            for one in entry.get("links", ())
            if one.rel == "enclosure"
        ),
        entry.content[0].value if entry.get("content") else None,
        _instant(entry.get("updated_parsed") if "updated" in entry else None),
        entry.get("summary"),
        tuple(tag.term for tag in entry.get("tags", ())),
    )


def _instant(date: struct_time | None) -> datetime | None:
    return datetime.fromtimestamp(timegm(date), UTC) if date else None


open_client = Feedparser
