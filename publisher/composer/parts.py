"""The parts of a Markdown text: what is code, which no dialect changes, and what is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from publisher.text.comments import LITERAL
from publisher.text.markdown_code import fence_end, indented_code, span_end

_FENCE = r"^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t]){0,40}(?P<fence>`{3,}|~{3,})"
_ENDS = tuple(re.compile(one.end, re.IGNORECASE) for one in LITERAL)


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
    for start, end in _ranges(text, indented=indented):
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
    at = 0
    in_note = False
    for start, end in _indented(text):
        line = text[start:end]
        if line.lstrip(" \t").startswith(("```", "~~~")):
            return text
        before = [one for one in text[at:start].split("\n") if one[:1] not in {"", " ", "\t"}]
        in_note = before[-1].startswith("[^") and "]:" in before[-1] if before else in_note
        out += [text[at:start], line if in_note else line.lstrip(" \t")]
        at = end
    return "".join((*out, text[at:]))


def _opening(text: str) -> re.Pattern[str] | None:
    """Return what opens code, as far as the text can hold it: each alternative costs time at each sign."""
    literals = tuple(place for place, one in enumerate(LITERAL) if one.hint in text)
    ticks = "`" in text
    return (
        _made(literals, fence="```" in text or "~~~" in text, span=ticks)
        if literals or ticks or "~~~" in text
        else None
    )


@lru_cache(maxsize=64)
def _made(literals: tuple[int, ...], *, fence: bool, span: bool) -> re.Pattern[str]:
    openings = [f"(?P<l{place}>{LITERAL[place].opening})" for place in literals]
    openings += [_FENCE] if fence else []
    openings += [r"(?P<span>`+)"] if span else []
    return re.compile("|".join(openings), re.MULTILINE | re.IGNORECASE)


def _ranges(text: str, *, indented: bool) -> Iterator[tuple[int, int]]:
    """Yield where code begins and ends."""
    lines = _indented(text) if indented else []
    at = place = 0
    missing: set[int] = set()  # ends of literals that do not come any more
    opening = _opening(text)
    while True:
        match = opening.search(text, at) if opening else None
        start = match.start() if match else len(text)
        while place < len(lines) and lines[place][1] <= start:
            if lines[place][0] >= at:
                yield lines[place]
            place += 1
        if match is None:
            return
        if place < len(lines) and lines[place][0] <= start:  # it stands in indented code
            if lines[place][0] >= at:
                yield lines[place]
                at = lines[place][1]
            else:
                at = match.end()
            place += 1
            continue
        end = _end(text, match, missing)
        if end > match.end():
            yield match.start(), end
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


def _end(text: str, match: re.Match[str], missing: set[int]) -> int:
    """Return where the code ends that opens here; where its mark ends if none does."""
    group = match.lastgroup or ""
    if group == "span":
        return span_end(text, match["span"], match)
    if group == "fence":
        end = fence_end(text, match["fence"], match.end())
        return end if end > match.end() else _span_of_fence(text, match)
    place = int(group[1:])
    if place in missing:
        return match.end()
    end_match = _ENDS[place].search(text, match.end())
    if end_match is None:
        missing.add(place)
        return match.end()
    return end_match.end()


def _span_of_fence(text: str, match: re.Match[str]) -> int:
    """Return where a span ends that opens with three signs at the start of a line."""
    span = re.compile(r"(?P<span>[`~]+)").match(text, match.start("fence"))
    return span_end(text, span["span"], span) if span and span["span"][0] == "`" else match.end()
