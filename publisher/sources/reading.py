"""Reading the bytes of files: lines, pieces and samples of files that are too large to be read whole.

A plain file is opened without following a link, and nothing is waited for.
"""

from __future__ import annotations

import os
import stat
from abc import ABC, abstractmethod
from collections.abc import Iterator
from datetime import UTC, datetime
from errno import ELOOP
from hashlib import blake2b
from typing import BinaryIO, NamedTuple

from publisher.errors import ReadError


def open_plain(path: str) -> int:
    """Open a plain file for reading; the caller closes the descriptor.

    Raises:
        ReadError: it is a link, no plain file, or cannot be read.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        if error.errno == ELOOP:
            raise ReadError("this is a symbolic link", "put the file itself there") from error
        raise ReadError(f"{error.strerror}", "make the file readable for the user who builds") from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise ReadError("this is no plain file", "remove it, or ignore it in [articles] ignore")
    return handle


def state_of(status: os.stat_result) -> str:
    """Tell one state of a file from the next: time, size and inode."""
    return f"{status.st_mtime_ns:x}.{status.st_size:x}.{status.st_ino:x}"


PIECE = 4 * 1024 * 1024  # bytes of a file of lines that one task reads
UNFOLDED = 256 * 1024 * 1024  # bytes of a gzip file of lines: it cannot be read in parts
SAMPLES, BLOCK = 256, 4096  # of a large file, to see whether it only grew


class File(NamedTuple):
    """A file that may hold articles. `version` changes when it, its sidecar or a default does."""

    name: str  # below the articles folder, with forward slashes
    path: str  # how its source finds it; only the source makes and opens one
    version: str
    size: int  # bytes
    modified: int  # ns since the epoch
    companions: tuple[str, ...] = ()  # paths, weakest first: outer defaults, inner defaults, the sidecar
    recordings: str = ""  # changes when a recording next to it does

    @property
    def time(self) -> datetime:
        """The modification time, in whole seconds."""
        return datetime.fromtimestamp(min(max(self.modified // 10**9, 0), 253_370_764_800), UTC)


class FileReader(ABC):
    """Reads parts of files through `open`, which is all that a kind of storage must offer for this."""

    max_size: int  # bytes of the largest article

    @abstractmethod
    def open(self, path: str) -> BinaryIO:
        """Open a file for reading; the caller closes it.

        Raises:
            ReadError: it cannot be read.
        """

    def cuts(self, file: File, start: int = 0) -> tuple[list[tuple[int, int]], int]:
        """Divide a file of lines into pieces that end at line ends: first byte and length of each.

        Gives also the byte after the last whole line: what follows may still be growing.

        Raises:
            ReadError: it cannot be read, or one line is larger than the bound.
        """
        found: list[tuple[int, int]] = []
        end = start
        with self.open(file.path) as source:
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
        """Digest the first `end` bytes of a file, to see whether they are still the same.

        Reads all of up to 1 MiB, else 256 blocks of 4 KiB, the first and the last among them. A program that
        appends records changes none of them, and reading everything would cost as much as reading the records.

        Raises:
            ReadError: it cannot be read.
        """
        hasher = blake2b(end.to_bytes(8), digest_size=16)
        with self.open(path) as source:
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
        with self.open(file.path) as source:
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

        with self.open(file.path) as raw:
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

        with self.open(file.path) as raw:
            source = gzip.GzipFile(fileobj=raw) if file.name.endswith(".gz") else raw
            try:
                source.seek(start)
                return source.readline(self.max_size + 1)
            except (OSError, EOFError, zlib.error) as error:
                raise ReadError(f"the file cannot be read: {error}", "write it again") from error
