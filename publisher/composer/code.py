"""The parts of a text that are code, or that say of themselves that they are no template."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

Kind = Literal["text", "code", "raw", "block"]
_SPACE = r"\s{0,5}"
_BLOCKS = "raw|verbatim|highlight|codeblock|code"
_TEMPLATE = (
    rf"\{{%-?{_SPACE}(?P<block>{_BLOCKS})\b(?P<options>[^%}}]{{0,200}})-?%\}}"
    rf"|\{{\{{[<%]{_SPACE}(?P<shortcode>highlight)\b(?P<arguments>[^>%]{{0,200}})[>%]\}}\}}"
)
_ELEMENT = r"<(?P<tag>pre|code)\b"
_OPENING = {
    True: re.compile(
        rf"(?P<fence>^ {{0,3}}(?P<run>`{{3,}}|~{{3,}})[^\n]{{0,500}}$)|(?P<ticks>`+)|{_ELEMENT}|{_TEMPLATE}",
        re.MULTILINE | re.IGNORECASE,
    ),
    False: re.compile(rf"{_ELEMENT}|{_TEMPLATE}", re.IGNORECASE),
}


class Segment(NamedTuple):
    """A part of a text.

    A "text" may hold template tags, a "code" keeps all that it holds, a "raw" part stood between tags that are
    not shown, and a "block" is code between such tags.
    """

    kind: Kind
    text: str
    options: str = ""  # of a block's opening tag


@lru_cache(maxsize=256)
def _closing(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE | re.IGNORECASE)


def segments(text: str, *, markdown: bool) -> Iterator[Segment]:
    """Part a text: code of Markdown and HTML, Liquid's `raw` and `highlight`, Hugo's `highlight`."""
    opening = _OPENING[markdown]
    hopeless: set[str] = set()  # closings that are not found further on, so that no text is searched twice
    start = at = 0
    while (match := opening.search(text, at)) is not None:
        kind, pattern = _kind(match)
        closing = None if pattern in hopeless else _closing(pattern).search(text, match.end())
        if closing is None and not (markdown and match["run"]):
            hopeless.add(pattern)
            at = match.end()
            continue
        end = closing.end() if closing is not None else len(text)  # an open fence reaches to the end
        if start < match.start():
            yield Segment("text", text[start : match.start()])
        if kind == "code" or closing is None:
            yield Segment("code", text[match.start() : end])
        else:
            yield Segment(
                kind, text[match.end() : closing.start()], match["options"] or match["arguments"] or ""
            )
        start = at = end
    if start < len(text):
        yield Segment("text", text[start:])


def _kind(match: re.Match[str]) -> tuple[Kind, str]:
    """Give the kind of the part that opens, and the pattern of what closes it."""
    found = match.groupdict()
    if found.get("run"):
        run = match["run"]
        return "code", rf"^ {{0,3}}{re.escape(run[0])}{{{len(run)},}}[ \t]*$"
    if found.get("ticks"):
        return "code", rf"(?<!`)`{{{len(match['ticks'])}}}(?!`)"
    if match["tag"]:
        return "code", rf"</{match['tag'].lower()}\s{{0,5}}>"
    if match["shortcode"]:
        return "block", rf"\{{\{{[<%]{_SPACE}/{_SPACE}highlight{_SPACE}[>%]\}}\}}"
    name = match["block"].lower()
    kind: Kind = "raw" if name in {"raw", "verbatim"} else "block"
    return kind, rf"\{{%-?{_SPACE}end{name}{_SPACE}-?%\}}"
