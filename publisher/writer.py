"""Whole files, only where bytes differ, all of them or none visible half-way.

Order (each step is durable before the next): temporary files beside their targets, synced; then
every rename; then the folders, synced. A reader that fetches at any moment gets an old file or a
new one.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from publisher.errors import OutputError

MARK = ".publisher-"  # opens the names of our temporary files; servers do not serve hidden files
MODE = 0o644  # mkstemp's 0600 would be answered with 403


def changed(target: Path, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Keep the files whose bytes differ from what stands in the target folder."""
    return {name: data for name, data in files.items() if _current(target / name) != data}


def standing(path: Path, most: int) -> bytes | None:
    """Read a published file of at most so many bytes; None where there is none."""
    try:
        if path.is_symlink() or path.stat().st_size > most:
            return None
        return path.read_bytes()
    except OSError:
        return None


def publish(target: Path, files: Mapping[str, bytes]) -> None:
    """Put files (name below the target folder -> bytes) in place.

    Raises:
        OutputError: something cannot be written; whatever stood there before still stands whole.
    """
    if not files:
        return
    written: list[tuple[Path, Path]] = []
    try:
        for name, data in sorted(files.items()):
            path = _place(target, name)
            temporary = path.parent / f"{MARK}{os.getpid()}-{path.name}"
            written.append((temporary, path))
            _write(temporary, data, path)
        for temporary, path in written:
            temporary.replace(path)
        for folder in sorted({path.parent for _, path in written}):
            _sync_folder(folder)
    except (OSError, OutputError) as error:
        for temporary, _ in written:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        if isinstance(error, OutputError):
            raise
        where = error.filename or target
        raise OutputError(f"{where}: {error.strerror}", _mend(error)) from error


def sweep(target: Path, folders: Iterable[str] = ("",)) -> None:
    """Remove temporary files that a killed build left. Call it only while holding the lock."""
    for folder in folders:
        with contextlib.suppress(OSError), os.scandir(target / folder) as items:
            for item in items:
                if item.name.startswith(MARK) and item.is_file(follow_symlinks=False):
                    Path(item.path).unlink()


def _current(path: Path) -> bytes | None:
    try:
        return None if path.is_symlink() else path.read_bytes()
    except OSError:
        return None


def _place(target: Path, name: str) -> Path:
    path = target / name
    _make_folder(target, path.parent)
    if path.is_symlink():
        raise OutputError(f"{path}: is a symbolic link", "remove it: feeds replace files, not links")
    return path


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


def _write(temporary: Path, data: bytes, path: Path) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC
    handle = os.open(temporary, flags, MODE)
    try:
        os.fchmod(handle, MODE)
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]
        _age(handle, path)
        os.fsync(handle)
    finally:
        os.close(handle)


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
