"""Code in Markdown: where blocks and spans of it end (CommonMark 0.31, sections 4.4, 4.5, 6.1)."""

from __future__ import annotations

import re

# What may open a code span, or a fenced block. Each alternative begins with a sign that stands outside of any
# group: a search passes fast over all other signs.
RUN = r"``*|~~~~*"
# What stands before a fence on its line: a block may be in a quote or an item of a list.
_BEFORE = re.compile(r"(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t]){0,40}\Z")
_LONGEST_SPAN = 10_000  # characters
_LONGEST_PREFIX = 100  # characters before a fence
# An item of a list or a footnote, or what continues one.
_ITEM = re.compile(r" |(?:[-*+]|\d{1,9}[.)])[ \t]|\[\^[^\[\]\n]{1,200}\]:")

_BLOCK = re.compile(r"\n[^\S\n]*\n(?:    |\t)")  # where code may begin that is indented: below an empty line


def code_end(text: str, match: re.Match[str]) -> int:
    """Return where the code ends that a match of `RUN` opens; a place in the match where it opens none."""
    run, start = match[0], match.start()
    if len(run) >= 3:
        first = text.rfind("\n", max(0, start - _LONGEST_PREFIX), start) + 1
        if (first or start <= _LONGEST_PREFIX) and _BEFORE.match(text, first, start):
            end = fence_end(text, run, match.end(), before=text[first:start])
            if end > match.end():
                return end
    return span_end(text, run, match) if run[0] == "`" else match.end()


def fence_end(text: str, fence: str, behind: int, *, before: str = "") -> int:
    """Return where a fenced block ends; an info string with a backtick makes its fence a span.

    `before` is what stands before the fence on its line: a block in an item of a list ends with the item.
    """
    in_list = len(before) >= 4 and ">" not in before
    line_end = text.find("\n", behind)
    if line_end < 0:
        return len(text)
    if fence[0] == "`" and "`" in text[behind:line_end]:
        return behind
    return _end_in_list(text, fence, line_end) if in_list else _end(text, fence, line_end)


def _end(text: str, fence: str, line_end: int) -> int:
    at = line_end
    while (at := text.find(fence, at)) >= 0:
        stop = text.find("\n", at)
        stop = stop if stop >= 0 else len(text)
        line = text[text.rfind("\n", line_end, at) + 1 : stop].strip(" \t>\r")
        if line.startswith(fence) and not line.strip(fence[0]):
            return stop
        at = stop
    return len(text)


def _end_in_list(text: str, fence: str, line_end: int) -> int:
    at = line_end
    while (at := text.find("\n", at)) >= 0:
        stop = text.find("\n", at + 1)
        line = text[at + 1 : stop if stop >= 0 else len(text)].strip(" \t>\r")
        if line.startswith(fence) and not line.strip(fence[0]):
            return stop if stop >= 0 else len(text)
        at += 1
        if line and text[at] not in " \t":
            return at
    return len(text)


def span_end(text: str, ticks: str, match: re.Match[str]) -> int:
    """Return where the code span ends that opens here, in this paragraph; else where its backticks end."""
    start = match.end()
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
    """Return where the lines begin that are code because they are indented, and not below an item or a note."""
    if _BLOCK.search("\n\n" + text) is None:
        return frozenset()
    found: list[int] = []
    start = 0
    parted, inside = True, False
    margin = ""  # the last row that is not indented
    for row in text.split("\n"):
        if "!" <= row[:1] <= "~":  # most rows
            parted, inside, margin = False, False, row
        elif not row.strip():
            parted = True
        elif not row.startswith(("    ", "\t")):
            parted, inside, margin = False, False, row
        elif inside or (parted and not _ITEM.match(margin)):
            inside = True
            found.append(start)
        else:
            parted = False
        start += len(row) + 1
    return frozenset(found)


def without_code(text: str) -> str:
    """Return a text without its code: indented, fenced, and within lines."""
    kept: list[str] = []
    at = 0
    for start in sorted(indented_code(text)):
        kept.append(text[at:start])
        end = text.find("\n", start)
        at = end if end >= 0 else len(text)
    rest = "".join((*kept, text[at:]))
    out: list[str] = []
    at = 0
    for match in re.finditer(RUN, rest):
        if match.start() >= at and (end := code_end(rest, match)) > match.end():
            out.append(rest[at : match.start()])
            at = end
    return "".join((*out, rest[at:]))
