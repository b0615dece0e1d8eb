"""feedparser of node, the parser of the larger readers there (npm: feedparser)."""

from __future__ import annotations

from clients.node import NodeParser


class NodeFeedparser(NodeParser):
    """Reads XML alone."""

    name = "node-feedparser"
    untags = True
    loses = ("atom.authors",)  # of two it takes neither, but the publisher


open_client = NodeFeedparser
