"""Folders as they were walked. Where nothing in a folder changed, its files are not looked at one by one."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import NamedTuple

from publisher.models import Problem

FRESH = 2_000_000_000  # ns: a file this young may change again without getting another time
Versions = tuple[tuple[str, str], ...]  # paths and versions


class Folder(NamedTuple):
    """A folder as it was walked, without its subfolders.

    `version` changes when a file in it changes, comes or goes, or when defaults that apply to it change. It is
    "" where all of the folder must be looked at again.
    """

    version: str = ""
    files: int = 0  # that have a reader
    read: tuple[str, ...] = ()  # of these, a name for each suffix
    unknown: tuple[str, ...] = ()  # names of files without a reader
    recordings: str = ""  # changes when a recording in it does; "" where it has none

    def is_same(self, version: str, readable: Callable[[str], bool]) -> bool:
        """Tell whether nothing in it changed, nor which of its files have a reader."""
        if not version or version != self.version:
            return False
        return all(map(readable, self.read)) and not any(map(readable, self.unknown))


@dataclass(slots=True)
class Walk:
    """One walk over a source, and what it found.

    `known` are folders as they were, by name: the files of a folder that is still the same are not given.
    """

    known: Mapping[str, Folder] = field(default_factory=dict)
    folders: dict[str, Folder] = field(
        default_factory=dict
    )  # as they are now, by name: "name/", or "" for the top
    unknown: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)  # folders that could not be looked into
    started: int = field(default_factory=time.time_ns)

    def is_quiet(self, folder: str) -> bool:
        """Tell whether a folder's files are as they were known, or could not be looked at."""
        now = self.folders.get(folder)
        if now is None:
            return folder.startswith(tuple(self.unseen))
        return now is self.known.get(folder)

    def changed(self) -> list[str]:
        """Name the folders that are other than they were known, or new, or gone."""
        return [name for name in {**self.known, **self.folders} if not self.is_quiet(name)]


def version_of(listing: Sequence[os.DirEntry[str]], above: Versions, started: int) -> str:
    """Digest the state of a folder's files; "" while one of them is too young to be trusted.

    Args:
        listing: All items of the folder, sorted by name.
        above: The defaults that apply to it.
        started: When the walk began, in ns since the epoch.
    """
    parts = [repr(above)]
    try:
        for item in listing:
            if item.is_dir(follow_symlinks=False):
                parts.append(f"{item.name}/{item.inode()}")
                continue
            status = item.stat(follow_symlinks=False)
            time = status.st_mtime_ns
            if time > started - FRESH:
                return ""
            parts.append(f"{item.name}/{time} {status.st_size} {status.st_ino}")
    except OSError:
        return ""  # it vanished since the folder was listed
    return blake2b("\n".join(parts).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
