"""A parser that reads feeds leniently (npm: @rowanmanning/feed-parser)."""

from __future__ import annotations

from clients.node import NodeParser


class Rowanmanning(NodeParser):
    """Reads XML alone."""

    name = "rowanmanning"
    decodes = True
    all_authors = ("rss", "atom")


open_client = Rowanmanning
