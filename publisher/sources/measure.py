"""Files that articles name, read on disk: their true type and length, the size of pictures, durations.

A file is what its first bytes say, never what its name says. Sources: the formats' own specifications (PNG,
W3C; GIF89a; JPEG, ITU T.81 annex B; WebP, RFC 9649; ISO 14496-12 for MP4, AVIF and HEIC; Matroska, RFC 8794;
Ogg, RFC 3533; FLAC, RFC 9639; RIFF; AIFF; BMP; TIFF 6.0; JPEG 2000, ITU T.800 annex I; JPEG XL, ISO 18181-2;
PDF, ISO 32000).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from publisher.errors import ReadError
from publisher.models import Claim, Enclosure
from publisher.sources.extent import HEAD, SVG, Extent, extent_of, root_of_svg
from publisher.sources.reading import open_plain
from publisher.tables.media import ANY_OF, KNOWN_TYPES
from publisher.text.media_types import differs, registered, same_type, type_of

# -- first bytes ---------------------------------------------------------------------------------------------

_BRANDS = {
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
    b"M4P ": "audio/mp4",
    b"qt  ": "video/quicktime",
    b"avif": "image/avif",
    b"avis": "image/avif",
    b"heic": "image/heic",
    b"heix": "image/heic",
}


def look(head: bytes) -> str:
    """Tell the media type of a file by its first bytes; "" where they are none of those known."""
    for magic, offset, kind in _FORMATS:
        if head[offset : offset + len(magic)] == magic:
            found = kind if isinstance(kind, str) else kind(head)
            if found:
                return found
    if _is_mpeg(head):
        return "audio/mpeg"
    return SVG if b"svg" in head and root_of_svg(head) >= 0 else ""


def _gif(head: bytes) -> str:
    return "image/gif" if head[:6] in {b"GIF87a", b"GIF89a"} else ""


def _riff(head: bytes) -> str:
    return {b"WAVE": "audio/wav", b"WEBP": "image/webp"}.get(head[8:12], "")


def _aiff(head: bytes) -> str:
    return "audio/aiff" if head[8:12] in {b"AIFF", b"AIFC"} else ""


def _bmp(head: bytes) -> str:
    """Tell a BMP by the length of its second header; the one of OS/2 1.x, 12, has another form."""
    return "image/bmp" if int.from_bytes(head[14:18], "little") in {40, 52, 56, 64, 108, 124} else ""


def _boxes(head: bytes) -> str:
    """MP4 and its kin name their brand: the main one, else the first known of those they go with."""
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, min(int.from_bytes(head[:4]), 256), 4))]
    return next((_BRANDS[brand] for brand in brands if brand in _BRANDS), "video/mp4")


def _matroska(head: bytes) -> str:
    return "video/webm" if b"webm" in head[:64] else "video/matroska"


def _ogg(head: bytes) -> str:
    return "video/ogg" if b"\x80theora" in head[:300] else "audio/ogg"


def _is_mpeg(head: bytes) -> bool:
    """Whether an MPEG audio frame of layer III begins here, of a known rate (ISO 11172-3, 2.4.2.3)."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return False
    return head[1] & 0x18 != 0x08 and head[2] & 0xF0 not in {0x00, 0xF0} and head[2] & 0x0C != 0x0C


_FORMATS: tuple[tuple[bytes, int, str | Callable[[bytes], str]], ...] = (
    (b"\x89PNG\r\n\x1a\n", 0, "image/png"),
    (b"\xff\xd8\xff", 0, "image/jpeg"),
    (b"GIF8", 0, _gif),
    (b"RIFF", 0, _riff),
    (b"FORM", 0, _aiff),
    (b"ftyp", 4, _boxes),
    (b"ID3", 0, "audio/mpeg"),
    (b"OggS", 0, _ogg),
    (b"fLaC", 0, "audio/flac"),
    (b"%PDF-", 0, "application/pdf"),
    (b"\x1a\x45\xdf\xa3", 0, _matroska),
    (b"\xff\xf1", 0, "audio/aac"),
    (b"\xff\xf9", 0, "audio/aac"),
    (b"BM", 0, _bmp),
    (b"II*\0", 0, "image/tiff"),
    (b"MM\0*", 0, "image/tiff"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", 0, "image/jp2"),
    (b"\0\0\0\x0cJXL \r\n\x87\n", 0, "image/jxl"),
)


# -- files ---------------------------------------------------------------------------------------------------

# Where a site keeps what it serves as it is: at its root, and as Hugo, Eleventy and Astro call the folder.
SERVED = ("", "static/", "public/")


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
        size, kind, extent = _look_into(path, is_measured=True)
        if size < 0 or not (kind or is_near):
            continue  # an article must not learn of every file of the site's folder
        return claim._replace(value=_true(said, size, kind, extent))
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


def type_in(path: str) -> tuple[int, str]:
    """Give a file's length, -1 where there is none to read, and the media type of its first bytes or ""."""
    size, kind, _ = _look_into(path, is_measured=False)
    return size, kind


def _look_into(path: str, *, is_measured: bool) -> tuple[int, str, Extent]:
    try:
        handle = open_plain(path)
    except (ReadError, ValueError):
        return -1, "", Extent()
    try:
        size = os.fstat(handle).st_size
        kind = look(os.pread(handle, HEAD, 0))
        return size, kind, extent_of(handle, size, kind) if is_measured else Extent()
    except OSError:
        return -1, "", Extent()
    finally:
        os.close(handle)


def _true(said: Enclosure, size: int, found: str, extent: Extent) -> Enclosure:
    """Put the file's own type, length and extent in the place of what was said; note what was wrong."""
    by_name = type_of(said.url)
    stated = "" if said.type in ANY_OF else said.type
    kind = registered(stated) or by_name or "application/octet-stream"
    wrong: list[str] = []
    if found:
        if stated and not same_type(stated, found):
            wrong.append(f"type {stated[:60]}, but the file is {found}")
        if kind not in KNOWN_TYPES or not same_type(kind, found):
            kind = by_name if by_name and same_type(by_name, found) else found
    if said.length is not None and said.length != size and not said.mistake:
        wrong.append(f"length {said.length}, but the file has {size} bytes")
    duration = extent.duration or said.duration
    if extent.duration and said.duration:
        if differs(said.duration, extent.duration):
            wrong.append(f"duration {said.duration}, but the recording lasts {extent.duration} seconds")
        else:
            duration = said.duration
    fault = "" if duration else extent.fault
    return said._replace(
        type=kind,
        length=size,
        duration=duration,
        width=extent.width or said.width,
        height=extent.height or said.height,
        mistake="says " + "; ".join(wrong) if wrong else fault,
    )
