"""What templates are given: records of words, days and addresses that are safe to link. See docs/pages.md."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from html import escape
from typing import Protocol
from urllib.parse import quote, unquote, urlsplit

from publisher.identity import feed_page
from publisher.models import Channel, Enclosure, Entry, Item, Site
from publisher.pages import units
from publisher.pages.content import content
from publisher.tables.web_readers import web_readers
from publisher.text.language import direction
from publisher.text.translations import words

_WEB = re.compile(r"https?://[^\s\x00-\x1f]{1,8000}", re.IGNORECASE)


class FeedFormat(Protocol):
    """What a page says about a feed format; the registry of emitters has such records."""

    @property
    def label(self) -> str:
        """The name for people: "JSON Feed"."""

    @property
    def suffix(self) -> str:
        """The end of the file name: ".json"."""

    @property
    def type(self) -> str:
        """The media type: "application/feed+json"."""


@dataclass(frozen=True, slots=True)
class Link:
    """A label and its target; `href` is "" if there is no safe target."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class FeedAddress:
    """A feed in one format: name for people, media type, link from this page, absolute URL ("" if unknown)."""

    label: str
    type: str
    href: str
    url: str


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed: `page` links to its own page ("" for none); `readers` are one-click subscriptions."""

    title: str
    description: str  # "" if it repeats the title, or what the page says already
    count: int
    page: str
    addresses: tuple[FeedAddress, ...]
    readers: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day for people (ISO 8601, in the site's zone), and the exact instant for programs."""

    text: str
    exact: str


@dataclass(frozen=True, slots=True)
class FileView:
    """An enclosure; `kind` is "audio" or "video" if a browser may play it, else ""."""

    label: str
    href: str
    type: str
    kind: str
    duration: str  # in the page's fixed words; "" if unknown, like the next two
    exact: str  # the duration for programs
    size: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry. `lang` and `dir` are "" if they are the page's; `dir` is "auto" if the language is unknown."""

    entry: Entry
    title: str
    link: str
    lang: str
    dir: str
    published: Day | None
    updated: Day | None  # only if it is a later day
    authors: tuple[Link, ...]
    publisher: str
    sources: tuple[Link, ...]
    license: Link | None
    topics: tuple[str, ...]
    image: str
    image_alt: str  # what the image shows, "" if the article does not say
    files: tuple[FileView, ...]
    content: str  # safe markup
    summary: str


@dataclass(frozen=True, slots=True)
class PageContext:
    """The page that is rendered: its language, the site's zone, and the relative path to the output folder."""

    language: str
    zone: tzinfo
    root: str = ""
    linked: bool = False  # feeds, and entries without an address, have pages to link to


def page_context(site: Site, name: str, *, linked: bool) -> PageContext:
    """Describe the page with this name below the output folder ("by/harbour-notes.html")."""
    zone: tzinfo = UTC
    if site.timezone:
        from zoneinfo import ZoneInfo

        zone = ZoneInfo(site.timezone)
    return PageContext(site.language or "en", zone, "../" * name.count("/"), linked)


def web_address(address: str) -> str:
    """Return an http or https address as it is; "" for any other, which might run a script or open a file."""
    return address if _WEB.fullmatch(address) else ""


def host(address: str) -> str:
    """Shorten an address as people say it: without its scheme and the last slash."""
    return address.split("://", 1)[-1].rstrip("/")


def feed_view(
    channel: Channel, count: int, formats: Mapping[str, FeedFormat], page: PageContext, known: str = ""
) -> FeedView:
    """Describe a feed; `known` is a description that the page shows already and the feed need not repeat."""
    shown = [formats[name] for name in channel.formats]
    addresses = tuple(
        FeedAddress(
            label=one.label,
            type=one.type,
            href=page.root + channel.name + one.suffix,
            url=web_address(channel.url and channel.url + channel.name + one.suffix),
        )
        for one in shown
    )
    main = addresses[0].url if addresses else ""
    return FeedView(
        title=channel.title,
        description="" if channel.description in {known, channel.title} else channel.description,
        count=count,
        page=page.root + feed_page(channel) if page.linked else "",
        addresses=addresses,
        readers=tuple(
            Link(name, link.replace("{feed}", quote(main, safe="")))
            for name, link in (web_readers() if main else ())
        ),
    )


def item_view(item: Item, page: PageContext, name: str, top: int) -> EntryView:
    """Describe an entry with its content, whose highest headings get level `top`."""
    image = item.entry.image
    alts = {escape(image.url): image.alt} if image and image.alt else {}
    return entry_view(item.entry, page, name, content(item.content, top, alts), item.summary)


def entry_view(entry: Entry, page: PageContext, name: str, text: str = "", summary: str = "") -> EntryView:
    """Describe an entry; `name` is its page here, which is linked if it has no address of its own."""
    way = direction(entry.language) if entry.language else "auto"
    published, updated = _day(entry.published, page, entry.day_only), _day(entry.updated, page)
    later = updated and published and updated.text > published.text
    image = entry.image.url if entry.image and _is_loaded(entry.image.url) else ""
    credits_ = (Link(one, "") for one in entry.credits)
    source = (Link(host(entry.source), web_address(entry.source)),) if entry.source else ()
    return EntryView(
        entry=entry,
        title=entry.label,
        link=web_address(entry.link) or (page.root + name if page.linked else ""),
        lang="" if entry.language.lower() == page.language.lower() else entry.language,
        dir="" if way == direction(page.language) else way,
        published=published or updated,
        updated=updated if later else None,
        authors=tuple(Link(one.name, web_address(one.uri)) for one in entry.authors),
        publisher=entry.publisher,
        sources=(*credits_, *source),
        license=Link(entry.license, web_address(entry.license)) if entry.license else None,
        topics=entry.categories,
        image="" if image.replace("&", "&amp;") in text else image,
        image_alt=entry.image.alt if entry.image else "",
        files=_files(entry, page),
        content=text,
        summary=summary,
    )


def _is_loaded(address: str) -> bool:
    # The page's Content Security Policy allows nothing but https.
    return bool(web_address(address)) and address[:6].lower() == "https:"


def _day(instant: datetime | None, page: PageContext, day_only: bool = False) -> Day | None:
    # The day in the site's zone: 1 May in Oslo begins on 30 April in UTC.
    if instant is None:
        return None
    text = instant.astimezone(page.zone).date().isoformat()
    exact = instant.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
    return Day(text, text if day_only else exact)


def _files(entry: Entry, page: PageContext) -> tuple[FileView, ...]:
    files = [one for one in entry.enclosures if web_address(one.url)]
    played = [one for one in files if _kind(one)]
    if len(played) == 1 and entry.episode and not played[0].duration:  # an episode lasts as long as its file
        longer = replace(played[0], duration=entry.episode.duration)
        files = [longer if one is played[0] else one for one in files]
    phrases = words(page.language).phrases
    return tuple(_file(one, phrases) for one in files)


def _kind(enclosure: Enclosure) -> str:
    kind = enclosure.type.partition("/")[0].lower()
    return kind if kind in {"audio", "video"} and _is_loaded(enclosure.url) else ""


def _file(enclosure: Enclosure, phrases: Mapping[str, str]) -> FileView:
    try:
        path = urlsplit(enclosure.url).path
    except ValueError:  # an invalid IPv6 host
        path = ""
    name = unquote(path.rstrip("/").rpartition("/")[2])
    return FileView(
        label=name or host(enclosure.url),
        href=enclosure.url,
        type=enclosure.type,
        kind=_kind(enclosure),
        duration=units.duration(enclosure.duration, phrases) if enclosure.duration else "",
        exact=units.exact(enclosure.duration) if enclosure.duration else "",
        size=units.size(enclosure.length or 0, phrases),
    )
