"""Feeds of any program, read: RSS 0.90 to 2.0, Atom 0.3 and 1.0, from bytes to records of what they say.

Nothing is decided here: dates are texts, ids and addresses are the feed's own. A dialect is one line here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from publisher.errors import ReadError
from publisher.syndication import atom, rss
from publisher.syndication.documents import Document, parse_document
from publisher.syndication.elements import name_of, with_usual_namespaces
from publisher.syndication.export_marks import has_marks, program_of
from publisher.syndication.models import ImportedFeed
from publisher.text.xml import Element

MOST = 100_000  # entries of one feed


@dataclass(frozen=True, slots=True)
class Dialect:
    """A family of XML feeds: the names of its root element, and the function that reads it."""

    roots: frozenset[str]
    read_feed: Callable[[Element], ImportedFeed]


DIALECTS = (
    Dialect(rss.ROOTS, rss.read_feed),
    Dialect(atom.ROOTS, atom.read_feed),
)


def read_feed(data: bytes, name: str = "this file") -> ImportedFeed:
    """Read a feed in XML.

    Args:
        data: The whole document, in any encoding.
        name: What errors call it.

    Raises:
        ReadError: this is not XML even when repaired, no feed, or too many entries.
    """
    return feed_of(parse_document(data, name))


def feed_of(document: Document) -> ImportedFeed:
    """Read a parsed document as a feed; what was repaired is among its warnings.

    Raises:
        ReadError: its root is not that of a feed, it has too many entries, or it is a damaged export.
    """
    root, warnings = with_usual_namespaces(document.root), document.warnings
    name = name_of(root)
    if document.is_damaged and has_marks(root):
        damage = warnings[0].partition(":")[0]
        raise ReadError(f"this export {damage}: what it marks as not public may be lost", "export again")
    program = program_of(root)
    if program:
        raise ReadError(
            f"this is an export of {program} in a form that is not known", f"export again from {program}"
        )
    check_count(sum(1 for _ in root.iter("{*}item", "{*}entry")))
    for dialect in DIALECTS:
        if name in dialect.roots:
            feed = dialect.read_feed(root)
            if document.is_damaged and not feed.entries:
                raise ReadError(f"this feed {warnings[0]}", "fetch the feed again, or repair it at its source")
            return replace(feed, warnings=(*warnings, *feed.warnings))
    raise ReadError(
        f"<{name.rpartition(':')[2][:40]}> is not the root of a feed",
        "name a file of RSS, Atom, JSON Feed or OPML",
    )


def check_count(entries: int) -> None:
    """Refuse a feed of more entries than any program lists.

    Raises:
        ReadError: there are more than `MOST`.
    """
    if entries > MOST:
        raise ReadError(f"the feed has {entries} entries, the limit is {MOST}", "import it in parts")
