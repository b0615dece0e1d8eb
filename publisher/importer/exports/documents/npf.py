"""Tumblr's Neue Post Format (tumblr.com/docs/npf): blocks of text, pictures, links, recordings and films."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from publisher.importer.exports.posts import records_in, text_of

_HEADINGS = {"heading1": "h2", "heading2": "h3", "quote": "blockquote", "indented": "blockquote", "quirky": "p"}
_LISTS = {"ordered-list-item": "ol", "unordered-list-item": "ul"}
_FORMATS = {"bold": "strong", "italic": "em", "strikethrough": "s", "small": "small"}


def html_of(blocks: Any) -> str:
    """Render the blocks of a post."""
    return "\n".join(_blocks(blocks))


def _blocks(blocks: Any) -> Iterator[str]:
    items: list[str] = []
    inside = ""
    for block in records_in(blocks):
        kind = _LISTS.get(text_of(block, "subtype"), "")
        if inside and kind != inside:
            yield f"<{inside}>{''.join(items)}</{inside}>"
            items = []
        inside = kind
        if kind:
            items.append(f"<li>{_text(block)}</li>")
        else:
            yield _block(block)
    if inside:
        yield f"<{inside}>{''.join(items)}</{inside}>"


def _block(block: Mapping[str, Any]) -> str:
    kind = text_of(block, "type")
    if kind == "text":
        tag = _HEADINGS.get(text_of(block, "subtype"), "p")
        return f"<{tag}>{_text(block)}</{tag}>"
    if kind == "image":
        url = next((text_of(one, "url") for one in records_in(block.get("media"))), "")
        caption = text_of(block, "caption")
        below = f"<figcaption>{escape(caption, quote=False)}</figcaption>" if caption else ""
        alt = escape(text_of(block, "alt_text"))
        return f'<figure><img src="{escape(url)}" alt="{alt}">{below}</figure>' if url else ""
    media = block.get("media")
    url = text_of(block, "url") or text_of(media, "url")
    if kind in {"audio", "video"} and text_of(media, "url"):
        return f'<{kind} controls src="{escape(text_of(media, "url"))}"></{kind}>'
    words = text_of(block, "title") or url
    return f'<p><a href="{escape(url)}">{escape(words, quote=False)}</a></p>' if url else ""


def _text(block: Mapping[str, Any]) -> str:
    """Write a text with its formats, whose places are counted in characters."""
    value = block.get("text")
    text = value if isinstance(value, str) else ""
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    for one in records_in(block.get("formatting")):
        start, end, kind = one.get("start"), one.get("end"), text_of(one, "type")
        tag = _FORMATS.get(kind) or ("a" if kind == "link" else "")
        if tag and isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text):
            said = f'a href="{escape(text_of(one, "url"))}"' if tag == "a" else tag
            opening.setdefault(start, []).append(f"<{said}>")
            closing.setdefault(end, []).insert(0, f"</{tag}>")
    pieces: list[str] = []
    for place in range(len(text) + 1):
        pieces += closing.get(place, [])
        pieces += opening.get(place, [])
        pieces.append(escape(text[place : place + 1], quote=False))
    return "".join(pieces).replace("\n", "<br>")
