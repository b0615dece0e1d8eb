"""Which files there are, and what stands beside each."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path

from publisher.errors import InputError
from publisher.models import Problem, Severity
from publisher.scanner.files import File, Files, stamp_of
from publisher.scanner.folders import FRESH, Folder, mark_of
from publisher.tables.media import TYPES
from publisher.text.characters import printable as shown

DEEPEST = 64  # folders inside folders
SIDECARS = (".toml", ".yaml", ".yml", ".json")
Readable = Callable[[str], bool]
Texts = tuple[str, ...]
_RECORDINGS = tuple(f".{suffix}" for suffix, kind in TYPES.items() if kind.startswith(("audio/", "video/")))
_PASSED_OVER = re.compile(
    r"^[.#]|^~\$|(?:~|\.sw[a-p]|\.te?mp|\.bak|\.orig|\.rej|\.part|\.crdownload)$", re.IGNORECASE
)


@dataclass(slots=True)
class Walk:
    """One walk: what was passed over, for `-v`, what could not be looked at, and the folders it came by.

    `known` are folders as they were, by name: of one that is still the same, no file is given.
    """

    known: Mapping[str, Folder] = field(default_factory=dict)
    folders: dict[str, Folder] = field(default_factory=dict)  # as they are now, by name: "name/", or ""
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


@dataclass(frozen=True, slots=True)
class _Place:
    """A folder on the way down."""

    path: str
    name: str  # with a closing slash, or ""
    defaults: tuple[tuple[str, str], ...] = ()  # path and stamp of each _defaults file, outermost first
    mark: str = ""  # see Folder
    played: str = ""  # changes when a recording in it does: articles tell its length


class Scanner(Files):
    """Walks the article folders and reads files. `readable` says whether a name has a reader."""

    def __init__(self, root: Path, paths: Texts, ignore: Texts, most: int, output: Path | None = None) -> None:
        """Keep where to look, what to ignore (globs with `**`), the largest article, and where feeds lie."""
        super().__init__(root, most)
        self.paths = paths
        self.ignore = re.compile("|".join(map(glob_pattern, ignore))) if ignore else None
        self.output = output  # feeds written among the articles are none

    def walk(self, walk: Walk, *, readable: Readable) -> Iterator[File]:
        """Find the files in a fixed order.

        Raises:
            InputError: an articles folder is missing or cannot be read.
        """
        for path in self.paths:
            top = self.root / path
            if not top.is_dir():
                where = "is no folder" if top.exists() else "does not exist"
                raise InputError(f"{top}: the articles folder {where}", "make it, or set [articles] path")
            prefix = "" if len(self.paths) == 1 else path.strip("/") + "/"
            yield from self._folder(_Place(str(top), prefix), walk, readable, 0)

    def find(self, name: str) -> File | None:
        """Look at one file again, and for what stands beside it; None where it is gone.

        `name` and its stamp are those of a walk, but for recordings in its folder.
        """
        path = next((one for one in self.paths if name.startswith(one.strip("/") + "/")), "")
        below = name if len(self.paths) == 1 else name[len(path.strip("/")) + 1 :]
        folder = str(self.root / (self.paths[0] if len(self.paths) == 1 else path))
        beside = []
        for part in ("", *below.split("/")[:-1]):
            folder = f"{folder}/{part}" if part else folder
            beside += [f"{folder}/_defaults{suffix}" for suffix in sorted(SIDECARS)]
        article = f"{folder}/{below.rpartition('/')[2]}"
        beside += [article + suffix for suffix in SIDECARS]
        try:
            status = Path(article).lstat()
            companions = [(one, stamp_of(Path(one).lstat())) for one in filter(os.path.lexists, beside)]
        except OSError:
            return None
        stamp = _together(stamp_of(status), companions)
        paths = tuple(one for one, _ in companions)
        return File(name, article, stamp, status.st_size, status.st_mtime_ns, paths)

    def _folder(self, place: _Place, walk: Walk, readable: Readable, depth: int) -> Iterator[File]:
        """Give the files of a folder, then those of the folders in it."""
        try:
            with os.scandir(place.path) as found:
                listing = sorted(found, key=attrgetter("name"))
        except OSError as error:
            if depth == 0:
                raise InputError(f"{place.path}: {error.strerror}", "make the folder readable") from error
            walk.unseen.append(place.name)
            walk.problems.append(
                Problem(shown(place.path), f"{error.strerror}", "make the folder readable, or ignore it")
            )
            return
        place = replace(place, mark=mark_of(listing, place.defaults, walk.started))
        # What stands beside articles is rare: where a folder holds none of it, nothing is looked for.
        beside = {item.name: item for item in listing if item.name.endswith(SIDECARS)}
        defaults = [name for name in beside if name.startswith("_defaults.") and name[9:] in SIDECARS]
        for name in defaults:
            with suppress(OSError):  # it vanished since the folder was listed
                one = (f"{place.path}/{name}", stamp_of(beside.pop(name).stat(follow_symlinks=False)))
                place = replace(place, defaults=(*place.defaults, one))
        known = walk.known.get(place.name)
        if known is not None and known.is_same(place.mark, readable):
            walk.folders[place.name] = known
        else:
            items = [item for item in listing if item.name not in defaults]
            yield from self._files(replace(place, played=_played(listing)), items, beside, walk, readable)
        walk.unknown.extend(place.name + name for name in walk.folders[place.name].unknown)
        for item in listing:
            if not item.is_dir(follow_symlinks=False) or self._is_passed_over(item.name, place):
                continue
            if depth < DEEPEST and not self._is_output(item):
                below = _Place(item.path, f"{place.name}{item.name}/", place.defaults)
                yield from self._folder(below, walk, readable, depth + 1)

    def _files(
        self,
        place: _Place,
        items: list[os.DirEntry[str]],
        beside: dict[str, os.DirEntry[str]],
        walk: Walk,
        readable: Readable,
    ) -> Iterator[File]:
        """Give the files of one folder, and note it in the walk."""
        count, read, unknown, problems = 0, {}, [], []
        for item in items:
            if item.is_dir(follow_symlinks=False) or self._is_passed_over(item.name, place):
                continue
            if beside and _is_sidecar(item.name, readable):
                continue
            if not readable(item.name):
                unknown.append(item.name)
            elif not item.is_file(follow_symlinks=False):
                problems.append(Problem(shown(item.path.removeprefix(f"{self.root}/")), *_irregular(item)))
            else:
                file = self._file(item, place.name + item.name, beside, place, walk)
                if file is not None:
                    count += 1
                    read[item.name.rpartition(".")[2]] = item.name
                    yield file
        walk.problems.extend(problems)
        walk.folders[place.name] = Folder(
            "" if problems else place.mark, count, tuple(read.values()), tuple(unknown)
        )

    def _is_passed_over(self, name: str, place: _Place) -> bool:
        if _PASSED_OVER.search(name):
            return True
        return self.ignore is not None and self.ignore.fullmatch(place.name + name) is not None

    def _is_output(self, item: os.DirEntry[str]) -> bool:
        if self.output is None or not self.output.exists():
            return False
        return item.inode() == self.output.stat().st_ino and self.output.samefile(item.path)

    def _file(
        self,
        item: os.DirEntry[str],
        name: str,
        beside: dict[str, os.DirEntry[str]],
        place: _Place,
        walk: Walk,
    ) -> File | None:
        companions = place.defaults
        try:
            status = item.stat(follow_symlinks=False)
            for one in (beside.get(item.name + suffix) for suffix in SIDECARS) if beside else ():
                if one is not None:
                    companions += ((one.path, stamp_of(one.stat(follow_symlinks=False))),)
        except OSError:
            return None  # it vanished since the folder was listed
        stamp = _together(stamp_of(status), companions) if companions else stamp_of(status)
        if place.played:
            stamp += f"+{place.played}"
        if status.st_mtime_ns > walk.started - FRESH:
            stamp = f"?{stamp}"  # too young to be trusted at the next look
        paths = tuple(path for path, _ in companions)
        return File(name, item.path, stamp, status.st_size, status.st_mtime_ns, paths, place.played)


def _together(stamp: str, companions: Sequence[tuple[str, str]]) -> str:
    """Make one stamp of a file's and of what stands beside it."""
    if not companions:
        return stamp
    told = repr(tuple(companions)).encode("utf-8", "surrogateescape")
    return f"{stamp}+{blake2b(told, digest_size=9).hexdigest()}"


def _played(listing: list[os.DirEntry[str]]) -> str:
    """Tell one state of a folder's recordings from the next, "" where it holds none."""
    stamps = []
    for item in listing:
        if item.name.lower().endswith(_RECORDINGS):
            with suppress(OSError):  # it vanished since the folder was listed
                stamps.append((item.name, stamp_of(item.stat(follow_symlinks=False))))
    if not stamps:
        return ""
    return blake2b(repr(stamps).encode("utf-8", "surrogateescape"), digest_size=9).hexdigest()


@cache
def glob_pattern(glob: str) -> str:
    """Turn a glob into a regular expression: `**` crosses folders, `*` and `?` do not."""
    signs = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    parts = re.findall(r"\*\*/|\*\*|\*|\?|[^*?]+", glob.strip("/"))
    return "(?:" + "".join(signs.get(part) or re.escape(part) for part in parts) + "(?:/.*)?)"


def _is_sidecar(name: str, readable: Readable) -> bool:
    """Tell whether a name is that of a readable file and a sidecar's suffix, the file there or not."""
    stem, _, suffix = name.rpartition(".")
    return "." + suffix in SIDECARS and readable(stem)


def _irregular(item: os.DirEntry[str]) -> tuple[str, str, Severity]:
    """Say what is wrong with an article that is no plain file: nothing is followed, nothing waited for."""
    if item.is_symlink():
        return "is a symbolic link, and none is followed", "put the file itself there, or ignore it", "warning"
    return "is no plain file", "remove it, or ignore it in [articles] ignore", "warning"
