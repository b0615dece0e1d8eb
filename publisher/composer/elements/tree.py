"""Changes to single elements of a tree, each in time that does not grow with the tree.

An element is changed in place. What is removed or unwrapped is only marked, and `finish` does it for the whole
tree at once: lxml looks for the place of each element among its siblings otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from publisher.tables.embeds import BLANK_STYLE
from publisher.text.characters import fit_for_xml
from publisher.text.html import parse_article, without_bombs
from publisher.text.lazy import lazy

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Tag names that no text uses: marks of what is removed, and of what is replaced by its contents.
GONE, OPENED = "publisher-gone", "publisher-opened"
# Elements without content; libxml2 takes what follows some of them for their content.
_VOID = ("source", "track", "embed", "param", "wbr")
_BLOCKS = frozenset(
    "body div section article main blockquote li td th dd figure center header details fieldset".split()
)
_SIZE = lazy(
    r"(?:^|[\s;])(width|height)\s{0,5}:\s{0,5}(\d{1,5})(?:\.\d{1,9})?\s{0,5}([a-z%]{0,5})", re.IGNORECASE
)
# References to signs that XML may forbid: below 32, surrogates, the last of a plane.
_FORBIDDEN = lazy(
    r"&#(0{0,20}(?:[12]?\d|3[01]|[56]\d{4})(?!\d)|[xX]0{0,20}(?:[0-9a-fA-F]{1,2}|[dDfF][0-9a-fA-F]{3})(?![0-9a-fA-F]));?"
)
# The picture behind an element, as its style names it.
BACKGROUND = lazy(
    r"background(?:-image)?\s{0,5}:[^;()]{0,100}url\(\s{0,5}['\"]?([^'\")\s]{1,2000})", re.IGNORECASE
)
_HIDDEN = lazy(BLANK_STYLE, re.IGNORECASE)


def parsed(html: str) -> HtmlElement:
    """Parse HTML for changes: without signs that lxml reads and does not write, which XML forbids.

    Raises:
        ReadError: it cannot be parsed, or holds more or deeper elements than an article has.
    """
    html = fit_for_xml(html.replace("\x0c", " "))
    if "&#" in html:
        html = _FORBIDDEN.sub(_allowed, html)
    return parse_article(without_bombs(html))


def _allowed(match: re.Match[str]) -> str:
    digits = match[1]
    number = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    return match[0] if fit_for_xml(chr(number)) else ""


def found(root: HtmlElement, *tags: str) -> Iterator[HtmlElement]:
    """Yield elements with these tags in order, without those that are changed or removed meanwhile."""
    for element in list(root.iter(*tags)):
        if element.tag in tags:
            yield element


def children_moved_out(root: HtmlElement) -> None:
    """Put behind an element without content what the parser took for its content."""
    for element in list(root.iter(*_VOID)):
        if element.text or len(element):
            move_out(element)


def move_out(element: HtmlElement) -> None:
    """Put the content of an element behind it."""
    after = element.tail
    element.tail = element.text
    element.text = None
    last = element
    for child in list(element):
        last.addnext(child)  # behind the tail of `last`, and with its own
        last = child
    if after:
        last.tail = (last.tail or "") + after


def become(element: HtmlElement, tag: str, text: str = "", /, **attributes: str) -> HtmlElement:
    """Make an element another one, which holds only a text."""
    for one in list(element.iterdescendants()):
        one.tag = GONE  # so that nothing looks at it again
    tail = element.tail
    element.clear()
    element.tail = tail
    element.tag = tag
    element.text = fit_for_xml(text)
    for name, value in attributes.items():
        element.set(name, fit_for_xml(value))
    return element


def remove(element: HtmlElement) -> None:
    """Remove an element with its content, and keep what follows it."""
    become(element, GONE)


def open_up(element: HtmlElement) -> None:
    """Keep only the content of an element."""
    element.tag = OPENED
    element.attrib.clear()


def rename(element: HtmlElement, tag: str) -> None:
    """Make an element another one without attributes, which keeps its content."""
    element.tag = tag
    for name in list(element.attrib):
        if name not in {"id", "name", "dir", "lang"}:
            del element.attrib[name]


def finish(root: HtmlElement) -> None:
    """Remove and unwrap what is marked."""
    from lxml import etree

    etree.strip_elements(root, GONE, with_tail=False)
    etree.strip_tags(root, OPENED)


def text_of(element: HtmlElement, limit: int = 2000) -> str:
    """Return the text of an element on one line."""
    parts: list[str] = []
    room = limit
    for part in element.itertext():
        parts.append(part)
        room -= len(part.strip())
        if room <= 0:
            break
    return " ".join("".join(parts).split())[:limit]


def has_text(element: HtmlElement) -> bool:
    """Whether an element holds a word."""
    return any(part.strip() for part in element.itertext())


def label_of(element: HtmlElement) -> str:
    """Return the words by which an element names itself: its title, else its label."""
    for name in ("title", "aria-label", "data-title", "alt", "label"):
        words = " ".join(element.get(name, "")[:500].split())
        if words:
            return words[:300]
    return ""


def classes_of(element: HtmlElement) -> list[str]:
    """Return the classes of an element."""
    return str(element.get("class", ""))[:1000].split()


def size_of(element: HtmlElement) -> tuple[int | None, int | None]:
    """Return width and height in pixels, as attributes or style say; None where neither does."""
    sizes: dict[str, int | None] = {"width": None, "height": None}
    for name in sizes:
        match = re.match(r"\s{0,5}(\d{1,5})(?:\.\d{1,9})?\s{0,5}(?:px)?\s{0,5}$", element.get(name, "")[:30])
        sizes[name] = int(match[1]) if match else None
    for match in _SIZE.finditer(element.get("style", "")[:2000]):
        if match[3].lower() in {"px", ""}:  # "1em" is as large as a letter
            sizes[match[1].lower()] = int(match[2])
    return sizes["width"], sizes["height"]


def is_hidden(element: HtmlElement) -> bool:
    """Whether a browser shows nothing of an element: `hidden`, or a style that says so."""
    if element.get("hidden") is not None:
        return True
    style = element.get("style", "")[:2000]
    return bool(style and _HIDDEN.search(style))


def is_among_blocks(element: HtmlElement) -> bool:
    """Whether an element stands alone among blocks, so that what replaces it needs a paragraph of its own."""
    above = element.getparent()
    if above is None or above.tag not in _BLOCKS or above.tag == "figure":
        return False
    before = element.getprevious()
    text = above.text if before is None else before.tail
    return not (text and text.strip()) and not (element.tail and element.tail.strip())


def in_paragraph(element: HtmlElement) -> HtmlElement:
    """Wrap an element in a paragraph where it stands alone; returns what is within."""
    if not is_among_blocks(element):
        return element
    tag, attributes, text, children = element.tag, dict(element.attrib), element.text, list(element)
    tail = element.tail
    element.clear()
    element.tail = tail
    element.tag = "p"
    inner = element.makeelement(tag, attributes)
    inner.text = text
    element.append(inner)
    for child in children:
        inner.append(child)
    return inner
