"""A web page's bytes as text and as a tree: the decoding of HTML (WHATWG) and one bounded walk."""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import TYPE_CHECKING

from publisher.errors import ReadError
from publisher.text.decode import decode

if TYPE_CHECKING:
    from lxml.etree import HTMLParser
    from lxml.etree import _Element as Element

_CHARSET = re.compile(
    rb"""<meta[^>]{0,400}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
_XML = re.compile(
    rb"""^\s{0,20}<\?xml[^>]{0,200}?encoding\s{0,5}=\s{0,5}["']([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
# WHATWG Encoding Standard: what browsers read these labels as.
_READ_AS = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso-8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
# A start tag, and what stands in it: libxml2 compares each attribute with all before it.
_START = re.compile(r"""<[a-zA-Z](?:[^\s>"'/]++|[\s/]++|"[^"]*+"|'[^']*+'|["'])*+""")
_PIECE = re.compile(r"""[^\s>"'/]++|"[^"]*+"|'[^']*+'""")
_PIECES = 2_000  # words and values in one tag; more is a bomb
_GAP = 8_000  # characters without the end of a tag, below which none holds so many
_LIMIT = 4_000_000  # characters of a page that are parsed; what comes later is no metadata


_DEPTH = 100  # elements within elements whose text is read
SILENT = frozenset({"script", "style", "noscript", "svg", "template", "button"})
_BREAKING = frozenset({"br", "div", "p", "li", "h1", "h2", "h3", "td", "time", "ul", "ol", "dd", "dt"})


def text_of(data: bytes, name: str) -> str:
    """Decode a page: a mark, valid UTF-8, the label in its head, then what reads most like writing.

    Raises:
        ReadError: the bytes are empty or no text.
    """
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" in data[:4096]:
        return decode(data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    match = _XML.search(data[:300]) or _CHARSET.search(data[:16_384])
    if match:
        try:
            label = codecs.lookup(match.group(1).decode("ascii")).name
            if label != "utf-8":
                return data.decode(_READ_AS.get(label, label), "replace")
        except (LookupError, UnicodeError):
            pass
    return decode(data, name)


def tree_of(text: str, name: str) -> Element:
    """Parse a page with libxml2's forgiving parser: no network, no entities, bounded depth.

    Raises:
        ReadError: there is no element in it.
    """
    from lxml import etree

    text = text[:_LIMIT].replace("\x00", "")
    if _has_gap(text):
        text = _START.sub(_harmless, text)
    data = text.encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, _parser())
    except (etree.LxmlError, ValueError):
        root = None
    if root is None:
        raise ReadError(f"{name} holds no HTML", "save the page again, or name the file .txt")
    return root


@cache
def _parser() -> HTMLParser:
    from lxml import etree

    return etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )


def _has_gap(text: str) -> bool:
    # In leaps: from the last end of a tag within reach to the last one within reach of that.
    place = -1
    while len(text) - place - 1 > _GAP:
        following = text.rfind(">", place + 1, place + _GAP + 2)
        if following < 0:
            return True
        place = following
    return False


def _harmless(match: re.Match[str]) -> str:
    tag = match.group()
    many = len(tag) > _PIECES and any(count > _PIECES for count, _ in enumerate(_PIECE.finditer(tag)))
    return "" if many else tag


def words(element: Element, limit: int = 1000) -> str:
    """Return an element's text on one line, cut after `limit` characters, without scripts and styles."""
    parts: list[str] = []
    _gather(element, parts, 4 * limit)
    return " ".join("".join(parts).split())[:limit]


def _gather(element: Element, parts: list[str], room: int, depth: int = 0) -> int:
    # Returns the room that is left.
    if depth > _DEPTH:
        return room
    if element.text:
        parts.append(element.text)
        room -= len(element.text)
    for child in element:
        if room <= 0:
            break
        room -= 1  # for a tree without a word must end, too
        tag = child.tag
        if tag not in SILENT:
            if tag in _BREAKING:
                parts.append(" ")
            room = _gather(child, parts, room, depth + 1)
            if tag in _BREAKING:
                parts.append(" ")
        if child.tail:
            parts.append(child.tail)
            room -= len(child.tail)
    return room
