"""Feed readers on the web, from `web_readers.tsv`: a name, and the link that subscribes there."""

from __future__ import annotations

from functools import cache

from publisher.tables import contents


@cache
def web_readers() -> tuple[tuple[str, str], ...]:
    """Return (name, link) of each, in the order of the table; the link holds "{feed}" for a feed's address."""
    text = contents("web_readers.tsv")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return tuple((name, link) for name, link in rows)
