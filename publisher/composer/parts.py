"""The parts of a Markdown text: what is code, which no dialect changes, and what is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from publisher.text.comments import LITERAL
from publisher.text.lazy import lazy
from publisher.text.markdown_code import fence_end, indented_code, span_end

# What stands before a fence on its line: quotes and items of lists.
_LEAD = lazy(r"(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t]){0,40}")
_RUN = lazy(r"(?P<fence>`{3,}|~{3,})")
_SPAN = lazy(r"(?P<span>`+)")
# By their first character.
_LITERALS = {
    sign: tuple(
        (re.compile(one.opening, re.IGNORECASE), re.compile(one.end, re.IGNORECASE))
        for one in LITERAL
        if one.hint[0] == sign
    )
    for sign in ("{", "<")
}
_SIGNS = (
    ("`", "`"),
    ("~~~", "~~~"),
    ("{%", r"\{%"),
    ("{{", r"\{\{[<%]"),
    ("<", r"<(?:pre|code|script|style)\b"),
)


class Part(NamedTuple):
    """A part of a text, whole: fences, tags and marks of code belong to it."""

    text: str
    code: bool = False


def parts(text: str, *, indented: bool = True) -> Iterator[Part]:
    """Part a text into code and what is no code.

    Code is fenced, a span, an element, a template tag that shows code as it is, and, but for MDX
    (`indented`), a paragraph indented by four columns.
    """
    last = 0
    for start, end in _ranges(text, indented):
        if start > last:
            yield Part(text[last:start])
        yield Part(text[start:end], code=True)
        last = end
    if last < len(text):
        yield Part(text[last:])


def without_indents(text: str) -> str:
    """Move paragraphs to the margin that are indented like code, for a program to which that means nothing.

    Those of a note stay: their indentation makes them its own.
    """
    if "    " not in text and "\t" not in text:
        return text
    out: list[str] = []
    at = columns = 0
    fence = ""
    in_note = False
    for start, end in _indented(text):
        line = text[start:end]
        bare = line.lstrip(" \t")
        opened = _RUN.match(bare)
        if not fence and opened:
            fence, columns = opened["fence"], len(line) - len(bare)
        elif fence and opened and opened["fence"].startswith(fence):
            fence = ""
        before = [one for one in text[at:start].split("\n") if one[:1] not in {"", " ", "\t"}]
        in_note = before[-1].startswith("[^") and "]:" in before[-1] if before else in_note
        # Code within a fence keeps what it is indented beyond the fence; a note keeps its paragraphs.
        cut = 0 if in_note else min(columns, len(line) - len(bare)) if fence else len(line) - len(bare)
        out += [text[at:start], line[cut:]]
        at = end
    return "".join((*out, text[at:]))


@lru_cache(maxsize=32)
def _opening(signs: tuple[str, ...]) -> re.Pattern[str]:
    # Each alternative begins with its own sign, so that the search passes over all others fast.
    return re.compile("|".join(signs), re.IGNORECASE)


@lru_cache(maxsize=4)  # the same text is parted for one dialect after the other
def _ranges(text: str, indented: bool) -> list[tuple[int, int]]:
    """Return where code begins and ends."""
    lines = _indented(text) if indented else []
    signs = tuple(pattern for sign, pattern in _SIGNS if sign in text)
    opening = _opening(signs) if signs else None
    missing: set[re.Pattern[str]] = set()  # ends of literals that do not come any more
    ranges: list[tuple[int, int]] = []
    at = place = 0
    while True:
        match = opening.search(text, at) if opening else None
        start = match.start() if match else len(text)
        while place < len(lines) and lines[place][1] <= start:
            if lines[place][0] >= at:
                ranges.append(lines[place])
            place += 1
        if match is None:
            return ranges
        if place < len(lines) and lines[place][0] <= start:  # it stands in indented code
            if lines[place][0] >= at:
                ranges.append(lines[place])
            at = max(at, lines[place][1])
            place += 1
            continue
        start, end = _code(text, match, missing)
        if end > start >= at:
            ranges.append((start, end))
        at = max(end, match.end())


def _indented(text: str) -> list[tuple[int, int]]:
    """Give where lines of indented code begin and end, one after the other."""
    if "    " not in text and "\t" not in text:
        return []
    ranges = []
    for start in sorted(indented_code(text)):
        end = text.find("\n", start)
        ranges.append((start, len(text) if end < 0 else end + 1))
    return ranges


def _code(text: str, match: re.Match[str], missing: set[re.Pattern[str]]) -> tuple[int, int]:
    """Return where the code begins and ends that opens here; the same place where none does."""
    start = match.start()
    if match[0][0] in "`~":
        return _marked(text, start)
    for opening, closing in _LITERALS[match[0][0]]:
        opened = opening.match(text, start) if closing not in missing else None
        if opened is None:
            continue
        closed = closing.search(text, opened.end())
        if closed is not None:
            return start, closed.end()
        missing.add(closing)
    return start, start


def _marked(text: str, start: int) -> tuple[int, int]:
    """Return where a fenced block or a span of code begins and ends."""
    fence = _RUN.match(text, start)
    if fence is not None:
        line = max(text.rfind("\n", max(0, start - 200), start) + 1, start - 200)
        if _LEAD.fullmatch(text, line, start) and (not line or text[line - 1] == "\n"):
            end = fence_end(text, fence["fence"], fence.end())
            if end > fence.end():
                return line, end
    span = _SPAN.match(text, start)
    if span is None:
        return start, start
    end = span_end(text, span["span"], span)
    return (start, end) if end > span.end() else (start, start)
