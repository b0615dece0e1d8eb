"""Feeds of every dialect, odd ones too, each with what a subscriber sees of it. Written for these tests."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field

HEAD = "https://quay.example"


@dataclass(frozen=True)
class Seen:
    """What a subscriber sees of an entry."""

    id: str
    title: str
    link: str = ""
    published: str = ""  # UTC
    authors: tuple[str, ...] = ()
    content: str = ""
    categories: tuple[str, ...] = ()
    enclosures: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True)
class Case:
    """A feed's name, its bytes, and its entries, newest first."""

    name: str
    data: bytes
    entries: tuple[Seen, ...]
    language: str = ""
    reported: tuple[str, ...] = field(default=())  # words of warnings and notes

    def __str__(self) -> str:
        return self.name


RSS2 = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Quay &amp; Sons</title><link>https://quay.example/</link><description>Rope</description>
<language>en-gb</language>
<item><title>Tar &amp;amp; tallow</title><link>https://quay.example/tar?a=1&amp;b=2</link>
  <guid isPermaLink="false">12 at quay.example</guid><pubDate>Tue, 10 Jun 2025 06:30:00 +0200</pubDate>
  <dc:creator>Ada Quay</dc:creator><dc:creator>Bo Pier</dc:creator>
  <category>tar</category><category>rope</category>
  <description>What smells so.</description>
  <content:encoded
  ><![CDATA[<p>Tar <b>smells</b>. <a href="/why">Why?</a></p><script>x()</script>]]></content:encoded>
  <enclosure url="/tar.mp3" length="4711" type="audio/mpeg"/></item>
<item><title><![CDATA[Knots <em>untied</em>]]></title><guid>https://quay.example/knots</guid>
  <pubDate>Mon, 09 Jun 2025 00:00:00 GMT</pubDate><author>bo@quay.example (Bo Pier)</author>
  <description>&lt;p&gt;Pull &lt;i&gt;here&lt;/i&gt;.&lt;/p&gt;</description></item>
<item><title>No id at all</title><link>https://quay.example/no-id</link>
  <pubDate>Sun, 8 Jun 2025 10:00 EST</pubDate><description>Plain words, 3 &lt; 4.</description></item>
<item><link>https://quay.example/short</link><guid isPermaLink="false">../../etc/passwd</guid>
  <pubDate>Sat, 07 Jun 2025 10:00:00 Z</pubDate><description>A note without a title.</description></item>
</channel></rss>"""

RSS091 = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
  "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>Le caf&eacute; du quai</title><link>https://cafe.example/</link>
<description>Caf\xe9</description><language>fr</language>
<item><title>Le caf&eacute; ferme & rouvre</title><link>https://cafe.example/1</link>
<description>Un caf\xe9 &mdash; noir.</description></item>
</channel></rss>"""

RDF = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel rdf:about="https://pier.example/feed"><title>Pier</title><link>https://pier.example/</link>
<description>Boards</description><items><rdf:Seq><rdf:li rdf:resource="https://pier.example/b"/></rdf:Seq></items></channel>
<item rdf:about="urn:x-pier:b"><title>Boards B</title><link>https://pier.example/b</link>
<dc:date>2005-04-03T02:01:00+02:00</dc:date><dc:creator>Cy Board</dc:creator><dc:subject>boards</dc:subject>
<description>All of it.</description>
<content:encoded>&lt;p&gt;All of &lt;em&gt;it&lt;/em&gt;.&lt;/p&gt;</content:encoded></item>
<item rdf:about="https://pier.example/a"><title>Boards A</title><link>https://pier.example/a</link>
<dc:date>2005-04-02</dc:date><description>Less of it.</description></item>
</rdf:RDF>"""

RSS090 = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">
<channel><title>Mole</title><link>https://mole.example/</link><description>Stones</description></channel>
<item><title>One stone</title><link>https://mole.example/1</link></item></rdf:RDF>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://fog.example/blog/">
<title type="html">Fog &amp;amp; horn</title><id>urn:uuid:60a76c80-d399-11d9-b93c-0003939e0af6</id>
<link rel="self" href="feed.atom"/><link href="./"/><updated>2025-06-05T00:00:00Z</updated>
<author><name>Dee Horn</name></author>
<entry xml:base="2025/">
<title type="text">Horns &amp; whistles</title><id>tag:fog.example,2025:horns</id>
<link rel="alternate" type="text/html" href="horns"/>
<link rel="enclosure" type="audio/ogg" length="99" href="h.ogg"/>
<published>2025-06-04T12:30:00.25+02:00</published><updated>2025-06-05T00:00:00Z</updated>
<author><name>Eli Fog</name><email>eli@fog.example</email><uri>/eli</uri></author>
<author><name>Flo Mist</name></author>
<category term="h" label="horns"/>
<content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>See <a href="more">more</a> &lt; all.</p></div></content></entry>
<entry><title type="html">&lt;b&gt;H&lt;/b&gt;&lt;sub&gt;2&lt;/sub&gt;O</title><id>https://fog.example/søk?p=1</id>
<link href="water"/><published>2025-06-03T00:00:00Z</published><updated>2025-06-03T00:00:00Z</updated>
<summary>Wet, in short.</summary></entry>
</feed>"""

ATOM03 = """<?xml version="1.0" encoding="utf-8"?>
<feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="en"><title>Old lamps</title>
<link rel="alternate" type="text/html" href="https://lamp.example/"/><modified>2004-03-02T00:00:00Z</modified>
<entry><title>Wicks</title><link rel="alternate" type="text/html" href="https://lamp.example/wicks"/>
<id>tag:lamp.example,2004:wicks</id><issued>2004-03-01T10:00:00-05:00</issued><modified>2004-03-02T00:00:00Z</modified>
<author><name>Gil Wick</name></author>
<content type="text/html" mode="escaped">&lt;p&gt;Trim them.&lt;/p&gt;</content></entry></feed>"""

JSON11 = """{"version": "https://jsonfeed.org/version/1.1", "title": "Buoys",
"home_page_url": "https://buoy.example/", "language": "en", "authors": [{"name": "Hal Buoy"}], "items": [
{"id": "https://buoy.example/2", "url": "https://buoy.example/2",
 "title": "Red \\"ones\\"", "content_html": "<p>Red.</p>",
 "date_published": "2025-05-02T08:00:00-04:00", "tags": ["red"], "attachments":
 [{"url": "https://buoy.example/r.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 7}]},
{"id": 1, "url": "/1", "title": "Green ones", "content_text": "First.\\n\\nSecond & last.",
 "date_published": "2025-05-01T08:00:00Z", "authors": [{"name": "Ina Green", "url": "https://buoy.example/ina"}]}]}"""

JSON10 = """\ufeff{"version": "https://jsonfeed.org/version/1", "title": "Cable", "items": [
{"id": "c-1", "title": "Wires", "content_text": "Wet.", "author": {"name": "Jo Wire"},
 "date_published": "2018-01-02T03:04:05Z"}]}"""

CP1252 = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Quotes</title><link>https://quote.example/</link><description>-</description>
<item><title>\u201cCaf\xe9\u201d \u2013 closed</title><guid isPermaLink="false">q-1</guid>
<link>https://quote.example/1</link>
<pubDate>Wed, 01 Jan 2025 00:00:00 GMT</pubDate>
<description>It\u2019s d\xe9j\xe0 vu: \u2026</description></item></channel></rss>"""

ODD = """<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY who "Mallory"><!ENTITY file SYSTEM "file:///etc/passwd"> <!-- ]> it's -->]>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Odd</title>
<link>https://odd.example/</link>
<description/>
<item><title>--- "quoted": [yes], {no}, 'so' #1 \\ &who;</title>
<guid isPermaLink="false">a: b #c "d" &file;</guid>
<pubDate>2025-02-03</pubDate><description>---&#10;title: other&#10;---</description></item>
<item><title>Two
 lines and more</title><guid isPermaLink="false">  spaced id  </guid><pubDate>1 Feb 25 9:05 +0100</pubDate>
<author>Kim &lt;kim@odd.example&gt;</author><description>&lt;p&gt;Unclosed &lt;b&gt;bold</description></item>
<item><title>2025-01-31 minutes</title><guid isPermaLink="false">m</guid><pubDate>someday soon</pubDate>
<description>No day.</description></item>
</channel></rss>"""

PARAGRAPHS = "<p>First.</p>\n<p>Second &amp; last.</p>"
CASES = (
    Case("rss 2.0", RSS2.encode(), (
        Seen("12 at quay.example", "Tar & tallow", f"{HEAD}/tar?a=1&b=2", "2025-06-10T04:30:00Z",
             ("Ada Quay", "Bo Pier"), f'<p>Tar <b>smells</b>. <a href="{HEAD}/why">Why?</a></p>',
             ("tar", "rope"),
             ((f"{HEAD}/tar.mp3", "audio/mpeg", 4711),)),
        Seen(f"{HEAD}/knots", "Knots untied", f"{HEAD}/knots", "2025-06-09T00:00:00Z", ("Bo Pier",),
             "<p>Pull <i>here</i>.</p>"),
        Seen(f"{HEAD}/no-id", "No id at all", f"{HEAD}/no-id", "2025-06-08T15:00:00Z", (),
             "<p>Plain words, 3 &lt; 4.</p>"),
        Seen("../../etc/passwd", "A note without a title.", f"{HEAD}/short", "2025-06-07T10:00:00Z", (),
             "<p>A note without a title.</p>"),
    ), "en-GB", ("without a title", "without an id")),
    Case("rss 0.91", RSS091.encode("latin-1"), (
        Seen("https://cafe.example/1", "Le café ferme & rouvre", "https://cafe.example/1", "", (),
             "<p>Un café — noir.</p>"),
    ), "fr", ("without an id",)),
    Case("rss 1.0", RDF.encode(), (
        Seen("urn:x-pier:b", "Boards B", "https://pier.example/b", "2005-04-03T00:01:00Z", ("Cy Board",),
             "<p>All of <em>it</em>.</p>", ("boards",)),
        Seen("https://pier.example/a", "Boards A", "https://pier.example/a", "2005-04-02T00:00:00Z", (),
             "<p>Less of it.</p>"),
    )),
    Case("rss 0.90", RSS090.encode(), (Seen("https://mole.example/1", "One stone", "https://mole.example/1"),),
         "", ("without an id",)),
    Case("atom 1.0", ATOM.encode(), (
        Seen("tag:fog.example,2025:horns", "Horns & whistles", "https://fog.example/blog/2025/horns",
             "2025-06-04T10:30:00Z", ("Eli Fog", "Flo Mist"),
             '<p>See <a href="https://fog.example/blog/2025/more">more</a> &lt; all.</p>', ("horns",),
             (("https://fog.example/blog/2025/h.ogg", "audio/ogg", 99),)),
        Seen("https://fog.example/søk?p=1", "H2O", "https://fog.example/blog/water", "2025-06-03T00:00:00Z",
             ("Dee Horn",), "<p>Wet, in short.</p>"),
    ), "en"),
    Case("atom 0.3", ATOM03.encode(), (
        Seen("tag:lamp.example,2004:wicks", "Wicks", "https://lamp.example/wicks", "2004-03-01T15:00:00Z",
             ("Gil Wick",), "<p>Trim them.</p>"),
    ), "en"),
    Case("json 1.1", JSON11.encode(), (
        Seen("https://buoy.example/2", 'Red "ones"', "https://buoy.example/2", "2025-05-02T12:00:00Z",
             ("Hal Buoy",), "<p>Red.</p>", ("red",), (("https://buoy.example/r.mp3", "audio/mpeg", 7),)),
        Seen("1", "Green ones", "https://buoy.example/1", "2025-05-01T08:00:00Z", ("Ina Green",), PARAGRAPHS),
    ), "en"),
    Case("json 1.0", JSON10.encode(), (
        Seen("c-1", "Wires", "", "2018-01-02T03:04:05Z", ("Jo Wire",), "<p>Wet.</p>"),
    )),
    Case("rss 2.0, gzip", gzip.compress(RSS090.encode(), mtime=0),
         (Seen("https://mole.example/1", "One stone", "https://mole.example/1"),),
         "", ("without an id",)),
    Case("windows-1252 that says utf-8", CP1252.encode("cp1252"), (
        Seen("q-1", "“Café” – closed", "https://quote.example/1", "2025-01-01T00:00:00Z", (),
             "<p>It’s déjà vu: …</p>"),
    )),
    Case("windows-1252 that says so", CP1252.replace("utf-8", "Windows-1252").encode("cp1252"), (
        Seen("q-1", "“Café” – closed", "https://quote.example/1", "2025-01-01T00:00:00Z", (),
             "<p>It’s déjà vu: …</p>"),
    )),
    Case("odd rss", ODD.encode(), (
        Seen('a: b #c "d" &file;', "--- \"quoted\": [yes], {no}, 'so' #1 \\ &who;", "",
             "2025-02-03T00:00:00Z", (),
             "<p>---<br>title: other<br>---</p>"),
        Seen("spaced id", "Two lines and more", "", "2025-02-01T08:05:00Z", ("Kim",),
             "<p>Unclosed <b>bold</b></p>"),
        Seen("m", "2025-01-31 minutes", "", "", (), "<p>No day.</p>"),
    ), "", ("is not a date",)),
)  # fmt: skip
