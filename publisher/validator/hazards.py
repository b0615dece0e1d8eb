"""Markup in texts of feeds: text that should be plain, and HTML that should be harmless.

Sources: RFC 4287 3.1.1, 4.1.3 and 8.1, the RSS Best Practices Profile, the HTML standard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html.entities import name2codepoint
from itertools import islice
from typing import Any
from urllib.parse import unquote

from publisher.tables.syndication import MATHML, RISKY_ELEMENTS, SAFE_ELEMENTS, SAFE_PROPERTIES, SVG, XHTML
from publisher.validator.findings import MOST
from publisher.validator.syntax import fault_of_reference, scheme_of

_END_TAG = re.compile(r"</([A-Za-z][A-Za-z0-9]{0,19})>")
_ENTITY = re.compile(r"&(#?\w{1,20})")
_MARK = re.compile(r"&#[x0-9]|<[/a-zA-Z]")
_SCRIPTING = re.compile(r"<\?import\s", re.IGNORECASE)
# Characters of a text that are searched for markup, and of a style attribute that are checked.
_LOOK = 200_000
_STYLE = 2_000
_DECLARATION = re.compile(r"\s*([a-z-]{1,40})\s*:\s*([^:;]{1,400})", re.IGNORECASE)
_STYLE_VALUE = re.compile(r"[\w\s#%.,!'\"()+-]*", re.ASCII)
_FAR = re.compile(r"(?<![\w#.])-?\d{4}")  # a length beyond the size of a page
_ACTING = frozenset("script foreignObject set animate".split())  # of SVG
_LEADING = frozenset("href src action formaction".split())
_CODE = ("javascript:", "vbscript:")
_WRAPPERS = frozenset("html head body".split())
_ADDRESSES = {"img": "src", "a": "href"}
_NEW_EMPTY = re.compile(r"<(?:source|track|wbr|embed|keygen|command)\b", re.IGNORECASE)
_BROKEN = re.compile(r"<[A-Za-z][^<>]{0,500}(?:<|\Z)")

Hazard = tuple[int, str, str]  # line from the start of the text, message, remedy


def markup_in(text: str) -> str:
    """Give the first HTML tag or entity in a text that should be plain; "" if there is none."""
    if "&" not in text and "<" not in text:
        return ""
    for match in _END_TAG.finditer(text[:_LOOK]):
        name = match[1].lower()
        if name in SAFE_ELEMENTS or name in RISKY_ELEMENTS:
            return f"</{name}>"
    for match in _ENTITY.finditer(text[:_LOOK]):
        if match[1] in name2codepoint or match[1] == "apos" or not match[1].isalpha():
            return f"&{match[1]};"
    return ""


def possible_markup_in(text: str) -> str:
    """Give what readers may take for markup in a text of RSS: a "<" before a letter, or a "&#"."""
    match = _MARK.search(text[:_LOOK])
    return match[0] if match else ""


@lru_cache(maxsize=256)
def inspect_html(
    text: str, *, errors_only: bool = False
) -> tuple[tuple[Hazard, ...], tuple[tuple[str, str], ...]]:
    """Give the results of `hazards_in` and `relative_in`, cached: all formats of a feed hold the same HTML.

    With `errors_only` hazards are not searched for: they are warnings.
    """
    root, stray = fragment(text)
    hazards = () if errors_only else tuple(islice(hazards_in(text, root), MOST))
    if stray and not errors_only:
        hazards = (*hazards, stray)
    return hazards, tuple(islice(relative_in(root), MOST))


def fragment(text: str) -> tuple[Any, Hazard | None]:
    """Parse HTML leniently, as readers do; gives the tree (None without tags) and a tag that does not match."""
    if "<" not in text:
        return None, None
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None, None
    return root, _stray_in(text, parser.error_log)


def _stray_in(text: str, log: Any) -> Hazard | None:
    """Find the first end tag that closes nothing, or not what is open (HTML, 13.2.6).

    libxml2 knows HTML 4, and takes elements that are empty since HTML 5 for open ones.
    """
    if not len(log) or _NEW_EMPTY.search(text):
        return None
    for entry in log:
        if entry.type_name == "ERR_TAG_NAME_MISMATCH":
            name = entry.message.rpartition(" ")[2][:20]
            return (
                entry.line - 1,
                f"the HTML has tags that do not match, at </{name}> (HTML)",
                "close what is open",
            )
    return None


def hazards_in(text: str, root: Any) -> Iterator[Hazard]:
    """Find what readers strip from HTML, or what is harmful: scripts, frames, handlers, styles, unknown tags.

    `root` is the result of `fragment` for the text.
    """
    if "<?" in text and _SCRIPTING.search(text):
        yield 0, "the content holds an import instruction (RFC 4287 8.1)", "remove it"
    if _BROKEN.search(text):
        yield 0, "the content holds a tag that does not end (HTML)", "close it, or escape the <"
    if root is None:
        return
    for element in root.iter():
        name, attributes = element.tag, element.items()
        if not attributes and (name in SAFE_ELEMENTS or name in _WRAPPERS):
            continue  # most elements
        if isinstance(name, str) and name not in _WRAPPERS:
            line = max((element.sourceline or 1) - 1, 0)
            for message, remedy in _hazards_of(name, attributes):
                yield line, message, remedy


def hazards_in_tree(div: Any) -> Iterator[Hazard]:
    """Find the same in XHTML, which is part of the feed's own elements; lines are those of the document."""
    for element in div.iter():
        if not isinstance(element.tag, str):
            continue
        space, _, name = element.tag[1:].rpartition("}")
        line = element.sourceline or 0
        if space == XHTML:
            for message, remedy in _hazards_of(name, element.items()):
                yield line, message, remedy
        elif space in {SVG, MATHML} and (name in _ACTING or _handlers(element.attrib.keys())):
            yield line, f"<{name}> may run a script (RFC 4287 8.1)", "leave it out"


def relative_in(root: Any) -> Iterator[tuple[str, str]]:
    """Find relative links and images in a tree: each reference, and its fault or "".

    A link to a part of the text itself needs no address to resolve against (RFC 3986, section 4.4).
    """
    if root is None:
        return
    parts: set[str] | None = None
    for element in root.iter(*_ADDRESSES):
        reference = (element.get(_ADDRESSES[element.tag]) or "").strip()
        if element.get(_ADDRESSES[element.tag]) is None or scheme_of(reference):
            continue
        if reference.startswith("#"):
            parts = _parts_of(root) if parts is None else parts
            if unquote(reference[1:]) in parts:
                continue
        yield reference, fault_of_reference(reference)


def _parts_of(root: Any) -> set[str]:
    """Collect the names of the parts of a text to which a link may lead."""
    elements = (one for one in root.iter() if isinstance(one.tag, str))
    return {name for one in elements for name in (one.get("id"), one.get("name")) if name}


def fault_of_style(style: str) -> str:
    """Give the property or value that may affect text outside its element, or "" (CSS 2.1)."""
    if len(style) > _STYLE:
        return "its length"
    for piece in style.split(";"):
        if not piece.strip():
            continue
        match = _DECLARATION.fullmatch(piece)
        if not match:
            return piece.strip()[:60]
        if match[1].lower() not in SAFE_PROPERTIES:
            return match[1].lower()
        if _FAR.search(match[2]) or not _STYLE_VALUE.fullmatch(match[2]) or "(" in match[2].replace("rgb(", ""):
            return match[2].strip()[:60]
    return ""


def _hazards_of(name: str, attributes: Any) -> Iterator[tuple[str, str]]:
    name = name.lower()
    if name in RISKY_ELEMENTS:
        yield f"readers strip <{name}>, or it does harm (RFC 4287 8.1)", "remove it from the content"
        return
    if name not in SAFE_ELEMENTS:
        yield f"<{name[:40]}> is not an HTML element", "remove it, or escape its <"
        return
    for key, value in attributes:
        if key.lower() == "style":
            fault = fault_of_style(value)
            if fault:
                yield (
                    f"a style may affect text outside its element: {fault} (RFC 4287 8.1)",
                    "remove the style attribute",
                )
        elif key.lower() in _LEADING and value.strip().lower().startswith(_CODE):
            yield f"{key} runs a script (RFC 4287 8.1)", "remove the attribute"
        elif key.lower().startswith("on"):
            yield f"{key[:40]} runs a script (RFC 4287 8.1)", "remove the attribute"


def _handlers(names: Any) -> bool:
    return any(name.lower().startswith("on") for name in names)
