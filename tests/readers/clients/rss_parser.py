"""rss-parser, a parser of many small readers and bots (npm: rss-parser)."""

from __future__ import annotations

from clients.node import NodeParser


class RssParser(NodeParser):
    """Reads XML alone."""

    name = "rss-parser"
    loses = ("atom.enclosures", "atom.categories")


open_client = RssParser
