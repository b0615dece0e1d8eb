"""A build that would hurt subscribers stops and says so; a person may let it through."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sites import NOW, PLAIN, SiteFolder, article, places


def _empty(site: SiteFolder) -> None:
    for path in site.articles.iterdir():
        path.unlink()


def _halve(site: SiteFolder) -> None:
    for number in range(4):
        (site.articles / f"good-{number}.md").unlink()


def _draft_all(site: SiteFolder) -> None:
    for number in range(6):
        site.write(f"good-{number}.md", article(f"Good {number}", f"2025-11-{number + 1:02}", draft="true"))


def _deliver_again(site: SiteFolder) -> None:
    for number in range(6):
        tag = f"tag:notes.example.org,2026:{number}"
        site.write(f"good-{number}.md", article(f"Good {number}", f"2025-11-{number + 1:02}", id=tag))


def _move_and_edit_all(site: SiteFolder) -> None:
    for number in range(6):
        (site.articles / f"good-{number}.md").unlink()
        site.write(
            f"moved/{number}.md", article(f"Good {number}", f"2025-11-{number + 1:02}", "Edited as well.")
        )


HURTS: list[tuple[Callable[[SiteFolder], None], str]] = [
    (_empty, "emptied"),
    (_halve, "shrink from 6 entries to 2"),
    (_draft_all, "emptied"),
    (_deliver_again, "again as new"),
    (_move_and_edit_all, "again as new"),
]


@pytest.mark.parametrize(("hurt", "said"), HURTS, ids=[one.__name__ for one, _ in HURTS])
def test_the_guard_stops_what_would_hurt(
    site: SiteFolder, hurt: Callable[[SiteFolder], None], said: str
) -> None:
    """A wrong path or a lost folder must not reach subscribers: 65, and every byte as it was."""
    site.with_good(6).build()
    files, times = site.files(), site.times()
    hurt(site)

    report = site.build()

    assert report.status == 65
    assert said in report.blocked[0]
    assert report.written == ()
    assert (site.files(), site.times()) == (files, times)
    assert site.build().blocked == report.blocked, "it stays stopped until somebody decides"


@pytest.mark.parametrize(("hurt", "said"), HURTS, ids=[one.__name__ for one, _ in HURTS])
def test_accept_lets_it_through(site: SiteFolder, hurt: Callable[[SiteFolder], None], said: str) -> None:
    """Who means it can say so once, and the next build is an ordinary one."""
    site.with_good(6).build()
    hurt(site)

    assert said in site.build(accept=True).blocked[0]
    assert site.faults() == []

    after = site.build()
    assert (after.status, after.blocked, after.written) == (0, (), ())


def test_ordinary_work_is_not_stopped(site: SiteFolder) -> None:
    """Taking one article of six away, and writing two, is what a writer does all day."""
    site.with_good(6).build()
    (site.articles / "good-0.md").unlink()
    site.write("new-1.md", article("New 1"))
    site.write("new-2.md", article("New 2"))

    report = site.build()

    assert (report.status, report.blocked) == (0, ())
    assert report.differences[0].new == ("New 2", "New 1")
    assert report.differences[0].gone == ("Good 0",)


def test_articles_that_slip_off_the_end_are_not_gone(site: SiteFolder) -> None:
    """A feed of five that gets five new entries has lost nothing: it only moved on."""
    site.configure(PLAIN + "[[feed]]\nlimit = 5\n")
    site.with_good(5).build()
    for number in range(5):
        site.write(f"new-{number}.md", article(f"New {number}", f"2026-01-0{number + 1}"))

    report = site.build()

    assert report.status == 0
    assert report.differences[0].gone == ()


def test_a_missing_folder_leaves_the_feeds_alone(good: SiteFolder) -> None:
    """An unmounted disk is not an empty one."""
    from publisher.errors import InputError

    good.build()
    files = good.files()
    good.articles.rename(good.root / "elsewhere")

    with pytest.raises(InputError, match="does not exist"):
        good.build()

    assert good.files() == files


def test_an_empty_folder_makes_an_empty_valid_feed(site: SiteFolder) -> None:
    """A new site can be subscribed to before its first article; the build says that none is there."""
    report = site.build()

    assert report.status == 0
    assert [problem.severity for problem in report.problems] == ["warning"]
    assert site.items() == []
    assert site.faults() == []
    assert b"index.html" not in site.files()["index.html"]


def test_problems_are_reported_when_they_come_and_when_they_go(good: SiteFolder) -> None:
    """Cron mails only news: once when a problem appears, once when it is gone, nothing between."""
    good.write("bad.md", "---\ntitle: [a\n---\nText.\n")

    first, second = good.build(), good.build()
    good.write("bad.md", article("Mended"))
    third, fourth = good.build(), good.build()

    assert places(first.appeared) == ["articles/bad.md:2"]
    assert (second.appeared, second.fixed) == ((), ())
    assert places(second.problems) == ["articles/bad.md:2"]
    assert (third.appeared, places(third.fixed)) == ((), ["articles/bad.md:2"])
    assert (fourth.appeared, fourth.fixed, fourth.problems) == ((), (), ())


def test_a_problem_ends_with_its_file(good: SiteFolder) -> None:
    """A bad article that is taken away is no problem any more."""
    path = good.write("bad.md", "")
    good.build()
    path.unlink()

    assert places(good.build().fixed) == ["articles/bad.md"]


@pytest.mark.parametrize("problems", [True, False])
def test_strict_fails_while_any_problem_is_open(good: SiteFolder, *, problems: bool) -> None:
    """For checks before articles are merged: status 65, on the first build and on every other."""
    if problems:
        good.write("bad.md", "")

    assert [good.build(strict=True).status for _ in range(2)] == ([65, 65] if problems else [0, 0])


def test_a_dry_run_changes_nothing(good: SiteFolder) -> None:
    """It says what subscribers would see, and leaves every byte and every time on disk as it was."""
    good.build()
    good.write("good-0.md", article("Good 0", "2025-11-01", "Edited."))
    good.write("new.md", article("New"))
    (good.articles / "good-2.md").unlink()
    before = {
        path: path.read_bytes() for path in good.root.rglob("*") if path.is_file() and path.name != "lock"
    }
    times = good.times()

    report = good.build(dry_run=True)

    seen = report.differences[0]
    assert (seen.new, seen.changed, seen.gone) == (("New",), ("Good 0",), ("Good 2",))
    assert report.written == ()
    after = {path: path.read_bytes() for path in good.root.rglob("*") if path.is_file() and path.name != "lock"}
    assert after == before
    assert good.times() == times


def test_a_dry_run_of_a_new_site_leaves_no_trace(good: SiteFolder) -> None:
    """Trying it out makes no folder."""
    report = good.build(NOW, dry_run=True)

    assert report.differences[0].new == ("Good 2", "Good 1", "Good 0")
    assert sorted(path.name for path in good.root.iterdir()) == ["articles", "publisher.toml"]
