"""What a build found out of files so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from publisher.catalog import Catalog, KnownFile, Touched
from publisher.models import Problem

Problems = list[tuple[Problem, bytes]]  # and what each hangs on: a file's name, or one of these and a value
TOLD = 20  # problems of one piece of a file that are told; the rest are counted
BY_FEED, BY_ID, BY_LINK, BY_ORPHAN = b"\1", b"\2", b"\3", b"\4"


@dataclass(slots=True)
class Ledger:
    """The files of folders that changed, by name, and the entries that came and went with them."""

    before: set[bytes] = field(default_factory=set)  # that were known
    unchanged: set[bytes] = field(default_factory=set)  # that are as they were known
    files: dict[bytes, KnownFile] = field(default_factory=dict)  # that were read, as they will be known
    found: dict[bytes, list[Problem]] = field(default_factory=dict)  # that were to be read, and what is wrong
    touched: Touched = field(default_factory=Touched)

    def forget(self, catalog: Catalog, name: bytes, place: str = "") -> None:
        """Take the entries of a file out of the catalog, or the one at a place in it."""
        ids, links = catalog.remove(name, place)
        self.touched.add(ids, links)
