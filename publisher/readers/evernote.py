"""Notes of Evernote (ENEX 4.0): each note an article, its text in ENML, its pictures and recordings embedded.

A note names its title, when it was made and changed, its tags, its author and where it was clipped. What it
encrypts (`en-crypt`) is left out. Source: the document types `evernote-export4.dtd` and `enml2.dtd`.
"""

from __future__ import annotations

from binascii import Error, a2b_base64
from collections.abc import Iterator
from hashlib import md5
from typing import Any

from lxml import etree

from publisher.errors import ReadError
from publisher.models import Article, Body, Claim, Embedded, Enclosure
from publisher.text.characters import fit_for_xml
from publisher.text.xml import child_elements, parse_xml

ORIGIN = "record note"
_MOST = 10_000  # notes of a file
_MOST_FILES = 100  # of a note
_FIELDS = {"title": "title", "created": "published", "updated": "updated", "tag": "category"}
_ATTRIBUTES = {"author": "author", "source-url": "link"}
_STAMP = "YYYYmmddTHHMMSSZ"
_DONE, _OPEN = "\N{BALLOT BOX WITH CHECK} ", "\N{BALLOT BOX} "


def read(data: bytes, name: str, offset: int = 0) -> Iterator[Article]:
    """Make an article of each note.

    Raises:
        ReadError: the bytes are no export of notes.
    """
    root = _parsed(data)
    if root is None or root.tag != "en-export":
        raise ReadError(f"{name} is no export of Evernote", "export the notes again, as .enex")
    notes = [one for one in child_elements(root) if one.tag == "note"][:_MOST]
    for index, note in enumerate(notes):
        yield _article(note, name, f"[{index}]")


def _parsed(data: bytes) -> Any:
    """Parse XML; None where there is no element in it."""
    try:
        return parse_xml(data.lstrip(b"\xef\xbb\xbf\r\n\t "), recover=True)
    except ValueError:
        return None


def _article(note: Any, name: str, place: str) -> Article:
    claims = [
        Claim(_FIELDS[one.tag], _value(one), f"{ORIGIN} {one.tag}")
        for one in child_elements(note)
        if one.tag in _FIELDS and _value(one)
    ]
    for attributes in note.iter("note-attributes"):
        for one in child_elements(attributes):
            said = _value(one)
            is_author = one.tag == "author" and "@" not in said
            is_link = one.tag == "source-url" and said.startswith(("http://", "https://"))
            if is_author or is_link:
                claims.append(Claim(_ATTRIBUTES[one.tag], said, f"{ORIGIN} {one.tag}"))
    files = dict(_files(note))
    body, shown = _text(note, files)
    for address, one in files.items():
        if address not in shown:
            file = Enclosure(address, one.type, len(one.data), title=one.name)
            claims.append(Claim("enclosure", file, f"{ORIGIN} resource"))
    return Article(name, place, tuple(claims), Body("html", body), embedded=tuple(files.values()))


def _value(element: Any) -> str:
    """Give the text of a field; a stamp as ISO 8601 has it."""
    text = " ".join((element.text or "")[:2_000].split())
    is_stamp = len(text) == len(_STAMP) and text[8] == "T" and text[:8].isdigit() and text[9:15].isdigit()
    if is_stamp:
        return f"{text[:4]}-{text[4:6]}-{text[6:8]}T{text[9:11]}:{text[11:13]}:{text[13:]}"
    return text


def _files(note: Any) -> Iterator[tuple[str, Embedded]]:
    """Yield the files of a note by their `cid:` addresses: the digests by which the text names them."""
    for resource in [one for one in child_elements(note) if one.tag == "resource"][:_MOST_FILES]:
        try:
            data = a2b_base64((resource.findtext("data") or "").encode("ascii", "ignore"))
        except Error:
            continue
        address = f"cid:{md5(data, usedforsecurity=False).hexdigest()}"
        named = resource.findtext("resource-attributes/file-name") or ""
        yield address, Embedded(address, named[:200], (resource.findtext("mime") or "")[:100].strip(), data)


def _text(note: Any, files: dict[str, Embedded]) -> tuple[str, set[str]]:
    """Write the text of a note as HTML; gives also the files that it shows."""
    root = _parsed((note.findtext("content") or "").encode("utf-8", "replace"))
    if root is None or root.tag != "en-note":
        return "", set()
    shown: set[str] = set()
    for element in list(root.iter("en-media", "en-todo", "en-crypt")):
        if element.tag == "en-crypt":
            _replace(element, "")
        elif element.tag == "en-todo":
            _replace(element, _DONE if element.get("checked") == "true" else _OPEN)
        else:
            address = f"cid:{(element.get('hash') or '').lower()}"
            file = files.get(address)
            if file is None or not file.type.startswith("image/"):
                _replace(element, "")
                continue
            shown.add(address)
            alt = element.get("alt") or ""
            element.attrib.clear()
            element.tag = "img"
            element.set("src", address)
            element.set("alt", fit_for_xml(alt))
    parts = [_escaped(root.text or "")]
    parts += [etree.tostring(child, method="html", encoding="unicode") for child in child_elements(root)]
    return "".join(parts).strip(), shown


def _replace(element: Any, text: str) -> None:
    """Put a text in the place of an element."""
    above, before = element.getparent(), element.getprevious()
    said = fit_for_xml(text + (element.tail or ""))
    if before is None:
        above.text = fit_for_xml((above.text or "") + said)
    else:
        before.tail = fit_for_xml((before.tail or "") + said)
    element.tail = None
    above.remove(element)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
