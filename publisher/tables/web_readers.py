"""Feed readers on the web, from `web_readers.tsv`: a name, and the link that subscribes there."""

from __future__ import annotations

from functools import cache
from urllib.parse import quote

from publisher.tables import contents


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    text = contents("web_readers.tsv")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return tuple((name, link) for name, link in rows)


def subscriptions(feed: str) -> tuple[tuple[str, str], ...]:
    """Give (reader, link) for a feed's absolute address, in the order of the table."""
    return tuple((name, link.replace("{feed}", quote(feed, safe=""))) for name, link in _rows())
