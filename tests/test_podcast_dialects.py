"""Recordings as the themes, plugins and programs for podcasts name them, and lengths as people write them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest
from sites import PLAIN, SiteFolder
from test_podcasts import TABLE

from publisher import readers
from publisher.models import Body, Circumstances, Claim, Enclosure, Entry, Site
from publisher.normalizer import complaints, normalize
from publisher.readers._nested_fields import all_claims_of
from publisher.text.media_types import length_of, registered

HOME = "https://quay.example/"
SITE = Circumstances(Site(link=HOME), url=f"{HOME}fog/")
MP3 = Enclosure(f"{HOME}a.mp3", "audio/mpeg")
PLAY = Enclosure(f"{HOME}play?id=12", "audio/mpeg")
SERIALIZED = 'a:2:{s:8:"duration";s:8:"00:12:34";s:8:"explicit";s:1:"0";}'


def entry_of(values: dict[str, Any]) -> Entry:
    """The entry of an article with this front matter."""
    article = readers.read(b"Text.", "a.md")
    claims = all_claims_of({"title": "Fog", **values}, "front matter")
    return normalize(next(iter(article))._replace(claims=claims, body=Body("markdown", "Text.")), SITE)


DIALECTS: dict[str, tuple[dict[str, Any], tuple[Enclosure, ...]]] = {
    "Castanet (Hugo)": (
        {"podcast_file": "/a.mp3", "podcast_duration": "12:34", "podcast_bytes": "12345678"},
        (MP3._replace(length=12345678, duration=754),),
    ),
    "Octopod (Jekyll)": (
        {"audio": {"m4a": "/a.m4a", "mp3": "/a.mp3", "vorbis": "/a.ogg"}},
        (
            Enclosure(f"{HOME}a.m4a", "audio/mp4", title="a"),
            MP3._replace(title="a"),
            Enclosure(f"{HOME}a.ogg", "audio/ogg", title="a"),
        ),
    ),
    "a theme of Jekyll": (
        {"audio_file_path": "/a.mp3", "audio_file_size": "12,345,678"},
        (MP3._replace(length=12345678),),
    ),
    "Podcaster (Eleventy)": (
        {"episode": {"filename": "/a.mp3", "size": 12345678, "duration": 754.3}},
        (MP3._replace(length=12345678, duration=754),),
    ),
    "a plugin of Pelican": (
        {"podcast": "/a.mp3", "length": "12345678", "duration": "12:34"},
        (MP3._replace(length=12345678, duration=754),),
    ),
    "WordPress": (
        {"enclosure": f"{HOME}a.mp3\n12345678\naudio/mpeg"},
        (MP3._replace(length=12345678),),
    ),
    "PowerPress": (
        {"enclosure": f"{HOME}a.mp3\n12345678\naudio/mpeg\n{SERIALIZED}"},
        (MP3._replace(length=12345678, duration=754),),
    ),
    "one line": ({"enclosure": f"{HOME}a.mp3 12345678 audio/mpeg"}, (MP3._replace(length=12345678),)),
    "one line with blanks": (
        {"enclosure": f"{HOME}a.mp3 12 345 678 audio/mp3"},
        (MP3._replace(length=12345678),),
    ),
    "one line with commas": (
        {"enclosure": f"{HOME}a.mp3, 12345678, audio/mpeg"},
        (MP3._replace(length=12345678),),
    ),
    "type before length": (
        {"enclosure": f"{HOME}a audio/x-m4a 9999"}, (Enclosure(f"{HOME}a", "audio/mp4", 9999),),
    ),
    "JSON Feed": (
        {
            "attachments": [
                {"url": f"{HOME}a", "mime_type": "audio/x-mp3", "size_in_bytes": 9, "duration_in_seconds": 754}
            ]
        },
        (Enclosure(f"{HOME}a", "audio/mpeg", 9, 754),),
    ),
    "schema.org": (
        {
            "associatedMedia": {
                "@type": "AudioObject", "contentUrl": "/a.mp3", "encodingFormat": "audio/mp3",
                "contentSize": "12345678", "duration": "PT12M34S",
            }
        },
        (MP3._replace(length=12345678, duration=754),),
    ),
    "the name of a format": ({"audio": {"url": "/a", "type": "MP3"}}, (Enclosure(f"{HOME}a", "audio/mpeg"),)),
    "a word of another language": ({"Tonspur": "/a.opus"}, (Enclosure(f"{HOME}a.opus", "audio/ogg"),)),
    "a word beside a known one": ({"audio": "/a.mp3", "trailer": "/b.mp3"}, (MP3,)),
    "an address without a suffix": ({"audio": PLAY.url}, (PLAY,)),
    "a script": ({"mp3_url": f"{HOME}get.php?f=3"}, (Enclosure(f"{HOME}get.php?f=3", "audio/mpeg"),)),
    "an enclosure without a suffix": ({"enclosure": PLAY.url}, (PLAY,)),
    "an enclosure of another kind": ({"enclosure": "/a.xyz"}, (Enclosure(f"{HOME}a.xyz"),)),
    "a film without a suffix": ({"video": f"{HOME}v/3"}, (Enclosure(f"{HOME}v/3", "video/mp4"),)),
    "the number of a film elsewhere": ({"video": "dQw4w9WgXcQ"}, ()),
    "a page that plays a film": ({"video": "https://www.youtube.com/watch?v=3"}, ()),
    "a switch": ({"audio": True}, ()),
    "what servers say of any file": (
        {"audio": {"url": "/a.mp3", "type": "application/octet-stream"}}, (MP3,),
    ),
    "a type of no recording": ({"audio": {"url": "/a.mp3", "type": "text/plain"}}, (MP3,)),
    "a type beside it": ({"enclosure": "/a", "mime_type": "audio/mp3"}, (Enclosure(f"{HOME}a", "audio/mpeg"),)),
    "a type in a table": (
        {"podcast": {"url": "/a", "type": "audio/x-m4a", "length": "9 999"}},
        (Enclosure(f"{HOME}a", "audio/mp4", 9999),),
    ),
    "an element of HTML": ({"audio": f'<audio controls src="{HOME}a.mp3"></audio>'}, (MP3,)),
    "a link of Markdown": ({"audio": f"[Listen]({HOME}a.mp3)"}, (MP3,)),
    "attributes of XML": (
        {"enclosure": {"@url": "/a.mp3", "@length": "9", "@type": "audio/mp3"}}, (MP3._replace(length=9),),
    ),
    "attributes in a table": ({"enclosure": {"$": {"URL": "/a.mp3", "Length": 9}}}, (MP3._replace(length=9),)),
    "resources (Hugo)": ({"resources": [{"src": "/a.mp3", "name": "x"}, {"src": "b.png"}]}, (MP3,)),
    "a podcast's length": ({"podcast_link": "/a.mp3", "podcast_length": 99999}, (MP3._replace(length=99999),)),
    "a duration called a length": ({"audio": "/a.mp3", "podcast_length": "14:02"}, (MP3,)),
    "lengths by format (Octopod)": (
        {"audio": {"mp3": "/a.mp3"}, "filesize": {"mp3": 12345, "m4a": 9}}, (MP3._replace(length=12345),),
    ),
    "a name with a blank": ({"audio": "/two words.mp3"}, (Enclosure(f"{HOME}two%20words.mp3", "audio/mpeg"),)),
}  # fmt: skip


@pytest.mark.parametrize(("values", "files"), DIALECTS.values(), ids=DIALECTS)
def test_every_dialect_names_its_recording(values: dict[str, Any], files: tuple[Enclosure, ...]) -> None:
    """An episode whose file is not understood would leave the podcast."""
    assert entry_of(values).enclosures == files


WORDPRESS = {
    "id": 12, "date": "2025-03-04T10:00:00", "date_gmt": "2025-03-04T15:00:00", "slug": "fog",
    "guid": {"rendered": f"{HOME}?p=12"}, "status": "publish", "link": f"{HOME}fog/",
    "title": {"rendered": "Fog"}, "content": {"rendered": "<p>Text.</p>"},
}  # fmt: skip
RECORDS = {
    "PowerPress": {"enclosure": [f"{HOME}a.mp3\n12345678\naudio/mpeg\n{SERIALIZED}"]},
    "Seriously Simple Podcasting": {
        "audio_file": f"{HOME}a.mp3", "filesize": "11.8M", "filesize_raw": "12345678", "duration": "00:12:34",
    },
}  # fmt: skip


@pytest.mark.parametrize("meta", RECORDS.values(), ids=RECORDS)
def test_what_wordpress_says_of_an_episode_is_read(meta: dict[str, Any]) -> None:
    """Its plugins for podcasts keep the file in a table of the record."""
    article = next(iter(readers.read(orjson.dumps([WORDPRESS | {"meta": meta}]), "posts.json")))
    assert normalize(article, SITE).enclosures == (MP3._replace(length=12345678, duration=754),)


TYPE = '<meta property="og:audio:type" content="audio/mp3">'
MEDIA = f'{{"@type": "MediaObject", "contentUrl": "{HOME}a.mp3", "contentSize": "9 000"}}'
PAGE = """<html><head><title>Fog</title>{}</head><body><h1>Fog</h1><p>The fog is back.</p></body></html>"""
PAGES = {
    "Open Graph": (
        f"<meta property='og:audio' content='{HOME}play?id=12'>{TYPE}",
        PLAY,
    ),
    "JSON-LD": (
        f'<script type="application/ld+json">{{"@type":"PodcastEpisode","associatedMedia":{MEDIA}}}</script>',
        MP3._replace(length=9000),
    ),
}


@pytest.mark.parametrize(("head", "file"), PAGES.values(), ids=PAGES)
def test_a_saved_page_of_an_episode_names_its_recording(head: str, file: Enclosure) -> None:
    """A site's own pages say where the sound is, in the words of schema.org and the Open Graph."""
    article = next(iter(readers.read(PAGE.format(head).encode(), "a.html")))
    assert normalize(article, SITE).enclosures == (file,)


LENGTHS = {
    "12345678": (12345678, True), "12,345,678": (12345678, True), "12 345 678": (12345678, True),
    "12\u202f345\u00a0678": (12345678, True), "12.345.678": (12345678, True), "12'345'678": (12345678, True),
    "1,23,45,678": (12345678, True), "12_345_678": (12345678, True), "12345678.0": (12345678, True),
    "１２３４": (1234, True), "١٢٬٣٤٥": (12345, True), "12345678 bytes": (12345678, True),
    "12 345 678 octets": (12345678, True), "12.3 MB": (12_300_000, False), "12,3 Mo": (12_300_000, False),
    "12 MiB": (12 << 20, False), "11.8M": (11_800_000, False), "1,234 KB": (1_234_000, False),
    "11,8 МБ": (11_800_000, False), "1.234 GB": (1_234_000_000, False), "12.3": (None, True),
    "12:34": (None, True), "big": (None, True), "-5": (None, True), "9" * 16: (None, True), "": (None, True),
}  # fmt: skip


@pytest.mark.parametrize(("text", "length"), LENGTHS.items(), ids=LENGTHS)
def test_a_length_is_read_as_people_write_it(text: str, length: tuple[int | None, bool]) -> None:
    """RSS counts bytes; a length of 0 says that it is not known."""
    assert length_of(text) == length


ALIASES = {
    "audio/mp3": "audio/mpeg", "audio/x-mp3": "audio/mpeg", "Audio/X-M4A": "audio/mp4",
    "video/x-m4v": "video/mp4",
    "image/jpg": "image/jpeg", "audio/x-wav; codec=1": "audio/wav", "audio/opus": "audio/ogg",
    "audio/mpeg": "audio/mpeg", "application/x-thing": "application/x-thing", "": "",
}  # fmt: skip


@pytest.mark.parametrize(("written", "name"), ALIASES.items(), ids=ALIASES)
def test_a_type_is_published_by_its_registered_name(written: str, name: str) -> None:
    """Players know the names of the registry; some refuse the others."""
    assert registered(written) == name
    files = entry_of({"audio": {"url": "/a", "type": written}}).enclosures if name else ()
    assert [one.type for one in files] == [name] * bool(name)


INEXACT = {
    "a guessed type": (
        {"audio": PLAY.url},
        "nothing tells the type of its file, so it is taken for audio/mpeg",
    ),
    "a rounded length": (
        {"audio": {"url": "/a.mp3", "length": "12.3 MB"}},
        "the length '12.3 MB' is taken for 12300000 bytes",
    ),
    "a rounded length beside it": (
        {"audio": "/a.mp3", "filesize": "12 MiB"},
        "the length '12 MiB' is taken for 12582912 bytes",
    ),
    "no length": (
        {"audio": {"url": "/a.mp3", "length": "12.3"}},
        "the length '12.3' is no number of bytes",
    ),
    "a wrong duration": (
        {"audio": {"url": "/a.mp3", "duration": 7}, "duration": "12:34"},
        "is not what the recording says, which lasts 7 seconds",
    ),
}


@pytest.mark.parametrize(("values", "said"), INEXACT.values(), ids=INEXACT)
def test_what_is_guessed_is_reported(values: dict[str, Any], said: str) -> None:
    """Its writer can write what only he knows."""
    (problem,) = complaints(entry_of(values), "a.md")
    assert said in problem.message


def test_what_is_guessed_is_reported_by_the_build_and_stays_in_the_podcast(tmp_path: Path) -> None:
    """One line for all episodes of a kind, and no strict build fails of it."""
    site = SiteFolder(tmp_path)
    site.configure(PLAIN + TABLE)
    for name in "ab":
        site.write(
            f"{name}.md", f"---\ntitle: {name}\ndate: 2026-01-01\naudio: {HOME}play?id={name}\n---\nText.\n"
        )
    report = site.build()
    assert report.status == 0
    assert sorted(site.titles("aloud")) == ["a", "b"]
    assert [one.kind for one in report.problems if one.severity != "note"] == []
    assert [one.place for one in report.problems if one.kind == "inexact-file"] == [
        "articles/a.md",
        "articles/b.md",
    ]


def test_the_duration_is_that_of_the_file(tmp_path: Path) -> None:
    """Players show it before anything is loaded."""
    site = SiteFolder(tmp_path)
    site.configure(PLAIN + TABLE)
    site.write("a.mp3", (Path(__file__).parent / "media/tone.mp3").read_bytes())
    site.write("a.md", "---\ntitle: A\ndate: 2026-01-01\naudio: a.mp3\n---\nText.\n")
    assert site.build().status == 0
    (item,) = site.items("aloud")
    assert item["attachments"][0]["duration_in_seconds"] == 7
    assert b"<itunes:duration>7</itunes:duration>" in site.files()["aloud.rss"]


def test_a_claim_of_any_origin_has_a_registered_type() -> None:
    """A reader of another package claims what it finds."""
    claim = Claim("enclosure", Enclosure(f"{HOME}a", "audio/x-mp3"), "record docx sound")
    article = next(iter(readers.read(b"Text.", "a.md")))._replace(claims=(claim,))
    assert normalize(article, SITE).enclosures == (Enclosure(f"{HOME}a", "audio/mpeg"),)
