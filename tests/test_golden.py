"""Whole sites, each with the feeds and problems it must give, byte for byte.

A case is a folder of `golden/`: `publisher.toml`, whose first line says what the case protects;
`articles/`; perhaps `later/`, which replaces `articles/` for a second build; and `expected/`, what
the last build writes, with its problems in `problems.txt`. After a wanted change,

    python tests/test_golden.py --write [CASE ...]

writes the expectations anew, for you to read in the diff.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from publisher import build, load_config
from publisher.models import Problem

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
CASES = sorted(path.name for path in (HERE / "golden").iterdir())
NOW = datetime(2025, 7, 1, 12, tzinfo=UTC)
FILE_TIME = datetime(2025, 6, 1, 12, tzinfo=UTC).timestamp()
PAGES = (".html", ".opml")  # the same in every case but for names: one case keeps them


def made(case: str, folder: Path) -> dict[str, bytes]:
    """Build a case in an empty folder; gives the files written last and the open problems."""
    source = HERE / "golden" / case
    shutil.copy(source / "publisher.toml", folder)
    problems: tuple[Problem, ...] = ()
    for hours, stage in enumerate(("articles", "later")):
        if (source / stage).exists():
            shutil.rmtree(folder / "articles", ignore_errors=True)
            shutil.copytree(source / stage, folder / "articles")
            for path in (folder / "articles").rglob("*"):
                os.utime(path, (FILE_TIME + 3600 * hours, FILE_TIME + 3600 * hours))
            problems = build(load_config(folder), now=NOW).problems
    files = {
        name: data
        for name, data in tree(folder / "feeds").items()
        if case == "page" or not name.endswith(PAGES)
    }
    if problems:
        files["problems.txt"] = "".join(f"{one.severity}: {one}\n" for one in problems).encode()
    return files


def tree(folder: Path) -> dict[str, bytes]:
    """Read every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def write(case: str) -> None:
    """Make what a case gives today its expectation."""
    expected = HERE / "golden" / case / "expected"
    shutil.rmtree(expected, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, data in made(case, Path(folder)).items():
            (expected / name).parent.mkdir(parents=True, exist_ok=True)
            (expected / name).write_bytes(data)


@pytest.mark.parametrize("case", CASES)
def test_a_case_gives_what_it_gave(case: str, tmp_path: Path) -> None:
    """Articles of every shape, and every rule of substance, come out as somebody once read and approved."""
    assert made(case, tmp_path) == tree(HERE / "golden" / case / "expected")


@pytest.mark.parametrize("case", CASES)
def test_a_case_says_what_it_protects(case: str) -> None:
    """The first line of a case says what it protects, for those who break it."""
    first, _, _ = (HERE / "golden" / case / "publisher.toml").read_text("utf-8").partition("\n")
    assert first.startswith("# Why: ")
    assert first.endswith(".")


def example(folder: Path) -> Path:
    """Copy the example site as a fresh clone has it: without feeds, with file times of its own."""
    shutil.copyfile(ROOT / "publisher.toml", folder / "publisher.toml")
    shutil.copytree(ROOT / "articles", folder / "articles", copy_function=shutil.copyfile)
    return folder


def test_the_example_site_builds_to_the_committed_feeds(tmp_path: Path) -> None:
    """The repository shows what the program does today, whatever the clock and the files' times say."""
    report = build(load_config(example(tmp_path)), now=NOW.replace(year=2031), strict=True)
    assert (report.status, [one for one in report.problems if one.severity != "note"]) == (0, [])
    assert tree(tmp_path / "feeds") == tree(ROOT / "feeds")


def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    """An unchanged site sends no subscriber and no web server a changed file, not even a changed time."""
    config = load_config(example(tmp_path))
    build(config, now=NOW)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "feeds").rglob("*")}
    report = build(config, now=NOW)
    assert report.written == ()
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "feeds").rglob("*")} == before


if __name__ == "__main__":
    if sys.argv[1:2] != ["--write"]:
        sys.exit("usage: python tests/test_golden.py --write [CASE ...]")
    for name in sys.argv[2:] or CASES:
        write(name)
