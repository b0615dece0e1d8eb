"""Text constructs and content of Atom (RFC 4287 3.1 and 4.1.3): plain text, HTML, XHTML, the rest."""

from __future__ import annotations

import base64
import binascii

from publisher.tables.syndication import MATHML, NAMESPACES, SVG, XHTML
from publisher.text.xml import Element, child_elements, own_text, split_tag
from publisher.validator.constructs import check_attributes, check_leaf, check_plain, check_reference
from publisher.validator.document import Document, shown
from publisher.validator.markup import hazards_in_tree, looked_at, markup_in
from publisher.validator.names import fault_of_media_type, is_composite, is_xml

_DIV = f"{{{XHTML}}}div"
_DRAWN = frozenset((XHTML, SVG, MATHML))


def check_text(document: Document, element: Element, *, content: bool = False) -> None:
    """Check a text construct (RFC 4287 3.1), or with `content` the content element (4.1.3)."""
    check_attributes(document, element, "type src" if content else "type")
    kind = element.get("type", "text" if "src" not in element.attrib else "")
    if content and "src" in element.attrib:
        _check_src(document, element, kind)
    elif kind in {"text", "html"}:
        _check_inline(document, element, kind)
    elif kind == "xhtml":
        _check_xhtml(document, element)
    elif not content:
        message = f'{shown(element.tag)} of type "{kind[:40]}" (RFC 4287 3.1.1)'
        document.error(element, message, "use text, html or xhtml")
    else:
        _check_other(document, element, kind)


def _check_src(document: Document, element: Element, kind: str) -> None:
    check_reference(document, element, element.get("src"), "RFC 4287 4.1.3.2")
    if len(element) or own_text(element):
        document.error(element, "content with src must be empty (RFC 4287 4.1.3.2)", "remove src or the text")
    if not kind:
        document.warn(element, "content with src but no type (RFC 4287 4.1.3.2)", "add the media type")
    elif fault_of_media_type(kind) or is_composite(kind):
        document.error(
            element, f'content with src has the type "{kind[:40]}" (RFC 4287 4.1.3.2)', "write a media type"
        )


def _check_inline(document: Document, element: Element, kind: str) -> None:
    text = check_leaf(document, element, "RFC 4287 3.1.1")
    if not text.strip():
        document.warn(element, f"{shown(element.tag)} is empty", "fill it")
    if kind == "text":
        check_plain(document, element, text, 'RFC 4287 3.1.1.1; say type="html"')
    else:
        check_html(document, element, text)


def check_html(document: Document, element: Element, text: str) -> None:
    """Warn of what is dangerous or relative in HTML content."""
    hazards, relative = looked_at(text)
    start = element.sourceline or 0
    for line, message, mend in hazards:
        document.report.warn(start + line, f"{shown(element.tag)}: {message}", mend)
    if not document.based(element):
        for reference, _ in relative:
            message = (
                f'{shown(element.tag)}: relative address "{reference[:60]}" without xml:base (RFC 4287 3.1.1.3)'
            )
            document.warn(element, message, "make it absolute")


def _check_xhtml(document: Document, element: Element) -> None:
    inside = list(child_elements(element))
    if len(inside) != 1 or inside[0].tag != _DIV or own_text(element):
        message = (
            f"{shown(element.tag)} of type xhtml must hold one XHTML div and nothing else (RFC 4287 3.1.1.3)"
        )
        document.error(element, message, f'wrap it in <div xmlns="{XHTML}">')
        return
    if len(inside[0]) == 0:
        found = markup_in(inside[0].text or "")
        if found:
            document.warn(
                element, f"{shown(element.tag)}: XHTML is not escaped, but holds {found}", "write elements"
            )
    for line, message, mend in hazards_in_tree(inside[0]):
        document.report.warn(line, f"{shown(element.tag)}: {message}", mend)
    for child in inside[0].iter():
        space = split_tag(child.tag)[0] if isinstance(child.tag, str) else XHTML
        if space == "":
            document.error(
                child, f"{shown(child.tag)} has no namespace inside XHTML (RFC 4287 3.1.1.3)", "declare XHTML's"
            )
        elif space in NAMESPACES and space not in _DRAWN:
            document.error(child, f"{shown(child.tag)} inside XHTML (RFC 4287 3.1.1.3)", "move it out")


def _check_other(document: Document, element: Element, kind: str) -> None:
    fault = fault_of_media_type(kind)
    if fault or is_composite(kind):
        message = fault or f"{kind[:40]} is composite"
        document.error(
            element, f"content type: {message} (RFC 4287 4.1.3.1)", "use text, html, xhtml or a media type"
        )
        return
    if is_xml(kind):
        _check_embedded(document, element, kind)
        return
    text = check_leaf(document, element, "RFC 4287 4.1.3.3")
    if kind.startswith("text/"):
        if kind.partition(";")[0] == "text/html":
            check_html(document, element, text)
            if "<html" not in text:
                document.warn(element, "content of type text/html is a fragment", 'say type="html"')
        else:
            check_plain(document, element, text, "RFC 4287 4.1.3.3")
        return
    try:
        base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        document.error(
            element, f"content of type {kind[:40]} is not Base64 (RFC 4287 4.1.3.3)", "encode it, or use src"
        )


def _check_embedded(document: Document, element: Element, kind: str) -> None:
    inside = list(child_elements(element))
    if kind.partition(";")[0] == "application/xhtml+xml" and any(
        split_tag(child.tag)[1] != "html" for child in inside
    ):
        document.warn(element, "content of type application/xhtml+xml is a fragment", 'say type="xhtml"')
    if inside and own_text(element):
        document.error(
            element, f"content of type {kind[:40]} mixes text and elements (RFC 4287 4.1.3.3)", "keep one"
        )
    if not inside and not own_text(element):
        document.warn(element, "content is empty", "fill it")
