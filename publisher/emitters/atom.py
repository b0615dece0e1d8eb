"""Atom 1.0."""

from __future__ import annotations

from publisher.models import Feed

SUFFIX = ".atom"
TYPE = "application/atom+xml"


def emit(feed: Feed) -> bytes:
    """Write a feed as Atom (RFC 4287)."""
    from publisher.emitters._feedgen import generator_of

    return bytes(generator_of(feed, SUFFIX, TYPE).atom_str(pretty=True))
