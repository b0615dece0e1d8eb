"""A site whose feed has an archive goes through the steps in docs/subscribers.md."""

from __future__ import annotations

import re

import pytest
from archive_readers import ArchiveReaders
from expectations import expected_rows
from steps import ARCHIVE_STEPS
from steps.archive import BEGINNING, configuration
from subscribers import Subscribers, unbuilt_site

pytestmark = pytest.mark.readers
KINDS = {"pages by month (sent)": '"month"', "pages of four (sent)": "4"}


def test_the_page_tells_the_whole_life() -> None:
    """Each step is promised something, in the order in which it is lived."""
    assert [row["what happens"] for row in expected_rows("archive")] == list(ARCHIVE_STEPS)


@pytest.mark.parametrize("kind", KINDS)
def test_all_steps_with_an_archive(kind: str) -> None:
    """Nobody sees an article again because it rolls off the feed, and who follows the pages has them all."""
    with unbuilt_site(configuration(KINDS[kind]), BEGINNING) as served:
        subscribers = Subscribers(served)
        archive_readers = ArchiveReaders(served, ("all",))
        for number, row in enumerate(expected_rows("archive"), 1):
            step = row["what happens"]
            ARCHIVE_STEPS[step](served)
            served.build()
            answers = subscribers.poll(step, int(row["unread"]))
            if row["304"]:
                subscribers.asked_in_vain(step, answers, number, row["304"])
            pages, *sent = map(int, re.findall(r"\d+", row[kind]))
            gone = archive_readers.walk(step, pages, sent[0] if sent else None)
            assert len(gone) == int(row["tombstones"]), step
            subscribers.look_at_archives(step, gone)
