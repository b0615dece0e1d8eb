"""Atom's word for what was withdrawn (RFC 6721), in programs that know it and in those that do not."""

from __future__ import annotations

import pytest
from served_site import ServedSite
from sites import PLAIN
from subscribers import Subscribers, feed_of, unbuilt_site
from subscribing import read

pytestmark = pytest.mark.readers
CONFIG = f'{PLAIN}\n[[feed]]\nname = "all"\n\n[[feed]]\nname = "fog"\nwhere = {{ category = "fog" }}\n'


def test_tombstones_are_no_items() -> None:
    """No program stumbles over a tombstone, shows it or counts it, even where a feed holds nothing else.

    Those who had the article keep it, and do not see it again when it comes back; a new subscriber never
    sees it while it is gone.
    """
    with unbuilt_site(CONFIG) as served:
        served.site.with_good(4)
        served.write("fog.md", "Fog over the quay", tags="[fog]")
        served.build()
        audiences = [Subscribers(served), Subscribers(served, "of-fog", feed="fog")]
        for subscribers, count in zip(audiences, (5, 1), strict=True):
            subscribers.poll("at first", count)

        served.take("fog.md")
        served.take("good-1.md")
        served.accept = True
        served.build()
        _look_at_withdrawn(served, audiences)

        served.bring_back("fog.md")
        served.bring_back("good-1.md")
        served.build()
        for subscribers, count in zip(audiences, (5, 1), strict=True):
            subscribers.poll("back", 0)
            Subscribers(served, f"newer-{subscribers.feed}", feed=subscribers.feed).poll("back", count)


def _look_at_withdrawn(served: ServedSite, audiences: list[Subscribers]) -> None:
    for subscribers, count, tombstones in zip(audiences, (3, 0), (2, 1), strict=True):
        gone = read(served.target, f"{subscribers.feed}.atom").deleted
        assert len(gone) == tombstones
        subscribers.poll("withdrawn", 0)
        subscribers.look_at_archives("withdrawn", gone)
        there = {entry["id"] for entry in feed_of(served, subscribers.feed)["items"]}
        assert len(there) == count
        for name, client in Subscribers(
            served, f"new-{subscribers.feed}", feed=subscribers.feed
        ).clients.items():
            for format_, items in client.poll().items():
                assert {item.id for item in items} == there, (name, format_)
