"""Frames and players of other sites as links to the page that a person would open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publisher.composer.elements.addresses import (
    absolute,
    host_of,
    is_of,
    is_player,
    is_widget,
    name_of,
    page_of,
    script_page,
)
from publisher.composer.elements.srcset import best
from publisher.composer.elements.tree import (
    BACKGROUND,
    become,
    found,
    has_text,
    in_paragraph,
    is_hidden,
    label_of,
    open_up,
    parsed,
    remove,
    size_of,
    text_of,
)
from publisher.tables.embeds import (
    ADDRESS_NAMES,
    DATA_CLASSES,
    DATA_IDS,
    DATA_PAGES,
    ELEMENTS,
    ID_NAMES,
    SCRIPT_HOSTS,
    SCRIPT_IDS,
    SCRIPTS,
    UNSEEN,
)
from publisher.text.lazy import lazy
from publisher.text.media_types import type_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from publisher.composer.links import Links

TAGS = frozenset({"iframe", "frame", "embed", "object", "applet", "portal", "fencedframe"})
SCRIPT_WORDS = tuple(row.hosts for row in SCRIPTS) + tuple(SCRIPT_IDS) + tuple(SCRIPT_HOSTS)
WORDS = (
    *DATA_IDS,
    *DATA_PAGES,
    *(name for name in DATA_CLASSES if name not in {"youtube", "vimeo"}),
    "data-id",
    "data-video-id",
)
_SOURCES = (
    "src",
    "data-src",
    "data-lazy-src",
    "data-litespeed-src",
    "data-cookieblock-src",
    "data-cmp-src",
    "data-url",
)
_NAMES = frozenset({*DATA_IDS, *ID_NAMES, *DATA_PAGES.values(), "data-src"})
_SAFE_ID = lazy(r"[\w@:./-]{1,120}")
_NO_SUPPORT = lazy(
    r"brows|support|plug-?in|flash|frame|javascript|navigat|navegad|unterst|brauz|брауз|浏览|瀏覽|ブラウザ|브라우저",
    re.IGNORECASE,
)


def change(root: HtmlElement, links: Links) -> None:
    """Write each frame, player and embedded object as a link."""
    for element in found(root, "object", "applet"):
        _object(element, links)
    for element in found(root, "iframe", "frame", "embed", "portal", "fencedframe"):
        _frame(element, links)
    for element in found(root, "script"):
        _script(element, links)
    for element in list(root.iter()):
        tag = element.tag
        if not isinstance(tag, str) or tag.startswith("publisher-"):
            continue
        if "-" in tag or tag in ELEMENTS or not _NAMES.isdisjoint(element.keys()):
            _custom(element, links)


# -- frames ---------------------------------------------------------------------------------------------------


def _frame(element: HtmlElement, links: Links) -> None:
    said = _address_in(element)
    inner = element.get("srcdoc", "")
    address = absolute(said, links, is_file=False)
    if not address and _is_invisible(element):
        remove(element)
        return
    if not address and inner and _inlined(element, inner, links):
        return
    if not address:
        words = label_of(element)
        links.changes.add("element", f"{element.tag} without an address", "its title" if words else "")
        if words:
            become(element, "em", words)
        else:
            remove(element)
        return
    if is_widget(address) or (_is_invisible(element) and not is_player(address)):
        links.changes.add("widget", f"{element.tag} of {host_of(address)}")
        remove(element)
    elif (kind := element.get("type", "") or type_of(address)).startswith("image/") and element.tag == "embed":
        become(element, "img", src=address, alt=label_of(element))
    elif kind.startswith(("audio/", "video/")) and element.tag == "embed":
        rename_to_recording(element, kind, said)
    else:
        link(element, address, links)


def rename_to_recording(element: HtmlElement, kind: str, said: str) -> None:
    """Let the stage of recordings replace an element."""
    words = label_of(element)
    become(element, kind.partition("/")[0], src=said, title=words)


def _address_in(element: HtmlElement) -> str:
    for name in _SOURCES:
        value = str(element.get(name, "")).strip()
        if value and not value.lower().startswith(("about:", "javascript:", "data:", "blob:", "#")):
            return value
    return ""


def _is_invisible(element: HtmlElement) -> bool:
    width, height = size_of(element)
    return is_hidden(element) or (width in {0, 1} and height in {0, 1})


def _inlined(element: HtmlElement, inner: str, links: Links) -> bool:
    """Show the text of a frame that carries it within itself; whether there is any."""
    body = parsed(f"<div>{inner}</div>").find("body")
    if body is None:
        return False
    for one in list(body.iter("iframe", "script", "style", "frame", "embed", "object")):
        address = absolute(_address_in(one), links, is_file=False) if one.tag == "iframe" else ""
        if address:
            link(one, address, links)
        else:
            remove(one)
    if not text_of(body, 100) and body.find(".//img") is None:
        return False
    become(element, "div")
    element.append(body)
    for wrapper in (body, *body[:1]):
        open_up(wrapper)
    links.changes.add("embed", "iframe with a text of its own", "its text")
    return True


def link(element: HtmlElement, address: str, links: Links, *, poster: str = "", words: str = "") -> None:
    """Replace an element by a link to what it shows."""
    page = page_of(address)
    said = words or label_of(element) or name_of(page)
    links.changes.add("embed", f"{element.tag} of {host_of(address)}", "a link")
    if element.tag == "frame":
        element.tag = "iframe"
    become(element, "a", "" if poster else said, href=page)
    inner = in_paragraph(element)
    if poster:
        _with_poster(inner, poster, said)


def _with_poster(inner: HtmlElement, poster: str, words: str) -> None:
    image = inner.makeelement("img", {"src": poster, "alt": ""})
    line = inner.makeelement("br")
    line.tail = words
    inner.append(image)
    inner.append(line)


# -- objects --------------------------------------------------------------------------------------------------


def _object(element: HtmlElement, links: Links) -> None:
    said = element.get("data", "") or element.get("data-data", "") or _parameter(element)
    for one in list(element.iter("param")):
        remove(one)
    address = absolute(said, links)
    kind = (element.get("type", "") or type_of(address)).lower()
    if address and (kind.startswith("image/") or type_of(address).startswith("image/")):
        become(element, "img", src=address, alt=label_of(element) or text_of(element, 300))
    elif any(True for _ in element.iter("iframe", "embed", "video", "audio", "img", "picture", "table")) or (
        _has_other_object(element)
    ):
        open_up(element)
    elif not address:
        if not has_text(element):
            links.changes.add("element", f"{element.tag} without an address")
        open_up(element)
    elif kind.startswith(("audio/", "video/")) and "flash" not in kind:
        rename_to_recording(element, kind, said)
    elif any(absolute(one.get("href", ""), links, is_file=False) == address for one in element.iter("a")):
        links.changes.add("embed", f"{element.tag} of {host_of(address)}", "a link")
        open_up(element)
    else:
        _linked_object(element, address, links)


def _linked_object(element: HtmlElement, address: str, links: Links) -> None:
    words = text_of(element, 300)
    has_link = any(True for _ in element.iter("a"))
    if words and (has_link or not _NO_SUPPORT.search(words)):  # the content is for those who see no object
        page = page_of(address)
        one = element.makeelement("a", {"href": page})
        one.text = label_of(element) or name_of(page)
        one.tail = " " + (element.text or "")
        element.text = None
        element.insert(0, one)
        links.changes.add("embed", f"{element.tag} of {host_of(address)}", "a link")
        open_up(element)
        return
    link(element, address, links)


def _has_other_object(element: HtmlElement) -> bool:
    return any(one is not element for one in element.iter("object"))


def _parameter(element: HtmlElement) -> str:
    for one in element.iter("param"):
        if one.get("name", "").lower() in {"movie", "src", "filename", "url", "data"} and one.get("value"):
            return str(one.get("value"))
    return ""


# -- scripts and elements that a script makes into players ----------------------------------------------------


def _script(element: HtmlElement, links: Links) -> None:
    address = absolute(element.get("src", ""), links) if element.get("src") else ""
    page = script_page(address, SCRIPTS) if address else ""
    host = host_of(address)
    for of, (name, form) in SCRIPT_HOSTS.items():
        if not page and is_of(host, of) and _is_id(element.get(name, "")):
            page = form.format(element.get(name))
    for name, form in SCRIPT_IDS.items():
        if not page and _is_id(element.get(name, "")):
            page = form.format(element.get(name))
    if not page or _stands_beside(element, page):
        return
    links.changes.add("embed", f"script of {host_of(page)}", "a link")
    become(element, "a", label_of(element) or page.partition("://")[2].removeprefix("www."), href=page)
    in_paragraph(element)


def _stands_beside(element: HtmlElement, page: str) -> bool:
    """Whether a link to the same page stands right before a script, for browsers without scripts."""
    before = element.getprevious()
    return before is not None and any(
        one.get("href", "").rstrip("/") == page.rstrip("/") for one in before.iter("a")
    )


def _custom(element: HtmlElement, links: Links) -> None:
    tag = element.tag
    if tag in ELEMENTS:
        _player(element, links)
    elif "-" in tag:
        if tag.startswith(("amp-img", "amp-anim", "amp-video", "amp-audio", "annotation")):
            return
        said = next((element.get(name, "") for name in ADDRESS_NAMES if element.get(name)), "")
        kind = type_of(said) if said else ""
        if any(one.get("src") or one.get("data-src") for one in element.iterchildren("source")):
            element.tag = "audio" if "audio" in tag else "video"
        elif kind.startswith(("audio/", "video/")):
            rename_to_recording(element, kind, said)
        elif said and kind.startswith("image/") and element.find(".//img") is None:
            become(element, "img", src=said, alt=label_of(element))
        elif (
            said
            and said.startswith(("http://", "https://", "//"))
            and not has_text(element)
            and not len(element)
        ):
            if is_widget(absolute(said, links)) or tag in UNSEEN:
                links.changes.add("widget", tag)
                remove(element)
            else:
                link(element, absolute(said, links), links)
        elif not has_text(element) and not len(element) and (words := label_of(element)):
            links.changes.add("element", tag, "its words")
            become(element, "em", words)
    elif tag not in {"a", "img", "p", "script"}:
        _attributed(element, links)


def _player(element: HtmlElement, links: Links) -> None:
    name, form = ELEMENTS[element.tag]
    value = element.get(name, "") or next((element.get(one, "") for one in ID_NAMES if element.get(one)), "")
    address = ""
    if form == "{0}":
        address = absolute(
            value or next((element.get(one, "") for one in ADDRESS_NAMES if element.get(one)), ""), links
        )
    elif _is_id(value):
        address = form.format(value)
    else:
        address = absolute(next((element.get(one, "") for one in ADDRESS_NAMES if element.get(one)), ""), links)
    if not address:
        links.changes.add("element", f"{element.tag} without an address")
        open_up(element)
        return
    inner = next((one.get("href") for one in element.iter("a") if one.get("href")), "")
    if inner and value and value in inner:  # the address that the writer gives, with where the film begins
        address = absolute(inner, links, is_file=False) or address
    link(element, address, links, poster=_poster(element), words=label_of(element) or text_of(element, 300))


def _poster(element: HtmlElement) -> str:
    """Return the picture that an element shows before it plays; only one that it names itself."""
    match = BACKGROUND.search(element.get("style", "")[:3000])
    if match:
        return match[1]
    named = next(
        (element.get(one, "") for one in ("poster", "posterimage", "data-poster") if element.get(one)), ""
    )
    if named:
        return str(named)
    image = next(element.iter("img", "amp-img"), None)
    if image is None:
        return ""
    return str(image.get("src", "") or image.get("data-src", "")) or best(image.get("srcset", ""))


def _attributed(element: HtmlElement, links: Links) -> None:
    """Replace an element without content that an attribute makes into a player."""
    if has_text(element) or element.find(".//img") is not None:
        return
    page = ""
    for name, form in DATA_IDS.items():
        value = element.get(name, "")
        if value and form and _is_id(value):
            page = form.format(value)
    if not page and (value := element.get("data-plyr-embed-id", "")):
        page = value if value.startswith("http") else ""
        provider = DATA_CLASSES.get(element.get("data-plyr-provider", ""), "")
        page = page or (provider.format(value) if provider and _is_id(value) else "")
    if not page:
        classes = element.get("class", "").lower()[:500]
        value = next((element.get(one, "") for one in (*ID_NAMES, "data-src") if element.get(one)), "")
        if value and _is_id(value) and "://" not in value:
            page = next((form.format(value) for word, form in DATA_CLASSES.items() if word in classes), "")
    if not page:
        marks = f"{' '.join(element.attrib)} {element.get('class', '')[:500]}"
        said = next((element.get(name, "") for mark, name in DATA_PAGES.items() if mark in marks), "")
        page = absolute(said, links, is_file=False) if said.startswith(("http", "//")) else ""
    if page:
        link(element, page, links, poster=_poster(element))


def _is_id(value: str) -> bool:
    return _SAFE_ID.fullmatch(value) is not None
