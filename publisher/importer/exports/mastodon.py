"""Mastodon: the archive of an account (`outbox.json`, ActivityStreams 2.0), as .tar.gz or .zip.

Public and unlisted posts are imported (Mastodon marks the latter by "Public" in `cc`). Posts for followers,
direct messages, replies and boosts are left out. The content warning is the title.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from publisher.importer.exports import posts
from publisher.importer.exports.media import own_file, place_of
from publisher.importer.exports.posts import Options, Posts, plain_of, records_in, text_of
from publisher.importer.imported import ImportedEntry, ImportedFeed
from publisher.models import Enclosure, Person
from publisher.syndication.elements import address
from publisher.text.media_types import type_of

if TYPE_CHECKING:
    from publisher.importer.exports.bundle import Bundle

_PUBLIC = frozenset({"https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"})
_FOLDERS = ("", "media_attachments/", "system/")
_UNKNOWN = (
    "files that posts show and only the archive holds: {}; name the archive with --media DIR to write them"
    " beside the articles"
)


def find(bundle: Bundle) -> list[str]:
    """List the outboxes."""
    return [name for name in bundle.json() if _is_outbox(bundle.head(name)) and _items(bundle.values(name))]


def _is_outbox(head: bytes) -> bool:
    return b'"orderedItems"' in head and b"activitystreams" in head


def _items(values: Any) -> list[Mapping[str, Any]]:
    items = values.get("orderedItems") if isinstance(values, Mapping) else None
    return [one for one in records_in(items) if "type" in one]


def read(bundle: Bundle, names: Sequence[str], options: Options) -> ImportedFeed:
    """Read the posts of an account."""
    found = Posts(options=options)
    person = _person(bundle)
    for name in names:
        for activity in _items(bundle.values(name)):
            note = activity.get("object")
            kind = _kind(activity, note)
            if isinstance(note, Mapping) and not kind:
                found.add(_entry(activity, note, bundle, person, found))
            else:
                found.leave(kind, text_of(note, "url", "id"))
    title = person.name if person else ""
    return found.feed("Mastodon", title=title, link=person.uri if person else "")


def _person(bundle: Bundle) -> Person | None:
    for name in bundle.called("actor.json"):
        actor = bundle.values(name)
        called = plain_of(actor, "name", "preferredUsername")
        if called:
            return Person(called, "", address(text_of(actor, "url", "id"), ""))
    return None


def _kind(activity: Mapping[str, Any], note: Any) -> str:
    """Name what an activity is, if it is no public post of its own."""
    verb = text_of(activity, "type")
    if verb == "Announce":
        return "boost"
    if verb != "Create" or not isinstance(note, Mapping):
        return f"of type {verb[:30]!r}"
    if text_of(note, "type") not in {"Note", "Question", "Article", "Page", "Image", "Video", "Audio"}:
        return f"of type {text_of(note, 'type')[:30]!r}"
    everybody = [one for key in ("to", "cc") for one in _addressed(note, key) or _addressed(activity, key)]
    if not _PUBLIC.intersection(everybody):
        return posts.FOLLOWERS if any(one.endswith("/followers") for one in everybody) else posts.DIRECT
    return "reply" if note.get("inReplyTo") else ""


def _addressed(values: Mapping[str, Any], key: str) -> list[str]:
    said = values.get(key)
    listed = said if isinstance(said, list) else [said]
    return [one for one in listed if isinstance(one, str)]


def _entry(
    activity: Mapping[str, Any], note: Mapping[str, Any], bundle: Bundle, person: Person | None, found: Posts
) -> ImportedEntry:
    link = address(text_of(note, "url") or text_of(note, "id"), "")
    spoken = note.get("contentMap")
    languages = list(spoken) if isinstance(spoken, Mapping) else []
    shown = list(_attached(note, bundle, found))
    pictures = "".join(
        f'<figure><img src="{escape(file.url)}" alt="{escape(words)}"></figure>'
        for file, words in shown
        if file.type.startswith("image/")
    )
    return ImportedEntry(
        id=link or text_of(note, "id"),  # Mastodon's own feed has the address as guid
        title=plain_of(note, "name") or plain_of(note, "summary"),
        link=link,
        published=text_of(note, "published") or text_of(activity, "published"),
        updated=text_of(note, "updated"),
        authors=(person,) if person else (),
        content=text_of(note, "content") + _choices(note) + pictures,
        base=link,
        whole=True,
        categories=tuple(dict.fromkeys(_hashtags(note))),
        language=_tag(languages[0]) if len(languages) == 1 else "",
        enclosures=tuple(file for file, _ in shown if not file.type.startswith("image/")),
    )


def _tag(language: str) -> str:
    """Write a language as a tag; some versions write "zhCn" for "zh-CN"."""
    return (
        f"{language[:2]}-{language[2:].upper()}" if len(language) == 4 and language[2].isupper() else language
    )


def _attached(note: Mapping[str, Any], bundle: Bundle, found: Posts) -> Iterator[tuple[Enclosure, str]]:
    """Give the files of a post with their descriptions: those that the web has, and those that are taken."""
    for one in records_in(note.get("attachment")):
        url = text_of(one, "url", "href")
        own = _own(bundle, url) if found.options.media else ""
        place = place_of(own) if own else address(url, "") if "://" in url else ""
        kind = text_of(one, "mediaType") or type_of(url)
        if place:
            yield Enclosure(place, kind), plain_of(one, "name")
        elif url:
            found.notes[_UNKNOWN] += 1


def _own(bundle: Bundle, url: str) -> str:
    """Find the file of an attachment, whose path may begin with the name of the server's storage."""
    start, sign, rest = url.partition("/media_attachments/")
    return own_file(bundle, url, _FOLDERS) or (
        own_file(bundle, f"{sign}{rest}", _FOLDERS) if start and sign else ""
    )


def _choices(note: Mapping[str, Any]) -> str:
    items = [plain_of(one, "name") for key in ("oneOf", "anyOf") for one in records_in(note.get(key))]
    rows = "".join(f"<li>{escape(one, quote=False)}</li>" for one in items)
    return f"<ul>{rows}</ul>" if rows else ""


def _hashtags(note: Mapping[str, Any]) -> Iterator[str]:
    for one in records_in(note.get("tag")):
        if text_of(one, "type") == "Hashtag":
            yield text_of(one, "name").removeprefix("#")
