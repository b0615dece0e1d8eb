"""The parts of a web page that are worth a parser's time, found by one pass over its text.

Most pages say everything in their heads, in JSON-LD and beside their headlines. What stands in comments,
scripts and style sheets is passed over, as a browser does.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

_SHORT = 20_000  # characters of a body that are as quickly parsed whole
_BLOCKS = 20  # blocks of JSON-LD that are looked for in a body
_HEADINGS = 10  # headings of a kind
_TAG = 500  # characters of a start tag that are searched for its type
_HEADING = 4_000  # characters of a heading with its markup
_BEFORE, _AFTER = 4_000, 24_000  # characters around a headline that are parsed

_IN_HEAD = re.compile(r"<(?:!--|(?:script|style|title|meta|link|html|body)(?=[\s/>]))", re.IGNORECASE)
_IN_BODY = re.compile(r"<(?:!--|h[12](?=[\s/>])|s(?:cript|tyle)(?=[\s/>])|S(?:CRIPT|TYLE)(?=[\s/>]))")
_RAW = re.compile(r"<(?:!--|(?:script|style)(?=[\s/>]))", re.IGNORECASE)
# The rest of a start tag: quotes count where a value begins.
_END = re.compile(r"""(?:[^>=]++|=\s*+(?:"[^"]{0,20000}+"|'[^']{0,20000}+')?)*+>""")
_MARKUP = re.compile(r"<[^<>]{0,2000}>")


@dataclass(slots=True)
class Outline:
    """A page without its body, but for JSON-LD and headings, and where those stand."""

    parts: list[str] = field(default_factory=list)
    headings: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: {"<h1": [], "<h2": []})

    @property
    def text(self) -> str:
        """All of it, to be parsed."""
        return "".join(self.parts)


def outlined(text: str) -> Outline | None:
    """Outline a page; None where no body begins, or a short one."""
    outline = Outline()
    start = _through_head(text, outline.parts)
    if start < 0 or len(text) - start < _SHORT:
        return None
    outline.parts.append("<body>")
    _through_body(text, start, outline)
    return outline


def _through_head(text: str, parts: list[str]) -> int:
    # Returns where the body begins, -1 where it does not.
    place = 0
    while match := _IN_HEAD.search(text, place):
        begin, kind = match.start(), match.group().lower()
        if kind == "<body":
            return begin
        if kind in _SILENT:
            place = _behind(text, match, parts)
        elif kind == "<title":
            place = text.find("</", begin)
            parts += (text[begin:place], "</title>")
        else:
            end = _END.match(text, match.end())
            place = end.end() if end else -1
            if kind != "<link" or "canonical" in text[begin:place]:
                parts.append(text[begin:place])
        if place < 0:
            break
    return -1


def _through_body(text: str, place: int, outline: Outline) -> None:
    while place >= 0 and (match := _IN_BODY.search(text, place)):
        begin, kind = match.start(), match.group()
        found = outline.headings.get(kind)
        if found is None:
            place = _behind(text, match, outline.parts)
            continue
        place = match.end()
        end = text.find(f"</{kind[1:]}", begin, begin + _HEADING)
        if end >= 0 and len(found) < _HEADINGS:
            outline.parts += (text[begin:end], f"</{kind[1:]}>")
            found.append((begin, end))
            place = end


_SILENT = frozenset({"<!--", "<script", "<style"})


def _behind(text: str, match: re.Match[str], parts: list[str]) -> int:
    # Returns where a comment, script or style sheet ends, -1 where it does not; keeps JSON-LD.
    begin, kind = match.start(), match.group()
    if kind == "<!--":
        end = text.find("-->", begin + 2)
        return end + 3 if end >= 0 else -1
    close = text.find(f"</{kind[1:]}", match.end())
    if close >= 0 and _is_linked_data(text, begin):
        parts += (text[begin:close], "</script>")
    return close


def _is_linked_data(text: str, begin: int) -> bool:
    return text.find("ld+json", begin, text.find(">", begin, begin + _TAG) + 1) >= 0


def beside(text: str, outline: Outline, fits: Callable[[str], bool]) -> str:
    """Return the part of a page around its headline: the heading that fits, else the first h1, else ""."""
    first = -1
    for kind, found in outline.headings.items():
        for begin, end in found:
            if first < 0 and kind == "<h1":
                first = begin
            if fits(_MARKUP.sub("", text[begin:end])):
                return _part(text, begin)
    return _part(text, first) if first >= 0 else ""


def _part(text: str, place: int) -> str:
    begin = text.find("<", max(0, place - _BEFORE))
    return "<body>" + bare(text[begin : place + _AFTER])


def bare(text: str) -> str:
    """Return a page without its comments and without the contents of scripts and style sheets, but JSON-LD."""
    parts: list[str] = []
    last = place = 0
    while match := _RAW.search(text, place):
        begin, kind = match.start(), match.group()
        place = _behind(text, match, [])
        if place < 0:
            break
        if kind == "<!--":
            parts.append(text[last:begin])
            last = place
        elif not _is_linked_data(text, begin):
            end = text.find(">", begin, place) + 1
            parts.append(text[last:end])
            last = place
    parts.append(text[last:])
    return "".join(parts)
