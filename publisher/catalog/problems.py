"""The open problems. A build reads only those that it looks at again: there may be one for every article."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple, cast

from publisher.catalog.rows import seconds
from publisher.models import Owned, Owner, OwnerKind, Problem, Severity

SEVERITIES: tuple[Severity, ...] = ("note", "warning", "error")  # the worst last
MOST = 100  # problems of one kind that are given where all kinds are
_LINE = re.compile(r":\d{1,9}$")
_COLUMNS = "place, message, remedy, severity, kind"
_SEVERITY = "max(CASE severity WHEN 'error' THEN 2 WHEN 'warning' THEN 1 ELSE 0 END)"


class Count(NamedTuple):
    """How many articles have problems of one kind, or of one kind and message."""

    kind: str
    message: str  # "" where all of the kind are counted together
    severity: Severity  # the worst
    articles: int


def article_of(place: str) -> str:
    """Give the article of a place: without its line."""
    return _LINE.sub("", place)


class Problems:
    """The open problems of the open catalog."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Share the catalog's transaction."""
        self._sql = database

    # -- by owner ---------------------------------------------------------------------------

    def of(self, owner: Owner) -> Iterator[tuple[Owned, int]]:
        """Give the problems of one owner, and since when in seconds."""
        query = f"SELECT {_COLUMNS}, since FROM problem WHERE owner = ? AND name = ? ORDER BY place, message"  # noqa: S608 -- names of ours
        for row in self._sql.execute(query, owner).fetchall():
            yield Owned(Problem(*row[:-1]), owner), int(row[-1])

    def of_owners(self, kind: OwnerKind) -> Iterator[tuple[Owned, int]]:
        """Give the problems of all owners of a kind, and since when."""
        for name in self.owners(kind):
            yield from self.of(Owner(kind, name))

    def owners(self, kind: OwnerKind) -> list[bytes]:
        """Name the owners of a kind that have problems."""
        query = "SELECT DISTINCT name FROM problem WHERE owner = ?"
        return [bytes(row[0]) for row in self._sql.execute(query, (kind,))]

    def files_in(self, folder: bytes) -> list[bytes]:
        """Name the files of one folder, without those of its subfolders, that have problems."""
        query = (
            "SELECT DISTINCT name FROM problem WHERE owner = 'file' AND name >= ? AND name < ?"
            " AND instr(substr(name, ?), x'2f') = 0"
        )
        end = folder[:-1] + b"0" if folder else b"\xff" * 8  # "0" follows the slash
        return [bytes(row[0]) for row in self._sql.execute(query, (folder, end, len(folder) + 1))]

    # -- changing ---------------------------------------------------------------------------

    def remove(self, gone: Iterable[Owned]) -> None:
        """Close problems."""
        query = "DELETE FROM problem WHERE owner = ? AND name = ? AND place = ? AND message = ?"
        rows = [(*owner, problem.place, problem.message) for problem, owner in gone]
        self._sql.executemany(query, rows)

    def add(
        self, found: Iterable[Owned], now: datetime, since: Mapping[tuple[str, str], int]
    ) -> Iterator[Problem]:
        """Open problems; gives those that were not open.

        Args:
            found: The problems.
            now: Since when they are open.
            since: The seconds of those that are not new, by place and message.
        """
        query = "INSERT OR IGNORE INTO problem VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        for problem, owner in found:
            first = since.get((problem.place, problem.message), seconds(now))
            row = (*owner, *problem, article_of(problem.place), first)
            if self._sql.execute(query, row).rowcount:
                yield problem

    # -- by kind ----------------------------------------------------------------------------

    def given(self, most: int = MOST) -> list[tuple[Problem, int]]:
        """Give all problems without a kind and the first of each kind, by place; and since when."""
        kinds = [str(row[0]) for row in self._sql.execute("SELECT DISTINCT kind FROM problem")]
        found = [one for kind in kinds for one in self.of_kind(kind, most if kind else -1)]
        return sorted(found, key=lambda one: (one[0].place, one[0].message))

    def of_kind(self, kind: str, most: int = -1) -> list[tuple[Problem, int]]:
        """Give the problems of a kind by place, and since when; -1 for all of them."""
        query = f"SELECT {_COLUMNS}, since FROM problem WHERE kind = ? ORDER BY article, place, message LIMIT ?"  # noqa: S608 -- names of ours
        return [(Problem(*row[:-1]), int(row[-1])) for row in self._sql.execute(query, (kind, most))]

    def counts(self, each: Collection[str]) -> list[Count]:
        """Count the articles with problems of each kind; of the kinds `each`, by message."""
        marks = ",".join("?" * len(each))
        query = (
            f"SELECT kind, '', {_SEVERITY}, count(DISTINCT article) FROM problem"  # noqa: S608 -- names of ours and marks
            f" WHERE kind != '' AND kind NOT IN ({marks}) GROUP BY kind"
            f" UNION ALL SELECT kind, message, {_SEVERITY}, count(DISTINCT article) FROM problem"
            f" WHERE kind IN ({marks}) GROUP BY kind, message"
        )
        rows = self._sql.execute(query, (*each, *each))
        return [
            Count(kind, message, SEVERITIES[severity], int(count)) for kind, message, severity, count in rows
        ]

    def messages(self, kind: str, most: int) -> list[tuple[str, int, str]]:
        """Give the messages of a kind that most articles have: message, number of articles, one place."""
        query = (
            "SELECT message, count(DISTINCT article) AS number, min(place) FROM problem WHERE kind = ?"
            " GROUP BY message ORDER BY number DESC, message LIMIT ?"
        )
        return cast("list[tuple[str, int, str]]", self._sql.execute(query, (kind, most)).fetchall())

    def example(self, kind: str, message: str) -> Problem:
        """Give one problem of a kind with this message, the one that comes first by place."""
        query = f"SELECT {_COLUMNS} FROM problem WHERE kind = ? AND message = ? ORDER BY article, place LIMIT 1"  # noqa: S608 -- names of ours
        return Problem(*self._sql.execute(query, (kind, message)).fetchone())

    def severities(self) -> frozenset[str]:
        """Name the severities of problems without a kind."""
        query = "SELECT DISTINCT severity FROM problem WHERE kind = ''"
        return frozenset(str(row[0]) for row in self._sql.execute(query))
