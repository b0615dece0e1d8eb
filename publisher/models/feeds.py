"""Feeds: everything an emitter needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from publisher.models.entries import Item


@dataclass(frozen=True, slots=True)
class History:
    """Where the rest of a feed is told (RFC 5005): names of feeds, "" for none."""

    current: str = ""  # of an archive page: the feed that people subscribe to
    previous: str = ""  # the page with older entries
    following: str = ""  # of an archive page: the one with newer entries
    complete: bool = False  # the feed is all there is: what it does not list is gone


@dataclass(frozen=True, slots=True)
class Tombstone:
    """An entry that was listed and then withdrawn (RFC 6721)."""

    id: str
    when: datetime


@dataclass(frozen=True, slots=True)
class Podcast:
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


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed's own metadata, the same in every format."""

    name: str  # path below the output folder without its suffix: "all", "by/harbour-notes"
    title: str
    link: str
    description: str
    id: str
    language: str = ""
    publisher: str = ""
    url: str = ""  # where the output folder is served; "" where nobody said
    hub: str = ""
    ttl: int = 0  # minutes, 0 for none
    skip_hours: tuple[int, ...] = ()  # 0 to 23 in UTC, ascending: nobody need ask then
    skip_days: tuple[str, ...] = ()  # in English, from Monday on
    image: str = ""  # the address of a picture that stands for the feed
    formats: tuple[str, ...] = ()
    history: History = History()
    podcast: Podcast | None = None
    tags: str = "tag:localhost,2025:"  # opens the tag URIs (RFC 4151) of ids that Atom cannot take


@dataclass(frozen=True, slots=True)
class Feed:
    """Everything an emitter needs. `updated` is the newest entry's, or the latest withdrawal's."""

    channel: Channel
    items: tuple[Item, ...]
    updated: datetime
    tombstones: tuple[Tombstone, ...] = ()
