"""Make everything visible, remember what was published, and note what has to be announced to a hub."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from publisher.catalog import state_files
from publisher.emitters import FORMATS
from publisher.errors import InvalidFeedError
from publisher.identity import folder_of_page, page_name
from publisher.models import Problem
from publisher.pages import PageSettings, render_index, subscription_list
from publisher.pages.landing import FeedRow
from publisher.pipeline import up_to_date
from publisher.pipeline.ingest import Changes
from publisher.pipeline.render import RANK_INDEX, RANK_PAGE, BuiltFeed, stage_attachment
from publisher.pipeline.report import MadeFeed
from publisher.pipeline.run import Run
from publisher.pipeline.up_to_date import INDEX, SUBSCRIPTIONS
from publisher.stores import SUFFIX, names_in
from publisher.text.characters import printable

MOST = 10  # feeds that a report tells of
INTERNAL, BUSY = 70, 75  # exit statuses, see errors.py


def publish(run: Run, changes: Changes, feeds: Sequence[BuiltFeed]) -> None:
    """Publish all feeds.

    Ids and dates are durable before anybody sees them; what was published is noted after.

    Raises:
        OutputError: a file cannot be written; what was published before is unchanged.
        CatalogError: what has to be announced to a hub cannot be noted; nothing was published.
    """
    history, store = run.catalog.history, run.store
    built = [feed for feed in feeds if feed.failure is None]
    is_whole = len(built) == len(feeds)
    if is_whole or not store.exists(INDEX):  # a feed that has to wait stays on the index
        for name, data in _surroundings(run, built):
            store.put(name, data, RANK_INDEX if name == INDEX else RANK_PAGE)
    unwanted = {
        *_unwanted_pages(run, changes, built),
        *_unwanted_copies(run, feeds, everywhere=run.is_everything),
    }
    for one in changes.files:
        stage_attachment(run, one)
    up_to_date.forget(run)  # until all is visible
    history.add_gzip_files(store.copies())
    run.catalog.commit()
    _note_for_hub(run, built, set(store.changed()))
    unwanted -= store.copies()
    for name in unwanted:
        store.remove(name)
    run.report.written = store.publish()
    history.remove_gzip_files(unwanted)
    run.catalog.pages.settle(run.waiting_pages)
    written = frozenset(run.report.written)
    for feed in built:
        if feed.is_new:
            made = (feed.digest, store.versions(feed.names))
            history.add_feed(feed.plan.channel.name, made, feed.shown, run.now)
        elif not written.isdisjoint(feed.names):  # a page that it lists has another neighbour
            history.note_files(feed.plan.channel.name, store.versions(feed.names))
    if is_whole and not run.incomplete:
        up_to_date.note(run)
    run.catalog.prune_rendered(sum(feed.count for feed in built))


def made_of(run: Run, feeds: Sequence[BuiltFeed]) -> tuple[MadeFeed, ...]:
    """Say what the first feeds list, and of how many articles; archive pages are no feeds of their own."""
    found = []
    for feed in [one for one in feeds if not one.plan.is_page][:MOST]:
        channel, selection = feed.plan.channel, feed.plan.selection
        files = tuple(channel.name + FORMATS[form].suffix for form in channel.formats)
        everything = selection._replace(limit=None, since=None, not_archived_in="")
        articles = feed.count
        if articles >= feed.plan.limit or selection.since is not None or selection.not_archived_in:
            articles = run.catalog.count_selected(everything, run.now)
        failure = "" if feed.failure is None else printable(feed.failure.message)
        found.append(MadeFeed(channel.name, files, feed.count, articles, failure))
    return tuple(found)


def report_failures(run: Run, feeds: Iterable[BuiltFeed]) -> None:
    """Report feeds that could not be made; sets the exit status."""
    for feed in feeds:
        if feed.failure is None:
            continue
        status = INTERNAL if isinstance(feed.failure, InvalidFeedError) else run.report.status or BUSY
        run.report.status = status
        run.add_problem(Problem(feed.plan.channel.name, printable(feed.failure.message), feed.failure.remedy))


def _surroundings(run: Run, built: Sequence[BuiltFeed]) -> Iterator[tuple[str, bytes]]:
    """Give the files around the feeds: the index and the list of subscriptions."""
    output, site = run.config.output, run.config.site
    feeds = [feed for feed in built if not feed.plan.is_page]
    rows = [_row(feed, is_main=feed is feeds[0]) for feed in feeds]
    settings = PageSettings(site, FORMATS, output.templates, linked=output.pages)
    yield INDEX, render_index(settings, rows)
    channels = tuple(feed.plan.channel for feed in feeds)
    yield SUBSCRIPTIONS, subscription_list(site.title, channels, FORMATS[output.formats[0]].suffix)


def _row(feed: BuiltFeed, *, is_main: bool) -> FeedRow:
    """Describe a feed for the index; only of the main one the newest entries are shown."""
    plan = feed.plan
    group = plan.selection.where[-1][0] if plan.selection.where else ""
    row = FeedRow(plan.channel, feed.count, group=group, label=plan.label)
    return replace(row, newest=feed.newest, dates=feed.dates) if is_main else row


def _unwanted_pages(run: Run, changes: Changes, built: Iterable[BuiltFeed]) -> Iterator[str]:
    """Name the pages of entries that are shown no more, with their compressed copies."""
    ids = set(changes.touched.ids)
    for feed in built:
        if feed.is_new:
            ids.update(run.catalog.history.listed(feed.plan.channel.name))
    for identity in ids:
        if not run.catalog.is_shown(identity, run.now):
            yield page_name(identity)
            if run.store.gzip:
                yield page_name(identity) + SUFFIX
            folder = folder_of_page(identity)
            yield from (folder + name for name in run.store.list(folder.rstrip("/")))


def _unwanted_copies(run: Run, feeds: Iterable[BuiltFeed], *, everywhere: bool) -> Iterator[str]:
    """Name compressed copies that are no longer wanted, or whose file was removed.

    The file is looked for where its feed is no longer made, and `everywhere` when all is looked at.
    """
    history, store = run.catalog.history, run.store
    if store.gzip and not everywhere:
        planned = {feed.plan.channel.name for feed in feeds}
        orphans = (names_in(versions) for feed, versions in history.versions() if feed not in planned)
        found = [name for names in orphans for name in names if name.endswith(SUFFIX)]
    else:
        found = history.gzip_files()
    for name in found:
        if not store.gzip or not store.exists(name.removesuffix(SUFFIX)):
            yield name


def _note_for_hub(run: Run, built: Iterable[BuiltFeed], changed: set[str]) -> None:
    """Note the addresses of the feeds that are about to change.

    Raises:
        CatalogError: they cannot be noted.
    """
    if not run.config.hub.url:
        return
    found = [
        feed.plan.channel.url + name
        for feed in built
        for name in (feed.plan.channel.name + FORMATS[form].suffix for form in feed.plan.channel.formats)
        if name in changed and feed.plan.channel.url and not feed.plan.is_page
    ]
    if found:
        state_files.add_pending(run.config.state, found)
