"""feedsmith, a parser that keeps every namespace apart (npm: feedsmith)."""

from __future__ import annotations

from clients.node import NodeParser


class Feedsmith(NodeParser):
    """Reads all three formats."""

    name = "feedsmith"
    formats = ("rss", "atom", "json")
    all_authors = formats


open_client = Feedsmith
