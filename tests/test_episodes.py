"""What articles say of themselves as episodes, of their files, and of the same article in other languages."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher import describe
from publisher.catalog.rendered import pack_entry, unpack_entry
from publisher.models import Alternate, Enclosure, Entry, Episode, Person, Site, Transcript
from publisher.normalizer import complaints
from publisher.tables.media import ALT_NAMES, LENGTH_NAMES, MEDIA_OF, NESTED

SITE = Site(link="https://notes.example.org/", language="en")
HOME = "https://notes.example.org/"
NAMES = sorted({*MEDIA_OF, *LENGTH_NAMES, *ALT_NAMES, *NESTED, "audio", "attachments", "image"})
KEYS = [
    "url",
    "src",
    "type",
    "title",
    "duration",
    "size",
    "lang",
    "de",
    "name",
    "role",
    "number",
    "renditions",
    "alt",
]


def entry(head: str, name: str = "a.md") -> Entry:
    """An article with this head."""
    text = f"---\ntitle: A\ndate: 2025-06-01\nlink: /a/\n{head}\n---\nText.\n"
    return describe(text.encode(), name, site=SITE)[0]


def record(**values: Any) -> Entry:
    """An article that is a record."""
    data = orjson.dumps({"title": "A", "url": HOME + "a/", "content_text": "Text.", **values})
    return describe(data, "a.json", site=SITE)[0]


def told(found: Entry) -> dict[str, Any]:
    """What is kept of an episode, without what nobody said."""
    kept = found.episode._asdict() if found.episode else {}
    nothing = Episode()._asdict()
    return {name: value for name, value in kept.items() if value != nothing[name]}


HEADS: list[tuple[str, dict[str, Any]]] = [
    ("duration: '12:34'\nepisode: 3\nseason: 2", {"duration": 754, "number": 3, "season": 2}),
    ("itunes:duration: 61\nitunes:episodeType: Bonus", {"duration": 61, "type": "bonus"}),
    ("episodeNumber: '7'\nepisode_type: trailer", {"number": 7, "type": "trailer"}),
    ("podcast:\n  duration: PT1M\n  number: 4\n  type: full", {"duration": 60, "number": 4, "type": "full"}),
    ("itunes: {episode: 5, season: 1, subtitle: Low}", {"number": 5, "season": 1, "subtitle": "Low"}),
    ("episode:\n  episodeNumber: 8\n  duration: 90", {"duration": 90, "number": 8}),
    ("audio: {url: /a.mp3, duration: '1:00'}", {}),
    ("audio: {url: /a.mp3, duration: '1:00'}\nseason: 1", {"duration": 60, "season": 1}),
    ("episode_image: /cover.jpg", {"image": HOME + "cover.jpg"}),
    ("podcast:chapters: chapters.json", {"chapters": HOME + "a/chapters.json"}),
    ("chapters: [{start: 1, title: A}]", {}),
    ("explicit: yes\nblock: true", {"explicit": True, "block": True}),
    ("explicit: clean\nseason: 1", {"explicit": False, "season": 1}),
    ("guests: Ada Quay, Bo Holm", {"cast": ("Ada Quay guest", "Bo Holm guest")}),
    ("hosts: [{name: Ada, url: 'javascript:x', role: Co-Host}]", {"cast": ("Ada co-host",)}),
    ("persons: [Sea, Wind]", {}),
    ("transcript: /t.vtt", {"transcripts": (HOME + "t.vtt text/vtt ",)}),
    (
        "transcripts:\n - {url: /t.srt, language: nb_NO}\n - {url: /t, type: text/html, language: '?'}",
        {"transcripts": (HOME + "t.srt application/x-subrip nb-NO", HOME + "t text/html ")},
    ),
    ("transcript: All that was said, at length.", {}),
    ("transcript: 'mailto:a@notes.example.org'", {}),
    ("duration: soon\nepisode: 0\nseason: 2024/25\nexplicit: perhaps", {}),
    ("duration: [1, 2]\nepisode: {a: 1}\ncast: 5", {}),
]


@pytest.mark.parametrize(("head", "wanted"), HEADS, ids=[head for head, _ in HEADS])
def test_an_episode_is_read_under_the_names_people_write(head: str, wanted: dict[str, Any]) -> None:
    """Podcasts move here from many programs; what is no number, address or duration is nobody's."""
    found = told(entry(head))
    if "cast" in found:
        found["cast"] = tuple(f"{one.name} {one.role}" for one in found["cast"])
        assert all(not one.uri for one in told(entry(head))["cast"])
    if "transcripts" in found:
        found["transcripts"] = tuple(f"{one.url} {one.type} {one.language}" for one in found["transcripts"])
    assert found == wanted


FILES: list[tuple[str, tuple[Enclosure, ...]]] = [
    ("audio: /a.mp3", (Enclosure(HOME + "a.mp3", "audio/mpeg"),)),
    ("podcast_file: a.mp3\npodcast_bytes: 77", (Enclosure(HOME + "a/a.mp3", "audio/mpeg", 77),)),
    ("enclosure: {url: /a.mp3, type: 'a/b\"<x>'}", (Enclosure(HOME + "a.mp3", "audio/mpeg"),)),
    ("audio: /a.mp3\nmp3: /a.mp3", (Enclosure(HOME + "a.mp3", "audio/mpeg"),)),
    (
        "audio: {src: /a.mp4, width: 4, height: 3, title: '<b>A</b>', duration: PT2S, alt: B}",
        (Enclosure(HOME + "a.mp4", "video/mp4", None, 2, 4, 3, "A", "B"),),
    ),
    (
        "audio: {url: /a.mp3, renditions: [{url: /a.ogg}, {src: /a.flac, size: 9}]}",
        (
            Enclosure(HOME + "a.mp3", "audio/mpeg", title="a"),
            Enclosure(HOME + "a.ogg", "audio/ogg", title="a"),
            Enclosure(HOME + "a.flac", "audio/flac", 9, title="a"),
        ),
    ),
    ("audio: /a.mp3\nduration: 5", (Enclosure(HOME + "a.mp3", "audio/mpeg", None, 5),)),
    ("enclosures: [/a.mp3, 'tel:5', /a.pdf, 'data:audio/mpeg,x']", (
        Enclosure(HOME + "a.mp3", "audio/mpeg"), Enclosure(HOME + "a.pdf", "application/pdf"))),
    ("audio: {url: /a.mp3, width: -4, height: 1e9, duration: 99999999}", (
        Enclosure(HOME + "a.mp3", "audio/mpeg"),)),
]  # fmt: skip


@pytest.mark.parametrize(("head", "files"), FILES, ids=[head for head, _ in FILES])
def test_files_are_kept_with_what_is_said_of_them(head: str, files: tuple[Enclosure, ...]) -> None:
    """Each address once, of the web alone, its type by its suffix where nobody names one."""
    assert entry(head).enclosures == files


def test_attachments_of_a_json_feed_are_kept_whole() -> None:
    """A feed that is read and written again loses no duration, size or title."""
    one = {"url": HOME + "a.mp3", "mime_type": "audio/mpeg", "title": "A", "size_in_bytes": 9}
    found = record(attachments=[{**one, "duration_in_seconds": 6.0}])
    assert found.enclosures == (Enclosure(HOME + "a.mp3", "audio/mpeg", 9, 6, title="A"),)


IMAGES = [
    ("image: {src: /a.png, alt: A quay}", Enclosure(HOME + "a.png", "image/png", alt="A quay")),
    ("cover: {image: /a.png, caption: A <i>quay</i>}", Enclosure(HOME + "a.png", "image/png", alt="A quay")),
    ("image: /a.png\nimage_alt: A quay", Enclosure(HOME + "a.png", "image/png", alt="A quay")),
    ("image: {url: /a.png, width: 4, height: 70000}", Enclosure(HOME + "a.png", "image/png", width=4)),
]


@pytest.mark.parametrize(("head", "image"), IMAGES, ids=[head for head, _ in IMAGES])
def test_a_picture_keeps_its_words(head: str, image: Enclosure) -> None:
    """Who cannot see the picture is told what it shows, where the writer said it."""
    assert entry(head).image == image


ALTERNATES: list[tuple[str, tuple[Alternate, ...]]] = [
    ("translations: {de: /de/a/, nb_no: 'https://n.example/a'}", (
        Alternate("de", HOME + "de/a/"), Alternate("nb-NO", "https://n.example/a"))),
    ("hreflang: [{lang: fr, url: /fr/}, {language: fr, href: /fr2/}]", (Alternate("fr", HOME + "fr/"),)),
    ("alternates: {de: {url: /de/a/, title: A}}", (Alternate("de", HOME + "de/a/"),)),
    ("translations: {en: /en/, x-default: /, de: 12, fr: '34', it: 'mailto:a@b.example', es: a b}", ()),
    ("translations: {de: /a/}", ()),
    ("translations: [de, fr]", ()),
    ("translationKey: about", ()),
]  # fmt: skip


@pytest.mark.parametrize(("head", "found"), ALTERNATES, ids=[head for head, _ in ALTERNATES])
def test_other_languages_are_kept_once_each(head: str, found: tuple[Alternate, ...]) -> None:
    """A reader may offer a subscriber the article in her language; its own and the same page are no other."""
    assert entry(f"lang: en\n{head}").alternates == found


def test_a_page_names_its_languages_and_the_words_of_its_picture() -> None:
    """Feeds of a page, which also are alternates, are no translations."""
    page = b"""<!DOCTYPE html><html lang=en><head><title>Low water</title>
      <link rel=canonical href="https://notes.example.org/a/">
      <link rel=alternate hreflang=de href="https://notes.example.org/de/a/">
      <link rel="alternate" hreflang=x-default href="https://notes.example.org/x/">
      <link rel=alternate hreflang=fr type="application/rss+xml" href="https://notes.example.org/fr.rss">
      <meta property=og:image content="https://notes.example.org/a.png">
      <meta property=og:image:alt content="A quay"></head>
      <body><article><h1>Low water</h1>
      <p>The tide was late again, and nobody had told the boats.</p></article></body>"""
    found = describe(page, "a.html", site=SITE)[0]
    assert found.alternates == (Alternate("de", HOME + "de/a/"),)
    assert found.image == Enclosure(HOME + "a.png", "image/png", alt="A quay")


WARNINGS = [
    ("duration: soon\naudio: /a.mp3", "front matter duration: 'soon' is no duration"),
    ("episode: none\naudio: /a.mp3", "front matter episode: 'none' is no number of an episode or season"),
    ("episode_type: half\naudio: /a.mp3", "front matter episode_type: 'half' is no type of episode"),
    ("explicit: perhaps\naudio: /a.mp3", "front matter explicit: 'perhaps' is no yes or no"),
    (
        "itunes_duration: 5",
        (
            "front matter itunes_duration: says that this is an episode, but nothing is there to play,"
            " so no podcast will list it"
        ),
    ),
    ("duration: 5\nexplicit: false", ""),
    ("episode: 5\naudio: /a.mp3", ""),
]


@pytest.mark.parametrize(("head", "message"), WARNINGS, ids=[head for head, _ in WARNINGS])
def test_what_the_writer_should_remedy_is_told(head: str, message: str) -> None:
    """A duration that cannot be read, or an episode without a sound, is a mistake that its writer can fix."""
    found = complaints(entry(head), "a.md")
    assert [one.message for one in found] == ([message] if message else [])
    assert all(one.severity == "warning" and one.remedy for one in found)


_LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.text(max_size=20)
)
_VALUES = st.recursive(
    _LEAVES | st.sampled_from(["/a.mp3", "javascript:x", "mailto:a@b.example", "5", "PT5S", "//h/a"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(NAMES), _VALUES, max_size=6))
def test_whatever_stands_there_only_addresses_of_the_web_leave(values: dict[str, Any]) -> None:
    """Records are scraped by machines: any shape under any name is an episode, a file, or nothing."""
    found = record(**values)
    assert unpack_entry(pack_entry(found)) == found._replace(provenance={}, losses=())
    episode = found.episode or Episode()
    addresses = [
        *(one.url for one in found.enclosures),
        *(one.url for one in found.alternates),
        *(one.url for one in episode.transcripts),
        *(one.uri for one in episode.cast if one.uri),
        *(one for one in (episode.image, episode.chapters) if one),
        *([found.image.url] if found.image else []),
    ]
    assert all(address.startswith(("http://", "https://")) for address in addresses)


def test_floods_are_bounded() -> None:
    """One hostile record must not make a feed of a million elements."""
    found = record(
        attachments=[{"url": f"{HOME}{n}.mp3"} for n in range(500)],
        translations=[
            {"lang": f"d{a}{b}", "url": f"/{a}{b}"} for a in "abcdefghij" for b in "abcdefghijklmnop"
        ],
        guests=["A" * 900] * 300,
        transcripts=[f"/{n}.vtt" for n in range(300)],
        itunes_subtitle="long " * 900,
    )
    assert found.episode is not None
    sizes = [
        len(found.enclosures),
        len(found.alternates),
        len(found.episode.transcripts),
        len(found.episode.cast),
    ]
    assert max(sizes) <= 50
    assert len(found.episode.subtitle) <= 250
    assert all(len(person.name) <= 128 for person in found.episode.cast)


def test_the_catalog_gives_back_what_it_took() -> None:
    """What an entry says as an episode is remembered whole between two builds."""
    episode = Episode(
        5, 1, 2, "full", False, "Low", HOME, True, (Transcript(HOME, "text/vtt", "en"),), HOME,
        (Person("Ada", "", HOME, "host"),),
    )  # fmt: skip
    file = Enclosure(HOME, "audio/mpeg", 1, 2, 3, 4, "t", "a")
    whole = Entry("a:b", "A", enclosures=(file,), alternates=(Alternate("de", HOME),), episode=episode)
    assert unpack_entry(pack_entry(whole)) == whole
