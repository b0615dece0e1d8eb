"""What an import did, for people."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from publisher.models import Problem


class Matched(NamedTuple):
    """An article of the site that an entry of the feed is, and what was done for it."""

    place: str  # of the article, for people
    title: str
    way: str  # how it was found: "link", "slug and day" ...
    fields: tuple[str, ...] = ()  # that its sidecar gets
    sidecar: str = ""  # the one that is written, "" for none
    is_new: bool = False
    differs: bool = False  # from the feed still, as a problem says


@dataclass(slots=True)
class ImportReport:
    """What an import did. Paths are relative to the site's folder."""

    folder: str = ""
    entries: int = 0  # of all feeds, each once
    written: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)  # differ from the feed, and were not replaced
    matched: list[Matched] | None = None  # None where articles of the site were not looked for
    doubtful: int = 0  # entries that fit several articles, or share one
    left: list[str] = field(default_factory=list)  # titles of entries that are no article, and were not written
    unwritten: int = 0  # sidecars that the disk refused
    left_out: Counter[str] = field(default_factory=Counter)  # entries not public or not posts, by kind
    held: Counter[str] = field(default_factory=Counter)  # entries written as drafts, by kind
    media: list[str] = field(default_factory=list)  # files taken from an export
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    configuration: str = ""  # a publisher.toml that suits the feeds
