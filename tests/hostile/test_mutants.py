"""Whatever bytes an article is made of, it is read or refused: nothing escapes, hangs or varies."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from hostile.mutants import complaints

FEW, BATCH = 500, 1_000
MANY = int(os.environ.get("MUTANTS", "200000"))  # minutes; .ci/run asks for fewer


def test_mutilated_articles_are_read_or_refused() -> None:
    """A few hundred mutilated articles of every family: no error but ReadError, the same items again."""
    assert _complaints(FEW, FEW // 2) == []


@pytest.mark.hostile
def test_many_mutilated_articles_are_read_or_refused() -> None:
    """The same with 200,000, or as many as $MUTANTS says, on every core."""
    assert _complaints(MANY, BATCH) == []


def _complaints(count: int, batch: int) -> list[str]:
    starts = range(0, count, batch)
    with ProcessPoolExecutor(2, get_context("fork")) as pool:
        return [one for found in pool.map(complaints, starts, [batch] * len(starts)) for one in found]
