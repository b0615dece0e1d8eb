"""`<meta>` and `<link>` of a page: which names claim which field.

Sources: the Open Graph protocol, Dublin Core (DCMI terms in HTML), Google Scholar's citation_*, and
the tag names that parse.ly, Sailthru, Chartbeat and other newsroom systems document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from publisher.models import Alternate, Claim, Enclosure
from publisher.readers._elements import PageElements

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
        "dcsext.author og:author vr:author news_authors authorname page.content.author"
    ),
    "published": (
        "article:published_time article:published og:article:published_time og:published_time "
        "datepublished date dc.date.issued dcterms.issued dc.date.created dcterms.created dc.date "
        "dcterms.date sailthru.date parsely-pub-date pubdate publishdate publish-date publish_date "
        "publication_date publicationdate citation_publication_date citation_date "
        "cxenseparse:recs:publishtime cxenseparse:publishtime originalpublicationdate article.published "
        "article.created published_time article_date_original displaydate timestamp bt:pubdate og:pubdate "
        "date.created created rnews:datepublished article:publish_time published pdate ptime "
        "og:release_date article:post_date video:release_date"
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
    "link": "og:url",
    "image": (
        "og:image og:image:url og:image:secure_url twitter:image twitter:image:src thumbnail "
        "sailthru.image.full parsely-image-url"
    ),
    "license": "dcterms.license dc.rights.license cc:license dcterms.rights dc.rights rights",
    "category": "article:tag news_keywords keywords parsely-tags sailthru.tags dc.subject citation_keywords",
}
_BY_NAME = {name: field for field, names in FIELDS.items() for name in names.split()}
# What twitter:label1 says where twitter:data1 is a name (from the languages of WordPress).
_WRITTEN_BY = frozenset(
    (
        "written by | von | verfasst von | geschrieben von | écrit par | escrito por | scritto da | "
        "geschreven door | napisane przez | skriven av | skrevet av | skrevet af | написано автором | "
        "автор | yazan | by | author | autor | auteur | autore | scris de | γράφτηκε από | written  by | "
        "par | por | da | door | kirjoittanut | napsal(a)"
    ).split(" | ")
)
_SCANNED = 4_000_000  # characters of a page that is looked through
# Links in a page's text; the whole page is not parsed for them.
_LICENSE_LINK = re.compile(
    r"<a\s(?=[^<>]{0,1000}\brel=[\"']?[^\"'<>]{0,100}\blicense\b)([^<>]{1,1500})>", re.IGNORECASE
)
_HREF = re.compile(r"""\bhref=(?:"([^"]{1,1000})"|'([^']{1,1000})'|([^\s"'<>]{1,1000}))""", re.IGNORECASE)


def claims_of(found: PageElements) -> Iterator[Claim]:
    """Yield what the page's head claims, in its order."""
    alts = [content for name, content in found.metas if name in {"og:image:alt", "twitter:image:alt"}]
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


def license_links(text: str) -> list[Claim]:
    """Return the licence that the page's text links to; none where it links to several, as for pictures."""
    if "license" not in text or len(text) > _SCANNED:
        return []
    hrefs = (_HREF.search(match.group(1)) for match in _LICENSE_LINK.finditer(text))
    found = dict.fromkeys(unescape(next(filter(None, href.groups()))) for href in hrefs if href)
    return [Claim("license", href, "rel license") for href in found] if len(found) == 1 else []
