"""Feed to bytes: one file for each format, one line for each here. Pure."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

    from publisher.models import Feed


class Format(NamedTuple):
    """A feed format: the module that emits it, its suffix, its media type, its name for people.

    An entry is emitted once, in any feed, cut out of it, and put into every feed that lists it. `seams` are
    the bytes with which an entry begins, those with which it ends, and what stands between two. None of
    them can stand in a text that is escaped.
    """

    module: str
    suffix: str
    type: str
    label: str
    seams: tuple[bytes, bytes, bytes]

    @property
    def emit(self) -> Callable[[Feed], bytes]:
        """The function that turns a feed into bytes; imported when asked for."""
        found: Callable[[Feed], bytes] = import_module(self.module).emit
        return found

    def parted(self, document: bytes) -> tuple[bytes, list[bytes], bytes]:
        """Part what `emit` made of a feed with entries into its head, its entries, and its foot."""
        opening, closing, joint = self.seams
        start, end = document.index(opening), document.rindex(closing)
        entries = document[start:end].split(closing + joint)
        return document[:start], [entry + closing for entry in entries], document[end + len(closing) :]


def add(parent: _Element, tag: str, text: str = "", **attributes: str) -> _Element:
    """Append an element."""
    from lxml.etree import SubElement

    element = SubElement(parent, tag, **attributes)
    if text:
        element.text = text
    return element


VERSION = "6"  # feeds made by another version are made anew
FORMATS = {
    "rss": Format(
        "publisher.emitters.rss",
        ".rss",
        "application/rss+xml",
        "RSS",
        (b"    <item>\n", b"    </item>\n", b""),
    ),
    "atom": Format(
        "publisher.emitters.atom",
        ".atom",
        "application/atom+xml",
        "Atom",
        (b"  <entry", b"  </entry>\n", b""),
    ),
    "json": Format(
        "publisher.emitters.json_feed",
        ".json",
        "application/feed+json",
        "JSON Feed",
        (b'    {\n      "id": ', b"\n    }", b",\n"),
    ),
}
