"""Atom 1.0 (RFC 4287), with tombstones (RFC 6721) and archives (RFC 5005)."""

from __future__ import annotations

from publisher.emitters import aware_instant, root_of
from publisher.models import Channel, Feed, Item, Published, PublishedEntry, Tombstone

SEPARATOR = b""
_FOOT = b"</feed>\n"
_ATOM = "{http://www.w3.org/2005/Atom}"
_DELETED = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"


def head(feed: Feed) -> bytes:
    """Write everything before the first entry."""
    from publisher.emitters._feedgen import generator_of

    document = bytes(generator_of(feed, "atom").atom_str(pretty=True))
    return document.removesuffix(_FOOT)


def entry(item: Item, channel: Channel) -> bytes:
    """Write one entry."""
    from publisher.emitters._feedgen import entry_of, fragment

    return fragment(entry_of(item, channel, "atom").atom_entry(), channel, level=1)


def foot(*, empty: bool) -> bytes:  # noqa: ARG001 -- Atom ends alike with and without entries
    """Write everything after the last entry."""
    return _FOOT


def read_back(data: bytes) -> Published:
    """Read id, title and dates of each entry, and what was withdrawn.

    Ids that are no IRI come back as the tag URIs that Atom was given instead; see `identity.iri_of`.

    Raises:
        ValueError: this is no XML.
    """
    root = root_of(data)
    entries = tuple(
        PublishedEntry(
            one.findtext(_ATOM + "id") or "",
            one.findtext(_ATOM + "title") or "",
            aware_instant(one.findtext(_ATOM + "updated")),
            aware_instant(one.findtext(_ATOM + "published")),
        )
        for one in root.iter(_ATOM + "entry")
    )
    withdrawn = ((one.get("ref") or "", aware_instant(one.get("when"))) for one in root.iter(_DELETED))
    return Published(entries, tuple(Tombstone(ref, when) for ref, when in withdrawn if when is not None))
