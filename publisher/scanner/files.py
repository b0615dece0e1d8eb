"""The bytes of files: whole, by the line, by the piece. Follows no link and waits for nobody."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from publisher.errors import ReadError
from publisher.scanner.plain import open_plain
from publisher.text.characters import printable as shown

if TYPE_CHECKING:
    from publisher.models import Article

PIECE = 4 * 1024 * 1024  # bytes of a line file handed on at a time
UNFOLDED = 256 * 1024 * 1024  # bytes of a gzip file of lines: it cannot be read a part at a time
SAMPLES, BLOCK = 256, 4096  # of a large file, to see whether it only grew


class File(NamedTuple):
    """A file that may hold articles. `stamp` changes when it, its sidecar or a default does."""

    name: str
    path: str
    stamp: str
    size: int
    modified: int  # ns since the epoch
    companions: tuple[str, ...] = ()  # paths, weakest first: outer defaults, inner defaults, the sidecar
    played: str = ""  # changes when a recording beside it does

    @property
    def time(self) -> datetime:
        """The file's modification time, in whole seconds."""
        return datetime.fromtimestamp(min(max(self.modified // 10**9, 0), 253_370_764_800), UTC)


class Files:
    """Reads files below a site's folder."""

    def __init__(self, root: Path, most: int) -> None:
        """Keep the site's folder, and the largest article in bytes."""
        self.root = root
        self.max_size = most

    def where(self, file: File) -> str:
        """Name a file as its owner would, from the site's folder on, fit to print."""
        return shown(file.path.removeprefix(f"{self.root}/"))

    def load(self, path: str) -> bytes:
        """Read a whole file.

        Raises:
            ReadError: it is no plain file, larger than the bound, cannot be read, or changed meanwhile.
        """
        handle = open_plain(path)
        try:
            before = os.fstat(handle)
            if before.st_size > self.max_size:
                raise ReadError(
                    f"the file has {before.st_size} bytes, the bound is {self.max_size}",
                    "split it, or raise [articles] max_size (MiB)",
                )
            data = _read(handle, before.st_size)
            if stamp_of(before) != stamp_of(os.fstat(handle)) or len(data) != before.st_size:
                raise ReadError("the file changed while it was read", "nothing to do: the next build reads it")
        except OSError as error:
            raise ReadError(f"{error.strerror}", "check the disk and the file's permissions") from error
        finally:
            os.close(handle)
        return data

    def cuts(self, file: File, start: int = 0) -> tuple[list[tuple[int, int]], int]:
        """Part a file of lines into pieces that end where lines do: first byte and length of each.

        Gives also the byte behind the last whole line: what comes after it may still be growing.

        Raises:
            ReadError: it cannot be read, or one line is larger than the bound.
        """
        found: list[tuple[int, int]] = []
        end = start
        with os.fdopen(open_plain(file.path), "rb") as source:
            try:
                while start < file.size:
                    source.seek(min(start + PIECE, file.size) - 1)
                    rest = source.readline(4 * self.max_size)
                    if len(rest) == 4 * self.max_size and not rest.endswith(b"\n"):
                        raise ReadError("one line is larger than the bound", "write one record a line")
                    stop = min(source.tell(), file.size)
                    found.append((start, stop - start))
                    start, end = stop, start
                if found and not rest.endswith(b"\n"):
                    source.seek(end)
                    return found, end + source.read(start - end).rfind(b"\n") + 1
            except OSError as error:
                raise ReadError(f"{error.strerror}", "check the disk and the file's permissions") from error
        return found, start

    def sampled(self, path: str, end: int) -> bytes:
        """Tell whether the first `end` bytes of a large file are still what they were.

        Looks at every byte of up to 1 MiB, else at 256 blocks of 4 KiB, the first and the last among
        them: who appends to a file of records changes none, and reading all of it would cost what
        reading the records costs.

        Raises:
            ReadError: it cannot be read.
        """
        hasher = blake2b(end.to_bytes(8), digest_size=16)
        with os.fdopen(open_plain(path), "rb", buffering=0) as source:
            try:
                if end <= SAMPLES * BLOCK:
                    hasher.update(source.read(end))
                for turn in range(SAMPLES if end > SAMPLES * BLOCK else 0):
                    source.seek((end - BLOCK) * turn // (SAMPLES - 1))
                    hasher.update(source.read(BLOCK))
            except OSError as error:
                raise ReadError(f"{error.strerror}", "check the disk and the file's permissions") from error
        return hasher.digest()

    def piece(self, file: File, start: int, length: int) -> bytes:
        """Read a piece of a file of lines.

        Raises:
            ReadError: it cannot be read.
        """
        with os.fdopen(open_plain(file.path), "rb", buffering=0) as source:
            try:
                source.seek(start)
                return source.read(length)
            except OSError as error:
                raise ReadError(f"{error.strerror}", "check the disk and the file's permissions") from error

    def pieces(self, file: File, start: int = 0) -> Iterator[tuple[int, bytes]]:
        """Read a file of lines piece by piece, each cut at a line's end, with the byte it starts at.

        Raises:
            ReadError: see `load`; of a gzip file also that it is damaged, or unfolds to more than `UNFOLDED`.
        """
        import gzip
        import zlib

        packed = file.name.endswith(".gz")

        with os.fdopen(open_plain(file.path), "rb") as raw:
            source = gzip.GzipFile(fileobj=raw) if packed else raw
            try:
                source.seek(start)
                rest = b""
                while piece := source.read(PIECE):
                    if packed and start + len(rest) + len(piece) > UNFOLDED:
                        raise ReadError(
                            f"unfolds to more than {UNFOLDED} bytes", "unpack it: lines of any number are read"
                        )
                    whole, newline, tail = (rest + piece).rpartition(b"\n")
                    if not newline:
                        if len(tail) > 4 * self.max_size:
                            raise ReadError("one line is larger than the bound", "write one record a line")
                        rest = tail
                        continue
                    yield start, whole + newline
                    start, rest = start + len(whole) + 1, tail
            except (OSError, EOFError, zlib.error) as error:
                raise ReadError(f"the file cannot be read: {error}", "write it again") from error
        if rest.strip():
            yield start, rest

    def line(self, file: File, start: int) -> bytes:
        """Read the one line that starts at a byte.

        Raises:
            ReadError: see `load`.
        """
        import gzip
        import zlib

        with os.fdopen(open_plain(file.path), "rb") as raw:
            source = gzip.GzipFile(fileobj=raw) if file.name.endswith(".gz") else raw
            try:
                source.seek(start)
                return source.readline(self.max_size + 1)
            except (OSError, EOFError, zlib.error) as error:
                raise ReadError(f"the file cannot be read: {error}", "write it again") from error

    def measured(self, article: Article, file: File, site: str = "") -> Article:
        """Give images and enclosures that lie beside the article, or under the site, what their bytes say.

        `site` is the site's address: files below it are looked for in the site's folder.
        """
        from publisher.scanner.measuring import measured

        folder = file.path.rpartition("/")[0]
        claims = tuple(measured(claim, folder, str(self.root), site) for claim in article.claims)
        return article if claims == article.claims else replace(article, claims=claims)


def stamp_of(status: os.stat_result) -> str:
    """Tell one state of a file from the next: time, size and inode."""
    return f"{status.st_mtime_ns:x}.{status.st_size:x}.{status.st_ino:x}"


def _read(handle: int, size: int) -> bytes:
    # Asked for no more than there is, and a byte to see it grow: a buffer for the largest article costs
    # more than the file.
    data = piece = os.read(handle, size + 1)
    while piece and len(data) < size:
        piece = os.read(handle, size + 1 - len(data))
        data += piece
    return data
