"""Files on disk: which there are, what stands beside each, and their bytes. Follows no link."""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from errno import ELOOP
from functools import cache
from hashlib import blake2b
from mimetypes import guess_type
from pathlib import Path

from publisher.errors import InputError, ReadError
from publisher.models import Article, Claim, Enclosure, Problem, Severity

DEEPEST = 64  # folders inside folders
PIECE = 4 * 1024 * 1024  # bytes of a line file handed on at a time
FRESH = 2_000_000_000  # ns: a file this young may change again within its clock's grain
SIDECARS = (".toml", ".yaml", ".yml", ".json")
Readable = Callable[[str], bool]
Texts = tuple[str, ...]
_PASSED_OVER = re.compile(
    r"^[.#]|^~\$|(?:~|\.sw[a-p]|\.te?mp|\.bak|\.orig|\.rej|\.part|\.crdownload)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class File:
    """A file that may hold articles. `stamp` changes when it, its sidecar or a default does."""

    name: str
    path: str
    stamp: str
    size: int
    modified: int  # ns since the epoch
    companions: tuple[str, ...] = ()  # paths, weakest first: outer defaults, inner defaults, the sidecar

    @property
    def time(self) -> datetime:
        """The file's modification time, in whole seconds."""
        return datetime.fromtimestamp(min(max(self.modified // 10**9, 0), 253_370_764_800), UTC)


@dataclass(slots=True)
class Walk:
    """One walk: what was passed over, for `-v`, and what could not be looked at."""

    unknown: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)  # folders that could not be looked into: "name/"
    started: int = field(default_factory=time.time_ns)


@dataclass(frozen=True, slots=True)
class _Place:
    """A folder on the way down."""

    path: str
    name: str  # with a closing slash, or ""
    defaults: tuple[tuple[str, str], ...] = ()  # path and stamp of each _defaults file, outermost first


class Scanner:
    """Walks the article folders and reads files. `readable` says whether a name has a reader."""

    def __init__(self, root: Path, paths: Texts, ignore: Texts, most: int, output: Path | None = None) -> None:
        """Keep where to look, what to ignore (globs with `**`), the largest article, and where feeds lie."""
        self.root = root
        self.paths = paths
        self.ignore = re.compile("|".join(map(glob_pattern, ignore)) or r"(?!)")
        self.max_size = most  # bytes
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

    def _folder(self, place: _Place, walk: Walk, readable: Readable, depth: int) -> Iterator[File]:
        try:
            with os.scandir(place.path) as found:
                listing = sorted(found, key=lambda item: item.name)
        except OSError as error:
            if depth == 0:
                raise InputError(f"{place.path}: {error.strerror}", "make the folder readable") from error
            walk.unseen.append(place.name)
            walk.problems.append(
                Problem(shown(place.path), f"{error.strerror}", "make the folder readable, or ignore it")
            )
            return
        items = {item.name: item for item in listing}
        defaults = [name for name in items if name.startswith("_defaults.") and name[9:] in SIDECARS]
        for name in defaults:
            with suppress(OSError):  # it vanished since the folder was listed
                beside = (f"{place.path}/{name}", _stamp(items[name].stat(follow_symlinks=False)))
                place = replace(place, defaults=(*place.defaults, beside))
        for item in listing:
            name = place.name + item.name
            if _PASSED_OVER.search(item.name) or item.name in defaults or self.ignore.fullmatch(name):
                continue
            if item.is_dir(follow_symlinks=False):
                if depth < DEEPEST and not self._is_output(item):
                    yield from self._folder(
                        _Place(item.path, name + "/", place.defaults), walk, readable, depth + 1
                    )
            elif _is_sidecar(item.name, readable):
                continue
            elif not readable(item.name):
                walk.unknown.append(name)
            elif not item.is_file(follow_symlinks=False):
                walk.problems.append(Problem(shown(item.path.removeprefix(f"{self.root}/")), *_irregular(item)))
            else:
                file = self._file(item, name, items, place.defaults, walk)
                if file is not None:
                    yield file

    def _is_output(self, item: os.DirEntry[str]) -> bool:
        if self.output is None or not self.output.exists():
            return False
        return item.inode() == self.output.stat().st_ino and self.output.samefile(item.path)

    def _file(
        self,
        item: os.DirEntry[str],
        name: str,
        items: dict[str, os.DirEntry[str]],
        defaults: tuple[tuple[str, str], ...],
        walk: Walk,
    ) -> File | None:
        try:
            status = item.stat(follow_symlinks=False)
            beside = [items[item.name + suffix] for suffix in SIDECARS if item.name + suffix in items]
            stamps = ((one.path, _stamp(one.stat(follow_symlinks=False))) for one in beside)
            companions = (*defaults, *stamps)
        except OSError:
            return None  # it vanished since the folder was listed
        stamp = _stamp(status)
        if companions:
            stamp += (
                "+" + blake2b(repr(companions).encode("utf-8", "surrogateescape"), digest_size=9).hexdigest()
            )
        if status.st_mtime_ns > walk.started - FRESH:
            stamp = f"?{stamp}"  # too young to be trusted at the next look
        return File(name, item.path, stamp, status.st_size, status.st_mtime_ns, tuple(p for p, _ in companions))

    def where(self, file: File) -> str:
        """Name a file as its owner would, from the site's folder on, fit to print."""
        return shown(file.path.removeprefix(f"{self.root}/"))

    def load(self, path: str) -> bytes:
        """Read a whole file.

        Raises:
            ReadError: it is no plain file, larger than the bound, cannot be read, or changed meanwhile.
        """
        handle = _open(path)
        try:
            before = os.fstat(handle)
            if before.st_size > self.max_size:
                raise ReadError(
                    f"the file has {before.st_size} bytes, the bound is {self.max_size}",
                    "split it, or raise [articles] max_size (MiB)",
                )
            with os.fdopen(os.dup(handle), "rb") as file:
                data = file.read(self.max_size + 1)
            if _stamp(before) != _stamp(os.fstat(handle)) or len(data) != before.st_size:
                raise ReadError("the file changed while it was read", "nothing to do: the next build reads it")
        except OSError as error:
            raise ReadError(f"{error.strerror}", "check the disk and the file's permissions") from error
        finally:
            os.close(handle)
        return data

    def pieces(self, file: File, start: int = 0) -> Iterator[tuple[int, bytes]]:
        """Read a file of lines piece by piece, each cut at a line's end, with the byte it starts at.

        Raises:
            ReadError: see `load`; of a gzip file also that it is damaged.
        """
        import gzip
        import zlib

        with os.fdopen(_open(file.path), "rb") as raw:
            source = gzip.GzipFile(fileobj=raw) if file.name.endswith(".gz") else raw
            try:
                source.seek(start)
                rest = b""
                while piece := source.read(PIECE):
                    whole, newline, tail = (rest + piece).rpartition(b"\n")
                    if not newline:
                        if len(tail) > 4 * self.max_size:
                            raise ReadError("one line is larger than the bound", "write one record a line")
                        rest = tail
                        continue
                    yield start, whole + newline
                    start, rest = start + len(whole) + 1, tail
            except (OSError, EOFError, zlib.error) as error:
                raise ReadError(f"the file cannot be read: {error}", "write it again") from error
        if rest.strip():
            yield start, rest

    def line(self, file: File, start: int) -> bytes:
        """Read the one line that starts at a byte.

        Raises:
            ReadError: see `load`.
        """
        import gzip
        import zlib

        with os.fdopen(_open(file.path), "rb") as raw:
            source = gzip.GzipFile(fileobj=raw) if file.name.endswith(".gz") else raw
            try:
                source.seek(start)
                return source.readline(self.max_size + 1)
            except (OSError, EOFError, zlib.error) as error:
                raise ReadError(f"the file cannot be read: {error}", "write it again") from error

    def measured(self, article: Article, file: File) -> Article:
        """Give images and enclosures that lie beside the article their true type and length."""
        claims = tuple(self._measure(claim, file) for claim in article.claims)
        return article if claims == article.claims else replace(article, claims=claims)

    def _measure(self, claim: Claim, file: File) -> Claim:
        value = claim.value
        if not isinstance(value, Enclosure) or value.length is not None or "://" in value.url:
            return claim
        parts = value.url.split("?")[0].split("#")[0].split("/")
        if value.url.startswith("/") or ".." in parts or any(part.startswith(".") for part in parts[1:]):
            return claim
        path = os.path.join(os.path.dirname(file.path), *parts)  # noqa: PTH118, PTH120 -- Path folds "./" and costs more
        try:
            status = os.lstat(path)
        except (OSError, ValueError):
            return claim
        if not stat.S_ISREG(status.st_mode):
            return claim
        kind = value.type or guess_type(path)[0] or "application/octet-stream"
        return replace(claim, value=Enclosure(value.url, kind, status.st_size))


def shown(text: str) -> str:
    """Make a name fit to print: no control characters, no lone surrogates, no direction marks."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


@cache
def glob_pattern(glob: str) -> str:
    """Turn a glob into a regular expression: `**` crosses folders, `*` and `?` do not."""
    signs = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    parts = re.findall(r"\*\*/|\*\*|\*|\?|[^*?]+", glob.strip("/"))
    return "(?:" + "".join(signs.get(part) or re.escape(part) for part in parts) + "(?:/.*)?)"


def _stamp(status: os.stat_result) -> str:
    return f"{status.st_mtime_ns:x}.{status.st_size:x}.{status.st_ino:x}"


def _is_sidecar(name: str, readable: Readable) -> bool:
    """Tell whether a name is that of a readable file and a sidecar's suffix, the file there or not."""
    stem, _, suffix = name.rpartition(".")
    return "." + suffix in SIDECARS and readable(stem)


def _irregular(item: os.DirEntry[str]) -> tuple[str, str, Severity]:
    """Say what is wrong with an article that is no plain file: nothing is followed, nothing waited for."""
    if item.is_symlink():
        return "is a symbolic link, and none is followed", "put the file itself there, or ignore it", "warning"
    return "is no plain file", "remove it, or ignore it in [articles] ignore", "warning"


def _open(path: str) -> int:
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        if error.errno == ELOOP:
            raise ReadError("this is a symbolic link", "put the file itself there") from error
        raise ReadError(f"{error.strerror}", "make the file readable for the user who builds") from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise ReadError("this is no plain file", "remove it, or ignore it in [articles] ignore")
    return handle
