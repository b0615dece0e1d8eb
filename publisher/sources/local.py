"""Articles in local folders. No symbolic link is followed, and no read waits for a pipe."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from unicodedata import normalize

from publisher.errors import InputError, ReadError
from publisher.models import Problem, Severity
from publisher.sources import people
from publisher.sources.attachments import Beside, beside, state_below
from publisher.sources.attachments import version_of as version_of_file
from publisher.sources.names import files_below, has_articles, is_index, list_indexes, passed_over
from publisher.sources.reading import File, FileReader, Role, open_plain, state_of
from publisher.sources.walk import FRESH, Folder, Walk, version_of
from publisher.tables.media import TYPES
from publisher.text.characters import printable
from publisher.text.globs import glob_pattern
from publisher.text.mailboxes import is_unfinished

if TYPE_CHECKING:
    from publisher.models import Article

DEEPEST = 64  # levels of folders
SECTION = "_index.md"  # of Hugo: it passes fields on to the articles of its folder, and below
SIDECARS = (".toml", ".yaml", ".yml", ".json")
DATA = (".json", ".11tydata.json")  # of Eleventy: `posts.json` in `posts/`, `fog.json` next to `fog.md`
META = ".meta"  # of Nikola: `fog.meta` next to `fog.rst`
_BESIDE = (*DATA, META)
_COMPANIONS = (*SIDECARS, META)
_LARGEST_DATA = 65_536  # bytes: more is no metadata
Readable = Callable[[str], bool]
Texts = tuple[str, ...]
MOST_MEDIA = 100_000
_MEDIA = tuple(
    f".{suffix}" for suffix, kind in TYPES.items() if kind.startswith(("image/", "audio/", "video/"))
)
_RECORDINGS = tuple(f".{suffix}" for suffix, kind in TYPES.items() if kind.startswith(("audio/", "video/")))
_IGNORED = re.compile(
    r"^[.#]|^~\$|(?:~|\.sw[a-p]|\.te?mp|\.bak|\.orig|\.rej|\.part|\.crdownload)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Place:
    """A folder on the way down."""

    path: str
    name: str  # with a closing slash, or ""
    defaults: tuple[tuple[str, str], ...] = ()  # path and stamp of each _defaults file, outermost first
    version: str = ""  # see Folder
    recordings: str = ""  # see Folder
    is_section: bool = False  # it holds articles besides its index
    indexes: frozenset[str] = frozenset()  # those of a mailing list's archive
    described: frozenset[str] = frozenset()  # names without suffix of what data may be about


class LocalSource(FileReader):
    """Walks the article folders and reads files. `readable` says whether a name has a reader."""

    def __init__(self, root: Path, paths: Texts, ignore: Texts, most: int, output: Path | None = None) -> None:
        """Keep where to look, what to ignore (globs with `**`), the largest article, and where feeds are."""
        self.root = root
        self.max_size = most
        self.paths = paths
        self.ignore = re.compile("|".join(map(glob_pattern, ignore))) if ignore else None
        self.output = output  # feeds that are written among the articles are no articles
        self._named: dict[str, tuple[str, str]] | None = None  # see `_media`

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
            known = tuple(found for one in self._above(top) for found in people.around(one))
            place = _Place(str(top), self._prefix(path), known)
            yield from self._folder(place, walk, readable, 0)

    def _above(self, top: Path) -> list[str]:
        """List the folders of the site above a folder of articles, the outermost first."""
        if self.root not in top.parents:
            return []
        return [str(one) for one in reversed(top.parents[: top.parents.index(self.root) + 1])]

    def find(self, name: str) -> File | None:
        """Look at one file again, and at its companions; None where it is gone.

        `name` and its stamp are those of a walk, but for recordings in its folder.
        """
        path = next((one for one in self.paths if name.startswith(one.strip("/") + "/")), "")
        below = name if len(self.paths) == 1 else name[len(path.strip("/")) + 1 :]
        folder = str(self.root / (self.paths[0] if len(self.paths) == 1 else path))
        candidates = []
        candidates += [path for one in self._above(Path(folder)) for path in people.paths_around(one)]
        for part in ("", *below.split("/")[:-1]):
            folder = f"{folder}/{part}" if part else folder
            candidates += people.paths_around(folder)
            candidates += [f"{folder}/_defaults{suffix}" for suffix in sorted(SIDECARS)]
            candidates += [
                f"{folder}/{one}" for one in (SECTION, *(base_of(folder) + suffix for suffix in DATA))
            ]
        article = f"{folder}/{below.rpartition('/')[2]}"
        if not article.endswith(DATA):
            candidates += [article.rpartition(".")[0] + suffix for suffix in _BESIDE]
        candidates += [article + suffix for suffix in SIDECARS]
        try:
            status = Path(article).lstat()
            companions = [
                (one, state_of(found))
                for one in dict.fromkeys(filter(os.path.lexists, candidates))
                if _is_companion(one, found := Path(one).lstat())
            ]
        except OSError:
            return None
        version = _together(state_of(status), companions)
        paths = tuple(one for one, _ in companions)
        return File(name, article, version, status.st_size, status.st_mtime_ns, paths)

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
                Problem(printable(place.path), f"{error.strerror}", "make the folder readable, or ignore it")
            )
            return
        if people.listed([item.name for item in listing]):
            place = replace(place, defaults=(*place.defaults, *people.around(place.path)))
        place = replace(place, version=version_of(listing, place.defaults, walk.started))
        wanted = [item for item in listing if not self._is_ignored(item.name, place)]
        place = _with_surroundings(place, wanted, readable)
        # Sidecars are rare: where a folder has none, none is looked for.
        sidecars = {item.name: item for item in listing if item.name.endswith(_COMPANIONS)}
        defaults = [name for name in sidecars if name.startswith("_defaults.") and name[9:] in SIDECARS]
        sections = {item.name: item for item in listing if item.name == SECTION}
        found_defaults = _defaults(place.path, [*defaults, *sections], {**sidecars, **sections})
        place = replace(place, defaults=(*place.defaults, *found_defaults))
        for name in defaults:
            del sidecars[name]
        known = walk.known.get(place.name)
        if known is not None and known.is_same(place.version, readable):
            walk.folders[place.name] = known
        else:
            items = [item for item in listing if item.name not in defaults and item.name not in people.FILES]
            yield from self._files(
                replace(place, recordings=_recordings(listing)), items, sidecars, walk, readable
            )
        walk.unknown.extend(place.name + name for name in walk.folders[place.name].unknown)
        names = {item.name for item in listing} if any(item.name == "tmp" for item in listing) else ()
        for item in listing:
            if not item.is_dir(follow_symlinks=False) or self._is_ignored(item.name, place):
                continue
            if kind := passed_over(item.name):
                inside = files_below(item.path, readable) if kind == "drafts" else [""]
                walk.unknown.extend(f"{place.name}{item.name}/{name}" for name in inside)
            elif is_unfinished(item.name, names):
                continue
            elif depth < DEEPEST and not self._is_output(item):
                below = _Place(item.path, f"{place.name}{item.name}/", place.defaults)
                yield from self._folder(below, walk, readable, depth + 1)

    def _files(
        self,
        place: _Place,
        items: list[os.DirEntry[str]],
        sidecars: dict[str, os.DirEntry[str]],
        walk: Walk,
        readable: Readable,
    ) -> Iterator[File]:
        """Give the files of one folder, and note it in the walk."""
        count, read, unknown, problems = 0, {}, [], []
        if sidecars:
            stems = (item.name.rpartition(".")[0] for item in items if not item.name.endswith(_COMPANIONS))
            place = replace(place, described=frozenset(stems))
        for item in items:
            if item.is_dir(follow_symlinks=False) or self._is_ignored(item.name, place):
                continue
            if sidecars and (_is_sidecar(item.name, readable) or _describes(item.name, place)):
                continue
            if not readable(item.name):
                unknown.append(item.name)
            elif not item.is_file(follow_symlinks=False):
                problems.append(Problem(printable(item.path.removeprefix(f"{self.root}/")), *_irregular(item)))
            else:
                file = self._file(item, place.name + item.name, sidecars, place, walk)
                if file is not None:
                    count += 1
                    read[item.name.rpartition(".")[2]] = item.name
                    yield file
        walk.problems.extend(problems)
        walk.folders[place.name] = Folder(
            "" if problems else place.version, count, tuple(read.values()), tuple(unknown), place.recordings
        )

    def _is_ignored(self, name: str, place: _Place) -> bool:
        if _IGNORED.search(name):
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
        sidecars: dict[str, os.DirEntry[str]],
        place: _Place,
        walk: Walk,
    ) -> File | None:
        companions = place.defaults
        try:
            status = item.stat(follow_symlinks=False)
            for one in _accompanying(item.name, sidecars) if sidecars else ():
                found = one.stat(follow_symlinks=False)
                if _is_companion(one.path, found) and (one.path, state_of(found)) not in companions:
                    companions += ((one.path, state_of(found)),)
        except OSError:
            return None  # it vanished since the folder was listed
        version = _together(state_of(status), companions) if companions else state_of(status)
        if place.recordings:
            version += f"+{place.recordings}"
        role = _role(item.name, place)
        if role:
            version += f"!{role}"
        if status.st_mtime_ns > walk.started - FRESH:
            version = f"?{version}"  # too young to be trusted at the next look
        paths = tuple(path for path, _ in companions)
        return File(name, item.path, version, status.st_size, status.st_mtime_ns, paths, place.recordings, role)

    def open(self, path: str) -> BinaryIO:
        """Open a plain file.

        Raises:
            ReadError: it is a link, no plain file, or cannot be read.
        """
        return os.fdopen(open_plain(path), "rb")

    def where(self, file: File) -> str:
        """Name a file as its owner would, from the site's folder on, fit to print."""
        return printable(file.path.removeprefix(f"{self.root}/"))

    def load(self, path: str) -> bytes:
        """Read a whole file.

        Raises:
            ReadError: it is no plain file, larger than the bound, cannot be read, or changed meanwhile.
        """
        handle = open_plain(path)
        try:
            before = os.fstat(handle)
            if before.st_size > self.max_size:
                raise ReadError(
                    f"the file has {before.st_size} bytes, the bound is {self.max_size}",
                    "split it, or raise [articles] max_size (MiB)",
                )
            data = _read_all(handle, before.st_size)
            if state_of(before) != state_of(os.fstat(handle)) or len(data) != before.st_size:
                raise ReadError("the file changed while it was read", "nothing to do: the next build reads it")
        except OSError as error:
            raise ReadError(f"{error.strerror}", "check the disk and the file's permissions") from error
        finally:
            os.close(handle)
        return data

    def people(self, path: str) -> tuple[tuple[str, bytes], ...]:
        """Read a companion that is a folder of people: the name and the bytes of each file."""
        return people.bundle(path)

    def beside(self, name: str) -> Beside | None:
        """Look at a file that an article refers to; None where it may not be published, or is not there.

        A name without folders that is not there is looked for in all folders, as Obsidian does.
        """
        top, below = self._top_of(name)
        if self._is_unwanted(name):
            return None
        found = beside(top, below)
        if (
            found is None and not below.isascii()
        ):  # letters with accents, composed by one system and not by another
            forms = (normalize(form, below) for form in ("NFC", "NFD"))
            found = next(filter(None, (beside(top, one) for one in forms if one != below)), None)
        if found is None and "/" not in below:
            elsewhere = self._media().get(below.lower())
            found = None if elsewhere is None else beside(*elsewhere)
        return found

    def state(self, name: str) -> str:
        """Tell one state of a file that an article refers to from the next; "" where it is not there."""
        top, below = self._top_of(name)
        elsewhere = None if "/" in below else self._media().get(below.lower())
        return state_below(top, below) or (state_below(*elsewhere) if elsewhere else "")

    def located(self, name: str) -> str:
        """Give the path of a file from the top, or of a picture or recording by its name; "" where none is."""
        if state_below(*self._top_of(name)):
            return name
        top, below = self._media().get(name.lower(), ("", "")) if "/" not in name else ("", "")
        prefix = next((self._prefix(path) for path in self.paths if str(self.root / path) == top), "")
        return prefix + below if below else ""

    def version(self, path: str) -> str:
        """Tell one state of a file from the next; "" where it is gone."""
        return version_of_file(path)

    def _top_of(self, name: str) -> tuple[str, str]:
        """Give the folder of the source to which a name belongs, and its path below."""
        if len(self.paths) == 1:
            return str(self.root / self.paths[0]), name
        for path in self.paths:
            prefix = path.strip("/") + "/"
            if name.startswith(prefix):
                return str(self.root / path), name[len(prefix) :]
        return str(self.root), ""

    def _is_unwanted(self, name: str) -> bool:
        parts = name.split("/")
        folders = ["/".join(parts[: index + 1]) for index in range(len(parts))]
        return self.ignore is not None and any(self.ignore.fullmatch(one) for one in folders)

    def _media(self) -> dict[str, tuple[str, str]]:
        """List pictures and recordings by name, the shortest path first; made when it is first asked for."""
        if self._named is None:
            self._named = {}
            for path in self.paths:
                top = str(self.root / path)
                for below in sorted(_media_below(top), key=lambda one: (one.count("/"), one)):
                    self._named.setdefault(below.rpartition("/")[2].lower(), (top, below))
        return self._named

    def first_commits(self) -> Mapping[str, datetime]:
        """Give when git first saw files, by name; asks git once for each articles folder."""
        from publisher.sources.first_commits import first_commits

        return {
            self._prefix(path) + name: when
            for path in self.paths
            for name, when in first_commits(str(self.root / path)).items()
        }

    def _prefix(self, path: str) -> str:
        """Give what the names of a folder's files begin with."""
        return "" if len(self.paths) == 1 else path.strip("/") + "/"

    def measured(self, article: Article, file: File, site: str = "") -> Article:
        """Give images and enclosures that are next to the article, or below the site, what their bytes say.

        `site` is the site's address: files below it are looked for in the site's folder.
        """
        from publisher.sources.measure import measured

        folder = file.path.rpartition("/")[0]
        claims = tuple(measured(claim, folder, str(self.root), site) for claim in article.claims)
        return article if claims == article.claims else article._replace(claims=claims)


def _with_surroundings(place: _Place, listing: list[os.DirEntry[str]], readable: Readable) -> _Place:
    """Note what the files of a folder say of its indexes; its version says so, too."""
    indexes = list_indexes({item.name for item in listing})
    is_section = any(is_index(item.name) for item in listing) and has_articles(listing, readable)
    if not (indexes or is_section):
        return place
    version = f"{place.version}+section" if place.version and is_section else place.version
    return replace(place, version=version, is_section=is_section, indexes=indexes)


def base_of(path: str) -> str:
    """Give the last part of a path."""
    return path.rstrip("/").rpartition("/")[2]


def _role(name: str, place: _Place) -> Role:
    if name in place.indexes:
        return "listing"
    stem = name.removesuffix(".json")
    if stem != name and (stem in place.described or stem == base_of(place.path)):
        return "data"
    return "section" if place.is_section and is_index(name) else ""


def _defaults(
    path: str, names: Sequence[str], sidecars: Mapping[str, os.DirEntry[str]]
) -> Iterator[tuple[str, str]]:
    """Give path and stamp of a folder's defaults, and of Eleventy's data for the folder."""
    data = [base_of(path) + suffix for suffix in DATA] if sidecars else []
    for item in (sidecars[name] for name in (*names, *data) if name in sidecars):
        with suppress(OSError):  # it vanished since the folder was listed
            found = item.stat(follow_symlinks=False)
            if _is_companion(item.path, found):
                yield f"{path}/{item.name}", state_of(found)


def _accompanying(name: str, sidecars: Mapping[str, os.DirEntry[str]]) -> Iterator[os.DirEntry[str]]:
    """Give Eleventy's data for an article, Nikola's head of it, then its sidecars."""
    names = [] if name.endswith(DATA) else [name.rpartition(".")[0] + suffix for suffix in _BESIDE]
    names += [name + suffix for suffix in SIDECARS]
    yield from (sidecars[one] for one in names if one in sidecars)


def _is_companion(path: str, status: os.stat_result) -> bool:
    """Tell whether a file may accompany others: data of Eleventy is small, or it is something else."""
    if base_of(path) in people.FILES:
        return True
    stem, _, suffix = path.rpartition("/")[2].rpartition(".")
    is_data = suffix == "json" and stem != "_defaults" and not stem.endswith(".11tydata")
    return not is_data or "." in stem or status.st_size <= _LARGEST_DATA


def _media_below(top: str) -> list[str]:
    """List the pictures and recordings below a folder, at most `MOST_MEDIA`."""
    found: list[str] = []
    for folder, below, names in os.walk(top):
        below[:] = [one for one in below if not one.startswith((".", "_"))]
        prefix = folder[len(top) :].strip("/")
        found += [f"{prefix}/{name}".lstrip("/") for name in names if name.lower().endswith(_MEDIA)]
        if len(found) > MOST_MEDIA:
            break
    return found


def _read_all(handle: int, size: int) -> bytes:
    # Asked for no more than there is, and a byte to see it grow: a buffer for the largest article costs
    # more than the file.
    data = piece = os.read(handle, size + 1)
    while piece and len(data) < size:
        piece = os.read(handle, size + 1 - len(data))
        data += piece
    return data


def _together(version: str, companions: Sequence[tuple[str, str]]) -> str:
    """Combine the version of a file and of its companions."""
    if not companions:
        return version
    data = repr(tuple(companions)).encode("utf-8", "surrogateescape")
    return f"{version}+{blake2b(data, digest_size=9).hexdigest()}"


def _recordings(listing: list[os.DirEntry[str]]) -> str:
    """Digest the state of a folder's recordings; "" where it has none."""
    versions = []
    for item in listing:
        if item.name.lower().endswith(_RECORDINGS):
            with suppress(OSError):  # it vanished since the folder was listed
                versions.append((item.name, state_of(item.stat(follow_symlinks=False))))
    if not versions:
        return ""
    return blake2b(repr(versions).encode("utf-8", "surrogateescape"), digest_size=9).hexdigest()


def _is_sidecar(name: str, readable: Readable) -> bool:
    """Tell whether a name is that of a readable file and a sidecar's suffix, the file there or not."""
    stem, _, suffix = name.rpartition(".")
    return "." + suffix in SIDECARS and readable(stem)


def _describes(name: str, place: _Place) -> bool:
    """Tell whether a name is that of Nikola's head of an article of the folder."""
    return name.endswith(META) and name.removesuffix(META) in place.described


def _irregular(item: os.DirEntry[str]) -> tuple[str, str, Severity]:
    """Say what is wrong with an article that is no plain file: nothing is followed, nothing waited for."""
    if item.is_symlink():
        return "is a symbolic link, and none is followed", "put the file itself there, or ignore it", "warning"
    return "is no plain file", "name it in [articles] ignore", "warning"
