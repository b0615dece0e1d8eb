"""What within an article's element is no text of it: boxes, lines, and headings of which nothing is left."""

from __future__ import annotations

from publisher.composer.page.boxes import Boxes
from publisher.composer.page.lines import LINE, PICTURES, Lines, is_words
from publisher.composer.page.names import CAPTION
from publisher.composer.page.outline import HEADINGS, Outline
from publisher.composer.page.span import Span, all_above, span_of

_CHECKED = 10_000  # blocks that are looked at; no page has so many
_KEPT = frozenset("pre code figure".split())  # no line of these is looked at


def furniture(outline: Outline, main: int, gone: dict[int, str], title: str) -> dict[int, str]:
    """Return what is no text within an element: the places of the outermost elements, with the reasons."""
    found = _found(outline, span_of(outline, main), gone, title, start=main + 1)
    for one in ("teaser", "story"):
        teased = sum(outline.prose[place] for place, reason in found.items() if reason == one)
        if teased * 3 > outline.prose[main]:  # a page that lists stories
            found = {place: reason for place, reason in found.items() if reason != one}
    return found | _emptied(outline, main, gone | found)


def furniture_above(outline: Outline, block: int, gone: dict[int, str], title: str) -> dict[int, str]:
    """Return what is no text within a block above the body, which may be the block itself."""
    return _found(outline, all_above(outline, block), gone, title, start=block)


def _found(outline: Outline, span: Span, gone: dict[int, str], title: str, *, start: int) -> dict[int, str]:
    boxes, lines = Boxes(outline, span, start), Lines(outline, span, title)
    found: dict[int, str] = {}
    end = start
    seen = 0
    for place in range(start, span.end):
        if place < end:
            continue
        if _is_passed_over(outline, place, gone):
            end = outline.ends[place]
        elif outline.text[place] and seen < _CHECKED:
            seen += 1
            reason = boxes.reason(place) or lines.reason(place)
            if reason:
                found[place] = reason
                end = outline.ends[place]
    return found


def _is_passed_over(outline: Outline, place: int, gone: dict[int, str]) -> bool:
    """Tell whether nothing within an element is looked at: what is left out, code, pictures with captions."""
    if place in gone or outline.silent[place] or outline.tags[place] in _KEPT:
        return True
    return bool(outline.traits(place) & CAPTION)


def _emptied(outline: Outline, main: int, gone: dict[int, str]) -> dict[int, str]:
    """Return the headings at the end of a text of whose sections nothing is left."""
    waiting: list[int] = []  # headings below which nothing stood yet
    last = end = 0
    for place in range(main + 1, outline.ends[main]):
        if place < end:
            continue
        if place in gone:
            last, end = place, outline.ends[place]
        elif outline.tags[place] in HEADINGS and outline.text[place] <= LINE and is_words(outline, place):
            waiting.append(place)
            end = outline.ends[place]
        elif outline.tags[place] in PICTURES or _says(outline, place):
            waiting = []
    return dict.fromkeys((place for place in waiting if place < last), "empty section")


def _says(outline: Outline, place: int) -> bool:
    """Tell whether words are in an element itself or right behind it."""
    text, tail = outline.elements[place].text, outline.elements[place].tail
    return bool((text and not text.isspace()) or (tail and not tail.isspace()))
