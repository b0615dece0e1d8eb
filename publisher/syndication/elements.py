"""The parts of an element of a feed: names with the usual prefixes, texts, markup, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from html import escape

from publisher.tables.syndication import ATOM, EXPORTS, NAMESPACES, OLDER_MODULES, RSS_NAMESPACES
from publisher.text.iris import NoAddress, absolute
from publisher.text.xml import Element, all_text, base_of, fold_namespace, split_tag

Parts = dict[str, list[Element]]

MOST_ATTRIBUTES = 1_000  # of one element; lxml needs time in proportion to their square to list them
_HTML = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,40}")  # names of elements and attributes
_PREFIXES = {
    fold_namespace(uri).partition("://")[2]: prefix for uri, prefix in (NAMESPACES | OLDER_MODULES).items()
}
# Prefixes that count under a misspelt namespace, because no other module has them.
_USUAL = frozenset(EXPORTS.values()) | {
    "app",
    "atom",
    "content",
    "dc",
    "dcterms",
    "googleplay",
    "itunes",
    "media",
    "podcast",
    "psc",
}
_NATIVE = frozenset(map(fold_namespace, RSS_NAMESPACES))


@lru_cache(maxsize=1024)  # hostile feeds have more
def _prefix(uri: str) -> str:
    folded = fold_namespace(uri)
    if folded in _NATIVE:
        return ""
    place = folded.partition("://")[2] or folded
    export = next((prefix for start, prefix in EXPORTS.items() if place.startswith(start)), "?")
    return _PREFIXES.get(place, export)


def name_of(element: Element) -> str:
    """Name an element in lower case with the usual prefix of its module: "title", "dc:creator", "atom:link"."""
    return _named(element.tag, element.prefix) if isinstance(element.tag, str) else "?"


@lru_cache(maxsize=4096)
def _named(tag: str, said: str | None) -> str:
    namespace, local = split_tag(tag)
    prefix = _prefix(namespace)
    if prefix == "?" and said and said.lower() in _USUAL:
        prefix = said
    return f"{prefix}:{local}".lower() if prefix else local.lower()


def with_usual_namespaces(root: Element) -> Element:
    """Give the elements of a feed the namespace of its dialect where it has another one, or none.

    Programs that write Atom by hand forget its namespace, and some give RSS one of their own.
    """
    namespace, local = split_tag(root.tag) if isinstance(root.tag, str) else ("", "")
    kind = local.lower()
    if kind in {"feed", "entry"}:
        wrong = _prefix(namespace) != "atom"
        return _renamed(root, namespace, f"{{{ATOM}}}") if wrong else root
    if kind == "rdf":
        children = (split_tag(one.tag) for one in root if isinstance(one.tag, str))
        namespace = next((space for space, name in children if name.lower() == "channel"), "")
    if kind in {"rss", "channel", "rdf"} and _prefix(namespace):
        return _renamed(root, namespace, "")
    return root


def _renamed(root: Element, namespace: str, start: str) -> Element:
    for element in root.iter():
        if isinstance(element.tag, str) and split_tag(element.tag)[0] == namespace:
            with suppress(ValueError):  # a name that only the recovering parser lets through
                element.tag = start + split_tag(element.tag)[1]
    return root


def parts_of(element: Element) -> Parts:
    """Group an element's children by name."""
    found: Parts = {}
    for child in element:
        found.setdefault(name_of(child), []).append(child)
    return found


def first_text(parts: Parts, *names: str) -> str:
    """Give the text of the first child with one of these names that has a text."""
    return next(texts_in(parts, *names), "")


def texts_in(parts: Parts, *names: str) -> Iterator[str]:
    """Give the texts of all children with these names that have a text."""
    for name in names:
        for element in parts.get(name, ()):
            text = all_text(element)
            if text:
                yield text


def markup_in(element: Element) -> str:
    """Give an element's content as HTML: its text, which is HTML already, or its elements."""
    if not len(element):
        return (element.text or "").strip()
    from lxml import etree

    bare = _bare(element)
    inner = (etree.tostring(child, method="html", encoding="unicode") for child in bare)
    return (escape(bare.text or "", quote=False) + "".join(inner)).strip()


def _bare(element: Element) -> Element:
    """Copy a tree without its namespaces."""
    from lxml import etree

    top = etree.Element("div")
    top.text = element.text
    pairs = [(element, top)]
    while pairs:
        old, new = pairs.pop()
        for child in old:
            if isinstance(child.tag, str):
                local = child.tag.rpartition("}")[2]
                few = child.attrib.items() if len(child.attrib) <= MOST_ATTRIBUTES else ()
                plain = {key: value for key, value in few if _HTML.fullmatch(key)}
                made = etree.SubElement(new, local if _HTML.fullmatch(local) else "span", plain)
                made.text, made.tail = child.text, child.tail
                pairs.append((child, made))
    return top


def base_at(element: Element, home: str) -> str:
    """Give the address that references at an element resolve against, below the feed's own."""
    return base_of(element, home, lambda base, value: address(value, base) or base)


def address(value: str, base: str) -> str:
    """Make a web address absolute; "" if it is not a web address."""
    try:
        return absolute(value, base) if value.strip() else ""
    except NoAddress:
        return ""
