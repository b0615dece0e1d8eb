"""fastfeedparser, a parser of large aggregators (PyPI: fastfeedparser)."""

from __future__ import annotations

from typing import Any

from clients.client import File, Item, Parser, instant


class Fastfeedparser(Parser):
    """Fetches by itself, and always the whole feed."""

    formats = ("rss", "atom", "json")
    loses = ("atom.enclosures",)

    def parse(self, address: str) -> list[Item]:
        """Fetch and parse."""
        import fastfeedparser

        return [_item(entry) for entry in fastfeedparser.parse(address).entries]


def _item(entry: Any) -> Item:
    return Item(
        entry["id"],
        entry["title"],
        entry.get("link"),
        tuple(author["name"] for author in entry.get("authors", ())),
        instant(entry.get("published")),
        tuple(File(one["url"], one["type"], one.get("length", 0)) for one in entry.get("enclosures", ())),
        entry["content"][0]["value"] if entry.get("content") else None,
        instant(entry.get("updated")),
        entry.get("description"),
        tuple(tag["term"] for tag in entry.get("tags", ())),
    )


open_client = Fastfeedparser
