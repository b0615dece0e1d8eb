"""How large a picture is, and how long a recording lasts: read from the file, within bounds.

imagesize reads pictures and tinytag recordings; both take from a file what it says of its own length, so they
get it through `_Bounded`. The size of an SVG is read here: only attributes of its root count (SVG 2, 8.2).
"""

from __future__ import annotations

import os
import re
from typing import Any, NamedTuple

from publisher.tables.media import LONGEST

SIZED = frozenset(
    "image/avif image/bmp image/gif image/heic image/jp2 image/jpeg image/png image/tiff image/webp".split()
)
TIMED = frozenset(
    "audio/aiff audio/flac audio/mp4 audio/mpeg audio/ogg audio/wav video/mp4 video/ogg video/quicktime".split()
)
SVG = "image/svg+xml"
_PICTURE = (600, 1 << 20)  # reads and bytes: a JPEG's size follows the notes of its camera
_RECORDING = (200_000, 4 << 20)  # of an Ogg file the head of each page is read
_BOXED = frozenset({"image/avif", "image/heic"})
_META = 1 << 16  # bytes at the start of such a file that describe its pictures
_SPATIAL = b"\0\0\0\x14ispe\0\0\0\0"  # ImageSpatialExtentsProperty, behind it width and height
_ROTATION = b"\0\0\0\x09irot"  # ImageRotation, behind it the number of quarters
_SLOWEST = 500  # bits a second: no codec of speech needs less


class Extent(NamedTuple):
    """Width and height in pixels and a duration in seconds, None where they are not known."""

    width: int | None = None
    height: int | None = None
    duration: int | None = None
    fault: str = ""  # why a recording's duration could not be read


class _Bounded:
    """An open file of which only so much is read; it fails where a parser asks for more."""

    def __init__(self, handle: int, size: int, bounds: tuple[int, int]) -> None:
        self._handle, self._size, self._at = handle, size, 0
        self._reads, self._bytes = bounds

    def read(self, size: int = -1) -> bytes:
        rest = max(0, self._size - self._at)
        size = rest if size < 0 else min(size, rest)
        self._reads -= 1
        self._bytes -= size
        if self._reads < 0 or self._bytes < 0:
            raise OSError("more has to be read than publisher reads")
        data = os.pread(self._handle, size, self._at)
        self._at += len(data)
        return data

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        at = offset + {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        if not 0 <= at < 1 << 63:
            raise OSError("there is no such place in the file")
        self._at = at
        return at

    def tell(self) -> int:
        return self._at


def extent_of(handle: int, size: int, kind: str) -> Extent:
    """Measure an open file of `size` bytes, whose media type its first bytes say."""
    if kind == SVG:
        return Extent(*svg_size(os.pread(handle, HEAD, 0)))
    if kind in SIZED:
        extent = _of_picture(_Bounded(handle, size, _PICTURE))
        return (
            Extent(*turned_size(os.pread(handle, _META, 0))) if kind in _BOXED and not extent.width else extent
        )
    return _of_recording(_Bounded(handle, size, _RECORDING), size, kind) if kind in TIMED else Extent()


def _of_picture(file: Any) -> Extent:
    from imagesize import get  # as it is shown: a picture that its camera held upright is upright

    width, height = get(file)  # of what cannot be read it gives -1
    return Extent(width, height) if width > 0 < height else Extent()


def turned_size(head: bytes) -> tuple[int | None, int | None]:
    """Read the size of an AVIF or HEIC that is turned, which imagesize 2.0.1 does not read (ISO 23008-12, 6.5).

    It is that of the largest picture in the file: thumbnails, and the tiles that it is made of, are smaller.
    """
    sizes: list[tuple[int, int]] = []
    at = head.find(_SPATIAL)
    while at >= 0:
        at += len(_SPATIAL)
        sizes.append((int.from_bytes(head[at : at + 4]), int.from_bytes(head[at + 4 : at + 8])))
        at = head.find(_SPATIAL, at)
    width, height = max(sizes, key=lambda one: one[0] * one[1], default=(0, 0))
    turn = head.find(_ROTATION)
    if turn >= 0 and head[turn + len(_ROTATION) : turn + len(_ROTATION) + 1] in {b"\1", b"\3"}:
        width, height = height, width
    return (width, height) if width > 0 < height else (None, None)


def _of_recording(file: Any, size: int, kind: str) -> Extent:
    from tinytag import TinyTag, TinyTagException

    try:
        # Of an Ogg file it reads all but for the tags where it does not have to read these.
        found = TinyTag.get(file_obj=file, tags=kind.endswith("/ogg"))
    except (TinyTagException, OSError) as error:
        return Extent(fault=f"its duration cannot be read: {str(error)[:100] or 'the file is damaged'}")
    seconds = found.duration or 0
    if kind == "audio/wav" and found.bitrate:  # written to a pipe it says that it never ends
        seconds = min(seconds, size / (125 * found.bitrate))
    slowest = 0 if kind == "audio/flac" else _SLOWEST  # silence takes no room there
    is_plausible = 0.5 <= seconds <= LONGEST and size * 8 >= seconds * slowest
    return Extent(duration=round(seconds) or 1) if is_plausible else Extent()


# -- SVG -----------------------------------------------------------------------------------------------------

HEAD = 20_000  # bytes of a file in which its root begins
_ROOT = re.compile(
    rb"""<(?:[A-Za-z][\w.-]{0,30}:)?svg(?=[\s/>])((?:[^"'<>]++|"[^"]{0,5000}"|'[^']{0,5000}'){0,400}+)/?>"""
)
_ATTRIBUTE = re.compile(rb"""\s(width|height|viewBox)\s{0,9}=\s{0,9}(?:"([^"]{0,100})"|'([^']{0,100})')""")
_LENGTH = re.compile(r"\s{0,9}\+?(\d{1,6}(?:\.\d{1,9})?|\.\d{1,9})(px|pt|pc|in|cm|mm|q)?\s{0,9}", re.IGNORECASE)
_PIXELS = {
    "": 1.0,
    "px": 1.0,
    "pt": 96 / 72,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 9.6 / 2.54,
    "q": 2.4 / 2.54,
}
# What may stand before the root, and how it ends.
_BEFORE = ((b"<!--", b"-->"), (b"<?", b"?>"), (b"<!DOCTYPE svg", b">"))
_SUBSET = re.compile(rb"[^\[>]{0,1000}+\[(?:[^\]\"']++|\"[^\"]{0,5000}\"|'[^']{0,5000}'){0,2000}+\]\s{0,20}")


def root_of_svg(head: bytes) -> int:
    """Give the place of an SVG's root behind declarations, comments and a document type, -1 for no SVG."""
    at = 3 if head.startswith(b"\xef\xbb\xbf") else 0
    for _ in range(50):
        at += len(head[at:]) - len(head[at:].lstrip())
        ends = next((end for opening, end in _BEFORE if head.startswith(opening, at)), b"")
        if not ends:
            break
        subset = _SUBSET.match(head, at) if head.startswith(b"<!D", at) else None
        at = head.find(ends, subset.end() if subset else at)
        if at < 0:
            return -1
        at += len(ends)
    return at if re.compile(rb"<(?:[A-Za-z][\w.-]{0,30}:)?svg[\s/>]").match(head, at) else -1


def svg_size(head: bytes) -> tuple[int | None, int | None]:
    """Read the size that the root of an SVG gives, else that of its `viewBox`; nothing is expanded."""
    at = root_of_svg(head)
    root = _ROOT.match(head, at) if at >= 0 else None
    if root is None:
        return None, None
    found = {name: (one or other).decode("latin-1") for name, one, other in _ATTRIBUTE.findall(root[1])}
    width, height = _pixels(found.get(b"width", "")), _pixels(found.get(b"height", ""))
    box = _box(found.get(b"viewBox", ""))
    if box and not (width and height):
        if width:
            height = width * box[1] / box[0]
        else:
            width, height = (height * box[0] / box[1], height) if height else box
    return (max(1, round(width)), max(1, round(height))) if width and height else (None, None)


def _pixels(text: str) -> float:
    """Give an absolute length in pixels (CSS Values 3, 5.2); 0 for a part of something else, such as "100%"."""
    match = _LENGTH.fullmatch(text)
    return float(match[1]) * _PIXELS[(match[2] or "").lower()] if match else 0.0


def _box(text: str) -> tuple[float, float] | None:
    parts = text.replace(",", " ").split()
    width, height = (_pixels(part) for part in parts[2:]) if len(parts) == 4 else (0.0, 0.0)
    return (width, height) if width and height else None
