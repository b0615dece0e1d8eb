"""Which files are found, in which order, with which companions, and how bytes are read."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.errors import InputError, ReadError
from publisher.models import Article, Claim, Enclosure
from publisher.readers import family_of
from publisher.sources import File, LocalSource, Walk, glob_pattern, reading
from publisher.text.characters import printable


def readable(name: str) -> bool:
    """Whether somebody reads files of this name."""
    return family_of(name) is not None


def source(root: Path, *ignore: str, most: int = 1000, paths: tuple[str, ...] = (".",)) -> LocalSource:
    """A source with a small bound."""
    return LocalSource(root, paths, ignore, most)


def found(one: LocalSource) -> list[File]:
    """What a walk finds."""
    return list(one.walk(Walk(), readable=readable))


def put(root: Path, name: str, data: bytes = b"x") -> Path:
    """Write a file that is old enough to be trusted."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    os.utime(path, (1_700_000_000, 1_700_000_000))
    return path


PASSED_OVER = [
    ".hidden.md", ".git/a.md", "#auto#.md", "a.md~", "~$a.md", "a.md.swp", "a.md.tmp", "a.md.bak", "a.md.orig",
    "a.md.rej", "a.md.part", "a.md.crdownload", ".a.md.swo", "A.MD.BAK",
]  # fmt: skip


@pytest.mark.parametrize("name", PASSED_OVER)
def test_hidden_and_backup_names_are_passed_over(tmp_path: Path, name: str) -> None:
    """What an editor or a download leaves half-done is no article, and is not reported."""
    put(tmp_path, name)
    walk = Walk()

    assert list(source(tmp_path).walk(walk, readable=readable)) == []
    assert (walk.unknown, walk.problems) == ([], [])


READ = [
    "a.txt",
    "a.md",
    "a.markdown",
    "a.HTML",
    "a.htm",
    "a.json",
    "a.jsonl",
    "a.ndjson.gz",
    "a.b.c.md",
    "~a.md",
    "a#.md",
]


@pytest.mark.parametrize("name", READ)
def test_articles_are_found(tmp_path: Path, name: str) -> None:
    """Suffixes count in any case; a strange name is still a name."""
    put(tmp_path, f"deep/er/{name}")

    assert [file.name for file in found(source(tmp_path))] == [f"deep/er/{name}"]


def test_the_order_is_that_of_names(tmp_path: Path) -> None:
    """The order of a folder on disk is an accident: it must decide nothing."""
    names = ["b.md", "a/z.md", "a.md", "c/a.md", "B.md"]
    for name in names:
        put(tmp_path, name)

    assert [file.name for file in found(source(tmp_path))] == ["B.md", "a.md", "b.md", "a/z.md", "c/a.md"]


GLOBS = [
    ("sketches/**", ["sketches/a.md", "sketches/deep/b.md"], ["a.md", "x/sketches/a.md", "sketches.md"]),
    ("sketches", ["sketches/a.md"], ["x/sketches/a.md"]),
    ("**/sketches", ["sketches/a.md", "x/sketches/a.md", "x/y/sketches/z/a.md"], ["x/sketches.md"]),
    ("*.txt", ["a.txt"], ["x/a.txt", "a.md"]),
    ("**/*.txt", ["a.txt", "x/a.txt"], ["a.md"]),
    ("a?.md", ["ab.md"], ["a.md", "abc.md"]),
    ("x/*/y.md", ["x/1/y.md"], ["x/y.md", "x/1/2/y.md"]),
    ("a.b(c)[d].md", ["a.b(c)[d].md"], ["aXb(c)[d].md", "a.bcd.md"]),
    ("/a.md", ["a.md"], ["x/a.md"]),
]


@pytest.mark.parametrize(("glob", "ignored", "kept"), GLOBS, ids=[glob for glob, _, _ in GLOBS])
def test_ignored_files_are_not_read(tmp_path: Path, glob: str, ignored: list[str], kept: list[str]) -> None:
    """`*` stays in its folder, `**` crosses folders, and a folder's name means everything in it."""
    for name in (*ignored, *kept):
        put(tmp_path, name)

    assert {file.name for file in found(source(tmp_path, glob))} == set(kept)


@given(st.text(max_size=30))
def test_any_glob_can_be_written(glob: str) -> None:
    """No pattern in a configuration is a wrong regular expression, or a slow one."""
    import re

    re.compile(glob_pattern(glob)).fullmatch("a/b" * 30)


def test_companions_are_no_articles(tmp_path: Path) -> None:
    """A sidecar and a folder's defaults belong to articles: they are named with them, weakest first."""
    for name in (
        "_defaults.toml",
        "x/_defaults.yaml",
        "x/a.md",
        "x/a.md.toml",
        "x/a.md.json",
        "x/gone.md.toml",
    ):
        put(tmp_path, name)

    files = found(source(tmp_path))

    assert [file.name for file in files] == ["x/a.md"]
    beside = [Path(path).relative_to(tmp_path).as_posix() for path in files[0].companions]
    assert beside == ["_defaults.toml", "x/_defaults.yaml", "x/a.md.toml", "x/a.md.json"]


def test_unknown_files_are_listed(tmp_path: Path) -> None:
    """Pictures next to articles are ordinary: named with -v, no problem."""
    put(tmp_path, "a.png")
    put(tmp_path, "README")
    walk = Walk()
    list(source(tmp_path).walk(walk, readable=readable))

    assert (walk.unknown, walk.problems) == (["README", "a.png"], [])


def test_a_version_changes_with_the_file(tmp_path: Path) -> None:
    """Time, size or a companion: each makes the next build look again; a young file is not trusted."""
    path = put(tmp_path, "a.md")
    versions = [found(source(tmp_path))[0].version]
    os.utime(path, (1_700_000_001, 1_700_000_001))
    versions.append(found(source(tmp_path))[0].version)
    put(tmp_path, "a.md", b"xy")
    versions.append(found(source(tmp_path))[0].version)
    put(tmp_path, "a.md.toml")
    versions.append(found(source(tmp_path))[0].version)
    os.utime(path)
    versions.append(found(source(tmp_path))[0].version)

    assert len(set(versions)) == 5
    assert [version.startswith("?") for version in versions] == [False, False, False, False, True]


def test_endless_folders_end(tmp_path: Path) -> None:
    """Folders inside folders are followed only so far."""
    put(tmp_path, "/".join("d" * 70) + "/a.md")
    put(tmp_path, "d/b.md")

    assert [file.name for file in found(source(tmp_path))] == ["d/b.md"]


@pytest.mark.parametrize("paths", [(".",), ("in",), ("in", "in/feeds/..")])
def test_feeds_among_the_articles_are_none(tmp_path: Path, paths: tuple[str, ...]) -> None:
    """A site whose output lies in its articles folder must not read its own feeds back, build after build."""
    put(tmp_path, "in/a.md")
    put(tmp_path, "in/feeds/all.json")
    put(tmp_path, "in/feeds/index.html")

    files = found(LocalSource(tmp_path, paths, (), 1000, tmp_path / "./in/../in/feeds"))

    assert {file.name.rpartition("/")[2] for file in files} == {"a.md"}


def test_several_folders_keep_their_names_apart(tmp_path: Path) -> None:
    """Two folders may hold files of one name: each is known by its folder, too."""
    put(tmp_path, "one/a.md")
    put(tmp_path, "two/a.md")

    assert [file.name for file in found(source(tmp_path, paths=("one", "two")))] == ["one/a.md", "two/a.md"]


@pytest.mark.parametrize("name", ["nowhere", "a.md"])
def test_no_folder_is_an_error(tmp_path: Path, name: str) -> None:
    """A missing articles folder is no empty one."""
    put(tmp_path, "a.md")

    with pytest.raises(InputError, match=name):
        found(source(tmp_path, paths=(name,)))


def test_only_plain_files_of_a_fair_size_are_read(tmp_path: Path) -> None:
    """Neither a device nor a link nor a file beyond the bound gets as far as a reader."""
    one = source(tmp_path, most=3)
    put(tmp_path, "good.md", b"abc")
    put(tmp_path, "big.md", b"abcd")
    (tmp_path / "link.md").symlink_to("good.md")
    os.mkfifo(tmp_path / "fifo.md")

    assert one.load(str(tmp_path / "good.md")) == b"abc"
    for name, said in (
        ("big.md", "4 bytes"),
        ("link.md", "link"),
        ("fifo.md", "no plain"),
        ("gone.md", "No such"),
    ):
        with pytest.raises(ReadError, match=said):
            one.load(str(tmp_path / name))


@given(st.lists(st.binary(max_size=20).map(lambda line: line.replace(b"\n", b"")), max_size=20), st.booleans())
def test_lines_come_back_whole(lines: list[bytes], end: bool) -> None:
    """Pieces end where lines end, and each line is found again by its byte; gzip or not."""
    import tempfile

    data = b"\n".join(lines) + (b"\n" if end else b"")
    with tempfile.TemporaryDirectory() as folder:
        for name, stored in (("a.jsonl", data), ("a.jsonl.gz", gzip.compress(data))):
            path = put(Path(folder), name, stored)
            one, file = source(Path(folder)), File(name, str(path), "", 0, 0)

            assert b"".join(piece for _, piece in one.pieces(file)).strip() == data.strip()
            start = 0
            for line in data.split(b"\n"):
                assert one.record(file, start).rstrip(b"\n") == line
                start += len(line) + 1


BESIDE = [
    ("a.jpg", Enclosure("a.jpg", "image/jpeg", 3)),
    ("./sub/b.mp3", Enclosure("./sub/b.mp3", "audio/mpeg", 3)),
    ("gone.jpg", Enclosure("gone.jpg")),
    ("../a.jpg", Enclosure("../a.jpg")),
    ("/etc/passwd", Enclosure("/etc/passwd")),
    ("https://a.example/a.jpg", Enclosure("https://a.example/a.jpg")),
    ("a\x00.jpg", Enclosure("a\x00.jpg")),
]


@pytest.mark.parametrize(("url", "measured"), BESIDE)
def test_files_next_to_an_article_are_measured(tmp_path: Path, url: str, measured: Enclosure) -> None:
    """An enclosure needs its true length and type; nothing outside the folder is looked at."""
    put(tmp_path, "in/a.jpg", b"abc")
    put(tmp_path, "in/sub/b.mp3", b"abc")
    put(tmp_path, "a.jpg", b"abc")
    file = File("a.md", str(tmp_path / "in/a.md"), "", 0, 0)
    article = Article("a.md", claims=(Claim("image", Enclosure(url), "front matter image"),))

    assert source(tmp_path).measured(article, file).claims[0].value == measured


@pytest.mark.parametrize("text", ["\x1b[2J", "a\nb", "\u202e", "\ud800", "\x85"])
def test_what_is_shown_is_printable(text: str) -> None:
    """Names reach terminals and mails: no control character, no direction mark."""
    assert printable(text).isprintable()
    assert printable("plain øåæ") == "plain øåæ"


def test_a_packed_file_of_lines_is_bounded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A small file that unfolds without end is an error with a remedy, and does not fill the memory."""
    monkeypatch.setattr(reading, "UNFOLDED", 1_000_000)
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b"{}\n" * 1_000_000))
    with pytest.raises(ReadError, match="unfolds to more") as caught:
        list(source(tmp_path).pieces(File("a.jsonl.gz", str(path), "", 0, 0)))
    assert "unpack it" in caught.value.remedy
