"""Feed readers subscribe to an old feed, then find the imported one at the same address."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from publisher import build, load_config
from publisher.importer import import_feeds

sys.path.insert(0, str(Path(__file__).parents[1]))
from importer_feeds import ATOM, ATOM03, CASES, JSON11, RDF, RSS2, Case

pytestmark = pytest.mark.readers
# Subscribers of RSS get RSS again, those of Atom get Atom.
PAIRS = {"rss 2.0": RSS2, "rss 1.0": RDF, "atom 1.0": ATOM, "atom 0.3": ATOM03}
# newsboat identifies an entry without a guid by its link and the text of its date, which cannot be kept.
GUID = "<link>https://quay.example/no-id</link>"


def imported(folder: Path, data: bytes) -> Path:
    """Import a feed into an empty site, build it, and return the folder of the new feeds."""
    folder.mkdir()
    (folder / "old.feed").write_bytes(data)
    result = import_feeds(load_config(folder), [str(folder / "old.feed")])
    (folder / "publisher.toml").write_text(result.configuration)
    assert build(load_config(folder)).status == 0
    return folder / "feeds"


@pytest.mark.parametrize("name", PAIRS)
def test_newsboat_has_nothing_unread(name: str, tmp_path: Path) -> None:
    """If every entry of the old feed is read, the new feed at its address has nothing unread."""
    text = PAIRS[name].replace(GUID, GUID + '<guid isPermaLink="false">given</guid>')
    served = tmp_path / "served.xml"
    served.write_text(text)
    feeds = imported(tmp_path / "site", text.encode())
    (tmp_path / "urls").write_text(f"file://{served}\n")
    (tmp_path / "config").write_text("")
    command = ["newsboat", "-u", "urls", "-c", "cache.db", "-C", "config", "-x"]

    def run(what: str) -> str:
        done = subprocess.run([*command, what], capture_output=True, text=True, check=False, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("reload")
    with sqlite3.connect(tmp_path / "cache.db") as cache:
        before = cache.execute("SELECT count(*) FROM rss_item").fetchone()[0]
        cache.execute("UPDATE rss_item SET unread = 0")
    assert before
    served.write_bytes((feeds / ("all.atom" if "atom" in name else "all.rss")).read_bytes())
    run("reload")
    assert run("print-unread").startswith("0 ")
    with sqlite3.connect(tmp_path / "cache.db") as cache:
        assert cache.execute("SELECT count(*) FROM rss_item").fetchone()[0] == before


@pytest.mark.parametrize("case", [case for case in CASES if case.data[:1] == b"<"], ids=str)
def test_feedparser_sees_the_same_entries(case: Case, tmp_path: Path) -> None:
    """Ids, titles, links, dates, authors and content of the new feed equal those of the old one."""
    import feedparser

    feeds = imported(tmp_path / "site", case.data)
    old = feedparser.parse(case.data).entries
    new = {
        one.get("id", one.get("link")): one
        for one in feedparser.parse((feeds / "all.rss").read_bytes()).entries
    }
    assert len(new) == len(old)
    for entry in old:
        one = new[(entry.get("id") or entry.link).strip()]
        if "title" in entry and "&" not in entry.title:
            assert one.title == _words(entry.title)
        assert one.get("link", "") == entry.get("link", one.get("link", ""))
        if entry.get("published_parsed") and "published" in entry:
            assert one.published_parsed == entry.published_parsed
        assert _names(entry) <= _names(one)
        assert _words(_content(one)) == _words(_content(entry))


def test_reader_keeps_what_was_read(tmp_path: Path) -> None:
    """The program `reader` finds no new entry in the feed that replaces the old one."""
    from reader import make_reader

    feeds = imported(tmp_path / "site", RSS2.encode())
    served = tmp_path / "served.xml"
    served.write_text(RSS2)
    with make_reader(":memory:", feed_root=str(tmp_path)) as reader:
        reader.add_feed("served.xml")
        reader.update_feeds()
        before = {entry.id for entry in reader.get_entries()}
        served.write_bytes((feeds / "all.rss").read_bytes())
        updated = reader.update_feed("served.xml")
        assert updated is None or updated.new == 0
        assert {entry.id for entry in reader.get_entries()} == before


def test_json_stays_json(tmp_path: Path) -> None:
    """The ids of a JSON Feed, also those that are numbers, are the same as strings."""
    import json

    feeds = imported(tmp_path / "site", JSON11.encode())
    old = [str(item["id"]) for item in json.loads(JSON11)["items"]]
    assert [item["id"] for item in json.loads((feeds / "all.json").read_bytes())["items"]] == old


def _names(entry: Any) -> set[str]:
    # It cuts "mail (name)" in two at the wrong place.
    return {one.name for one in entry.get("authors", ()) if one.get("name", "").replace(" ", "").isalpha()}


def _content(entry: Any) -> str:
    return str(entry.content[0].value if entry.get("content") else entry.get("summary", ""))


def _words(html: str) -> str:
    from publisher.composer.excerpt import plain_text
    from publisher.composer.sanitiser import sanitise

    return plain_text(sanitise(html, ""))
