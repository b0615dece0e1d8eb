"""Files of an entry: enclosures, and Media RSS (1.5.1)."""

from __future__ import annotations

from publisher.models import Enclosure
from publisher.syndication.elements import Parts, address, first_text, parts_of
from publisher.text.media_types import length_of, seconds_of
from publisher.text.xml import Element


def described_in(parts: Parts) -> str:
    """Give the description of Media RSS, for an entry without any other text."""
    groups = [parts, *(parts_of(group) for group in parts.get("media:group", ()))]
    return next((text for group in groups if (text := first_text(group, "media:description"))), "")


def media_in(parts: Parts, base: str) -> tuple[Enclosure | None, list[Enclosure]]:
    """Read Media RSS 1.5.1: the first image, and the other files."""
    groups = [parts, *(parts_of(group) for group in parts.get("media:group", ()))]
    contents = [one for group in groups for one in group.get("media:content", ())]
    thumbs = [one for group in groups for one in group.get("media:thumbnail", ())]
    images: list[Enclosure] = []
    files: list[Enclosure] = []
    for element in contents:
        file = file_of(element, "url", "fileSize", base)
        if file.url:
            picture = element.get("medium") == "image" or file.type.startswith("image/")
            (images if picture else files).append(file)
    images += [file_of(element, "url", "fileSize", base) for element in thumbs]
    images += [file_of(element, "href", "length", base) for element in parts.get("itunes:image", ())]
    found = [one for one in images if one.url]
    return (found[0] if found else None), files


def file_of(element: Element, url: str, length: str, base: str) -> Enclosure:
    """Read an element that names a file; `url` and `length` are its attributes for them."""
    size = element.get(length, "").strip()
    kind = element.get("type", "").strip()
    return Enclosure(
        address(element.get(url, ""), base),
        kind if "/" in kind else "",
        length_of(size).value,
        seconds_of(element.get("duration", "")),
    )
