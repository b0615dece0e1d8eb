"""Articles: what lies on disk, as claims and an untouched body."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from publisher.models.problems import Problem
from publisher.models.sites import Site

BodyKind = Literal["text", "markdown", "html", "page"]

# What a claim may speak of. Those in PLURAL may be claimed several times by one origin, and all of
# that origin's claims then stand or fall together.
FIELDS = tuple(
    (
        "title author published updated publisher credit language link image summary category id draft embargo "
        "enclosure timezone retrieved source slug corrected retracted alternate duration episode season "
        "episode_type explicit subtitle artwork block transcript chapters cast"
    ).split()
)
PLURAL = frozenset({"author", "category", "enclosure", "credit", "alternate", "transcript", "cast"})


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who wrote or spoke: a name, and an address or page where one is given."""

    name: str
    email: str = ""
    uri: str = ""
    role: str = ""  # in an episode: "host", "guest" and the like (Podcasting 2.0, podcast:person)


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes with an entry; what nobody knows is `None` or "".

    Files of one entry that share a title are renditions of one thing (JSON Feed 1.1, attachments).
    """

    url: str
    type: str = ""
    length: int | None = None  # bytes
    duration: int | None = None  # seconds
    width: int | None = None  # pixels
    height: int | None = None
    title: str = ""
    alt: str = ""  # what a picture shows, in words
    mistake: str = ""  # of a claim: what the article said of the file, and the file itself denies


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same article in another language."""

    language: str  # BCP 47
    url: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """What is said in an episode, as a file."""

    url: str
    type: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a document says of itself, and where it says so.

    `origin` is the place in words, most general word first: "front matter date",
    "json-ld datePublished", "meta og:title", "byline", "first line", "URL path", "file time".
    """

    field: str
    value: str | Person | Enclosure | Alternate | Transcript
    origin: str


@dataclass(frozen=True, slots=True)
class Body:
    """The untouched text of an article. `page` is a whole saved web page, `html` a fragment."""

    kind: BodyKind
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article as a reader found it: claims and an untouched body."""

    name: str  # path below the articles folder, with forward slashes
    place: str = ""  # where in the file: "" for the whole, "@4096" a byte offset, "[3]" an index
    claims: tuple[Claim, ...] = ()
    body: Body = Body("text", "")
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known of an article besides its own words."""

    site: Site = Site()  # noqa: RUF009 -- it is frozen
    url: str = ""  # where it was found
    retrieved: datetime | None = None  # when it was fetched, declared by whoever fetched it
    file_time: datetime | None = None  # the file's modification time
