"""The main text of a saved web page, without what surrounds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.composer.elements import prepare
from publisher.composer.elements.tree import GONE, parsed, text_of
from publisher.composer.page.addresses import base_of, with_own_host
from publisher.composer.page.blocks import emptied, furniture, furniture_above
from publisher.composer.page.opening import opening
from publisher.composer.page.outline import Outline
from publisher.composer.page.region import region
from publisher.composer.page.report import REGION, report
from publisher.composer.page.scripts import without_scripts
from publisher.composer.page.stored import as_html, stored_text
from publisher.composer.page.surroundings import surroundings

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from publisher.composer.links import Links

__all__ = ["base_of", "to_html", "with_own_host"]
_LINE = 600
_SHORT = 1000  # characters of prose; a page that shows so few may store more


def to_html(text: str, title: str, links: Links) -> str:
    """Return the HTML of a page's article without its title; "" where the page holds no prose.

    Films, frames and pictures within the article are as readers can show them, see `elements`.

    Raises:
        ReadError: the page cannot be parsed, or holds more or deeper elements than a page has.
    """
    from lxml import etree

    root = parsed(without_scripts(text))
    body = root.find("body")
    outline = Outline(root if body is None else body)
    gone = surroundings(outline)
    outline.without(gone)
    place = region(outline, gone, title)
    stored = stored_text(text) if place < 0 or outline.prose[place] < _SHORT else ""
    if stored and (place < 0 or len(stored) > 2 * outline.prose[place]):
        if links.changes.is_detailed:
            links.changes.add(REGION, "articleBody of the page's JSON-LD")
        return as_html(stored)
    if place < 0:
        return ""
    gone |= furniture(outline, place, gone, title)
    gone |= emptied(outline, place, gone)
    above = opening(outline, place, gone, title)
    for one in above:
        gone |= furniture_above(outline, one, gone, title)
    above = [one for one in above if one not in gone]
    if links.changes.is_detailed:
        report(outline, place, above, gone, links.changes)
    for one in (*above, place):
        _leave_out(outline, one, gone)
    main = _joined([outline.elements[one] for one in (*above, place)])
    prepare(main, links)
    return str(etree.tostring(main, method="html", encoding="unicode", with_tail=False))


def _joined(elements: list[HtmlElement]) -> HtmlElement:
    """Return one element that holds these, in order."""
    if len(elements) == 1:
        return elements[0]
    whole = elements[0].makeelement("div", {})
    for element in elements:
        whole.append(element)
        element.tail = None
    return whole


def _leave_out(outline: Outline, main: int, gone: dict[int, str]) -> None:
    from lxml import etree

    end = main
    for place in range(main + 1, outline.ends[main]):
        if place < end:
            continue
        tag = outline.tags[place]
        if place in gone or (outline.silent[place] and not _may_show(outline, place)):
            outline.elements[place].tag = GONE
            end = outline.ends[place]
        elif tag == "form" or tag == "button":
            outline.elements[place].tag = "div"
        elif outline.silent[place]:
            end = outline.ends[place]
    etree.strip_elements(outline.elements[main], GONE, with_tail=False)


def _may_show(outline: Outline, place: int) -> bool:
    """Whether an element may be a part of the article: a box of a list, a button with a picture.

    What stands there for browsers without scripts may be a picture, but not the whole article again.
    """
    tag, element = outline.tags[place], outline.elements[place]
    if tag in {"style", "template", "textarea", "select", "link", "meta", "head", "title"}:
        return False
    if tag == "noscript":
        return len(text_of(element, _LINE + 1)) <= _LINE
    if tag == "input":
        above = element.getparent()
        return above.tag == "li" or (above.tag in {"p", "label"} and above.getparent().tag == "li")
    if tag in {"progress", "meter"}:
        return bool(text_of(element, 10))
    return True
