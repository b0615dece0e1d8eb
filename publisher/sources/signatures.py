"""What a file is by its first bytes: media type, and the size of a picture. Never by its name alone.

Sources: the formats' own specifications (PNG, W3C; GIF89a; JPEG, ITU T.81 annex B; WebP, RFC 9649; ISO
14496-12 for MP4 and AVIF; Matroska, RFC 8794; Ogg, RFC 3533; FLAC, RFC 9639; RIFF; PDF, ISO 32000).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

HEAD = 262_144  # bytes that are looked at: a JPEG's size stands behind its camera's notes
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
# What may stand before the root of an SVG: a declaration, comments, a document type.
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
