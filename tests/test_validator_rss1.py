"""RSS 0.90 and 1.0: what their specifications and RDF forbid is an error."""

from __future__ import annotations

import pytest
from validator_feeds import RSS090, RSS1, Case, expect, judge

ITEM = '<item rdf:about="https://harbour.example/ferry">'

# What to replace in the valid feed, the replacement, and the one finding that it must cause.
CASES: list[Case] = [
    ("  <title>Harbour notes</title>\n  <link>", "  <link>", "error", 4, "channel without title"),
    (' rdf:about="https://harbour.example/feed"', "", "error", 4, "channel without rdf:about"),
    ("<items>", "<foo/><items>", "error", 9, "foo is not an element of channel"),
    ("<rdf:li rdf:resource", "<rdf:li rdf:resources", "error", 9, "rdf:resources is not an attribute of RDF"),
    ("<rdf:li rdf:resource=", "<rdf:li x=", "error", 9, "rdf:li without rdf:resource"),
    ("<rdf:Seq>", "<rdf:Seq>words", "error", 9, "must hold only elements"),
    ('example/ferry"/></rdf', 'example/boat"/></rdf', "warning", 9, "which is no item"),
    ('example/ferry"/></rdf', 'example/boat"/></rdf', "warning", 16, "does not list the item"),
    (
        '<image rdf:resource="https://harbour.example/buoy.png"/>',
        "<image/>",
        "error",
        8,
        "without rdf:resource",
    ),
    ("  <url>https://harbour.example/buoy.png</url>\n", "", "error", 11, "image without url"),
    ("  <link>https://harbour.example/ferry</link>\n", "", "error", 16, "item without link"),
    ("<link>https://harbour.example/ferry", "<link>/ferry", "error", 18, "not absolute"),
    (ITEM, "<item>", "error", 16, "item without rdf:about"),
    (ITEM, '<item rdf:about="https://harbour.example/f g">', "error", 16, "a space"),
    ("</rdf:RDF>", ITEM + "<title>x</title><link>a:b</link></item></rdf:RDF>", "error", 21, "already used"),
    ("</rdf:RDF>", "<tide/></rdf:RDF>", "error", 21, "tide is not an element of RDF"),
    ("</channel>", "</channel><channel rdf:about='a:b'/>", "error", 3, "2 channels"),
    ("The ferry is late", "The <b>ferry</b>", "error", 17, "must hold only text"),
    ("<dc:date>2024-05-03T09:00:00Z", "<dc:date>today", "error", 19, "not a W3CDTF date"),
    ("<dc:date>", "<dc:date><x:a xmlns:x='a:b'/>", "error", 19, "mixes text and elements"),
    (
        "<dc:date>",
        "<dc:source><a:b xmlns:a='a:a'/><a:b xmlns:a='a:a'/></dc:source><dc:date>",
        "error",
        19,
        "one",
    ),
    ("<dc:date>", "<rdf:li/><dc:date>", "error", 19, "rdf:li is not an element of item"),
    ("<dc:date>", "<trackback:ping>a:b</trackback:ping><dc:date>", "error", 19, "without rdf:resource"),
    ("<dc:date>", '<tide xmlns=""/><dc:date>', "warning", 19, "in no namespace"),
    (
        'xmlns="http://purl.org/rss/1.0/"',
        'xmlns="http://purl.org/rss/1.1/"',
        "error",
        3,
        "the channel is in the namespace",
    ),
    ("<channel rdf", '<channel xmlns="" rdf', "error", 3, "0 channels"),
]


@pytest.mark.parametrize("case", CASES, ids=[case[4] for case in CASES])
def test_a_rule_reports_its_fault_and_line(case: Case) -> None:
    """Each rule reports its fault, at its line, with a remedy."""
    expect(RSS1, case)


TEXTS = {
    "a literal": '<description rdf:parseType="Literal">It <b xmlns="a:b">is</b></description>',
    "a described author": '<dc:creator><f:Person xmlns:f="https://f.example/" f:name="Ada"/></dc:creator>',
    "a resource": '<trackback:ping rdf:resource="https://harbour.example/ping"/>',
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_rdf_in_an_item_is_no_fault(text: str) -> None:
    """RDF allows literals with markup, nodes as values, and addresses as attributes."""
    assert [f for f in judge(RSS1.replace("<dc:date>", text + "<dc:date>")) if f.severity == "error"] == []


def test_rss_090_has_neither_addresses_nor_a_list() -> None:
    """RSS 0.90 knows no rdf:about and no items; otherwise the rules of RSS 1.0 apply."""
    assert judge(RSS090) == ()
    found = judge(RSS090.replace("<link>https://harbour.example/ferry</link>", ""))
    assert [f.message for f in found] == ["item without link (RSS 0.90)"]
