"""What a file is by its first bytes, and what an article says of a file that lies on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.models import Article, Claim, Enclosure
from publisher.sources import File, LocalSource
from publisher.sources.measure import look

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (640).to_bytes(4) + (480).to_bytes(4) + b"\x08\2\0\0\0"
EXIF = b"\xff\xe1" + (300).to_bytes(2) + b"Exif" + bytes(294)
FRAME = b"\xff\xc2\0\x11\x08" + (33).to_bytes(2) + (44).to_bytes(2) + b"\3"
MP3 = b"\xff\xf3\x40\xc0" + bytes(100)
OGG = b"OggS\0\2" + bytes(22)

KINDS = [
    ("PNG", PNG, "image/png"),
    ("PNG cut off", PNG[:18], "image/png"),
    ("PNG of no size", PNG[:16] + bytes(8), "image/png"),
    ("GIF", b"GIF89a\x40\1\xf0\0rest", "image/gif"),
    ("no GIF", b"GIF86a\x40\1\xf0\0", ""),
    (
        "JPEG behind camera notes",
        b"\xff\xd8" + EXIF + b"\xff\xff\xdb\0\4ab" + FRAME,
        "image/jpeg",
    ),
    ("JPEG cut off", b"\xff\xd8" + EXIF[:50], "image/jpeg"),
    ("WebP, lossy", b"RIFF....WEBPVP8 \0\0\0\0abc\x9d\x01\x2a\x10\0\x20\0", "image/webp"),
    ("WebP, lossless", b"RIFF....WEBPVP8L\0\0\0\0\x2f\x0f\xc0\x07\0aaaaaa", "image/webp"),
    ("WebP, extended", b"RIFF....WEBPVP8X\0\0\0\0aaaa\x0f\0\0\x1f\0\0", "image/webp"),
    ("WebP cut off", b"RIFF....WEBPVP8X", "image/webp"),
    ("AVIF", b"\0\0\0\x1cftypavif\0\0\0\0avifmif1", "image/avif"),
    ("SVG", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"),
    (
        "SVG behind a prolog",
        b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a - b -->\n<!DOCTYPE svg PUBLIC 'a'>\n<svg>",
        "image/svg+xml",
    ),
    ("a page that shows an SVG", b"<html><svg></svg></html>", ""),
    ("MP3", MP3, "audio/mpeg"),
    ("MP3 with a tag", b"ID3\4\0\0\0\0\0\0", "audio/mpeg"),
    ("no MP3: a reserved rate", b"\xff\xfb\xf0\0", ""),
    ("AAC", b"\xff\xf1\x50\x80", "audio/aac"),
    ("M4A", b"\0\0\0\x1cftypM4A \0\0\0\0M4A mp42", "audio/mp4"),
    ("M4A by its company", b"\0\0\0\x18ftypmp42\0\0\0\0M4A isom", "audio/mp4"),
    ("MP4", b"\0\0\0\x18ftypisom\0\0\2\0isommp41", "video/mp4"),
    ("QuickTime", b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", "video/quicktime"),
    ("Opus", OGG + b"OpusHead", "audio/ogg"),
    ("Theora", OGG + b"\x80theora", "video/ogg"),
    ("FLAC", b"fLaC\0\0\0\x22", "audio/flac"),
    ("WAV", b"RIFF\x24\0\0\0WAVEfmt ", "audio/wav"),
    ("RIFF of another kind", b"RIFF\x24\0\0\0AVI LIST", ""),
    ("PDF", b"%PDF-1.7\n", "application/pdf"),
    ("WebM", b"\x1a\x45\xdf\xa3\x9fB\x86\x81\1B\x82\x84webm", "video/webm"),
    ("Matroska", b"\x1a\x45\xdf\xa3\x9fB\x82\x88matroska", "video/matroska"),
    ("BMP", b"BM" + bytes(12) + b"\x28\0\0\0", "image/bmp"),
    ("TIFF", b"II*\0\x08\0\0\0", "image/tiff"),
    ("JPEG 2000", b"\0\0\0\x0cjP  \r\n\x87\n", "image/jp2"),
    ("JPEG XL", b"\0\0\0\x0cJXL \r\n\x87\n", "image/jxl"),
    ("HEIC by its company", b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", "image/heic"),
    ("AIFF", b"FORM\0\0\0\x24AIFCCOMM", "audio/aiff"),
    (
        "SVG of a drawing program",
        b"<?xml version='1.0'?>\n\n<!DOCTYPE svg PUBLIC 'a' 'b' [ <!ENTITY c 'd]>'> ]>\n<s:svg xmlns:s='e'/>",
        "image/svg+xml",
    ),
    ("a drawing that never begins", b"<!--" * 900 + b"<svg>", ""),
    ("text", b"Notes of a harbour.", ""),
    ("nothing", b"", ""),
]


@pytest.mark.parametrize(("head", "found"), [row[1:] for row in KINDS], ids=[row[0] for row in KINDS])
def test_a_file_is_known_by_its_first_bytes(head: bytes, found: str) -> None:
    """A player refuses a file whose type is wrong, and a reader leaves room for a picture of a wrong size."""
    assert look(head) == found


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
    ("film.m4a", Enclosure("film.m4a", "audio/mp4", 24)),
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
