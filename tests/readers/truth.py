"""What a reader shows of an entry, held against the entry as the JSON Feed has it."""

from __future__ import annotations

import re
from datetime import datetime
from html import unescape
from typing import Any

from clients import Client, Item

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_OPENING = re.compile(r"<(?=[A-Za-z/!?])")
Pair = tuple[object, object]


def harm(client: Client, format_: str, item: Item, feed: dict[str, Any]) -> dict[str, Pair]:
    """Find the fields that a reader shows otherwise than they were written: what it shows, what it should.

    Args:
        client: The reader; what it does of its own accord, and says so, is no harm.
        format_: The format that it read.
        item: What it shows.
        feed: The JSON Feed of the same entries.
    """
    entry = next(one for one in feed["items"] if one["id"] == item.id)
    html = entry["content_html"]
    fields: dict[str, Pair] = {"title": (item.title, _title(client, format_, entry["title"]))}
    if "url" in entry:
        fields["link"] = (item.link, entry["url"])
    if "date_published" in entry:
        fields["published"] = (item.published, datetime.fromisoformat(entry["date_published"]))
    if item.enclosures is not None:
        files = [one["url"] for one in entry.get("attachments", [])]
        wanted = set(files[:1] if format_ == "rss" else files)  # RSS allows one; the others are told beside it
        fields["enclosures"] = (wanted & set(item.enclosures), wanted)  # images may stand beside them
    if item.content is not None:
        same = _words if client.sanitises else str
        fields["content"] = (same(item.content), same(unescape(html) if client.decodes else html))
    if item.authors is not None:
        fields["authors"] = _authors(client, format_, item.authors, entry, feed)
    return {
        name: pair
        for name, pair in fields.items()
        if pair[0] != pair[1] and f"{format_}.{name}" not in client.loses
    }


def _title(client: Client, format_: str, title: str) -> str:
    if format_ == "rss":
        return _OPENING.sub("< ", title)
    return _TAG.sub("", title) if client.untags and format_ == "atom" else title


def _authors(
    client: Client, format_: str, shown: tuple[str, ...], entry: dict[str, Any], feed: dict[str, Any]
) -> Pair:
    written = tuple(author["name"] for author in entry.get("authors", []))
    if not written:  # Atom wants one, and some programs take one where they find one
        places = {entry["_publisher"]["publisher"], *(author["name"] for author in feed["authors"])}
        return set(shown) - places, set()
    if format_ in client.all_authors or len(written) == 1:
        return shown, written
    return len(set(shown) & set(written)), 1


def _words(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())
