"""Find and compare media types (MIME types); the known ones are in `tables/media.py`."""

from __future__ import annotations

from publisher.tables.media import SAME_TYPES, TYPES


def type_of(address: str) -> str:
    """Return the media type of an address by its suffix, "" where it has none that is known."""
    name = address.split("?", 1)[0].split("#", 1)[0].rpartition("/")[2]
    return TYPES.get(name.rpartition(".")[2].lower(), "") if "." in name else ""


def same_type(one: str, other: str) -> bool:
    """Return whether two media types name the same format."""
    one, other = (text.split(";", 1)[0].strip().lower() for text in (one, other))
    return one == other or any(one in group and other in group for group in SAME_TYPES)
