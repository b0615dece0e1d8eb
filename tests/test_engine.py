from __future__ import annotations

import os
import signal
import time

import pytest

from publisher.engine import Engine, InProcess, Lost
from publisher.engine.processes import FEW, Processes

TASKS = list(range(2 * FEW))


def square(number: int) -> int:
    """A task that always ends."""
    return number * number


def crash_at_seven(number: int) -> int:
    """A task that takes its process with it, as a parser may."""
    if number == 7:
        os.kill(os.getpid(), signal.SIGSEGV)
    return number


def hang_at_seven(number: int) -> int:
    """A task that never ends."""
    if number == 7:
        time.sleep(3600)
    return number


@pytest.mark.parametrize("engine", [InProcess(), Processes(1), Processes(2), Processes(3)])
def test_results_come_in_order_wherever_they_are_made(engine: Engine) -> None:
    """What comes out does not depend on how many processes worked on it."""
    assert list(engine.run(square, TASKS)) == [number * number for number in TASKS]


def test_work_is_shared_only_where_there_is_enough() -> None:
    """A process is begun for many tasks, or for few heavy ones; not for a handful of small files."""

    class Heavy(int):
        weight = FEW

    assert set(Processes(2).run(lambda _: os.getpid(), TASKS[:9])) == {os.getpid()}
    assert os.getpid() not in set(Processes(2).run(lambda _: os.getpid(), TASKS))
    assert os.getpid() not in set(Processes(2).run(lambda _: os.getpid(), [Heavy(1), Heavy(2)]))


@pytest.mark.parametrize(("function", "patience"), [(crash_at_seven, 60.0), (hang_at_seven, 0.5)])
def test_a_task_that_crashes_or_hangs_is_lost_alone(function: object, patience: float) -> None:
    """One article that kills or stalls its parser is lost; every other one is read."""
    assert callable(function)
    done = list(Processes(2, patience).run(function, TASKS))
    assert isinstance(done[7], Lost)
    assert [*done[:7], *done[8:]] == [*TASKS[:7], *TASKS[8:]]


def test_no_process_is_left_behind() -> None:
    """Who stops asking for results, stops the work."""
    results = Processes(2).run(hang_at_seven, TASKS)
    assert next(results) == 0
    results.close()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
