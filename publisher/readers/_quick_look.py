"""A quick look at the text of a web page: only the parts that are worth parsing.

Most pages claim everything in their head, in JSON-LD and next to their headline; parsing only these parts
takes half the time. Comments, scripts and style sheets are skipped, as a browser does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from publisher.readers._headlines import Anchor, Heading

_SHORT = 20_000  # characters of a body; a shorter one is parsed as quickly as looked through
_HEADINGS = 10  # h1, and as many h2
_TAG = 500  # characters of a script's start tag that are searched for its type
_HEADING = 4_000  # characters of a heading with its markup
_BEFORE, _AFTER = 4_000, 24_000  # characters around a headline that are parsed

_CANONICAL, _LICENSE = "canonical", "license"  # relations of links that claim something
_IN_HEAD = re.compile(r"<(?:!--|(?:script|style|title|meta|link|html|body)(?=[\s/>]))", re.IGNORECASE)
_IN_BODY = re.compile(r"<(?:!--|h[12](?=[\s/>])|s(?:cript|tyle)(?=[\s/>])|S(?:CRIPT|TYLE)(?=[\s/>]))")
_RAW = re.compile(r"<(?:!--|(?:script|style)(?=[\s/>]))", re.IGNORECASE)
# The rest of a start tag: quotes count where a value begins.
_END = re.compile(r"""[^>=]*+(?:=\s*+(?:"[^"]{0,20000}+"|'[^']{0,20000}+')?+[^>=]*+)*+>""")
_SKIPPED = frozenset({"<!--", "<script", "<style"})
_MARKUP = re.compile(r"<[^<>]{0,2000}>")
# A link to the front page of a site.
_HOME = re.compile(r"""\shref=["']?(?:https?://[^/"'\s>]{1,200})?/?["'\s>]""", re.IGNORECASE)


@dataclass(slots=True)
class QuickLook:
    """A page's head, JSON-LD, h1 and h2; and where each heading begins and ends in the page."""

    parts: list[str] = field(default_factory=list)
    headings: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: {"<h1": [], "<h2": []})

    @property
    def text(self) -> str:
        """All of it, ready to be parsed."""
        return "".join(self.parts)


def quick_look(text: str) -> QuickLook | None:
    """Take a quick look at a page; None where it has no body, or a short one."""
    look = QuickLook()
    start = _read_head(text, look.parts)
    if start < 0 or len(text) - start < _SHORT:
        return None
    look.parts.append("<body>")
    _read_body(text, start, look)
    return look


def _read_head(text: str, parts: list[str]) -> int:
    """Add what is worth parsing; return where the body begins, -1 where none does."""
    place = 0
    while match := _IN_HEAD.search(text, place):
        begin, kind = match.start(), match.group().lower()
        if kind == "<body":
            return begin
        if kind in _SKIPPED:
            place = _skip(text, match, parts)
        elif kind == "<title":
            place = text.find("</", begin)
            parts += (text[begin:place], "</title>")
        else:
            end = _END.match(text, match.end())
            place = end.end() if end else -1
            tag = text[begin:place]
            if kind != "<link" or _CANONICAL in tag or _LICENSE in tag:
                parts.append(tag)
        if place < 0:
            break
    return -1


def _read_body(text: str, place: int, look: QuickLook) -> None:
    while place >= 0 and (match := _IN_BODY.search(text, place)):
        begin, kind = match.start(), match.group()
        found = look.headings.get(kind)
        if found is None:
            place = _skip(text, match, look.parts)
            continue
        place = match.end()
        end = text.find(f"</{kind[1:]}", begin, begin + _HEADING)
        if end >= 0 and len(found) < _HEADINGS:
            look.parts += (text[begin:end], f"</{kind[1:]}>")
            found.append((begin, end))
            place = end


def _skip(text: str, match: re.Match[str], parts: list[str]) -> int:
    """Return where a comment, script or style sheet ends, -1 where it does not; add JSON-LD to `parts`."""
    begin, kind = match.start(), match.group()
    if kind == "<!--":
        end = text.find("-->", begin + 2)
        return end + 3 if end >= 0 else -1
    close = text.find(f"</{kind[1:]}", match.end())
    if close >= 0 and _is_linked_data(text, begin):
        parts += (text[begin:close], "</script>")
    return close


def _is_linked_data(text: str, begin: int) -> bool:
    tag = text[begin : text.find(">", begin, begin + _TAG) + 1].lower()
    return "json" in tag and ("ld+json" in tag or "ld&#43;json" in tag)


def part_at_headline(text: str, look: QuickLook, anchor: Anchor) -> str:
    """Return the part of a page around its headline, else around its first h1 that is no masthead.

    Returns "" where there is no such heading.
    """
    places = [(kind, *place) for kind, found in look.headings.items() for place in found]
    headings = [
        Heading(kind[1:], unescape(_MARKUP.sub("", text[begin:end])), bool(_HOME.search(text, begin, end)))
        for kind, begin, end in places
    ]
    index = anchor.best(headings)
    if index < 0:
        index = anchor.unconfirmed(headings)
        if index < 0 or headings[index].tag != "h1":
            return ""
    return _part(text, places[index][1])


def _part(text: str, place: int) -> str:
    begin = text.find("<", max(0, place - _BEFORE))
    return "<body>" + without_scripts(text[begin : place + _AFTER])


def without_scripts(text: str) -> str:
    """Return a page without comments and without the contents of scripts and style sheets; JSON-LD stays."""
    parts: list[str] = []
    last = place = 0
    while match := _RAW.search(text, place):
        begin, kind = match.start(), match.group()
        place = _skip(text, match, [])
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
