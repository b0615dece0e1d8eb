"""Lexical's editor state (lexical.dev), with the cards of Ghost 5 (`@tryghost/kg-default-nodes`)."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from publisher.importer.exports.documents.cards import card_of
from publisher.importer.exports.posts import text_of

DEEPEST = 60
# The bits of a text's format.
_FORMATS = ((1, "strong"), (2, "em"), (4, "s"), (8, "u"), (16, "code"), (32, "sub"), (64, "sup"), (128, "mark"))
_BLOCKS = {
    "paragraph": "p",
    "quote": "blockquote",
    "aside": "blockquote",
    "listitem": "li",
    "extended-quote": "blockquote",
}


def html_of(values: Any) -> str:
    """Render an editor state; what nests too deep is left out."""
    root = values.get("root") if isinstance(values, Mapping) else None
    return _children(root, 0) if isinstance(root, Mapping) else ""


def _children(node: Mapping[str, Any], depth: int) -> str:
    children = node.get("children")
    if depth > DEEPEST or not isinstance(children, list):
        return ""
    return "".join(_node(one, depth + 1) for one in children if isinstance(one, Mapping))


def _node(node: Mapping[str, Any], depth: int) -> str:
    kind = text_of(node, "type").removeprefix("extended-")
    if kind in {"text", "tk"}:
        return _text(node)
    if kind == "linebreak":
        return "<br>"
    if kind in {"link", "autolink"}:
        return f'<a href="{escape(text_of(node, "url"))}">{_children(node, depth)}</a>'
    if kind == "list":
        tag = "ol" if text_of(node, "listType", "tag") in {"number", "ol"} else "ul"
        return f"<{tag}>{_children(node, depth)}</{tag}>\n"
    if kind == "heading":
        tag = text_of(node, "tag")
        tag = tag if tag in {"h1", "h2", "h3", "h4", "h5", "h6"} else "h2"
        return f"<{tag}>{_children(node, depth)}</{tag}>\n"
    if kind in _BLOCKS:
        tag = _BLOCKS[kind]
        return f"<{tag}>{_children(node, depth)}</{tag}>\n"
    return card_of(kind, node) or _children(node, depth)


def _text(node: Mapping[str, Any]) -> str:
    value = node.get("text")
    html = escape(value, quote=False) if isinstance(value, str) else ""
    bits = node.get("format")
    if html and isinstance(bits, int):
        for bit, tag in _FORMATS:
            if bits & bit:
                html = f"<{tag}>{html}</{tag}>"
    return html
