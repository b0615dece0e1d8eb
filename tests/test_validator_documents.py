"""Documents as a whole: declarations, DOCTYPEs, web pages, kinds that are not checked, and their bounds."""

from __future__ import annotations

import codecs
import time

import pytest
from validator_feeds import ATOM, RSS, SELF, errors_of, judge

from publisher.validator import examine, validate

RAW = RSS.removeprefix('<?xml version="1.0" encoding="utf-8"?>\n')

MARKS = {
    "iso-8859-1 behind UTF-8's mark": (codecs.BOM_UTF8, "utf-8", "iso-8859-1", "UTF-8"),
    "us-ascii behind UTF-8's mark": (codecs.BOM_UTF8, "utf-8", "us-ascii", "UTF-8"),
    "utf-8 behind UTF-16's mark": (codecs.BOM_UTF16_LE, "utf-16-le", "utf-8", "UTF-16"),
}


@pytest.mark.parametrize("case", MARKS)
def test_a_byte_order_mark_and_the_declaration_agree(case: str) -> None:
    """A parser that believes the declaration reads other letters than one that reads the mark."""
    mark, codec, declared, said = MARKS[case]
    data = mark + f'<?xml version="1.0" encoding="{declared}"?>\n{RAW}'.encode(codec)
    found = [f for f in validate(data, url=SELF) if "byte order mark" in f.message]
    assert [(f.severity, f.line) for f in found] == [("error", 1)]
    assert f"says {said}" in found[0].message
    assert declared in found[0].message


@pytest.mark.parametrize(("mark", "codec", "declared"), [
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF8, "utf-8", "utf8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16BE"),
])  # fmt: skip
def test_a_byte_order_mark_as_declared_is_no_fault(mark: bytes, codec: str, declared: str) -> None:
    """A mark is allowed, and required for UTF-16."""
    data = mark + f'<?xml version="1.0" encoding="{declared}"?>\n{RAW}'.encode(codec)
    assert errors_of(validate(data, url=SELF)) == ()


NETSCAPE = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://%s/rss-0.91.dtd">\n'
OLD = RAW.replace('version="2.0"', 'version="0.91"')
DOCTYPES = {
    "of the RSS Advisory Board": (NETSCAPE % "www.rssboard.org" + OLD, []),
    "of Netscape's old server": (NETSCAPE % "my.netscape.com" + OLD, ["no longer at my.netscape.com"]),
    "of another version": (NETSCAPE % "www.rssboard.org" + RAW, ["the version is 2.0"]),
    "with an entity of its DTD": (NETSCAPE % "www.rssboard.org" + OLD.replace("late", "l&eacute;te"), []),
    "with an unknown entity": ("<!DOCTYPE rss SYSTEM 'a.dtd'>" + RAW.replace("late", "&tide;"), ["&tide;"]),
    "with declarations of elements": ("<!DOCTYPE rss [<!ELEMENT rss ANY>]>" + RAW, []),
    "with a bracket in a comment": ("<!DOCTYPE rss [<!-- ]> ' --><!ELEMENT rss ANY>]>" + RAW, []),
    "with entities": ("<!DOCTYPE rss [<!ENTITY a 'b'>]>" + RAW, ["declares entities"]),
    "with entities behind a comment": (
        "<!DOCTYPE rss [<!-- ]> --><!ENTITY a 'b'>]>" + RAW,
        ["declares entities"],
    ),
    "with parameter entities": ("<!DOCTYPE rss [<!ENTITY % a SYSTEM 'b'>%a;]>" + RAW, ["declares entities"]),
}


@pytest.mark.parametrize("case", DOCTYPES)
def test_a_doctype_is_a_warning_unless_it_declares_entities(case: str) -> None:
    """XML allows a DOCTYPE: publisher's own policy says so, and refuses only what a reader might expand."""
    data, expected = DOCTYPES[case]
    found = validate(data.encode())
    assert [fragment for fragment in expected if not any(fragment in f.message for f in errors_of(found))] == []
    assert len(errors_of(found)) == len(expected), found
    assert any("policy of publisher" in f.remedy for f in found)


def test_no_entity_is_expanded() -> None:
    """A feed of a few hundred bytes cannot become a large one, in a text or in an attribute."""
    bomb = "<!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
        f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    begun = time.process_time()
    found = validate(f"{bomb}]><rss version='&i;'>&i;</rss>".encode())
    assert time.process_time() - begun < 1
    assert ["declares entities" in f.message for f in found] == [True]


PAGE = "<!DOCTYPE html><html><head>%s</head><body><p>x</body></html>"
NAMED = (
    '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
    '<LINK REL="home ALTERNATE" TYPE="application/atom+xml; charset=utf-8" HREF="https://a.example/atom">'
    '<link rel="alternate" type="text/html" hreflang="de" href="/de"><link rel="stylesheet" href="a.css">'
)


def test_a_web_page_names_its_feeds() -> None:
    """The report on a web page lists the feeds that the page names."""
    (found,) = validate((PAGE % NAMED).encode())
    assert (found.severity, found.message) == ("error", "this is a web page, not a feed")
    assert found.remedy == "check a feed that it names: /feed.xml, https://a.example/atom"
    assert "such as all.rss" in validate((PAGE % "").encode())[0].remedy


KINDS = {
    "RSS 1.1": '<Channel xmlns="http://purl.org/net/rss1.1#"/>',
    "KML": '<kml xmlns="http://www.opengis.net/kml/2.2"/>',
    "XRDS": '<xrds:XRDS xmlns:xrds="xri://$xrds"/>',
    "an OpenSearch description": '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/"/>',
    "a service document (RFC 5023)": '<service xmlns="http://www.w3.org/2007/app"/>',
    "a sitemap": '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>',
    "RDF, but not RSS": '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description/></r:RDF>',
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_that_is_not_checked_is_named(kind: str) -> None:
    """A document of another kind is called by its name, not an invalid feed, and not a valid one either."""
    found = examine(KINDS[kind].encode())
    assert (found.kind, found.checked, found.valid) == (kind, False, False)
    assert [(f.severity, f.message) for f in found.findings] == [
        ("note", f"this is {kind}, which is not checked")
    ]
    assert "RSS 0.9x, 1.0 and 2.0, Atom, JSON Feed and OPML" in found.findings[0].remedy


def test_an_unknown_root_is_an_error() -> None:
    """XML of no known kind is no feed."""
    assert [f.severity for f in judge("<tide/>")] == ["error"]


MANY = {
    "attributes": "<rss version='2.0' " + " ".join(f"a{n}='x'" for n in range(100_000)) + "><channel/></rss>",
    "namespaces": "<rss version='2.0' " + " ".join(f"xmlns:a{n}='a:b'" for n in range(50_000)) + "/>",
    "attributes of many elements": "<rss version='2.0'><channel>"
    + ("<item " + " ".join(f"a{n}='x'" for n in range(250)) + "/>") * 500
    + "</channel></rss>",
    "brackets of a DOCTYPE": "<!DOCTYPE rss " + "[" * 1_000_000,
    "quotes of a DOCTYPE": "<!DOCTYPE rss " + "'\"" * 500_000,
    "words of a declaration": "<?xml " + "encoding " * 200_000,
    "coordinates": "<rss version='2.0' xmlns:g='http://www.georss.org/georss'><channel><g:line>"
    + "1 " * 900_000
    + "</g:line></channel></rss>",
    "outlines": "<opml version='2.0'><head/><body>" + "<outline/>" * 40_000 + "</body></opml>",
    "items in RDF": "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
    + "<item r:about='a'/>" * 30_000
    + "</r:RDF>",
    "letters that look misread": "<rss version='2.0'><channel><title>"
    + "Ã©" * 400_000
    + "</title></channel></rss>",
}


@pytest.mark.parametrize("case", MANY)
def test_a_hostile_document_takes_no_more_than_seconds(case: str) -> None:
    """The time grows with the size of a document, not with its square: 100,000 attributes took 269 seconds."""
    begun = time.process_time()
    assert validate(MANY[case].encode()) != ()
    assert time.process_time() - begun < 10


def test_too_many_attributes_are_one_error() -> None:
    """A report of 100,000 lines would be of no use."""
    assert [f.message.partition(",")[0] for f in validate(MANY["attributes"].encode())] == [
        "an element with 100"
    ]


TEXTS = {
    "UTF-8 twice": ("The cafÃ© by the quay", "encoded in UTF-8 twice"),
    "a quotation mark": ("The ferryâ€™s horn", "encoded in UTF-8 twice"),
    "a control character": ("The ferry\x92s horn", "control or replacement"),
    "a replacement character": ("The caf\ufffd", "control or replacement"),
}


@pytest.mark.parametrize("case", TEXTS)
def test_damaged_letters_are_a_warning(case: str) -> None:
    """What an author's program broke on the way is a warning."""
    text, expected = TEXTS[case]
    found = judge(RSS.replace("The ferry is late", text))
    assert [(f.severity, expected in f.message) for f in found] == [("warning", True)]


@pytest.mark.parametrize("text", ["Crème brûlée", "Ã la carte, Âge", "Привет, мир", "Éâ", "25 °C, 3 × 4 ½"])
def test_letters_of_other_languages_are_no_damage(text: str) -> None:
    """Words with accents and signs are not taken for damage."""
    assert judge(RSS.replace("The ferry is late", text)) == ()


BROKEN = {
    "an end tag too many": "<p>Fog</p></p>",
    "crossed tags": "<b><i>Fog</b></i>",
    "a block in a paragraph": "<p><div>Fog</div></p>",
}


@pytest.mark.parametrize("html", BROKEN.values(), ids=BROKEN)
def test_tags_that_do_not_match_are_a_warning(html: str) -> None:
    """Readers mend broken HTML differently."""
    for feed in (RSS, ATOM):
        found = judge(feed.replace("&lt;p&gt;Fog again.&lt;/p&gt;", html.replace("<", "&lt;")))
        assert [(f.severity, "do not match" in f.message) for f in found] == [("warning", True)]


WHOLE = [
    "<ul><li>a<li>b</ul>",
    "<p>a<p>b",
    "<video><source src='https://a.example/'></video>",
    "<p>x<br>y",
    "<wbr>",
]


@pytest.mark.parametrize("html", WHOLE)
def test_end_tags_that_html_lets_out_are_no_fault(html: str) -> None:
    """HTML ends items, paragraphs and empty elements by itself."""
    assert judge(RSS.replace("&lt;p&gt;Fog again.&lt;/p&gt;", html.replace("<", "&lt;"))) == ()
