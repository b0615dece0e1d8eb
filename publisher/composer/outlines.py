"""Marks of outliners, Logseq and Roam Research: properties, embeds, tasks.

Sources: the documentation of Logseq (built-in properties, macros) and Roam's of blocks.
"""

from __future__ import annotations

import re

from publisher.text.lazy import lazy

# Properties that say something about a block, and are not shown.
_HIDDEN = frozenset(
    "id collapsed heading template template-including-parent background-color background-image query-table"
    " query-properties query-sort-by query-sort-desc logseq.order-list-type created-at updated-at created-by"
    " hl-page hl-color hl-type ls-type".split()
)
# At the top of a page, all of them are about the page.
_PAGE = lazy(r"\s{0,20}(?:[A-Za-z][\w.-]{0,60}::(?:[ \t][^\n]{0,500})?(?:\n|$)){1,50}")
_PROPERTY = lazy(
    r"^([ \t>]{0,60}(?:[-*+][ \t]{1,3})?)([A-Za-z][\w.-]{0,60})::(?:[ \t]{1,5}([^\n]{0,500}))?(?:\n|$)",
    re.MULTILINE,
)
_ANY = lazy(r"^[ \t>]{0,60}(?:[-*+][ \t]{1,3})?[A-Za-z][\w.-]{0,60}::(?:[ \t]|$)", re.MULTILINE)
# Found faster: one sign, and what follows it.
_END = lazy(r":(?=:(?:[ \t]|$))", re.MULTILINE)
_BRACES = lazy(r"\{(?=\{(?:embed|\[\[))")
_EMBED = lazy(r"\{\{(?:embed|\[\[embed\]\]:)[ \t]{0,5}\[\[([^\[\]\n]{1,200})\]\][ \t]{0,5}\}\}")
_TASK = lazy(r"\{\{\[\[(TODO|DONE)\]\]\}\}[ \t]?")


def may_have(text: str) -> bool:
    """Whether a text is worth looking at."""
    if "{" in text and _BRACES.search(text):
        return True
    return ":" in text and _END.search(text) is not None and _ANY.search(text) is not None


def unfolded(text: str, *, first: bool) -> str:
    """Replace the marks in a part of a text that holds no code; `first` opens the text."""
    if "::" in text:
        page = _PAGE.match(text) if first else None
        text = _PROPERTY.sub(_property, text[page.end() :] if page else text)
    if "{{" in text:
        text = _EMBED.sub(r"![[\1]]", text)
        text = _TASK.sub(lambda match: "☑ " if match[1] == "DONE" else "☐ ", text)
    return text


def _property(match: re.Match[str]) -> str:
    """Write a property; one that is not shown leaves, but for the mark of its item."""
    if match[2].lower() in _HIDDEN:
        return match[1] if match[1].strip(" \t>") else ""
    return f"{match[1]}{match[2]}: {match[3]}\n" if match[3] else match[0]
