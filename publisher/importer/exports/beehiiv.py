"""beehiiv: `posts.csv`, with the HTML of each post in a column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from publisher.importer.exports import posts
from publisher.importer.exports.posts import Options, Posts, kind_of, plain_of
from publisher.importer.exports.tables import columns_of, rows_of
from publisher.importer.imported import ImportedEntry, ImportedFeed
from publisher.models import Enclosure, Person
from publisher.syndication.elements import address

if TYPE_CHECKING:
    from publisher.importer.exports.bundle import Bundle

_COLUMNS = {"id", "web_title", "status", "content_html"}
_STATES = {"confirmed": "", "published": "", "draft": posts.DRAFT, "archived": posts.PRIVATE,
           "scheduled": posts.SCHEDULED}  # fmt: skip
_EVERYBODY = frozenset({"", "free", "both", "everyone", "all", "all free subscribers", "all subscribers"})
_FILES = "https://media.beehiiv.com/"


def find(bundle: Bundle) -> list[str]:
    """List the tables of posts."""
    return [name for name in bundle.ending(".csv") if columns_of(bundle, name) >= _COLUMNS]


def read(bundle: Bundle, names: Sequence[str], options: Options) -> ImportedFeed:
    """Read the posts."""
    found = Posts(options=options)
    for name in names:
        for row in rows_of(bundle, name, found):
            found.add(_entry(row), _kind(row))
    return found.feed("beehiiv", link=options.site)


def _kind(row: Mapping[str, str]) -> str:
    """Name why a post is not public: a post for free readers is on the web as well."""
    state = kind_of(row.get("status", ""), _STATES)
    audience = (row.get("audience") or row.get("web_audiences") or "").strip().lower()
    return state or ("" if audience in _EVERYBODY else posts.PAID)


def _entry(row: Mapping[str, str]) -> ImportedEntry:
    link = address(row.get("url", ""), "")
    picture = address(row.get("thumbnail_url", ""), _FILES)
    names = (name.strip() for name in row.get("authors", "").replace(";", ",").split(","))
    return ImportedEntry(
        id=link or row.get("id", "").strip(),
        title=plain_of(row, "web_title"),
        link=link,
        published=(row.get("displayed_date") or row.get("publish_date") or row.get("created_at") or "").strip(),
        authors=tuple(Person(name) for name in names if name and "@" not in name),
        content=row.get("content_html", ""),
        base=link or _FILES,
        whole=True,
        summary=plain_of(row, "web_subtitle"),
        categories=tuple(filter(None, (tag.strip() for tag in row.get("content_tags", "").split(";")))),
        image=Enclosure(picture) if picture else None,
    )
