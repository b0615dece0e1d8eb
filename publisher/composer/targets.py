"""Targets of links within an entry: headings get the ids that links of the same text lead to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set as AbstractSet

from publisher.text.lazy import lazy
from publisher.text.words import without_signs

_HEADING = lazy(r"<h([1-6])([^<>]{0,300})>(.{0,1000}?)</h\1>", re.DOTALL)
_TAG = lazy(r"<[^<>]{0,500}>")
# An id that a heading names in the way of kramdown, Pandoc, Hugo and Docusaurus.
_NAMED = lazy(r"\s{0,20}\{:?\s{0,5}(?:#([\w:.-]{1,100})|\.[\w-])[^{}<>]{0,200}\}\s{0,20}$")
_HAS_ID = lazy(r"\sid\s{0,5}=", re.IGNORECASE)


# Ids of footnotes, by which feed readers recognise them; none can be the name of a variable of a web page.
_NOTE = lazy(
    r"(?:user-content-)?_?(?:fn|fnref|ftn|ftnref|footnote|footnoteref|endnote|note|noteref|cite|ref)"
    r"[-:_.][\w:.-]{0,60}|(?:fn|fnref|_ftn|_ftnref)\d{1,4}"
)
PREFIX = "part-"


def part_name(name: str) -> str:
    """Give the id under which a part of an entry is published.

    A web page finds elements by their ids as if these were its own variables, so an id of the article's choice
    could replace one of the page that shows it ("DOM clobbering"). A prefix rules that out. A text that comes
    from a feed of ours has it already.
    """
    return name if name.startswith(PREFIX) or _NOTE.fullmatch(name) else PREFIX + name


def with_named_ids(html: str) -> str:
    """Turn `{#id}` at the end of headings into their ids."""
    return _HEADING.sub(_named, html) if "{" in html and "<h" in html else html


def _named(match: re.Match[str]) -> str:
    said = _NAMED.search(match[3])
    if said is None:
        return match[0]
    level, words = match[1], match[3][: said.start()]
    name = f' id="{said[1]}"' if said[1] else ""
    return f"<h{level}{name}>{words}</h{level}>"


def with_heading_ids(html: str, wanted: AbstractSet[str]) -> str:
    """Give headings the ids in `wanted`, where a program would make such an id of the heading's words.

    Programs differ in signs and accents; a second heading of the same words gets a number.
    """
    if not wanted:
        return html
    ids = {_key(one): one for one in sorted(wanted)}
    seen: dict[str, int] = {}

    def named(match: re.Match[str]) -> str:
        key = _key(_TAG.sub("", match[3]))
        count = seen[key] = seen.get(key, -1) + 1
        found = ids.pop(f"{key}{count}" if count else key, "")
        if not found or _HAS_ID.search(match[2]):
            return match[0]
        return f'<h{match[1]}{match[2]} id="{_attribute(found)}">{match[3]}</h{match[1]}>'

    return _HEADING.sub(named, html)


def _key(words: str) -> str:
    plain = re.sub(r"&[a-z]{1,8};", "", words.casefold())
    return without_signs(unicodedata.normalize("NFKD", plain))


def _attribute(value: str) -> str:
    return value.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
