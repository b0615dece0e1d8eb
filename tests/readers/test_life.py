"""A site lives through what docs/subscribers.md tells, and every program shows what is promised there."""

from __future__ import annotations

import re

import pytest
from audience import Audience, beginning, feed_of
from chapters import LIFE
from follower import Followers
from life import CONFIG, Life
from promises import promised
from truth import harm

pytestmark = pytest.mark.readers


def test_the_page_tells_the_whole_life() -> None:
    """Each step is promised something, in the order in which it is lived."""
    assert [row["what happens"] for row in promised("life")] == list(LIFE)


def test_a_life() -> None:
    """What is unread after each step, and what is fetched, is what the page promises; all arrives unharmed."""
    with beginning(CONFIG) as life:
        audience = Audience(life)
        followers = Followers(life, ("months", "fours"))
        for number, row in enumerate(promised("life"), 1):
            step = row["what happens"]
            LIFE[step](life)
            life.build()
            answers = audience.poll(step, int(row["unread"]), int(row["sfeed"]))
            audience.look_at_shelves(step)
            if row["304"]:
                audience.asked_in_vain(step, answers, number, row["304"])
            followers.walk(step)
        _look_closely(life)


def _look_closely(life: Life) -> None:
    """New subscribers see every entry as it was written, in every format."""
    feed = feed_of(life)
    words = {word for entry in feed["items"] for word in re.findall(r"\w+", entry["title"])}
    assert {"Ebb", "script", "اليوم"} <= words
    for name, client in Audience(life, "new", folder="moved/feeds").clients.items():
        for format_, items in client.poll().items():
            assert len(items) == len(feed["items"])
            for item in items:
                assert harm(client, format_, item, feed) == {}, (name, format_)
