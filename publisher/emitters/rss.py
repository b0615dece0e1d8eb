"""RSS 2.0, with content, Dublin Core, Atom and Media modules."""

from __future__ import annotations

from publisher.models import Feed

SUFFIX = ".rss"
TYPE = "application/rss+xml"


def emit(feed: Feed) -> bytes:
    """Write a feed as RSS 2.0 (RSS Advisory Board, 2.0.11)."""
    from publisher.emitters._feedgen import generator_of

    return bytes(generator_of(feed, SUFFIX, TYPE).rss_str(pretty=True))
