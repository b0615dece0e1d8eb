"""The element that holds an article: one that declares itself the body, else that in which prose gathers."""

from __future__ import annotations

from publisher.composer.page.names import BODY
from publisher.composer.page.outline import HEADINGS, Outline
from publisher.text.clean import letters

_HEADLINES = 3  # headings that may be the page's headline
_ENOUGH = 500  # characters of an article that is one of several on a page


def region(outline: Outline, gone: dict[int, str], title: str = "") -> int:
    """Return the place of the element that holds the article; -1 where the page holds no prose."""
    whole = outline.prose[0]
    kept = _kept(outline, gone)
    if whole:
        good = [place for place in kept if outline.prose[place] * 2 >= whole and is_named(outline, place)]
        if good:
            best = min(good, key=lambda place: (outline.prose[place], -place))
            return _first_of_many(outline, best, kept, title)
        for head in _headlines(outline, kept, title):
            about = [
                place
                for place in kept
                if outline.tags[place] == "article"
                and place < head < outline.ends[place]
                and outline.prose[place] * 5 >= whole
                and outline.prose[place] >= _ENOUGH
            ]
            if about:
                return min(about, key=lambda place: (outline.prose[place], -place))
        best = _gathering(outline, kept)
        while outline.prose[best] * 2 < whole and outline.parents[best] >= 0:
            best = outline.parents[best]
        return best
    named = [place for place in kept if is_named(outline, place)]
    if named:
        return max(named, key=lambda place: outline.text[place])
    return next((place for place, tag in enumerate(outline.tags) if tag == "body"), -1)


def is_named(outline: Outline, place: int) -> bool:
    """Tell whether an element declares itself the body of an article."""
    tag = outline.tags[place]
    if tag in {"article", "main"} or outline.traits(place) & BODY:
        return True
    if tag not in {"div", "section"}:
        return False
    element = outline.elements[place]
    return element.get("role") == "main" or "articleBody" in element.get("itemprop", "")


def _kept(outline: Outline, gone: dict[int, str]) -> list[int]:
    kept = []
    end = 0
    for place, is_silent in enumerate(outline.silent):
        if place < end:
            continue
        if place in gone:
            end = outline.ends[place]
        elif not is_silent:
            kept.append(place)
    return kept


def _gathering(outline: Outline, kept: list[int]) -> int:
    """Return the element in which most prose gathers: each paragraph counts for the three elements above it."""
    scores: dict[int, float] = {}
    for place in kept:
        own = outline.own[place]
        if not own:
            continue
        above = place
        for share in (1.0, 0.7, 0.4):
            above = outline.parents[above]
            if above < 0:
                break
            scores[above] = scores.get(above, 0.0) + own * share
    return max(scores, key=lambda place: scores[place], default=0)  # of a page whose body holds bare text


def _headlines(outline: Outline, kept: list[int], title: str) -> list[int]:
    """Return the places of the headings that say a title, else of those of the first rank."""
    wanted = letters(title)
    headings = [place for place in kept if outline.tags[place] in HEADINGS and 0 < outline.text[place] <= 300]
    said = [place for place in headings if letters(" ".join(outline.elements[place].itertext())) == wanted]
    return (said or [place for place in headings if outline.tags[place] == "h1"])[:_HEADLINES]


def _first_of_many(outline: Outline, main: int, kept: list[int], title: str) -> int:
    """Return the article with the page's headline where an element holds several: a page that scrolls on."""
    articles = [
        place
        for place in kept
        if outline.tags[place] == "article"
        and main < place < outline.ends[main]
        and outline.prose[place] >= _ENOUGH
    ]
    if len(articles) < 2:
        return main
    for head in _headlines(outline, kept, title):
        holding = [place for place in articles if place < head < outline.ends[place]]
        others = [place for place in articles if place >= outline.ends[holding[0]]] if holding else []
        if others:
            return min(holding, key=lambda place: (outline.prose[place], -place))
    return main
