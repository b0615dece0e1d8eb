"""Heavy HTML made straight, so that no parser labours over it.

The HTML standard's parser mends what it reads, and some mends take time or room that grows with the
square of the text: misnested elements (the adoption agency, WHATWG HTML 13.2.6.4.7), unclosed ones
that are opened anew in every block (13.2.4.3), what stands in a table outside its cells (foster
parenting, 13.2.6.1), a tag with thousands of attributes. libxml2 mends less, in linear time; what it
writes is closed in order, and bounds can be checked on its tree. The sanitiser still comes after it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publisher.errors import ReadError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LIGHT = 800  # tags that any parser takes in its stride, however they are strewn
MOST = 50_000  # elements of one article
DEEPEST = 200  # open elements; feed readers and browsers keep to a few hundred
STRAYS = 1_000  # things in tables outside their cells
_LONG = 8_000  # characters without the end of a tag, from where one may hold thousands of attributes
_PIECES = 2_000  # words, values and blanks of a start tag
_START = re.compile(r"""<[a-zA-Z](?:[^\s>"'/]++|[\s/]++|"[^"]*+"|'[^']*+'|["'])*+""")
_PIECE = re.compile(r"""[^\s>"'/]++|"[^"]*+"|'[^']*+'""")
_ROWS = frozenset({"table", "tbody", "thead", "tfoot", "tr", "colgroup"})
_CELLS = frozenset({"tbody", "thead", "tfoot", "tr", "td", "th", "caption", "col", "colgroup"})


def without_bombs(html: str) -> str:
    """Take out start tags that hold thousands of attributes."""
    if len(html) <= _LONG or max(map(len, html.split(">"))) <= _LONG:
        return html
    return _START.sub(_harmless, html)


def _harmless(match: re.Match[str]) -> str:
    tag = match.group()
    if len(tag) <= _PIECES:
        return tag
    for count, _ in enumerate(_PIECE.finditer(tag)):
        if count > _PIECES:
            return ""
    return tag


def straightened(html: str, dropped: frozenset[str]) -> str:
    """Give HTML whose elements close in order, and whose tables hold nothing but rows and cells.

    Elements named in `dropped` are left out with what they hold.

    Raises:
        ReadError: there are more elements, or deeper ones, than an article has.
    """
    body = parsed(html).find("body")
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


def _strays(element: HtmlElement) -> int:
    """Count what stands between rows and cells; a cell outside of a table becomes a block."""
    above = element.getparent()
    if element.tag in _CELLS and (above is None or above.tag not in _ROWS):
        element.tag = "div"
    if element.tag not in _ROWS:
        return 0
    count = int(bool(element.text and element.text.strip()))
    for child in element:
        count += (child.tag not in _CELLS) + bool(child.tail and child.tail.strip())
    return count


def parsed(html: str) -> HtmlElement:
    """Parse HTML with libxml2: no network, no comments, bounded in number and depth of elements.

    Raises:
        ReadError: it cannot be parsed, or goes beyond the bounds.
    """
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    if html.count("<") > 6 * MOST:
        raise too_many()
    parser = HTMLParser(
        remove_comments=True, remove_pis=True, no_network=True, huge_tree=True, encoding="utf-8"
    )
    try:
        root = document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ReadError(f"the HTML cannot be parsed: {error}", "save it again") from error
    _bound(root)
    return root


def _bound(root: HtmlElement) -> None:
    number = depth = 0
    from lxml import etree

    for event, _ in etree.iterwalk(root, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        number, depth = number + 1, depth + 1
        if number > MOST:
            raise too_many()
        if depth > 4 * DEEPEST:
            raise too_deep()


def too_many() -> ReadError:
    """Say that there are too many elements."""
    return ReadError(f"the article's HTML has more than {MOST} elements", "split the article")


def too_deep() -> ReadError:
    """Say that they are nested too deeply."""
    return ReadError(f"the article's HTML nests more than {DEEPEST} elements", "close what it opens")
