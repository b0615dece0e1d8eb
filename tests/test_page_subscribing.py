"""What somebody who lands on a page needs to subscribe: a button, an address, apps, and what to expect."""

from __future__ import annotations

import gzip
import re
from datetime import date, timedelta
from pathlib import Path
from shutil import rmtree

import pytest
import segno
from page_site import CHANNEL, COLOURED, ITEMS, LINKED, PODCAST, SITE, THEN, URL, many_groups, rows
from sites import PLAIN, SiteFolder, article
from test_page_media import texts
from test_pages import addresses, found, tree

from publisher.emitters import FORMATS
from publisher.models import Entry, Feed, History, Item
from publisher.pages import PageSettings, render_feed, render_index
from publisher.pages.colours import PAPERS, READABLE, VISIBLE, accent_style, contrast
from publisher.pages.landing import TEASER, FeedRow, shortened
from publisher.pages.subscribing import pieces, qr_code, rate, subscribing_link
from publisher.tables.page_words import languages
from publisher.tables.subscribing import podcast_apps, reader_apps
from publisher.text.language import words

MOST = 8 * 1024  # bytes: half of the first packets
EXAMPLE = Path(__file__).parent.parent / "feeds"


def every(gap: float, count: int) -> list[date]:
    """So many days with this gap."""
    return [date(2025, 8, 9) - timedelta(days=gap * number) for number in range(count)]


def spaced(text: str) -> str:
    """A phrase with plain blanks, as `texts` gives them."""
    return " ".join(text.split())


RATES = {
    "nothing": ([], ""),
    "too few": (every(7, 3), ""),
    "weekly": (every(7, 9), "rate_week"),
    "weekly with a holiday": ([*every(7, 9), date(2025, 5, 1), date(2025, 4, 24)], "rate_week"),
    "daily": (every(1, 9), "rate_day"),
    "three a day": (every(1, 9) * 3, "rate_hours"),
    "twice a week": (every(3.5, 9), "rate_days"),
    "fortnightly": (every(14, 5), "rate_fortnight"),
    "monthly": (every(30, 5), "rate_month"),
    "quarterly": (every(91, 5), "rate_months"),
    "every other year": (every(700, 5), ""),
    "some days of each year": ([date(2025 - year, 8, day) for year in range(3) for day in range(1, 6)], ""),
    "one busy day": (every(0, 20), ""),
}  # fmt: skip


@pytest.mark.parametrize(("days", "phrase"), RATES.values(), ids=RATES)
def test_a_rate_is_said_where_it_is_true(days: list[date], phrase: str) -> None:
    """The usual gap between days decides; where gaps differ too much, or are few, nothing is said."""
    assert rate(days) == rate(days[::-1]) == phrase


def test_the_index_says_what_to_expect() -> None:
    """A subscriber sees how much there is, how often something comes, and whether the feed lives."""
    page = render_index(LINKED, rows(0))

    assert texts(page, "//header//p[@class='soft']") == ["3 articles · about weekly · last on 3 February 2026"]
    german = render_index(LINKED.__class__(SITE._replace(language="de"), FORMATS), rows(0))
    assert texts(german, "//header//p[@class='soft']") == [
        "3 Einträge · etwa wöchentlich · zuletzt am 3. Februar 2026"
    ]


def test_an_archive_page_says_only_how_much_there_is() -> None:
    """A closed page brings nothing any more."""
    channel = CHANNEL._replace(history=History(current="all"))
    page = render_feed(LINKED, Feed(channel, ITEMS, THEN))
    assert texts(page, "//header//p[@class='soft']") == ["3 articles"]


def test_the_button_is_no_trap() -> None:
    """The filled button opens the choice of readers on the page; no link outside the folds leads to raw XML."""
    for page in (render_index(LINKED, many_groups()), render_feed(LINKED, Feed(CHANNEL, ITEMS, THEN))):
        assert len(tree(page).xpath("//*[@class='primary']")) == 1
        assert texts(page, "//details/summary[@class='primary']") == ["Subscribe"]
        outside = found(page, "//a[not(ancestor::details)]/@href")
        assert outside
        assert [one for one in outside if re.fullmatch(r"[a-z0-9/.]+\.(rss|atom|json|opml)", one)] == []
        folded = found(page, "//details//a/@href")
        assert {one.rpartition(".")[2] for one in folded} >= {"rss", "atom", "json"}


def test_one_address_is_shown() -> None:
    """The main format's address is beside the button, the others are folded, and all can be copied whole."""
    page = render_feed(LINKED, Feed(CHANNEL, ITEMS, THEN))
    assert ["".join(one.itertext()) for one in tree(page).xpath("//code[not(ancestor::details)]")] == [
        URL + "all.rss"
    ]
    assert addresses(page) == [URL + name for name in ("all.rss", "all.atom", "all.json")]


@pytest.mark.parametrize("language", [*languages(), "sw"])
def test_a_newcomer_is_told_what_to_do(language: str) -> None:
    """Two sentences say what a feed is; folded steps name apps, where they run and what they cost."""
    settings = PageSettings(SITE._replace(language=language), FORMATS, linked=True)
    phrases = words(language).phrases
    for feed, what, start, apps in (
        (CHANNEL, "what", "new", reader_apps()),
        (PODCAST, "what_podcast", "new_podcast", podcast_apps()),
    ):
        page = render_feed(settings, Feed(feed, ITEMS, THEN))
        assert texts(page, "//section[1]/p") == [spaced(phrases[what])]
        assert texts(page, "//details[ol]/summary") == [spaced(phrases[start])]
        assert len(tree(page).xpath("//ol[@class='steps']/li")) == 4
        assert texts(page, "//ol//ul/li/a") == [one.name for one in apps]
        assert [one for one in texts(page, "//ol//ul/li/span") if " · " not in one] == []


def test_a_podcast_leads_to_podcast_apps() -> None:
    """Each button subscribes in its app, and the page shows the cover."""
    page = render_feed(LINKED, Feed(PODCAST, ITEMS, THEN))
    encoded, bare = (
        "https%3A%2F%2Fnotes.example.org%2Ffeeds%2Fpodcast.rss",
        "notes.example.org/feeds/podcast.rss",
    )

    assert found(page, "//ul[@class='buttons']//a/@href") == [
        f"podcast://{bare}",
        f"overcast://x-callback-url/add?url={encoded}",
        f"pktc://subscribe/{bare}",
        f"https://antennapod.org/deeplink/subscribe?url={encoded}",
        f"castros://subscribe/{bare}",
    ]
    assert found(page, "//header//img/@src") == ["https://notes.example.org/cover.png"]
    assert "3 episodes" in texts(page, "//header//p[@class='soft']")[0]
    assert subscribing_link("podcast://{bare}", "") == ""


def test_the_site_has_a_face() -> None:
    """Icon and cover are shown where they are set; a feed without a picture of its own has the site's."""
    index, feed = render_index(COLOURED, rows(0)), render_feed(COLOURED, Feed(CHANNEL, ITEMS, THEN))
    for page in (index, feed):
        assert found(page, "//link[@rel='icon']/@href") == ["https://notes.example.org/icon.png"]
        assert found(page, "//header//img/@src") == ["https://notes.example.org/cover.png"]
        assert found(page, "//header//img/@alt") == [""]
    assert found(render_index(LINKED, rows(0)), "//link[@rel='icon']/@href")[0].startswith("data:")
    assert found(render_index(LINKED, rows(0)), "//img") == []


@pytest.mark.parametrize(
    "accent", ["#000000", "#ffffff", "#ffcc00", "#808080", "#1d4ed8", "#00ff00", "#9a3412"]
)
def test_any_accent_can_be_read(accent: str) -> None:
    """Links, the letters of the button and its edge contrast enough, by day and by night."""
    style = accent_style(accent)
    shades = re.findall(r"--(fill|on-fill|rim|accent):(#[0-9a-f]{6})", style)
    day, night = dict(shades[:4]), dict(shades[4:])

    assert day["fill"] == night["fill"] == accent
    assert contrast(day["on-fill"], accent) >= READABLE
    for shade, papers in ((day, PAPERS["light"]), (night, PAPERS["dark"])):
        assert all(contrast(shade["accent"], paper) >= READABLE for paper in papers)
        assert all(contrast(shade["rim"], paper) >= VISIBLE for paper in papers)


def test_contrast_is_that_of_the_standard() -> None:
    """Black on white is 21 to 1, and WCAG's example of a grey that just passes does (G18)."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_the_papers_are_those_of_the_style() -> None:
    """Contrast is measured against the colours that the pages have."""
    page = render_index(COLOURED, rows(0)).decode()
    for papers in PAPERS.values():
        for paper in papers:
            assert paper.replace("#ffffff", "#fff") in page


def test_feeds_are_grouped() -> None:
    """Feeds have a line each, under what they are chosen by; more than five of a group are folded."""
    page = render_index(LINKED, many_groups())

    assert texts(page, "//section/h2") == [
        "Subscribe", "Newest", "Podcasts", "More feeds", "Topics", "By publisher", "By author", "By language",
    ]  # fmt: skip
    assert texts(page, "//section[h2='By publisher']/ul/li") == [
        "Quay 0 0 articles", "Quay 1 1 article", *(f"Quay {number} {number} articles" for number in (2, 3, 4)),
    ]  # fmt: skip
    assert texts(page, "//section[h2='By publisher']/details/summary") == ["Show more (7)"]
    assert len(tree(page).xpath("//section[h2='By publisher']/details//li")) == 7
    assert texts(page, "//section[h2='By language']//li") == ["Deutsch 2 articles"]
    assert found(page, "//section[h2='Podcasts']//a/@href") == ["podcast.html"]


def test_without_pages_each_line_has_an_address() -> None:
    """Where feeds have no page to link to, their address can be copied from the index."""
    page = render_index(PageSettings(SITE, FORMATS), many_groups())
    lines = tree(page).xpath("//ul[@class='rows']/li")
    assert [one for one in lines if not "".join(one.xpath(".//code//text()")).endswith(".rss")] == []


def test_newest_entries_have_a_line_and_a_picture() -> None:
    """A summary is cut after a word, a picture and another publisher than the site's are shown."""
    page = render_index(LINKED, many_groups())

    last = "//ul[@class='entries']/li[last()]"
    assert found(page, last + "/img/@src") == ["https://notes.example.org/seal.jpg"]
    assert texts(page, last + "//p[@class='soft']") == ["3 February 2026 · Quayside Wire"]
    teaser = texts(page, last + "//p[@class='teaser']")[0]
    assert len(teaser) <= TEASER
    assert teaser.endswith("Wind nil…")
    assert found(page, "//ul[@class='entries']/li[1]/img") == []
    assert "Harbour Notes" not in " ".join(texts(page, "//ul[@class='entries']/li[1]//p[@class='soft']"))


def test_a_feed_of_one_publisher_names_it_once() -> None:
    """A byline names another publisher than the site's, unless all entries of the page have the same."""
    entry = Entry("tag:a,2025:b", "A", updated=THEN, publisher="Quayside Wire")
    both = (Item(entry, "", ""), Item(entry._replace(id="tag:a,2025:c", publisher="Kystposten"), "", ""))

    page = render_feed(LINKED, Feed(CHANNEL, both, THEN))
    assert texts(page, "//article/p[@class='soft']/bdi") == ["Quayside Wire", "Kystposten"]
    page = render_feed(LINKED, Feed(CHANNEL, both[:1], THEN))
    assert texts(page, "//article/p[@class='soft']") == ["3 February 2026"]


@pytest.mark.parametrize("text", ["", "a" * 160, "a" * 161, "word " * 80, "港" * 500, "a " + "b" * 400])
def test_a_summary_is_cut(text: str) -> None:
    """Text without blanks is cut, too; a short one stays as it is."""
    cut = shortened(text)
    assert len(cut) <= TEASER
    assert cut == text if len(text) <= TEASER else cut.endswith("…")


def test_a_title_is_not_said_twice() -> None:
    """A note without a title is called by its first words, which are also its summary."""
    note = Item(Entry("tag:a,2025:b", first_words="Low water at six.", updated=THEN), "", "Low water at six.")
    page = render_index(LINKED, [FeedRow(CHANNEL, 1, (note,))])
    assert texts(page, "//p[@class='teaser']") == []


def test_a_brief_text_is_not_folded() -> None:
    """Where the summary is all there is, the page shows the text; otherwise the text is folded below it."""
    brief = ITEMS[0]._replace(content="<p>Fog &amp; <b>ice</b></p>", summary="Fog & ice")
    page = render_feed(LINKED, Feed(CHANNEL, (brief,), THEN))
    assert texts(page, "//article/div[@class='content']") == ["Fog & ice"]
    assert texts(page, "//article//details") == texts(page, "//article/p[@class='teaser']") == []
    with_picture = brief._replace(content='<p>Fog &amp; ice<img src="https://a.example/f.png"></p>')
    page = render_feed(LINKED, Feed(CHANNEL, (with_picture,), THEN))
    assert len(tree(page).xpath("//article/details//img")) == 1


def test_the_code_is_the_address() -> None:
    """The modules of the drawn code are those that the library makes of the feed's address."""
    address = URL + "all.rss"
    drawn = qr_code(address)
    dark = set()
    path = re.findall(r' d="([^"]*)"', drawn)[0]
    column, row = 0.0, 0.0
    for command, numbers in re.findall(r"([Mmh])([-0-9. ]+)", path):
        values = [float(one) for one in re.findall(r"-?\d+(?:\.\d+)?", numbers)]
        if command == "M":
            column, row = values
        elif command == "m":
            column, row = column + values[0], row + values[1]
        else:
            dark |= {(int(row), int(column) + number) for number in range(int(values[0]))}
            column += values[0]
    matrix = segno.make_qr(address, error="m", boost_error=False, mask=4).matrix
    assert dark == {
        (row + 4, column + 4) for row, line in enumerate(matrix) for column, module in enumerate(line) if module
    }
    assert qr_code("") == qr_code("https://a.example/" + "a" * 600) == ""


PIECES = {
    "https://notes.example.org/feeds/podcast.rss": "https://|notes.example.org/|feeds/|podcast|.rss",
    "https://a.example/by/quay-side-wire.json?x=1&y": "https://|a.example/|by/|quay-|side-|wire.json|?x|=1|&y",
    "": "",
}


@pytest.mark.parametrize(("address", "split"), PIECES.items())
def test_an_address_breaks_where_it_reads_well(address: str, split: str) -> None:
    """A line breaks after a slash or hyphen and before a suffix, never within a word."""
    assert "|".join(pieces(address)) == split
    assert "".join(pieces(address)) == address


def test_the_first_view_is_small() -> None:
    """The index of the example site, with its style, fits the first packets as servers send it (RFC 6928)."""
    assert len(gzip.compress((EXAMPLE / "index.html").read_bytes())) < MOST


def test_the_index_is_the_same_however_it_comes_about(site: SiteFolder) -> None:
    """A build that renders one small feed writes the index that a fresh build would write."""
    site.configure(f'{PLAIN}[[feed]]\nname = "all"\nlimit = 4\n[[feed]]\nname = "by/{{category}}"\n')
    for number in range(4):
        site.write(f"{number}.md", article(f"Title {number}", f"2025-08-{2 + 7 * number:02}", tags="tides"))
    site.build()
    site.write("old.md", article("Old", "2024-08-01", tags="fog"))
    site.build()
    later = (site.root / "feeds/index.html").read_bytes()

    assert texts(later, "//ul[@class='rows']/li") == ["fog 1 article", "tides 4 articles"]
    assert texts(later, "//header//p[@class='soft']") == ["4 articles · about weekly · last on 23 August 2025"]
    rmtree(site.root / ".publisher")
    rmtree(site.root / "feeds")
    site.build()
    assert (site.root / "feeds/index.html").read_bytes() == later
