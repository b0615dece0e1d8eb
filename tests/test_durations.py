"""How long a recording is, however it is written."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.tables.media import LONGEST
from publisher.text.media_types import seconds_of

DURATIONS = [
    ("3723", 3723), ("3723.9", 3723), ("1:02:03", 3723), ("62:03", 3723), ("00:00:05", 5), ("PT1H2M3S", 3723),
    ("P1DT1S", 86_401), ("pt90m", 5400), ("1h 2m 3s", 3723), ("62 min", 3720), ("45 seconds", 45), ("45 s", 45),
    ("1 hour", 3600), ("2 hours 5 minutes", 7500), (" 12:34 ", 754), ("12:34.567", 754),
    ("", None), ("0", None), ("0:00", None), ("12:60", None), ("1:60:00", None), ("-5", None),
    ("1:2:3:4", None),
    ("twelve", None), ("PT", None), ("1e3", None), ("٣", None), ("1000001", None), ("9" * 50, None),
    (":30", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "seconds"), DURATIONS, ids=[repr(text)[:30] for text, _ in DURATIONS])
def test_a_duration_is_read_as_it_is_written(text: str, seconds: int | None) -> None:
    """Players show it next to the title; what is no duration is left out, never guessed."""
    assert seconds_of(text) == seconds


@given(st.integers(1, LONGEST))
def test_every_way_to_write_a_duration_says_the_same(seconds: int) -> None:
    """Seconds, clock and ISO 8601 are one duration, up to the longest recording."""
    hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    ways = [str(seconds), f"{hours}:{minutes:02}:{rest:02}", f"PT{hours}H{minutes}M{rest}S", f"PT{seconds}S"]
    assert {seconds_of(way) for way in ways} == {seconds}


@given(st.text(max_size=60) | st.from_regex(r"[PTDHMS0-9:. hmins]{1,45}", fullmatch=True))
def test_any_text_is_a_duration_within_bounds_or_none(text: str) -> None:
    """A hostile duration neither falls nor becomes a recording of centuries."""
    found = seconds_of(text)
    assert found is None or timedelta(0) < timedelta(seconds=found) <= timedelta(seconds=LONGEST)
