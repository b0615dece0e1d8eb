"""Plans to staged files: what is unchanged is not made again, the rest is printed a portion at a time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b

from publisher import composer
from publisher.catalog import Catalog, Listing, Shown
from publisher.config import Config
from publisher.emitters import FORMATS
from publisher.emitters import VERSION as EMITTERS
from publisher.engine import Engine, Lost
from publisher.errors import InvalidFeedError, ReadError
from publisher.models import Problem
from publisher.pipeline.plan import Plan
from publisher.pipeline.portion import Portion, Press, Printed, key_of
from publisher.writer import Draft, Stage

PORTION = 100  # entries that are printed together
BATCH = 2000  # entries that are on their way at a time
NEWEST = 8  # entries that are kept at hand for the page
FEED_RANK = 2  # feeds are put in place after what they link to


@dataclass(frozen=True, slots=True)
class Product:
    """A feed as it will stand: staged where it had to be made, and what it shows."""

    plan: Plan
    digest: bytes
    shown: tuple[Shown, ...]
    newest: tuple[Listing, ...]
    fresh: bool = False  # made anew; else nothing changed since it was last written
    problems: tuple[Problem, ...] = ()  # of articles left out
    failure: ReadError | InvalidFeedError | None = None  # why it could not be made; what stood there stands

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the feed's files."""
        channel = self.plan.channel
        return tuple(channel.name + FORMATS[name].suffix for name in channel.formats)


@dataclass(frozen=True, slots=True)
class _Order:
    """A feed to be made, in portions; without any it stands as it was made."""

    plan: Plan
    digest: bytes
    listings: tuple[Listing, ...]
    portions: tuple[Portion, ...]


class Workshop:
    """Makes feeds for one build; remembers compositions in the catalog."""

    def __init__(self, config: Config, catalog: Catalog, now: datetime, engine: Engine, stage: Stage) -> None:
        """Keep what every feed of a build shares."""
        self.config = config
        self.catalog = catalog
        self.now = now
        self.engine = engine
        self.stage = stage
        self.press = Press(config)

    def make(self, plans: Iterable[Plan]) -> Iterator[Product]:
        """Make feeds, several at a time; their files are staged when they are given.

        Raises:
            OutputError: a file cannot be written.
        """
        batch: list[_Order] = []
        entries = 0
        for plan in plans:
            batch.append(self._order(plan))
            entries += sum(len(portion.listings) for portion in batch[-1].portions)
            if entries >= BATCH:
                yield from self._made(batch)
                batch, entries = [], 0
        yield from self._made(batch)

    def _order(self, plan: Plan) -> _Order:
        """Select what a feed lists, and see whether it stands as it was made of the same."""
        listings = tuple(self.catalog.select(plan.where, self.now, plan.limit))
        digest = _digest(plan, listings)
        names = Product(plan, digest, (), ()).names
        if self.catalog.made(plan.channel.name) == (digest, stamps_of(self.config, names)):
            return _Order(plan, digest, self._as_made(listings, plan), ())
        updated = _updated(self.config, listings)
        starts = range(0, len(listings), PORTION) or (0,)  # an empty feed is a feed, too
        portions = (self._portion(plan, updated, listings[start : start + PORTION]) for start in starts)
        return _Order(plan, digest, listings, tuple(portions))

    def _as_made(self, listings: tuple[Listing, ...], plan: Plan) -> tuple[Listing, ...]:
        """Pass over what was left out when the feed was made last: an unchanged one does not show it either."""
        shown = self.catalog.listed(plan.channel.name)
        if len(shown) == len(listings):
            return listings
        return tuple(listing for listing in listings if listing.id in shown)

    def _portion(self, plan: Plan, updated: datetime, listings: tuple[Listing, ...]) -> Portion:
        composed = (self.catalog.composition(one.digest, key_of(self.config, one)) for one in listings)
        return Portion(plan.channel, plan.full, updated, listings, tuple(composed))

    def _made(self, orders: list[_Order]) -> Iterator[Product]:
        portions = [portion for order in orders for portion in order.portions]
        results = iter(self.engine.run(self.press.run, portions))
        for order in orders:
            yield self._bound(order, results) if order.portions else _product(order, order.listings)

    def _bound(self, order: _Order, results: Iterator[Printed | Lost]) -> Product:
        """Put a feed's portions together."""
        binder = Binder(self.stage, order.plan)
        kept: list[Listing] = []
        problems: list[Problem] = []
        failure: ReadError | InvalidFeedError | None = None
        for portion in order.portions:
            printed = next(results)
            if isinstance(printed, Lost):
                printed = Printed(failure=InvalidFeedError(f"cannot be made: {printed}", "please report this"))
            failure = failure or printed.failure
            self.catalog.keep_compositions(printed.composed)
            kept.extend(portion.listings[index] for index in printed.listings)
            problems.extend(printed.problems)
            if failure is None:
                binder.add(printed, last=portion is order.portions[-1])
        if failure is not None:
            binder.drop()
        return _product(order, tuple(kept), tuple(problems), failure, fresh=failure is None)


class Binder:
    """Stages a feed's files as its portions come."""

    def __init__(self, stage: Stage, plan: Plan) -> None:
        """Begin nothing before the first portion is there."""
        self.stage = stage
        self.names = {name: plan.channel.name + FORMATS[name].suffix for name in plan.channel.formats}
        self._drafts: dict[str, Draft] = {}
        self._feet: dict[str, bytes] = {}  # what ends the files

    def add(self, printed: Printed, *, last: bool) -> None:
        """Put a portion's entries behind those that are there; the last one ends the files.

        Raises:
            OutputError: a file cannot be written.
        """
        for name, document in printed.documents.items():
            if printed.listings:
                self._append(name, document)
            elif last and name not in self._drafts:
                self._begin(name, document)  # a feed without entries
            if last:
                self.stage.write(self._drafts[name], self._feet[name])
                self.stage.close(self._drafts[name])

    def _append(self, name: str, document: bytes) -> None:
        head, entries, self._feet[name] = FORMATS[name].parted(document)
        if name in self._drafts:
            self.stage.write(self._drafts[name], FORMATS[name].seams[2] + entries)
        else:
            self._begin(name, head + entries)

    def _begin(self, name: str, data: bytes) -> None:
        self._feet.setdefault(name, b"")
        self._drafts[name] = self.stage.draft(self.names[name], FEED_RANK)
        self.stage.write(self._drafts[name], data)

    def drop(self) -> None:
        """Take back what was staged: the feed that stood there goes on standing."""
        self.stage.drop(self.names.values())


def _product(
    order: _Order,
    listings: tuple[Listing, ...],
    problems: tuple[Problem, ...] = (),
    failure: ReadError | InvalidFeedError | None = None,
    *,
    fresh: bool = False,
) -> Product:
    shown = tuple(listing.shown for listing in listings)
    return Product(order.plan, order.digest, shown, listings[:NEWEST], fresh, problems, failure)


def stamps_of(config: Config, names: tuple[str, ...]) -> str:
    """Tell whether a feed's files are still those that were written; "" where one is missing."""
    found = []
    for name in names:
        try:
            status = os.lstat(config.target / name)
        except OSError:
            return ""
        found.append(f"{status.st_mtime_ns:x}.{status.st_size:x}.{status.st_ino:x}")
    return " ".join(found)


def _digest(plan: Plan, listings: tuple[Listing, ...]) -> bytes:
    hasher = blake2b(f"{composer.VERSION} {EMITTERS} {plan!r}".encode("utf-8", "surrogatepass"), digest_size=16)
    for listing in listings:
        hasher.update(listing.record + listing.digest)
    return hasher.digest()


def _updated(config: Config, listings: tuple[Listing, ...]) -> datetime:
    """A feed's `updated` is its newest entry's; one that never had an entry is as old as the site."""
    if listings:
        return datetime.fromtimestamp(max(listing.updated for listing in listings), UTC)
    year, month, day = (*map(int, config.site.since.split("-")), 1, 1)[:3]
    return datetime(year, month, day, tzinfo=UTC)
