"""Check the elements of RSS: their texts, addresses, dates, people, and the file of an item.

In messages `RSS 2.0` is the specification of the RSS Advisory Board, `RSS Profile` its Best Practices Profile.
RSS 1.0 has some of the elements, too.
"""

from __future__ import annotations

import re

from publisher.text.xml import Element, own_text
from publisher.validator.constructs import check_attributes, check_empty, check_leaf, check_plain
from publisher.validator.document import Document, tag_name
from publisher.validator.hazards import inspect_html, markup_in, possible_markup_in
from publisher.validator.syntax import (
    fault_of_absolute,
    fault_of_language,
    fault_of_media_type,
    fault_of_rfc822,
    fault_of_rss_mail,
    fault_of_web_address,
    is_implausible,
    unknown_scheme,
    weakness_of_rfc822,
    weakness_of_rss_mail,
)

RSS = "RSS 2.0"
INTEGER = re.compile(r"[+-]?\d{1,18}", re.ASCII)


def check_bare(document: Document, element: Element) -> None:
    """Check an element of any text."""
    check_attributes(document, element, "")
    check_leaf(document, element, RSS)


def check_plain_text(document: Document, element: Element) -> None:
    """Check an element of plain text."""
    check_attributes(document, element, "")
    check_prose(document, element, check_leaf(document, element, RSS))


def check_title(document: Document, element: Element) -> None:
    """Check a title, which is plain and not empty."""
    check_plain_text(document, element)
    if not own_text(element):
        document.warn(element, "title is empty (RSS Profile)", "fill it or leave it out")


def check_html(document: Document, element: Element) -> None:
    """Check HTML, which should be harmless and have absolute addresses."""
    check_attributes(document, element, "")
    text = check_leaf(document, element, RSS)
    hazards, relative = inspect_html(text, errors_only=document.report.errors_only)
    start, name = element.sourceline or 0, tag_name(element.tag)
    for line, message, remedy in hazards:
        document.report.warn(start + line, f"{name}: {message}", remedy)
    for reference, fault in relative:
        message = f'{name}: relative address "{reference[:60]}" (RSS Profile)'
        if fault:
            document.error(element, f"{name}: {fault} (RFC 3986)", "percent-encode it")
        else:
            document.warn(element, message, "make it absolute")


def check_address(document: Document, element: Element) -> None:
    """Check an element whose text is an absolute URI."""
    check_attributes(document, element, "")
    check_uri(document, element, check_leaf(document, element, RSS).strip(), tag_name(element.tag))


def check_language(document: Document, element: Element) -> None:
    """Check a language code."""
    check_attributes(document, element, "")
    fault = fault_of_language(check_leaf(document, element, RSS).strip())
    if fault:
        document.error(element, f"language: {fault} ({RSS})", 'write a code such as "en-us"')


def check_mail(document: Document, element: Element) -> None:
    """Check a person: in RSS a mail address with the name in brackets."""
    check_attributes(document, element, "")
    text = check_leaf(document, element, RSS).strip()
    check_plain(document, element, text, "RSS Profile")
    fault, weakness = fault_of_rss_mail(text), weakness_of_rss_mail(text)
    name = tag_name(element.tag)
    if fault:
        remedy = "write jane@example.com (Jane Doe), or use dc:creator for a name without an address"
        document.error(element, f"{name}: {fault} ({RSS})", remedy)
    elif weakness:
        document.warn(element, f"{name}: {weakness} (RSS Profile)", "write jane@example.com (Jane Doe)")


def check_date(document: Document, element: Element) -> None:
    """Check a date (RFC 822, four-digit year)."""
    check_attributes(document, element, "")
    text = check_leaf(document, element, RSS).strip()
    fault, weakness = fault_of_rfc822(text), weakness_of_rfc822(text)
    remedy = "write Fri, 03 May 2024 09:00:00 +0000"
    if fault:
        document.error(element, f"{tag_name(element.tag)}: {fault} ({RSS}: RFC 822)", remedy)
    elif weakness:
        document.warn(element, f"{tag_name(element.tag)}: {weakness} (RSS Profile)", remedy)
    elif is_implausible(text):
        document.warn(element, f"{tag_name(element.tag)}: {text[:40]} is probably a mistake", "check the year")


def check_category(document: Document, element: Element) -> None:
    """Check a category, which is plain and not empty."""
    check_attributes(document, element, "domain")
    text = check_leaf(document, element, RSS)
    if not text.strip():
        document.warn(element, f"category is empty ({RSS})", "name it or leave it out")
    check_prose(document, element, text)


def check_guid(document: Document, element: Element) -> None:
    """Check a guid, which is a URL unless isPermaLink is false."""
    check_attributes(document, element, "isPermaLink")
    text = check_leaf(document, element, RSS).strip()
    permanent = element.get("isPermaLink", "true")
    if permanent not in {"true", "false"}:
        document.error(element, f'isPermaLink is "{permanent[:20]}" ({RSS})', "write true or false")
    elif permanent == "false":
        if not text:
            document.warn(element, f"guid is empty ({RSS})", "fill it or leave it out")
        elif text.isdigit() and len(text) < 9:
            document.warn(element, f'the guid "{text}" is probably not unique ({RSS})', "use the URL")
    else:
        fault = fault_of_absolute(text, ascii_only=True)
        if not fault and text.lower().startswith(("tag:", "urn:uuid:")):
            fault = f'"{text[:60]}" opens no page'
        if fault:
            document.error(
                element,
                f"a guid that is a permalink must be a URL: {fault} ({RSS})",
                'add isPermaLink="false"',
            )


def check_source(document: Document, element: Element) -> None:
    """Check the feed that an item comes from."""
    check_attributes(document, element, "url")
    check_prose(document, element, check_leaf(document, element, RSS))
    if "url" not in element.attrib:
        document.error(element, f"source without url ({RSS})", "add the address of its feed")
    else:
        check_uri(document, element, element.get("url"), "source url")


def check_enclosure(document: Document, element: Element) -> None:
    """Check an enclosure: an http address, a length in bytes, a media type."""
    check_attributes(document, element, "url length type")
    for name in ("url", "length", "type"):
        if name not in element.attrib:
            remedy = 'add length ("0" if unknown)' if name == "length" else f"add {name}"
            document.error(element, f"enclosure without {name} ({RSS})", remedy)
    url, length, kind = element.get("url"), element.get("length"), element.get("type")
    if url is not None and fault_of_web_address(url):
        document.error(element, f"enclosure url: {fault_of_web_address(url)} ({RSS})", "write the full address")
    if length is not None and not (INTEGER.fullmatch(length.strip()) and int(length) >= 0):
        document.error(
            element, f'enclosure length "{length[:20]}" is not a number of bytes ({RSS})', "write 0 if unknown"
        )
    if kind is not None and fault_of_media_type(kind):
        document.error(
            element, f"enclosure type: {fault_of_media_type(kind)} ({RSS})", "write a type such as audio/mpeg"
        )
    check_empty(document, element, RSS)


def check_ttl(document: Document, element: Element) -> None:
    """Check how many minutes a feed may be cached."""
    check_attributes(document, element, "")
    text = check_leaf(document, element, RSS).strip()
    if not INTEGER.fullmatch(text) or int(text) <= 0:
        document.error(
            element, f'ttl "{text[:20]}" is not a number of minutes ({RSS})', "write a whole number from 1"
        )


def check_uri(document: Document, element: Element, text: str, name: str) -> None:
    """Check an absolute URI, which must be ASCII in RSS."""
    fault = fault_of_absolute(text, ascii_only=True)
    if fault:
        document.error(element, f"{name}: {fault} ({RSS})", "write the full address, percent-encoded")
    elif unknown_scheme(text):
        document.warn(
            element,
            f"{name}: the scheme {unknown_scheme(text)} is not registered ({RSS})",
            "use http or https",
        )


def check_prose(document: Document, element: Element, text: str) -> None:
    """Warn about markup in plain text, and about what readers may take for markup."""
    if "&" not in text and "<" not in text:
        return
    numbers = document.has_character_references(element)
    if markup_in(text):
        if not (numbers and "</" not in markup_in(text)):
            check_plain(document, element, text, "RSS Profile")
    elif possible_markup_in(text) and not numbers:
        mark = possible_markup_in(text)
        message = f"{tag_name(element.tag)} holds {mark}, which readers may take for markup (RSS Profile)"
        document.warn(element, message, "write < as &#x3C; and & as &#x26;")
