"""A feed is made in portions, here or in several processes: subscribers cannot tell."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from sites import NOW, SiteFolder, article, folder

from publisher import build
from publisher.config import load
from publisher.engine import Engine, InProcess, Lost
from publisher.engine.processes import Processes
from publisher.pipeline import production

SITE = '[site]\ntitle = "Notes"\nlink = "https://notes.example.org/"\n[output]\ngzip = true\n'
LONG = SITE + "[[feed]]\nlimit = 1000\n"
GROUPS = '[[feed]]\nname = "on/{category}"\nlimit = 30\n'
NEW = "articles/new-189d056b546e.html"
COUNT = 240
T = TypeVar("T")
D = TypeVar("D")


def _filled(root: Path) -> SiteFolder:
    site = SiteFolder(root)
    site.configure(LONG + GROUPS)
    for number in range(COUNT):
        day = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
        site.write(f"{number}.md", article(f"Note {number}", day, tags=f"[t{number % 9}]"))
    site.write("deep.html", "<title>Too deep</title>" + "<i><b>" * 30_000 + "x")
    return site


def _built(site: SiteFolder, engine: Engine) -> dict[str, bytes]:
    build(load(site.root), now=NOW, engine=engine)
    return dict(site.files())


@pytest.fixture(scope="module")
def whole() -> dict[str, bytes]:
    """The feeds as they are made in one portion each, in this process."""
    with pytest.MonkeyPatch.context() as patch, folder() as root:
        patch.setattr(production, "PORTION", 10_000)
        return _built(_filled(root), InProcess())


@pytest.mark.parametrize("engine", [InProcess(), Processes(2), Processes(3)], ids=["here", "two", "three"])
@pytest.mark.parametrize(("portion", "batch"), [(7, 50), (100, 2000), (1, 10_000)])
def test_portions_and_processes_are_not_seen(
    monkeypatch: pytest.MonkeyPatch, whole: dict[str, bytes], engine: Engine, portion: int, batch: int
) -> None:
    """However many entries are printed together, and in however many processes, the bytes are the same."""
    monkeypatch.setattr(production, "PORTION", portion)
    monkeypatch.setattr(production, "BATCH", batch)
    with folder() as root:
        site = _filled(root)
        assert _built(site, engine) == whole
        site.write("new.md", article("New", "2026-02-01"))
        assert _built(site, engine).keys() - whole.keys() == {NEW, f"{NEW}.gz"}


class Meddling(InProcess):
    """Changes an article when all are read, and feeds are about to be made."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.runs = 0

    def run(self, function: Callable[[T], D], tasks: Sequence[T]) -> Iterator[D | Lost]:
        """Count: the first run reads, the others make feeds."""
        self.runs += 1
        if self.runs == 2:
            self.path.write_text(article("Note 7", "2025-08-08", "Another body."))
        return super().run(function, tasks)


def test_a_feed_that_cannot_be_made_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """An article that changes in the middle holds its feeds back whole: no half of one is put in place."""
    monkeypatch.setattr(production, "PORTION", 5)
    with folder() as root:
        site = _filled(root)
        report = build(load(site.root), now=NOW, engine=Meddling(site.articles / "7.md"))

        assert report.status == 75
        assert {one.place for one in report.standing} >= {"all", "on/t7"}
        assert site.files()["on/t6.rss"].count(b"<item>") == 26  # some were to be printed with it
        assert not {"all.rss", "on/t7.rss"} & set(site.files())
        assert not list(site.root.rglob(".publisher-*"))


def test_a_damaged_print_is_made_again() -> None:
    """What is remembered of an entry's form is a cache: a flipped bit costs its making, and nothing else."""
    with folder() as root:
        site = _filled(root)
        before = _built(site, InProcess())
        with sqlite3.connect(root / ".publisher/catalog.sqlite") as database:
            database.execute("UPDATE print SET data = substr(data, 1, 100)")
        (root / ".publisher/catalog.sqlite.seal").unlink()
        (root / "feeds/all.rss").unlink()
        assert _built(site, InProcess()) == before
