"""Parse XML feeds, repair broken ones if possible, and read the parts of an element.

No entity is expanded and nothing is fetched.

Entries of an export that are not public or not posts are found by the marks of WordPress, Blogger and
AtomPub. An export holds all that its program stores: drafts, trash, pages, menus, settings. Only public
posts are imported. An entry whose mark has an unknown value is left out also.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import escape
from html.entities import html5
from typing import Any

from publisher.errors import ReadError
from publisher.readers._mapping import claims_of
from publisher.tables.syndication import ENCODINGS, EXPORTS, NAMESPACES, OLDER_MODULES, RSS_NAMESPACES
from publisher.text.characters import without_forbidden
from publisher.text.decode import decode
from publisher.text.iris import NoAddress, absolute
from publisher.text.xml import Element, all_text, base_of, fold_namespace, split_tag

Parts = dict[str, list[Element]]

LONGEST = 65_536  # characters of a DOCTYPE
_DECLARED = re.compile(
    rb"""\s{0,50}<\?xml\s[^>]{0,200}?encoding\s{0,5}=\s{0,5}["']([A-Za-z0-9_.:-]{2,40})["']"""
)
_DECLARATION = re.compile(r"\s{0,50}<\?xml\b[^>]{0,500}\?>")
_CDATA, _CLOSING = "<![CDATA[", "]]>"
_BLANK = re.compile(r"\s*")
_REFERENCE = re.compile(r"&(?:([A-Za-z][A-Za-z0-9]{1,31});|(#[0-9]{1,7};|#[xX][0-9A-Fa-f]{1,6};))?")
_NUMBER = re.compile(r"&#([0-9]{1,7}|[xX][0-9A-Fa-f]{1,6});")
_HTML = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,40}")  # names of elements and attributes
_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
_PREFIXES = {fold_namespace(uri): prefix for uri, prefix in (NAMESPACES | OLDER_MODULES).items()}
# Prefixes of marks of drafts and privacy, which count under a misspelt namespace also.
_MARKING = frozenset({"app", *EXPORTS.values()})
_NATIVE = frozenset(map(fold_namespace, RSS_NAMESPACES))


def parse_document(data: bytes, name: str) -> tuple[Element, tuple[str, ...]]:
    """Parse a document; returns its root and warnings.

    A DOCTYPE is removed unread: its entities stay unknown, and no address in it is fetched. HTML entities, bare
    ampersands and characters that XML forbids are repaired if the document is not well-formed.

    Raises:
        ReadError: the data is not text, or not XML even when repaired.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise ReadError(f"{name} is empty", "fetch the feed again")
    text = _without_doctype(_text_of(data, name))
    root, _ = _parsed(text)
    if root is not None:
        return root, ()
    root, fault = _parsed(_repaired(text))
    if root is not None:
        return root, ()
    root, _ = _parsed(_repaired(text), recover=True)
    if root is None:
        raise ReadError(
            f"this cannot be read as XML: {fault}", "fetch the feed again, or repair it at its source"
        )
    return root, (f"is not well-formed ({fault}): entries after that place may be missing",)


def _parsed(text: str, *, recover: bool = False) -> tuple[Element | None, str]:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
        encoding="utf-8",
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        return None, str(error)[:160]
    if root is not None and root.getroottree().docinfo.internalDTD is not None:
        return None, "a DOCTYPE in a place where XML allows none"
    return root, ""


def _text_of(data: bytes, name: str) -> str:
    match = _DECLARED.match(data[:400])
    encoding = ENCODINGS.get(match.group(1).decode("ascii").lower()) if match else None
    if encoding:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass  # the declaration is wrong
    return decode(data, name)


def _without_doctype(text: str) -> str:
    text = text.lstrip("\ufeff \t\r\n")
    declaration = _DECLARATION.match(text)
    at = declaration.end() if declaration else 0
    start = at
    while True:
        blank = _BLANK.match(text, at)
        at = blank.end() if blank else at
        if text.startswith("<!--", at):
            at = text.find("-->", at) + 3
        elif text.startswith("<?", at):
            at = text.find("?>", at) + 2
        else:
            break
        if at < 4:
            return text
    if text[at : at + 9].upper() != "<!DOCTYPE":
        return text[start:]
    return text[_end_of_doctype(text, at) :]


def _end_of_doctype(text: str, start: int) -> int:
    depth, quote = 0, ""
    at = start
    while at < min(len(text), start + LONGEST):
        sign = text[at]
        if quote:
            quote = "" if sign == quote else quote
        elif text.startswith("<!--", at):
            at = text.find("-->", at) + 2
            if at < start:
                break
        elif sign in "\"'":
            quote = sign
        elif sign in "[<":
            depth += 1
        elif sign in "]>":
            depth -= 1
            if depth == 0:
                return at + 1
        at += 1
    raise ReadError("the DOCTYPE never ends", "remove it from the feed: feed readers ignore it")


def _repaired(text: str) -> str:
    text = _NUMBER.sub(_letter, without_forbidden(text))
    pieces: list[str] = []
    at = 0
    while True:
        start = text.find(_CDATA, at)
        end = text.find(_CLOSING, start) if start >= 0 else -1
        if end < 0:
            break
        pieces += (_REFERENCE.sub(_known, text[at:start]), text[start : end + len(_CLOSING)])
        at = end + len(_CLOSING)
    return "".join([*pieces, _REFERENCE.sub(_known, text[at:])])


def _known(match: re.Match[str]) -> str:
    name = match.group(1)
    if match.group(2) or name in _OWN:
        return match.group()
    letters = html5.get(f"{name};") if name else None
    return escape(letters) if letters else "&amp;" + match.group()[1:]


def _letter(match: re.Match[str]) -> str:
    """Drop a number that is not a character: a recovering parser accepts it, and then fails to decode it."""
    number = match.group(1)
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    return match.group() if code <= 0x10FFFF and without_forbidden(chr(code)) else ""


@cache
def _prefix(uri: str) -> str:
    folded = fold_namespace(uri)
    if folded in _NATIVE:
        return ""
    place = folded.partition("://")[2]
    export = next((prefix for start, prefix in EXPORTS.items() if place.startswith(start)), "?")
    return _PREFIXES.get(folded, export)


def name_of(element: Element) -> str:
    """Name an element in lower case with the usual prefix of its module: "title", "dc:creator", "atom:link"."""
    if not isinstance(element.tag, str):
        return "?"
    namespace, local = split_tag(element.tag)
    prefix = _prefix(namespace)
    if prefix == "?" and element.prefix in _MARKING:
        prefix = element.prefix
    return f"{prefix}:{local}".lower() if prefix else local.lower()


def parts_of(element: Element) -> Parts:
    """Group an element's children by name."""
    found: Parts = {}
    for child in element:
        found.setdefault(name_of(child), []).append(child)
    return found


def first_text(parts: Parts, *names: str) -> str:
    """Give the text of the first child with one of these names that has a text."""
    return next(texts_in(parts, *names), "")


def texts_in(parts: Parts, *names: str) -> Iterator[str]:
    """Give the texts of all children with these names that have a text."""
    for name in names:
        for element in parts.get(name, ()):
            text = all_text(element)
            if text:
                yield text


def markup_in(element: Element) -> str:
    """Give an element's content as HTML: its text, which is HTML already, or its elements."""
    if not len(element):
        return (element.text or "").strip()
    from lxml import etree

    bare = _bare(element)
    inner = (etree.tostring(child, method="html", encoding="unicode") for child in bare)
    return (escape(bare.text or "", quote=False) + "".join(inner)).strip()


def _bare(element: Element) -> Element:
    """Copy a tree without its namespaces."""
    from lxml import etree

    top = etree.Element("div")
    top.text = element.text
    pairs = [(element, top)]
    while pairs:
        old, new = pairs.pop()
        for child in old:
            if isinstance(child.tag, str):
                local = child.tag.rpartition("}")[2]
                plain = {key: value for key, value in child.attrib.items() if _HTML.fullmatch(key)}
                made = etree.SubElement(new, local if _HTML.fullmatch(local) else "span", plain)
                made.text, made.tail = child.text, child.tail
                pairs.append((child, made))
    return top


def base_at(element: Element, home: str) -> str:
    """Give the address that references at an element resolve against, below the feed's own."""
    return base_of(element, home, lambda base, value: address(value, base) or base)


def address(value: str, base: str) -> str:
    """Make a web address absolute; "" if it is not a web address."""
    try:
        return absolute(value, base) if value.strip() else ""
    except NoAddress:
        return ""


# -- exports -------------------------------------------------------------------------------------------------

DRAFT, PRIVATE, SCHEDULED, TRASHED = "draft", "private post", "scheduled post", "trashed post"
PAGE, COMMENT, PROTECTED, INCOMPLETE = "page", "comment", "password-protected post", "incomplete entry"

# WordPress: the statuses and types of posts that it registers itself. WXR writes both for each item.
_WORDPRESS_STATES = {
    "publish": "", "draft": DRAFT, "pending": "pending post", "private": PRIVATE, "future": SCHEDULED,
    "trash": TRASHED, "auto-draft": "auto-draft", "inherit": "revision",
}  # fmt: skip
_WORDPRESS_TYPES = {
    "post": "", "page": PAGE, "attachment": "attachment", "nav_menu_item": "menu item", "revision": "revision",
}  # fmt: skip
# Blogger API 3, Posts and Comments, `status`; Google Takeout writes these words into feed.atom.
_BLOGGER_STATES = {"live": "", "draft": DRAFT, "scheduled": SCHEDULED, "soft_trashed": TRASHED}
_BLOGGER_TYPES = {"post": "", "page": PAGE, "comment": COMMENT}
# Google Data API, kinds: Blogger's older exports write one as a category of each entry.
_KIND = "//schemas.google.com/g/2005#kind"
_GOOGLE_KINDS = _BLOGGER_TYPES | {"settings": "setting", "template": "template"}
_REQUIRED = ("wp:status", "wp:post_type", "blogger:status", "blogger:type")


def kinds_left_out(entries: Sequence[Parts], feed: Parts) -> list[str]:
    """Name the kind of each entry of RSS or Atom that must not be published; "" for a public post.

    What is not a post is named by its type, whatever its status. An export marks all of its entries, so one
    without a mark is incomplete, and is not public.
    """
    required = {name for name in _REQUIRED if any(name in parts for parts in entries)}
    if any(name.startswith("wp:") for name in feed):
        required.add("wp:status")
    return [next(filter(None, _kinds(parts, required)), "") for parts in entries]


def is_export(root: Element) -> bool:
    """Report whether a document holds any of the marks."""
    return any(
        name == "app:control"
        or name.startswith(("wp:", "blogger:"))
        or (name == "atom:category" and _is_kind(one))
        for one in root.iter()
        if (name := name_of(one))
    )


def _kinds(parts: Parts, required: set[str]) -> Iterator[str]:
    yield from (_kind(text, _WORDPRESS_TYPES, "of type") for text in _texts(parts, "wp:post_type"))
    yield from (_kind(text, _BLOGGER_TYPES, "of type") for text in _texts(parts, "blogger:type"))
    yield from (_google_kind(one) for one in parts.get("atom:category", ()))
    yield from (_kind(text, _WORDPRESS_STATES) for text in _texts(parts, "wp:status"))
    yield from (_kind(text, _BLOGGER_STATES) for text in _texts(parts, "blogger:status"))
    yield from (TRASHED for text in _texts(parts, "blogger:trashed") if text)
    yield from (PROTECTED for text in _texts(parts, "wp:post_password") if text)
    if not required <= parts.keys():
        yield INCOMPLETE
    for control in (parts, *map(parts_of, parts.get("app:control", ()))):
        yield from (DRAFT for text in _texts(control, "app:draft") if text != "no")  # RFC 5023, 13.1.1


def item_left_out(item: Mapping[str, Any]) -> str:
    """Name the kind of an item of JSON Feed that must not be published, by the words that records have."""
    said = [
        str(one.value) for one in claims_of(item, "record") if one.field == "draft" and one.value != "false"
    ]
    return "" if not said else DRAFT if "true" in said else _kind(said[0].lower(), {})


def comments_in(root: Element) -> int:
    """Count the comments that WordPress writes into its items."""
    return sum(name_of(one) == "wp:comment" for one in root.iter())


def _texts(parts: Parts, name: str) -> Iterator[str]:
    yield from (all_text(element).lower() for element in parts.get(name, ()))


def _kind(text: str, known: Mapping[str, str], unknown: str = "of unknown status") -> str:
    return known[text] if text in known else f"{unknown} {text[:30]!r}"


def _is_kind(category: Element) -> bool:
    return str(category.get("scheme", "")).strip().lower().endswith(_KIND)


def _google_kind(category: Element) -> str:
    if not _is_kind(category):
        return ""
    term = str(category.get("term", "")).strip().lower()
    kind = term.rpartition("#")[2]
    # Other programs of Google have kinds of their own, such as YouTube's "video".
    return _kind(kind, _GOOGLE_KINDS, "of type") if kind in _GOOGLE_KINDS or "blogger" in term else ""
