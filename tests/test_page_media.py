"""Pictures, sounds and films on the web pages: descriptions, durations and sizes."""

from __future__ import annotations

import pytest
from page_site import CHANNEL, ENTRIES, HOSTILE, SITE, THEN
from test_pages import found, tree

from publisher.emitters import FORMATS
from publisher.models import Enclosure, Entry, Episode, Feed, Item, Site
from publisher.pages import PageSettings, render_article, render_feed
from publisher.pages.views import content, duration_words, size_words
from publisher.tables.page_words import languages
from publisher.text.language import words

PIER = "https://quay.example/pier.jpg?a=1&b='2'"
SOUND = Enclosure("https://quay.example/fog.mp3", "audio/mpeg", 8_312_000, 754)
FILM = Enclosure("https://quay.example/quay.mp4", "video/mp4", 1_310_000_000, 3723)
CHART = Enclosure("https://quay.example/chart.pdf", "application/pdf", 120_400)


def article(entry: Entry, text: str = "", site: Site = SITE) -> bytes:
    """The page of the entry."""
    return render_article(PageSettings(site, FORMATS), Item(entry, text, ""), [CHANNEL])


def feed_page(entry: Entry, text: str = "", site: Site = SITE) -> bytes:
    """The page of a feed that lists the entry."""
    return render_feed(PageSettings(site, FORMATS), Feed(CHANNEL, (Item(entry, text, ""),), THEN))


def texts(data: bytes, path: str) -> list[str]:
    """The text of each element that an XPath finds, with single spaces."""
    return [" ".join("".join(one.itertext()).split()) for one in tree(data).xpath(path)]


@pytest.mark.parametrize(
    "alt",
    ["A pier that ends in white", "", HOSTILE, 'a "pier" & <b>'],
    ids=["words", "empty", "hostile", "markup"],
)
def test_a_picture_has_its_description(alt: str) -> None:
    """The alt text of an article's picture is the article's own, or empty."""
    entry = ENTRIES[0]._replace(image=Enclosure("https://quay.example/pier.jpg", "image/jpeg", alt=alt))
    assert found(article(entry), "//img[@class='image']/@alt") == [alt]


def test_a_description_has_the_entrys_language() -> None:
    """A screen reader speaks it in the language of the article."""
    entry = ENTRIES[0]._replace(
        language="nb", image=Enclosure("https://quay.example/pier.jpg", alt="En brygge")
    )
    assert found(article(entry), "//img/@lang") == ["nb"]
    bare = entry._replace(image=Enclosure("https://quay.example/pier.jpg"))
    assert found(article(bare), "//img/@lang") == []


@pytest.mark.parametrize("given", ['alt=""', 'alt="The old pier"', ""], ids=["empty", "own", "none"])
def test_a_picture_in_the_text_has_its_description(given: str) -> None:
    """The description that an article gives outside its text is used where the text has none."""
    address = PIER.replace("&", "&amp;").replace("'", "&#x27;")
    other = '<img src="https://quay.example/boat.jpg">'
    text = f'<p><img src="{address}" {given}>{other}</p>'.replace(" >", ">")
    entry = ENTRIES[0]._replace(image=Enclosure(PIER, "image/jpeg", alt='A "pier" & more'))
    wanted = {'alt=""': "", 'alt="The old pier"': "The old pier", "": 'A "pier" & more'}[given]
    for data in (article(entry, text), feed_page(entry, text)):
        assert found(data, "//div[@class='content']//img/@alt") == [wanted, ""]


def test_a_hostile_description_stays_text() -> None:
    """A description that closes the attribute or opens a tag does neither."""
    made = content('<img src="https://a.example/x">', 2, {"https://a.example/x": HOSTILE + '"><b x="'})
    assert made.count("<") == 1
    assert made.count('"') == 4


@pytest.mark.parametrize("kind", ["audio", "video"])
def test_a_recording_has_its_duration_and_size(kind: str) -> None:
    """A listener knows both before pressing play."""
    file, caption, exact = {
        "audio": (SOUND, "fog.mp3 · 12 min 34 sec · 8 MB", "PT754S"),
        "video": (FILM, "quay.mp4 · 1 hr 2 min · 1 GB", "PT3723S"),
    }[kind]
    entry = ENTRIES[0]._replace(enclosures=(file, CHART))
    for data in (article(entry), feed_page(entry)):
        assert found(data, f"//figure/{kind}/@src") == [file.url]
        assert texts(data, "//figure/figcaption") == [caption]
        assert found(data, "//figcaption/time/@datetime") == [exact]


def test_an_attachment_has_its_size() -> None:
    """A file to download is listed with its size, if it is known."""
    bare = Enclosure("https://quay.example/notes.pdf", "application/pdf")
    entry = ENTRIES[0]._replace(enclosures=(CHART, bare))
    assert "chart.pdf · 120 kB, notes.pdf" in texts(article(entry), "//dd")
    assert found(feed_page(entry), "//figure") == []


def test_what_is_unknown_is_not_shown() -> None:
    """A file of unknown size and duration has no caption."""
    entry = ENTRIES[0]._replace(enclosures=(Enclosure("https://quay.example/fog.mp3", "audio/mpeg"),))
    assert found(feed_page(entry), "//figure/audio/@src") == ["https://quay.example/fog.mp3"]
    assert found(feed_page(entry), "//figcaption") == []


def test_a_single_recording_has_the_episodes_duration() -> None:
    """An episode's only file lasts as long as the episode; of two files, neither is known to."""
    sound = SOUND._replace(duration=None)
    entry = ENTRIES[0]._replace(episode=Episode(duration=60), enclosures=(CHART, sound))
    assert texts(feed_page(entry), "//figcaption") == ["fog.mp3 · 1 min · 8 MB"]
    two = entry._replace(enclosures=(sound, FILM._replace(duration=None)))
    assert texts(feed_page(two), "//figcaption") == ["fog.mp3 · 8 MB", "quay.mp4 · 1 GB"]


def test_units_are_in_the_pages_language() -> None:
    """A French page has French units; a language without fixed phrases has English ones, marked as English."""
    entry = ENTRIES[0]._replace(enclosures=(SOUND,))
    data = feed_page(entry, site=SITE._replace(language="fr"))
    assert texts(data, "//figcaption") == ["fog.mp3 · 12 min 34 s · 8 Mo"]
    data = feed_page(entry, site=SITE._replace(language="sw"))
    assert texts(data, "//figcaption") == ["fog.mp3 · 12 min 34 sec · 8 MB"]
    assert found(data, "//figcaption//@lang") == ["en", "en"]


DURATIONS = [
    (0, ""), (1, "1 sec"), (59, "59 sec"), (60, "1 min"), (61, "1 min 1 sec"), (3600, "1 hr"),
    (3605, "1 hr"), (3661, "1 hr 1 min"), (360_000, "100 hr"),
]  # fmt: skip
SIZES = [
    (0, ""), (1, "1 kB"), (1499, "1 kB"), (1500, "2 kB"), (999_400, "999 kB"), (999_600, "1 MB"),
    (2_500_000, "2 MB"), (999_999_999, "1 GB"), (10**13, "10000 GB"),
]  # fmt: skip


@pytest.mark.parametrize(("seconds", "said"), DURATIONS, ids=[str(one[0]) for one in DURATIONS])
def test_durations(seconds: int, said: str) -> None:
    """A duration is given in the largest unit that it fills and the next one."""
    assert duration_words(seconds, words("en").phrases).replace("\xa0", " ") == said


@pytest.mark.parametrize(("length", "said"), SIZES, ids=[str(one[0]) for one in SIZES])
def test_sizes(length: int, said: str) -> None:
    """Sizes are whole numbers of SI units."""
    assert size_words(length, words("en").phrases).replace("\xa0", " ") == said


@pytest.mark.parametrize("language", languages())
def test_every_language_has_units(language: str) -> None:
    """Each unit contains the number once, and no space at which a line could break."""
    for name in ("hour", "minute", "second", "kilobyte", "megabyte", "gigabyte"):
        pattern = words(language).phrases[name]
        assert pattern.count("{0}") == 1
        assert "7" in pattern.format(7)
        assert " " not in pattern
