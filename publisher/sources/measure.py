"""Files that articles name, read on disk: their true type and length, and the size of pictures.

A file is what its first bytes say, never what its name says. Sources: the formats' own specifications (PNG,
W3C; GIF89a; JPEG, ITU T.81 annex B; WebP, RFC 9649; ISO 14496-12 for MP4 and AVIF; Matroska, RFC 8794; Ogg,
RFC 3533; FLAC, RFC 9639; RIFF; PDF, ISO 32000).
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from publisher.errors import ReadError
from publisher.models import Claim, Enclosure
from publisher.sources.reading import open_plain
from publisher.tables.media import KNOWN_TYPES
from publisher.text.media_types import same_type, type_of

# -- first bytes ---------------------------------------------------------------------------------------------

HEAD = 262_144  # bytes that are looked at: a JPEG's size follows the notes of its camera
_SEGMENTS = 200
_BRANDS = {
    b"M4A ": "audio/x-m4a",
    b"M4B ": "audio/x-m4a",
    b"M4P ": "audio/x-m4a",
    b"M4V ": "video/x-m4v",
    b"M4VH": "video/x-m4v",
    b"M4VP": "video/x-m4v",
    b"qt  ": "video/quicktime",
    b"avif": "image/avif",
    b"avis": "image/avif",
}
# What may precede the root of an SVG: a declaration, comments, a document type.
_SVG = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,100}(?:<\?xml[^>]{0,200}\?>)?"
    rb"(?:\s|<!--(?:[^-]|-(?!->)){0,2000}-->|<!DOCTYPE svg[^>]{0,500}>){0,20}<svg[\s>]"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A media type, and width and height in pixels where the bytes tell."""

    type: str
    width: int | None = None
    height: int | None = None


def look(head: bytes) -> Found | None:
    """Tell what a file is by its first bytes; None where they are none of those known."""
    for magic, offset, parse in _FORMATS:
        if head[offset : offset + len(magic)] == magic:
            found = parse(head)
            if found is not None:
                return found
    if _is_mpeg(head):
        return Found("audio/mpeg")
    return Found("image/svg+xml") if _SVG.match(head[:20_000]) else None


def _sized(kind: str, width: int, height: int) -> Found:
    return Found(kind, width, height) if width > 0 < height else Found(kind)


def _png(head: bytes) -> Found:
    if len(head) < 24 or head[12:16] != b"IHDR":
        return Found("image/png")
    return _sized("image/png", int.from_bytes(head[16:20]), int.from_bytes(head[20:24]))


def _gif(head: bytes) -> Found | None:
    if head[:6] not in {b"GIF87a", b"GIF89a"}:
        return None
    return _sized("image/gif", int.from_bytes(head[6:8], "little"), int.from_bytes(head[8:10], "little"))


def _jpeg(head: bytes) -> Found:
    """Walk the segments to the frame header, whose marker is C0 to CF but for C4, C8 and CC."""
    place = 2
    for _ in range(_SEGMENTS):
        if head[place : place + 1] != b"\xff" or place + 9 > len(head):
            break
        marker = head[place + 1]
        if marker == 0xFF:  # fill
            place += 1
        elif 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height = int.from_bytes(head[place + 5 : place + 7])
            return _sized("image/jpeg", int.from_bytes(head[place + 7 : place + 9]), height)
        else:
            place += 2 + int.from_bytes(head[place + 2 : place + 4])
    return Found("image/jpeg")


def _riff(head: bytes) -> Found | None:
    if head[8:12] == b"WAVE":
        return Found("audio/wav")
    return _webp(head) if head[8:12] == b"WEBP" else None


def _webp(head: bytes) -> Found:
    kind, data = head[12:16], head[20:30]
    if len(data) < 10:
        return Found("image/webp")
    if kind == b"VP8X":
        return _sized("image/webp", *(int.from_bytes(data[at : at + 3], "little") + 1 for at in (4, 7)))
    if kind == b"VP8L" and data[0] == 0x2F:
        bits = int.from_bytes(data[1:5], "little")
        return _sized("image/webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if kind == b"VP8 " and data[3:6] == b"\x9d\x01\x2a":
        return _sized("image/webp", *(int.from_bytes(data[at : at + 2], "little") & 0x3FFF for at in (6, 8)))
    return Found("image/webp")


def _boxes(head: bytes) -> Found:
    """MP4 and its kin name their brand: the main one, else the first known of those they go with."""
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, min(int.from_bytes(head[:4]), 256), 4))]
    return Found(next((_BRANDS[brand] for brand in brands if brand in _BRANDS), "video/mp4"))


def _matroska(head: bytes) -> Found | None:
    return Found("video/webm") if b"webm" in head[:64] else Found("video/x-matroska")


def _ogg(head: bytes) -> Found:
    return Found("video/ogg" if b"\x80theora" in head[:300] else "audio/ogg")


def _is_mpeg(head: bytes) -> bool:
    """Whether an MPEG audio frame of layer III begins here, of a known rate (ISO 11172-3, 2.4.2.3)."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return False
    return head[1] & 0x18 != 0x08 and head[2] & 0xF0 not in {0x00, 0xF0} and head[2] & 0x0C != 0x0C


def _plain(kind: str) -> Callable[[bytes], Found]:
    return lambda _: Found(kind)


_FORMATS: tuple[tuple[bytes, int, Callable[[bytes], Found | None]], ...] = (
    (b"\x89PNG\r\n\x1a\n", 0, _png),
    (b"\xff\xd8\xff", 0, _jpeg),
    (b"GIF8", 0, _gif),
    (b"RIFF", 0, _riff),
    (b"ftyp", 4, _boxes),
    (b"ID3", 0, _plain("audio/mpeg")),
    (b"OggS", 0, _ogg),
    (b"fLaC", 0, _plain("audio/flac")),
    (b"%PDF-", 0, _plain("application/pdf")),
    (b"\x1a\x45\xdf\xa3", 0, _matroska),
    (b"\xff\xf1", 0, _plain("audio/aac")),
    (b"\xff\xf9", 0, _plain("audio/aac")),
)


# -- files ---------------------------------------------------------------------------------------------------

# Where a site keeps what it serves as it is: at its root, and as Hugo, Eleventy and Astro call the folder.
SERVED = ("", "static/", "public/")
_SHORT = 4096  # bytes that tell the type of all but JPEG


def measured(claim: Claim, folder: str, root: str, site: str) -> Claim:
    """Complete a claim of a file by what the file says of itself.

    Files are looked for next to the article and below the folders that the site serves.

    Args:
        claim: Any claim; only those of files are looked at.
        folder: The article's folder.
        root: The site's folder.
        site: The site's address, "" where none is known.
    """
    said = claim.value
    if not isinstance(said, Enclosure):
        return claim
    for path, is_near in _places(said.url, folder, root, site):
        size, found = found_in(path)
        if size < 0 or (found is None and not is_near):
            continue  # an article must not learn of every file of the site's folder
        return claim._replace(value=_true(said, size, found))
    return claim


def _places(url: str, folder: str, root: str, site: str) -> Iterator[tuple[str, bool]]:
    path = url.strip().split("?", 1)[0].split("#", 1)[0]
    if site and path.startswith(site.rstrip("/") + "/"):
        path = path[len(site.rstrip("/")) :]
    if "://" in path or path.startswith("//"):
        return
    names = [path, unquote(path)] if "%" in path else [path]
    for name in names:
        parts = name.lstrip("/").removeprefix("./").split("/")
        if any(part.startswith(".") or not part for part in parts):
            continue
        below = "/".join(parts)
        if name.startswith("/"):
            yield from ((f"{root}/{served}{below}", False) for served in SERVED)
        else:
            yield f"{folder}/{below}", True


def found_in(path: str) -> tuple[int, Found | None]:
    """Give a file's length, -1 where there is none to read, and what its first bytes are."""
    try:
        handle = open_plain(path)
    except (ReadError, ValueError):
        return -1, None
    try:
        size = os.fstat(handle).st_size
        head = os.read(handle, _SHORT)
        if head.startswith(b"\xff\xd8\xff"):
            head += os.read(handle, HEAD)
    except OSError:
        return -1, None
    finally:
        os.close(handle)
    return size, look(head)


def _true(said: Enclosure, size: int, found: Found | None) -> Enclosure:
    """Put the file's own type, length and size in the place of what was said; note what was wrong."""
    by_name = type_of(said.url)
    kind = said.type or by_name or "application/octet-stream"
    wrong: list[str] = []
    if found is not None:
        if said.type and not same_type(said.type, found.type):
            wrong.append(f"type {said.type[:60]}, but the file is {found.type}")
        if kind not in KNOWN_TYPES or not same_type(kind, found.type):
            kind = by_name if by_name and same_type(by_name, found.type) else found.type
    if said.length is not None and said.length != size:
        wrong.append(f"length {said.length}, but the file has {size} bytes")
    return said._replace(
        type=kind,
        length=size,
        width=found.width if found is not None and found.width else said.width,
        height=found.height if found is not None and found.height else said.height,
        mistake="says " + "; ".join(wrong) if wrong else "",
    )
