"""A build reads what it lists a second time and renders it; how that work is divided changes no feed."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sites import NOW, PLAIN, SiteFolder, article, folder

from publisher import Report, build, load_config
from publisher.catalog import Listing, reading
from publisher.engine import Engine, InProcess, Lost
from publisher.engine.processes import Processes
from publisher.pipeline import render
from publisher.pipeline.worker import EntryRenderer, FeedFile, RenderBatch
from publisher.status import status_of

FEW = '[[feed]]\nname = "all"\nlimit = 3\n'
GROUPS = FEW + '[[feed]]\nname = "by/{publisher}"\nlimit = 3\n'
EVERYTHING = '[[feed]]\nname = "everything"\ncomplete = true\n'
LONG = (
    '[site]\ntitle = "Notes"\nlink = "https://notes.example.org/"\n[output]\ngzip = true\n'
    '[[feed]]\nlimit = 1000\n[[feed]]\nname = "on/{category}"\nlimit = 30\n'
)
NEW = "articles/new-189d056b546e.html"
DIED = "the process that read it died"


def record(number: int, **more: str) -> str:
    """A record of JSON Lines."""
    fields = {
        "id": f"https://notes.example.org/{number}",
        "title": f"Note {number}",
        "date": f"2026-01-{number + 1:02}",
        "publisher": f"House {number % 2}",
        "text": f"The tide came {number} minutes late.",
        **more,
    }
    return "{" + ", ".join(f'"{key}": "{value}"' for key, value in fields.items()) + "}\n"


def filled(root: Path, config: str) -> SiteFolder:
    """Twenty Markdown articles and twelve records, far more than the feeds list."""
    site = SiteFolder(root)
    site.configure(PLAIN + config)
    for number in range(20):
        site.write(f"n{number}.md", article(f"N {number}", f"2026-02-{number + 1:02}", publisher="House 2"))
    site.write("wire.jsonl", "".join(map(record, range(12))))
    return site


def tagged(root: Path, count: int = 120) -> SiteFolder:
    """Articles in nine groups, a long feed of all, and one article that is too deep to be read."""
    site = SiteFolder(root)
    site.configure(LONG)
    for number in range(count):
        day = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
        site.write(f"{number}.md", article(f"Note {number}", day, tags=f"[t{number % 9}]"))
    site.write("deep.html", "<title>Too deep</title>" + "<i><b>" * 30_000 + "x")
    return site


class Watched(InProcess):
    """An engine that calls `before` when articles are read and before any is rendered, and loses some tasks."""

    def __init__(
        self,
        before: Callable[[], object] = lambda: None,
        loses: Callable[[Sequence[Listing]], bool] = lambda _: False,
    ) -> None:
        super().__init__()
        self.before = before
        self.loses = loses

    def run(self, function: Callable[[Any], Any], tasks: Sequence[Any]) -> Iterator[Any]:
        """Run the tasks, one after the other."""
        if isinstance(function, EntryRenderer):
            self.before()
        for task in tasks:
            lost = isinstance(task, RenderBatch) and self.loses(task.listings)
            yield Lost(DIED) if lost else function(task)


def built(site: SiteFolder, engine: Engine) -> Report:
    """Build with an engine."""
    return build(load_config(site.root), now=NOW, engine=engine)


# -- dividing the work --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def whole() -> dict[str, bytes]:
    """The feeds as they are rendered in one batch, in this process."""
    with pytest.MonkeyPatch.context() as patch, folder() as root:
        patch.setattr(render, "TOGETHER", 10_000)
        patch.setattr(render, "AT_ONCE", 10_000)
        site = tagged(root)
        built(site, InProcess())
        return site.files()


BATCHES = {"many small batches": (7, 50), "as usual": (100, 2000), "one by one": (1, 10_000)}


@pytest.mark.parametrize("engine", [InProcess(), Processes(2), Processes(3)], ids=["here", "two", "three"])
@pytest.mark.parametrize(("together", "at_once"), BATCHES.values(), ids=BATCHES)
def test_feeds_do_not_depend_on_batches_and_processes(
    monkeypatch: pytest.MonkeyPatch, whole: dict[str, bytes], engine: Engine, together: int, at_once: int
) -> None:
    """However many entries are rendered together, and in however many processes, the bytes are the same."""
    monkeypatch.setattr(render, "TOGETHER", together)
    monkeypatch.setattr(render, "AT_ONCE", at_once)
    monkeypatch.setattr("publisher.engine.processes.FEW", 20)
    with folder() as root:
        site = tagged(root)
        built(site, engine)
        assert site.files() == whole
        site.write("new.md", article("New", "2026-02-01"))
        built(site, engine)
        assert site.files().keys() - whole.keys() == {NEW, f"{NEW}.gz"}


def test_feeds_do_not_depend_on_what_other_feeds_list(tmp_path: Path) -> None:
    """A feed that lists everything makes every article be rendered: the other feeds stay as they are.

    Only the links from a page to its neighbours depend on which articles have pages.
    """
    few, all_ = filled(tmp_path / "one", GROUPS), filled(tmp_path / "two", GROUPS + EVERYTHING)
    reports = few.build(), all_.build()
    feeds, others = (
        {name: re.sub(rb'<nav class="neighbours".*?</nav>', b"", data, flags=re.DOTALL) for name, data in found}
        for found in (few.files().items(), all_.files().items())
    )
    feeds = {name: data for name, data in feeds.items() if not name.startswith(("index", "feeds"))}
    assert len(feeds) == 4 * 4 + sum("articles/" in name for name in feeds)
    assert feeds == {name: data for name, data in others.items() if name in feeds}
    assert reports[0].shown == reports[1].shown == 32
    assert few.faults() == []
    assert few.build().written == ()


# -- what was only decided in part ---------------------------------------------------------------------------


def test_what_comes_up_later_is_rendered_then(tmp_path: Path) -> None:
    """When newer articles go, those that were never rendered take their places."""
    site = filled(tmp_path, FEW)
    site.build()
    assert site.titles() == ["N 19", "N 18", "N 17"]
    for number in (19, 18):
        (site.articles / f"n{number}.md").unlink()
    assert site.build().status == 0
    assert site.titles() == ["N 17", "N 16", "N 15"]


def test_an_edit_of_a_listed_article_is_noticed(tmp_path: Path) -> None:
    """Among many touched files `updated` moves only for the one that was published and says other words."""
    site = filled(tmp_path, FEW)
    site.build()
    before = {item["title"]: item["date_modified"] for item in site.items()}
    for number in range(20):
        text = "The tide was early." if number == 18 else "The tide was late."
        site.write(
            f"n{number}.md", article(f"N {number}", f"2026-02-{number + 1:02}", text, publisher="House 2")
        )
    site.build()
    after = {item["title"]: item["date_modified"] for item in site.items()}
    assert [title for title, moment in after.items() if moment != before[title]] == ["N 18"]


def test_ids_outlive_renames(tmp_path: Path) -> None:
    """Articles that were never rendered keep the ids that they were given first."""
    site = filled(tmp_path, FEW)
    site.build()
    for number in range(20):
        (site.articles / f"n{number}.md").rename(site.articles / f"m{number}.md")
    for number in (19, 18, 17):
        (site.articles / f"m{number}.md").unlink()
    site.build(accept=True)
    assert [one.rpartition("/")[2] for one in site.ids().values()] == [
        f"tag:notes.example.org,2025:n{number}.md" for number in (16, 15, 14)
    ]


def test_what_is_withheld_has_a_title(tmp_path: Path) -> None:
    """`status` names what is due later, listed or not."""
    site = filled(tmp_path, FEW)
    site.write("later.md", article("Later", f"{NOW + timedelta(days=3):%Y-%m-%d}"))
    site.build()
    found = status_of(load_config(site.root), NOW)
    assert [title for title, _ in found.withheld] == ["Later"]


# -- what happens between reading and rendering --------------------------------------------------------------


def test_an_article_that_is_removed_meanwhile_holds_its_feed_back(tmp_path: Path) -> None:
    """Its feed waits for the next build, and what was published stays."""
    site = filled(tmp_path, FEW)
    engine = Watched(before=lambda: (site.articles / "n18.md").unlink(missing_ok=True))
    report = built(site, engine)
    assert report.status == 75
    assert not (site.root / "feeds/all.rss").exists()
    assert site.build().status == 0
    assert site.titles() == ["N 19", "N 17", "N 16"]


def _edit(path: Path) -> None:
    path.write_text(article("Note 7", "2025-08-08", "Another body."))


def test_an_article_that_changes_meanwhile_holds_its_feeds_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the feeds that list it wait, and no part of one is published; the next build publishes them."""
    monkeypatch.setattr(render, "TOGETHER", 5)
    with folder() as root:
        site = tagged(root)
        report = built(site, Watched(before=lambda: _edit(site.articles / "7.md")))

        assert report.status == 75
        assert {one.place for one in report.problems} >= {"all", "on/t7"}
        assert site.files()["on/t6.rss"].count(b"<item>") == 13  # rendered in the same batches
        assert not {"all.rss", "on/t7.rss"} & set(site.files())
        assert not list(site.root.rglob(".publisher-*"))
        assert site.build().status == 0
        assert {"all.rss", "on/t7.rss"} <= set(site.files())


def test_a_record_that_changes_meanwhile_holds_its_feed_back(tmp_path: Path) -> None:
    """A line is compared with what was read, byte by byte."""
    site = filled(tmp_path, '[[feed]]\nname = "all"\nlimit = 24\n')
    path = site.articles / "wire.jsonl"
    text = path.read_text()
    report = built(site, Watched(before=lambda: path.write_text(text.replace("Note 9", "Note X"))))
    assert report.status == 75
    assert not (site.root / "feeds/all.rss").exists()
    assert site.build().status == 0
    assert "Note X" in site.titles()


# -- lost processes ------------------------------------------------------------------------------------------


def test_a_lost_batch_is_rendered_one_by_one(tmp_path: Path) -> None:
    """Where only the batch is too much for a process, no entry is lost and nothing is reported."""
    site = filled(tmp_path, FEW)
    report = built(site, Watched(loses=lambda listings: len(listings) > 1))
    assert (report.status, report.problems) == (0, ())
    assert site.titles() == ["N 19", "N 18", "N 17"]


RECORD = f"@{sum(len(record(number)) for number in range(10))}"
LOST = {
    "a file": ("n18.md", "", "articles/n18.md", ["N 19", "N 17", "N 16"]),
    "a record of a file of lines": (
        "wire.jsonl",
        RECORD,
        f"articles/wire.jsonl, record at byte {RECORD[1:]}",
        ["Note 11", "Note 9", "Note 8"],
    ),
}


@pytest.mark.parametrize(("name", "place", "where", "titles"), LOST.values(), ids=LOST)
def test_an_article_that_ends_its_process_is_held(
    tmp_path: Path, name: str, place: str, where: str, titles: list[str]
) -> None:
    """It is reported and left out; the next build lists another, and it returns when its file changes."""
    site = filled(tmp_path, FEW)
    if place:
        for number in range(20):
            (site.articles / f"n{number}.md").unlink()
    loses = Watched(loses=lambda found: any((one.name, one.place) == (name, place) for one in found))

    report = built(site, loses)

    assert site.titles() == titles[:2]
    assert [(one.place, DIED in one.message) for one in report.problems] == [(where, True)]
    report = built(site, loses)
    assert site.titles() == titles
    assert [(one.place, DIED in one.message) for one in report.problems] == [(where, True)]
    assert (site.build().written, site.titles()) == ((), titles)  # held while the file stays as it is
    site.write(name, (site.articles / name).read_text().replace("late", "early"))
    report = site.build()
    assert report.problems == ()
    assert len(site.titles()) == 3
    assert {"N 18", "Note 10"} & set(site.titles())


class LosesValidation(InProcess):
    """An engine in which the validation of one file ends its process."""

    def run(self, function: Callable[[Any], Any], tasks: Sequence[Any]) -> Iterator[Any]:
        """Run the tasks, one after the other."""
        for task in tasks:
            yield Lost(DIED) if isinstance(task, FeedFile) and task.name == "all.atom" else function(task)


def test_a_feed_that_ends_its_validator_is_not_published(tmp_path: Path) -> None:
    """It is not validated in this process, its files stay as they are, and the other feeds are published."""
    site = filled(tmp_path, GROUPS)
    report = built(site, LosesValidation())
    assert report.status == 70
    assert any("all.atom: cannot be validated" in one.message for one in report.problems)
    assert {"all.rss", "all.atom"}.isdisjoint(site.files())
    assert "by/house-2.atom" in site.files()
    assert site.build().status == 0
    assert "all.atom" in site.files()


def test_a_held_entry_gives_way_to_another_of_its_id(tmp_path: Path) -> None:
    """Where two articles have one id and the one that is shown cannot be rendered, the other one is shown."""
    site = SiteFolder(tmp_path)
    site.write("a.md", article("A", "2026-02-01", id="urn:x"))
    site.write("b.md", article("B", "2026-02-02", id="urn:x"))
    loses = Watched(loses=lambda found: any(one.name == "b.md" for one in found))
    built(site, loses)
    built(site, loses)
    assert site.titles() == ["A"]


# -- what is remembered of rendering -------------------------------------------------------------------------

DAMAGE = {
    "cut off": "UPDATE rendered SET data = substr(data, 1, 100)",
    "one cut off": (
        "UPDATE rendered SET data = substr(data, 1, 100) WHERE key = (SELECT min(key) FROM rendered)"
    ),
    "empty": "UPDATE rendered SET data = x''",
    "other bytes": "UPDATE rendered SET data = zeroblob(500)",
    "gone": "DELETE FROM rendered",
}


@pytest.mark.parametrize("lost", ["all.rss", "on/*.rss", "*.html", "**/*.*"])
@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_rendered_entry_is_rendered_again(damage: str, lost: str) -> None:
    """Rendered entries are a cache: a flipped bit costs rendering only, whichever feeds need them."""
    with folder() as root:
        site = tagged(root, 20)
        built(site, InProcess())
        before = site.files()
        with sqlite3.connect(root / ".publisher/catalog.sqlite") as database:
            database.execute(damage)
        (root / ".publisher/catalog.sqlite.seal").unlink()
        for path in [path for path in (root / "feeds").glob(lost) if path.is_file()]:
            path.unlink()
        assert built(site, InProcess()).status == 0
        assert site.files() == before


def test_what_no_feed_lists_any_more_is_forgotten(tmp_path: Path) -> None:
    """Rendered entries do not pile up build after build."""
    site = SiteFolder(tmp_path)
    site.configure(PLAIN + '[[feed]]\nlimit = 3\n[output]\npages = false\nformats = ["json"]\n')
    for start in range(0, 160, 3):
        for number in range(start, start + 3):
            when = NOW - timedelta(hours=400 - number)
            site.write(f"{number}.md", article(f"Note {number}", f"{when:%Y-%m-%dT%H:%M:%SZ}"))
        site.build()
    with reading(site.root / ".publisher") as database:
        assert database is not None
        assert database.execute("SELECT count(*) FROM rendered").fetchone()[0] <= 2 * 3 + 100 + 3
