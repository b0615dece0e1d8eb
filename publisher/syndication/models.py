"""What a feed holds, as the reader of its dialect found it. Dates are still texts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, NamedTuple

from publisher.models import Alternate, Enclosure, Episode, Person


class Chapter(NamedTuple):
    """A chapter that stands in the feed itself (Podlove Simple Chapters 1.2)."""

    start: str  # "00:03:07.250"
    title: str
    href: str = ""
    image: str = ""


class Show(NamedTuple):
    """What a feed says of itself as a podcast; "" and None where it says nothing. See `models.Podcast`."""

    image: str = ""
    categories: tuple[tuple[str, str], ...] = ()  # as the feed writes them, each with its subcategory or ""
    explicit: bool | None = None
    type: str = ""
    author: str = ""
    owner_name: str = ""
    owner_email: str = ""
    copyright: str = ""
    locked: bool | None = None
    funding: tuple[str, str] = ("", "")  # address, words
    guid: str = ""
    medium: str = ""
    complete: bool = False
    new_feed_url: str = ""
    cast: tuple[Person, ...] = ()  # of every episode that names nobody itself


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
    alternates: tuple[Alternate, ...] = ()  # in other languages
    external: str = ""  # what a link post is about
    license: str = ""  # its address, or words
    held: str = ""  # why it is written as a draft: its kind in words, "" for what is public
    embargo: str = ""  # until then it is not public
    episode: Episode | None = None
    chapters: tuple[Chapter, ...] = ()

    def completed_by(self, other: ImportedEntry) -> ImportedEntry:
        """Fill empty fields from the same entry in another feed; a whole text replaces a description."""
        empty = {
            field.name: getattr(other, field.name)
            for field in fields(self)
            if not getattr(self, field.name) and field.name not in {"id", "base", "whole"}
        }
        completed = replace(self, **empty, **self._with_details_of(other))
        if other.content and (not self.content or (other.whole and not self.whole)):
            return replace(completed, content=other.content, base=other.base, whole=other.whole)
        return completed

    def _with_details_of(self, other: ImportedEntry) -> dict[str, Any]:
        """Give what both have, with what only the other says of it: files by their address, and an episode."""
        found: dict[str, Any] = {}
        files = {one.url: one for one in other.enclosures}
        if self.enclosures:
            found["enclosures"] = tuple(completed(one, files.get(one.url, one)) for one in self.enclosures)
        if self.image and other.image and self.image.url == other.image.url:
            found["image"] = completed(self.image, other.image)
        if self.episode and other.episode:
            said = {name: one for name, one in self.episode._asdict().items() if one}
            if self.episode.explicit is not None:
                said["explicit"] = self.episode.explicit
            found["episode"] = other.episode._replace(**said)
        return found


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An entry of an export that is not imported: its kind in words, and its id."""

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
    bundle: Any = None  # the files of an export, see `importer.exports.bundle`
    without_id: int = 0  # entries that have their link as id
    path: str = ""  # the file that the feed was read from
    image: str = ""  # the address of the feed's picture
    ttl: int = 0  # minutes
    skip_hours: tuple[int, ...] = ()  # in UTC
    skip_days: tuple[str, ...] = ()  # in English
    older: str = ""  # the address of its next page, with older entries (RFC 5005)
    show: Show | None = None  # where the feed is a podcast
    own_address: str = ""  # where publisher itself wrote the feed; "" for a feed of another program
    unread: tuple[str, ...] = ()  # elements of a podcast that mean nothing here, once for each use


def distinct_files(image: Enclosure | None, files: Iterable[Enclosure]) -> tuple[Enclosure, ...]:
    """Keep one file for each address, without the entry's image, which feeds often list as a file too."""
    found: dict[str, Enclosure] = {}
    for file in files:
        found[file.url] = completed(found[file.url], file) if file.url in found else file
    if image is not None:
        found.pop(image.url, None)
    return tuple(found.values())


def completed(file: Enclosure, other: Enclosure) -> Enclosure:
    """Fill what is not known of a file from another mention of it."""
    return file._replace(
        type=file.type or other.type,
        length=other.length if file.length is None else file.length or other.length or 0,
        duration=file.duration or other.duration,
        width=file.width or other.width,
        height=file.height or other.height,
        title=file.title or other.title,
        alt=file.alt or other.alt,
    )
