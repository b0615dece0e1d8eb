"""Check elements of modules (Dublin Core, iTunes, Media RSS ...): their names, number and values.

The rules are in publisher/tables/feed_modules.tsv. Elements of namespaces that it does not list are not
checked.

What podcast directories require (Apple, "A Podcaster's Guide to RSS") is checked too. All findings on it
are warnings: RSS allows the feed, and other programs read it, but a directory rejects it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from publisher.tables import contents
from publisher.tables.media import APPLE_TYPES, CATEGORIES
from publisher.tables.syndication import NAMESPACES
from publisher.text.xml import Element, child_elements, own_text, split_tag
from publisher.validator.constructs import check_plain
from publisher.validator.document import Document, near_namespace
from publisher.validator.syntax import (
    fault_of_absolute,
    fault_of_language,
    fault_of_mail,
    fault_of_media_type,
    fault_of_reference,
    fault_of_rfc822,
    fault_of_rfc3339,
    fault_of_w3cdtf,
    fault_of_web_address,
)

# -- modules -------------------------------------------------------------------------------------------------

# An element that is allowed in an RSS item is allowed in an Atom entry, and so on.
_SAME_PLACE = {"entry": "item", "source": "feed"}

# Namespaces that still get new elements, so that an unknown one is no fault.
_GROWING = frozenset({"podcast"})

_INTEGER = re.compile(r"[+-]?\d{1,18}", re.ASCII)
_DECIMAL = re.compile(r"[+-]?(?:\d{1,18}(?:\.\d{0,18})?|\.\d{1,18})", re.ASCII)
_DURATION = re.compile(r"\d{1,9}(?::[0-5]?\d(?::[0-5]\d)?)?", re.ASCII)
_TIME = re.compile(r"now|\d{1,9}(?:\.\d{1,9})?s?|\d{1,9}:\d\d:\d\d(?:\.\d{1,9})?", re.ASCII)
_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_INTEGERS = re.compile(r"\d{1,18}(?:,\s{0,3}\d{1,18}){0,50}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of the table: the rules for one element."""

    where: frozenset[str]
    once: bool
    kind: str
    attributes: dict[str, str] | None  # name, with "!" if required, to kind of value; None: any attribute


def check_extension(document: Document, element: Element, within: str) -> None:
    """Check an element of a module. `within` is the name of its parent."""
    space, name = split_tag(element.tag)
    prefix = NAMESPACES.get(space) or NAMESPACES.get(near_namespace(space), "")
    full = f"{prefix}:{name}"
    rules, prefixes = _table()
    if prefix not in prefixes:
        return
    rule = rules.get(full)
    if rule is None and prefix == "dc":
        rule = rules.get(full.partition(".")[0])
    if rule is None and prefix in _GROWING:
        return
    if rule is None or not {_SAME_PLACE.get(within, within), "any"} & rule.where:
        message = f"{full[:60]} is not an element of {within} (the {prefix} module)"
        document.error(element, message, "remove it, or check its spelling and place")
        return
    if rule.once and next(element.itersiblings(element.tag, preceding=True), None) is not None:
        document.error(element, f"a second {full} (the {prefix} module)", "keep one")
    _check_value(document, element, full, rule)
    if full == "media:group" and len(element.findall(f"{{{space}}}content")) < 2:
        document.error(
            element,
            "media:group holds fewer than two media:content (Media RSS)",
            "keep the content, without a group",
        )
    for child in child_elements(element):
        if split_tag(child.tag)[0] == space:
            check_extension(document, child, full)


def _check_value(document: Document, element: Element, full: str, rule: Rule) -> None:
    text = own_text(element)
    source = f"the {full.partition(':')[0]} module"
    if rule.kind == "plain":
        check_plain(document, element, text, source)
    else:
        fault = fault_of_value(rule.kind, text)
        if fault:
            document.error(element, f"{full}: {fault} ({source})", "fix or remove it")
    if rule.attributes is None:
        return
    for key, value in element.attrib.items():
        kind = rule.attributes.get(key) or rule.attributes.get(f"{key}!")
        if kind is None and not key.startswith("{"):
            document.error(element, f"{key[:40]} is not an attribute of {full} ({source})", "remove it")
        elif kind is not None and fault_of_value(kind, value):
            document.error(
                element, f"{full} {key}: {fault_of_value(kind, value)} ({source})", "fix or remove it"
            )
    for key in rule.attributes:
        if key.endswith("!") and key[:-1] not in element.attrib:
            document.error(element, f"{full} without {key[:-1]} ({source})", f"add {key[:-1]}")


def fault_of_value(kind: str, text: str) -> str:
    """Say what is wrong with a value of a kind that the table names; "" for a good one."""
    if kind[0] not in "=~":
        return _KINDS[kind](text)
    values = kind[1:].split("|")
    good = (text if kind[0] == "=" else text.lower()) in values
    return "" if good else f'"{text[:40]}" is not one of {", ".join(values)}'


def _fault_of_number(pattern: re.Pattern[str], low: float, high: float, name: str) -> Callable[[str], str]:
    def fault(text: str) -> str:
        good = pattern.fullmatch(text) and low <= float(text) <= high
        return "" if good else f'"{text[:40]}" is not {name}'

    return fault


def _fault_of_pattern(pattern: re.Pattern[str], name: str) -> Callable[[str], str]:
    return lambda text: "" if pattern.fullmatch(text) else f'"{text[:40]}" is not {name}'


_HUGE = 1e18
_KINDS: dict[str, Callable[[str], str]] = {
    "any": lambda _: "",
    "uri": fault_of_absolute,
    "web": fault_of_web_address,
    "reference": fault_of_reference,
    "w3cdtf": fault_of_w3cdtf,
    "rfc3339": fault_of_rfc3339,
    "rfc822": fault_of_rfc822,
    "language": fault_of_language,
    "mail": fault_of_mail,
    "media-type": fault_of_media_type,
    "count": _fault_of_number(_INTEGER, 0, _HUGE, "a whole number from 0"),
    "positive": _fault_of_number(_INTEGER, 1, _HUGE, "a whole number from 1"),
    "integer": _fault_of_number(_INTEGER, -_HUGE, _HUGE, "a whole number"),
    "decimal": _fault_of_number(_DECIMAL, -_HUGE, _HUGE, "a number"),
    "latitude": _fault_of_number(_DECIMAL, -90, 90, "a latitude"),
    "longitude": _fault_of_number(_DECIMAL, -180, 180, "a longitude"),
    "integers": _fault_of_pattern(_INTEGERS, "a list of whole numbers"),
    "duration": _fault_of_pattern(_DURATION, "a duration such as 1:02:03"),
    "uuid": _fault_of_pattern(_UUID, "a UUID"),
    "time": _fault_of_pattern(_TIME, "a time such as 0:02:03"),
}


@cache
def _table() -> tuple[dict[str, Rule], frozenset[str]]:
    rules: dict[str, Rule] = {}
    text = contents("feed_modules.tsv")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        name, where, count, kind, attributes = line.split("\t")
        pairs = dict(pair.split("=", 1) for pair in attributes.split() if "=" in pair)
        rules[name] = Rule(frozenset(where.split()), count == "1", kind, None if attributes == "*" else pairs)
    return rules, frozenset(name.partition(":")[0] for name in rules)


# -- podcast directories -------------------------------------------------------------------------------------

ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
_SOURCE = "Apple's podcast requirements"
_NEEDED = (
    (ITUNES + "image", '<itunes:image href="https://..."/> with the artwork'),
    (ITUNES + "category", '<itunes:category text="Arts"/>, or another of Apple\'s'),
    (ITUNES + "explicit", "<itunes:explicit>false</itunes:explicit>, or true"),
    ("language", "<language>en</language>, or the language of the podcast"),
)
_PICTURES = (".jpg", ".jpeg", ".png")


def check_podcast(document: Document, channel: Element, items: Sequence[Element]) -> None:
    """Check a channel with any element of Apple's, and its items."""
    if next(channel.iterchildren(ITUNES + "*"), None) is None:
        return
    for tag, remedy in _NEEDED:
        if channel.find(tag) is None:
            _warn(document, channel, f"a podcast without {tag.replace(ITUNES, 'itunes:')}", f"add {remedy}")
    image = channel.find(ITUNES + "image")
    address = (image.get("href") or "").split("?")[0] if image is not None else ""
    if address and "." in address.rpartition("/")[2] and not address.lower().endswith(_PICTURES):
        _warn(document, image, "the artwork is neither JPEG nor PNG", "publish it as .jpg or .png")
    for category in channel.findall(ITUNES + "category"):
        _check_category(document, category)
    serial = own_text(channel.find(ITUNES + "type")).lower() == "serial" if _has(channel, "type") else False
    for item in items:
        _check_item(document, item, serial=serial)


def _check_category(document: Document, category: Element) -> None:
    name = category.get("text", "")
    if name not in CATEGORIES:
        _warn(document, category, f'"{name[:40]}" is not a category', f"choose from {', '.join(CATEGORIES)}")
        return
    for below in category.findall(ITUNES + "category"):
        sub = below.get("text", "")
        if sub not in CATEGORIES[name]:
            known = ", ".join(CATEGORIES[name]) or "none"
            _warn(document, below, f'"{sub[:40]}" is not a category below {name}', f"choose from: {known}")


def _check_item(document: Document, item: Element, *, serial: bool) -> None:
    if not (item.findtext("title") or "").strip():
        _warn(document, item, "an episode without title", "add title")
    enclosure = item.find("enclosure")
    if enclosure is None:
        _warn(document, item, "an episode without enclosure", "name the file to play, or remove the item")
        return
    kind = enclosure.get("type", "").strip().lower()
    if kind not in APPLE_TYPES:
        remedy = "offer it as MP3, M4A, MP4, M4V or MOV"
        _warn(document, enclosure, f'the enclosure is "{kind[:40]}", which Apple does not play', remedy)
    if enclosure.get("length", "").strip() == "0":
        _warn(document, enclosure, "the enclosure's length is unknown", "write the file's length in bytes")
    if serial and not _has(item, "episode"):
        _warn(document, item, "an episode of a serial podcast without itunes:episode", "number it")


def _has(parent: Element, name: str) -> bool:
    return parent.find(ITUNES + name) is not None


def _warn(document: Document, element: Element, message: str, remedy: str) -> None:
    document.warn(element, f"{message} ({_SOURCE})", remedy)
