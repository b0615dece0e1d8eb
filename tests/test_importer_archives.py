"""Archives of exports may be hostile: what is read is bounded, and nothing outside of them is touched."""

from __future__ import annotations

import gzip
import io
import os
import struct
import tarfile
import time
import zipfile
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from exports import PROGRAMS, SECRET
from sites import NOW, SiteFolder

from publisher import PublisherError, load_config
from publisher.errors import ReadError
from publisher.importer import ImportReport, import_feeds
from publisher.importer.exports import bundle as bundles
from publisher.importer.exports.damaged import whole_elements
from publisher.importer.exports.documents import lexical, mobiledoc, npf, ricos
from publisher.importer.exports.wordpress_text import Attachment, html_of

GHOST = PROGRAMS["Ghost"].files["quay.ghost.json"]


def imported(site: SiteFolder, path: Path, **options: bool | str) -> ImportReport:
    """Import an export into a site."""
    return import_feeds(load_config(site.root), [str(path)], now=NOW, **options)  # type: ignore[arg-type]


def zipped(path: Path, **members: Any) -> Path:
    """A zip archive of these members."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize(
    "name", ["../../out.json", "/etc/out.json", "a/../../out.json", "C:/out.json", "..\\out.json"]
)
def test_a_name_outside_of_the_archive_is_refused(site: SiteFolder, tmp_path: Path, name: str) -> None:
    """A member whose name leads out of the archive is not read, and is reported; the others are."""
    path = tmp_path / "e.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("quay.json", GHOST)
        info = zipfile.ZipInfo("x")
        info.filename = name
        archive.writestr(info, GHOST.replace("Live", "Outside"))
    result = imported(site, path)
    assert len(result.written) == 9
    assert any("holds 1 unsafe path: not read" in str(one) for one in result.problems)


def test_media_is_never_written_outside(site: SiteFolder, tmp_path: Path) -> None:
    """The name of a member that is written has only letters, digits and its folders below --media."""
    text = GHOST.replace("images/2025/a.jpg", "images/2025/..a;$é.jpg")
    path = zipped(tmp_path / "e.zip", **{"q.json": text, "content/images/2025/..a;$é.jpg": b"x"})
    imported(site, path, media="media")
    assert [one.name for one in site.articles.rglob("*.jpg")] == ["a---.jpg"]


def test_links_are_refused(site: SiteFolder, tmp_path: Path) -> None:
    """A symbolic or hard link in an archive or a folder is not followed, and is reported."""
    secret = tmp_path / "secret.json"
    secret.write_text(GHOST.replace("Live", "Linked"), encoding="utf-8")
    archive = tmp_path / "e.tar"
    with tarfile.open(archive, "w") as tar:
        info = tarfile.TarInfo("q.json")
        info.size = len(GHOST.encode())
        tar.addfile(info, io.BytesIO(GHOST.encode()))
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE):
            link = tarfile.TarInfo(f"link{kind!r}.json")
            link.type, link.linkname = kind, str(secret)
            tar.addfile(link)
    folder = tmp_path / "f"
    folder.mkdir()
    (folder / "q.json").write_text(GHOST, encoding="utf-8")
    (folder / "s.json").symlink_to(secret)
    (folder / "deep").symlink_to(tmp_path)
    zipped_link = tmp_path / "l.zip"
    with zipfile.ZipFile(zipped_link, "w") as zip_file:
        zip_file.writestr("q.json", GHOST)
        one = zipfile.ZipInfo("s.json")
        one.external_attr = 0o120777 << 16
        zip_file.writestr(one, str(secret))
    for path, number in ((archive, 2), (folder, 2), (zipped_link, 1)):
        result = imported(site, path, dry_run=True)
        assert len(result.written) == 9
        assert any(f"holds {number} link" in str(one) for one in result.problems)


def test_an_encrypted_archive_is_named(site: SiteFolder, tmp_path: Path) -> None:
    """A password is no damage: the remedy is to unpack the archive with it."""
    path = zipped(tmp_path / "e.zip", **{"q.json": GHOST})
    data = bytearray(path.read_bytes())
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(sign) + place
        data[at : at + 2] = struct.pack("<H", struct.unpack("<H", data[at : at + 2])[0] | 1)
    path.write_bytes(data)
    with pytest.raises(ReadError, match="encrypted") as error:
        imported(site, path)
    assert "password" in error.value.remedy


def test_an_archive_in_an_archive_is_not_opened(site: SiteFolder, tmp_path: Path) -> None:
    """Nested archives are named, and left to the person."""
    inner = zipped(tmp_path / "i.zip", **{"q.json": GHOST})
    path = zipped(tmp_path / "e.zip", **{"posts.zip": inner.read_bytes(), "a.txt": "x"})
    with pytest.raises(ReadError, match="1 nested archive") as error:
        imported(site, path)
    assert "unpack it" in error.value.remedy


@pytest.mark.parametrize("way", ["zip", "tar.gz", "gz"])
def test_a_bomb_is_refused(site: SiteFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    """What unfolds beyond the bounds is refused in little time, whatever sizes an archive claims."""
    monkeypatch.setattr(bundles, "LARGEST", 1_000_000)
    monkeypatch.setattr(bundles, "TOTAL", 4_000_000)
    monkeypatch.setattr(bundles.Zip.read, "__defaults__", (1_000_000,))
    monkeypatch.setattr(bundles.Tar.read, "__defaults__", (1_000_000,))
    bomb = GHOST.encode() + b" " * 20_000_000
    path = tmp_path / f"e.{way}"
    if way == "zip":
        zipped(path, **{"q.json": bomb})
    elif way == "gz":
        path.write_bytes(gzip.compress(bomb))
    else:
        with tarfile.open(path, "w:gz") as tar:
            info = tarfile.TarInfo("q.json")
            info.size = len(bomb)
            tar.addfile(info, io.BytesIO(bomb))
    with pytest.raises(ReadError, match="unfolds to more than") as error:
        imported(site, path)
    assert error.value.remedy


def test_a_zip_archive_that_lies_about_sizes_is_bounded(site: SiteFolder, tmp_path: Path) -> None:
    """The size that the directory of an archive claims is no bound, and no promise."""
    path = zipped(tmp_path / "e.zip", **{"q.json": GHOST})
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<I", 10)
    path.write_bytes(data)
    with pytest.raises(PublisherError):
        imported(site, path)


def test_too_many_files_are_refused(site: SiteFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The number of members is bounded in every kind of bundle."""
    monkeypatch.setattr(bundles, "MOST", 10)
    names = {f"{number}.txt": "x" for number in range(20)}
    path = zipped(tmp_path / "e.zip", **names)
    folder = tmp_path / "f"
    folder.mkdir()
    tar = tmp_path / "e.tar"
    with tarfile.open(tar, "w") as archive:
        for name in names:
            (folder / name).write_text("x")
            archive.add(folder / name, name)
    for one in (path, folder, tar):
        with pytest.raises(ReadError, match="more than 10 files"):
            imported(site, one)


@pytest.mark.parametrize("way", ["zip", "tar", "tar.gz"])
def test_damaged_archives_are_refused(site: SiteFolder, tmp_path: Path, way: str) -> None:
    """Cut anywhere, or with bytes changed, an archive gives its posts or a message, and never a fault."""
    path = tmp_path / f"e.{way}"
    if way == "zip":
        zipped(path, **{"q.json": GHOST, "content/images/a.jpg": b"x" * 3000})
    else:
        with tarfile.open(path, "w:gz" if way == "tar.gz" else "w") as tar:
            info = tarfile.TarInfo("q.json")
            info.size = len(GHOST.encode())
            tar.addfile(info, io.BytesIO(GHOST.encode()))
    whole = path.read_bytes()
    for step in range(1, 40):
        data = bytearray(whole)
        place = len(whole) * step // 40
        if step % 2:
            data = data[:place]
        else:
            data[place : place + 8] = b"\xff" * 8
        path.write_bytes(data)
        with suppress(PublisherError):
            imported(site, path, dry_run=True)


def test_other_archives_are_named(site: SiteFolder, tmp_path: Path) -> None:
    """An archive that is not opened, and one without an export, are refused with the list of exports."""
    path = tmp_path / "e.7z"
    path.write_bytes(b"7z\xbc\xaf\x27\x1c" + b"\x00" * 100)
    with pytest.raises(ReadError, match="this kind of archive"):
        imported(site, path)
    with pytest.raises(ReadError, match="no export that is known") as error:
        imported(site, zipped(tmp_path / "e.zip", **{"a.txt": SECRET}))
    assert "WordPress" in error.value.remedy


def test_an_unreadable_folder_is_named(
    site: SiteFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that may not be read is no crash."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", str(tmp_path))

    for name in ("scandir", "listdir", "walk", "open"):
        monkeypatch.setattr(os, name, refuse)
    with pytest.raises(PublisherError):
        imported(site, tmp_path)


OPENINGS = [
    "<pre>[gallery]", "<code>[embed]</code>", "<pre> <code>",
    "[", "[caption ", "[gallery ids=", "[caption]", "[a]", "<", "<p", "<p ", "<pre>", "<!--", "<!-- wp:", "\n",
    "\n \n", " ", "\r", "[code]", "<div><p>", "</p>", "</li></li>", "https://", "https://a\n", "<img ",
    "<a href= ",
    "[caption id=x]<img src=y>", "[/caption]", '<!-- wp:block {"ref":1} /-->', "<!--more", '="', "[x][/x]",
]  # fmt: skip


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_text_of_wordpress_takes_linear_time(opening: str) -> None:
    """300 kB of any sign or opening are turned into HTML in little time."""
    text = opening * (300_000 // len(opening))
    start = time.process_time()
    html_of(text, {}, [], {}, Counter())
    assert time.process_time() - start < 3


def test_deep_documents_end() -> None:
    """Trees of an editor that nest without end are cut, and indices that lead nowhere are ignored."""
    node: dict[str, object] = {"type": "paragraph", "children": [{"type": "text", "text": "x"}]}
    other: dict[str, object] = {"type": "PARAGRAPH", "nodes": []}
    for _ in range(5000):
        node = {"type": "quote", "children": [node]}
        other = {"type": "BLOCKQUOTE", "nodes": [other]}
    assert len(lexical.html_of({"root": {"children": [node]}})) < 3000
    assert len(ricos.html_of({"nodes": [other]})) < 3000
    sections = [
        [1, "p", [[0, [99, -1, "x"], 10**9, "text"], [1, [], 0, 10**9], 5, [0]]],
        [10, 77],
        [3],
        "x",
        [],
    ]
    assert mobiledoc.html_of({"sections": sections, "markups": [["em"]]}) == "<p>text</p>"
    assert npf.html_of(
        [{"type": "text", "text": "a", "formatting": [{"start": -1, "end": 10**9, "type": "bold"}]}, 3]
    )


def test_repeated_parts_do_not_multiply() -> None:
    """A text that asks for all pictures, or for a large block, again and again stays small."""
    many = {str(number): Attachment(f"https://a.example/{number}.jpg") for number in range(1000)}
    text = '[gallery]\n[gallery ids="' + ",".join(many) + '"]\n'
    assert len(html_of(text * 500, many, list(many.values()), {}, Counter())) < 200_000
    block = '<!-- wp:block {"ref":1} /-->\n'
    assert len(html_of(block * 5000, {}, [], {"1": "<p>x</p>" * 10_000}, Counter())) < 2_000_000


@pytest.mark.parametrize(
    "opening", ["<item>", "<item><title>", "<rss", "<rss>", "</item>", "<item></item>", "<itemx "]
)
def test_a_damaged_document_takes_linear_time(opening: str) -> None:
    """100 kB of elements that never end, or hold nothing, are passed over in little time."""
    start = time.process_time()
    whole_elements("<rss>" + opening * (100_000 // len(opening)), "rss", "item")
    assert time.process_time() - start < 5
