"""Read what stands before a document's first element: byte order mark, declaration, DOCTYPE.

It is read from the bytes, before any parser runs: libxml2 gives UTF-8 as the encoding wherever there is a
byte order mark, and an entity must be refused before it can be expanded.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
_DECLARED = re.compile(rb"<\?xml\s[^<>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9._-]{1,60})[\"']")
_FAMILIES = {
    "utf-8": re.compile("utf-?8"),
    "utf-16": re.compile("utf-?16.{0,3}|iso-10646-ucs-2|ucs-?2"),
    "utf-32": re.compile("utf-?32.{0,3}|iso-10646-ucs-4|ucs-?4"),
}
# In a DOCTYPE: what may hide a bracket, and the brackets themselves.
_PIECE = re.compile(rb"\"|'|<!--|<\?|\[|\]|>")
_ENDS = {b'"': b'"', b"'": b"'", b"<!--": b"-->", b"<?": b"?>"}
_PAGE = 500_000  # bytes of a web page in which feeds are looked for
_MOST = 10  # feeds that are named
_TYPES = frozenset("application/rss+xml application/atom+xml application/feed+json application/rdf+xml".split())


class Doctype(NamedTuple):
    """A DOCTYPE: its line (1-based), its text, and whether it declares entities."""

    line: int
    text: str
    entities: bool

    @property
    def is_netscape(self) -> bool:
        """Report whether it is the DTD of RSS 0.91, which Netscape wrote and the RSS Advisory Board keeps."""
        return "-//Netscape Communications//DTD RSS 0.91//EN" in self.text


class Prolog(NamedTuple):
    """What stands before the first element."""

    mark: str  # the encoding that a byte order mark means; "" without one
    declared: str  # the encoding that the declaration names, in lower case; "" if it names none
    doctype: Doctype | None
    page: bool  # the document is HTML

    @property
    def contradicts(self) -> bool:
        """Report whether the byte order mark and the declaration name two encodings (XML 1.0, 4.3.3)."""
        return bool(self.mark and self.declared) and not _FAMILIES[self.mark].fullmatch(self.declared)


def prolog_of(data: bytes) -> Prolog:
    """Read what stands before the first element of a document in any encoding."""
    text, mark = data, ""
    for bom, codec, name in _BOMS:
        if data.startswith(bom):
            text = data[3:] if name == "utf-8" else data.decode(codec, "replace").encode()
            mark = name
            break
    else:
        text = data.replace(b"\0", b"") if b"\0" in data[:4] else data
    declared = _DECLARED.match(text)
    place = _first_tag(text)
    doctype = _doctype_of(text, place) if text[place : place + 9].upper() == b"<!DOCTYPE" else None
    encoding = declared[1].decode("ascii").lower() if declared else ""
    return Prolog(mark, encoding, doctype, _is_html(text, place))


def feeds_of(data: bytes) -> list[str]:
    """Give the addresses of the feeds that a web page names (HTML, 4.2.4: `<link rel="alternate">`)."""
    from lxml import etree

    parser = etree.HTMLParser(no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data[:_PAGE], parser)
    except (etree.XMLSyntaxError, ValueError):
        return []
    found: dict[str, None] = {}
    for link in root.iter("link") if root is not None else ():
        relations = (link.get("rel") or "").lower().split()
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        href = (link.get("href") or "").strip()
        if "alternate" in relations and kind in _TYPES and href:
            found[href[:200]] = None
    return list(found)[:_MOST]


def _is_html(text: bytes, place: int) -> bool:
    words = text[place : place + 40].lower().replace(b">", b" ").split()
    return words[:2] == [b"<!doctype", b"html"] or words[:1] == [b"<html"]


def _first_tag(text: bytes) -> int:
    """Find the first tag or DOCTYPE; the length of the text if there is none."""
    place = 0
    while True:
        place = text.find(b"<", place)
        head = text[place : place + 9] if place >= 0 else b""
        if head.startswith(b"<!--"):
            place = text.find(b"-->", place)
        elif head.startswith(b"<?"):
            place = text.find(b"?>", place)
        else:
            return place if place >= 0 else len(text)
        if place < 0:
            return len(text)


def _doctype_of(text: bytes, start: int) -> Doctype:
    end = _end_of_doctype(text, start)
    declaration = text[start:end]
    line = text.count(b"\n", 0, start) + 1
    return Doctype(line, declaration[:400].decode("utf-8", "replace"), b"<!ENTITY" in declaration)


def _end_of_doctype(text: bytes, start: int) -> int:
    """Find the end of a DOCTYPE: the first ">" outside its internal subset, literals and comments."""
    inside = False
    place = start + len(b"<!DOCTYPE")
    while True:
        piece = _PIECE.search(text, place)
        if piece is None:
            return len(text)
        place = piece.end()
        if piece[0] in _ENDS:
            end = text.find(_ENDS[piece[0]], place)
            if end < 0:
                return len(text)
            place = end + 1
        elif piece[0] == b"[":
            inside = True
        elif piece[0] == b"]":
            inside = False
        elif not inside:
            return place
