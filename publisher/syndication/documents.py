"""Parse XML feeds, and repair broken ones if possible. No entity is expanded and nothing is fetched."""

from __future__ import annotations

import re
from html import escape
from html.entities import html5
from typing import NamedTuple

from publisher.errors import ReadError
from publisher.tables.syndication import ENCODINGS
from publisher.text.characters import without_forbidden
from publisher.text.decode import decode
from publisher.text.html import has_bomb
from publisher.text.xml import Element

LONGEST = 65_536  # characters of a DOCTYPE
_DECLARED = re.compile(
    rb"""\s{0,50}<\?xml\s[^>]{0,200}?encoding\s{0,5}=\s{0,5}["']([A-Za-z0-9_.:-]{2,40})["']"""
)
_DECLARATION = re.compile(r"\s{0,50}<\?xml\b[^>]{0,500}\?>")
_CDATA, _CLOSING = "<![CDATA[", "]]>"
_BLANK = re.compile(r"\s*")
_REFERENCE = re.compile(r"&(?:([A-Za-z][A-Za-z0-9]{1,31});|(#[0-9]{1,7};|#[xX][0-9A-Fa-f]{1,6};))?")
_NUMBER = re.compile(r"&#([0-9]{1,7}|[xX][0-9A-Fa-f]{1,6});")
_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})


class Document(NamedTuple):
    """The root of a document, and what could not be read."""

    root: Element
    warnings: tuple[str, ...] = ()


def parse_document(data: bytes, name: str) -> Document:
    """Parse a document.

    A DOCTYPE is removed unread: its entities stay unknown, and no address in it is fetched. HTML entities, bare
    ampersands and characters that XML forbids are repaired if the document is not well-formed.

    Raises:
        ReadError: the data is not text, or not XML even when repaired.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise ReadError(f"{name} is empty", "fetch the feed again")
    text = _without_doctype(_text_of(data, name))
    if has_bomb(text):
        raise ReadError("an element has thousands of attributes", "repair the document at its source")
    root, _ = _parsed(text)
    if root is not None:
        return Document(root)
    root, fault = _parsed(_repaired(text))
    if root is not None:
        return Document(root)
    root, _ = _parsed(_repaired(text), recover=True)
    if root is None:
        raise ReadError(
            f"this cannot be read as XML: {fault}", "fetch the feed again, or repair it at its source"
        )
    return Document(root, (f"is not well-formed ({fault}): entries after that place may be missing",))


def _parsed(text: str, *, recover: bool = False) -> tuple[Element | None, str]:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
        encoding="utf-8",
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        return None, str(error)[:160]
    if root is not None and root.getroottree().docinfo.internalDTD is not None:
        return None, "a DOCTYPE in a place where XML allows none"
    return root, ""


def _text_of(data: bytes, name: str) -> str:
    match = _DECLARED.match(data[:400])
    encoding = ENCODINGS.get(match.group(1).decode("ascii").lower()) if match else None
    if encoding:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass  # the declaration is wrong
    return decode(data, name)


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
    text = _NUMBER.sub(_letter, without_forbidden(text))
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
    return match.group() if code <= 0x10FFFF and without_forbidden(chr(code)) else ""
