"""What a reader does for its user, in words that all of them share."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True)
class File:
    """A file of an item. None: this reader does not keep such a thing."""

    url: str
    type: str | None = None
    length: int | None = None  # bytes, 0 where nobody knows


@dataclass(frozen=True)
class Item:
    """An item as a reader knows it. None: this reader does not keep such a thing."""

    id: str
    title: str
    link: str | None = None
    authors: tuple[str, ...] | None = None
    published: datetime | None = None
    enclosures: tuple[File, ...] | None = None
    content: str | None = None  # HTML
    updated: datetime | None = None
    summary: str | None = None  # HTML in RSS, else plain text
    categories: tuple[str, ...] | None = None


class Client(ABC):
    """A reader with an empty list of subscriptions.

    Attributes:
        formats: The formats it can subscribe to.
        conditional: The poll from which on it asks whether anything changed at all; 0: it never does.
        stands_still: It remembers the ETag of a feed only if an entry of it was new or changed.
        follows: It goes on reading a feed whose address answers with 301.
        retells: An item whose title or link changed is new to it.
        untags: It takes what looks like a tag out of Atom titles, too.
        sanitises: It drops markup of the content that is not on its list.
        decodes: It takes the entities of content and summary apart once too often.
        all_authors: The formats in which it keeps every author; in the others it keeps one of them,
        last_author: the last in these formats, else the first.
        loses: What it does not read as written, such as "atom.published".
    """

    formats: tuple[str, ...] = ("rss", "atom")
    conditional: int = 0
    stands_still: bool = False
    follows: bool = True
    retells: bool = False
    untags: bool = False
    sanitises: bool = False
    decodes: bool = False
    all_authors: tuple[str, ...] = ()
    last_author: tuple[str, ...] = ()
    loses: tuple[str, ...] = ()

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.feeds: dict[str, str] = {}  # format -> address

    def subscribe(self, format_: str, address: str) -> None:
        """Add a feed; nothing is fetched yet."""
        self.feeds[format_] = address

    @abstractmethod
    def poll(self) -> dict[str, list[Item]]:
        """Fetch every feed, and give what is unread in each. All of it counts as read after."""

    def shelf(self) -> dict[str, list[Item]]:
        """Give all that it keeps and keeps up to date, read or not."""
        return {}


class Parser(Client):
    """A reader of somebody's own making around a parser: what has an id it knows is not new."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.seen: dict[str, set[str]] = {}

    @abstractmethod
    def parse(self, address: str) -> list[Item]:
        """Fetch and parse one feed; [] where it did not change."""

    def poll(self) -> dict[str, list[Item]]:
        """Fetch every feed, and give what was never seen."""
        unread = {}
        for format_, address in self.feeds.items():
            seen = self.seen.setdefault(format_, set())
            unread[format_] = [item for item in self.parse(address) if item.id not in seen]
            seen.update(item.id for item in unread[format_])
        return unread


def instant(value: str | None) -> datetime | None:
    """Read an ISO 8601 instant; "" and None are none."""
    return datetime.fromisoformat(value).astimezone(UTC) if value else None
