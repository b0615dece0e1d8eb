"""What a feed holds, as the reader of its dialect found it. Dates are still texts."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from publisher.models import Enclosure, Person


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

    dialect: str  # "RSS", "Atom", "JSON Feed"
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
