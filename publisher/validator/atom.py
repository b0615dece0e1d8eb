"""Validate Atom feeds: by the rules of RFC 4287, section by section, then by its grammar.

The rules explain what is wrong. The RELAX NG grammar is used only if they find no error, and finds
faults that no rule covers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import cache
from typing import Any

from publisher.tables import contents
from publisher.tables.syndication import ATOM
from publisher.text.xml import Element, child_elements, split_tag
from publisher.validator import constructs
from publisher.validator.document import Document, near_namespace, tag_name
from publisher.validator.links import check_links
from publisher.validator.modules import check_module
from publisher.validator.syntax import is_xml

_MANY = frozenset("author category contributor link entry".split())
_OLD = "http://purl.org/atom/ns#"

Check = Callable[[Document, Element], Any]

_METADATA: dict[str, Check] = {
    "author": constructs.check_person,
    "category": constructs.check_category,
    "contributor": constructs.check_person,
    "id": constructs.check_id,
    "rights": constructs.check_text,
    "title": constructs.check_text,
    "updated": constructs.check_date,
}
_FEED: dict[str, Check] = _METADATA | {
    "generator": constructs.check_simple,
    "icon": constructs.check_location,
    "logo": constructs.check_location,
    "subtitle": constructs.check_text,
}
_ENTRY: dict[str, Check] = _METADATA | {"published": constructs.check_date, "summary": constructs.check_text}


def check(document: Document) -> None:
    """Check a parsed document whose root is called feed or entry."""
    root = document.root
    space, name = split_tag(root.tag)
    if space != ATOM:
        near = near_namespace(space) == ATOM
        where = f"the namespace {space[:60]}" if space else "no namespace"
        where = "the namespace of Atom 0.3, which is withdrawn" if space == _OLD else where
        document.error(root, f"{name} is in {where}, not in Atom's (RFC 4287 1.2)", f'write xmlns="{ATOM}"')
        if not near:
            return
        _rename(root, space)
    if name == "feed":
        _check_feed(document, root)
    else:
        _check_entry(document, root, authored=False)
    if not document.report.invalid:
        _check_grammar(document)


def _rename(root: Element, space: str) -> None:
    # The misspelt namespace is reported; its elements are then checked as Atom's.
    for element in root.iter():
        if isinstance(element.tag, str) and split_tag(element.tag)[0] == space:
            element.tag = f"{{{ATOM}}}{split_tag(element.tag)[1]}"


def _check_feed(document: Document, feed: Element) -> None:
    constructs.check_attributes(document, feed, "")
    entries: list[Element] = []
    names = _check_children(document, feed, _FEED, entries)
    _require(document, feed, names, ("title", "id", "updated"))
    if "self" not in _check_links(document, feed, of_feed=True):
        document.warn(
            feed, "a feed should name its own address (RFC 4287 4.1.1)", 'add <link rel="self" href="..."/>'
        )
    for entry in entries:
        _check_entry(document, entry, authored="author" in names)
    _check_identities(document, entries)


def _check_entry(document: Document, entry: Element, *, authored: bool) -> None:
    constructs.check_attributes(document, entry, "")
    names = _check_children(document, entry, _ENTRY, [])
    _require(document, entry, names, ("title", "id", "updated"))
    source = next(entry.iterchildren(f"{{{ATOM}}}source"), None)
    if source is not None:
        _check_source(document, source)
        authored = authored or source.find(f"{{{ATOM}}}author") is not None
    if not authored and "author" not in names:
        document.error(entry, "neither the entry nor its feed has an author (RFC 4287 4.1.2)", "add author")
    relations = _check_links(document, entry, of_feed=False)
    content = next(entry.iterchildren(f"{{{ATOM}}}content"), None)
    if content is None:
        if "alternate" not in relations:
            message = "an entry needs content or an alternate link (RFC 4287 4.1.2)"
            document.error(entry, message, "add either")
        if "summary" not in names:
            document.warn(
                entry, "the entry has neither content nor summary (RFC 4287 4.1.1.1)", "add a summary"
            )
        return
    constructs.check_text(document, content, content=True)
    if "summary" not in names and _needs_summary(content):
        document.error(entry, "content with src or in Base64 needs a summary (RFC 4287 4.1.2)", "add summary")


def _needs_summary(content: Element) -> bool:
    kind = content.get("type", "")
    return "src" in content.attrib or (
        "/" in kind and not is_xml(kind) and not kind.lower().startswith("text/")
    )


def _check_source(document: Document, source: Element) -> None:
    constructs.check_attributes(document, source, "")
    names = _check_children(document, source, _FEED, [])
    for name in ("title", "id", "updated"):
        if name not in names:
            document.warn(source, f"source without {name} (RFC 4287 4.2.11)", f"copy the {name} of its feed")
    _check_links(document, source, of_feed=True)


def _check_children(
    document: Document, parent: Element, known: dict[str, Check], entries: list[Element]
) -> frozenset[str]:
    """Check the children of a feed, entry or source; returns the names of those that are Atom's."""
    seen: dict[str, int] = defaultdict(int)
    within = tag_name(parent.tag)
    for child in child_elements(parent):
        space, name = split_tag(child.tag)
        if space == "":
            message = f"{name[:40]} is in no namespace, so its meaning is unknown (RFC 4287 6.1)"
            document.warn(child, message, "declare its namespace")
        elif space != ATOM:
            check_module(document, child, within)
        elif name == "entry" and within == "feed":
            entries.append(child)
        elif name in known or name == "link" or (within == "entry" and name in {"content", "source"}):
            seen[name] += 1
            if seen[name] == 2 and name not in _MANY:
                document.error(child, f"a second {name} (RFC 4287 4.1)", "keep one")
            if entries:
                document.error(
                    child, f"{name} comes after the entries (RFC 4287 4.1.1)", "move it before the first"
                )
            if name in known:
                known[name](document, child)
        else:
            document.error(child, f"{name[:40]} is not an element of {within} (RFC 4287 4.1)", "remove it")
    constructs.check_no_text(document, parent)
    return frozenset(seen)


def _check_links(document: Document, parent: Element, *, of_feed: bool) -> frozenset[str]:
    """Check the links of a feed or entry; returns their relations."""
    relations = set()
    alternates = set()
    for link, relation, _ in check_links(document, parent, of_feed=of_feed):
        relations.add(relation)
        if relation == "alternate":
            kind = (link.get("type"), link.get("hreflang"))
            if kind in alternates:
                message = "a second alternate link of the same type and hreflang (RFC 4287 4.1.1)"
                document.error(link, message, "keep one, or give them different types or hreflangs")
            alternates.add(kind)
    return frozenset(relations)


def _check_identities(document: Document, entries: list[Element]) -> None:
    seen: dict[str, Element] = {}
    for entry in entries:
        identity = (entry.findtext(f"{{{ATOM}}}id") or "").strip()
        if identity and identity in seen:
            message = (
                f'the id "{identity[:80]}" is already used at line {seen[identity].sourceline} (RFC 4287 4.1.1)'
            )
            document.warn(entry, message, "keep one entry for each id")
        elif identity:
            seen[identity] = entry
    if len(entries) > 9 and len(seen) == 1:
        document.error(document.root, "all entries have the same id (RFC 4287 4.2.6)", "give each its own")


def _require(document: Document, parent: Element, names: frozenset[str], wanted: tuple[str, ...]) -> None:
    for name in wanted:
        if name not in names:
            document.error(parent, f"{tag_name(parent.tag)} without {name} (RFC 4287 4.1)", f"add {name}")


@cache
def _grammar() -> Any:
    from lxml import etree

    return etree.RelaxNG(etree.fromstring(contents("atom.rng").encode()))


def _check_grammar(document: Document) -> None:
    grammar = _grammar()
    if grammar.validate(document.root):
        return
    last = grammar.error_log.last_error
    line, said = (last.line, last.message) if last is not None else (0, "it does not match")
    document.report.error(
        line, f"does not match the grammar of Atom: {said[:200]} (RFC 4287, appendix B)", "see the RFC"
    )
