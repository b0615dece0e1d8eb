"""Bear Blog: the CSV of its export, whose columns are the fields of a post."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from publisher.errors import ReadError
from publisher.importer.exports import posts
from publisher.importer.exports.markdown_text import html_of_markdown
from publisher.importer.exports.posts import Options, Posts, is_true, plain_of
from publisher.importer.exports.tables import columns_of, rows_of
from publisher.importer.imported import ImportedEntry, ImportedFeed
from publisher.models import Enclosure
from publisher.readers.data_formats import parse_json
from publisher.syndication.elements import address

if TYPE_CHECKING:
    from publisher.importer.exports.bundle import Bundle

_COLUMNS = {"uid", "title", "slug", "publish", "content"}


def find(bundle: Bundle) -> list[str]:
    """List the tables of posts."""
    return [name for name in bundle.ending(".csv") if _folded(columns_of(bundle, name)) >= _COLUMNS]


def _folded(columns: frozenset[str]) -> set[str]:
    return {column.replace(" ", "_") for column in columns}


def read(bundle: Bundle, names: Sequence[str], options: Options) -> ImportedFeed:
    """Read the posts."""
    found = Posts(options=options)
    for name in names:
        for row in rows_of(bundle, name, found):
            values = {key.replace(" ", "_"): value for key, value in row.items()}
            found.add(_entry(values, options), _kind(values, options))
    return found.feed("Bear Blog", link=options.site)


def _kind(row: Mapping[str, str], options: Options) -> str:
    if is_true(row.get("is_page", "")) and not options.pages:
        return posts.PAGE
    return "" if is_true(row.get("publish", "")) else posts.DRAFT


def _entry(row: Mapping[str, str], options: Options) -> ImportedEntry:
    slug = row.get("slug", "").strip().strip("/")
    link = address(urljoin(options.site, f"/{slug}/"), "") if options.site and slug else ""
    picture = address(row.get("meta_image", ""), options.site)
    return ImportedEntry(
        id=link or row.get("uid", "").strip(),
        title=plain_of(row, "title"),
        link=link if is_true(row.get("publish", "")) else "",
        published=row.get("published_date", "").strip(),
        content=html_of_markdown(row.get("content", "")),
        base=link or options.site,
        whole=True,
        summary=plain_of(row, "meta_description"),
        categories=tuple(_tags(row.get("all_tags", ""))),
        language=row.get("lang", "").strip(),
        image=Enclosure(picture) if picture else None,
    )


def _tags(text: str) -> Iterator[str]:
    """Read the tags: a list in JSON, or names between commas."""
    if text.lstrip().startswith("["):
        try:
            values = parse_json(text)
        except ReadError:
            values = []
        yield from (one for one in values if isinstance(one, str)) if isinstance(values, list) else ()
    else:
        yield from (tag.strip() for tag in text.split(",") if tag.strip())
