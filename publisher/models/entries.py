"""Entries: what a subscriber gets of an article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from publisher.models.articles import Alternate, Claim, Enclosure, Person, Transcript


@dataclass(frozen=True, slots=True)
class Episode:
    """What an entry is as an episode of a podcast; what nobody claims is `None` or ""."""

    duration: int | None = None  # seconds
    number: int | None = None
    season: int | None = None
    type: str = ""  # "full", "trailer" or "bonus"
    explicit: bool | None = None
    subtitle: str = ""
    image: str = ""
    block: bool = False  # directories are asked not to show it
    transcripts: tuple[Transcript, ...] = ()
    chapters: str = ""  # the address of a chapters file in JSON
    cast: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Loss:
    """A claim that did not win, and the reason in a few words."""

    claim: Claim
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What a subscriber gets of an article: metadata alone; content is composed when it is listed."""

    id: str  # as declared, a URI or not; Atom gets a tag URI of one that is none
    title: str = ""  # "" where the article has none: see `label`
    authors: tuple[Person, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    publisher: str = ""
    language: str = ""
    link: str = ""
    image: Enclosure | None = None
    summary: str = ""  # as the article claims it; the composer makes one where it claims none
    categories: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()  # agencies and sources that the article names
    enclosures: tuple[Enclosure, ...] = ()
    alternates: tuple[Alternate, ...] = ()  # in other languages, each once
    episode: Episode | None = None
    source: str = ""  # the site or feed of another publisher, where the article came from elsewhere
    corrected: str = ""  # what was wrong, in its writer's words
    retracted: str = ""  # why its writer no longer stands by it
    draft: bool = False
    day_only: bool = False  # the published date names a day, not an hour
    inferred: bool = False  # the published date was worked out ("on Wednesday"), so it is remembered
    first_words: str = ""  # of the text, where there is no title
    provenance: Mapping[str, Claim] = field(default_factory=dict)
    losses: tuple[Loss, ...] = ()

    @property
    def label(self) -> str:
        """The title, else the first words, else the id: what people and Atom, which demands a title, get."""
        return self.title or self.first_words or self.id


@dataclass(frozen=True, slots=True)
class Item:
    """An entry with its content, ready to be emitted."""

    entry: Entry
    content: str  # sanitised HTML with absolute links, "" where the feed carries summaries only
    summary: str  # plain text
