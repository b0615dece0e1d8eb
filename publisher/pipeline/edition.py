"""All feeds of one build: made one by one, looked at, and published together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from publisher import writer
from publisher.catalog import Catalog, Shown, Touched
from publisher.config import Config
from publisher.emitters import FORMATS
from publisher.engine import Engine
from publisher.errors import InvalidFeedError
from publisher.identity import ARTICLES, page_name
from publisher.models import Problem
from publisher.pipeline import announcement, guard, standstill
from publisher.pipeline.binding import INDEX, PAGE
from publisher.pipeline.completion import Completion
from publisher.pipeline.ledger import BY_FEED, BY_ORPHAN, Problems
from publisher.pipeline.plan import plans
from publisher.pipeline.production import Product, Workshop
from publisher.pipeline.reading import Work
from publisher.pipeline.report import Difference, Report
from publisher.pipeline.stamps import names_in, stamps_of
from publisher.scanner import shown

INTERNAL, BUSY = 70, 75  # exit statuses, see errors.py


class Edition:
    """The feeds of one build, staged; `publish` puts them in place."""

    def __init__(
        self, config: Config, catalog: Catalog, now: datetime, stage: writer.Stage, report: Report
    ) -> None:
        """Nothing is made yet."""
        self.config = config
        self.catalog = catalog
        self.now = now
        self.stage = stage
        self.report = report
        self.planned = 0
        self.products: list[Product] = []
        self.strays: set[str] = set()  # compressed twins that are to go

    def make(self, engine: Engine, work: Work, touched: Touched | None = None) -> Problems:
        """Make every feed that is not as it should be; gives what is wrong with them.

        `work` is how articles are decided, and `touched` what this build changed, where all else is as it was.
        The report tells what subscribers will see, and whether they should.
        """
        planned = list(plans(self.config, self.catalog, self.now, touched))
        self.report.feeds = sum(not plan.is_page for plan in planned)
        self.planned = len(planned)
        names = [plan.channel.name for plan in planned]
        if not self.stage.trial:
            writer.sweep(self.config.target, {"", ARTICLES, *(name.rpartition("/")[0] for name in names)})
        self.strays.update(self._stray(set(names), everywhere=touched is None))
        orphans = guard.orphans(self.config, self.catalog, names)
        problems: Problems = [(problem, BY_ORPHAN) for problem in orphans]
        standing: dict[bytes, list[Problem]] = {}  # by the feed they were found in
        for problem, tag, _ in self.catalog.problems():
            standing.setdefault(tag, []).append(problem)
        seen = _Seen()
        completion = Completion(self.catalog, engine, work)
        workshop = Workshop(self.config, self.catalog, engine, self.stage, completion)
        for product in workshop.make(planned):
            tag = BY_FEED + product.plan.channel.name.encode()
            if product.failure is not None:
                problems.append((self._failed(product), b""))
                continue
            self.products.append(product)
            if product.fresh:
                self.withdraw(self.catalog.listed(product.plan.channel.name))
                seen.look(self.catalog, product)
            found = product.problems if product.fresh else standing.get(tag, [])
            problems.extend((problem, tag) for problem in found)
        problems.extend(completion.problems)
        self.report.lost, self.report.differences = tuple(seen.lost), tuple(seen.differences)
        self.report.blocked = tuple(seen.blocked)
        self.report.shown, self.report.withheld, self.report.drafts = self.catalog.count(self.now)
        return problems

    def _failed(self, product: Product) -> Problem:
        error = product.failure
        assert error is not None
        if isinstance(error, InvalidFeedError):
            self.report.status = INTERNAL
            return Problem(product.plan.channel.name, error.message, error.mend)
        self.report.status = self.report.status or BUSY
        return Problem(product.plan.channel.name, shown(error.message), error.mend)

    def withdraw(self, ids: Iterable[str]) -> None:
        """Take away the pages of entries that are shown no more, once the feeds are in place."""
        for identity in ids:
            if not self.catalog.is_shown(identity, self.now):
                self.stage.remove(page_name(identity))
                if self.config.output.gzip:
                    self.strays.add(page_name(identity) + writer.TWIN)

    def _stray(self, planned: set[str], *, everywhere: bool) -> Iterator[str]:
        """Name compressed twins of ours that nobody wants any more, or whose file somebody took away.

        A file is looked for where its feed is no longer made, and `everywhere` when all is looked at.
        """
        gzip = self.config.output.gzip
        if gzip and not everywhere:
            orphans = (stamps for feed, stamps in self.catalog.stamps() if feed not in planned)
            found = [name for stamps in orphans for name in names_in(stamps) if name.endswith(writer.TWIN)]
        else:
            found = self.catalog.twins.names()
        for name in found:
            if not gzip or not (self.config.target / name.removesuffix(writer.TWIN)).exists():
                yield name

    def publish(self) -> None:
        """Put everything in place.

        Ids and dates are durable before anybody sees them; what was published is noted after.

        Raises:
            OutputError: a file cannot be written; what stood there stands.
            CatalogError: what a hub must be told of cannot be noted; nothing was put in place.
        """
        whole = len(self.products) == self.planned
        if whole or not (self.config.target / "index.html").exists():
            for name, data in self._surroundings():  # a feed that had to wait stays on the page
                self.stage.put(name, data, INDEX if name == "index.html" else PAGE)
        standstill.forget(self.catalog)  # until all is in place, nothing stands
        self.catalog.twins.note(self.stage.twins())
        self.catalog.commit()
        announcement.prepare(self.config, self.products, self.stage.differing())
        self.strays -= self.stage.twins()
        for name in self.strays:
            self.stage.remove(name)
        self.report.written = self.stage.publish()
        self.catalog.twins.forget(self.strays)
        for one in self.products:
            if one.fresh:
                made = (one.digest, stamps_of(self.config, one.names))
                self.catalog.published(one.plan.channel.name, made, one.shown, self.now)
        if whole:
            standstill.note(self.config, self.catalog, self.now, self.report)
        self.catalog.prune_prints(sum(one.count for one in self.products))

    def _surroundings(self) -> Iterator[tuple[str, bytes]]:
        from publisher.pages import FeedRow, PageSettings, opml, render_index

        feeds = [one for one in self.products if not one.plan.is_page]
        rows = [
            FeedRow(
                one.plan.channel,
                one.count,
                tuple(listing.entry for listing in one.newest) if one is feeds[0] else (),
            )
            for one in feeds
        ]
        suffix = FORMATS[self.config.output.formats[0]].suffix
        output = self.config.output
        settings = PageSettings(self.config.site, FORMATS, output.templates, linked=output.pages)
        yield "index.html", render_index(settings, rows)
        channels = tuple(one.plan.channel for one in feeds)
        yield "feeds.opml", opml.render(self.config.site.title, channels, suffix)


class _Seen:
    """What subscribers will see of fresh feeds."""

    def __init__(self) -> None:
        self.lost: dict[str, None] = {}
        self.differences: list[Difference] = []
        self.blocked: list[str] = []
        self._left: dict[str, list[Shown]] = {}  # feed -> what left its archive pages, which come before it

    def look(self, catalog: Catalog, product: Product) -> None:
        before = catalog.listed(product.plan.channel.name)
        left = self._left.setdefault(product.plan.chosen.page[0] or product.plan.channel.name, [])
        if product.recalled:
            self.lost.update(dict.fromkeys(guard.shown_again(product, before, left)))
        difference = guard.difference(product, before)
        if difference:
            self.differences.append(difference)
        self.blocked.extend(guard.objections(product, before, left))
        if product.plan.is_page:
            after = {one.id for one in product.shown}
            left.extend(one for one in before.values() if one.id not in after)
