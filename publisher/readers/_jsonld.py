"""JSON-LD of a page (JSON-LD 1.1, schema.org): the article's own node, and its claims.

Many blocks are broken: comments and CDATA around them, raw line ends within strings, trailing commas. What can
be repaired without guessing is repaired, the rest is ignored. Only nodes about the page itself count: those
listed in it (teasers, comments, related articles) are other articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from publisher.models import Claim, Person
from publisher.text.clean import letters

Node = dict[str, Any]

_ARTICLE = re.compile(
    r"(?:article|posting|report|blogpost|newsitem|creativework|review|liveblog)$", re.IGNORECASE
)
_PAGE = re.compile(r"(?:page|mediaobject|videoobject|recipe|podcastepisode|episode|book|event)$", re.IGNORECASE)
_ORGANIZATION = re.compile(r"organization|corporation|newspaper|brand|website|company", re.IGNORECASE)
_OPENING = re.compile(r"(?:(?://|/\*)?\s*+<!\[CDATA\[(?:\s*+\*/)?|<!--)\s*+")
_CLOSING = re.compile(r"(?:(?://|/\*)?\s*\]\]>(?:\s*\*/)?|-->)\s*;?$")
_TAIL = 100  # characters at the end in which a wrapper closes
_TRAILING = re.compile(r",(\s{0,200}[}\]])")
_TOP = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "liveBlogUpdate")
_LIMIT = 2_000_000  # characters of one block
_NODES = 2_000
_DEPTH = 12


def parse(text: str) -> Any:
    """Read a block, with safe repairs; None where it cannot be read."""
    import orjson

    if len(text) > _LIMIT:
        return None
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        pass
    return _parse_leniently(text)


def _unwrapped(text: str) -> str:
    opening = _OPENING.match(text)
    inner = text[opening.end() :] if opening else text
    return (inner[:-_TAIL] + _CLOSING.sub("", inner[-_TAIL:])).strip()


def _parse_leniently(text: str) -> Any:
    import json

    stripped = _unwrapped(_unwrapped(text.strip())).rstrip(";")
    for attempt in (stripped, _TRAILING.sub(r"\1", stripped)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    if "&quot;" in stripped:
        try:
            return json.loads(stripped.replace("&quot;", '"'), strict=False)
        except (ValueError, RecursionError):
            return None
    return None


@dataclass(slots=True)
class Graph:
    """The nodes of a page's blocks: the top ones, and all that have an `@id`."""

    nodes: list[Node] = field(default_factory=list)
    by_id: dict[str, Node] = field(default_factory=dict)

    def add(self, value: Any, depth: int = 0, top: bool = True) -> None:
        """Add a parsed block."""
        if depth > _DEPTH or len(self.nodes) > _NODES:
            return
        if isinstance(value, list):
            for item in value[:_NODES]:
                self.add(item, depth + 1, top)
            return
        if not isinstance(value, dict):
            return
        name = value.get("@id")
        if isinstance(name, str) and (len(value) > 2 or name not in self.by_id):
            known = self.by_id.get(name)
            if known is None or len(value) > len(known):
                self.by_id[name] = value
        if top:
            self.nodes.append(value)
        for key, item in value.items():
            if isinstance(item, dict | list):
                self.add(item, depth + 1, top and key in _TOP[:3])

    def resolved(self, value: Any) -> Any:
        """Follow a reference `{"@id": ...}` once."""
        if (
            isinstance(value, dict)
            and len(value) <= 2
            and isinstance(value.get("@id"), str)
            and "name" not in value
        ):
            return self.by_id.get(value["@id"], value)
        return value


def types(node: Node) -> str:
    """Return a node's type; of several the first that is a kind of article, else the first."""
    value = node.get("@type")
    names = [v for v in value if isinstance(v, str)] if isinstance(value, list) else [value]
    names = [name.rsplit("/", 1)[-1] for name in names if isinstance(name, str)]
    for name in names:
        if _ARTICLE.search(name):
            return name
    return names[0] if names else ""


def article_of(graph: Graph, titles: list[str], urls: list[str]) -> Node | None:
    """Choose the article's own node: by headline, by address, or because it is the only one."""
    nodes = [
        n
        for n in graph.nodes
        if _ARTICLE.search(types(n)) and ("headline" in n or "name" in n or "datePublished" in n)
    ]
    if len(nodes) == 1 and not titles:
        return nodes[0]
    wanted = [letters(title) for title in titles if title]
    for node in nodes:
        headline = letters(string(node.get("headline")) or string(node.get("name")))
        if headline and any(headline in title or title in headline for title in wanted if len(title) > 8):
            return node
    for node in nodes:
        if any(address and address in urls for address in _addresses(node)):
            return node
    return nodes[0] if len(nodes) == 1 else None


def _addresses(node: Node) -> Iterator[str]:
    for key in ("url", "mainEntityOfPage", "@id"):
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str):
            yield value.split("#", 1)[0]


def string(value: Any) -> str:
    """Return the text of a value: a string, its `@value` or name, or that of the first of several."""
    while isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or ""
    return value if isinstance(value, str) else ""


def people(value: Any, graph: Graph, depth: int = 0) -> Iterator[tuple[Person, bool]]:
    """Yield the people of a value (`author`, `creator`), each with whether it is an organisation."""
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value[:50]:
            yield from people(item, graph, depth + 1)
        return
    value = graph.resolved(value)
    if isinstance(value, str):
        yield Person(value), False
    elif isinstance(value, dict):
        name = value.get("name")
        if isinstance(name, list | dict):
            yield from people(name, graph, depth + 1)
        elif isinstance(name, str):
            email, url = string(value.get("email")), string(value.get("url"))
            yield Person(name, email.removeprefix("mailto:"), url), bool(_ORGANIZATION.search(types(value)))


def claims_of(graph: Graph, titles: list[str], urls: list[str]) -> Iterator[Claim]:
    """Yield the claims of the article's node, then those of the other nodes about the page."""
    article = article_of(graph, titles, urls)
    if article is not None:
        yield from _article_claims(article, graph)
    for node in graph.nodes:
        kind = types(node)
        if node is article:
            continue
        if _PAGE.search(kind) and "ItemPage" not in kind:
            yield from _plain(node, "WebPage", _PAGE_KEYS)
        elif kind == "WebSite":
            yield from _plain(node, "WebSite", (("publisher", "name"),))
        elif _ORGANIZATION.search(kind):
            yield from _plain(node, "Organization", (("publisher", "name"),))


_KEYS = (
    ("title", "headline"),
    ("title", "name"),
    ("published", "datePublished"),
    ("published", "dateCreated"),
    ("updated", "dateModified"),
    ("summary", "description"),
    ("language", "inLanguage"),
    ("license", "license"),
    ("license", "copyrightNotice"),
)
_PAGE_KEYS = (
    ("title", "name"),
    ("published", "datePublished"),
    ("updated", "dateModified"),
    ("language", "inLanguage"),
)


def _plain(node: Node, kind: str, keys: tuple[tuple[str, str], ...]) -> Iterator[Claim]:
    for name, key in keys:
        value = node.get(key)
        if name == "language" and isinstance(value, dict):
            value = value.get("alternateName") or value.get("name")
        text = string(value)
        if text.strip():
            yield Claim(name, text[:5000], f"json-ld {kind} {key}" if kind else f"json-ld {key}")


def _article_claims(node: Node, graph: Graph) -> Iterator[Claim]:
    yield from _plain(node, "", _KEYS)
    for key in ("author", "creator"):
        for person, organization in people(node.get(key), graph):
            yield Claim("author", person, f"json-ld {key} organization" if organization else f"json-ld {key}")
    for key in ("publisher", "sourceOrganization"):
        for person, _ in people(node.get(key), graph):
            yield Claim("publisher", person.name, f"json-ld {key}")
    image = node.get("image") or node.get("thumbnailUrl")
    image = image[0] if isinstance(image, list) and image else image
    image = graph.resolved(image)
    if isinstance(image, dict):
        image = image.get("url") or image.get("contentUrl")
    if string(image):
        yield Claim("image", string(image), "json-ld image")
    keywords = node.get("keywords")
    for word in keywords[:100] if isinstance(keywords, list) else [keywords]:
        if string(word):
            yield Claim("category", string(word), "json-ld keywords")
    for address in _addresses(node):
        yield Claim("link", address, "json-ld url")
