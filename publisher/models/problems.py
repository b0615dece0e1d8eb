"""What is wrong with an input, for people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with an input: where, what, and how to mend it."""

    place: str  # "articles/a.md:12" or "articles/wire.jsonl, record at byte 4096"
    message: str
    mend: str
    severity: Severity = "error"

    def __str__(self) -> str:
        """One line: place, what is wrong, the mend."""
        return f"{self.place}: {self.message}; {self.mend}" if self.mend else f"{self.place}: {self.message}"
