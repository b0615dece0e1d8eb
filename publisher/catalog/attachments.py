"""Files that are published beside the pages of articles, and files that were looked for and are not there."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple


class Attachment(NamedTuple):
    """A file that an article refers to."""

    name: str  # below the output folder; "" where the file is not published
    path: str  # how its source finds it; of one that is not there, its name in the source
    version: str  # changes when the file does; "" where it is not there


class Attachments:
    """The attachments of the open catalog, by the ids of their entries."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Share the catalog's transaction."""
        self._sql = database

    def replace(self, identity: str, attachments: Iterable[Attachment]) -> None:
        """Keep the attachments of an entry, in the place of those that it had."""
        rows = [(identity, os.fsencode(one.path), one.name, one.version) for one in attachments]
        self._sql.execute("DELETE FROM attachment WHERE id = ?", (identity,))
        self._sql.executemany("INSERT OR REPLACE INTO attachment VALUES (?, ?, ?, ?)", rows)

    def of(self, identity: str) -> tuple[Attachment, ...]:
        """Give the files that are published with an entry."""
        query = "SELECT name, path, version FROM attachment WHERE id = ? AND name != '' ORDER BY name"
        rows = self._sql.execute(query, (identity,))
        return tuple(Attachment(name, os.fsdecode(path), version) for name, path, version in rows)

    def all(self) -> list[tuple[str, Attachment]]:
        """Give every attachment, with the id of its entry."""
        rows = self._sql.execute("SELECT id, name, path, version FROM attachment ORDER BY id, path")
        return [(str(row[0]), Attachment(row[1], os.fsdecode(row[2]), row[3])) for row in rows]

    def note_version(self, one: Attachment, version: str) -> None:
        """Remember a file that was published again."""
        self._sql.execute("UPDATE attachment SET version = ? WHERE name = ?", (version, one.name))

    def render_again(self, identity: str, stamp: str) -> list[bytes]:
        """Render an entry again, because a file that it misses is there now; gives the names of its files.

        `stamp` is new each time.
        """
        rows = self._sql.execute("SELECT key, links, name FROM entry WHERE id = ?", (identity,)).fetchall()
        for key, links, _ in rows:
            kept = links.partition("\n")[0]
            self._sql.execute("UPDATE entry SET links = ? WHERE key = ?", (f"{kept}\n{stamp}", key))
        return [row[2] for row in rows]
