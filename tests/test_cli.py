"""The command line: what it prints, where, and its exit status."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sites import PLAIN, SiteFolder, article

from publisher.catalog import opened
from publisher.cli import cli

COMMANDS = ["build", "explain", "import", "init", "preview", "schedule", "status", "validate"]


def run(*words: str | Path) -> Result:
    """Run the command line without a terminal, as cron does."""
    return CliRunner().invoke(cli, [str(word) for word in words])


def test_a_good_build_is_silent(good: SiteFolder) -> None:
    """Cron mails what is printed: without a terminal, an ordinary build prints nothing."""
    result = run("build", "-C", good.root)

    assert (result.exit_code, result.output) == (0, "")
    assert sorted(good.titles()) == ["Good 0", "Good 1", "Good 2"]


def test_a_problem_is_reported_when_it_appears_and_when_it_is_fixed(good: SiteFolder) -> None:
    """One line on standard error with place, message and remedy; the rest is published with status 0."""
    good.write("bad.md", "")

    first, second = run("build", "-C", good.root), run("build", "-C", good.root)
    good.write("bad.md", article("Fixed"))
    fixed = run("build", "-C", good.root)

    assert first.exit_code == 0
    assert first.stderr.startswith("publisher: error: articles/bad.md: ")
    assert first.stderr.count("\n") == 1
    assert second.output == ""
    assert fixed.stderr.startswith("publisher: fixed: articles/bad.md: ")


def test_verbose_prints_all_problems(good: SiteFolder) -> None:
    """-v repeats old problems, and names the files that no reader reads."""
    good.write("bad.md", "")
    good.write("picture.xyz", "?")
    good.build()

    result = run("build", "-v", "-C", good.root)

    assert "articles/bad.md" in result.stderr
    assert "skipped: picture.xyz" in result.stderr
    assert (
        "4 files, none changed; 3 entries for 1 feed; 1 file skipped; 1 problem; all feeds are up to date"
        in result.stdout
    )


def test_a_dry_run_shows_what_subscribers_would_see(good: SiteFolder) -> None:
    """It prints new, changed and gone entries by title, and writes nothing."""
    result = run("build", "--dry-run", "-C", good.root)

    assert "all: new: Good 2" in result.stdout
    assert not (good.root / "feeds").exists()


def _misuse(site: SiteFolder) -> list[str]:
    return ["build", "--no-such-option", "-C", str(site.root)]


def _unknown_key(site: SiteFolder) -> list[str]:
    site.configure("[site]\ntitel = 'x'\n")
    return ["build", "-C", str(site.root)]


def _no_articles(site: SiteFolder) -> list[str]:
    site.articles.rename(site.root / "gone")
    return ["build", "-C", str(site.root)]


def _emptied(site: SiteFolder) -> list[str]:
    site.with_good(3).build()
    for path in site.articles.iterdir():
        path.unlink()
    return ["build", "-C", str(site.root)]


def _strict(site: SiteFolder) -> list[str]:
    site.write("bad.md", "")
    return ["build", "--strict", "-C", str(site.root)]


def _no_output(site: SiteFolder) -> list[str]:
    (site.root / "feeds").write_text("in the way")
    return ["build", "-C", str(site.root)]


def _no_state(site: SiteFolder) -> list[str]:
    (site.root / ".publisher").write_text("in the way")
    return ["build", "-C", str(site.root)]


def _bad_article(site: SiteFolder) -> list[str]:
    path = site.write("bad.md", "---\ntitle: [a\n---\n")
    return ["explain", "-C", str(site.root), str(path)]


def _no_article(site: SiteFolder) -> list[str]:
    return ["explain", "-C", str(site.root), str(site.root / "publisher.toml")]


def _bad_feed(site: SiteFolder) -> list[str]:
    path = site.root / "bad.rss"
    path.write_text("<rss version='2.0'><channel/></rss>")
    return ["validate", str(path)]


def _good_feed(site: SiteFolder) -> list[str]:
    site.with_good(2).build()
    return ["validate", *(str(site.root / "feeds" / f"all.{suffix}") for suffix in ("rss", "atom", "json"))]


def _init_twice(site: SiteFolder) -> list[str]:
    return ["init", str(site.root)]


STATUSES: list[tuple[Callable[[SiteFolder], list[str]], int, str]] = [
    (_misuse, 64, "no-such-option"),
    (_unknown_key, 78, "publisher.toml:2: [site] titel is not known; did you mean 'title'?"),
    (_no_articles, 66, "does not exist"),
    (_emptied, 65, "run with --accept"),
    (_strict, 65, "bad.md"),
    (_no_output, 73, "feeds"),
    (_no_state, 74, ".publisher"),
    (_bad_article, 65, "articles/bad.md:2"),
    (_no_article, 66, "no article of"),
    (_bad_feed, 65, "error"),
    (_good_feed, 0, ""),
    (_init_twice, 73, "is there already"),
]


@pytest.mark.parametrize(("prepare", "status", "said"), STATUSES, ids=[one.__name__ for one, _, _ in STATUSES])
def test_the_exit_status(
    site: SiteFolder, prepare: Callable[[SiteFolder], list[str]], status: int, said: str
) -> None:
    """Scripts depend on the status, and a person reads one line of text: never a traceback."""
    result = run(*prepare(site))

    assert result.exit_code == status
    assert said in result.output
    assert "Traceback" not in result.output


def test_a_second_build_names_the_running_one(good: SiteFolder) -> None:
    """Two builds never write at the same time: the later one exits with 75 and names the process."""
    with opened(good.root / ".publisher"):
        result = run("build", "-C", good.root)

    assert result.exit_code == 75
    assert f"process {os.getpid()}" in result.stderr
    assert not (good.root / "feeds").exists()
    assert run("build", "-C", good.root).exit_code == 0


def test_accept_publishes(good: SiteFolder) -> None:
    """--accept publishes what the guard stopped."""
    arguments = _emptied(good)

    assert run(*arguments, "--accept").exit_code == 0
    assert good.items() == []


def test_another_configuration_can_be_named(good: SiteFolder) -> None:
    """--config names a file anywhere; its paths are relative to its own folder."""
    other = good.root / "other.toml"
    other.write_text(PLAIN + '[output]\npath = "public"\n')

    assert run("build", "--config", other).exit_code == 0
    assert (good.root / "public/all.rss").exists()


def test_explain_prints_the_claims(good: SiteFolder) -> None:
    """Each field has its value, the winning claim, and the losing claims with the reason."""
    path = good.write("a.md", "---\ntitle: Said here\ndate: 2026-02-01\n---\n# A heading\n\nText.\n")

    text = run("explain", "-C", good.root, path).stdout
    values = json.loads(run("explain", "--json", "-C", good.root, path).stdout)

    assert "Said here" in text
    assert "(front matter title)" in text
    title = values[0]["fields"]["title"]
    assert title["origin"] == "front matter title"
    assert next((lost["value"], lost["origin"]) for lost in title["lost"]) == ("A heading", "first heading")
    assert all(lost["reason"] for lost in title["lost"])


def test_init_makes_a_site_that_builds(tmp_path: Path) -> None:
    """The first three commands of a new user lead to valid feeds."""
    folder = tmp_path / "new"

    assert run("init", folder).exit_code == 0
    assert run("build", "-C", folder).exit_code == 0
    assert (
        run(
            "validate", folder / "feeds/all.rss", folder / "feeds/all.atom", folder / "feeds/all.json"
        ).exit_code
        == 0
    )


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_has_help(command: str) -> None:
    """Each command explains itself, and the program lists its exit statuses."""
    result = run(*filter(None, [command, "--help"]))

    assert result.exit_code == 0
    assert "Usage:" in result.output
    assert command or all(f"  {status}  " in result.output for status in (64, 65, 66, 70, 73, 74, 75, 78))


def test_the_list_of_commands_is_whole() -> None:
    """No command's line is cut off on a terminal of 80 columns."""
    result = CliRunner().invoke(cli, ["--help"], terminal_width=80)
    assert "..." not in result.output.partition("Commands:")[2]


def test_equal_faults_of_a_feed_are_told_together(tmp_path: Path) -> None:
    """One kind of fault in twenty entries is one line, which names the lines of the others."""
    item = "<item><title>A</title><pubDate>yesterday</pubDate></item>"
    head = "<rss version='2.0'><channel><title>T</title><link>https://a.example/</link>"
    feed = tmp_path / "a.rss"
    feed.write_text("\n".join([head, "<description>D</description>", *[item] * 20, "</channel></rss>"]))

    told = [line for line in run("validate", feed).output.splitlines() if "pubDate" in line]
    assert len(told) == 1
    assert told[0].startswith(f"{feed}:3: error: ")
    assert told[0].endswith("(also in lines 4, 5, 6, 7, 8 and 14 more)")


WEB_PAGES = {
    "HTML": "<!DOCTYPE html>\n<title>T</title>",
    "small letters": "<!doctype html><p>x",
    "no DOCTYPE": "\n <html lang=en><p>x",
    "XHTML": "<?xml version='1.0'?>\n<!-- made by hand -->\n<!DOCTYPE html PUBLIC 'x' 'y'><html/>",
    "UTF-16": "\ufeff<!DOCTYPE html><p>x",
}


@pytest.mark.parametrize("case", WEB_PAGES)
def test_a_web_page_is_called_one(tmp_path: Path, case: str) -> None:
    """Who names the page beside the feed is told so, not how to mend its DOCTYPE."""
    page = tmp_path / "index.html"
    page.write_bytes(WEB_PAGES[case].encode("utf-16-le" if case == "UTF-16" else "utf-8"))

    result = run("validate", page)
    assert result.exit_code == 65
    assert "this is a web page, not a feed" in result.output
    assert result.output.count("\n") == 1


def test_articles_are_imported_into_a_new_folder(good: SiteFolder, tmp_path: Path) -> None:
    """A site can begin with its old feed: the folder need not be there, and a dry run does not make it."""
    good.build()
    feed, new = good.root / "feeds/all.rss", tmp_path / "new"

    assert run("import", "-n", "-C", new, feed).exit_code == 0
    assert not new.exists()
    assert run("import", "-C", new, feed).exit_code == 0
    assert len(list((new / "articles").rglob("*.*"))) == 3
    assert run("import", "-C", tmp_path / "no/such", feed).exit_code == 78


def test_a_mistyped_command_gets_a_suggestion() -> None:
    """Commands are imported one by one; a name that is none is still compared with all of them."""
    result = run("bild")

    assert result.exit_code == 64
    assert "Did you mean 'build'?" in result.output


def test_hostile_names_do_not_control_the_terminal(good: SiteFolder) -> None:
    """No control character of an article or its name is printed."""
    good.write("\x1b[2J\u202e.md", "")
    good.write("t.json", '{"title": "T\\u001b[2J", "text": "A", "date": "2026-01-01"}')

    output = run("build", "-v", "-C", good.root).output

    assert not set(output) & {"\x1b", "\u202e", "\x07"}
