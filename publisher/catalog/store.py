"""The open catalog: what is remembered of files and entries, and what is selected from them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from publisher.catalog.rows import Known, Listing, Row, Shown, instant, seconds
from publisher.catalog.seal import mark_of
from publisher.models import Problem

FOREVER = 2**62


class Catalog:
    """The open catalog. Everything between two `commit`s is one transaction."""

    def __init__(self, database: sqlite3.Connection, note: str = "") -> None:
        """`note` says why an older catalog was set aside, "" where none was."""
        self._sql = database
        self.note = note
        self._sql.execute("BEGIN")
        # Asked once: the first build has nothing to recall, and many articles to ask it for.
        self._remembers = self._sql.execute("SELECT 1 FROM memory LIMIT 1").fetchone() is not None

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

    def forget_files(self) -> None:
        """Read every file anew: what the decisions depend on (configuration, version) has changed."""
        self._sql.execute("UPDATE file SET stamp = ''")
        self._sql.execute("UPDATE file SET digest = x''")

    # -- files ------------------------------------------------------------------------------

    def stamps(self) -> dict[bytes, tuple[str, bytes]]:
        """Give every known file's stamp and digest by name."""
        return {row[0]: (row[1], row[2]) for row in self._sql.execute("SELECT name, stamp, digest FROM file")}

    def stamp(self, name: bytes, stamp: str, digest: bytes) -> None:
        """Remember a file as it was read."""
        self._sql.execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?)", (name, stamp, digest))

    def remove(self, name: bytes) -> set[str]:
        """Forget a file's entries and problems; gives the ids that others may now stand for."""
        ids = {str(row[0]) for row in self._sql.execute("SELECT id FROM entry WHERE name = ?", (name,))}
        self._sql.execute("DELETE FROM term WHERE key IN (SELECT key FROM entry WHERE name = ?)", (name,))
        self._sql.execute("DELETE FROM entry WHERE name = ?", (name,))
        self._sql.execute("DELETE FROM file WHERE name = ?", (name,))
        return ids

    # -- entries ----------------------------------------------------------------------------

    def known(self, name: bytes, digest: bytes) -> Known | None:
        """Recall what was published from this name, else with this content by a file that is gone."""
        if not self._remembers:
            return None
        query = "SELECT id, published, updated FROM memory WHERE "
        row = self._sql.execute(query + "name = ?", (name,)).fetchone()
        if row is None and digest:
            moved = "digest = ? AND id NOT IN (SELECT id FROM entry) ORDER BY name LIMIT 1"
            row = self._sql.execute(query + moved, (digest,)).fetchone()
        return Known(str(row[0]), instant(row[1]), instant(row[2])) if row else None

    def remember(self, name: bytes, row: Row) -> None:
        """Keep an entry until its file changes."""
        due = FOREVER if row.draft else row.published or 0
        values = (name, row.place, row.id, row.link, row.title, row.sort, due, row.updated or 0)
        cursor = self._sql.execute(
            "INSERT INTO entry (name, place, id, link, title, sort, due, updated, digest, record)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*values, row.digest, row.record),
        )
        terms = [(kind, value, cursor.lastrowid) for kind, value in row.terms]
        self._sql.executemany("INSERT INTO term VALUES (?, ?, ?)", terms)

    def keep(self, name: bytes, digest: bytes, row: Row) -> None:
        """Remember for good what a published article's id is, and a date that was worked out."""
        published = row.published if row.inferred else None
        updated = row.updated if row.undated else None
        values = (name, digest, row.id, published, updated)
        self._sql.execute("INSERT OR REPLACE INTO memory VALUES (?, ?, ?, ?, ?, ?)", (*values, mark_of(values)))

    def settle(self, ids: Iterable[str], now: datetime) -> None:
        """Decide which of several due articles with one id is shown: the newest update, then the name.

        Of equal updates the later record in one file wins, for that is how wires correct themselves.
        """
        for identity in sorted(ids):
            query = "SELECT key, updated, name, place FROM entry WHERE id = ? AND due <= ?"
            rows = self._sql.execute(query, (identity, seconds(now))).fetchall()
            best = min(rows, key=_precedence)[0] if rows else None
            show = "UPDATE entry SET shadowed = 0 WHERE id = ? AND shadowed"
            self._sql.execute(show, (identity,))
            if len(rows) > 1:
                hide = "UPDATE entry SET shadowed = 1 WHERE id = ? AND due <= ? AND key != ?"
                self._sql.execute(hide, (identity, seconds(now), best))

    def fallen_due(self, before: datetime, now: datetime) -> set[str]:
        """List the ids of entries whose embargo ended after `before`."""
        query = "SELECT id FROM entry WHERE due > ? AND due <= ?"
        return {str(row[0]) for row in self._sql.execute(query, (seconds(before), seconds(now)))}

    def doubles(self) -> list[tuple[str, bytes, str, bytes, str]]:
        """Find entries that another hides: id, name and place of the hidden one, then of the shown."""
        return self._sql.execute(
            "SELECT a.id, a.name, a.place, b.name, b.place FROM entry a JOIN entry b ON a.id = b.id"
            " WHERE a.shadowed AND NOT b.shadowed AND (a.name != b.name OR a.place = '')"
            " ORDER BY a.name, a.place"
        ).fetchall()

    def sharers(self) -> list[tuple[str, bytes, str, bytes, str]]:
        """Find shown entries of different ids with one link: link, name, place, other name, place."""
        return self._sql.execute(
            "SELECT a.link, a.name, a.place, b.name, b.place FROM entry a JOIN entry b ON a.link = b.link"
            " WHERE a.link != '' AND a.id < b.id AND NOT a.shadowed AND NOT b.shadowed"
            " ORDER BY a.name, a.place, b.name, b.place LIMIT 100"
        ).fetchall()

    # -- selection --------------------------------------------------------------------------

    def values(self, kind: str, now: datetime) -> list[str]:
        """List what entries that may be shown have as publisher, category, language or author."""
        query = (
            "SELECT DISTINCT term.value FROM term JOIN entry USING (key)"
            " WHERE term.kind = ? AND NOT entry.shadowed AND entry.due <= ? ORDER BY term.value"
        )
        return [str(row[0]) for row in self._sql.execute(query, (kind, seconds(now)))]

    def select(
        self, where: Sequence[tuple[str, Sequence[str]]], now: datetime, limit: int
    ) -> Iterator[Listing]:
        """Give the newest entries that are due, newest first; ties in the order of their ids."""
        query, values = _conditions(where)
        rows = self._sql.execute(
            f"SELECT record, name, place, digest FROM entry WHERE NOT shadowed AND due <= ?{query}"  # noqa: S608 -- only marks
            " ORDER BY sort DESC, id LIMIT ?",
            (seconds(now), *values, limit),
        )
        for record, name, place, digest in rows:
            yield Listing(record, os.fsdecode(name), str(place), digest)

    def count(self, now: datetime) -> tuple[int, int, int]:
        """Count entries shown, withheld until their date, and drafts."""
        row = self._sql.execute(
            "SELECT sum(due <= ?1), sum(due > ?1 AND due < ?2), sum(due = ?2) FROM entry WHERE NOT shadowed",
            (seconds(now), FOREVER),
        ).fetchone()
        return int(row[0] or 0), int(row[1] or 0), int(row[2] or 0)

    def next_due(self, now: datetime) -> int:
        """Give the second at which the next withheld entry is due, or `FOREVER`."""
        query = "SELECT min(due) FROM entry WHERE due > ? AND NOT shadowed"
        row = self._sql.execute(query, (seconds(now),)).fetchone()
        return int(row[0]) if row and row[0] is not None else FOREVER

    # -- compositions and feeds -------------------------------------------------------------

    def composition(self, digest: bytes) -> tuple[str, str] | None:
        """Recall content and summary composed from the same bytes in the same way."""
        query = "SELECT content, summary FROM composition WHERE digest = ?"
        row = self._sql.execute(query, (digest,)).fetchone()
        return (str(row[0]), str(row[1])) if row else None

    def keep_composition(self, digest: bytes, body: bytes, content: str, summary: str) -> None:
        """Remember what was composed of a body; `digest` is of all that it was composed from."""
        values = (digest, body, content, summary)
        self._sql.execute("INSERT OR REPLACE INTO composition VALUES (?, ?, ?, ?)", values)

    def prune_compositions(self, listed: int) -> None:
        """Forget compositions of bodies that are gone, once they outnumber what feeds list."""
        count = self._sql.execute("SELECT count(*) FROM composition").fetchone()[0]
        if count > 2 * listed + 100:
            self._sql.execute("DELETE FROM composition WHERE body NOT IN (SELECT digest FROM entry)")

    def made(self, feed: str) -> tuple[bytes, str]:
        """Give the digest of what a feed was last made of, and the stamps of its files; empty if never."""
        row = self._sql.execute("SELECT digest, files FROM feed WHERE name = ?", (feed,)).fetchone()
        return (bytes(row[0]), str(row[1])) if row else (b"", "")

    def listed(self, feed: str) -> dict[str, Shown]:
        """Give what subscribers of a feed were last shown, by id."""
        query = "SELECT id, title, body, digest FROM listed WHERE feed = ?"
        return {row[0]: Shown(*row) for row in self._sql.execute(query, (feed,))}

    def feeds(self) -> list[str]:
        """List the feeds that were ever published."""
        return [str(row[0]) for row in self._sql.execute("SELECT name FROM feed ORDER BY name")]

    def forget_feed(self, feed: str) -> None:
        """Forget a feed whose files are gone."""
        self._sql.execute("DELETE FROM feed WHERE name = ?", (feed,))
        self._sql.execute("DELETE FROM listed WHERE feed = ?", (feed,))

    def published(self, feed: str, made: tuple[bytes, str], shown: Iterable[Shown], now: datetime) -> None:
        """Remember a feed as it is published now: see `made` and `listed`."""
        self._sql.execute("INSERT OR REPLACE INTO feed VALUES (?, ?, ?, ?)", (feed, *made, seconds(now)))
        self._sql.execute("DELETE FROM listed WHERE feed = ?", (feed,))
        self._sql.executemany(
            "INSERT INTO listed VALUES (?, ?, ?, ?, ?)",
            [(feed, one.id, one.title, one.body, one.digest) for one in shown],
        )

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


def _precedence(row: tuple[int, int, bytes, str]) -> tuple[int, bytes, int]:
    _, updated, name, place = row
    return -updated, name, -int(place.strip("@[]") or 0)


def _conditions(where: Sequence[tuple[str, Sequence[str]]]) -> tuple[str, list[str]]:
    query, values = "", []
    for kind, wanted in where:
        marks = ",".join("?" * len(wanted))
        query += f" AND key IN (SELECT key FROM term WHERE kind = ? AND value IN ({marks}))"  # noqa: S608 -- only marks
        values += [kind, *wanted]
    return query, values
