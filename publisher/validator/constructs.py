"""Check the constructs of Atom (RFC 4287, sections 3 and 4): texts, persons, dates, links, categories, content.

RSS uses them too (atom:link), so they do not depend on feeds and entries. Every function takes the
document, which collects the findings, and the element.
"""

from __future__ import annotations

import base64
import binascii

from publisher.tables.syndication import (
    ATOM,
    FEED_RELATIONS,
    LINK_RELATIONS,
    MATHML,
    NAMESPACES,
    RDF,
    SVG,
    XHTML,
)
from publisher.text.xml import Element, child_elements, own_text, split_tag, text_without_children
from publisher.validator.document import Document, tag_name
from publisher.validator.hazards import hazards_in_tree, inspect_html, markup_in
from publisher.validator.syntax import (
    canonical,
    fault_of_absolute,
    fault_of_language,
    fault_of_mail,
    fault_of_media_type,
    fault_of_reference,
    fault_of_rfc3339,
    is_composite,
    is_implausible,
    is_xml,
    resolve,
    same_document,
    scheme_of,
    unknown_scheme,
)

_RELATION_PREFIX = "http://www.iana.org/assignments/relation/"
_FEED_TYPES = frozenset(
    "application/atom+xml application/rss+xml application/rdf+xml text/xml application/xml".split()
)
_NUMBER = frozenset("0123456789")
_DIV = f"{{{XHTML}}}div"
_DRAWN = frozenset({XHTML, SVG, MATHML})
# Namespaces whose elements have a place of their own; elements of others may extend any element.
NO_EXTENSION = frozenset(NAMESPACES) | {""}


def check_attributes(document: Document, element: Element, allowed: str) -> None:
    """Refuse attributes that the element does not have; attributes of other namespaces are allowed."""
    for key in element.keys():  # noqa: SIM118 -- an element of lxml iterates over its children
        space, name = split_tag(key)
        if space in {"", ATOM} and name not in allowed.split():
            message = f"{name[:40]} is not an attribute of {tag_name(element.tag)} (RFC 4287 4)"
            document.error(element, message, "remove it")


def check_leaf(document: Document, element: Element, source: str) -> str:
    """Refuse child elements in an element of plain text; returns the text unchanged."""
    if not len(element):
        return element.text or ""
    if document.rdf:
        return _check_literal(document, element)
    for child in child_elements(element):
        message = f"{tag_name(element.tag)} must hold only text, not {tag_name(child.tag)} ({source})"
        document.error(child, message, "escape markup as &lt; or remove it")
    return text_without_children(element)


def _check_literal(document: Document, element: Element) -> str:
    """Refuse elements in a text in RDF that is not an XML literal (RSS 1.0; RDF/XML Syntax, 2.8)."""
    if element.get(f"{{{RDF}}}parseType") != "Literal" and any(True for _ in child_elements(element)):
        message = f"{tag_name(element.tag)} must hold only text, not elements (RSS 1.0)"
        document.error(element, message, 'escape the markup, or say rdf:parseType="Literal"')
    return text_without_children(element)


def check_plain(document: Document, element: Element, text: str, source: str) -> None:
    """Warn about markup in plain text."""
    found = markup_in(text)
    if found:
        document.warn(
            element, f"{tag_name(element.tag)} is plain text, but holds {found} ({source})", "strip the markup"
        )


def check_simple(document: Document, element: Element) -> None:
    """Check an element of plain text, such as generator."""
    check_attributes(document, element, "uri version" if tag_name(element.tag) == "generator" else "")
    text = check_leaf(document, element, "RFC 4287 4.2").strip()
    if not text:
        document.warn(element, f"{tag_name(element.tag)} is empty", "fill it or leave it out")
    check_plain(document, element, text, "RFC 4287 4.2.4")
    if "uri" in element.attrib:
        check_reference(document, element, element.get("uri"), "RFC 4287 4.2.4")


def check_reference(document: Document, element: Element, text: str, source: str) -> None:
    """Check an IRI reference that may be relative."""
    fault = fault_of_reference(text)
    if fault:
        document.error(element, f"{tag_name(element.tag)}: {fault} ({source})", "percent-encode it")
    elif unknown_scheme(text):
        document.warn(
            element,
            f"{tag_name(element.tag)}: the scheme {unknown_scheme(text)} is not registered",
            "use a registered one",
        )


def check_location(document: Document, element: Element) -> None:
    """Check an element whose text is an IRI reference: icon, logo, uri."""
    check_attributes(document, element, "")
    text = check_leaf(document, element, "RFC 4287 4.2")
    if text != text.strip():
        document.error(element, f"white space around {tag_name(element.tag)} (RFC 4287 2)", "remove them")
    if not text.strip():
        document.warn(element, f"{tag_name(element.tag)} is empty", "fill it or leave it out")
    check_reference(document, element, text.strip(), "RFC 4287 4.2")


def check_id(document: Document, element: Element) -> None:
    """Check an id: an absolute IRI, preferably in its canonical form (RFC 4287 4.2.6)."""
    check_attributes(document, element, "")
    text = check_leaf(document, element, "RFC 4287 4.2.6")
    if text != text.strip():
        document.error(element, "white space around the id (RFC 4287 2)", "remove them")
    text = text.strip()
    fault = fault_of_absolute(text)
    if fault:
        document.error(
            element, f"id: {fault} (RFC 4287 4.2.6)", "use the article's permanent URL, or a tag URI"
        )
    elif unknown_scheme(text):
        document.warn(
            element, f"id: the scheme {unknown_scheme(text)} is not registered", "use a registered one"
        )
    elif not text.isascii():
        message = "the id has letters outside ASCII, which some validators refuse (RFC 4287 allows them)"
        document.warn(element, message, "percent-encode them")
    elif canonical(text) != text:
        document.warn(
            element, f"id is not in its canonical form, {canonical(text)[:80]} (RFC 4287 4.2.6.1)", "write that"
        )


def check_date(document: Document, element: Element) -> None:
    """Check an Atom date (RFC 4287 3.3)."""
    check_attributes(document, element, "")
    text = check_leaf(document, element, "RFC 4287 3.3")
    fault = fault_of_rfc3339(text.strip())
    if text != text.strip():
        document.error(element, f"white space around {tag_name(element.tag)} (RFC 4287 2)", "remove them")
    if fault:
        document.error(
            element, f"{tag_name(element.tag)}: {fault} (RFC 4287 3.3)", "write 2024-05-03T09:00:00Z"
        )
    elif is_implausible(text):
        document.warn(element, f"{tag_name(element.tag)}: {text[:30]} is probably a mistake", "check the year")


def check_person(document: Document, element: Element) -> None:
    """Check an author or contributor (RFC 4287 3.2)."""
    check_attributes(document, element, "")
    seen: set[str] = set()
    for child in child_elements(element):
        name = tag_name(child.tag)
        if split_tag(child.tag)[0] not in {"", ATOM}:
            continue
        if name in seen:
            document.error(child, f"a second {name} (RFC 4287 3.2)", "write one element for each person")
        seen.add(name)
        if name == "name":
            check_simple(document, child)
            if "@" in own_text(child) and not fault_of_mail(own_text(child).rpartition("<")[2].rstrip(">")):
                document.warn(child, "the name holds a mail address", "put it into email")
        elif name == "uri":
            check_location(document, child)
        elif name == "email":
            _check_mail(document, child)
        else:
            document.error(
                child, f"{name} is not an element of {tag_name(element.tag)} (RFC 4287 3.2)", "remove it"
            )
    if "name" not in seen:
        document.error(element, f"{tag_name(element.tag)} without a name (RFC 4287 3.2.1)", "add name")
    check_no_text(document, element)


def check_no_text(document: Document, element: Element) -> None:
    """Refuse text between the children of an element."""
    if (element.text is not None or len(element)) and own_text(element):
        document.error(
            element,
            f"{tag_name(element.tag)} must hold only elements, not text (RFC 4287 4.1)",
            "remove the text",
        )


def check_empty(document: Document, element: Element, source: str) -> None:
    """Refuse text, and children that are in no namespace or in that of the feed."""
    if own_text(element):
        document.error(element, f"{tag_name(element.tag)} must be empty ({source})", "remove its text")
    for child in child_elements(element) if len(element) else ():
        if split_tag(child.tag)[0] in NO_EXTENSION:
            message = f"{tag_name(child.tag)[:40]} is not an element of {tag_name(element.tag)} ({source})"
            document.error(child, message, "remove it")


def check_category(document: Document, element: Element) -> None:
    """Check a category (RFC 4287 4.2.2)."""
    check_attributes(document, element, "term scheme label")
    if "term" not in element.attrib:
        document.error(element, "category without term (RFC 4287 4.2.2.1)", "add term")
    elif not element.get("term").strip():
        document.warn(element, "category with an empty term", "name it or leave it out")
    if "scheme" in element.attrib:
        fault = fault_of_absolute(element.get("scheme"))
        if fault:
            document.error(element, f"scheme: {fault} (RFC 4287 4.2.2.2)", "write an absolute IRI")
    check_plain(document, element, element.get("label", ""), "RFC 4287 4.2.2.3")


def check_link(document: Document, element: Element, *, of_feed: bool) -> str:
    """Check a link (RFC 4287 4.2.7); returns its relation in the short form."""
    check_attributes(document, element, "href rel type hreflang title length")
    relation: str = element.get("rel", "alternate").removeprefix(_RELATION_PREFIX)
    _check_relation(document, element, relation, of_feed=of_feed)
    kind, href = element.get("type"), element.get("href")
    if kind is not None and fault_of_media_type(kind):
        document.error(
            element, f"link type: {fault_of_media_type(kind)} (RFC 4287 4.2.7.3)", "write type/subtype"
        )
    elif of_feed and relation == "self" and kind and kind.split(";")[0].strip() not in _FEED_TYPES:
        document.warn(
            element,
            f"the self link has the type {kind[:40]}, which is not a feed's",
            "write application/atom+xml",
        )
    if "title" in element.attrib and not element.get("title").strip():
        document.warn(element, "link with an empty title", "leave it out")
    check_plain(document, element, element.get("title", ""), "RFC 4287 4.2.7.5")
    length = element.get("length")
    if length is not None and not (length and _NUMBER.issuperset(length.strip())):
        document.error(
            element,
            f'link length "{length[:20]}" is not a number of bytes (RFC 4287 4.2.7.6)',
            "write a whole number",
        )
    if relation == "enclosure" and (kind is None or length is None):
        document.warn(element, "enclosure without length or type (RFC 4287 4.2.7.2)", "add both")
    language = element.get("hreflang")
    if language is not None and fault_of_language(language):
        document.error(
            element, f"hreflang: {fault_of_language(language)} (RFC 4287 4.2.7.4)", 'write a tag such as "en"'
        )
    if href is None:
        document.error(element, "link without href (RFC 4287 4.2.7.1)", "add href")
    else:
        check_reference(document, element, href, "RFC 4287 4.2.7.1")
        _check_target(document, element, relation, href, of_feed=of_feed)
    if own_text(element):
        document.warn(element, "link holds text, which readers ignore", "put the address into href")
    return relation


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
        message = f'{tag_name(element.tag)} of type "{kind[:40]}" (RFC 4287 3.1.1)'
        document.error(element, message, "use text, html or xhtml")
    else:
        _check_other(document, element, kind)


def check_html(document: Document, element: Element, text: str) -> None:
    """Warn about hazards and relative addresses in HTML content."""
    if document.report.errors_only:
        return
    hazards, relative = inspect_html(text)
    start = element.sourceline or 0
    for line, message, remedy in hazards:
        document.report.warn(start + line, f"{tag_name(element.tag)}: {message}", remedy)
    if not document.has_base(element):
        for reference, _ in relative:
            fault = f'relative address "{reference[:60]}" without xml:base (RFC 4287 3.1.1.3)'
            document.warn(element, f"{tag_name(element.tag)}: {fault}", "make it absolute")


def _check_mail(document: Document, element: Element) -> None:
    check_attributes(document, element, "")
    text = check_leaf(document, element, "RFC 4287 3.2.3").strip()
    fault = fault_of_mail(text)
    if fault:
        document.error(element, f"email: {fault} (RFC 4287 3.2.3)", "write jane@example.com")


def _check_relation(document: Document, element: Element, relation: str, *, of_feed: bool) -> None:
    if not relation.strip():
        document.warn(
            element, "link with an empty rel (RFC 4287 4.2.7.2)", "remove it: the default is alternate"
        )
    elif relation not in LINK_RELATIONS and not scheme_of(relation):
        document.warn(
            element, f'"{relation[:40]}" is not a registered link relation (RFC 4287 4.2.7.2)', "use an IRI"
        )
    elif relation in FEED_RELATIONS and not of_feed:
        document.warn(
            element, f"rel {relation} is for feeds, not for entries (RFC 5005)", "move it to the feed"
        )


def _check_target(document: Document, element: Element, relation: str, href: str, *, of_feed: bool) -> None:
    relative = not scheme_of(href)
    if relative and not document.has_base(element) and split_tag(element.getparent().tag)[0] == ATOM:
        document.warn(
            element, f'relative address "{href[:60]}" without xml:base (RFC 4287 4.2.7.1)', "make it absolute"
        )
    if not of_feed or relation != "self" or tag_name(element.getparent().tag) == "source":
        return
    target = resolve(document.base_of(element), href)
    if document.url and not same_document(target, document.url):
        message = f"the self link {target[:100]} differs from the feed's address {document.url[:100]}"
        document.warn(element, f"{message} (RFC 4287 4.2.7.2)", "make them equal")


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
        document.warn(element, f"{tag_name(element.tag)} is empty", "fill it")
    if kind == "text":
        check_plain(document, element, text, 'RFC 4287 3.1.1.1; say type="html"')
    else:
        check_html(document, element, text)


def _check_xhtml(document: Document, element: Element) -> None:
    inside = list(child_elements(element))
    if len(inside) != 1 or inside[0].tag != _DIV or own_text(element):
        message = (
            f"{tag_name(element.tag)} of type xhtml must hold one XHTML div and nothing else (RFC 4287 3.1.1.3)"
        )
        document.error(element, message, f'wrap it in <div xmlns="{XHTML}">')
        return
    if len(inside[0]) == 0:
        found = markup_in(inside[0].text or "")
        if found:
            document.warn(
                element,
                f"{tag_name(element.tag)}: XHTML must not be escaped, but holds {found}",
                "write elements",
            )
    for line, message, remedy in hazards_in_tree(inside[0]):
        document.report.warn(line, f"{tag_name(element.tag)}: {message}", remedy)
    for child in inside[0].iter():
        space = split_tag(child.tag)[0] if isinstance(child.tag, str) else XHTML
        if space == "":
            document.error(
                child,
                f"{tag_name(child.tag)} has no namespace inside XHTML (RFC 4287 3.1.1.3)",
                "declare the namespace of XHTML",
            )
        elif space in NAMESPACES and space not in _DRAWN:
            document.error(child, f"{tag_name(child.tag)} inside XHTML (RFC 4287 3.1.1.3)", "move it out")


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
