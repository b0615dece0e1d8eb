"""Files become feeds: JSON Feed, OPML that lists feeds, and what `publisher.syndication` reads.

An export of another program is recognised first, by its content (`exports`).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from publisher.errors import InputError, ReadError
from publisher.importer import json_feed
from publisher.importer.exports.loading import close_all, load_exports
from publisher.importer.exports.posts import Options
from publisher.importer.imported import ImportedFeed
from publisher.readers.data_formats import gunzip, parse_json
from publisher.sources import LocalSource
from publisher.syndication import check_count, feed_of
from publisher.syndication.documents import parse_document
from publisher.syndication.elements import MOST_ATTRIBUTES, name_of
from publisher.text.characters import printable
from publisher.text.xml import Element

UNFOLDED = 4  # times the size limit: what a compressed feed may unpack to
DOWNLOAD = "download it first, e.g. curl -o feed.xml ADDRESS, and name that file"
_BLANKS = b" \t\r\n\xef\xbb\xbf"


_ALONE = Options()


def load_feeds(paths: Iterable[str], max_size: int, options: Options = _ALONE) -> Iterator[ImportedFeed]:
    """Read feed files of at most `max_size` bytes, and exports, which may be archives or folders.

    For an OPML file, the feed files that it lists are read.

    Raises:
        InputError: a path is an address, or is not a file.
        ReadError: a file is not a feed, or is too large.
    """
    named = list(paths)
    for path in named:
        if _is_remote(path):
            raise InputError(f"{printable(path)}: nothing is fetched here", DOWNLOAD)
    exports = load_exports(named, options)
    try:
        for path in named:
            if path not in exports:
                yield from _feeds(path, max_size)
            elif (feed := exports[path]) is not None:
                check_count(len(feed.entries))
                yield feed
    except BaseException:
        close_all(exports.values())
        raise


def _feeds(path: str, max_size: int) -> Iterator[ImportedFeed]:
    """Read a feed, or the feeds that an OPML file lists."""
    found = _read(path, max_size)
    if isinstance(found, ImportedFeed):
        yield found
        return
    folder = os.path.dirname(os.path.realpath(path))  # noqa: PTH120 -- the path is a text from here on
    for name in found:
        inner = _read(_listed_path(folder, name, path), max_size)
        if not isinstance(inner, ImportedFeed):
            message = f"{printable(name)}: is an OPML file that another OPML file lists"
            raise ReadError(message, "name it by itself")
        yield inner


def _is_remote(path: str) -> bool:
    return path.lower().startswith(("http://", "https://", "feed:", "ftp://"))


def _listed_path(folder: str, name: str, opml: str) -> str:
    """Give the path of a feed that an OPML file lists; it must lie below the OPML file's folder."""
    if _is_remote(name):
        raise InputError(f"{printable(opml)} lists {printable(name)[:200]}: nothing is fetched here", DOWNLOAD)
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or ":" in name or "\0" in name:
        message = f"{printable(opml)} lists {printable(name)[:200]}, which is not a file in its folder"
        raise InputError(message, "put the feeds into the folder of the OPML file, and list them by that path")
    return f"{folder}/{name}"


def _read(path: str, max_size: int) -> ImportedFeed | list[str]:
    """Read a file: its feed, or the files that it lists as OPML."""
    try:
        data = LocalSource(Path(), (), (), max_size).load(os.path.realpath(path))
        return _parse(data, path, max_size)
    except ReadError as error:
        remedy = error.remedy.replace("split it, or ", "")
        raise ReadError(f"{printable(path)}: {error.message}", remedy) from error


def _parse(data: bytes, path: str, max_size: int) -> ImportedFeed | list[str]:
    if data.startswith(b"\x1f\x8b"):
        data = gunzip(data, UNFOLDED * max_size)
    if data.lstrip(_BLANKS)[:1] in {b"{", b"["}:
        values = parse_json(data.lstrip(_BLANKS))
        items = values.get("items") if isinstance(values, dict) else None
        check_count(len(items) if isinstance(items, list) else 0)
        return replace(json_feed.read_feed(values), path=path)
    document = parse_document(data, "this file")
    if name_of(document.root) == "opml":
        return feeds_of_opml(document.root)
    return replace(feed_of(document), path=path)


def feeds_of_opml(root: Element) -> list[str]:
    """List the files that the outlines of OPML 1.0, 1.1 or 2.0 name as feeds, in order, each once."""
    found: dict[str, None] = {}
    for outline in root.iter():
        if name_of(outline) == "outline" and len(outline.attrib) <= MOST_ATTRIBUTES:
            attributes = {str(key).lower(): str(value).strip() for key, value in outline.attrib.items()}
            if attributes.get("xmlurl"):
                found[attributes["xmlurl"]] = None
    return list(found)
