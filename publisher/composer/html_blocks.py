"""Elements of HTML whose text is Markdown: `markdown="1"` (PHP Markdown Extra, kramdown, Python-Markdown)."""

from __future__ import annotations

import re

from publisher.composer.admonitions import inline
from publisher.text.lazy import lazy

_OPENING = lazy(
    r"^(?P<indent>[ \t]{0,3})<(?P<name>[A-Za-z][\w-]{0,30})(?P<before>[^<>]{0,500}?)"
    r"\smarkdown(?:=(?:\"(?P<value>[\w-]{0,10})\"|'\w{0,10}'|\w{1,10}))?(?P<after>[^<>]{0,500})>",
    re.MULTILINE | re.IGNORECASE,
)
_INLINE = frozenset(
    "p h1 h2 h3 h4 h5 h6 summary dt td th li figcaption caption span a em strong b i small".split()
)
_CLOSING = lazy(
    r"^([ \t]{0,3}</(?:div|section|article|aside|details|figure|center|blockquote|main|nav)\s{0,5}>)"
    r"[ \t]{0,20}(?=\n)",
    re.MULTILINE | re.IGNORECASE,
)
_LONGEST = 10_000  # characters of an element whose text is one line or several, and no blocks


def may_have(text: str) -> bool:
    """Whether a text is worth looking at."""
    return " markdown" in text and "<" in text


def opened(text: str) -> str:
    """Put empty lines around the tags of such elements in a text, between which Markdown is read."""
    out: list[str] = []
    at = 0
    for match in _OPENING.finditer(text):
        if match.start() < at:
            continue
        tag = f"<{match['name']}{match['before']}{match['after']}>"
        out.append(text[at : match.start()])
        inside = _inside(text, match)
        if inside is None:
            out += ["\n", tag, "\n\n"]
            at = match.end()
        else:
            out += [tag, inline(inside)]
            at = match.end() + len(inside)
    return _CLOSING.sub(r"\1\n\n", "".join((*out, text[at:]))) if out else text


def _inside(text: str, match: re.Match[str]) -> str | None:
    """Give the text of an element that holds no blocks; None for one that does."""
    name = match["name"].lower()
    if name not in _INLINE:
        return None
    limit = match.end() + _LONGEST
    closing = re.compile(rf"</{re.escape(name)}\s{{0,5}}>", re.IGNORECASE).search(text, match.end(), limit)
    inside = text[match.end() : closing.start()] if closing else "\n\n"
    return None if "\n\n" in inside else inside
