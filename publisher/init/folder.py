"""Reading the files of a site's folder: plain files below it, within bounds, and no link is followed."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from posixpath import normpath
from typing import Any

from publisher.errors import ReadError
from publisher.readers.data_formats import parse_json, parse_toml, parse_yaml
from publisher.sources.reading import open_plain
from publisher.text.characters import printable

LARGEST = 256 * 1024  # bytes of a configuration file
HEAD = 8 * 1024  # bytes of an article that are looked at
MOST = 20_000  # names of one folder that are listed


class SiteFolder:
    """A folder that is looked at. Names are below it, with forward slashes.

    `notes` are the sentences on files that could not be read.
    """

    def __init__(self, root: Path) -> None:
        """Keep the folder; it need not exist."""
        self.root = root
        self.notes: list[str] = []
        self._listed: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def listing(self, name: str = "") -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the sorted names of plain files and of folders in a folder; none where it cannot be listed."""
        if name not in self._listed:
            self._listed[name] = self._list(name)
        return self._listed[name]

    def _list(self, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        files, folders = [], []
        path = self._path(name)
        with suppress(OSError):
            if path is None:
                return (), ()
            with os.scandir(path) as found:
                for item, _ in zip(found, range(MOST), strict=False):
                    if not item.name.isprintable():
                        continue  # no configuration can name it
                    if item.is_dir(follow_symlinks=False):
                        folders.append(item.name)
                    elif item.is_file(follow_symlinks=False):
                        files.append(item.name)
        return tuple(sorted(files)), tuple(sorted(folders))

    def _path(self, name: str) -> Path | None:
        """Return the path of a name; None where it leads out of the folder, or over a link."""
        plain = inside(name)
        if plain is None:
            return None
        path = self.root
        for part in plain.split("/") if plain else ():
            path = path / part
            if path.is_symlink():
                return None
        return path

    def has(self, name: str) -> bool:
        """Tell whether this is a plain file of the folder."""
        path = self._path(name)
        return path is not None and path.is_file()

    def has_folder(self, name: str) -> bool:
        """Tell whether this is a folder in the folder."""
        path = self._path(name)
        return path is not None and path.is_dir()

    def first(self, *names: str) -> str:
        """Return the first of these files that there is, "" where there is none."""
        return next((name for name in names if self.has(name)), "")

    def head(self, name: str, most: int = HEAD) -> str:
        """Return the first bytes of a file as text; "" where it cannot be read."""
        path = self._path(name)
        if path is None:
            return ""
        try:
            with os.fdopen(open_plain(str(path)), "rb") as source:
                return source.read(most).decode("utf-8-sig", "replace")
        except (OSError, ReadError, ValueError):
            return ""

    def text(self, name: str) -> str:
        """Return a configuration file's text; "" where it is missing, not text or too large, which is noted."""
        text = self.head(name, LARGEST + 1)
        if len(text) > LARGEST or "\0" in text:
            self.notes.append(
                f"{name} is {'too large' if len(text) > LARGEST else 'no text'}, and was not read"
            )
            return ""
        return text

    def values(self, name: str) -> dict[str, Any]:
        """Return what a YAML, TOML or JSON file says; {} where it is missing or wrong, which is noted."""
        text = self.text(name)
        if not text.strip():
            return {}
        try:
            if name.endswith(".toml"):
                return parse_toml(text)
            found = parse_json(text) if name.endswith(".json") else parse_yaml(_one_document(text))
        except ReadError as error:
            line = f":{error.line}" if error.line else ""
            self.notes.append(printable(f"{name}{line}: {error.message}"))
            return {} if name.endswith((".toml", ".json")) else _plain_lines(text)
        return found if isinstance(found, dict) else {}


def inside(name: str) -> str | None:
    """Write a relative path plainly, "" for the folder itself; None where it leads out of the folder."""
    if name.startswith(("/", "~")) or "\0" in name or "\\" in name:
        return None
    plain = normpath(name) if name else ""
    if plain == ".":
        return ""
    return None if plain == ".." or plain.startswith("../") else plain


def _one_document(text: str) -> str:
    """Return the first document of a YAML stream, without the lines that open and close it."""
    lines = text.splitlines()
    start = next((n for n, line in enumerate(lines) if line.strip() and not line.startswith(("#", "%"))), 0)
    if lines and lines[start].rstrip() == "---":
        lines[start] = ""
    end = next((n for n, line in enumerate(lines) if line.rstrip() in {"---", "..."}), len(lines))
    return "\n".join(lines[:end])


def _plain_lines(text: str) -> dict[str, Any]:
    """Return the `key: value` lines at the margin of a YAML text that cannot be read as a whole."""
    values: dict[str, Any] = {}
    for line in text.splitlines():
        key, colon, value = line.partition(":")
        if colon and key.isidentifier() and value[:1] in {" ", "\t"}:
            bare = value.partition(" #")[0].strip()
            if bare[:1] in {'"', "'"} and bare[-1:] == bare[:1]:
                bare = bare[1:-1]
            if bare[:1] not in {"[", "{", "&", "*", "|", ">", "!"}:
                values.setdefault(key, bare)
    return values
