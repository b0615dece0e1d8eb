"""Valid feeds, and a check of the findings after one change to them."""

from __future__ import annotations

from publisher.validator import Finding, validate

SELF = "https://harbour.example/feed"

ATOM = """\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <title>Harbour notes</title>
  <id>https://harbour.example/</id>
  <updated>2024-05-03T09:00:00Z</updated>
  <link rel="self" href="https://harbour.example/feed"/>
  <author><name>Ada Quay</name></author>
  <entry>
    <title>The ferry is late</title>
    <id>tag:harbour.example,2024:ferry</id>
    <updated>2024-05-03T09:00:00Z</updated>
    <link rel="alternate" href="https://harbour.example/ferry"/>
    <content type="html">&lt;p&gt;Fog again.&lt;/p&gt;</content>
  </entry>
</feed>
"""

RSS = """\
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
  <title>Harbour notes</title>
  <link>https://harbour.example/</link>
  <description>What the tide brings</description>
  <atom:link rel="self" href="https://harbour.example/feed"/>
  <language>en-gb</language>
  <item>
    <title>The ferry is late</title>
    <link>https://harbour.example/ferry</link>
    <guid>https://harbour.example/ferry</guid>
    <pubDate>Fri, 03 May 2024 09:00:00 +0000</pubDate>
    <dc:creator>Ada Quay</dc:creator>
    <description>Fog again.</description>
    <content:encoded>&lt;p&gt;Fog again.&lt;/p&gt;</content:encoded>
  </item>
</channel></rss>
"""

JSON = """\
{"version": "https://jsonfeed.org/version/1.1",
 "title": "Harbour notes",
 "home_page_url": "https://harbour.example/",
 "feed_url": "https://harbour.example/feed",
 "language": "en",
 "items": [{"id": "https://harbour.example/ferry", "url": "https://harbour.example/ferry",
   "date_published": "2024-05-03T09:00:00Z", "authors": [{"name": "Ada Quay"}], "tags": ["ferries"],
   "content_html": "<p>Fog again.</p>"}]}
"""


RSS1 = """\
<?xml version="1.0" encoding="utf-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:trackback="http://madskills.com/public/xml/rss/module/trackback/">
<channel rdf:about="https://harbour.example/feed">
  <title>Harbour notes</title>
  <link>https://harbour.example/</link>
  <description>What the tide brings</description>
  <image rdf:resource="https://harbour.example/buoy.png"/>
  <items><rdf:Seq><rdf:li rdf:resource="https://harbour.example/ferry"/></rdf:Seq></items>
</channel>
<image rdf:about="https://harbour.example/buoy.png">
  <title>Harbour notes</title>
  <url>https://harbour.example/buoy.png</url>
  <link>https://harbour.example/</link>
</image>
<item rdf:about="https://harbour.example/ferry">
  <title>The ferry is late</title>
  <link>https://harbour.example/ferry</link>
  <dc:date>2024-05-03T09:00:00Z</dc:date>
</item>
</rdf:RDF>
"""

RSS090 = """\
<?xml version="1.0" encoding="utf-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">
<channel>
  <title>Harbour notes</title>
  <link>https://harbour.example/</link>
  <description>What the tide brings</description>
</channel>
<item>
  <title>The ferry is late</title>
  <link>https://harbour.example/ferry</link>
</item>
</rdf:RDF>
"""

OPML = """\
<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0">
<head>
  <title>Feeds of the harbour</title>
  <dateCreated>Fri, 03 May 2024 09:00:00 +0000</dateCreated>
  <ownerEmail>ada@harbour.example</ownerEmail>
</head>
<body>
  <outline text="Harbour">
    <outline type="rss" text="Notes" title="Notes" xmlUrl="https://harbour.example/feed" language="en"/>
  </outline>
</body>
</opml>
"""


def judge(text: str) -> tuple[Finding, ...]:
    """Validate a feed at the address that its self link names, as a person asks for it and as a build does."""
    found = validate(text.encode(), url=SELF)
    assert validate(text.encode(), url=SELF, errors_only=True) == errors_of(found)
    return found


def errors_of(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Leave out the warnings."""
    return tuple(one for one in found if one.severity == "error")


Case = tuple[str, str, str, int, str]  # what to replace, the replacement, severity, line, words of the finding


def expect(feed: str, case: Case) -> None:
    """Change a valid feed at one place: exactly one finding must match, and no error if it is a warning."""
    old, new, severity, line, fragment = case
    assert old in feed
    found = judge(feed.replace(old, new, 1))
    matching = [f for f in found if fragment in f"{f.message}; {f.remedy}"]
    assert [(f.severity, f.line) for f in matching] == [(severity, line)], found
    assert all(f.remedy for f in found)
    if severity == "warning":
        assert not [f for f in found if f.severity == "error"], found
