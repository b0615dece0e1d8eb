"""The licence of an article, from what it says of it to every format."""

from __future__ import annotations

import pytest
from lxml import etree
from sites import SiteFolder, article

from publisher import Site, describe

CC = "https://creativecommons.org/licenses/by-sa/4.0/"
LINK = f'<a rel="license noopener" href="{CC}">CC</a>'
ZERO = "https://creativecommons.org/publicdomain/zero/1.0/"
RECORD = '{"title": "Fog", "text": "x", X}'
GRAPH = (
    '<script type="application/ld+json">'
    '{"@context": "https://schema.org", "@type": "Article", "headline": "Fog", "license": "X"}</script>'
)
PAGE = "<html><head><title>Fog</title>{}</head><body><h1>Fog</h1><p>The tide was late.</p>{}</body></html>"
CLAIMS = {  # name and bytes of the article, the licence, its origin
    "an address": ("a.md", f"---\ntitle: Fog\nlicense: {CC}\n---\nx", CC, "front matter license"),
    "a short name": ("a.md", "---\ntitle: Fog\nlicence: CC BY-SA 4.0\n---\nx", CC, "front matter licence"),
    "an identifier": ("a.md", "---\ntitle: Fog\nlicense: CC-BY-SA-4.0\n---\nx", CC, "front matter license"),
    "the public domain": ("a.md", "---\ntitle: Fog\nrights: CC0\n---\nx", ZERO, "front matter rights"),
    "words": ("a.md", "---\ntitle: Fog\nrights: © Ada Berg\n---\nx", "© Ada Berg", "front matter rights"),
    "no version": ("a.md", "---\ntitle: Fog\nlicense: CC BY\n---\nx", "CC BY", "front matter license"),
    "a path of the site": (
        *("a.md", "---\ntitle: Fog\nlicense: /rights/\n---\nx"),
        *("https://notes.example.org/rights/", "front matter license"),
    ),
    "none": ("a.md", "---\ntitle: Fog\nlicense: none\n---\nx", "", ""),
    "a record": ("a.json", RECORD.replace("X", f'"license": {{"url": "{CC}"}}'), CC, "record license"),
    "a wire": ("a.json", RECORD.replace("X", '"usageterms": "Web only"'), "Web only", "record usageterms"),
    "a link in the head": ("a.html", PAGE.format(f'<link rel="license" href="{CC}">', ""), CC, "rel license"),
    "a link in the page": ("a.html", PAGE.format("", LINK), CC, "rel license"),
    "links of two pictures": ("a.html", PAGE.format("", LINK + LINK.replace("4.0", "2.0")), "", ""),
    "a meta tag": ("a.html", PAGE.format(f'<meta name="dc.rights" content="{CC}">', ""), CC, "meta dc.rights"),
    "JSON-LD": ("a.html", PAGE.format(GRAPH.replace("X", CC), ""), CC, "json-ld license"),
    "nothing": ("a.md", "---\ntitle: Fog\n---\nx", "", ""),
}  # fmt: skip


@pytest.mark.parametrize(("name", "text", "license_", "origin"), CLAIMS.values(), ids=CLAIMS)
def test_the_licence_is_what_the_article_says(name: str, text: str, license_: str, origin: str) -> None:
    """An address, or a name that means one licence, is its address; other words stay words."""
    entry = describe(text.encode(), name, site=Site(link="https://notes.example.org/"))[0]

    assert entry.license == license_
    assert getattr(entry.provenance.get("license"), "origin", "") == origin


NAMESPACES = {
    "a": "http://www.w3.org/2005/Atom",
    "c": "http://backend.userland.com/creativeCommonsRssModule",
    "dc": "http://purl.org/dc/elements/1.1/",
}
FORMS = {  # front matter, RSS, Atom, JSON Feed
    "an address": (CC, "//c:license/text()", "//a:link[@rel='license']/@href"),
    "words": ("© Ada Berg", "//item/dc:rights/text()", "//a:entry/a:rights/text()"),
}


@pytest.mark.parametrize(("license_", "in_rss", "in_atom"), FORMS.values(), ids=FORMS)
def test_every_format_says_it(site: SiteFolder, license_: str, in_rss: str, in_atom: str) -> None:
    """Readers and programs find the licence where each format has a place for it, and the feeds stay valid."""
    site.write("fog.md", article("Fog", license=license_))
    site.write("other.md", article("Other"))
    site.build()

    rss, atom = (etree.fromstring(site.files()[f"all.{name}"]) for name in ("rss", "atom"))
    assert rss.xpath(in_rss, namespaces=NAMESPACES) == [license_]
    assert atom.xpath(in_atom, namespaces=NAMESPACES) == [license_]
    assert {item["title"]: item.get("_publisher", {}).get("license") for item in site.items()} == {
        "Fog": license_,
        "Other": None,
    }
    assert site.faults() == []
    page = next(data.decode() for name, data in site.files().items() if name.startswith("articles/fog"))
    assert "<dt>Licence</dt>" in page
    assert license_ in page
