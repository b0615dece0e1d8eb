"""What templates are given: records of words, days and addresses that are safe to link. See docs/pages.md."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from html import escape, unescape
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote, urlsplit

from publisher.identity import feed_page
from publisher.models import Channel, Enclosure, Entry, Item, Site
from publisher.pages import subscribing
from publisher.pages.code_blocks import with_languages
from publisher.pages.headings import with_anchors
from publisher.text.language import direction, words
from publisher.text.long_dates import in_digits, written
from publisher.text.pictures import shows
from publisher.text.slugs import short_digest

if TYPE_CHECKING:
    from markupsafe import Markup

# -- durations and sizes -------------------------------------------------------------------------------------

_TIMES = (("hour", 3600), ("minute", 60), ("second", 1))
_SIZES = ("kilobyte", "megabyte", "gigabyte")  # SI: 10**3, 10**6 and 10**9 bytes


def duration_words(seconds: int, phrases: Mapping[str, str]) -> str:
    """Write a duration in the largest unit that it fills and the next smaller one."""
    first = next((place for place, (_, size) in enumerate(_TIMES) if seconds >= size), len(_TIMES))
    found = []
    for name, size in _TIMES[first : first + 2]:
        count, seconds = divmod(seconds, size)
        if count:
            found.append(phrases[name].format(count))
    return " ".join(found)


def exact_duration(seconds: int) -> str:
    """Write a duration for programs (HTML, duration string; ISO 8601)."""
    return f"PT{seconds}S"


def size_words(length: int, phrases: Mapping[str, str]) -> str:
    """Write a size in bytes as a whole number of units; "" for an empty file."""
    if length <= 0:
        return ""
    count = max(1, round(length / 1000))
    for name in _SIZES[:-1]:
        if count < 1000:
            return phrases[name].format(count)
        count = round(count / 1000)
    return phrases[_SIZES[-1]].format(count)


# -- composed HTML -------------------------------------------------------------------------------------------

LOWEST = 6
# The composer's own output: every "<" opens a tag, and names are in lower case.
_HEADING = re.compile(r"<(/?)h([1-6])(?=[ >])")
_IMAGE = re.compile(r'<img((?: [a-z]+="[^"]*")*)>')
_WITH_ATTRIBUTES = re.compile(r'<([a-z][a-z0-9]*)((?: [a-z]+="[^"]*")+)>')
_TARGET = re.compile(r'( (?:id|name)="| href="#)')
_ATTRIBUTES = re.compile(r' ([a-z]+)="([^"]*)"')


def content(
    html: str,
    top: int,
    alts: Mapping[str, str] = MappingProxyType({}),
    *,
    prefix: str = "",
    anchors: bool = False,
) -> Markup:
    """Mark composed HTML as safe, with its highest headings on level `top` (1 to 6).

    `prefix` is put before the ids of the content, and of links to them: a page may hold several entries.
    With `anchors`, headings have links to themselves. Blocks of code name their language.

    `alts` maps the addresses of images, escaped as in HTML, to what they show; it fills in for a missing
    alt attribute.

    The one place where text becomes markup: `html` was sanitised by the composer. Headings keep their
    order but skip no level (WCAG 2.2, technique G141). An image without a description gets an empty alt,
    so that screen readers skip it instead of reading out a file name (H67).
    """
    from markupsafe import Markup

    def described(image: re.Match[str]) -> str:
        attributes = dict(_ATTRIBUTES.findall(image.group(1)))
        if "alt" in attributes:
            return image.group()
        return f'<img alt="{escape(alts.get(attributes.get("src", ""), ""))}"{image.group(1)}>'

    if prefix and ('id="' in html or 'name="' in html):
        html = _WITH_ATTRIBUTES.sub(lambda match: _prefixed(match, prefix), html)
    html = with_languages(_with_headings_below(html, top))
    html = with_anchors(html) if anchors else html
    return Markup(_IMAGE.sub(described, html))  # noqa: S704 - sanitised by the composer


def markup(text: str) -> Markup:
    """Mark text of ours as safe."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 - a constant


def _prefixed(element: re.Match[str], prefix: str) -> str:
    attributes = element.group(2)
    if 'id="' in attributes or 'name="' in attributes or 'href="#' in attributes:
        attributes = _TARGET.sub(rf"\g<1>{prefix}", attributes)
    return f"<{element.group(1)}{attributes}>"


def _with_headings_below(html: str, top: int) -> str:
    written: list[int] = []  # levels as written, each nested in the one before
    open_levels: list[int] = []  # levels as shown

    def shown(match: re.Match[str]) -> str:
        slash, level = match.group(1), int(match.group(2))
        if slash:
            return f"</h{open_levels.pop() if open_levels else LOWEST}"
        while written and written[-1] >= level:
            written.pop()
        written.append(level)
        open_levels.append(min(top + len(written) - 1, LOWEST))
        return f"<h{open_levels[-1]}"

    return _HEADING.sub(shown, html)


_TAG = re.compile(r"<[^<>]*>")
_MARKUP = 500  # characters of markup that a brief text may have

# -- views ---------------------------------------------------------------------------------------------------

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

    @property
    def pieces(self) -> tuple[str, ...]:
        """The absolute URL, split where a line may break."""
        return subscribing.pieces(self.url)


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed: `page` links to its own page ("" for none)."""

    title: str
    label: str  # the title; in a group of feeds what tells it from the others
    description: str  # "" if it repeats the title, or what the page says already
    count: int
    facts: tuple[str, ...]  # "32 articles", "about weekly", "last on 9 August 2025", in the page's fixed words
    page: str
    cover: str  # a picture's address, "" for none
    podcast: bool
    addresses: tuple[FeedAddress, ...]
    language: str  # of the page

    # What only one feed of a page shows is made when it is asked for: an index may have thousands.

    @property
    def readers(self) -> tuple[subscribing.AppView, ...]:
        """The apps in which one click subscribes; none where the address is unknown."""
        return subscribing.subscribers(self.language, self._main, is_podcast=self.podcast)

    @property
    def apps(self) -> tuple[subscribing.AppView, ...]:
        """The apps to begin with, for somebody who has none."""
        return subscribing.starters(self.language, self._main, is_podcast=self.podcast)

    @property
    def code(self) -> Markup:
        """The main address as a QR code, "" where it is unknown or too long."""
        from markupsafe import Markup

        return Markup(subscribing.qr_code(self._main))  # noqa: S704 - nothing but numbers, in elements of ours

    @property
    def _main(self) -> str:
        return self.addresses[0].url if self.addresses else ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day as the page's language writes it, in the site's zone, and the exact instant for programs."""

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
    elsewhere: str  # the publisher where it is neither the site's own nor an author, else ""
    sources: tuple[Link, ...]
    license: Link | None
    topics: tuple[str, ...]
    image: str
    image_alt: str  # what the image shows, "" if the article does not say
    files: tuple[FileView, ...]
    content: str  # safe markup
    summary: str

    @property
    def is_brief(self) -> bool:
        """Whether the summary says all that the content does."""
        if len(self.content) > 2 * len(self.summary) + _MARKUP or "<img" in self.content:
            return False
        return unescape(_TAG.sub(" ", self.content)).split() == self.summary.split()


@dataclass(frozen=True, slots=True)
class PageContext:
    """The page that is rendered: its language, the site's zone, and the relative path to the output folder."""

    language: str
    zone: tzinfo
    root: str = ""
    linked: bool = False  # feeds, and entries without an address, have pages to link to
    publishers: frozenset[str] = frozenset()  # names of the site's own, which a byline need not say


def page_context(site: Site, name: str, *, linked: bool) -> PageContext:
    """Describe the page with this name below the output folder ("by/harbour-notes.html")."""
    zone: tzinfo = UTC
    if site.timezone:
        from zoneinfo import ZoneInfo

        zone = ZoneInfo(site.timezone)
    own = frozenset({site.publisher, site.title, ""})
    return PageContext(site.language or "en", zone, "../" * name.count("/"), linked, own)


def web_address(address: str) -> str:
    """Return an http or https address as it is; "" for any other, which might run a script or open a file."""
    return address if _WEB.fullmatch(address) else ""


def host(address: str) -> str:
    """Shorten an address as people say it: without its scheme and the last slash."""
    return address.split("://", 1)[-1].rstrip("/")


def feed_view(
    channel: Channel,
    count: int,
    formats: Mapping[str, FeedFormat],
    page: PageContext,
    *,
    dates: Sequence[datetime] = (),
    label: str = "",
    known: str = "",
) -> FeedView:
    """Describe a feed.

    Args:
        channel: The feed's own metadata.
        count: How many entries it holds.
        formats: Every format a channel may name, by that name.
        page: The page that shows it.
        dates: When its newest entries were published, in any order.
        label: What tells it from others of its group, "" for the title.
        known: A description that the page shows already, which the feed need not repeat.
    """
    addresses = tuple(
        FeedAddress(
            label=one.label,
            type=one.type,
            href=page.root + channel.name + one.suffix,
            url=web_address(channel.url and channel.url + channel.name + one.suffix),
        )
        for one in (formats[name] for name in channel.formats)
    )
    is_podcast = channel.podcast is not None
    cover = channel.image or (channel.podcast.image if channel.podcast else "")
    return FeedView(
        title=channel.title,
        label=label or channel.title,
        description="" if channel.description in {known, channel.title} else channel.description,
        count=count,
        facts=subscribing.facts(count, dates, page.language, page.zone, is_podcast=is_podcast),
        page=page.root + feed_page(channel) if page.linked else "",
        cover=cover if _is_loaded(cover) else "",
        podcast=is_podcast,
        addresses=addresses,
        language=page.language,
    )


def item_view(item: Item, page: PageContext, name: str, top: int, *, alone: bool = True) -> EntryView:
    """Describe an entry with its content, whose highest headings get level `top`.

    On a page where it is not `alone`, its ids differ from those of other entries.
    """
    prefix = "" if alone else f"e{short_digest(item.entry.id)}-"
    image = item.entry.image
    alts = {escape(image.url): image.alt} if image and image.alt else {}
    text = content(item.content, top, alts, prefix=prefix, anchors=alone)
    return entry_view(item.entry, page, name, text, item.summary)


def entry_view(entry: Entry, page: PageContext, name: str, text: str = "", summary: str = "") -> EntryView:
    """Describe an entry; `name` is its page here, which is linked if it has no address of its own."""
    way = direction(entry.language) if entry.language else "auto"
    published, updated = _day(entry.published, page, entry.day_only), _day(entry.updated, page)
    later = entry.updated and entry.published and _date(entry.updated, page) > _date(entry.published, page)
    image = entry.image.url if entry.image and _is_loaded(entry.image.url) else ""
    credits_ = (Link(one, "") for one in entry.credits)
    source = (Link(host(entry.source), web_address(entry.source)),) if entry.source else ()
    authors = tuple(Link(one.name, web_address(one.uri)) for one in entry.authors)
    known = page.publishers | {one.label for one in authors}
    return EntryView(
        entry=entry,
        title=entry.label,
        link=web_address(entry.link) or (page.root + name if page.linked else ""),
        lang="" if entry.language.lower() == page.language.lower() else entry.language,
        dir="" if way == direction(page.language) else way,
        published=published or updated,
        updated=updated if later else None,
        authors=authors,
        publisher=entry.publisher,
        elsewhere="" if entry.publisher in known else entry.publisher,
        sources=(*credits_, *source),
        license=Link(entry.license, web_address(entry.license)) if entry.license else None,
        topics=entry.categories,
        image="" if shows(text, image) else image,
        image_alt=entry.image.alt if entry.image else "",
        files=_files(entry, page),
        content=text,
        summary=summary,
    )


def _is_loaded(address: str) -> bool:
    # The page's Content Security Policy allows nothing but https, and a preview what it serves itself.
    return bool(web_address(address)) and address.lower().startswith(("https:", "http://127.0.0.1:"))


def _day(instant: datetime | None, page: PageContext, day_only: bool = False) -> Day | None:
    # The day in the site's zone: 1 May in Oslo begins on 30 April in UTC.
    if instant is None:
        return None
    day = _date(instant, page)
    exact = instant.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
    return Day(written(day, page.language), day.isoformat() if day_only else exact)


def _date(instant: datetime, page: PageContext) -> date:
    return instant.astimezone(page.zone).date()


def _files(entry: Entry, page: PageContext) -> tuple[FileView, ...]:
    files = [one for one in entry.enclosures if web_address(one.url)]
    played = [one for one in files if _kind(one)]
    if len(played) == 1 and entry.episode and not played[0].duration:  # an episode lasts as long as its file
        longer = played[0]._replace(duration=entry.episode.duration)
        files = [longer if one is played[0] else one for one in files]
    return tuple(_file(one, page.language) for one in files)


def _kind(enclosure: Enclosure) -> str:
    kind = enclosure.type.partition("/")[0].lower()
    return kind if kind in {"audio", "video"} and _is_loaded(enclosure.url) else ""


def _file(enclosure: Enclosure, language: str) -> FileView:
    phrases = words(language).phrases
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
        duration=in_digits(duration_words(enclosure.duration or 0, phrases), language),
        exact=exact_duration(enclosure.duration) if enclosure.duration else "",
        size=in_digits(size_words(enclosure.length or 0, phrases), language),
    )
