from __future__ import annotations

import json

import pytest
from sites import SiteFolder

from publisher.sources import reading


def record(number: int, title: str = "") -> str:
    """One line of a file of records."""
    values = {
        "id": f"https://wire.example/{number}",
        "title": title or f"Story {number}",
        "date_published": f"2026-01-{number:02}T10:00:00Z",
        "text": f"The story of number {number}.",
    }
    return json.dumps(values) + "\n"


def test_appended_records_join_the_others(site: SiteFolder) -> None:
    """A file that only grew ends in the same feeds as one that is read as a whole."""
    site.write("wire.jsonl", "".join(map(record, range(1, 6))))
    site.build()
    site.write("wire.jsonl", "".join(map(record, range(1, 9))))
    report = site.build()
    assert [one.new for one in report.differences] == [("Story 8", "Story 7", "Story 6")]
    grown = site.files()
    (site.root / ".publisher" / "catalog.sqlite").unlink()
    site.build()
    assert site.files() == grown


def test_half_a_record_is_read_again_when_it_is_whole(site: SiteFolder) -> None:
    """A last line that is still being written is reported once, and published when it is whole."""
    whole = record(1) + record(2)
    site.write("wire.jsonl", whole[:-20])
    assert len(site.build().appeared) == 1
    assert site.titles() == ["Story 1"]
    site.write("wire.jsonl", whole + record(3))
    report = site.build()
    assert len(report.fixed) == 1
    assert not report.problems
    assert site.titles() == ["Story 3", "Story 2", "Story 1"]


def test_a_last_line_without_an_end_is_not_doubled(site: SiteFolder) -> None:
    """A whole record at the very end counts, with or without its line end, and once."""
    site.write("wire.jsonl", (record(1) + record(2)).rstrip())
    site.build()
    assert site.titles() == ["Story 2", "Story 1"]
    site.write("wire.jsonl", record(1) + record(2) + record(3))
    site.build()
    assert site.titles() == ["Story 3", "Story 2", "Story 1"]


def test_a_record_changed_in_the_middle_is_seen(site: SiteFolder) -> None:
    """A file that was rewritten is read again, also when it grew."""
    site.write("wire.jsonl", "".join(map(record, range(1, 6))))
    site.build()
    changed = [record(2, "Corrected") if number == 2 else record(number) for number in range(1, 8)]
    site.write("wire.jsonl", "".join(changed))
    site.build()
    assert site.titles() == ["Story 7", "Story 6", "Story 5", "Story 4", "Story 3", "Corrected", "Story 1"]
    site.write("wire.jsonl", "".join(changed[:3]))
    report = site.build(accept=True)
    assert site.titles() == ["Story 3", "Corrected", "Story 1"]
    assert not report.problems


def test_a_letter_changed_in_place_is_seen(site: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a file that grew is trusted from samples: one that kept its size is read as a whole."""
    monkeypatch.setattr(reading, "SAMPLES", 2)
    monkeypatch.setattr(reading, "BLOCK", 8)
    text = "".join(map(record, range(1, 9)))
    site.write("wire.jsonl", text)
    site.build()
    site.write("wire.jsonl", text.replace("Story 4", "Glory 4"))
    site.build()
    assert "Glory 4" in site.titles()


def test_pieces_end_where_lines_do(site: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """However a large file is parted, every record is read whole, and found again at its byte."""
    text = "".join(map(record, range(1, 25)))
    site.write("wire.jsonl", text)
    site.build()
    whole = site.files()
    (site.root / ".publisher" / "catalog.sqlite").unlink()
    monkeypatch.setattr(reading, "PIECE", 100)
    site.build()
    assert site.files() == whole
    assert len(site.items()) == 24
