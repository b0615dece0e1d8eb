"""No article costs more than it is long: hard limits of CPU and memory, and the work comes back."""

from __future__ import annotations

import pytest

from hostile.limits import limited
from hostile.processing import process
from hostile.traps import BOMBS, RUNS, WRAPPINGS, shapes

SMALL, LARGE = 12_000, 1_000_000  # characters


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_read_or_refused_within_bounds(name: str) -> None:
    """What grows with the square of an article, or unfolds from it, is cut or refused in time."""
    data, file = BOMBS[name]()

    outcome = limited(lambda: process(data, file))

    assert outcome.status == 0, outcome


@pytest.mark.parametrize("wrapping", WRAPPINGS)
def test_runs_cost_no_more_than_their_length(wrapping: str) -> None:
    """Regular expressions and parsers pass through runs of any sign, in any shape, without going back."""
    wrap = WRAPPINGS[wrapping]
    articles = [wrap(text) for run in RUNS[::6] for text in shapes(run, SMALL)]

    outcome = limited(lambda: [process(*article) for article in articles], seconds=20)

    assert outcome.status == 0, outcome


@pytest.mark.hostile
@pytest.mark.parametrize("wrapping", WRAPPINGS)
@pytest.mark.parametrize("run", RUNS, ids=ascii)
def test_long_runs_stay_within_bounds(run: str, wrapping: str) -> None:
    """The same, as long as an article may be, each shape within the bounds of one article."""
    for text in shapes(run, LARGE):
        data, file = WRAPPINGS[wrapping](text)

        outcome = limited(lambda data=data, file=file: process(data, file))  # type: ignore[misc]

        assert outcome.status == 0, outcome
