"""Which compressed twins are ours: what stands beside a file and was not made here is not taken away."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable


class Twins:
    """A part of the open catalog; see there."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Share the catalog's transaction."""
        self._sql = database

    def names(self) -> list[str]:
        """List the files, by name below the output folder."""
        return [str(row[0]) for row in self._sql.execute("SELECT name FROM twin ORDER BY name")]

    def note(self, names: Iterable[str]) -> None:
        """Remember files as ours."""
        self._sql.executemany("INSERT OR IGNORE INTO twin VALUES (?)", [(name,) for name in names])

    def forget(self, names: Iterable[str]) -> None:
        """Forget files that are gone."""
        self._sql.executemany("DELETE FROM twin WHERE name = ?", [(name,) for name in names])
