"""Open the catalog for one build at a time, set a damaged one aside, and copy one.

SQLite cannot notice a bit flipped inside a value. So a catalog is sealed when a build is done with it: the
checksum of the whole file, with the counter that SQLite raises at every change (file format, section
1.3.7), is kept in a file next to it. A build that was killed leaves an older counter there, and then
nothing is known but what SQLite can say. Of a large catalog the checksum is of samples: an unchanged run
must not cost what reading all of it costs. From a damaged catalog what is whole is carried over.
"""

from __future__ import annotations

import fcntl
import os
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from errno import EDQUOT, ENOSPC
from os import SEEK_END
from pathlib import Path
from typing import Any
from zlib import crc32

from publisher.catalog.catalog import Catalog
from publisher.catalog.rows import Damaged, checksum_of
from publisher.errors import BusyError, CatalogError

# -- seals ---------------------------------------------------------------------------------------------------

LARGE, SAMPLES = 64 * 1024 * 1024, 1024  # bytes; of a larger file so many blocks of 4 KiB are checked
_COUNTER = slice(24, 28)  # of the file's header
_LENGTH = len("00000000 00000000\n")
_FORWARD = "SELECT name, digest, id, published, updated, stated, words, mark FROM memory ORDER BY name"


def _seal_path(path: Path) -> Path:
    """Name the file that holds a catalog's seal."""
    return path.with_name(path.name + ".seal")


def seal(path: Path) -> None:
    """Seal a closed catalog. Where that cannot be done, the next build only looks longer."""
    with suppress(OSError):
        counter, sum_ = _sums(path)
        _seal_path(path).write_text(f"{counter} {sum_}\n", encoding="ascii")


def condemn(path: Path) -> None:
    """Seal a catalog so that the next build sets it aside."""
    with suppress(OSError):
        _seal_path(path).write_text(f"{_sums(path)[0]} damaged!\n", encoding="ascii")


def is_whole(path: Path) -> bool | None:
    """Tell whether a catalog is as it was sealed; None where it changed since, or was never sealed."""
    try:
        text = _seal_path(path).read_bytes()
        counter, sum_ = _sums(path)
    except OSError:
        return None
    if len(text) != _LENGTH or text[:8] != counter.encode():
        return None
    return text[9:17] == sum_.encode()


def _sums(path: Path) -> tuple[str, str]:
    with path.open("rb", buffering=0) as file:
        size = file.seek(0, SEEK_END)
        block, step = (1 << 20, 1 << 20) if size <= LARGE else (4096, size // SAMPLES)
        total, counter = crc32(str(size).encode()), ""
        for start in range(0, size, step):
            file.seek(start)
            piece = file.read(block)
            total = crc32(piece, total)
            if start == 0:
                counter = piece[_COUNTER].hex()
    return counter, f"{total:08x}"


def salvage(broken: Path, database: sqlite3.Connection) -> None:
    """Carry over every whole row of what must never change from a catalog that was set aside.

    It is read from both ends, for a damaged page stops SQLite on its way.
    """
    for query in (_FORWARD, _FORWARD + " DESC"):
        with suppress(sqlite3.Error, UnicodeDecodeError), closing(_unlocked(broken)) as old:
            for values in old.execute(query):
                _carry(values, database)


def _carry(values: tuple[Any, ...], database: sqlite3.Connection) -> None:
    name, digest, identity, published, updated, stated, words, mark = values
    if mark == checksum_of((name, digest, identity, published, updated, stated, words)):
        database.execute("INSERT OR IGNORE INTO memory VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)


def _unlocked(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    database.text_factory = lambda data: data.decode("utf-8", "replace")
    return database


# -- opening -------------------------------------------------------------------------------------------------

STEP = 2048  # pages copied at a time: between two steps a running build can write
VERSION = 15  # of the tables below; a catalog of another version is set aside and computed again
FILE_NAME = "catalog.sqlite"
_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE folder (
    name BLOB PRIMARY KEY, version TEXT NOT NULL, files INTEGER NOT NULL, read BLOB NOT NULL,
    unknown BLOB NOT NULL, recordings TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE file (
    folder BLOB, name BLOB, version TEXT NOT NULL, digest BLOB NOT NULL, ends INTEGER NOT NULL,
    PRIMARY KEY (folder, name)) WITHOUT ROWID;
CREATE TABLE entry (
    key INTEGER PRIMARY KEY, name BLOB NOT NULL, place TEXT NOT NULL, id TEXT NOT NULL, link TEXT NOT NULL,
    title TEXT NOT NULL, published INTEGER, sort INTEGER NOT NULL, tie TEXT NOT NULL, due INTEGER NOT NULL,
    updated INTEGER NOT NULL, named INTEGER NOT NULL, digest BLOB NOT NULL,
    expires INTEGER, shadowed INTEGER NOT NULL DEFAULT 0, links TEXT NOT NULL DEFAULT '',
    made INTEGER, number INTEGER,
    UNIQUE (name, place));
CREATE INDEX entry_id ON entry (id, shadowed);
CREATE INDEX entry_link ON entry (link, shadowed);
CREATE INDEX entry_sort ON entry (sort DESC, tie DESC) WHERE NOT shadowed;
CREATE INDEX entry_due ON entry (due, shadowed);
CREATE INDEX entry_expires ON entry (expires) WHERE expires IS NOT NULL;
CREATE INDEX entry_hidden ON entry (due) WHERE shadowed;
CREATE TABLE term (
    kind TEXT, value TEXT, sort INTEGER, key INTEGER, PRIMARY KEY (kind, value, sort DESC, key)) WITHOUT ROWID;
CREATE INDEX term_key ON term (key);
CREATE TABLE reference (key INTEGER, target TEXT, stem TEXT NOT NULL, PRIMARY KEY (key, target)) WITHOUT ROWID;
CREATE INDEX reference_stem ON reference (stem);
CREATE TABLE attachment (
    id TEXT, path BLOB, name TEXT NOT NULL, version TEXT NOT NULL, PRIMARY KEY (id, path)) WITHOUT ROWID;
CREATE TABLE memory (
    name BLOB PRIMARY KEY, digest BLOB NOT NULL, id TEXT NOT NULL, published INTEGER, updated INTEGER,
    stated INTEGER, words BLOB NOT NULL, mark BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX memory_digest ON memory (digest);
CREATE TABLE rendered (kind BLOB, key BLOB, data BLOB NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID;
CREATE TABLE feed (
    name TEXT PRIMARY KEY, digest BLOB NOT NULL, files TEXT NOT NULL, changed INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE listed (
    feed TEXT, id TEXT, title TEXT NOT NULL, content BLOB, digest BLOB, sort INTEGER NOT NULL,
    key BLOB NOT NULL, PRIMARY KEY (feed, id)) WITHOUT ROWID;
CREATE INDEX listed_id ON listed (id);
CREATE TABLE archived (feed TEXT, id TEXT, page TEXT NOT NULL, PRIMARY KEY (feed, id)) WITHOUT ROWID;
CREATE INDEX archived_page ON archived (feed, page);
CREATE TABLE tombstone (
    feed TEXT, id TEXT, sort INTEGER NOT NULL, moment INTEGER NOT NULL, PRIMARY KEY (feed, id)) WITHOUT ROWID;
CREATE TABLE page (
    id TEXT PRIMARY KEY, link TEXT, title TEXT, language TEXT, sort INTEGER, tie TEXT, waits INTEGER)
    WITHOUT ROWID;
CREATE INDEX page_order ON page (sort, tie, id DESC);
CREATE INDEX page_waits ON page (id) WHERE waits;
CREATE TABLE gzip (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE problem (
    owner TEXT, name BLOB, place TEXT, message TEXT, remedy TEXT NOT NULL, severity TEXT NOT NULL,
    kind TEXT NOT NULL, article TEXT NOT NULL, since INTEGER NOT NULL,
    PRIMARY KEY (owner, name, place, message)) WITHOUT ROWID;
CREATE INDEX problem_kind ON problem (kind, article, place, message);
"""

_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
# What SQLite says of a disk, a lock or a lack of room; every other code is a statement or a value of ours.
_SURROUNDINGS = frozenset(
    {
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_AUTH,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_NOLFS,
        sqlite3.SQLITE_INTERRUPT,
    }
)
_REMEDIES = {
    sqlite3.SQLITE_FULL: "make room on the disk",
    sqlite3.SQLITE_READONLY: "make it writable for the user who builds",
    sqlite3.SQLITE_PERM: "make it writable for the user who builds",
    sqlite3.SQLITE_CANTOPEN: "make the folder writable for the user who builds, and the file a file",
    sqlite3.SQLITE_CORRUPT: "build again: a damaged catalog is set aside",
    sqlite3.SQLITE_NOTADB: "build again: a damaged catalog is set aside",
}


@contextmanager
def opened(folder: Path, *, trial: bool = False) -> Iterator[Catalog]:
    """Open the catalog in a folder, for one build at a time.

    A damaged catalog, or one of another version, is set aside as `catalog.sqlite.broken`, and a new
    one begun with what is whole of what must never change. A `trial` leaves nothing behind: where
    there is no catalog, it lives in memory.

    Raises:
        BusyError: another process holds it; names the process.
        CatalogError: the folder or the file cannot be written.
    """
    path = folder / FILE_NAME
    if trial and not path.exists():
        yield Catalog(_created(":memory:"))
        return
    with _blamed(folder):
        folder.mkdir(exist_ok=True)
        lock = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
    try:
        with _blamed(path):
            _take(lock, folder)
            database, note = _database(path, trial=trial)
        try:
            with _blamed(path, files=False), closing(database), _sorted_out(database):
                yield Catalog(database, note)
        except CatalogError as error:
            if isinstance(error.__cause__, sqlite3.Error) and _code(error.__cause__) in _DAMAGED:
                condemn(path)
            raise
        if not trial:
            seal(path)
    finally:
        os.close(lock)


@contextmanager
def _sorted_out(database: sqlite3.Connection) -> Iterator[None]:
    """Tell damage from a fault of ours: "no such table" is damage where the tables are not as we made them.

    Raises:
        Damaged: bytes of the catalog are not what was written.
    """
    try:
        yield
    except sqlite3.OperationalError as error:
        code = getattr(error, "sqlite_errorcode", None)
        # Without a code it is Python that could not decode a text.
        if code is None or (code & 0xFF == sqlite3.SQLITE_ERROR and not _is_as_made(database)):
            raise Damaged(str(error)) from error
        raise


def _is_as_made(database: sqlite3.Connection) -> bool:
    query = "SELECT type, name, sql FROM sqlite_schema ORDER BY name"
    try:
        with closing(_created(":memory:")) as fresh:
            return database.execute(query).fetchall() == fresh.execute(query).fetchall()
    except sqlite3.Error:
        return False


@contextmanager
def _blamed(path: Path, *, files: bool = True) -> Iterator[None]:
    """Turn an error of SQLite (and, with `files`, of the system) about the file into one of ours.

    An error about a statement or a value is a fault of ours, and is not changed.
    """
    try:
        yield
    except sqlite3.Error as error:
        code = _code(error)
        if code not in _DAMAGED | _SURROUNDINGS:
            raise
        if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            message = f"{path}: another program has it locked"
            raise BusyError(message, "close that program; nothing was published") from error
        raise CatalogError(f"{path}: {error}", _REMEDIES.get(code, "check the disk")) from error
    except OSError as error:
        if not files:
            raise
        remedy = "make room on the disk" if error.errno in {ENOSPC, EDQUOT} else "make the folder writable"
        raise CatalogError(f"{path}: {error.strerror}", remedy) from error


@contextmanager
def reading(folder: Path) -> Iterator[sqlite3.Connection | None]:
    """Open the catalog to look into it, also while a build is running; None where there is none yet.

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
            version = database.execute("PRAGMA user_version").fetchone()[0]
            if version not in {0, VERSION}:  # 0: the first build has not finished making it
                raise CatalogError(f"{path}: is of another version", "run `publisher build` once")
            yield database if version else None
        finally:
            database.close()
    except sqlite3.Error as error:
        raise CatalogError(
            f"{path}: {error}", "run `publisher build`, which sets a damaged one aside"
        ) from error


def copy(folder: Path, to: Path) -> None:
    """Copy the catalog in a folder to another, where there is one.

    Raises:
        CatalogError: it cannot be read, or the copy not written; there is none then.
    """
    new = to / FILE_NAME
    with reading(folder) as source:
        if source is None:
            return
        try:
            with closing(sqlite3.connect(new)) as target:
                source.backup(target, pages=STEP, sleep=0.001)
        except sqlite3.Error as error:
            with suppress(OSError):
                new.unlink()
            raise CatalogError(f"{new}: {error}", "check the disk") from error


def _take(lock: int, folder: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        message = f"{folder}: another build is running (process {_holder(lock)})"
        raise BusyError(message, "wait for it; nothing was changed") from error
    os.ftruncate(lock, 0)
    os.pwrite(lock, f"{os.getpid()}\n".encode(), 0)


def _holder(lock: int) -> str:
    """Name the process that holds the lock: it writes its number a moment after it took it."""
    for _ in range(20):
        holder = os.pread(lock, 32, 0).decode("ascii", "replace").strip()
        if holder.isdecimal() and _is_alive(int(holder)):
            return holder
        time.sleep(0.005)
    return "unknown"


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (ProcessLookupError, OverflowError):
        return False
    return True


def _database(path: Path, *, trial: bool) -> tuple[sqlite3.Connection, str]:
    """Open a catalog, or a new one in its place; gives also what was wrong with the old one."""
    if not path.exists():
        _seal_path(path).unlink(missing_ok=True)  # a lost catalog's seal says nothing of a new one
        return _created(path), ""
    database, note = _standing(path)
    if database is None and trial:
        database = _created(":memory:")
        salvage(path, database)
    elif database is None:
        _replace(path)
        database = _connect(path)
    return database, note


def _standing(path: Path) -> tuple[sqlite3.Connection | None, str]:
    """Open a catalog that is there, unless something is wrong with it: see the second value."""
    database = None
    try:
        database = _connect(path)
        version = database.execute("PRAGMA user_version").fetchone()[0]  # rolls back what was cut off
        whole = is_whole(path)
        if version != VERSION:
            lost = whole is False or (version == 0 and _seal_path(path).exists())
            note = "damaged" if lost else f"of version {version}, not {VERSION}" if version else ""
        elif whole is None:
            note = "" if database.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok" else "damaged"
        else:
            note = "" if whole else "damaged"
        if version == VERSION and not note:
            return database, ""
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if database is not None:
            database.close()
        # Only pragmas were run: SQLITE_ERROR is of the file, too ("unsupported file format").
        if isinstance(error, sqlite3.Error) and _code(error) not in {*_DAMAGED, sqlite3.SQLITE_ERROR}:
            raise
        return None, "damaged"
    database.close()
    return None, note


def _replace(path: Path) -> None:
    """Begin a new catalog and put it in the place of the old, which is kept; at once, or not at all."""
    new, broken = path.with_name(path.name + ".new"), path.with_name(path.name + ".broken")
    for suffix in ("", "-journal"):
        new.with_name(new.name + suffix).unlink(missing_ok=True)
    with closing(_created(new)) as database:
        database.execute("BEGIN")
        salvage(path, database)
        database.execute("COMMIT")
    if path.stat().st_size:
        with suppress(OSError):  # some file systems know no second name
            broken.unlink(missing_ok=True)
            broken.hardlink_to(path)
    for suffix in ("-wal", "-shm", "-journal", ".seal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    new.replace(path)


def _code(error: sqlite3.Error) -> int:
    """The primary result code; what Python itself found wrong, with bytes or with values of ours, has none."""
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)) & 0xFF


def _created(path: Path | str) -> sqlite3.Connection:
    database = _connect(path)
    database.executescript(f"BEGIN; {_compact(_TABLES)} PRAGMA user_version = {VERSION}; COMMIT;")
    return database


def _compact(statements: str) -> str:
    """Write statements without blanks that mean nothing.

    SQLite keeps them as they are written. They have to fit into the first page of the file: where they need
    more, a damaged page of theirs makes all other tables unreadable, also what `salvage` carries over.
    """
    return re.sub(r" ?([(),;]) ?", r"\1", " ".join(statements.split()))


def _connect(path: Path | str) -> sqlite3.Connection:
    database = sqlite3.connect(path, isolation_level=None, timeout=5)
    database.execute("PRAGMA journal_mode = DELETE")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("PRAGMA cache_size = -32768")
    return database
