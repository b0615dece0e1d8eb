"""Several files, pictures with words, and other languages of an entry, in every format."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from lxml import etree
from test_emitters import CHANNEL, RICH, THEN

from publisher.emitters import FORMATS
from publisher.models import Alternate, Enclosure, Entry, Episode, Feed, Person, Transcript
from publisher.validator import validate

NAMES = {"media": "http://search.yahoo.com/mrss/", "a": "http://www.w3.org/2005/Atom"}
HOME = "https://notes.example.org/"
SOUND = Enclosure(HOME + "a.mp3", "audio/mpeg", 1000, 60, title="Whole")
OTHER = Enclosure(HOME + "a.m4a", "audio/x-m4a", 900, 60, title="Whole")
FILM = Enclosure(HOME + "a.mp4", "video/mp4", None, 61, 640, 480, "Film", "A <quay>")
SHEET = Enclosure(HOME + "a.pdf", "application/pdf", 0)
PICTURE = Enclosure(HOME + "a.png", "image/png", 77, None, 4, 3, alt="A quay & a boat")


def emitted(name: str, **changes: Any) -> bytes:
    """A feed of one entry in one format."""
    entry = RICH.entry._replace(**{"image": None, "enclosures": (), "language": "en", **changes})
    return FORMATS[name].emit(Feed(CHANNEL, (RICH._replace(entry=entry),), THEN))


def xml(name: str, path: str, **changes: Any) -> list[Any]:
    """What an XPath finds in the feed; elements as their attributes."""
    found = etree.fromstring(emitted(name, **changes)).xpath(path, namespaces=NAMES)
    return [dict(one.attrib) if isinstance(one, etree._Element) else str(one) for one in found]


def item(**changes: Any) -> dict[str, Any]:
    """The item of the JSON Feed."""
    return dict(orjson.loads(emitted("json", **changes))["items"][0])


@pytest.mark.parametrize("name", ["rss", "atom"])
def test_every_file_is_listed_with_all_that_is_known(name: str) -> None:
    """RSS has room for one enclosure: a program that reads Media RSS finds the rest, with length and size."""
    assert xml(name, "//media:content", enclosures=(SOUND, FILM, SHEET)) == [
        {"url": SOUND.url, "medium": "audio", "type": "audio/mpeg", "fileSize": "1000", "duration": "60"},
        {
            "url": FILM.url, "medium": "video", "type": "video/mp4", "width": "640", "height": "480",
            "duration": "61",
        },
        {"url": SHEET.url, "type": "application/pdf"},
    ]  # fmt: skip
    told = xml(name, "//media:content/media:title/text() | //media:description/text()", enclosures=(FILM,))
    assert told == ["Film", "A < quay>"]


def test_a_single_file_is_not_listed_twice() -> None:
    """A program that shows enclosures and Media RSS would list it twice."""
    plain = SOUND._replace(duration=None, title="")
    assert xml("rss", "//enclosure", enclosures=(plain,)) == [
        {"url": SOUND.url, "type": "audio/mpeg", "length": "1000"}
    ]
    assert xml("rss", "//media:content", enclosures=(plain,)) == []


@pytest.mark.parametrize("name", ["rss", "atom"])
def test_files_of_one_title_are_one_thing(name: str) -> None:
    """A program takes the rendition it can play; files that are not declared to be one stay apart."""
    files = (SHEET, SOUND, OTHER)
    assert xml(name, "//media:group/media:content/@url", enclosures=files) == [SOUND.url, OTHER.url]
    assert xml(name, "//media:content[@isDefault]/@url", enclosures=files) == [SOUND.url]
    assert xml(name, "//media:group", enclosures=(SOUND._replace(title=""), OTHER._replace(title=""))) == []


def test_all_files_are_links_in_atom() -> None:
    """Atom allows any number of enclosures, in their order; an unknown length is left out."""
    assert xml("atom", "//a:link[@rel='enclosure']", enclosures=(SOUND, FILM)) == [
        {"href": SOUND.url, "rel": "enclosure", "type": "audio/mpeg", "title": "Whole", "length": "1000"},
        {"href": FILM.url, "rel": "enclosure", "type": "video/mp4", "title": "Film"},
    ]


def test_an_unknown_length_is_said_to_be_unknown() -> None:
    """RSS demands a length, and 0 means an unknown one (RSS Profile); a known one comes first."""
    assert xml("rss", "//enclosure/@length", enclosures=(FILM,)) == ["0"]
    assert xml("rss", "//enclosure/@url", enclosures=(FILM, SOUND)) == [SOUND.url]
    assert xml("rss", "//enclosure", enclosures=(Enclosure(HOME + "a"),)) == []


@pytest.mark.parametrize("name", ["rss", "atom"])
def test_a_picture_has_a_size_and_words(name: str) -> None:
    """A screen reader says what it shows, and its size is known before it is loaded."""
    size = {"width": "4", "height": "3"}
    shape = {"url": PICTURE.url, "medium": "image", "type": "image/png", "fileSize": "77", **size}
    assert xml(name, "//media:content", image=PICTURE) == [shape]
    assert xml(name, "//media:thumbnail", image=PICTURE) == [{"url": PICTURE.url, **size}]
    assert xml(name, "//media:content/media:description/text()", image=PICTURE) == [PICTURE.alt]


@pytest.mark.parametrize("name", ["rss", "atom"])
def test_other_languages_are_related(name: str) -> None:
    """Not alternates: half of the readers would open one of them in the article's stead."""
    links = (Alternate("de", HOME + "de/"), Alternate("nb-NO", HOME + "nb/"))
    found = xml(name, "//a:entry/a:link | //item/a:link", alternates=links)
    assert [(one["hreflang"], one["href"]) for one in found if one["rel"] == "related"][-2:] == [
        ("de", HOME + "de/"),
        ("nb-NO", HOME + "nb/"),
    ]
    assert xml("rss", "//item/link/text()", alternates=links) == [RICH.entry.link]


def test_json_feed_tells_the_same() -> None:
    """Attachments in JSON Feed's own words, the rest below `_publisher`."""
    episode = Episode(
        60,
        1,
        explicit=False,
        transcripts=(Transcript(HOME + "a.vtt", "text/vtt"),),
        cast=(Person("Ada", role="host"),),
    )
    found = item(enclosures=(SOUND, SHEET), image=PICTURE, alternates=(Alternate("de", HOME),), episode=episode)
    assert found["attachments"] == [
        {
            "url": SOUND.url, "mime_type": "audio/mpeg", "title": "Whole", "size_in_bytes": 1000,
            "duration_in_seconds": 60,
        },
        {"url": SHEET.url, "mime_type": "application/pdf", "size_in_bytes": 0},
    ]  # fmt: skip
    own = found["_publisher"]
    assert own["image_alt"] == PICTURE.alt
    assert own["translations"] == {"de": HOME}
    assert own["episode"] == {
        "duration_in_seconds": 60,
        "number": 1,
        "explicit": False,
        "transcripts": [{"url": HOME + "a.vtt", "mime_type": "text/vtt"}],
        "people": [{"name": "Ada", "role": "host"}],
    }


@pytest.mark.parametrize("name", FORMATS)
def test_feeds_with_many_files_are_valid(name: str) -> None:
    """No error in any format; of what our validator advises against, an unknown length alone."""
    data = emitted(
        name, enclosures=(SOUND, OTHER, FILM, SHEET), image=PICTURE, alternates=(Alternate("de", HOME + "de/"),)
    )
    found = validate(data, url=f"{CHANNEL.url}all{FORMATS[name].suffix}")
    assert [one.severity for one in found if "enclosure without length" not in one.message] == []


def test_an_entry_without_files_has_no_media() -> None:
    """What is missing is left out."""
    assert xml("rss", "//media:* | //enclosure") == xml("atom", "//media:* | //a:link[@rel='enclosure']") == []
    assert "episode" not in str(item(episode=Entry("a:b", "A").episode))
