"""Validate feeds: Atom, RSS 0.9x, 1.0 and 2.0, JSON Feed and OPML. Any bytes go in, findings come out.

An error is what a specification forbids: a build does not publish a feed with one. A warning is what
works, but not everywhere, or is advised against. A note is no fault: it says what is not checked. Nothing is
fetched, and the clock is not read.
"""

from __future__ import annotations

from typing import NamedTuple

from publisher.validator.findings import Finding, Report

__all__ = ["Examination", "Finding", "examine", "validate"]

_BLANKS = b" \t\r\n\xef\xbb\xbf"


class Examination(NamedTuple):
    """What is known of a document after it was checked."""

    kind: str  # such as "RSS 2.0"; "" for what is no document of a known kind
    checked: bool  # False for a kind that is not checked
    findings: tuple[Finding, ...]  # errors first, then warnings, then notes, each by line

    @property
    def valid(self) -> bool:
        """Report whether the document was checked, and has no errors."""
        return self.checked and not any(one.severity == "error" for one in self.findings)


def validate(data: bytes, *, url: str = "", errors_only: bool = False) -> tuple[Finding, ...]:
    """Check the bytes of a feed.

    Args:
        data: The whole feed, as it is served.
        url: The public address of the feed, which its self link should repeat; "" if unknown.
        errors_only: Give no warnings, which takes about half the time.

    Returns:
        What is wrong, errors first, then warnings, then notes, each by line; () for a feed without faults. A
        document of a kind that is not checked gives one note, which says so.
    """
    return examine(data, url=url, errors_only=errors_only).findings


def examine(data: bytes, *, url: str = "", errors_only: bool = False) -> Examination:
    """Check the bytes of a feed, and give its kind, too; the arguments are those of `validate`."""
    report, checked = Report(errors_only=errors_only), True
    if not data.strip(_BLANKS):
        report.error(0, "the feed is empty", "write a feed into it")
    elif data.lstrip(_BLANKS)[:1] in {b"{", b"["}:
        from publisher.validator import json_feed

        report.kind = "JSON Feed"
        json_feed.check(data, report, url)
    else:
        checked = _check_xml(data, report, url)
    return Examination(report.kind, checked, report.findings())


def _check_xml(data: bytes, report: Report, url: str) -> bool:
    """Check XML; False if its kind is not checked."""
    from publisher.text.xml import split_tag
    from publisher.validator.document import parse
    from publisher.validator.kinds import CHECKED, kind_of, module_name

    document = parse(data, report, url)
    if document is None:
        return True
    kind = kind_of(document.root)
    if kind is None:
        name = split_tag(document.root.tag)[1]
        document.error(document.root, f"the root element {name[:40]} is of no feed", CHECKED)
        return True
    report.kind = kind.name
    if kind.check is None:
        report.clear()
        report.note(document.root.sourceline or 0, f"this is {kind.name}, which is not checked", CHECKED)
        return False
    kind.check(document)
    if document.unchecked:
        names = ", ".join(sorted(map(module_name, document.unchecked)))
        line = min(document.unchecked.values())
        report.note(line, f"modules that are not checked: {names}", "compare them with their specifications")
    return True
