"""Atom feeds: what RFC 4287 forbids is an error, and what it advises against is a warning."""

from __future__ import annotations

import pytest
from validator_feeds import ATOM, Case, expect, judge


def in_entry(new: str, severity: str, fragment: str) -> Case:
    """Insert something into the entry, on line 11."""
    return "    <updated>", f"    {new}<updated>", severity, 11, fragment


def as_content(new: str, severity: str, fragment: str) -> Case:
    """Give the content, on line 13, other attributes and another text."""
    return 'type="html">&lt;p&gt;Fog again.&lt;/p&gt;', new, severity, 13, fragment


def as_xhtml(new: str, severity: str, fragment: str) -> Case:
    """Make the entry's title, on line 9, XHTML."""
    div = f'<div xmlns="http://www.w3.org/1999/xhtml">{new}</div>'
    return "<title>The ferry is late</title>", f'<title type="xhtml">{div}</title>', severity, 9, fragment


# What to replace in the valid feed, the replacement, and the one finding that it must cause.
CASES: list[Case] = [
    ("  <title>Harbour notes</title>\n", "", "error", 2, "feed without title"),
    ("<id>https://harbour.example/</id>", "<id>harbour</id>", "error", 4, "not absolute"),
    (
        "<id>https://harbour.example/</id>",
        "<id> https://harbour.example/</id>",
        "error",
        4,
        "white space around the id",
    ),
    ("<id>https://harbour.example/</id>", "<id>https://HARBOUR.example/</id>", "warning", 4, "canonical form"),
    ("tag:harbour.example,2024:ferry", "tag:harbour.example:ferry", "error", 10, "not a tag URI"),
    ("tag:harbour.example,2024:ferry", "urn:uuid:12-34", "error", 10, "not a UUID"),
    ("tag:harbour.example,2024:ferry", "gull:ferry", "warning", 10, "gull is not registered"),
    (
        "<updated>2024-05-03T09:00:00Z</updated>\n  <link",
        "<updated>2024-05-03</updated>\n  <link",
        "error",
        5,
        "RFC 3339",
    ),
    (
        "<updated>2024-05-03T09:00:00Z</updated>\n  <link",
        "<updated>2024-05-32T09:00:00Z</updated>\n  <link",
        "error",
        5,
        "day that does not exist",
    ),
    (
        "<updated>2024-05-03T09:00:00Z</updated>\n  <link",
        "<updated>1024-05-03T09:00:00Z</updated>\n  <link",
        "warning",
        5,
        "probably a mistake",
    ),
    ('  <link rel="self" href="https://harbour.example/feed"/>\n', "", "warning", 2, "its own address"),
    ("example/feed", "example/other", "warning", 6, "differs from the feed's address"),
    ('<link rel="self"', '<link rel="self" type="html"', "error", 6, "not a media type"),
    ('<link rel="self"', '<link rel="self" hreflang="en_GB"', "error", 6, "not a language tag"),
    ('<link rel="self"', '<link rel="self" length="many"', "error", 6, "not a number of bytes"),
    ('<link rel="alternate"', '<link rel="sideways"', "warning", 12, "not a registered link relation"),
    ('href="https://harbour.example/ferry"', 'href="https://harbour.example/a b"', "error", 12, "a space"),
    ('href="https://harbour.example/ferry"', 'href="/ferry"', "warning", 12, "without xml:base"),
    ('href="https://harbour.example/ferry"', "", "error", 12, "link without href"),
    ('<link rel="alternate"', '<link rel="enclosure"', "warning", 12, "enclosure without length"),
    ("<author><name>Ada Quay</name></author>", "", "error", 8, "has an author"),
    ("<name>Ada Quay</name>", "<uri>https://ada.example/</uri>", "error", 7, "without a name"),
    ("</name></author>", "</name><email>ada</email></author>", "error", 7, "not a mail address"),
    ("</name></author>", "</name><phone>1</phone></author>", "error", 7, "phone is not an element of author"),
    in_entry("<colour>red</colour>", "error", "colour is not an element of entry"),
    ("    <updated>", "    words<updated>", "error", 8, "only elements, not text"),
    in_entry('<category label="x"/>', "error", "category without term"),
    in_entry('<category term="x" scheme="y"/>', "error", "not absolute"),
    in_entry('<title colour="red">x</title>', "error", "colour is not an attribute of title"),
    in_entry("<source><id>a:b</id></source>", "warning", "source without title"),
    ("The ferry is late", "The &lt;b&gt;ferry&lt;/b&gt;", "warning", 9, "holds </b>"),
    ("<title>The", '<title type="markdown">The', "error", 9, "use text, html or xhtml"),
    ("<title>The ferry is late", '<title type="xhtml">The ferry is late', "error", 9, "one XHTML div"),
    ("<title>The ferry is late", "<title>The <b>ferry</b>", "error", 9, "only text"),
    ('type="html">', 'type="pdf">', "error", 13, "not a media type"),
    ('type="html">', 'type="multipart/mixed">', "error", 13, "composite"),
    ('type="html">', 'type="image/png">', "error", 13, "not Base64"),
    ('type="html">', 'src="https://harbour.example/p" type="text/html">', "error", 13, "must be empty"),
    ("Fog again.", "Fog&lt;script&gt;x&lt;/script&gt;", "warning", 13, "<script>"),
    ("Fog again.", "\n\n&lt;b onclick='x'&gt;Fog&lt;/b&gt;", "warning", 15, "onclick runs a script"),
    ("Fog again.", "&lt;i style='position:fixed'&gt;Fog&lt;/i&gt;", "warning", 13, "position"),
    ("Fog again.", "&lt;fog&gt;again&lt;/fog&gt;", "warning", 13, "not an HTML element"),
    ("Fog again.", "&lt;a href='fog'&gt;again&lt;/a&gt;", "warning", 13, "relative address"),
    ('xml:lang="en"', 'xml:lang="english"', "error", 2, "not a language tag"),
    ('xml:lang="en"', 'xml:lang="qq"', "error", 2, "not a known language"),
    ('xml:lang="en"', 'xml:base="a b"', "error", 2, "xml:base"),
    ('xml:lang="en"', 'xmlns:q="https://q.example/ns"', "warning", 2, "few readers know"),
    ('xml:lang="en"', 'xmlns:dc="https://q.example/ns"', "warning", 2, "few readers know"),
    ("2005/Atom", "2005/Atoms", "error", 2, "not in Atom's"),
    ("  </entry>", "  </entry><rights>ours</rights>", "error", 14, "after the entries"),
    ("</feed>", "</fed>", "error", 15, "not well-formed"),
    ("<feed", "<!DOCTYPE feed><feed", "warning", 2, "DOCTYPE"),
    as_xhtml("&lt;b>x&lt;/b>", "warning", "XHTML must not be escaped"),
    as_xhtml("<script>x</script>", "warning", "<script>"),
    as_xhtml("<p onclick='x'>y</p>", "warning", "onclick"),
    as_xhtml('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "warning", "may run a script"),
    as_xhtml('<b xmlns="">x</b>', "error", "no namespace inside XHTML"),
    as_xhtml('<updated xmlns="http://www.w3.org/2005/Atom"/>', "error", "updated inside XHTML"),
    ('type="html">', 'type="text/html">', "warning", 13, "is a fragment"),
    as_content('type="text/plain">Fog &amp;amp; rain', "warning", "holds &amp;"),
    ('type="html">&lt;p&gt;Fog again.&lt;/p&gt;', 'type="image/png">aGVsbG8=', "error", 8, "needs a summary"),
    as_content('src="https://a.example/p" type="pdf">', "error", "write a media type"),
    as_content('type="text/xml">Fog <fog/>', "error", "mixes text and elements"),
    as_content('type="text/xml">', "warning", "content is empty"),
    as_content('type="application/xhtml+xml"><p/>', "warning", "is a fragment"),
    as_content('type="html">', "warning", "content is empty"),
    ("Fog again.", "&lt;a href=' JavaScript:x'&gt;&lt;/a&gt;", "warning", 13, "href runs a script"),
    ("tag:harbour.example,2024:ferry", "https://häfen.example/", "warning", 10, "outside ASCII"),
    ("Fog again.", "Fog &lt;b", "warning", 13, "does not end"),
    ("Fog again.", "&lt;?import x&gt;", "warning", 13, "import instruction"),
    ("Fog again.", "&lt;i style='margin:99999em'&gt;&lt;/i&gt;", "warning", 13, "99999em"),
    ("Fog again.", "Fog \x85", "warning", 13, "control or replacement"),
    in_entry('<category term=" "/>', "warning", "empty term"),
    in_entry('<link rel="next" href="https://a.example/"/>', "warning", "for feeds, not for entries"),
    in_entry('<link rel="" href="https://a.example/"/>', "warning", "empty rel"),
    in_entry('<link rel="via" title="" href="https://a.example/"/>', "warning", "empty title"),
    in_entry('<link rel="via" href="https://a.example/">x</link>', "warning", "holds text"),
    in_entry('<link rel="via" href="gull:x"/>', "warning", "gull is not registered"),
    in_entry('<tide xmlns="">low</tide>', "warning", "in no namespace"),
    in_entry("<contributor><name/></contributor>", "warning", "name is empty"),
    in_entry("<contributor><name>A</name><uri> a:b</uri></contributor>", "error", "white space around uri"),
    in_entry("<contributor><name>A</name><name>B</name></contributor>", "error", "a second name"),
    ("Ada Quay", "ada@quay.example", "warning", 7, "holds a mail address"),
    ('<link rel="self"', '<link rel="self" type="text/plain"', "warning", 6, "which is not a feed's"),
    ("  <link", "  <generator uri='a b'>x</generator><link", "error", 6, "a space"),
    ("  <link", "  <logo/><link", "warning", 6, "logo is empty"),
    ("<updated>2024", "<updated> 2024", "error", 5, "white space around updated"),
    ("2005/Atom", "2005/atom", "error", 2, "not in Atom's"),
    ('encoding="utf-8"', 'encoding="cp037"', "error", 1, "not well-formed"),
    ('xml:lang="en"', 'xmlns:q="http://purl.org/dc/elements/1.1"', "warning", 2, "is not quite"),
    ('xml:lang="en"', 'xmlns:dc="http://purl.org/dc/terms/"', "warning", 2, "usually means"),
    ('xml:lang="en"', 'xmlns:x="http://www.w3.org/1999/xhtml"', "warning", 2, "do not understand the prefix"),
    ('href="https://harbour.example/ferry"', 'href="https:///ferry"', "error", 12, "has no host"),
    ('href="https://harbour.example/ferry"', 'href="https://a:b/ferry"', "error", 12, "an impossible port"),
    (
        'href="https://harbour.example/ferry"',
        'href="https://[a/ferry"',
        "error",
        12,
        "which is not allowed in an address",
    ),
    ('xml:lang="en"', 'xmlns:q="urn:x"', "error", 2, "not a URN"),
    ('version="1.0"', 'version="1.1"', "error", 1, "XML 1.1"),
    in_entry("<link rel='via' href='https://a.example/" + "a" * 9000 + "'/>", "error", "too long"),
    in_entry("<published>2024-05-03T24:00:00Z</published>", "error", "time that does not exist"),
    in_entry(
        "<dc:tide xmlns:dc='http://purl.org/dc/elements/1.1/'/>", "error", "dc:tide is not an element of entry"
    ),
    in_entry("<wfw:comment xmlns:wfw='http://wellformedweb.org/CommentAPI/'/>", "error", "is empty"),
    ("Fog again.", "&lt;i style='colour'&gt;&lt;/i&gt;", "warning", 13, "colour"),
    ("Fog again.", "&lt;i style='" + "a" * 2100 + "'&gt;&lt;/i&gt;", "warning", 13, "its length"),
    ('encoding="utf-8"', 'encoding="cp866"', "warning", 1, "few readers know the encoding"),
]


@pytest.mark.parametrize("case", CASES, ids=[case[4] for case in CASES])
def test_a_rule_reports_its_fault_and_line(case: Case) -> None:
    """Each rule reports its fault, at its line, with a remedy."""
    expect(ATOM, case)


def test_reports_two_alternates_of_one_type() -> None:
    """Readers cannot choose between two alternate links of the same type and language."""
    link = '    <link rel="alternate" href="https://harbour.example/ferry"/>\n'
    assert "second alternate" in judge(ATOM.replace(link, link * 2))[0].message
    assert judge(ATOM.replace(link, link + link.replace("href=", 'hreflang="fr" href='))) == ()


def test_an_entry_may_have_the_author_of_its_source() -> None:
    """An entry without an author may have one in atom:source, the feed that it was copied from."""
    source = (
        "<source><title>S</title><id>https://s.example/</id><updated>2024-05-03T09:00:00Z</updated>%s</source>"
    )
    lone = ATOM.replace("  <author><name>Ada Quay</name></author>\n", "")
    with_author = lone.replace("  </entry>", source % "<author><name>B</name></author>" + "</entry>")
    assert judge(with_author) == ()
    assert "has an author" in judge(lone.replace("  </entry>", source % "" + "</entry>"))[0].message


def test_the_grammar_finds_what_rules_do_not() -> None:
    """A fault that no rule covers is found by the grammar of RFC 4287."""
    feed = ATOM.replace("<feed ", '<a:feed xmlns:a="http://www.w3.org/2005/Atom" ').replace(
        "</feed>", "</a:feed>"
    )
    assert not [f for f in judge(feed) if f.severity == "error"]
    wrong = ATOM.replace(
        'href="https://harbour.example/ferry"/>', 'href="https://harbour.example/ferry"><title>x</title></link>'
    )
    assert [f.message[:26] for f in judge(wrong)] == ["does not match the grammar"]


CONTENT = '    <content type="html">&lt;p&gt;Fog again.&lt;/p&gt;</content>\n'


def test_an_entry_needs_content_or_a_link() -> None:
    """An entry without content needs an alternate link, and should have a summary."""
    assert [(f.severity, f.message[:30]) for f in judge(ATOM.replace(CONTENT, ""))] == [
        ("warning", "the entry has neither content ")
    ]
    related = ATOM.replace(CONTENT, "").replace('rel="alternate"', 'rel="related"')
    assert "content or an alternate link" in judge(related)[0].message
    assert judge(ATOM.replace(CONTENT, "<summary>Fog.</summary>")) == ()


@pytest.mark.parametrize(
    ("copies", "severity"), [(2, "warning"), (9, "warning"), (10, "error")], ids=["two", "nine", "ten"]
)
def test_reports_entries_with_one_id(copies: int, severity: str) -> None:
    """Two entries with one id may be versions of one entry; a whole feed with one id is an error."""
    start, end = ATOM.index("  <entry>"), ATOM.index("</feed>")
    found = judge(ATOM[:start] + ATOM[start:end] * copies + ATOM[end:])
    assert found[0].severity == severity
    assert "id" in found[0].message
    assert len([f for f in found if f.severity == "warning"]) == copies - 1


def test_a_document_may_be_one_entry() -> None:
    """An entry document has no feed that could name its author (RFC 4287 2)."""
    start, end = ATOM.index("  <entry>"), ATOM.index("</feed>")
    alone = ATOM[start:end].replace("<entry>", '<entry xmlns="http://www.w3.org/2005/Atom">')
    assert [f.message[:7] for f in judge(alone)] == ["neither"]
    assert judge(alone.replace("<content", "<author><name>Ada</name></author><content")) == ()
