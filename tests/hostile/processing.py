"""One article through reader, normalizer, composer and emitters, without a disk."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from publisher.composer import compose
from publisher.composer.links import Links
from publisher.emitters import FORMATS
from publisher.errors import ReadError
from publisher.models import Channel, Circumstances, Feed, Item, Site
from publisher.normalizer import normalize
from publisher.pages import PageSettings, render_article, render_feed, render_index, subscription_list
from publisher.pages.landing import FeedRow
from publisher.readers import read

HOME = "https://notes.example.org/"
SITE = Site(title="Harbour Notes", link=HOME, language="en", publisher="Harbour Notes")
TIME = datetime(2026, 2, 1, tzinfo=UTC)
CIRCUMSTANCES = Circumstances(SITE, file_time=TIME)
PROSE = "The dredger came back on Monday evening and lay at the northern quay until the tide had turned. "


def process(data: bytes, name: str) -> list[Item]:
    """Make items of an article's bytes; what no reader can use makes none.

    An entry that cannot be composed is left out, as a build leaves it out.
    """
    items: list[Item] = []
    try:
        for article in read(data, name):
            if not article.problems:
                entry = normalize(article, CIRCUMSTANCES)
                items.append(compose(article.body, entry, Links(entry.link, HOME)))
    except ReadError:
        pass
    return items


def packed(attack: str, reader: str, number: int = 0) -> tuple[bytes, str]:
    """Write an article that holds an attack in its body and in every short field: bytes and file name."""
    head = {
        "title": f"Quay {number} {attack}",
        "author": attack,
        "summary": attack,
        "tags": [attack],
        "publisher": attack,
        "date": "2026-01-31",
        "link": attack,
        "image": attack,
        "credit": attack,
        "id": f"urn:x:{number}",
        "language": attack,
    }
    if reader == "text":
        return f"Quay {number} {attack}\n\nBy {attack}\n\n{PROSE}\n\n{attack}\n\n{PROSE}\n".encode(
            "utf-8", "replace"
        ), "a.txt"
    if reader == "markdown":
        front = json.dumps(head, indent=1)
        return f"{front}\n\n{attack}\n\n{PROSE}\n\n{attack}\n".encode("utf-8", "replace"), "a.md"
    if reader == "page":
        said = attack.replace('"', "&quot;")
        text = (
            f'<!DOCTYPE html><html lang="en"><head><title>Quay {number} {attack}</title>'
            f'<meta name="author" content="{said}"><meta property="og:description" content="{said}">'
            f'<meta property="og:image" content="{said}"><link rel="canonical" href="{said}"></head>'
            f"<body><article><h1>Quay {number}</h1><p>{PROSE}</p>{attack}<p>{PROSE}</p></article></body></html>"
        )
        return text.encode("utf-8", "replace"), "a.html"
    if reader == "mail":
        line = " ".join(attack.split())
        fields = ("From", "Subject", "Message-ID", "List-Id", "Archived-At", "Keywords", "Content-Language")
        said = "".join(f"{name}: Quay {number} <{line}>\n" for name in fields)
        kind = "text/html" if number % 2 else "text/plain"
        part = f'--b\nContent-Type: {kind}; charset="utf-8"\n\n<p>{PROSE}</p>{attack}\n--b\n'
        file = f'Content-Type: image/png; name="{line}"\nContent-ID: <{line}>\n\n\x89PNG\n--b--\n'
        text = f'{said}Content-Type: multipart/mixed; boundary="b"\n\n{part}{file}'
        return text.encode("utf-8", "replace"), "a.eml"
    record = json.dumps({**head, ("content_html" if number % 2 else "content"): f"<p>{PROSE}</p>{attack}"})
    return (record + "\n").encode(), "a.json" if reader == "record" else "a.jsonl"


def as_site(record: dict[str, Any]) -> bytes:
    """Write a record as a file of its own."""
    return json.dumps(record).encode()


READERS = ("text", "markdown", "page", "record", "lines", "mail")


def feed_of(items: list[Item], title: str = "Harbour Notes") -> Feed:
    """Put items into a feed of which everything is known."""
    channel = Channel(
        name="all",
        title=title,
        link=HOME,
        description=title,
        id="tag:notes.example.org,2025:feeds/all",
        language="en",
        publisher="Harbour Notes",
        url=HOME + "feeds/",
        formats=tuple(FORMATS),
    )
    return Feed(channel, tuple(items), TIME)


def emitted(items: list[Item], title: str = "Harbour Notes") -> dict[str, bytes]:
    """Emit items in every format, as web pages and as subscription list."""
    feed = feed_of(items, title)
    files: dict[str, Any] = {name: made.emit(feed) for name, made in FORMATS.items()}
    settings = PageSettings(SITE, FORMATS)
    files["index"] = render_index(settings, [FeedRow(feed.channel, len(items), tuple(items))])
    files["feed"] = render_feed(settings, feed)
    if items:
        files["article"] = render_article(settings, items[-1], (feed.channel,))
    files["opml"] = subscription_list(title, (feed.channel,), ".rss")
    return files
