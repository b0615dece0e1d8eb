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
from clients import CLIENTS, open_client
from servers import Server, open_folder, running
from truth import harm

from publisher import build, load_config
from publisher.tables.identifiers import iri_of

pytestmark = pytest.mark.readers
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
    """Every program shows every entry, field by field, and at the second poll nothing new."""
    client = open_client(name, tmp_path / name)
    for format_ in client.formats:
        client.subscribe(format_, f"{server.address}/feeds/all.{format_}")
    # Atom takes nothing but URIs; an id that is none is told as a tag.
    ids = {iri_of(entry["id"], "tag:notes.example.org,2025:"): entry["id"] for entry in feed["items"]}
    for format_, found in client.poll().items():
        items = [replace(item, id=ids.get(item.id, item.id)) for item in found] if format_ == "atom" else found
        assert sorted(item.id for item in items) == sorted(entry["id"] for entry in feed["items"])
        assert {item.id: hurt for item in items if (hurt := harm(client, format_, item, feed))} == {}
    assert client.poll() == {format_: [] for format_ in client.formats}


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
