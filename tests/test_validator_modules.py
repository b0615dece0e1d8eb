"""Modules in feeds: their values, places, leaves and links, each by its own specification."""

from __future__ import annotations

import pytest
from validator_feeds import ATOM, RSS, Case, errors_of, expect, judge

NAMESPACES = {
    "m": "http://search.yahoo.com/mrss/",
    "thr": "http://purl.org/syndication/thread/1.0",
    "os": "http://a9.com/-/spec/opensearch/1.1/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "georss": "http://www.georss.org/georss",
    "gml": "http://www.opengis.net/gml",
    "cc": "http://web.resource.org/cc/",
    "x": "http://www.w3.org/1999/xhtml",
    "fac": "http://www.bloglines.com/about/specs/fac-1.0",
    "app": "http://www.w3.org/2007/app",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
RSS_FEED = RSS.replace('<rss version="2.0"', f'<rss version="2.0" {DECLARED}')
ATOM_FEED = ATOM.replace("<feed ", f"<feed {DECLARED} ")


def in_item(new: str, fragment: str) -> Case:
    """Insert something into the item, on line 13."""
    return "<pubDate>", f"{new}<pubDate>", "error", 13, fragment


def in_channel(new: str, fragment: str, severity: str = "error") -> Case:
    """Insert something into the channel, on line 8."""
    return "<language>", f"{new}<language>", severity, 8, fragment


IMAGE = "<image><url%s>https://a.example/i.png%s</url><title>Harbour notes</title><link>https://harbour.example/</link>%s</image>"
ENCLOSURE = "<enclosure url='https://a.example/a' length='1' type='audio/mpeg'>%s</enclosure>"
CLOUD = "<cloud domain='a' port='80' path='/' registerProcedure='' protocol='p'>%s</cloud>"

# What to replace in the valid feed, the replacement, and the one finding that it must cause.
LEAVES: list[Case] = [
    in_channel(IMAGE % ("", "<b/>", ""), "url must hold only text"),
    in_channel(IMAGE % (" title='x'", "", ""), "title is not an attribute of url"),
    in_channel(IMAGE % ("", "", "<width>9<b/></width>"), "width must hold only text"),
    in_item(ENCLOSURE % "<b/>", "b is not an element of enclosure"),
    in_item(ENCLOSURE % "words", "enclosure must be empty"),
    in_channel(CLOUD % "<b/>", "b is not an element of cloud"),
    in_channel("<skipHours><hour x='1'>1</hour></skipHours>", "x is not an attribute of hour"),
    in_item("<dc:subject><b/></dc:subject>", "dc:subject must hold only text"),
    in_item("<dc:subject term='x'>a</dc:subject>", "term is not an attribute of dc:subject"),
    in_item("<itunes:season>1<b/></itunes:season>", "itunes:season must hold only text"),
    in_item("<m:thumbnail url='https://a.example/'><b/></m:thumbnail>", "media:thumbnail must hold only text"),
    in_item("<m:content url='https://a.example/'><b/></m:content>", "b is not an element of media:content"),
    in_item("<m:content url='https://a.example/'>words</m:content>", "media:content must hold no text"),
    in_item("<geo:Point><geo:lat>1</geo:lat></geo:Point>", "without geo:long"),
    in_item("<geo:lat>1<b/></geo:lat>", "geo:lat must hold only text"),
    in_item("<cc:license><b/></cc:license>", "b is in no namespace"),
    in_item("<atom:id>a:b<b/></atom:id>", "id must hold only text"),
    in_item("<atom:summary>a</atom:summary><atom:summary>b</atom:summary>", "a second atom:summary"),
    ("<channel ", "<m:rating/><channel ", "error", 3, "media:rating is not an element of rss"),
    ("<channel ", "<dc:date>2024</dc:date><channel ", "warning", 3, "beside the channel"),
    ("<channel ", "<fac:restriction relationship='x'/><channel ", "error", 3, "not one of allow, deny"),
]
VALUES: list[Case] = [
    in_item("<m:hash>zz</m:hash>", "not a hash"),
    in_item("<m:hash algo='sha-1'>" + "a" * 32 + "</m:hash>", "not a hash"),
    in_item("<m:rating>x</m:rating>", "not a rating of urn:simple"),
    in_item("<m:rating scheme='urn:mpaa'>tv-ma</m:rating>", "not a rating of urn:mpaa"),
    in_item("<m:rating scheme='urn:icra'>r (cz 2)</m:rating>", "not a label of ICRA"),
    in_item("<m:rating scheme='tomatoes'>r</m:rating>", "not absolute"),
    in_item("<m:restriction relationship='allow'>some</m:restriction>", "neither all nor none"),
    in_item("<m:restriction relationship='allow' type='country'>xx</m:restriction>", "not a country"),
    in_item("<m:restriction relationship='deny' type='uri'>/a</m:restriction>", "not absolute"),
    in_item("<m:credit role='Author'>Ada</m:credit>", "capital letters"),
    in_item("<m:credit role='seagull'>Ada</m:credit>", "not a role"),
    in_channel("<m:content url='https://a.example/'/>", "media:content is not an element of channel"),
    in_item("<thr:children/>", "not of RFC 4685"),
    in_channel("<os:startIndex>one</os:startIndex>", "not a whole number"),
    in_channel("<os:Query role='me'/>", "not one of correction"),
    in_channel("<os:Query role='request' inputEncoding='Klingon'/>", "not an encoding"),
    in_channel("<os:Query role='request' searchTerms='a+%zz'/>", "not percent-encoded"),
    in_channel("<os:Query role='request' title='" + "a" * 257 + "'/>", "257 characters"),
    in_item("<georss:point>here</georss:point>", "not a latitude and a longitude"),
    in_item("<georss:line>1 2 3</georss:line>", "not a list of latitudes"),
    in_item("<georss:where><gml:Point><gml:pos>1</gml:pos></gml:Point></georss:where>", "not a latitude"),
    in_channel("<x:meta name='robots' content='index,noindex'/>", "not an instruction for robots"),
    in_channel("<itunes:category text='Everything'/>", "not a category"),
    in_channel("<itunes:category text='Arts'><itunes:category text='Fog'/></itunes:category>", "below Arts"),
    in_channel("<itunes:category text='Travel'/>", "no longer a category", "warning"),
    in_channel("<itunes:owner><itunes:name>Ada</itunes:name></itunes:owner>", "without itunes:email"),
    in_item("<itunes:summary>" + "a" * 4001 + "</itunes:summary>", "more than 4,000"),
    in_item("<itunes:explicit> true </itunes:explicit>", "white space around"),
    in_item("<app:control><app:draft>maybe</app:draft></app:control>", "not one of yes, no"),
    ("mrss/", "mrss", "error", 2, "is not quite http://search.yahoo.com/mrss/"),
]


@pytest.mark.parametrize(
    "case", [*LEAVES, *VALUES], ids=[f"{case[1][:60]} {case[4]}" for case in [*LEAVES, *VALUES]]
)
def test_a_rule_reports_its_fault_and_line(case: Case) -> None:
    """Each rule reports its fault, at its line, with a remedy."""
    expect(RSS_FEED, case)


GOOD = [
    "<m:hash>" + "a" * 32 + "</m:hash>",
    "<m:rating scheme='urn:icra'>r (cz 1 lz 0 nb 1 xe 1)</m:rating>",
    "<m:rating scheme='urn:v-chip'>tv-y7-fv</m:rating>",
    "<m:rating scheme='https://a.example/ratings'>five boats</m:rating>",
    "<m:restriction relationship='deny'>all</m:restriction>",
    "<m:restriction relationship='allow' type='country'>au us</m:restriction>",
    "<m:credit role='director of photography'>Ada</m:credit>",
    "<m:credit role='owner' scheme='urn:yvs'>Ada</m:credit>",
    "<m:content url='https://a.example/'><m:title type='plain'>a</m:title><dc:date>2024</dc:date></m:content>",
    "<geo:Point><geo:lat>1</geo:lat><geo:long>2</geo:long></geo:Point>",
    "<georss:polygon>1 2 3 4 1 2</georss:polygon>",
    "<georss:where><gml:Point><gml:pos>1 2</gml:pos></gml:Point></georss:where>",
    "<thr:in-reply-to ref='tag:a.example,2024:x'/>",
    "<app:edited>2024-05-03T09:00:00Z</app:edited>",
]


@pytest.mark.parametrize("element", GOOD)
def test_what_a_module_allows_is_no_fault(element: str) -> None:
    """A false error would stop a correct build."""
    assert errors_of(judge(RSS_FEED.replace("<pubDate>", f"{element}<pubDate>"))) == ()


def in_feed(new: str, fragment: str, severity: str = "error") -> Case:
    """Insert something behind the self link of an Atom feed, on line 6."""
    return "/>\n  <author>", f"/>{new}\n  <author>", severity, 6, fragment


AT = "<at:deleted-entry xmlns:at='http://purl.org/atompub/tombstones/1.0' %s/>"
FH = '<fh:%s xmlns:fh="http://purl.org/syndication/history/1.0"/>'
OTHER = '<link rel="%s" href="https://harbour.example/other"/>'
OWN = '<link rel="%s" href="https://harbour.example/feed"/>'
LINKS: list[Case] = [
    *(
        in_feed(FH % "complete" + OTHER % relation, f"has a link to {relation}")
        for relation in ("first", "last", "next", "previous", "prev-archive", "next-archive")
    ),
    in_feed(FH % "complete" + OTHER % "current", "whose current document is another"),
    in_feed(OWN % "first" + OTHER % "previous", "but this is the first one"),
    in_feed(OWN % "last" + OTHER % "next", "but this is the last one"),
    in_feed(FH % "archive" + OTHER % "current", "before or after it", "warning"),
    in_feed(FH % "archive" + OTHER % "prev-archive", "to the current feed", "warning"),
    in_feed(AT % "when='2024-05-03T09:00:00Z'", "without ref"),
    in_feed(AT % "ref='a:b' when='today'", "not an RFC 3339 date"),
    in_feed('<link rel="replies" href="a:b" thr:count="2.5"/>', "not a whole number"),
    in_feed('<link rel="replies" href="a:b" thr:updated="today"/>', "not an RFC 3339 date"),
    in_feed('<link rel="replies" href="a:b" thr:when="2024-05-03T09:00:00Z"/>', "thr:when is not an attribute"),
    in_feed('<link rel="related" href="a:b" thr:count="2"/>', "thr:count at a link to related"),
    in_feed("<os:Query role='example'><foo/></os:Query>", "foo is not an element of opensearch:Query"),
]


@pytest.mark.parametrize("case", LINKS, ids=[f"{case[1][:60]} {case[4]}" for case in LINKS])
def test_links_do_not_contradict_each_other(case: Case) -> None:
    """Links of paged, archived and complete feeds (RFC 5005) and of replies (RFC 4685) agree with the feed."""
    expect(ATOM_FEED, case)


def test_an_archive_with_all_its_links_is_no_fault() -> None:
    """Archives as a build writes them have no findings."""
    links = OTHER % "current" + '<link rel="prev-archive" href="https://harbour.example/1"/>'
    assert judge(ATOM.replace("/>\n  <author>", f"/>{FH % 'archive'}{links}\n  <author>")) == ()


def test_a_withdrawn_entry_is_no_fault() -> None:
    """Tombstones (RFC 6721), as a build writes them, have no findings."""
    gone = AT % "ref='https://harbour.example/gone' when='2024-05-03T09:00:00Z'"
    assert judge(ATOM.replace("/>\n  <author>", f"/>{gone}\n  <author>")) == ()


def test_modules_that_are_not_checked_are_named_in_one_note() -> None:
    """A report says of which modules the rules are not checked, once for the feed."""
    element = '<g:price xmlns:g="http://base.google.com/ns/1.0">free</g:price>'
    found = judge(RSS.replace("<pubDate>", element * 3 + "<pubDate>"))
    assert [(f.severity, f.message) for f in found] == [
        ("note", "modules that are not checked: g (Google Base, Google Merchant Center)")
    ]
