"""The example site, built, served by nginx and read by programs that people subscribe with.

Run with `pytest -m readers`; `.ci/run` installs what it needs.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from clients import CLIENTS, Client, Item, open_client
from comparison import differences
from expectations import expected_rows
from servers import Server, open_folder, running
from subscribing import parse

from publisher import build, load_config
from publisher.text.iris import iri_of

pytestmark = pytest.mark.readers
FORMATS = {"rss": "RSS", "atom": "Atom", "json": "JSON"}
PROGRAMS = {"node-feedparser": "feedparser (npm)", "rowanmanning": "@rowanmanning/feed-parser"}  # on the page
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """The example site, freshly built and served."""
    with open_folder() as root:
        shutil.copytree(ROOT / "articles", root / "articles")
        shutil.copy(ROOT / "publisher.toml", root)
        assert build(load_config(root)).status == 0
        with running("nginx.conf", root) as found:
            yield found


@pytest.fixture(scope="module")
def feed(server: Server) -> dict[str, Any]:
    """What the main feed says."""
    found: dict[str, Any] = json.loads(server.ask("/feeds/all.json").body)
    assert len(found["items"]) > 5
    return found


@pytest.mark.parametrize("name", CLIENTS)
def test_items_arrive_unharmed(server: Server, feed: dict[str, Any], name: str, tmp_path: Path) -> None:
    """Every program shows every entry with the fields that the page promises, and then nothing as new."""
    client = open_client(name, tmp_path / name)
    for format_ in client.formats:
        client.subscribe(format_, f"{server.address}/feeds/all.{format_}")
    # Atom takes nothing but URIs; an id that is none is told as a tag.
    ids = {iri_of(entry["id"], "tag:notes.example.org,2025:"): entry["id"] for entry in feed["items"]}
    shown = client.poll()
    for format_, found in shown.items():
        items = [replace(item, id=ids.get(item.id, item.id)) for item in found] if format_ == "atom" else found
        assert sorted(item.id for item in items) == sorted(entry["id"] for entry in feed["items"])
        assert {item.id: hurt for item in items if (hurt := differences(client, format_, item, feed))} == {}
    (row,) = [row for row in expected_rows("kept") if row["program"] == PROGRAMS.get(name, name)]
    assert row == {"program": row["program"], "authors": _authors(client), **_kept(client, shown)}
    assert client.poll() == {format_: [] for format_ in client.formats}


def _authors(client: Client) -> str:
    """Which of several authors it keeps, as the page says it."""
    found: dict[str, list[str]] = {}
    for format_ in client.formats:
        which = "all" if format_ in client.all_authors else "last" if format_ in client.last_author else "first"
        which = "none" if f"{format_}.authors" in client.loses else which
        found.setdefault(which, []).append(FORMATS[format_])
    if len(found) == 1:
        return next(iter(found))
    return ", ".join(f"{which} in {' and '.join(where)}" for which, where in found.items())


def _kept(client: Client, shown: dict[str, list[Item]]) -> dict[str, str]:
    """Which other fields it keeps, as the page says it; RSS has no word for `updated`."""
    found = {}
    for name in ("updated", "summary", "categories", "enclosures"):
        able = [one for one in client.formats if (one, name) != ("rss", "updated")]
        kept = [
            one
            for one in able
            if f"{one}.{name}" not in client.loses and any(getattr(item, name) for item in shown[one])
        ]
        some = f"in {' and '.join(FORMATS[one] for one in kept)}" if kept else ""
        found[name] = "✓" if kept == able else some
    return found


@pytest.mark.parametrize("format_", FORMATS)
def test_the_example_has_an_archive(server: Server, format_: str) -> None:
    """There are pages behind `summaries`, and whoever follows them finds all that `all` lists, in order."""
    name, pages = f"summaries.{format_}", 0
    found: list[str] = []
    while name:
        answer = server.ask(f"/feeds/{name}")
        assert answer.status == 200, name
        page = parse(name, answer.body)
        found += page.titles
        name, pages = page.links.get("prev-archive", ""), pages + 1
    assert tuple(found) == parse(f"all.{format_}", server.ask(f"/feeds/all.{format_}").body).titles
    assert pages == 5


def test_feedparser_reads_the_podcast(server: Server) -> None:
    """What a podcast program shows and plays: the show, each episode's number, length and file."""
    import feedparser

    parsed = feedparser.parse(f"{server.address}/feeds/podcast.rss")
    assert not parsed.bozo
    show = parsed.feed
    assert show.image.href == "https://notes.example.org/podcast/cover.png"
    assert [tag.term for tag in show.tags] == ["Society & Culture", "Documentary", "Leisure"]
    assert (show.itunes_type, show.rights) == ("serial", "Harbour Notes")
    assert show.podcast_guid == "97fdebec-c9e1-5d8c-a5fd-acac10e0b06d"
    numbers = [(one.itunes_season, one.itunes_episode, one.itunes_duration) for one in parsed.entries]
    assert numbers == [("1", "3", "262"), ("1", "2", "2"), ("1", "1", "3")]
    files = [(one.enclosures[0].type, one.enclosures[0].length) for one in parsed.entries]
    assert files == [("audio/mpeg", "4193280"), ("audio/mpeg", "8045"), ("audio/mpeg", "12016")]


@pytest.mark.parametrize("name", ["all.atom", "podcast.atom", "podcast.rss"])
def test_feedparser_finds_every_file_and_language(server: Server, name: str) -> None:
    """Several files of an entry, its picture and its translation arrive beside its text."""
    import feedparser

    parsed = feedparser.parse(f"{server.address}/feeds/{name}")
    (fog,) = [one for one in parsed.entries if "Fog, and" in one.title]
    names = [one["url"].rpartition("/")[2] for one in fog.media_content]
    assert names == ["fog.png", "fog.mp3", "fog-signal.wav"]
    assert fog.media_thumbnail[0]["url"].endswith("/fog.png")
    others = [(link.get("hreflang"), link.href) for link in fog.links if link.rel == "related"]
    assert ("nb", "https://notes.example.org/podcast/taake/") in others
    assert len(fog.enclosures) == (1 if name.endswith(".rss") else 2)
