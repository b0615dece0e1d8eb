"""Which elements of a page surround the text: navigation, boxes with offers, comments, what nothing shows.

A container of a good part of the page's prose stays whatever its tag or its class says: the whole page may be in a
form, and each of its paragraphs may be called "paywall".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.composer.page.names import ALWAYS, AROUND, BODY, NOTE, word_around
from publisher.composer.page.outline import HEADINGS, Outline
from publisher.text.lazy import lazy

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DROPPED = frozenset("nav aside footer dialog form button menu".split())
_ROLES = frozenset("navigation banner complementary contentinfo search dialog menu".split())
_NEVER = HEADINGS | frozenset("html body main pre code tr td th tbody thead".split())
_OFFERS = frozenset("a form input button iframe".split())
_STREAM = lazy(r"[SBP]:\d{1,4}$")  # React's, which a script moves into the page
SHARE = 5  # a part of the prose that is never left out: one in so many


def surroundings(outline: Outline) -> dict[int, str]:
    """Return the places of what surrounds the text, the outermost of each, with the reason."""
    candidates = _candidates(outline)
    if not candidates:
        return {}
    total = outline.prose[0]
    sums: dict[str, int] = {}
    until: dict[str, int] = {}
    for place, (reason, _) in candidates.items():
        if place >= until.get(reason, 0):  # elements of a kind within each other count once
            until[reason] = outline.ends[place]
            sums[reason] = sums.get(reason, 0) + outline.prose[place]
    found: dict[int, str] = {}
    end = 0
    for place, (reason, always) in candidates.items():
        if place < end:
            continue
        prose = outline.prose[place]
        if prose and _is_most(reason, always, prose, sums[reason], total) and not _is_named_elsewhere(outline, place, candidates):
            continue
        found[place] = reason
        end = outline.ends[place]
    return found


def _is_most(reason: str, always: bool, prose: int, together: int, total: int) -> bool:
    """Tell whether elements hold too much of the prose to be no text."""
    if always:
        return prose * 5 >= total * 4
    if reason == "form":
        return prose * 2 >= total
    return together * SHARE >= total


def _is_named_elsewhere(outline: Outline, place: int, candidates: dict[int, tuple[str, bool]]) -> bool:
    """Tell whether an element of prose outside one declares itself the text."""
    end = outline.ends[place]
    for one, tag in enumerate(outline.tags):
        if (tag in {"main", "article"} or outline.names[one] & BODY) and outline.prose[one] >= 500:
            if (one >= end or outline.ends[one] <= place) and one not in candidates:
                return True
    return False


def _candidates(outline: Outline) -> dict[int, tuple[str, bool]]:
    found: dict[int, tuple[str, bool]] = {}
    end = 0  # of code: programs that highlight it call its parts "comment", "tag", "title"
    bodies = 0
    for place, (element, tag, names) in enumerate(zip(outline.elements, outline.tags, outline.names, strict=True)):
        if tag in {"pre", "code"}:
            end = max(end, outline.ends[place])
        if outline.silent[place] or place < end:
            continue
        if tag == "article" or names & BODY:
            bodies = max(bodies, outline.ends[place])
        if tag in _NEVER:
            continue
        reason, always = "", False
        if tag in _DROPPED:
            reason = "" if tag in {"aside", "footer"} and _is_text(outline, place, place < bodies) else tag
        elif names & AROUND and not _is_box_of_code(outline, place):
            reason = word_around(f"{element.get('class', '')} {element.get('id', '')}")
            always = bool(names & ALWAYS)
        elif element.attrib:
            reason = _by_attributes(element)
        if reason:
            found[place] = reason, always
    return found


def _by_attributes(element: HtmlElement) -> str:
    if element.get("aria-hidden") == "true":
        return "hidden"
    if element.get("hidden") is not None and not _STREAM.match(element.get("id", "")):
        return "hidden"
    role = element.get("role")
    return role if role in _ROLES else ""


def _is_box_of_code(outline: Outline, place: int) -> bool:
    """Tell whether an element is the frame that a program puts around a block of code and its buttons."""
    block = next((one for one in range(place + 1, min(outline.ends[place], place + 20)) if outline.tags[one] == "pre"), 0)
    return block > 0 and outline.text[block] * 2 >= outline.text[place]


def _is_text(outline: Outline, place: int, in_body: bool) -> bool:
    """Tell whether an aside or a footer is a part of the text: a note, the source of a quotation."""
    if outline.tags[place] == "footer":
        return any(outline.tags[one] == "blockquote" for one in outline.above(place))
    if outline.names[place] & NOTE:
        return True
    return in_body and _OFFERS.isdisjoint(outline.tags[place : outline.ends[place]])
