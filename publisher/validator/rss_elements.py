"""Check the elements of RSS: texts, addresses, dates, persons, guids, enclosures, parts of a channel."""

from __future__ import annotations

import re

from publisher.tables.syndication import PICTURES, WEEKDAYS
from publisher.text.xml import Element, child_elements, own_text, split_tag
from publisher.validator.addresses import (
    fault_of_absolute,
    fault_of_web_address,
    unknown_scheme,
)
from publisher.validator.constructs import check_attributes, check_leaf, check_no_text, check_plain
from publisher.validator.document import Document, tag_name
from publisher.validator.extensions import check_extension
from publisher.validator.feed_dates import fault_of_rfc822, is_implausible, weakness_of_rfc822
from publisher.validator.hazards import inspect_html, markup_in, possible_markup_in
from publisher.validator.syntax import (
    fault_of_language,
    fault_of_media_type,
    fault_of_rss_mail,
    weakness_of_rss_mail,
)

_RSS = "RSS 2.0"
_INTEGER = re.compile(r"[+-]?\d{1,18}", re.ASCII)
_FORM_NAME = re.compile(r"[A-Za-z][A-Za-z0-9:._-]{0,200}")


def check_bare(document: Document, element: Element) -> None:
    """Check an element of any text."""
    check_attributes(document, element, "")
    check_leaf(document, element, _RSS)


def check_plain_text(document: Document, element: Element) -> None:
    """Check an element of plain text."""
    check_attributes(document, element, "")
    _check_plain(document, element, check_leaf(document, element, _RSS))


def check_title(document: Document, element: Element) -> None:
    """Check a title, which is plain and not empty."""
    check_plain_text(document, element)
    if not own_text(element):
        document.warn(element, "title is empty (RSS Profile)", "fill it or leave it out")


def check_html(document: Document, element: Element) -> None:
    """Check HTML, which should be harmless and have absolute addresses."""
    check_attributes(document, element, "")
    text = check_leaf(document, element, _RSS)
    hazards, relative = inspect_html(text)
    start, name = element.sourceline or 0, tag_name(element.tag)
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
    check_uri(document, element, check_leaf(document, element, _RSS).strip(), tag_name(element.tag))


def check_language(document: Document, element: Element) -> None:
    """Check a language code."""
    check_attributes(document, element, "")
    fault = fault_of_language(check_leaf(document, element, _RSS).strip())
    if fault:
        document.error(element, f"language: {fault} ({_RSS})", 'write a code such as "en-us"')


def check_mail(document: Document, element: Element) -> None:
    """Check a person: in RSS a mail address with the name in brackets."""
    check_attributes(document, element, "")
    text = check_leaf(document, element, _RSS).strip()
    check_plain(document, element, text, "RSS Profile")
    fault, weakness = fault_of_rss_mail(text), weakness_of_rss_mail(text)
    name = tag_name(element.tag)
    if fault:
        mend = "write jane@example.com (Jane Doe), or use dc:creator for a name without an address"
        document.error(element, f"{name}: {fault} ({_RSS})", mend)
    elif weakness:
        document.warn(element, f"{name}: {weakness} (RSS Profile)", "write jane@example.com (Jane Doe)")


def check_date(document: Document, element: Element) -> None:
    """Check a date (RFC 822, four-digit year)."""
    check_attributes(document, element, "")
    text = check_leaf(document, element, _RSS).strip()
    fault, weakness = fault_of_rfc822(text), weakness_of_rfc822(text)
    mend = "write Fri, 03 May 2024 09:00:00 +0000"
    if fault:
        document.error(element, f"{tag_name(element.tag)}: {fault} ({_RSS}: RFC 822)", mend)
    elif weakness:
        document.warn(element, f"{tag_name(element.tag)}: {weakness} (RSS Profile)", mend)
    elif is_implausible(text):
        document.warn(element, f"{tag_name(element.tag)}: {text[:40]} is probably a mistake", "check the year")


def check_category(document: Document, element: Element) -> None:
    """Check a category, which is plain and not empty."""
    check_attributes(document, element, "domain")
    text = check_leaf(document, element, _RSS)
    if not text.strip():
        document.warn(element, f"category is empty ({_RSS})", "name it or leave it out")
    _check_plain(document, element, text)


def check_guid(document: Document, element: Element) -> None:
    """Check a guid, which is a URL unless isPermaLink is false."""
    check_attributes(document, element, "isPermaLink")
    text = check_leaf(document, element, _RSS).strip()
    permanent = element.get("isPermaLink", "true")
    if permanent not in {"true", "false"}:
        document.error(element, f'isPermaLink is "{permanent[:20]}" ({_RSS})', "write true or false")
    elif permanent == "false":
        if not text:
            document.warn(element, f"guid is empty ({_RSS})", "fill it or leave it out")
        elif text.isdigit() and len(text) < 9:
            document.warn(element, f'the guid "{text}" is probably not unique ({_RSS})', "use the URL")
    else:
        fault = fault_of_absolute(text, ascii_only=True)
        if not fault and text.lower().startswith(("tag:", "urn:uuid:")):
            fault = f'"{text[:60]}" opens no page'
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
            remedy = 'add length ("0" if unknown)' if name == "length" else f"add {name}"
            document.error(element, f"enclosure without {name} ({_RSS})", remedy)
    url, length, kind = element.get("url"), element.get("length"), element.get("type")
    if url is not None and fault_of_web_address(url):
        document.error(
            element, f"enclosure url: {fault_of_web_address(url)} ({_RSS})", "write the full address"
        )
    if length is not None and not (_INTEGER.fullmatch(length.strip()) and int(length) >= 0):
        document.error(
            element, f'enclosure length "{length[:20]}" is not a number of bytes ({_RSS})', "write 0 if unknown"
        )
    if kind is not None and fault_of_media_type(kind):
        document.error(
            element, f"enclosure type: {fault_of_media_type(kind)} ({_RSS})", "write a type such as audio/mpeg"
        )
    check_no_text(document, element)


def check_ttl(document: Document, element: Element) -> None:
    """Check how many minutes a feed may be cached."""
    check_attributes(document, element, "")
    text = check_leaf(document, element, _RSS).strip()
    if not _INTEGER.fullmatch(text) or int(text) <= 0:
        document.error(
            element, f'ttl "{text[:20]}" is not a number of minutes ({_RSS})', "write a whole number from 1"
        )


def check_cloud(document: Document, element: Element) -> None:
    """Check the service that reports changes of the feed."""
    wanted = "domain port path registerProcedure protocol"
    check_attributes(document, element, wanted)
    for name in wanted.split():
        if name not in element.attrib:
            document.error(element, f"cloud without {name} ({_RSS})", f"add {name}")
    port = element.get("port", "80").strip()
    if not _INTEGER.fullmatch(port) or int(port) <= 0:
        document.error(
            element, f'cloud port "{port[:20]}" is not a port ({_RSS})', "write a whole number from 1"
        )


def check_image(document: Document, element: Element) -> None:
    """Check the channel's image: address, title, link, at most 144 by 400 pixels."""
    check_attributes(document, element, "")
    found = _named(document, element, ("url", "title", "link", "width", "height", "description"))
    for name in ("url", "title", "link"):
        if name not in found:
            document.error(element, f"image without {name} ({_RSS})", f"add {name}")
    for name, limit in (("width", 144), ("height", 400)):
        text = own_text(found[name]) if name in found else "1"
        if not _INTEGER.fullmatch(text) or not 0 < int(text) <= limit:
            document.error(
                found[name], f'image {name} "{text[:20]}" ({_RSS})', f"write 1 to {limit}, and fit the image"
            )
    for name in ("link", "url"):
        if name in found:
            check_uri(document, found[name], own_text(found[name]), f"image {name}")
    if "url" in found:
        _check_picture(document, found["url"])
    if "title" in found:
        check_title(document, found["title"])
    if "description" in found:
        check_plain_text(document, found["description"])
    channel = element.getparent()
    for name in ("title", "link"):
        other = (channel.findtext(name) or "").strip()
        if name in found and other and other != own_text(found[name]):
            document.warn(
                found[name],
                f"the image's {name} differs from the channel's (RSS Profile)",
                "repeat the channel's",
            )
    check_no_text(document, element)


def check_text_input(document: Document, element: Element) -> None:
    """Check a text input, which readers do not support."""
    check_attributes(document, element, "")
    document.warn(element, "hardly any reader shows a textInput (RSS Profile)", "leave it out")
    found = _named(document, element, ("title", "description", "name", "link"))
    for name in ("title", "description", "name", "link"):
        if name not in found:
            document.error(element, f"textInput without {name} ({_RSS})", f"add {name}")
    if "name" in found and not _FORM_NAME.match(own_text(found["name"])):
        document.error(
            found["name"], f"textInput name is not a name of a form field ({_RSS})", "start with a letter"
        )
    if "link" in found:
        check_uri(document, found["link"], own_text(found["link"]), "textInput link")
    if "title" in found:
        check_plain_text(document, found["title"])
    check_no_text(document, element)


def check_hours(document: Document, element: Element) -> None:
    """Check the hours in which readers should not fetch the feed, 0 to 23, GMT."""
    seen: set[str] = set()
    for hour, text in _listed(document, element, "hour", 24):
        if text == "24":
            document.warn(hour, "hour 24 (RSS Profile)", "write 0 for midnight")
        elif not _INTEGER.fullmatch(text) or not 0 <= int(text) <= 23:
            document.error(hour, f'"{text[:20]}" is not an hour ({_RSS})', "write 0 to 23")
            continue
        number = str(int(text) % 24)
        if number in seen:
            document.error(hour, f"hour {text} is listed twice ({_RSS})", "keep one")
        seen.add(number)


def check_days(document: Document, element: Element) -> None:
    """Check the days on which readers should not fetch the feed."""
    seen: set[str] = set()
    for day, text in _listed(document, element, "day", 7):
        if text not in WEEKDAYS:
            document.error(day, f'"{text[:20]}" is not a day ({_RSS})', "write Monday to Sunday")
        elif text in seen:
            document.error(day, f"{text} is listed twice ({_RSS})", "keep one")
        seen.add(text)


def check_uri(document: Document, element: Element, text: str, name: str) -> None:
    """Check an absolute URI, which must be ASCII in RSS."""
    fault = fault_of_absolute(text, ascii_only=True)
    if fault:
        document.error(element, f"{name}: {fault} ({_RSS})", "write the full address, percent-encoded")
    elif unknown_scheme(text):
        document.warn(
            element,
            f"{name}: the scheme {unknown_scheme(text)} is not registered ({_RSS})",
            "use http or https",
        )


def _check_plain(document: Document, element: Element, text: str) -> None:
    numbers = ("&" in text or "<" in text) and document.has_character_references(element)
    if markup_in(text):
        if not (numbers and "</" not in markup_in(text)):
            check_plain(document, element, text, "RSS Profile")
    elif possible_markup_in(text) and not numbers:
        mark = possible_markup_in(text)
        message = f"{tag_name(element.tag)} holds {mark}, which readers may take for markup (RSS Profile)"
        document.warn(element, message, "write < as &#x3C; and & as &#x26;")


def _listed(document: Document, element: Element, name: str, most: int) -> list[tuple[Element, str]]:
    check_attributes(document, element, "")
    found = []
    for child in child_elements(element):
        if split_tag(child.tag) == ("", name):
            found.append((child, check_leaf(document, child, _RSS).strip()))
        elif not split_tag(child.tag)[0]:
            document.error(
                child,
                f"{tag_name(child.tag)[:40]} is not an element of {tag_name(element.tag)} ({_RSS})",
                "remove it",
            )
    if not found:
        document.error(element, f"{tag_name(element.tag)} without {name} ({_RSS})", "leave it out")
    if len(found) > most:
        document.error(
            element, f"{tag_name(element.tag)} holds more than {most} ({_RSS})", "list each of them once"
        )
    check_no_text(document, element)
    return found


def _named(document: Document, element: Element, known: tuple[str, ...]) -> dict[str, Element]:
    """Give the children by name; unknown and repeated ones are errors."""
    found: dict[str, Element] = {}
    for child in child_elements(element):
        space, name = split_tag(child.tag)
        if space:
            check_extension(document, child, tag_name(element.tag))
        elif name not in known:
            document.error(
                child, f"{name[:40]} is not an element of {tag_name(element.tag)} ({_RSS})", "remove it"
            )
        elif name in found:
            document.error(child, f"a second {name} ({_RSS})", "keep one")
        else:
            found[name] = child
    return found


def _check_picture(document: Document, element: Element) -> None:
    suffix = own_text(element).rpartition(".")[2].lower()
    if suffix.isalnum() and suffix not in PICTURES:
        document.warn(element, f"an image of type {suffix[:20]} ({_RSS})", "use GIF, JPEG or PNG")
