"""Bytes to articles: one file for each family of formats, one line for each here.

A reader is a module (or object) with one function,

    read(data: bytes, name: str, offset: int = 0) -> Iterator[Article]

which raises `ReadError` where nothing can be made of the bytes, never reads a file, and only
claims: what is true is for the normalizer to decide. `lines` families are handed over piece by
piece, cut at line ends; `offset` is then the byte at which the piece starts. Other packages add
readers through entry points in the group `publisher.readers`: the name is the suffix (".docx"),
the value such a module.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from publisher.models import Article


class Reader(Protocol):
    """What every reader can do."""

    def read(self, data: bytes, name: str, offset: int = 0) -> Iterator[Article]:
        """Make articles of a file's bytes."""
        ...


class Family(NamedTuple):
    """A family of formats: its module, its suffixes, and whether a file is many lines of records."""

    module: str
    suffixes: tuple[str, ...]
    lines: bool = False


FAMILIES = (
    Family("publisher.readers.plain_text", (".txt", ".text")),
    Family("publisher.readers.markdown", (".md", ".markdown", ".mdown")),
    Family("publisher.readers.web_page", (".html", ".htm", ".xhtml")),
    Family("publisher.readers.records", (".json", ".json.gz")),
    Family("publisher.readers.json_lines", (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"), lines=True),
)
_BY_SUFFIX = {suffix: family for family in FAMILIES for suffix in family.suffixes}


@cache
def _plugins() -> dict[str, str]:
    # Asked only for a suffix we do not know: importlib.metadata costs 10 ms.
    from importlib.metadata import entry_points

    return {point.name.lower(): point.value for point in entry_points(group="publisher.readers")}


def family_of(name: str) -> Family | None:
    """Name the family that reads a file of this name, or None where nobody does."""
    stem, dot, last = name[name.rfind("/") + 1 :].lower().rpartition(".")
    if not stem:
        return None
    packed = "." + stem.rpartition(".")[2] if last == "gz" else ""
    family = _BY_SUFFIX.get(f"{packed}.{last}")
    if family is None and (module := _plugins().get(dot + last)):
        return Family(module, (dot + last,))
    return family


def prepare(name: str) -> None:
    """Import the reader for a file of this name."""
    family = family_of(name)
    if family is not None:
        import_module(family.module)


def read(data: bytes, name: str, offset: int = 0) -> Iterator[Article]:
    """Read a file's bytes with the reader for its name.

    Raises:
        ReadError: nothing can be made of the bytes.
        KeyError: no reader is registered for the name.
    """
    family = family_of(name)
    if family is None:
        raise KeyError(name)
    return cast("Reader", import_module(family.module)).read(data, name, offset)
