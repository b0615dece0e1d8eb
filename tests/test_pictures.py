"""A picture is shown once: not beside a text that shows it, in whatever size."""

from __future__ import annotations

import time
from typing import Any

import pytest
from lxml import html
from sites import PLAIN, SiteFolder
from test_emitters import RICH
from test_emitters_media import PICTURE, SOUND, emitted, item, xml
from test_page_media import article
from test_pages import found

from publisher.composer.attachments import guessed, with_media
from publisher.models import Enclosure, Entry
from publisher.text.pictures import picture_key, shows

PIER = "https://quay.example/up/2026/pier.jpg"
SAME = [
    PIER,
    "http://www.quay.example/up/2026/pier.jpg#top",
    "https://quay.example/up/2026/pier-300x200.jpg",
    "https://quay.example/up/2026/pier-scaled.jpg",
    "https://quay.example/up/2026/pier-1024x768.jpg.webp",
    "https://quay.example/up/2026/pier@2x.jpg",
    "https://quay.example/up/2026/pier-600w.avif",
    "https://quay.example/up/2026/pier_hu8a3f12ab_300x200_resize_q75_box.jpg",
    "https://quay.example/up/2026/pier.jpg?w=300&h=200&ssl=1",
    "https://i0.wp.com/quay.example/up/2026/pier.jpg?resize=300%2C200&ssl=1",
    "https://quay.example/_next/image?url=https%3A%2F%2Fquay.example%2Fup%2F2026%2Fpier.jpg&w=640&q=75",
    "https://cdn.example/image/fetch/w_1456,c_limit/https%3A%2F%2Fquay.example%2Fup%2F2026%2Fpier.jpg",
    "https://quay.example/cdn-cgi/image/width=80,quality=75/up/2026/pier.jpg",
    "https://quay.example/size/w600/up/2026/pier.jpg",
]
OTHERS = [
    "https://quay.example/up/2026/pier2.jpg",
    "https://quay.example/up/2026/pier-2.jpg",
    "https://quay.example/up/2025/pier.jpg",
    "https://quay.example/up/2026/my_pics/pier.jpg",
    "https://other.example/up/2026/pier.jpg",
    "https://quay.example/up/2026/pier.jpg?id=3",
]


@pytest.mark.parametrize("address", SAME)
def test_sizes_of_a_picture_are_one(address: str) -> None:
    """Programs write a smaller one into the text than they name as the article's picture."""
    assert picture_key(address) == picture_key(PIER)
    written = address.replace("&", "&amp;")
    assert shows(f'<p>Fog.</p><img alt="a &lt; b" src="{written}" title="c">', PIER)


@pytest.mark.parametrize("address", OTHERS)
def test_other_pictures_are_not(address: str) -> None:
    """A picture that the text does not show would be missed."""
    assert not shows(f'<p><img src="{address}"></p>', PIER)


@pytest.mark.parametrize("part", ["-300x200", "https://", "?w=1&", "/s32", "/w_1", "%25", "_hu", "-300x200-a"])
def test_any_address_is_compared_at_once(part: str) -> None:
    """Addresses come from strangers."""
    begun = time.process_time()
    picture_key(f"https://quay.example/{part * 3000}")
    shows("<img " * 300_000 + '<img src="' * 100_000, PIER)
    assert time.process_time() - begun < 1


def of_text(text: str, **changes: Any) -> dict[str, Any]:
    """The changes of an item that shows this text."""
    return {"content": text, **changes}


SHOWN = f'<p>Fog.</p><img src="{PICTURE.url}?w=300">'


@pytest.mark.parametrize("name", ["rss", "atom"])
def test_a_picture_of_the_text_is_no_enclosure(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs show enclosures beside the content; Media RSS tells those that want a picture for a list."""
    path = "//enclosure/@url | //a:link[@rel='enclosure']/@href"
    assert xml(name, path, image=PICTURE) == [PICTURE.url]
    monkeypatch.setattr("test_emitters_media.RICH", RICH._replace(content=SHOWN))
    assert xml(name, path, image=PICTURE) == []
    assert xml(name, "//media:content/@url | //media:thumbnail/@url", image=PICTURE) == [PICTURE.url] * 2
    assert xml(name, path, image=PICTURE, enclosures=(PICTURE, SOUND)) == [SOUND.url]


def test_json_feed_has_the_picture_of_the_text_as_image_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """An attachment would be listed below the text that shows it."""
    monkeypatch.setattr("test_emitters_media.RICH", RICH._replace(content=SHOWN))
    value = item(image=PICTURE, enclosures=(PICTURE, SOUND))
    assert value["image"] == PICTURE.url
    assert [one["url"] for one in value["attachments"]] == [SOUND.url]


def test_a_feed_of_summaries_has_the_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its readers see no text that shows it."""
    monkeypatch.setattr("test_emitters_media.RICH", RICH._replace(content=""))
    assert b"<enclosure" in emitted("rss", image=PICTURE)


def test_a_page_does_not_show_its_picture_twice() -> None:
    """Somebody who lands on it sees the picture where the writer put it."""
    entry = Entry("a:b", "Fog", image=Enclosure(PIER, "image/jpeg"))
    assert found(article(entry), "//img[@class='image']/@src") == [PIER]
    assert shows(html.tostring(html.fromstring(f'<p><img src="{SAME[2]}"></p>'), encoding="unicode"), PIER)


PLAYED = [
    ("what it plays", [Enclosure("https://quay.example/b.mp3")], ["audio/mpeg"]),
    ("a relative address", [Enclosure("b.ogg")], ["audio/ogg"]),
    ("its own type", [Enclosure("/b", "audio/x-m4a")], ["audio/mp4"]),
    ("a type that only its element says", [Enclosure("/b", "video/*")], ["video/mp4"]),
    ("a place in a file", [Enclosure("/b.mp3#t=9"), Enclosure("/b.mp3#t=99")], ["audio/mpeg"]),
    ("what is declared", [Enclosure("http://quay.example/fog/a.mp3")], []),
    ("a picture", [Enclosure("/b.png", "image/png")], []),
    ("a script", [Enclosure("javascript:alert(1)//.mp3", "audio/mpeg")], []),
    ("an impossible host", [Enclosure("http://[/b.mp3", "audio/mpeg")], []),
    ("more than any text", [Enclosure(f"/{number}.mp3") for number in range(90)], ["audio/mpeg"] * 49),
]


@pytest.mark.parametrize(("media", "kinds"), [row[1:] for row in PLAYED], ids=[row[0] for row in PLAYED])
def test_recordings_and_films_of_a_text_are_attached(media: list[Enclosure], kinds: list[str]) -> None:
    """A feed shows no player: the file is attached, behind those that the article declares."""
    declared = Enclosure("https://quay.example/fog/a.mp3", "audio/mpeg", 9)
    files = with_media(Entry("a:b", enclosures=(declared,)), media, "https://quay.example/fog/").enclosures
    assert files[0] == declared
    assert [one.type for one in files[1:]] == kinds
    assert all(one.url.startswith("https://quay.example/") for one in files)


def test_a_type_that_only_an_element_says_is_known_as_guessed() -> None:
    """It is reported, as that of a declared file is."""
    assert guessed(
        (Enclosure("/b", "video/*"), Enclosure("/b.mp4", "video/*"), Enclosure("/c", "video/mp4"))
    ) == ("/b",)


def test_the_cover_of_an_article_is_published_once(tmp_path: Any) -> None:
    """The picture of the front matter stands in the text, by another address."""
    site = SiteFolder(tmp_path)
    site.configure(PLAIN)
    site.write("pier.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\4\0\0\0\3\x08\2\0\0\0")
    text = "---\ntitle: Fog\ndate: 2026-01-01\nurl: /a/\nimage: pier.png\n---\n{}\n"
    site.write("a.md", text.format("![Pier](/a/pier.png?w=300) Fog."))
    assert site.build().status == 0
    (value,) = site.items()
    feeds = site.files()
    assert b"<enclosure" not in feeds["all.rss"]
    assert b'rel="enclosure"' not in feeds["all.atom"]
    assert "attachments" not in value
