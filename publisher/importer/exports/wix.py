"""Wix: the CSV of its blog (the collection Blog/Posts), whose column "Rich Content" holds Ricos documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from publisher.errors import ReadError
from publisher.importer.exports import posts
from publisher.importer.exports.documents import ricos
from publisher.importer.exports.posts import Options, Posts, plain_of
from publisher.importer.exports.tables import columns_of, rows_of
from publisher.importer.imported import ImportedEntry, ImportedFeed
from publisher.models import Enclosure, Person
from publisher.readers.data_formats import parse_json
from publisher.syndication.elements import address
from publisher.syndication.feed_text import paragraphs

if TYPE_CHECKING:
    from publisher.importer.exports.bundle import Bundle

_COLUMNS = {"title", "published date", "rich content"}


def find(bundle: Bundle) -> list[str]:
    """List the tables of posts."""
    return [name for name in bundle.ending(".csv") if columns_of(bundle, name) >= _COLUMNS]


def read(bundle: Bundle, names: Sequence[str], options: Options) -> ImportedFeed:
    """Read the posts; one without a date of publication is a draft."""
    found = Posts(options=options)
    for name in names:
        for row in rows_of(bundle, name, found):
            kind = "" if row.get("published date", "").strip() else posts.DRAFT
            found.add(_entry(row, options, is_public=not kind), kind)
    return found.feed("Wix", link=options.site)


def _entry(row: Mapping[str, str], options: Options, *, is_public: bool) -> ImportedEntry:
    link = address(row.get("post page url", ""), options.site) if is_public else ""
    try:
        content = ricos.html_of(parse_json(row.get("rich content", "") or "{}"))
    except ReadError:
        content = ""
    picture = ricos.address_of(row.get("cover image", ""))
    author = plain_of(row, "author")
    return ImportedEntry(
        id=link or (row.get("internal id") or row.get("id") or row.get("slug") or "").strip(),
        title=plain_of(row, "title"),
        link=link,
        published=row.get("published date", "").strip(),
        updated=row.get("last published date", "").strip(),
        authors=(Person(author),) if author and "@" not in author else (),
        content=content or paragraphs(row.get("plain content", "")),
        base=link or options.site,
        whole=True,
        summary=plain_of(row, "excerpt"),
        image=Enclosure(picture) if picture else None,
    )
