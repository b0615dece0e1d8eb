"""XML documents, told apart by their root element: news of the IPTC's formats, feeds; others are no articles.

The start of a document says which it is, so that settings, site maps and templates are not parsed. No entity
is expanded and nothing is fetched (`syndication.documents`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from publisher.errors import ReadError
from publisher.models import Article, Problem, Severity

NOTE: Severity = "note"
_LOOKED = 20_000  # bytes before the root element
LARGEST = 50_000_000  # bytes of a document
DEEPEST = 250  # elements within elements; libxml2 reads no deeper ones
MOST = 300_000  # elements of a document

# The root element, by its local name -> the module with `articles_of(root, name)`.
ROOTS = {
    "nitf": "nitf",
    **dict.fromkeys(
        (
            "newsItem",
            "newsMessage",
            "packageItem",
            "conceptItem",
            "knowledgeItem",
            "planningItem",
            "catalogItem",
        ),
        "newsml_g2",
    ),
    "NewsML": "newsml_1",
    **dict.fromkeys(("rss", "RDF", "feed", "entry"), "feed_entries"),
}
_FOLDED = {name.lower(): name for name in ROOTS}
_FEEDS = frozenset(name for name, module in ROOTS.items() if module == "feed_entries")
# What may stand before the root element: a declaration, instructions, comments, a document type.
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]{0,60}:)?([A-Za-z_][\w.-]{0,60})(?=[\s/>])")
_FRONT_MATTER = re.compile(r"\s{0,20}(?:---|\+\+\+)\s")


def read(data: bytes, name: str, offset: int = 0) -> Iterator[Article]:
    """Read the articles of a document.

    Raises:
        ReadError: it begins like a news item or a feed, and is not XML even when repaired.
    """
    top = _top_of(data)
    root = _root_in(top)
    if root not in ROOTS:
        yield passed_over(
            name,
            f"<{root}> is the root of no format of articles"
            if root
            else "it is no XML document, or a template of one",
        )
        return
    if root in _FEEDS and _is_template(top):
        yield passed_over(name, "it is a template of a feed")
        return
    yield from articles_of(data, name, root)


def articles_of(data: bytes, name: str, root: str) -> Iterator[Article]:
    """Parse a document with a known root, and hand it to the module of its format.

    Raises:
        ReadError: it cannot be parsed, or is larger than any article.
    """
    from publisher.syndication.documents import parse_document

    if len(data) > LARGEST:
        raise ReadError(f"the document has more than {LARGEST} bytes", "split it")
    document = parse_document(data, name)
    if sum(1 for _ in document.root.iter()) > MOST:
        raise ReadError(f"the document has more than {MOST} elements", "split it")
    made: Callable[[Any, str], Iterator[Article]] = import_module(
        f"publisher.readers.{ROOTS[root]}"
    ).articles_of
    if ROOTS[root] == "feed_entries":
        yield from made(document, name)
        return
    if document.warnings:
        # What stands behind the damage may hold the item back.
        raise ReadError(f"the XML {document.warnings[0].partition(':')[0]}", "fetch the item again")
    from publisher.readers._wire_claims import without_mail

    yield from map(without_mail, made(document.root, name))


def passed_over(name: str, what: str) -> Article:
    """Make an article of nothing but the note that a document holds none."""
    problem = Problem(name, f"passed over: {what}", "", NOTE, "not-article")
    return Article(name, problems=(problem,))


def holds_none(top: bytes) -> bool:
    """Tell from the first bytes of a document that it is of no format that is read here."""
    return _root_in(_top_of(top)) not in ROOTS


def _top_of(data: bytes) -> str:
    start = data[:_LOOKED]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return start.decode("utf-16", "replace")
    if start[:4] in {b"<\x00?\x00", b"<\x00n\x00", b"<\x00N\x00"}:
        return start.decode("utf-16-le", "replace")
    return start.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")


def _root_in(top: str) -> str:
    if _FRONT_MATTER.match(top):
        return ""  # a template of a generator of sites
    at = 0
    while True:
        at = top.find("<", at)
        if at < 0:
            return ""
        for opening, closing in (("<!--", "-->"), ("<?", "?>")):
            if top.startswith(opening, at):
                end = top.find(closing, at + len(opening))
                if end < 0:
                    return ""
                at = end + len(closing)
                break
        else:
            if top.startswith("<!", at):
                at = _behind_doctype(top, at)
                if at < 0:
                    return ""
                continue
            match = _ROOT.match(top, at)
            if match is None:
                return ""
            return _FOLDED.get(match[1].lower(), match[1])


def _behind_doctype(top: str, at: int) -> int:
    """Give the place behind a document type, with what it declares between brackets; -1 where it has no end."""
    bracket, end = top.find("[", at), top.find(">", at)
    if 0 <= bracket < end:
        closed = top.find("]", bracket)
        while closed >= 0 and top[closed + 1 : closed + 40].lstrip()[:1] != ">":
            closed = top.find("]", closed + 1)
        end = top.find(">", closed) if closed >= 0 else -1
    return end + 1 if end >= 0 else -1


def _is_template(top: str) -> bool:
    """Tell whether the part of a feed before its first entry holds tags of a template."""
    head = re.split(r"<(?:item|entry)[\s>]", top, maxsplit=1)[0]
    return any(sign in head for sign in ("{{", "{%", "<%", "<?php"))
