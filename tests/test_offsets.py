"""Two times of one moment show a local clock only where the world has such a clock."""

from __future__ import annotations

from datetime import timedelta

import pytest

from publisher.text.dates import is_offset


@pytest.mark.parametrize(
    ("hours", "good"),
    [
        pytest.param(0, True, id="Greenwich"),
        pytest.param(-5, True, id="New York"),
        pytest.param(5.5, True, id="Kolkata"),
        pytest.param(14, True, id="Kiritimati"),
        pytest.param(14.5, False, id="too far ahead"),
        pytest.param(-14.5, False, id="too far behind"),
        pytest.param(1.2, False, id="no clock"),
    ],
)
def test_clocks_are_whole_and_half_hours_apart(hours: float, *, good: bool) -> None:
    """Any other difference is that of two moments."""
    assert is_offset(timedelta(hours=hours)) is good
