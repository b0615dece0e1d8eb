"""What the catalog takes and gives: rows, listings, and what is known of files and articles."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from publisher.models import Entry

MOST_TOUCHED = 50_000  # ids and links that are named; from a few thousand on one look at all is cheaper


class Damaged(sqlite3.DatabaseError):
    """A value is not what was stored, and SQLite could not notice."""

    sqlite_errorcode = sqlite3.SQLITE_CORRUPT


# What a wrong value of ours raises where it is written; damage of the file is none of these.
NOT_DAMAGE = (
    *(sqlite3.DataError, sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.ProgrammingError),
    *(AttributeError, LookupError, TypeError, ValueError, OverflowError),
)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which entries stand in a feed, newest first."""

    where: tuple[tuple[str, tuple[str, ...]], ...] = ()  # kind of term, values of which an entry has one
    limit: int = -1  # at most so many, -1 for all
    since: int = 0  # seconds: none that is older
    beside: str = ""  # none that stands on an archive page of this feed
    page: tuple[str, str] = ("", "")  # those on an archive page alone: the feed, the page


@dataclass(frozen=True, slots=True)
class Listing:
    """An entry as it stands in a feed, and where its article lies. Unpacked only when asked for."""

    id: str
    title: str
    link: str
    sort: int  # seconds since the epoch
    updated: int
    record: bytes  # b"" where the entry was only outlined
    name: str
    place: str
    digest: bytes  # of the article's body

    @property
    def entry(self) -> Entry:
        """The entry."""
        from publisher.catalog.packing import unpack  # and with it every record of an article

        return unpack(self.record)

    @property
    def key(self) -> bytes:
        """Digest of all that the entry consists of."""
        return blake2b(self.record + self.digest, digest_size=16).digest()

    @property
    def shown(self) -> Shown:
        """What subscribers see of it."""
        return Shown(self.id, self.title, self.digest, self.key, self.sort)


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry as subscribers of a feed see it."""

    id: str
    title: str
    body: bytes  # digest of the article's body
    digest: bytes  # of all that the entry consists of
    sort: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """What is remembered of an article that was published under this name, or with this content."""

    id: str
    published: datetime | None = None  # where it was worked out
    updated: datetime | None = None  # where the article did not say it itself
    stated: int | None = None  # seconds: what the article said itself
    words: bytes = b""  # digest of what was published, see `Row.words`
    digest: bytes = b""  # of its file

    def is_edited(self, row: Row) -> bool:
        """Tell whether an article says other words than were published, and not itself when it was changed."""
        same = self.words in {b"", row.words} or not row.words
        return not same and (self.stated is None or row.stated is None or row.stated <= self.stated)


class KnownFile(NamedTuple):
    """A file as it was read: see `scanner.File`; `ends` is the byte up to which its lines were taken in."""

    stamp: str = ""
    digest: bytes = b""
    ends: int = 0


@dataclass(slots=True)
class Touched:
    """Ids and links that a build gave or took away; `all` where they are too many to be named."""

    ids: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    all: bool = False

    def add(self, ids: Iterable[str], links: Iterable[str] = ()) -> None:
        """Take some in."""
        if not self.all:
            self.ids.update(ids)
            self.links.update(link for link in links if link)
            self.all = len(self.ids) + len(self.links) > MOST_TOUCHED
        if self.all:
            self.ids.clear()
            self.links.clear()

    def __bool__(self) -> bool:
        """Whether there is any."""
        return self.all or bool(self.ids)


@dataclass(frozen=True, slots=True)
class Clash:
    """Two entries with one id or link: the one told of, and the other."""

    value: str
    name: bytes
    place: str
    other: bytes
    there: str


def seconds(instant: datetime | None) -> int | None:
    """Turn an instant into seconds since the epoch."""
    return None if instant is None else int(instant.timestamp())


def instant(seconds: int | None) -> datetime | None:
    """Turn seconds since the epoch into an instant in UTC."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


class Row(NamedTuple):
    """An entry on its way into the catalog, packed where it was read: rows travel between processes.

    Of an entry that was only outlined there is no title, digest, record or words.
    """

    place: str
    id: str
    explicit: bool  # the writer gave the id: it is not replaced by a remembered one
    nameless: bool  # nobody gave an id or a link: the id is made of the file's name
    link: str
    title: str
    published: int | None
    updated: int | None
    draft: bool
    inferred: bool
    undated: bool  # nobody says when it was published or updated: `updated` is when it was first seen
    digest: bytes
    terms: tuple[tuple[str, str], ...]
    record: bytes
    stated: int | None  # seconds: `updated` as the article says it itself
    words: bytes  # digest of what it says: title, text, summary, notices
    edited: bool = False  # `updated` is when an edit was seen that the article does not speak of

    @property
    def sort(self) -> int:
        """What feeds are ordered by: seconds of `published`, else of `updated`."""
        return self.published if self.published is not None else self.updated or 0
