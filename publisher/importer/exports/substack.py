"""Substack: a zip archive with `posts.csv` and `posts/ID.SLUG.html` (and HTML of one post for each row).

A row says whether a post is published (`is_published`), for whom (`audience`) and of what kind (`type`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from publisher.importer.exports import posts
from publisher.importer.exports.pages import classed, fragment_of, inner_html, remove
from publisher.importer.exports.posts import Options, Posts, is_true
from publisher.importer.exports.tables import columns_of, rows_of
from publisher.importer.imported import ImportedEntry, ImportedFeed
from publisher.models import Enclosure
from publisher.syndication.elements import address
from publisher.text.clean import clean
from publisher.text.media_types import type_of

if TYPE_CHECKING:
    from publisher.importer.exports.bundle import Bundle

_COLUMNS = {"post_id", "post_date", "is_published", "title"}
_AUDIENCES = {
    "": "", "everyone": "", "only_free": posts.MEMBERS, "only_paid": posts.PAID, "founding": posts.PAID,
}  # fmt: skip
_TYPES = {
    "": "", "newsletter": "", "podcast": "", "video": "", "page": posts.PAGE, "thread": "thread",
    "restack": "restacked note", "adhoc_email": posts.EMAILED, "ad_hoc_email": posts.EMAILED,
}  # fmt: skip
# Buttons and forms that only a reader on Substack can use.
_WIDGETS = ("button-wrapper", "subscription-widget-wrap", "subscription-widget-wrap-editor", "subscribe-widget",
            "captioned-button-wrap", "paywall-jump", "poll-embed")  # fmt: skip


def find(bundle: Bundle) -> list[str]:
    """List the tables of posts."""
    return [name for name in bundle.ending(".csv") if columns_of(bundle, name) >= _COLUMNS]


def read(bundle: Bundle, names: Sequence[str], options: Options) -> ImportedFeed:
    """Read the posts of all tables."""
    found = Posts(options=options)
    for name in names:
        texts = _texts(bundle, name)
        for row in rows_of(bundle, name, found):
            found.add(_entry(row, bundle, texts, options), _kind(row, options))
    missing = sum(1 for entry in found.entries if not entry.content and not entry.enclosures)
    if missing:
        found.notes[
            "posts without a text: {}; it is in the folder posts/ of the archive: name the archive"
        ] += missing
    return found.feed("Substack", link=options.site)


def _texts(bundle: Bundle, name: str) -> Mapping[str, str]:
    """Find the HTML of posts, by the id of the post and by the name of the file."""
    folder = name.rpartition("/")[0]
    inside = f"{folder}/" if folder else ""
    found: dict[str, str] = {}
    for one in bundle.names:
        if one.startswith(inside) and one.lower().endswith(".html"):
            stem = one.rpartition("/")[2][:-5]
            found[stem] = one
            found.setdefault(stem.partition(".")[0], one)
    return found


def _kind(row: Mapping[str, str], options: Options) -> str:
    """Name the kind of a post; "" for one that everybody may read."""
    said = row.get("type", "").strip().lower()
    kind = _TYPES.get(said, f"of type {said[:30]!r}")
    if kind and not (kind == posts.PAGE and options.pages):
        return kind
    if not is_true(row.get("is_published", "")):
        return posts.DRAFT
    return _AUDIENCES.get(row.get("audience", "").strip().lower(), posts.PAID)


def _entry(row: Mapping[str, str], bundle: Bundle, texts: Mapping[str, str], options: Options) -> ImportedEntry:
    identity, _, slug = row.get("post_id", "").strip().partition(".")
    file = texts.get(row.get("post_id", "").strip()) or texts.get(identity, "")
    slug = slug or (file.rpartition("/")[2][:-5].partition(".")[2] if file else "")
    place = address(urljoin(options.site, f"/p/{slug}"), "") if options.site and slug else ""
    is_published = is_true(row.get("is_published", ""))
    recording = address(row.get("podcast_url", ""), "")
    title = clean(unescape(row.get("title", "")))
    return ImportedEntry(
        id=place or f"https://substack.com/p/{identity}",  # Substack's own feed has the address as guid
        title=title,
        link=place if is_published else "",
        published=row.get("post_date", "").strip(),
        content=_content(bundle.text(file)) if file else "",
        base=place or options.site,
        whole=True,
        summary=clean(unescape(row.get("subtitle", ""))),
        enclosures=(Enclosure(recording, type_of(recording) or "audio/mpeg"),) if recording else (),
    )


def _content(html: str) -> str:
    """Give the text of a post without the buttons that lead to Substack."""
    if not any(name in html for name in _WIDGETS):
        return html
    root = fragment_of(html)
    body = next(root.iter("body"), root)
    for name in _WIDGETS:
        for one in list(classed(body, name)):
            remove(one)
    return inner_html(body)
