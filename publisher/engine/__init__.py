"""Where per-article work runs: in this process, or in others. The results are the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import Any, Generic, Protocol, TypeVar

T = TypeVar("T")
Task = TypeVar("Task")
Done = TypeVar("Done")

_SHARED: dict[int, Any] = {}
_NUMBERS = count()


class Lost(Exception):
    """A task ended its process, or never ended. Given in place of its result."""


class Shared(Generic[T]):
    """A value that many tasks use. It is pickled as a number, not with every task."""

    def __init__(self, number: int) -> None:
        """Refer to the value that `InProcess.share` keeps under this number."""
        self._number = number

    @property
    def value(self) -> T:
        """The value."""
        found: T = _SHARED[self._number]
        return found


class Engine(Protocol):
    """Applies a function to each task and gives the results in the order of the tasks.

    Functions, tasks and results pickle: an engine may run them on another machine.
    """

    def share(self, value: T) -> Shared[T]:
        """Make a value available to all tasks, once."""
        ...

    def run(self, function: Callable[[Task], Done], tasks: Sequence[Task]) -> Iterator[Done | Lost]:
        """Run the tasks; a task that was lost gives `Lost` in place of a result."""
        ...

    def close(self) -> None:
        """Release the shared values."""
        ...


class InProcess:
    """Runs every task in this process, one after the other."""

    _shared: tuple[int, ...] = ()  # numbers of the values that it keeps

    def share(self, value: T) -> Shared[T]:
        """Keep the value; forked processes inherit it."""
        number = next(_NUMBERS)
        _SHARED[number] = value
        self._shared = (*self._shared, number)
        return Shared(number)

    def run(self, function: Callable[[Task], Done], tasks: Sequence[Task]) -> Iterator[Done | Lost]:
        """Run the tasks lazily, one after the other."""
        return map(function, tasks)

    def close(self) -> None:
        """Release the shared values."""
        for number in self._shared:
            _SHARED.pop(number, None)
        self._shared = ()
