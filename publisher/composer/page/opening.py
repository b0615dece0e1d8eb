"""What of an article stands above the element that holds its body: the lede, the picture of the headline."""

from __future__ import annotations

from publisher.composer.page.names import ABOUT, LEDE
from publisher.composer.page.outline import HEADINGS, Outline
from publisher.composer.page.region import is_named
from publisher.text.clean import letters

_HEADLINE = 300  # characters
_LONGEST = 4000  # characters of one block above the body; a longer one is another text
_PICTURES = frozenset("figure picture img video".split())
_FRAMES = frozenset("figure picture".split())


def headline(outline: Outline, main: int, title: str) -> int:
    """Return the place of the headline above a body: what says the title, else the nearest `h1`; -1: none."""
    wanted = letters(title)
    first = -1
    for place in range(main - 1, -1, -1):
        tag = outline.tags[place]
        if tag not in HEADINGS or not 0 < outline.text[place] <= _HEADLINE or outline.silent[place]:
            continue
        if wanted and letters(" ".join(outline.elements[place].itertext())) == wanted:
            return place
        if first < 0 and tag == "h1":
            first = place
    return first


def opening(outline: Outline, main: int, gone: dict[int, str], title: str) -> list[int]:
    """Return the places of the blocks above the body that belong to the article, in order."""
    start = headline(outline, main, title)
    found = _lead_pictures(outline, start if start >= 0 else main, main, gone)
    place = outline.ends[start] if start >= 0 else _first_near(outline, main)
    while place < main:
        end = outline.ends[place]
        if place in gone or (outline.silent[place] and outline.tags[place] not in _PICTURES):
            place = end
            continue
        if end > main:  # it holds the body, too
            place += 1
            continue
        tag, names = outline.tags[place], outline.traits(place)
        if tag in _PICTURES:
            found.append(place)
            place = end
        elif outline.own[place] or (names & LEDE and outline.text[place] >= 30 and not outline.linked[place]):
            if (start >= 0 or names & LEDE) and outline.text[place] <= _LONGEST and not names & ABOUT:
                found.append(place)
            place = end
        else:
            place += 1
    return found


def _lead_pictures(outline: Outline, start: int, main: int, gone: dict[int, str]) -> list[int]:
    """Return the places of the article's pictures above the headline: the first two that link nowhere."""
    article = next((one for one in outline.above(main) if is_named(outline, one)), -1)
    if article < 0:
        return []
    found: list[int] = []
    place = article + 1
    while place < start and len(found) < 2:
        end, tag = outline.ends[place], outline.tags[place]
        if place in gone or tag == "a" or (outline.silent[place] and tag not in _FRAMES):
            place = end
        elif tag in _FRAMES and end <= start:
            if "a" not in outline.tags[place:end] and "img" in outline.tags[place:end]:
                found.append(place)
            place = end
        else:
            place += 1
    return found


def _first_near(outline: Outline, main: int) -> int:
    """Return the place of the grandparent of a body that has no headline above it."""
    above = outline.above(main)
    return above[min(1, len(above) - 1)] if above else main
