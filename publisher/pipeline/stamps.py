"""How published files look, to see whether they are still those that were written."""

from __future__ import annotations

import os

from publisher.config import Config
from publisher.writer import TWIN


def stamps_of(config: Config, names: tuple[str, ...]) -> str:
    """Tell whether files are still those that were written, a line each; "" where one is missing."""
    found = []
    for name in names:
        try:
            status = os.lstat(config.target / name)
        except OSError:
            return ""
        found.append(f"{status.st_mtime_ns:x}.{status.st_size:x}.{status.st_ino:x} {name}")
    return "\n".join(found)


def names_in(stamps: str) -> tuple[str, ...]:
    """Give the names that `stamps_of` was asked for."""
    return tuple(line.partition(" ")[2] for line in stamps.splitlines())


def with_twins(config: Config, names: tuple[str, ...]) -> tuple[str, ...]:
    """Name files and their compressed twins, where the owner wants such."""
    return (*names, *(name + TWIN for name in names)) if config.output.gzip else names
