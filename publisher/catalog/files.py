"""Folders as they were walked, and files as they were read."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable

from publisher.catalog.rows import KnownFile

FolderValues = tuple[str, int, tuple[str, ...], tuple[str, ...], str]  # the values of a `sources.Folder`


class Files:
    """The folders and files of the open catalog. Names are those of the source, as bytes."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Share the catalog's transaction."""
        self._sql = database

    def folders(self) -> dict[str, FolderValues]:
        """Give every folder that was walked, by its name."""
        query = "SELECT name, version, files, read, unknown, recordings FROM folder"
        return {
            os.fsdecode(name): (version, files, _split(read), _split(unknown), recordings)
            for name, version, files, read, unknown, recordings in self._sql.execute(query)
        }

    def add_folder(self, folder: str, values: FolderValues) -> None:
        """Remember a folder as it was walked."""
        version, files, read, unknown, recordings = values
        row = (os.fsencode(folder), version, files, _join(read), _join(unknown), recordings)
        self._sql.execute("INSERT OR REPLACE INTO folder VALUES (?, ?, ?, ?, ?, ?)", row)

    def remove_folder(self, folder: str) -> None:
        """Forget a folder that is gone."""
        self._sql.execute("DELETE FROM folder WHERE name = ?", (os.fsencode(folder),))

    def within(self, folder: str) -> dict[bytes, KnownFile]:
        """Give the known files of one folder, without those of its subfolders, by name."""
        above = os.fsencode(folder)
        rows = self._sql.execute("SELECT name, version, digest, ends FROM file WHERE folder = ?", (above,))
        return {above + row[0]: KnownFile(*row[1:]) for row in rows}

    def get(self, name: bytes) -> KnownFile:
        """Give what is known of one file."""
        query = "SELECT version, digest, ends FROM file WHERE folder = ? AND name = ?"
        row = self._sql.execute(query, _place(name)).fetchone()
        return KnownFile(*row) if row else KnownFile()

    def add(self, files: Iterable[tuple[bytes, KnownFile]]) -> None:
        """Remember files as they were read."""
        rows = [(*_place(name), *file) for name, file in files]
        self._sql.executemany("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?)", rows)

    def remove(self, name: bytes) -> None:
        """Forget a file that is gone."""
        self._sql.execute("DELETE FROM file WHERE folder = ? AND name = ?", _place(name))

    def without_entry(self, folder: str) -> int:
        """Count the files at any depth of a folder that were read, and have no entry."""
        above = os.fsencode(folder)
        query = (
            "SELECT count(*) FROM file WHERE substr(folder, 1, ?) = ? AND digest != x'' AND NOT EXISTS"
            " (SELECT 1 FROM entry WHERE entry.name = CAST(file.folder || file.name AS BLOB))"
        )
        return int(self._sql.execute(query, (len(above), above)).fetchone()[0])

    def forget_all(self) -> None:
        """Read every file again: what decisions depend on (configuration, version) has changed."""
        self._sql.execute("UPDATE folder SET version = ''")
        self._sql.execute("UPDATE file SET version = ''")
        self._sql.execute("UPDATE file SET digest = x''")


def _place(name: bytes) -> tuple[bytes, bytes]:
    folder, slash, last = name.rpartition(b"/")
    return folder + slash, last


def _join(names: Iterable[str]) -> bytes:
    return os.fsencode("\0".join(names))


def _split(names: bytes) -> tuple[str, ...]:
    return tuple(os.fsdecode(names).split("\0")) if names else ()
