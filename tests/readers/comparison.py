"""What a reader shows of an entry, held against the entry as the JSON Feed has it."""

from __future__ import annotations

import re
from datetime import datetime
from html import unescape
from typing import Any

from clients import Client, File, Item

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_OPENING = re.compile(r"<(?=[A-Za-z/!?])")
Pair = tuple[object, object]


def differences(client: Client, format_: str, item: Item, feed: dict[str, Any]) -> dict[str, Pair]:
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
        fields["enclosures"] = _files(format_, item.enclosures, entry)
    if item.content is not None:
        same = _words if client.sanitises else str
        fields["content"] = (same(item.content), same(unescape(html) if client.decodes else html))
    if item.updated is not None and format_ != "rss":  # RSS has no word for it
        fields["updated"] = (item.updated, datetime.fromisoformat(entry["date_modified"]))
    if item.summary is not None and "summary" in entry:
        plain = unescape(item.summary) if format_ == "rss" else item.summary
        fields["summary"] = (plain, unescape(entry["summary"]) if client.decodes else entry["summary"])
    if item.categories is not None:
        fields["categories"] = (item.categories, tuple(entry.get("tags", ())))
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
    return shown, written[-1:] if format_ in client.last_author else written[:1]


def _files(format_: str, shown: tuple[File, ...], entry: dict[str, Any]) -> Pair:
    """Compare files by what a reader keeps of them; images may stand beside those that an entry attaches."""
    files = {one["url"]: one for one in entry.get("attachments", [])}
    if format_ == "rss":  # it allows one; the others are told beside it
        files = dict(list(files.items())[:1])
    wanted = {
        file.url: (
            None if file.type is None else files[file.url]["mime_type"],
            None if file.length is None else files[file.url].get("size_in_bytes", 0),
        )
        for file in shown
        if file.url in files
    }
    found = {file.url: (file.type, file.length) for file in shown if file.url in files}
    return (found, len(found)), (wanted, len(files))


def _words(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())
