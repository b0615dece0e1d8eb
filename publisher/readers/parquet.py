"""Tables of articles in Parquet (`.parquet`, `.pq`), as data sets are published: a row is read as one of CSV.

The names of columns are those of fields, and decide whether the table holds articles (see `table`). Nested
columns (lists, structs, maps) and JSON are read as in JSON; pictures, vectors and other columns of bytes or
numbers are not read at all. DuckDB reads the bytes in memory: it opens no file, loads no extension, and
takes no more memory than it is given. Source: the Parquet format, LogicalTypes.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any
from uuid import UUID

import duckdb
from fsspec import AbstractFileSystem

from publisher.errors import ReadError
from publisher.models import Article, Problem
from publisher.readers.records import NO_LIST, one_of_many
from publisher.readers.table import holds_articles, record_of
from publisher.text.characters import printable

MOST_ROWS = 1_000_000
LARGEST = 256 * 1024 * 1024  # characters of all texts
_MEMORY = "1GB"
_WIDEST = 1_000  # columns
_DEEPEST = 6  # lists and structs within each other
_LONGEST = 10_000  # items of one list
_FILE = "article://a.parquet"
# Types of columns in which no field is written: bytes, lists of numbers, hours without a day.
_NO_FIELDS = re.compile(
    r"(?:BLOB|BIT|GEOMETRY|INTERVAL|TIME\b[^\[]{0,40}|U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?(?:\[\d{0,9}\]){1,9}"
    r"|(?:FLOAT|DOUBLE|BOOLEAN|DECIMAL\(\d{1,3},\d{1,3}\))(?:\[\d{0,9}\]){1,9})$"
)
_SAFE: dict[str, str | bool | int | float | list[str]] = {
    "threads": "1",
    "memory_limit": _MEMORY,
    "temp_directory": "",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
}
_CLOSED = (
    "SET TimeZone = 'UTC'",
    "SET allowed_directories = ['article://']",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)


def read(data: bytes, name: str, offset: int = 0) -> Iterator[Article]:
    """Make an article of each row.

    Raises:
        ReadError: the bytes are no Parquet, are damaged, or hold more than any table of articles.
    """
    if not (data.startswith((b"PAR1", b"PARE")) and len(data) > 12):
        raise ReadError("the file is no Parquet", "write it with a library for Parquet")
    held = _Held()
    held.data = data
    try:
        with duckdb.connect(":memory:", config=_SAFE) as database:
            database.register_filesystem(held)
            for command in _CLOSED:
                database.execute(command)
            yield from _articles(database, name)
    except duckdb.Error as error:
        what = printable(" ".join(str(error).split("\n", 1)[0].split())[:160])
        remedy = "write it again with a library for Parquet, in row groups of at most 100,000 rows"
        raise ReadError(f"the table cannot be read: {what}", remedy) from error


class _Held(AbstractFileSystem):  # type: ignore[misc] # fsspec has no types
    """The bytes of one file, under a name that nothing else has."""

    protocol = "article"
    cachable = False
    data = b""

    def info(self, path: str, **_: Any) -> dict[str, Any]:
        """Say how long the file is."""
        return {"name": path, "size": len(self.data), "type": "file"}

    def ls(self, path: str, detail: bool = True, **_: Any) -> list[Any]:
        """List the file."""
        return [self.info(path)] if detail else [path]

    def glob(self, path: str, **_: Any) -> list[str]:
        """List the file."""
        return [path]

    def modified(self, _path: str) -> datetime:
        """Give a time, which DuckDB asks for."""
        return datetime(2000, 1, 1, tzinfo=UTC)

    def _open(self, _path: str, mode: str = "rb", **_: Any) -> BytesIO:
        if mode != "rb":
            raise PermissionError(mode)
        return BytesIO(self.data)


def _articles(database: duckdb.DuckDBPyConnection, name: str) -> Iterator[Article]:
    table = f"FROM read_parquet('{_FILE}')"
    columns = database.execute(f"DESCRIBE SELECT * {table}").fetchall()
    named = [(str(one[0]), str(one[1])) for one in columns[:_WIDEST]]
    wanted = [column for column, kind in named if not (_NO_FIELDS.match(kind) or "BLOB" in kind)]
    if not holds_articles(_names(named)):
        listed = ", ".join(column for column, _ in named[:8])[:300] or "none"
        message = f"passed over: no list of articles found; the columns are: {listed}"
        yield Article(name, problems=(Problem(name, message, NO_LIST, "note", "not-article"),))
        return
    quoted = ", ".join('"{}"'.format(one.replace('"', '""')) for one in wanted)
    rows = database.execute(f"SELECT {quoted} {table}")
    held = number = 0
    while (row := rows.fetchone()) is not None:
        record = record_of({column: _plain(value) for column, value in zip(wanted, row, strict=True)})
        held += sum(len(value) for value in row if isinstance(value, str))
        if number >= MOST_ROWS or held > LARGEST:
            raise ReadError(f"the table holds more than {number} rows that can be read", "split it")
        if record and (article := one_of_many(record, name, f"[{number}]")) is not None:
            yield article
        number += 1


def _names(columns: list[tuple[str, str]]) -> list[str]:
    """Give the names of columns, and those in a struct beside the text: `meta.title`."""
    inner = (kind for column, kind in columns if column.lower() in {"meta", "metadata"})
    found = [
        one for kind in inner if kind.startswith("STRUCT(") for one in re.findall(r"\w{1,40}", kind[:2000])
    ]
    return [column for column, _ in columns] + found


def _plain(value: Any, depth: int = 0) -> Any:
    """Give a value as JSON has it; None for bytes and for what is nested too deeply."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return value if value == value else None  # noqa: PLR0124 -- NaN
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    if depth < _DEEPEST and isinstance(value, Mapping):
        return {str(key): _plain(one, depth + 1) for key, one in list(value.items())[:_LONGEST]}
    if depth < _DEEPEST and isinstance(value, list | tuple):
        return [_plain(one, depth + 1) for one in value[:_LONGEST]]
    return None
