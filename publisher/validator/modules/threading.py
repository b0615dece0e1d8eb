"""Check threads of entries and replies (RFC 4685): thr:in-reply-to, and attributes of links to replies."""

from __future__ import annotations

from publisher.text.xml import Element, split_tag
from publisher.validator.document import Document
from publisher.validator.syntax import fault_of_rfc3339

_THREAD = "{http://purl.org/syndication/thread/1.0}"
_SOURCE = "RFC 4685"


def check(document: Document, element: Element, name: str) -> None:
    """Check what the table of modules cannot say of an element."""
    if name == "children" and not document.rdf:
        message = f"thr:children is an element of a module of RSS 1.0 (not of {_SOURCE})"
        document.error(element, message, 'write thr:total, or <link rel="replies" thr:count="..."/>')
    elif name == "in-reply-to" and "ref" not in element.attrib:
        message = f"thr:in-reply-to without ref ({_SOURCE} 3)"
        document.warn(element, message, "add ref with the id of the entry that is replied to")


def check_link(document: Document, link: Element, relation: str) -> None:
    """Check the attributes of a link to replies: thr:count and thr:updated (RFC 4685, section 4)."""
    for key in link.keys():  # noqa: SIM118 -- an element of lxml iterates over its children
        if not key.startswith(_THREAD):
            continue
        name, value = split_tag(key)[1], link.get(key)
        if name not in {"count", "updated"}:
            document.error(
                link, f"thr:{name[:40]} is not an attribute of link ({_SOURCE} 4)", "write thr:updated"
            )
        elif relation != "replies":
            message = f"thr:{name} at a link to {relation[:40]} ({_SOURCE} 4)"
            document.error(link, message, 'remove it, or write rel="replies"')
        elif name == "count" and not (value.isascii() and value.isdigit()):
            document.error(
                link, f'thr:count "{value[:20]}" is not a whole number ({_SOURCE} 4)', "write a number from 0"
            )
        elif name == "updated" and fault_of_rfc3339(value.strip()):
            fault = fault_of_rfc3339(value.strip())
            document.error(link, f"thr:updated: {fault} ({_SOURCE} 4)", "write 2024-05-03T09:00:00Z")
