"""References from one article to another: which there are, and to which addresses they lead now."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from publisher.catalog.rows import Touched, seconds
from publisher.text.targets import matches, stem_of

Address = Callable[[str, str], str]  # the address of an entry with this id and link, "" where it has none


_PUBLISHED = "SELECT id, link FROM entry WHERE name = ? AND place = '' AND NOT shadowed AND due <= ?"


class References:
    """The references of the open catalog."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Share the catalog's transaction."""
        self._sql = database

    def add(self, key: int, targets: Iterable[str]) -> None:
        """Keep the targets that an entry's article refers to."""
        rows = [(key, target, stem_of(target)) for target in targets]
        self._sql.executemany("INSERT OR IGNORE INTO reference VALUES (?, ?, ?)", rows)

    def settle(self, touched: Touched, stems: set[str], address: Address, now: datetime) -> dict[str, bytes]:
        """Resolve the references that may lead elsewhere now: those of, and to, articles that were touched.

        Gives the ids of the entries whose references lead elsewhere than before, with the names of their files.
        """
        changed: dict[str, bytes] = {}
        if not touched or self._sql.execute("SELECT 1 FROM reference LIMIT 1").fetchone() is None:
            return changed
        import json  # most builds resolve nothing

        names = self._names()
        for key in self._concerned(touched, stems):
            identity, name, before = self._sql.execute(
                "SELECT id, name, links FROM entry WHERE key = ?", (key,)
            ).fetchone()
            resolved = dict(self._resolved(key, os.fsdecode(name), names, address, now))
            links = json.dumps(resolved, sort_keys=True) if resolved else ""
            links += before[before.find("\n") :] if "\n" in before else ""
            if links != before:
                self._sql.execute("UPDATE entry SET links = ? WHERE key = ?", (links, key))
                changed[identity] = name
        return changed

    def _concerned(self, touched: Touched, stems: set[str]) -> set[int]:
        if touched.all:
            return {int(row[0]) for row in self._sql.execute("SELECT DISTINCT key FROM reference")}
        found: set[int] = set()
        for identity in touched.ids:
            rows = self._sql.execute("SELECT key, name FROM entry WHERE id = ?", (identity,)).fetchall()
            for key, name in rows:
                stems.add(stem_of(os.fsdecode(name)))
                if self._sql.execute("SELECT 1 FROM reference WHERE key = ?", (key,)).fetchone():
                    found.add(int(key))
        for stem in stems:
            rows = self._sql.execute("SELECT key FROM reference WHERE stem = ?", (stem,)).fetchall()
            found.update(int(row[0]) for row in rows)
        return found

    def _names(self) -> Mapping[str, list[str]]:
        """List the names of files that are one article, by stem."""
        wanted = {str(row[0]) for row in self._sql.execute("SELECT DISTINCT stem FROM reference")}
        found: dict[str, list[str]] = {}
        for (name,) in self._sql.execute("SELECT name FROM entry WHERE place = '' ORDER BY length(name), name"):
            text = os.fsdecode(name)
            stem = stem_of(text)
            if stem in wanted:
                found.setdefault(stem, []).append(text)
        return found

    def _resolved(
        self, key: int, name: str, names: Mapping[str, list[str]], address: Address, now: datetime
    ) -> Iterable[tuple[str, str]]:
        """Give each target that means an article with its address, "" while it is not published."""
        folder = name.rpartition("/")[0]
        query = "SELECT target, stem FROM reference WHERE key = ? ORDER BY target"
        for target, stem in self._sql.execute(query, (key,)).fetchall():
            found = [one for one in names.get(stem, ()) if matches(target, one)]
            if not found:
                continue
            # Of several notes of one name, that of the same folder is meant, else that of the shortest path.
            meant = next((one for one in found if one.rpartition("/")[0] == folder), found[0])
            row = self._sql.execute(_PUBLISHED, (os.fsencode(meant), seconds(now))).fetchone()
            yield target, address(*row) if row else ""
