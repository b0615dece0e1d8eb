"""Entries that share an id, of which one is shown, and entries that share a link."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime

from publisher.catalog.records import FOREVER, Duplicate, Touched, seconds

MANY = 2000  # ids or links: of more, one pass over all entries is cheaper than a query for each


class Duplicates:
    """The queries of the open catalog that find entries with one id or one link."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Share the catalog's transaction."""
        self._sql = database

    def settle(self, touched: Touched, now: datetime) -> None:
        """Decide which of several due articles with one id is shown: the newest update, then the name.

        Of equal updates the later record in one file wins, for that is how wires correct themselves. A later
        record that is held back for good withdraws those above it: that is how wires cancel.
        """
        for identity in self._shared("id", touched.ids, touched):
            query = (
                "SELECT key, updated, name, place FROM entry a WHERE id = ? AND due <= ? AND NOT EXISTS ("
                " SELECT 1 FROM entry b WHERE b.id = a.id AND b.name = a.name AND b.due = ? AND b.key > a.key)"
            )
            rows = self._sql.execute(query, (identity, seconds(now), FOREVER)).fetchall()
            best = min(rows, key=_precedence)[0] if rows else None
            hide = "UPDATE entry SET shadowed = (due <= ? AND key IS NOT ?) WHERE id = ?"
            self._sql.execute(hide, (seconds(now), best, identity))

    def _shared(self, column: str, values: set[str], touched: Touched) -> list[str]:
        """Keep the ids or links that several entries have, or one that was hidden."""
        if touched.all or len(values) > MANY:
            query = f"SELECT {column} FROM entry GROUP BY {column} HAVING count(*) > 1 OR max(shadowed)"  # noqa: S608 -- a name of ours
            return sorted(
                str(row[0]) for row in self._sql.execute(query) if row[0] and (touched.all or row[0] in values)
            )
        query = f"SELECT count(*) > 1 OR max(shadowed) FROM entry WHERE {column} = ?"  # noqa: S608 -- a name of ours
        return sorted(one for one in values if self._sql.execute(query, (one,)).fetchone()[0])

    def of_ids(self, touched: Touched) -> Iterator[Duplicate]:
        """Find entries that another with the same id hides, unless both are records of one file."""
        query = (
            "SELECT a.name, a.place, b.name, b.place FROM entry a JOIN entry b ON a.id = b.id WHERE a.id = ?"
            " AND a.shadowed AND NOT b.shadowed AND (a.name != b.name OR a.place = '') ORDER BY a.name, a.place"
        )
        for identity in self._shared("id", touched.ids, touched):
            yield from (Duplicate(identity, *row) for row in self._sql.execute(query, (identity,)))

    def of_links(self, touched: Touched) -> Iterator[Duplicate]:
        """Find shown entries of different ids that share one of these links."""
        query = (
            "SELECT a.name, a.place, b.name, b.place FROM entry a JOIN entry b ON a.link = b.link"
            " WHERE a.link = ? AND a.id < b.id AND NOT a.shadowed AND NOT b.shadowed"
            " ORDER BY a.name, a.place, b.name, b.place LIMIT 3"
        )
        for link in self._shared("link", touched.links, touched):
            yield from (Duplicate(link, *row) for row in self._sql.execute(query, (link,)))


def _precedence(row: tuple[int, int, bytes, str]) -> tuple[int, bytes, int]:
    """Order entries of one id (key, updated, name, place): the one that is shown comes first."""
    _, updated, name, place = row
    return -updated, name, -int(place.strip("@[]") or 0)
