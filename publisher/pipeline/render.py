"""Plans to staged files: select entries, render those that are new, assemble whole feeds, and validate them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import blake2b
from itertools import islice

from publisher import composer, readers
from publisher.catalog import Attachment, Damaged, Listing, Selection, Shown, Touched
from publisher.catalog.rendered import Rendered, unpack
from publisher.emitters import FORMATS
from publisher.emitters import VERSION as EMITTERS
from publisher.engine import Lost
from publisher.errors import ConfigError, InvalidFeedError, OutputError, PublisherError, ReadError
from publisher.identity import ARTICLES, feed_page, memory_key, page_name
from publisher.models import Feed, History, Item, Owner, Problem, Tombstone
from publisher.pages import LISTED, PageSettings
from publisher.pipeline import archives, embedded
from publisher.pipeline.attached import serves_files
from publisher.pipeline.ingest import Changes
from publisher.pipeline.neighbours import ArticleOrder, Names
from publisher.pipeline.plan import Plan
from publisher.pipeline.recover import recover
from publisher.pipeline.run import Run
from publisher.pipeline.sidecars import placed
from publisher.pipeline.worker import (
    EntryRenderer,
    FeedFile,
    FeedPage,
    PageRenderer,
    RenderBatch,
    RenderResult,
    validated,
)
from publisher.sources import folder_of
from publisher.stores import SUFFIX, names_in

TOGETHER = 100  # entries that one task renders
AT_ONCE = 2000  # entries of feeds that are in memory at a time
NEWEST = 8  # entries that the index shows
# Ranks of files: what is linked to is published first.
RANK_ARTICLE, RANK_NEIGHBOUR, RANK_ARCHIVE, RANK_FEED, RANK_PAGE, RANK_INDEX = range(6)


@dataclass(frozen=True, slots=True)
class BuiltFeed:
    """A feed as it will be published: staged where it had to be rendered, else as it is."""

    plan: Plan
    count: int  # entries that it lists
    digest: bytes = b""  # of everything that it is made from
    names: tuple[str, ...] = ()  # of the files it consists of
    shown: tuple[Shown, ...] = ()  # only of a feed that is new
    newest: tuple[Item, ...] = ()  # without content; only of the first feed
    dates: tuple[datetime, ...] = ()  # when its newest entries were published; only of the first feed
    is_new: bool = False  # rendered by this build
    is_recovered: bool = False  # what it showed before is known only from its files
    failure: PublisherError | None = None  # why it could not be made; its files stay as they are


@dataclass(slots=True)
class _Job:
    """A feed that has to be rendered."""

    plan: Plan
    digest: bytes
    kind: bytes  # entries are the same in all feeds of one kind
    listings: tuple[Listing, ...]
    tombstones: tuple[Tombstone, ...]
    updated: datetime
    is_recovered: bool
    is_whole: bool = False  # its files are those that were published last
    failure: PublisherError | None = None

    def names(self) -> list[str]:
        """The files of the feed."""
        channel = self.plan.channel
        return [channel.name + FORMATS[name].suffix for name in channel.formats]

    def head(self) -> Feed:
        """The feed without entries."""
        return Feed(self.plan.channel, (), self.updated, self.tombstones)


@dataclass(slots=True)
class _Document:
    """A feed whose entries are at hand."""

    job: _Job
    listings: tuple[Listing, ...] = ()
    entries: dict[str, list[bytes]] = field(default_factory=dict)  # by format
    shown: list[Shown] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)  # the first ones, for the feed's web page
    pages: dict[str, bytes] = field(default_factory=dict)  # web pages of entries, by id
    names: dict[str, Names] = field(default_factory=dict)  # by id

    def files(self) -> Iterator[FeedFile]:
        """Assemble the whole feed in each format."""
        channel = self.job.plan.channel
        for name in channel.formats:
            form, file = FORMATS[name], channel.name + FORMATS[name].suffix
            data = form.join(form.emitter.head(self.job.head()), self.entries[name])
            yield FeedFile(name, file, channel.url + file if channel.url else "", data, len(self.listings))


def render(run: Run, plans: Sequence[Plan], changes: Changes) -> list[BuiltFeed]:
    """Make every feed that is not as it should be; its files are staged.

    Raises:
        OutputError: a file cannot be written.
        ConfigError: a template of the owner's is wrong.
    """
    folders = {plan.channel.name.rpartition("/")[0] for plan in plans}
    run.store.sweep({"", ARTICLES, *folders})
    rendering = _Rendering(run, plans, changes)
    feeds = list(rendering.feeds())
    rendering.finish_pages()
    return feeds


class _Rendering:
    """The state of one rendering."""

    def __init__(self, run: Run, plans: Sequence[Plan], changes: Changes) -> None:
        self.run = run
        self.plans = plans
        self.changes = changes
        first = self.first = next((plan for plan in plans if not plan.is_page), None)
        self.main = first and first.channel
        output = run.config.output
        self.settings = PageSettings(run.config.site, FORMATS, output.templates, linked=output.pages)
        self.fresh: set[tuple[bytes, bytes]] = set()  # kinds and keys of entries that this build rendered
        self.attached: set[Attachment] = set()  # files of pages that were looked at
        self.renderer = EntryRenderer(run.source, self.settings, output.pages)
        self.order = ArticleOrder(run, self.settings, first.selection if first else Selection())
        if output.pages:
            self.order.follow(None if run.is_everything else changes.touched)

    def feeds(self) -> Iterator[BuiltFeed]:
        """Give every feed in the order of the plans, several at a time."""
        waiting: list[BuiltFeed | _Job] = []
        entries = 0
        for plan in self.plans:
            one = self._select(plan)
            waiting.append(one)
            entries += len(one.listings) if isinstance(one, _Job) else 0
            if entries >= AT_ONCE:
                yield from self._make(waiting)
                waiting, entries = [], 0
        yield from self._make(waiting)

    # -- selecting --------------------------------------------------------------------------

    def _select(self, plan: Plan) -> BuiltFeed | _Job:
        """Select what a feed lists, and tell whether it has to be rendered."""
        run, history = self.run, self.run.catalog.history
        made, versions = history.made(plan.channel.name)
        names = names_in(versions)
        is_whole = bool(names) and versions == run.store.versions(names)
        is_main = plan.channel == self.main
        if plan.is_untouched and is_whole and not is_main:
            return BuiltFeed(plan, history.count_listed(plan.channel.name), made, names)
        listings = tuple(run.catalog.select(plan.selection, run.now))
        is_recovered = recover(run, plan.channel, (one.id for one in listings))
        tombstones = () if plan.is_page else self._withdrawn(plan, listings)
        kind, digest = self._kind(plan), self._digest(plan, listings, tombstones)
        if is_whole and made == digest:
            shown = self._listed(listings) if is_main else ()
            newest = self._newest(kind, shown)
            if newest is not None:
                count = history.count_listed(plan.channel.name)
                return BuiltFeed(plan, count, digest, names, newest=newest, dates=_dates(shown))
        updated = _updated(run, listings, tombstones)
        return _Job(plan, digest, kind, listings, tombstones, updated, is_recovered, is_whole)

    def _withdrawn(self, plan: Plan, listings: tuple[Listing, ...]) -> tuple[Tombstone, ...]:
        since = plan.selection.since
        return archives.withdrawn(self.run, plan.channel.name, listings, limit=plan.limit, since=since)

    def _listed(self, listings: tuple[Listing, ...]) -> tuple[Listing, ...]:
        """Give the newest entries that the main feed was last published with."""
        listed = self.run.catalog.history.listed(self.main.name) if self.main else {}
        return tuple(islice((one for one in listings if one.id in listed), LISTED))

    def _newest(self, kind: bytes, listings: tuple[Listing, ...]) -> tuple[Item, ...] | None:
        """Give the entries that the index shows; None where they have to be rendered again."""
        found = []
        for listing in listings[:NEWEST]:
            data = self.run.catalog.rendered(kind, listing.key)
            if data is None:
                return None
            try:
                one = unpack(data)
            except Damaged:
                return None
            found.append(Item(one.entry, "", one.summary))
        return tuple(found)

    def _kind(self, plan: Plan) -> bytes:
        """Digest what entries are made by, except for their articles."""
        channel = plan.channel._replace(name="", title="", description="", id="", ttl=0, history=History())
        channel = channel._replace(image="", skip_hours=(), skip_days=())
        output = self.run.config.output._replace(gzip=False)
        seen = (self._rules(), channel, plan.max_entry, self.main, output)
        return blake2b(repr(seen).encode("utf-8", "surrogatepass"), digest_size=8).digest()

    def _digest(self, plan: Plan, listings: tuple[Listing, ...], tombstones: tuple[Tombstone, ...]) -> bytes:
        """Digest what a feed is made from."""
        plan = replace(plan, is_untouched=False)
        seen = (self._rules(), self.run.config.output, plan, self.main, tombstones)
        hasher = blake2b(repr(seen).encode("utf-8", "surrogatepass"), digest_size=16)
        for listing in listings:
            hasher.update(listing.key)
        return hasher.digest()

    def _rules(self) -> tuple[object, ...]:
        return (composer.VERSION, EMITTERS, self.run.decisions, self.run.config.site)

    # -- rendering entries ------------------------------------------------------------------

    def _make(self, waiting: list[BuiltFeed | _Job]) -> Iterator[BuiltFeed]:
        """Render what some feeds need, assemble and validate them, and stage their files."""
        jobs = [one for one in waiting if isinstance(one, _Job)]
        self._render_entries(jobs)
        documents = self._documents(jobs)
        self._validate(documents.values())
        pages: dict[str, FeedPage] = {}
        made = []
        for one in waiting:
            if isinstance(one, BuiltFeed):
                made.append(one)
            elif one.failure is not None:
                self.run.incomplete = True
                self.run.store.discard(one.names())
                made.append(BuiltFeed(one.plan, 0, failure=one.failure))
            else:
                made.append(self._stage(documents[id(one)], pages))
        self._render_pages(pages)
        yield from made

    def _render_entries(self, jobs: Iterable[_Job]) -> None:
        """Render what no build has rendered yet, each entry once for each kind of feed."""
        asked: set[tuple[bytes, bytes]] = set()
        batches: list[tuple[_Job, tuple[Listing, ...]]] = []
        for job in jobs:
            missing = []
            for listing in job.listings:
                both = (job.kind, listing.key)
                if both not in asked and not self.run.catalog.is_rendered(*both):
                    asked.add(both)
                    missing.append(listing)
            starts = range(0, len(missing), TOGETHER)
            batches.extend((job, tuple(missing[start : start + TOGETHER])) for start in starts)
        changed = self._run(batches)
        for job in jobs:
            name = next((changed[one.name] for one in job.listings if one.name in changed), "")
            if name:
                job.failure = ReadError(
                    f"{name} changed while feeds were made", "nothing to do: the next build reads it"
                )

    def _run(self, batches: list[tuple[_Job, tuple[Listing, ...]]]) -> dict[str, str]:
        """Render batches and keep the results; gives the files that changed, by name.

        An entry whose process ended is tried once more without the others of its batch.
        """
        changed: dict[str, str] = {}
        again: list[tuple[_Job, tuple[Listing, ...]]] = []
        tasks = [self._batch(job, listings) for job, listings in batches]
        for (job, listings), results in zip(batches, self.run.engine.run(self.renderer, tasks), strict=True):
            if isinstance(results, ConfigError):
                raise results
            if isinstance(results, Lost) and len(listings) > 1:
                again.extend((job, (listing,)) for listing in listings)
            elif isinstance(results, Lost):
                remedy = "name it in [articles] ignore, and please report this"
                problem = Problem(self._where(listings[0]), f"cannot be rendered: {results}", remedy)
                self._hold(listings[0], (problem,))
            else:
                for listing, result in zip(listings, results, strict=True):
                    self._keep(job, listing, result, changed)
        return changed | (self._run(again) if again else {})

    def _batch(self, job: _Job, listings: tuple[Listing, ...]) -> RenderBatch:
        plan, folders = job.plan, self.changes.recordings
        recordings = {
            name: folders[name] for name in {folder_of(one.name) for one in listings} if name in folders
        }
        return RenderBatch(plan.channel, plan.max_entry, self.main or plan.channel, listings, recordings)

    def _keep(self, job: _Job, listing: Listing, result: RenderResult, changed: dict[str, str]) -> None:
        """Remember a rendered entry, or say why there is none."""
        if result.changed:
            changed[listing.name] = result.changed
        elif result.data is None:
            self._hold(listing, result.problems)
        else:
            catalog, name = self.run.catalog, listing.name.encode("utf-8", "surrogateescape")
            catalog.add_rendered(job.kind, listing.key, result.data)
            self.fresh.add((job.kind, listing.key))
            key, _ = memory_key(name, listing.place, listing.id, b"", is_named=listing.is_named)
            catalog.remember_words(key, result.words)
            catalog.attachments.replace(listing.id, result.attachments)
            for problem in result.problems:
                self.run.add_problem(problem, Owner("file", name))

    def _hold(self, listing: Listing, problems: Sequence[Problem]) -> None:
        """Leave an entry out until its article changes; the next build lists another in its place."""
        self.order.remove(listing.id)
        run, name = self.run, listing.name.encode("utf-8", "surrogateescape")
        run.catalog.hold(name, listing.place)
        run.catalog.duplicates.settle(Touched({listing.id}), run.now)
        run.incomplete = True
        for problem in problems:
            run.add_problem(problem, Owner("file", name))

    def _where(self, listing: Listing) -> str:
        file = self.run.source.find(listing.name)
        return placed(listing.name if file is None else self.run.source.where(file), listing.place)

    # -- assembling and validating ----------------------------------------------------------

    def _documents(self, jobs: Sequence[_Job]) -> dict[int, _Document]:
        """Collect the entries of feeds as they were rendered; gives them by the id of the job."""
        try:
            return {id(job): self._collected(job) for job in jobs if job.failure is None}
        except Damaged:  # a bit flipped in what is remembered: everything is rendered again
            self.run.catalog.remove_rendered()
            self._render_entries(jobs)
            return {id(job): self._collected(job) for job in jobs if job.failure is None}

    def _collected(self, job: _Job) -> _Document:
        document = _Document(job, entries={name: [] for name in job.plan.channel.formats})
        kept: list[Listing] = []
        size = 0
        for listing in job.listings:
            data = self.run.catalog.rendered(job.kind, listing.key)
            if data is None:
                continue  # left out
            one = unpack(data)
            entries = {name: text.encode() for name, text in one.formats.items()}
            size += max(map(len, entries.values()))
            if kept and job.plan.max_feed is not None and size > job.plan.max_feed:
                break
            kept.append(listing)
            for name, entry in entries.items():
                document.entries[name].append(entry)
            document.shown.append(_shown(listing, one))
            if len(document.items) < LISTED:
                document.items.append(Item(one.entry, one.content, one.summary))
            document.names[listing.id] = (one.entry.label, one.entry.language)
            if one.page:
                document.pages[listing.id] = one.page.encode()
        document.listings = tuple(kept)
        return document

    def _validate(self, documents: Iterable[_Document]) -> None:
        """Validate each feed whole, as the files that will be published, and stage them."""
        tasks = [(document, file) for document in documents for file in document.files()]
        results = self.run.engine.run(validated, [file for _, file in tasks])
        invalid: dict[int, _Document] = {}
        for (document, file), error in zip(tasks, results, strict=True):
            self.run.store.put(file.name, file.data, _rank(document.job.plan))
            if isinstance(error, Lost):
                message = f"{file.name}: cannot be validated: {error}"
                document.job.failure = InvalidFeedError(message, "please report this")
            elif error is not None:
                invalid[id(document)] = document
        for document in invalid.values():
            if document.job.failure is None:
                self._leave_out(document)

    def _leave_out(self, document: _Document) -> None:
        """Leave out the entries that make a feed invalid, so that the others need not wait."""
        for index in reversed(range(len(document.listings))):
            error = self._fault_of(document, index)
            if error is not None:
                listing = document.listings[index]
                message = f"would make an invalid feed: {error.message}"
                self._hold(listing, (Problem(self._where(listing), message, error.remedy),))
                document.listings = document.listings[:index] + document.listings[index + 1 :]
                del document.shown[index]
                if index < len(document.items):
                    del document.items[index]
                for entries in document.entries.values():
                    del entries[index]
        for file in document.files():
            failure = validated(file)
            if failure is not None:
                document.job.failure = failure
            self.run.store.put(file.name, file.data, _rank(document.job.plan))

    def _fault_of(self, document: _Document, index: int) -> InvalidFeedError | None:
        """Validate a feed of one entry."""
        entries = {name: [found[index]] for name, found in document.entries.items()}
        single = _Document(document.job, document.listings[index : index + 1], entries)
        return next(filter(None, map(validated, single.files())), None)

    # -- staging ----------------------------------------------------------------------------

    def _stage(self, document: _Document, pages: dict[str, FeedPage]) -> BuiltFeed:
        """Stage the pages of entries; gives the feed as it will be published."""
        job, store = document.job, self.run.store
        plan, channel = job.plan, job.plan.channel
        names = job.names()
        if self.run.config.output.pages:
            names.append(feed_page(channel))
            feed = Feed(channel, tuple(document.items), job.updated)
            pages[feed_page(channel)] = FeedPage(feed, len(document.listings), plan.archives)
            self.order.add(document.listings, document.names)
            published = self._published(job)
            for listing in document.listings:
                if not listing.link:
                    names.append(page_name(listing.id))
                    if listing.id in document.pages and listing.key not in published:
                        self._put_page(listing.id, document.pages[listing.id])
        for listing in document.listings:
            if self._shows_files(listing):
                names.extend(self._attach(listing))
        if store.gzip:
            names += [name + SUFFIX for name in names]
        newest = tuple(item._replace(content="") for item in document.items[:NEWEST])
        return BuiltFeed(
            plan,
            len(document.listings),
            job.digest,
            tuple(names),
            tuple(document.shown),
            newest,
            _dates(document.listings[:LISTED]),
            is_new=True,
            is_recovered=job.is_recovered,
        )

    def _published(self, job: _Job) -> set[bytes]:
        """Give the keys of entries whose pages are published as they are: they need not be compared again."""
        if not job.is_whole or self.run.is_everything:
            return set()
        waiting = set(self.run.catalog.pages.waiting())
        listed = self.run.catalog.history.listed(job.plan.channel.name).values()
        return {one.key for one in listed if one.id not in waiting and (job.kind, one.key) not in self.fresh}

    def _put_page(self, identity: str, page: bytes) -> None:
        """Stage the page of an entry. A new one is published before those that link to it."""
        name = page_name(identity)
        rank = RANK_NEIGHBOUR if self.run.store.exists(name) else RANK_ARTICLE
        self.run.store.put(name, self.order.placed(identity, page), rank)

    def finish_pages(self) -> None:
        """Stage the pages that name other neighbours now, and are in no feed that was made."""
        plan = self.first
        if plan is None or not self.settings.linked:
            return
        left: set[str] = set()  # these stay as they are: the next build that makes feeds tries them again
        while found := [one for one in self.order.outdated() if one not in left][:AT_ONCE]:
            listings = [one for one in map(self.order.find, found) if one is not None]
            rendered = self._rendered_for(plan, listings)
            for listing in listings:
                if one := rendered.get(listing.id):
                    self.order.add((listing,), {listing.id: (one.entry.label, one.entry.language)})
                    self._put_page(listing.id, one.page.encode())
                    for _ in self._attach(listing):
                        pass  # staged
            left.update(one for one in found if one not in rendered)
        self.run.waiting_pages = frozenset(left)

    def _rendered_for(self, plan: Plan, listings: Sequence[Listing]) -> dict[str, Rendered]:
        """Give entries as a feed has them, by id; those that cannot be rendered are left out."""
        catalog, kind = self.run.catalog, self._kind(plan)
        missing = [one for one in listings if not catalog.is_rendered(kind, one.key)]
        job = _Job(plan, b"", kind, tuple(missing), (), self.run.now, is_recovered=False)
        starts = range(0, len(missing), TOGETHER)
        tasks = [self._batch(job, tuple(missing[start : start + TOGETHER])) for start in starts]
        for task, results in zip(tasks, self.run.engine.run(self.renderer, tasks), strict=True):
            if isinstance(results, ConfigError):
                raise results
            for listing, one in () if isinstance(results, Lost) else zip(task.listings, results, strict=True):
                if one.data is not None:
                    catalog.add_rendered(kind, listing.key, one.data)
                    catalog.attachments.replace(listing.id, one.attachments)
        found: dict[str, Rendered] = {}
        for listing in listings:
            data = catalog.rendered(kind, listing.key)
            with suppress(Damaged):
                if data is not None:
                    found[listing.id] = unpack(data)
        return found

    def _shows_files(self, listing: Listing) -> bool:
        """Tell whether files of an entry are published with it: by its page, or as no site serves them."""
        config = self.run.config
        if (config.output.pages and not listing.link) or not serves_files(config.site, listing.name):
            return True
        return readers.may_embed(listing.name)

    def _attach(self, listing: Listing) -> Iterator[str]:
        """Stage the files that an entry's page shows, where they are not published as they are; gives all."""
        run = self.run
        for one in run.catalog.attachments.of(listing.id):
            if one not in self.attached and not (run.store.exists(one.name) and one not in self.changes.files):
                stage_attachment(run, one)
            self.attached.add(one)
            yield one.name

    def _render_pages(self, pages: dict[str, FeedPage]) -> None:
        results = self.run.engine.run(PageRenderer(self.settings), list(pages.values()))
        for (name, page), data in zip(pages.items(), results, strict=True):
            if isinstance(data, ConfigError):
                raise data
            if isinstance(data, Lost):
                raise OutputError(f"{name}: cannot be rendered: {data}", "please report this")
            rank = RANK_ARCHIVE if page.feed.channel.history.current else RANK_PAGE
            self.run.store.put(name, data, rank)


def stage_attachment(run: Run, one: Attachment) -> None:
    """Stage a file that an entry's page shows; one that cannot be read stays as it was published."""
    try:
        if embedded.is_embedded(one.path):
            run.store.put(one.name, embedded.bytes_of(run.source, one.path, one.version), RANK_ARTICLE)
            return
        run.store.put(one.name, run.source.load(one.path), RANK_ARTICLE)
    except ReadError as error:
        problem = Problem(one.name, f"cannot be published: {error.message}", error.remedy, "warning")
        run.add_problem(problem, Owner("file", one.path.encode("utf-8", "surrogateescape")))
    else:
        run.catalog.attachments.note_version(one, run.source.version(one.path))


def _rank(plan: Plan) -> int:
    return RANK_ARCHIVE if plan.is_page else RANK_FEED


def _shown(listing: Listing, one: Rendered) -> Shown:
    title = one.entry.title or one.entry.first_words
    return Shown(listing.id, title, one.content_digest, one.digest, listing.sort, listing.key)


def _dates(listings: Iterable[Listing]) -> tuple[datetime, ...]:
    return tuple(datetime.fromtimestamp(one.published, UTC) for one in listings if one.published is not None)


def _updated(run: Run, listings: tuple[Listing, ...], tombstones: tuple[Tombstone, ...]) -> datetime:
    """Give a feed's `updated`: its newest entry's; a feed that never had an entry is as old as the site."""
    withdrawn = [one.when for one in tombstones]
    if listings:
        newest = datetime.fromtimestamp(max(listing.updated for listing in listings), UTC)
        return max((newest, *withdrawn))
    year, month, day = (*map(int, run.config.site.since.split("-")), 1, 1)[:3]
    return max((datetime(year, month, day, tzinfo=UTC), *withdrawn))
