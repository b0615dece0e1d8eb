"""The main text of a saved web page, without what surrounds it.

An element that declares itself the body (itemprop, a well-known class, `article`, `main`) is taken when it
holds most of the page's prose; otherwise the element in which the paragraphs gather.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from publisher.composer.elements import prepare
from publisher.composer.elements.tree import found, open_up, parsed, text_of
from publisher.text.bylines import byline
from publisher.text.clean import letters
from publisher.text.date_labels import is_date_line
from publisher.text.lazy import lazy
from publisher.text.lines import is_boilerplate

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from publisher.composer.links import Links

_HEAD = 100_000  # characters of a page in which its <base> is looked for
PROSE = 40  # characters of a paragraph that counts
_DROPPED = "style template nav aside footer textarea select dialog link meta head".split()
# These hold no prose, and may show something within it: they are set aside while the main text is looked for.
_SET_ASIDE = tuple(
    "script noscript iframe object embed canvas video audio svg button input math picture progress meter "
    "amp-video amp-audio amp-iframe amp-youtube".split()
)
_ROLES = frozenset("navigation banner complementary contentinfo search dialog menu".split())
_AROUND = lazy(
    r"(?:^|[\s_-])(?:share|sharing|social|related|recommend(?:ed|ations)?|comments?|respond|newsletter|promo"
    r"|advert(?:isement)?|ads?|cookies?|sidebar|breadcrumbs?|subscribe|paywall|popup|modal|toolbar|taglist|tags"
    r"|author-?(?:bio|box)|byline|most-?read|trending|outbrain|taboola|print-?only|skip-?link|screen-reader-text"
    r"|visually-?hidden|sr-only)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BODY = lazy(
    r"(?:^|\s)(?:article|entry|post|story|news|content)[_-]{0,2}(?:body|content|text)(?:$|\s)", re.IGNORECASE
)
_NOTE = lazy(
    r"(?:^|[\s_-])(?:note|tip|hint|info|warning|caution|danger|important|admonition|callout|alert|pull-?quote"
    r"|side-?note|margin-?note|foot-?notes?|end-?notes?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_OFFERS = frozenset("a img form input button iframe".split())  # what the boxes around a text hold
_INLINE = frozenset("span time a strong".split())
_SENTENCE_END = (".", "!", "?", "…", "。", "！", "？", ":", "|", "•", "·", "-", "–", "—")
_BLOCKS = "p div li h1 h2 h3 h4 h5 h6 span time ul a strong".split()
_CHECKED = 10_000  # blocks that are checked for boilerplate; no page has so many
_PARAGRAPHS = frozenset("p pre blockquote".split())
_LINE = 600  # characters of a block that may be a title, a byline or boilerplate
_GONE = "publisher-gone"  # a tag name that no page uses: marks what is to be removed
_PLACE = "publisher-place"  # the same: where an element was set aside


@dataclass(slots=True)
class _Weight:
    """The content of an element, descendants included."""

    text: int = 0  # characters
    prose: int = 0  # characters in paragraphs
    linked: int = 0  # characters in links
    size: int = 1  # elements


_BASE = lazy(r"<base\s(?:[^<>]{0,500}?\s)?href\s{0,9}=\s{0,9}[\"']?([^\"'\s<>]{1,2000})", re.IGNORECASE)


_LOCAL = lazy(
    r"""<(?:link|meta)\b[^<>]{0,300}?\b(?:canonical|og:url)\b[^<>]{0,300}?"""
    r"""["'](https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::\d{1,5})?)(?=[/"'])""",
    re.IGNORECASE,
)


def with_own_host(text: str, own: str) -> str:
    """Put the host of a page's address in place of the maker's own computer, for which the page was made."""
    if "://localhost" not in text and "://127.0.0.1" not in text and "://0.0.0.0" not in text:
        return text
    match, parts = _LOCAL.search(text[:_HEAD]), urlsplit(own)
    if match is None or not parts.netloc or own.startswith(match[1]):
        return text
    return re.sub(rf"{re.escape(match[1])}(?=[/\"'])", f"{parts.scheme}://{parts.netloc}", text)


def base_of(text: str, address: str) -> str:
    """Return what the page's relative links resolve against: its `<base>`, else its address (HTML, 2.4.3)."""
    match = _BASE.search(text[:_HEAD]) if "<base" in text[:_HEAD].lower() else None
    if match is None:
        return address
    try:
        return urljoin(address, unescape(match[1]))
    except ValueError:
        return address


def to_html(text: str, title: str, links: Links) -> str:
    """Return the HTML of a page's article without its title; "" where the page holds no prose.

    Films, frames and pictures within the article are as readers can show them, see `elements`.

    Raises:
        ReadError: the page cannot be parsed, or holds more or deeper elements than a page has.
    """
    from lxml import etree

    root = parsed(text)
    kept = _set_aside(root)
    _strip(root)
    weights = _weigh(root)
    main = _main(root, weights)
    if main is None:
        return ""
    _tidy(main, title, weights)
    _put_back(main, kept)
    prepare(main, links)
    return str(etree.tostring(main, method="html", encoding="unicode", with_tail=False))


def _set_aside(root: HtmlElement) -> dict[HtmlElement, HtmlElement]:
    """Put an empty element in the place of each that may show something; gives the elements by these."""
    kept: dict[HtmlElement, HtmlElement] = {}
    for element in found(root, *_SET_ASIDE):
        above = element.getparent()
        if above is None or next(element.iterancestors(*_SET_ASIDE), None) is not None:
            continue
        place = element.makeelement(_PLACE, {})
        element.addprevious(place)
        place.tail, element.tail = element.tail, None
        above.remove(element)
        if _may_show(element, above):
            kept[place] = element
    return kept


def _may_show(element: HtmlElement, above: HtmlElement) -> bool:
    """Whether an element may be a part of the article: a box of a list, a button with a picture.

    What stands there for browsers without scripts may be a picture, but not the whole article again.
    """
    if element.tag == "noscript":
        return len(text_of(element, _LINE + 1)) <= _LINE
    if element.tag == "input":
        return above.tag == "li" or (above.tag in {"p", "label"} and above.getparent().tag == "li")
    if element.tag in {"progress", "meter"}:
        return bool(text_of(element, 10))
    return element.tag != "button" or next(element.iter("img", "picture"), None) is not None


def _put_back(main: HtmlElement, kept: dict[HtmlElement, HtmlElement]) -> None:
    for place in list(main.iter(_PLACE)):
        element, above = kept.get(place), place.getparent()
        if element is None or above is None:
            open_up(place)
        else:
            element.tail, place.tail = place.tail, None
            above.replace(place, element)


def _weigh(root: HtmlElement) -> dict[HtmlElement, _Weight]:
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    weights = {element: _Weight() for element in elements}
    for element in reversed(elements):  # descendants before ancestors, so each is counted once
        own = weights[element]
        own.text += _length(element.text)
        if element.tag in _PARAGRAPHS and own.text >= PROSE:
            own.prose += own.text
        if element.tag == "a":
            own.linked = own.text
        above = weights.get(element.getparent())
        if above is not None:
            above.text += own.text + _length(element.tail)
            above.prose += own.prose
            above.linked += own.linked
            above.size += own.size
    return weights


def _length(text: str | None) -> int:
    return len(text.strip()) + 1 if text and not text.isspace() else 0


def _strip(root: HtmlElement) -> None:
    """Remove what is no text; a container of much prose stays, whatever its class says."""
    from lxml import etree

    for element in [one for one in root.iter("aside", "footer") if _is_text(one)]:
        element.tag = "div"
    etree.strip_elements(root, *_DROPPED, with_tail=False)
    weights = _weigh(root)
    total = weights[root].prose
    code = _code(root)  # programs that highlight code call its parts "comment", "tag", "title"
    for element, weight in weights.items():
        if element is root or element.tag == "body":
            continue
        if element.tag == "form":  # a program may put the whole page into one
            element.tag = _GONE if weight.prose * 2 < total or not total else "div"
            continue
        name = f"{element.get('class', '')} {element.get('id', '')}"[:400]
        hidden = element.get("aria-hidden") == "true" or element.get("hidden") is not None
        around = element.get("role") in _ROLES or hidden or (element not in code and _AROUND.search(name))
        if around and weight.prose * 5 < total and not _is_box_of_code(element, weights):
            element.tag = _GONE
    etree.strip_elements(root, _GONE, with_tail=False)


def _is_box_of_code(element: HtmlElement, weights: dict[HtmlElement, _Weight]) -> bool:
    """Tell whether an element is the frame that a program puts around a block of code and its buttons."""
    block = element.find("pre")
    return block is not None and weights[block].text * 2 >= weights[element].text


def _is_text(element: HtmlElement) -> bool:
    """Tell whether an aside or a footer is a part of the text: a note, the source of a quotation."""
    if element.tag == "footer":
        return next(element.iterancestors("blockquote"), None) is not None
    if _NOTE.search(element.get("class", "")[:400]):
        return True
    body = next((one for one in element.iterancestors() if one.tag == "article" or _is_named(one)), None)
    return body is not None and all(inner.tag not in _OFFERS for inner in element.iter())


def _code(root: HtmlElement) -> set[HtmlElement]:
    """Return all that lies within code: no word in there is of the page around the text."""
    return {inner for block in root.iter("pre", "code") for inner in block.iterdescendants()}


def _main(root: HtmlElement, weights: dict[HtmlElement, _Weight]) -> HtmlElement | None:
    scores: dict[HtmlElement, float] = {}
    for element, weight in weights.items():
        if element.tag not in _PARAGRAPHS or weight.text < PROSE:
            continue
        worth = max(0.0, weight.text - 2.0 * weight.linked)
        for share, above in zip((1.0, 0.7, 0.4), element.iterancestors(), strict=False):
            scores[above] = scores.get(above, 0.0) + worth * share
    named = [element for element in weights if _is_named(element)]
    whole = weights[root].prose
    good = [element for element in named if whole and weights[element].prose * 2 >= whole]
    if good:
        return min(good, key=lambda element: weights[element].prose)
    if scores:
        return max(scores, key=lambda element: scores[element])
    if named:
        return max(named, key=lambda element: weights[element].text)
    return root.find("body")


def _is_named(element: HtmlElement) -> bool:
    if element.tag in {"article", "main"} or element.get("role") == "main":
        return True
    return "articleBody" in element.get("itemprop", "") or bool(_BODY.search(element.get("class", "")[:400]))


def _tidy(main: HtmlElement, title: str, weights: dict[HtmlElement, _Weight]) -> None:
    """Remove title, byline and date from the top, and boilerplate anywhere."""
    from lxml import etree

    seen = 0
    code = _code(main)
    judged: dict[str, bool] = {}  # elements within elements often hold the same words
    for element in list(main.iter(*_BLOCKS)):
        if element is not main and element.getparent() is not None and element not in code:
            seen += 1
            if seen > _CHECKED:
                break
            weight = weights[element]
            if not 0 < weight.text <= _LINE or weight.size > _LINE:
                continue
            text = " ".join(" ".join(element.itertext()).split())
            head = seen < 30 and len(text) <= 80 and (byline(text) or is_date_line(text))
            head = head and next(element.iterancestors("blockquote"), None) is None  # of who is quoted
            repeated = element.tag in {"h1", "h2"} and letters(text) == letters(title)
            if text not in judged:
                judged[text] = is_boilerplate(text)
            gone = repeated or head or (judged[text] and not _is_of_sentence(element))
            if text and gone and _is_words(element):
                element.tag = _GONE
    etree.strip_elements(main, _GONE, with_tail=False)


def _is_of_sentence(element: HtmlElement) -> bool:
    """Tell whether a sentence runs through an element: "Read <a>about us</a>." is not the name of a page."""
    if element.tag not in _INLINE:
        return False
    previous = element.getprevious()
    before = (element.getparent().text if previous is None else previous.tail) or ""
    after = (element.tail or "").lstrip()
    return bool(before.strip() and not before.rstrip().endswith(_SENTENCE_END)) or after[:1].isalpha()


def _is_words(element: HtmlElement) -> bool:
    """Whether an element is words alone, without a picture or a block of code."""
    return next(element.iter("img", "area", "pre", _PLACE), None) is None
