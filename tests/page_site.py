"""A site's web pages: left to right, right to left, and with unsanitised content."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from publisher.composer.sanitiser import sanitise
from publisher.emitters import FORMATS
from publisher.identity import page_name
from publisher.models import Channel, Enclosure, Entry, Feed, Item, Person, Podcast, Site
from publisher.pages import PageSettings, render_article, render_feed, render_index, with_neighbours
from publisher.pages.landing import FeedRow
from publisher.pages.neighbours import Neighbour

THEN = datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)
URL = "https://notes.example.org/feeds/"
HOSTILE = "<script>\"'&]]>--%00{{ 7*7 }}{% raw %}"
SITE = Site("Harbour Notes", "https://notes.example.org/", "Tides & trawlers", "en")
LINKED = PageSettings(SITE, FORMATS, linked=True)
COLOURED = PageSettings(
    SITE._replace(
        accent="#ffcc00", icon="https://notes.example.org/icon.png", image="https://notes.example.org/cover.png"
    ),
    FORMATS,
    linked=True,
)
ARABIC = Site("ملاحظات الميناء", "https://notes.example.org/", "المد والجزر والقوارب", "ar")
CHANNEL = Channel(
    name="all",
    title="Harbour Notes",
    link="https://notes.example.org/",
    description="Tides & trawlers",
    id="tag:notes.example.org,2025:feeds/all",
    language="en",
    url=URL,
    formats=("rss", "atom", "json"),
)
CONTENT = sanitise(
    """<h1>What the tide left</h1>
<p>A <a href="https://quay.example/walk">long walk</a> along the quay with <code>tide_table()</code>, a
<mark>marked</mark> word and a <kbd>key</kbd>.</p>
<h4>Numbers</h4>
<table><caption>Landings</caption><tr><th scope="col">Boat</th><th scope="col">Fish</th></tr>
<tr><td>Solveig</td><td>herring, and more of it than the ice lasted for</td></tr></table>
<blockquote><p>The fog came in before the boats did.</p></blockquote>
<h2>What was left out</h2>
<ul><li>rope</li><li>tar</li></ul><dl><dt>Slack water</dt><dd>when nobody hurries</dd></dl>
<pre>one_line_without_a_blank_that_no_phone_is_wide_enough_for = 01234567890123456789012345678901234567890</pre>
""",
    "",
)
ARABIC_CONTENT = sanitise(
    "<h2>الميزان</h2><p>عاد ميزان السوق إلى مكانه، وفرح به الصيادون.</p><ul><li>سمك</li></ul>", ""
)
LONG = "A headline about the harbour that goes on for longer than the harbour does " * 2 + "Fischereihafen" * 8
ENTRIES = (
    Entry(
        id="tag:notes.example.org,2025:notes/tide%20table.md",
        title="What the tide left",
        authors=(Person("Ada Quay", "ada@quay.example", "https://quay.example/ada"), Person("Bo Holm")),
        published=datetime(2026, 2, 1, tzinfo=UTC),
        updated=THEN,
        publisher="Harbour Notes",
        language="en",
        categories=("Tides", "R&D"),
        credits=("AFP",),
        enclosures=(
            Enclosure("https://quay.example/fog%20horn.mp3", "audio/mpeg", 8_312_000, 754),
            Enclosure("https://quay.example/chart.pdf", "application/pdf", 2000),
        ),
        source="https://wire.example/",
    ),
    Entry(
        id="https://mina.example/a",
        title="ميزان السوق يعود إلى مكانه",
        authors=(Person("سلمى الحداد"),),
        published=THEN,
        updated=THEN,
        language="ar",
        link="https://mina.example/a",
    ),
    Entry(id="https://notes.example.org/long", title=LONG, updated=THEN, link="https://notes.example.org/long"),
)
ITEMS = (
    Item(ENTRIES[0], CONTENT, "A walk along the quay"),
    Item(ENTRIES[1], ARABIC_CONTENT, ""),
    Item(ENTRIES[2], "", "Nothing but a summary"),
)
# Not sanitised: only the page's policy is left to stop it.
UNSANITISED = (
    "<script>globalThis.owned = 1</script><img src=x onerror='globalThis.owned = 1'>"
    "<style>body{display:none}</style><iframe src='https://attack.example/'></iframe>"
    "<img alt='' src='http://attack.example/a.png'><p>Nothing happened.</p>"
)


# Weekly, the last one on 3 February 2026.
DATES = tuple(THEN - timedelta(days=7 * number) for number in range(6))
PODCAST = CHANNEL._replace(
    name="podcast",
    title="Harbour Notes, aloud",
    description="Short recordings",
    podcast=Podcast("https://notes.example.org/cover.png", (("Leisure", ""),), explicit=False),
)
PICTURED = ITEMS[2].entry._replace(
    id="https://notes.example.org/seal",
    title="A seal at the fuel dock",
    image=Enclosure("https://notes.example.org/seal.jpg", "image/jpeg", alt="A seal"),
    publisher="Quayside Wire",
    link="https://notes.example.org/seal",
)
EPISODE = ENTRIES[0]._replace(id="https://notes.example.org/fog", link="https://notes.example.org/fog")


def rows(count: int) -> list[FeedRow]:
    """The main feed, and more feeds in folders."""
    return [FeedRow(CHANNEL, 3, ITEMS, DATES), *by_publisher(count)]


def by_publisher(count: int) -> list[FeedRow]:
    """A feed for each of so many publishers."""
    channel = CHANNEL._replace(description="")
    return [
        FeedRow(
            channel._replace(name=f"by/quay-{number}", title=f"Quay {number}, in Harbour Notes"),
            number,
            group="publisher",
            label=f"Quay {number}",
        )
        for number in range(count)
    ]


def many_groups() -> list[FeedRow]:
    """An index with every group of feeds, folded ones among them, and a picture beside an entry."""
    named = {"category": "tides", "author": "Ada Quay", "language": "de", "": ""}
    others = [
        FeedRow(CHANNEL._replace(name=f"more-{group}", title=f"More {group}"), 2, group=group, label=label)
        for group, label in named.items()
    ]
    newest = (*ITEMS, Item(PICTURED, "", "Wind nil. " * 40))
    return [FeedRow(CHANNEL, 3, newest, DATES), *others, *by_publisher(12), FeedRow(PODCAST, 1)]


def pages() -> dict[str, bytes]:
    """Every kind of page in both directions, by its name below the output folder."""
    feed = Feed(CHANNEL._replace(name="by/quay"), ITEMS, THEN)
    right_to_left = PageSettings(ARABIC, FORMATS)
    arabic = CHANNEL._replace(title=ARABIC.title, description=ARABIC.description, language="ar")
    return {
        "index.html": render_index(LINKED, rows(30)),
        "groups/index.html": render_index(COLOURED, many_groups()),
        "unlinked/index.html": render_index(PageSettings(SITE, FORMATS), many_groups()),
        "podcast.html": render_feed(LINKED, Feed(PODCAST, (Item(EPISODE, CONTENT, "Fog."),), THEN)),
        "by/quay.html": render_feed(LINKED, feed, archives=[("2025", "by/quay-2025.html")]),
        page_name(ENTRIES[0].id): render_article(LINKED, ITEMS[0], [CHANNEL]),
        "ar/index.html": render_index(right_to_left, [FeedRow(arabic, 3, ITEMS, DATES), *rows(2)[1:]]),
        "ar/all.html": render_feed(right_to_left, Feed(arabic, ITEMS, THEN)),
        "ar/" + page_name(ENTRIES[1].id): render_article(right_to_left, ITEMS[1], [arabic]),
        **paged(LINKED, right_to_left),
    }


def paged(settings: PageSettings, right_to_left: PageSettings) -> dict[str, bytes]:
    """The pages of articles between two others, with headings, code, and neighbours of both directions."""
    one = Neighbour("A walk along the quay", "", "articles/walk.html", "en")
    other = Neighbour("ميزان السوق يعود إلى مكانه", "https://mina.example/a", "", "ar")
    code = '<pre><code class="language-js">let tide = 4; // المد\n  tide += 1;</code></pre>'
    item = Item(ENTRIES[0], f"<h2>The quay</h2><p>{'The tide was late. ' * 40}</p><h3>Numbers</h3>{code}", "")
    arabic = Item(ENTRIES[1]._replace(link=""), f"<h2>الميزان</h2><p>عاد ميزان السوق إلى مكانه.</p>{code}", "")
    made = {}
    for name, site, article, pair in (
        ("articles/between.html", settings, item, (one, other)),
        ("ar/articles/between.html", right_to_left, arabic, (other, one)),
        ("articles/last.html", settings, item, (other, None)),
    ):
        page = render_article(site, article, [CHANNEL])
        made[name] = with_neighbours(site, page, name.removeprefix("ar/"), *pair)
    return made


def attacked() -> bytes:
    """An article's page with unsanitised content."""
    return render_article(LINKED, Item(ENTRIES[0], UNSANITISED, ""), [CHANNEL])
