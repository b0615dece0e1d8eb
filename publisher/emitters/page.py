"""The web pages beside the feeds: an index, a page for each feed, and one for an entry without an address.

No script. Each is a pure function of what it is given. What a template sees is told in docs/pages.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from publisher.emitters._press import Templates, render
from publisher.emitters._views import (
    FeedView,
    Link,
    Standpoint,
    entry_views,
    feed_view,
    host,
    item_view,
    standpoint,
    web,
)
from publisher.emitters.names import address, feed_page, page_name
from publisher.models import Channel, Entry, Feed, Item, Site
from publisher.text.language import direction
from publisher.text.translations import words

INDEX = "index.html"
READABLE = 10  # entries that can be read in full on a feed's page
LISTED = 30  # entries on it at all; those that cannot be read in full show summaries


@dataclass(frozen=True, slots=True)
class Row:
    """A feed on the page: its channel, how many entries it holds, and the newest of them."""

    channel: Channel
    count: int
    newest: tuple[Entry, ...]


def emit(site: Site, rows: Sequence[Row], *, templates: Templates = (), pages: bool = False) -> bytes:
    """Write index.html, which stands in the output folder.

    Args:
        site: Whose feeds they are.
        rows: The feeds; the first is the main one.
        templates: The owner's own, as (path, text).
        pages: Link to a page for each feed, and for each entry without an address.

    Raises:
        ConfigError: a template of the owner's is wrong.
    """
    place = standpoint(site, INDEX, pages=pages)
    newest = rows[0].newest if rows else ()
    values = {
        "feeds": tuple(feed_view(row.channel, row.count, site, place) for row in rows),
        "entries": entry_views(newest, place, [page_name(entry.id) for entry in newest]),
    }
    return render(INDEX, _shared(site, place) | values, templates)


def emit_feed(
    site: Site,
    feed: Feed,
    *,
    archives: Sequence[tuple[str, str]] = (),
    templates: Templates = (),
    pages: bool = False,
    count: int | None = None,
) -> bytes:
    """Write the page beside a feed, `feed_page(feed.channel)`: its newest entries, readable in full.

    Args:
        site: Whose feed it is.
        feed: The feed; no item behind its first `LISTED` is looked at.
        archives: (label, name below the output folder) of pages with older entries.
        templates: The owner's own, as (path, text).
        pages: Entries without an address have pages of their own.
        count: How many entries the feed holds, where not all are given.

    Raises:
        ConfigError: a template of the owner's is wrong.
    """
    place = standpoint(site, feed_page(feed.channel), pages=pages)
    shown = [
        item if number < READABLE else Item(item.entry, "", item.summary)
        for number, item in enumerate(feed.items[:LISTED])
    ]
    values = {
        "feed": _feed(feed.channel, len(feed.items) if count is None else count, place),
        "entries": tuple(item_view(item, place, page_name(item.entry.id), 4) for item in shown),
        "archives": tuple(Link(label, place.root + name) for label, name in archives),
    }
    return render("feed.html", _shared(site, place) | values, templates)


def emit_article(
    site: Site, item: Item, channels: Sequence[Channel] = (), *, templates: Templates = ()
) -> bytes:
    """Write the page of an entry, `page_name(item.entry.id)`, which stands for an address it has not.

    Args:
        site: Whose article it is.
        item: The entry with its content.
        channels: The feeds it stands in, for readers to discover.
        templates: The owner's own, as (path, text).

    Raises:
        ConfigError: a template of the owner's is wrong.
    """
    name = page_name(item.entry.id)
    place = standpoint(site, name, pages=True)
    values = {
        "entry": item_view(item, place, name, 2),
        "address": web(address(channels[0].url, item.entry.id)) if channels else "",
        "feeds": tuple(_feed(channel, 0, place) for channel in channels),
    }
    return render("article.html", _shared(site, place) | values, templates)


def _feed(channel: Channel, count: int, place: Standpoint) -> FeedView:
    # On its own page a feed's description is never a repetition.
    return feed_view(channel, count, Site(description=channel.title), place)


def _shared(site: Site, place: Standpoint) -> dict[str, Any]:
    """Give what every page knows."""
    return {
        "site": site,
        "home": Link(host(site.link), web(site.link)),
        "index": place.root + INDEX,
        "opml": place.root + "feeds.opml",
        "lang": place.language,
        "dir": direction(place.language),
        "words": words(site.language),
    }
