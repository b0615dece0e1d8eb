"""Whole files, only where bytes differ, all of them or none visible half-way.

Order (each step is durable before the next): temporary files beside their targets, synced; then
every rename, what is linked to before what links to it; then the folders, synced. A reader that
fetches at any moment gets an old file or a new one.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from publisher.errors import OutputError
from publisher.writer.draft import MARK, Draft, sync_folder
from publisher.writer.twins import TWIN, Twin

__all__ = ["MARK", "TWIN", "Stage", "create", "standing", "sweep"]


class Stage:
    """Files on their way into the target folder, hidden until `publish` puts all of them in place.

    A `trial` writes nothing and only finds out what would differ. With `gzip` each file gets a compressed
    twin. Leaving the stage without having published takes away what was written.
    """

    def __init__(self, target: Path, *, trial: bool = False, gzip: bool = False) -> None:
        """Nothing is touched yet."""
        self.target = target
        self.trial = trial
        self.gzip = gzip and not trial
        self._drafts: dict[str, Draft] = {}
        self._twins: dict[str, Twin] = {}  # by the name of the plain file
        self._ranks: dict[str, int] = {}
        self._removed: set[str] = set()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take away what was not published."""
        self.drop(tuple(self._drafts))

    def draft(self, name: str, rank: int = 0) -> Draft:
        """Begin a file below the target folder; a name staged before is begun anew.

        Files of a lower rank are put in place first: what is linked to before what links to it.
        """
        with self._told():
            self.drop((name,))
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
            if self.gzip:
                twin = self._twins[draft.name] = Twin(draft)
                twin.make()

    def remove(self, name: str) -> None:
        """Take a file away that stands in the target folder, once the others are in place."""
        self._removed.add(name)

    def drop(self, names: Iterable[str]) -> None:
        """Take files back."""
        for name in names:
            for drafts in (self._drafts, self._twins):
                if name in drafts:
                    drafts.pop(name).discard()

    def twins(self) -> frozenset[str]:
        """Name the compressed twins of all files that are staged, those that stand as they are among them."""
        return frozenset(twin.name for twin in self._twins.values())

    def differing(self) -> tuple[str, ...]:
        """List the files that differ from what stands in the target folder, in the order they are put there.

        Of one rank, the last name comes first: a new archive page links back to the one before it, and
        nothing leads to it until that one, or the feed, does.
        """
        return tuple(draft.name for draft in self._ordered() if not isinstance(draft, Twin))

    def _ordered(self) -> Iterator[Draft]:
        """Give the drafts of files that differ, each twin behind its file.

        What a subscriber can see: a new file stands plain before it stands compressed, so that all can have it.
        Of a changed one, between the two renames (or, if the build is killed there, until the next), those who
        are sent the twin get the old version whole. What links to it comes behind both.
        """
        for name in sorted(sorted(self._drafts, reverse=True), key=self._ranks.__getitem__):
            pair = (self._drafts[name], self._twins.get(name))
            yield from (draft for draft in pair if draft is not None and draft.differs)

    def publish(self) -> tuple[str, ...]:
        """Put all files in place; gives the names of those that differ.

        Raises:
            OutputError: see `put`.
        """
        drafts = tuple(self._ordered())
        with self._told():
            for draft in drafts:
                draft.replace()
            for name in sorted(self._removed - set(self._drafts) - self.twins(), reverse=True):  # a twin first
                (self.target / name).unlink(missing_ok=True)
            for folder in sorted({draft.path.parent for draft in drafts}):
                sync_folder(folder)
        self._drafts.clear()
        self._twins.clear()
        return tuple(draft.name for draft in drafts)

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            where = error.filename or self.target
            raise OutputError(f"{where}: {error.strerror}", _mend(error)) from error


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
        sync_folder(draft.path.parent)
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
