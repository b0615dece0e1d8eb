"""Check the elements of an RSS channel that have parts: image, textInput, cloud, skipHours and skipDays.

In messages `RSS 2.0` is the specification of the RSS Advisory Board, `RSS Profile` its Best Practices Profile.
"""

from __future__ import annotations

import re

from publisher.tables.syndication import PICTURES, WEEKDAYS
from publisher.text.xml import Element, child_elements, own_text, split_tag
from publisher.validator.constructs import check_attributes, check_empty, check_leaf, check_no_text
from publisher.validator.document import Document, tag_name
from publisher.validator.modules import check_module
from publisher.validator.rss_elements import INTEGER, RSS, check_plain_text, check_title, check_uri

_FORM_NAME = re.compile(r"[A-Za-z][A-Za-z0-9:._-]{0,200}")


def check_cloud(document: Document, element: Element) -> None:
    """Check the service that reports changes of the feed."""
    wanted = "domain port path registerProcedure protocol"
    check_attributes(document, element, wanted)
    for name in wanted.split():
        if name not in element.attrib:
            document.error(element, f"cloud without {name} ({RSS})", f"add {name}")
    port = element.get("port", "80").strip()
    if not INTEGER.fullmatch(port) or int(port) <= 0:
        document.error(
            element, f'cloud port "{port[:20]}" is not a port ({RSS})', "write a whole number from 1"
        )
    check_empty(document, element, RSS)


def check_image(document: Document, element: Element) -> None:
    """Check the channel's image: address, title, link, at most 144 by 400 pixels."""
    check_attributes(document, element, "")
    found = _named(document, element, ("url", "title", "link", "width", "height", "description"))
    for name in ("url", "title", "link"):
        if name not in found:
            document.error(element, f"image without {name} ({RSS})", f"add {name}")
    for name, limit in (("width", 144), ("height", 400)):
        text = own_text(found[name]) if name in found else "1"
        if not INTEGER.fullmatch(text) or not 0 < int(text) <= limit:
            document.error(
                found[name], f'image {name} "{text[:20]}" ({RSS})', f"write 1 to {limit}, and fit the image"
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
            document.error(element, f"textInput without {name} ({RSS})", f"add {name}")
    if "name" in found and not _FORM_NAME.match(own_text(found["name"])):
        document.error(
            found["name"], f"textInput name is not a name of a form field ({RSS})", "start with a letter"
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
        elif not INTEGER.fullmatch(text) or not 0 <= int(text) <= 23:
            document.error(hour, f'"{text[:20]}" is not an hour ({RSS})', "write 0 to 23")
            continue
        number = str(int(text) % 24)
        if number in seen:
            document.error(hour, f"hour {text} is listed twice ({RSS})", "keep one")
        seen.add(number)


def check_days(document: Document, element: Element) -> None:
    """Check the days on which readers should not fetch the feed."""
    seen: set[str] = set()
    for day, text in _listed(document, element, "day", 7):
        if text not in WEEKDAYS:
            document.error(day, f'"{text[:20]}" is not a day ({RSS})', "write Monday to Sunday")
        elif text in seen:
            document.error(day, f"{text} is listed twice ({RSS})", "keep one")
        seen.add(text)


def _listed(document: Document, element: Element, name: str, most: int) -> list[tuple[Element, str]]:
    check_attributes(document, element, "")
    found = []
    for child in child_elements(element):
        if split_tag(child.tag) == ("", name):
            check_attributes(document, child, "")
            found.append((child, check_leaf(document, child, RSS).strip()))
        elif not split_tag(child.tag)[0]:
            document.error(
                child,
                f"{tag_name(child.tag)[:40]} is not an element of {tag_name(element.tag)} ({RSS})",
                "remove it",
            )
    if not found:
        document.error(element, f"{tag_name(element.tag)} without {name} ({RSS})", "leave it out")
    if len(found) > most:
        document.error(
            element, f"{tag_name(element.tag)} holds more than {most} ({RSS})", "list each of them once"
        )
    check_no_text(document, element)
    return found


def _named(document: Document, element: Element, known: tuple[str, ...]) -> dict[str, Element]:
    """Give the children by name; unknown and repeated ones are errors."""
    found: dict[str, Element] = {}
    for child in child_elements(element):
        space, name = split_tag(child.tag)
        if space:
            check_module(document, child, tag_name(element.tag))
        elif name not in known:
            message = f"{name[:40]} is not an element of {tag_name(element.tag)} ({RSS})"
            document.error(child, message, "remove it")
        elif name in found:
            document.error(child, f"a second {name} ({RSS})", "keep one")
        else:
            found[name] = child
            check_attributes(document, child, "")
            check_leaf(document, child, RSS)
    return found


def _check_picture(document: Document, element: Element) -> None:
    suffix = own_text(element).rpartition(".")[2].lower()
    if suffix.isalnum() and suffix not in PICTURES:
        document.warn(element, f"an image of type {suffix[:20]} ({RSS})", "use GIF, JPEG or PNG")
