"""A copy of what is remembered, for a build that nobody may notice."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from publisher.catalog.opening import FILE_NAME, reading
from publisher.errors import CatalogError

STEP = 2048  # pages copied at a time: between two steps a running build can write


def copy(folder: Path, to: Path) -> None:
    """Copy the catalog in a folder to another, where there is one.

    Raises:
        CatalogError: it cannot be read, or the copy not written; there is none then.
    """
    new = to / FILE_NAME
    with reading(folder) as source:
        if source is None:
            return
        try:
            with closing(sqlite3.connect(new)) as target:
                source.backup(target, pages=STEP, sleep=0.001)
        except sqlite3.Error as error:
            with suppress(OSError):
                new.unlink()
            raise CatalogError(f"{new}: {error}", "check the disk") from error
