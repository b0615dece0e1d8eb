"""Phrases of lines that are no part of an article, from `boilerplate.tsv` and `comment_forms.tsv`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from publisher.tables import contents


@cache
def phrases() -> Mapping[str, tuple[str, ...]]:
    """Return the phrases by their kind: the first column of the one table, the headers of the other."""
    found: dict[str, dict[str, None]] = {}
    _, *rows = _rows("boilerplate.tsv")
    for kind, cell in rows:
        found.setdefault(kind, {}).update(dict.fromkeys(cell.split(" | ")))
    header, *rows = _rows("comment_forms.tsv")
    for row in rows:
        for kind, cell in zip(header[1:], row[1:], strict=True):
            found.setdefault(kind, {}).update(dict.fromkeys(cell.split(" | ")) if cell else {})
    return MappingProxyType({kind: tuple(each) for kind, each in found.items()})


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in contents(name).splitlines() if not line.startswith("#")]
