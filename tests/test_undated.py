"""An article that names no date has that of its first commit or first sight, and never heads a feed as new."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sites import NOW, SiteFolder, article

from publisher.sources.first_commits import first_commits

OLD = datetime(2021, 5, 3, 10, tzinfo=UTC)
UNDATED = "---\ntitle: Undated\n---\nThe gulls may know.\n"


def git(folder: Path, *words: str, when: datetime = OLD) -> None:
    """Run git in a folder, as nobody in particular."""
    stamp = when.isoformat()
    who = {f"GIT_{one}_{two}": "a@a.example" for one in ("AUTHOR", "COMMITTER") for two in ("NAME", "EMAIL")}
    around = os.environ | who | {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
    subprocess.run(["git", "-C", folder, *words], check=True, capture_output=True, env=around)


def commit(site: SiteFolder, when: datetime = OLD) -> None:
    """Commit all articles of a site."""
    if not (site.root / ".git").exists():
        git(site.root, "init")
    git(site.root, "add", "articles")
    git(site.root, "commit", "-m", "Articles", when=when)


def clone_time(site: SiteFolder) -> None:
    """Give every file the time of a fresh clone."""
    for path in site.articles.rglob("*.*"):
        os.utime(path, (NOW.timestamp() - 60, NOW.timestamp() - 60))


def test_what_a_clone_holds_is_not_new(site: SiteFolder) -> None:
    """At a first build nothing tells when an undated article was written: it stands below all that is dated."""
    site.with_good(2)
    site.write("undated.md", UNDATED)
    clone_time(site)
    site.build()
    assert site.titles() == ["Good 1", "Good 0", "Undated"]
    assert "date_published" not in site.items()[2]

    site.write("undated.md", UNDATED + "An edit.\n")
    site.build(NOW + timedelta(days=1))
    assert site.titles() == ["Good 1", "Good 0", "Undated"]


def test_what_comes_later_is_new(site: SiteFolder) -> None:
    """A file that appears after the first build has the day on which it appeared, and keeps it."""
    site.with_good(2).build()
    site.write("undated.md", UNDATED)  # its time is that of another year

    site.build(NOW + timedelta(days=1))
    dated = site.items()[0]
    assert (dated["title"], dated["date_published"][:10]) == ("Undated", str((NOW + timedelta(days=1)).date()))

    site.write("undated.md", UNDATED + "An edit.\n")
    site.build(NOW + timedelta(days=9))
    assert site.items()[0]["date_published"] == dated["date_published"]

    shutil.rmtree(site.root / ".publisher")
    files = site.files()
    site.build(NOW + timedelta(days=10))
    assert site.files() == files


@pytest.mark.parametrize("later", [False, True])
def test_a_first_commit_dates_an_article(site: SiteFolder, *, later: bool) -> None:
    """Git knows when it first saw a file, whether the catalog is new or not; another commit changes nothing."""
    site.with_good(1)
    if later:
        site.build()
    site.write("notes/undated.md", UNDATED)
    commit(site)
    site.write("notes/undated.md", UNDATED + "An edit.\n")
    commit(site, OLD + timedelta(days=400))
    clone_time(site)

    site.build()

    assert site.items()[1]["date_published"] == "2021-05-03T10:00:00Z"
    assert site.titles() == ["Good 0", "Undated"]


def test_a_file_that_git_does_not_have_yet_is_none_of_its(site: SiteFolder) -> None:
    """What is not committed has no first commit, and a date of the future is none."""
    site.write("undated.md", UNDATED)
    commit(site, NOW + timedelta(days=400))
    site.write("other.md", UNDATED.replace("Undated", "Other"))
    site.build()
    assert [item.get("date_published") for item in site.items()] == [None, None]


def test_a_shallow_clone_knows_nothing(tmp_path: Path) -> None:
    """Its oldest commit adds every file, and that day is no article's."""
    origin = SiteFolder(tmp_path / "origin")
    origin.write("a.md", UNDATED)
    commit(origin)
    origin.write("b.md", UNDATED)
    commit(origin, OLD + timedelta(days=1))
    origin.write("c.md", UNDATED)
    commit(origin, OLD + timedelta(days=2))
    git(tmp_path, "clone", "--depth", "2", f"file://{origin.root}", "shallow")

    assert set(first_commits(str(origin.articles))) == {"a.md", "b.md", "c.md"}
    assert first_commits(str(tmp_path / "shallow/articles")) == {"c.md": OLD + timedelta(days=2)}


@pytest.mark.parametrize(
    "setting",
    ["core.fsmonitor", "core.pager", "core.sshCommand", "diff.external", "gpg.program", "core.hooksPath"],
)
def test_no_program_of_a_repository_runs(site: SiteFolder, setting: str) -> None:
    """Who builds a stranger's repository runs nothing that its settings name."""
    site.write("undated.md", UNDATED)
    commit(site)
    trap = site.root / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {site.root}/sprung\n")
    trap.chmod(0o755)
    git(site.root, "config", setting, str(trap))
    git(site.root, "config", "log.showSignature", "true")
    git(site.root, "config", "pager.log", "true")

    assert first_commits(str(site.articles)) == {"undated.md": OLD}
    assert not (site.root / "sprung").exists()


def test_a_repository_that_git_refuses_dates_nothing(site: SiteFolder) -> None:
    """A broken repository costs the dates, not the build."""
    site.write("undated.md", UNDATED)
    (site.root / ".git").write_text("gitdir: /nowhere\n")
    report = site.build()
    assert (report.status, site.titles()) == (0, ["Undated"])


def test_git_is_asked_only_for_what_names_no_date(site: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site whose articles are dated never waits for git."""
    asked: list[str] = []

    def ask(folder: str) -> bytes:
        asked.append(folder)
        return b""

    monkeypatch.setattr("publisher.sources.first_commits._asked", ask)
    site.write("a.md", article("A"))
    commit(site)
    site.build()
    assert asked == []
    site.write("b.md", UNDATED)
    site.write("c.md", UNDATED.replace("Undated", "Other"))
    site.build()
    site.build()
    assert len(asked) == 1


def test_an_archive_holds_what_has_no_date(site: SiteFolder) -> None:
    """Articles without a date are on a page of their own, before all months."""
    site.configure(
        (site.root / "publisher.toml").read_text() + '[[feed]]\nname = "all"\nlimit = 1\narchive = "month"\n'
    )
    site.with_good(3)
    site.write("undated.md", UNDATED)
    clone_time(site)
    site.build()
    assert "all/archive/0000-00.rss" in site.files()
    assert site.faults() == []


def test_explain_names_the_first_commit(site: SiteFolder) -> None:
    """The owner sees where a date comes from that no article names."""
    from publisher import load_config
    from publisher.explain import as_values, explanations_of

    path = site.write("undated.md", UNDATED)
    commit(site)
    field = as_values(explanations_of(load_config(site.root), path)[0])["fields"]["published"]
    assert (field["value"], field["origin"]) == ("2021-05-03T10:00:00Z", "first commit")
