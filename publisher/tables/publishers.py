"""The names of publications: `publishers.tsv`, read once and only when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files


def rows() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield key (domain, host, or host and path), name, and other shapes of the name."""
    text = files("publisher.tables").joinpath("publishers.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            key, name, *shapes = line.split("\t")
            yield key, name, tuple(shapes[0].split("|")) if shapes and shapes[0] else ()


@cache
def by_domain() -> Mapping[str, str]:
    """Map domain, host, or host and path to the publication's name."""
    return {key: name for key, name, _ in rows()}


@cache
def shapes() -> Mapping[str, str]:
    """Map every shape of a name, and its domain, to the name, but for shapes that two share."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for key, name, others in rows():
        for shape in (key, name, *others):
            if found.setdefault(shape, name) != name:
                shared.add(shape)
    return {shape: name for shape, name in found.items() if shape not in shared}
