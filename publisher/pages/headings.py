"""Links to the headings of an article: each heading gets an id made of its words, and a link to itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import escape, unescape

LONGEST = 60  # characters of an id that come from the heading's words
# An article must not choose an id that replaces a variable of the page ("DOM clobbering"): none that a heading
# gets is the name of one. The composer gives the targets of an article's own links the same prefix.
PREFIX = "part-"
# The composer's own output: every "<" opens a tag, and names are in lower case.
_ELEMENT = re.compile(r'<(/?)(h[1-6]|a|summary)((?: [a-z-]+="[^"]*")*)>')
_TAG = re.compile(r"<[^<>]*>")
_ID = re.compile(r' id="([^"]*)"')
_TAKEN = re.compile(r' (?:id|name)="([^"]*)"')


def with_anchors(html: str) -> str:
    """Give each heading of composed HTML an id, and put a link to it beside the heading.

    One within a link or a summary gets no link, for these cannot be nested; one without words stays as it is.
    """
    if "<h" not in html:
        return html
    ids = _Ids(_TAKEN.findall(html))
    parts: list[str] = []
    end = 0
    for start, opening, words, closing, is_free in _headings(html):
        shown = _heading(html[start:opening], html[opening:words], html[words:closing], ids, is_free=is_free)
        parts += (html[end:start], shown)
        end = closing
    return "".join((*parts, html[end:]))


def _headings(html: str) -> Iterator[tuple[int, int, int, int, bool]]:
    """Find headings: where one starts, its words start and end, and it ends; and whether it may hold a link."""
    around = 0  # links and summaries that are open
    begun: re.Match[str] | None = None
    is_free = True
    for match in _ELEMENT.finditer(html):
        slash, name, _ = match.groups()
        if name in {"a", "summary"}:
            around += -1 if slash else 1
        elif not slash:
            begun, is_free = match, around == 0
        elif begun is not None and begun[2] == name:
            yield begun.start(), begun.end(), match.start(), match.end(), is_free
            begun = None


def _heading(opening: str, words: str, closing: str, ids: _Ids, *, is_free: bool) -> str:
    own = _ID.search(opening)
    if own is None:
        name = ids.new(unescape(_TAG.sub("", words)))
        opening = f'{opening[:-1]} id="{name}">' if name else opening
    else:
        name = own[1]
    heading = f"{opening}{words}{closing}"
    if not name or not is_free or re.search(r"\s", name):
        return heading
    target = name.replace("%", "%25")  # an address has it escaped
    link = f'<a class="anchor" href="#{target}" aria-labelledby="{name}">#</a>'
    return f'<div class="heading">{heading}{link}</div>'


class _Ids:
    """The ids of one page."""

    def __init__(self, taken: list[str]) -> None:
        self.taken = set(taken)
        self.count: dict[str, int] = {}

    def new(self, words: str) -> str:
        """Make an id of words that no element has, escaped as in HTML; "" where there is no word."""
        slug = _slug(words)
        if not slug:
            return ""
        name = base = escape(PREFIX + slug)
        while name in self.taken:
            self.count[base] = self.count.get(base, 1) + 1
            name = f"{base}-{self.count[base]}"
        self.taken.add(name)
        return name


def _slug(words: str) -> str:
    """Join the words of a heading by hyphens, in every script, with the marks that belong to letters."""
    plain = unicodedata.normalize("NFC", words[: 4 * LONGEST]).casefold()
    kept = "".join(sign if sign.isalnum() or unicodedata.category(sign)[0] == "M" else " " for sign in plain)
    return "-".join(kept.split())[:LONGEST].rstrip("-")
