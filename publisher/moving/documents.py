"""Files to the feeds in them: which dialect each is, and one line for every dialect there is."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from publisher.errors import InputError, ReadError
from publisher.moving import atom, json_feed, opml, rss
from publisher.moving.records import Origin
from publisher.moving.trees import Element, name_of, tree_of
from publisher.readers.data_formats import parse_json
from publisher.readers.records import unfold
from publisher.scanner import shown
from publisher.scanner.files import Files

MOST = 100_000  # entries of one feed
UNFOLDED = 4  # times the bound: what a compressed feed may unfold to
FETCH_IT = "download it first, e.g. curl -o feed.xml ADDRESS, and name that file"
_BLANKS = b" \t\r\n\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Dialect:
    """A family of XML feeds: the names of its root element, and what reads it."""

    roots: frozenset[str]
    origin_of: Callable[[Element], Origin]


DIALECTS = (
    Dialect(rss.ROOTS, rss.origin_of),
    Dialect(atom.ROOTS, atom.origin_of),
)


def origins(places: Iterable[str], most: int) -> Iterator[Origin]:
    """Read feed files of at most so many bytes; those that an OPML file names are read in its place.

    Raises:
        InputError: a place is an address, or is no file.
        ReadError: a file is no feed, or too large.
    """
    for place in places:
        if _is_remote(place):
            raise InputError(f"{shown(place)}: nothing is fetched here", FETCH_IT)
        found = _read(place, most)
        if isinstance(found, Origin):
            yield found
            continue
        folder = os.path.dirname(os.path.realpath(place))  # noqa: PTH120 -- the place is a text from here on
        for name in found:
            inner = _read(_beside(folder, name, place), most)
            if not isinstance(inner, Origin):
                raise ReadError(f"{shown(name)}: is an OPML file, named by another", "name it by itself")
            yield inner


def _is_remote(place: str) -> bool:
    return place.lower().startswith(("http://", "https://", "feed:", "ftp://"))


def _beside(folder: str, name: str, place: str) -> str:
    """Find the file that an OPML file names: below its own folder."""
    if _is_remote(name):
        raise InputError(f"{shown(place)} names {shown(name)[:200]}: nothing is fetched here", FETCH_IT)
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or ":" in name or "\0" in name:
        message = f"{shown(place)} names {shown(name)[:200]}, which is no file beside it"
        raise InputError(message, "put the feeds into the folder of the OPML file, and name them from there")
    return f"{folder}/{name}"


def _read(place: str, most: int) -> Origin | list[str]:
    try:
        data = Files(Path(), most).load(os.path.realpath(place))
        return _understood(data, place, most)
    except ReadError as error:
        raise ReadError(f"{shown(place)}: {error.message}", error.mend.replace("split it, or ", "")) from error


def _understood(data: bytes, place: str, most: int) -> Origin | list[str]:
    if data.startswith(b"\x1f\x8b"):
        data = unfold(data, UNFOLDED * most)
    if data.lstrip(_BLANKS)[:1] in {b"{", b"["}:
        values = parse_json(data.lstrip(_BLANKS))
        items = values.get("items") if isinstance(values, dict) else None
        _bound(len(items) if isinstance(items, list) else 0)
        return replace(json_feed.origin_of(values), place=place)
    root, warnings = tree_of(data, "this file")
    name = name_of(root)
    if name in opml.ROOTS:
        return opml.feeds_in(root)
    _bound(sum(1 for _ in root.iter("{*}item", "{*}entry")))
    for dialect in DIALECTS:
        if name in dialect.roots:
            found = dialect.origin_of(root)
            if warnings and not found.entries:
                raise ReadError(f"this feed {warnings[0]}", "fetch the feed again, or mend it there")
            return replace(found, place=place, warnings=(*warnings, *found.warnings))
    raise ReadError(
        f"<{name.rpartition(':')[2][:40]}> opens no feed", "name a file of RSS, Atom, JSON Feed or OPML"
    )


def _bound(count: int) -> None:
    if count > MOST:
        raise ReadError(f"the feed has {count} entries, the bound is {MOST}", "import it in parts")
