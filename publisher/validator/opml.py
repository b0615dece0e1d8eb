"""Validate OPML 1.0, 1.1 and 2.0, in which programs exchange subscriptions (http://opml.org/spec2.opml)."""

from __future__ import annotations

import re
from collections.abc import Callable

from publisher.text.xml import Element, child_elements, own_text, split_tag
from publisher.validator.constructs import check_leaf, check_no_text
from publisher.validator.document import Document, tag_name
from publisher.validator.hazards import inspect_html
from publisher.validator.modules import check_module
from publisher.validator.syntax import (
    fault_of_absolute,
    fault_of_language,
    fault_of_mail,
    fault_of_rfc822,
    fault_of_web_address,
    weakness_of_rfc822,
)

_OPML = "OPML 2.0"
_VERSIONS = ("1.0", "1.1", "2.0")
_LINES = re.compile(r"(?:\d{1,18}(?:,\s{0,9}\d{1,18}){0,100000})?", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,9}", re.ASCII)
_FEED_VERSIONS = ("RSS", "RSS1", "RSS2", "scriptingNews")

Fault = Callable[[str], str]


def _fault_of_number(text: str) -> str:
    return "" if _NUMBER.fullmatch(text) and int(text) > 0 else f'"{text[:40]}" is not a whole number from 1'


def _fault_of_lines(text: str) -> str:
    return "" if _LINES.fullmatch(text) else f'"{text[:40]}" is not a list of line numbers'


def _fault_of_truth(text: str) -> str:
    return "" if text.lower() in {"true", "false"} else f'"{text[:40]}" is not true or false'


def _none(_: str) -> str:
    return ""


_HEAD: dict[str, Fault] = {
    "title": _none,
    "dateCreated": fault_of_rfc822,
    "dateModified": fault_of_rfc822,
    "ownerName": _none,
    "ownerEmail": fault_of_mail,
    "ownerId": fault_of_web_address,
    "docs": fault_of_web_address,
    "expansionState": _fault_of_lines,
    "vertScrollState": _fault_of_number,
    "windowTop": _fault_of_number,
    "windowLeft": _fault_of_number,
    "windowBottom": _fault_of_number,
    "windowRight": _fault_of_number,
}
_OUTLINE: dict[str, Fault] = {
    "text": _none,
    "type": _none,
    "isComment": _fault_of_truth,
    "isBreakpoint": _fault_of_truth,
    "created": fault_of_rfc822,
    "category": _none,
    "description": _none,
    "htmlUrl": fault_of_absolute,
    "language": fault_of_language,
    "title": _none,
    "url": fault_of_absolute,
    "version": _none,
    "xmlUrl": _none,
}
_PROSE = ("text", "title", "description")
# Attributes that only an outline of a feed has.
_OF_FEED = frozenset("description htmlUrl language title version xmlUrl".split())


def check(document: Document) -> None:
    """Check a parsed document whose root is opml, or outlineDocument, as it was called before OPML 1.0."""
    root = document.root
    version = root.get("version")
    if root.tag == "outlineDocument":
        document.warn(root, "outlineDocument is the name of OPML before version 1.0", "write opml")
    elif version is None:
        document.error(root, f"opml without version ({_OPML})", 'write version="2.0"')
    if version is not None and version not in _VERSIONS:
        document.error(root, f'"{version[:20]}" is not a version of OPML ({_OPML})', 'write version="2.0"')
    _check_names(document, root, ("version",))
    parts = _children(document, root, ("head", "body"))
    for name in ("head", "body"):
        if name not in parts:
            document.error(root, f"{tag_name(root.tag)} without {name} ({_OPML})", f"add {name}")
    if "head" in parts:
        _check_head(document, parts["head"])
    if "body" in parts:
        _check_body(document, parts["body"], old=(version or "").startswith("1."))


def _check_head(document: Document, head: Element) -> None:
    _check_names(document, head, ())
    for name, element in _children(document, head, tuple(_HEAD)).items():
        text = check_leaf(document, element, _OPML).strip()
        fault = _HEAD[name](text)
        if fault and not (name == "docs" and not text):
            document.error(element, f"{name}: {fault} ({_OPML})", "fix or remove it")
        elif name.startswith("date") and weakness_of_rfc822(text):
            message = f"{name}: {weakness_of_rfc822(text)} ({_OPML})"
            document.warn(element, message, "write Fri, 03 May 2024 09:00:00 +0000")
        _check_names(document, element, ())


def _check_body(document: Document, body: Element, *, old: bool) -> None:
    if body.find("outline") is None:
        document.error(body, f"body without outline ({_OPML})", "add an outline for each feed")
    _check_names(document, body, ())
    check_no_text(document, body)
    _check_below(document, body)
    for outline in body.iter("outline"):
        _check_outline(document, outline, old=old)


def _check_outline(document: Document, outline: Element, *, old: bool) -> None:
    """Check one line: its attributes by their kinds, and those that its type requires."""
    _check_names(document, outline, tuple(_OUTLINE))
    values = {key: value for key, value in outline.attrib.items() if key in _OUTLINE}
    if "text" not in values:
        document.error(outline, f"outline without text ({_OPML})", "add text, which programs show")
    for key, value in values.items():
        fault = _OUTLINE[key](value.strip() if key == "language" else value)
        if fault:
            document.error(outline, f"outline {key}: {fault} ({_OPML})", "fix or remove it")
        elif key in _PROSE and "<" in value:
            for _, message, remedy in inspect_html(value)[0]:
                document.warn(outline, f"outline {key}: {message}", remedy)
    _check_type(document, outline, values, old=old)
    if own_text(outline):
        document.error(outline, f"outline holds text ({_OPML})", "put it into the attribute text")
    _check_below(document, outline)


def _check_type(document: Document, outline: Element, values: dict[str, str], *, old: bool) -> None:
    kind = values.get("type", "").lower()
    if kind == "rss":
        for name in ("xmlUrl", "title"):
            if name not in values:
                document.warn(outline, f"an outline of a feed without {name} ({_OPML})", f"add {name}")
        fault = fault_of_absolute(values["xmlUrl"]) if "xmlUrl" in values else ""
        if fault:
            document.warn(outline, f"outline xmlUrl: {fault} ({_OPML})", "write the address of the feed")
    elif kind == "link" and "url" not in values:
        document.warn(outline, f"an outline of a link without url ({_OPML})", "add url")
    elif kind and kind != "link" and old:
        document.warn(outline, f'"{kind[:40]}" is not a type of outline (OPML 1.0)', "write rss or link")
    elif not kind and _OF_FEED & values.keys():
        document.warn(outline, f"an outline of a feed without type ({_OPML})", 'add type="rss"')
    version = values.get("version")
    if version is not None and version not in _FEED_VERSIONS:
        message = f'"{version[:20]}" is not a version of a feed ({_OPML})'
        document.warn(outline, message, f"write {', '.join(_FEED_VERSIONS)}")


def _check_below(document: Document, element: Element) -> None:
    for child in child_elements(element):
        space, name = split_tag(child.tag)
        if space:
            check_module(document, child, tag_name(element.tag))
        elif name != "outline":
            message = f"{name[:40]} is not an element of {tag_name(element.tag)} ({_OPML})"
            document.error(child, message, "remove it, or put it in a namespace")


def _check_names(document: Document, element: Element, known: tuple[str, ...]) -> None:
    for key in element.attrib:
        if key not in known and key[:1] != "{":
            message = f"{key[:40]} is not an attribute of {tag_name(element.tag)} ({_OPML})"
            document.error(element, message, "remove it, or put it in a namespace")


def _children(document: Document, parent: Element, known: tuple[str, ...]) -> dict[str, Element]:
    found: dict[str, Element] = {}
    for child in child_elements(parent):
        space, name = split_tag(child.tag)
        if space:
            check_module(document, child, tag_name(parent.tag))
        elif name not in known:
            message = f"{name[:40]} is not an element of {tag_name(parent.tag)} ({_OPML})"
            document.error(child, message, "remove it, or put it in a namespace")
        elif name in found:
            document.error(child, f"a second {name} ({_OPML})", "keep one")
        else:
            found[name] = child
    check_no_text(document, parent)
    return found
