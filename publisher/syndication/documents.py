"""Parse XML feeds, and repair broken ones if possible. No entity is expanded and nothing is fetched."""

from __future__ import annotations

import codecs
import re
from html import escape
from html.entities import html5
from typing import NamedTuple

from publisher.errors import ReadError
from publisher.syndication.feed_text import with_joined_pairs
from publisher.syndication.recovery import entries_of, feed_from_pieces
from publisher.syndication.repairs import with_declared_prefixes, with_html_as_text, with_quoted_attributes
from publisher.tables.syndication import ENCODINGS
from publisher.text.characters import without_forbidden
from publisher.text.decode import decode
from publisher.text.html import has_bomb
from publisher.text.legacy import encoding_of
from publisher.text.xml import Element, parse_xml

LONGEST = 65_536  # characters of a DOCTYPE
_DECLARED = re.compile(
    rb"""\s{0,50}<\?xml\s[^>]{0,200}?encoding\s{0,5}=\s{0,5}["']([A-Za-z0-9_.:-]{2,40})["']"""
)
_DECLARATION = re.compile(r"\s{0,50}<\?xml\b[^>]{0,500}\?>")
_CDATA, _CLOSING = "<![CDATA[", "]]>"
_BLANK = re.compile(r"\s*")
_REFERENCE = re.compile(r"&(?:([A-Za-z][A-Za-z0-9]{1,31});|(#[0-9]{1,7};|#[xX][0-9A-Fa-f]{1,6};))?")
_ROOT = re.compile(r"<((?:[A-Za-z_][\w.-]{0,20}:)?(?:rss|RDF|feed|channel|opml))(?=[\s>])", re.IGNORECASE)
_ROOTS = frozenset("rss rdf feed entry channel opml".split())
# First bytes of a document in an encoding that does not hold ASCII (XML 1.0, F.1, and UTF-16 without its mark).
_WIDE = (
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00<\x00", "utf-16-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x4c\x6f\xa7\x94", "cp037"),
)
_CODECS = (
    "cp",
    "iso8859",
    "iso2022",
    "mac",
    "koi8",
    "kz",
    "euc",
    "gb",
    "hz",
    "big5",
    "shift",
    "johab",
    "tis",
    "utf-7",
)
_MARKUP = re.compile(rb"<[^<>]{0,2000}>")
# Windows-1252's ellipsis: as a control character of Unicode it is a blank, which is stripped.
_ELLIPSIS = re.compile(r"(?<![\x80-\xff€])\x85|&#(?:133|[xX]85);")
_NUMBER = re.compile(r"&#([0-9]{1,7}|[xX][0-9A-Fa-f]{1,6});")
_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})


class Document(NamedTuple):
    """The root of a document, and what could not be read."""

    root: Element
    warnings: tuple[str, ...] = ()
    is_damaged: bool = False  # so that parts of it may be missing


def parse_document(data: bytes, name: str) -> Document:
    """Parse a document.

    A DOCTYPE is removed unread: its entities stay unknown, and no address in it is fetched. A document that is
    not well-formed is repaired: HTML entities, bare ampersands, characters that XML forbids, attributes without
    quotes, prefixes without a declaration, texts that hold HTML as it is. What stands around a feed, such as a
    PHP notice or a page, is cut off.

    Raises:
        ReadError: the data is not text, or not XML even when repaired.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise ReadError(f"{name} is empty", "fetch the feed again")
    text = text_of(data, name)
    if any(sign in text for sign in ("\x85", "&#133;", "&#x85;", "&#X85;")):
        text = _ELLIPSIS.sub("…", text)
    if has_bomb(text):
        raise ReadError("an element has thousands of attributes", "repair the document at its source")
    whole, error = None, None
    try:
        whole = _read(_without_doctype(text))
    except ReadError as one:
        error = one
    if whole is not None and _is_feed(whole.root):
        return whole
    within = _within(text)
    if within is not None:
        return within
    pieced = feed_from_pieces(text, 0, _recovered) if _ROOT.search(text) else None
    if pieced is not None:
        return Document(pieced, ("is not well-formed: parts of it may be missing",), is_damaged=True)
    if whole is None:
        raise error or ReadError(f"{name} cannot be read as XML", "fetch the feed again")
    return whole


def _read(text: str) -> Document:
    root, _ = _parsed(text)
    if root is not None:
        return Document(root)
    repaired = _repaired(text)
    root, fault = _parsed(repaired)
    if root is not None:
        return Document(root)
    repaired = _repaired(with_quoted_attributes(with_html_as_text(with_declared_prefixes(text))))
    root, _ = _parsed(repaired)
    if root is not None:
        return Document(root)
    root, _ = _parsed(repaired, recover=True)
    if root is not None and _is_feed(root):
        pieced = feed_from_pieces(text, len(entries_of(root)), _recovered)
        root = root if pieced is None else pieced
    if root is None:
        raise ReadError(
            f"this cannot be read as XML: {fault}", "fetch the feed again, or repair it at its source"
        )
    warning = f"is not well-formed ({fault}): entries after that place may be missing"
    return Document(root, (warning,), is_damaged=True)


def _recovered(text: str) -> Element | None:
    """Parse what can be parsed of a text."""
    root, _ = _parsed(
        _repaired(with_quoted_attributes(with_html_as_text(with_declared_prefixes(text)))), recover=True
    )
    return root


def _within(text: str) -> Document | None:
    """Read the feed that stands within other text; None where there is none."""
    start = _ROOT.search(text)
    if start is None:
        return None
    end = text.rfind(f"</{start[1]}>")
    inner = text[start.start() : end + len(start[1]) + 3 if end > start.start() else len(text)]
    try:
        found = _read(inner)
    except ReadError:
        return None
    if not _is_feed(found.root):
        return None
    cut = len(text) - len(inner)
    return found._replace(
        warnings=(*found.warnings, f"stands within other text: {cut} characters are left out")
    )


def _is_feed(root: Element) -> bool:
    return isinstance(root.tag, str) and root.tag.rpartition("}")[2].lower() in _ROOTS


def _parsed(text: str, *, recover: bool = False) -> tuple[Element | None, str]:
    try:
        root = parse_xml(text.encode("utf-8", "replace"), recover=recover, bare=True)
    except ValueError as error:
        return None, str(error)[:160]
    if root.getroottree().docinfo.internalDTD is not None:
        return None, "a DOCTYPE in a place where XML allows none"
    return root, ""


def text_of(data: bytes, name: str) -> str:
    """Decode a document: by its first bytes (XML 1.0, F.1), its declaration, else by what its texts look like.

    Raises:
        ReadError: it is not text.
    """
    wide = next((encoding for start, encoding in _WIDE if data.startswith(start)), "")
    match = _DECLARED.match(data[:400])
    label = match.group(1).decode("ascii").lower() if match else ""
    for encoding in filter(None, (wide, ENCODINGS.get(label) or _codec(label))):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass  # the declaration is wrong
    if data[:1] == b"<" and b"\x00" in data:
        data = data.replace(b"\x00", b"")
    if data[:1] < b"\x80" and _is_legacy(data):
        # Markup is no sign of a language, and outweighs the text of a short feed.
        return data.decode(encoding_of(_MARKUP.sub(b" ", data)), "replace")
    return decode(data, name)


def _codec(label: str) -> str:
    """Give Python's codec for an encoding that the table of common ones lacks; "" for what is none of text."""
    try:
        found = codecs.lookup(label).name if label else ""
    except LookupError:
        return ""
    return found if found.startswith(_CODECS) else ""


def _is_legacy(data: bytes) -> bool:
    """Tell whether bytes are of an older encoding, and not UTF-8 of which some are broken."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    return bad > 0 and b"\x1b$" not in data and sum(sign > "\x7f" for sign in text) - bad <= 2 * bad


def _without_doctype(text: str) -> str:
    text = text.lstrip("\ufeff \t\r\n")
    declaration = _DECLARATION.match(text)
    at = declaration.end() if declaration else 0
    start = at
    while True:
        blank = _BLANK.match(text, at)
        at = blank.end() if blank else at
        if text.startswith("<!--", at):
            at = text.find("-->", at) + 3
        elif text.startswith("<?", at):
            at = text.find("?>", at) + 2
        else:
            break
        if at < 4:
            return text
    if text[at : at + 9].upper() != "<!DOCTYPE":
        return text[start:]
    return text[_end_of_doctype(text, at) :]


def _end_of_doctype(text: str, start: int) -> int:
    depth, quote = 0, ""
    at = start
    while at < min(len(text), start + LONGEST):
        sign = text[at]
        if quote:
            quote = "" if sign == quote else quote
        elif text.startswith("<!--", at):
            at = text.find("-->", at) + 2
            if at < start:
                break
        elif sign in "\"'":
            quote = sign
        elif sign in "[<":
            depth += 1
        elif sign in "]>":
            depth -= 1
            if depth == 0:
                return at + 1
        at += 1
    raise ReadError("the DOCTYPE never ends", "remove it from the feed: feed readers ignore it")


def _repaired(text: str) -> str:
    text = _NUMBER.sub(_letter, with_joined_pairs(without_forbidden(text)))
    pieces: list[str] = []
    at = 0
    while True:
        start = text.find(_CDATA, at)
        end = text.find(_CLOSING, start) if start >= 0 else -1
        if end < 0:
            break
        pieces += (_REFERENCE.sub(_known, text[at:start]), text[start : end + len(_CLOSING)])
        at = end + len(_CLOSING)
    return "".join([*pieces, _REFERENCE.sub(_known, text[at:])])


def _known(match: re.Match[str]) -> str:
    name = match.group(1)
    if match.group(2) or name in _OWN:
        return match.group()
    letters = html5.get(f"{name};") if name else None
    return escape(letters) if letters else "&amp;" + match.group()[1:]


def _letter(match: re.Match[str]) -> str:
    """Drop a number that is not a character: a recovering parser accepts it, and then fails to decode it."""
    number = match.group(1)
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    return f"&#{code};" if code <= 0x10FFFF and without_forbidden(chr(code)) else ""
