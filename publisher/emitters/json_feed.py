"""JSON Feed 1.1."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from publisher.emitters import FORMATS, aware_instant, local
from publisher.emitters._media import attached
from publisher.models import Channel, Enclosure, Episode, Feed, Item, Person, Published, PublishedEntry
from publisher.text.iris import is_web_uri

VERSION = "https://jsonfeed.org/version/1.1"
SEPARATOR = b","


def head(feed: Feed) -> bytes:
    """Write everything before the first item."""
    import orjson

    suffix = FORMATS["json"].suffix

    channel = feed.channel
    older = channel.history.previous
    values = {
        "version": VERSION,
        "title": channel.title,
        "home_page_url": channel.link,
        "feed_url": f"{channel.url}{channel.name}{suffix}" if channel.url else "",
        "next_url": f"{channel.url}{older}{suffix}" if channel.url and older else "",
        "description": channel.description,
        "icon": channel.image,
        "language": channel.language,
        "authors": [{"name": channel.publisher}] if channel.publisher else [],
        "hubs": [{"type": "WebSub", "url": channel.hub}] if channel.hub else [],
    }
    kept = {key: value for key, value in values.items() if value}
    return orjson.dumps(kept, option=orjson.OPT_INDENT_2).removesuffix(b"\n}") + b',\n  "items": ['


def entry(item: Item, channel: Channel) -> bytes:
    """Write one item; `_publisher` holds what JSON Feed has no word for."""
    import orjson

    data = orjson.dumps(_item(item, channel), option=orjson.OPT_INDENT_2)
    return b"\n    " + data.replace(b"\n", b"\n    ")  # a line break in a text is escaped


def foot(*, empty: bool) -> bytes:
    """Write everything after the last item."""
    return b"]\n}\n" if empty else b"\n  ]\n}\n"


def read_back(data: bytes) -> Published:
    """Read id, title and dates of each item.

    Raises:
        ValueError: this is no JSON object with a list of items.
    """
    import orjson

    values = orjson.loads(data)
    items = values.get("items") if isinstance(values, dict) else None
    if not isinstance(items, list):
        raise ValueError("no items")  # noqa: TRY004 -- other bytes, not another type
    return Published(tuple(_published(one) for one in items if isinstance(one, dict)))


def _published(item: dict[str, Any]) -> PublishedEntry:
    identity, title = (value if isinstance(value := item.get(name), str) else "" for name in ("id", "title"))
    dates = (aware_instant(item.get(name)) for name in ("date_modified", "date_published"))
    return PublishedEntry(identity, title, *dates)


def _item(item: Item, channel: Channel) -> dict[str, Any]:
    entry = item.entry
    values = {
        "id": entry.id,
        "url": entry.link,
        "external_url": entry.external if entry.external != entry.link else "",
        "title": entry.title,
        "content_html": item.content,
        # An item must hold content of one kind.
        "content_text": "" if item.content else item.summary or entry.label,
        "summary": item.summary,
        "image": entry.image.url if entry.image else "",
        "date_published": _date(entry.published, channel),
        "date_modified": _date(entry.updated, channel),
        "authors": [_person(author) for author in entry.authors],
        "tags": list(entry.categories),
        "language": entry.language if entry.language != channel.language else "",
        "attachments": [_attachment(one) for one in attached(item)],
        "_publisher": {
            key: value
            for key, value in (
                ("publisher", entry.publisher),
                ("credits", list(entry.credits)),
                ("source", entry.source),
                ("license", entry.license),
                ("image_alt", entry.image.alt if entry.image else ""),
                ("translations", {one.language: one.url for one in entry.alternates}),
                ("episode", _episode(entry.episode) if entry.episode else {}),
            )
            if value
        },
    }
    return {key: value for key, value in values.items() if value}


def _date(instant: datetime | None, channel: Channel) -> str:
    return local(instant, channel).isoformat().replace("+00:00", "Z") if instant else ""


def _person(person: Person) -> dict[str, str]:
    return {"name": person.name, **({"url": person.uri} if is_web_uri(person.uri) else {})}


def _attachment(file: Enclosure) -> dict[str, Any]:
    values = {
        "url": file.url,
        "mime_type": file.type,
        "title": file.title,
        "size_in_bytes": file.length,
        "duration_in_seconds": file.duration,
    }
    return {key: value for key, value in values.items() if value or (key == "size_in_bytes" and value == 0)}


def _episode(episode: Episode) -> dict[str, Any]:
    people = [
        {key: value for key, value in (("name", one.name), ("role", one.role), ("url", one.uri)) if value}
        for one in episode.cast
    ]
    values = {
        "duration_in_seconds": episode.duration,
        "number": episode.number,
        "season": episode.season,
        "type": episode.type,
        "explicit": episode.explicit,
        "image": episode.image,
        "transcripts": [
            {
                key: value
                for key, value in (("url", t.url), ("mime_type", t.type), ("language", t.language))
                if value
            }
            for t in episode.transcripts
        ],
        "chapters": episode.chapters,
        "people": people,
    }
    return {key: value for key, value in values.items() if value or value is False}
