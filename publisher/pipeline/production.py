"""Plans to staged files: what is unchanged is not made again, the rest is printed a portion at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import blake2b

from publisher import composer
from publisher.catalog import Catalog, Damaged, Listing, Shown
from publisher.config import Config
from publisher.emitters import FORMATS
from publisher.emitters import VERSION as EMITTERS
from publisher.engine import Engine, Lost
from publisher.errors import InvalidFeedError, OutputError, ReadError
from publisher.identity import feed_page, page_name
from publisher.models import Channel, Feed, History, Problem, Tombstone
from publisher.pipeline import archives, remains
from publisher.pipeline.binding import ARCHIVE, PAGE, Binder
from publisher.pipeline.completion import Completion
from publisher.pipeline.plan import Plan
from publisher.pipeline.portion import Painting, Portion, Press, Printed
from publisher.pipeline.stamps import names_in, stamps_of, with_twins
from publisher.writer import Stage

PORTION = 100  # entries that are printed together
BATCH = 2000  # entries that are on their way at a time
NEWEST = 8  # entries that are kept at hand for the page


@dataclass(frozen=True, slots=True)
class Product:
    """A feed as it will stand: staged where it had to be made, and what it shows."""

    plan: Plan
    digest: bytes
    names: tuple[str, ...]  # of the files it consists of
    shown: tuple[Shown, ...]
    newest: tuple[Listing, ...] = ()
    fresh: bool = False  # made anew; else nothing changed since it was last written
    recalled: bool = False  # what it showed before is known from its files alone
    problems: tuple[Problem, ...] = ()  # of articles left out
    failure: ReadError | InvalidFeedError | None = None  # why it could not be made; what stood there stands
    untouched: int = 0  # entries in a feed that stands and was not looked into: `shown` names none of them

    @property
    def count(self) -> int:
        """How many entries it shows."""
        return self.untouched or len(self.shown)


@dataclass(frozen=True, slots=True)
class _Order:
    """A feed to be made: what has to be printed of it. Without portions, it stands as it is."""

    plan: Plan
    digest: bytes
    names: tuple[str, ...]  # of the files that stand
    listings: tuple[Listing, ...]
    kind: bytes = b""  # of the prints that it is made of
    portions: tuple[Portion, ...] = ()
    recalled: bool = False
    untouched: int = 0  # see Product


class Workshop:
    """Makes feeds for one build; remembers what was printed in the catalog."""

    def __init__(
        self, config: Config, catalog: Catalog, engine: Engine, stage: Stage, completion: Completion
    ) -> None:
        """Keep what every feed of a build shares."""
        self.completion = completion
        self.config = config
        self.catalog = catalog
        self.now = completion.work.now
        self.engine = engine
        self.stage = stage
        self.press = Press(config)
        self.binder = Binder(catalog, stage, pages=config.output.pages)

    def make(self, plans: Sequence[Plan]) -> Iterator[Product]:
        """Make feeds, several at a time; their files are staged when they are given.

        Raises:
            OutputError: a file cannot be written.
        """
        main = next((plan.channel for plan in plans if not plan.is_page), None)
        batch: list[_Order] = []
        asked: set[tuple[bytes, bytes]] = set()
        for plan in self.completion.through(plans):
            batch.append(self._order(plan, main or plan.channel, asked))
            if len(asked) >= BATCH:
                yield from self._made(batch)
                batch, asked = [], set()
        yield from self._made(batch)

    def _order(self, plan: Plan, main: Channel, asked: set[tuple[bytes, bytes]]) -> _Order:
        """Select what a feed lists, and what has to be printed of it; `asked` is what others print."""
        made, stamps = self.catalog.made(plan.channel.name)
        names = names_in(stamps)
        whole = bool(names) and stamps == stamps_of(self.config, names)
        if plan.settled and whole and plan.channel != main:  # of the first feed the index shows the newest
            return _Order(plan, made, names, (), untouched=self.catalog.past.count_listed(plan.channel.name))
        listings = tuple(self.catalog.select(plan.chosen, self.now))
        recalled = remains.recall(self.config, self.catalog, plan.channel, (one.id for one in listings))
        tombstones = () if plan.is_page else self._withdrawn(plan, listings)
        digest = _digest(self.config, plan, main, listings, tombstones)
        if whole and made == digest:
            return _Order(plan, digest, names, self._as_made(listings, plan))
        kind = _kind(self.config, plan, main)
        wanted = list(listings[:1])  # the first brings the feed's head with it
        for listing in listings:
            name = (kind, listing.key)
            if name not in asked and not self.catalog.has_print(listing.digest, kind, listing.key):
                asked.add(name)
                wanted.extend((listing,) if listing is not listings[0] else ())
        updated = _updated(self.config, listings, tombstones)
        starts = range(0, len(wanted), PORTION) or (0,)  # an empty feed is a feed, too
        portions = tuple(
            Portion(
                plan.channel, plan.longest, updated, tombstones, main, tuple(wanted[start : start + PORTION])
            )
            for start in starts
        )
        return _Order(plan, digest, (), listings, kind, portions, recalled)

    def _withdrawn(self, plan: Plan, listings: tuple[Listing, ...]) -> tuple[Tombstone, ...]:
        """Name what is withdrawn."""
        name, since = plan.channel.name, plan.chosen.since
        return archives.withdrawn(self.catalog, name, listings, self.now, limit=plan.limit, since=since)

    def _names(self, plan: Plan, listings: tuple[Listing, ...]) -> tuple[str, ...]:
        channel = plan.channel
        names = [channel.name + FORMATS[name].suffix for name in channel.formats]
        if self.config.output.pages:
            names.append(feed_page(channel))
            names.extend(page_name(listing.id) for listing in listings if not listing.link)
        return with_twins(self.config, tuple(names))

    def _as_made(self, listings: tuple[Listing, ...], plan: Plan) -> tuple[Listing, ...]:
        """Pass over what was left out when the feed was made last: an unchanged one does not show it either."""
        shown = self.catalog.listed(plan.channel.name)
        if len(shown) == len(listings):
            return listings
        return tuple(listing for listing in listings if listing.id in shown)

    def _made(self, orders: list[_Order]) -> Iterator[Product]:
        portions = [portion for order in orders for portion in order.portions]
        results = iter(self.engine.run(self.press.run, portions))
        paintings: dict[str, Painting] = {}
        products = [
            self._bound(order, results, paintings) if order.portions else _product(order, order.listings)
            for order in orders
        ]
        for name, painted in zip(
            paintings, self.engine.run(self.press.paint, list(paintings.values())), strict=True
        ):
            if isinstance(painted, Lost):
                raise OutputError(f"{name}: cannot be made: {painted}", "please report this")
            self.stage.put(name, painted, ARCHIVE if paintings[name].feed.channel.history.current else PAGE)
        yield from products

    def _bound(
        self, order: _Order, results: Iterator[Printed | Lost], paintings: dict[str, Painting]
    ) -> Product:
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
        try:
            kept, items = self.binder.bind(order.plan, order.kind, order.listings, prints.ends)
        except Damaged:  # a bit flipped in what is remembered: it is made again
            self.catalog.forget_prints()
            portion = replace(order.portions[0], listings=order.listings)
            prints.take(portion, self.press.run(portion))
            kept, items = self.binder.bind(order.plan, order.kind, order.listings, prints.ends)
        if self.config.output.pages:
            portion = order.portions[0]
            feed = Feed(order.plan.channel, items, portion.updated)
            paintings[f"{feed.channel.name}.html"] = Painting(feed, len(kept), order.plan.archives)
        order = replace(order, names=self._names(order.plan, kept))
        return _product(order, kept, tuple(prints.problems), fresh=True)


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
    newest = listings[:NEWEST]
    known = (order.plan, order.digest, order.names, shown, newest, fresh, order.recalled)
    return Product(*known, problems, failure, order.untouched)


def _kind(config: Config, plan: Plan, main: Channel) -> bytes:
    """Say of what kind a feed is: its entries are made alike in all feeds of one kind."""
    channel = replace(plan.channel, name="", title="", description="", id="", ttl=0, history=History())
    channel = replace(channel, image="", skip_hours=(), skip_days=())
    output = replace(config.output, gzip=False)
    seen = (composer.VERSION, EMITTERS, config.site, channel, plan.longest, main, output)
    return blake2b(repr(seen).encode("utf-8", "surrogatepass"), digest_size=8).digest()


def _digest(
    config: Config,
    plan: Plan,
    main: Channel,
    listings: tuple[Listing, ...],
    tombstones: tuple[Tombstone, ...],
) -> bytes:
    plan = replace(plan, settled=False)
    seen = (composer.VERSION, EMITTERS, config.site, config.output, plan, main, tombstones)
    hasher = blake2b(repr(seen).encode("utf-8", "surrogatepass"), digest_size=16)
    for listing in listings:
        hasher.update(listing.record + listing.digest)
    return hasher.digest()


def _updated(config: Config, listings: tuple[Listing, ...], tombstones: tuple[Tombstone, ...]) -> datetime:
    """A feed's `updated` is its newest entry's; one that never had an entry is as old as the site."""
    if listings:
        newest = datetime.fromtimestamp(max(listing.updated for listing in listings), UTC)
        return max((newest, *(one.when for one in tombstones)))
    year, month, day = (*map(int, config.site.since.split("-")), 1, 1)[:3]
    return max((datetime(year, month, day, tzinfo=UTC), *(one.when for one in tombstones)))
