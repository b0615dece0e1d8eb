"""The web pages beside the feeds: hostile words stay words, links stay safe, owners may have their own way."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from itertools import pairwise
from typing import Any

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from page_site import CHANNEL, CONTENT, ENTRIES, HOSTILE, ITEMS, SITE, THEN, URL, attacked, pages, rows

from publisher.composer.sanitiser import sanitise
from publisher.emitters import page
from publisher.emitters._content import content
from publisher.emitters.names import address, page_name
from publisher.models import Channel, Enclosure, Entry, Feed, Item, Person, Site
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
EVIL_CHANNEL = replace(CHANNEL, title=HOSTILE, description=HOSTILE, url="javascript:alert(1)//")


def kinds(
    entry: Entry, channel: Channel = CHANNEL, site: Site = SITE, text: str = "", **options: Any
) -> dict[str, bytes]:
    """The three kinds of page with one entry on each."""
    item = Item(entry, text, entry.title)
    return {
        "index": page.emit(site, [page.Row(channel, 1, (entry,))] * 2, **options),
        "feed": page.emit_feed(site, Feed(channel, (item,), THEN), archives=[(HOSTILE, "a.html")], **options),
        "article": page.emit_article(site, item, [channel], **options),
    }


def tree(data: bytes) -> etree._Element:
    """A page as a browser parses it, if it holds no error at all."""
    return html5lib.HTMLParser(html5lib.getTreeBuilder("lxml"), strict=True, namespaceHTMLElements=False).parse(
        data, transport_encoding="utf-8"
    )


def found(data: bytes, path: str) -> list[str]:
    """What an XPath finds in a page."""
    return [str(one) for one in tree(data).xpath(path)]


@pytest.mark.parametrize("name", sorted(pages()))
def test_pages_are_valid(name: str) -> None:
    """A strict HTML parser finds nothing to mend, and what the pages are for is there."""
    data = pages()[name]

    assert found(data, "//html/@lang") == ["ar" if name.startswith("ar/") else "en"]
    assert found(data, "//link[@rel='alternate']/@type")[:1] == ["application/rss+xml"]
    assert len(tree(data).xpath("//h1")) == len(tree(data).xpath("//main")) == 1
    assert found(data, "//script") == []


@pytest.mark.parametrize("name", sorted(pages()))
def test_no_heading_skips_a_level(name: str) -> None:
    """Who walks from heading to heading never wonders what is missing."""
    levels = [int(one.tag[1]) for one in tree(pages()[name]).iter() if re.fullmatch("h[1-6]", str(one.tag))]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("kind", ["index", "feed", "article"])
def test_hostile_words_stay_words(kind: str) -> None:
    """A title, a name or an address from a scraped page neither runs nor links to what runs."""
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
    assert "49" not in " ".join(found(data, "//main//text()")), "no template runs in an article's words"


TEXT = st.text().map(fit_for_xml)


@given(TEXT, TEXT, TEXT)
@settings(max_examples=40)
def test_any_words_make_a_valid_page(title: str, name: str, body: str) -> None:
    """Whatever words and sanitised HTML come in, the page that goes out is whole, and says them."""
    entry = replace(ENTRIES[0], title=title, authors=(Person(name),), credits=(name,), id=f"tag:a,2025:{name}")

    for data in kinds(entry, text=sanitise(body, "")).values():
        assert title.split() == [] or " ".join(title.split()) in " ".join(
            " ".join(found(data, "//text()")).split()
        )


@pytest.mark.parametrize("kind", ["index", "feed", "article"])
def test_the_same_words_make_the_same_bytes(kind: str) -> None:
    """Nothing of a page hangs on a clock, an order of keys, or the page before."""
    assert kinds(ENTRIES[0], text=CONTENT)[kind] == kinds(ENTRIES[0], text=CONTENT)[kind]


def test_every_link_of_ours_arrives() -> None:
    """From any folder, a page's relative links lead to the index, the feed's files, and nowhere else."""
    made = pages()

    feed = set(
        found(made["by/quay.html"], "//a/@href[not(contains(., ':'))] | //link/@href[not(contains(., ':'))]")
    )
    text = made[page_name(ENTRIES[0].id)]
    entry = set(found(text, "//a/@href[not(contains(., ':'))]"))

    assert feed == {
        "../index.html", "../by/quay.rss", "../by/quay.atom", "../by/quay.json", "../by/quay-2025.html",
        "../" + page_name(ENTRIES[0].id),
    }  # fmt: skip
    assert entry == {"../index.html", "../all.html", "../all.rss", "../all.atom", "../all.json"}
    assert found(text, "//link[@rel='canonical']/@href") == [address(URL, ENTRIES[0].id)]
    assert "by/quay-3.html" in found(made["index.html"], "//a/@href")
    assert "feeds.opml" in found(made["index.html"], "//a/@href")


def test_readers_are_offered_for_a_known_address() -> None:
    """A button subscribes with the feed's own address, percent-encoded; without an address there is none."""
    known = page.emit(SITE, rows(0))
    unknown = page.emit(SITE, [page.Row(replace(CHANNEL, url=""), 1, ())])

    feed = "https%3A%2F%2Fnotes.example.org%2Ffeeds%2Fall.rss"
    assert [one for one in found(known, "//a/@href") if feed in one] == [
        f"https://feedbin.com/?subscribe={feed}",
        f"https://feedly.com/i/subscription/feed/{feed}",
        f"https://www.inoreader.com/?add_feed={feed}",
        f"https://www.newsblur.com/?url={feed}",
        f"https://theoldreader.com/feeds/subscribe?url={feed}",
    ]
    assert found(known, "//code//text()") == [URL + "all.rss"]
    assert "all.rss" in found(unknown, "//a/@href")
    assert found(unknown, "//code") == found(unknown, "//*[@id='readers']") == []


NAMES = [
    ("tag:notes.example.org,2025:notes/tide%20table.md", "articles/tide-table-dfedc3f2915c.html"),
    ("tag:notes.example.org,2025:Bare.md", "articles/bare-"),
    ("tag:notes.example.org,2025:log/all.jsonl#@4096", "articles/all-4096-"),
    ("tag:notes.example.org,2025:" + "a" * 300, "articles/" + "a" * 60 + "-"),
    ("tag:notes.example.org,2025:%E6%B8%AF.md", "articles/"),
    ("tag:notes.example.org,2025:Smørbrød.md", "articles/smorbrod-"),
    ("https://quay.example/2025/walk/", "articles/walk-"),
    ("../../../etc/passwd", "articles/passwd-"),
    ("urn:uuid:\ud800/..", "articles/"),
    ("", "articles/"),
]


@pytest.mark.parametrize(("identity", "start"), NAMES)
def test_a_page_is_named_after_the_id(identity: str, start: str) -> None:
    """A page's address is as stable as the id: no new title or date moves it, and no id leaves its folder."""
    entry = Entry(id=identity, title="One")
    name = page_name(entry.id)

    assert name.startswith(start)
    assert re.fullmatch(r"articles/(?:[a-z0-9]+-){0,40}[0-9a-f]{12}\.html", name)
    assert name == page_name(replace(entry, title="Two", published=THEN, language="ar").id)
    assert address(URL, entry.id) == URL + name
    assert address("", entry.id) == ""


@given(st.text(), st.text())
def test_two_ids_never_share_a_page(one: str, other: str) -> None:
    """An entry never stands where another one is expected."""
    names = {page_name(identity) for identity in (one, other)}

    assert len(names) == len({one, other})


def test_an_entry_speaks_its_own_language() -> None:
    """Title and content carry the entry's language and direction where they are not the page's."""
    arabic, english = pages()["ar/all.html"], pages()["by/quay.html"]

    assert found(english, "//article//@lang") == ["ar", "ar"]
    assert found(english, "//article//h3/@dir") == ["rtl", "auto"], (
        "who says no language shows it by the letters"
    )
    assert found(arabic, "//article//h3/@lang") == ["en"]
    assert found(arabic, "//article//h3/@dir") == ["ltr", "auto"]
    assert set(found(arabic, "//time/@dir")) == {"ltr"}, "digits change places beside Arabic letters"


HEADINGS = [
    ("<h1>a</h1><h2>b</h2><h1>c</h1>", 2, "<h2>a</h2><h3>b</h3><h2>c</h2>"),
    ("<h2>a</h2><h5>b</h5><h3>c</h3>", 4, "<h4>a</h4><h5>b</h5><h5>c</h5>"),
    ('<h3 lang="de">a</h3><h2>b</h2>', 2, '<h2 lang="de">a</h2><h2>b</h2>'),
    ("<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4>", 4, "<h4>a</h4><h5>b</h5><h6>c</h6><h6>d</h6>"),
    ("<h1>a<div><h3>b</h3></div></h1>", 2, "<h2>a<div><h3>b</h3></div></h2>"),
    ("<hr><p>a &lt;h1></p></h1>", 2, "<hr><p>a &lt;h1></p></h6>"),
    ('<img src="https://a.example/x">', 2, '<img alt="" src="https://a.example/x">'),
    ('<img src="https://a.example/x" alt="">', 2, '<img src="https://a.example/x" alt="">'),
    ('<img title="an alt=" src="https://a.example/x">', 2, '<img alt="" title="an alt=" src="https://a.example/x">'),
]  # fmt: skip


@pytest.mark.parametrize(("html", "top", "wanted"), HEADINGS)
def test_content_fits_into_the_page(html: str, top: int, wanted: str) -> None:
    """An article's own headings stand below its title, in order; images nobody described are passed over."""
    assert content(html, top) == wanted


def test_long_feeds_are_read_in_full_at_the_top() -> None:
    """A page stays small: of the older entries it shows what they are about."""
    items = tuple(
        replace(ITEMS[0], content=f"<p>All of {number}</p>", summary=f"About {number}") for number in range(40)
    )

    text = page.emit_feed(SITE, Feed(CHANNEL, items, THEN)).decode()

    assert "All of 9<" in text
    assert "About 9<" not in text
    assert "All of 10<" not in text
    assert "About 10<" in text
    assert "About 29<" in text
    assert "About 30<" not in text


@dataclass(frozen=True)
class Noted(Entry):
    """An entry as it may become: with what its publisher had to say later."""

    corrected: str = ""
    retracted: str = ""


def test_what_was_said_later_is_shown() -> None:
    """A correction stands beside the title on every kind of page, as soon as entries carry one."""
    noted = Noted("tag:a,2025:b", "Title", updated=THEN, corrected="The boat was <green>.")

    for data in kinds(noted).values():
        assert found(data, "//*[@class='notice corrected']//text()") == [
            "Corrected",
            " ",
            "The boat was <green>.",
        ]
        assert found(data, "//*[@class='notice retracted']") == []


def test_days_are_the_sites() -> None:
    """A page's day is the day of its place; the exact instant stays UTC, a day without an hour stays a day."""
    late = replace(ENTRIES[2], published=datetime(2026, 4, 30, 22, 30, tzinfo=UTC), updated=None)
    site = replace(SITE, timezone="Europe/Oslo")

    for day_only, exact in ((False, "2026-04-30T22:30:00Z"), (True, "2026-05-01")):
        for data in kinds(replace(late, day_only=day_only), site=site).values():
            assert found(data, "//time/@datetime") == [exact]
            assert found(data, "//time/text()") == ["2026-05-01"]


@pytest.mark.parametrize("kind", ["index", "feed", "article"])
def test_the_policy_names_the_style(kind: str) -> None:
    """Only the page's own style counts: its hash, made of what the browser will see, stands in the policy."""
    from base64 import b64encode

    own = (("templates/style.css", "p{color:red}\r\n"),)
    for data in (kinds(ENTRIES[0])[kind], kinds(ENTRIES[0], templates=own)[kind], attacked()):
        policy = found(data, "//meta[@http-equiv='Content-Security-Policy']/@content")[0]
        style = found(data, "//head/style/text()")[0]

        assert f"style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" in policy
        assert policy.startswith("default-src 'none'; ")
