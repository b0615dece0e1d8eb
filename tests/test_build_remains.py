"""A catalog that is gone is a cache that is gone: nothing is redelivered in silence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import CliRunner
from sites import PLAIN, SiteFolder, article

from publisher.cli import cli


def forget(site: SiteFolder) -> None:
    """Delete what is remembered."""
    (site.root / ".publisher" / "catalog.sqlite").unlink()


@pytest.mark.parametrize("formats", ["json", "atom", "rss"])
def test_what_cannot_be_recomputed_is_reported(good: SiteFolder, formats: str) -> None:
    """Only the catalog knew the id of a moved article: without it, its new id is reported."""
    good.configure(f'{PLAIN}[output]\nformats = ["{formats}"]\n')
    good.build()
    (good.articles / "good-1.md").rename(good.articles / "moved.md")
    good.build()
    forget(good)
    done = CliRunner().invoke(cli, ["build", "-C", str(good.root)])
    assert done.exit_code == 0
    assert "'Good 1' appears under another id than before" in done.output
    assert "Good 0" not in done.output


def test_a_clone_that_never_built_changes_nothing(good: SiteFolder) -> None:
    """Published feeds of the same articles keep their bytes, and nothing is reported."""
    good.build()
    before = good.files()
    forget(good)
    report = good.build()
    assert (report.differences, report.lost, report.blocked, report.written) == ((), (), (), ())
    assert good.files() == before


def _move_all(site: SiteFolder) -> None:
    for path in sorted(site.articles.glob("*.md")):
        path.rename(path.with_name(f"moved-{path.name}"))


def _lose_most(site: SiteFolder) -> None:
    for path in sorted(site.articles.glob("*.md"))[1:]:
        path.unlink()


@pytest.mark.parametrize("harm", [_move_all, _lose_most])
def test_the_guard_needs_no_catalog(site: SiteFolder, harm: Callable[[SiteFolder], None]) -> None:
    """A disk that was not mounted, a folder that moved: also a site that forgot everything stops."""
    site.with_good(6).build()
    before = site.files()
    harm(site)
    forget(site)
    assert site.build().status == 65
    assert site.files() == before
    assert site.build(accept=True).status == 0


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"items": 3}', '{"items": [3]}', '{"items": [{"id": 3}]}', "<rss"]
)
def test_any_file_may_be_in_the_place_of_a_feed(good: SiteFolder, text: str) -> None:
    """A file that is no feed of ours is replaced, and nothing is concluded from it."""
    target = good.root / "feeds"
    target.mkdir()
    for suffix in ("json", "atom", "rss"):
        (target / f"all.{suffix}").write_text(text)
    assert good.build().status == 0
    assert good.titles() == ["Good 2", "Good 1", "Good 0"]


def test_what_is_new_is_new(good: SiteFolder) -> None:
    """An article that came while there was no catalog is no warning."""
    good.build()
    forget(good)
    good.write("new.md", article("New", "2025-12-24"))
    report = good.build()
    assert (report.lost, [one.new for one in report.differences]) == ((), [("New",)])
