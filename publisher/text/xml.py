"""XML, parsed safely; names, namespaces and texts of its elements, the language and base in force at one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from publisher.tables.syndication import XML

Element = Any  # lxml has no types of its own

BASE = f"{{{XML}}}base"
LANGUAGE = f"{{{XML}}}lang"
_END = re.compile(r"\W+\Z")


def parse_xml(data: bytes, *, recover: bool = False, bare: bool = False, huge: bool = False) -> Element:
    """Parse a document; no entity is expanded, no DTD is read, and nothing is fetched.

    Args:
        data: The document; in UTF-8, whatever it declares, where it is `bare`.
        recover: Go on behind faults.
        bare: Leave comments and processing instructions out.
        huge: Take more and deeper elements than libxml2 does by itself; for documents of our own.

    Raises:
        ValueError: it is not well-formed, or holds nothing.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=bare,
        remove_pis=bare,
        recover=recover,
        huge_tree=huge,
        encoding="utf-8" if bare else None,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.LxmlError as error:
        raise ValueError(str(error)) from error
    if root is None:
        raise ValueError("there is no element in it")
    return root


@lru_cache(maxsize=256)
def split_tag(tag: str) -> tuple[str, str]:
    """Split an lxml tag into namespace ("" for none) and local name."""
    if tag[:1] == "{":
        namespace, _, name = tag[1:].partition("}")
        return namespace, name
    return "", tag


def fold_namespace(namespace: str) -> str:
    """Fold what feeds get wrong in a namespace: the case of letters, and a slash or number sign at the end."""
    return _END.sub("", namespace).lower()


def child_elements(element: Element) -> Iterator[Element]:
    """Give the child elements, without comments and processing instructions."""
    return (child for child in element if isinstance(child.tag, str))


def own_text(element: Element) -> str:
    """Give an element's text without that of its children, stripped."""
    return text_without_children(element).strip()


def text_without_children(element: Element) -> str:
    """Give an element's text without that of its children, unchanged."""
    if not len(element):
        return element.text or ""
    return "".join([element.text or "", *(child.tail or "" for child in element)])


def all_text(element: Element) -> str:
    """Give an element's text with that of its children, stripped."""
    return "".join(element.itertext()).strip()


def nearest_attribute(element: Element, name: str) -> str | None:
    """Give an attribute of an element, else of the nearest ancestor that has it; None if there is none."""
    for node in (element, *element.iterancestors()):
        value = node.get(name)
        if value is not None:
            return str(value)
    return None


def language_of(element: Element) -> str:
    """Give the language in force at an element (XML 1.0, 2.12); "" for none."""
    return (nearest_attribute(element, LANGUAGE) or "").strip()


def base_of(element: Element, outer: str, join: Callable[[str, str], str]) -> str:
    """Give the address that references at an element resolve against (XML Base).

    Args:
        element: The element.
        outer: The base of the whole document.
        join: Resolves a reference, its second argument, against a base.
    """
    base = outer
    for node in (*reversed(list(element.iterancestors())), element):
        value = node.get(BASE)
        if value:
            base = join(base, value)
    return base


def remove(element: Element) -> None:
    """Take an element out of its tree; the text behind it stays, which lxml would take with it."""
    parent, before = element.getparent(), element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)
