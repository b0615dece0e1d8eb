"""What comes late, with an old date, is seen; what stood on archive pages is not shown again as new."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sites import PLAIN, SiteFolder, article
from subscribing import walk

LIMIT = 4
JANUARY = datetime(2026, 1, 20, 12, tzinfo=UTC)
FEED = f'{PLAIN}\n[[feed]]\nname = "all"\nlimit = {LIMIT}\n'
ARCHIVES = ["2", '"month"']
LATE = {"long ago": "2025-08-01", "of the last month": "2025-12-30", "of this month": "2026-01-02"}


def _configure(site: SiteFolder, archive: str) -> None:
    site.configure(FEED + (f"archive = {archive}" if archive else ""))


def _write(site: SiteFolder, *days: str) -> None:
    for day in days:
        site.write(f"{day}.md", article(f"Day {day}", day, f"The tide of {day} was late."))


def _grown(site: SiteFolder, archive: str, last: str) -> None:
    """A site with pages up to November, and one or several articles after it."""
    _configure(site, archive)
    _write(site, "2025-09-01", "2025-09-02", "2025-10-01", "2025-10-02", "2025-11-01", "2025-11-02", last)
    site.build(JANUARY - timedelta(days=10))
    _write(site, "2026-01-05", "2026-01-06", "2026-01-07", "2026-01-08", "2026-01-09")
    site.build(JANUARY - timedelta(days=9))


@pytest.mark.parametrize("more", [0, 2])
@pytest.mark.parametrize("late", LATE)
@pytest.mark.parametrize("last", ["2025-11-03", "2025-12-01"])
@pytest.mark.parametrize("archive", ARCHIVES)
def test_what_comes_late_is_in_the_feed(
    site: SiteFolder, archive: str, last: str, late: str, more: int
) -> None:
    """A subscriber of the feed sees it, also where the same build closes a page, or a month was empty."""
    _grown(site, archive, last)
    site.write("late.md", article("Late", LATE[late]))
    _write(site, *(f"2026-01-1{number}" for number in range(more)))
    site.build(JANUARY)

    assert "Late" in site.titles()
    assert len(site.titles()) >= LIMIT
    titles = [title for page in walk(site.root / "feeds") for title in page.titles]
    assert len(titles) == len(set(titles)) == 13 + more
    assert site.build(JANUARY).written == ()


@pytest.mark.parametrize("archive", ARCHIVES)
def test_what_came_late_joins_the_next_page(site: SiteFolder, archive: str) -> None:
    """It does not stay in the feed for ever: the next page takes it, whatever its date."""
    _grown(site, archive, "2025-12-01")
    site.write("late.md", article("Late", LATE["long ago"]))
    site.build(JANUARY)
    _write(site, *(f"2026-02-0{number}" for number in range(1, 6)))
    site.build(JANUARY + timedelta(days=30))
    assert "Late" not in site.titles()
    assert "Late" in [title for page in walk(site.root / "feeds") for title in page.titles]


def test_of_more_than_a_feed_holds_the_newest_are_seen(site: SiteFolder) -> None:
    """A thousand old articles brought in at once do not make a feed of a thousand."""
    _grown(site, "2", "2025-12-01")
    for number in range(30):
        site.write(f"old-{number:02}.md", article(f"Old {number:02}", f"2024-05-{number + 1:02}"))
    site.build(JANUARY)
    assert len(site.titles()) <= 2 * LIMIT
    assert site.titles()[-LIMIT:] == [f"Old {number}" for number in (29, 28, 27, 26)]


@pytest.mark.parametrize("archive", ARCHIVES)
def test_articles_of_pages_are_not_shown_as_new(site: SiteFolder, archive: str) -> None:
    """Files of archived articles that were moved have other ids once the catalog is lost: the build stops."""
    _grown(site, archive, "2025-12-01")
    for number, name in enumerate(("2025-09-01", "2025-09-02", "2025-10-01")):
        (site.articles / f"{name}.md").rename(site.articles / f"moved-{number}.md")
    assert site.build(JANUARY).written == ()
    before = site.files()
    (site.root / ".publisher/catalog.sqlite").unlink()

    report = site.build(JANUARY)
    assert report.status == 65
    assert [text for text in report.blocked if "would appear again as new" in text]
    assert site.files() == before
    assert site.build(JANUARY, accept=True).status == 0


@pytest.mark.parametrize("archive", ARCHIVES)
def test_an_article_may_go_from_a_page_and_another_come(site: SiteFolder, archive: str) -> None:
    """Withdrawing two old articles and publishing two others is a day's work, and stops nothing."""
    _grown(site, archive, "2025-12-01")
    for name in ("2025-09-01", "2025-09-02"):
        (site.articles / f"{name}.md").unlink()
    _write(site, "2026-01-18", "2026-01-19")
    assert site.build(JANUARY).status == 0


@pytest.mark.parametrize(("one", "other"), [("2", '"month"'), ('"month"', "2"), ("", "2"), ("", '"month"')])
def test_new_pages_bring_nothing_old_into_the_feed(site: SiteFolder, one: str, other: str) -> None:
    """A feed that gets an archive, or pages of another kind, does not list again what it listed long ago."""
    _grown(site, one, "2025-12-01")
    before = set(site.titles())
    _configure(site, other)
    site.build(JANUARY)
    assert set(site.titles()) - before <= {"Day 2026-01-05"}  # months close later than the feed is full
