"""What is left of HTML that feed readers do not know: drawings, old elements, alignment by style."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publisher.composer.elements.pictures import drawing
from publisher.composer.elements.tree import become, found, has_text, label_of, open_up, remove, rename
from publisher.text.lazy import lazy

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from publisher.composer.links import Links

_MODERN = {
    "strike": "s",
    "tt": "code",
    "acronym": "abbr",
    "dir": "ul",
    "menu": "ul",
    "rtc": "rt",
    "aside": "div",
    "image": "img",
    "listing": "pre",
    "xmp": "pre",
    "plaintext": "pre",
    "center": "div",
    "hgroup": "div",
    "nobr": "span",
}
TAGS = frozenset(
    "svg template canvas dialog noembed noframes title option optgroup area param strike tt "
    "acronym dir menu listing xmp "
    "plaintext rtc center hgroup nobr aside".split()
)
WORDS = ("text-align",)
# Parts of a page, which the sanitiser opens up; links may lead to their ids.
PARTS = frozenset("section article header footer main address".split())
_PART = lazy(r"<(?:section|article|header|footer|main|address)\s[^<>]{0,300}?\bid\s{0,3}=", re.IGNORECASE)
_ALIGNED = lazy(r"text-align\s{0,5}:\s{0,5}(left|right|center|justify)", re.IGNORECASE)
_LEFT = tuple(
    "applet audio canvas embed form frame iframe input noembed noframes noscript object select svg template "
    "textarea title video".split()
)


def change(root: HtmlElement, links: Links) -> None:
    """Replace what has an equivalent, keep the words of the rest, and count what has none."""
    for element in found(root, "svg"):
        if next(element.iterancestors("svg"), None) is None:
            drawing(element, links)
    for element in found(root, "canvas"):
        _or_count(element, links)
    for element in found(root, "template"):
        if element.get("shadowrootmode") or element.get("shadowroot"):
            open_up(element)
        else:
            _dropped(element, links)
    for element in found(root, "dialog"):
        if element.get("open") is None:
            _dropped(element, links)
        else:
            open_up(element)
    for element in found(root, "noembed", "noframes", "title"):
        _dropped(element, links)
    for element in found(root, "area"):
        _area(element)
    for element in found(root, *_MODERN):
        rename(element, _MODERN[element.tag])
    for cell in found(root, "td", "th", "col", "tr"):
        if cell.get("style") and (match := _ALIGNED.search(cell.get("style", "")[:2000])):
            cell.set("align", match[1].lower())


def has_targets(tags: str, _: str) -> bool:
    """Whether start tags hold a part with an id."""
    return _PART.search(tags) is not None


def keep_targets(root: HtmlElement, _: Links) -> None:
    """Let a part with an id be an element that keeps it."""
    for element in found(root, *PARTS):
        if element.get("id"):
            rename(element, "div")


def count_left(root: HtmlElement, links: Links) -> None:
    """Count the elements that the sanitiser drops with all they hold."""
    for element in found(root, *_LEFT):
        links.changes.add("element", element.tag)


def _or_count(element: HtmlElement, links: Links) -> None:
    words = has_text(element)
    if words or len(element):
        open_up(element)
    elif label := label_of(element):
        links.changes.add("element", element.tag, "its words")
        become(element, "em", label)
    else:
        _dropped(element, links)


def _dropped(element: HtmlElement, links: Links) -> None:
    if has_text(element) or len(element) or element.tag == "canvas":
        links.changes.add("element", element.tag)
    remove(element)


def _area(area: HtmlElement) -> None:
    """Write a part of a picture that is a link as one."""
    address, words = area.get("href", ""), label_of(area)
    if address and words:
        become(area, "a", words, href=address)
        area.tail = " " + (area.tail or "")
    else:
        remove(area)
