"""The stretch of a page in which an article's text is looked over, and where its prose begins and ends."""

from __future__ import annotations

from typing import NamedTuple

from publisher.composer.page.names import ABOUT
from publisher.composer.page.outline import Outline

_FIRST = 60  # characters of a paragraph that begins the text
_TOP = 30  # elements at the top of a text that has no such paragraph


class Span(NamedTuple):
    """Places within one element; in one without long paragraphs, the first elements are above the text."""

    main: int  # the element
    end: int  # what follows it
    first: int  # the paragraph with which the text begins: above it are lines on the article
    second: int
    middle: int  # the paragraph at which half of the prose has been said
    last: int


def span_of(outline: Outline, main: int) -> Span:
    """Find the prose within an element."""
    end = outline.ends[main]
    top = min(end, main + _TOP)
    own = [place for place in range(main, end) if outline.own[place]]
    if not own:
        return Span(main, end, top, main, main, main)
    long = [place for place in own if outline.own[place] >= _FIRST]
    starts = [place for place in long if not _is_about(outline, place)]
    first = starts[0] if starts else top
    second = next((place for place in long if place > first), first)
    return Span(main, end, first, second, _middle(outline, own), own[-1])


def all_above(outline: Outline, block: int) -> Span:
    """Return the span of a block above the body, all of which stands above the text."""
    end = outline.ends[block]
    return Span(block, end, end, end, end, end)


def _is_about(outline: Outline, place: int) -> bool:
    """Tell whether a paragraph is on the article, as it says itself or the element around it."""
    return bool((outline.traits(place) | outline.traits(outline.parents[place])) & ABOUT)


def _middle(outline: Outline, own: list[int]) -> int:
    half = sum(outline.own[place] for place in own) / 2
    said = 0
    for place in own:
        said += outline.own[place]
        if said >= half:
            return place
    return own[-1]
