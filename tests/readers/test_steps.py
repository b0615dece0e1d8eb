"""A site goes through the steps in docs/subscribers.md, and every program shows what the page says."""

from __future__ import annotations

import re

import pytest
from archive_readers import ArchiveReaders
from comparison import differences
from expectations import expected_rows
from served_site import CONFIG, ServedSite
from steps import STEPS
from subscribers import Subscribers, feed_of, unbuilt_site

pytestmark = pytest.mark.readers


def test_the_page_lists_all_steps() -> None:
    """The page has a row for each step, in the order in which they are taken."""
    assert [row["what happens"] for row in expected_rows("steps")] == list(STEPS)


def test_all_steps() -> None:
    """What is unread after each step, and what is fetched, is what the page promises; all arrives unharmed."""
    with unbuilt_site(CONFIG) as served:
        subscribers = Subscribers(served)
        archive_readers = ArchiveReaders(served, ("months", "fours"))
        for number, row in enumerate(expected_rows("steps"), 1):
            step = row["what happens"]
            STEPS[step](served)
            served.build()
            answers = subscribers.poll(step, int(row["unread"]), int(row["sfeed"]))
            subscribers.look_at_archives(step)
            if row["304"]:
                subscribers.asked_in_vain(step, answers, number, row["304"])
            archive_readers.walk(step)
        _look_closely(served)


def _look_closely(served: ServedSite) -> None:
    """New subscribers see every entry as it was written, in every format."""
    feed = feed_of(served)
    words = {word for entry in feed["items"] for word in re.findall(r"\w+", entry["title"])}
    assert {"Ebb", "script", "اليوم"} <= words
    for name, client in Subscribers(served, "new", folder="moved/feeds").clients.items():
        for format_, items in client.poll().items():
            assert len(items) == len(feed["items"])
            for item in items:
                assert differences(client, format_, item, feed) == {}, (name, format_)
