"""A site whose feed has an archive lives through what docs/subscribers.md tells of that."""

from __future__ import annotations

import re

import pytest
from audience import Audience, beginning
from chapters import ARCHIVE_LIFE
from chapters.archive import BEGINNING, configuration
from follower import Followers
from promises import promised

pytestmark = pytest.mark.readers
KINDS = {"pages by month (sent)": '"month"', "pages of four (sent)": "4"}


def test_the_page_tells_the_whole_life() -> None:
    """Each step is promised something, in the order in which it is lived."""
    assert [row["what happens"] for row in promised("archive")] == list(ARCHIVE_LIFE)


@pytest.mark.parametrize("kind", KINDS)
def test_a_life_with_an_archive(kind: str) -> None:
    """Nobody sees an article again because it rolls off the feed, and who follows the pages has them all."""
    with beginning(configuration(KINDS[kind]), BEGINNING) as life:
        audience = Audience(life)
        followers = Followers(life, ("all",))
        for number, row in enumerate(promised("archive"), 1):
            step = row["what happens"]
            ARCHIVE_LIFE[step](life)
            life.build()
            answers = audience.poll(step, int(row["unread"]))
            if row["304"]:
                audience.asked_in_vain(step, answers, number, row["304"])
            pages, *sent = map(int, re.findall(r"\d+", row[kind]))
            gone = followers.walk(step, pages, sent[0] if sent else None)
            assert len(gone) == int(row["tombstones"]), step
            audience.look_at_shelves(step, gone)
