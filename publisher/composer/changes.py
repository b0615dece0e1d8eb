"""What composing takes out of a text or replaces, counted by kind: for the owner's reports and `explain`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

SHOWN = 60  # characters of a subject
MOST = 1000  # subjects of one text


class Change(NamedTuple):
    """One kind of change to a text.

    `kind` is that of the problem that reports it (`tables.kinds`), or one that only `explain` shows: "tracker",
    "widget" and "line" for what is no part of a text, "region" and "block" for the text of a saved page,
    "formula" for one that is written as TeX, "left-out" for what a reader left in the file. `subject` is what
    the text held ("{{ x }}", "iframe of player.example"), `result` what replaces it ("a link"); "" where
    nothing does.
    """

    kind: str
    subject: str
    result: str = ""


class Changes:
    """The changes to one text, in order, each with its number.

    Where `is_detailed`, they say also from which element of a saved page its text is taken ("region"), and
    which blocks of the page are left out ("block"): for `explain`, because no build needs them.
    """

    def __init__(self, *, is_detailed: bool = False) -> None:
        """Begin without any."""
        self.is_detailed = is_detailed
        self._numbers: dict[Change, int] = {}

    def add(self, kind: str, subject: str, result: str = "") -> None:
        """Count a change; a long subject is cut to one line of `SHOWN` characters."""
        change = Change(kind, " ".join(subject[: 4 * SHOWN].split())[:SHOWN], result)
        if change in self._numbers or len(self._numbers) < MOST:
            self._numbers[change] = self._numbers.get(change, 0) + 1

    def __iter__(self) -> Iterator[tuple[Change, int]]:
        """Yield each change with its number."""
        return iter(self._numbers.items())

    def of(self, kind: str) -> dict[str, int]:
        """Return the subjects of a kind with their numbers."""
        found: dict[str, int] = {}
        for change, number in self:
            if change.kind == kind:
                found[change.subject] = found.get(change.subject, 0) + number
        return found
