"""What a web page says of its own kind: an article, a list of articles, a redirect, a hidden page.

These claims matter where a folder is served as it is: there, indexes and archives lie beside the articles.
Each claim of the field "kind" is a word, and for some an address behind a blank:

    "article"            it calls itself an article (Open Graph, schema.org)
    "item ADDRESS"       a part is marked as an article, and names its address; without one where it names none
    "dated ADDRESS"      the same, and the part shows a date of its own
    "teaser ADDRESS"     a heading, or a line with a date, leads to an address
    "prose"              paragraphs of text, and no teaser among them (claims are in the order of the page)
    "time"               the page shows a date outside of all parts that lead onward
    "updated TEXT"       a line whose class says that it tells when the page was changed
    "list", "page"       it calls itself a list of articles, or another kind of page
    "redirect ADDRESS"   it sends its reader on
    "noindex"            it asks not to be found

Sources: the Open Graph protocol (og:type), schema.org (types of CreativeWork), microformats2 (h-entry, h-feed)
and its predecessor (hentry), HTML Living Standard (article, time, meta refresh), RFC 9309's robots in `<meta>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from publisher.models import Claim
from publisher.readers import _structured_data
from publisher.readers._elements import PageElements, head_elements, is_date_class, is_elsewhere
from publisher.text.html import parse_page, text_of
from publisher.text.lazy import lazy

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_STUB = 500  # characters of text; a page that only sends its reader on has less
_ELEMENTS = 30_000  # elements that are looked at
_MOST = 40  # claims of one sort
_TIMES = 200  # dates that are looked at
_DEEP = 60  # ancestors that are looked at
_LINE = 120  # characters of a line that says when a page was changed
_ROW = 400  # characters of a line that leads to an article
_CARD = 1_000  # characters of a part whose only link is its address
_ARTICLE = lazy(r"(?:article|posting|blogpost|report|newsitem|liveblog)$", re.IGNORECASE)
_LISTS = frozenset("collectionpage searchresultspage".split())
_OTHERS = frozenset("profilepage aboutpage contactpage checkoutpage".split())
_UPDATED = lazy(r"updated|modified|modification|last-?(?:edit|change|mod)", re.IGNORECASE)
_REFRESH = lazy(
    r"\s{0,9}([\d.]{0,9})\s{0,9}[;,]?\s{0,9}(?:url\s{0,9}=\s{0,9})?['\"]?([^'\"\s]{1,2000})", re.IGNORECASE
)
_LOCATION = lazy(
    r"\blocation(?:\.href)?\s{0,9}=\s{0,9}[\"']([^\"']{1,2000})[\"']"
    r"|\blocation\.(?:replace|assign)\(\s{0,9}[\"']([^\"']{1,2000})[\"']"
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ENTRIES = frozenset("li tr dd dt a".split())
_ROWS = _ENTRIES | {"p", "div"}
_SMALLER = frozenset(_HEADINGS[1:])
_FLOW = frozenset((*_HEADINGS, *_ROWS))
_FLOWS = 5_000  # of them that are looked at
_PROSE = 500  # characters of paragraphs that make a text
_LINES = frozenset("span p div small em i dd dt td".split())
_DAY = re.compile(r"(?<!\d)(?!0)\d{4}|\d[./-]\d{1,2}[./-]\d\d")  # a year, or three numbers; not "3 minutes"
_LONGEST_WAIT = 15  # seconds after which a page is left; one that reloads itself later is no redirect
_COMMENT = lazy(r"(?:^|[\s_-])(?:h-cite|comments?|webmention|pingback|trackback)(?:$|[\s_-])", re.IGNORECASE)


def claims_of(text: str, name: str) -> list[Claim]:
    """Return the claims of a page about its kind; `name` is the file's, for messages.

    Raises:
        ReadError: there is no element in it.
    """
    root = parse_page(text, name)
    found = head_elements(root)
    claims = [*_redirects(root, found), *_head(found)]
    if not any(claim.value == "noindex" or str(claim.value).startswith("redirect") for claim in claims):
        claims += _json_ld(found)
        claims += _body_class(root)
        claims += _Parts(root).claims()
    return claims


def redirect_of(text: str) -> list[Claim]:
    """Return the claim of a stub that only sends its reader on; cheap for every other page."""
    if len(text) > 10 * _STUB or ("refresh" not in text.lower() and "location" not in text):
        return []
    root = parse_page(text, "")
    return list(_redirects(root, head_elements(root)))


def _redirects(root: Element, found: PageElements) -> Iterator[Claim]:
    body = root.find("body")
    words = "" if body is None else text_of(body, _STUB)
    if len(words) >= _STUB:
        return
    for name, content in found.metas:
        match = _REFRESH.match(content) if name == "refresh" else None
        if match and _seconds(match[1]) <= _LONGEST_WAIT:
            yield Claim("kind", f"redirect {match[2]}", "meta refresh")
            return
    for script in islice(root.iter("script"), 10):
        match = _LOCATION.search(script.text[:5000]) if script.text else None
        if match and len(words) < _STUB // 2:
            yield Claim("kind", f"redirect {match[1] or match[2]}", "script location")
            return


def _seconds(text: str) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0


def _head(found: PageElements) -> Iterator[Claim]:
    # A property of articles on a page that calls itself a website: its program tells the two apart (Hexo).
    apart = next((name for name, _ in found.metas if name == "article:published_time"), "")
    for name, content in found.metas:
        if name in {"robots", "googlebot"}:
            if {"noindex", "none"} & set(content.lower().replace(",", " ").split()):
                yield Claim("kind", "noindex", f"meta {name}")
        elif name == "og:type":
            kind = content.strip().lower().rpartition(":")[2]
            if _ARTICLE.search(kind):
                yield Claim("kind", "article", "meta og:type")
            elif kind in {"profile", "blog", "website"}:
                yield Claim("kind", "list" if kind == "blog" else "page", f"meta {apart or 'og:type'}")


def _json_ld(found: PageElements) -> Iterator[Claim]:
    graph = _structured_data.Graph()
    for script in found.json_ld[:50]:
        graph.add(_structured_data.parse(script))
    articles = [node for node in graph.nodes if _ARTICLE.search(_structured_data.types(node))]
    for node in articles[:_MOST]:
        address = next((one for one in _structured_data.addresses(node) if one), "")
        word = f"item {address}" if len(articles) > 1 else f"article {address}"
        yield Claim("kind", word.strip(), f"json-ld {_structured_data.types(node)[:40]}")
    for node in graph.nodes[:_MOST]:
        kind = _structured_data.types(node)
        if kind.lower() in _LISTS:
            yield Claim("kind", "list", f"json-ld {kind}")
        elif kind.lower() in _OTHERS:
            yield Claim("kind", "page", f"json-ld {kind}")


def _body_class(root: Element) -> Iterator[Claim]:
    """Yield what WordPress says of a page in the classes of its body (wp-includes, get_body_class)."""
    body = root.find("body")
    classes = set() if body is None else set((body.get("class") or "")[:2000].split())
    if "single" in classes and any(one.startswith("postid-") for one in classes):
        yield Claim("kind", "article", "body class")
    elif "page" in classes and any(one.startswith("page-id-") for one in classes):
        yield Claim("kind", "page", "body class")
    elif {"archive", "blog"} & classes and "wp-" in " ".join(classes):
        yield Claim("kind", "list", "body class")


class _Parts:
    """The parts of a page that are marked as articles, and those that lead to articles."""

    def __init__(self, root: Element) -> None:
        """Sort the elements of a page in one walk."""
        self.items: dict[Element, str] = {}  # with the origin of the mark
        self.headings: list[Element] = []
        self.times: list[Element] = []
        self.updated: list[Element] = []  # by their class, when the page was changed
        self.flow: list[Element] = []  # headings, paragraphs and entries of lists, in the order of the page
        for element in islice(root.iter(), _ELEMENTS):
            tag = element.tag
            if tag in _FLOW and len(self.flow) < _FLOWS:
                self.flow.append(element)
            if tag in _HEADINGS:
                self.headings.append(element)
            elif tag == "time" or element.get("itemprop") == "datePublished" or _has(element, "dt-published"):
                self._add_time(element)
            elif origin := _mark_of(element):
                self.items[element] = origin
            elif (classes := element.get("class")) and _says_updated(classes) and len(self.updated) < _MOST:
                self.updated.append(element)
            elif classes and tag in _LINES and is_date_class(classes) and len(text_of(element, 90)) < 60:
                self._add_time(element)
        self.leading: set[Element] = set()  # parts that lead onward

    def _add_time(self, element: Element) -> None:
        updated = element.get("itemprop") == "dateModified" or _has(element, "dt-updated")
        if len(self.times) < _TIMES and not updated and _DAY.search(_structured_data.value_of(element)[:100]):
            self.times.append(element)

    def claims(self) -> Iterator[Claim]:
        """Yield what the parts claim."""
        self.items = {
            item: origin for item, origin in islice(self.items.items(), 4 * _MOST) if not _is_aside(item)
        }
        rows = list(self._rows())
        self.leading.update(row for row, _ in rows)
        for element in self.updated:
            yield Claim("kind", f"updated {text_of(element, _LINE)}", "date element updated")
        for item in list(self.items)[:_MOST]:
            yield from self._item(item)
        yield from self._flow(dict(rows))
        if any(self._is_alone(time) for time in self.times):
            yield Claim("kind", "time", "time element")

    def _item(self, item: Element) -> Iterator[Claim]:
        heading = next((one for one in self.headings if self._owner(one) is item), None)
        address = self._address(item, heading)
        dated = any(self._owner(time) is item and self._is_free(time) for time in self.times)
        if heading is None and not dated and not address and len(text_of(item, _ROW)) < _ROW:
            return
        if address:
            self.leading.add(item)
        main = heading is not None and heading.tag == "h1"
        word = f"{'dated' if dated else 'item'} {address}".strip()
        yield Claim("kind", word, f"{self.items[item]} h1" if main else self.items[item])

    def _owner(self, element: Element) -> Element | None:
        """Return the innermost part that an element is in."""
        return next((up for up in islice(element.iterancestors(), _DEEP) if up in self.items), None)

    def _address(self, item: Element, heading: Element | None) -> str:
        """Return the address that a part names as its own: by its heading, its mark, or its only link."""
        if heading is not None and ((address := _link_of(heading)) or heading.tag == "h1"):
            return address
        above = next((up for up in islice(item.iterancestors(), 3) if up.tag == "a"), None)
        if above is not None:
            return _href(above)
        links = [link for link in islice(item.iter("a", "link", "meta"), 200) if self._owner(link) is item]
        for link in links:
            words = f"{link.get('class') or ''} {link.get('rel') or ''} {link.get('itemprop') or ''}".split()
            named = {"bookmark", "u-url", "url", "mainEntityOfPage"} & set(words)
            if named and not _is_of_author(link, item):
                return _href(link)
        targets = {_href(link) for link in links if link.tag == "a"} - {""}
        if len(targets) == 1 and len(text_of(item, _CARD)) < _CARD:
            return targets.pop()
        return ""

    def _flow(self, rows: dict[Element, str]) -> Iterator[Claim]:
        """Yield, in the order of the page, what leads onward outside of marked parts, and where prose is."""
        prose = count = 0
        for element in self.flow:
            if element in rows:
                yield Claim("kind", f"teaser {rows[element]}", "dated row")
                count, prose = count + 1, 0
            elif element.tag == "p":
                before, prose = prose, prose + self._prose(element)
                if before < _PROSE <= prose:
                    yield Claim("kind", "prose", "text")
            elif element.tag in _SMALLER and (address := self._onward(element)):
                self.leading.add(element)
                yield Claim("kind", f"teaser {address}", "heading link")
                count, prose = count + 1, 0
            if count >= _MOST:
                return

    def _onward(self, heading: Element) -> str:
        """Return where a heading outside of marked parts leads; "" for one that leads nowhere."""
        address = _link_of(heading)
        return address if address and self._owner(heading) is None and not _is_aside(heading) else ""

    def _prose(self, paragraph: Element) -> int:
        """Count the characters of a paragraph that are in no link; 0 where the paragraph leads onward."""
        if any(up in self.leading for up in islice(paragraph.iterancestors(), _DEEP)) or _is_aside(paragraph):
            return 0
        linked = sum(len(text_of(link, _PROSE)) for link in islice(paragraph.iter("a"), 20))
        return max(0, len(text_of(paragraph, _PROSE)) - linked)

    def _rows(self) -> Iterator[tuple[Element, str]]:
        """Find lines that hold a date and a link: entries of a list, or several that are alike.

        One line alone that is no entry of a list says by whom an article is, or what it is filed under.
        """
        alike: dict[tuple[str, str], dict[Element, str]] = {}
        for time in self.times:
            row = self._row(time)
            if row is not None:
                kind = ("", "") if row.tag in _ENTRIES else (row.tag, row.get("class") or "")
                alike.setdefault(kind, {})[row] = _only_link(row)
        for (tag, _), rows in alike.items():
            if not tag or len(set(rows.values())) > 1:
                yield from rows.items()

    def _row(self, time: Element) -> Element | None:
        for up in islice(time.iterancestors(), 4):
            if up in self.items or up.tag in {"body", "main", "header"} or len(text_of(up, _ROW)) >= _ROW:
                return None
            if up.tag in _ROWS and _only_link(up):
                bare = up.tag == "a" and len(text_of(up, _ROW)) == len(text_of(time, _ROW))
                return None if bare else up  # a date that links to its own page is the usual permalink
        return None

    def _is_free(self, time: Element) -> bool:
        """Whether a date is outside of all that leads onward, except a part that is marked as an article."""
        return not any(up in self.leading for up in islice(time.iterancestors(), _DEEP) if up not in self.items)

    def _is_alone(self, time: Element) -> bool:
        """Whether a date is outside of all that leads onward, and of the page's margins."""
        return not any(up in self.leading for up in islice(time.iterancestors(), _DEEP)) and not _is_aside(time)


@lru_cache(maxsize=4096)  # pages repeat their classes
def _says_updated(classes: str) -> bool:
    return bool(_UPDATED.search(classes[:500]))


@lru_cache(maxsize=4096)
def _says_comment(classes: str) -> bool:
    return bool(_COMMENT.search(classes[:500]))


def _mark_of(element: Element) -> str:
    """Return by what an element is marked as an article; "" where it is not."""
    classes = element.get("class") or ""
    if classes and _says_comment(classes):
        return ""
    if (kind := element.get("itemtype")) and _ARTICLE.search(kind.strip()):
        return "microdata itemtype"
    if "entry" in classes and (_has(element, "h-entry") or _has(element, "hentry")):
        return "microformats h-entry"
    return "article element" if element.tag == "article" else ""


def _has(element: Element, word: str) -> bool:
    classes = element.get("class")
    return classes is not None and word in classes and word in classes.split()


def _is_aside(element: Element) -> bool:
    """Whether an element is in a part of the page that is about something else."""
    for up in (element, *islice(element.iterancestors(), _DEEP)):
        if up.tag in {"body", "main"}:
            return False
        if is_elsewhere(up):
            return True
    return False


def _link_of(heading: Element) -> str:
    """Return where a heading leads: by a link around it, or one that holds most of its words."""
    parent = heading.getparent()
    if parent is not None and parent.tag == "a":
        return _href(parent)
    whole = len(text_of(heading, 500))
    for link in islice(heading.iter("a"), 5):
        if 2 * len(text_of(link, 500)) > whole and (address := _href(link)):
            return address
    return ""


def _is_of_author(link: Element, item: Element) -> bool:
    """Whether a link is a person's or a picture's: it stands within a nested item of microdata or a card."""
    for up in (link, *islice(link.iterancestors(), 10)):
        if up is item:
            return False
        if up.get("itemscope") is not None or "author" in (up.get("class") or up.get("rel") or "").lower():
            return True
    return False


def _only_link(row: Element) -> str:
    if row.tag == "a":
        return _href(row)
    links = [href for link in islice(row.iter("a"), 10) if (href := _href(link)) and not _is_term(link)]
    return links[0] if links and len(set(links)) <= 2 else ""


def _is_term(link: Element) -> bool:
    return bool({"tag", "author", "category", "category tag"} & set((link.get("rel") or "").split()))


def _href(link: Element) -> str:
    """Return where a link leads; "" for one within the page, or to no page."""
    href = (link.get("href") or link.get("content") or link.get("itemid") or "").strip()[:2000]
    return "" if not href or href.startswith(("#", "mailto:", "javascript:", "tel:", "data:")) else href
