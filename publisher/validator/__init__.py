"""Validate feeds: Atom 1.0, RSS 2.0 and JSON Feed 1.1. Any bytes go in, findings come out.

An error is what a specification forbids: a build does not publish a feed with one. A warning is what
works, but not everywhere, or is advised against. Nothing is fetched, and the clock is not read.
"""

from __future__ import annotations

from publisher.validator.findings import Finding, Report

__all__ = ["Finding", "validate"]

_BLANKS = b" \t\r\n\xef\xbb\xbf"


def validate(data: bytes, *, url: str = "", errors_only: bool = False) -> tuple[Finding, ...]:
    """Check the bytes of a feed.

    Args:
        data: The whole feed, as it is served.
        url: The public address of the feed, which its self link should repeat; "" if unknown.
        errors_only: Give no warnings, which takes about half the time.

    Returns:
        What is wrong, errors first, each severity by line; () for a feed without faults.
    """
    report = Report(errors_only=errors_only)
    if not data.strip(_BLANKS):
        report.error(0, "the feed is empty", "write a feed into it")
    elif data.lstrip(_BLANKS)[:1] in {b"{", b"["}:
        from publisher.validator import json_feed

        json_feed.check(data, report, url)
    else:
        _check_xml(data, report, url)
    return report.findings()


def _check_xml(data: bytes, report: Report, url: str) -> None:
    from publisher.text.xml import split_tag
    from publisher.validator import atom, rss
    from publisher.validator.document import parse

    document = parse(data, report, url)
    if document is None:
        return
    name = split_tag(document.root.tag)[1]
    if name in {"feed", "entry"}:
        atom.check(document)
    elif name == "rss":
        rss.check(document)
    else:
        message = f"the root element {name[:40]} is neither Atom's feed nor RSS 2.0's rss"
        document.error(document.root, message, "write Atom 1.0, RSS 2.0 or JSON Feed 1.1")
