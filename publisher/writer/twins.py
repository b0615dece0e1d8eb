"""A compressed twin beside a file: `all.rss.gz` holds what `all.rss` holds, and is of the same time.

Servers that take it (nginx gzip_static, Caddy precompressed) send it as it is, and compare it with nothing:
they see its own time and size. So it is made with its file, put in place right behind it, and taken away
before it. Its bytes depend on the file's alone (RFC 1952: no name, no time, one level).
"""

from __future__ import annotations

import os
import zlib
from pathlib import Path
from typing import BinaryIO

from publisher.writer.draft import Draft, opened

TWIN = ".gz"
LEVEL = 9  # made once, sent often
_GZIP = 31  # zlib's word for 32 KiB of window inside gzip
_BLOCK = 1 << 18  # bytes in hand at a time, however large the file


class Twin(Draft):
    """The twin of a draft that is closed."""

    def __init__(self, plain: Draft) -> None:
        """Nothing is touched yet."""
        super().__init__(plain.target, plain.name + TWIN, trial=False)
        self._plain = plain
        self._moment = 0  # the plain file's modification time, in ns

    def make(self) -> None:
        """Compress the file, unless its twin stands there.

        A twin that holds the file's bytes and has its time stays, whichever zlib made it.

        Raises:
            OutputError: see `Draft.begin`.
        """
        with _reading(self._plain.temporary if self._plain.differs else self._plain.path) as file:
            self._moment = os.fstat(file.fileno()).st_mtime_ns
            if not self._plain.differs and self._stands(file):
                return
            file.seek(0)
            self.begin()
            press = zlib.compressobj(LEVEL, wbits=_GZIP)
            while block := file.read(_BLOCK):
                self.write(press.compress(block))
            self.write(press.flush())
            self.close()

    def begin(self) -> None:
        """Begin the file anew, whatever stands there."""
        self._make_way()
        self._part()

    def _date(self) -> None:
        os.utime(self._handle, ns=(self._moment, self._moment))

    def _stands(self, file: BinaryIO) -> bool:
        import gzip

        handle = opened(self.path)
        if handle < 0:
            return False
        with os.fdopen(handle, "rb") as standing, gzip.GzipFile(fileobj=standing) as unpacked:
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
