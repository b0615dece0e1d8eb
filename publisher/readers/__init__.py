"""Turn the bytes of files into articles: one module for each family of formats, one line for each here.

A reader is a module (or object) with one function,

    read(data: bytes, name: str, offset: int = 0) -> Iterator[Article]

which raises `ReadError` where the bytes cannot be read. It never opens a file, and only claims: the normalizer
decides what is true. A file of a `lines` family is passed in pieces, cut at line ends; `offset` is the byte at
which the piece starts. Other packages add readers by entry points in the group `publisher.readers`: the name is
the suffix (".docx"), the value such a module.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from publisher.models import Article


class Reader(Protocol):
    """A module that reads one family of formats."""

    def read(self, data: bytes, name: str, offset: int = 0) -> Iterator[Article]:
        """Read the articles of a file's bytes."""
        ...


class Family(NamedTuple):
    """A family of formats: its module, its suffixes, and whether a file is many lines of records."""

    module: str
    suffixes: tuple[str, ...]
    lines: bool = False


FAMILIES = (
    Family("publisher.readers.plain_text", (".txt", ".text")),
    Family("publisher.readers.markdown", (".md", ".markdown", ".mdown", ".mdx")),
    Family("publisher.readers.web_page", (".html", ".htm", ".xhtml", ".mhtml", ".mht")),
    Family("publisher.readers.records", (".json", ".json.gz")),
    Family("publisher.readers.json_lines", (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"), lines=True),
)
_BY_SUFFIX = {suffix: family for family in FAMILIES for suffix in family.suffixes}


@cache
def _plugins() -> dict[str, str]:
    # Only for an unknown suffix: importing importlib.metadata takes 10 ms.
    from importlib.metadata import entry_points

    return {point.name.lower(): point.value for point in entry_points(group="publisher.readers")}


def family_of(name: str) -> Family | None:
    """Return the family that reads files of this name, None where there is none."""
    stem, dot, last = name[name.rfind("/") + 1 :].lower().rpartition(".")
    if not stem:
        return None
    packed = "." + stem.rpartition(".")[2] if last == "gz" else ""
    family = _BY_SUFFIX.get(f"{packed}.{last}")
    if family is None and (module := _plugins().get(dot + last)):
        return Family(module, (dot + last,))
    return family


def suffixes() -> tuple[str, ...]:
    """List the suffixes of all files that are read."""
    return (*_BY_SUFFIX, *_plugins())


def prepare(name: str) -> None:
    """Import the reader for a file of this name."""
    family = family_of(name)
    if family is not None:
        import_module(family.module)


def read(data: bytes, name: str, offset: int = 0) -> Iterator[Article]:
    """Read a file's bytes with the reader for its name.

    Raises:
        ReadError: the bytes cannot be read.
        KeyError: no reader is registered for the name.
    """
    family = family_of(name)
    if family is None:
        raise KeyError(name)
    return cast("Reader", import_module(family.module)).read(data, name, offset)
