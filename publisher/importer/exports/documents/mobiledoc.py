"""Mobiledoc 0.3 (github.com/bustle/mobiledoc-kit, MOBILEDOC.md), with the cards of Ghost 1 to 4."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from publisher.importer.exports.documents.cards import card_of

_TAGS = frozenset("p h1 h2 h3 h4 h5 h6 blockquote aside pre a b strong i em u s code sub sup mark del".split())
_BREAK = "soft-return"


def html_of(values: Any) -> str:
    """Render a document."""
    if not isinstance(values, Mapping) or not isinstance(values.get("sections"), list):
        return ""
    made = (_section(one, values) for one in values["sections"] if isinstance(one, list) and one)
    return "\n".join(filter(None, made))


def _section(section: list[Any], document: Mapping[str, Any]) -> str:
    kind = section[0]
    if kind == 1 and len(section) > 2:  # markup
        tag = section[1] if section[1] in _TAGS else "p"
        return f"<{tag}>{_inline(section[2], document)}</{tag}>"
    if kind == 2 and len(section) > 1:  # image
        return card_of("image", {"src": section[1]})
    if kind == 3 and len(section) > 2 and isinstance(section[2], list):  # list
        tag = "ol" if section[1] == "ol" else "ul"
        items = "".join(f"<li>{_inline(one, document)}</li>" for one in section[2])
        return f"<{tag}>{items}</{tag}>"
    if kind == 10 and len(section) > 1:  # card
        card = _of(document, "cards", section[1])
        if card and isinstance(card[0], str):
            return card_of(card[0], card[1] if len(card) > 1 and isinstance(card[1], Mapping) else {})
    return ""


def _inline(markers: Any, document: Mapping[str, Any]) -> str:
    """Render markers: [type, opened markups, number of closed ones, text or index of an atom]."""
    pieces: list[str] = []
    stack: list[str] = []
    for one in markers if isinstance(markers, list) else ():
        if not isinstance(one, list) or len(one) < 4:
            continue
        for markup in _markups(one[1], document):
            tag = str(markup[0])
            pieces.append(_opening(tag, markup[1] if len(markup) > 1 else []))
            stack.append(tag)
        if one[0] == 0:
            pieces.append(escape(str(one[3]), quote=False))
        else:
            pieces.append(_atom(_of(document, "atoms", one[3])))
        closed = min(one[2], len(stack)) if isinstance(one[2], int) else 0
        pieces.extend(f"</{stack.pop()}>" for _ in range(closed))
    pieces += [f"</{tag}>" for tag in reversed(stack)]
    return "".join(pieces)


def _atom(atom: list[Any]) -> str:
    if atom and atom[0] == _BREAK:
        return "<br>"
    return escape(str(atom[1]), quote=False) if len(atom) > 1 else ""


def _markups(indices: Any, document: Mapping[str, Any]) -> Iterator[list[Any]]:
    for index in indices if isinstance(indices, list) else ():
        markup = _of(document, "markups", index)
        if markup and markup[0] in _TAGS:
            yield markup


def _opening(tag: str, attributes: Any) -> str:
    pairs = list(attributes) if isinstance(attributes, list) else []
    said = dict(zip(map(str, pairs[::2]), map(str, pairs[1::2]), strict=False))
    return f'<a href="{escape(said.get("href", ""))}">' if tag == "a" else f"<{tag}>"


def _of(document: Mapping[str, Any], table: str, index: Any) -> list[Any]:
    rows = document.get(table)
    if not isinstance(rows, list) or not isinstance(index, int) or not 0 <= index < len(rows):
        return []
    row = rows[index]
    return list(row) if isinstance(row, list) else []
