"""`describe`: bytes in, entries out, each value with the claim that won."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from publisher import describe
from publisher.errors import ReadError
from publisher.models import Site

WIRE = """\
Pilots and harbour office quarrel over four buoys

The pilots said on Wednesday that they had removed four buoys from the fairway, which has been in dispute
since the 1990s, AFP quoted. Their last quarrel, in the autumn of 2019, left the port idle for a month.

According to Agerpres, the buoys will be given back to whoever comes and asks politely.

See also  The moment a trawler hauled up a church bell

Publisher: AC

Leave a Reply

Your email address will not be published. Required fields are marked *
"""


@pytest.mark.parametrize(
    "retrieved",
    [
        "2022-08-04",
        "2022-08-04T09:30:00Z",
        date(2022, 8, 4),
        datetime(2022, 8, 4, 9, 30),  # noqa: DTZ001 -- without an offset it is in UTC
        datetime(2022, 8, 4, 9, 30, tzinfo=UTC),
        datetime(2022, 8, 4, 23, 30, tzinfo=timezone(timedelta(hours=2))),
    ],
    ids=["ISO date", "ISO instant", "date", "without offset", "UTC", "another offset"],
)
def test_a_scraped_text_is_described(retrieved: str | date | datetime) -> None:
    """A weekday counts back from the day it was fetched, given in any form; other years are no dates."""
    (entry,) = describe(WIRE.encode(), "wire.txt", retrieved=retrieved)
    assert entry.title == "Pilots and harbour office quarrel over four buoys"
    assert (entry.publisher, entry.credits, entry.language) == ("AC", ("AFP", "Agerpres"), "en")
    assert entry.published == datetime(2022, 8, 3, tzinfo=UTC)
    assert entry.inferred
    assert entry.provenance["published"].origin == "lead weekday"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2025-03-03T23:30:00-05:00", "2025-03-03T23:30:00-05:00"),
        ("Tue, 4 Mar 2025 00:30:00 +0530", "2025-03-04T00:30:00+05:30"),
        ("2025-03-04T02:25:54.5Z", "2025-03-04T02:25:54+00:00"),
        ("2025-07-04 01:00", "2025-07-04T01:00:00+02:00"),
        ("2025-07-04", "2025-07-04T00:00:00+02:00"),
    ],
)
def test_a_date_keeps_the_offset_it_is_written_in(written: str, expected: str) -> None:
    """The day of `published` is the day that the article names, in any zone."""
    page = f"---\ntitle: Tides\ndate: {written}\n---\nWater.\n".encode()
    (entry,) = describe(page, "tides.md", site=Site(timezone="Europe/Oslo"))
    assert entry.published is not None
    assert entry.published.isoformat() == expected
    assert entry.updated == entry.published


def test_nothing_is_invented() -> None:
    """Without a day to count from, "on Wednesday" is no date; without an alias, a name is kept."""
    (entry,) = describe(WIRE.encode(), "wire.txt")
    assert entry.published is None
    (named,) = describe(WIRE.encode(), "wire.txt", site=Site(aliases={"AC": "Aktual Cronica"}))
    assert named.publisher == "Aktual Cronica"


def test_a_file_of_records_gives_an_entry_for_each() -> None:
    """A record that cannot be read is left out, not guessed."""
    lines = b'{"title": "One", "date": "2024-01-01"}\nnot json\n{"title": "Two", "date": "2024-01-02"}\n'
    assert [entry.title for entry in describe(lines, "wire.jsonl")] == ["One", "Two"]


@pytest.mark.parametrize(
    ("data", "name", "error"),
    [
        (b"", "a.md", ReadError),
        (b"\x00\x01" * 99, "a.txt", ReadError),
        (b"x", "a.xyz", ValueError),
        (b"x", "a", ValueError),
    ],
    ids=["empty", "binary", "unknown suffix", "no suffix"],
)
def test_what_cannot_be_described_is_an_error(data: bytes, name: str, error: type[Exception]) -> None:
    """There is an entry or an error, never an entry made of nothing."""
    with pytest.raises(error):
        describe(data, name)
