"""What the owner decides, as records; every field has the default of its key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.models import Site

if TYPE_CHECKING:
    from publisher.models import Podcast

USUAL_FORMATS = ("rss", "atom", "json")
MEBIBYTE = 1024 * 1024
_GROUP = re.compile(r"\{([a-z]*)\}")


@dataclass(frozen=True)
class Articles:
    """Where articles are found, and which files are passed over."""

    paths: tuple[str, ...] = ("articles",)
    ignore: tuple[str, ...] = ()
    max_size: int = 16 * MEBIBYTE  # bytes of one article


@dataclass(frozen=True, slots=True)
class Output:
    """Where feeds are written, and the address under which that folder is served."""

    path: str = "feeds"
    url: str = ""
    formats: tuple[str, ...] = USUAL_FORMATS
    pages: bool = True  # web pages of feeds, and of entries without an address
    templates: tuple[tuple[str, str], ...] = ()  # path and text of each page template of the owner's own
    gzip: bool = False  # a compressed twin beside each file


@dataclass(frozen=True, slots=True)
class FeedSpec:
    """A feed as it is configured; a name with a {group} stands for one feed for each value."""

    name: str = "all"
    title: str = ""
    description: str = ""
    limit: int = 50
    content: str = "full"
    ttl: int = 0
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    archive: str = ""  # older entries on pages: "month", or how many on each; "" for none
    complete: bool = False  # the feed lists all there is, however much
    max_age: int = 0  # days, 0 for any
    max_size: int = 0  # KiB of the largest format, 0 for any
    max_entry: int = 0  # KiB of an entry's text, above which it is told in summary; 0 for any
    podcast: Podcast | None = None
    id: str = ""  # Atom's id of the feed; "" for one made of its name
    image: str = ""  # the address of a picture that stands for the feed
    skip_hours: tuple[int, ...] = ()  # of the day in UTC, in which nobody need ask for it
    skip_days: tuple[str, ...] = ()  # in English

    @property
    def group(self) -> str:
        """The group in the name ("publisher"), or ""."""
        match = _GROUP.search(self.name)
        return match.group(1) if match else ""


@dataclass(frozen=True, slots=True)
class Notify:
    """Who is told how a build ended."""

    healthcheck: str = ""  # asked for after a success, and with /fail behind it after a failure
    private: bool = False  # the address may be one of this machine or its network


@dataclass(frozen=True, slots=True)
class Hub:
    """The WebSub hub that feeds name, and that is told when they change."""

    url: str = ""
    private: bool = False  # it may be on this machine or its network


@dataclass(frozen=True, slots=True)
class Config:
    """Everything the owner decides. `root` is the folder that relative paths start from."""

    root: Path
    site: Site = field(default_factory=Site)
    articles: Articles = Articles()
    output: Output = Output()
    feeds: tuple[FeedSpec, ...] = (FeedSpec(),)
    file: Path | None = None
    notify: Notify = Notify()
    hub: Hub = Hub()
    scratch: Path | None = None  # a preview's folder, in which output and memory lie instead

    @property
    def state(self) -> Path:
        """The folder of what is remembered: beside the configuration, never served."""
        return (self.scratch or self.root) / ".publisher"

    @property
    def target(self) -> Path:
        """The output folder."""
        return self.scratch / "feeds" if self.scratch else self.root / self.output.path
