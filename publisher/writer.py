"""Whole files, only where bytes differ, all of them or none visible half-way.

Order (each step is durable before the next): temporary files beside their targets, synced; then
every rename, what is linked to before what links to it; then the folders, synced. A reader that
fetches at any moment gets an old file or a new one.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from publisher.errors import OutputError

MARK = ".publisher-"  # opens the names of our temporary files; servers do not serve hidden files
MODE = 0o644  # mkstemp's 0600 would be answered with 403
_BLOCK = 1 << 20  # bytes compared or copied at a time


class Stage:
    """Files on their way into the target folder, hidden until `publish` puts all of them in place.

    A `trial` writes nothing and only finds out what would differ. Leaving the stage without having
    published takes away what was written.
    """

    def __init__(self, target: Path, *, trial: bool = False) -> None:
        """Nothing is touched yet."""
        self.target = target
        self.trial = trial
        self._drafts: dict[str, Draft] = {}
        self._ranks: dict[str, int] = {}

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take away what was not published."""
        for draft in self._drafts.values():
            draft.discard()
        self._drafts.clear()

    def draft(self, name: str, rank: int = 0) -> Draft:
        """Begin a file below the target folder; a name staged before is begun anew.

        Files of a lower rank are put in place first: what is linked to before what links to it.
        """
        with self._told():
            if name in self._drafts:
                self._drafts.pop(name).discard()
            self._ranks[name] = rank
            draft = self._drafts[name] = Draft(self.target, name, trial=self.trial)
            draft.begin()
        return draft

    def put(self, name: str, data: bytes, rank: int = 0) -> None:
        """Stage a whole file.

        Raises:
            OutputError: it cannot be written; whatever stood there before still stands whole.
        """
        draft = self.draft(name, rank)
        self.write(draft, data)
        self.close(draft)

    def write(self, draft: Draft, data: bytes) -> None:
        """Add to a file.

        Raises:
            OutputError: see `put`.
        """
        with self._told():
            draft.write(data)

    def close(self, draft: Draft) -> None:
        """End a file: durable from here on, and not yet to be seen.

        Raises:
            OutputError: see `put`.
        """
        with self._told():
            draft.close()

    def drop(self, names: Iterable[str]) -> None:
        """Take files back."""
        for name in names:
            if name in self._drafts:
                self._drafts.pop(name).discard()

    def differing(self) -> tuple[str, ...]:
        """List the files that differ from what stands in the target folder, in the order they are put there."""
        names = (name for name, draft in self._drafts.items() if draft.differs)
        return tuple(sorted(names, key=lambda name: (self._ranks[name], name)))

    def publish(self) -> tuple[str, ...]:
        """Put all files in place; gives the names of those that differ.

        Raises:
            OutputError: see `put`.
        """
        names = self.differing()
        with self._told():
            for name in names:
                self._drafts[name].replace()
            for folder in sorted({(self.target / name).parent for name in names}):
                _sync_folder(folder)
        self._drafts.clear()
        return names

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            where = error.filename or self.target
            raise OutputError(f"{where}: {error.strerror}", _mend(error)) from error


class Draft:
    """A file that is written beside its target, from the first byte on in which they differ."""

    def __init__(self, target: Path, name: str, *, trial: bool) -> None:
        """Nothing is touched yet."""
        self.target = target
        self.path = target / name
        self.temporary = self.path.parent / f"{MARK}{os.getpid()}-{self.path.name}"
        self.differs = False
        self._trial = trial
        self._same = 0  # bytes that are those of the old file
        self._handle = self._old = -1

    def begin(self) -> None:
        """Look at what stands there.

        Raises:
            OutputError: something other than a file stands in its way.
        """
        if not self._trial:
            _make_folder(self.target, self.path.parent)
            if self.path.is_symlink():
                mend = "remove it: feeds replace files, not links"
                raise OutputError(f"{self.path}: is a symbolic link", mend)
        self._old = _opened(self.path)
        if self._old < 0:
            self._part()

    def write(self, data: bytes) -> None:
        """Add to the file."""
        if not self.differs and os.pread(self._old, len(data), self._same) == data:
            self._same += len(data)
            return
        self._part()
        self._write(data)

    def close(self) -> None:
        """End the file and sync it, if it differs."""
        if not self.differs and os.pread(self._old, 1, self._same):
            self._part()
        if self._handle >= 0:
            _age(self._handle, self.path)
            os.fsync(self._handle)
        self._shut()

    def replace(self) -> None:
        """Put the file in place."""
        self.temporary.replace(self.path)

    def discard(self) -> None:
        """Take the file away."""
        with contextlib.suppress(OSError):
            self._shut()
        if self.differs and not self._trial:
            with contextlib.suppress(OSError):
                self.temporary.unlink(missing_ok=True)

    def _part(self) -> None:
        """Begin the temporary file with what is the same in the old one."""
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

    def _shut(self) -> None:
        for handle in (self._handle, self._old):
            if handle >= 0:
                os.close(handle)
        self._handle = self._old = -1


def standing(path: Path, most: int) -> bytes | None:
    """Read a published file of at most so many bytes; None where there is none."""
    try:
        if path.is_symlink() or path.stat().st_size > most:
            return None
        return path.read_bytes()
    except OSError:
        return None


def create(target: Path, name: str, data: bytes) -> bool:
    """Put a new file in place, or raise OutputError; False where something stands there, which stays so."""
    draft = Draft(target, name, trial=False)
    try:
        draft.begin()
        draft.write(data)
        draft.close()
        os.link(draft.temporary, draft.path, follow_symlinks=False)  # never replaces
        _sync_folder(draft.path.parent)
    except OSError as error:
        if os.path.lexists(draft.path):
            return False
        raise OutputError(f"{draft.path}: {error.strerror}", _mend(error)) from error
    finally:
        draft.discard()
    return True


def sweep(target: Path, folders: Iterable[str] = ("",)) -> None:
    """Remove temporary files that a killed build left. Call it only while holding the lock."""
    for folder in folders:
        with contextlib.suppress(OSError), os.scandir(target / folder) as items:
            for item in items:
                if item.name.startswith(MARK) and item.is_file(follow_symlinks=False):
                    Path(item.path).unlink()


def _opened(path: Path) -> int:
    """Open the file that stands there; -1 where there is none that could be read."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return -1
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return handle
    os.close(handle)
    return -1


def _make_folder(target: Path, folder: Path) -> None:
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    if folder != target and target in folder.parents and folder.is_symlink():
        raise OutputError(f"{folder}: is a symbolic link", "remove it: feeds are written into real folders")
    for new in reversed(missing):
        new.mkdir(mode=0o755)
        new.chmod(0o755)  # whatever the umask, a server must be able to read it
        _sync_folder(new.parent)


def _age(handle: int, path: Path) -> None:
    """Servers tell versions apart by the second: a new file is at least one younger than the old."""
    with contextlib.suppress(FileNotFoundError):
        old, new = path.stat().st_mtime_ns, os.fstat(handle).st_mtime_ns
        if new // 10**9 <= old // 10**9:
            later = (old // 10**9 + 1) * 10**9
            os.utime(handle, ns=(later, later))


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _mend(error: OSError) -> str:
    from errno import EACCES, EDQUOT, ENOSPC, EPERM, EROFS

    mends = {
        ENOSPC: "make room on the disk",
        EDQUOT: "make room in the quota",
        EROFS: "mount it writable",
        EACCES: "make the folder writable for the user who builds",
        EPERM: "make the folder writable for the user who builds",
    }
    return mends.get(error.errno or 0, "check the disk; the feeds that stood there still stand")
