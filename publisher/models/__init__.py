"""The records that flow through the house, frozen, and nothing but the standard library.

    bytes -> Article (claims, body) -> Entry (metadata, provenance) -> Item (entry, content) -> Feed -> bytes

An *article* is what lies on disk; an *entry* is what a subscriber gets. Every instant is an aware datetime
with whole seconds: in UTC where it goes into feeds, in the offset that is written where it is described.

Each is imported when it is first asked for: most runs find nothing changed, and need few of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from publisher.models.articles import (
        FIELDS,
        PLURAL,
        Alternate,
        Article,
        Body,
        BodyKind,
        Circumstances,
        Claim,
        Enclosure,
        Person,
        Transcript,
    )
    from publisher.models.entries import Entry, Episode, Item, Loss
    from publisher.models.feeds import Channel, Feed, History, Podcast, Tombstone
    from publisher.models.problems import Problem, Severity
    from publisher.models.sites import Site

_ROOMS = {
    "problems": "Problem Severity",
    "sites": "Site",
    "articles": "Alternate Article Body BodyKind Circumstances Claim Enclosure FIELDS PLURAL Person Transcript",
    "entries": "Entry Episode Item Loss",
    "feeds": "Channel Feed History Podcast Tombstone",
}
_HOMES = {name: room for room, names in _ROOMS.items() for name in names.split()}

__all__ = [
    "FIELDS",
    "PLURAL",
    "Alternate",
    "Article",
    "Body",
    "BodyKind",
    "Channel",
    "Circumstances",
    "Claim",
    "Enclosure",
    "Entry",
    "Episode",
    "Feed",
    "History",
    "Item",
    "Loss",
    "Person",
    "Podcast",
    "Problem",
    "Severity",
    "Site",
    "Tombstone",
    "Transcript",
]


def __getattr__(name: str) -> Any:
    """Import a record from its file."""
    if name not in _HOMES:
        raise AttributeError(f"module 'publisher.models' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"publisher.models.{_HOMES[name]}"), name)
    return value
