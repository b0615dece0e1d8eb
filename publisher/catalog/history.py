"""What subscribers were shown: what a feed lists, its archive pages, and entries that were withdrawn."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime

from publisher.catalog.rows import seconds


class Past:
    """A part of the open catalog; see there."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Share the catalog's transaction."""
        self._sql = database

    def pages(self, feed: str) -> list[str]:
        """List the archive pages of a feed, the oldest first."""
        query = "SELECT DISTINCT page FROM archived WHERE feed = ? ORDER BY page"
        return [str(row[0]) for row in self._sql.execute(query, (feed,))]

    def page_of(self, feed: str, identity: str) -> str:
        """Name the archive page that an entry stands on, "" for none."""
        query = "SELECT page FROM archived WHERE feed = ? AND id = ?"
        row = self._sql.execute(query, (feed, identity)).fetchone()
        return str(row[0]) if row else ""

    def archive(self, feed: str, page: str, ids: Iterable[str]) -> None:
        """Put entries on an archive page, for good."""
        rows = [(feed, one, page) for one in ids]
        self._sql.executemany("INSERT OR IGNORE INTO archived VALUES (?, ?, ?)", rows)

    def forget(self, feed: str) -> None:
        """Forget which entries stand on the archive pages of a feed."""
        self._sql.execute("DELETE FROM archived WHERE feed = ?", (feed,))

    def bury(self, feed: str, identity: str, sort: int, now: datetime) -> None:
        """Remember that an entry was listed in a feed, and is withdrawn."""
        values = (feed, identity, sort, seconds(now))
        self._sql.execute("INSERT OR IGNORE INTO tombstone VALUES (?, ?, ?, ?)", values)

    def unbury(self, feed: str, identity: str) -> None:
        """Forget that an entry was withdrawn."""
        self._sql.execute("DELETE FROM tombstone WHERE feed = ? AND id = ?", (feed, identity))

    def tombstones(self, feed: str) -> list[tuple[str, int, datetime]]:
        """List what was withdrawn from a feed: id, the seconds it was sorted by, and when."""
        query = "SELECT id, sort, moment FROM tombstone WHERE feed = ? ORDER BY moment DESC, id"
        rows = self._sql.execute(query, (feed,))
        return [(str(row[0]), int(row[1]), datetime.fromtimestamp(row[2], UTC)) for row in rows]

    def count_listed(self, feed: str) -> int:
        """Count what subscribers of a feed were last shown."""
        return int(self._sql.execute("SELECT count(*) FROM listed WHERE feed = ?", (feed,)).fetchone()[0])

    def concerned(self, ids: Iterable[str]) -> tuple[set[tuple[str, str]], set[str]]:
        """Give the terms that entries of these ids have, and the feeds that last showed them."""
        terms: set[tuple[str, str]] = set()
        feeds: set[str] = set()
        for identity in ids:
            query = "SELECT kind, value FROM entry JOIN term USING (key) WHERE id = ?"
            terms.update(self._sql.execute(query, (identity,)))
            found = self._sql.execute("SELECT feed FROM listed WHERE id = ?", (identity,))
            feeds.update(str(row[0]) for row in found)
        return terms, feeds
