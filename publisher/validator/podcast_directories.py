"""Check what podcast directories require (Apple, "A Podcaster's Guide to RSS").

All findings are warnings: RSS allows the feed, and other programs read it, but a directory rejects it.
"""

from __future__ import annotations

from collections.abc import Sequence

from publisher.tables.media import APPLE_TYPES
from publisher.tables.podcasts import CATEGORIES
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
_PICTURES = (".jpg", ".jpeg", ".png")


def check(document: Document, channel: Element, items: Sequence[Element]) -> None:
    """Check a channel with any element of Apple's, and its items."""
    if next(channel.iterchildren(ITUNES + "*"), None) is None:
        return
    for tag, mend in _NEEDED:
        if channel.find(tag) is None:
            _warn(document, channel, f"a podcast without {tag.replace(ITUNES, 'itunes:')}", f"add {mend}")
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
        mend = "offer it as MP3, M4A, MP4, M4V or MOV"
        _warn(document, enclosure, f'the enclosure is "{kind[:40]}", which Apple does not play', mend)
    if enclosure.get("length", "").strip() == "0":
        _warn(document, enclosure, "the enclosure's length is unknown", "write the file's length in bytes")
    if serial and not _has(item, "episode"):
        _warn(document, item, "an episode of a serial podcast without itunes:episode", "number it")


def _has(parent: Element, name: str) -> bool:
    return parent.find(ITUNES + name) is not None


def _warn(document: Document, element: Element, message: str, mend: str) -> None:
    document.warn(element, f"{message} ({_SOURCE})", mend)
