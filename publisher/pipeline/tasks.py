"""What a build has to do for single files, told in little: tasks travel to other processes."""

from __future__ import annotations

from typing import NamedTuple

from publisher import readers
from publisher.scanner import File


class Task(NamedTuple):
    """A file to read, or a piece of a file of lines: its first byte and its length, -1 for a whole file.

    `digest` is what a whole file had when it was read before, and what a file of lines has now.
    """

    file: File
    digest: bytes = b""
    start: int = 0
    length: int = -1

    @property
    def weight(self) -> int:
        """About how many articles there are in it."""
        return 1 + max(self.length, 0) // 1024


class Errand(NamedTuple):
    """Articles of one file that were outlined, and must be decided whole: their places in it."""

    file: File
    places: tuple[str, ...]

    @property
    def weight(self) -> int:
        """About how much work it is, in articles read."""
        return len(self.places)


def is_lines(name: str) -> bool:
    """Whether a file of this name holds a record a line."""
    family = readers.family_of(name)
    return family is not None and family.lines
