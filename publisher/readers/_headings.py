"""A heading's own words, without the kicker above it and the second deck below it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from publisher.text.clean import letters
from publisher.text.html import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# What newsrooms call the smaller line within a heading, in the languages of their class names.
_DECK = re.compile(
    r"kicker|over-?line|top-?line|roof-?line|dachzeile|spitzmarke|eyebrow|super-?title|pre-?title|sub-?head|"
    r"sub-?title|sub-?line|untertitel|small|antetitulo|volanta|cintillo|occhiello|sur-?titre|sous-?titre"
)
_PARTS = 30  # elements of a heading that are looked at
_WORDS = 2  # that a headline has at least


def without_kicker(heading: Element, titles: list[str]) -> str:
    """Return a heading's text, of its smaller lines only those that a title of the head has, too."""
    text = text_of(heading, 500)
    parts = islice(heading.iterdescendants(), _PARTS) if len(heading) else ()
    decks = [part for part in parts if _is_deck(part)]
    if not decks or any(letters(text) in letters(title) for title in titles):
        return text
    bare = text
    for deck in decks:
        said = text_of(deck, 500)
        if said and bare.startswith(said):
            bare = bare[len(said) :].lstrip(" :|–—-·•")
        elif said and bare.endswith(said):
            bare = bare[: -len(said)].rstrip(" :|–—-·•")
    return bare if len(bare.split()) >= _WORDS else text


def _is_deck(element: Element) -> bool:
    return element.tag == "small" or bool(_DECK.search((element.get("class") or "")[:500].lower()))
