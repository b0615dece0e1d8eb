"""Check what Apple and other podcast directories require (Apple, "A Podcaster's Guide to RSS").

What a directory refuses in a value is an error: an unknown category, a text that is too long, an owner
without an address. What it misses is a warning: RSS allows the feed, and other programs read it.
"""

from __future__ import annotations

from collections.abc import Sequence

from publisher.tables.media import APPLE_TYPES, CATEGORIES, FORMER_CATEGORIES
from publisher.text.xml import Element, own_text
from publisher.validator.document import Document

ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
_SOURCE = "Apple's podcast requirements"
_NEEDED = (
    (ITUNES + "image", '<itunes:image href="https://..."/> with the artwork'),
    (ITUNES + "category", '<itunes:category text="Arts"/>, or another of Apple\'s'),
    (ITUNES + "explicit", "<itunes:explicit>false</itunes:explicit>, or true"),
    ("language", "<language>en</language>, or the language of the podcast"),
)
_SPACELESS = frozenset("block complete explicit".split())
_PICTURES = (".jpg", ".jpeg", ".png")


# Lengths of texts that are not shown, in characters.
_LONGEST = {"author": 255, "keywords": 255, "name": 255, "subtitle": 255, "summary": 4000}


def check(document: Document, element: Element, name: str) -> None:
    """Check what the table of modules cannot say of an element of Apple's."""
    if name in _LONGEST:
        length = len(own_text(element))
        if length > _LONGEST[name]:
            message = f"itunes:{name} has {length:,} characters, more than {_LONGEST[name]:,} ({_SOURCE})"
            document.error(element, message, "shorten it")
    elif name == "category":
        _check_category(document, element)
    elif name == "owner" and not _has(element, "email"):
        document.error(
            element, f"itunes:owner without itunes:email ({_SOURCE})", "add it, or leave out itunes:owner"
        )
    elif name in _SPACELESS and (element.text or "").strip() != (element.text or ""):
        document.error(element, f"white space around the value of itunes:{name} ({_SOURCE})", "remove it")


def _check_category(document: Document, element: Element) -> None:
    name, above = element.get("text", ""), element.getparent()
    outer = above.get("text", "") if above.tag == element.tag else None
    known = CATEGORIES if outer is None else CATEGORIES.get(outer, ())
    former = FORMER_CATEGORIES if outer is None else FORMER_CATEGORIES.get(outer, ())
    if name in known or (outer is not None and outer not in CATEGORIES and outer not in FORMER_CATEGORIES):
        return
    where = "" if outer is None else f" below {outer[:40]}"
    remedy = f"choose from: {', '.join(known) or 'none'}"
    if name in former:
        _warn(document, element, f'"{name[:40]}" is no longer a category{where}', remedy)
    else:
        document.error(element, f'"{name[:40]}" is not a category{where} ({_SOURCE})', remedy)


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
    serial = own_text(channel.find(ITUNES + "type")).lower() == "serial" if _has(channel, "type") else False
    for item in items:
        _check_item(document, item, serial=serial)


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
