"""Code in Markdown: where fenced blocks, code spans and indented blocks end (CommonMark 0.31, 4.4, 4.5, 6.1)."""

from __future__ import annotations

import re

# What opens a fenced block, also in a quote or an item of a list; and a run of backticks.
FENCE = r"^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t]){0,40}(?P<fence>`{3,}|~{3,})"
SPAN = r"(?P<span>`+)"
_LONGEST_SPAN = 10_000  # characters
_ITEM = re.compile(r" |(?:[-*+]|\d{1,9}[.)])[ \t]")  # an item of a list, or what continues one


def fence_end(text: str, match: re.Match[str]) -> int:
    """Return where the fenced block ends that opens here; an info string with a backtick makes it a span."""
    fence = match["fence"]
    line_end = text.find("\n", match.end())
    if line_end < 0:
        return len(text)
    if fence[0] == "`" and "`" in text[match.end() : line_end]:
        return match.end()
    at = line_end
    while (at := text.find("\n", at)) >= 0:
        stop = text.find("\n", at + 1)
        line = text[at + 1 : stop if stop >= 0 else len(text)].strip(" \t>\r")
        if line.startswith(fence) and not line.strip(fence[0]):
            return stop if stop >= 0 else len(text)
        at += 1
    return len(text)


def span_end(text: str, match: re.Match[str]) -> int:
    """Return where the code span ends that opens here, in this paragraph; else where its backticks end."""
    ticks, start = match["span"], match.end()
    if match.start() and text[match.start() - 1] == "\\":
        return match.start() + 1
    paragraph = text.find("\n\n", start, start + _LONGEST_SPAN)
    limit = paragraph if paragraph >= 0 else min(len(text), start + _LONGEST_SPAN)
    at = start
    while (at := text.find(ticks, at, limit)) >= 0:
        end = at + len(ticks)
        if end >= len(text) or text[end] != "`":
            return end
        while end < len(text) and text[end] == "`":
            end += 1
        at = end
    return start


def indented_code(text: str) -> frozenset[int]:
    """Return where the lines begin that are code because they are indented, and not below a list's item."""
    found: list[int] = []
    start = 0
    parted, listed, inside = True, False, False
    for row in text.split("\n"):
        indented = row.startswith(("    ", "\t"))
        if not row.strip():
            parted = True
        elif indented and (inside or (parted and not listed)):
            inside = True
            found.append(start)
        else:
            parted, inside = False, False
            if not indented:
                listed = _ITEM.match(row) is not None
        start += len(row) + 1
    return frozenset(found)
