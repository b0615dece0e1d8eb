"""What templates see: records of words, days, and addresses that are safe to link. docs/pages.md names them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from html import escape
from urllib.parse import quote, unquote, urlsplit

from publisher.emitters import FORMATS, _measures
from publisher.emitters._content import content
from publisher.models import Channel, Enclosure, Entry, Item, Site
from publisher.tables.web_readers import web_readers
from publisher.text.iris import is_web_link
from publisher.text.language import direction
from publisher.text.translations import words


@dataclass(frozen=True, slots=True)
class Link:
    """A label and where it leads; `href` is "" where it may lead nowhere."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Address:
    """A feed in one format: its name for people, media type, link from this page; `url` may be unknown, ""."""

    label: str
    type: str
    href: str
    url: str


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed: `page` links to its own page, "" where there is none; `readers` subscribe with one click."""

    title: str
    description: str  # "" where it says no more than the site's
    count: int
    page: str
    addresses: tuple[Address, ...]
    readers: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day as people read it (ISO 8601, in the site's zone), and the exact instant for programs."""

    text: str
    exact: str


@dataclass(frozen=True, slots=True)
class File:
    """A file that goes with an entry; `kind` is "audio" or "video" where a browser may play it, else ""."""

    label: str
    href: str
    type: str
    kind: str
    duration: str  # in the page's fixed words; "" where nobody knows, as of the next two
    exact: str  # the duration for programs
    size: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry. `lang` and `dir` are "" where they are the page's; `dir` is "auto" where nobody said."""

    entry: Entry
    title: str
    link: str
    lang: str
    dir: str
    published: Day | None
    updated: Day | None  # only where it is a later day
    authors: tuple[Link, ...]
    publisher: str
    sources: tuple[Link, ...]
    topics: tuple[str, ...]
    image: str
    image_alt: str  # what the image shows, "" where nobody said
    files: tuple[File, ...]
    content: str  # safe to stand in a page as it is
    summary: str


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Where a page stands: its language, the site's zone, and `root`, the way to the output folder."""

    language: str
    zone: tzinfo
    root: str = ""
    pages: bool = False  # feeds, and entries without an address, have pages of their own


def standpoint(site: Site, name: str, *, pages: bool) -> Standpoint:
    """See from a page of this name below the output folder ("by/harbour-notes.html")."""
    zone: tzinfo = UTC
    if site.timezone:
        from zoneinfo import ZoneInfo

        zone = ZoneInfo(site.timezone)
    return Standpoint(site.language or "en", zone, "../" * name.count("/"), pages)


def web(address: str) -> str:
    """Let an address through if it leads to the web: what runs a script or opens a file does not."""
    return address if is_web_link(address) else ""


def _is_safe(address: str) -> bool:
    # The page's policy lets nothing else in.
    return bool(web(address)) and address[:6].lower() == "https:"


def feed_view(channel: Channel, count: int, site: Site, place: Standpoint) -> FeedView:
    """Show a feed from where a page stands."""
    addresses = tuple(
        Address(
            FORMATS[name].label,
            FORMATS[name].type,
            place.root + channel.name + FORMATS[name].suffix,
            web(channel.url and channel.url + channel.name + FORMATS[name].suffix),
        )
        for name in channel.formats
    )
    known = addresses[0].url if addresses else ""
    return FeedView(
        channel.title,
        "" if channel.description in {site.description, channel.title} else channel.description,
        count,
        f"{place.root}{channel.name}.html" if place.pages else "",
        addresses,
        tuple(Link(name, link.replace("{feed}", quote(known, safe=""))) for name, link in web_readers())
        if known
        else (),
    )


def item_view(item: Item, place: Standpoint, address: str, top: int) -> EntryView:
    """Show an entry with its content, whose highest headings stand on level `top`."""
    image = item.entry.image
    alts = {escape(image.url): image.alt} if image and image.alt else {}
    return entry_view(item.entry, place, address, content(item.content, top, alts), item.summary)


def entry_view(entry: Entry, place: Standpoint, address: str, text: str = "", summary: str = "") -> EntryView:
    """Show an entry; `address` is its page of ours, linked where it has no address of its own."""
    same = entry.language.lower() == place.language.lower()
    way = direction(entry.language) if entry.language else "auto"
    published, updated = _day(entry.published, place, entry.day_only), _day(entry.updated, place)
    later = updated and published and updated.text > published.text
    image = entry.image.url if entry.image and _is_safe(entry.image.url) else ""
    sources = (*(Link(one, "") for one in entry.credits), *((_source(entry.source),) if entry.source else ()))
    return EntryView(
        entry=entry,
        title=entry.label,
        link=web(entry.link) or (place.root + address if place.pages else ""),
        lang="" if same else entry.language,
        dir="" if way == direction(place.language) else way,
        published=published or updated,
        updated=updated if later else None,
        authors=tuple(Link(one.name, web(one.uri)) for one in entry.authors),
        publisher=entry.publisher,
        sources=sources,
        topics=entry.categories,
        image="" if image.replace("&", "&amp;") in text else image,
        image_alt=entry.image.alt if entry.image else "",
        files=_files(entry, place),
        content=text,
        summary=summary,
    )


def entry_views(entries: Sequence[Entry], place: Standpoint, addresses: Sequence[str]) -> tuple[EntryView, ...]:
    """Show entries by their titles alone."""
    return tuple(entry_view(one, place, address) for one, address in zip(entries, addresses, strict=True))


def host(address: str) -> str:
    """Give an address as people say it: without its scheme and the last slash."""
    return address.split("://", 1)[-1].rstrip("/")


def _source(address: str) -> Link:
    return Link(host(address), web(address))


def _day(instant: datetime | None, place: Standpoint, whole: bool = False) -> Day | None:
    # A day is the site's day: 1 May in Oslo begins on 30 April in UTC.
    if instant is None:
        return None
    text = instant.astimezone(place.zone).date().isoformat()
    exact = instant.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
    return Day(text, text if whole else exact)


def _files(entry: Entry, place: Standpoint) -> tuple[File, ...]:
    files = [one for one in entry.enclosures if web(one.url)]
    played = [one for one in files if _kind(one)]
    if len(played) == 1 and entry.episode and not played[0].duration:  # an episode lasts as long as its file
        longer = replace(played[0], duration=entry.episode.duration)
        files = [longer if one is played[0] else one for one in files]
    phrases = words(place.language).phrases
    return tuple(_file(one, phrases) for one in files)


def _kind(enclosure: Enclosure) -> str:
    kind = enclosure.type.partition("/")[0].lower()
    return kind if kind in {"audio", "video"} and _is_safe(enclosure.url) else ""


def _file(enclosure: Enclosure, phrases: Mapping[str, str]) -> File:
    try:
        path = urlsplit(enclosure.url).path
    except ValueError:  # an IPv6 host that is none
        path = ""
    name = unquote(path.rstrip("/").rpartition("/")[2])
    return File(
        name or host(enclosure.url),
        enclosure.url,
        enclosure.type,
        _kind(enclosure),
        _measures.duration(enclosure.duration, phrases) if enclosure.duration else "",
        _measures.exact(enclosure.duration) if enclosure.duration else "",
        _measures.size(enclosure.length or 0, phrases),
    )
