"""Which feeds there are to be: a channel and a selection for each, groups unfolded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import quote, urlsplit

from publisher.catalog import Catalog, Selection, Touched
from publisher.config import Config, FeedSpec
from publisher.models import Channel, History
from publisher.normalizer.links import tag
from publisher.pipeline import archives
from publisher.pipeline.archives import Archive
from publisher.text.slugs import group_slug, short_digest

Where = tuple[tuple[str, tuple[str, ...]], ...]
KIBIBYTE = 1024


@dataclass(frozen=True, slots=True)
class Plan:
    """One feed to be made, or one archive page of it."""

    channel: Channel
    chosen: Selection
    limit: int  # entries that make it full
    longest: int = -1  # bytes of an entry's text above which its summary stands for it; -1 for any
    largest: int = 0  # bytes of the largest format, 0 for any
    archives: tuple[tuple[str, str], ...] = ()  # label and web page of each archive page, the newest first
    settled: bool = False  # nobody touched what it lists, or might list

    @property
    def is_page(self) -> bool:
        """Whether it is an archive page."""
        return bool(self.chosen.page[0])


def plans(config: Config, catalog: Catalog, now: datetime, touched: Touched | None = None) -> Iterator[Plan]:
    """Unfold the configured feeds: each group into one feed for every value it has, archives into pages.

    `touched` is what this build changed; None where anything may be otherwise than it was.
    """
    planner = _Planner(config, catalog, now, touched)
    taken = {spec.name.lower() for spec in config.feeds if not spec.group}
    for spec in config.feeds:
        where = tuple(spec.where.items())
        if not spec.group:
            yield from planner.feed(spec, _channel(config, spec, spec.name, ""), where)
            continue
        named: dict[str, list[str]] = {}
        for value in catalog.values(spec.group, now):
            if value in spec.where.get(spec.group, (value,)):
                named.setdefault(group_slug(value), []).append(value)
        for part, values in sorted(named.items()):
            name = spec.name.replace(f"{{{spec.group}}}", part)
            if name.lower() in taken:  # a category called "all" must not write over the feed of that name
                name = f"{name}-{short_digest(spec.group + values[0])}"
            taken.add(name.lower())
            group = (spec.group, tuple(values))
            others = tuple((kind, wanted) for kind, wanted in where if kind != spec.group)
            yield from planner.feed(spec, _channel(config, spec, name, values[0]), (*others, group))


class _Planner:
    """Plans one feed after the other."""

    def __init__(self, config: Config, catalog: Catalog, now: datetime, touched: Touched | None) -> None:
        self.config = config
        self.catalog = catalog
        self.now = now
        self.touched = touched
        self.concerned = None if touched is None or touched.all else catalog.past.concerned(touched.ids)

    def feed(self, spec: FeedSpec, channel: Channel, where: Where) -> Iterator[Plan]:
        """Plan a feed, behind its archive pages: what is linked to is made first."""
        longest = 0 if spec.content == "summary" else spec.max_entry * KIBIBYTE or -1
        if spec.archive:
            yield from self._archived(spec, channel, where, longest)
            return
        limit = -1 if spec.complete else spec.limit
        since = _days_ago(self.now, spec.max_age) if spec.max_age else 0
        channel = replace(channel, history=History(complete=spec.complete))
        settled = not since and not self._is_concerned(channel.name, where)
        chosen = Selection(where, limit, since)
        yield Plan(channel, chosen, spec.limit, longest, spec.max_size * KIBIBYTE, settled=settled)

    def _is_concerned(self, name: str, where: Where) -> bool:
        """Whether a feed lists what was touched, or might list it now."""
        if self.concerned is None:
            return True
        terms, feeds = self.concerned
        return name in feeds or all(any((kind, one) in terms for one in wanted) for kind, wanted in where)

    def _archived(self, spec: FeedSpec, channel: Channel, where: Where, longest: int) -> Iterator[Plan]:
        feed = channel.name
        chosen = Selection(where, beside=feed)
        archive = archives.closed(self.config, self.catalog, spec, chosen, self.now)
        loose = self._loose(archive)
        for page in archive.pages:
            one = replace(channel, name=archive.named(page), history=History(feed, *archive.around(page)))
            settled = loose is not None and page not in loose
            yield Plan(one, Selection(where, page=(feed, page)), 0, longest, settled=settled)
        last = archive.pages[-1] if archive.pages else ""
        channel = replace(channel, history=History(previous=archive.named(last)))
        labels = tuple((page, archive.named(page) + ".html") for page in reversed(archive.pages))
        yield Plan(channel, chosen, spec.limit, longest, archives=labels)

    def _loose(self, archive: Archive) -> set[str] | None:
        """Name the pages that may have changed: new ones, the one before them, those of touched entries."""
        if self.touched is None or self.touched.all:
            return None
        past = self.catalog.past
        loose = {*archive.closed, *(past.page_of(archive.feed, identity) for identity in self.touched.ids)}
        if archive.closed:
            loose.update(archive.pages[: -len(archive.closed)][-1:])
        return loose


def _days_ago(now: datetime, days: int) -> int:
    """The day that so many days ago began (UTC): within a day nothing grows too old."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return int((midnight - timedelta(days=days)).timestamp())


def base_url(config: Config) -> str:
    """Where the output folder is served: as configured, else below the site's address."""
    if config.output.url or not config.site.link:
        return config.output.url
    return config.site.link.rstrip("/") + "/" + quote(config.output.path.strip("/")) + "/"


def _channel(config: Config, spec: FeedSpec, name: str, value: str) -> Channel:
    site = config.site
    title = spec.title.replace(f"{{{spec.group}}}", value) if spec.title else site.title
    if not spec.title and value:
        title = f"{site.title}: {value}"
    elif not spec.title and len(config.feeds) > 1 and spec is not config.feeds[0]:
        title = f"{site.title}: {name}"
    authority = urlsplit(site.link).hostname or "localhost"
    return Channel(
        name=name,
        title=title,
        link=site.link,
        description=spec.description.replace(f"{{{spec.group}}}", value) or site.description or title,
        id=spec.id or f"tag:{authority},{site.since}:feeds/{quote(name)}",
        language=site.language,
        publisher=site.publisher,
        url=base_url(config),
        hub=config.hub.url,
        ttl=spec.ttl,
        skip_hours=spec.skip_hours,
        skip_days=spec.skip_days,
        image=spec.image or (spec.podcast.image if spec.podcast else ""),
        formats=config.output.formats,
        podcast=spec.podcast,
        tags=tag(site, ""),
    )
