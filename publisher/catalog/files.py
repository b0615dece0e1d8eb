"""Folders as they were walked, and files as they were read."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable

from publisher.catalog.rows import KnownFile

Noted = tuple[str, int, tuple[str, ...], tuple[str, ...]]  # the values of a `scanner.Folder`


class Files:
    """A part of the open catalog; see there. Names are those of the scanner, as bytes."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Share the catalog's transaction."""
        self._sql = database

    def folders(self) -> dict[str, Noted]:
        """Give every folder that was walked, by its name."""
        query = "SELECT name, mark, files, read, unknown FROM folder"
        return {os.fsdecode(row[0]): (*row[1:3], *map(_parted, row[3:])) for row in self._sql.execute(query)}

    def note(self, folder: str, noted: Noted) -> None:
        """Remember a folder as it was walked."""
        mark, count, *names = noted
        values = (os.fsencode(folder), mark, count, *map(_joined, names))
        self._sql.execute("INSERT OR REPLACE INTO folder VALUES (?, ?, ?, ?, ?)", values)

    def leave(self, folder: str) -> None:
        """Forget a folder that is gone."""
        self._sql.execute("DELETE FROM folder WHERE name = ?", (os.fsencode(folder),))

    def within(self, folder: str) -> dict[bytes, KnownFile]:
        """Give the known files of one folder, without those of the folders in it, by name."""
        above = os.fsencode(folder)
        rows = self._sql.execute("SELECT name, stamp, digest, ends FROM file WHERE folder = ?", (above,))
        return {above + row[0]: KnownFile(*row[1:]) for row in rows}

    def get(self, name: bytes) -> KnownFile:
        """Give what is known of one file."""
        query = "SELECT stamp, digest, ends FROM file WHERE folder = ? AND name = ?"
        row = self._sql.execute(query, _place(name)).fetchone()
        return KnownFile(*row) if row else KnownFile()

    def stamp(self, files: Iterable[tuple[bytes, KnownFile]]) -> None:
        """Remember files as they were read."""
        rows = [(*_place(name), *file) for name, file in files]
        self._sql.executemany("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?)", rows)

    def forget(self, name: bytes) -> None:
        """Forget a file that is gone."""
        self._sql.execute("DELETE FROM file WHERE folder = ? AND name = ?", _place(name))

    def forget_all(self) -> None:
        """Read every file anew: what the decisions depend on (configuration, version) has changed."""
        self._sql.execute("UPDATE folder SET mark = ''")
        self._sql.execute("UPDATE file SET stamp = ''")
        self._sql.execute("UPDATE file SET digest = x''")


def _place(name: bytes) -> tuple[bytes, bytes]:
    folder, slash, last = name.rpartition(b"/")
    return folder + slash, last


def _joined(names: Iterable[str]) -> bytes:
    return os.fsencode("\0".join(names))


def _parted(names: bytes) -> tuple[str, ...]:
    return tuple(os.fsdecode(names).split("\0")) if names else ()
