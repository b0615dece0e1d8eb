"""The blocks of sanitised HTML as plain text, without what leads elsewhere: marks of notes, signs of headings.

Sanitised HTML is well formed: each "<" opens a tag, and attributes stand in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from publisher.text.characters import fit_for_xml
from publisher.text.lazy import lazy

_TAG = lazy(r'<(/?)([a-z][a-z0-9]{0,15})([^<>"]*(?:"[^"]*"[^<>"]*)*)>')
# Tags within a word or sentence: no space replaces them.
_INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q rb rp rt ruby s samp small span"
    " strike strong sub sup time tt u var wbr".split()
)
_ITEMS = frozenset({"li", "dt", "dd"})
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
# Elements whose text is no running text.
_ASIDE = {
    "pre": "code", "figcaption": "caption", "caption": "caption", "td": "cell", "th": "cell",
    "summary": "label", "details": "label",
}  # fmt: skip
_HREF = lazy(r' href="([^"]*)"')
_ID = lazy(r' id="([^"]*)"')
_OF_NOTE = lazy(
    r"(?:user-content-)?_?(?:(?:fn|ftn|footnote|endnote|cite_note)(?:[-:_.]|\d)|(?:side)?note[-:_.]?\d)"
)
_FRAGMENT = lazy(r"fn|footnote|ftn|note|cite|ref|^id\d", re.IGNORECASE)
# What a link back from a note leads to: "fnref-1", "cite_ref-1", "reffn_1".
_TO_REFERENCE = lazy(r"(?:fn|note|cite|ftn)[-_:.]?ref|ref[-_:.]?(?:fn|note)", re.IGNORECASE)
_REFERENCE = lazy(
    r"[\[(]?\s?(?:\d{1,3}|[a-z]|[ivx]{1,4}|[*†‡§¶‖#^]{1,4}|(?:note|fn|n\.)\s?\d{1,3})\s?[\])]?", re.IGNORECASE
)
_BRACKETED = lazy(r"\[\s?(?:\d{1,3}|[a-z]|note\s\d{1,3}|citation needed)\s?\]", re.IGNORECASE)
_ARROWS = "↩↵⏎↪⤴⮐⬑⬆↑^🔙⇑⇧"
_BACK = lazy(rf"[\s\[(]{{0,5}}[{_ARROWS}][\ufe0e\ufe0f\s\d\])]{{0,9}}")
# From the fragment of a link's address on.
_BACK_LINK = lazy(
    rf"#[^\"<>]{{0,300}}\"[^<>]{{0,500}}>(?:<(?:sup|span|b|i|small)[^<>]{{0,200}}>)?[\s\[(]{{0,3}}[{_ARROWS}]"
)
_PERMALINK = lazy(
    r"[#¶§🔗⚓∞\u200b\ufe0e\ufe0f\s]*|(?:perma)?link(?: to (?:this )?heading)?|anchor", re.IGNORECASE
)


class Block(NamedTuple):
    """One block of a text: its kind, and its text on one line."""

    kind: str  # "text", "item", "heading", "note", "contents", "code", "caption", "cell" or "label"
    text: str


class _Link(NamedTuple):
    """An open link: its address, and how many pieces of the block and characters of links precede it."""

    address: str
    pieces: int
    above: bool  # it stands in a raised text


class _Walk:
    """What is open at a place of a text."""

    def __init__(self) -> None:
        """Begin outside of everything."""
        self.open: list[str] = []  # blocks
        self.pieces: list[str] = []
        self.links: list[_Link] = []
        self.raised: list[int] = []  # where raised texts begin, in pieces
        self.had_raised = False
        self.linked = 0  # characters of links within the text
        self.note = 0  # how many blocks are open in a note, itself included; 0 outside of notes
        self.leads_back = False  # the block holds a link from a note to its place
        self.brackets = 0  # how many of our own are open

    def block(self) -> Block | None:
        """Close the block that is open; None where it has no text."""
        text = " ".join("".join(self.pieces).split())
        if "&" in text:
            text = " ".join(fit_for_xml(unescape(text)).split())
        kind = self._kind(text) if text else ""
        self.pieces, self.linked, self.links, self.raised, self.leads_back = [], 0, [], [], False
        return Block(kind, text) if text else None

    def _kind(self, text: str) -> str:
        for name in reversed(self.open):
            if name in _ASIDE:
                return _ASIDE[name]
        if self.note or self.leads_back:
            return "note"
        if self.linked and 2 * self.linked > len("".join(text.split())):
            return "contents"
        if any(name in _HEADINGS for name in self.open[-2:]):
            return "heading"
        return "item" if not _ITEMS.isdisjoint(self.open) else "text"

    def close_link(self) -> None:
        """End a link; the mark of a note, and the sign beside a heading, leave no text."""
        if not self.links:
            return
        link = self.links.pop()
        said = unescape("".join(self.pieces[link.pieces :])).strip()
        _, sign, fragment = link.address.partition("#")
        is_raised = link.above or self.had_raised
        if _TO_REFERENCE.search(fragment) is None and _is_mark(
            said, sign, fragment, is_raised=is_raised, has_address=bool(link.address)
        ):
            del self.pieces[link.pieces :]
        elif sign and fragment:
            if _BACK.fullmatch(said) or _TO_REFERENCE.search(fragment):
                self.leads_back = True
                del self.pieces[link.pieces :]
            elif not link.address.startswith(("http:", "https:")) or self.is_item():
                self.linked += len("".join(said.split()))

    def is_item(self) -> bool:
        """Tell whether a list is open."""
        return not _ITEMS.isdisjoint(self.open)

    def close_raised(self) -> None:
        """End a raised text; a number in brackets is the mark of a note, linked or not."""
        if not self.raised:
            return
        start = self.raised.pop()
        said = "".join(self.pieces[start:]).strip()
        if said in {"[]", "()", ","} or _BRACKETED.fullmatch(said):
            del self.pieces[start:]


def _is_mark(said: str, sign: str, fragment: str, *, is_raised: bool, has_address: bool) -> bool:
    if not sign:
        return not has_address and is_raised and _REFERENCE.fullmatch(said) is not None
    if _PERMALINK.fullmatch(said):
        return True
    if _REFERENCE.fullmatch(said) is None:
        return False
    return is_raised or _BRACKETED.fullmatch(said) is not None or _FRAGMENT.search(fragment) is not None


def blocks(html: str) -> Iterator[Block]:
    """Yield the blocks of sanitised HTML that have text."""
    walk = _Walk()
    last = 0
    for match in _TAG.finditer(html):
        walk.pieces.append(html[last : match.start()])
        last = match.end()
        closing, name, attributes = match.groups()
        if name in _INLINE:
            _inline(walk, name, attributes, closes=bool(closing))
            continue
        if name in {"br", "img"}:
            walk.pieces.append(" ")
            continue
        if (block := walk.block()) is not None:
            yield block
        if closing:
            if name in walk.open:
                del walk.open[len(walk.open) - 1 - walk.open[::-1].index(name) :]
                walk.note = walk.note if len(walk.open) >= walk.note else 0
        elif name != "hr" and len(walk.open) < 300:
            walk.open.append(name)
            if not walk.note and _opens_note(html, last, name, attributes):
                walk.note = len(walk.open)
    walk.pieces.append(html[last:].partition("<")[0])
    if (block := walk.block()) is not None:
        yield block


def _inline(walk: _Walk, name: str, attributes: str, *, closes: bool) -> None:
    if name == "a":
        if closes:
            walk.close_link()
        else:
            found = _HREF.search(attributes)
            walk.had_raised = False
            walk.links.append(_Link(found[1] if found else "", len(walk.pieces), bool(walk.raised)))
    elif name == "rt":
        _reading(walk, closes=closes)
    elif name == "sup":
        if closes:
            walk.close_raised()
        else:
            walk.had_raised = True
            walk.raised.append(len(walk.pieces))


def _reading(walk: _Walk, *, closes: bool) -> None:
    """Put brackets around how a word is read, unless the text has them for readers without ruby (`rp`)."""
    if closes:
        walk.pieces += [")"] * walk.brackets
        walk.brackets = 0
    elif not "".join(walk.pieces[-3:]).rstrip().endswith(("(", "（", "【", "[")):
        walk.pieces.append("(")
        walk.brackets = 1


def _opens_note(html: str, start: int, name: str, attributes: str) -> bool:
    """Tell whether a block is a note: by its id, or because it holds a link back to the text."""
    if attributes and (found := _ID.search(attributes)) and _OF_NOTE.match(found[1]):
        return True
    if name not in {"li", "p"}:
        return False
    end = html.find(f"</{name}>", start)
    return _BACK_LINK.search(html, start, end if end >= 0 else len(html)) is not None
