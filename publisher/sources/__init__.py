"""Where articles are stored: which files there are, what accompanies each, and their bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO, Protocol

from publisher.sources.attachments import Beside, publishable_type
from publisher.sources.local import LocalSource
from publisher.sources.reading import File
from publisher.sources.records import can_enter, record_end
from publisher.sources.walk import Folder, Walk
from publisher.text.globs import glob_pattern

if TYPE_CHECKING:
    from publisher.models import Article

__all__ = [
    "Beside",
    "File",
    "Folder",
    "LocalSource",
    "Source",
    "Walk",
    "can_enter",
    "folder_of",
    "glob_pattern",
    "publishable_type",
    "record_end",
]


class Source(Protocol):
    """Where articles are stored. A source pickles: it travels to workers.

    Another kind of storage implements these by subclassing `reading.FileReader`, which reads records, pieces
    and samples through `open`. The methods that read raise `ReadError`.
    """

    max_size: int  # bytes of the largest article

    def walk(self, walk: Walk, *, readable: Callable[[str], bool]) -> Iterator[File]:
        """Find the files in a fixed order; raises `InputError` where there is nothing to look at."""
        ...

    def find(self, name: str) -> File | None:
        """Look at one file again, and at its companions; None where it is gone."""
        ...

    def where(self, file: File) -> str:
        """Name a file for people."""
        ...

    def open(self, path: str) -> BinaryIO:
        """Open a file, or a companion of one."""
        ...

    def load(self, path: str) -> bytes:
        """Read a whole file, or a companion of one, of at most `max_size` bytes."""
        ...

    def people(self, path: str) -> tuple[tuple[str, bytes], ...]:
        """Read a companion that is a folder of people: the name and the bytes of each file."""
        ...

    def cuts(self, file: File, start: int = 0, records: str = "lines") -> tuple[list[tuple[int, int]], int]:
        """Divide a file of records into pieces that end where a record does."""
        ...

    def sampled(self, path: str, end: int) -> bytes:
        """Digest the first `end` bytes of a file, to see whether they are still the same."""
        ...

    def piece(self, file: File, start: int, length: int) -> bytes:
        """Read a range of a file."""
        ...

    def pieces(self, file: File, start: int = 0, records: str = "lines") -> Iterator[tuple[int, bytes]]:
        """Read a file of records piece by piece, each with the byte at which it starts."""
        ...

    def record(self, file: File, start: int, records: str = "lines") -> bytes:
        """Read the record that starts at a byte."""
        ...

    def beside(self, name: str) -> Beside | None:
        """Look at a file that an article refers to; None where it may not be published, or is not there.

        `name` is a path as files have it; a name without folders that is not there is looked for everywhere.
        """
        ...

    def state(self, name: str) -> str:
        """Tell one state of a file that an article refers to from the next; "" where it is not there."""
        ...

    def located(self, name: str) -> str:
        """Give the path of a file from the top, or of a picture or recording by its name; "" where none is."""
        ...

    def version(self, path: str) -> str:
        """Tell one state of a file from the next; "" where it is gone."""
        ...

    def first_commits(self) -> Mapping[str, datetime]:
        """When a version control first saw files, by name, where one knows it."""
        ...

    def measured(self, article: Article, file: File, site: str = "") -> Article:
        """Complete what an article says of its images and enclosures by what the files themselves say."""
        ...


def folder_of(name: str) -> str:
    """Give the folder that a file's name begins with: with its closing slash, or ""."""
    return name[: name.rfind("/") + 1]
