"""Files and other languages of an entry, as RSS, Atom and Media RSS (1.5.1) elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from publisher.emitters import add
from publisher.models import Channel, Enclosure, Entry, Item
from publisher.text.pictures import shows

if TYPE_CHECKING:
    from lxml.etree import _Element

ATOM = "{http://www.w3.org/2005/Atom}"
_OPENING = re.compile(r"<(?=[A-Za-z/!?])")
MEDIA = "{http://search.yahoo.com/mrss/}"
_MEDIUMS = frozenset({"image", "audio", "video"})


def blunted(text: str) -> str:
    """Keep words from being read as tags: "<b>" becomes "< b>"."""
    return _OPENING.sub("< ", text)


def attached(item: Item) -> tuple[Enclosure, ...]:
    """List the files of an entry that are published as its own: of a known type, and not shown by its content.

    Programs show what is attached besides the content, so a picture that stands in both would be seen twice.
    """
    files = tuple(one for one in item.entry.enclosures if one.type)
    if "<img" not in item.content or not any(one.type.startswith("image/") for one in files):
        return files
    return tuple(one for one in files if not (one.type.startswith("image/") and shows(item.content, one.url)))


def enclosures_of(item: Item, channel: Channel) -> tuple[Enclosure, ...]:
    """List the files that are published as enclosures, the one for RSS first.

    Those of a known length come first, in a podcast those that can be played; all need a type. Where
    there are none it is the picture, if it was measured and the content does not show it.
    """
    files = sorted(attached(item), key=lambda one: (_unplayed(one, channel), one.length is None))
    image = item.entry.image
    if not files and channel.podcast is None and image and image.type and image.length is not None:
        return () if shows(item.content, image.url) else (image,)
    return tuple(files)


def _unplayed(file: Enclosure, channel: Channel) -> bool:
    return channel.podcast is not None and not file.type.startswith(("audio/", "video/"))


def attributes_of(file: Enclosure) -> dict[str, str]:
    """Say what an Atom link says of an enclosure."""
    found = {"href": file.url, "rel": "enclosure", "type": file.type, "title": blunted(file.title)}
    if file.length is not None:
        found["length"] = str(file.length)
    return {name: value for name, value in found.items() if value}


def add_files(element: _Element, entry: Entry, said: Sequence[Enclosure]) -> None:
    """Name the picture and every file of which there is more to say than `said` can.

    Neighbours with one title are renditions of one thing, and form a group.
    """
    if entry.image is not None:
        _add_content(element, entry.image, "image")
        sizes = _numbers(entry.image, ("width", "height"))
        add(element, MEDIA + "thumbnail", url=entry.image.url, **sizes)
    files = entry.enclosures if len(entry.enclosures) > 1 else tuple(_untold(entry.enclosures, said))
    for title, found in groupby(files, key=lambda file: file.title):
        group = list(found)
        if title and len(group) > 1:
            parent = add(element, MEDIA + "group")
            for place, file in enumerate(group):
                _add_content(parent, file, **({} if place else {"isDefault": "true"}))
        else:
            for file in group:
                _add_content(element, file)


def _untold(files: Sequence[Enclosure], said: Sequence[Enclosure]) -> Iterator[Enclosure]:
    return (one for one in files if one not in said or one.duration or one.width or one.title or one.alt)


def _add_content(parent: _Element, file: Enclosure, medium: str = "", **more: str) -> None:
    general = file.type.partition("/")[0]
    medium = medium or (general if general in _MEDIUMS else "")
    found = {
        "url": file.url,
        **({"medium": medium} if medium else {}),
        **({"type": file.type} if file.type else {}),
        **({} if file.length is None else {"fileSize": str(file.length)}),
        **_numbers(file, ("width", "height", "duration")),
        **more,
    }
    if found.get("fileSize") == "0":
        del found["fileSize"]  # Media RSS knows no empty file
    element = add(parent, MEDIA + "content", **found)
    if file.title:
        add(element, MEDIA + "title", blunted(file.title), type="plain")
    if file.alt:
        add(element, MEDIA + "description", blunted(file.alt), type="plain")


def _numbers(file: Enclosure, names: Sequence[str]) -> dict[str, str]:
    return {name: str(value) for name in names if (value := getattr(file, name))}


def add_translations(element: _Element, entry: Entry, tag: str) -> None:
    """Link the article in its other languages, as related (RFC 4287, section 4.2.7.2).

    RFC 4287 would allow an alternate for each language. But of ten programs tried, four open the last
    alternate of an entry and four the first, whatever its language: a reader would land in the wrong one.
    """
    for one in entry.alternates:
        add(element, tag, href=one.url, rel="related", type="text/html", hreflang=one.language)
