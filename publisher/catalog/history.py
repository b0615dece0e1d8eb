"""What subscribers were shown: what feeds list, their archive pages, files, and entries that were withdrawn."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime

from publisher.catalog.rows import Shown, seconds


class History:
    """The tables of the open catalog that say what was published."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Share the catalog's transaction."""
        self._sql = database

    # -- feeds ------------------------------------------------------------------------------

    def made(self, feed: str) -> tuple[bytes, str]:
        """Give the digest of what a feed was last made from, and the versions of its files; empty if never."""
        row = self._sql.execute("SELECT digest, files FROM feed WHERE name = ?", (feed,)).fetchone()
        return (bytes(row[0]), str(row[1])) if row else (b"", "")

    def versions(self) -> list[tuple[str, str]]:
        """List the feeds that were ever published, with the versions of their files."""
        return self._sql.execute("SELECT name, files FROM feed ORDER BY name").fetchall()

    def is_empty(self) -> bool:
        """Tell whether no feed was ever published."""
        return self._sql.execute("SELECT 1 FROM feed LIMIT 1").fetchone() is None

    def add_feed(self, feed: str, made: tuple[bytes, str], shown: Iterable[Shown], now: datetime) -> None:
        """Remember a feed as it is published: see `made` and `listed`."""
        self._sql.execute("INSERT OR REPLACE INTO feed VALUES (?, ?, ?, ?)", (feed, *made, seconds(now)))
        self._sql.execute("DELETE FROM listed WHERE feed = ?", (feed,))
        self.add_listed(feed, shown)

    def note_files(self, feed: str, versions: str) -> None:
        """Remember the versions of a feed's files, of which some were written again."""
        self._sql.execute("UPDATE feed SET files = ? WHERE name = ?", (versions, feed))

    def remove_feed(self, feed: str) -> None:
        """Forget a feed whose files are gone."""
        for table in ("feed WHERE name", "listed WHERE feed", "tombstone WHERE feed", "archived WHERE feed"):
            self._sql.execute(f"DELETE FROM {table} = ?", (feed,))  # noqa: S608 -- names of ours

    def listed(self, feed: str) -> dict[str, Shown]:
        """Give what subscribers of a feed were last shown, by id."""
        query = "SELECT id, title, content, digest, sort, key FROM listed WHERE feed = ?"
        return {row[0]: Shown(*row) for row in self._sql.execute(query, (feed,))}

    def lists(self, feed: str, kind: str, value: str) -> bool:
        """Tell whether subscribers of a feed were last shown an entry that has this term."""
        query = (
            "SELECT 1 FROM listed JOIN entry USING (id) JOIN term ON term.key = entry.key"
            " WHERE feed = ? AND kind = ? AND value = ? LIMIT 1"
        )
        return self._sql.execute(query, (feed, kind, value)).fetchone() is not None

    def add_listed(self, feed: str, shown: Iterable[Shown]) -> None:
        """Add to what subscribers of a feed were last shown."""
        rows = [(feed, one.id, one.title, one.content, one.digest, one.sort, one.key) for one in shown]
        self._sql.executemany("INSERT OR IGNORE INTO listed VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def gzip_files(self) -> list[str]:
        """List the compressed copies that were written here, by name below the output folder."""
        return [str(row[0]) for row in self._sql.execute("SELECT name FROM gzip ORDER BY name")]

    def add_gzip_files(self, names: Iterable[str]) -> None:
        """Remember compressed copies: only these are ever removed."""
        self._sql.executemany("INSERT OR IGNORE INTO gzip VALUES (?)", [(name,) for name in names])

    def remove_gzip_files(self, names: Iterable[str]) -> None:
        """Forget compressed copies that are gone."""
        self._sql.executemany("DELETE FROM gzip WHERE name = ?", [(name,) for name in names])

    # -- archive pages and withdrawn entries ------------------------------------------------

    def pages(self, feed: str) -> list[str]:
        """List the archive pages of a feed, the oldest first."""
        query = "SELECT DISTINCT page FROM archived WHERE feed = ? ORDER BY page"
        return [str(row[0]) for row in self._sql.execute(query, (feed,))]

    def page_of(self, feed: str, identity: str) -> str:
        """Name the archive page that lists an entry, "" for none."""
        query = "SELECT page FROM archived WHERE feed = ? AND id = ?"
        row = self._sql.execute(query, (feed, identity)).fetchone()
        return str(row[0]) if row else ""

    def archive(self, feed: str, page: str, ids: Iterable[str]) -> None:
        """Put entries on an archive page, for good."""
        rows = [(feed, one, page) for one in ids]
        self._sql.executemany("INSERT OR IGNORE INTO archived VALUES (?, ?, ?)", rows)

    def remove_pages(self, feed: str) -> None:
        """Forget what the archive pages of a feed list."""
        self._sql.execute("DELETE FROM archived WHERE feed = ?", (feed,))

    def add_tombstone(self, feed: str, identity: str, sort: int, now: datetime) -> None:
        """Remember that an entry was listed in a feed and is withdrawn."""
        values = (feed, identity, sort, seconds(now))
        self._sql.execute("INSERT OR IGNORE INTO tombstone VALUES (?, ?, ?, ?)", values)

    def remove_tombstone(self, feed: str, identity: str) -> None:
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
