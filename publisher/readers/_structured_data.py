"""The structured data of a page: JSON-LD, microdata, `<meta>` and `<link>`.

JSON-LD (JSON-LD 1.1, schema.org) gives the article's own node, and its claims. Many blocks are broken:
comments and CDATA around them, raw line ends within strings, trailing commas. What can be repaired without
guessing is repaired (`_loose_json`), the rest is ignored. Only nodes about the page itself count: those listed
in it (teasers, comments, related articles) are other articles.

Microdata (HTML Living Standard, section 5) gives the claims of `itemprop` attributes.

Sources of the names in `<meta>`: the Open Graph protocol, Dublin Core (DCMI terms in HTML), Google
Scholar's citation_*, and the tag names that parse.ly, Sailthru, Chartbeat and other newsroom systems
document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING, Any

from publisher.models import Alternate, Claim, Enclosure, Person
from publisher.readers._elements import PageElements
from publisher.readers._file_fields import files_of
from publisher.text.clean import letters
from publisher.text.html import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# -- JSON-LD -------------------------------------------------------------------------------------------------

Node = dict[str, Any]

_ARTICLE = re.compile(
    r"(?:article|posting|report|blogpost|newsitem|creativework|review|liveblog)$", re.IGNORECASE
)
_PAGE = re.compile(r"(?:page|mediaobject|videoobject|recipe|podcastepisode|episode|book|event)$", re.IGNORECASE)
_WRITTEN = re.compile(r"(?:recipe|howto|guide|dataset|course)$", re.IGNORECASE)  # of these, a page is one
_ORGANIZATION = re.compile(r"organization|corporation|newspaper|brand|website|company", re.IGNORECASE)
_OPENING = re.compile(r"(?:(?://|/\*)?\s*+<!\[CDATA\[(?:\s*+\*/)?|<!--)\s*+")
_CLOSING = re.compile(r"(?:(?://|/\*)?\s*\]\]>(?:\s*\*/)?|-->)\s*;?$")
_TAIL = 100  # characters at the end in which a wrapper closes
_TRAILING = re.compile(r",(\s{0,200}[}\]])")
_QUOTE = re.compile(r"&(?:quot|#34|#x22);", re.IGNORECASE)
# Terms with the vocabulary's name in front of them (JSON-LD 1.1, sections 3.2 and 4.1.5).
_PREFIXED = re.compile(r"[\"'](?:schema|sdo|s):[a-zA-Z]|[\"']https?://schema\.org/[a-z]")
_NAME_END = re.compile(r"[/:#]")
_VOCABULARY = re.compile(r"^(?:(?:schema|sdo|s):|https?://schema\.org/)")
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
        value = orjson.loads(text)
    except orjson.JSONDecodeError:
        value = _parse_leniently(text)
    return _plain_names(value) if _PREFIXED.search(text) else value


def _unwrapped(text: str) -> str:
    opening = _OPENING.match(text)
    inner = text[opening.end() :] if opening else text
    return (inner[:-_TAIL] + _CLOSING.sub("", inner[-_TAIL:])).strip()


def _parse_leniently(text: str) -> Any:
    import json

    from publisher.readers import _loose_json

    stripped = _unwrapped(_unwrapped(text.strip())).rstrip(";")
    for attempt in (stripped, _TRAILING.sub(r"\1", stripped)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    if '"' not in stripped:
        stripped = _QUOTE.sub('"', stripped)
    return _loose_json.read(stripped)


def _plain_names(value: Any, depth: int = 0) -> Any:
    """Write "schema:author" and "http://schema.org/author" as "author" in all parts; take `@value`."""
    if depth > _DEPTH:
        return value
    if isinstance(value, list):
        return [_plain_names(item, depth + 1) for item in value[:_NODES]]
    if isinstance(value, dict):
        if "@value" in value:
            return value["@value"]
        return {_VOCABULARY.sub("", key): _plain_names(item, depth + 1) for key, item in value.items()}
    return value


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
    found = [_NAME_END.split(name)[-1] for name in names if isinstance(name, str)]
    return next(filter(_ARTICLE.search, found), found[0] if found else "")


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
        if any(address and address in urls for address in addresses(node)):
            return node
    return nodes[0] if len(nodes) == 1 else None


def addresses(node: Node) -> Iterator[str]:
    for key in ("url", "mainEntityOfPage", "@id"):
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str):
            yield value.split("#", 1)[0]


def string(value: Any) -> str:
    """Return the text of a value: a string or number, its `@value` or name, or that of the first of several."""
    while isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
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
        name = value.get("name") or _parts_of_name(value)
        if "@list" in value or "@graph" in value:
            yield from people(value.get("@list") or value.get("@graph"), graph, depth + 1)
        elif isinstance(name, list | dict):
            yield from people(name, graph, depth + 1)
        elif isinstance(name, str):
            email, url = string(value.get("email")), string(value.get("url"))
            yield Person(name, email.removeprefix("mailto:"), url), bool(_ORGANIZATION.search(types(value)))


def _parts_of_name(person: Node) -> str:
    """Return a name that is given in parts (schema.org, Person: givenName, additionalName, familyName)."""
    parts = (string(person.get(key)).strip() for key in ("givenName", "additionalName", "familyName"))
    return " ".join(filter(None, parts)) or string(person.get("alternateName"))


def jsonld_claims(graph: Graph, titles: list[str], urls: list[str]) -> Iterator[Claim]:
    """Yield the claims of the article's node, then those of the other nodes about the page."""
    article = article_of(graph, titles, urls)
    if article is not None:
        yield from _article_claims(article, graph)
    for node in graph.nodes:
        kind = types(node)
        if node is article:
            continue
        if _PAGE.search(kind) and "ItemPage" not in kind:
            page = kind.lower().endswith("page")  # a recipe is an article, a web page may be anything
            for claim in _plain(node, "WebPage", _PAGE_KEYS):
                yield claim if page or claim.field != "published" else claim._replace(origin=_OF_ITEM)
            if _WRITTEN.search(kind):
                yield from _authors(node, graph)
            if kind.endswith("Episode"):
                yield from _recordings(node, graph)
        elif _WRITTEN.search(kind):
            yield from _authors(node, graph)
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
_OF_ITEM = "json-ld item datePublished"
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
    yield from _authors(node, graph)
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
    for address in addresses(node):
        yield Claim("link", address, "json-ld url")


def _authors(node: Node, graph: Graph) -> Iterator[Claim]:
    for key in ("author", "creator"):
        for person, organization in people(node.get(key), graph):
            yield Claim("author", person, f"json-ld {key} organization" if organization else f"json-ld {key}")


def _recordings(node: Node, graph: Graph) -> Iterator[Claim]:
    """Yield the files of an episode (schema.org, PodcastEpisode)."""
    for key in ("associatedMedia", "audio", "encoding"):
        value = node.get(key)
        values = [graph.resolved(one) for one in (value[:50] if isinstance(value, list) else [value]) if one]
        yield from (Claim("enclosure", file, f"json-ld {key}") for file in files_of(values))


# -- microdata -----------------------------------------------------------------------------------------------

_MOST, _DEEP = 400, 200  # items of a page, elements of an item that are read
_FIELDS = {
    "headline": "title",
    "datepublished": "published",
    "datecreated": "published",
    "datemodified": "updated",
    "author": "author",
    "creator": "author",
    "description": "summary",
    "inlanguage": "language",
    "publisher": "publisher",
}


def value_of(element: Element) -> str:
    """Return an item's value: `content`, `datetime`, or its text."""
    content = element.get("content")
    if content is None:
        content = element.get("datetime")
    return content.strip() if content is not None else text_of(element, 300)


def _names(element: Element) -> list[str]:
    """Return the names of a nested item (author, publisher)."""
    names = [value_of(e) for e in islice(element.iter(), _DEEP) if (e.get("itemprop") or "").lower() == "name"]
    return [name for name in dict.fromkeys(names) if name]


def microdata_claims(found: PageElements) -> Iterator[Claim]:
    """Yield the claims of the items, except those in parts of the page about something else."""
    for place, element in found.items[:_MOST]:
        for key in (element.get("itemprop") or "").lower().split()[:4]:
            field = _FIELDS.get(key)
            if field is None or found.is_elsewhere(element, place):
                continue
            names = _names(element) if field in ("author", "publisher") else []
            for name in names:
                yield Claim(field, Person(name) if field == "author" else name, f"microdata {key}")
            value = value_of(element)
            nested = element.get("itemscope") is not None
            if not names and value and (not nested or field == "author"):
                yield Claim(field, value, f"microdata {key}")


# -- meta tags -----------------------------------------------------------------------------------------------

# A name claims one field only.
FIELDS = {
    "title": (
        "og:title twitter:title parsely-title sailthru.title dc.title dcterms.title citation_title title "
        "headline cxenseparse:title hdl"
    ),
    "author": (
        "author article:author parsely-author sailthru.author dc.creator dcterms.creator byl "
        "citation_author cxenseparse:author og:article:author authors dc.creator.personalname bt:author "
        "twitter:data1 article:author_name article.author article-author article_author byline creator "
        "dcsext.author og:author vr:author news_authors authorname page.content.author articleauthor "
        "parsely-authors sailthru.authors cxenseparse:authors og:authors"
    ),
    "published": (
        "article:published_time article:published og:article:published_time og:published_time "
        "datepublished date dc.date.issued dcterms.issued dc.date.created dcterms.created dc.date "
        "dcterms.date sailthru.date parsely-pub-date pubdate publishdate publish-date publish_date "
        "publication_date publicationdate citation_publication_date citation_date "
        "cxenseparse:recs:publishtime cxenseparse:publishtime originalpublicationdate article.published "
        "article.created published_time article_date_original displaydate timestamp bt:pubdate og:pubdate "
        "date.created created rnews:datepublished article:publish_time published pdate ptime "
        "og:release_date article:post_date"
    ),
    "updated": (
        "article:modified_time og:updated_time article:modified og:article:modified_time datemodified "
        "dc.date.modified dcterms.modified last-modified article.updated lastmod revised utime "
        "article:updated_time modified_time moddate bt:moddate"
    ),
    "publisher": (
        "og:site_name application-name apple-mobile-web-app-title publisher dc.publisher "
        "dcterms.publisher citation_journal_title cre copyright dc.source twitter:app:name:iphone "
        "al:ios:app_name"
    ),
    "summary": "description og:description twitter:description dc.description dcterms.abstract abstract",
    "language": "og:locale content-language language dc.language dcterms.language citation_language inlanguage",
    "link": "og:url savepage-url",
    "retrieved": "savepage-date",
    "image": (
        "og:image og:image:url og:image:secure_url twitter:image twitter:image:src thumbnail "
        "sailthru.image.full parsely-image-url"
    ),
    "license": "dcterms.license dc.rights.license cc:license dcterms.rights dc.rights rights",
    "category": "article:tag news_keywords keywords parsely-tags sailthru.tags dc.subject citation_keywords",
}
_BY_NAME = {name: field for field, names in FIELDS.items() for name in names.split()}
_BY_NAME.update(dict.fromkeys(("twitter:misc:written by", "twitter:misc:verfasst von"), "author"))
# What twitter:label1 says where twitter:data1 is a name (from the languages of WordPress).
_WRITTEN_BY = frozenset(
    (
        "written by | von | verfasst von | geschrieben von | écrit par | escrito por | scritto da | "
        "geschreven door | napisane przez | skriven av | skrevet av | skrevet af | написано автором | "
        "автор | yazan | by | author | autor | auteur | autore | scris de | γράφτηκε από | written  by | "
        "par | por | da | door | kirjoittanut | napsal(a)"
    ).split(" | ")
)


def meta_claims(found: PageElements) -> Iterator[Claim]:
    """Yield what the page's head claims, in its order."""
    alts = [content for name, content in found.metas if name in {"og:image:alt", "twitter:image:alt"}]
    yield from _sound(found)
    labels = {content.strip().lower() for name, content in found.metas if name == "twitter:label1"}
    for name, content in found.metas:
        field = _BY_NAME.get(name)
        if field is None or not content.strip():
            continue
        if name == "twitter:data1" and not labels & _WRITTEN_BY:
            continue
        value = Enclosure(content.strip(), alt=alts[0]) if field == "image" and alts else content
        yield Claim(field, value, f"meta {name}")
    for rel, href in found.links:
        if rel == "canonical":
            yield Claim("link", href, "rel canonical")
        elif "license" in rel.split():
            yield Claim("license", href, "rel license")
    for language, href in found.alternates:
        yield Claim("alternate", Alternate(language, href), "rel alternate")


def _sound(found: PageElements) -> Iterator[Claim]:
    """Yield the recording of a page (the Open Graph protocol, Structured Properties)."""
    names = ("og:audio:secure_url", "og:audio:url", "og:audio")
    said = {name: content.strip() for name, content in reversed(found.metas) if name.startswith("og:audio")}
    address = next((said[name] for name in names if said.get(name)), "")
    if address:
        yield Claim("enclosure", Enclosure(address, said.get("og:audio:type", "audio/*")), "meta og:audio")


_SCANNED = 4_000_000  # characters of a page that is looked through
_LICENSES = 1_000  # places of the word that are looked at
_LINK_TAG = 1_500  # characters of a link's start tag
# Links in a page's text; the whole page is not parsed for them.
_LICENSE_LINK = re.compile(
    r"<a\s(?=[^<>]{0,1000}\brel=[\"']?[^\"'<>]{0,100}\blicense\b)([^<>]{1,1500})>", re.IGNORECASE
)
_HREF = re.compile(r"""\bhref=(?:"([^"]{1,1000})"|'([^']{1,1000})'|([^\s"'<>]{1,1000}))""", re.IGNORECASE)


def license_links(text: str) -> list[Claim]:
    """Return the licence that the page's text links to; none where it links to several, as for pictures."""
    if "license" not in text or len(text) > _SCANNED:
        return []
    hrefs = (_HREF.search(match.group(1)) for match in _license_tags(text))
    found = dict.fromkeys(unescape(next(filter(None, href.groups()))) for href in hrefs if href)
    return [Claim("license", href, "rel license") for href in found] if len(found) == 1 else []


def _license_tags(text: str) -> Iterator[re.Match[str]]:
    """Yield the links around the word: a search for links would look at each of them."""
    place, last = text.find("license"), -1
    for _ in range(_LICENSES):
        if place < 0:
            break
        begin = text.rfind("<", max(0, place - _LINK_TAG), place)
        if begin > last and (match := _LICENSE_LINK.match(text, begin)):
            last = begin
            yield match
        place = text.find("license", place + 1)
