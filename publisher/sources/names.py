"""What the name of a file or folder says of it: whether it can hold articles."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress

from publisher.tables import not_articles

# Of data and of feeds, which lie beside an index and are no articles of their own.
_SUFFIXES = (".toml", ".yaml", ".yml", ".json", ".xml", ".rss", ".atom", ".rdf")
_DEFAULTS = "_defaults."
_DEEPEST = 4  # levels below an index that are searched for articles
_MOST = 10_000  # files of a folder of drafts that are named

Readable = Callable[[str], bool]


def suffix_of(name: str) -> str:
    """Give the suffix of a file's name in lower case, without its dot; "" for none."""
    stem, _, last = name[name.rfind("/") + 1 :].rpartition(".")
    return last.lower() if stem else ""


def is_never_article(name: str) -> bool:
    """Tell whether a file of this name is no article, whatever is in it: `_index.md`, robots.txt."""
    if name.startswith(not_articles.PARTIAL):
        return not name.startswith(_DEFAULTS)
    folded = name.lower()
    if folded in not_articles.FILES or folded.endswith(not_articles.DATA):
        return True
    return folded.startswith(not_articles.OPENINGS) and folded.endswith(not_articles.OPENED)


def is_aside(name: str) -> bool:
    """Tell whether a file of this name is an article only if it names a date: README.md, 404.html."""
    stem = name.rpartition("/")[2].partition(".")[0]
    return stem in not_articles.CAPITALS or stem.lower() in not_articles.STEMS


def passed_over(name: str) -> str:
    """Say what a folder of this name is where nothing in it is read; "" where it is read."""
    folded = (name if name.isascii() else unicodedata.normalize("NFC", name)).lower()
    if folded in not_articles.DRAFTS:
        return "drafts"
    return "tools" if folded in not_articles.TOOLS else ""


def is_index(name: str) -> bool:
    """Tell whether a file is the index of its folder, in any format and language."""
    return name.partition(".")[0].lower() == "index"


def list_indexes(names: Collection[str]) -> frozenset[str]:
    """Name the indexes of a mailing list's archive, where these files are one."""
    found = not_articles.LIST_INDEXES.intersection(names)
    return found | {"index.html"} if len(found) >= not_articles.LIST_INDEX_COUNT else frozenset()


def has_articles(listing: Collection[os.DirEntry[str]], readable: Readable, depth: int = 0) -> bool:
    """Tell whether a folder holds an article besides its index, or a folder below it holds any."""
    for item in listing:
        name = item.name
        if name.startswith(".") or (is_index(name) and not depth) or is_aside(name):
            continue
        if not name.lower().endswith(_SUFFIXES) and readable(name) and not item.is_dir(follow_symlinks=False):
            return True
    if depth == _DEEPEST:
        return False
    for item in listing:
        if item.name.startswith(".") or passed_over(item.name) or not item.is_dir(follow_symlinks=False):
            continue
        with suppress(OSError), os.scandir(item.path) as found:
            if has_articles(list(found), readable, depth + 1):
                return True
    return False


def files_below(path: str, readable: Readable, depth: int = 0) -> Iterator[str]:
    """Yield the names of the files in a folder that is passed over, and below it: those that would be read."""
    with suppress(OSError), os.scandir(path) as found:
        listing = sorted(found, key=lambda item: item.name)[:_MOST]
        for item in listing:
            if item.is_dir(follow_symlinks=False):
                if depth < _DEEPEST and not item.name.startswith("."):
                    yield from (f"{item.name}/{name}" for name in files_below(item.path, readable, depth + 1))
            elif readable(item.name):
                yield item.name
