"""Buttondown: a zip archive with `emails.csv` (or `emails.json`) and `emails/SLUG.md`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from publisher.importer.exports import posts
from publisher.importer.exports.markdown_text import html_of_markdown
from publisher.importer.exports.posts import Options, Posts, plain_of, records_in, text_of
from publisher.importer.exports.tables import columns_of, rows_of
from publisher.importer.imported import ImportedEntry, ImportedFeed
from publisher.syndication.elements import address

if TYPE_CHECKING:
    from publisher.importer.exports.bundle import Bundle

_COLUMNS = {"id", "subject", "publish_date"}
# The status and the kind of an email (docs.buttondown.com, the API's emails).
_STATES = {
    "": "", "sent": "", "imported": "", "about_to_send": posts.SCHEDULED, "scheduled": posts.SCHEDULED,
    "draft": posts.DRAFT, "in_flight": "", "deleted": posts.TRASHED, "paused": posts.DRAFT,
}  # fmt: skip
_TYPES = {"": "", "public": "", "private": posts.PRIVATE, "premium": posts.PAID, "free": posts.MEMBERS,
          "hidden": posts.PRIVATE, "churned_premium": posts.PAID, "archival": ""}  # fmt: skip


def find(bundle: Bundle) -> list[str]:
    """List the tables of emails; of the two of an export the CSV counts."""
    tables = [name for name in bundle.ending(".csv") if columns_of(bundle, name) >= _COLUMNS]
    return tables or [
        name
        for name in bundle.json()
        if b'"publish_date"' in bundle.head(name) and any(_rows(bundle, name, Posts()))
    ]


def _rows(bundle: Bundle, name: str, found: Posts) -> Iterator[Mapping[str, Any]]:
    if columns_of(bundle, name):
        yield from rows_of(bundle, name, found)
    else:
        values = bundle.values(name)
        rows = values.get("results", values.get("emails")) if isinstance(values, Mapping) else values
        yield from (one for one in records_in(rows) if one.keys() >= _COLUMNS)


def read(bundle: Bundle, names: Sequence[str], options: Options) -> ImportedFeed:
    """Read the emails."""
    found = Posts(options=options)
    texts = {one.rpartition("/")[2][:-3]: one for one in bundle.names if one.lower().endswith(".md")}
    for name in names:
        for row in _rows(bundle, name, found):
            found.add(_entry(row, bundle, texts, options), _kind(row))
    return found.feed("Buttondown", link=options.site)


def _kind(row: Mapping[str, Any]) -> str:
    state = text_of(row, "status").lower()
    kind = _STATES.get(state, f"of unknown status {state[:30]!r}")
    return (
        kind
        or _TYPES.get(text_of(row, "email_type").lower(), posts.PRIVATE)
        or ("" if text_of(row, "publish_date") else posts.DRAFT)
    )


def _entry(row: Mapping[str, Any], bundle: Bundle, texts: Mapping[str, str], options: Options) -> ImportedEntry:
    slug = text_of(row, "slug")
    file = texts.get(slug) or texts.get(text_of(row, "id"), "")
    link = address(text_of(row, "absolute_url", "canonical_url"), "")
    if not link and options.site and slug:
        link = address(urljoin(options.site, f"/archive/{slug}/"), "")
    return ImportedEntry(
        id=link or text_of(row, "id"),
        title=plain_of(row, "subject"),
        link=link,
        published=text_of(row, "publish_date"),
        content=html_of_markdown(bundle.text(file) if file else text_of(row, "body")),
        base=link or options.site,
        whole=True,
        summary=plain_of(row, "description"),
    )
