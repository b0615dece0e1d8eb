"""Folders as they were walked: where nothing in one changed, none of its files is looked at singly."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from hashlib import blake2b
from typing import NamedTuple

FRESH = 2_000_000_000  # ns: a file this young may change again within its clock's grain
Stamped = tuple[tuple[str, str], ...]  # paths and stamps


class Folder(NamedTuple):
    """A folder as it was walked, without the folders in it.

    `mark` changes when a file in it does, or one comes or goes, or what applies to it from above changes; it
    is "" where all of it must be looked at again.
    """

    mark: str = ""
    files: int = 0  # that somebody reads
    read: tuple[str, ...] = ()  # of these, a name for each ending
    unknown: tuple[str, ...] = ()  # names of files that nobody reads

    def is_same(self, mark: str, readable: Callable[[str], bool]) -> bool:
        """Tell whether nothing in it changed, nor which of its files have a reader."""
        if not mark or mark != self.mark:
            return False
        return all(map(readable, self.read)) and not any(map(readable, self.unknown))


def mark_of(listing: Sequence[os.DirEntry[str]], above: Stamped, started: int) -> str:
    """Tell one state of a folder's files from the next, "" while one is too young to be trusted.

    Args:
        listing: All that stands in it, in the order of the names.
        above: The defaults that apply to it.
        started: When the walk began, in ns since the epoch.
    """
    told = [repr(above)]
    try:
        for item in listing:
            if item.is_dir(follow_symlinks=False):
                told.append(f"{item.name}/{item.inode()}")
                continue
            status = item.stat(follow_symlinks=False)
            time = status.st_mtime_ns
            if time > started - FRESH:
                return ""
            told.append(f"{item.name}/{time} {status.st_size} {status.st_ino}")
    except OSError:
        return ""  # it vanished since the folder was listed
    return blake2b("\n".join(told).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def folder_of(name: str) -> str:
    """Give the folder that a file's name begins with: with its closing slash, or ""."""
    return name[: name.rfind("/") + 1]
