"""The text of a newsroom's item as HTML: NITF's elements get HTML's names, XHTML's keep theirs.

Source: NITF 3.6 (body.content, enriched text, block content, media). What only programs use is left out:
names of people and places keep their words, but not their codes. What is addressed to editors never gets here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape

from publisher.readers._wire_xml import at, attribute, children, local_name, words_of
from publisher.text.xml import Element

_RENAMED = {
    "hl1": "h2", "hl2": "h2", "hl3": "h3", "hl4": "h4", "bq": "blockquote", "block": "div", "fn": "div",
    "note": "div", "credit": "cite", "datasource": "p", "tagline": "p", "bibliography": "p", "dateline": "p",
    "abstract": "div", "byline": "p", "nitf-table": "div", "lang": "span", "copyrite": "small",
}  # fmt: skip
_KEPT = frozenset(
    "p a br hr em strong b i u s q sub sup ul ol li dl dt dd table caption thead tbody tfoot tr td th col"
    " colgroup pre code kbd samp img picture figure figcaption blockquote h1 h2 h3 h4 h5 h6 div section article"
    " span time small mark del ins abbr cite video audio source iframe track details summary address aside"
    " main ruby rb rt rp var dfn center embed object header footer".split()
)
_VOID = frozenset("br hr img col source track embed".split())
_DROPPED = frozenset(
    "head script style template noscript alt-code media-metadata media-object nitf-table-metadata form nav"
    " input button link meta base title byttl ed-msg".split()
)
# Words addressed to editors, by the class that agencies give them.
_FOR_EDITORS = re.compile(
    r"(?:^|[\s_-])(?:notepad|ed-?note|editors?-?note|embargoed|not-?public|np-nonpublic|internal|nonpublic)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ATTRIBUTES = frozenset(
    "href src alt title width height colspan rowspan class id lang dir cite datetime controls poster type"
    " start srcset span scope headers value reversed data-src".split()
)
_HEADING = re.compile(r"<(h[1-3])\b[^<>]{0,300}>((?:[^<]|<(?!/?h[1-6])){0,600})</\1>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,500}>")
_REPEATED = 4  # headings that are looked at
_TOP = 5000  # characters of a text in which its headline is repeated
_BLANK = re.compile(r"\s")
_PLAYED = ("audio", "video")


def html_of(element: Element) -> str:
    """Turn the content of an element into HTML."""
    parts: list[str] = []
    _content(element, parts)
    return "".join(parts).strip()


def article_html(html: Element) -> str:
    """Turn a document in XHTML into the HTML of its text: without its head, and what its header repeats."""
    body = at(html, "body")
    return html_of(html if body is None else body)


def without_headline(html: str, *lines: str) -> str:
    """Take the headings at the start of a text out that repeat its headline, or the line below it."""
    known = {" ".join(line.split()).casefold() for line in lines if line}
    at = 0
    for _ in range(_REPEATED):
        match = _HEADING.search(html, at, _TOP)
        if match is None:
            break
        words = " ".join(unescape(_TAG.sub("", match[2])).split()).casefold()
        if words in known:
            html = html[: match.start()] + html[match.end() :]
        elif html[at : match.start()].strip():
            break
        else:
            at = match.end()
    return html


def _content(element: Element, parts: list[str]) -> None:
    if element.text:
        parts.append(escape(element.text, quote=False))
    for child in element:
        if isinstance(child.tag, str):
            _element(child, parts)
        if child.tail:
            parts.append(escape(child.tail, quote=False))


def _element(element: Element, parts: list[str]) -> None:
    name = local_name(element).lower()
    if name in _DROPPED or _is_for_editors(element, name):
        return
    if name == "media":
        parts.append(media_html(element))
    elif name == "frac":
        between = " " if parts and parts[-1][-1:].isdecimal() else ""
        parts.append(between + escape("".join(_fraction(element))))
    elif name == "header" and any(local_name(one).lower() in {"h1", "time"} for one in element.iter()):
        return  # headline, day and slug line, which the item's metadata have
    else:
        made = _RENAMED.get(name, name)
        if made in _KEPT:
            _tagged(element, made, parts)
        else:  # a person, a place, a number: its words
            _content(element, parts)


def _tagged(element: Element, name: str, parts: list[str]) -> None:
    parts.append(f"<{name}")
    for key, value in element.attrib.items():
        if key in _ATTRIBUTES:
            parts.append(f' {key}="{escape(value)}"')
    parts.append(">")
    if name not in _VOID:
        _content(element, parts)
        parts.append(f"</{name}>")


def _is_for_editors(element: Element, name: str) -> bool:
    if name == "note" and (
        attribute(element, "type") == "npa" or attribute(element, "noteclass") == "editorsnote"
    ):
        return True  # NITF: non-publishable advisory
    return any(_FOR_EDITORS.search(attribute(element, key)) for key in ("class", "role", "pubconstraint"))


def _fraction(element: Element) -> Iterator[str]:
    parts = [local_name(one) for one in element]
    yield words_of(at(element, "frac-num"))
    yield words_of(at(element, "frac-sep")) if "frac-sep" in parts else "/"
    yield words_of(at(element, "frac-den"))


# -- media ---------------------------------------------------------------------------------------------------


def media_html(media: Element) -> str:
    """Turn NITF's media into a figure: a picture, a recording or a film, with its caption and its producer."""
    captions = [html_of(one) for one in children(media, "media-caption")]
    producer = words_of(at(media, "media-producer"))
    caption = " ".join(filter(None, captions))
    if producer and producer.lower() not in caption.lower():
        caption = f"{caption} ({escape(producer, quote=False)})" if caption else escape(producer, quote=False)
    shown = _shown(media)
    if not shown and not caption:
        return ""
    legend = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f"<figure>{shown}{legend}</figure>"


def _shown(media: Element) -> str:
    kind = attribute(media, "media-type").lower()
    for one in children(media, "media-reference"):
        address = file_address(attribute(one, "source")) or file_address(attribute(one, "name"))
        if not address:
            continue
        said = attribute(one, "mime-type").lower().partition("/")[0]
        source = escape(address)
        if said in _PLAYED or kind in _PLAYED:
            name = said if said in _PLAYED else kind
            return f'<{name} controls src="{source}"></{name}>'
        if said in {"image", ""} and kind in {"image", "photo", "picture", "graphic", ""}:
            return picture_html(
                address, attribute(one, "alternate-text"), attribute(one, "width"), attribute(one, "height")
            )
        return f'<a href="{source}">{escape(attribute(one, "name") or address, quote=False)}</a>'
    return ""


def picture_html(address: str, alt: str = "", width: str = "", height: str = "") -> str:
    """Write a picture."""
    size = "".join(
        f' {name}="{value}"'
        for name, value in (("width", width), ("height", height))
        if value.isdecimal() and value.isascii() and len(value) < 6 and value.strip("0")
    )
    return f'<img src="{escape(address)}" alt="{escape(alt)}"{size}>'


def file_address(text: str) -> str:
    """Give the address of a file beside an item or on the web; "" for a key of the sender's own."""
    address = text.strip()
    if address.startswith("file:"):
        address = address.removeprefix("file:").lstrip("/").removeprefix("./").strip()
    if address.startswith(("http://", "https://")):
        return "" if _BLANK.search(address) else address
    if address.startswith(("/", "\\")) or ":" in address or not address:
        return ""
    stem, dot, suffix = address.rpartition(".")
    return address.removeprefix("./") if dot and stem and suffix.isalnum() and len(suffix) < 6 else ""
