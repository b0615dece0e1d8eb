"""What `explain` says of a page: the element that its text was taken from, the blocks left out, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.composer.elements.tree import text_of
from publisher.composer.page.outline import Outline

if TYPE_CHECKING:
    from publisher.composer.changes import Changes

# Kinds of `Change` that only `explain` shows.
REGION, BLOCK = "region", "block"
_WORDS = 60  # characters of a block that are shown
_SHOWN = 200  # blocks
_REASONS = {
    "links": "links to other pages",
    "title": "the title",
    "byline": "a line on the article",
    "boilerplate": "boilerplate",
    "repeated": "the same text again",
    "number": "the number of a picture",
    "teaser": "a teaser of another story",
    "story": "an article with another headline",
    "sign-up": "an invitation to a newsletter",
    "author": "on the author",
    "empty section": "the heading of a section of which nothing is left",
    "hidden": "not shown",
}
_TAGS = frozenset("nav aside footer dialog form button menu".split())


def report(outline: Outline, blocks: list[int], gone: dict[int, str], changes: Changes) -> None:
    """Note the elements of the text, and each block of the page with words that is left out, in order."""
    for place in blocks:
        changes.add(REGION, _start_tag(outline, place))
    for place in sorted(gone)[:_SHOWN]:
        words = text_of(outline.elements[place], _WORDS)
        if words:
            changes.add(BLOCK, f"{_reason(gone[place])}: {words}")


def _reason(reason: str) -> str:
    if reason in _TAGS:
        return f"<{reason}>"
    return _REASONS.get(reason) or f"named {reason!r}"


def _start_tag(outline: Outline, place: int) -> str:
    element = outline.elements[place]
    names = " ".join(
        f'{name}="{" ".join(value.split())[:40]}"' for name in ("id", "class") if (value := element.get(name))
    )
    return f"<{outline.tags[place]}{' ' if names else ''}{names}>"
