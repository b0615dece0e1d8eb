"""Pages of HTML that an export holds, and the HTML of their elements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from publisher.text.decode import decode_html
from publisher.text.html import parse_page, text_of
from publisher.text.xml import Element

if TYPE_CHECKING:
    from publisher.importer.exports.bundle import Bundle


def page_of(bundle: Bundle, name: str) -> Element:
    """Parse a page.

    Raises:
        ReadError: it is no page, or nests too deep.
    """
    return parse_page(decode_html(bundle.read(name), name), name)


def fragment_of(html: str) -> Element:
    """Parse a piece of HTML as the body of a page."""
    return parse_page(f"<!DOCTYPE html><html><body>{html}</body></html>", "the text")


def classed(root: Element, name: str) -> Iterator[Element]:
    """Give the elements with a class, in order."""
    yield from (one for one in root.iter() if name in str(one.get("class", "")).split())


def words_of(element: Element | None) -> str:
    """Give the words of an element on one line."""
    return text_of(element, 5_000).strip() if element is not None else ""


def inner_html(element: Element) -> str:
    """Write what an element encloses."""
    from html import escape

    from lxml import etree

    inner = (etree.tostring(child, method="html", encoding="unicode") for child in element)
    return (escape(element.text or "", quote=False) + "".join(inner)).strip()


def remove(element: Element) -> None:
    """Remove an element, and keep the text behind it."""
    above = element.getparent()
    if above is None:
        return
    before, tail = element.getprevious(), element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        above.text = (above.text or "") + tail
    cast("Element", above).remove(element)
