"""Films and sounds as links to their files, with the picture that a film shows before it plays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from publisher.composer.elements.addresses import absolute, name_of
from publisher.composer.elements.tree import (
    BACKGROUND,
    become,
    classes_of,
    found,
    in_paragraph,
    label_of,
    remove,
    text_of,
)
from publisher.models import Enclosure
from publisher.tables.lazy_images import PLACEHOLDERS
from publisher.text.lazy import lazy
from publisher.text.media_types import type_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from publisher.composer.links import Links

TAGS = frozenset({"video", "audio", "amp-video", "amp-audio", "bgsound"})
_SOURCES = ("src", "data-src", "data-lazy-src", "data-video-src", "data-audio-src", "data-url", "data-mp4")
_USUAL = (
    "video/mp4",
    "audio/mpeg",
    "video/webm",
    "audio/x-m4a",
    "audio/mp4",
)  # what most readers play, in order
_STREAMS = {"m3u8": "application/vnd.apple.mpegurl", "mpd": "application/dash+xml"}
_CLOCK = lazy(r"(?:^|[-_])(?:time|current-?time|duration)$", re.IGNORECASE)
_TIMES = lazy(r"[/\s]{0,5}(?:\d{1,2}:){1,2}\d\d(?:[/\s]{1,5}(?:\d{1,2}:){1,2}\d\d)?")
_PLACEHOLDER = lazy(PLACEHOLDERS, re.IGNORECASE)
MOST = 20  # files of one recording


class _File(NamedTuple):
    address: str
    type: str


def change(root: HtmlElement, links: Links) -> None:
    """Write each recording as a link, and its files as attachments."""
    for element in found(root, "video", "audio", "amp-video", "amp-audio", "bgsound"):
        box = next(element.iterancestors("figure"), None)
        _recording(element, links)
        if box is not None:
            _without_clock(box)


def _without_clock(box: HtmlElement) -> None:
    """Remove the times that the buttons of a player show: "0:00 / 0:14"."""
    for part in box.iter("div", "span", "time"):
        if any(_CLOCK.search(one) for one in classes_of(part)[:10]) and _TIMES.fullmatch(text_of(part, 41)):
            remove(part)


def _recording(element: HtmlElement, links: Links) -> None:
    kind = "audio" if "audio" in element.tag or element.tag == "bgsound" else "video"
    files = _files_of(element, kind, links)
    inner = [
        (address, text_of(one, 200))
        for one in element.iter("a")
        if (address := absolute(one.get("href", ""), links, is_file=False))
    ]
    poster = next((value for name in ("poster", "data-poster") if (value := element.get(name, "").strip())), "")
    if poster.startswith("data:") or _PLACEHOLDER.search(poster[:2000]):
        poster = _background_of(element)
    poster = poster or _picture_in(element)
    tracks = [one for one in element.iter("track") if one.get("src")]
    named = label_of(element)
    if not files and inner:
        files = [_File(inner[0][0], type_of(inner[0][0]) or f"{kind}/*")]
    if not files:
        _without_file(element, kind, poster, named, links)
        return
    main = next((one for usual in _USUAL for one in files if one.type == usual), files[0])
    same = next((words for address, words in inner if address in {one.address for one in files} and words), "")
    words = named or same or name_of(main.address)
    links.changes.add("embed", kind, "a link")
    _attach(files, links, named)
    become(element, "a", "" if poster else words, href=main.address)
    others = [(address, text) for address, text in inner if address not in {one.address for one in files}]
    others += [(absolute(one.get("src", ""), links), _track_words(one)) for one in tracks]
    anchor = in_paragraph(element)
    if poster:
        anchor.append(anchor.makeelement("img", {"src": poster, "alt": ""}))
        line = anchor.makeelement("br")
        line.tail = words
        anchor.append(line)
    _append_links(anchor, [one for one in others if one[0]])


def _files_of(element: HtmlElement, kind: str, links: Links) -> list[_File]:
    """Return the files of a recording in order, each once."""
    files: dict[str, _File] = {}
    for one in (element, *element.iter("source")):
        said = next((value for name in _SOURCES if (value := one.get(name, "").strip())), "")
        if not said or said.startswith(("data:", "blob:")) or len(files) == MOST:
            continue
        address = absolute(said, links)
        if address and address not in files:
            declared = one.get("type", "").partition(";")[0].strip().lower() if one is not element else ""
            named = type_of(address) or _STREAMS.get(address.partition("?")[0].rpartition(".")[2].lower(), "")
            files[address] = _File(address, declared or named or f"{kind}/*")
    return list(files.values())


def _attach(files: list[_File], links: Links, title: str) -> None:
    for one in files:
        kind = "" if one.type.endswith("/*") else one.type
        if not any(known.url == one.address for known in links.media):
            links.media.append(Enclosure(one.address, kind, title=title))


def _without_file(element: HtmlElement, kind: str, poster: str, named: str, links: Links) -> None:
    """Show what a recording without a file has in its place: its picture, else its words."""
    words = named or text_of(element, 300)
    links.changes.add(
        "element", f"{kind} without an address", "its picture" if poster else "its words" if words else ""
    )
    if poster:
        become(element, "img", src=poster, alt=words)
        in_paragraph(element)
    elif words:
        become(element, "em", words)
    else:
        remove(element)


def _background_of(element: HtmlElement) -> str:
    match = BACKGROUND.search(element.get("style", "")[:3000])
    return match[1] if match else ""


def _picture_in(element: HtmlElement) -> str:
    image = next(element.iter("img", "amp-img"), None)
    return "" if image is None else image.get("src", "") or image.get("data-src", "")


def _track_words(track: HtmlElement) -> str:
    return label_of(track) or track.get("srclang", "")[:20] or name_of(track.get("src", ""))


def _append_links(anchor: HtmlElement, others: list[tuple[str, str]]) -> None:
    """Put further links behind the first, each in brackets."""
    last = anchor
    for address, words in dict(others).items():
        before = last.tail or ""
        one = anchor.makeelement("a", {"href": address})
        one.text = words or name_of(address)
        tail, last.tail = (before if last is anchor else before[1:]), " (" if last is anchor else ") ("
        one.tail = ")" + tail
        last.addnext(one)
        last = one
