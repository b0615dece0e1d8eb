"""A site lives through what docs/subscribers.md tells, and every program shows what is promised there."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chapters import LIFE
from clients import CLIENTS, Client, open_client
from life import CONFIG, Life
from servers import open_folder, running
from sites import SiteFolder
from truth import harm

pytestmark = pytest.mark.readers
PAGE = Path(__file__).parents[2] / "docs" / "subscribers.md"
ROW = re.compile(
    r"^\| (?P<step>[^|]+) \| (?P<unread>\d+) \| (?P<retold>\d+) \| (?P<same>✓?) ?\|$", re.MULTILINE
)
LOG = "log_format life '$status $request_uri'; access_log {} life;"
Audience = dict[str, Client]


@pytest.fixture
def life() -> Iterator[Life]:
    """A site that nobody has built yet, behind nginx as it is shipped, but for a log of what was asked."""
    with open_folder() as root:
        site = SiteFolder(root)
        site.configure(CONFIG)
        with running("nginx.conf", root, {"access_log off;": LOG.format(root / "asked")}) as server:
            yield Life(site, server)


def _subscribed(folder: Path, address: str) -> Audience:
    audience = {name: open_client(name, folder / name) for name in CLIENTS}
    for name, client in audience.items():
        for format_ in client.formats:
            client.subscribe(format_, f"{address}/all.{format_}?{name}")
    return audience


def _asked(life: Life) -> Counter[tuple[str, str]]:
    """What the programs were answered so far: (program, status) -> how often."""
    found: Counter[tuple[str, str]] = Counter()
    for line in (life.site.root / "asked").read_text(encoding="utf-8").splitlines():
        status, _, address = line.partition(" ")
        found[address.partition("?")[2], status] += 1
    return found


def test_the_page_tells_the_whole_life() -> None:
    """Each step is promised something, in the order in which it is lived."""
    assert [row["step"] for row in ROW.finditer(PAGE.read_text(encoding="utf-8"))] == list(LIFE)


def test_a_life(life: Life) -> None:
    """What is unread after each step, and what is fetched, is what the page promises; all arrives unharmed."""
    audience = _subscribed(life.site.root / "audience", f"{life.server.address}/feeds")
    rows = list(ROW.finditer(PAGE.read_text(encoding="utf-8")))
    for number, row in enumerate(rows, 1):
        step = row["step"]
        LIFE[step](life)
        life.build()
        before = _asked(life)
        titles = set()
        for name, client in audience.items():
            wanted = int(row["retold" if client.retells else "unread"])
            for format_, items in client.poll().items():
                assert len(items) == wanted, (step, name, format_, [item.title for item in items])
                if not client.retells:
                    titles.add(tuple(sorted(item.id for item in items)))
        assert len(titles) == 1, step
        _look_at_shelves(life, audience)
        answers = _asked(life) - before
        for name, client in audience.items():
            if client.conditional and number >= client.conditional and row["same"]:
                assert (answers[name, "200"], answers[name, "304"]) == (0, len(client.formats)), (step, name)
    _look_closely(life)


def _feed(life: Life) -> dict[str, Any]:
    place = next(life.site.root / name for name in ("moved/feeds", "feeds") if (life.site.root / name).exists())
    found: dict[str, Any] = json.loads((place / "all.json").read_bytes())
    return found


def _look_at_shelves(life: Life, audience: Audience) -> None:
    """What is read already is kept as it was written last, though nobody is told."""
    feed = _feed(life)
    current = {entry["id"] for entry in feed["items"]}
    for name, client in audience.items():
        for format_, items in client.shelf().items():
            kept = [item for item in items if item.id in current]
            assert {item.id for item in kept} == current
            for item in kept:
                harmed = harm(client, format_, item, feed).keys() & {"title", "link", "content"}
                assert not harmed, (name, format_, item)


def _look_closely(life: Life) -> None:
    """New subscribers see every entry as it was written, in every format."""
    feed = _feed(life)
    words = {word for entry in feed["items"] for word in re.findall(r"\w+", entry["title"])}
    assert {"Ebb", "script", "اليوم"} <= words
    for name, client in _subscribed(life.site.root / "new", f"{life.server.address}/moved/feeds").items():
        for format_, items in client.poll().items():
            assert len(items) == len(feed["items"])
            for item in items:
                assert harm(client, format_, item, feed) == {}, (name, format_)
