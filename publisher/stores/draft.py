"""One file that is written next to its target, from the first byte in which they differ."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

from publisher.errors import OutputError

MARK = ".publisher-"  # opens the names of our temporary files; servers do not serve hidden files
MODE = 0o644  # mkstemp's 0600 would be answered with 403
_BLOCK = 1 << 20  # bytes compared or copied at a time


class Draft:
    """A file that is written next to its target, from the first byte in which they differ."""

    def __init__(self, target: Path, name: str, *, trial: bool) -> None:
        """Keep the names; nothing is opened yet."""
        self.target = target
        self.name = name
        self.path = target / name
        self.temporary = self.path.parent / f"{MARK}{os.getpid()}-{self.path.name}"
        self.differs = False
        self._trial = trial
        self._same = 0  # bytes that are those of the old file
        self._handle = self._old = -1

    def begin(self) -> None:
        """Open the published file.

        Raises:
            OutputError: the name belongs to something other than a file.
        """
        if not self._trial:
            self._make_folder()
        self._old = open_published(self.path)
        if self._old < 0:
            self._diverge()

    def write(self, data: bytes) -> None:
        """Add to the file."""
        if not self.differs and os.pread(self._old, len(data), self._same) == data:
            self._same += len(data)
            return
        self._diverge()
        self._write(data)

    def close(self) -> None:
        """End the file and sync it, if it differs."""
        if not self.differs and os.pread(self._old, 1, self._same):
            self._diverge()
        if self._handle >= 0:
            self._set_time()
            os.fsync(self._handle)
        self._close_handles()

    def replace(self) -> None:
        """Replace the published file."""
        self.temporary.replace(self.path)

    def discard(self) -> None:
        """Remove the temporary file."""
        with contextlib.suppress(OSError):
            self._close_handles()
        if self.differs and not self._trial:
            with contextlib.suppress(OSError):
                self.temporary.unlink(missing_ok=True)

    def _make_folder(self) -> None:
        make_folder(self.target, self.path.parent)
        if self.path.is_symlink():
            remedy = "remove it: feeds replace files, not links"
            raise OutputError(f"{self.path}: is a symbolic link", remedy)

    def _set_time(self) -> None:
        _make_younger(self._handle, self.path)

    def _diverge(self) -> None:
        """Start the temporary file with the bytes that are equal in the old one."""
        if self.differs:
            return
        self.differs = True
        if self._trial:
            return
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC
        self._handle = os.open(self.temporary, flags, MODE)
        os.fchmod(self._handle, MODE)
        for start in range(0, self._same, _BLOCK):
            self._write(os.pread(self._old, min(_BLOCK, self._same - start), start))

    def _write(self, data: bytes) -> None:
        view = memoryview(data)
        while view and self._handle >= 0:
            view = view[os.write(self._handle, view) :]

    def _close_handles(self) -> None:
        for handle in (self._handle, self._old):
            if handle >= 0:
                os.close(handle)
        self._handle = self._old = -1


def open_published(path: Path) -> int:
    """Open a published file; gives -1 where there is none that can be read."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return -1
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return handle
    os.close(handle)
    return -1


def make_folder(target: Path, folder: Path) -> None:
    """Make a folder below the target, and those above it, readable for a server.

    Raises:
        OutputError: one of them is a symbolic link.
    """
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    if folder != target and target in folder.parents and folder.is_symlink():
        raise OutputError(f"{folder}: is a symbolic link", "remove it: feeds are written into real folders")
    for new in reversed(missing):
        new.mkdir(mode=0o755)
        new.chmod(0o755)  # whatever the umask, a server must be able to read it
        sync_folder(new.parent)


def _make_younger(handle: int, path: Path) -> None:
    """Make a new file at least one second younger than the old one: servers compare whole seconds."""
    with contextlib.suppress(FileNotFoundError):
        old, new = path.stat().st_mtime_ns, os.fstat(handle).st_mtime_ns
        if new // 10**9 <= old // 10**9:
            later = (old // 10**9 + 1) * 10**9
            os.utime(handle, ns=(later, later))


def sync_folder(folder: Path) -> None:
    """Make renames in a folder durable."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
