"""Check feeds of several documents (RFC 5005): complete feeds, paged feeds, archives.

A complete feed is one document, so links to further documents contradict it; a page at the end of a feed has
no page behind it; an archive says where the feed itself is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from publisher.tables.syndication import FEED_RELATIONS
from publisher.text.xml import Element
from publisher.validator.document import Document
from publisher.validator.syntax import same_document

_HISTORY = "{http://purl.org/syndication/history/1.0}"
_BEHIND = {"first": ("previous", "prev"), "last": ("next",)}


class Link(NamedTuple):
    """A link of a feed: the element, its relation, and its target, resolved."""

    element: Element
    relation: str
    target: str


def check(document: Document, feed: Element, links: Sequence[Link]) -> None:
    """Check the links of a feed against what it says of itself."""
    relations = {link.relation for link in links}
    archive = feed.find(_HISTORY + "archive")
    complete = feed.find(_HISTORY + "complete") is not None
    if not relations & FEED_RELATIONS and archive is None:
        return
    own = [link.target for link in links if link.relation == "self"]
    own += [document.url] if document.url else []
    for link in links:
        itself = any(same_document(link.target, one) for one in own)
        if complete:
            _check_complete(document, link, itself=itself)
        for behind in _BEHIND.get(link.relation, ()) if itself else ():
            if behind in relations:
                message = f"a link to the {behind} document, but this is the {link.relation} one (RFC 5005 3)"
                document.error(link.element, message, f'remove the link with rel="{behind}"')
    if archive is not None and not complete:
        if not relations & {"prev-archive", "next-archive"}:
            message = "an archive without a link to the archive before or after it (RFC 5005 4)"
            document.warn(archive, message, "add prev-archive or next-archive, or say fh:complete")
        if "current" not in relations:
            message = "an archive without a link to the current feed (RFC 5005 4)"
            document.warn(archive, message, 'add a link with rel="current"')


def _check_complete(document: Document, link: Link, *, itself: bool) -> None:
    if link.relation == "current" and not itself:
        message = "a complete feed whose current document is another one (RFC 5005 2)"
        document.error(link.element, message, "remove fh:complete, or the link")
    elif link.relation in FEED_RELATIONS - {"current"}:
        message = f"a complete feed is one document, but has a link to {link.relation} (RFC 5005 2)"
        document.error(link.element, message, "remove fh:complete, or the link")
