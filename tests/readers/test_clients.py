"""The example site, built, served by nginx and read by programs that people subscribe with.

Run with `pytest -m readers`; `.ci/run` installs what it needs.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from clients import CLIENTS, open_client
from servers import Server, open_folder, running
from truth import harm

from publisher import build, load_config

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
    for format_, items in client.poll().items():
        assert sorted(item.id for item in items) == sorted(entry["id"] for entry in feed["items"])
        assert {item.id: found for item in items if (found := harm(client, format_, item, feed))} == {}
    assert client.poll() == {format_: [] for format_ in client.formats}
