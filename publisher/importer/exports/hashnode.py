"""Hashnode: the JSON of its export (`posts` with `contentMarkdown`), and drafts beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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


def find(bundle: Bundle) -> list[str]:
    """List the files of posts."""
    return [
        name
        for name in bundle.json()
        if _is_likely(bundle.head(name)) and next(_records(bundle.values(name)), None)
    ]


def _is_likely(head: bytes) -> bool:
    return b'"contentMarkdown"' in head or (b'"cuid"' in head and b'"slug"' in head)


def _records(values: Any) -> Iterator[tuple[Mapping[str, Any], bool]]:
    """Give the records of a file, each with whether it is a draft."""
    tables = values if isinstance(values, Mapping) else {"posts": values}
    for key in ("posts", "drafts"):
        for one in records_in(tables.get(key)):
            if "contentMarkdown" in one or "content" in one:
                yield one, key == "drafts"


def read(bundle: Bundle, names: Sequence[str], options: Options) -> ImportedFeed:
    """Read the posts."""
    found = Posts(options=options)
    for name in names:
        for record, is_draft in _records(bundle.values(name)):
            found.add(_entry(record, options), posts.DRAFT if is_draft else _kind(record))
    return found.feed("Hashnode", link=options.site)


def _kind(record: Mapping[str, Any]) -> str:
    if record.get("isDelisted") is True or record.get("isDeleted") is True:
        return posts.TRASHED
    if "isActive" in record and not is_true(record["isActive"]):
        return posts.DRAFT
    if record.get("isDraft") is True or text_of(record, "status").lower() in {"draft", "scheduled"}:
        return posts.DRAFT
    return ""


def _entry(record: Mapping[str, Any], options: Options) -> ImportedEntry:
    slug = text_of(record, "slug")
    link = address(
        text_of(record, "url") or (urljoin(options.site, f"/{slug}") if options.site and slug else ""), ""
    )
    cover = record.get("coverImage")
    picture = address(cover if isinstance(cover, str) else text_of(cover, "url"), "")
    author = record.get("author")
    name = plain_of(author, "name", "username") if isinstance(author, Mapping) else ""
    tags = record.get("tags")
    named = (plain_of(one, "name", "slug") for one in records_in(tags))
    plain = (one for one in tags if isinstance(one, str)) if isinstance(tags, list) else ()
    return ImportedEntry(
        id=link or text_of(record, "cuid", "_id", "id"),  # Hashnode's own feed has the address as guid
        title=plain_of(record, "title"),
        link=link,
        published=text_of(record, "dateAdded", "publishedAt", "createdAt"),
        updated=text_of(record, "dateUpdated", "updatedAt"),
        authors=(Person(name),) if name else (),
        content=_content(record),
        base=link or options.site,
        whole=True,
        summary=plain_of(record, "subtitle"),
        categories=tuple(filter(None, dict.fromkeys([*named, *plain]))),
        image=Enclosure(picture) if picture else None,
    )


def _content(record: Mapping[str, Any]) -> str:
    """Give the text: as Markdown, or as HTML; the API has both in a table."""
    inner = record.get("content")
    source = text_of(record, "contentMarkdown") or text_of(inner, "markdown")
    return html_of_markdown(source) or text_of(inner, "html") or text_of(record, "content")
