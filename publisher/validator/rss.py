"""Validate RSS 2.0, with 0.91 and 0.92, which it contains, by its specification and its Best Practices Profile.

In messages `RSS 2.0` is the specification of the RSS Advisory Board, `RSS Profile` its profile.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from publisher.tables.syndication import ATOM, NAMESPACES, SAME_MEANING, XHTML
from publisher.text.xml import Element, child_elements, own_text, split_tag
from publisher.validator import constructs, rss_elements, rss_parts
from publisher.validator.document import Document, tag_name
from publisher.validator.links import check_links
from publisher.validator.modules import check_module, itunes, stands_anywhere
from publisher.validator.syntax import fault_of_absolute

_VERSIONS = ("0.91", "0.92", "2.0")
_CHANNEL_MANY = frozenset("item category".split())
# Apple and others allow several enclosures; the specification does not say, the Profile advises one.
_ITEM_MANY = frozenset("category enclosure".split())
_ATOM_TEXT = frozenset("title subtitle summary rights content".split())
_ATOM_DATES = frozenset("updated published".split())
_ATOM_ONCE = frozenset("generator icon id logo published rights subtitle summary title updated".split())
_ATOM_PEOPLE = frozenset("author contributor".split())

Check = Callable[[Document, Element], None]

_CHANNEL: dict[str, Check] = {
    "title": rss_elements.check_title,
    "link": rss_elements.check_address,
    "description": rss_elements.check_plain_text,
    "language": rss_elements.check_language,
    "copyright": rss_elements.check_plain_text,
    "managingEditor": rss_elements.check_mail,
    "webMaster": rss_elements.check_mail,
    "pubDate": rss_elements.check_date,
    "lastBuildDate": rss_elements.check_date,
    "category": rss_elements.check_category,
    "generator": rss_elements.check_bare,
    "docs": rss_elements.check_address,
    "cloud": rss_parts.check_cloud,
    "ttl": rss_elements.check_ttl,
    "image": rss_parts.check_image,
    "rating": rss_elements.check_bare,
    "textInput": rss_parts.check_text_input,
    "skipHours": rss_parts.check_hours,
    "skipDays": rss_parts.check_days,
}
_ITEM: dict[str, Check] = {
    "title": rss_elements.check_title,
    "link": rss_elements.check_address,
    "description": rss_elements.check_html,
    "author": rss_elements.check_mail,
    "category": rss_elements.check_category,
    "comments": rss_elements.check_address,
    "enclosure": rss_elements.check_enclosure,
    "guid": rss_elements.check_guid,
    "pubDate": rss_elements.check_date,
    "source": rss_elements.check_source,
}


def check(document: Document) -> None:
    """Check a parsed document whose root is called rss."""
    root = document.root
    space = split_tag(root.tag)[0]
    if space:
        document.error(root, f"rss is in a namespace, {space[:60]} (RSS 2.0)", "remove xmlns")
        for element in root.iter():
            if isinstance(element.tag, str) and split_tag(element.tag)[0] == space:
                element.tag = split_tag(element.tag)[1]
    version = root.get("version")
    if version is None:
        document.error(root, "rss without version (RSS 2.0)", 'write <rss version="2.0">')
    elif version not in _VERSIONS:
        document.error(root, f'"{version[:20]}" is not a version of RSS (RSS 2.0)', 'write version="2.0"')
    constructs.check_attributes(document, root, "version")
    channels = []
    for child in child_elements(root):
        if split_tag(child.tag) == ("", "channel"):
            channels.append(child)
        else:
            _check_beside(document, child)
    constructs.check_no_text(document, root)
    if len(channels) != 1:
        document.error(root, f"rss holds {len(channels)} channels (RSS 2.0)", "write one channel")
    for channel in channels:
        _check_channel(document, channel, modern=(version or "2.0").startswith("2"))


def _check_beside(document: Document, element: Element) -> None:
    """Check an element beside the channel: only unknown modules and access:restriction may be there."""
    space = split_tag(element.tag)[0]
    prefix = NAMESPACES.get(space, "")
    if prefix == "access":
        check_module(document, element, "rss")
    elif space in {ATOM, XHTML} or stands_anywhere(element):
        message = f"{tag_name(element.tag)[:40]} is beside the channel, where no reader looks (RSS 2.0)"
        document.warn(element, message, "move it into the channel")
    elif prefix or not space:
        message = f"{tag_name(element.tag)[:40]} is not an element of rss (RSS 2.0)"
        document.error(element, message, "move it into the channel, or remove it")


def _check_channel(document: Document, channel: Element, *, modern: bool) -> None:
    constructs.check_attributes(document, channel, "")
    items: list[Element] = []
    names = _check_children(document, channel, _CHANNEL, items)
    for name in ("title", "link", "description"):
        if not names[name]:
            document.error(channel, f"channel without {name} (RSS 2.0)", f"add {name}")
    relations = [link.relation for link in check_links(document, channel, of_feed=True)]
    if modern and "self" not in relations:
        message = "a channel should name its own address (RSS Profile)"
        document.warn(channel, message, f'add <atom:link xmlns:atom="{ATOM}" rel="self" href="..."/>')
    _check_same_meaning(document, channel)
    identities: dict[str, Element] = {}
    for item in items:
        _check_item(document, item, identities, modern=modern)
    itunes.check_podcast(document, channel, items)


def _check_item(document: Document, item: Element, identities: dict[str, Element], *, modern: bool) -> None:
    constructs.check_attributes(document, item, "")
    names = _check_children(document, item, _ITEM, [])
    if not names["title"] and not names["description"]:
        document.error(item, "an item needs a title or a description (RSS 2.0)", "add either")
    if names["enclosure"] > 1:
        document.warn(item, "readers use only one enclosure of an item (RSS Profile)", "keep the main one")
    check_links(document, item, of_feed=False)
    _check_same_meaning(document, item)
    guid = next(item.iterchildren("guid"), None)  # find() takes three times as long
    if guid is None:
        if modern:
            document.warn(item, "an item should have a guid (RSS Profile)", "add one that never changes")
        return
    identity = own_text(guid)
    if identity and identity in identities:
        line = identities[identity].sourceline
        message = f'the guid "{identity[:80]}" is already used at line {line} (RSS 2.0)'
        document.error(guid, message, "give each item a guid of its own")
    elif identity:
        identities[identity] = guid


def _check_children(
    document: Document, parent: Element, known: dict[str, Check], items: list[Element]
) -> dict[str, int]:
    """Check the children of a channel or item; returns how often each element of RSS occurs."""
    seen: dict[str, int] = defaultdict(int)
    within = tag_name(parent.tag)
    many = _CHANNEL_MANY if within == "channel" else _ITEM_MANY
    for child in child_elements(parent):
        space, name = split_tag(child.tag)
        if space:
            _check_module(document, child, within, described=bool(seen["description"]))
        elif name == "item" and within == "channel":
            items.append(child)
        elif name in known:
            seen[name] += 1
            if seen[name] == 2 and name not in many:
                document.error(child, f"a second {name} (RSS 2.0)", "keep one")
            if items:
                document.warn(child, f"{name} comes after items (RSS Profile)", "move it before the first item")
            if seen[name] <= 3 or name in many:  # a hostile feed could repeat elements whose check is slow
                known[name](document, child)
        else:
            document.error(
                child,
                f"{name[:40]} is not an element of {within} (RSS 2.0)",
                "remove it, or put it in a namespace",
            )
    constructs.check_no_text(document, parent)
    return seen


def _check_module(document: Document, element: Element, within: str, *, described: bool) -> None:
    space, name = split_tag(element.tag)
    prefix = NAMESPACES.get(space)
    if space == ATOM:
        _check_atom(document, element, within, name)
        return
    check_module(document, element, within)
    for inner in element.iterdescendants() if prefix is None else ():
        if isinstance(inner.tag, str) and not split_tag(inner.tag)[0]:
            document.error(
                inner,
                f"{inner.tag[:40]} is in no namespace inside {tag_name(element.tag)} (RSS 2.0)",
                "put it in one",
            )
    if prefix == "content" and name == "encoded":
        if not described:
            document.warn(
                element, "content:encoded should follow a description (RSS Profile)", "add a short one"
            )
        rss_elements.check_html(document, element)
    elif space == XHTML and name == "body":
        document.warn(element, "xhtml:body repeats the description", "use content:encoded")


def _check_atom(document: Document, element: Element, within: str, name: str) -> None:
    """Check an element of Atom; the caller checks links."""
    if name == "link":
        return
    if name in _ATOM_ONCE and next(element.itersiblings(element.tag, preceding=True), None) is not None:
        document.error(element, f"a second atom:{name} (RFC 4287 4.1)", "keep one")
    if name in _ATOM_TEXT and not (name == "content" and within == "channel"):
        constructs.check_text(document, element, content=name in {"content", "title"})
        if name != "summary":
            document.warn(
                element, f"atom:{name} repeats an element of RSS (RSS Profile)", "keep the element of RSS"
            )
    elif name in _ATOM_DATES:
        constructs.check_date(document, element)
    elif name in _ATOM_PEOPLE:
        constructs.check_person(document, element)
    elif name == "category":
        constructs.check_category(document, element)
    elif name == "generator":
        constructs.check_simple(document, element)
    elif name in {"icon", "logo"}:
        constructs.check_location(document, element)
    elif name == "id":
        constructs.check_attributes(document, element, "")
        fault = fault_of_absolute(constructs.check_leaf(document, element, "RFC 4287 4.2.6").strip())
        if fault:
            document.error(element, f"atom:id: {fault} (RFC 4287 4.2.6)", "write an absolute IRI")
    elif name != "source":
        document.error(element, f"{name[:40]} is not an element of Atom (RFC 4287 4)", "remove it")


def _check_same_meaning(document: Document, parent: Element) -> None:
    if document.report.errors_only:
        return
    tags = {child.tag for child in child_elements(parent)}
    if not any(tag[:1] == "{" for tag in tags):
        return
    names = {tag_name(tag) if split_tag(tag)[0] != ATOM else f"atom:{split_tag(tag)[1]}" for tag in tags}
    for core, module in SAME_MEANING:
        if core in names and module in names:
            document.warn(parent, f"{core} and {module} say the same (RSS Profile)", "keep one")
