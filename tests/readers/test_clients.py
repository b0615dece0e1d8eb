"""The example site, built, served over HTTP and read by programs that people subscribe with.

Run with `pytest -m readers`; `.ci/run` installs what it needs (newsboat, node, feedparser, reader).
"""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from publisher import build, load_config
from publisher.tables.identifiers import iri_of

pytestmark = pytest.mark.readers
ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent


@dataclass(frozen=True)
class Served:
    """The site's address on loopback, and what its feed says: ids and titles, newest first."""

    address: str
    ids: list[str]
    titles: list[str]

    def feed(self, suffix: str) -> str:
        """The address of the main feed in one format."""
        return f"{self.address}all{suffix}"

    def ids_in(self, address: str) -> list[str]:
        """The ids as a format tells them: Atom has URIs alone."""
        if not address.endswith(".atom"):
            return self.ids
        return [iri_of(one, "tag:notes.example.org,2025:") for one in self.ids]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


_Quiet.extensions_map = {
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".json": "application/feed+json",
    ".html": "text/html; charset=utf-8",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The example site, freshly built and served on loopback."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(ROOT / "articles", folder / "articles")
    shutil.copy(ROOT / "publisher.toml", folder)
    assert build(load_config(folder)).status == 0
    serve = functools.partial(_Quiet, directory=str(folder / "feeds"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), serve)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    items = json.loads((folder / "feeds" / "all.json").read_bytes())["items"]
    assert len(items) > 5
    ids, titles = [item["id"] for item in items], [item["title"] for item in items]
    yield Served(f"http://127.0.0.1:{server.server_port}/", ids, titles)
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("suffix", [".rss", ".atom"])
def test_newsboat_stores_every_entry(site: Served, suffix: str, tmp_path: Path) -> None:
    """What newsboat mends in silence would go unseen, so its database is asked what arrived."""
    (tmp_path / "urls").write_text(site.feed(suffix) + "\n")
    (tmp_path / "config").write_text("")
    files = ["-u", "urls", "-c", "cache.db", "-C", "config"]
    command = ["newsboat", *files, "-x", "reload"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    with sqlite3.connect(tmp_path / "cache.db") as cache:
        rows = cache.execute("SELECT guid, title, content FROM rss_item").fetchall()
    assert sorted(row[0] for row in rows) == sorted(site.ids_in(suffix))
    assert sorted(row[1] for row in rows) == sorted(site.titles)
    assert all(row[2] for row in rows)


@pytest.mark.parametrize("suffix", [".rss", ".atom"])
def test_feedparser_finds_nothing_to_mend(site: Served, suffix: str) -> None:
    """The parser sets `bozo` on a feed that is not well-formed, and reads dates and authors leniently."""
    import feedparser

    parsed = feedparser.parse(site.feed(suffix))
    assert not parsed.bozo
    assert [entry.id for entry in parsed.entries] == site.ids_in(suffix)
    assert [entry.title for entry in parsed.entries] == site.titles
    assert all(entry.get("published_parsed") for entry in parsed.entries)
    assert all(entry.content[0].value for entry in parsed.entries)


def test_feedparser_reads_the_podcast(site: Served) -> None:
    """What a podcast program shows and plays: the show, each episode's number, length and file."""
    import feedparser

    parsed = feedparser.parse(f"{site.address}podcast.rss")
    assert not parsed.bozo
    show = parsed.feed
    assert show.image.href == "https://notes.example.org/podcast/cover.png"
    assert [tag.term for tag in show.tags] == ["Society & Culture", "Documentary", "Leisure"]
    assert (show.itunes_type, show.rights) == ("serial", "Harbour Notes")
    assert show.podcast_guid == "97fdebec-c9e1-5d8c-a5fd-acac10e0b06d"
    seen = [
        (
            one.itunes_season,
            one.itunes_episode,
            one.itunes_duration,
            one.enclosures[0].type,
            one.enclosures[0].length,
        )
        for one in parsed.entries
    ]
    assert seen == [
        ("1", "3", "262", "audio/mpeg", "4193280"),
        ("1", "2", "2", "audio/mpeg", "8045"),
        ("1", "1", "3", "audio/mpeg", "12016"),
    ]


@pytest.mark.parametrize("name", ["all.atom", "podcast.atom", "podcast.rss"])
def test_feedparser_finds_every_file_and_language(site: Served, name: str) -> None:
    """Several files of an entry, its picture and its translation arrive beside its text."""
    import feedparser

    (fog,) = [one for one in feedparser.parse(site.address + name).entries if "Fog, and" in one.title]
    assert [one["url"].rpartition("/")[2] for one in fog.media_content] == [
        "fog.png",
        "fog.mp3",
        "fog-signal.wav",
    ]
    assert fog.media_thumbnail[0]["url"].endswith("/fog.png")
    assert ("nb", "https://notes.example.org/podcast/taake/") in [
        (link.get("hreflang"), link.href) for link in fog.links if link.rel == "alternate"
    ]
    assert len(fog.enclosures) == (1 if name.endswith(".rss") else 2)


@pytest.mark.parametrize("suffix", [".rss", ".atom", ".json"])
def test_reader_keeps_entries_over_two_updates(site: Served, suffix: str) -> None:
    """A second poll of an unchanged feed brings a subscriber nothing new."""
    from reader import make_reader

    address = site.feed(suffix)
    reader = make_reader(":memory:")
    reader.add_feed(address)
    reader.update_feeds()
    first = {entry.id: entry.title for entry in reader.get_entries()}
    assert first == dict(zip(site.ids_in(suffix), site.titles, strict=True))
    updated = reader.update_feed(address)
    assert updated is None or (updated.new, updated.modified) == (0, 0)


@pytest.mark.parametrize("parser", ["feedsmith", "rss-parser"])
def test_javascript_parsers_see_the_same_entries(site: Served, parser: str) -> None:
    """rss-parser and feedsmith read every format they know, entry by entry."""
    addresses = [site.feed(suffix) for suffix in (".rss", ".atom", ".json")]
    done = subprocess.run(
        ["node", HERE / "parse.mjs", *addresses], capture_output=True, text=True, check=False, cwd=HERE
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    for address in addresses:
        if parser == "rss-parser" and address.endswith(".json"):
            continue  # it reads XML alone
        assert seen[address][parser]["ids"] == site.ids_in(address)
        assert seen[address][parser]["titles"] == site.titles
