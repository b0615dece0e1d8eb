"""The open catalog: entries and what is selected from them, rendered entries, and a few values.

Of entries that share an id one is shown; entries that share a link are found.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime

from publisher.catalog.attachments import Attachments
from publisher.catalog.files import Files
from publisher.catalog.history import History
from publisher.catalog.pages import Pages
from publisher.catalog.problems import Problems
from publisher.catalog.references import References
from publisher.catalog.rows import (
    FOREVER,
    NOT_DAMAGE,
    Duplicate,
    Listing,
    Row,
    Selection,
    Touched,
    checksum_of,
    newest,
    seconds,
)
from publisher.identity import Known
from publisher.text.iris import NOWHERE

# What may be shown at an instant: its date and embargo are over, and its expiry is not.
_DUE = "due <= :now AND (expires IS NULL OR expires > :now)"
MANY = 2000  # ids or links: of more, one pass over all entries is cheaper than a query for each


class Duplicates:
    """The queries of the open catalog that find entries with one id or one link."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Share the catalog's transaction."""
        self._sql = database

    def settle(self, touched: Touched, now: datetime) -> None:
        """Decide which of several due articles with one id is shown: the newest update, then the name.

        Of equal updates the later record in one file wins, for that is how wires correct themselves. A later
        record that is held back for good withdraws those above it: that is how wires cancel. Where a format
        numbers its versions, only the newest counts, in whatever file, and also where it is held back.
        """
        for identity in self._shared("id", touched.ids, touched):
            query = (
                f"SELECT key, updated, name, place FROM entry a WHERE id = :id AND {_DUE} AND NOT EXISTS ("  # noqa: S608 -- only marks
                " SELECT 1 FROM entry b WHERE b.id = a.id AND b.name = a.name AND b.key > a.key"
                " AND (b.due = :forever OR b.expires <= :now))"
            )
            values = {"id": identity, "now": seconds(now), "forever": FOREVER}
            replaced = self._replaced(identity)
            rows = [row for row in self._sql.execute(query, values) if row[0] not in replaced]
            best = min(rows, key=_precedence)[0] if rows else None
            hide = f"UPDATE entry SET shadowed = ({_DUE} AND key IS NOT :best) WHERE id = :id"  # noqa: S608 -- only marks
            self._sql.execute(hide, values | {"best": best})

    def _versions(self, identity: str) -> list[tuple[int, int, int, int, bytes, str]]:
        """Give key, time, number, due, name and place of each version of an item."""
        query = "SELECT key, made, number, due, name, place FROM entry WHERE id = ? AND made IS NOT NULL"
        return self._sql.execute(f"{query} ORDER BY name, place", (identity,)).fetchall()

    def _replaced(self, identity: str) -> set[int]:
        """Give the keys of versions that a newer one replaces, or that are held back by the same one."""
        rows = self._versions(identity)
        if len(rows) < 2:
            return set()
        last = newest([(made, number) for _, made, number, *_ in rows])
        is_held = any((made, number) == last and due == FOREVER for _, made, number, due, *_ in rows)
        return {key for key, made, number, *_ in rows if is_held or (made, number) != last}

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
        """Find entries that another with the same id hides: no records of one file, and no versions."""
        query = (
            "SELECT a.name, a.place, b.name, b.place FROM entry a JOIN entry b ON a.id = b.id WHERE a.id = ?"
            " AND a.shadowed AND NOT b.shadowed AND (a.name != b.name OR a.place = '')"
            " AND (a.made IS NULL OR b.made IS NULL) ORDER BY a.name, a.place"
        )
        for identity in self._shared("id", touched.ids, touched):
            yield from (Duplicate(identity, *row) for row in self._sql.execute(query, (identity,)))

    def of_versions(self, touched: Touched) -> Iterator[Duplicate]:
        """Find entries that a newer version of their item in another file replaces."""
        for identity in self._shared("id", touched.ids, touched):
            rows = self._versions(identity)
            if len(rows) < 2:
                continue
            last = newest([(made, number) for _, made, number, *_ in rows])
            *_, name, place = next(row for row in rows if row[1:3] == last)
            older = (row for row in rows if row[1:3] != last and row[4] != name)
            yield from (Duplicate(identity, row[4], row[5], name, place) for row in older)

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


HELD = FOREVER + 1  # seconds: when an entry is due that cannot be rendered
_SHOWN = f"NOT shadowed AND {_DUE}"
_SHOWN_AT = _SHOWN.replace(":now", "?")  # twice
# From each value straight to the next: one lookup for each value, not one for each entry that has it.
_VALUES = f"""
WITH RECURSIVE one(value) AS (
    SELECT min(value) FROM term WHERE kind = :kind
    UNION ALL
    SELECT (SELECT min(value) FROM term WHERE kind = :kind AND value > one.value)
    FROM one WHERE value IS NOT NULL)
SELECT value FROM one WHERE value IS NOT NULL AND EXISTS (
    SELECT 1 FROM term CROSS JOIN entry USING (key)
    WHERE kind = :kind AND term.value = one.value AND {_SHOWN})
ORDER BY value
"""  # noqa: S608 -- only marks


class Catalog:
    """The open catalog. Everything between two `commit`s is one transaction."""

    def __init__(self, database: sqlite3.Connection, note: str = "") -> None:
        """`note` says why an older catalog was set aside, "" where none was."""
        self._sql = database
        self.note = note
        self.files = Files(database)
        self.history = History(database)
        self.problems = Problems(database)
        self.duplicates = Duplicates(database)
        self.references = References(database)
        self.attachments = Attachments(database)
        self.pages = Pages(database)
        self._sql.execute("BEGIN")
        # Asked once: the first build remembers nothing, and would ask for every article.
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

    def meta(self, key: str) -> str:
        """Give a value, "" where there is none."""
        row = self._sql.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def set_meta(self, key: str, value: str) -> None:
        """Keep a value."""
        self._sql.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    # -- entries ----------------------------------------------------------------------------

    def add_entry(self, name: bytes, row: Row) -> int:
        """Keep an entry until its file changes; gives its key."""
        due = FOREVER if row.draft else max(row.published or 0, row.embargo or 0)
        cursor = self._sql.execute(
            "INSERT INTO entry"
            " (name, place, id, link, title, published, sort, tie, due, updated, named, digest, expires,"
            " made, number)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                name, row.place, row.id, row.link, row.title, row.published, row.sort, row.tie(name), due,
                row.updated or 0, row.is_named, row.digest, row.expires, *(row.version or (None, None)),
            ),
        )  # fmt: skip
        key = int(cursor.lastrowid or 0)
        if row.terms:
            terms = [(kind, value, row.sort, key) for kind, value in row.terms]
            try:
                self._sql.executemany("INSERT INTO term VALUES (?, ?, ?, ?)", terms)
            except NOT_DAMAGE:
                self.drop_entry(key)
                raise
        if row.references:
            self.references.add(key, row.references)
        return key

    def drop_entry(self, key: int) -> None:
        """Remove an entry that could be stored only in part."""
        self._sql.execute("DELETE FROM term WHERE key = ?", (key,))
        self._sql.execute("DELETE FROM reference WHERE key = ?", (key,))
        self._sql.execute("DELETE FROM entry WHERE key = ?", (key,))

    def remove_entries(self, name: bytes, place: str = "") -> tuple[set[str], set[str]]:
        """Remove a file's entries, or the one at a place; gives the ids and links they had."""
        where, values = ("name = ? AND place = ?", (name, place)) if place else ("name = ?", (name,))
        rows = self._sql.execute(f"SELECT key, id, link FROM entry WHERE {where}", values).fetchall()  # noqa: S608 -- only marks
        self._sql.executemany("DELETE FROM term WHERE key = ?", [row[:1] for row in rows])
        self._sql.executemany("DELETE FROM reference WHERE key = ?", [row[:1] for row in rows])
        self._sql.execute(f"DELETE FROM entry WHERE {where}", values)  # noqa: S608 -- only marks
        if not place:
            self.files.remove(name)
        return {str(row[1]) for row in rows}, {str(row[2]) for row in rows}

    def hold(self, name: bytes, place: str) -> None:
        """Show an entry no more until its file changes."""
        self._sql.execute("UPDATE entry SET due = ? WHERE name = ? AND place = ?", (HELD, name, place))

    def fallen_due(self, before: datetime, now: datetime) -> set[str]:
        """List the ids of entries whose embargo ended, or that expired, after `before`."""
        query = (
            "SELECT id FROM entry WHERE due > :before AND due <= :now"
            " UNION SELECT id FROM entry WHERE expires > :before AND expires <= :now"
        )
        values = {"before": seconds(before), "now": seconds(now)}
        return {str(row[0]) for row in self._sql.execute(query, values)}

    # -- identities -------------------------------------------------------------------------

    def identity(self, key: bytes, digest: bytes) -> Known | None:
        """Find what was published under this key, else with this content by a file that is gone."""
        if not self.remembers:
            return None
        query = "SELECT id, published, updated, stated, words, digest FROM memory WHERE "
        row = self._sql.execute(query + "name = ?", (key,)).fetchone()
        if row is None and digest:
            moved = "digest = ? AND id NOT IN (SELECT id FROM entry) ORDER BY name LIMIT 1"
            row = self._sql.execute(query + moved, (digest,)).fetchone()
        return Known(*row) if row else None

    def remember_identity(self, key: bytes, digest: bytes, row: Row) -> None:
        """Keep for good the id of a published article, a date that it does not give, and what it said."""
        published = row.published if row.inferred or row.by_file_time else None
        updated = row.updated if row.undated or row.edited else None
        self._remember((key, digest, row.id, published, updated, row.stated, row.words))

    def remember_words(self, key: bytes, words: bytes) -> None:
        """Keep what a published article says."""
        query = "SELECT name, digest, id, published, updated, stated FROM memory WHERE name = ? AND words != ?"
        for row in self._sql.execute(query, (key, words)).fetchall():
            self._remember((*row, words))

    def _remember(self, values: tuple[bytes, bytes, str, int | None, int | None, int | None, bytes]) -> None:
        insert = "INSERT OR REPLACE INTO memory VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        self._sql.execute(insert, (*values, checksum_of(values)))

    def forget_ids_of_nowhere(self) -> None:
        """Forget ids that were made while the site's address was not known, and that anybody was shown them.

        What else is remembered of their articles stays: dates, and what they said.
        """
        like = NOWHERE + "%"
        query = "SELECT name, digest, published, updated, stated, words FROM memory WHERE id LIKE ?"
        for name, digest, *rest in self._sql.execute(query, (like,)).fetchall():
            published, updated, stated, words = rest
            self._remember((name, digest, "", published, updated, stated, words))
        for table in ("listed", "archived", "tombstone"):
            self._sql.execute(f"DELETE FROM {table} WHERE id LIKE ?", (like,))  # noqa: S608 -- only names

    def rendered_before(self) -> frozenset[bytes]:
        """Give the keys of articles whose words are remembered: an edit of one of them is noticed."""
        return frozenset(row[0] for row in self._sql.execute("SELECT name FROM memory WHERE words != x''"))

    # -- selection --------------------------------------------------------------------------

    def values(self, kind: str, now: datetime) -> list[str]:
        """List what entries that may be shown have as publisher, category, language or author."""
        rows = self._sql.execute(_VALUES, {"kind": kind, "now": seconds(now)})
        return [str(row[0]) for row in rows]

    def select(self, selection: Selection, now: datetime, *, only: str = "") -> Iterator[Listing]:
        """Give the entries of a selection that are due, newest first; see `Row.tie` for those of one second.

        With `only`, an id, no other entry.
        """
        source, values, sort = _source_of(selection)
        if only:
            source, values = f"{source} AND entry.id = ?", [*values, only]
        rows = self._sql.execute(
            f"SELECT entry.id, link, published, {sort}, updated, name, place, named, digest, links"  # noqa: S608
            f" FROM {source} AND {_SHOWN_AT} AND {sort} >= ?"
            f" ORDER BY {sort} DESC, tie DESC, entry.id LIMIT ?",
            (
                *values,
                *[seconds(now)] * 2,
                -FOREVER if selection.since is None else selection.since,
                -1 if selection.limit is None else selection.limit,
            ),
        )
        for identity, link, published, second, updated, name, *rest in rows:
            yield Listing(identity, link, published, second, updated, os.fsdecode(name), *rest)

    def count_selected(self, selection: Selection, now: datetime) -> int:
        """Count the entries of a selection that are due, beyond its limit, too."""
        source, values, _ = _source_of(selection)
        query = f"SELECT count(*) FROM {source} AND NOT shadowed AND due <= ?"  # noqa: S608 -- only marks
        return int(self._sql.execute(query, (*values, seconds(now))).fetchone()[0])

    def oldest(self, selection: Selection, now: datetime) -> list[tuple[str, int]]:
        """Give ids and seconds of a selection, the oldest first."""
        source, values, sort = _source_of(selection)
        rows = self._sql.execute(
            f"SELECT entry.id, {sort} FROM {source} AND {_SHOWN_AT}"  # noqa: S608 -- only marks
            f" ORDER BY {sort}, tie, entry.id DESC",
            (*values, *[seconds(now)] * 2),
        )
        return rows.fetchall()

    def is_shown(self, identity: str, now: datetime) -> bool:
        """Tell whether there is an entry of this id that feeds may list."""
        query = f"SELECT 1 FROM entry WHERE id = :id AND {_SHOWN}"  # noqa: S608 -- only marks
        return self._sql.execute(query, {"id": identity, "now": seconds(now)}).fetchone() is not None

    def expired(self, ids: Iterable[str], now: datetime) -> set[str]:
        """Find those of the ids whose articles expired."""
        query = "SELECT 1 FROM entry WHERE id = ? AND due < ? AND expires <= ?"
        values = (FOREVER, seconds(now))
        return {one for one in ids if self._sql.execute(query, (one, *values)).fetchone() is not None}

    def count(self, now: datetime) -> tuple[int, int, int, int]:
        """Count entries shown, withheld until their date, drafts, and expired."""
        alive = "(expires IS NULL OR expires > ?)"
        query = "SELECT count(*) FROM entry"  # an index answers each; all but this one read few entries
        everything, hidden, withheld, drafts, held, expired = (
            int(self._sql.execute(query + where, values).fetchone()[0])
            for where, values in (
                ("", ()),
                (" WHERE shadowed", ()),
                (f" WHERE due > ? AND due < ? AND {alive}", (seconds(now), FOREVER, seconds(now))),
                (" WHERE due = ?", (FOREVER,)),
                (" WHERE due > ?", (FOREVER,)),
                (" WHERE expires <= ? AND due < ? AND NOT shadowed", (seconds(now), FOREVER)),
            )
        )
        return everything - hidden - withheld - drafts - held - expired, withheld, drafts, expired

    # -- rendered entries -------------------------------------------------------------------

    def rendered(self, kind: bytes, key: bytes) -> bytes | None:
        """Give an entry as it was rendered for feeds of a kind (see `rendered.unpack`), by `Listing.key`."""
        query = "SELECT data FROM rendered WHERE kind = ? AND key = ?"
        row = self._sql.execute(query, (kind, key)).fetchone()
        return bytes(row[0]) if row else None

    def is_rendered(self, kind: bytes, key: bytes) -> bool:
        """Tell whether `rendered` would give anything."""
        query = "SELECT 1 FROM rendered WHERE kind = ? AND key = ?"
        return self._sql.execute(query, (kind, key)).fetchone() is not None

    def add_rendered(self, kind: bytes, key: bytes, data: bytes) -> None:
        """Keep an entry as it was rendered."""
        self._sql.execute("INSERT OR REPLACE INTO rendered VALUES (?, ?, ?)", (kind, key, data))

    def remove_rendered(self) -> None:
        """Render every entry again."""
        self._sql.execute("DELETE FROM rendered")

    def prune_rendered(self, listed: int) -> None:
        """Remove what no feed lists any more, once it outnumbers the rest."""
        count = self._sql.execute("SELECT count(*) FROM rendered").fetchone()[0]
        if count > 2 * listed + 100:
            self._sql.execute("DELETE FROM rendered WHERE key NOT IN (SELECT key FROM listed)")


def _source_of(selection: Selection) -> tuple[str, list[str], str]:
    """Give the SQL that finds a selection's entries, its values, and the column that orders them."""
    source, sort = "entry WHERE 1", "entry.sort"
    values: list[str] = []
    where = selection.where
    if selection.page is not None:
        source = "archived JOIN entry USING (id) WHERE feed = ? AND page = ?"
        values += selection.page
    if selection.page is None and len(where) == 1 and len(where[0][1]) == 1:
        # One group: its terms are in the order of the feed, and no more of them are read than are listed.
        source, sort = "term JOIN entry USING (key) WHERE kind = ? AND value = ?", "term.sort"
        values += [where[0][0], *where[0][1]]
    else:
        for kind, wanted in where:
            marks = ",".join("?" * len(wanted))
            source += f" AND key IN (SELECT key FROM term WHERE kind = ? AND value IN ({marks}))"  # noqa: S608 -- only marks
            values += [kind, *wanted]
    if selection.not_archived_in:
        source += " AND NOT EXISTS (SELECT 1 FROM archived WHERE feed = ? AND archived.id = entry.id)"
        values.append(selection.not_archived_in)
    return source, values, sort
