"""The records that flow through publisher: frozen, and built on the standard library only.

    bytes -> Article (claims, body) -> Entry (metadata, provenance) -> Item (entry, content) -> Feed -> bytes

An *article* is what is stored; an *entry* is what a subscriber gets. Every instant is an aware datetime in
whole seconds: in UTC where it goes into feeds, in the offset of the article where it is described.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

BodyKind = Literal["text", "markdown", "html", "page"]
Severity = Literal["error", "warning", "note"]


# -- problems and findings ---------------------------------------------------------------------------------


class Problem(NamedTuple):
    """A fault of an input: where, what, and the remedy."""

    place: str  # "articles/a.md:12" or "articles/wire.jsonl, record at byte 4096"
    message: str
    remedy: str
    severity: Severity = "error"  # a note asks for nothing, and does not fail a strict build
    kind: str = ""  # of those that are reported together, see `tables.kinds`; "" is reported by itself

    def __str__(self) -> str:
        """One line: place, message, remedy."""
        return (
            f"{self.place}: {self.message}; {self.remedy}" if self.remedy else f"{self.place}: {self.message}"
        )


OwnerKind = Literal["build", "file", "folder", "feed", "id", "link", "orphan"]


class Owner(NamedTuple):
    """What a problem belongs to. It is looked at again when its owner changes.

    A "build" owner is checked by every build, a "file" when it or its sidecar changes, a "folder" when files
    come or go in it, a "feed" when it is rendered, an "id" or "link" when an entry with it changes, an
    "orphan" (a feed that is configured no longer) whenever feeds are planned.
    """

    kind: OwnerKind = "build"
    name: bytes = b""  # of the file or folder; of the feed, or the id or link, in UTF-8


class Owned(NamedTuple):
    """A problem and its owner."""

    problem: Problem
    owner: Owner


class Finding(NamedTuple):
    """One fault of a feed. `line` is 1-based, 0 where none is known."""

    severity: Severity
    line: int
    message: str  # what is wrong, and the source of the rule in brackets
    remedy: str

    def __str__(self) -> str:
        """One line: severity, line, message, remedy."""
        return f"{self.severity}, line {self.line}: {self.message}; {self.remedy}"


# -- what the configuration says of the site -----------------------------------------------------------------


class SourceSettings(NamedTuple):
    """What the configuration says of one source of articles."""

    path: str = "articles"  # the folder, below the configuration's own
    ignore: tuple[str, ...] = ()  # globs of names, as the source gives them
    generator: str = ""  # whose rules of addresses hold, see `tables.generators`
    permalink: str = ""  # the rule of addresses; "" is the generator's
    url: str = ""  # where the folder is served as it is, with a closing slash
    below: str = ""  # the folder at which the paths of addresses begin; "" is `path`
    defaults: Mapping[str, Any] = {}  # fields of articles that do not say otherwise
    smart: bool | None = None  # Markdown's straight quotes become typographic; None is the generator's habit
    emoji: bool | None = None  # ":ship:" becomes an emoji; likewise
    replies: bool = False  # messages that answer others are articles, too


class Site(NamedTuple):
    """What the configuration says of the site: the defaults of every article."""

    title: str = "Articles"
    link: str = ""  # absolute; relative links resolve against it
    description: str = ""
    language: str = ""  # BCP 47
    timezone: str = ""  # IANA name, for dates that name none; "" is UTC
    publisher: str = ""
    since: str = "2025"  # the date in tag URIs (RFC 4151): a day on which the owner held the address
    aliases: Mapping[str, str] = MappingProxyType({})  # domain or name -> the site's own name
    sources: tuple[SourceSettings, ...] = (SourceSettings(),)
    icon: str = ""  # of our pages: the address of a small square picture
    image: str = ""  # of our pages: the address of a cover
    accent: str = ""  # of our pages: a colour, "#rrggbb"; "" is ours
    shortcodes: Mapping[str, str] = MappingProxyType({})  # meanings of template tags, see `tables.shortcodes`

    def source_of(self, name: str) -> tuple[SourceSettings, str]:
        """Find the source of a file by the name that it has in the catalog; gives also its name in there."""
        if len(self.sources) == 1:
            return self.sources[0], name
        for source in self.sources:
            folder = source.path.strip("/") + "/"
            if name.startswith(folder):
                return source, name[len(folder) :]
        return SourceSettings(), name


# -- articles: claims and an untouched body ------------------------------------------------------------------


class Person(NamedTuple):
    """Someone who wrote or spoke: a name, and an address or page where one is given."""

    name: str
    email: str = ""
    uri: str = ""
    role: str = ""  # in an episode: "host", "guest" and the like (Podcasting 2.0, podcast:person)


class Enclosure(NamedTuple):
    """A file that goes with an entry; what is not known is `None` or "".

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


class Alternate(NamedTuple):
    """The same article in another language."""

    language: str  # BCP 47
    url: str


class Transcript(NamedTuple):
    """What is said in an episode, as a file."""

    url: str
    type: str = ""
    language: str = ""


class Claim(NamedTuple):
    """What a document says of itself, and where it says so.

    `origin` is the place in words, most general word first: "front matter date",
    "json-ld datePublished", "meta og:title", "byline", "first line", "URL path", "file time".
    """

    field: str
    value: str | Person | Enclosure | Alternate | Transcript
    origin: str


class Body(NamedTuple):
    """The untouched text of an article. `page` is a whole saved web page, `html` a fragment."""

    kind: BodyKind
    text: str
    claimed: tuple[str, ...] = ()  # lines of a plain text from which claims were read: no part of the article


class Embedded(NamedTuple):
    """A file within an article's file: a picture of a document, an attachment of a message.

    The text and the claims name it by a `cid:` address (RFC 2392).
    """

    address: str  # "cid:image1.png"
    name: str  # a file name, as the article gives it
    type: str  # media type, as the article gives it
    data: bytes


class Article(NamedTuple):
    """One article as a reader found it: claims and an untouched body."""

    name: str  # path below the articles folder, with forward slashes
    place: str = ""  # where in the file: "" for the whole, "@4096" a byte offset, "[3]" an index
    claims: tuple[Claim, ...] = ()
    body: Body = Body("text", "")
    problems: tuple[Problem, ...] = ()
    embedded: tuple[Embedded, ...] = ()
    left_out: tuple[str, ...] = ()  # what its reader left out of the file, each in a few words

    @property
    def unknown_keys(self) -> tuple[str, ...]:
        """The keys of front matter and sidecars that mean nothing here, as they are written, each once."""
        return tuple(dict.fromkeys(str(one.value) for one in self.claims if one.field == "unknown"))


class Circumstances(NamedTuple):
    """What is known of an article besides its own words."""

    site: Site = Site()
    url: str = ""  # where it was found
    retrieved: datetime | None = None  # when it was fetched, as the program that fetched it declares
    file_time: datetime | None = None  # the file's modification time
    source: SourceSettings = SourceSettings()
    below: str = ""  # the file's name below its source; "" is the article's name


# -- entries: what a subscriber gets of an article -----------------------------------------------------------


class Episode(NamedTuple):
    """What an entry is as an episode of a podcast; what is not claimed is `None` or ""."""

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


class Loss(NamedTuple):
    """A claim that did not win, and the reason in a few words."""

    claim: Claim
    reason: str


class Entry(NamedTuple):
    """What a subscriber gets of an article: metadata only; content is composed when it is listed."""

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
    separator: str = ""  # the mark at which the article's excerpt ends, where it has one of its own
    categories: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()  # agencies and sources that the article names
    enclosures: tuple[Enclosure, ...] = ()
    alternates: tuple[Alternate, ...] = ()  # in other languages, each once
    episode: Episode | None = None
    external: str = ""  # what a link post is about, on another site
    source: str = ""  # the site or feed of another publisher, where the article came from elsewhere
    corrected: str = ""  # what was wrong, in its writer's words
    license: str = ""  # the address of the licence, else the writer's words about rights
    retracted: str = ""  # why its writer withdraws it
    draft: bool = False
    embargo: datetime | None = None  # until then it is shown nowhere, whatever its published date says
    expires: datetime | None = None  # from then on it is shown nowhere
    day_only: bool = False  # the published date names a day, not an hour
    inferred: bool = False  # the published date was worked out ("on Wednesday"), so it is remembered
    first_words: str = ""  # of the text, where there is no title
    provenance: Mapping[str, Claim] = {}
    losses: tuple[Loss, ...] = ()

    @property
    def label(self) -> str:
        """The title, else the first words, else the id: for people, and for Atom, which demands a title."""
        return self.title or self.first_words or self.id


class Item(NamedTuple):
    """An entry with its content, ready to be emitted."""

    entry: Entry
    content: str  # sanitised HTML with absolute links, "" where the feed carries summaries only
    summary: str  # plain text


# -- feeds: everything an emitter needs ----------------------------------------------------------------------


class History(NamedTuple):
    """Where the rest of a feed is (RFC 5005): names of feeds, "" for none."""

    current: str = ""  # of an archive page: the feed that people subscribe to
    previous: str = ""  # the page with older entries
    following: str = ""  # of an archive page: the one with newer entries
    complete: bool = False  # the feed is all there is: what it does not list is gone


class Tombstone(NamedTuple):
    """An entry that was listed and then withdrawn (RFC 6721)."""

    id: str
    when: datetime


class Podcast(NamedTuple):
    """What makes a feed a podcast: Apple's and the Podcasting 2.0 namespace's words for a show."""

    image: str  # the artwork's address
    categories: tuple[tuple[str, str], ...]  # Apple's, each with its subcategory or ""
    explicit: bool
    type: str = "episodic"  # or "serial"
    author: str = ""
    owner_name: str = ""
    owner_email: str = ""
    copyright: str = ""
    locked: bool | None = None  # whether other hosts may import it
    funding: tuple[str, str] = ("", "")  # address, words
    guid: str = ""  # "" is made of the feed's address
    medium: str = ""
    complete: bool = False
    new_feed_url: str = ""


class Channel(NamedTuple):
    """A feed's own metadata, the same in every format."""

    name: str  # path below the output folder without its suffix: "all", "by/harbour-notes"
    title: str
    link: str
    description: str
    id: str
    language: str = ""
    publisher: str = ""
    url: str = ""  # where the output folder is served; "" where it is not known
    hub: str = ""
    ttl: int = 0  # minutes, 0 for none
    skip_hours: tuple[int, ...] = ()  # 0 to 23 in UTC, ascending: readers need not ask then
    skip_days: tuple[str, ...] = ()  # in English, from Monday on
    image: str = ""  # the address of the feed's picture
    formats: tuple[str, ...] = ()
    history: History = History()
    podcast: Podcast | None = None
    timezone: str = ""  # IANA name of the zone in whose offset instants are written; "" is UTC
    tags: str = "tag:localhost,2025:"  # opens the tag URIs (RFC 4151) of ids that Atom cannot take


class Feed(NamedTuple):
    """Everything an emitter needs. `updated` is the newest entry's, or the latest withdrawal's."""

    channel: Channel
    items: tuple[Item, ...]
    updated: datetime
    tombstones: tuple[Tombstone, ...] = ()


class PublishedEntry(NamedTuple):
    """An entry as it is read back from a published feed."""

    id: str
    title: str
    updated: datetime | None = None  # None where the format, or the feed, does not say it
    published: datetime | None = None


class Published(NamedTuple):
    """What a published feed lists, read back from its bytes."""

    entries: tuple[PublishedEntry, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()
