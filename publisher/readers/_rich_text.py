"""Texts that editors keep as trees of nodes, as HTML.

Read are ProseMirror and TipTap (Storyblok), Contentful's Rich Text, Lexical (Payload, Ghost), Slate and
Strapi's blocks, Sanity's Portable Text, Prismic's Structured Text, Wagtail's StreamField, Editor.js and
Notion's blocks. A node of a kind that none of them has is shown by its children.

Sources: the documentation of each on the form in which it stores a text.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from typing import Any

_DEEPEST = 40
_MOST = 20_000  # nodes of one text
_BLOCKS = {
    **{f"heading{sign}{level}": f"h{level}" for level in range(1, 7) for sign in ("", "-", "_")},
    **{f"h{level}": f"h{level}" for level in range(1, 7)},
    **dict.fromkeys(("paragraph", "normal", "p", "preformatted-text"), "p"),
    **dict.fromkeys(("blockquote", "quote", "block-quote", "pullquote"), "blockquote"),
    **dict.fromkeys(("bullet_list", "bulletlist", "unordered-list", "ul"), "ul"),
    **dict.fromkeys(("ordered_list", "orderedlist", "ordered-list", "ol"), "ol"),
    **dict.fromkeys(("list_item", "listitem", "list-item", "li"), "li"),
    **dict.fromkeys(("bulleted_list_item", "numbered_list_item", "o-list-item"), "li"),
    **dict.fromkeys(("code_block", "codeblock", "code-block", "preformatted"), "pre"),
    **dict.fromkeys(("table", "table_"), "table"),
    **dict.fromkeys(("tablerow", "table_row", "table-row", "tr"), "tr"),
    **dict.fromkeys(("tablecell", "table_cell", "table-cell", "td"), "td"),
    **dict.fromkeys(("tableheader", "table_header", "table-header-cell", "th"), "th"),
}
_EMPTY = {
    **dict.fromkeys(("horizontal_rule", "horizontalrule", "hr", "divider", "delimiter"), "<hr>"),
    **dict.fromkeys(("hard_break", "hardbreak", "linebreak", "break"), "<br>"),
}
_MARKS = {
    **dict.fromkeys(("bold", "strong"), "strong"),
    **dict.fromkeys(("italic", "em", "emphasis"), "em"),
    **dict.fromkeys(("code", "inlinecode"), "code"),
    **dict.fromkeys(("strike", "strikethrough", "strike-through"), "s"),
    **dict.fromkeys(("superscript", "subscript"), ""),
}
_MARKS |= {"superscript": "sup", "subscript": "sub"}
_LEXICAL = ((1, "strong"), (2, "em"), (4, "s"), (16, "code"))  # bits of `format`
_PICTURES = frozenset({"image", "img", "embedded-asset-block", "upload", "asset"})
_LINKS = frozenset({"link", "hyperlink", "autolink", "a"})
_KINDS = ("_type", "nodeType", "type")


def html_of(value: Any) -> str:
    """Give a text as HTML; "" for what is none of these trees."""
    if isinstance(value, Mapping):
        for key in ("root", "document", "json", "doc"):
            if isinstance(value.get(key), Mapping | list) and (found := html_of(value[key])):
                return found
        nodes = next(
            (value[key] for key in ("content", "children", "blocks") if _is_nodes(value.get(key))), None
        )
    else:
        nodes = value if _is_nodes(value) else None
    return "" if nodes is None else _Writer().all(nodes, 0)


def _is_nodes(value: Any) -> bool:
    nodes = [one for one in value[:5] if isinstance(one, Mapping)] if isinstance(value, list) else []
    return any(_kind(one) and _holds_text(one) for one in nodes)


def _holds_text(node: Mapping[str, Any]) -> bool:
    kind = _kind(node)
    if isinstance(node.get("value"), str) and "id" in node:
        return True
    if isinstance(node.get("text"), str) and kind in _BLOCKS:
        return True
    return any(key in node for key in ("children", "content", "spans")) or (
        isinstance(node.get("data", node.get(kind)), Mapping) and kind not in {"post", "article", "page"}
    )


def _kind(node: Mapping[str, Any]) -> str:
    found = next((node[key] for key in _KINDS if isinstance(node.get(key), str)), "")
    return str(found).lower()


class _Writer:
    """Writes nodes as HTML, at most so many."""

    def __init__(self) -> None:
        self.count = 0

    def all(self, nodes: Any, depth: int, links: Mapping[str, str] | None = None) -> str:
        if depth > _DEEPEST or not isinstance(nodes, list):
            return ""
        parts: list[str] = []
        ends = ""  # of the list that single items are in
        for node in nodes:
            self.count += 1
            if self.count > _MOST:
                break
            if not isinstance(node, Mapping):
                parts.append(html.escape(node, quote=False) if isinstance(node, str) else "")
                continue
            wanted = _list_of(node)
            if ends and ends != wanted:
                parts.append(f"</{ends}>")
            if wanted and ends != wanted:
                parts.append(f"<{wanted}>")
            ends = wanted
            parts.append(self.one(node, depth, links or {}))
        return "".join((*parts, f"</{ends}>" if ends else ""))

    def one(self, node: Mapping[str, Any], depth: int, links: Mapping[str, str]) -> str:
        kind = _kind(node)
        own = node.get("data") if isinstance(node.get("data"), Mapping) else node.get(kind)
        data: Mapping[str, Any] = own if isinstance(own, Mapping) else {}
        attributes: Mapping[str, Any] = node["attrs"] if isinstance(node.get("attrs"), Mapping) else {}
        if kind in _EMPTY:
            return _EMPTY[kind]
        if isinstance(node.get("value"), str) and kind != "text":  # of a StreamField
            is_marked = "<" in node["value"]
            words = node["value"] if is_marked else html.escape(node["value"], quote=False)
            return words if is_marked else _wrapped(self._name(node, kind, data, attributes) or "p", words)
        if isinstance(node.get("text", node.get("value")), str) and "spans" not in node:
            words = _marked(str(node.get("text", node.get("value"))), node, links)
            return _wrapped(_BLOCKS[kind], words) if kind in _BLOCKS else words
        if kind in _PICTURES:
            return _picture(node, data, attributes)
        inner = self._inner(node, data, depth)
        if kind in _LINKS:
            fields = node["fields"] if isinstance(node.get("fields"), Mapping) else {}
            places = (
                attributes.get("href"),
                node.get("url"),
                node.get("href"),
                data.get("uri"),
                fields.get("url"),
            )
            return _linked(inner, next((one for one in places if isinstance(one, str)), ""))
        return _wrapped(self._name(node, kind, data, attributes), inner)

    def _inner(self, node: Mapping[str, Any], data: Mapping[str, Any], depth: int) -> str:
        if isinstance(node.get("spans"), list):
            return _spanned(str(node.get("text", "")), node["spans"])
        links = {
            str(one.get("_key")): str(one.get("href", ""))
            for one in (node["markDefs"][:200] if isinstance(node.get("markDefs"), list) else ())
            if isinstance(one, Mapping)
        }
        for key in ("children", "content"):
            if isinstance(node.get(key), list):
                return self.all(node[key], depth + 1, links)
        rich = data.get("rich_text", data.get("text"))  # Notion
        if isinstance(rich, list):
            below = self.all(data.get("children"), depth + 1)
            return "".join(_of_notion(one) for one in rich[:1000] if isinstance(one, Mapping)) + below
        if isinstance(data.get("items"), list):  # Editor.js
            items = (
                one.get("content", "") if isinstance(one, Mapping) else one for one in data["items"][:1000]
            )
            return "".join(f"<li>{one}</li>" for one in items if isinstance(one, str))
        if isinstance(data.get("code"), str):
            return html.escape(data["code"], quote=False)
        return str(data["text"]) if isinstance(data.get("text"), str) else ""

    def _name(
        self, node: Mapping[str, Any], kind: str, data: Mapping[str, Any], attributes: Mapping[str, Any]
    ) -> str:
        if kind == "block":  # Portable Text
            return "li" if node.get("listItem") else _BLOCKS.get(str(node.get("style", "normal")).lower(), "p")
        if kind in {"heading", "header"}:
            level = node.get("level") or attributes.get("level") or data.get("level")
            said = str(node.get("tag") or f"h{level}")
            return said if said in _BLOCKS else "h2"
        if kind == "list":
            said = str(node.get("format") or node.get("listType") or node.get("tag") or data.get("style") or "")
            return "ol" if said in {"ordered", "number", "ol"} else "ul"
        return "pre" if kind == "code" else _BLOCKS.get(kind, "p" if kind == "" else "")


def _list_of(node: Mapping[str, Any]) -> str:
    """Name the list of a single item, which Portable Text, Prismic and Notion have without one around."""
    kind = _kind(node)
    if kind == "block" and isinstance(node.get("listItem"), str):
        return "ol" if node["listItem"] == "number" else "ul"
    if kind in {"bulleted_list_item", "numbered_list_item"}:
        return "ol" if kind[0] == "n" else "ul"
    if kind in {"list-item", "o-list-item"} and "spans" in node:
        return "ol" if kind[0] == "o" else "ul"
    return ""


def _wrapped(name: str, inner: str) -> str:
    if name == "pre":
        return f"<pre><code>{inner}</code></pre>\n"
    if not name or not inner.strip():
        return inner
    return f"<{name}>{inner}</{name}>\n"


def _linked(inner: str, address: str) -> str:
    return f'<a href="{html.escape(address)}">{inner}</a>' if address else inner


def _marked(text: str, node: Mapping[str, Any], links: Mapping[str, str]) -> str:
    """Write words with their marks: names, objects with a type, bits, or flags of the node."""
    found = html.escape(text, quote=False).replace("\n", "<br>")
    names = [name for name in _MARKS if node.get(name) is True]
    bits = node.get("format")
    names += [name for bit, name in _LEXICAL if isinstance(bits, int) and bits & bit]
    address = ""
    for mark in node["marks"][:20] if isinstance(node.get("marks"), list) else ():
        kind = str(_kind(mark) if isinstance(mark, Mapping) else mark)
        if isinstance(mark, Mapping) and kind in _LINKS and isinstance(mark.get("attrs"), Mapping):
            address = str(mark["attrs"].get("href") or "")
        elif kind in links:
            address = links[kind]
        elif isinstance(mark, str) and mark in links:
            address = links[mark]
        else:
            names.append(kind)
    for name in dict.fromkeys(_MARKS.get(name, "") for name in names):
        found = f"<{name}>{found}</{name}>" if name else found
    return _linked(found, address)


def _spanned(text: str, spans: list[Any]) -> str:
    """Write the words of Prismic, whose marks are spans of characters."""
    opened: dict[int, list[str]] = {}
    closed: dict[int, list[str]] = {}
    for span in spans[:500]:
        start, end = (span.get("start"), span.get("end")) if isinstance(span, Mapping) else (None, None)
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
            continue
        data = span["data"] if isinstance(span.get("data"), Mapping) else {}
        name = _MARKS.get(_kind(span), "")
        if _kind(span) in _LINKS and isinstance(data.get("url"), str):
            name, tag = "a", f'<a href="{html.escape(data["url"])}">'
        else:
            tag = f"<{name}>"
        if name:
            opened.setdefault(start, []).append(tag)
            closed.setdefault(end, []).insert(0, f"</{name}>")
    parts, at = list[str](), 0
    for place in sorted({*opened, *closed, len(text)}):
        parts += [html.escape(text[at:place], quote=False), *closed.get(place, ()), *opened.get(place, ())]
        at = place
    return "".join(parts).replace("\n", "<br>")


def _of_notion(one: Mapping[str, Any]) -> str:
    said = one["annotations"] if isinstance(one.get("annotations"), Mapping) else {}
    words = _marked(str(one.get("plain_text", "")), said, {})
    return _linked(words, one["href"]) if isinstance(one.get("href"), str) else words


def _picture(node: Mapping[str, Any], data: Mapping[str, Any], attributes: Mapping[str, Any]) -> str:
    """Write a picture: its address is in the node, its attributes, or a file within them."""
    tables = list(_tables((attributes, data, node), 0))
    places = (one.get(key) for one in tables for key in ("src", "url"))
    address = next((one for one in places if isinstance(one, str) and one), "")
    words = (one.get(key) for one in tables for key in ("alt", "alternativeText", "title", "caption"))
    said = next((one for one in words if isinstance(one, str) and one), "")
    address = f"https:{address}" if address.startswith("//") else address
    return f'<p><img src="{html.escape(address)}" alt="{html.escape(said)}"></p>\n' if address else ""


def _tables(values: tuple[Any, ...], depth: int) -> Iterator[Mapping[str, Any]]:
    for value in values:
        if isinstance(value, Mapping) and depth < 4:
            yield value
            names = ("file", "image", "external", "asset", "target", "fields", "value", "data")
            yield from _tables(tuple(value.get(name) for name in names), depth + 1)
