"""Where feeds are published: whole files, only where bytes differ, in an order in which no link dangles."""

from __future__ import annotations

from collections.abc import Iterable
from types import TracebackType
from typing import Protocol, Self

from publisher.stores.draft import MARK
from publisher.stores.gzip import SUFFIX
from publisher.stores.local import LocalStore, create

__all__ = ["MARK", "SUFFIX", "LocalStore", "Store", "create", "names_in"]


class Store(Protocol):
    """Where feeds are published. Names are paths below the output, with forward slashes.

    Files are staged by `put`, and visible after `publish`. The methods that write raise `OutputError`.
    """

    trial: bool  # nothing is written
    gzip: bool  # each file gets a compressed copy

    def __enter__(self) -> Self:
        """Begin."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove what was staged and not published."""
        ...

    def put(self, name: str, data: bytes, rank: int = 0) -> None:
        """Stage a whole file; files of a lower rank are published first."""
        ...

    def remove(self, name: str) -> None:
        """Remove a published file when the staged ones are published."""
        ...

    def discard(self, names: Iterable[str]) -> None:
        """Remove staged files."""
        ...

    def copies(self) -> frozenset[str]:
        """Name the compressed copies of all staged files."""
        ...

    def changed(self) -> tuple[str, ...]:
        """List the staged files that differ from the published ones, in the order of publication."""
        ...

    def publish(self) -> tuple[str, ...]:
        """Make all staged files visible; gives the names of those that differ."""
        ...

    def read(self, name: str, most: int) -> bytes | None:
        """Read a published file of at most so many bytes; None where there is none."""
        ...

    def exists(self, name: str) -> bool:
        """Tell whether a file is published."""
        ...

    def list(self, folder: str) -> tuple[str, ...]:
        """List the names in a folder, sorted; none where it does not exist."""
        ...

    def versions(self, names: Iterable[str]) -> str:
        """Give the version of each published file, a line each (see `names_in`); "" where one is missing."""
        ...

    def sweep(self, folders: Iterable[str]) -> None:
        """Remove what a killed build left staged in these folders."""
        ...


def names_in(versions: str) -> tuple[str, ...]:
    """Give the names that `Store.versions` was asked for."""
    return tuple(line.partition(" ")[2] for line in versions.splitlines())
