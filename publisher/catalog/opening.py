"""Open the catalog alone, and set a damaged one aside."""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from publisher.catalog.store import Catalog
from publisher.errors import BusyError, CatalogError

VERSION = 4  # of the tables below; another version is set aside and computed anew
FILE_NAME = "catalog.sqlite"
_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE file (name BLOB PRIMARY KEY, stamp TEXT NOT NULL, digest BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE entry (
    key INTEGER PRIMARY KEY, name BLOB NOT NULL, place TEXT NOT NULL, id TEXT NOT NULL, link TEXT NOT NULL,
    title TEXT NOT NULL, sort INTEGER NOT NULL, due INTEGER NOT NULL, updated INTEGER NOT NULL,
    digest BLOB NOT NULL, shadowed INTEGER NOT NULL DEFAULT 0, record BLOB NOT NULL, UNIQUE (name, place));
CREATE INDEX entry_id ON entry (id);
CREATE INDEX entry_link ON entry (link);
CREATE INDEX entry_sort ON entry (sort DESC, id) WHERE NOT shadowed;
CREATE TABLE term (kind TEXT, value TEXT, key INTEGER, PRIMARY KEY (kind, value, key)) WITHOUT ROWID;
CREATE INDEX term_key ON term (key);
CREATE TABLE memory (
    name BLOB PRIMARY KEY, digest BLOB NOT NULL, id TEXT NOT NULL, published INTEGER, updated INTEGER
) WITHOUT ROWID;
CREATE INDEX memory_digest ON memory (digest);
CREATE TABLE composition (
    digest BLOB PRIMARY KEY, body BLOB NOT NULL, content TEXT NOT NULL, summary TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE feed (
    name TEXT PRIMARY KEY, digest BLOB NOT NULL, files TEXT NOT NULL, changed INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE listed (
    feed TEXT, id TEXT, title TEXT NOT NULL, digest BLOB NOT NULL, PRIMARY KEY (feed, id)) WITHOUT ROWID;
CREATE TABLE problem (
    place TEXT, message TEXT, mend TEXT, severity TEXT, name BLOB, since INTEGER,
    PRIMARY KEY (place, message)) WITHOUT ROWID;
"""


@contextmanager
def opened(folder: Path, *, trial: bool = False) -> Iterator[Catalog]:
    """Open the catalog in a folder, alone: one build at a time.

    A damaged catalog, or one of another version, is set aside as `catalog.sqlite.broken` and a new
    one begun. A `trial` leaves nothing behind: where there is no catalog, it lives in memory.

    Raises:
        BusyError: another process holds it; names the process.
        CatalogError: the folder or the file cannot be written.
    """
    if trial and not (folder / FILE_NAME).exists():
        yield Catalog(_created(":memory:"))
        return
    try:
        folder.mkdir(exist_ok=True)
        lock = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise CatalogError(f"{folder}: {error.strerror}", "make the folder writable") from error
    try:
        _take(lock, folder)
        database, note = _database(folder / FILE_NAME)
        try:
            yield Catalog(database, note)
        finally:
            database.close()
    except sqlite3.Error as error:
        raise CatalogError(f"{folder / FILE_NAME}: {error}", "make room, or remove the file") from error
    finally:
        os.close(lock)


@contextmanager
def reading(folder: Path) -> Iterator[sqlite3.Connection | None]:
    """Open the catalog to look into it, also while a build is running; None where there is none.

    Raises:
        CatalogError: it cannot be read, or is of another version.
    """
    path = folder / FILE_NAME
    if not path.exists():
        yield None
        return
    try:
        database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=5)
        try:
            if database.execute("PRAGMA user_version").fetchone()[0] != VERSION:
                raise CatalogError(f"{path}: is of another version", "run `publisher build` once")
            yield database
        finally:
            database.close()
    except sqlite3.Error as error:
        raise CatalogError(
            f"{path}: {error}", "run `publisher build`, which sets a damaged one aside"
        ) from error


def _take(lock: int, folder: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        holder = os.pread(lock, 32, 0).decode("ascii", "replace").strip() or "unknown"
        message = f"{folder}: another build is running (process {holder})"
        raise BusyError(message, "wait for it; nothing was changed") from error
    os.ftruncate(lock, 0)
    os.pwrite(lock, f"{os.getpid()}\n".encode(), 0)


def _database(path: Path) -> tuple[sqlite3.Connection, str]:
    note = ""
    if path.exists():
        try:
            database = _connect(path)
            version = database.execute("PRAGMA user_version").fetchone()[0]
            if version == VERSION and database.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok":
                return database, ""
            database.close()
            note = "of another version" if version != VERSION else "damaged"
        except (sqlite3.Error, UnicodeDecodeError):
            note = "damaged"
        for suffix in ("-wal", "-shm", "-journal"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        path.replace(path.with_name(path.name + ".broken"))
    return _created(path), note


def _created(path: Path | str) -> sqlite3.Connection:
    database = _connect(path)
    database.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {VERSION}; COMMIT;")
    return database


def _connect(path: Path | str) -> sqlite3.Connection:
    database = sqlite3.connect(path, isolation_level=None, timeout=5)
    database.execute("PRAGMA journal_mode = DELETE")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("PRAGMA cache_size = -32768")
    return database
