"""Check the links of a feed or entry, in Atom and as atom:link in RSS (RFC 4287 4.2.7, RFC 4685, RFC 5005)."""

from __future__ import annotations

from publisher.tables.syndication import ATOM
from publisher.text.xml import Element
from publisher.validator.constructs import check_link
from publisher.validator.document import Document
from publisher.validator.modules import history, threading
from publisher.validator.modules.history import Link
from publisher.validator.syntax import resolve

_LINK = f"{{{ATOM}}}link"


def check_links(document: Document, parent: Element, *, of_feed: bool) -> list[Link]:
    """Check the links of a feed, channel, entry or item; returns them with their relations."""
    found = []
    for element in parent.iterchildren(_LINK):
        relation = check_link(document, element, of_feed=of_feed)
        threading.check_link(document, element, relation)
        target = resolve(document.base_of(element), element.get("href", "")) if of_feed else ""
        found.append(Link(element, relation, target))
    if of_feed:
        history.check(document, parent, found)
    return found
