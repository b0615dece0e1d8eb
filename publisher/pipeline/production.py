"""Plans to staged files: what is unchanged is not made again, the rest is printed a portion at a time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import blake2b

from publisher import composer
from publisher.catalog import Catalog, Listing, Shown, unpack_print
from publisher.config import Config
from publisher.emitters import FORMATS
from publisher.emitters import VERSION as EMITTERS
from publisher.engine import Engine, Lost
from publisher.errors import InvalidFeedError, ReadError
from publisher.models import Problem
from publisher.pipeline.plan import Plan
from publisher.pipeline.portion import Portion, Press, Printed
from publisher.writer import Stage

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
    """A feed to be made: what has to be printed of it. Without portions, it stands as it is."""

    plan: Plan
    digest: bytes
    listings: tuple[Listing, ...]
    kind: bytes = b""  # of the prints that it is made of
    portions: tuple[Portion, ...] = ()


class Workshop:
    """Makes feeds for one build; remembers what was printed in the catalog."""

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
        asked: set[tuple[bytes, bytes]] = set()
        for plan in plans:
            batch.append(self._order(plan, asked))
            if len(asked) >= BATCH:
                yield from self._made(batch)
                batch, asked = [], set()
        yield from self._made(batch)

    def _order(self, plan: Plan, asked: set[tuple[bytes, bytes]]) -> _Order:
        """Select what a feed lists, and what has to be printed of it; `asked` is what others print."""
        listings = tuple(self.catalog.select(plan.where, self.now, plan.limit))
        digest = _digest(plan, listings)
        names = Product(plan, digest, (), ()).names
        if self.catalog.made(plan.channel.name) == (digest, stamps_of(self.config, names)):
            return _Order(plan, digest, self._as_made(listings, plan))
        kind = _kind(self.config, plan)
        wanted = list(listings[:1])  # the first brings the feed's head with it
        for listing in listings:
            name = (kind, listing.key)
            if name not in asked and not self.catalog.has_print(listing.digest, kind, listing.key):
                asked.add(name)
                wanted.extend((listing,) if listing is not listings[0] else ())
        updated = _updated(self.config, listings)
        starts = range(0, len(wanted), PORTION) or (0,)  # an empty feed is a feed, too
        pieces = (tuple(wanted[start : start + PORTION]) for start in starts)
        portions = tuple(Portion(plan.channel, plan.full, updated, piece) for piece in pieces)
        return _Order(plan, digest, listings, kind, portions)

    def _as_made(self, listings: tuple[Listing, ...], plan: Plan) -> tuple[Listing, ...]:
        """Pass over what was left out when the feed was made last: an unchanged one does not show it either."""
        shown = self.catalog.listed(plan.channel.name)
        if len(shown) == len(listings):
            return listings
        return tuple(listing for listing in listings if listing.id in shown)

    def _made(self, orders: list[_Order]) -> Iterator[Product]:
        portions = [portion for order in orders for portion in order.portions]
        results = iter(self.engine.run(self.press.run, portions))
        for order in orders:
            yield self._bound(order, results) if order.portions else _product(order, order.listings)

    def _bound(self, order: _Order, results: Iterator[Printed | Lost]) -> Product:
        """Take a feed's prints in, and put its files together."""
        prints = _Prints(self.catalog, order)
        for portion in order.portions:
            prints.take(portion, next(results))
        missing = tuple(one for one in order.listings if prints.lacks(one))
        if missing and prints.failure is None:  # another feed of the batch was to print them, and could not
            portion = replace(order.portions[0], listings=missing)
            prints.take(portion, self.press.run(portion))
        for listing in order.listings:
            if prints.filled or prints.failure:
                break
            if self.catalog.has_print(listing.digest, order.kind, listing.key):
                portion = replace(order.portions[0], listings=(listing,))
                prints.take(portion, self.press.run(portion))
        if prints.failure is not None:
            return _product(order, (), (), prints.failure)
        kept = self._bind(order, prints.ends)
        return _product(order, kept, tuple(prints.problems), fresh=True)

    def _bind(self, order: _Order, ends: dict[str, tuple[bytes, bytes]]) -> tuple[Listing, ...]:
        """Write the files; gives the listings that are in them."""
        channel = order.plan.channel
        drafts = {
            name: self.stage.draft(channel.name + FORMATS[name].suffix, FEED_RANK) for name in channel.formats
        }
        kept: list[Listing] = []
        for name, draft in drafts.items():
            self.stage.write(draft, ends[name][0])
        for listing in order.listings:
            data = self.catalog.print_(listing.digest, order.kind, listing.key)
            if data is None:
                continue  # left out
            texts = unpack_print(data).entries
            for name, draft in drafts.items():
                joint = FORMATS[name].seams[2] if kept else b""
                self.stage.write(draft, joint + texts[name].encode())
            kept.append(listing)
        for name, draft in drafts.items():
            self.stage.write(draft, ends[name][1])
            self.stage.close(draft)
        return tuple(kept)


class _Prints:
    """What was printed of one feed."""

    def __init__(self, catalog: Catalog, order: _Order) -> None:
        self.catalog = catalog
        self.order = order
        self.problems: list[Problem] = []
        self.failure: ReadError | InvalidFeedError | None = None
        self.ends: dict[str, tuple[bytes, bytes]] = {}
        self.filled = False  # the ends are those of a feed with entries
        self._tried: set[bytes] = set()

    def take(self, portion: Portion, printed: Printed | Lost) -> None:
        """Remember what came of a portion."""
        if isinstance(printed, Lost):
            printed = Printed(failure=InvalidFeedError(f"cannot be made: {printed}", "please report this"))
        self.failure = self.failure or printed.failure
        self.problems.extend(printed.problems)
        self._tried.update(listing.key for listing in portion.listings)
        for index, data in printed.prints.items():
            listing = portion.listings[index]
            self.catalog.keep_print(listing.digest, self.order.kind, listing.key, data)
        if not self.filled:
            self.ends, self.filled = printed.ends, bool(printed.prints)

    def lacks(self, listing: Listing) -> bool:
        """Whether nobody has tried to print it."""
        if listing.key in self._tried:
            return False
        return not self.catalog.has_print(listing.digest, self.order.kind, listing.key)


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


def _kind(config: Config, plan: Plan) -> bytes:
    """Say of what kind a feed is: its entries are made alike in all feeds of one kind."""
    channel = plan.channel
    seen = (composer.VERSION, EMITTERS, config.site.link, channel.language, channel.publisher, channel.formats)
    return blake2b(
        f"{seen!r} {channel.tags} {plan.full}".encode("utf-8", "surrogatepass"), digest_size=8
    ).digest()


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
