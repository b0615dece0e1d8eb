"""The values of RSS elements: text, addresses, dates, mail, guids, enclosures."""

from __future__ import annotations

import re

from publisher.text.xml import Element, own_text
from publisher.validator.addresses import (
    fault_of_absolute,
    fault_of_web_address,
    unknown_scheme,
)
from publisher.validator.constructs import check_attributes, check_leaf, check_no_text, check_plain
from publisher.validator.dates import fault_of_rfc822, implausible
from publisher.validator.document import Document, shown
from publisher.validator.markup import looked_at, mark_in, markup_in
from publisher.validator.names import fault_of_language, fault_of_media_type, fault_of_rss_mail

_RSS = "RSS 2.0"
_INTEGER = re.compile(r"[+-]?\d{1,18}", re.ASCII)


def check_bare(document: Document, element: Element) -> None:
    """Check an element of text, whatever it says."""
    check_attributes(document, element, "")
    check_leaf(document, element, _RSS)


def check_plain_text(document: Document, element: Element) -> None:
    """Check an element of plain text."""
    check_attributes(document, element, "")
    _check_plain(document, element, check_leaf(document, element, _RSS))


def check_title(document: Document, element: Element) -> None:
    """Check a title: plain, and not empty."""
    check_plain_text(document, element)
    if not own_text(element):
        document.warn(element, "title is empty (RSS Profile)", "fill it or leave it out")


def check_html(document: Document, element: Element) -> None:
    """Check HTML: harmless, and with absolute addresses."""
    check_attributes(document, element, "")
    text = check_leaf(document, element, _RSS)
    hazards, relative = looked_at(text)
    start, name = element.sourceline or 0, shown(element.tag)
    for line, message, mend in hazards:
        document.report.warn(start + line, f"{name}: {message}", mend)
    for reference, fault in relative:
        message = f'{name}: relative address "{reference[:60]}" (RSS Profile)'
        if fault:
            document.error(element, f"{name}: {fault} (RFC 3986)", "percent-encode it")
        else:
            document.warn(element, message, "make it absolute")


def check_address(document: Document, element: Element) -> None:
    """Check an element whose text is an absolute URI."""
    check_attributes(document, element, "")
    check_uri(document, element, check_leaf(document, element, _RSS).strip(), shown(element.tag))


def check_language(document: Document, element: Element) -> None:
    """Check a language code."""
    check_attributes(document, element, "")
    fault = fault_of_language(check_leaf(document, element, _RSS).strip())
    if fault:
        document.error(element, f"language: {fault} ({_RSS})", 'write a code such as "en-us"')


def check_mail(document: Document, element: Element) -> None:
    """Check a person, who in RSS is a mail address with a name in brackets."""
    check_attributes(document, element, "")
    text = check_leaf(document, element, _RSS).strip()
    check_plain(document, element, text, "RSS Profile")
    fault, unwise = fault_of_rss_mail(text)
    name = shown(element.tag)
    if fault and unwise:
        document.warn(element, f"{name}: {fault} (RSS Profile)", "write jane@example.com (Jane Doe)")
    elif fault:
        mend = "write jane@example.com (Jane Doe), or use dc:creator for a name alone"
        document.error(element, f"{name}: {fault} ({_RSS})", mend)


def check_date(document: Document, element: Element) -> None:
    """Check a date (RFC 822, four-digit year)."""
    check_attributes(document, element, "")
    text = check_leaf(document, element, _RSS).strip()
    fault, unwise = fault_of_rfc822(text)
    mend = "write Fri, 03 May 2024 09:00:00 +0000"
    if fault and unwise:
        document.warn(element, f"{shown(element.tag)}: {fault} (RSS Profile)", mend)
    elif fault:
        document.error(element, f"{shown(element.tag)}: {fault} ({_RSS}: RFC 822)", mend)
    elif implausible(text):
        document.warn(element, f"{shown(element.tag)}: {text[:40]} is hardly meant", "check the year")


def check_category(document: Document, element: Element) -> None:
    """Check a category: named, and plain."""
    check_attributes(document, element, "domain")
    text = check_leaf(document, element, _RSS)
    if not text.strip():
        document.warn(element, f"category is empty ({_RSS})", "name it or leave it out")
    _check_plain(document, element, text)


def check_guid(document: Document, element: Element) -> None:
    """Check a guid: a URL unless isPermaLink is false."""
    check_attributes(document, element, "isPermaLink")
    text = check_leaf(document, element, _RSS).strip()
    permanent = element.get("isPermaLink", "true")
    if permanent not in {"true", "false"}:
        document.error(element, f'isPermaLink is "{permanent[:20]}" ({_RSS})', "write true or false")
    elif permanent == "false":
        if not text:
            document.warn(element, f"guid is empty ({_RSS})", "fill it or leave it out")
        elif text.isdigit() and len(text) < 9:
            document.warn(element, f'the guid "{text}" is hardly unique in the world ({_RSS})', "use the URL")
    else:
        fault = fault_of_absolute(text, ascii_only=True)
        if not fault and text.lower().startswith(("tag:", "urn:uuid:")):
            fault = f'"{text[:60]}" leads nowhere'
        if fault:
            document.error(
                element,
                f"a guid that is a permalink must be a URL: {fault} ({_RSS})",
                'add isPermaLink="false"',
            )


def check_source(document: Document, element: Element) -> None:
    """Check the feed that an item comes from."""
    check_attributes(document, element, "url")
    _check_plain(document, element, check_leaf(document, element, _RSS))
    if "url" not in element.attrib:
        document.error(element, f"source without url ({_RSS})", "add the address of its feed")
    else:
        check_uri(document, element, element.get("url"), "source url")


def check_enclosure(document: Document, element: Element) -> None:
    """Check an enclosure: an http address, a length in bytes, a media type."""
    check_attributes(document, element, "url length type")
    for name in ("url", "length", "type"):
        if name not in element.attrib:
            document.error(
                element, f"enclosure without {name} ({_RSS})", f'add {name} (length="0" where unknown)'
            )
    url, length, kind = element.get("url"), element.get("length"), element.get("type")
    if url is not None and fault_of_web_address(url):
        document.error(
            element, f"enclosure url: {fault_of_web_address(url)} ({_RSS})", "write the full address"
        )
    if length is not None and not (_INTEGER.fullmatch(length.strip()) and int(length) >= 0):
        document.error(
            element, f'enclosure length "{length[:20]}" is no number of bytes ({_RSS})', "write 0 where unknown"
        )
    if kind is not None and fault_of_media_type(kind):
        document.error(
            element, f"enclosure type: {fault_of_media_type(kind)} ({_RSS})", "write audio/mpeg or the like"
        )
    check_no_text(document, element)


def check_uri(document: Document, element: Element, text: str, name: str) -> None:
    """Check an absolute URI, which RSS spells in ASCII."""
    fault = fault_of_absolute(text, ascii_only=True)
    if fault:
        document.error(element, f"{name}: {fault} ({_RSS})", "write the full address, percent-encoded")
    elif unknown_scheme(text):
        document.warn(
            element, f"{name}: no registered scheme, {unknown_scheme(text)} ({_RSS})", "use http or https"
        )


def _check_plain(document: Document, element: Element, text: str) -> None:
    numbers = ("&" in text or "<" in text) and document.spelled_with_numbers(element)
    if markup_in(text):
        if not (numbers and "</" not in markup_in(text)):
            check_plain(document, element, text, "RSS Profile")
    elif mark_in(text) and not numbers:
        message = f"{shown(element.tag)} holds {mark_in(text)}, which readers may take for markup (RSS Profile)"
        document.warn(element, message, "write < as &#x3C; and & as &#x26;")
