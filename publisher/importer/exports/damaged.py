"""Elements of a damaged document of XML, each read by itself, so that none takes the parts of another."""

from __future__ import annotations

import re
from typing import NamedTuple

from publisher.errors import ReadError
from publisher.syndication.documents import parse_document
from publisher.syndication.elements import name_of, with_usual_namespaces
from publisher.text.xml import Element

# Namespaces of exports whose declaration is missing in some.
_USUAL = {
    "app": "http://www.w3.org/2007/app", "blogger": "http://schemas.google.com/blogger/2018",
    "content": "http://purl.org/rss/1.0/modules/content/", "dc": "http://purl.org/dc/elements/1.1/",
    "excerpt": "http://wordpress.org/export/1.2/excerpt/", "gd": "http://schemas.google.com/g/2005",
    "media": "http://search.yahoo.com/mrss/", "thr": "http://purl.org/syndication/thread/1.0",
    "wp": "http://wordpress.org/export/1.2/",
}  # fmt: skip


class Whole(NamedTuple):
    """What of a document is whole."""

    root: Element | None  # without the elements
    elements: tuple[Element, ...]
    damaged: int  # elements that are cut, or not well-formed


def whole_elements(text: str, root: str, tag: str) -> Whole:
    """Read the elements with a tag below a root; neither has a prefix.

    An element that holds the start of another, in a text of it, counts as damaged.
    """
    start = re.search(rf"<{root}\b[^<>]{{0,4000}}>", text)
    if start is None:
        return Whole(None, (), 0)
    opening = _declared(start.group())
    first = _next(text, tag, start.end())
    head = text[start.end() : first if first >= 0 else len(text)]
    outer = _parsed(f"{opening}{head}</{root}>")
    if outer is None:
        outer = _parsed(f"{opening}{head}</channel></{root}>")
    found: list[Element] = []
    damaged, at, end_tag = 0, first, f"</{tag}>"
    end = text.find(end_tag, max(first, 0))  # -1 where no element ends any more
    while at >= 0:
        if 0 <= end < at:
            end = text.find(end_tag, at)
        following = _next(text, tag, at + len(tag))
        inner = None
        if end >= 0 and not 0 <= following < end:
            one = _parsed(f"{opening}{text[at : end + len(end_tag)]}</{root}>")
            inner = one[0] if one is not None and len(one) == 1 else None
        if inner is None:
            damaged += 1
        else:
            found.append(inner)
        at = following
    return Whole(outer, tuple(found), damaged)


def _next(text: str, tag: str, start: int) -> int:
    """Find the next element with a tag; -1 where there is none."""
    at = text.find(f"<{tag}", start)
    while at >= 0 and text[at + len(tag) + 1 : at + len(tag) + 2] not in {">", " ", "\n", "\t", "\r"}:
        at = text.find(f"<{tag}", at + 1)
    return at


def _declared(opening: str) -> str:
    """Declare the usual prefixes that a document does not declare."""
    missing = (one for one in _USUAL if f"xmlns:{one}=" not in opening)
    said = "".join(f' xmlns:{one}="{_USUAL[one]}"' for one in missing)
    return f"{opening.rstrip('>').rstrip('/')}{said}>"


def _parsed(text: str) -> Element | None:
    try:
        found = parse_document(text.encode("utf-8", "replace"), "this element")
    except ReadError:
        return None
    root = with_usual_namespaces(found.root)
    return None if found.is_damaged or name_of(root) == "?" else root
