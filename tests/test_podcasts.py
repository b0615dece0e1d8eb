"""A podcast: what its configuration must say, which entries it lists, and what directories read."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from sites import PLAIN, SiteFolder, article
from test_emitters import CHANNEL, RICH, THEN

from publisher.emitters import FORMATS
from publisher.emitters._podcast import guid_of
from publisher.models import Enclosure, Episode, Feed, Item, Person, Podcast, Transcript
from publisher.validator import validate

NAMES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "media": "http://search.yahoo.com/mrss/",
    "a": "http://www.w3.org/2005/Atom",
}
TABLE = """
[[feed]]
name = "all"

[[feed]]
name = "aloud"
description = "Recordings"

[feed.podcast]
image = "https://notes.example.org/cover.jpg"
categories = ["Arts > Books", "History"]
explicit = false
"""
SHOW = Podcast(
    image="https://notes.example.org/cover.jpg",
    categories=(("Arts", "Books"), ("Arts", "Food"), ("History", "")),
    explicit=True,
    type="serial",
    author="Ada & Bo",
    owner_name="Ada",
    owner_email="ada@notes.example.org",
    copyright="2026 Ada",
    locked=False,
    funding=("https://notes.example.org/give", ""),
    medium="audiobook",
    complete=True,
    new_feed_url="https://new.example/aloud.rss",
)
EPISODE = Episode(
    3723, 4, 2, "bonus", False, "Low <water>", "https://notes.example.org/4.png", True,
    (Transcript("https://notes.example.org/4.vtt", "text/vtt", "en"),), "https://notes.example.org/4.json",
    (Person("Ada", role="host"), Person("Bo", uri="https://bo.example/")),
)  # fmt: skip
TOLD = RICH.entry._replace(episode=EPISODE)


def rss(podcast: Podcast | None, item: Item) -> etree._Element:
    """An RSS feed of one item."""
    feed = Feed(CHANNEL._replace(podcast=podcast), (item,), THEN)
    return etree.fromstring(FORMATS["rss"].emit(feed))


FIELDS = [
    ("channel/itunes:image/@href", ["https://notes.example.org/cover.jpg"]),
    ("channel/itunes:explicit/text()", ["true"]),
    ("channel/itunes:category/@text", ["Arts", "History"]),
    ("channel/itunes:category/itunes:category/@text", ["Books", "Food"]),
    ("channel/itunes:type/text()", ["serial"]),
    ("channel/itunes:author/text()", ["Ada & Bo"]),
    ("channel/itunes:owner/*/text()", ["Ada", "ada@notes.example.org"]),
    ("channel/itunes:complete/text()", ["yes"]),
    ("channel/itunes:new-feed-url/text()", ["https://new.example/aloud.rss"]),
    ("channel/copyright/text()", ["2026 Ada"]),
    ("channel/podcast:guid/text()", [guid_of("https://notes.example.org/feeds/all.rss")]),
    ("channel/podcast:locked/text()", ["no"]),
    ("channel/podcast:locked/@owner", ["ada@notes.example.org"]),
    ("channel/podcast:funding/text()", ["Harbour Notes"]),
    ("channel/podcast:funding/@url", ["https://notes.example.org/give"]),
    ("channel/podcast:medium/text()", ["audiobook"]),
    ("//item/itunes:author/text()", ["Ada Quay, Bo Holm"]),
    ("//item/itunes:duration/text()", ["3723"]),
    ("//item/itunes:episode/text()", ["4"]),
    ("//item/itunes:season/text()", ["2"]),
    ("//item/itunes:episodeType/text()", ["bonus"]),
    ("//item/itunes:explicit/text()", ["false"]),
    ("//item/itunes:subtitle/text()", ["Low < water>"]),
    ("//item/itunes:image/@href", ["https://notes.example.org/4.png"]),
    ("//item/itunes:block/text()", ["yes"]),
    ("//item/podcast:transcript/@url", ["https://notes.example.org/4.vtt"]),
    ("//item/podcast:transcript/@type", ["text/vtt"]),
    ("//item/podcast:transcript/@language", ["en"]),
    ("//item/podcast:chapters/@url", ["https://notes.example.org/4.json"]),
    ("//item/podcast:chapters/@type", ["application/json+chapters"]),
    ("//item/podcast:person/text()", ["Ada", "Bo"]),
    ("//item/podcast:person/@role", ["host"]),
    ("//item/podcast:person/@href", ["https://bo.example/"]),
]


@pytest.mark.parametrize(("path", "wanted"), FIELDS, ids=[path for path, _ in FIELDS])
def test_a_directory_finds_each_field(path: str, wanted: list[str]) -> None:
    """What Apple and Podcasting 2.0 name is where they look for it, once, with their words."""
    assert rss(SHOW, RICH._replace(entry=TOLD)).xpath(path, namespaces=NAMES) == wanted


def test_only_a_podcast_speaks_of_podcasts() -> None:
    """An episode in a feed of articles must not make directories take the feed for a podcast."""
    root = rss(None, RICH._replace(entry=TOLD))
    assert root.xpath("//itunes:* | //podcast:*", namespaces=NAMES) == []
    assert not {"itunes", "podcast"} & set(root.nsmap)
    atom = FORMATS["atom"].emit(Feed(CHANNEL._replace(podcast=SHOW), (RICH,), THEN))
    assert b"itunes" not in atom


@pytest.mark.parametrize("name", FORMATS)
def test_a_podcast_is_valid_in_every_format(name: str) -> None:
    """A podcast with all of its fields, and one with the demanded ones alone, draw no error and no warning."""
    bare = Podcast("https://notes.example.org/cover", (("History", ""),), explicit=False)
    short = TOLD._replace(enclosures=TOLD.enclosures[:2])
    for podcast, entry in ((SHOW, short), (bare, short._replace(episode=None))):
        channel = CHANNEL._replace(podcast=podcast)
        data = FORMATS[name].emit(Feed(channel, (RICH._replace(entry=entry),), THEN))
        assert validate(data, url=f"{CHANNEL.url}all{FORMATS[name].suffix}") == ()


def test_what_can_be_played_is_the_enclosure() -> None:
    """A podcast program plays the one enclosure of an item: not the sheet music, and never the picture."""
    sheet = Enclosure("https://notes.example.org/a.pdf", "application/pdf", 9)
    sound = Enclosure("https://notes.example.org/a.mp3", "audio/mpeg")
    entry = TOLD._replace(enclosures=(sheet, sound))
    found = rss(SHOW, RICH._replace(entry=entry)).xpath("//enclosure")
    assert [dict(one.attrib) for one in found] == [{"url": sound.url, "type": "audio/mpeg", "length": "0"}]
    assert rss(SHOW, RICH._replace(entry=TOLD._replace(enclosures=()))).xpath("//enclosure") == []


def test_the_guid_is_the_one_other_programs_make() -> None:
    """The namespace's own example: scheme and closing slash are no part of what the UUID is made of."""
    assert guid_of("https://podnews.net/rss/") == "9b024349-ccf0-5f69-a609-6b82873eab3c"
    assert guid_of("http://podnews.net/rss") == guid_of("https://podnews.net/rss//")


def test_a_podcast_lists_only_what_can_be_played(tmp_path: Path) -> None:
    """An article without a sound stays in the other feeds, and counts for no limit of the podcast."""
    site = SiteFolder(tmp_path)
    site.configure(PLAIN + TABLE.replace('"Recordings"', '"Recordings"\nlimit = 2'))
    site.write("old.md", article("Old sound", "2026-01-01", audio="/a.mp3"))
    site.write("film.md", article("Film", "2026-01-02", enclosure="/a.mp4"))
    site.write("sheet.md", article("Sheet", "2026-01-03", enclosure="/a.pdf"))
    site.with_good(3)
    assert site.build().status == 0
    assert site.titles("aloud") == ["Film", "Old sound"]
    assert len(site.titles()) == 6
    assert site.faults() == []


UNTOLD = {
    "a page": ("https://quay.example/a.html", ["the type of its file is not known"]),
    "a page that plays it": ("https://www.youtube.com/watch?v=3", ["because its file is a page that plays it"]),
    "no address of the web": ("ftp://quay.example/a.mp3", ["because its file"]),
    "WordPress's three lines": ("|\n  https://quay.example/a.mp3\n  1234\n  audio/mpeg", []),
    "a name of its type": ("{url: 'https://quay.example/a', mimetype: audio/mpeg}", []),
    "a sheet": ("https://quay.example/a.pdf", []),
}


@pytest.mark.parametrize(("file", "said"), UNTOLD.values(), ids=UNTOLD)
def test_a_file_that_cannot_be_told_is_reported(tmp_path: Path, file: str, said: list[str]) -> None:
    """No recording leaves a podcast without a word; a file that cannot be played is no recording."""
    site = SiteFolder(tmp_path)
    site.configure(PLAIN + TABLE)
    site.write("a.md", f"---\ntitle: A\ndate: 2026-01-01\naudio: {file}\n---\nText.\n")
    told = [one.message for one in site.build().problems if "podcast" in one.message]
    assert len(told) == len(said)
    assert all(words in message for words, message in zip(said, told, strict=True))


def test_any_feed_may_ask_for_what_is_heard_or_seen(tmp_path: Path) -> None:
    """A feed of films or of recordings alone needs no podcast."""
    site = SiteFolder(tmp_path)
    site.configure(PLAIN + '[[feed]]\nname = "seen"\nwhere = { media = "video" }\n')
    site.write("sound.md", article("Sound", audio="/a.mp3"))
    site.write("film.md", article("Film", enclosures="[/a.pdf, /a.mp4]"))
    assert site.build().status == 0
    assert site.titles("seen") == ["Film"]


def test_a_wrong_length_is_reported_once_and_the_true_one_published(tmp_path: Path) -> None:
    """Players stop, or never begin, where the length in the feed is not the file's."""
    site = SiteFolder(tmp_path)
    site.configure(PLAIN + TABLE)
    site.write("a.mp3", b"\xff\xf3\x40\xc0" + bytes(96))
    site.write("a.md", article("A", enclosure="{url: a.mp3, type: audio/ogg, length: 7}"))
    told = site.build().appeared
    (problem,) = told
    assert problem.place == "articles/a.md"
    assert problem.message == (
        "front matter enclosure: says type audio/ogg, but the file is audio/mpeg; length 7, but the file has"
        " 100 bytes; the file's own is published"
    )
    assert problem.remedy == "leave type, length and duration out, or write those of the file"
    assert site.build().appeared == ()
    assert site.items("aloud")[0]["attachments"] == [
        {"url": "https://notes.example.org/a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 100}
    ]


def test_a_recording_that_changes_is_measured_again(tmp_path: Path) -> None:
    """Who replaces a recording and not its article still publishes the new one's length."""
    site = SiteFolder(tmp_path)
    site.configure(PLAIN + TABLE)
    site.write("a.md", article("A", audio="a.mp3"))
    site.write("b.md", article("B", audio="/b.mp3"))
    sizes = []
    for size in (96, 96, 200):
        path = site.write("a.mp3", b"\xff\xf3\x40\xc0" + bytes(size))
        site.build()
        sizes.append(
            {item["title"]: item["attachments"][0].get("size_in_bytes") for item in site.items("aloud")}
        )
    assert sizes == [{"A": 100, "B": None}, {"A": 100, "B": None}, {"A": 204, "B": None}]
    assert site.build().written == ()
    path.unlink()
    site.build()
    assert "size_in_bytes" not in str(site.items("aloud"))


def _good() -> bytes:
    short = TOLD._replace(enclosures=TOLD.enclosures[:1])
    return FORMATS["rss"].emit(Feed(CHANNEL._replace(podcast=SHOW), (RICH._replace(entry=short),), THEN))


FAULTS = [
    ('<itunes:image href="https://notes.example.org/cover.jpg"/>', "", "a podcast without itunes:image"),
    ("<itunes:explicit>true</itunes:explicit>", "", "a podcast without itunes:explicit"),
    ("<language>en</language>", "", "a podcast without language"),
    ("cover.jpg", "cover.gif", "neither JPEG nor PNG"),
    ('type="audio/mpeg"/>', 'type="audio/wav"/>', 'the enclosure is "audio/wav"'),
    ('length="1000"', 'length="0"', "the enclosure's length is unknown"),
    ("<itunes:episode>4</itunes:episode>", "", "an episode of a serial podcast without itunes:episode"),
    ("<title>Hav &lt; land &amp; himmel</title>", "", "an episode without title"),
]


@pytest.mark.parametrize(("before", "after", "message"), FAULTS, ids=[row[2] for row in FAULTS])
def test_what_a_directory_would_refuse_is_a_warning(before: str, after: str, message: str) -> None:
    """The feed is valid RSS, so it is published; `publisher validate` says what a directory demands."""
    data = _good().decode()
    assert before in data
    found = validate(data.replace(before, after, 1).encode(), url="https://notes.example.org/feeds/all.rss")
    assert [one.severity for one in found if message in one.message] == ["warning"]
    assert not [one for one in found if one.severity == "error"]


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ('text="Food"', 'text="Foods"', '"Foods" is not a category below Arts'),
        ('text="History"', 'text="Histories"', '"Histories" is not a category'),
    ],
    ids=["below another one", "of the show"],
)
def test_a_category_that_apple_does_not_know_is_an_error(before: str, after: str, message: str) -> None:
    """Apple refuses a feed with such a category; the configuration does not allow one."""
    data = _good().decode()
    assert before in data
    found = validate(data.replace(before, after, 1).encode(), url="https://notes.example.org/feeds/all.rss")
    assert [one.severity for one in found] == ["error"]
    assert message in found[0].message


def test_an_episode_without_enclosure_is_a_warning() -> None:
    """Apple passes over an item that has nothing to play."""
    data = FORMATS["rss"].emit(
        Feed(CHANNEL._replace(podcast=SHOW), (RICH._replace(entry=TOLD._replace(enclosures=())),), THEN)
    )
    assert any("an episode without enclosure" in one.message for one in validate(data))


def test_a_feed_of_articles_is_asked_for_nothing() -> None:
    """One itunes element of an item, as blogs have them, makes no podcast."""
    data = FORMATS["rss"].emit(Feed(CHANNEL, (RICH._replace(entry=TOLD),), THEN))
    assert validate(data, url="https://notes.example.org/feeds/all.rss") == ()
