"""Read JSON Feed 1.0 and 1.1 (jsonfeed.org), with the extension `_publisher` that publisher writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from publisher.errors import ReadError
from publisher.importer.imported import ImportedEntry, ImportedFeed, LeftOut, counted, distinct_files
from publisher.models import Alternate, Enclosure, Episode, Person, Transcript
from publisher.readers._mapping import claims_of
from publisher.syndication.elements import address
from publisher.syndication.export_marks import DRAFT, kind_of
from publisher.syndication.feed_text import mended, paragraphs, title_of
from publisher.syndication.podcast import flag
from publisher.tables.media import NESTED
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
    items = [one for one in values["items"] if isinstance(one, Mapping)]
    is_own = any("_publisher" in item for item in items)
    # publisher names the feed's publisher as its author; in other feeds it has the feed's title.
    authors = () if is_own else tuple(one for one in people if one.name != title)
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
        older=address(_text(values, "next_url"), base),
        own_address=_text(values, "feed_url") if is_own else "",
    )


def _item_left_out(item: Mapping[str, Any]) -> str:
    """Name the kind of an item of JSON Feed that must not be published, by the words that records have."""
    said = [
        str(one.value) for one in claims_of(item, "record") if one.field == "draft" and one.value != "false"
    ]
    return "" if not said else DRAFT if "true" in said else kind_of(said[0].lower(), {})


def _entry(item: Mapping[str, Any], home: str, inherits: tuple[Person, ...]) -> ImportedEntry:
    external = address(_text(item, "external_url"), home)
    link = address(_text(item, "url"), home) or external
    html, text = _text(item, "content_html"), _text(item, "content_text")
    own = item.get("_publisher")
    own = own if isinstance(own, Mapping) else {}
    picture = address(_text(item, "image"), home) or address(_text(item, "banner_image"), home)
    image = Enclosure(picture, alt=_text(own, "image_alt")) if picture else None
    languages = own.get("translations")
    authors = tuple(_people(item))
    publisher = title_of(_text(own, "publisher"))
    return ImportedEntry(
        id=_text(item, "id") or link,
        title=title_of(_text(item, "title")),
        link=link,
        published=_text(item, "date_published"),
        updated=_text(item, "date_modified"),
        authors=authors or (() if publisher else inherits),
        content=mended(html) or paragraphs(text) or paragraphs(_text(item, "summary")),
        base=home,
        whole=bool(html or text),
        summary=clean(mended(_text(item, "summary"))),
        categories=tuple(map(mended, _texts(item.get("tags")))),
        language=_text(item, "language"),
        publisher=publisher,
        source=address(_text(own, "source"), ""),
        credits=tuple(_texts(own.get("credits"))),
        image=image,
        enclosures=distinct_files(image, list(_files(item.get("attachments"), home))),
        alternates=tuple(
            Alternate(language, url)
            for language, said in (languages.items() if isinstance(languages, Mapping) else ())
            if isinstance(said, str) and (url := address(said, home))
        ),
        external=external if external != link else "",
        license=_text(own, "license"),
        episode=_episode(item, own.get("episode"), home),
    )


def _episode(item: Mapping[str, Any], own: Any, home: str) -> Episode | None:
    """Read an episode as publisher writes it, or in a table of other programs (`_podcast`, `_itunes`)."""
    said = own if isinstance(own, Mapping) else {}
    claims = () if said else claims_of({key: item[key] for key in NESTED if key in item}, "record")
    values = {claim.field: claim.value for claim in reversed(claims)}

    def text(name: str, field: str) -> str:
        return _text(said, name) or (value if isinstance(value := values.get(field), str) else "")

    explicit = said.get("explicit") if said else values.get("explicit")
    found = Episode(
        duration=seconds_of(text("duration_in_seconds", "duration")),
        number=_number(text("number", "episode")),
        season=_number(text("season", "season")),
        type=text("type", "episode_type").lower(),
        explicit=flag(str(explicit)),
        subtitle=title_of(text("subtitle", "subtitle")),
        image=address(text("image", "artwork"), home),
        block=bool(flag(str(said.get("block") if said else values.get("block")))),
        transcripts=tuple(_transcripts(said.get("transcripts"), home))
        or tuple(one.value for one in claims if isinstance(one.value, Transcript)),
        chapters=address(text("chapters", "chapters"), home),
        cast=tuple(
            Person(name, uri=_text(one, "url"), role=_text(one, "role"))
            for one in _objects(said.get("people"))
            if (name := _text(one, "name"))
        )
        or tuple(one.value for one in claims if isinstance(one.value, Person)),
    )
    return None if found == Episode() else found


def _transcripts(value: Any, home: str) -> Iterator[Transcript]:
    for one in _objects(value):
        if url := address(_text(one, "url"), home):
            yield Transcript(url, _text(one, "mime_type"), _text(one, "language"))


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    yield from (one for one in value if isinstance(one, Mapping)) if isinstance(value, list) else ()


def _number(text: str) -> int | None:
    return int(text) or None if text.isdecimal() and len(text) < 7 else None


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
                yield Person(mended(name) or mail or page, mail, "" if mail else page)


def _files(value: Any, base: str) -> Iterator[Enclosure]:
    for one in value if isinstance(value, list) else ():
        if isinstance(one, Mapping):
            url, size = address(_text(one, "url"), base), one.get("size_in_bytes")
            if url:
                length = int(size) if isinstance(size, int | float) and 0 <= size < 10**15 else None
                seconds = seconds_of(str(one.get("duration_in_seconds") or ""))
                kind, title = _text(one, "mime_type"), title_of(_text(one, "title"))
                yield Enclosure(url, kind, length, seconds, title=title)
