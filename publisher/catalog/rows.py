"""What the catalog stores and returns: rows, listings, and what is known of files and articles."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

FOREVER = 2**62  # seconds: when a draft is due
UNDATED = 20_000_000_000  # seconds that put a file's time below the dates of all articles
MOST_TOUCHED = 50_000  # ids and links that are named; of more, everything is looked at
# Name, digest, id, published, updated, stated, words: see `Catalog.remember_identity`.
Memory = tuple[bytes, bytes, str, int | None, int | None, int | None, bytes]


class Damaged(sqlite3.DatabaseError):
    """A value is not what was stored, and SQLite could not notice it."""

    sqlite_errorcode = sqlite3.SQLITE_CORRUPT


# What a wrong value of ours raises where it is written; damage of the file is none of these.
NOT_DAMAGE = (
    *(sqlite3.DataError, sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.ProgrammingError),
    *(AttributeError, LookupError, TypeError, ValueError, OverflowError),
)


class Selection(NamedTuple):
    """Which entries a feed lists, newest first."""

    where: tuple[tuple[str, tuple[str, ...]], ...] = ()  # kind of term, values of which an entry has one
    limit: int | None = None
    since: int | None = None  # seconds: no older entry
    not_archived_in: str = ""  # no entry that is on an archive page of this feed
    page: tuple[str, str] | None = None  # only the entries on an archive page: the feed, the page


class Listing(NamedTuple):
    """An entry of a feed as it was selected, and where its article is stored."""

    id: str
    link: str
    published: int | None  # seconds since the epoch
    sort: int  # seconds: `published`, else `updated`
    updated: int
    name: str  # of the file
    place: str  # in the file
    is_named: bool  # see Row
    digest: bytes  # of the article's bytes
    # To other articles: a JSON object of targets and addresses, see `catalog.references`; on a second line a
    # stamp that changes when the entry must be rendered again.
    links: str = ""

    @property
    def key(self) -> bytes:
        """Digest of all that the entry is made from: the same key is rendered to the same bytes."""
        parts: tuple[object, ...] = (self.digest, self.id, self.published, self.updated)
        if self.links:
            parts = (*parts, self.links)
        return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()


class Shown(NamedTuple):
    """An entry as subscribers of a feed see it."""

    id: str
    title: str  # else the first words, where they are known
    content: bytes | None = None  # digest of its content and summary; None where only the feed is known
    digest: bytes | None = None  # of everything that the feed says of it; None where only the feed is known
    sort: int = 0
    key: bytes = b""  # see Listing; b"" where only the feed is known


class KnownFile(NamedTuple):
    """A file as it was read, see `sources.File`."""

    version: str = ""
    digest: bytes = b""  # b"" where it could not be read
    ends: int = 0  # the byte after the last line that was read


@dataclass(slots=True)
class Touched:
    """Ids and links of entries that a build added or removed; `all` where they are too many to be named."""

    ids: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    all: bool = False

    def add(self, ids: Iterable[str], links: Iterable[str] = ()) -> None:
        """Add some."""
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


class Duplicate(NamedTuple):
    """Two entries with one id or link: the one that is reported, and the other."""

    value: str  # the id or link
    name: bytes
    place: str
    other_name: bytes
    other_place: str


def seconds(instant: datetime | None) -> int | None:
    """Turn an instant into seconds since the epoch."""
    return None if instant is None else int(instant.timestamp())


def instant(seconds: int | None) -> datetime | None:
    """Turn seconds since the epoch into an instant in UTC."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


Version = tuple[int, int]  # of an item: when it was made, in seconds, and its number; 0 for what is not known


def newest(versions: Collection[Version]) -> Version:
    """Give the newest of some versions: by their times, and by their numbers where a time is missing."""
    dated = all(made for made, _ in versions)
    return max(versions, key=lambda one: one if dated else one[::-1])


class Row(NamedTuple):
    """An entry for the catalog, as the worker that read the article decided it.

    `title` and `words` are empty where only what a selection needs was decided.
    """

    place: str
    id: str
    is_explicit: bool  # the article gives the id: a remembered one does not replace it
    is_named: bool  # the article gives an id or a link; else the id is made of the file's name
    link: str
    title: str
    published: int | None  # seconds since the epoch
    updated: int | None
    draft: bool
    inferred: bool
    undated: bool  # the article gives no date: `updated` is when it was first seen
    digest: bytes  # of the article's bytes
    terms: tuple[tuple[str, str], ...]
    stated: int | None  # seconds: `updated` as the article gives it
    words: bytes  # digest of what it says: title, text, summary, corrections
    embargo: int | None = None  # seconds: until then it is shown nowhere
    by_file_time: bool = False  # of an undated one: `updated` is its file's time, and nothing says more
    number: str = ""  # that it has in its program: the id under which earlier versions published it
    rises: bool = True  # the later record of its file is the newer one
    expires: int | None = None  # seconds: from then on it is shown nowhere
    edited: bool = False  # `updated` is when an edit was seen that the article does not date
    references: tuple[str, ...] = ()  # to other articles, see `text.targets`
    version: Version | None = None  # of an item of which there are several

    def tie(self, name: bytes) -> str:
        """What orders entries of one second: the last name comes first, and the newer record of a file."""
        found = natural(name.decode(errors="replace"))
        if not self.place:
            return found
        place = int(self.place.strip("@[]"))
        return f"{found}/{place if self.rises else FOREVER - place:019}"

    @property
    def sort(self) -> int:
        """What feeds are ordered by: seconds of `published`, else of `updated`.

        A file's time says little: every file of a fresh clone is new. What is dated by nothing else is below
        all that has a date.
        """
        if self.published is not None:
            return self.published
        return (self.updated or 0) - (UNDATED if self.by_file_time else 0)


_NUMBERS = re.compile(r"(\d+)", re.ASCII)


@lru_cache(maxsize=64)  # a file may have many records
def natural(name: str) -> str:
    """Make a name sortable as people sort names: "9-x" before "10-x"."""
    return _NUMBERS.sub(_of_match, name)


def _of_match(match: re.Match[str]) -> str:
    return _numbered(match[0])


@lru_cache(maxsize=4096)  # names repeat years, months and days
def _numbered(number: str) -> str:
    digits = number.lstrip("0")
    return f"{min(len(digits), 99):02}{digits}"


def checksum_of(row: Memory) -> bytes:
    """Digest a remembered row, so that each row shows whether it is whole."""
    return blake2b(repr(row).encode("utf-8", "surrogatepass"), digest_size=8).digest()
