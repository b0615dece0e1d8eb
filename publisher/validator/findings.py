"""What is wrong with a feed: findings, and the report that collects them."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.models import Severity

# More tells nobody more, and a hostile feed could ask for millions.
MOST = 1000


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of a feed. `line` is 1-based, 0 where none is known."""

    severity: Severity
    line: int
    message: str  # what is wrong, and the rule's source in brackets
    mend: str

    def __str__(self) -> str:
        """One line: severity, line, message, mend."""
        return f"{self.severity}, line {self.line}: {self.message}; {self.mend}"


class Report:
    """Collects findings while a feed is read; the same finding on the same line counts once."""

    def __init__(self) -> None:
        self._errors: dict[Finding, None] = {}
        self._warnings: dict[Finding, None] = {}

    def error(self, line: int, message: str, mend: str) -> None:
        """Note what makes the feed invalid."""
        if len(self._errors) < MOST:
            self._errors[Finding("error", line, message, mend)] = None

    def warn(self, line: int, message: str, mend: str) -> None:
        """Note what works, but badly or not everywhere."""
        if len(self._warnings) < MOST:
            self._warnings[Finding("warning", line, message, mend)] = None

    @property
    def invalid(self) -> bool:
        """Whether there are errors so far."""
        return bool(self._errors)

    def findings(self) -> tuple[Finding, ...]:
        """All findings, errors first, then by line, then as they were found."""
        return (*sorted(self._errors, key=_line), *sorted(self._warnings, key=_line))


def _line(finding: Finding) -> int:
    return finding.line
