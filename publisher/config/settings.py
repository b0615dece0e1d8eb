"""The configuration as records; every field has the default of its key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from publisher.models import Site

if TYPE_CHECKING:
    from publisher.models import Podcast

USUAL_FORMATS = ("rss", "atom", "json")
MEBIBYTE = 1024 * 1024
GROUP = re.compile(r"\{([a-z]*)\}")


class Output(NamedTuple):
    """Where and how feeds are written, and the address at which that folder is served."""

    path: str = "feeds"
    url: str = ""
    formats: tuple[str, ...] = USUAL_FORMATS
    pages: bool = True  # web pages of feeds, and of entries without an address
    templates: tuple[tuple[str, str], ...] = ()  # path and text of the owner's page templates
    gzip: bool = False  # write a compressed copy of each file, too


class FeedSpec(NamedTuple):
    """A feed as configured; a name with a {group} means one feed per value."""

    name: str = "all"
    title: str = ""
    description: str = ""
    limit: int = 50
    content: str = "full"
    ttl: int = 0
    where: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    archive: str = ""  # archive pages: "month", or how many entries on each; "" for none
    complete: bool = False  # list every entry, whatever their number
    max_age: int = 0  # days, 0 for any
    max_size: int = 0  # KiB of the largest format, 0 for any
    max_entry: int = 0  # KiB of an entry's content; a longer one is replaced by its summary; 0 for any
    podcast: Podcast | None = None
    id: str = ""  # the feed's id in Atom; "" derives it from the name
    image: str = ""  # the address of the feed's picture
    skip_hours: tuple[int, ...] = ()  # in UTC, in which readers need not ask for the feed
    skip_days: tuple[str, ...] = ()  # in English

    @property
    def group(self) -> str:
        """The group in the name, such as "publisher"; "" for none."""
        match = GROUP.search(self.name)
        return match.group(1) if match else ""


class Notify(NamedTuple):
    """The health check that gets the result of each build."""

    healthcheck: str = ""  # requested after a success; with /fail appended after a failure
    private: bool = False  # allow an address of this machine or its network


class Hub(NamedTuple):
    """The WebSub hub that feeds name, and to which changed feeds are announced."""

    url: str = ""
    private: bool = False  # allow an address of this machine or its network


class Config(NamedTuple):
    """Everything the owner decides. `root` is the folder that relative paths start from."""

    root: Path
    site: Site = Site()
    output: Output = Output()
    feeds: tuple[FeedSpec, ...] = (FeedSpec(),)
    file: Path | None = None
    notify: Notify = Notify()
    hub: Hub = Hub()
    max_size: int = 16 * MEBIBYTE  # bytes of one article
    scratch: Path | None = None  # a preview's folder: output and catalog go there instead

    @property
    def paths(self) -> tuple[str, ...]:
        """The folders of all sources of articles."""
        return tuple(source.path for source in self.site.sources)

    @property
    def ignore(self) -> tuple[str, ...]:
        """The globs of files that are no articles, in all sources."""
        return tuple(glob for source in self.site.sources for glob in source.ignore)

    @property
    def state(self) -> Path:
        """The folder of the catalog: next to the configuration, never served."""
        return (self.scratch or self.root) / ".publisher"

    @property
    def target(self) -> Path:
        """The output folder."""
        return self.scratch / "feeds" if self.scratch else self.root / self.output.path
