"""`publisher status` and `build --json`: the state of a site for people and programs."""

from __future__ import annotations

import json

from click.testing import CliRunner
from sites import NOW, SiteFolder, article

from publisher.cli import cli
from publisher.config import load
from publisher.status import Status, as_lines, as_values, status_of


def test_a_site_that_was_never_built_says_so(site: SiteFolder) -> None:
    """Reading the status creates nothing: no catalog, no lock."""
    found = status_of(load(site.root), NOW)
    assert as_lines(found) == ["never built; run `publisher build`"]
    assert not (site.root / ".publisher").exists()


def test_a_first_build_that_has_just_begun_does_not_count(site: SiteFolder) -> None:
    """An empty catalog file means that no build has ended, not that the catalog is broken."""
    state = load(site.root).state
    state.mkdir()
    (state / "catalog.sqlite").touch()
    assert status_of(load(site.root), NOW) == Status(None, 0)


def test_status_lists_everything(good: SiteFolder) -> None:
    """Last build, feeds, problems with remedies, withheld articles with their dates, drafts."""
    good.write("later.md", article("Later", "2026-04-01"))
    good.write("draft.md", article("Not yet", draft="true"))
    good.write("bad.md", "---\ntitle: [\n---\nText\n")
    good.build()
    values = as_values(status_of(load(good.root), NOW))
    assert values["last"] == "2026-03-01T12:00:00Z"
    assert values["outcome"] == 0
    assert values["feeds"] == [{"name": "all", "entries": 3, "changed": "2026-03-01T12:00:00Z"}]
    assert values["withheld"] == [{"title": "Later", "due": "2026-04-01T00:00:00Z"}]
    assert values["drafts"] == 1
    (problem,) = values["problems"]
    assert problem["place"].startswith("articles/bad.md")
    assert problem["remedy"]
    assert problem["since"] == "2026-03-01T12:00:00Z"


def test_status_prints_json(good: SiteFolder) -> None:
    """A program gets the same facts as a person."""
    good.build()
    done = CliRunner().invoke(cli, ["status", "-C", str(good.root), "--json"])
    assert done.exit_code == 0
    assert json.loads(done.output)["feeds"][0]["name"] == "all"
    text = CliRunner().invoke(cli, ["status", "-C", str(good.root)])
    assert "feed all: 3 entries" in text.output


def test_a_build_reports_in_json(good: SiteFolder) -> None:
    """`build --json` prints one object: counts, files, differences, problems, status."""
    done = CliRunner().invoke(cli, ["build", "-C", str(good.root), "--json"])
    report = json.loads(done.output)
    assert (report["files"], report["shown"], report["status"]) == (3, 3, 0)
    assert report["differences"][0]["new"] == ["Good 2", "Good 1", "Good 0"]
    assert "all.rss" in report["written"]


def test_a_failure_is_reported_once_and_once_when_it_is_over(good: SiteFolder) -> None:
    """Cron mails only news: a disk that is not mounted is one mail, however long it lasts."""
    run = ["build", "-C", str(good.root)]
    away = good.root / "away"
    good.articles.rename(away)
    outputs = [CliRunner().invoke(cli, run) for _ in range(3)]
    assert [done.exit_code for done in outputs] == [66, 66, 66]
    assert [bool(done.output) for done in outputs] == [True, False, False]
    assert "the last build failed" in CliRunner().invoke(cli, ["status", "-C", str(good.root)]).output
    away.rename(good.articles)
    back = CliRunner().invoke(cli, run)
    assert back.exit_code == 0
    assert "fixed" in back.output
    assert CliRunner().invoke(cli, run).output == ""
