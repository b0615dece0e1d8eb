"""Elements taken out of an article's tree: those that are no text, and those that readers cannot be shown."""

from __future__ import annotations

from publisher.composer.elements.tree import GONE, text_of
from publisher.composer.page.outline import Outline

_LINE = 600  # characters of what is there for browsers without scripts; more may be the whole article again
_NEVER = frozenset("style template textarea select link meta head title".split())


def leave_out(outline: Outline, main: int, gone: dict[int, str]) -> None:
    """Remove from an element what is left out or shows nothing; a form or a button that stays is a block."""
    from lxml import etree

    end = main
    for place in range(main, outline.ends[main]):
        if place < end:
            continue
        element = outline.elements[place]
        if place in gone or (outline.silent[place] and not _may_show(outline, place)):
            element.tag = GONE
            end = outline.ends[place]
        elif outline.silent[place]:
            end = outline.ends[place]
        elif element.tag in {"form", "button"}:
            element.tag = "div"
    etree.strip_elements(outline.elements[main], GONE, with_tail=False)


def _may_show(outline: Outline, place: int) -> bool:
    """Whether an element may be a part of the article: a box of a list, a bar, a picture."""
    tag, element = outline.tags[place], outline.elements[place]
    if tag in _NEVER:
        return False
    if tag == "noscript":
        return len(text_of(element, _LINE + 1)) <= _LINE
    if tag == "input":
        above = outline.parents[place]
        tags = [outline.tags[one] for one in (above, outline.parents[above]) if one >= 0]
        return tags[:1] == ["li"] or (tags[:1] in (["p"], ["label"]) and tags[1:] == ["li"])
    return tag not in {"progress", "meter"} or bool(text_of(element, 10))
