"""Findings, which say what is wrong with a feed, and the report that collects them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from publisher.models import Severity

# More findings help no reader of the report, and a hostile feed could cause millions.
MOST = 1000
# What a message quotes of the feed: words in quotation marks, addresses, and numbers of lines.
_SUBJECT = re.compile(r'"[^"\n]{0,300}"|[a-z]{1,20}:[^\s)]{1,300}|(?<=line )\d{1,9}')


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of a feed. `line` is 1-based, 0 if unknown."""

    severity: Severity
    line: int
    message: str  # what is wrong, and the rule's source in brackets
    remedy: str

    @property
    def kind(self) -> str:
        """Give the message without what it quotes: it is the same for every fault of a kind."""
        return _SUBJECT.sub("...", self.message)

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
        self.kind = ""  # the kind of document, such as "RSS 2.0"; "" where it is none that is checked
        self._errors: dict[Finding, None] = {}
        self._warnings: dict[Finding, None] = {}
        self._notes: dict[Finding, None] = {}

    def error(self, line: int, message: str, remedy: str) -> None:
        """Add what makes the feed invalid."""
        if len(self._errors) < MOST:
            self._errors[Finding("error", line, message, remedy)] = None

    def warn(self, line: int, message: str, remedy: str) -> None:
        """Add what works badly, or not everywhere."""
        if not self.errors_only and len(self._warnings) < MOST:
            self._warnings[Finding("warning", line, message, remedy)] = None

    def note(self, line: int, message: str, remedy: str) -> None:
        """Add what is no fault, such as what is not checked."""
        if not self.errors_only and len(self._notes) < MOST:
            self._notes[Finding("note", line, message, remedy)] = None

    def clear(self) -> None:
        """Forget all findings, which are worth nothing for a document of a kind that is not checked."""
        self._errors.clear()
        self._warnings.clear()
        self._notes.clear()

    @property
    def invalid(self) -> bool:
        """Report whether there are errors so far."""
        return bool(self._errors)

    def findings(self) -> tuple[Finding, ...]:
        """Give errors, then warnings, then notes, each by line, then in the order in which they were found."""
        groups = (self._errors, self._warnings, self._notes)
        return tuple(one for group in groups for one in sorted(group, key=_line))


def _line(finding: Finding) -> int:
    return finding.line
