"""Validate RSS 2.0, with 0.91 and 0.92, which it contains, by its specification and its Best Practices Profile.

In messages `RSS 2.0` is the specification of the RSS Advisory Board, `RSS Profile` its profile.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from publisher.tables.syndication import ATOM, NAMESPACES, PICTURES, SAME_MEANING, WEEKDAYS, XHTML
from publisher.text.xml import Element, child_elements, own_text, split_tag
from publisher.validator import constructs, extensions
from publisher.validator.constructs import check_attributes, check_leaf, check_no_text, check_plain
from publisher.validator.document import Document, tag_name
from publisher.validator.extensions import check_extension
from publisher.validator.hazards import inspect_html, markup_in, possible_markup_in
from publisher.validator.syntax import (
    fault_of_absolute,
    fault_of_language,
    fault_of_media_type,
    fault_of_rfc822,
    fault_of_rss_mail,
    fault_of_web_address,
    is_implausible,
    unknown_scheme,
    weakness_of_rfc822,
    weakness_of_rss_mail,
)

# -- elements ------------------------------------------------------------------------------------------------

_RSS = "RSS 2.0"
_INTEGER = re.compile(r"[+-]?\d{1,18}", re.ASCII)
_FORM_NAME = re.compile(r"[A-Za-z][A-Za-z0-9:._-]{0,200}")


def check_bare(document: Document, element: Element) -> None:
    """Check an element of any text."""
    check_attributes(document, element, "")
    check_leaf(document, element, _RSS)


def check_plain_text(document: Document, element: Element) -> None:
    """Check an element of plain text."""
    check_attributes(document, element, "")
    _check_plain(document, element, check_leaf(document, element, _RSS))


def check_title(document: Document, element: Element) -> None:
    """Check a title, which is plain and not empty."""
    check_plain_text(document, element)
    if not own_text(element):
        document.warn(element, "title is empty (RSS Profile)", "fill it or leave it out")


def check_html(document: Document, element: Element) -> None:
    """Check HTML, which should be harmless and have absolute addresses."""
    check_attributes(document, element, "")
    text = check_leaf(document, element, _RSS)
    hazards, relative = inspect_html(text, errors_only=document.report.errors_only)
    start, name = element.sourceline or 0, tag_name(element.tag)
    for line, message, remedy in hazards:
        document.report.warn(start + line, f"{name}: {message}", remedy)
    for reference, fault in relative:
        message = f'{name}: relative address "{reference[:60]}" (RSS Profile)'
        if fault:
            document.error(element, f"{name}: {fault} (RFC 3986)", "percent-encode it")
        else:
            document.warn(element, message, "make it absolute")


def check_address(document: Document, element: Element) -> None:
    """Check an element whose text is an absolute URI."""
    check_attributes(document, element, "")
    check_uri(document, element, check_leaf(document, element, _RSS).strip(), tag_name(element.tag))


def check_language(document: Document, element: Element) -> None:
    """Check a language code."""
    check_attributes(document, element, "")
    fault = fault_of_language(check_leaf(document, element, _RSS).strip())
    if fault:
        document.error(element, f"language: {fault} ({_RSS})", 'write a code such as "en-us"')


def check_mail(document: Document, element: Element) -> None:
    """Check a person: in RSS a mail address with the name in brackets."""
    check_attributes(document, element, "")
    text = check_leaf(document, element, _RSS).strip()
    check_plain(document, element, text, "RSS Profile")
    fault, weakness = fault_of_rss_mail(text), weakness_of_rss_mail(text)
    name = tag_name(element.tag)
    if fault:
        remedy = "write jane@example.com (Jane Doe), or use dc:creator for a name without an address"
        document.error(element, f"{name}: {fault} ({_RSS})", remedy)
    elif weakness:
        document.warn(element, f"{name}: {weakness} (RSS Profile)", "write jane@example.com (Jane Doe)")


def check_date(document: Document, element: Element) -> None:
    """Check a date (RFC 822, four-digit year)."""
    check_attributes(document, element, "")
    text = check_leaf(document, element, _RSS).strip()
    fault, weakness = fault_of_rfc822(text), weakness_of_rfc822(text)
    remedy = "write Fri, 03 May 2024 09:00:00 +0000"
    if fault:
        document.error(element, f"{tag_name(element.tag)}: {fault} ({_RSS}: RFC 822)", remedy)
    elif weakness:
        document.warn(element, f"{tag_name(element.tag)}: {weakness} (RSS Profile)", remedy)
    elif is_implausible(text):
        document.warn(element, f"{tag_name(element.tag)}: {text[:40]} is probably a mistake", "check the year")


def check_category(document: Document, element: Element) -> None:
    """Check a category, which is plain and not empty."""
    check_attributes(document, element, "domain")
    text = check_leaf(document, element, _RSS)
    if not text.strip():
        document.warn(element, f"category is empty ({_RSS})", "name it or leave it out")
    _check_plain(document, element, text)


def check_guid(document: Document, element: Element) -> None:
    """Check a guid, which is a URL unless isPermaLink is false."""
    check_attributes(document, element, "isPermaLink")
    text = check_leaf(document, element, _RSS).strip()
    permanent = element.get("isPermaLink", "true")
    if permanent not in {"true", "false"}:
        document.error(element, f'isPermaLink is "{permanent[:20]}" ({_RSS})', "write true or false")
    elif permanent == "false":
        if not text:
            document.warn(element, f"guid is empty ({_RSS})", "fill it or leave it out")
        elif text.isdigit() and len(text) < 9:
            document.warn(element, f'the guid "{text}" is probably not unique ({_RSS})', "use the URL")
    else:
        fault = fault_of_absolute(text, ascii_only=True)
        if not fault and text.lower().startswith(("tag:", "urn:uuid:")):
            fault = f'"{text[:60]}" opens no page'
        if fault:
            document.error(
                element,
                f"a guid that is a permalink must be a URL: {fault} ({_RSS})",
                'add isPermaLink="false"',
            )


def check_source(document: Document, element: Element) -> None:
    """Check the feed that an item comes from."""
    check_attributes(document, element, "url")
    _check_plain(document, element, check_leaf(document, element, _RSS))
    if "url" not in element.attrib:
        document.error(element, f"source without url ({_RSS})", "add the address of its feed")
    else:
        check_uri(document, element, element.get("url"), "source url")


def check_enclosure(document: Document, element: Element) -> None:
    """Check an enclosure: an http address, a length in bytes, a media type."""
    check_attributes(document, element, "url length type")
    for name in ("url", "length", "type"):
        if name not in element.attrib:
            remedy = 'add length ("0" if unknown)' if name == "length" else f"add {name}"
            document.error(element, f"enclosure without {name} ({_RSS})", remedy)
    url, length, kind = element.get("url"), element.get("length"), element.get("type")
    if url is not None and fault_of_web_address(url):
        document.error(
            element, f"enclosure url: {fault_of_web_address(url)} ({_RSS})", "write the full address"
        )
    if length is not None and not (_INTEGER.fullmatch(length.strip()) and int(length) >= 0):
        document.error(
            element, f'enclosure length "{length[:20]}" is not a number of bytes ({_RSS})', "write 0 if unknown"
        )
    if kind is not None and fault_of_media_type(kind):
        document.error(
            element, f"enclosure type: {fault_of_media_type(kind)} ({_RSS})", "write a type such as audio/mpeg"
        )
    check_no_text(document, element)


def check_ttl(document: Document, element: Element) -> None:
    """Check how many minutes a feed may be cached."""
    check_attributes(document, element, "")
    text = check_leaf(document, element, _RSS).strip()
    if not _INTEGER.fullmatch(text) or int(text) <= 0:
        document.error(
            element, f'ttl "{text[:20]}" is not a number of minutes ({_RSS})', "write a whole number from 1"
        )


def check_cloud(document: Document, element: Element) -> None:
    """Check the service that reports changes of the feed."""
    wanted = "domain port path registerProcedure protocol"
    check_attributes(document, element, wanted)
    for name in wanted.split():
        if name not in element.attrib:
            document.error(element, f"cloud without {name} ({_RSS})", f"add {name}")
    port = element.get("port", "80").strip()
    if not _INTEGER.fullmatch(port) or int(port) <= 0:
        document.error(
            element, f'cloud port "{port[:20]}" is not a port ({_RSS})', "write a whole number from 1"
        )


def check_image(document: Document, element: Element) -> None:
    """Check the channel's image: address, title, link, at most 144 by 400 pixels."""
    check_attributes(document, element, "")
    found = _named(document, element, ("url", "title", "link", "width", "height", "description"))
    for name in ("url", "title", "link"):
        if name not in found:
            document.error(element, f"image without {name} ({_RSS})", f"add {name}")
    for name, limit in (("width", 144), ("height", 400)):
        text = own_text(found[name]) if name in found else "1"
        if not _INTEGER.fullmatch(text) or not 0 < int(text) <= limit:
            document.error(
                found[name], f'image {name} "{text[:20]}" ({_RSS})', f"write 1 to {limit}, and fit the image"
            )
    for name in ("link", "url"):
        if name in found:
            check_uri(document, found[name], own_text(found[name]), f"image {name}")
    if "url" in found:
        _check_picture(document, found["url"])
    if "title" in found:
        check_title(document, found["title"])
    if "description" in found:
        check_plain_text(document, found["description"])
    channel = element.getparent()
    for name in ("title", "link"):
        other = (channel.findtext(name) or "").strip()
        if name in found and other and other != own_text(found[name]):
            document.warn(
                found[name],
                f"the image's {name} differs from the channel's (RSS Profile)",
                "repeat the channel's",
            )
    check_no_text(document, element)


def check_text_input(document: Document, element: Element) -> None:
    """Check a text input, which readers do not support."""
    check_attributes(document, element, "")
    document.warn(element, "hardly any reader shows a textInput (RSS Profile)", "leave it out")
    found = _named(document, element, ("title", "description", "name", "link"))
    for name in ("title", "description", "name", "link"):
        if name not in found:
            document.error(element, f"textInput without {name} ({_RSS})", f"add {name}")
    if "name" in found and not _FORM_NAME.match(own_text(found["name"])):
        document.error(
            found["name"], f"textInput name is not a name of a form field ({_RSS})", "start with a letter"
        )
    if "link" in found:
        check_uri(document, found["link"], own_text(found["link"]), "textInput link")
    if "title" in found:
        check_plain_text(document, found["title"])
    check_no_text(document, element)


def check_hours(document: Document, element: Element) -> None:
    """Check the hours in which readers should not fetch the feed, 0 to 23, GMT."""
    seen: set[str] = set()
    for hour, text in _listed(document, element, "hour", 24):
        if text == "24":
            document.warn(hour, "hour 24 (RSS Profile)", "write 0 for midnight")
        elif not _INTEGER.fullmatch(text) or not 0 <= int(text) <= 23:
            document.error(hour, f'"{text[:20]}" is not an hour ({_RSS})', "write 0 to 23")
            continue
        number = str(int(text) % 24)
        if number in seen:
            document.error(hour, f"hour {text} is listed twice ({_RSS})", "keep one")
        seen.add(number)


def check_days(document: Document, element: Element) -> None:
    """Check the days on which readers should not fetch the feed."""
    seen: set[str] = set()
    for day, text in _listed(document, element, "day", 7):
        if text not in WEEKDAYS:
            document.error(day, f'"{text[:20]}" is not a day ({_RSS})', "write Monday to Sunday")
        elif text in seen:
            document.error(day, f"{text} is listed twice ({_RSS})", "keep one")
        seen.add(text)


def check_uri(document: Document, element: Element, text: str, name: str) -> None:
    """Check an absolute URI, which must be ASCII in RSS."""
    fault = fault_of_absolute(text, ascii_only=True)
    if fault:
        document.error(element, f"{name}: {fault} ({_RSS})", "write the full address, percent-encoded")
    elif unknown_scheme(text):
        document.warn(
            element,
            f"{name}: the scheme {unknown_scheme(text)} is not registered ({_RSS})",
            "use http or https",
        )


def _check_plain(document: Document, element: Element, text: str) -> None:
    numbers = ("&" in text or "<" in text) and document.has_character_references(element)
    if markup_in(text):
        if not (numbers and "</" not in markup_in(text)):
            check_plain(document, element, text, "RSS Profile")
    elif possible_markup_in(text) and not numbers:
        mark = possible_markup_in(text)
        message = f"{tag_name(element.tag)} holds {mark}, which readers may take for markup (RSS Profile)"
        document.warn(element, message, "write < as &#x3C; and & as &#x26;")


def _listed(document: Document, element: Element, name: str, most: int) -> list[tuple[Element, str]]:
    check_attributes(document, element, "")
    found = []
    for child in child_elements(element):
        if split_tag(child.tag) == ("", name):
            found.append((child, check_leaf(document, child, _RSS).strip()))
        elif not split_tag(child.tag)[0]:
            document.error(
                child,
                f"{tag_name(child.tag)[:40]} is not an element of {tag_name(element.tag)} ({_RSS})",
                "remove it",
            )
    if not found:
        document.error(element, f"{tag_name(element.tag)} without {name} ({_RSS})", "leave it out")
    if len(found) > most:
        document.error(
            element, f"{tag_name(element.tag)} holds more than {most} ({_RSS})", "list each of them once"
        )
    check_no_text(document, element)
    return found


def _named(document: Document, element: Element, known: tuple[str, ...]) -> dict[str, Element]:
    """Give the children by name; unknown and repeated ones are errors."""
    found: dict[str, Element] = {}
    for child in child_elements(element):
        space, name = split_tag(child.tag)
        if space:
            check_extension(document, child, tag_name(element.tag))
        elif name not in known:
            document.error(
                child, f"{name[:40]} is not an element of {tag_name(element.tag)} ({_RSS})", "remove it"
            )
        elif name in found:
            document.error(child, f"a second {name} ({_RSS})", "keep one")
        else:
            found[name] = child
    return found


def _check_picture(document: Document, element: Element) -> None:
    suffix = own_text(element).rpartition(".")[2].lower()
    if suffix.isalnum() and suffix not in PICTURES:
        document.warn(element, f"an image of type {suffix[:20]} ({_RSS})", "use GIF, JPEG or PNG")


# -- documents -----------------------------------------------------------------------------------------------

_VERSIONS = ("0.91", "0.92", "2.0")
_CHANNEL_MANY = frozenset("item category".split())
# Apple and others allow several enclosures; the specification does not say, the Profile advises one.
_ITEM_MANY = frozenset("category enclosure".split())
_ATOM_TEXT = frozenset("title subtitle summary rights content".split())
_ATOM_DATES = frozenset("updated published".split())
_ATOM_PEOPLE = frozenset("author contributor".split())

Check = Callable[[Document, Element], None]

_CHANNEL: dict[str, Check] = {
    "title": check_title,
    "link": check_address,
    "description": check_plain_text,
    "language": check_language,
    "copyright": check_plain_text,
    "managingEditor": check_mail,
    "webMaster": check_mail,
    "pubDate": check_date,
    "lastBuildDate": check_date,
    "category": check_category,
    "generator": check_bare,
    "docs": check_address,
    "cloud": check_cloud,
    "ttl": check_ttl,
    "image": check_image,
    "rating": check_bare,
    "textInput": check_text_input,
    "skipHours": check_hours,
    "skipDays": check_days,
}
_ITEM: dict[str, Check] = {
    "title": check_title,
    "link": check_address,
    "description": check_html,
    "author": check_mail,
    "category": check_category,
    "comments": check_address,
    "enclosure": check_enclosure,
    "guid": check_guid,
    "pubDate": check_date,
    "source": check_source,
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
        elif not split_tag(child.tag)[0]:
            document.error(child, f"{tag_name(child.tag)[:40]} is not an element of rss (RSS 2.0)", "remove it")
    constructs.check_no_text(document, root)
    if len(channels) != 1:
        document.error(root, f"rss holds {len(channels)} channels (RSS 2.0)", "write one channel")
    for channel in channels:
        _check_channel(document, channel, modern=(version or "2.0").startswith("2"))


def _check_channel(document: Document, channel: Element, *, modern: bool) -> None:
    constructs.check_attributes(document, channel, "")
    items: list[Element] = []
    names = _check_children(document, channel, _CHANNEL, items)
    for name in ("title", "link", "description"):
        if not names[name]:
            document.error(channel, f"channel without {name} (RSS 2.0)", f"add {name}")
    links = channel.findall(f"{{{ATOM}}}link")
    relations = [constructs.check_link(document, link, of_feed=True) for link in links]
    if modern and "self" not in relations:
        message = "a channel should name its own address (RSS Profile)"
        document.warn(channel, message, f'add <atom:link xmlns:atom="{ATOM}" rel="self" href="..."/>')
    _check_same_meaning(document, channel)
    identities: dict[str, Element] = {}
    for item in items:
        _check_item(document, item, identities, modern=modern)
    extensions.check_podcast(document, channel, items)


def _check_item(document: Document, item: Element, identities: dict[str, Element], *, modern: bool) -> None:
    constructs.check_attributes(document, item, "")
    names = _check_children(document, item, _ITEM, [])
    if not names["title"] and not names["description"]:
        document.error(item, "an item needs a title or a description (RSS 2.0)", "add either")
    if names["enclosure"] > 1:
        document.warn(item, "readers use only one enclosure of an item (RSS Profile)", "keep the main one")
    for link in item.findall(f"{{{ATOM}}}link"):
        constructs.check_link(document, link, of_feed=False)
    _check_same_meaning(document, item)
    guid = item.find("guid")
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
) -> Counter[str]:
    """Check the children of a channel or item; returns how often each element of RSS occurs."""
    seen: Counter[str] = Counter()
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
    check_extension(document, element, within)
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
        check_html(document, element)
    elif space == XHTML and name == "body":
        document.warn(element, "xhtml:body repeats the description", "use content:encoded")


def _check_atom(document: Document, element: Element, within: str, name: str) -> None:
    """Check an element of Atom; the caller checks links."""
    if name == "link":
        return
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
        fault = fault_of_absolute(own_text(element))
        if fault:
            document.error(element, f"atom:id: {fault} (RFC 4287 4.2.6)", "write an absolute IRI")
    elif name != "source":
        document.error(element, f"{name[:40]} is not an element of Atom (RFC 4287 4)", "remove it")


def _check_same_meaning(document: Document, parent: Element) -> None:
    if document.report.errors_only:
        return
    names = {
        tag_name(child.tag) if split_tag(child.tag)[0] != ATOM else f"atom:{split_tag(child.tag)[1]}"
        for child in child_elements(parent)
    }
    for core, module in SAME_MEANING:
        if core in names and module in names:
            document.warn(parent, f"{core} and {module} say the same (RSS Profile)", "keep one")
