"""OpenDocument texts (`.odt`): their metadata, and what they do not show.

The metadata is a file of its own (OpenDocument 1.3 part 3, 4.3). Notes in the margin, deleted text of tracked
changes and hidden text are not published.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from publisher.readers._document_parts import is_made
from publisher.text import packages
from publisher.text.xml import parse_xml, remove

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_META = {
    "title": "title",
    "initial-creator": "author",
    "creator": "author",
    "creation-date": "published",
    "date": "updated",
    "keyword": "tags",
    "language": "language",
    "description": "summary",
}
_UNSEEN = (
    f"{_OFFICE}annotation", f"{_OFFICE}annotation-end", f"{_TEXT}tracked-changes", f"{_TEXT}hidden-text",
    f"{_TEXT}hidden-paragraph",
)  # fmt: skip


def shown_of(data: bytes) -> tuple[bytes, dict[str, Any]]:
    """Give an OpenDocument text without what it does not show, and the fields of its metadata.

    Raises:
        ReadError: it is none, is encrypted, or holds more than any article.
    """
    with packages.opened(data) as archive:
        fields: dict[str, Any] = {}
        meta = _parsed(packages.member(archive, "meta.xml"))
        for element in meta.iter() if meta is not None else ():
            key = _META.get(etree.QName(element).localname, "") if isinstance(element.tag, str) else ""
            words = " ".join((element.text or "").split())
            if key == "title" and is_made(words):
                continue
            if key == "tags" and words:
                fields.setdefault(key, []).append(words)
            elif key and words:
                fields.setdefault(key, words)
        root = _parsed(packages.member(archive, "content.xml"))
        if root is None or not _hide(root):
            return data, fields
        shown = bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
        return packages.replaced(archive, {"content.xml": shown}), fields


def _hide(root: Any) -> bool:
    """Take what is not shown out of a text; tells whether there was any."""
    hidden = {
        str(one.getparent().get(f"{_STYLE}name", ""))
        for one in root.iter(f"{_STYLE}text-properties")
        if one.get(f"{_TEXT}display") == "none"
    }
    styled = (one for one in root.iter() if one.get(f"{_TEXT}style-name", "\0") in hidden) if hidden else ()
    sections = (one for one in root.iter(f"{_TEXT}section") if one.get(f"{_TEXT}display", "true") != "true")
    unseen = [one for one in (*root.iter(*_UNSEEN), *styled, *sections) if one.getparent() is not None]
    for one in unseen:
        remove(one)
    return bool(unseen)


def _parsed(data: bytes) -> Any:
    try:
        return parse_xml(data) if data else None
    except ValueError:
        return None
