"""A compressed copy of a published file: `all.rss.gz` has the content and the time of `all.rss`.

Servers that use it (nginx gzip_static, Caddy precompressed) send it without comparing it with its file. So
it is written with its file, published right after it, and removed before it. Its bytes depend only on the
file's bytes (RFC 1952: no name, no time, one level).
"""

from __future__ import annotations

import os
import zlib
from pathlib import Path
from typing import BinaryIO

from publisher.stores.draft import Draft, open_published

SUFFIX = ".gz"
LEVEL = 9  # compressed once, sent often
_GZIP = 31  # for zlib: a window of 32 KiB, in the gzip format
_BLOCK = 1 << 18  # bytes in memory at a time


class GzipDraft(Draft):
    """The compressed copy of a draft that is closed."""

    def __init__(self, plain: Draft) -> None:
        """Keep the draft; nothing is opened yet."""
        super().__init__(plain.target, plain.name + SUFFIX, trial=False)
        self._plain = plain
        self._moment = 0  # the plain file's modification time, in ns

    def make(self) -> None:
        """Compress the file, unless the published copy still fits.

        A copy with the file's content and time stays, whichever zlib wrote it.

        Raises:
            OutputError: see `Draft.begin`.
        """
        with _reading(self._plain.temporary if self._plain.differs else self._plain.path) as file:
            self._moment = os.fstat(file.fileno()).st_mtime_ns
            if not self._plain.differs and self._is_current(file):
                return
            file.seek(0)
            self.begin()
            compressor = zlib.compressobj(LEVEL, wbits=_GZIP)
            while block := file.read(_BLOCK):
                self.write(compressor.compress(block))
            self.write(compressor.flush())
            self.close()

    def begin(self) -> None:
        """Start the file, whatever is published."""
        self._make_folder()
        self._diverge()

    def _set_time(self) -> None:
        os.utime(self._handle, ns=(self._moment, self._moment))

    def _is_current(self, file: BinaryIO) -> bool:
        import gzip

        handle = open_published(self.path)
        if handle < 0:
            return False
        with os.fdopen(handle, "rb") as published, gzip.GzipFile(fileobj=published) as unpacked:
            if os.fstat(handle).st_mtime_ns != self._moment:
                return False
            try:
                while block := file.read(_BLOCK):
                    if unpacked.read(len(block)) != block:
                        return False
                return not unpacked.read(1)
            except (OSError, EOFError, zlib.error):
                return False


def _reading(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC), "rb")
