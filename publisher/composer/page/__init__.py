"""The main text of a saved web page, without what surrounds it.

One walk over the tree weighs every element (`outline`). What surrounds a text goes first (`surroundings`); the
element that holds most of what is left is the article (`region`), with what opens it above (`opening`), and is
looked over block by block (`furniture`). Nothing outside of it is changed. `report` says for `explain` what was
taken and what was left out. Every step takes time in proportion to the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.composer.elements import prepare
from publisher.composer.elements.tree import parsed
from publisher.composer.page.addresses import base_of, with_own_host
from publisher.composer.page.furniture import furniture, furniture_above
from publisher.composer.page.leaving import leave_out
from publisher.composer.page.opening import opening
from publisher.composer.page.outline import Outline
from publisher.composer.page.region import region
from publisher.composer.page.report import REGION, report
from publisher.composer.page.scripts import without_scripts
from publisher.composer.page.stored import as_html, stored_text
from publisher.composer.page.surroundings import surroundings
from publisher.text.lazy import lazy

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from publisher.composer.links import Links

__all__ = ["base_of", "to_html", "with_own_host", "without_scripts"]
_BODY = lazy(r"</head>\s{0,1000}(?=<body[\s>])")
_SHORT = 1000  # characters of prose; a page that shows so few may store more


def to_html(text: str, title: str, links: Links, saved: str = "") -> str:
    """Return the HTML of a page's article without its title; "" where the page holds no prose.

    `text` is the page `without_scripts`, `saved` the page with its scripts, one of which may store the text.
    Films, frames and pictures within the article are as readers can show them, see `elements`.

    Raises:
        ReadError: the page cannot be parsed, or holds more or deeper elements than a page has.
    """
    from lxml import etree

    root = parsed(_without_head(text))
    body = root.find("body")
    outline = Outline(root if body is None else body)
    gone = surroundings(outline)
    outline.without(gone)
    main = region(outline, gone, title)
    prose = outline.prose[main] if main >= 0 else 0
    stored = stored_text(saved) if prose < _SHORT else ""
    if len(stored) > 2 * prose:
        if links.changes.is_detailed:
            links.changes.add(REGION, "articleBody of the page's JSON-LD")
        return as_html(stored)
    if main < 0:
        return ""
    blocks = _blocks(outline, main, gone, title)
    if links.changes.is_detailed:
        report(outline, blocks, gone, links.changes)
    for place in blocks:
        leave_out(outline, place, gone)
    article = _joined([outline.elements[place] for place in blocks])
    prepare(article, links)
    return str(etree.tostring(article, method="html", encoding="unicode", with_tail=False))


def _without_head(text: str) -> str:
    """Return a page from the start tag of its body on, where that follows the end of its head."""
    end = text.find("</head>")
    body = _BODY.match(text, end) if end >= 0 else None
    return text[body.end() :] if body else text


def _blocks(outline: Outline, main: int, gone: dict[int, str], title: str) -> list[int]:
    """Return the places of the blocks of an article, its body last; adds to `gone` what is left out of them."""
    gone |= furniture(outline, main, gone, title)
    above = opening(outline, main, gone, title)
    for place in above:
        gone |= furniture_above(outline, place, gone, title)
    return [*(place for place in above if place not in gone), main]


def _joined(elements: list[HtmlElement]) -> HtmlElement:
    """Return one element that holds these, in order."""
    if len(elements) == 1:
        return elements[0]
    whole = elements[0].makeelement("div", {})
    for element in elements:
        whole.append(element)
        element.tail = None
    return whole
