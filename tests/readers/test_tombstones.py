"""Atom's word for what was withdrawn (RFC 6721), in programs that know it and in those that do not."""

from __future__ import annotations

import pytest
from audience import Audience, beginning, feed_of
from life import Life
from sites import PLAIN
from subscribing import read

pytestmark = pytest.mark.readers
CONFIG = f'{PLAIN}\n[[feed]]\nname = "all"\n\n[[feed]]\nname = "fog"\nwhere = {{ category = "fog" }}\n'


def test_tombstones_are_no_items() -> None:
    """No program stumbles over a tombstone, shows it or counts it, even where a feed holds nothing else.

    Those who had the article keep it, and do not see it again when it comes back; a new subscriber never
    sees it while it is gone.
    """
    with beginning(CONFIG) as life:
        life.site.with_good(4)
        life.write("fog.md", "Fog over the quay", tags="[fog]")
        life.build()
        audiences = [Audience(life), Audience(life, "of-fog", feed="fog")]
        for audience, count in zip(audiences, (5, 1), strict=True):
            audience.poll("at first", count)

        life.take("fog.md")
        life.take("good-1.md")
        life.accept = True
        life.build()
        _look_at_withdrawn(life, audiences)

        life.bring_back("fog.md")
        life.bring_back("good-1.md")
        life.build()
        for audience, count in zip(audiences, (5, 1), strict=True):
            audience.poll("back", 0)
            Audience(life, f"newer-{audience.feed}", feed=audience.feed).poll("back", count)


def _look_at_withdrawn(life: Life, audiences: list[Audience]) -> None:
    for audience, count, tombstones in zip(audiences, (3, 0), (2, 1), strict=True):
        gone = read(life.target, f"{audience.feed}.atom").deleted
        assert len(gone) == tombstones
        audience.poll("withdrawn", 0)
        audience.look_at_shelves("withdrawn", gone)
        there = {entry["id"] for entry in feed_of(life, audience.feed)["items"]}
        assert len(there) == count
        for name, client in Audience(life, f"new-{audience.feed}", feed=audience.feed).clients.items():
            for format_, items in client.poll().items():
                assert {item.id for item in items} == there, (name, format_)
