"""Web pages for people: an index, a page per feed, and a page per entry that has no address of its own.

A page is a pure function of its arguments and runs no script. docs/pages.md lists what a template is given.

An OPML file lists all feeds of the site, for a reader to import.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from publisher.identity import feed_page, page_address, page_name
from publisher.models import Channel, Feed, Item, Site
from publisher.pages.colours import accent_style
from publisher.pages.jinja import INDEX, Templates, fill
from publisher.pages.landing import FeedRow, grouped, label_of, published_dates, teaser_view
from publisher.pages.neighbours import MARK, Neighbour, neighbour_view
from publisher.pages.views import (
    FeedFormat,
    Link,
    PageContext,
    feed_view,
    host,
    item_view,
    markup,
    page_context,
    web_address,
)
from publisher.text.language import direction, words


def subscription_list(title: str, channels: tuple[Channel, ...], suffix: str) -> bytes:
    """Render a subscription list (OPML 2.0) of feeds whose file names end with `suffix`."""
    rows = [
        f'    <outline type="rss" text="{escape(one.title)}" title="{escape(one.title)}"'
        f' xmlUrl="{escape(one.url + one.name + suffix)}"'
        + (f' htmlUrl="{escape(one.link)}"' if one.link else "")
        + "/>"
        for one in channels
    ]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        "  <head>",
        f"    <title>{escape(title, quote=False)}</title>",
        "  </head>",
        "  <body>",
        *rows,
        "  </body>",
        "</opml>",
        "",
    ]
    return "\n".join(lines).encode()


IN_FULL = 10  # entries that a feed's page shows in full
LISTED = 30  # entries that it shows at all; the rest of these are summaries


@dataclass(frozen=True, slots=True)
class PageSettings:
    """What all pages of a site share."""

    site: Site
    formats: Mapping[str, FeedFormat]  # every format a channel may name, by that name
    templates: Templates = ()  # the owner's own, as (path, text)
    linked: bool = False  # feeds, and entries without an address, have pages to link to


def render_index(settings: PageSettings, rows: Sequence[FeedRow]) -> bytes:
    """Render index.html of the output folder.

    Args:
        settings: What all pages share.
        rows: The feeds, the main one first; only the newest entries of that one are shown.

    Raises:
        ConfigError: one of the owner's templates is wrong.
    """
    page = page_context(settings.site, INDEX, linked=settings.linked)
    known = settings.site.description
    feeds = tuple(
        feed_view(
            row.channel, row.count, settings.formats, page, dates=row.dates, label=label_of(row), known=known
        )
        for row in rows
    )
    values = {
        "feeds": feeds,
        "groups": grouped(tuple(zip(rows[1:], feeds[1:], strict=True))),
        "entries": tuple(teaser_view(item, page) for item in (rows[0].newest if rows else ())),
    }
    return _render(INDEX, settings, page, values)


def render_feed(
    settings: PageSettings,
    feed: Feed,
    *,
    archives: Sequence[tuple[str, str]] = (),
    count: int | None = None,
) -> bytes:
    """Render the page of a feed, `feed_page(feed.channel)`: its newest entries, the first ones in full.

    Args:
        settings: What all pages share.
        feed: The feed; items after the first `LISTED` are not used.
        archives: (label, name below the output folder) of pages with older entries.
        count: How many entries the feed holds, if `feed` does not hold them all.

    Raises:
        ConfigError: one of the owner's templates is wrong.
    """
    page = page_context(settings.site, feed_page(feed.channel), linked=settings.linked)
    publishers = {item.entry.publisher for item in feed.items[:LISTED]}
    if len(publishers) == 1:  # every byline would say the same
        page = replace(page, publishers=page.publishers | publishers)
    items = [
        item if number < IN_FULL else Item(item.entry, "", item.summary)
        for number, item in enumerate(feed.items[:LISTED])
    ]
    total = len(feed.items) if count is None else count
    # An archive page is closed: how often it brought something, and when last, is of no use to anybody.
    dates = () if feed.channel.history.current else published_dates(item.entry for item in items)
    values = {
        "feed": feed_view(feed.channel, total, settings.formats, page, dates=dates),
        "entries": tuple(item_view(item, page, page_name(item.entry.id), 4, alone=False) for item in items),
        "archives": tuple(Link(label, page.root + name) for label, name in archives),
    }
    return _render("feed.html", settings, page, values)


def render_article(settings: PageSettings, item: Item, channels: Sequence[Channel] = ()) -> bytes:
    """Render the page of an entry without an address of its own, `page_name(item.entry.id)`.

    `with_neighbours` finishes it: it holds a mark in the place of links to other articles.

    Args:
        settings: What all pages share.
        item: The entry with its content.
        channels: The feeds that list it, for readers to discover.

    Raises:
        ConfigError: one of the owner's templates is wrong.
    """
    name = page_name(item.entry.id)
    page = page_context(settings.site, name, linked=True)
    values = {
        "entry": item_view(item, page, name, 2),
        "address": web_address(page_address(channels[0].url, item.entry.id)) if channels else "",
        "feeds": tuple(feed_view(channel, 0, settings.formats, page) for channel in channels),
        "neighbours": markup(MARK),
    }
    return _render("article.html", settings, page, values)


def with_neighbours(
    settings: PageSettings, data: bytes, name: str, previous: Neighbour | None, following: Neighbour | None
) -> bytes:
    """Put links to its neighbours into the page of this name that `render_article` made.

    Raises:
        ConfigError: one of the owner's templates is wrong.
    """
    mark = MARK.encode()
    if mark not in data:  # a template of the owner's that does without
        return data
    links = b""
    if previous or following:
        page = page_context(settings.site, name, linked=True)
        values = {"previous": neighbour_view(previous, page), "next": neighbour_view(following, page)}
        links = _render("neighbours.html", settings, page, values).strip()
    return data.replace(mark, links, 1)


def _render(template: str, settings: PageSettings, page: PageContext, values: dict[str, Any]) -> bytes:
    """Fill a template with its own values and those that every page is given."""
    site = settings.site
    shared = {
        "site": site,
        "home": Link(host(site.link), web_address(site.link)),
        "index": page.root + INDEX,
        "opml": page.root + "feeds.opml",
        "lang": page.language,
        "dir": direction(page.language),
        "words": words(site.language),
        "icon": site.icon,
        "cover": site.image,
    }
    return fill(template, shared | values, settings.templates, accent_style(site.accent))
