"""The open catalog: what is remembered of files and entries, and what is selected from them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime

from publisher.catalog.clashes import Clashes
from publisher.catalog.files import Files
from publisher.catalog.past import Past
from publisher.catalog.queries import VALUES, source_of
from publisher.catalog.rows import (
    NOT_DAMAGE,
    Known,
    Listing,
    Row,
    Selection,
    Shown,
    instant,
    seconds,
)
from publisher.catalog.seal import mark_of
from publisher.catalog.twins import Twins
from publisher.models import Problem

FOREVER = 2**62
OUTLINED = 50_000  # entries that are named at a time


class Catalog:
    """The open catalog. Everything between two `commit`s is one transaction."""

    def __init__(self, database: sqlite3.Connection, note: str = "") -> None:
        """`note` says why an older catalog was set aside, "" where none was."""
        self._sql = database
        self.note = note
        self.files = Files(database)
        self.past = Past(database)
        self.clashes = Clashes(database)
        self.twins = Twins(database)
        self._sql.execute("BEGIN")
        # Asked once: the first build has nothing to recall, and many articles to ask it for.
        self.remembers = self._sql.execute("SELECT 1 FROM memory LIMIT 1").fetchone() is not None

    def commit(self) -> None:
        """Make everything so far durable."""
        self._sql.execute("COMMIT")
        self._sql.execute("BEGIN")

    def undo(self) -> None:
        """Forget everything since the last `commit`."""
        self._sql.execute("ROLLBACK")
        self._sql.execute("BEGIN")

    # -- meta -------------------------------------------------------------------------------

    def recall(self, key: str) -> str:
        """Give a remembered value, "" where there is none."""
        row = self._sql.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def note_down(self, key: str, value: str) -> None:
        """Remember a value."""
        self._sql.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    # -- entries ----------------------------------------------------------------------------

    def remove(self, name: bytes, place: str = "") -> tuple[set[str], set[str]]:
        """Forget a file's entries, or the one at a place; gives the ids and links they had."""
        where, values = ("name = ? AND place = ?", (name, place)) if place else ("name = ?", (name,))
        rows = self._sql.execute(f"SELECT key, id, link, digest FROM entry WHERE {where}", values).fetchall()  # noqa: S608 -- only marks
        self._sql.executemany("DELETE FROM term WHERE key = ?", [row[:1] for row in rows])
        self._sql.executemany("DELETE FROM print WHERE body = ?", [row[3:] for row in rows])
        self._sql.execute(f"DELETE FROM entry WHERE {where}", values)  # noqa: S608 -- only marks
        if not place:
            self.files.forget(name)
        return {str(row[1]) for row in rows}, {str(row[2]) for row in rows}

    def known(self, name: bytes, digest: bytes) -> Known | None:
        """Recall what was published from this name, else with this content by a file that is gone."""
        if not self.remembers:
            return None
        query = "SELECT id, published, updated, stated, words, digest FROM memory WHERE "
        row = self._sql.execute(query + "name = ?", (name,)).fetchone()
        if row is None and digest:
            moved = "digest = ? AND id NOT IN (SELECT id FROM entry) ORDER BY name LIMIT 1"
            row = self._sql.execute(query + moved, (digest,)).fetchone()
        return Known(str(row[0]), instant(row[1]), instant(row[2]), *row[3:]) if row else None

    def remember(self, name: bytes, row: Row) -> int:
        """Keep an entry until its file changes; gives its key."""
        cursor = self._sql.execute(
            "INSERT INTO entry (name, place, id, link, title, sort, due, updated, digest, record)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (name, row.place, *_columns(row)),
        )
        key = int(cursor.lastrowid or 0)
        try:
            self._file_under(row, key)
        except NOT_DAMAGE:
            self.drop(key)
            raise
        return key

    def drop(self, key: int) -> None:
        """Forget an entry that could be remembered only in part."""
        self._sql.execute("DELETE FROM term WHERE key = ?", (key,))
        self._sql.execute("DELETE FROM entry WHERE key = ?", (key,))

    def complete(self, key: int, row: Row) -> None:
        """Keep the whole of an entry that was only outlined; see `outlined`."""
        columns = "id = ?, link = ?, title = ?, sort = ?, due = ?, updated = ?, digest = ?, record = ?"
        self._sql.execute(f"UPDATE entry SET {columns} WHERE key = ?", (*_columns(row), key))  # noqa: S608 -- only marks
        self._sql.execute("DELETE FROM term WHERE key = ?", (key,))
        self._file_under(row, key)

    def _file_under(self, row: Row, key: int) -> None:
        if not row.terms:
            return
        terms = [(kind, value, row.sort, key) for kind, value in row.terms]
        self._sql.executemany("INSERT INTO term VALUES (?, ?, ?, ?)", terms)

    def listed_once(self) -> frozenset[bytes]:
        """Name what is remembered of articles that were ever decided whole; see `keep`."""
        return frozenset(row[0] for row in self._sql.execute("SELECT name FROM memory WHERE words != x''"))

    def keep(self, name: bytes, digest: bytes, row: Row) -> None:
        """Remember for good what a published article's id is, a date that was worked out, and what it said."""
        published = row.published if row.inferred else None
        updated = row.updated if row.undated or row.edited else None
        values = (name, digest, row.id, published, updated, row.stated, row.words)
        insert = "INSERT OR REPLACE INTO memory VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        self._sql.execute(insert, (*values, mark_of(values)))

    def fallen_due(self, before: datetime, now: datetime) -> set[str]:
        """List the ids of entries whose embargo ended after `before`."""
        query = "SELECT id FROM entry WHERE due > ? AND due <= ?"
        return {str(row[0]) for row in self._sql.execute(query, (seconds(before), seconds(now)))}

    # -- selection --------------------------------------------------------------------------

    def values(self, kind: str, now: datetime) -> list[str]:
        """List what entries that may be shown have as publisher, category, language or author."""
        return [str(row[0]) for row in self._sql.execute(VALUES, (kind, seconds(now)))]

    def select(self, chosen: Selection, now: datetime) -> Iterator[Listing]:
        """Give the entries of a selection that are due, newest first; ties in the order of their ids."""
        source, values, sort = source_of(chosen)
        rows = self._sql.execute(
            f"SELECT entry.id, title, link, {sort}, updated, record, name, place, digest FROM {source}"  # noqa: S608 -- only marks
            f" AND NOT shadowed AND due <= ? AND {sort} >= ? ORDER BY {sort} DESC, entry.id LIMIT ?",
            (*values, seconds(now), chosen.since or -FOREVER, chosen.limit),
        )
        for identity, title, link, second, updated, record, name, place, digest in rows:
            yield Listing(identity, title, link, second, updated, record, os.fsdecode(name), place, digest)

    def outlined(self, chosen: Selection, now: datetime) -> list[tuple[int, bytes, str]]:
        """Give key, file name and place of a selection's entries that were only outlined, or of some."""
        source, values, sort = source_of(chosen)
        rows = self._sql.execute(
            f"SELECT * FROM (SELECT entry.key, name, place, record = x'' AS brief FROM {source}"  # noqa: S608 -- only marks
            f" AND NOT shadowed AND due <= ? AND {sort} >= ?"
            f" ORDER BY {sort} DESC, entry.id LIMIT ?) WHERE brief LIMIT ?",
            (*values, seconds(now), chosen.since or -FOREVER, chosen.limit, OUTLINED),
        )
        return [row[:3] for row in rows]

    def oldest(self, chosen: Selection, now: datetime) -> list[tuple[str, int]]:
        """Give ids and seconds of a selection, the oldest first."""
        source, values, sort = source_of(chosen)
        rows = self._sql.execute(
            f"SELECT entry.id, {sort} FROM {source} AND NOT shadowed AND due <= ?"  # noqa: S608 -- only marks
            f" ORDER BY {sort}, entry.id DESC",
            (*values, seconds(now)),
        )
        return rows.fetchall()

    def is_shown(self, identity: str, now: datetime) -> bool:
        """Tell whether there is an entry of this id that may stand in a feed."""
        query = "SELECT 1 FROM entry WHERE id = ? AND NOT shadowed AND due <= ?"
        return self._sql.execute(query, (identity, seconds(now))).fetchone() is not None

    def count(self, now: datetime) -> tuple[int, int, int]:
        """Count entries shown, withheld until their date, and drafts."""
        query = "SELECT count(*) FROM entry"  # each answered by an index alone, and but this one by few entries
        everything, hidden, withheld, drafts = (
            int(self._sql.execute(query + where, values).fetchone()[0])
            for where, values in (
                ("", ()),
                (" WHERE shadowed", ()),
                (" WHERE due > ? AND due < ?", (seconds(now), FOREVER)),
                (" WHERE due = ?", (FOREVER,)),
            )
        )
        return everything - hidden - withheld - drafts, withheld, drafts

    # -- prints and feeds -------------------------------------------------------------------

    def print_(self, body: bytes, kind: bytes, key: bytes) -> bytes | None:
        """Recall an entry as it stood in feeds of a kind; `key` is of all that it was made of."""
        query = "SELECT data FROM print WHERE body = ? AND kind = ? AND key = ?"
        row = self._sql.execute(query, (body, kind, key)).fetchone()
        return bytes(row[0]) if row else None

    def has_print(self, body: bytes, kind: bytes, key: bytes) -> bool:
        """Tell whether `print_` would recall anything."""
        query = "SELECT 1 FROM print WHERE body = ? AND kind = ? AND key = ?"
        return self._sql.execute(query, (body, kind, key)).fetchone() is not None

    def keep_print(self, body: bytes, kind: bytes, key: bytes, data: bytes) -> None:
        """Remember an entry as it stands in feeds: see `print_`."""
        self._sql.execute("INSERT OR REPLACE INTO print VALUES (?, ?, ?, ?)", (body, kind, key, data))

    def forget_prints(self) -> None:
        """Forget all of them: they would be made otherwise now."""
        self._sql.execute("DELETE FROM print")

    def prune_prints(self, listed: int) -> None:
        """Forget those that no feed lists any more, once they outnumber the others."""
        count = self._sql.execute("SELECT count(*) FROM print").fetchone()[0]
        if count > 2 * listed + 100:
            self._sql.execute("DELETE FROM print WHERE body NOT IN (SELECT body FROM listed)")

    def made(self, feed: str) -> tuple[bytes, str]:
        """Give the digest of what a feed was last made of, and the stamps of its files; empty if never."""
        row = self._sql.execute("SELECT digest, files FROM feed WHERE name = ?", (feed,)).fetchone()
        return (bytes(row[0]), str(row[1])) if row else (b"", "")

    def listed(self, feed: str) -> dict[str, Shown]:
        """Give what subscribers of a feed were last shown, by id."""
        query = "SELECT id, title, body, digest, sort FROM listed WHERE feed = ?"
        return {row[0]: Shown(*row) for row in self._sql.execute(query, (feed,))}

    def recalled(self, feed: str, shown: Iterable[Shown]) -> None:
        """Note what subscribers of a feed were shown by a build that nobody remembers."""
        rows = [(feed, one.id, one.title, one.body, one.digest, one.sort) for one in shown]
        self._sql.executemany("INSERT OR IGNORE INTO listed VALUES (?, ?, ?, ?, ?, ?)", rows)

    def stamps(self) -> list[tuple[str, str]]:
        """List the feeds that were ever published, and the stamps of their files."""
        return self._sql.execute("SELECT name, files FROM feed ORDER BY name").fetchall()

    def forget_feed(self, feed: str) -> None:
        """Forget a feed whose files are gone."""
        for table in ("feed WHERE name", "listed WHERE feed", "tombstone WHERE feed", "archived WHERE feed"):
            self._sql.execute(f"DELETE FROM {table} = ?", (feed,))  # noqa: S608 -- names of ours

    # -- what was published -----------------------------------------------------------------

    def published(self, feed: str, made: tuple[bytes, str], shown: Iterable[Shown], now: datetime) -> None:
        """Remember a feed as it is published now: see `made` and `listed`."""
        self._sql.execute("INSERT OR REPLACE INTO feed VALUES (?, ?, ?, ?)", (feed, *made, seconds(now)))
        self._sql.execute("DELETE FROM listed WHERE feed = ?", (feed,))
        self.recalled(feed, shown)

    # -- problems ---------------------------------------------------------------------------

    def problems(self) -> list[tuple[Problem, bytes, int]]:
        """Give the standing problems, the file each belongs to (b"" for none), and since when."""
        query = "SELECT place, message, mend, severity, name, since FROM problem ORDER BY place, message"
        return [(Problem(*row[:4]), row[4], int(row[5])) for row in self._sql.execute(query)]

    def keep_problems(self, problems: Iterable[tuple[Problem, bytes]], now: datetime) -> None:
        """Replace the standing problems; one that stood before keeps its first day."""
        since = {(p.place, p.message): second for p, _, second in self.problems()}
        self._sql.execute("DELETE FROM problem")
        self._sql.executemany(
            "INSERT OR IGNORE INTO problem VALUES (?, ?, ?, ?, ?, ?)",
            [
                (p.place, p.message, p.mend, p.severity, name, since.get((p.place, p.message), seconds(now)))
                for p, name in problems
            ],
        )


def _columns(row: Row) -> tuple[str, str, str, int, int, int, bytes, bytes]:
    due = FOREVER if row.draft else row.published or 0
    return row.id, row.link, row.title, row.sort, due, row.updated or 0, row.digest, row.record
