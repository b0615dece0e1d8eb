"""Pictures, sounds and films on the web pages: what they show, how long they last, how large they are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from page_site import CHANNEL, ENTRIES, HOSTILE, SITE, THEN
from test_pages import found, tree

from publisher.emitters import _measures, page
from publisher.emitters._content import content
from publisher.models import Enclosure, Entry, Episode, Feed, Item, Site
from publisher.tables.page_words import languages
from publisher.text.translations import words

PIER = "https://quay.example/pier.jpg?a=1&b='2'"
SOUND = Enclosure("https://quay.example/fog.mp3", "audio/mpeg", 8_312_000, 754)
FILM = Enclosure("https://quay.example/quay.mp4", "video/mp4", 1_310_000_000, 3723)
CHART = Enclosure("https://quay.example/chart.pdf", "application/pdf", 120_400)


def article(entry: Entry, text: str = "", site: Site = SITE) -> bytes:
    """The entry's own page."""
    return page.emit_article(site, Item(entry, text, ""), [CHANNEL])


def listed(entry: Entry, text: str = "", site: Site = SITE) -> bytes:
    """The page of a feed that lists it."""
    return page.emit_feed(site, Feed(CHANNEL, (Item(entry, text, ""),), THEN))


def words_in(data: bytes, path: str) -> list[str]:
    """The words of each element that an XPath finds, evenly spaced."""
    return [" ".join("".join(one.itertext()).split()) for one in tree(data).xpath(path)]


@pytest.mark.parametrize("alt", ["A pier that ends in white", "", HOSTILE, 'a "pier" & <b>'])
def test_a_picture_is_put_into_words(alt: str) -> None:
    """Who cannot see an article's picture hears what its writer says of it, if anything."""
    entry = replace(ENTRIES[0], image=Enclosure("https://quay.example/pier.jpg", "image/jpeg", alt=alt))
    assert found(article(entry), "//img[@class='image']/@alt") == [alt]


def test_the_words_are_in_the_entrys_language() -> None:
    """A screen reader speaks them as the article is spoken."""
    entry = replace(
        ENTRIES[0], language="nb", image=Enclosure("https://quay.example/pier.jpg", alt="En brygge")
    )
    assert found(article(entry), "//img/@lang") == ["nb"]
    bare = replace(entry, image=Enclosure("https://quay.example/pier.jpg"))
    assert found(article(bare), "//img/@lang") == []


@pytest.mark.parametrize("given", ['alt=""', 'alt="The old pier"', ""])
def test_a_picture_in_the_text_is_put_into_words(given: str) -> None:
    """What the article says beside its text stands in where the text itself says nothing."""
    address = PIER.replace("&", "&amp;").replace("'", "&#x27;")
    other = '<img src="https://quay.example/boat.jpg">'
    text = f'<p><img src="{address}" {given}>{other}</p>'.replace(" >", ">")
    entry = replace(ENTRIES[0], image=Enclosure(PIER, "image/jpeg", alt='A "pier" & more'))
    wanted = {'alt=""': "", 'alt="The old pier"': "The old pier", "": 'A "pier" & more'}[given]
    for data in (article(entry, text), listed(entry, text)):
        assert found(data, "//div[@class='content']//img/@alt") == [wanted, ""]


def test_any_words_stay_words() -> None:
    """Words that close the attribute or open a tag do neither."""
    made = content('<img src="https://a.example/x">', 2, {"https://a.example/x": HOSTILE + '"><b x="'})
    assert made.count("<") == 1
    assert made.count('"') == 4


@pytest.mark.parametrize("kind", ["audio", "video"])
def test_what_is_played_says_how_long_and_large(kind: str) -> None:
    """Nobody must begin to listen, or to load, to learn what it takes."""
    file, caption, exact = {
        "audio": (SOUND, "fog.mp3 · 12 min 34 sec · 8 MB", "PT754S"),
        "video": (FILM, "quay.mp4 · 1 hr 2 min · 1 GB", "PT3723S"),
    }[kind]
    entry = replace(ENTRIES[0], enclosures=(file, CHART))
    for data in (article(entry), listed(entry)):
        assert found(data, f"//figure/{kind}/@src") == [file.url]
        assert words_in(data, "//figure/figcaption") == [caption]
        assert found(data, "//figcaption/time/@datetime") == [exact]


def test_what_is_not_played_says_how_large() -> None:
    """A file to load stands in the list of attachments with its length, where that is known."""
    bare = Enclosure("https://quay.example/notes.pdf", "application/pdf")
    entry = replace(ENTRIES[0], enclosures=(CHART, bare))
    assert "chart.pdf · 120 kB, notes.pdf" in words_in(article(entry), "//dd")
    assert found(listed(entry), "//figure") == []


def test_what_nobody_knows_is_not_shown() -> None:
    """A file of unknown length and duration has no caption of nothing."""
    entry = replace(ENTRIES[0], enclosures=(Enclosure("https://quay.example/fog.mp3", "audio/mpeg"),))
    assert found(listed(entry), "//figure/audio/@src") == ["https://quay.example/fog.mp3"]
    assert found(listed(entry), "//figcaption") == []


def test_an_episode_lends_its_duration() -> None:
    """An episode's one file lasts as long as the episode; of two, nobody knows which does."""
    sound = replace(SOUND, duration=None)
    entry = replace(ENTRIES[0], episode=Episode(duration=60), enclosures=(CHART, sound))
    assert words_in(listed(entry), "//figcaption") == ["fog.mp3 · 1 min · 8 MB"]
    two = replace(entry, enclosures=(sound, replace(FILM, duration=None)))
    assert words_in(listed(two), "//figcaption") == ["fog.mp3 · 8 MB", "quay.mp4 · 1 GB"]


def test_the_words_are_the_pages() -> None:
    """A page in French counts in French; in a language we have no words of it counts in English."""
    entry = replace(ENTRIES[0], enclosures=(SOUND,))
    data = listed(entry, site=replace(SITE, language="fr"))
    assert words_in(data, "//figcaption") == ["fog.mp3 · 12 min 34 s · 8 Mo"]
    data = listed(entry, site=replace(SITE, language="sw"))
    assert words_in(data, "//figcaption") == ["fog.mp3 · 12 min 34 sec · 8 MB"]
    assert found(data, "//figcaption//@lang") == ["en", "en"]


DURATIONS = [
    (0, ""), (1, "1 sec"), (59, "59 sec"), (60, "1 min"), (61, "1 min 1 sec"), (3600, "1 hr"),
    (3605, "1 hr"), (3661, "1 hr 1 min"), (360_000, "100 hr"),
]  # fmt: skip
SIZES = [
    (0, ""), (1, "1 kB"), (1499, "1 kB"), (1500, "2 kB"), (999_400, "999 kB"), (999_600, "1 MB"),
    (2_500_000, "2 MB"), (999_999_999, "1 GB"), (10**13, "10000 GB"),
]  # fmt: skip


@pytest.mark.parametrize(("seconds", "said"), DURATIONS)
def test_durations(seconds: int, said: str) -> None:
    """The largest unit that is filled, and the next: nobody counts the seconds of an hour."""
    assert _measures.duration(seconds, words("en").phrases).replace("\xa0", " ") == said


@pytest.mark.parametrize(("length", "said"), SIZES)
def test_sizes(length: int, said: str) -> None:
    """Whole units of a thousand, as SI has them."""
    assert _measures.size(length, words("en").phrases).replace("\xa0", " ") == said


@pytest.mark.parametrize("language", languages())
def test_every_language_counts(language: str) -> None:
    """A number stands in each unit once, and does not part from it at a line's end."""
    for name in ("hour", "minute", "second", "kilobyte", "megabyte", "gigabyte"):
        pattern = words(language).phrases[name]
        assert pattern.count("{0}") == 1
        assert "7" in pattern.format(7)
        assert " " not in pattern
