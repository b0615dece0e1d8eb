"""Everybody who reads a site's feed: ten programs, and what is asked of all of them after a step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import orjson
from clients import CLIENTS, Client, open_client
from comparison import differences
from served_site import ServedSite
from servers import open_folder, running
from sites import NOW, SiteFolder

LOG = "log_format served '$status $request_uri'; access_log {} served;"
Answers = Counter[tuple[str, str]]  # (program, status) -> how often


@contextmanager
def unbuilt_site(config: str, now: datetime = NOW) -> Iterator[ServedSite]:
    """A site that nobody has built yet, behind nginx as it is shipped, but for a log of what was asked."""
    with open_folder() as root:
        site = SiteFolder(root)
        site.configure(config)
        with running("nginx.conf", root, {"access_log off;": LOG.format(root / "asked")}) as server:
            yield ServedSite(site, server, now)


class Subscribers:
    """Ten programs, each subscribed to a feed in every format that it reads."""

    def __init__(
        self, served: ServedSite, name: str = "subscribers", *, folder: str = "feeds", feed: str = "all"
    ) -> None:
        """Subscribe; nothing is fetched yet. What they keep lies in a folder of the name."""
        self.served = served
        self.feed = feed
        self.clients: dict[str, Client] = {
            one: open_client(one, served.site.root / name / one) for one in CLIENTS
        }
        for one, client in self.clients.items():
            for format_ in client.formats:
                client.subscribe(format_, f"{served.server.address}/{folder}/{feed}.{format_}?{one}")

    def poll(self, step: str, unread: int, retold: int | None = None) -> Answers:
        """Have everybody ask once; so many items must be new, `retold` to programs that tell items again."""
        before = _asked(self.served)
        titles = set()
        for name, client in self.clients.items():
            wanted = retold if retold is not None and client.retells else unread
            for format_, items in client.poll().items():
                assert len(items) == wanted, (step, name, format_, [item.title for item in items])
                if retold is None or not client.retells:
                    titles.add(tuple(sorted(item.id for item in items)))
        assert len(titles) == 1, step
        return _asked(self.served) - before

    def asked_in_vain(self, step: str, answers: Answers, number: int, promise: str) -> None:
        """Whoever asks whether anything changed was told that nothing did; `number` counts polls from 1.

        Where the promise is "(✓)", a program that stands still with its entries is sent the feed again.
        """
        for name, client in self.clients.items():
            if client.conditional and number >= client.conditional:
                told = answers[name, "200"], answers[name, "304"]
                count = len(client.formats)
                again = promise == "(✓)" and client.stands_still
                assert told == ((count, 0) if again else (0, count)), (step, name, told)

    def look_at_archives(self, step: str, also: tuple[str, ...] = ()) -> None:
        """What is read already is kept as it was written last, though nobody is told; so is what left the feed.

        `also` are ids that must be there still, though no feed lists them.
        """
        feed = feed_of(self.served, self.feed)
        current = {entry["id"] for entry in feed["items"]}
        for name, client in self.clients.items():
            for format_, items in client.shelf().items():
                assert set(also) <= {item.id for item in items}, (step, name, format_)
                kept = [item for item in items if item.id in current]
                assert {item.id for item in kept} == current
                for item in kept:
                    harmed = differences(client, format_, item, feed).keys() & {"title", "link", "content"}
                    assert not harmed, (step, name, format_, item)


def _asked(served: ServedSite) -> Answers:
    found: Answers = Counter()
    for line in (served.site.root / "asked").read_text(encoding="utf-8").splitlines():
        status, _, address = line.partition(" ")
        found[address.partition("?")[2], status] += 1
    return found


def feed_of(served: ServedSite, name: str = "all") -> dict[str, Any]:
    """A feed as its JSON Feed tells it."""
    found: dict[str, Any] = orjson.loads((served.target / f"{name}.json").read_bytes())
    return found
