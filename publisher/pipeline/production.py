"""A plan to a feed's files: select, compose, emit, validate. What is unchanged is not made again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b

from publisher import composer, readers
from publisher.catalog import Catalog, Listing, Shown
from publisher.config import Config
from publisher.emitters import FORMATS
from publisher.emitters import VERSION as EMITTERS
from publisher.errors import InvalidFeedError, ReadError
from publisher.models import Article, Entry, Feed, Item, Problem
from publisher.pipeline.intake import scanner_of
from publisher.pipeline.plan import Plan
from publisher.pipeline.reading import digest_of, placed
from publisher.scanner import File, shown

Listings = tuple[Listing, ...]
Problems = tuple[Problem, ...]


class Unfit(ReadError):
    """An article was read, but cannot be composed; the feed does without it."""


@dataclass(frozen=True, slots=True)
class Product:
    """A feed as it will stand: its files where they had to be made, and what it shows."""

    plan: Plan
    digest: bytes
    listings: tuple[Listing, ...]
    files: dict[str, bytes]  # empty: nothing changed since they were last written
    problems: Problems = ()  # of articles left out

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the feed's files."""
        channel = self.plan.channel
        return tuple(channel.name + FORMATS[name].suffix for name in channel.formats)

    def shown(self) -> Iterator[Shown]:
        """What subscribers see."""
        for listing in self.listings:
            entry = listing.entry
            together = blake2b(listing.record + listing.digest, digest_size=16).digest()
            yield Shown(entry.id, entry.title, listing.digest, together)


class Workshop:
    """Makes feeds for one build; remembers compositions in the catalog."""

    def __init__(self, config: Config, catalog: Catalog, now: datetime) -> None:
        """Keep what every feed of a build shares."""
        self.config = config
        self.catalog = catalog
        self.now = now
        self.scanner = scanner_of(config)
        self._articles = lru_cache(maxsize=4)(self._parsed)

    def make(self, plan: Plan) -> Product:
        """Make one feed.

        Raises:
            ReadError: an article changed since it was read: the feed is made by the next build.
            InvalidFeedError: what was made would not validate.
        """
        listings = tuple(self.catalog.select(plan.where, self.now, plan.limit))
        digest = _digest(plan, listings)
        product = Product(plan, digest, self._as_made(listings, plan), {})
        if self.catalog.made(plan.channel.name) == (digest, stamps_of(self.config, product.names)):
            return product
        items, listings, problems = self._items(listings, plan)
        try:
            files = self._emitted(plan, items)
        except InvalidFeedError:
            items, listings, refused = self._sound(plan, items, listings)
            problems = (*problems, *refused)
            files = self._emitted(plan, items)
        return Product(plan, digest, listings, files, problems)

    def _as_made(self, listings: Listings, plan: Plan) -> Listings:
        """Pass over what was left out when the feed was made last: an unchanged one does not show it either."""
        shown = self.catalog.listed(plan.channel.name)
        if len(shown) == len(listings):
            return listings
        return tuple(listing for listing in listings if listing.entry.id in shown)

    def _items(self, listings: Listings, plan: Plan) -> tuple[tuple[Item, ...], Listings, Problems]:
        """Compose what a feed lists; an article that cannot be composed is left out, and told."""
        items: list[Item] = []
        kept: list[Listing] = []
        problems: list[Problem] = []
        for listing in listings:
            try:
                items.append(self._item(listing, plan))
                kept.append(listing)
            except Unfit as error:
                problems.append(Problem(self._where(listing), error.message, error.mend))
        return tuple(items), tuple(kept), tuple(problems)

    def _emitted(self, plan: Plan, items: tuple[Item, ...]) -> dict[str, bytes]:
        feed = Feed(plan.channel, items, _updated(self.config, [item.entry for item in items]))
        files = {
            plan.channel.name + FORMATS[name].suffix: FORMATS[name].emit(feed) for name in plan.channel.formats
        }
        for name, data in files.items():
            check(data, name, plan.channel.url)
        return files

    def _sound(
        self, plan: Plan, items: tuple[Item, ...], listings: Listings
    ) -> tuple[tuple[Item, ...], Listings, Problems]:
        """Find the entries that make a feed invalid, so that the others need not wait for a mend."""
        sound: list[tuple[Item, Listing]] = []
        problems: list[Problem] = []
        for item, listing in zip(items, listings, strict=True):
            try:
                self._emitted(plan, (item,))
                sound.append((item, listing))
            except InvalidFeedError as error:
                problems.append(
                    Problem(self._where(listing), f"would make an invalid feed: {error.message}", error.mend)
                )
        return tuple(item for item, _ in sound), tuple(listing for _, listing in sound), tuple(problems)

    def _where(self, listing: Listing) -> str:
        path = os.path.relpath(self._file(listing.name).path, self.config.root)
        return placed(shown(path), listing.place)

    def _item(self, listing: Listing, plan: Plan) -> Item:
        entry = listing.entry
        base = entry.link or self.config.site.link
        parts = (composer.VERSION, base, entry.title, entry.summary)
        key = blake2b("\n".join(parts).encode() + listing.digest, digest_size=16).digest()
        kept = self.catalog.composition(key)
        if kept is None:
            article = self._article(listing)
            try:
                item = composer.compose(article.body, entry, base)
            except ReadError as error:
                raise Unfit(error.message, error.mend) from error
            kept = (item.content, item.summary)
            self.catalog.keep_composition(key, listing.digest, *kept)
        return Item(entry, kept[0] if plan.full else "", kept[1])

    def _article(self, listing: Listing) -> Article:
        file = self._file(listing.name)
        if listing.place.startswith("@"):
            start = int(listing.place[1:])
            found = tuple(readers.read(self.scanner.line(file, start), file.name, start))
        else:
            found = self._articles(file)
        article = next((one for one in found if one.place == listing.place), None)
        if article is None or digest_of(article.body) != listing.digest:
            raise ReadError(
                f"{file.path} changed while feeds were made", "nothing to do: the next build reads it"
            )
        return article

    def _parsed(self, file: File) -> tuple[Article, ...]:
        return tuple(readers.read(self.scanner.load(file.path), file.name))

    def _file(self, name: str) -> File:
        paths = self.config.articles.paths
        path = os.fspath(self.config.root / (f"{paths[0]}/{name}" if len(paths) == 1 else name))
        return File(name, path, "", 0, 0)


def check(data: bytes, name: str, url: str) -> None:
    """Refuse a feed that is not valid.

    Raises:
        InvalidFeedError: with the first error, its line and mend.
    """
    from publisher.validator import validate

    errors = [one for one in validate(data, url=url + name if url else "") if one.severity == "error"]
    if errors:
        first = errors[0]
        raise InvalidFeedError(
            f"{name}:{first.line}: {first.message}",
            f"{first.mend}; please report this",
        )


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


def _updated(config: Config, entries: list[Entry]) -> datetime:
    """A feed's `updated` is its newest entry's; one that never had an entry is as old as the site."""
    instants = [entry.updated for entry in entries if entry.updated is not None]
    if instants:
        return max(instants)
    year, month, day = (*map(int, config.site.since.split("-")), 1, 1)[:3]
    return datetime(year, month, day, tzinfo=UTC)
