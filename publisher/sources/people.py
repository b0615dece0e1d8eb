"""Files of people by their keys, which accompany articles: `authors.yml`, or a file for each in `authors/`.

Jekyll, Eleventy and Hugo keep them in `_data` or `data`, Docusaurus and MkDocs Material beside the articles,
Gatsby and Astro in a folder beside those of the articles. No link is followed. `readers.authors` reads them.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from hashlib import blake2b

from publisher.errors import ReadError
from publisher.sources.attachments import version_of
from publisher.sources.reading import open_plain, state_of

SUFFIXES = (".toml", ".yaml", ".yml", ".json")
FILES = tuple(f"{name}{suffix}" for name in ("authors", ".authors") for suffix in SUFFIXES)
FOLDERS = ("authors", "_authors")  # that hold a file for each person
DATA_FOLDERS = ("_data", "data")  # folders that may hold one of these
_SUFFIXES = (*SUFFIXES, ".md", ".mdx", ".markdown")
_PAGES = ("_index.md", "index.md")  # of a person who has a folder (Hugo)
MOST = 500  # people of one folder
LARGEST = 1024 * 1024  # bytes of a file; a larger one is no list of people
_LARGEST_PERSON = 65_536  # bytes of the file of one person


def listed(names: Sequence[str]) -> bool:
    """Tell whether a folder of these names may hold people, itself or in a folder of data."""
    return any(name in _KNOWN for name in names)


_KNOWN = frozenset((*FILES, *FOLDERS, *DATA_FOLDERS))


def around(folder: str) -> Iterator[tuple[str, str]]:
    """Find the files and folders of people that apply to the articles of a folder: path and state of each."""
    for place in _places(folder):
        for file in FILES:
            if state := _state_of_file(f"{place}/{file}"):
                yield f"{place}/{file}", state
        for one in FOLDERS:
            if state := _state_of_folder(f"{place}/{one}"):
                yield f"{place}/{one}", state


def paths_around(folder: str) -> tuple[str, ...]:
    """Find the same paths; each folder is looked into once, as long as nothing comes or goes in it."""
    return tuple(path for place in _places(folder) for path in _paths_in(place, _time_of(place)))


def _places(folder: str) -> Iterator[str]:
    for name in DATA_FOLDERS:
        if _is_folder(f"{folder}/{name}"):
            yield f"{folder}/{name}"
    yield folder


@lru_cache(maxsize=1024)
def _paths_in(place: str, _time: int) -> tuple[str, ...]:
    files = (f"{place}/{one}" for one in FILES)
    folders = (f"{place}/{one}" for one in FOLDERS)
    return (*filter(_state_of_file, files), *filter(_state_of_folder, folders))


def _time_of(path: str) -> int:
    try:
        return os.lstat(path).st_mtime_ns
    except OSError:
        return 0


def _state_of_file(path: str) -> str:
    """Tell one state of a file of people from the next; "" where there is none, or it is too large for one."""
    try:
        status = os.lstat(path)
    except OSError:
        return ""
    return state_of(status) if stat.S_ISREG(status.st_mode) and status.st_size <= LARGEST else ""


def bundle(path: str) -> tuple[tuple[str, bytes], ...]:
    """Read the files of a folder of people: their names below it, and their bytes; none where it is no such."""
    return _bundle(path, _state_of_folder(path))


@lru_cache(maxsize=16)  # the articles of a site share the folder
def _bundle(path: str, _state: str) -> tuple[tuple[str, bytes], ...]:
    return tuple((name, data) for name in _members(path) if (data := _read(f"{path}/{name}")))


def _members(path: str) -> list[str]:
    """List the files of a folder of people, and those of folders in it that are a person's."""
    found: list[str] = []
    with suppress(OSError), os.scandir(path) as listing:
        for item in sorted(listing, key=lambda one: one.name)[: 2 * MOST]:
            if item.is_file(follow_symlinks=False) and item.name.endswith(_SUFFIXES):
                found.append(item.name)
            elif item.is_dir(follow_symlinks=False):
                found += [f"{item.name}/{page}" for page in _PAGES if version_of(f"{item.path}/{page}")][:1]
    return found[:MOST]


def _state_of_folder(path: str) -> str:
    """Tell one state of a folder of people from the next; "" where it is none."""
    if not _is_folder(path):
        return ""
    states = [(name, version_of(f"{path}/{name}")) for name in _members(path)]
    if not states:
        return ""
    return blake2b(repr(states).encode("utf-8", "surrogateescape"), digest_size=9).hexdigest()


def _read(path: str) -> bytes:
    """Read a small file; b"" where it is larger, or cannot be read."""
    try:
        handle = open_plain(path)
    except ReadError:
        return b""
    try:
        status = os.fstat(handle)
        data = os.read(handle, _LARGEST_PERSON + 1) if status.st_size <= _LARGEST_PERSON else b""
        return data if len(data) <= _LARGEST_PERSON and state_of(status) == state_of(os.fstat(handle)) else b""
    except OSError:
        return b""
    finally:
        os.close(handle)


def _is_folder(path: str) -> bool:
    """Tell whether a path is a folder, and no link to one."""
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except OSError:
        return False
