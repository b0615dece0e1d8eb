"""The names of publications: `publications.tsv`, read once and only when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from publisher.tables import contents


class Row(NamedTuple):
    """One publication."""

    key: str  # domain, host, or host and path
    name: str  # as on its masthead
    shapes: tuple[str, ...]  # other shapes of the name
    latin: str  # the name in Latin letters where the masthead has others, else ""


def rows() -> Iterator[Row]:
    """Yield the table's rows."""
    text = contents("publications.tsv")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            key, name, shapes, latin, *_ = (*line.split("\t"), "", "")
            yield Row(key, name, tuple(shapes.split("|")) if shapes else (), latin)


@cache
def by_domain() -> Mapping[str, str]:
    """Map domain, host, or host and path to the publication's name."""
    return {row.key: row.name for row in rows()}


@cache
def in_latin() -> Mapping[str, str]:
    """Map the names in other letters to the publication's name in Latin ones."""
    return {row.name: row.latin for row in rows() if row.latin}


@cache
def shapes() -> Mapping[str, str]:
    """Map every shape of a name, and its domain, to the name, but for shapes that two share."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for key, name, others, _ in rows():
        for shape in (key, name, *others):
            if found.setdefault(shape, name) != name:
                shared.add(shape)
    return {shape: name for shape, name in found.items() if shape not in shared}
