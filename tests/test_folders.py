"""A folder in which nothing changed is passed by as a whole, and no change in it is ever missed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sites import PLAIN, SiteFolder, article, places

from publisher.catalog import opened
from publisher.sources import Folder, LocalSource, Walk

LONG_AGO = 1_700_000_000


def put(root: Path, name: str, data: str = "x") -> Path:
    """Write a file that is old enough to be trusted."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(data)
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


def readable(name: str) -> bool:
    """Whether somebody reads files of this name."""
    return name.endswith(".md")


def walked(root: Path, known: dict[str, Folder] | None = None, most: str = ".md") -> tuple[list[str], Walk]:
    """The names that a walk gives, and the walk."""
    walk = Walk(known or {})
    source = LocalSource(root, (".",), ("never/**",), 1000)
    return [file.name for file in source.walk(walk, readable=lambda name: name.endswith(most))], walk


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two folders of two articles each, one with a picture, below one with a default."""
    for name in ("a/1.md", "a/2.md", "a/2.md.toml", "a/picture.png", "b/1.md", "b/2.md", "_defaults.toml"):
        put(tmp_path, name)
    return tmp_path


def _replace(path: Path) -> None:
    """Put another file of the same size and time in the place of one."""
    put(path.parent, "other")
    (path.parent / "other").replace(path)


CHANGES: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "nothing": (lambda _: None, []),
    "edited": (lambda root: put(root, "a/1.md", "yy"), ["a/1.md", "a/2.md"]),
    "touched": (lambda root: os.utime(root / "a/1.md", (LONG_AGO, LONG_AGO + 1)), ["a/1.md", "a/2.md"]),
    "replaced": (lambda root: _replace(root / "a/1.md"), ["a/1.md", "a/2.md"]),
    "added": (lambda root: put(root, "b/3.md"), ["b/1.md", "b/2.md", "b/3.md"]),
    "removed": (lambda root: (root / "b/1.md").unlink(), ["b/2.md"]),
    "renamed": (lambda root: (root / "b/1.md").rename(root / "b/0.md"), ["b/0.md", "b/2.md"]),
    "sidecar": (lambda root: put(root, "a/2.md.toml", "yy"), ["a/1.md", "a/2.md"]),
    "default above": (lambda root: put(root, "_defaults.toml", "yy"), ["a/1.md", "a/2.md", "b/1.md", "b/2.md"]),
    "another picture": (lambda root: put(root, "a/picture.png", "yy"), ["a/1.md", "a/2.md"]),
    "a folder in it": (lambda root: put(root, "b/c/1.md"), ["b/1.md", "b/2.md", "b/c/1.md"]),
    "a folder ignored": (lambda root: put(root, "never/1.md"), []),
    "young": (lambda root: os.utime(root / "a/1.md", (time.time(), time.time())), ["a/1.md", "a/2.md"]),
}


@pytest.mark.parametrize("change", CHANGES)
def test_only_folders_that_changed_are_looked_into(root: Path, change: str) -> None:
    """Whatever can make an article another gives all files of its folder; elsewhere none is given."""
    names, before = walked(root)
    assert names == ["a/1.md", "a/2.md", "b/1.md", "b/2.md"]
    act, expected = CHANGES[change]
    act(root)

    names, after = walked(root, before.folders)

    assert names == expected
    assert after.unknown == ["a/picture.png"]
    assert sum(folder.files for folder in after.folders.values()) == sum(
        path.suffix == ".md" and "never" not in path.parts for path in root.rglob("*.md")
    )


def test_a_young_file_is_not_trusted_at_the_next_look(root: Path) -> None:
    """Within its clock's grain a file may change again unseen: its folder is looked at until it is older."""
    os.utime(root / "a/1.md")
    _, before = walked(root)
    names, _ = walked(root, before.folders)
    assert names == ["a/1.md", "a/2.md"]


def test_what_cannot_be_read_is_reported_each_time(root: Path) -> None:
    """A link in a folder is an open problem: silence would say that it is gone."""
    (root / "a/3.md").symlink_to(root / "a/1.md")
    _, before = walked(root)
    names, after = walked(root, before.folders)
    assert names == ["a/1.md", "a/2.md"]
    assert [problem.place for problem in after.problems] == ["a/3.md"]


@pytest.mark.parametrize(("first", "then"), [(".md", (".md", ".png")), ((".md", ".png"), ".md")])
def test_a_reader_that_comes_or_goes_is_noticed(root: Path, first: str, then: str) -> None:
    """Who installs a package that reads another suffix, or takes it away, need not touch an article."""
    _, before = walked(root, most=first)
    names, _ = walked(root, before.folders, most=then)
    assert [name for name in names if name.startswith("a/")] == [
        name for name in ("a/1.md", "a/2.md", "a/picture.png") if name.endswith(then)
    ]


def test_a_folder_that_cannot_be_looked_into_is_quiet(root: Path) -> None:
    """It is not gone, and neither is what lies below it."""
    put(root, "b/c/1.md")
    _, before = walked(root)
    walk = Walk(before.folders, unseen=["b/"])
    assert [name for name in before.folders if walk.is_quiet(name)] == ["b/", "b/c/"]


# -- in a build ---------------------------------------------------------------------------------


@pytest.fixture
def divided(site: SiteFolder) -> SiteFolder:
    """A site of two folders, built."""
    site.configure(f'{PLAIN}[output]\nformats = ["json"]\npages = false\n')
    for name in ("a/1.md", "a/2.md", "b/1.md", "b/2.md"):
        site.write(name, article(name, f"2026-02-0{name[2]}"))
    site.build()
    return site


def test_articles_of_a_folder_that_is_gone_are_gone(divided: SiteFolder) -> None:
    """Where a folder was taken away or renamed nothing of it stays listed, and nothing is remembered twice."""
    (divided.articles / "a").rename(divided.articles / "c")
    ids = divided.ids()
    divided.build()
    assert divided.ids() == ids
    for path in (divided.articles / "c").iterdir():
        path.unlink()
    (divided.articles / "c").rmdir()
    divided.build(accept=True)
    assert sorted(divided.titles()) == ["b/1.md", "b/2.md"]
    with opened(divided.root / ".publisher") as catalog:
        assert sorted(catalog.files.folders()) == ["", "b/"]


def test_problems_stay_while_another_folder_changes(divided: SiteFolder) -> None:
    """A problem in a folder that is skipped is still open, and is not reported a second time."""
    divided.write("a/3.md", "---\ndate: 2026-02-30\n---\n\nA day that never was.\n")
    wrong = divided.build().problems
    assert places(wrong) == ["articles/a/3.md"]
    divided.write("b/3.md", article("b/3.md"))
    report = divided.build()
    assert (report.problems, report.appeared, report.fixed) == (wrong, (), ())
    (divided.articles / "a/3.md").unlink()
    report = divided.build()
    assert (report.problems, report.fixed) == ((), wrong)


def test_what_could_not_be_read_is_tried_again(divided: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that failed for a moment: the next build reads the article, though nothing else changed."""
    from publisher.errors import ReadError
    from publisher.sources import local

    path = divided.write("a/3.md", article("a/3.md"))

    def failing(_: str) -> int:
        raise ReadError("Input/output error", "check the disk")

    with monkeypatch.context() as broken:
        broken.setattr(local, "open_plain", failing)
        assert places(divided.build().problems) == ["articles/a/3.md"]
    report = divided.build()
    assert path.name in str(divided.titles())
    assert (report.read, report.problems) == (1, ())


def test_a_build_counts_what_it_passes_by(divided: SiteFolder) -> None:
    """The report says how many articles there are, not how many were looked at."""
    for name in ("a/picture.png", "a/LICENCE", "b/old.haml"):
        divided.write(name, "x")
    divided.build()
    report = divided.build()
    assert (report.files, report.read, report.unknown) == (4, 0, ("a/LICENCE",))
    assert report.unread == (("haml", 1),)
