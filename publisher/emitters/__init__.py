"""Feed to bytes: one module for each format, one line for each here. Pure.

An emitter is a module with these functions and one constant:

    head(feed: Feed) -> bytes              everything before the first entry; the feed's items are not looked at
    entry(item: Item, channel: Channel) -> bytes
    foot(*, empty: bool) -> bytes          everything after the last entry
    SEPARATOR: bytes                       what comes between two entries
    read_back(data: bytes) -> Published    what a feed that it wrote lists; raises ValueError for other bytes

A feed is `head`, its entries with `SEPARATOR` between them, and `foot`. An entry has the same bytes in every
feed of one kind, so it is emitted once and kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from lxml.etree import _Element

    from publisher.models import Channel, Feed, Finding, Item, Published


class Emitter(Protocol):
    """What the module of a format offers; see above."""

    SEPARATOR: bytes

    def head(self, feed: Feed) -> bytes:
        """Write everything before the first entry."""
        ...

    def entry(self, item: Item, channel: Channel) -> bytes:
        """Write one entry."""
        ...

    def foot(self, *, empty: bool) -> bytes:
        """Write everything after the last entry."""
        ...

    def read_back(self, data: bytes) -> Published:
        """Read what a feed lists."""
        ...


class Validator(Protocol):
    """What the module that checks a format offers."""

    def validate(self, data: bytes, *, url: str = "", errors_only: bool = False) -> Sequence[Finding]:
        """Check the bytes of a whole feed; `url` is its public address, "" where unknown."""
        ...


class Format(NamedTuple):
    """A feed format. Its modules are imported when they are first needed."""

    name: str  # in publisher.toml
    module: str  # the emitter
    suffix: str
    type: str  # media type
    label: str  # the name for people
    validator: str = "publisher.validator"  # a module with `validate`
    is_verbatim: bool = False  # `read_back` gives ids and titles exactly as they were emitted

    @property
    def emitter(self) -> Emitter:
        """The module that writes it."""
        return cast("Emitter", import_module(self.module))

    def emit(self, feed: Feed) -> bytes:
        """Write a whole feed."""
        emitter = self.emitter
        entries = [emitter.entry(item, feed.channel) for item in feed.items]
        return self.join(emitter.head(feed), entries)

    def join(self, head: bytes, entries: Sequence[bytes]) -> bytes:
        """Make a whole feed of its parts."""
        emitter = self.emitter
        return head + emitter.SEPARATOR.join(entries) + emitter.foot(empty=not entries)

    def errors(self, data: bytes, url: str = "") -> list[Finding]:
        """Validate a whole feed, see `Validator`; gives what makes it invalid."""
        found = cast("Validator", import_module(self.validator)).validate(data, url=url, errors_only=True)
        return [one for one in found if one.severity == "error"]


VERSION = "10"  # feeds that another version made are made again
FORMATS = {
    one.name: one
    for one in (
        Format("rss", "publisher.emitters.rss", ".rss", "application/rss+xml", "RSS"),
        Format("atom", "publisher.emitters.atom", ".atom", "application/atom+xml", "Atom"),
        Format(
            "json",
            "publisher.emitters.json_feed",
            ".json",
            "application/feed+json",
            "JSON Feed",
            is_verbatim=True,
        ),
    )
}


def register(one: Format) -> None:
    """Add a format, or replace the one of its name."""
    FORMATS[one.name] = one


@cache
def load_plugins() -> None:
    """Add the formats of other packages: entry points in the group `publisher.formats`, each a `Format`."""
    from importlib.metadata import entry_points

    for point in entry_points(group="publisher.formats"):
        register(point.load())


def add(parent: _Element, tag: str, text: str = "", **attributes: str) -> _Element:
    """Append an element."""
    from lxml.etree import SubElement

    element = SubElement(parent, tag, **attributes)
    if text:
        element.text = text
    return element


def root_of(data: bytes) -> _Element:
    """Parse XML that was published, without entities and network.

    Raises:
        ValueError: this is no XML.
    """
    from publisher.text.xml import parse_xml

    root: _Element = parse_xml(data, huge=True)
    return root


def local(instant: datetime, channel: Channel) -> datetime:
    """Give an instant in the offset of the feed's zone, so that the day in a stamp is the site's day.

    The sun's time of old days has an offset of seconds, which no stamp can hold: it is given in UTC.
    """
    if not channel.timezone:
        return instant
    found = instant.astimezone(_zone(channel.timezone))
    offset = found.utcoffset()
    return instant if offset is None or offset % timedelta(minutes=1) else found


@cache
def _zone(name: str) -> tzinfo:
    from zoneinfo import ZoneInfo

    return UTC if name.upper() in {"UTC", "Z"} else ZoneInfo(name)


def aware_instant(value: object) -> datetime | None:
    """Read an instant of RFC 3339 with its offset; None for anything else."""
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None
