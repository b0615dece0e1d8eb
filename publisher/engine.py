"""Where per-article work runs. What comes out does not depend on where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

Task = TypeVar("Task")
Done = TypeVar("Done")


class Engine(Protocol):
    """Applies a function to each task and gives the results in the order of the tasks."""

    def run(self, function: Callable[[Task], Done], tasks: Iterable[Task]) -> Iterator[Done]:
        """Run the tasks."""
        ...


class Here:
    """Runs every task in this process, one after the other."""

    def run(self, function: Callable[[Task], Done], tasks: Iterable[Task]) -> Iterator[Done]:
        """Run the tasks lazily, one after the other."""
        return map(function, tasks)
