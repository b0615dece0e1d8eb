"""RSS 2.0, with content, Dublin Core, Atom and Media modules (RSS Advisory Board, 2.0.11)."""

from __future__ import annotations

from publisher.emitters import root_of
from publisher.models import Channel, Feed, Item, Published, PublishedEntry

SEPARATOR = b""
_FOOT = b"  </channel>\n</rss>\n"


def head(feed: Feed) -> bytes:
    """Write everything before the first item."""
    from publisher.emitters._feedgen import generator_of

    document = bytes(generator_of(feed, "rss").rss_str(pretty=True))
    return document.removesuffix(_FOOT)


def entry(item: Item, channel: Channel) -> bytes:
    """Write one item."""
    from publisher.emitters._feedgen import entry_of, fragment

    return fragment(entry_of(item, channel, "rss").rss_entry(), channel, level=2)


def foot(*, empty: bool) -> bytes:  # noqa: ARG001 -- RSS ends alike with and without items
    """Write everything after the last item."""
    return _FOOT


def read_back(data: bytes) -> Published:
    """Read the guid and title of each item.

    Raises:
        ValueError: this is no XML.
    """
    items = root_of(data).iter("item")
    return Published(
        tuple(PublishedEntry(one.findtext("guid") or "", one.findtext("title") or "") for one in items)
    )
