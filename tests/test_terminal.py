"""What a person at a terminal sees of a build."""

from __future__ import annotations

import re

import pytest
from sites import PLAIN, SiteFolder, article
from terminals import in_terminal

from publisher.catalog.problems import article_of


def test_the_first_build_says_what_to_do_next(good: SiteFolder) -> None:
    """A tick for each feed, where the feeds are, and the lines for the owner's own pages."""
    seen = in_terminal("build", "-C", good.root, NO_COLOR="1")

    assert "✓ all.rss, .atom, .json  3 articles, valid\n" in seen
    assert "3 files read; 3 entries for 1 feed; " in seen
    assert f"open {good.root}/feeds/index.html, or run `publisher preview`" in seen
    link = '<link rel="alternate" type="application/rss+xml" title="Harbour Notes" '
    assert f'{link}href="https://notes.example.org/feeds/all.rss">' in seen


def test_a_site_without_an_address_is_asked_for_one(good: SiteFolder) -> None:
    """No address is invented: the owner is asked before anybody subscribes."""
    good.configure('[site]\ntitle = "Harbour Notes"\n')
    seen = in_terminal("build", "-C", good.root)

    assert "Before anybody subscribes, set link" in seen
    assert "rel=" not in seen


def test_a_second_build_is_up_to_date_and_says_what_is_open(good: SiteFolder) -> None:
    """Cron may have been told of a problem; a person is told again, by name, and not that 0 files were read."""
    good.write("bad.md", "")
    good.write("old.haml", "x")
    good.build()
    seen = in_terminal("build", "-C", good.root, NO_COLOR="1")

    assert "error: articles/bad.md: " in seen
    assert "note: 1 .haml file is not read (articles/old.haml)" in seen
    assert "4 files, none changed; 3 entries for 1 feed; 1 problem; 1 note; all feeds are up to date" in seen
    assert "rel=" not in seen
    assert "✓" not in seen


def test_a_feed_does_not_claim_what_it_does_not_list(site: SiteFolder) -> None:
    """A limit leaves articles out, and the tick says how many; feeds beyond ten are counted."""
    feeds = '[[feed]]\nname = "all"\nlimit = 2\n[[feed]]\nname = "on/{category}"\n'
    site.configure(PLAIN + feeds)
    for number in range(12):
        site.write(f"{number}.md", article(f"T{number}", f"2025-11-{number + 1:02}", category=f"c{number}"))
    seen = in_terminal("build", "-C", site.root)

    assert "2 of 12 articles, valid" in seen
    assert seen.count("valid\n") == 10
    assert "and 3 more feeds\n" in seen


def test_a_long_build_shows_every_phase(site: SiteFolder) -> None:
    """A bar that stands at its end while pages are written looks like a program that hangs."""
    site.configure(PLAIN + '[[feed]]\nname = "all"\nlimit = 250\n')
    for number in range(250):
        site.write(f"{number}.md", article(f"T{number}", "2025-11-01"))
    seen = in_terminal("build", "-C", site.root)

    shown = [words for words in ("Reading articles", "Making entries", "Writing files") if words in seen]
    assert shown == ["Reading articles", "Making entries", "Writing files"]
    last = re.split(r"\x1b\[K|\n", seen)
    assert any(line.startswith("250 files read") for line in last), "no bar stays in a line of text"


@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)], ids=["terminal", "NO_COLOR"]
)
def test_errors_stand_out(good: SiteFolder, environment: dict[str, str], coloured: bool) -> None:
    """A terminal shows errors in red, unless its owner wants no colour."""
    good.write("bad.md", "")
    seen = in_terminal("build", "-C", good.root, **environment)

    assert ("\x1b[31m" in seen) == coloured
    assert "error:" in seen


def test_a_terminal_that_knows_no_tick_gets_a_word(good: SiteFolder) -> None:
    """An encoding without the sign must not end a build."""
    seen = in_terminal("build", "-C", good.root, PYTHONUTF8="0", PYTHONIOENCODING="ascii", NO_COLOR="1")

    assert "ok all.rss" in seen
    assert "Traceback" not in seen


@pytest.mark.parametrize(
    ("place", "article"),
    [("a/b.md:12", "a/b.md"), ("a/b.md", "a/b.md"), ("a.jsonl, record at byte 5", "a.jsonl, record at byte 5")],
    ids=["line", "file", "record"],
)
def test_problems_are_counted_by_article(place: str, article: str) -> None:
    """Two lines of one article are one article, two records of one file are two."""
    assert article_of(place) == article
