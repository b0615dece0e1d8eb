"""DEV Community (Forem): `articles.json` of its export (app/services/exporter/articles.rb), or of its API."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from publisher.importer.exports import posts
from publisher.importer.exports.markdown_text import html_of_markdown
from publisher.importer.exports.posts import Options, Posts, is_true, plain_of, records_in, text_of
from publisher.importer.imported import ImportedEntry, ImportedFeed
from publisher.models import Enclosure, Person
from publisher.syndication.elements import address

if TYPE_CHECKING:
    from publisher.importer.exports.bundle import Bundle

_HOME = "https://dev.to/"
_FRONT = re.compile(r"\A---[ \t]*\n(?:.{0,2000}\n){0,60}?---[ \t]*\n")


def find(bundle: Bundle) -> list[str]:
    """List the files of articles."""
    return [
        name
        for name in bundle.json()
        if b'"body_markdown"' in bundle.head(name) and _records(bundle.values(name))
    ]


def _records(values: Any) -> list[Mapping[str, Any]]:
    found = list(records_in(values))
    return found if found and all(_is_article(one) for one in found) else []


def _is_article(one: Mapping[str, Any]) -> bool:
    return "body_markdown" in one and ("cached_user_name" in one or "processed_html" in one or "path" in one)


def read(bundle: Bundle, names: Sequence[str], options: Options) -> ImportedFeed:
    """Read the articles."""
    found = Posts(options=options)
    for name in names:
        for record in _records(bundle.values(name)):
            found.add(_entry(record), _kind(record))
    return found.feed("DEV")


def _kind(record: Mapping[str, Any]) -> str:
    """Name why an article is not public: an unpublished one has `published: false`, and no date."""
    if "published" in record and not is_true(record["published"]):
        return posts.DRAFT
    return "" if text_of(record, "published_at", "published_timestamp") else posts.DRAFT


def _entry(record: Mapping[str, Any]) -> ImportedEntry:
    path = text_of(record, "path")
    link = address(text_of(record, "url") or (urljoin(_HOME, path) if path else ""), "")
    picture = address(text_of(record, "main_image", "cover_image"), _HOME)
    said = record.get("cached_tag_list") or record.get("tag_list") or record.get("tags")
    tags = said.split(",") if isinstance(said, str) else said if isinstance(said, list) else []
    author = plain_of(record, "cached_user_name") or plain_of(record.get("user"), "name")
    is_public = not _kind(record)
    return ImportedEntry(
        id=link or text_of(record, "id", "slug"),
        title=plain_of(record, "title"),
        link=link if is_public else "",
        published=text_of(record, "published_at", "published_timestamp") or text_of(record, "created_at"),
        updated=text_of(record, "edited_at"),
        authors=(Person(author),) if author else (),
        content=text_of(record, "processed_html", "body_html")
        or html_of_markdown(_FRONT.sub("", text_of(record, "body_markdown"))),
        base=link or _HOME,
        whole=True,
        summary=plain_of(record, "description"),
        categories=tuple(dict.fromkeys(str(tag).strip() for tag in tags if str(tag).strip())),
        language=text_of(record, "language"),
        image=Enclosure(picture) if picture else None,
    )
