"""A podcast that moves stays one: what its feed says of show and episodes comes back from the new feed."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner
from lxml import etree
from podcast_feeds import HOSTS
from sites import SiteFolder, faults

from publisher import load_config
from publisher.cli import cli
from publisher.importer import ImportReport, import_feeds, write_configuration
from publisher.importer.show import category_of
from publisher.tables.media import CATEGORIES, FORMER_CATEGORIES

ROOT = Path(__file__).parents[1]
PODCASTS = Path(__file__).parent / "podcasts"
NAMES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "creativeCommons": "http://backend.userland.com/creativeCommonsRssModule",
}


def moved(site: SiteFolder, data: bytes, name: str, zone: str = "") -> ImportReport:
    """Import a feed into an empty site with the configuration that is suggested, and build it."""
    (site.root / "publisher.toml").unlink()
    (site.root / name).write_bytes(data)
    report = import_feeds(load_config(site.root), [str(site.root / name)])
    text = report.configuration
    assert write_configuration(
        load_config(site.root), text.replace("[site]\n", f'[site]\ntimezone = "{zone}"\n') if zone else text
    )
    built = site.build()
    assert (built.status, faults(built)) == (0, ())
    assert site.faults() == []
    return report


OWN = [
    f"{name}.{form}"
    for name in ("podcast", "all", "english", "by/kystposten")
    for form in ("rss", "atom", "json")
    if (ROOT / f"feeds/{name}.{form}").exists()
]


@pytest.mark.parametrize("name", OWN)
def test_a_feed_of_publisher_comes_back_byte_for_byte(site: SiteFolder, name: str) -> None:
    """Each format holds all that is needed to write it again; only the site's time zone is no part of it."""
    data = (ROOT / "feeds" / name).read_bytes()
    file = name.rpartition("/")[2]
    moved(site, data, f"old-{file}", "Europe/Oslo")
    assert site.files()[file] == data


@pytest.mark.parametrize("name", HOSTS)
def test_nothing_of_the_feed_of_a_host_is_lost(site: SiteFolder, name: str) -> None:
    """Feeds as hosts and plug-ins write them come back as podcasts, and what is not kept is reported."""
    host = HOSTS[name]
    report = moved(site, (PODCASTS / f"{name}.xml").read_bytes(), "old.xml")
    (rss,) = (etree.fromstring(data) for name, data in site.files().items() if name.endswith(".rss"))
    found = {path: [str(one) for one in rss.xpath(path, namespaces=NAMES)] for path in host.found}

    assert found == host.found
    told = "\n".join((*report.notes, report.configuration))
    assert [words for words in host.said if words not in told] == []


def test_chapters_in_the_feed_stay_in_the_article(site: SiteFolder) -> None:
    """Podlove's chapters, which no feed of publisher holds, are a list in the article."""
    moved(site, (PODCASTS / "podlove.xml").read_bytes(), "old.xml")
    (article,) = site.articles.rglob("*.html")
    text = article.read_text()
    assert 'chapters:\n- start: "00:00:00.000"\n  title: "Anfang"\n- start: "00:03:07.250"\n' in text
    assert '  title: "Hörner"\n  href: "https://horn.example/"\n' in text


MIXED = """<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>T</title>
<link>https://a.example/</link><description>D</description><language>en</language>
<itunes:explicit>no</itunes:explicit>
<itunes:image href="https://a.example/c.jpg"/><itunes:category text="Arts"/>
<item><title>Heard</title><guid>1</guid>
<enclosure url="https://a.example/1.mp3" length="9" type="audio/mpeg"/></item>
<item><title>Read</title><guid>2</guid><description>Words</description></item></channel></rss>"""


def test_a_feed_of_posts_and_episodes_becomes_two(site: SiteFolder) -> None:
    """Posts without a recording stay in the feed that had them, and the podcast has the episodes alone."""
    moved(site, MIXED.encode(), "old.xml")
    assert (sorted(site.titles("all")), site.titles("podcast")) == (["Heard", "Read"], ["Heard"])


@pytest.mark.parametrize(
    "gone",
    [
        '<itunes:category text="Arts"/>',
        '<itunes:image href="https://a.example/c.jpg"/>',
        "<language>en</language>",
    ],
)
def test_a_show_that_directories_would_refuse_is_suggested_as_a_comment(site: SiteFolder, gone: str) -> None:
    """Where a feed lacks what a podcast needs, the configuration stays valid, and the import says so."""
    report = moved(site, MIXED.replace(gone, "").encode(), "old.xml")
    assert "\n# [feed.podcast]\n" in report.configuration
    assert any("[feed.podcast] is a comment" in note for note in report.notes)


def test_a_feed_without_a_word_of_podcasts_is_none(site: SiteFolder) -> None:
    """A recording alone makes no podcast, and neither do Apple's elements without a recording."""
    plain = MIXED.replace('<itunes:image href="https://a.example/c.jpg"/><itunes:category text="Arts"/>', "")
    plain = plain.replace("<itunes:explicit>no</itunes:explicit>", "")
    assert "podcast" not in moved(site, plain.encode(), "old.xml").configuration


CATEGORY = {
    "today's": (("Arts", "Books"), "Arts > Books"),
    "in one word": (("Society & Culture/Documentary", ""), "Society & Culture > Documentary"),
    "other case": (("society and culture", ""), "Society & Culture"),
    "until 2019": (("Games & Hobbies", "Video Games"), "Leisure > Video Games"),
    "of 2005": (("Health", "Self-Help"), "Education > Self-Improvement"),
    "an unknown subcategory": (("Arts", "Knots"), "Arts"),
    "unknown": (("Knots", ""), ""),
    "escaped twice": (("Society &amp; Culture", ""), "Society & Culture"),
    "escaped twice, below": (("Arts", "Fashion &amp; Beauty"), "Arts > Fashion & Beauty"),
    "escaped thrice is unknown": (("Society &amp;amp; Sea", ""), ""),
    "former, escaped twice": (("Science &amp; Medicine", "Medicine"), "Health & Fitness > Medicine"),
    "former, by number": (("Games &#38; Hobbies", ""), "Leisure > Hobbies"),
}


@pytest.mark.parametrize(("said", "category"), CATEGORY.values(), ids=CATEGORY)
def test_categories_are_those_of_today(said: tuple[str, str], category: str) -> None:
    """A category that Apple renamed is suggested under its present name, an unknown one is not."""
    assert category_of(*said) == category


@pytest.mark.parametrize("name", FORMER_CATEGORIES)
def test_former_categories_lead_to_present_ones(name: str) -> None:
    """Each category that Apple had, and each below it, is suggested as one that a configuration takes."""
    for sub in ("", *FORMER_CATEGORIES[name]):
        top, _, below = category_of(name, sub).partition(" > ")
        assert top in CATEGORIES
        assert not below or below in CATEGORIES[top]


def test_an_episode_of_json_feed_comes_back(site: SiteFolder) -> None:
    """JSON Feed's extension and tables of other programs say the same of an episode."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "T",
        "home_page_url": "https://a.example/",
        "items": [
            {
                "id": "1",
                "title": "A",
                "content_html": "<p>x</p>",
                "attachments": [
                    {"url": "https://a.example/1.mp3", "mime_type": "audio/mpeg", "title": "Aloud"}
                ],
                "_podcast": {"season": 2, "episode": 7, "duration": "1:02:03", "explicit": True},
            }
        ],
    }
    moved(site, orjson.dumps(feed), "old.json")
    (item,) = site.items()
    assert item["_publisher"]["episode"] == {
        "duration_in_seconds": 3723, "number": 7, "season": 2, "explicit": True,
    }  # fmt: skip
    assert item["attachments"][0]["title"] == "Aloud"


def test_a_feed_that_says_nothing_of_the_show_asks_for_it(site: SiteFolder) -> None:
    """JSON Feed has no place for a show: the configuration names what to add for a podcast in RSS."""
    report = moved(site, (ROOT / "feeds/podcast.json").read_bytes(), "old.json")
    assert "\n# [feed.podcast]\n" in report.configuration
    assert any("directories demand also categories" in note for note in report.notes)


UNREAD = {
    "a duration": ("<itunes:duration>an hour</itunes:duration>", "itunes:duration 'an hour' (1)"),
    "a number": ("<itunes:episode>the last</itunes:episode>", "itunes:episode 'the last' (1)"),
    "a type": ("<itunes:episodeType>short</itunes:episodeType>", "itunes:episodetype 'short' (1)"),
    "a flag": ("<itunes:explicit>mild</itunes:explicit>", "itunes:explicit 'mild' (1)"),
    "an element": ("<itunes:mood>calm</itunes:mood>", "itunes:mood (1)"),
}


@pytest.mark.parametrize(("element", "told"), UNREAD.values(), ids=UNREAD)
def test_what_cannot_be_read_of_an_episode_is_told(site: SiteFolder, element: str, told: str) -> None:
    """A value that publisher does not understand is named, and nothing is invented for it."""
    feed = MIXED.replace("<guid>1</guid>", f"<guid>1</guid>{element}")
    report = moved(site, feed.encode(), "old.xml")
    assert any(told in note for note in report.notes)
    (item,) = site.items("podcast")
    assert "episode" not in item.get("_publisher", {})


def test_the_command_says_what_of_a_podcast_is_not_kept(tmp_path: Path) -> None:
    """Elements that mean nothing here are named with their number."""
    command = ["import", str(PODCASTS / "castopod.xml"), "-C", str(tmp_path), "--write-config"]
    result = CliRunner().invoke(cli, command)
    assert result.exit_code == 0
    assert "of the podcast are not kept" in result.stderr
