"""Files of an entry, as its enclosures, as links of Atom, and in Media RSS (1.5.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from publisher.models import Alternate, Enclosure
from publisher.syndication.elements import Parts, address, base_at, first_text, parts_of
from publisher.syndication.feed_text import title_of
from publisher.syndication.models import ImportedEntry, completed, distinct_files
from publisher.syndication.podcast import alternative_files, artwork_of
from publisher.text.iris import host_of
from publisher.text.media_types import length_of, registered, seconds_of, type_of
from publisher.text.pictures import picture_key
from publisher.text.xml import Element, all_text

# Types at the top of the IANA registry; where a feed names another ("x-audio/mp3"), the file's suffix counts.
_REGISTERED = frozenset("application audio font image message model multipart text video".split())
_SOME_IMAGE = "image/*"  # of a picture whose format nothing tells: for choosing alone
LARGEST_SIDE = 65_535  # pixels
_AVATARS = ("gravatar.com",)  # pictures of writers, which WordPress lists among those of the entry


class Files(NamedTuple):
    """What belongs to an entry besides its text."""

    image: Enclosure | None
    enclosures: tuple[Enclosure, ...]
    artwork: str  # of the episode, where it is another picture


def files_in(parts: Parts, base: str, listed: Sequence[Enclosure]) -> Files:
    """Read what Media RSS and Apple say of an entry's files, of which `listed` are its enclosures.

    A file that is named twice is one, with what either says of it. Media RSS lists the files in the order of
    the article, if it lists them all.
    """
    thumbnails, found = media_in(parts, base)
    media = [one for one in found if not (_is_image(one) and host_of(one.url).endswith(_AVATARS))]
    artwork = artwork_of(parts, base)
    image = _image_of(thumbnails, media) or (Enclosure(artwork) if artwork else None)
    if image is not None:
        for one in (*media, *thumbnails, *listed):
            image = completed(image, one) if one.url == image.url else image
    media = [
        *(one for one in media if image is None or not _is_size_of(one, image)),
        *alternative_files(parts, base),
    ]
    named = {one.url for one in media}
    files = [*media, *listed] if {one.url for one in listed} <= named else [*listed, *media]
    return Files(
        _told(image) if image is not None else None,
        tuple(map(_told, distinct_files(image, files))),
        artwork if image is not None and artwork != image.url else "",
    )


def _told(file: Enclosure) -> Enclosure:
    return file._replace(type="") if file.type == _SOME_IMAGE else file


def _image_of(thumbnails: Sequence[Enclosure], media: Sequence[Enclosure]) -> Enclosure | None:
    """Choose an entry's picture: the one that is its own thumbnail, else the first, else a thumbnail."""
    small = {one.url for one in thumbnails}
    images = [one for one in media if _is_image(one)]
    first = next((one for one in images if one.url in small), next(iter((*images, *thumbnails)), None))
    if first is None or first.url in small:
        return first
    key = picture_key(first.url)  # of several sizes the widest
    return max((one for one in images if picture_key(one.url) == key), key=lambda one: one.width or 0)


def _is_image(file: Enclosure) -> bool:
    return (file.type or type_of(file.url)).startswith("image/")


def _is_size_of(file: Enclosure, image: Enclosure) -> bool:
    """Tell whether a file is the entry's picture, in any size."""
    return _is_image(file) and picture_key(file.url) == picture_key(image.url)


def is_played(entry: ImportedEntry) -> bool:
    """Tell whether an entry has a recording or a film, as every episode has."""
    kinds = (kind for one in entry.enclosures for kind in (registered(one.type), type_of(one.url)))
    return any(kind.startswith(("audio/", "video/")) for kind in kinds)


def described_in(parts: Parts) -> str:
    """Give the description of Media RSS, for an entry without any other text."""
    groups = [parts, *(parts_of(group) for group in parts.get("media:group", ()))]
    return next((text for group in groups if (text := first_text(group, "media:description"))), "")


def media_in(parts: Parts, base: str) -> tuple[list[Enclosure], list[Enclosure]]:
    """Read Media RSS: the thumbnails of an entry, and its files. Files of one group are renditions."""
    files: list[Enclosure] = []
    holders = [parts, *(parts_of(group) for group in parts.get("media:group", ()))]
    for element, title in _contents(parts):
        inner = parts_of(element)
        holders.append(inner)
        file = file_of(element, "url", "fileSize", base)
        if file.url:
            is_image = element.get("medium") == "image" and not file.type
            files.append(
                file._replace(
                    type=file.type or (type_of(file.url) or _SOME_IMAGE if is_image else ""),
                    title=title_of(first_text(inner, "media:title")) or title,
                    alt=title_of(first_text(inner, "media:description")),
                )
            )
    found = (
        file_of(one, "url", "fileSize", base) for held in holders for one in held.get("media:thumbnail", ())
    )
    return [one for one in found if one.url], files


def _contents(parts: Parts) -> Iterator[tuple[Element, str]]:
    """Give each media:content, with the title of a group of several files; in document order."""
    found = [(one, one, "") for one in parts.get("media:content", ())]
    for group in parts.get("media:group", ()):
        inner = parts_of(group)
        contents = inner.get("media:content", ())
        said = title_of(first_text(inner, "media:title")) if len(contents) > 1 else ""
        found += [(group, one, said) for one in contents]
    if "media:group" in parts and "media:content" in parts:
        place = {child: number for number, child in enumerate(found[0][0].getparent())}
        found.sort(key=lambda one: place[one[0]])
    yield from ((content, title) for _, content, title in found)


def file_of(element: Element, url: str, length: str, base: str) -> Enclosure:
    """Read an element that names a file; `url` and `length` are its attributes for them."""
    size = str(element.get(length, "")).strip()
    kind = str(element.get("type", "")).strip()
    return Enclosure(
        address(element.get(url, ""), base),
        kind if kind.partition("/")[0].lower() in _REGISTERED and "/" in kind else "",
        length_of(size).value,
        seconds_of(element.get("duration", "")),
        _pixels(element, "width"),
        _pixels(element, "height"),
    )


def _pixels(element: Element, name: str) -> int | None:
    text = str(element.get(name, "")).strip().removesuffix("px")
    return int(text) if text.isdecimal() and len(text) < 6 and 0 < int(text) <= LARGEST_SIDE else None


# -- other addresses -----------------------------------------------------------------------------------------


def alternates_in(links: Iterable[Element], base: str, own: str) -> tuple[Alternate, ...]:
    """Read links to the same article in other languages (`hreflang`); `own` is the entry's own address."""
    found: dict[str, Alternate] = {}
    for one in links:
        language = str(one.get("hreflang", "")).strip()
        if language and one.get("rel", "alternate") in {"alternate", "related"}:
            url = address(one.get("href", ""), base_at(one, base))
            if url and url != own:
                found.setdefault(language.lower(), Alternate(language, url))
    return tuple(found.values())


def older_in(links: Iterable[Element], base: str) -> str:
    """Give the address of the page with a feed's older entries (RFC 5005, 3 and 4)."""
    found = (one.get("href", "") for one in links if one.get("rel") in {"next", "prev-archive"})
    return next(filter(None, (address(one, base) for one in found)), "")


def external_in(links: Iterable[Element], base: str, own: str) -> str:
    """Give what a link post is about: the only related page, if it is on another site (RFC 4287, 4.2.7.2)."""
    found = {
        url
        for one in links
        if one.get("rel") == "related" and not one.get("hreflang")
        if (url := address(one.get("href", ""), base_at(one, base)))
    }
    url = next(iter(found), "")
    return url if len(found) == 1 and host_of(url) != host_of(own) else ""


def license_in(parts: Parts, base: str) -> str:
    """Give an entry's licence: its address (RFC 4946, Creative Commons), else its words about rights."""
    links = (one.get("href", "") for one in parts.get("atom:link", ()) if one.get("rel") == "license")
    said = (
        str(one.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource") or one.get("url") or all_text(one))
        for name in ("creativecommons:license", "cc:license", "podcast:license")
        for one in parts.get(name, ())
    )
    whole = (text for text in (*links, *said) if text.strip().lower().startswith(("http:", "https:", "//")))
    found = next((url for text in whole if (url := address(text, base))), "")
    return found or title_of(first_text(parts, "atom:rights", "dc:rights", "podcast:license"))
