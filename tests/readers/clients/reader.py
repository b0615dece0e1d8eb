"""reader, a feed reader library with a database of its own (PyPI: reader)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from clients.client import Client, File, Item


class Reader(Client):
    """Reads all three formats."""

    formats = ("rss", "atom", "json")
    conditional = 2
    stands_still = True
    sanitises = True
    all_authors = ("json",)
    last_author = ("rss", "atom")

    def __init__(self, folder: Path) -> None:
        from reader import make_reader

        super().__init__(folder)
        self.reader = make_reader(str(folder / "reader.sqlite"))

    def subscribe(self, format_: str, address: str) -> None:
        """Add a feed."""
        super().subscribe(format_, address)
        self.reader.add_feed(address)

    def poll(self) -> dict[str, list[Item]]:
        """Update, take what is unread, and mark it as read."""
        for address in self.feeds.values():
            self.reader.update_feed(address)  # as its user asks; on its own it waits for max-age to pass
        unread = {}
        for format_, address in self.feeds.items():
            entries = list(self.reader.get_entries(feed=address, read=False))
            unread[format_] = [_item(entry) for entry in entries]
            for entry in entries:
                self.reader.mark_entry_as_read(entry)
        return unread

    def shelf(self) -> dict[str, list[Item]]:
        """Give the whole database."""
        return {
            format_: [_item(entry) for entry in self.reader.get_entries(feed=address)]
            for format_, address in self.feeds.items()
        }


def _item(entry: Any) -> Item:
    content = entry.get_content()
    return Item(
        entry.id,
        entry.title,
        entry.link,
        tuple(author.name for author in entry.authors),
        entry.published,
        tuple(File(one.href, one.type, one.length or 0) for one in entry.enclosures),
        content.value if content else None,
        entry.updated,
        entry.summary,
    )


open_client = Reader
