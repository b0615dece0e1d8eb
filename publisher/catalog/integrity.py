"""Notice what SQLite cannot: a bit flipped inside a value. And carry over from a damaged catalog what is whole.

A catalog is sealed at the end of a build: a file next to it holds the checksum of the whole catalog and the
counter that SQLite raises at every change (file format, section 1.3.7). After a build that was killed the
counter is older, and only SQLite's own checks apply. The checksum of a large catalog is of samples, because an
unchanged run must not cost as much as reading all of it.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from hashlib import blake2b
from os import SEEK_END
from pathlib import Path
from typing import Any
from zlib import crc32

LARGE, SAMPLES = 64 * 1024 * 1024, 1024  # bytes: of a larger catalog so many blocks of 4 KiB are read
_COUNTER = slice(24, 28)  # of the file's header
_LENGTH = len("00000000 00000000\n")
_FORWARD = "SELECT name, digest, id, published, updated, stated, words, mark FROM memory ORDER BY name"
# Name, digest, id, published, updated, stated, words: see `Catalog.remember_identity`.
Memory = tuple[bytes, bytes, str, int | None, int | None, int | None, bytes]


def seal_path(path: Path) -> Path:
    """Give the path of a catalog's seal."""
    return path.with_name(path.name + ".seal")


def seal(path: Path) -> None:
    """Seal a closed catalog. Where that cannot be done, the next build only looks longer."""
    with suppress(OSError):
        counter, sum_ = _sums(path)
        seal_path(path).write_text(f"{counter} {sum_}\n", encoding="ascii")


def condemn(path: Path) -> None:
    """Seal a catalog so that the next build sets it aside."""
    with suppress(OSError):
        seal_path(path).write_text(f"{_sums(path)[0]} damaged!\n", encoding="ascii")


def is_whole(path: Path) -> bool | None:
    """Tell whether a catalog is as it was sealed; None where it changed since, or was never sealed."""
    try:
        text = seal_path(path).read_bytes()
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


def checksum_of(row: Memory) -> bytes:
    """Digest a remembered row, so that each row shows whether it is whole."""
    return blake2b(repr(row).encode("utf-8", "surrogatepass"), digest_size=8).digest()


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
