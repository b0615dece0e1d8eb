"""Findings, which say what is wrong with a feed, and the report that collects them."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.models import Severity

# More findings help no reader of the report, and a hostile feed could cause millions.
MOST = 1000


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of a feed. `line` is 1-based, 0 if unknown."""

    severity: Severity
    line: int
    message: str  # what is wrong, and the rule's source in brackets
    remedy: str

    def __str__(self) -> str:
        """Write the finding in one line: severity, line, message, remedy."""
        return f"{self.severity}, line {self.line}: {self.message}; {self.remedy}"


class Report:
    """Collects findings while a feed is checked; a repeated finding on one line counts once.

    With `errors_only` it ignores warnings, and rules that can only warn need not run.
    """

    def __init__(self, *, errors_only: bool = False) -> None:
        """Start without findings."""
        self.errors_only = errors_only
        self._errors: dict[Finding, None] = {}
        self._warnings: dict[Finding, None] = {}

    def error(self, line: int, message: str, remedy: str) -> None:
        """Add what makes the feed invalid."""
        if len(self._errors) < MOST:
            self._errors[Finding("error", line, message, remedy)] = None

    def warn(self, line: int, message: str, remedy: str) -> None:
        """Add what works badly, or not everywhere."""
        if not self.errors_only and len(self._warnings) < MOST:
            self._warnings[Finding("warning", line, message, remedy)] = None

    @property
    def invalid(self) -> bool:
        """Report whether there are errors so far."""
        return bool(self._errors)

    def findings(self) -> tuple[Finding, ...]:
        """Give all findings: errors first, then by line, then in the order in which they were found."""
        return (*sorted(self._errors, key=_line), *sorted(self._warnings, key=_line))


def _line(finding: Finding) -> int:
    return finding.line
