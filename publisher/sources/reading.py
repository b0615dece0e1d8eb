"""Reading the bytes of files: lines, pieces and samples of files that are too large to be read whole.

A plain file is opened without following a link, and nothing is waited for.
"""

from __future__ import annotations

import os
import stat
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from errno import ELOOP
from hashlib import blake2b
from typing import BinaryIO, Literal, NamedTuple, cast

from publisher.errors import ReadError
from publisher.sources.records import RECORDS


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
        raise ReadError("this is no plain file", "name it in [articles] ignore")
    return handle


def state_of(status: os.stat_result) -> str:
    """Tell one state of a file from the next: time, size and inode."""
    return f"{status.st_mtime_ns:x}.{status.st_size:x}.{status.st_ino:x}"


PIECE = 4 * 1024 * 1024  # bytes of a file of lines that one task reads
UNFOLDED = 256 * 1024 * 1024  # bytes of a gzip file of lines: it cannot be read in parts
SAMPLES, BLOCK = 256, 4096  # of a large file, to see whether it only grew


# "section": the index of a folder that holds articles; "listing": an index of a mailing list's archive; "data":
# a file of data for the articles next to it, or below its folder (Eleventy).
Role = Literal["", "section", "listing", "data"]


class File(NamedTuple):
    """A file that may hold articles. `version` changes when it, its sidecar or a default does."""

    name: str  # below the articles folder, with forward slashes
    path: str  # how its source finds it; only the source makes and opens one
    version: str
    size: int  # bytes
    modified: int  # ns since the epoch
    companions: tuple[str, ...] = ()  # paths, weakest first: outer defaults, inner defaults, the sidecar
    recordings: str = ""  # changes when a recording next to it does
    role: Role = ""  # what its name and those around it say that it may be

    def has_role_of(self, version: str) -> bool:
        """Tell whether an earlier version of it had the same role."""
        return version.partition("!")[2] == self.role

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

    def first_commits(self) -> Mapping[str, datetime]:
        """Give when a version control first saw files; a storage without one knows nothing."""
        return {}

    def cuts(self, file: File, start: int = 0, records: str = "lines") -> tuple[list[tuple[int, int]], int]:
        """Divide a file of records into pieces that end where a record does: first byte and length of each.

        Gives also the byte after the last whole record: what follows may still be growing.

        Raises:
            ReadError: it cannot be read, or one record is larger than the bound.
        """
        kind = RECORDS[records]
        found: list[tuple[int, int]] = []
        with self.open(file.path) as source:
            try:
                while start < file.size:
                    stop = file.size
                    if start + PIECE < file.size:
                        most = 4 * self.max_size
                        stop = min(kind.following(source, start + PIECE, most, start), file.size)
                    # A film in an archive may be larger than the memory: no article is.
                    found.append((start, min(stop - start, PIECE + 4 * self.max_size)))
                    start = stop
                if not found:
                    return found, start
                last, length = found[-1]
                source.seek(last)
                return found, last + kind.whole(source.read(length))
            except OSError as error:
                raise ReadError(f"{error.strerror}", "check the disk and the file's permissions") from error

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
        """Read a piece of a file of records.

        Raises:
            ReadError: it cannot be read.
        """
        with self.open(file.path) as source:
            try:
                source.seek(start)
                return source.read(length)
            except OSError as error:
                raise ReadError(f"{error.strerror}", "check the disk and the file's permissions") from error

    def pieces(self, file: File, start: int = 0, records: str = "lines") -> Iterator[tuple[int, bytes]]:
        """Read a file of records piece by piece, each cut where one ends, with the byte it starts at.

        Raises:
            ReadError: see `load`; of a gzip file also that it is damaged, or unfolds to more than `UNFOLDED`.
        """
        import gzip
        import zlib

        kind = RECORDS[records]
        packed = file.name.endswith(".gz") and not kind.in_gzip
        if kind.in_gzip:
            cuts, _ = self.cuts(file, start, records)
            yield from ((first, self.piece(file, first, length)) for first, length in cuts)
            return

        with self.open(file.path) as raw:
            source = cast("BinaryIO", gzip.GzipFile(fileobj=raw)) if packed else raw
            try:
                source.seek(start)
                rest = b""
                while piece := source.read(PIECE):
                    if packed and start + len(rest) + len(piece) > UNFOLDED:
                        raise ReadError(
                            f"unfolds to more than {UNFOLDED} bytes",
                            "unpack it: a file of any size is read then",
                        )
                    rest += piece
                    if end := kind.whole(rest):
                        yield start, rest[:end]
                        start, rest = start + end, rest[end:]
                    elif len(rest) > 4 * self.max_size:
                        raise ReadError("one record is larger than the bound", "take it out of the file")
            except (OSError, EOFError, zlib.error) as error:
                raise ReadError(f"the file cannot be read: {error}", "write it again") from error
        if rest.strip():
            yield start, rest

    def record(self, file: File, start: int, records: str = "lines") -> bytes:
        """Read the one record that starts at a byte; of one beyond the bound, a part that is larger than it.

        Raises:
            ReadError: see `load`.
        """
        import gzip
        import zlib

        kind = RECORDS[records]
        with self.open(file.path) as raw:
            is_packed = file.name.endswith(".gz") and not kind.in_gzip
            source = cast("BinaryIO", gzip.GzipFile(fileobj=raw)) if is_packed else raw
            try:
                stop = kind.following(source, start + 1, 4 * self.max_size, start)
                source.seek(start)
                return source.read(min(stop - start, self.max_size + 1))
            except (OSError, EOFError, zlib.error) as error:
                raise ReadError(f"the file cannot be read: {error}", "write it again") from error
