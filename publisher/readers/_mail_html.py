"""The HTML of a message without what programs of mail put around it, as the HTML of an article.

Hidden texts, pictures that count readers, quotations, signatures, and what a newsletter's program puts above
and below it (a link to the web page, the footer with the link to unsubscribe) are taken out. Tables that only
lay out become blocks. Sources: the classes and ids that Gmail, Outlook, Thunderbird, Apple Mail, Yahoo, Proton
and Zoho write.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from publisher.readers import _mail_redirects
from publisher.readers._mail_links import page_address, without_personal
from publisher.readers._mail_text import forwarded, masked
from publisher.tables import mail
from publisher.text.characters import fit_for_xml
from publisher.text.html import parse_article, text_of
from publisher.text.lazy import lazy

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_UNSEEN_WORDS = ("none", "hidden", "max-height", "opacity", "NONE", "None", "HIDDEN")  # cheap to look for
_UNSEEN = lazy(
    r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|max-height\s{0,3}:\s{0,3}0(?:px)?\s{0,3}(?:;|\Z|!)"
    r"|opacity\s{0,3}:\s{0,3}0(?:\.0)?\s{0,3}(?:;|\Z|!)",
    re.IGNORECASE,
)
_INVISIBLE = dict.fromkeys(map(ord, "\xad\u034f\u200b\u200c\u200d\u2060\ufeff\u2007"))
_PREHEADER = lazy(r"pre-?header|preview-?text|\bpreview\b|hidden-?preview", re.IGNORECASE)
_QUOTES = frozenset(
    "gmail_quote gmail_attr gmail_extra yahoo_quoted protonmail_quote tutanota_quote moz-cite-prefix"
    " outlookmessageheader zmail_extra quoted-message qt wordsection-quote".split()
)
_QUOTE_IDS = frozenset(
    "appendonsend divrplyfwdmsg olk_src_body_section mail-editor-reference-message-container".split()
)
_HEADERS = frozenset("gmail_attr moz-email-headers-table".split())
_PASSED_ON = frozenset("gmail_quote yahoo_quoted moz-forward-container protonmail_quote zmail_extra".split())
_BREAKS = frozenset("br div p tr li h1 h2 h3 h4 h5 h6 blockquote table pre hr".split())
_FORWARDED = 120  # lines in which the header of a message that is passed on is looked for
_SIGNATURES = frozenset(
    "gmail_signature gmail_signature_prefix moz-signature protonmail_signature_block apple-signature"
    " protonmail_signature_block-user".split()
)
_SIGNATURE_IDS = frozenset("signature applemailsignature ms-outlook-mobile-signature".split())
_DROPPED = tuple(
    "style script title meta link base head object embed form input button select textarea".split()
)
_TRACKERS = (
    "/open.aspx", "/open.php", "/wf/open", "/track/open", "/trk/open", "/o.gif", "/open.gif", "/pixel",
    "/beacon", "/e/o/", "/emimp/", "/csi/", "/imp?", "/open?", "/opens/",
    "googleusercontent.com/proxy/", "/mail/open", "/px.png", "/t.gif", "/track.gif", "/tracking/", "/trace/",
)  # fmt: skip
_UUID = lazy(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")  # of a newsletter, and of its reader
_CID = lazy(r"cid:([^\"'<>\s)]{1,300})", re.IGNORECASE)
_SHARE = 0.34  # of a text that a footer may be, at most
_LONGEST_FOOTER, _LONGEST_LINE = 1_500, 240  # characters
_BESIDE_ONLINE = 60  # characters beside the link to the web page, such as a date, in a short text
_SHORT = 700  # characters of a message of which a footer may be as long as the text
_PARTS = frozenset("p div tr td table tbody ul ol h1 h2 h3 h4 blockquote section article center".split())
_HEADINGS = ("h1", "h2", "h3")
# Substack, Ghost: headline, subtitle, byline, date and counters, which the message's header says; buttons.
_FRAMES = frozenset(
    "post-header post-title post-meta post-excerpt email-ufi-2-top email-ufi-2-bottom post-ufi view-online"
    " subscription-widget-wrap-editor subscription-widget post-upsell-wrap feedback-buttons".split()
)
_BUTTONS = frozenset("button-wrapper captioned-button-wrap kg-button-card subscribe-widget".split())
_FOOTER = lazy(r"(?<![a-z])footer(?![a-z])|[a-z]Footer(?![a-z])|FOOTER")
_PREVIEW = 500  # characters of the longest preheader
_CELLS = 400  # cells of a table that are looked at
_CLIMBED, _BESIDE = 60, 50  # elements around and beside a footer
_MOST_TAKEN = 5  # footers of one text, and links to its web page
_UNWRAPPED = 200  # elements that are taken out of a block
_BLOCKS = frozenset(
    "div img br p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre hr figure section article header"
    " address".split()
)
_LAYOUT = ("table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption", "center")


class Cleaned(NamedTuple):
    """A text in HTML, and what was found on the way."""

    html: str
    words: int  # characters of visible text
    left_out: tuple[tuple[str, str], ...] = ()
    online: str = ""  # the address of the web page that a newsletter's link leads to
    language: str = ""
    forwarded: Mapping[str, str] = {}  # fields of a header that is quoted above a message that is passed on


def cleaned(
    html: str, *, is_reply: bool, is_forward: bool, private: frozenset[str], senders: frozenset[str]
) -> Cleaned:
    """Clean the HTML of a message.

    Args:
        html: the part as it was decoded.
        is_reply: all that it quotes is left out; of other messages quotations are content.
        is_forward: the quotation is what the message is about.
        private: mail addresses of its header.
        senders: the sites of its sender, on which its web page may be.

    Raises:
        ReadError: there is no element in it, or more than an article has.
    """
    root = parse_article(html)
    body = root.find("body")
    if body is None:
        return Cleaned("", 0)
    work = _Cleaning(body)
    language = (root.get("lang") or "")[:40]
    work.find_online(html, senders)
    work.drop_hidden(html)
    passed: dict[str, str] = {}
    if is_reply:
        work.drop(_is_quote, "quotation")
    elif is_forward:
        passed = work.forwarded()
        work.drop(_is_attribution, "header of the forwarded message")
    if "signature" in html.lower():
        work.drop(_is_signature, "signature")
    if any(name in html for name in _FRAMES | _BUTTONS):
        work.drop(_is_frame, "frame of the newsletter")
    work.drop_footers(senders)
    work.unlay()
    if "@" in html or "://" in html or "href" in html.lower():
        work.mask(private)
    return Cleaned(work.html(), work.length(), tuple(work.left_out), work.online, language, passed)


class _Cleaning:
    """One text while it is cleaned."""

    def __init__(self, body: Element) -> None:
        """Start with the whole body."""
        self.body = body
        self.left_out: list[tuple[str, str]] = []
        self.online = ""

    def length(self) -> int:
        """Count the characters of the text."""
        return sum(len(piece.strip()) for piece in self.body.itertext())

    def html(self) -> str:
        """Write the content of the body."""
        from lxml import etree

        parts = [_escaped(self.body.text or "")]
        parts += [etree.tostring(child, method="html", encoding="unicode") for child in self.body]
        return "".join(parts).strip()

    def find_online(self, html: str, senders: frozenset[str]) -> None:
        """Find the address of the web page in a preheader, which goes with all that it holds."""
        if "preheader" not in html.lower():
            return
        for link in islice(self.body.iter("a"), _MOST_TAKEN):
            if _has(text_of(link, 120).casefold(), mail.VIEW_ONLINE):
                self.online = self.online or page_address((link.get("href") or "").strip(), senders)

    def drop_hidden(self, html: str) -> None:
        """Drop what no reader sees: styles, preheaders, pictures of a pixel."""
        for element in list(self.body.iter(*_DROPPED)):
            _remove(element)
        for element in list(self.body.iter("img")):
            if _is_counter(element):
                self._drop(element, "picture that counts readers", element.get("src") or "")
        folded = html.lower()
        is_named = any(word in folded for word in ("preheader", "pre-header", "preview", " hidden"))
        for element in list(self.body.iter("*")):
            if _is_hidden(element, is_named=is_named):
                self._drop(element, "hidden text", text_of(element, 60))

    def _drop(self, element: Element, kind: str, words: str) -> None:
        """Drop an element, unless it went with what held it."""
        if not self._holds(element):
            return
        said = words.translate(_INVISIBLE).strip()
        if said:
            self.left_out.append((kind, said[:60]))
        _remove(element)

    def drop(self, is_one: Callable[[Element], bool], kind: str) -> None:
        """Drop the elements of a kind; with some of them, what follows beside them."""
        for element in list(self.body.iter("*")):
            if element is self.body or not is_one(element) or not self._holds(element):
                continue
            if (element.get("id") or "").lower() in _QUOTE_IDS:
                for beside in list(element.itersiblings()):
                    _remove(beside)
            self._drop(element, kind, text_of(element, 60))

    def forwarded(self) -> dict[str, str]:
        """Read the header above a message that is passed on, and drop the note above it."""
        found = forwarded("\n".join(islice(_lines(self.body), _FORWARDED)))
        if found is None:
            return {}
        for element in self.body.iter("*"):
            if _is_passed_on(element):
                for place in (element, *islice(element.iterancestors(), _CLIMBED)):
                    if place is self.body:
                        break
                    for beside in list(place.itersiblings(preceding=True)):
                        _remove(beside)
                break
        return dict(found.fields)

    def drop_footers(self, senders: frozenset[str]) -> None:
        """Drop the link to the web page above a newsletter, and its footer from the link to unsubscribe on."""
        links = [one for one in islice(self.body.iter("a"), 2_000) if one.get("href")]
        if not links:
            return
        total = self.length()
        said = [text_of(link, 120).casefold() for link in links]
        together = "\n".join(said)  # most words are in none of the links
        opening = tuple(word for word in mail.VIEW_ONLINE if word in together)
        closing = tuple(word for word in mail.UNSUBSCRIBE if word in together)
        online = [one for one, words in zip(links, said, strict=True) if _has(words, opening)]
        leaving = [
            one
            for one, words in zip(links, said, strict=True)
            if _has(words, closing) or "unsubscribe" in (one.get("href") or "")[:500].lower()
        ]
        # "Unsubscribe here", of which "here" is the link.
        leaving += [one for one in links[-_MOST_TAKEN:] if one not in leaving and _leads_away(one)]
        for link in online[:_MOST_TAKEN]:
            if self._holds(link):
                self._take_online(link, senders, total)
        for link in leaving[: -_MOST_TAKEN - 1 : -1]:
            if self._holds(link):
                self._take_footer(link, total)

    def _holds(self, element: Element) -> bool:
        """Tell whether an element is still in the text."""
        return any(above is self.body for above in element.iterancestors())

    def _take_online(self, link: Element, senders: frozenset[str], total: int) -> None:
        address = page_address((link.get("href") or "").strip(), senders)
        self.online = self.online or address
        own = len(text_of(link, _LONGEST_LINE))
        most = min(_LONGEST_LINE, max(int(total * _SHARE), own + _BESIDE_ONLINE))
        block = _around(link, most, self.body, alone=total < _SHORT, until=_HEADINGS)
        self._drop(link if block is None else block, "link to the web page", text_of(link, 60))

    def _take_footer(self, link: Element, total: int) -> None:
        most = min(_LONGEST_FOOTER, max(int(total * _SHARE), min(_LONGEST_LINE // 2, total * 3 // 4)))
        block = _named_footer(link, total, self.body)
        block = _around(link, most, self.body, alone=total < _SHORT) if block is None else block
        if block is None:
            return
        around = [block, *islice(block.iterancestors(), _CLIMBED)]
        for place in around[: around.index(self.body) if self.body in around else None]:
            following = list(place.itersiblings())
            if sum(len(text_of(one, _LONGEST_FOOTER)) for one in following[:_BESIDE]) <= most // 2:
                for one in following:
                    _remove(one)
        for _ in range(_MOST_TAKEN):
            above = block.getprevious()
            if above is None or not text_of(above, 200).casefold().startswith(mail.FOOTER_LINES):
                break
            self._drop(above, "footer", text_of(above, 60))
        self._drop(block, "footer", text_of(block, 60))

    def unlay(self) -> None:
        """Turn tables that lay out into blocks; a table of data keeps its rows."""
        kept = {cell for table in self.body.iter("table") if _is_data(table) for cell in table.iter(*_LAYOUT)}
        made = [element for element in self.body.iter(*_LAYOUT) if element not in kept]
        for element in made:
            _make_block(element)
        for element in reversed(made):
            if _is_wrapper(element):
                _unwrap(element)

    def mask(self, private: frozenset[str]) -> None:
        """Take the links to mail addresses away, and shorten them; other links lose what names a reader."""
        for link in list(self.body.iter("a")):
            address = link.get("href") or ""
            if address.strip()[:7].lower() == "mailto:":
                link.attrib.clear()
                link.tag = "span"
            elif address:
                self._aim(link, address.strip(), private)
        for element in self.body.iter("*"):
            if (text := element.text) and ("@" in text or "://" in text):
                element.text = fit_for_xml(_without_readers(text, private))
            if (tail := element.tail) and ("@" in tail or "://" in tail):
                element.tail = fit_for_xml(_without_readers(tail, private))
        for element in self.body.iter("img", "a"):
            for name in ("alt", "title"):
                if said := element.get(name):
                    element.set(name, fit_for_xml(masked(said, private)))

    def _aim(self, link: Element, address: str, private: frozenset[str]) -> None:
        """Aim a link at its target; one that only counts clicks becomes its words."""
        target = address
        if _mail_redirects.is_suspect(address):
            target = _mail_redirects.destination(address)
        if "?" in target or "@" in target:
            target = without_personal(target, private)
        if target:
            link.set("href", fit_for_xml(target))
            return
        self.left_out.append(("address that names its reader", urlsplit(address[:300]).netloc[:60]))
        link.attrib.clear()
        link.tag = "span"


def _without_readers(text: str, private: frozenset[str]) -> str:
    """Shorten mail addresses in a text, and take what names a reader out of addresses that it shows."""
    return masked(_mail_redirects.public_addresses(text, private), private)


# -- what an element is --------------------------------------------------------------------------------------


def _is_hidden(element: Element, *, is_named: bool) -> bool:
    style = element.get("style")
    if style and any(word in style for word in _UNSEEN_WORDS) and _UNSEEN.search(style):
        return True
    if not is_named:
        return False
    if element.get("hidden") is not None:
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"[:300]
    return bool(_PREHEADER.search(named)) and len(text_of(element, 600)) < _PREVIEW


def _is_counter(image: Element) -> bool:
    sizes = [(image.get(name) or "").strip().removesuffix("px") for name in ("width", "height")]
    if any(sizes) and all(size in ("0", "1", "") for size in sizes):
        return True
    style = (image.get("style") or "")[:500].replace(" ", "").lower()
    if "display:none" in style or ("width:1px" in style and "height:1px" in style):
        return True
    where = (image.get("src") or "")[:1_000].lower()
    if image.get("alt"):
        return False
    return any(mark in where for mark in _TRACKERS) or len(_UUID.findall(where)) > 1


def _classes(element: Element) -> list[str]:
    return (element.get("class") or "")[:300].lower().split()


def _is_quote(element: Element) -> bool:
    if element.tag == "blockquote" and (element.get("type") or "").lower() == "cite":
        return True
    if (element.get("id") or "").lower() in _QUOTE_IDS:
        return True
    return not _QUOTES.isdisjoint(_classes(element))


def _is_attribution(element: Element) -> bool:
    return not _HEADERS.isdisjoint(_classes(element)) or (element.get("id") or "").lower() == "divrplyfwdmsg"


def _is_passed_on(element: Element) -> bool:
    """Tell whether a message that is passed on is in an element, or begins with it."""
    if element.tag == "blockquote" or (element.get("id") or "").lower() in _QUOTE_IDS:
        return True
    return not _PASSED_ON.isdisjoint(_classes(element))


def _lines(body: Element) -> Iterator[str]:
    """Yield the lines of a text as its blocks and line breaks part them."""
    parts: list[str] = []
    for event, element in _walk(body):
        is_line = element.tag in _BREAKS
        if is_line and parts:
            yield " ".join("".join(parts).split())
            parts = []
        said = element.text if event == "start" else element.tail
        if said and isinstance(element.tag, str):
            parts.append(said)
    if parts:
        yield " ".join("".join(parts).split())


def _walk(body: Element) -> Iterator[tuple[str, Element]]:
    """Walk over the elements of a text, at the start and at the end of each."""
    from lxml import etree

    return iter(etree.iterwalk(body, events=("start", "end")))


def _is_signature(element: Element) -> bool:
    return not _SIGNATURES.isdisjoint(_classes(element)) or (element.get("id") or "").lower() in _SIGNATURE_IDS


def _is_data(table: Element) -> bool:
    """Tell whether a table holds data: cells of a head, or rows of several short cells, and no table in it."""
    if (table.get("role") or "").lower() in ("presentation", "none") or table.find(".//table") is not None:
        return False
    if next(table.iter("th", "caption"), None) is not None:
        return True
    rows = [list(row.iterchildren("td")) for row in islice(table.iter("tr"), _CELLS)]
    several = [row for row in rows if len(row) > 1]
    if len(several) < 2 or len({len(row) for row in several}) > 2 or next(table.iter("img"), None) is not None:
        return False
    return all(len(text_of(cell, 300)) < 120 for row in several[:20] for cell in row[:20])


def _leads_away(link: Element) -> bool:
    """Tell whether the line around a link is one that leads to unsubscribe."""
    above = link.getparent()
    said = text_of(above, _LONGEST_LINE + 1).casefold() if above is not None else ""
    return len(said) <= _LONGEST_LINE and _has(said, mail.UNSUBSCRIBE)


def _is_frame(element: Element) -> bool:
    """Tell whether a newsletter's program writes an element: the headline with what belongs to it, buttons."""
    classes = _classes(element)
    if not _FRAMES.isdisjoint(classes):
        return True
    return not _BUTTONS.isdisjoint(classes) and text_of(element, 60).casefold().startswith(mail.BUTTONS)


def _named_footer(link: Element, total: int, body: Element) -> Element | None:
    """Find the element around a link that is called a footer, and is not most of the text; None for none."""
    for place in islice(link.iterancestors(), _CLIMBED):
        if place is body:
            break
        if _FOOTER.search(f"{place.get('class') or ''} {place.get('id') or ''}"[:300]):
            return place if len(text_of(place, total)) <= total * 2 // 3 else None
    return None


def _around(
    element: Element, most: int, body: Element, *, alone: bool, until: tuple[str, ...] = ()
) -> Element | None:
    """Find the largest element around a link whose text is short; None where the link is not in one.

    Args:
        element: the link.
        most: characters of the text around it.
        body: what is never given.
        alone: whether blocks of text beside the link are never in what is around it.
        until: tags of elements that are never in it.
    """
    found: Element | None = None
    place: Element | None = element
    for _ in range(_CLIMBED):
        if place is None or place is body:
            break
        if len(text_of(place, most + 1)) > most or (until and next(place.iter(*until), None) is not None):
            break
        if alone and any(one is not found and one.tag in _PARTS and text_of(one, 5) for one in place):
            break
        found = place
        place = place.getparent()
    return found


def _make_block(element: Element) -> None:
    direction = element.get("dir")
    element.attrib.clear()
    if direction in ("rtl", "ltr"):
        element.set("dir", direction)
    element.tag = "div"


def _is_wrapper(element: Element) -> bool:
    """Tell whether a block holds blocks only, and not many."""
    if not 0 < len(element) <= _UNWRAPPED or element.attrib or (element.text or "").strip():
        return False
    return all(child.tag in _BLOCKS and not (child.tail or "").strip() for child in element)


def _unwrap(element: Element) -> None:
    """Put what is in an element in its place."""
    above = element.getparent()
    if above is not None:
        element[-1].tail = fit_for_xml(element.tail or "") or None
        place = above.index(element)
        above[place : place + 1] = list(element)


def _remove(element: Element) -> None:
    """Remove an element, and keep the text behind it."""
    above = element.getparent()
    if above is None:
        return
    tail = element.tail
    if tail:
        before = element.getprevious()
        if before is not None:
            before.tail = fit_for_xml((before.tail or "") + tail)
        else:
            above.text = fit_for_xml((above.text or "") + tail)
    element.tail = None
    above.remove(element)


def _has(said: str, words: tuple[str, ...]) -> bool:
    return bool(said) and any(word in said for word in words)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def cids_in(html: str) -> frozenset[str]:
    """Give the ids of parts that a text shows by `cid:` addresses, as they are written."""
    return frozenset(one for one in _CID.findall(html))
