"""An old feed is imported beside the articles that it was made of: these become its entries, without a copy."""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from old_feeds import SITE, TIDE, article, content, imported, rss, ways
from sites import SiteFolder

from publisher import PublisherError, load_config
from publisher.cli import cli
from publisher.importer import import_feeds
from publisher.importer.matching import match
from publisher.importer.traits import Traits, link_key


@pytest.fixture
def quay(site: SiteFolder) -> SiteFolder:
    """A site with an address and a time zone, and no article yet."""
    site.configure(SITE)
    return site


# -- ways to find an article ---------------------------------------------------------------------------------

# The article's file, its text, what the item says otherwise than TIDE, and the way.
FOUND = {
    "its id": ("a.md", article("Ropes", "2020-01-01", id="tide-1"), {}, "id"),
    "its address": ("a.md", article("Ropes", "2020-01-01", link=TIDE["link"]), {}, "link"),
    "its address, written otherwise": (
        "a.md",
        article("Ropes", "2020-01-01", link="http://www.quay.example/2025/11/03/tide/index.html"),
        {"link": "https://QUAY.example/2025/11/03/tide?utm_source=rss&utm_medium=feed#rss"},
        "link",
    ),
    "its address is the permalink that is the id": (
        "a.md",
        article("Ropes", "2020-01-01", link="https://quay.example/x"),
        {"guid": "http://quay.example/x/", "link": "https://far.example/news"},
        "link",
    ),
    "its address in another script": (
        "a.md",
        article("Ropes", "2020-01-01", link="https://quay.example/潮"),
        {"link": "https://quay.example/%E6%BD%AE/"},
        "link",
    ),
    "a dated name": ("2025-11-03-tide.md", article("When the water comes"), {}, "slug and day"),
    "a bundle": ("tide/index.md", article("Water", "2025-11-03"), {}, "slug and day"),
    "a dated bundle": ("2025-11-03-tide/index.md", article("Water", "2025-11-03"), {}, "slug and day"),
    "a name with a language": ("tide.en-GB.md", article("Water", "2025-11-03"), {}, "slug and day"),
    "its own slug": ("7.md", article("Water", "2025-11-03", slug="/notes/tide/"), {}, "slug and day"),
    "a slug in capitals and a suffix": (
        "Tide_Tables.txt",
        "Water\n\nDate: 2025-11-03\n\nThe tide was late, and so was the boat.\n",
        {"title": "W", "link": "https://old.example/p/tide-tables.php"},
        "slug and day",
    ),
    "a slug in another script": (
        "港の霧.md",
        article("Kiri", "2025-11-03"),
        {"title": "K", "link": "https://quay.example/%E6%B8%AF%E3%81%AE%E9%9C%A7/"},
        "slug and day",
    ),
    "a name that is a date": (
        "2025-11-03.md",
        article("Edition of the third", "2025-11-03"),
        {"title": "Third", "link": "https://quay.example/2025-11-03/"},
        "slug and day",
    ),
    "its title": ("a.md", article('"TIDE: tables!"', "2025-11-03"), {}, "title and day"),
    "its title with entities and accents": (
        "a.md",
        article("EBBE & FLÜT", "2025-11-03"),
        {"title": "<b>Ebbe</b> &amp; Flut", "link": ""},
        "title and day",
    ),
    "its title and hour": ("a.md", article("Tide tables", "2025-11-03T08:30:00+01:00"), {}, "title and time"),
    "its title, an offset away": (
        "a.md",
        article("Tide tables", "2025-11-04"),
        {"link": "https://quay.example/?p=7"},
        "title and next day",
    ),
    "its slug, an offset away": ("tide.md", article("Water", "2025-11-02"), {}, "slug and next day"),
    "slug and title of an article with another day": (
        "tide.md",
        article("Tide tables", "2024-02-01"),
        {"link": "https://quay.example/notes/tide/"},
        "slug and title",
    ),
    "slug and title of an undated article": ("tide.md", "# Tide tables\n\nLate.\n", {}, "slug and title"),
    "the title of an undated article": ("a.md", "# Tide tables\n\nLate.\n", {}, "title alone"),
    "the title of an undated entry": (
        "a.md",
        article("Tide tables", "2025-11-03"),
        {"pubDate": "", "link": "https://quay.example/?p=7"},
        "title alone",
    ),
}


@pytest.mark.parametrize(("name", "text", "says", "way"), FOUND.values(), ids=FOUND)
def test_the_article_is_found(quay: SiteFolder, name: str, text: str, says: dict[str, str], way: str) -> None:
    """An entry is found to be the article in each way in which old feeds name one, beside others."""
    quay.with_good(3).write(name, text)
    report = imported(quay, TIDE | says)
    assert ways(report) == [(f"articles/{name}", way)]
    assert report.written == []
    assert report.doubtful == 0


OTHERS = {
    "another day": ([("a.md", article("Tide tables", "2025-11-05"))], {}),
    "another year in the address": (
        [("tide.md", article("Tide tables", "2024-11-03"))],
        {},
    ),
    "another page of one program": (
        [("a.md", article("Ropes", "2025-11-03", link="https://quay.example/?p=12"))],
        {"link": "https://quay.example/?p=13"},
    ),
    "another part of a page": (
        [("a.md", article("Ropes", "2025-11-03", link="https://quay.example/log#a"))],
        {"link": "https://quay.example/log#b"},
    ),
    "the front page": (
        [("a.md", article("Ropes", "2020-01-01", link="https://quay.example/"))],
        {"link": "https://quay.example/"},
    ),
    "the title of a file's name, undated": (
        [("Tide tables.md", "Late.\n")],
        {"link": "https://quay.example/x"},
    ),
    "a slug on another day": ([("tide.md", article("Water", "2025-10-03"))], {}),
    "part of a title": ([("a.md", article("Tide tables of June", "2025-11-03"))], {}),
    "a word of the slug": ([("tide-2.md", article("Water", "2025-11-03"))], {}),
    "no words in common": ([("a.md", article("Ropes", "2025-11-03"))], {}),
}


@pytest.mark.parametrize(("articles", "says"), OTHERS.values(), ids=OTHERS)
def test_another_article_is_not_taken(
    quay: SiteFolder, articles: list[tuple[str, str]], says: dict[str, str]
) -> None:
    """What only resembles an article is another one: it is written, and the article stays as it is."""
    for name, text in articles:
        quay.write(name, text)
    report = imported(quay, TIDE | says)
    assert ways(report) == []
    assert report.written == ["articles/imported/2025/2025-11-03-tide-tables.html"]
    assert not list(quay.articles.rglob("*.toml"))


DOUBTFUL = {
    "two of one title and day": [
        ("a.md", article("Tide tables", "2025-11-03")),
        ("b.md", article("Tide tables", "2025-11-03")),
    ],
    "two of one slug and day": [
        ("de/tide.md", article("Flut", "2025-11-03")),
        ("fr/tide.md", article("Marée", "2025-11-03")),
    ],
    "two of one address": [
        ("a.md", article("Ropes", "2025-01-01", link=TIDE["link"])),
        ("b.md", article("Knots", "2025-01-02", link=TIDE["link"])),
    ],
    "two undated of one title": [("a.md", "# Tide tables\n\nA.\n"), ("b.md", "# Tide tables\n\nB.\n")],
}


@pytest.mark.parametrize("articles", DOUBTFUL.values(), ids=DOUBTFUL)
def test_what_fits_two_is_left_alone(quay: SiteFolder, articles: list[tuple[str, str]]) -> None:
    """Where two articles fit, both are named, no sidecar and no copy is written."""
    for name, text in articles:
        quay.write(name, text)
    before = content(quay.articles)
    report = imported(quay, TIDE)
    assert (ways(report), report.written, report.doubtful) == ([], [], 1)
    (problem,) = report.problems
    assert all(f"articles/{name}" in problem.message for name, _ in articles)
    assert content(quay.articles) == before


def test_another_trait_parts_two(quay: SiteFolder) -> None:
    """Of translations with one slug and day, each entry finds its own by the title."""
    quay.write("de/tide.md", article("Flut", "2025-11-03"))
    quay.write("fr/tide.md", article("Marée", "2025-11-03"))
    report = imported(quay, TIDE | {"title": "Maree"}, TIDE | {"title": "Flut", "guid": "t-2"})
    assert ways(report) == [("articles/fr/tide.md", "title and day"), ("articles/de/tide.md", "title and day")]


def test_a_series_of_one_title_is_parted_by_sure_days_only(quay: SiteFolder) -> None:
    """Of daily articles with one title, the day decides if it is the site's, and nothing is guessed if not."""
    for day in (3, 4, 5):
        quay.write(f"{day}.md", article("Daily log", f"2025-11-0{day}"))
    daily = [
        {"title": "Daily log", "guid": f"d{day}", "pubDate": f"0{day - 1} Nov 2025 23:30:00 GMT"}
        for day in (3, 4, 5)
    ]
    sure = imported(quay, *daily, match=True, dry_run=True)
    assert ways(sure) == [(f"articles/{day}.md", "title and day") for day in (3, 4, 5)]
    quay.configure(SITE.replace('timezone = "Europe/Vienna"\n', ""))
    unsure = imported(quay, *daily)
    assert (ways(unsure), unsure.written, unsure.doubtful) == ([], [], 3)


ADDRESSES = {
    "scheme": ("http://a.example/x", "https://a.example/x", True),
    "www and case of the host": ("https://WWW.a.example/x", "https://a.example/x", True),
    "a closing slash": ("https://a.example/x/", "https://a.example/x", True),
    "an index page": ("https://a.example/x/index.php", "https://a.example/x", True),
    "tracking": ("https://a.example/x?utm_campaign=b&fbclid=c&source=rss", "https://a.example/x", True),
    "escapes": ("https://a.example/%7Eb", "https://a.example/~b", True),
    "a port that is the usual one": ("https://a.example:443/x", "https://a.example/x", True),
    "another port": ("https://a.example:8443/x", "https://a.example/x", False),
    "a number": ("https://a.example/?p=1", "https://a.example/?p=2", False),
    "a reference that is a number": ("https://a.example/x?ref=1", "https://a.example/x", False),
    "case of the path": ("https://a.example/X", "https://a.example/x", False),
    "another host": ("https://a.example/x", "https://b.example/x", False),
    "no address": ("javascript:x", "https://a.example/x", False),
}


@pytest.mark.parametrize(("one", "other", "same"), ADDRESSES.values(), ids=ADDRESSES)
def test_addresses_are_compared_by_what_they_lead_to(one: str, other: str, same: bool) -> None:
    """Two ways to write an address are one, two addresses are two."""
    assert (link_key(one) == link_key(other)) is same


# -- what subscribers see afterwards -------------------------------------------------------------------------


def old_site(site: SiteFolder) -> list[dict[str, str]]:
    """Fifty articles in many shapes, and the feed that another program made of them."""
    items = []
    for number in range(50):
        day, name = f"2025-{number % 9 + 1:02}-{number % 27 + 1:02}", f"part-{number}"
        shapes = (
            (f"{day}-{name}.md", article(f"Part {number}", day)),
            (f"{name}/index.md", article(f"Part {number}", day)),
            (f"{name}.html", f"---\ntitle: Part {number}\ndate: {day}\n---\n<p>Text.</p>\n"),
            (f"{name}.txt", f"Part {number}\n\nDate: {day}\n\nThe tide was late, and so was the boat.\n"),
            (f"{name}.json", f'{{"title": "Part {number}", "date": "{day}", "content_html": "<p>T</p>"}}'),
        )
        site.write(*shapes[number % 5])
        link = f"https://quay.example/{day.replace('-', '/')}/{name}/"
        clock = f"{int(day[8:]):02} {'x Jan Feb Mar Apr May Jun Jul Aug Sep'.split()[int(day[5:7])]} 2025"
        guid = link if number % 3 else f"quay {number}"
        items.append(
            {
                "title": f"Part {number}",
                "link": link,
                "guid": guid,
                "pubDate": f"{clock} 0{number % 8}:07:09 GMT",
            }
        )
    return items


def seen(data: bytes) -> dict[str, tuple[str, Any]]:
    """Id -> link and instant of every item."""
    items = etree.fromstring(data).iter("item")
    return {
        one.findtext("guid"): (one.findtext("link"), parsedate_to_datetime(one.findtext("pubDate")))
        for one in items
    }


@pytest.mark.parametrize("built", [False, True], ids=["never built", "built before"])
def test_subscribers_see_the_old_feed(quay: SiteFolder, built: bool) -> None:
    """Ids, links and dates of the new feed are the old ones, also where a build gave the articles others."""
    items = old_site(quay)
    if built:
        assert quay.build().status == 0
    texts = content(quay.articles)
    report = imported(quay, *items)
    assert (len(report.matched or ()), report.written, report.problems) == (50, [], [])
    assert content(quay.articles).items() >= texts.items()

    assert quay.build(accept=True).status == 0
    assert seen(quay.files()["all.rss"]) == seen(rss(*items).encode())
    assert quay.faults() == []


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay</title><id>urn:x-q:0</id>
<updated>2025-11-05T00:00:00Z</updated><entry><title>Tide tables</title><id>urn:x-q:1</id>
<link href="https://quay.example/tide.html"/><published>2025-11-03T08:00:00+01:00</published>
<updated>2025-11-05T09:00:00+01:00</updated><summary>Late.</summary></entry></feed>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "Quay", "items": [{"id": "urn:x-q:1",
"title": "Tide tables", "url": "https://quay.example/tide.html", "date_published": "2025-11-03T08:00:00+01:00",
"date_modified": "2025-11-05T09:00:00+01:00", "content_text": "Late."}]}"""


@pytest.mark.parametrize("data", [ATOM, JSON], ids=["Atom", "JSON Feed"])
def test_the_edit_is_kept_too(quay: SiteFolder, data: str) -> None:
    """What the old feed says of an edit is said again, unless the article knows of a later one."""
    quay.write("tide.md", article("Tide tables", "2025-11-03"))
    (quay.root / "old.feed").write_text(data)
    report = import_feeds(load_config(quay.root), [str(quay.root / "old.feed")], match=True)
    assert [one.fields for one in report.matched or ()] == [("id", "link", "date", "updated")]
    quay.build(accept=True)
    (item,) = quay.items()
    assert (item["id"], item["url"]) == ("urn:x-q:1", "https://quay.example/tide.html")
    assert (item["date_published"], item["date_modified"]) == ("2025-11-03T07:00:00Z", "2025-11-05T08:00:00Z")

    quay.write("tide.md", article("Tide tables", "2025-11-03", lastmod="2025-12-24"))
    (quay.articles / "tide.md.toml").unlink()
    report = import_feeds(load_config(quay.root), [str(quay.root / "old.feed")], match=True)
    assert [one.fields for one in report.matched or ()] == [("id", "link", "date")]


def test_what_an_article_says_already_is_not_written(quay: SiteFolder) -> None:
    """An article that agrees with the feed gets no sidecar; one whose address is its id needs none for it."""
    link = TIDE["link"]
    quay.write("a.md", article("Tide tables", "2025-11-03T07:30:00Z", link=link))
    report = imported(quay, TIDE | {"guid": link})
    assert [one.fields for one in report.matched or ()] == [()]
    assert list(content(quay.articles)) == ["a.md"]


def test_the_day_of_the_article_stays_its_day(quay: SiteFolder) -> None:
    """An hour before midnight in UTC is written in the offset in which it is the article's day."""
    quay.write("2025-11-04-tide.md", article("Tide tables", "2025-11-04"))
    imported(quay, TIDE | {"pubDate": "Mon, 03 Nov 2025 23:30:00 GMT"})
    assert 'date = "2025-11-04T00:30:00+01:00"' in (quay.articles / "2025-11-04-tide.md.toml").read_text()


def test_importing_again_changes_nothing(quay: SiteFolder) -> None:
    """A second and a third import, before and after a build, find all articles as the feed has them."""
    items = [*old_site(quay), TIDE]
    first = imported(quay, *items)
    assert (len(first.matched or ()), len(first.written)) == (50, 1)
    before = content(quay.articles)
    for _ in range(2):
        again = imported(quay, *items)
        assert (len(again.matched or ()), again.written, again.problems) == (51, [], [])
        assert {(one.way, one.fields, one.sidecar) for one in again.matched or ()} == {("id", (), "")}
        assert content(quay.articles) == before
        assert imported(quay, *items, match_only=False, copies=False).written == []
        quay.build(accept=True)


def test_all_sources_are_looked_at(quay: SiteFolder) -> None:
    """Articles are found in every source, and the defaults of a folder count as in a build."""
    quay.configure(SITE + '[articles]\npath = ["_posts", "content/blog"]\n')
    for name in ("_posts", "content/blog"):
        (quay.root / name).mkdir(parents=True)
    (quay.root / "_posts/2025-11-03-tide.md").write_text("---\ntitle: Water\n---\n\nLate.\n")
    (quay.root / "content/blog/_defaults.toml").write_text('timezone = "Asia/Tokyo"\n')
    (quay.root / "content/blog/b.md").write_text("---\ntitle: Ropes\ndate: 2025-11-04T08:00\n---\n\nLong.\n")
    ropes = {"title": "Ropes", "guid": "r", "pubDate": "Mon, 03 Nov 2025 23:00:00 GMT"}
    report = imported(quay, TIDE, ropes, {"title": "New", "guid": "n"})
    assert ways(report) == [
        ("_posts/2025-11-03-tide.md", "slug and day"),
        ("content/blog/b.md", "title and time"),
    ]
    assert report.written == ["_posts/imported/new.html"]
    assert (quay.root / "content/blog/b.md.toml").read_text() == 'id = "r"\n'


TRAITS = st.builds(
    Traits,
    id=st.sampled_from(["", "a", "b"]),
    links=st.frozensets(st.sampled_from("xyz"), max_size=2),
    slugs=st.frozensets(st.sampled_from("st"), max_size=2),
    title=st.sampled_from(["", "t", "u"]),
    day=st.sampled_from([None, 1, 2, 3]),
    is_day_sure=st.booleans(),
    period=st.sampled_from(["", "0001", "0002/05"]),
)


@given(st.lists(TRAITS, max_size=8), st.lists(TRAITS, max_size=8))
def test_no_article_is_two_entries(entries: list[Traits], articles: list[Traits]) -> None:
    """Whatever agrees with whatever, an article is one entry at most, and what is in doubt is no pair's."""
    found = match(entries, articles)
    taken = [pair.article for pair in found.pairs.values()]
    assert len(taken) == len(set(taken))
    assert not found.pairs.keys() & found.doubts.keys()
    assert not set(taken) & {one for doubt in found.doubts.values() for one in doubt.articles}


def test_many_of_one_title_take_no_longer() -> None:
    """The time does not grow with the square of articles and entries that share a title."""
    one = Traits(title="t", slugs=frozenset("s"), day=1)
    found = match([one] * 20_000, [one] * 20_000)
    assert len(found.doubts) == 20_000


# -- what is asked for, and what is said ---------------------------------------------------------------------


def test_without_match_nothing_is_doubled(quay: SiteFolder) -> None:
    """A plain import beside the same articles says how many they are, and writes nothing."""
    items = old_site(quay)
    before = content(quay.root)
    with pytest.raises(PublisherError, match="50 of 51 entries look like articles you have already") as error:
        imported(quay, *items, TIDE, update=False)
    assert "--match" in error.value.remedy
    assert content(quay.root) == before
    assert len(imported(quay, *items, TIDE, copies=True).written) == 51


def test_an_entry_in_doubt_stops_a_plain_import_too(quay: SiteFolder) -> None:
    """Where two articles fit, the entry is one that the site has, and would be doubled."""
    for name in ("a.md", "b.md"):
        quay.write(name, article("Tide tables", "2025-11-03"))
    with pytest.raises(PublisherError, match="1 of 1 entry looks like an article you have already"):
        imported(quay, TIDE, copies=False)


def test_a_plain_import_goes_on_where_nothing_is_doubled(quay: SiteFolder) -> None:
    """Imported articles, edited ones too, are no doubles of themselves, and new entries are added."""
    quay.with_good(2)
    imported(quay, TIDE, copies=False)
    (path,) = quay.articles.rglob("*.html")
    path.write_text(path.read_text().replace("Tide", "High tide"))
    new = {"title": "New", "guid": "n", "pubDate": "Tue, 04 Nov 2025 07:30:00 GMT"}
    report = imported(quay, TIDE, new, copies=False)
    assert (len(report.written), len(report.kept)) == (1, 1)


def test_match_only_writes_no_article(quay: SiteFolder) -> None:
    """The other entries are counted, and not written."""
    quay.write("2025-11-03-tide.md", article("Tide tables"))
    report = imported(quay, TIDE, {"title": "New", "guid": "n"}, match_only=True)
    assert (report.written, report.left) == ([], ["New"])
    assert list(content(quay.articles)) == ["2025-11-03-tide.md", "2025-11-03-tide.md.toml"]


def test_the_command_shows_what_it_would_do(quay: SiteFolder) -> None:
    """A trial lists each article with the way and the fields, and writes nothing; then the command does it."""
    quay.write("2025-11-03-tide.md", article("Tide tables"))
    quay.write("ropes.md", article("Ropes", "2025-11-04T08:00:00Z", id="r"))
    ropes = {"title": "Ropes", "guid": "r", "pubDate": "Tue, 04 Nov 2025 08:00:00 GMT"}
    (quay.root / "old.xml").write_text(rss(TIDE, ropes, {"title": "New", "guid": "n"}))
    before = content(quay.root)
    command = ["import", "-C", str(quay.root), str(quay.root / "old.xml")]

    plain = CliRunner().invoke(cli, command)
    assert (plain.exit_code, "1 of 3 entries looks like an article" in plain.output) == (66, True)
    tried = CliRunner().invoke(cli, [*command, "--match", "--dry-run"])
    rows = [" ".join(line.split()) for line in tried.output.splitlines()[:4]]
    assert rows == [
        "articles/2025-11-03-tide.md Tide tables slug and day id, link, date",
        "articles/ropes.md Ropes id agrees",
        "2 of 3 entries are articles you have: 1 sidecar would be written, 1 agrees with the feed",
        "1 article would be written to articles/imported",
    ]
    assert content(quay.root) == before
    done = CliRunner().invoke(cli, [*command, "--match"])
    assert done.exit_code == 0
    assert "2 of 3 entries are articles you have: 1 sidecar written, 1 agrees with the feed" in done.output
    again = CliRunner().invoke(cli, [*command, "--match"])
    assert "3 of 3 entries are articles you have: 3 agree with the feed" in again.output
    wrong = CliRunner().invoke(cli, [*command, "--match", "--copies"])
    assert (wrong.exit_code, "leave --copies out" in wrong.output) == (64, True)
    (quay.articles / "2025-11-03-tide.md.toml").write_text("")
    (quay.articles / "2025-11-03-tide.md.toml").chmod(0o444)
    failed = CliRunner().invoke(cli, [*command, "--match-only"])
    assert (failed.exit_code, "is read-only; make it writable" in failed.output) == (73, True)


def test_a_site_without_articles_imports_as_before(quay: SiteFolder) -> None:
    """Without articles, and without their folder, there is nothing to match and nothing to ask."""
    quay.articles.rmdir()
    assert imported(quay, TIDE, copies=False).written == ["articles/2025/2025-11-03-tide-tables.html"]


def test_an_article_that_cannot_be_read_stops_nothing(quay: SiteFolder) -> None:
    """A broken article or sidecar is left to a build, which reports it; the others are matched."""
    quay.write("2025-11-03-tide.md", article("Tide tables"))
    quay.write("b.md", "---\ntitle: [\n---\n\nText.\n")
    quay.write("c.md", article("C"))
    quay.write("c.md.toml", "title = \n")
    assert ways(imported(quay, TIDE)) == [("articles/2025-11-03-tide.md", "slug and day")]
