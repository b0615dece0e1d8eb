"""Ricos, the documents of Wix (dev.wix.com, "Ricos document"): nodes with data and decorated texts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Any

from publisher.importer.exports.posts import records_in, text_of

DEEPEST = 60
_FILE = re.compile(r"wix:(?:image|document|video)://v1/([A-Za-z0-9_~.-]{1,300})")
_MEDIA = "https://static.wixstatic.com/media/"
_TAGS = {
    "PARAGRAPH": "p", "BLOCKQUOTE": "blockquote", "CODE_BLOCK": "pre", "BULLETED_LIST": "ul",
    "ORDERED_LIST": "ol", "LIST_ITEM": "li", "TABLE": "table", "TABLE_ROW": "tr", "TABLE_CELL": "td",
}  # fmt: skip
_DECORATIONS = {"BOLD": "strong", "ITALIC": "em", "UNDERLINE": "u", "STRIKETHROUGH": "s"}


def address_of(reference: str) -> str:
    """Give the address of a file that Wix names by its own scheme; a web address is left as it is."""
    match = _FILE.match(reference.strip())
    if match:
        return _MEDIA + match.group(1)
    return reference.strip() if reference.strip().startswith(("http://", "https://")) else ""


def html_of(values: Any) -> str:
    """Render a document; what nests too deep is left out."""
    return _children(values, 0) if isinstance(values, Mapping) else ""


def _children(node: Mapping[str, Any], depth: int) -> str:
    return "".join(_node(one, depth + 1) for one in records_in(node.get("nodes"))) if depth < DEEPEST else ""


def _node(node: Mapping[str, Any], depth: int) -> str:
    kind = text_of(node, "type")
    if kind == "TEXT":
        return _text(node.get("textData"))
    if kind == "HEADING":
        data = node.get("headingData")
        level = data.get("level") if isinstance(data, Mapping) else 2
        level = level if isinstance(level, int) and 1 <= level <= 6 else 2
        return f"<h{level}>{_children(node, depth)}</h{level}>\n"
    if kind == "IMAGE":
        return _image(node)
    if kind == "DIVIDER":
        return "<hr>\n"
    if kind in {"VIDEO", "EMBED", "LINK_PREVIEW", "HTML"}:
        url = _url_in(node, 0)
        return f'<p><a href="{escape(url)}">{escape(url)}</a></p>\n' if url else ""
    tag = _TAGS.get(kind)
    inner = _children(node, depth)
    return f"<{tag}>{inner}</{tag}>\n" if tag else inner


def _image(node: Mapping[str, Any]) -> str:
    data = node.get("imageData")
    image = data.get("image") if isinstance(data, Mapping) else None
    source = image.get("src") if isinstance(image, Mapping) else None
    identity = text_of(source, "id", "url")
    url = address_of(identity) or (_MEDIA + identity if identity and "://" not in identity else "")
    caption = text_of(data, "caption")
    below = f"<figcaption>{escape(caption, quote=False)}</figcaption>" if caption else ""
    return (
        f'<figure><img src="{escape(url)}" alt="{escape(text_of(data, "altText"))}">{below}</figure>\n'
        if url
        else ""
    )


def _url_in(value: Any, depth: int) -> str:
    """Find the first web address within the data of a node."""
    if isinstance(value, str):
        return value if value.startswith(("http://", "https://")) else ""
    if not isinstance(value, Mapping) or depth > 6:
        return ""
    return next((url for one in value.values() if (url := _url_in(one, depth + 1))), "")


def _text(data: Any) -> str:
    value = data.get("text") if isinstance(data, Mapping) else None
    html = escape(value, quote=False) if isinstance(value, str) else ""
    for one in records_in(data.get("decorations")) if html and isinstance(data, Mapping) else ():
        kind = text_of(one, "type")
        if kind in _DECORATIONS:
            html = f"<{_DECORATIONS[kind]}>{html}</{_DECORATIONS[kind]}>"
        elif kind == "LINK":
            link = one.get("linkData")
            url = _url_in(link, 0)
            html = f'<a href="{escape(url)}">{html}</a>' if url else html
    return html
