"""HTML parsed within bounds: no network, no entities, no start-tag bombs, limited size and depth.

`parse_page` reads a saved page as far as its metadata goes and refuses little; `parse_article` refuses what
is larger or deeper than an article. `straighten` prepares heavy HTML for the sanitiser: the HTML
standard's parser repairs what it reads, and some repairs take time or memory that grows with the square of
the text: misnested elements (the adoption agency, WHATWG HTML 13.2.6.4.7), unclosed ones that are opened
again in every block (13.2.4.3), content of a table outside its cells (foster parenting, 13.2.6.1), a tag
with thousands of attributes. libxml2 repairs less, in linear time; its output is closed in order, and
bounds can be checked on its tree. The sanitiser still runs after it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from publisher.errors import ReadError
from publisher.text.end_tags import goes_on, with_end_tags, without_early_ends

if TYPE_CHECKING:
    from lxml.etree import HTMLParser, XPath
    from lxml.etree import _Element as Element

LIGHT = 800  # tags that any parser handles quickly, wherever they are
MOST = 50_000  # elements of one article
DEEPEST = 200  # open elements; feed readers and browsers keep to a few hundred
STRAYS = 1_000  # things in tables outside their cells
_LONG = 8_000  # characters of a start tag; no shorter one holds thousands of attributes
_SMALL = 40_000  # characters of a text whose largest bomb costs a tenth of a second
SILENT = frozenset("script style noscript svg template button".split())  # their text is not part of a page's
_PAGE = 4_000_000  # characters of a page that are parsed; no metadata comes later
_LOGGED = 100  # faults that libxml2 tells of one text
_TEXT_DEPTH = 100  # elements within elements whose text is read
_PIECES = 2_000  # words and values in one start tag; more is a bomb: libxml2 compares each with all before it
# A start tag without its end: quotes count where a value begins.
_START = re.compile(r"""<[a-zA-Z][^>=]*+(?:=\s*+(?:"[^"]*+"|'[^']*+')?+[^>=]*+)*+""")
_PIECE = re.compile(r"""[^\s>"'/]++|"[^"]*+"|'[^']*+'""")
_ROWS = frozenset("table tbody thead tfoot tr colgroup".split())
_CELLS = frozenset("tbody thead tfoot tr td th caption col colgroup".split())
_BREAKING = frozenset("br div p li h1 h2 h3 td time ul ol dd dt".split())


def without_bombs(html: str) -> str:
    """Remove start tags that hold thousands of attributes."""
    if len(html) < _SMALL:
        return html
    if max(map(len, _START.findall(html)), default=0) <= _LONG:
        return html
    bombs = [
        tag.span() for tag in _START.finditer(html) if tag.end() - tag.start() > _LONG and _is_bomb(tag[0])
    ]
    if not bombs:
        return html
    places = [0, *(place for span in bombs for place in span), len(html)]
    return "".join(html[start:end] for start, end in zip(places[::2], places[1::2], strict=True))


def has_bomb(text: str) -> bool:
    """Tell whether a start tag holds thousands of attributes: parsers compare each with all before it."""
    return len(text) >= _LONG and any(
        tag.end() - tag.start() > _LONG and _is_bomb(tag[0]) for tag in _START.finditer(text)
    )


def _is_bomb(tag: str) -> bool:
    return any(count > _PIECES for count, _ in enumerate(_PIECE.finditer(tag)))


def parse_page(text: str, name: str) -> Element:
    """Parse a whole page with libxml2's forgiving parser; what comes after 4,000,000 characters is ignored.

    Raises:
        ReadError: there is no element in it; `name` is the file's, for the message.
    """
    from lxml import etree

    try:
        root = _parsed(without_bombs(text[:_PAGE].replace("\x00", "")))
    except (etree.LxmlError, ValueError):
        root = None
    if root is None:
        raise ReadError(f"{name} holds no HTML", "save the page again, or name the file .txt")
    return root


def _parsed(html: str) -> Element | None:
    """Parse HTML; None where there is no element in it."""
    from lxml import etree

    parser = _parser()
    if goes_on(html):
        html = without_early_ends(html)
    root = etree.fromstring(html.encode("utf-8", "replace"), parser)
    if root is None:
        return None
    mended = html
    if len(root) and root[-1].tag != "body" and root.find("body") is not None:
        mended = without_early_ends(mended)
    if _ignores_end_tags(parser):
        mended = with_end_tags(mended)
    return root if mended is html else etree.fromstring(mended.encode("utf-8", "replace"), parser)


@cache
def _parser() -> HTMLParser:
    from lxml import etree

    return etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
        collect_ids=False,  # a table of ids that nothing here asks for
    )


def _ignores_end_tags(parser: HTMLParser) -> bool:
    """Whether the parser met an end tag that it may have ignored; it logs so many faults and no more."""
    log = parser.error_log
    return len(log) >= _LOGGED or any("mismatch" in fault.message for fault in log)


def text_of(element: Element, limit: int = 1000) -> str:
    """Return an element's text on one line, cut after `limit` characters, without scripts and styles."""
    if not len(element):
        return " ".join((element.text or "").split())[:limit]
    parts: list[str] = []
    _gather(element, parts, 4 * limit)
    return " ".join("".join(parts).split())[:limit]


def is_right_behind(element: Element) -> bool:
    """Return whether an element begins where another ends, without a blank: they are apart on the page.

    "<b>Ada Quay</b><b>Editor</b>" are two texts that a style sheet sets apart.
    """
    previous = element.getprevious()
    return previous is not None and not previous.tail


def lacks_blank(before: str, letter: str) -> bool:
    """Return whether a letter right behind another begins a new word: "QuayEditor", "Quay14", "2021von"."""
    return before.isalnum() and (
        letter.isupper() or (letter.isalnum() and letter.isdigit() != before.isdigit())
    )


def _gather(element: Element, parts: list[str], room: int, depth: int = 0) -> int:
    # Returns the room that is left.
    if depth > _TEXT_DEPTH:
        return room
    if element.text:
        parts.append(element.text)
        room -= len(element.text)
    for child in element:
        if room <= 0:
            break
        room -= 1  # for a tree without a word must end, too
        tag = child.tag
        if tag not in SILENT:
            if tag in _BREAKING:
                parts.append(" ")
            room = _gather(child, parts, room, depth + 1)
            if tag in _BREAKING:
                parts.append(" ")
        if child.tail:
            parts.append(child.tail)
            room -= len(child.tail)
    return room


def straighten(html: str, dropped: frozenset[str]) -> str:
    """Rewrite HTML so that elements close in order and tables hold only rows and cells.

    Elements named in `dropped` are left out with their content.

    Raises:
        ReadError: there are more elements, or deeper ones, than an article has.
    """
    body = parse_article(html).find("body")
    if body is None:
        return ""
    from lxml import etree

    etree.strip_elements(body, *sorted(dropped), with_tail=False)
    strays = 0
    for element in list(body.iter(*sorted(_ROWS | _CELLS))):
        strays += _strays(element)
    if strays > STRAYS:
        raise ReadError(
            f"the article's tables hold {strays} things outside their cells",
            "put them into cells or out of tables",
        )
    return str(etree.tostring(body, method="html", encoding="unicode"))


def _strays(element: Element) -> int:
    """Count what is between rows and cells; a cell outside of a table becomes a block."""
    above = element.getparent()
    if element.tag in _CELLS and (above is None or above.tag not in _ROWS):
        element.tag = "div"
    if element.tag not in _ROWS:
        return 0
    count = int(bool(element.text and element.text.strip()))
    for child in element:
        count += (child.tag not in _CELLS) + bool(child.tail and child.tail.strip())
    return count


def parse_article(html: str) -> Element:
    """Parse HTML with libxml2: no network, no comments, bounded in number and depth of elements.

    Raises:
        ReadError: it cannot be parsed, or goes beyond the bounds.
    """
    from lxml import etree

    tags = html.count("<")
    if tags > 6 * MOST:
        raise too_many()
    try:
        root = _parsed(html)
    except (etree.LxmlError, ValueError) as error:
        raise ReadError(f"the HTML cannot be parsed: {error}", "save it again") from error
    if root is None:
        raise ReadError("the HTML cannot be parsed: there is no element in it", "save it again")
    _bound(root, tags)
    return root


def _bound(root: Element, tags: int) -> None:
    if 6 * tags > MOST and _holds(f"count(//*) > {MOST}")(root):
        raise too_many()
    if _holds(f"boolean({'/*' * (4 * DEEPEST + 1)})")(root):
        raise too_deep()


@cache
def _holds(condition: str) -> XPath:
    from lxml import etree

    return etree.XPath(condition)


def too_many() -> ReadError:
    """Return the error for too many elements."""
    return ReadError(f"the article's HTML has more than {MOST} elements", "split the article")


def too_deep() -> ReadError:
    """Return the error for elements that are nested too deeply."""
    return ReadError(f"the article's HTML nests more than {DEEPEST} elements", "close what it opens")
