"""RSS feeds: what the specification forbids is an error, what the Profile advises against is a warning."""

from __future__ import annotations

import pytest
from validator_feeds import RSS, Case, expect, judge

IMAGE = (
    "<image><url>https://a.example/i.%s</url><title>%s</title><link>https://harbour.example/</link>%s</image>"
)
TEXT_INPUT = (
    "<textInput><title>Find</title><description>x</description><name>%s</name><link>%s</link></textInput>"
)
ENCLOSURE = "<enclosure url='https://a.example/a' length='1' type='audio/mpeg'/>"
MEDIA = "<m:group xmlns:m='http://search.yahoo.com/mrss/'>%s</m:group>"


def in_channel(new: str, severity: str, fragment: str) -> Case:
    """Insert something into the channel, on line 8."""
    return "<language>", f"{new}<language>", severity, 8, fragment


def in_item(new: str, severity: str, fragment: str) -> Case:
    """Insert something into the item, on line 13."""
    return "<pubDate>", f"{new}<pubDate>", severity, 13, fragment


def as_guid(new: str, severity: str, fragment: str) -> Case:
    """Replace the guid of the item, on line 12."""
    return "<guid>https://harbour.example/ferry</guid>", new, severity, 12, fragment


# What to replace in the valid feed, the replacement, and the one finding that it must cause.
CASES: list[Case] = [
    ("  <title>Harbour notes</title>\n", "", "error", 3, "channel without title"),
    ('version="2.0" ', "", "error", 2, "rss without version"),
    ('version="2.0" ', 'version="3" ', "error", 2, "not a version of RSS"),
    ("<link>https://harbour.example/</link>", "<link>/home</link>", "error", 5, "not absolute"),
    (
        "<link>https://harbour.example/</link>",
        "<link>https://häfen.example/</link>",
        "error",
        5,
        "letters that a URI",
    ),
    ("<language>en-gb", "<language>english", "error", 8, "not a language tag"),
    ('  <atom:link rel="self" href="https://harbour.example/feed"/>\n', "", "warning", 3, "its own address"),
    in_channel("<ttl>0</ttl>", "error", "not a number of minutes"),
    in_channel("<tide>low</tide>", "error", "tide is not an element of channel"),
    in_channel("<webMaster>Ada</webMaster>", "error", "has no mail address"),
    in_channel("<webMaster>ada@quay.example</webMaster>", "warning", "address (name)"),
    in_channel("<skipHours><hour>25</hour></skipHours>", "error", "not an hour"),
    in_channel("<skipDays><day>Fogday</day></skipDays>", "error", "not a day"),
    in_channel(
        "<cloud domain='a' port='x' path='/' registerProcedure='' protocol='p'/>", "error", "not a port"
    ),
    in_channel(
        "<image><url>https://a.example/i.png</url><title>Harbour notes</title><link>https://harbour.example/</link><width>200</width></image>",
        "error",
        "image width",
    ),
    in_channel(
        "<image><url>https://a.example/i.png</url><title>Harbour notes</title></image>",
        "error",
        "image without link",
    ),
    ("</item>", "</item><copyright>ours</copyright>", "warning", 17, "after items"),
    as_guid("<guid>ferry</guid>", "error", "must be a URL"),
    as_guid('<guid isPermaLink="no">a:b</guid>', "error", "write true or false"),
    ("    <guid>https://harbour.example/ferry</guid>\n", "", "warning", 9, "should have a guid"),
    (
        "</item>",
        "</item><item><title>x</title><guid>https://harbour.example/ferry</guid></item>",
        "error",
        17,
        "already used",
    ),
    ("Fri, 03 May 2024 09:00:00 +0000", "Mon, 03 May 2024 09:00:00 +0000", "error", 13, "is a Fri"),
    ("Fri, 03 May 2024 09:00:00 +0000", "2024-05-03T09:00:00Z", "error", 13, "not an RFC 822 date"),
    ("Fri, 03 May 2024 09:00:00 +0000", "Fri, 03 May 24 09:00:00 GMT", "warning", 13, "not every reader"),
    ("Fri, 03 May 2024 09:00:00 +0000", "Fri, 31 Apr 2024 09:00:00 +0000", "error", 13, "does not exist"),
    ("The ferry is late", "The &lt;b&gt;ferry&lt;/b&gt;", "warning", 10, "holds </b>"),
    ("The ferry is late", "", "warning", 10, "title is empty"),
    in_item("<author>Ada Quay</author>", "error", "has no mail address"),
    in_item("<category/>", "warning", "category is empty"),
    in_item("<source>Fog</source>", "error", "source without url"),
    in_item("<enclosure url='https://a.example/a' type='audio/mpeg'/>", "error", "without length"),
    in_item("<enclosure url='a.mp3' length='1' type='audio/mpeg'/>", "error", "not an http or https"),
    in_item(
        "<enclosure url='https://a.example/a' length='None' type='a/b'/>", "error", "not a number of bytes"
    ),
    in_item("<dc:date>yesterday</dc:date>", "error", "not a W3CDTF date"),
    (
        "<dc:creator>Ada Quay</dc:creator>",
        "<dc:author>Ada Quay</dc:author>",
        "error",
        14,
        "dc:author is not an element of item",
    ),
    ("Fog again.</desc", "&lt;a href='/fog'&gt;Fog&lt;/a&gt;</desc", "warning", 15, "relative address"),
    ("&gt;Fog again.&lt;", "&gt;&lt;iframe src='https://a.example/'/&gt;&lt;", "warning", 16, "<iframe>"),
    ("</item>", "</item><item/>", "error", 17, "title or a description"),
    ("<channel ", "<channel colour='red' ", "error", 3, "colour is not an attribute of"),
    ("&lt;p&gt;Fog", "&nbsp;Fog", "error", 16, "not well-formed"),
    as_guid('<guid isPermaLink="false">12</guid>', "warning", "probably not unique"),
    as_guid("<guid>tag:a.example,2024:x</guid>", "error", "opens no page"),
    ("Fri, 03 May 2024", "Tue, 03 May 1904", "warning", 13, "probably a mistake"),
    in_item("<source url='gull:x'>Fog</source>", "warning", "gull is not registered"),
    in_item("<enclosure url='https://a.example/a' length='1' type='mp3'/>", "error", "not a media type"),
    ("The ferry is late", "Boats &lt;birds", "warning", 10, "take for markup"),
    ("The ferry is late", "The <b>ferry</b>", "error", 10, "only text"),
    ("Fog again.</desc", "&lt;a href='/f g'&gt;Fog&lt;/a&gt;</desc", "error", 15, "a space"),
    in_channel("<cloud domain='a' port='80' path='/' protocol='p'/>", "error", "without registerProcedure"),
    in_channel("<skipHours><hour>24</hour></skipHours>", "warning", "hour 24"),
    in_channel("<skipHours><hour>1</hour><hour>01</hour></skipHours>", "error", "listed twice"),
    in_channel("<skipHours/>", "error", "without hour"),
    in_channel(
        "<skipDays><hour>1</hour><day>Monday</day></skipDays>", "error", "hour is not an element of skipDays"
    ),
    in_channel("<skipDays><day>Monday</day><day>Monday</day></skipDays>", "error", "listed twice"),
    in_channel("<skipDays>" + "<day>Monday</day>" * 8 + "</skipDays>", "error", "more than 7"),
    in_channel("<textInput/>", "error", "textInput without name"),
    in_channel(TEXT_INPUT % ("1", "https://a.example/"), "error", "name of a form field"),
    in_channel(TEXT_INPUT % ("q", "find"), "error", "not absolute"),
    in_channel(TEXT_INPUT % ("q", "https://a.example/"), "warning", "hardly any reader"),
    in_channel(IMAGE % ("bmp", "Harbour notes", ""), "warning", "image of type bmp"),
    in_channel(IMAGE % ("png", "Quay", ""), "warning", "differs from the channel's"),
    in_channel(IMAGE % ("png", "Harbour notes", "<tide/>"), "error", "tide is not an element of image"),
    in_channel(IMAGE % ("png", "Harbour notes", "<title>x</title>"), "error", "a second title"),
    ("<language>", "<dc:language>en</dc:language><language>", "warning", 3, "say the same"),
    in_channel("<atom:updated>now</atom:updated>", "error", "RFC 3339"),
    in_channel("<atom:author/>", "error", "without a name"),
    in_channel("<atom:category/>", "error", "without term"),
    in_channel("<atom:generator/>", "warning", "generator is empty"),
    in_channel("<atom:icon/>", "warning", "icon is empty"),
    in_channel("<atom:id>x</atom:id>", "error", "atom:id"),
    in_channel("<atom:tide/>", "error", "tide is not an element of Atom"),
    in_item("<atom:title>x</atom:title>", "warning", "repeats an element of RSS"),
    in_item("<body xmlns='http://www.w3.org/1999/xhtml'/>", "warning", "repeats the description"),
    in_item("<tide xmlns='https://q.example/'><low xmlns=''/></tide>", "error", "in no namespace"),
    ("<pubDate>", ENCLOSURE * 2 + "<pubDate>", "warning", 9, "readers use only one enclosure"),
    in_item(MEDIA % '<m:content url="https://a.example/a"/>', "error", "fewer than two"),
    in_item("<itunes:image href='a.png'/>", "error", "not an http or https"),
    in_item("<itunes:image/>", "error", "image without href"),
    in_item("<itunes:duration>long</itunes:duration>", "error", "not a duration"),
    in_item("<itunes:explicit>clean</itunes:explicit>", "error", "not one of true, false"),
    in_item("<itunes:episode>0</itunes:episode>", "error", "whole number from 1"),
    in_item("<itunes:title>a</itunes:title><itunes:title>b</itunes:title>", "error", "a second itunes:title"),
    in_item("<itunes:block colour='red'>yes</itunes:block>", "error", "colour is not an attribute of"),
    ("<channel ", "<tide/><channel ", "error", 3, "tide is not an element of rss"),
    ("</channel>", "</channel><channel/>", "error", 2, "2 channels"),
    ('version="2.0" ', 'version="2.0" xmlns="https://q.example/" ', "error", 2, "is in a namespace"),
    as_guid("<guid isPermaLink='false'/>", "warning", "guid is empty"),
    ("<description>Fog again.</description>", "", "warning", 16, "should follow a description"),
    ("<pubDate>", "<author>ada@quay.example (Ada)</author><pubDate>", "warning", 9, "say the same"),
    in_item("<dc:date>2024-13</dc:date>", "error", "day that does not exist"),
    in_item("<atom:link/>", "error", "link without href"),
    in_item("<itunes:subtitle>&lt;b>x&lt;/b></itunes:subtitle>", "warning", "holds </b>"),
    in_channel(
        "<sy:updatePeriod xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'/>", "error", "not one of"
    ),
    in_channel("<generator><b/></generator>", "error", "only text"),
    in_channel(
        IMAGE % ("png", "Harbour notes", "<description>&lt;b>x&lt;/b></description>"), "warning", "</b>"
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[case[4] for case in CASES])
def test_a_rule_reports_its_fault_and_line(case: Case) -> None:
    """Each rule reports its fault, at its line, with a remedy."""
    expect(RSS, case)


def test_character_references_in_titles_are_plain_text() -> None:
    """The way in which the RSS Profile writes < and & in a title causes no warning; the other way does."""
    assert judge(RSS.replace("The ferry", "Boats &#x26; &#x3C;birds")) == ()
    assert [f.severity for f in judge(RSS.replace("The ferry", "Boats &lt;birds"))] == ["warning"]
