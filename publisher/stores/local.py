"""Feeds in a local folder: whole files, written only where bytes differ, all durable before any is visible.

Order (each step is durable before the next): temporary files next to their targets, synced; then
every rename, what is linked to before what links to it; then the folders, synced. A reader that
fetches at any moment gets an old file or a new one.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from publisher.errors import OutputError
from publisher.stores.draft import MARK, Draft, sync_folder
from publisher.stores.gzip import GzipDraft


class LocalStore:
    """Stages files in the output folder, hidden until `publish` makes all of them visible.

    A `trial` writes nothing and only finds out what would differ. With `gzip` each file gets a compressed
    copy. Leaving the store without having published removes what was staged.
    """

    def __init__(
        self,
        target: Path,
        *,
        trial: bool = False,
        gzip: bool = False,
        watch: Callable[[str], None] | None = None,
    ) -> None:
        """Keep the folder; nothing is opened yet. `watch` is called with the name of each staged file."""
        self.target = target
        self.trial = trial
        self.gzip = gzip
        self._watch = watch
        self._drafts: dict[str, Draft] = {}
        self._copies: dict[str, GzipDraft] = {}  # by the name of the plain file
        self._ranks: dict[str, int] = {}
        self._removed: set[str] = set()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove what was staged and not published."""
        self.discard(tuple(self._drafts))

    def put(self, name: str, data: bytes, rank: int = 0) -> None:
        """Stage a whole file, durable and not visible yet; a name that was staged before is replaced.

        Files of a lower rank are published first: what is linked to before what links to it.

        Raises:
            OutputError: it cannot be written; the published file is unchanged.
        """
        if self._watch is not None:
            self._watch(name)
        with self._reported():
            self.discard((name,))
            self._ranks[name] = rank
            draft = self._drafts[name] = Draft(self.target, name, trial=self.trial)
            draft.begin()
            draft.write(data)
            draft.close()
            if self.gzip and not self.trial:
                copy = self._copies[name] = GzipDraft(draft)
                copy.make()

    def remove(self, name: str) -> None:
        """Remove a published file when the staged ones are published."""
        self._removed.add(name)

    def discard(self, names: Iterable[str]) -> None:
        """Remove staged files."""
        for name in names:
            for drafts in (self._drafts, self._copies):
                if name in drafts:
                    drafts.pop(name).discard()

    def copies(self) -> frozenset[str]:
        """Name the compressed copies of all staged files, also of those that do not change."""
        return frozenset(copy.name for copy in self._copies.values())

    def changed(self) -> tuple[str, ...]:
        """List the staged files that differ from the published ones, in the order of publication.

        Within a rank, the last name comes first: a new archive page links back to the one before it, and
        nothing links to it until that one, or the feed, does.
        """
        return tuple(draft.name for draft in self._ordered() if not isinstance(draft, GzipDraft))

    def _ordered(self) -> Iterator[Draft]:
        """Give the drafts of files that differ, each compressed copy after its file.

        A new file is visible plain before it is visible compressed, so that every client gets it. Between the
        two renames of a changed file (or, if the build is killed there, until the next build) a client that is
        sent the copy gets the whole old version. What links to the file comes after both.
        """
        for name in sorted(sorted(self._drafts, reverse=True), key=self._ranks.__getitem__):
            pair = (self._drafts[name], self._copies.get(name))
            yield from (draft for draft in pair if draft is not None and draft.differs)

    def publish(self) -> tuple[str, ...]:
        """Make all staged files visible; gives the names of those that differ.

        Raises:
            OutputError: see `put`.
        """
        drafts = tuple(self._ordered())
        with self._reported():
            for draft in drafts:
                draft.replace()
            for name in sorted(
                self._removed - set(self._drafts) - self.copies(), reverse=True
            ):  # a copy before its file
                (self.target / name).unlink(missing_ok=True)
            for folder in sorted({draft.path.parent for draft in drafts}):
                sync_folder(folder)
        self._drafts.clear()
        self._copies.clear()
        return tuple(draft.name for draft in drafts)

    def read(self, name: str, most: int) -> bytes | None:
        """Read a published file of at most so many bytes; None where there is none."""
        path = self.target / name
        try:
            if path.is_symlink() or path.stat().st_size > most:
                return None
            return path.read_bytes()
        except (OSError, ValueError):
            return None

    def exists(self, name: str) -> bool:
        """Tell whether a file is published."""
        return (self.target / name).exists()

    def list(self, folder: str) -> tuple[str, ...]:
        """List the names in a folder, sorted; none where it does not exist."""
        try:
            return tuple(sorted(path.name for path in (self.target / folder).iterdir()))
        except (OSError, ValueError):
            return ()

    def versions(self, names: Iterable[str]) -> str:
        """Give time, size and inode of published files, a line for each; "" where one is missing."""
        found = []
        for name in names:
            try:
                status = os.lstat(self.target / name)
            except OSError:
                return ""
            found.append(f"{status.st_mtime_ns:x}.{status.st_size:x}.{status.st_ino:x} {name}")
        return "\n".join(found)

    def sweep(self, folders: Iterable[str] = ("",)) -> None:
        """Remove temporary files that a killed build left. Call it only while holding the lock."""
        if self.trial:
            return
        for folder in folders:
            with contextlib.suppress(OSError), os.scandir(self.target / folder) as items:
                for item in items:
                    if item.name.startswith(MARK) and item.is_file(follow_symlinks=False):
                        Path(item.path).unlink()

    @contextlib.contextmanager
    def _reported(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            where = error.filename or self.target
            raise OutputError(f"{where}: {error.strerror}", _remedy(error)) from error


def create(target: Path, name: str, data: bytes) -> bool:
    """Write a new file, or raise OutputError; gives False where the name is taken, and changes nothing then."""
    draft = Draft(target, name, trial=False)
    try:
        draft.begin()
        draft.write(data)
        draft.close()
        os.link(draft.temporary, draft.path, follow_symlinks=False)  # never replaces
        sync_folder(draft.path.parent)
    except OSError as error:
        if os.path.lexists(draft.path):
            return False
        raise OutputError(f"{draft.path}: {error.strerror}", _remedy(error)) from error
    finally:
        draft.discard()
    return True


def _remedy(error: OSError) -> str:
    from errno import EACCES, EDQUOT, ENOSPC, EPERM, EROFS

    remedies = {
        ENOSPC: "make room on the disk",
        EDQUOT: "make room in the quota",
        EROFS: "mount it writable",
        EACCES: "make the folder writable for the user who builds",
        EPERM: "make the folder writable for the user who builds",
    }
    return remedies.get(error.errno or 0, "check the disk; the published feeds are unchanged")
