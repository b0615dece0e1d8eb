"""What a feed says of itself: when it need not be fetched, and which picture it has."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import orjson
import pytest
from lxml import etree
from sites import PLAIN, SiteFolder
from test_emitters import CHANNEL, FEED, NAMES, URL, made

from publisher.config import parse
from publisher.emitters import FORMATS
from publisher.models import Channel, Feed
from publisher.tables.syndication import WEEKDAYS
from publisher.validator import validate

LOGO = "https://notes.example.org/logo.png"
RESTING = CHANNEL._replace(skip_hours=(0, 1, 8, 16, 23), skip_days=("Saturday", "Sunday"))


def of(channel: Channel) -> Feed:
    """The rich feed with another channel."""
    return FEED._replace(channel=channel)


def test_pauses_are_listed_in_order() -> None:
    """RSS says when it need not be fetched, each hour and day once, in the order of the clock and the week."""
    one = made(of(RESTING))
    assert one.in_rss("//channel/skipHours/hour/text()") == ["0", "1", "8", "16", "23"]
    assert one.in_rss("//channel/skipDays/day/text()") == ["Saturday", "Sunday"]
    assert one.in_atom("//*[starts-with(local-name(), 'skip')]") == []


@pytest.mark.parametrize("seed", ["1", "2", "3", "4"])
def test_pauses_hang_on_no_hash(seed: str) -> None:
    """Every process writes the same bytes: an unchanged feed is not sent again."""
    text = (
        "from test_emitters import FEED, CHANNEL; import sys\n"
        "from publisher.emitters import FORMATS\n"
        f"channel = CHANNEL._replace(skip_hours=(1, 8, 9, 16), skip_days={WEEKDAYS[:6]})\n"
        "sys.stdout.buffer.write(FORMATS['rss'].emit(FEED._replace(channel=channel)))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent)}
    command = [sys.executable, "-c", text]
    data = subprocess.run(command, env=environment, capture_output=True, check=True).stdout
    assert etree.fromstring(data).xpath("//day/text()") == list(WEEKDAYS[:6])
    channel = CHANNEL._replace(skip_hours=(1, 8, 9, 16), skip_days=WEEKDAYS[:6])
    assert data == FORMATS["rss"].emit(of(channel))


def test_a_feed_has_a_picture() -> None:
    """Each format shows it by its own name; RSS with the feed's title and link, and without a size."""
    feed = of(CHANNEL._replace(image=LOGO, title="Tides < trawlers & <b>"))
    one = made(feed)
    (image,) = one.rss.findall("channel/image")
    assert {child.tag: child.text for child in image} == {
        "url": LOGO,
        "title": one.rss.findtext("channel/title"),
        "link": one.rss.findtext("channel/link"),
    }
    assert one.in_atom("/a:feed/a:logo/text()") == [LOGO]
    assert orjson.loads(FORMATS["json"].emit(feed))["icon"] == LOGO


PICTURES = [
    ("https://notes.example.org/logo.JPG", ["https://notes.example.org/logo.JPG"]),
    ("https://notes.example.org/logo", ["https://notes.example.org/logo"]),
    ("https://notes.example.org/logo.png?v=2", ["https://notes.example.org/logo.png?v=2"]),
    ("https://notes.example.org/a%20b/båt.png", ["https://notes.example.org/a%20b/b%C3%A5t.png"]),
    ("https://notes.example.org/logo.webp", []),
    ("", []),
]


@pytest.mark.parametrize(("address", "told"), PICTURES)
def test_rss_takes_three_kinds_of_picture(address: str, told: list[str]) -> None:
    """RSS 2.0 knows GIF, JPEG and PNG, at addresses in ASCII: another artwork does not make a feed invalid."""
    channel = CHANNEL._replace(image=address)
    assert made(of(channel)).in_rss("//channel/image/url/text()") == told
    for name in FORMATS:
        url = URL + "all" + FORMATS[name].suffix
        found = [one for one in validate(FORMATS[name].emit(of(channel)), url=url) if "image" in one.message]
        assert found == []


@pytest.mark.parametrize("name", FORMATS)
def test_a_feed_with_manners_is_valid(name: str) -> None:
    """Nothing that a channel says of itself is held against it."""
    feeds = (FEED, of(RESTING._replace(image=LOGO)))
    url = URL + "all" + FORMATS[name].suffix
    found = [[one.message for one in validate(FORMATS[name].emit(feed), url=url)] for feed in feeds]
    assert found[0] == found[1]


def test_the_configuration_reaches_the_feeds(site: SiteFolder) -> None:
    """What the owner writes reaches each feed of the table; entries are not rendered again for it."""
    asked = f'skip_hours = [23, 0, 23]\nskip_days = ["Sunday", "Friday"]\nimage = "{LOGO}"\n'
    site.with_good(2)
    site.configure(PLAIN + '[[feed]]\nname = "in/{language}"\n')
    site.build()
    before = site.files()
    site.configure(PLAIN + '[[feed]]\nname = "in/{language}"\n' + asked)
    assert site.build().differences == ()
    root = etree.fromstring(site.files()["in/en.rss"])
    assert root.xpath("//hour/text()") == ["0", "23"]
    assert root.xpath("//day/text()") == ["Friday", "Sunday"]
    assert root.findtext("channel/image/url") == LOGO
    assert site.faults() == []
    assert site.files().keys() == before.keys()
    old = etree.fromstring(before["in/en.atom"])
    new = etree.fromstring(site.files()["in/en.atom"])
    entries = [[etree.tostring(one) for one in tree.findall("a:entry", NAMES)] for tree in (old, new)]
    assert entries[0] == entries[1]


def test_one_day_needs_no_list() -> None:
    """A single day may be a text, as elsewhere in the configuration."""
    config = parse(b'[[feed]]\nskip_days = "Sunday"\nskip_hours = []\n', Path("publisher.toml"), Path())
    assert (config.feeds[0].skip_days, config.feeds[0].skip_hours) == (("Sunday",), ())
