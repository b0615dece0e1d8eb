"""OPML (1.0, 1.1, 2.0): the local files of feeds that a list of subscriptions names."""

from __future__ import annotations

from publisher.importer.elements import name_of
from publisher.text.xml import Element

ROOTS = frozenset({"opml"})


def feeds_in(root: Element) -> list[str]:
    """List what the outlines name as feeds, in order, each once."""
    found: dict[str, None] = {}
    for outline in root.iter():
        if name_of(outline) == "outline":
            attributes = {str(key).lower(): str(value).strip() for key, value in outline.attrib.items()}
            named = attributes.get("xmlurl", "")
            if named:
                found[named] = None
    return list(found)
