"""Feeds list the newest first, also where articles name but one day."""

from __future__ import annotations

import json

import pytest
from sites import PLAIN, SiteFolder, article

from publisher.catalog.rows import natural

FEED = '[[feed]]\nname = "all"\nlimit = 3\n[[feed]]\nname = "on/{category}"\nlimit = 3\n'


@pytest.mark.parametrize(
    ("lower", "higher"),
    [
        ("a-old.md", "z-new.md"),
        ("9-tide.md", "10-tide.md"),
        ("2025/9/tide.md", "2025/10/fog.md"),
        ("part-009.md", "part-10.md"),
        ("a/1.md", "b/1.md"),
    ],
)
def test_names_are_in_the_order_of_people(lower: str, higher: str) -> None:
    """Numbers in names count as numbers."""
    assert natural(lower) < natural(higher)


@pytest.mark.parametrize("feed", ["all", "on/fog"])
@pytest.mark.parametrize(
    "names", [["9-a.md", "10-b.md", "11-c.md", "z.md"], ["z.md", "11-c.md", "9-a.md", "10-b.md"]]
)
def test_the_newest_of_a_day_does_not_fall_off(site: SiteFolder, feed: str, names: list[str]) -> None:
    """Of articles of one day the last by name are listed, in whatever order they were written."""
    site.configure(PLAIN + FEED)
    for name in names:
        site.write(name, article(name, "2025-03-04", tags="[fog]"))
        site.build()

    assert site.titles(feed) == ["z.md", "11-c.md", "10-b.md"]


def test_an_hour_stands_above_its_day(site: SiteFolder) -> None:
    """A day without an hour is its midnight, as in every feed reader."""
    site.write("z.md", article("Day", "2025-03-04"))
    site.write("a.md", article("Noon", "2025-03-04T12:00:00Z"))
    site.write("b.md", article("Evening before", "2025-03-03T22:00:00Z"))
    site.build()
    assert site.titles() == ["Noon", "Day", "Evening before"]


def _record(number: int, day: int) -> dict[str, str]:
    return {"title": str(number), "text": "Text.", "date": f"2025-03-{day:02}"}


@pytest.mark.parametrize(
    ("days", "order"),
    [
        pytest.param([4, 4, 4], ["0", "1", "2"], id="one day"),
        pytest.param([5, 4, 4], ["0", "1", "2"], id="falling"),
        pytest.param([3, 4, 4], ["2", "1", "0"], id="rising"),
    ],
)
def test_a_list_tells_its_own_order(site: SiteFolder, days: list[int], order: list[str]) -> None:
    """Exports begin with the newest record; a list whose dates rise does not."""
    site.write("wire.json", json.dumps([_record(number, day) for number, day in enumerate(days)]))
    site.build()
    assert site.titles() == order


def test_a_line_is_newer_than_those_above(site: SiteFolder) -> None:
    """A crawler appends: of one day, the last line is the newest."""
    for count in (2, 12):
        site.write("wire.jsonl", "\n".join(json.dumps(_record(number, 4)) for number in range(count)) + "\n")
        site.build()
    assert site.titles() == [str(number) for number in reversed(range(12))]
