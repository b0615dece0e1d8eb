"""The web pages: valid HTML, safe links, and hostile text that stays text."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from hashlib import sha256
from itertools import pairwise
from xml.etree import ElementTree as ET

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from page_site import CHANNEL, CONTENT, ENTRIES, HOSTILE, ITEMS, SITE, THEN, URL, attacked, pages, rows

from publisher.composer.sanitiser import sanitise
from publisher.emitters import FORMATS
from publisher.identity import page_address, page_name
from publisher.models import Channel, Enclosure, Entry, Feed, Item, Person, Site
from publisher.pages import PageSettings, render_article, render_feed, render_index, subscription_list
from publisher.pages.jinja import Templates
from publisher.pages.landing import FeedRow
from publisher.pages.views import content
from publisher.text.characters import fit_for_xml

EVIL = Entry(
    id="tag:evil.example,2025:" + HOSTILE,
    title=HOSTILE,
    authors=(Person(HOSTILE, uri="javascript:alert(1)"), Person("Ada", uri=" javascript:alert(1)")),
    updated=THEN,
    publisher=HOSTILE,
    language='en" onclick="x',
    link="JavaScript:alert(1)",
    image=Enclosure("data:text/html,<script>", "image/png"),
    categories=(HOSTILE,),
    credits=(HOSTILE,),
    enclosures=(
        Enclosure("javascript:alert(1)", "audio/mpeg"),
        Enclosure('https://a.example/"><script>', HOSTILE),
    ),
    source="vbscript:x",
)
PLAIN = PageSettings(SITE, FORMATS)
EVIL_CHANNEL = CHANNEL._replace(title=HOSTILE, description=HOSTILE, url="javascript:alert(1)//")


def kinds(
    entry: Entry, channel: Channel = CHANNEL, site: Site = SITE, text: str = "", templates: Templates = ()
) -> dict[str, bytes]:
    """Render an index, a feed page and an article page with the same entry."""
    item = Item(entry, text, entry.title)
    shared = PageSettings(site, FORMATS, templates)
    return {
        "index": render_index(shared, [FeedRow(channel, 1, (item,))] * 2),
        "feed": render_feed(shared, Feed(channel, (item,), THEN), archives=[(HOSTILE, "a.html")]),
        "article": render_article(shared, item, [channel]),
    }


def tree(data: bytes) -> etree._Element:
    """Parse a page as a browser does; a page with an error is refused."""
    return html5lib.HTMLParser(html5lib.getTreeBuilder("lxml"), strict=True, namespaceHTMLElements=False).parse(
        data, transport_encoding="utf-8"
    )


def found(data: bytes, path: str) -> list[str]:
    """What an XPath finds in a page."""
    return [str(one) for one in tree(data).xpath(path)]


@pytest.mark.parametrize("name", sorted(pages()))
def test_pages_are_valid(name: str) -> None:
    """A strict HTML parser finds no error, and each page has a language, a feed link and one heading."""
    data = pages()[name]

    assert found(data, "//html/@lang") == ["ar" if name.startswith("ar/") else "en"]
    assert found(data, "//link[@rel='alternate']/@type")[:1] == ["application/rss+xml"]
    assert len(tree(data).xpath("//h1")) == len(tree(data).xpath("//main")) == 1
    assert found(data, "//script") == []


@pytest.mark.parametrize("name", sorted(pages()))
def test_no_heading_skips_a_level(name: str) -> None:
    """Headings can be followed level by level (WCAG 2.2, technique G141)."""
    levels = [int(one.tag[1]) for one in tree(pages()[name]).iter() if re.fullmatch("h[1-6]", str(one.tag))]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("kind", ["index", "feed", "article"])
def test_hostile_text_stays_text(kind: str) -> None:
    """A title, a name or an address from a scraped page cannot run, nor link to what runs."""
    data = kinds(EVIL, EVIL_CHANNEL, Site(HOSTILE, "javascript:alert(1)", HOSTILE, "en"))[kind]

    assert b"<script" not in data
    assert found(data, "//h1//text()") == [HOSTILE]
    links = found(data, "//@href | //@src")
    assert links
    assert [
        one
        for one in links
        if not re.match(r"https://|\.\./|[a-z0-9.]+\.(html|opml|rss|atom|json)$|data:image", one)
    ] == []
    assert found(data, "//@onclick | //@onerror") == []
    assert "49" not in " ".join(found(data, "//main//text()")), "no template runs in the text of an article"


TEXT = st.text().map(fit_for_xml)


@given(TEXT, TEXT, TEXT)
@settings(max_examples=40)
def test_any_text_makes_a_valid_page(title: str, name: str, body: str) -> None:
    """Any text and sanitised HTML gives a valid page that contains it."""
    entry = ENTRIES[0]._replace(title=title, authors=(Person(name),), credits=(name,), id=f"tag:a,2025:{name}")

    for data in kinds(entry, text=sanitise(body, "")).values():
        assert title.split() == [] or " ".join(title.split()) in " ".join(
            " ".join(found(data, "//text()")).split()
        )


@pytest.mark.parametrize("kind", ["index", "feed", "article"])
def test_the_same_entry_makes_the_same_bytes(kind: str) -> None:
    """A page depends on no clock, no order of keys, and no page rendered before."""
    assert kinds(ENTRIES[0], text=CONTENT)[kind] == kinds(ENTRIES[0], text=CONTENT)[kind]


def test_every_relative_link_resolves() -> None:
    """From any folder, relative links lead to the index and the feed files, and nowhere else."""
    made = pages()

    feed = set(
        found(made["by/quay.html"], "//a/@href[not(contains(., ':'))] | //link/@href[not(contains(., ':'))]")
    )
    text = made[page_name(ENTRIES[0].id)]
    entry = set(found(text, "//a/@href[not(contains(., ':')) and not(starts-with(., '#'))]"))

    assert feed == {
        "../index.html", "../by/quay.rss", "../by/quay.atom", "../by/quay.json", "../by/quay-2025.html",
        "../" + page_name(ENTRIES[0].id),
    }  # fmt: skip
    assert entry == {"../index.html", "../all.html", "../all.rss", "../all.atom", "../all.json"}
    assert found(text, "//link[@rel='canonical']/@href") == [page_address(URL, ENTRIES[0].id)]
    assert "by/quay-3.html" in found(made["index.html"], "//a/@href")
    assert "feeds.opml" in found(made["index.html"], "//a/@href")


def test_readers_are_offered_if_the_address_is_known() -> None:
    """A button subscribes to the percent-encoded feed address; without an address there is no button."""
    known = render_index(PLAIN, rows(0))
    unknown = render_index(PLAIN, [FeedRow(CHANNEL._replace(url=""), 1)])

    feed = "https%3A%2F%2Fnotes.example.org%2Ffeeds%2Fall.rss"
    assert [one for one in found(known, "//a/@href") if feed in one] == [
        f"https://feedbin.com/?subscribe={feed}",
        f"https://feedly.com/i/subscription/feed/{feed}",
        f"https://www.inoreader.com/?add_feed={feed}",
        f"https://www.newsblur.com/?url={feed}",
        f"https://theoldreader.com/feeds/subscribe?url={feed}",
    ]
    assert addresses(known) == [URL + "all.rss", URL + "all.atom", URL + "all.json"]
    assert "all.rss" in found(unknown, "//a/@href")
    assert addresses(unknown) == found(unknown, "//*[@id='readers']") == []


def addresses(data: bytes) -> list[str]:
    """The addresses that a page offers to copy."""
    return ["".join(one.itertext()) for one in tree(data).xpath("//code[@class='address']")]


NAMES = {  # id, start of the page's name
    "escaped blank": (
        "tag:notes.example.org,2025:notes/tide%20table.md",
        "articles/tide-table-dfedc3f2915c.html",
    ),
    "suffix": ("tag:notes.example.org,2025:Bare.md", "articles/bare-"),
    "record": ("tag:notes.example.org,2025:log/all.jsonl#@4096", "articles/all-4096-"),
    "long": ("tag:notes.example.org,2025:" + "a" * 300, "articles/" + "a" * 60 + "-"),
    "other script": ("tag:notes.example.org,2025:%E6%B8%AF.md", "articles/"),
    "accents": ("tag:notes.example.org,2025:Smørbrød.md", "articles/smorbrod-"),
    "address": ("https://quay.example/2025/walk/", "articles/walk-"),
    "path": ("../../../etc/passwd", "articles/passwd-"),
    "lone surrogate": ("urn:uuid:\ud800/..", "articles/"),
    "empty": ("", "articles/"),
}


@pytest.mark.parametrize(("identity", "start"), NAMES.values(), ids=NAMES)
def test_a_page_is_named_after_the_id(identity: str, start: str) -> None:
    """The name of a page depends on the id only: no title or date changes it, and no id leaves the folder."""
    entry = Entry(id=identity, title="One")
    name = page_name(entry.id)

    assert name.startswith(start)
    assert re.fullmatch(r"articles/(?:[a-z0-9]+-){0,40}[0-9a-f]{12}\.html", name)
    assert name == page_name(entry._replace(title="Two", published=THEN, language="ar").id)
    assert page_address(URL, entry.id) == URL + name
    assert page_address("", entry.id) == ""


@given(st.text(), st.text())
def test_two_ids_never_share_a_page(one: str, other: str) -> None:
    """Different ids have different pages."""
    names = {page_name(identity) for identity in (one, other)}

    assert len(names) == len({one, other})


def test_an_entry_has_its_own_language() -> None:
    """Title and content are marked with the language and direction of the entry, if the page has another."""
    arabic, english = pages()["ar/all.html"], pages()["by/quay.html"]

    assert found(english, "//article//@lang") == ["ar", "ar"]
    assert found(english, "//article//h3/@dir") == ["rtl", "auto"], (
        "without a language, the letters decide the direction"
    )
    assert found(arabic, "//article//h3/@lang") == ["en"]
    assert found(arabic, "//article//h3/@dir") == ["ltr", "auto"]
    assert found(arabic, "//article//p/time[1]/text()")[0] == "1 فبراير 2026"


HEADINGS = {  # HTML, the level of its highest headings, what becomes of it
    "moved down": ("<h1>a</h1><h2>b</h2><h1>c</h1>", 2, "<h2>a</h2><h3>b</h3><h2>c</h2>"),
    "skipped level": ("<h2>a</h2><h5>b</h5><h3>c</h3>", 4, "<h4>a</h4><h5>b</h5><h5>c</h5>"),
    "wrong order": ('<h3 lang="de">a</h3><h2>b</h2>', 2, '<h2 lang="de">a</h2><h2>b</h2>'),
    "too low": ("<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4>", 4, "<h4>a</h4><h5>b</h5><h6>c</h6><h6>d</h6>"),
    "nested": ("<h1>a<div><h3>b</h3></div></h1>", 2, "<h2>a<div><h3>b</h3></div></h2>"),
    "no heading": ("<hr><p>a &lt;h1></p></h1>", 2, "<hr><p>a &lt;h1></p></h6>"),
    "no alt": ('<img src="https://a.example/x">', 2, '<img alt="" src="https://a.example/x">'),
    "empty alt": ('<img src="https://a.example/x" alt="">', 2, '<img src="https://a.example/x" alt="">'),
    "alt in a title": (
        '<img title="an alt=" src="https://a.example/x">', 2,
        '<img alt="" title="an alt=" src="https://a.example/x">',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("html", "top", "wanted"), HEADINGS.values(), ids=HEADINGS)
def test_content_fits_into_the_page(html: str, top: int, wanted: str) -> None:
    """Headings of an article get levels below its title, in order; a missing alt becomes an empty one."""
    assert content(html, top) == wanted


def test_ids_of_entries_do_not_meet_on_a_page() -> None:
    """The note of the second entry is its own, though each entry calls its first note the same."""
    away = '<a href="https://a.example/#fn-1">a</a>'
    text = f'<p><a href="#fn-1" id="back">1</a> id="x" {away}</p><p id="fn-1">A note.</p>'
    items = tuple(Item(ITEMS[0].entry._replace(id=f"urn:x:{number}"), text, "A") for number in range(2))

    page = render_feed(PLAIN, Feed(CHANNEL, items, THEN)).decode()

    notes = re.findall(r'<p id="([^"]*-fn-1)"', page)
    assert len(set(notes)) == 2
    assert re.findall(r'href="#([^"]*)" id="[^"]*-back"', page) == notes
    assert away in page
    assert '<p id="fn-1">' in render_article(PLAIN, items[0]).decode()  # links from elsewhere lead there


def test_the_first_entries_are_there_in_full() -> None:
    """A page stays small: of ten entries the text is folded in, of twenty more there is the summary only."""
    items = tuple(
        ITEMS[0]._replace(content=f"<p>All of {number}</p>", summary=f"About {number}") for number in range(40)
    )

    page = render_feed(PLAIN, Feed(CHANNEL, items, THEN))

    assert found(page, "//article/details//p/text()") == [f"All of {number}" for number in range(10)]
    assert found(page, "//article/p[@class='teaser']/text()") == [f"About {number}" for number in range(30)]
    assert found(page, "//details/@open") == []


def test_corrections_are_shown() -> None:
    """Every kind of page shows a correction next to the title."""
    corrected = Entry("tag:a,2025:b", "Title", updated=THEN, corrected="The boat was <green>.")

    for data in kinds(corrected).values():
        assert found(data, "//*[@class='notice corrected']//text()") == [
            "Corrected",
            " ",
            "The boat was <green>.",
        ]
        assert found(data, "//*[@class='notice retracted']") == []


def test_days_are_in_the_sites_zone() -> None:
    """A page shows the day in the site's zone, and the exact instant in UTC unless only a day is known."""
    late = ENTRIES[2]._replace(published=datetime(2026, 4, 30, 22, 30, tzinfo=UTC), updated=None)
    site = SITE._replace(timezone="Europe/Oslo")

    for day_only, exact in ((False, "2026-04-30T22:30:00Z"), (True, "2026-05-01")):
        for data in kinds(late._replace(day_only=day_only), site=site).values():
            assert found(data, "//time/@datetime") == [exact]
            assert found(data, "//time/text()") == ["1 May 2026"]


@pytest.mark.parametrize("kind", ["index", "feed", "article"])
def test_the_policy_names_the_style(kind: str) -> None:
    """The policy allows one style: it contains the hash of the text that the browser finds in the page."""
    from base64 import b64encode

    own = (("templates/style.css", "p{color:red}\r\n"),)
    for data in (kinds(ENTRIES[0])[kind], kinds(ENTRIES[0], templates=own)[kind], attacked()):
        policy = found(data, "//meta[@http-equiv='Content-Security-Policy']/@content")[0]
        style = found(data, "//head/style/text()")[0]

        assert f"style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" in policy
        assert policy.startswith("default-src 'none'; ")


HOSTILE_NAME = "<script>\"'&]]>--%00\u202e\U0001f6f3"


def test_the_index_shows_hostile_names_as_text() -> None:
    """A title from a scraped page cannot run on the page where people arrive."""
    channel = CHANNEL._replace(title=HOSTILE_NAME, description=HOSTILE_NAME)
    hostile = ENTRIES[0]._replace(title=HOSTILE_NAME, publisher=HOSTILE_NAME, authors=())
    site = Site(HOSTILE_NAME, "https://notes.example.org/", HOSTILE_NAME)

    html = render_index(
        PageSettings(site, FORMATS), [FeedRow(channel, 1, (Item(hostile, "", HOSTILE_NAME), ITEMS[1]))]
    ).decode()

    assert "<script" not in html
    assert html.count("&lt;script&gt;") >= 3
    assert 'rel="alternate" type="application/rss+xml"' in html
    assert 'name="viewport"' in html


def test_the_list_of_feeds_is_well_formed() -> None:
    """A reader can import it: it has the title and address of each feed, whatever the titles contain."""
    channels = (CHANNEL._replace(title=HOSTILE_NAME), CHANNEL._replace(name="by/a"))

    root = ET.fromstring(subscription_list(HOSTILE_NAME, channels, ".rss"))

    outlines = root.findall("body/outline")
    assert [one.get("xmlUrl") for one in outlines] == [CHANNEL.url + "all.rss", CHANNEL.url + "by/a.rss"]
    assert outlines[0].get("text") == HOSTILE_NAME
