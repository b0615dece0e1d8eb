"""Which feeds there are: a channel and a selection for each, with groups and archives unfolded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import quote, urlsplit

from publisher.catalog import Selection, Touched
from publisher.config import Config, FeedSpec
from publisher.models import Channel, History
from publisher.pipeline import archives
from publisher.pipeline.archives import Archive
from publisher.pipeline.group_names import name_of, parts_of
from publisher.pipeline.ingest import Changes
from publisher.pipeline.run import Run, base_url
from publisher.pipeline.up_to_date import is_made_alike
from publisher.text.iris import tag_uri
from publisher.text.slugs import short_digest

Where = tuple[tuple[str, tuple[str, ...]], ...]
KIBIBYTE = 1024


@dataclass(frozen=True, slots=True)
class Plan:
    """One feed, or one archive page of it."""

    channel: Channel
    selection: Selection
    limit: int  # entries that make it full; 0 where nothing does
    max_entry: int | None = None  # bytes of an entry's text above which only its summary is published
    max_feed: int | None = None  # bytes of the largest format
    archives: tuple[tuple[str, str], ...] = ()  # label and web page of each archive page, the newest first
    is_untouched: bool = False  # nothing that it lists, or could list, changed
    label: str = ""  # of a feed in a group: the value that its entries share

    @property
    def is_page(self) -> bool:
        """Whether it is an archive page."""
        return self.selection.page is not None


def plan(run: Run, changes: Changes) -> list[Plan]:
    """Plan every feed."""
    touched = changes.touched if is_made_alike(run) else None
    run.is_everything = touched is None
    return list(_plans(run, touched))


def _plans(run: Run, touched: Touched | None) -> Iterator[Plan]:
    """Unfold the configured feeds: a group into one feed for each of its values, an archive into pages.

    `touched` is what this build changed; None where anything may be different.
    """
    config, catalog = run.config, run.catalog
    planner = _Planner(run, touched)
    taken = {spec.name.lower() for spec in config.feeds if not spec.group}
    for spec in config.feeds:
        where = tuple(spec.where.items())
        if not spec.group:
            yield from planner.feed(spec, _channel(config, spec, spec.name, ""), where)
            continue
        wanted = spec.where.get(spec.group)
        values = [one for one in catalog.values(spec.group, run.now) if wanted is None or one in wanted]
        for part, alike in sorted(parts_of(run, spec, values).items()):
            name = name_of(spec, part)
            if name.lower() in taken:  # a category called "all" must not replace the feed of that name
                name = f"{name}-{short_digest(spec.group + alike[0])}"
            taken.add(name.lower())
            others = tuple(one for one in where if one[0] != spec.group)
            channel = _channel(config, spec, name, alike[0])
            for made in planner.feed(spec, channel, (*others, (spec.group, alike))):
                yield replace(made, label=alike[0])


class _Planner:
    """Plans one feed after the other."""

    def __init__(self, run: Run, touched: Touched | None) -> None:
        self.run = run
        self.touched = touched
        history = run.catalog.history
        self.concerned = None if touched is None or touched.all else history.concerned(touched.ids)

    def feed(self, spec: FeedSpec, channel: Channel, where: Where) -> Iterator[Plan]:
        """Plan a feed, after its archive pages."""
        max_entry = 0 if spec.content == "summary" else spec.max_entry * KIBIBYTE or None
        if spec.archive:
            yield from self._archived(spec, channel, where, max_entry)
            return
        since = _days_ago(self.run.now, spec.max_age) if spec.max_age else None
        yield Plan(
            channel._replace(history=History(complete=spec.complete)),
            Selection(where, None if spec.complete else spec.limit, since),
            spec.limit,
            max_entry,
            spec.max_size * KIBIBYTE or None,
            is_untouched=since is None and not self._is_concerned(channel.name, where),
        )

    def _is_concerned(self, name: str, where: Where) -> bool:
        """Whether a feed lists what was touched, or might list it now."""
        if self.concerned is None:
            return True
        terms, feeds = self.concerned
        return name in feeds or all(any((kind, one) in terms for one in wanted) for kind, wanted in where)

    def _archived(
        self, spec: FeedSpec, channel: Channel, where: Where, max_entry: int | None
    ) -> Iterator[Plan]:
        feed = channel.name
        selection = Selection(where, not_archived_in=feed)
        archive = archives.close(self.run, spec, selection)
        changed = self._changed_pages(archive)
        for page in archive.pages:
            history = History(feed, *archive.around(page))
            yield Plan(
                channel._replace(name=archive.path_of(page), history=history),
                Selection(where, page=(feed, page)),
                0,
                max_entry,
                is_untouched=changed is not None and page not in changed,
            )
        last = archive.path_of(archive.pages[-1]) if archive.pages else ""
        labels = tuple((page, archive.path_of(page) + ".html") for page in reversed(archive.pages))
        channel = channel._replace(history=History(previous=last))
        yield Plan(channel, selection, spec.limit, max_entry, archives=labels)

    def _changed_pages(self, archive: Archive) -> set[str] | None:
        """Name the pages that may have changed: new ones, the one before them, those of touched entries."""
        if self.touched is None or self.touched.all:
            return None
        history = self.run.catalog.history
        changed = {
            *archive.closed,
            *(history.page_of(archive.feed, identity) for identity in self.touched.ids),
        }
        if archive.closed:
            changed.update(archive.pages[: -len(archive.closed)][-1:])
        return changed


def _days_ago(now: datetime, days: int) -> int:
    """Give the second at which the day so many days ago began (UTC), so that a feed ages once a day."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return int((midnight - timedelta(days=days)).timestamp())


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
        timezone=site.timezone,
        tags=tag_uri(site.link, site.since, ""),
    )
