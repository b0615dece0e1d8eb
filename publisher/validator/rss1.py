"""Validate RSS 0.90 and RSS 1.0, which are RDF: channel, image, items and text input stand beside each other.

Sources: the specifications of RSS 0.90 (Netscape, 1999) and RSS 1.0 (RSS-DEV, 2000); RDF/XML Syntax. RSS
1.0 gives each part an address of its own (rdf:about), and the channel lists those of its items.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from publisher.tables.syndication import ATOM, RDF
from publisher.text.xml import Element, child_elements, own_text, split_tag
from publisher.validator import rss_elements
from publisher.validator.constructs import check_attributes, check_empty, check_no_text
from publisher.validator.document import Document, tag_name
from publisher.validator.links import check_links
from publisher.validator.modules import check_module, itunes
from publisher.validator.rdf import USUAL, VOCABULARIES, check_syntax, vocabulary_of
from publisher.validator.syntax import fault_of_reference

_ABOUT, _RESOURCE = f"{{{RDF}}}about", f"{{{RDF}}}resource"
_ANYWHERE = frozenset("type value Description RDF".split())  # elements of RDF that may stand in a part
_MOST = 3  # times that a repeated element is checked

Check = Callable[[Document, Element], None]


def _check_reference(document: Document, element: Element) -> None:
    """Check where a channel names its image or text input (RSS 1.0, 5.3.4, 5.3.6)."""
    check_attributes(document, element, "")
    check_empty(document, element, "RSS 1.0")
    if element.get(_RESOURCE) is None:
        message = f"{tag_name(element.tag)} of a channel without rdf:resource (RSS 1.0)"
        document.error(element, message, f"add the rdf:about of the {tag_name(element.tag)}")


def _check_items(document: Document, element: Element) -> None:
    check_attributes(document, element, "")


_PARTS: dict[str, dict[str, Check]] = {
    "channel": {
        "title": rss_elements.check_title,
        "link": rss_elements.check_address,
        "description": rss_elements.check_plain_text,
        "image": _check_reference,
        "items": _check_items,
        "textinput": _check_reference,
    },
    "image": {
        "title": rss_elements.check_title,
        "url": rss_elements.check_address,
        "link": rss_elements.check_address,
    },
    "item": {
        "title": rss_elements.check_title,
        "link": rss_elements.check_address,
        "description": rss_elements.check_html,
    },
    "textinput": {
        "title": rss_elements.check_plain_text,
        "description": rss_elements.check_plain_text,
        "name": rss_elements.check_bare,
        "link": rss_elements.check_address,
    },
}
_REQUIRED = {
    "channel": ("title", "link", "description"),
    "image": ("title", "url", "link"),
    "item": ("title", "link"),
    "textinput": ("title", "description", "name", "link"),
}


def check(document: Document) -> None:
    """Check a parsed document whose root is rdf:RDF."""
    root, space = document.root, vocabulary_of(document.root) or ""
    version = VOCABULARIES.get(space, USUAL)
    if space not in VOCABULARIES:
        said = f"in the namespace {space[:60]}" if space else "in no namespace"
        document.error(root, f"the channel is {said} (RSS 1.0)", 'write xmlns="http://purl.org/rss/1.0/"')
    if not space:
        return
    document.rdf = True
    if split_tag(root.tag)[0] != RDF:
        document.error(root, f"RDF is not in the namespace of RDF ({version})", f'write xmlns:rdf="{RDF}"')
    _without_namespace(document, root, space)
    check_attributes(document, root, "")
    check_syntax(document, root)
    parts: dict[str, list[Element]] = {name: [] for name in _PARTS}
    for child in child_elements(root):
        outer, name = split_tag(child.tag)
        if outer:
            check_module(document, child, "RDF")
        elif name in parts:
            parts[name].append(child)
        else:
            message = f"{name[:40]} is not an element of RDF ({version})"
            document.error(child, message, "remove it, or put it in a namespace")
    if len(parts["channel"]) != 1:
        document.error(root, f"RDF with {len(parts['channel'])} channels ({version})", "write one channel")
    abouts: dict[str, Element] = {}
    for name, elements in parts.items():
        for element in elements:
            _check_part(document, element, name, version)
            if version == "RSS 1.0":
                _check_about(document, element, abouts)
    for channel in parts["channel"]:
        if version == "RSS 1.0":
            _check_list(document, channel, parts["item"])
        itunes.check_podcast(document, channel, parts["item"])


def _without_namespace(document: Document, root: Element, space: str) -> None:
    """Give the elements of RSS the names that the checks of RSS know; what has no namespace is no RSS here."""
    parts = {f"{{{space}}}{name}" for name in _PARTS} | {root.tag}
    for element in [one for part in root.iter(*parts) for one in child_elements(part) if one.tag[:1] != "{"]:
        message = f"{element.tag[:40]} is in no namespace, so its meaning is unknown (RSS 1.0)"
        document.warn(element, message, "declare its namespace")
        element.getparent().remove(element)
    for element in root.iter(f"{{{space}}}*"):
        element.tag = split_tag(element.tag)[1]


def _check_part(document: Document, part: Element, name: str, version: str) -> None:
    known, seen = _PARTS[name], Counter[str]()
    check_attributes(document, part, "")
    for child in child_elements(part):
        space, inner = split_tag(child.tag)
        if space == RDF:
            if inner not in _ANYWHERE:
                message = f"rdf:{inner[:40]} is not an element of {name} ({version})"
                document.error(child, message, "remove it")
        elif space:
            if space != ATOM:
                check_module(document, child, name)
        elif inner in known:
            seen[inner] += 1
            if seen[inner] == 2:
                document.error(child, f"a second {inner} ({version})", "keep one")
            if seen[inner] <= _MOST:  # a hostile feed could repeat elements whose check is slow
                known[inner](document, child)
        else:
            message = f"{inner[:40]} is not an element of {name} ({version})"
            document.error(child, message, "remove it, or put it in a namespace")
    check_no_text(document, part)
    for inner in _REQUIRED[name]:
        if not seen[inner]:
            document.error(part, f"{name} without {inner} ({version})", f"add {inner}")
    check_links(document, part, of_feed=name == "channel")
    for encoded in part.iterchildren("{http://purl.org/rss/1.0/modules/content/}encoded"):
        rss_elements.check_html(document, encoded)


def _check_about(document: Document, part: Element, abouts: dict[str, Element]) -> None:
    """Check the address of a part, which no other part has (RSS 1.0, 5.3, 5.4, 5.5, 5.6)."""
    about, name = part.get(_ABOUT), tag_name(part.tag)
    if about is None:
        document.error(
            part, f"{name} without rdf:about (RSS 1.0)", "add rdf:about with the address of its link"
        )
        return
    fault = fault_of_reference(about)
    if fault:
        document.error(part, f"rdf:about: {fault} (RSS 1.0)", "write the address, percent-encoded")
    if about in abouts:
        message = f'rdf:about "{about[:80]}" is already used at line {abouts[about].sourceline} (RSS 1.0)'
        document.error(part, message, "give each part an address of its own")
    abouts[about] = part


def _check_list(document: Document, channel: Element, items: list[Element]) -> None:
    """Check the channel's list of items, and that each names an item (RSS 1.0, 5.3.5)."""
    listed = channel.find("items")
    if listed is None:
        document.error(
            channel, "channel without items (RSS 1.0)", "list the addresses of the items in an rdf:Seq"
        )
        return
    resources = dict(_listed(document, listed))
    known = {item.get(_ABOUT) for item in items}
    for resource, element in resources.items():
        if resource and resource not in known:
            message = f'the channel lists "{resource[:80]}", which is no item (RSS 1.0)'
            document.warn(element, message, "list the rdf:about of each item")
    for item in items:
        if item.get(_ABOUT) not in resources:
            document.warn(item, "the channel does not list the item (RSS 1.0)", "add it to items")


def _listed(document: Document, listed: Element) -> Iterator[tuple[str, Element]]:
    if own_text(listed):
        document.error(listed, "items holds text (RSS 1.0)", "remove it")
    for sequence in child_elements(listed):
        if sequence.tag != f"{{{RDF}}}Seq":
            message = f"{tag_name(sequence.tag)[:40]} is not an element of items (RSS 1.0)"
            document.error(sequence, message, "write an rdf:Seq")
            continue
        check_attributes(document, sequence, "")
        check_no_text(document, sequence)
        for element in child_elements(sequence):
            check_attributes(document, element, "resource")
            check_empty(document, element, "RSS 1.0")
            if element.tag != f"{{{RDF}}}li":
                message = f"{tag_name(element.tag)[:40]} is not an element of rdf:Seq (RSS 1.0)"
                document.error(element, message, "write rdf:li")
            else:
                resource = element.get(_RESOURCE) or element.get("resource") or ""
                if not resource:
                    message = "rdf:li without rdf:resource (RSS 1.0)"
                    document.error(element, message, "add rdf:resource with the rdf:about of an item")
                yield resource, element
