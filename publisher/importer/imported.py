"""What a feed holds that is being imported, as the reader of its dialect found it. Dates are still texts.

Entries of several feeds become one list: an entry that two feeds have is one article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from publisher.models import Enclosure, Person

if TYPE_CHECKING:
    from publisher.importer.exports.bundle import Bundle


@dataclass(frozen=True, slots=True)
class ImportedEntry:
    """One entry of a feed."""

    id: str = ""  # as the feed writes it; the link for an entry without an id, as feed readers do
    title: str = ""  # plain
    link: str = ""  # absolute
    published: str = ""
    updated: str = ""
    authors: tuple[Person, ...] = ()
    content: str = ""  # HTML
    base: str = ""  # what relative links in the content resolve against
    whole: bool = False  # the content is the text, not a description of it
    summary: str = ""  # plain
    categories: tuple[str, ...] = ()
    language: str = ""
    publisher: str = ""
    source: str = ""  # the address of another publisher's feed that the entry came from
    credits: tuple[str, ...] = ()
    image: Enclosure | None = None
    enclosures: tuple[Enclosure, ...] = ()
    held: str = ""  # why it is written as a draft: its kind in words, "" for what is public
    embargo: str = ""  # until then it is not public

    def completed_by(self, other: ImportedEntry) -> ImportedEntry:
        """Fill empty fields from the same entry in another feed; a whole text replaces a description."""
        empty = {
            field.name: getattr(other, field.name)
            for field in fields(self)
            if not getattr(self, field.name) and field.name not in {"id", "base", "whole"}
        }
        completed = replace(self, **empty)
        if other.content and (not self.content or (other.whole and not self.whole)):
            return replace(completed, content=other.content, base=other.base, whole=other.whole)
        return completed


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An entry of an export that must not be published: its kind in words, and its id."""

    kind: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class ImportedFeed:
    """A whole feed."""

    dialect: str  # "RSS", "Atom", "JSON Feed", or the program of an export
    title: str = ""
    link: str = ""
    description: str = ""
    id: str = ""  # Atom's id of the feed
    language: str = ""
    publisher: str = ""
    entries: tuple[ImportedEntry, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    comments: int = 0  # inside entries, as WordPress exports them; not imported
    warnings: tuple[str, ...] = ()  # what could not be read
    notes: tuple[str, ...] = ()  # what is not kept
    bundle: Bundle | None = None  # the files of an export
    without_id: int = 0  # entries that have their link as id
    path: str = ""  # the file that the feed was read from
    image: str = ""  # the address of the feed's picture
    ttl: int = 0  # minutes
    skip_hours: tuple[int, ...] = ()  # in UTC
    skip_days: tuple[str, ...] = ()  # in English


def distinct_files(image: Enclosure | None, files: list[Enclosure]) -> tuple[Enclosure, ...]:
    """Keep one file for each address, without the entry's image, which feeds often list as a file too."""
    first = {file.url: file for file in reversed(files)}
    return tuple(file for file in files if first[file.url] is file and (image is None or file.url != image.url))


def counted(number: int, kind: str) -> str:
    """Write a number of entries of a kind: "1 draft", "3 drafts", "2 of unknown status 'x'"."""
    if number == 1 or kind.startswith("of "):
        return f"{number} {kind}"
    return f"{number} {kind[:-1]}ies" if kind.endswith("y") else f"{number} {kind}s"


def merge(feeds: Sequence[ImportedFeed], *, elsewhere: bool = False) -> tuple[list[ImportedEntry], list[str]]:
    """Merge the entries of all feeds.

    Entries with the same id are one, and across feeds also entries with the same link. Within one feed
    several entries may link to the same page. The feed that is named first gives the id.

    Args:
        feeds: The feeds, in the order in which they were named.
        elsewhere: The feeds belong to other publishers: each entry names its feed as publisher and source.

    Returns:
        The entries, and notes on what was merged.
    """
    entries: list[ImportedEntry] = []
    by_id: dict[str, int] = {}
    by_link: dict[str, int] = {}
    notes: list[str] = []
    for feed in feeds:
        ids: set[str] = set()
        links: dict[str, int] = {}
        repeated = renamed = 0
        for entry in _with_feed_values(feed, elsewhere=elsewhere):
            index = by_id.get(entry.id) if entry.id else None
            if index is None and entry.link in by_link:
                index = by_link[entry.link]
                renamed += 1
            if index is None:
                index = len(entries)
                entries.append(entry)
            else:
                repeated += entry.id in ids
                entries[index] = entries[index].completed_by(entry)
            if entry.id:
                by_id.setdefault(entry.id, index)
                ids.add(entry.id)
            if entry.link:
                links.setdefault(entry.link, index)
        by_link = links | by_link
        notes += _notes(feed.path, repeated, renamed)
    return entries, notes


def _with_feed_values(feed: ImportedFeed, *, elsewhere: bool) -> Iterator[ImportedEntry]:
    """Give the entries of a feed with what the feed says about all of them."""
    title, link = (feed.title, feed.link) if elsewhere else ("", "")
    for entry in feed.entries:
        yield replace(
            entry,
            language=entry.language or feed.language,
            publisher=entry.publisher or title,
            source=entry.source or link,
        )


def _notes(path: str, repeated: int, renamed: int) -> Iterator[str]:
    if repeated:
        yield f"{path}: {counted(repeated, 'entry')} with the id of an earlier one: merged with it"
    if renamed:
        yield (
            f"{path}: {counted(renamed, 'entry')} with another id in a feed named before: that one is kept, and"
            " subscribers of this feed see such an entry again; name this feed first if it has more subscribers"
        )
