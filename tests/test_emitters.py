"""What feedgen 1.0.0 gets wrong on its own does not reach a subscriber: one row for each trap."""

from __future__ import annotations

import locale
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import orjson
import pytest
from lxml import etree

from publisher import composer
from publisher.composer.links import Links
from publisher.emitters import FORMATS
from publisher.models import Body, Channel, Enclosure, Entry, Feed, Item, Person

NAMES = {
    "a": "http://www.w3.org/2005/Atom",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
    "content": "http://purl.org/rss/1.0/modules/content/",
}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
URL = "https://notes.example.org/feeds/"
THEN = datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)
CHANNEL = Channel(
    name="all",
    title="Harbour Notes",
    link="https://notes.example.org/",
    description="Tides & trawlers",
    id="tag:notes.example.org,2025:feeds/all",
    language="en",
    publisher="Harbour Notes",
    url=URL,
    hub="https://hub.example.org/",
    ttl=60,
    formats=("rss", "atom", "json"),
)
RICH = Item(
    Entry(
        id="https://elsewhere.example/a",
        title="Hav < land & himmel",
        authors=(Person("Ada Quay", "ada@quay.example", "/relative"), Person("Bo Holm", "bo@quay.example")),
        published=datetime(2026, 2, 1, tzinfo=UTC),
        updated=THEN,
        publisher="Elsewhere",
        language="nb",
        link="https://elsewhere.example/a",
        image=Enclosure("https://elsewhere.example/a.jpg", "image/jpeg", 900),
        categories=("Tides", "R&D"),
        credits=("AFP",),
        enclosures=(
            Enclosure("https://elsewhere.example/one.mp3", "audio/mpeg", 1000),
            Enclosure("https://elsewhere.example/two.mp3", "audio/mpeg", 2000),
            Enclosure("https://elsewhere.example/unknown.mp3", "audio/mpeg", None),
        ),
        source="https://elsewhere.example/",
    ),
    "<p>Full text of a <b>List&lt;String&gt;</b>, and ]]&gt; in it.</p>",
    "A List<String> & more",
)
BARE = Item(Entry(id="tag:notes.example.org,2025:bare.md", title="Bare", updated=THEN), "", "")
FEED = Feed(CHANNEL, (RICH, BARE), THEN)


@dataclass(frozen=True)
class Made:
    """The feed in both XML formats."""

    rss: etree._Element
    atom: etree._Element

    def in_rss(self, path: str) -> list[str]:
        """What an XPath finds in the RSS."""
        return [str(found) for found in self.rss.xpath(path, namespaces=NAMES)]

    def in_atom(self, path: str) -> list[str]:
        """What an XPath finds in the Atom."""
        return [str(found) for found in self.atom.xpath(path, namespaces=NAMES)]


def made(feed: Feed = FEED) -> Made:
    """Emit a feed, and parse it again."""
    return Made(*(etree.fromstring(FORMATS[name].emit(feed)) for name in ("rss", "atom")))


def _links(one: Made) -> None:
    links = [dict(link.attrib) for link in one.atom.find("a:entry", NAMES).findall("a:link", NAMES)]
    enclosures = [link for link in links if link["rel"] == "enclosure"]
    assert [(link["type"], link.get("length")) for link in enclosures] == [
        ("audio/mpeg", "1000"),
        ("audio/mpeg", "2000"),
        ("audio/mpeg", None),
    ]
    alternate = [link for link in links if link["rel"] == "alternate"]
    assert [(link["href"], link["hreflang"]) for link in alternate] == [("https://elsewhere.example/a", "nb")]


def _hub(one: Made) -> None:
    assert one.in_rss("//channel/a:link[@rel='hub']/@href") == ["https://hub.example.org/"]
    assert one.in_atom("/a:feed/a:link[@rel='hub']/@href") == ["https://hub.example.org/"]


def _never_now(one: Made) -> None:
    given = {"2026-02-01T00:00:00+00:00", "2026-02-03T04:05:06+00:00"}
    assert set(one.in_atom("//a:updated/text() | //a:published/text()")) == given
    assert one.in_rss("//lastBuildDate/text()") == ["Tue, 03 Feb 2026 04:05:06 +0000"]


def _equal_instants(one: Made) -> None:
    assert one.in_atom("//a:entry/a:updated/text()") == ["2026-02-03T04:05:06+00:00"] * 2


def _dates_as_given(one: Made) -> None:
    assert one.in_atom("//a:published/text()") == ["2026-02-01T00:00:00+00:00"]
    assert one.in_rss("//item/pubDate/text()") == ["Sun, 01 Feb 2026 00:00:00 +0000"]


def _in_utc(one: Made) -> None:
    assert all(text.endswith("+00:00") for text in one.in_atom("//a:updated/text() | //a:published/text()"))
    assert all(text.endswith(" +0000") for text in one.in_rss("//pubDate/text() | //lastBuildDate/text()"))


def _order(one: Made) -> None:
    assert (
        one.in_rss("//item/title/text()")
        == one.in_atom("//a:entry/a:title/text()")
        == [RICH.entry.title, "Bare"]
    )


def _no_skip_days(one: Made) -> None:
    assert one.in_rss("//skipDays | //skipHours") == []


def _locale(one: Made) -> None:
    before = locale.setlocale(locale.LC_ALL)
    assert one.in_rss("//item/pubDate/text()") == [format_datetime(datetime(2026, 2, 1, tzinfo=UTC))]
    made()
    assert locale.setlocale(locale.LC_ALL) == before


def _no_file(one: Made) -> None:
    source = (Path(composer.__file__).parents[1] / "emitters/_feedgen.py").read_text()
    assert "rss_file" not in source
    assert "atom_file" not in source
    assert len(one.rss) == 1


def _forbidden(_: Made) -> None:
    dirty = "Fi\x00\x0b\x1b\x7f\x85\ud800\ufffe\uffffne text."
    item = composer.compose(Body("text", dirty), BARE.entry, Links())
    assert made(FEED._replace(items=(item,))).in_atom("//a:entry/a:content/text()") == ["<p>Fine text.</p>"]


def _html_type(one: Made) -> None:
    assert one.in_atom("//a:entry/a:content/@type") == ["html", "html"]


def _independent(one: Made) -> None:
    assert one.in_atom("//a:entry/a:summary/text()") == [RICH.summary]
    assert one.in_atom("//a:entry[1]/a:content/text()") == [RICH.content]
    assert one.in_rss("//item[1]/content:encoded/text()") == [RICH.content]


def _escaped_description(one: Made) -> None:
    assert one.in_rss("//item[1]/description/text()") == ["A List&lt;String&gt; &amp; more"]


def _plain_titles(one: Made) -> None:
    assert one.in_rss("//item[1]/title/text()") == ["Hav < land & himmel"]
    assert one.in_atom("//a:title/@type") == []


def _clean_content(_: Made) -> None:
    html = '<p style="x" onclick="y">A <a href="b">b</a><script>c</script></p>'
    item = composer.compose(Body("html", html), BARE.entry, Links("https://notes.example.org/deep/"))
    assert item.content == '<p>A <a href="https://notes.example.org/deep/b">b</a></p>'


def _languages(one: Made) -> None:
    assert one.atom.get(LANG) == "en"
    assert [entry.get(LANG) for entry in one.atom.findall("a:entry", NAMES)] == ["nb", None]
    assert one.in_rss("//channel/language/text() | //item/dc:language/text()") == ["en", "nb"]


def _permalinks(one: Made) -> None:
    assert one.in_rss("//guid/@isPermaLink") == ["true", "false"]
    assert one.in_rss("//guid/text()") == [RICH.entry.id, BARE.entry.id]


def _ids(one: Made) -> None:
    assert one.in_atom("//a:entry/a:id/text()") == [RICH.entry.id, BARE.entry.id]


def _channel_link(one: Made) -> None:
    assert one.in_rss("//channel/link/text()") == ["https://notes.example.org/"]


def _self_links(one: Made) -> None:
    assert one.in_rss("//channel/a:link[@rel='self']/@href") == [URL + "all.rss"]
    assert one.in_atom("/a:feed/a:link[@rel='self']/@href") == [URL + "all.atom"]
    assert one.in_atom("/a:feed/a:link[@rel='self']/@type") == ["application/atom+xml"]


def _people(one: Made) -> None:
    assert one.in_rss("//item[1]/dc:creator/text()") == ["Ada Quay", "Bo Holm"]
    assert one.in_rss("//item/author") == []
    assert one.in_atom("//a:entry[1]/a:author/a:name/text()") == ["Ada Quay", "Bo Holm"]
    assert one.in_atom("//a:uri | //a:email") == [], "a relative page would make the feed invalid"
    assert one.in_atom("/a:feed/a:author/a:name/text()") == ["Harbour Notes"]


def _categories(one: Made) -> None:
    assert one.in_rss("//item/category/text()") == ["Tides", "R&D"]
    assert one.in_atom("//a:category/@term") == one.in_atom("//a:category/@label") == ["Tides", "R&D"]


def _one_enclosure(one: Made) -> None:
    assert [dict(found.attrib) for found in one.rss.iter("enclosure")] == [
        {"url": "https://elsewhere.example/one.mp3", "length": "1000", "type": "audio/mpeg"}
    ]
    assert "https://elsewhere.example/two.mp3" in one.in_rss("//media:content/@url")


def _source(one: Made) -> None:
    assert one.in_atom("//a:source/a:id/text()") == ["https://elsewhere.example/"]
    assert one.in_atom("//a:source/a:updated/text()") == ["2026-02-03T04:05:06+00:00"]
    assert one.in_rss("//item/source/@url") == ["https://elsewhere.example/"]


def _no_image(one: Made) -> None:
    assert one.in_rss("//channel/image") == one.in_atom("//a:logo | //a:icon") == []


def _own_extensions(one: Made) -> None:
    spaces = set(one.rss.nsmap.values()) | set(one.atom.nsmap.values())
    assert not [space for space in spaces if space and ("itunes" in space or "syndication" in space)]
    assert one.in_rss("//media:group") == []
    assert one.in_rss("//media:content[@medium='image']/@url") == ["https://elsewhere.example/a.jpg"]


def _no_stylesheet(_: Made) -> None:
    assert b"xml-stylesheet" not in FORMATS["rss"].emit(FEED) + FORMATS["atom"].emit(FEED)


def _json_feed(_: Made) -> None:
    item = orjson.loads(FORMATS["json"].emit(FEED))["items"][0]
    assert item["title"] == RICH.entry.title
    assert item["content_html"] == RICH.content
    assert item["authors"] == [{"name": "Ada Quay"}, {"name": "Bo Holm"}]
    assert [one.get("size_in_bytes") for one in item["attachments"]] == [1000, 2000, None]


TRAPS: list[Callable[[Made], None]] = [
    _links, _hub, _never_now, _equal_instants, _dates_as_given, _in_utc, _order, _no_skip_days, _locale,
    _no_file, _forbidden, _html_type, _independent, _escaped_description, _plain_titles, _clean_content,
    _languages, _permalinks, _ids, _channel_link, _self_links, _people, _categories, _one_enclosure,
    _source, _no_image, _own_extensions, _no_stylesheet, _json_feed,
]  # fmt: skip


@pytest.mark.parametrize("holds", TRAPS, ids=[f"{n}{one.__name__}" for n, one in enumerate(TRAPS, 1)])
def test_a_trap_of_feedgen_is_closed(holds: Callable[[Made], None]) -> None:
    """Each row is a way in which feedgen alone would hand subscribers something wrong or invalid."""
    holds(made())


def test_links_within_an_entry_have_its_address_as_their_base() -> None:
    """A program that resolves "#fn-1" arrives at the article, and not at the front page of the site."""
    noted = RICH._replace(content='<p>Fog<a href="#fn-1">1</a></p>')
    base = "{http://www.w3.org/XML/1998/namespace}base"
    for name, path in (("rss", ".//content:encoded"), ("atom", ".//a:content")):
        for item, expected in ((noted, "https://elsewhere.example/a"), (RICH, None)):
            root = etree.fromstring(FORMATS[name].emit(Feed(CHANNEL, (item,), THEN)))
            content = root.find(path, NAMES)
            assert content is not None
            assert content.get(base) == expected, (name, item.content)
