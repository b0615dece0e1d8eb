"""What a feed of somewhere else holds, as its dialect's reader found it. Dates are still texts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from publisher.models import Enclosure, Person


@dataclass(frozen=True, slots=True)
class ImportedEntry:
    """One entry of a feed that moves here."""

    id: str = ""  # as the feed writes it; of an entry without one its link, as readers have it
    title: str = ""  # plain
    link: str = ""  # absolute
    published: str = ""
    updated: str = ""
    authors: tuple[Person, ...] = ()
    content: str = ""  # HTML
    base: str = ""  # what relative links in it resolve against
    whole: bool = False  # the feed says that this is the text, not a description of it
    summary: str = ""  # plain
    categories: tuple[str, ...] = ()
    language: str = ""
    publisher: str = ""
    source: str = ""  # where another publisher's entry came from
    credits: tuple[str, ...] = ()
    image: Enclosure | None = None
    enclosures: tuple[Enclosure, ...] = ()

    def completed_by(self, other: ImportedEntry) -> ImportedEntry:
        """Take from another feed's word on the same entry what this one leaves open."""
        text = other if (not self.content or (other.whole and not self.whole)) and other.content else self
        return replace(
            self,
            title=self.title or other.title,
            link=self.link or other.link,
            published=self.published or other.published,
            updated=self.updated or other.updated,
            authors=self.authors or other.authors,
            content=text.content,
            base=text.base,
            whole=text.whole,
            summary=self.summary or other.summary,
            categories=self.categories or other.categories,
            language=self.language or other.language,
            publisher=self.publisher or other.publisher,
            source=self.source or other.source,
            credits=self.credits or other.credits,
            image=self.image or other.image,
            enclosures=self.enclosures or other.enclosures,
        )


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An entry of an export that must not be published: its kind in words, and its id."""

    kind: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class ImportedFeed:
    """A whole feed that moves here."""

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
    warnings: tuple[str, ...] = ()  # of what could not be read
    nameless: int = 0  # entries whose link is their id, for they have none
    place: str = ""  # the file it was read from
    image: str = ""  # the address of a picture that stands for the feed
    ttl: int = 0  # minutes
    skip_hours: tuple[int, ...] = ()  # in UTC
    skip_days: tuple[str, ...] = ()  # in English


def distinct_files(image: Enclosure | None, files: list[Enclosure]) -> tuple[Enclosure, ...]:
    """Keep one of each address; a feed may name its image as a file once more."""
    kept = {one.url: one for one in reversed(files) if image is None or one.url != image.url}
    return tuple(one for one in files if kept.get(one.url) is one)
