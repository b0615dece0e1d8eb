"""Which elements of a page surround the text: navigation, boxes with offers, comments, what nothing shows.

A container of a good part of the page's prose stays whatever its tag or its class says: the whole page may be
in a form, and each of its paragraphs may be called "paywall".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.composer.page.names import ALWAYS, AROUND, BODY, CAPTION, NOTE, word_around
from publisher.composer.page.outline import HEADINGS, Outline
from publisher.text.lazy import lazy

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DROPPED = frozenset("nav aside footer dialog form button menu".split())
_ROLES = frozenset("navigation banner complementary contentinfo search dialog menu".split())
_NEVER = HEADINGS | frozenset("html body main pre code tr td th tbody thead".split())
_OFFERS = frozenset("a form input button iframe".split())
_PICTURES = frozenset("img picture".split())
_ENLARGE = 40  # characters of the words of a button that enlarges
_FRAMES = 4  # elements between a figure and a button of it
_STREAM = lazy(r"[SBP]:\d{1,4}$")  # React's, which a script moves into the page
ENOUGH = 500  # characters of prose that may be an article
_LARGEST = 2000  # elements of a note
SHARE = 5  # a part of the prose that is never left out: one in so many


def surroundings(outline: Outline) -> dict[int, str]:
    """Return the places of what surrounds the text, the outermost of each, with the reason."""
    candidates = _candidates(outline)
    if not candidates:
        return {}
    total = outline.prose[0]
    sums = _sums(outline, candidates)
    first_end, last = _declared(outline, candidates)
    found: dict[int, str] = {}
    end = 0
    for place, (reason, always) in candidates.items():
        if place < end:
            continue
        prose, behind = outline.prose[place], outline.ends[place]
        is_text_elsewhere = first_end <= place or last >= behind
        if prose and not is_text_elsewhere and _is_most(reason, always, prose, sums[reason], total):
            continue
        found[place] = reason
        end = behind
    return found


def _sums(outline: Outline, candidates: dict[int, tuple[str, bool]]) -> dict[str, int]:
    """Add up the prose of candidates with the same reason; those within each other count once."""
    sums: dict[str, int] = {}
    until: dict[str, int] = {}
    for place, (reason, _) in candidates.items():
        if place >= until.get(reason, 0):
            until[reason] = outline.ends[place]
            sums[reason] = sums.get(reason, 0) + outline.prose[place]
    return sums


def _declared(outline: Outline, candidates: dict[int, tuple[str, bool]]) -> tuple[int, int]:
    """Return where the first element ends, and the last begins, that declares itself a text and holds one."""
    first_end, last = len(outline.tags) + 1, -1
    for place, prose in enumerate(outline.prose):
        if prose < ENOUGH or place in candidates:
            continue
        if outline.tags[place] in {"main", "article"} or outline.names[place] & BODY:
            first_end, last = min(first_end, outline.ends[place]), place
    return first_end, last


def _is_most(reason: str, always: bool, prose: int, together: int, total: int) -> bool:
    """Tell whether elements hold too much of the prose to be no text."""
    if always:
        return prose * 5 >= total * 4
    if reason == "form":
        return prose * 2 >= total
    return together * SHARE >= total


def _candidates(outline: Outline) -> dict[int, tuple[str, bool]]:
    """Return the places of what may surround the text: the reason, and whether it may be most of the page."""
    found: dict[int, tuple[str, bool]] = {}
    code = bodies = quotes = 0  # where they end
    tags, ends, names, silent = outline.tags, outline.ends, outline.names, outline.silent
    for place, element in enumerate(outline.elements):
        tag, name = tags[place], names[place]
        if (
            silent[place] or place < code
        ):  # programs that highlight code call its parts "comment", "tag", "title"
            continue
        if tag in _NEVER:
            if tag in {"pre", "code"}:
                code = ends[place]
            continue
        if tag == "article" or name & BODY:
            bodies = max(bodies, ends[place])
        elif tag == "blockquote":
            quotes = max(quotes, ends[place])
        if tag == "button" and _is_frame(outline, place):
            found |= _words_of_frame(outline, place)
            continue
        if tag in _DROPPED:
            if tag == "footer" and place < quotes:
                continue
            if tag != "aside" or not _is_note(outline, place, in_body=place < bodies):
                found[place] = tag, False
        elif name & AROUND and not _is_box_of_code(outline, place):
            word = word_around(f"{element.get('class', '')} {element.get('id', '')}")
            found[place] = word, bool(name & ALWAYS)
        elif reason := _by_attributes(element):
            found[place] = reason, False
    return found


def _is_frame(outline: Outline, place: int) -> bool:
    """Tell whether a button is the frame of a picture, which it enlarges: it is in a figure, or holds one."""
    within = outline.tags[place : outline.ends[place]]
    if _PICTURES.isdisjoint(within):
        return False
    if "figure" in within:
        return True
    is_short = outline.text[place] <= _ENLARGE
    return is_short and "figure" in [outline.tags[one] for one in outline.above(place)[:_FRAMES]]


def _words_of_frame(outline: Outline, place: int) -> dict[int, tuple[str, bool]]:
    """Return the places within such a button that hold words alone, and no caption: "View 6 pictures"."""
    found: dict[int, tuple[str, bool]] = {}
    one = place + 1
    while one < outline.ends[place]:
        within = outline.tags[one : outline.ends[one]]
        is_caption = outline.tags[one] == "figcaption" or outline.names[one] & CAPTION
        is_words = outline.text[one] and _PICTURES.isdisjoint(within) and "figcaption" not in within
        if is_words and not is_caption:
            found[one] = ("button", False)
        one = outline.ends[one] if is_words or is_caption else one + 1
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
    block = next(
        (one for one in range(place + 1, min(outline.ends[place], place + 20)) if outline.tags[one] == "pre"), 0
    )
    return block > 0 and outline.text[block] * 2 >= outline.text[place]


def _is_note(outline: Outline, place: int, *, in_body: bool) -> bool:
    """Tell whether an aside is a part of the text: one that offers nothing."""
    if outline.names[place] & NOTE:
        return True
    end = outline.ends[place]
    return in_body and end - place < _LARGEST and _OFFERS.isdisjoint(outline.tags[place:end])
