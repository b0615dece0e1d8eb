"""Write.as and WriteFreely: the JSON of an account: `collections` with `posts`, and `posts` of no blog.

A post of a collection is public, unless the collection is not; one of no blog is a draft.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from publisher.importer.exports import posts
from publisher.importer.exports.markdown_text import html_of_markdown
from publisher.importer.exports.posts import Options, Posts, plain_of, records_in, text_of
from publisher.importer.imported import ImportedEntry, ImportedFeed
from publisher.syndication.elements import address

if TYPE_CHECKING:
    from publisher.importer.exports.bundle import Bundle

# Of a collection: 0 unlisted, 1 public, 2 private, 4 behind a password.
_VISIBLE = frozenset({0, 1})


def find(bundle: Bundle) -> list[str]:
    """List the files of accounts."""
    return [
        name
        for name in bundle.json()
        if _is_likely(bundle.head(name)) and any(_records(bundle.values(name), ""))
    ]


def _is_likely(head: bytes) -> bool:
    return b'"collections"' in head or (b'"username"' in head and b'"posts"' in head)


def _records(values: Any, site: str) -> Iterator[tuple[Mapping[str, Any], str, str]]:
    """Give the posts of an account, with why they are not public, and the address of their blog."""
    if not isinstance(values, Mapping) or "collections" not in values:
        return
    for collection in records_in(values.get("collections")):
        seen = collection.get("visibility", 1)
        kind = "" if seen in _VISIBLE else posts.PROTECTED if seen == 4 else posts.PRIVATE
        home = address(text_of(collection, "url"), "") or site
        for post in records_in(collection.get("posts")):
            if "body" in post:
                yield post, kind, home
    for post in records_in(values.get("posts")):
        if "body" in post:
            yield post, posts.DRAFT, ""


def read(bundle: Bundle, names: Sequence[str], options: Options) -> ImportedFeed:
    """Read the posts of an account."""
    found = Posts(options=options)
    title = link = ""
    for name in names:
        values = bundle.values(name)
        first = next(records_in(values.get("collections")), {})
        title, link = title or plain_of(first, "title"), link or address(text_of(first, "url"), "")
        for record, kind, home in _records(values, options.site):
            found.add(_entry(record, home, is_public=not kind), kind)
    return found.feed("Write.as", title=title, link=link or options.site)


def _entry(record: Mapping[str, Any], home: str, *, is_public: bool) -> ImportedEntry:
    slug = text_of(record, "slug")
    link = address(urljoin(home.rstrip("/") + "/", slug), "") if home and slug and is_public else ""
    tags = record.get("tags")
    return ImportedEntry(
        id=link or text_of(record, "id"),
        title=plain_of(record, "title"),
        link=link,
        published=text_of(record, "created"),
        updated=text_of(record, "updated"),
        content=html_of_markdown(text_of(record, "body")),
        base=link or home,
        whole=True,
        categories=tuple(one for one in tags if isinstance(one, str)) if isinstance(tags, list) else (),
        language=text_of(record, "language"),
    )
