"""Pictures of a site that is not online yet: their addresses, and the files on this disk.

An article with an address of its own names its pictures by addresses of its site. A preview serves them from
the files that the site will be made of: beside the article, where a source is served, or in the folders that
programs publish as they are.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from publisher.errors import CatalogError
from publisher.text.media_types import type_of

if TYPE_CHECKING:
    from publisher.config import Config

# Folders whose files programs publish at the top of the site, and "" for those that publish their own.
_TOPS = ("", "static", "public", "source", "content", "src", "docs", "assets", "files", "images", "media")
MOST = 200  # articles of one folder of addresses, and parts of a path


class _Base(NamedTuple):
    """Where addresses begin, and the folders at which their paths may."""

    address: str
    folders: tuple[str, ...]


class SiteFiles:
    """The files of a site, by their addresses. What it finds is kept until the next build."""

    def __init__(self, config: Config) -> None:
        """Look at the configuration; no file is touched yet."""
        self.root = os.path.realpath(config.root)
        self.state = config.state
        # The names of the catalog are below the only source, or begin with the folder of one of several.
        self.named_below = config.paths[0] if len(config.paths) == 1 else ""
        below = (one.below for one in config.site.sources if one.below)
        folders = tuple(dict.fromkeys((*config.paths, *below, *_TOPS)))
        link = config.site.link
        self.bases = [_Base(one.url, (one.path,)) for one in config.site.sources if one.url]
        self.bases += [
            _Base(one.rstrip("/") + "/", folders) for one in dict.fromkeys((link, _top_of(link))) if one
        ]
        self.beside: dict[str, tuple[str, ...]] = {}  # folders of articles by the folder of their addresses

    def is_own(self, address: str) -> bool:
        """Tell whether an address is one of the site's."""
        return any(address.startswith(base.address) for base in self.bases)

    def find(self, address: str) -> Path | None:
        """Give the picture to which an address of the site will lead; None where there is none."""
        if not self.is_own(address) or not type_of(address).startswith("image/"):
            return None
        address = address.partition("#")[0].partition("?")[0]
        for path in self._candidates(address):
            found = self._plain(path)
            if found is not None:
                return found
        return None

    def _candidates(self, address: str) -> Iterator[str]:
        """Give paths below the root at which the file may be, the likeliest first."""
        folder, _, last = address.rpartition("/")
        for one in self._folders_of(folder + "/"):
            yield f"{one}/{unquote(last)}"
        above, _, part = folder.rpartition("/")
        for one in self._folders_of(above + "/"):  # a folder beside the article: "images/x.png"
            yield f"{one}/{unquote(part)}/{unquote(last)}"
        for base in self.bases:
            if address.startswith(base.address):
                below = unquote(address[len(base.address) :])
                yield from (f"{one}/{below}" for one in base.folders)

    def _folders_of(self, addresses: str) -> tuple[str, ...]:
        """Give the folders of the articles whose addresses begin so, and have no further folder."""
        if addresses not in self.beside:
            self.beside[addresses] = tuple(self._asked(addresses))
        return self.beside[addresses]

    def _asked(self, addresses: str) -> list[str]:
        from publisher.catalog import reading

        query = "SELECT DISTINCT name FROM entry WHERE link = ? OR (link >= ? AND link < ?) LIMIT ?"
        values = (addresses[:-1], addresses, f"{addresses}\U0010ffff", MOST)
        folders: dict[str, None] = {}
        with suppress(CatalogError), reading(self.state) as database:
            for (name,) in database.execute(query, values) if database is not None else ():
                folders[os.fsdecode(name).rpartition("/")[0]] = None
        return [f"{self.named_below}/{one}" for one in folders]

    def _plain(self, path: str) -> Path | None:
        """Give a plain file below the root that is reached without a link, and is not hidden; else None."""
        parts = [part for part in path.split("/") if part not in {"", "."}]
        if not parts or len(parts) > MOST or any(part.startswith(".") or "\0" in part for part in parts):
            return None
        found = Path(self.root, *parts)
        try:
            is_plain = os.path.realpath(found) == str(found) and found.is_file()
        except (OSError, ValueError):
            return None
        return found if is_plain else None


def _top_of(address: str) -> str:
    """Give the address of a site's host: paths from the root begin there."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}/" if parts.netloc else ""
