"""Kinds of documents: those that are checked, and by which module, and those that are only named."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple, cast

from publisher.text.xml import Element, split_tag
from publisher.validator.document import Document
from publisher.validator.rdf import USUAL, VOCABULARIES, vocabulary_of

CHECKED = "publisher checks RSS 0.9x, 1.0 and 2.0, Atom, JSON Feed and OPML"

# The module that checks a root element, by its local name; each has a function `check(document)`.
_MODULES = {"feed": "atom", "entry": "atom", "rss": "rss", "opml": "opml", "outlineDocument": "opml"}

# Documents that are no feeds, or feeds that hardly any program reads, by the name of the root element.
# Sources: the formats' own specifications.
UNCHECKED = {
    "Channel": "RSS 1.1",
    "CHANNEL": "a CDF channel",
    "kml": "KML",
    "gpx": "GPX",
    "XRDS": "XRDS",
    "OpenSearchDescription": "an OpenSearch description",
    "service": "a service document (RFC 5023)",
    "categories": "a category document (RFC 5023)",
    "urlset": "a sitemap",
    "sitemapindex": "an index of sitemaps",
    "svg": "an SVG image",
    "plist": "a property list",
    "nitf": "NITF",
    "newsMessage": "NewsML-G2",
    "newsItem": "NewsML-G2",
    "NewsML": "NewsML 1",
    "html": "a web page",
}


# Modules that hardly any program writes any more, by their prefixes.
_OLD_MODULES = {
    "cf": "cf (Microsoft's list extensions)",
    "g": "g (Google Base, Google Merchant Center)",
    "gd": "gd (Google Data)",
    "googleplay": "googleplay (Google Play podcasts)",
    "sx": "sx (FeedSync)",
}


class Kind(NamedTuple):
    """A kind of document: its name, and what checks it; None for one that is not checked."""

    name: str
    check: Callable[[Document], None] | None


def kind_of(root: Element) -> Kind | None:
    """Give the kind of a document; None for a root element that is not known."""
    name = split_tag(root.tag)[1]
    if name == "RDF":
        vocabulary = vocabulary_of(root)
        if vocabulary is None:
            return Kind("RDF, but not RSS", None)
        return Kind(VOCABULARIES.get(vocabulary, USUAL), _check("rss1"))
    if name in _MODULES:
        return Kind(_named(name, root), _check(_MODULES[name]))
    return Kind(UNCHECKED[name], None) if name in UNCHECKED else None


def module_name(prefix: str) -> str:
    """Give the prefix of a module that is not checked, with its name if it is not known by the prefix."""
    return _OLD_MODULES.get(prefix, prefix)


def _named(name: str, root: Element) -> str:
    if name in {"feed", "entry"}:
        return "Atom" if name == "feed" else "an Atom entry"
    version = (root.get("version") or "")[:10]
    if name == "rss":
        return f"RSS {version or '2.0'}"
    return f"OPML {version or '1.0'}"


def _check(module: str) -> Callable[[Document], None]:
    return cast("Callable[[Document], None]", import_module(f"publisher.validator.{module}").check)
