"""Builds in which most articles are only outlined: nobody can tell, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sites import NOW, PLAIN, SiteFolder, article

from publisher import build, load_config
from publisher.engine import InProcess, Lost
from publisher.pipeline.tasks import Errand
from publisher.status import status_of

FEW = '[[feed]]\nname = "all"\nlimit = 3\n'
GROUPS = FEW + '[[feed]]\nname = "by/{publisher}"\nlimit = 3\n'
EVERYTHING = '[[feed]]\nname = "everything"\ncomplete = true\n'
Run = Callable[[Sequence[Any]], Iterator[Any]]


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


class Meddling(InProcess):
    """An engine that does something before articles are decided whole, or to what comes of it."""

    def __init__(self, before: Callable[[], object] = lambda: None, spoiled: str | None = None) -> None:
        self.before = before
        self.spoiled = spoiled

    def run(self, function: Callable[[Any], Any], tasks: Sequence[Any]) -> Iterator[Any]:
        """Run the tasks, one after the other; one that names a spoiled place takes its process along."""
        if tasks and isinstance(tasks[0], Errand):
            self.before()
        for task in tasks:
            lost = isinstance(task, Errand) and self.spoiled in task.places
            yield Lost("the process that read it died") if lost else function(task)


def test_feeds_are_those_of_articles_decided_whole(tmp_path: Path) -> None:
    """A feed that lists everything makes every article be decided whole: the other feeds stay as they are."""
    brief, whole = filled(tmp_path / "one", GROUPS), filled(tmp_path / "two", GROUPS + EVERYTHING)
    reports = brief.build(), whole.build()
    feeds = {name: data for name, data in brief.files().items() if not name.startswith(("index", "feeds"))}
    assert len(feeds) == 4 * 4 + sum("articles/" in name for name in feeds)
    assert feeds == {name: data for name, data in whole.files().items() if name in feeds}
    assert reports[0].shown == reports[1].shown == 32
    assert brief.faults() == []
    assert brief.build().written == ()


def test_what_comes_up_later_is_decided_then(tmp_path: Path) -> None:
    """When newer articles go, those that were outlined take their places."""
    site = filled(tmp_path, FEW)
    site.build()
    assert site.titles() == ["N 19", "N 18", "N 17"]
    for number in (19, 18):
        (site.articles / f"n{number}.md").unlink()
    assert site.build().status == 0
    assert site.titles() == ["N 17", "N 16", "N 15"]


def test_an_edit_of_a_listed_article_is_seen(tmp_path: Path) -> None:
    """Among many touched files, too, `updated` moves for the one that was published and says other words."""
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
    """Articles that were only outlined keep the ids that they were given first."""
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


def test_an_article_that_goes_meanwhile(tmp_path: Path) -> None:
    """Gone between two looks: its feed waits for the next build, and what stood there stands."""
    site = filled(tmp_path, FEW)
    engine = Meddling(before=lambda: (site.articles / "n18.md").unlink(missing_ok=True))
    report = build(load_config(site.root), now=NOW, engine=engine)
    assert report.status == 75
    assert not (site.root / "feeds/all.rss").exists()
    assert site.build().status == 0
    assert site.titles() == ["N 19", "N 17", "N 16"]


@pytest.mark.parametrize("place", ["", "@%d"])
def test_an_article_that_takes_its_process_along(tmp_path: Path, place: str) -> None:
    """It is told and left out; the next ones are listed, and no other record of its file is lost."""
    site = filled(tmp_path, FEW)
    if place:
        for number in range(20):
            (site.articles / f"n{number}.md").unlink()
        site.write("wire.jsonl", "".join(record(number, byline="x" * 600) for number in range(12)))
        place %= sum(len(record(number, byline="x" * 600)) for number in range(10))
        expected = ["Note 11", "Note 9", "Note 8"]
    else:
        site.write("m.md", article("M", "2026-02-27"))
        expected = ["Note 11", "Note 10", "Note 9"]  # all whole files are spoiled: records stay
    report = build(load_config(site.root), now=NOW, engine=Meddling(spoiled=place))
    assert site.titles() == expected
    assert any("the process that read it died" in str(one) for one in report.standing)
