"""A site that the version before published is taken over: subscribers are shown no old entry as new or changed.

`takeover/` is what version 11 of the catalog left after three builds, the last of them on 10 February 2026:
articles with their times, the feeds in all formats, and the catalog as SQL, without the rows of `print`, which
were a cache. Between the builds articles were edited, moved, withdrawn, touched and fetched again.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from sites import SiteFolder, faults, folder

from publisher import Report
from publisher.emitters import FORMATS

HERE = Path(__file__).resolve().parent / "takeover"
NOW = datetime(2026, 2, 11, 9, tzinfo=UTC)
FEEDS = sorted(path.relative_to(HERE / "feeds").as_posix() for path in (HERE / "feeds").rglob("*.*"))


def started(root: Path, *, with_catalog: bool = True) -> SiteFolder:
    """The site as the version before left it."""
    shutil.copytree(HERE, root, dirs_exist_ok=True)
    for name, second in json.loads((root / "times.json").read_text()).items():
        os.utime(root / name, (second, second))
    (root / ".publisher").mkdir()
    if with_catalog:
        with closing(sqlite3.connect(root / ".publisher/catalog.sqlite")) as database:
            database.executescript((root / "catalog.sql").read_text(encoding="utf-8"))
    site = SiteFolder.__new__(SiteFolder)
    site.root, site.articles, site.ticks = root, root / "articles", 100_000_000
    return site


@pytest.fixture(scope="module")
def taken() -> Iterator[tuple[SiteFolder, Report]]:
    """The site after the first build of today's code, and the report of that build."""
    with folder() as root:
        site = started(root)
        yield site, site.build(NOW)


Taken = tuple[SiteFolder, Report]


def test_subscribers_are_shown_nothing_new(taken: Taken) -> None:
    """The build is not blocked, and no entry of a feed or archive page is new, changed or gone."""
    _, report = taken
    assert (report.status, report.blocked, faults(report)) == (0, (), ())
    assert (report.differences, report.lost) == ((), ())
    assert report.note.startswith("of version 11")
    assert (report.shown, report.withheld, report.drafts) == (25, 1, 1)


_DATE = re.compile(r"<(?:pubDate|published|updated|lastBuildDate)>([^<]+)|\"date_[a-z]+\": \"([^\"]+)")


def _instants(data: bytes) -> list[datetime]:
    """Every instant of a feed in any format."""
    found = [one or other for one, other in _DATE.findall(data.decode())]
    return sorted(
        parsedate_to_datetime(text) if text[0].isalpha() else datetime.fromisoformat(text) for text in found
    )


@pytest.mark.parametrize("name", FEEDS)
def test_feeds_stay_as_they_are(taken: Taken, name: str) -> None:
    """Each feed and archive page lists the same ids, dates, titles and tombstones.

    Today's order is another: of one second the last name is first, and what has no date is below the rest. So
    are the offsets of instants: they are the site's.
    """
    site, _ = taken
    form = next(one for one in FORMATS.values() if name.endswith(one.suffix))
    before, after = (HERE / "feeds" / name).read_bytes(), (site.root / "feeds" / name).read_bytes()
    old, new = form.emitter.read_back(before), form.emitter.read_back(after)
    assert sorted(new.entries) == sorted(old.entries)
    assert new.tombstones == old.tombstones
    assert _instants(after) == _instants(before)


def test_no_feed_is_lost_or_added(taken: Taken) -> None:
    """The feeds and archive pages are those that there were."""
    site, _ = taken
    assert sorted(name for name in site.files() if name.endswith((".rss", ".atom", ".json"))) == FEEDS
    assert {"all/archive/2025-11.atom", "by/quayside-wire.json", "log.rss"} <= set(FEEDS)


def test_the_next_build_writes_nothing(taken: Taken) -> None:
    """One build is enough to remember everything in today's form."""
    site, _ = taken
    report = site.build(NOW)
    assert (report.written, report.read, report.note) == ((), 0, "")


def test_without_its_catalog_only_a_moved_file_is_reported() -> None:
    """All ids but that of a file that moved can be computed again; that one is named as lost."""
    with folder() as root:
        site = started(root, with_catalog=False)
        report = site.build(NOW)
        assert (report.status, report.lost) == (0, ("A moved entry",))
        new = {title for one in report.differences for title in one.new}
        changed = {title for one in report.differences for title in one.changed}
        assert (new, changed) == ({"A moved entry"}, set())
        atom = (root / "feeds/all.atom").read_bytes()
        assert b'ref="tag:quay.example,2025:withdrawn.md" when="2026-02-09T10:00:00+01:00"' in atom


MOVES = {
    "a file that moved before": ("new/place.md", "new/third.md", "A moved entry", "moved.md"),
    "a file with a name of its own": ("named.md", "sub/other.md", "An id from its name", "named.md"),
    "an edited file": ("edited.md", "sub/edit.md", "An edited entry", "edited.md"),
    "a file with an inferred date": (
        "tug.txt",
        "sub/tug.txt",
        "Tug breaks its own record for standing still",
        "tug.txt",
    ),
}


@pytest.mark.parametrize(("old", "new", "title", "name"), MOVES.values(), ids=MOVES)
def test_a_file_that_moves_later_keeps_its_id(old: str, new: str, title: str, name: str) -> None:
    """What the version before remembered of a file is still used after the takeover."""
    with folder() as root:
        site = started(root)
        site.build(NOW)
        shown = next(item for item in site.items() if item["title"] == title)
        for suffix in ("", ".toml"):
            if (site.articles / (old + suffix)).exists():
                (site.articles / new).parent.mkdir(exist_ok=True)
                (site.articles / (old + suffix)).rename(site.articles / (new + suffix))
        report = site.build(NOW)
        assert (report.status, report.differences) == (0, ())
        assert next(item for item in site.items() if item["title"] == title) == shown
        assert shown["id"] == f"tag:quay.example,2025:{name}"
