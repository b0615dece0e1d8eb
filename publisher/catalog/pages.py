"""The entries that a person can page through: those that a feed listed once, in the order of the main feed."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple


class Page(NamedTuple):
    """An entry as the pages of its neighbours name it."""

    id: str
    link: str  # its own address, "" where publisher makes its page
    title: str
    language: str  # "" where unknown


Neighbours = tuple[Page | None, Page | None]  # the previous (older) entry, and the next (newer) one

# The main feed lists what is newer first, and of one second the later `tie`, then the lower id.
_PREVIOUS = (
    "SELECT id, link, title, language FROM page WHERE (sort, tie) <= (:sort, :tie)"
    " AND NOT (sort = :sort AND tie = :tie AND id <= :id) ORDER BY sort DESC, tie DESC, id LIMIT 1"
)
_NEXT = (
    "SELECT id, link, title, language FROM page WHERE (sort, tie) >= (:sort, :tie)"
    " AND NOT (sort = :sort AND tie = :tie AND id >= :id) ORDER BY sort, tie, id DESC LIMIT 1"
)
_PLACE = "SELECT sort, tie FROM entry WHERE id = ? AND NOT shadowed"


class Pages:
    """The table of the open catalog that holds them. A page *waits* while its file names other neighbours."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Share the catalog's transaction."""
        self._sql = database

    def ids(self) -> list[str]:
        """Give the ids of all."""
        return [str(row[0]) for row in self._sql.execute("SELECT id FROM page")]

    def is_empty(self) -> bool:
        """Tell whether there is none."""
        return self._sql.execute("SELECT 1 FROM page LIMIT 1").fetchone() is None

    def get(self, identity: str) -> Page | None:
        """Give one."""
        row = self._sql.execute(
            "SELECT id, link, title, language FROM page WHERE id = ?", (identity,)
        ).fetchone()
        return Page(*row) if row else None

    def around(self, identity: str) -> Neighbours:
        """Give the neighbours of an entry; none where it is not among these entries."""
        place = self._sql.execute("SELECT sort, tie FROM page WHERE id = ?", (identity,)).fetchone()
        if place is None:
            return None, None
        values = {"id": identity, "sort": place[0], "tie": place[1]}
        rows = [self._sql.execute(query, values).fetchone() for query in (_PREVIOUS, _NEXT)]
        previous, following = (Page(*row) if row else None for row in rows)
        return previous, following

    def add(self, page: Page) -> None:
        """Add an entry, or what changed of it; its neighbours wait then, and those that it had."""
        place = self._sql.execute(_PLACE, (page.id,)).fetchone()
        if place is None:
            return
        known = self._sql.execute(
            "SELECT id, link, title, language, sort, tie FROM page WHERE id = ?", (page.id,)
        ).fetchone()
        if known == (*page, *place):
            return
        self._wait_around(page.id)
        self._sql.execute("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?, 1)", (*page, *place))
        self._wait_around(page.id)

    def remove(self, identity: str) -> None:
        """Remove an entry; the neighbours that it had wait."""
        self._wait_around(identity)
        self._sql.execute("DELETE FROM page WHERE id = ?", (identity,))

    def wait(self, identity: str) -> None:
        """Let a page be written again."""
        self._sql.execute("UPDATE page SET waits = 1 WHERE id = ?", (identity,))

    def waiting(self) -> list[str]:
        """Give the ids of the pages that publisher makes and that wait."""
        query = "SELECT id FROM page WHERE waits AND link = '' ORDER BY id"
        return [str(row[0]) for row in self._sql.execute(query)]

    def settle(self, left: frozenset[str] = frozenset()) -> None:
        """Let no page wait any more but those with the ids `left`: all others are published."""
        self._sql.execute("UPDATE page SET waits = 0 WHERE waits")
        for identity in left:
            self.wait(identity)

    def _wait_around(self, identity: str) -> None:
        for one in self.around(identity):
            if one is not None:
                self.wait(one.id)
