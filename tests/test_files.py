"""What a file is by its first bytes, and what an article says of a file that lies on disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.models import Article, Claim, Enclosure
from publisher.sources import File, LocalSource
from publisher.sources.measure import Found, look

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (640).to_bytes(4) + (480).to_bytes(4) + b"\x08\2\0\0\0"
EXIF = b"\xff\xe1" + (300).to_bytes(2) + b"Exif" + bytes(294)
FRAME = b"\xff\xc2\0\x11\x08" + (33).to_bytes(2) + (44).to_bytes(2) + b"\3"
MP3 = b"\xff\xf3\x40\xc0" + bytes(100)
OGG = b"OggS\0\2" + bytes(22)

KINDS = [
    ("PNG", PNG, Found("image/png", 640, 480)),
    ("PNG cut off", PNG[:18], Found("image/png")),
    ("PNG of no size", PNG[:16] + bytes(8), Found("image/png")),
    ("GIF", b"GIF89a\x40\1\xf0\0rest", Found("image/gif", 320, 240)),
    ("no GIF", b"GIF86a\x40\1\xf0\0", None),
    (
        "JPEG behind camera notes",
        b"\xff\xd8" + EXIF + b"\xff\xff\xdb\0\4ab" + FRAME,
        Found("image/jpeg", 44, 33),
    ),
    ("JPEG cut off", b"\xff\xd8" + EXIF[:50], Found("image/jpeg")),
    ("JPEG of endless segments", b"\xff\xd8" + b"\xff\xe1\0\2" * 900, Found("image/jpeg")),
    ("WebP, lossy", b"RIFF....WEBPVP8 \0\0\0\0abc\x9d\x01\x2a\x10\0\x20\0", Found("image/webp", 16, 32)),
    ("WebP, lossless", b"RIFF....WEBPVP8L\0\0\0\0\x2f\x0f\xc0\x07\0aaaaaa", Found("image/webp", 16, 32)),
    ("WebP, extended", b"RIFF....WEBPVP8X\0\0\0\0aaaa\x0f\0\0\x1f\0\0", Found("image/webp", 16, 32)),
    ("WebP cut off", b"RIFF....WEBPVP8X", Found("image/webp")),
    ("AVIF", b"\0\0\0\x1cftypavif\0\0\0\0avifmif1", Found("image/avif")),
    ("SVG", b"<svg xmlns='http://www.w3.org/2000/svg'/>", Found("image/svg+xml")),
    (
        "SVG behind a prolog",
        b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a - b -->\n<!DOCTYPE svg PUBLIC 'a'>\n<svg>",
        Found("image/svg+xml"),
    ),
    ("a page that shows an SVG", b"<html><svg></svg></html>", None),
    ("MP3", MP3, Found("audio/mpeg")),
    ("MP3 with a tag", b"ID3\4\0\0\0\0\0\0", Found("audio/mpeg")),
    ("no MP3: a reserved rate", b"\xff\xfb\xf0\0", None),
    ("AAC", b"\xff\xf1\x50\x80", Found("audio/aac")),
    ("M4A", b"\0\0\0\x1cftypM4A \0\0\0\0M4A mp42", Found("audio/x-m4a")),
    ("M4A by its company", b"\0\0\0\x18ftypmp42\0\0\0\0M4A isom", Found("audio/x-m4a")),
    ("MP4", b"\0\0\0\x18ftypisom\0\0\2\0isommp41", Found("video/mp4")),
    ("QuickTime", b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", Found("video/quicktime")),
    ("Opus", OGG + b"OpusHead", Found("audio/ogg")),
    ("Theora", OGG + b"\x80theora", Found("video/ogg")),
    ("FLAC", b"fLaC\0\0\0\x22", Found("audio/flac")),
    ("WAV", b"RIFF\x24\0\0\0WAVEfmt ", Found("audio/wav")),
    ("RIFF of another kind", b"RIFF\x24\0\0\0AVI LIST", None),
    ("PDF", b"%PDF-1.7\n", Found("application/pdf")),
    ("WebM", b"\x1a\x45\xdf\xa3\x9fB\x86\x81\1B\x82\x84webm", Found("video/webm")),
    ("Matroska", b"\x1a\x45\xdf\xa3\x9fB\x82\x88matroska", Found("video/x-matroska")),
    ("text", b"Notes of a harbour.", None),
    ("nothing", b"", None),
]


@pytest.mark.parametrize(("head", "found"), [row[1:] for row in KINDS], ids=[row[0] for row in KINDS])
def test_a_file_is_known_by_its_first_bytes(head: bytes, found: Found | None) -> None:
    """A player refuses a file whose type is wrong, and a reader leaves room for a picture of a wrong size."""
    assert look(head) == found


@given(st.sampled_from([row[1] for row in KINDS]), st.binary(max_size=60), st.integers(0, 40))
def test_any_bytes_are_looked_at_without_a_fall(head: bytes, more: bytes, cut: int) -> None:
    """A damaged picture must not cost an article: sizes are whole, from 1, or unknown."""
    found = look(head[:cut] + more)
    assert found is None or (found.width is None) == (found.height is None)
    assert found is None or found.width is None or found.width > 0


def measured(root: Path, said: Enclosure, site: str = "https://notes.example.org/") -> Enclosure:
    """What the source makes of a claim of an article in articles/quay/."""
    file = File("quay/a.md", str(root / "articles/quay/a.md"), "", 0, 0)
    article = Article("quay/a.md", claims=(Claim("enclosure", said, "front matter audio"),))
    value = LocalSource(root, ("articles",), (), 1 << 20).measured(article, file, site).claims[0].value
    assert isinstance(value, Enclosure)
    return value


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with files next to an article, and where generators keep theirs."""
    for name, data in {
        "articles/quay/tone.mp3": MP3,
        "articles/quay/two words.mp3": MP3,
        "articles/quay/odd.mp3": b"RIFF\x24\0\0\0WAVEfmt ",
        "articles/quay/film.m4a": b"\0\0\0\x18ftypisom\0\0\2\0isommp41",
        "articles/quay/notes.bin": b"12345",
        "articles/quay/.hidden.png": PNG,
        "static/img/quay.png": PNG,
        "sound/root.mp3": MP3,
        "publisher.toml": b"[site]",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tmp_path


PLACES = [
    ("tone.mp3", Enclosure("tone.mp3", "audio/mpeg", 104)),
    ("./tone.mp3?v=2", Enclosure("./tone.mp3?v=2", "audio/mpeg", 104)),
    ("two%20words.mp3", Enclosure("two%20words.mp3", "audio/mpeg", 104)),
    ("odd.mp3", Enclosure("odd.mp3", "audio/wav", 16)),
    ("film.m4a", Enclosure("film.m4a", "audio/x-m4a", 24)),
    ("notes.bin", Enclosure("notes.bin", "application/octet-stream", 5)),
    ("/img/quay.png", Enclosure("/img/quay.png", "image/png", 29, width=640, height=480)),
    (
        "https://notes.example.org/sound/root.mp3",
        Enclosure("https://notes.example.org/sound/root.mp3", "audio/mpeg", 104),
    ),
]


@pytest.mark.parametrize(("url", "found"), PLACES, ids=[url for url, _ in PLACES])
def test_a_file_next_to_the_article_or_below_the_site_is_measured(
    site: Path, url: str, found: Enclosure
) -> None:
    """An enclosure needs a true type and length, which its author need not write down."""
    assert measured(site, Enclosure(url)) == found


@pytest.mark.parametrize(
    "url",
    [
        "gone.mp3", "../quay/tone.mp3", "%2e%2e/quay/tone.mp3", ".hidden.png", "/publisher.toml",
        "/../etc/passwd",
        "https://other.example/sound/root.mp3", "//notes.example.org/sound/root.mp3", "a\0.png", "", "/",
        "\ud800",
        "https://notes.example.org.evil.example/sound/root.mp3", "sub//tone.mp3",
    ],
)  # fmt: skip
def test_nothing_else_is_looked_at(site: Path, url: str) -> None:
    """An article from elsewhere must not learn which files a machine has, or how long they are."""
    assert measured(site, Enclosure(url)) == Enclosure(url)


def test_a_link_on_disk_is_not_followed(site: Path) -> None:
    """A symbolic link next to an article may lead anywhere."""
    (site / "articles/quay/link.mp3").symlink_to(site / "sound/root.mp3")
    assert measured(site, Enclosure("link.mp3")) == Enclosure("link.mp3")


MISTAKES = [
    (Enclosure("tone.mp3", "audio/mpeg", 104), ""),
    (Enclosure("tone.mp3", "audio/mp3"), ""),
    (Enclosure("film.m4a", "audio/mp4"), ""),
    (Enclosure("notes.bin", "application/x-thing", 5), ""),
    (Enclosure("tone.mp3", "audio/ogg"), "says type audio/ogg, but the file is audio/mpeg"),
    (Enclosure("tone.mp3", "", 9), "says length 9, but the file has 104 bytes"),
    (
        Enclosure("odd.mp3", "audio/mpeg", 9),
        "says type audio/mpeg, but the file is audio/wav; length 9, but the file has 16 bytes",
    ),
]


@pytest.mark.parametrize(("said", "mistake"), MISTAKES, ids=[str(row[0]) for row in MISTAKES])
def test_what_an_article_says_wrongly_of_a_file_is_noted(site: Path, said: Enclosure, mistake: str) -> None:
    """Another name of the same type is no mistake; a wrong length would break off a download."""
    found = measured(site, said)
    assert found.mistake == mistake
    assert found.length == (site / "articles/quay" / said.url).stat().st_size
