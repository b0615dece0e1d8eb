"""Read JSON Feed 1.0 and 1.1 (jsonfeed.org), with the extension `_publisher` that publisher writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from publisher.errors import ReadError
from publisher.importer.imported import ImportedEntry, ImportedFeed, LeftOut, counted, distinct_files
from publisher.models import Enclosure, Person
from publisher.readers._mapping import claims_of
from publisher.syndication.elements import address
from publisher.syndication.export_marks import DRAFT, kind_of
from publisher.syndication.feed_text import paragraphs, title_of
from publisher.text.clean import clean
from publisher.text.media_types import seconds_of


def read_feed(values: Any) -> ImportedFeed:
    """Read a feed.

    Raises:
        ReadError: the JSON is not a JSON Feed.
    """
    if not isinstance(values, Mapping) or not isinstance(values.get("items"), list):
        raise ReadError("this JSON is not a JSON Feed", "records need no import: put the file into articles/")
    title = _text(values, "title")
    link = address(_text(values, "home_page_url"), "")
    base = link or address(_text(values, "feed_url"), "")
    people = tuple(_people(values))
    authors = tuple(one for one in people if one.name != title)
    items = [one for one in values["items"] if isinstance(one, Mapping)]
    pairs = [(item, _item_left_out(item)) for item in items]
    bad = len(values["items"]) - len(items)
    return ImportedFeed(
        "JSON Feed",
        title=title_of(title),
        link=link,
        description=title_of(_text(values, "description")),
        language=_text(values, "language"),
        publisher=next((one.name for one in people if one not in authors), ""),
        entries=tuple(_entry(item, base, authors) for item, kind in pairs if not kind),
        left_out=tuple(LeftOut(kind, _text(item, "id")) for item, kind in pairs if kind),
        warnings=(f"has {counted(bad, 'item')} that cannot be read: an item is an object",) if bad else (),
        image=address(_text(values, "icon"), base) or address(_text(values, "favicon"), base),
    )


def _item_left_out(item: Mapping[str, Any]) -> str:
    """Name the kind of an item of JSON Feed that must not be published, by the words that records have."""
    said = [
        str(one.value) for one in claims_of(item, "record") if one.field == "draft" and one.value != "false"
    ]
    return "" if not said else DRAFT if "true" in said else kind_of(said[0].lower(), {})


def _entry(item: Mapping[str, Any], home: str, inherits: tuple[Person, ...]) -> ImportedEntry:
    link = address(_text(item, "url"), home) or address(_text(item, "external_url"), home)
    html, text = _text(item, "content_html"), _text(item, "content_text")
    own = item.get("_publisher")
    own = own if isinstance(own, Mapping) else {}
    picture = address(_text(item, "image"), home) or address(_text(item, "banner_image"), home)
    image = Enclosure(picture) if picture else None
    authors = tuple(_people(item))
    publisher = title_of(_text(own, "publisher"))
    return ImportedEntry(
        id=_text(item, "id") or link,
        title=title_of(_text(item, "title")),
        link=link,
        published=_text(item, "date_published"),
        updated=_text(item, "date_modified"),
        authors=authors or (() if publisher else inherits),
        content=html or paragraphs(text) or paragraphs(_text(item, "summary")),
        base=home,
        whole=bool(html or text),
        summary=clean(_text(item, "summary")),
        categories=tuple(_texts(item.get("tags"))),
        language=_text(item, "language"),
        publisher=publisher,
        source=address(_text(own, "source"), ""),
        credits=tuple(_texts(own.get("credits"))),
        image=image,
        enclosures=distinct_files(image, list(_files(item.get("attachments"), home))),
    )


def _text(values: Mapping[str, Any], key: str) -> str:
    """Give a string, or a number as a string, as some feeds write ids."""
    value = values.get(key)
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _texts(value: Any) -> Iterator[str]:
    yield from (one.strip() for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def _people(values: Mapping[str, Any]) -> Iterator[Person]:
    listed = values.get("authors")
    for one in listed if isinstance(listed, list) and listed else [values.get("author")]:
        if isinstance(one, Mapping):
            name, page = _text(one, "name"), _text(one, "url")
            mail = page.removeprefix("mailto:") if page.startswith("mailto:") else ""
            if name or page:
                yield Person(name or mail or page, mail, "" if mail else page)


def _files(value: Any, base: str) -> Iterator[Enclosure]:
    for one in value if isinstance(value, list) else ():
        if isinstance(one, Mapping):
            url, size = address(_text(one, "url"), base), one.get("size_in_bytes")
            if url:
                length = int(size) if isinstance(size, int | float) and 0 <= size < 10**15 else None
                seconds = seconds_of(str(one.get("duration_in_seconds") or ""))
                yield Enclosure(url, _text(one, "mime_type"), length, seconds)
