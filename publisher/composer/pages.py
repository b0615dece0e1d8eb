"""The article in a saved web page: the element that holds its text, without what surrounds it.

An element that says it is the body (itemprop, a well-known class, `article`, `main`) is believed
when it holds most of the page's prose; else the element under which the paragraphs gather is taken.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publisher.composer.texts import fold
from publisher.errors import ReadError
from publisher.tables.lines import byline, is_boilerplate, is_date_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

PROSE = 40  # characters of a paragraph that counts
_DROPPED = [
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "form",
    "nav",
    "aside",
    "footer",
    "button",
    "svg",
    "input",
    "select",
    "textarea",
    "dialog",
    "object",
    "embed",
    "canvas",
    "video",
    "audio",
    "link",
    "meta",
    "head",
]
_ROLES = frozenset({"navigation", "banner", "complementary", "contentinfo", "search", "dialog", "menu"})
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|social|related|recommend(?:ed|ations)?|comments?|respond|newsletter|promo"
    r"|advert(?:isement)?|ads?|cookies?|sidebar|breadcrumbs?|subscribe|paywall|popup|modal|toolbar|taglist|tags"
    r"|author-?(?:bio|box)|byline|most-?read|trending|outbrain|taboola|print-?only|skip-?link|screen-reader-text"
    r"|visually-?hidden|sr-only)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:^|\s)(?:article|entry|post|story|news|content)[_-]{0,2}(?:body|content|text)(?:$|\s)", re.IGNORECASE
)
_BLOCKS = frozenset("p div li h1 h2 h3 h4 h5 h6 span time ul a strong".split())


def main_html(text: str, title: str) -> str:
    """Cut the article's HTML out of a whole page; "" where it holds no prose.

    Raises:
        ReadError: the page cannot be parsed.
    """
    from lxml import etree, html

    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8")
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ReadError(f"the page cannot be parsed: {error}", "save it again") from error
    total = _prose(root)
    _strip(root, total)
    main = _main(root)
    if main is None:
        return ""
    _tidy(main, title)
    return str(etree.tostring(main, method="html", encoding="unicode", with_tail=False))


def _strip(root: HtmlElement, total: int) -> None:
    """Take out what is no text; a container that merely carries a suspicious class stays."""
    for element in list(root.iter(*_DROPPED)):
        _drop(element)
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        name = f"{element.get('class', '')} {element.get('id', '')}"[:400]
        hidden = element.get("aria-hidden") == "true" or element.get("hidden") is not None
        if (element.get("role") in _ROLES or hidden or _AROUND.search(name)) and _prose(element) * 5 < total:
            _drop(element)


def _main(root: HtmlElement) -> HtmlElement | None:
    scores: dict[HtmlElement, float] = {}
    total = 0.0
    for paragraph in root.iter("p", "pre", "blockquote"):
        length = len(" ".join(paragraph.itertext()).strip())
        if length < PROSE:
            continue
        linked = sum(len("".join(a.itertext())) for a in paragraph.iter("a"))
        worth = max(0.0, length - 2.0 * linked)
        total += worth
        for share, above in zip((1.0, 0.7, 0.4), paragraph.iterancestors(), strict=False):
            scores[above] = scores.get(above, 0.0) + worth * share
    named = [element for element in root.iter() if _is_named(element)]
    held = {element: _prose(element) for element in named}
    whole = _prose(root)
    good = [element for element in named if whole and held[element] * 2 >= whole]
    if good:
        return min(good, key=lambda element: held[element])
    if scores:
        return max(scores, key=lambda element: scores[element])
    if named:
        return max(named, key=lambda element: len("".join(element.itertext())))
    return root.find("body")


def _is_named(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str):
        return False
    if element.tag in {"article", "main"} or element.get("role") == "main":
        return True
    return "articleBody" in element.get("itemprop", "") or bool(_BODY.search(element.get("class", "")[:400]))


def _prose(element: HtmlElement) -> int:
    lengths = (len(" ".join(p.itertext()).strip()) for p in element.iter("p", "pre", "blockquote"))
    return sum(length for length in lengths if length >= PROSE)


def _tidy(main: HtmlElement, title: str) -> None:
    """Leave out the title, byline and date at the head and boilerplate anywhere; wake lazy images."""
    seen = 0
    for element in list(main.iter()):
        if not isinstance(element.tag, str) or (element is not main and element.getparent() is None):
            continue
        if element.tag == "img":
            source = element.get("data-src") or element.get("data-lazy-src") or element.get("data-original")
            if source and not element.get("src", "").startswith("http"):
                element.set("src", source)
        elif element.tag in _BLOCKS and element is not main:
            text = " ".join(" ".join(element.itertext()).split())
            seen += 1
            head = seen < 30 and (byline(text) or is_date_line(text)) and len(text) <= 80
            repeated = element.tag in {"h1", "h2"} and fold(text) == fold(title)
            if text and (repeated or head or is_boilerplate(text)) and element.find(".//img") is None:
                _drop(element)


def _drop(element: HtmlElement) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
