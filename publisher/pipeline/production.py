"""A plan to a feed's files: select, compose, emit, validate. What is unchanged is not made again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b

from publisher import composer, readers
from publisher.catalog import Catalog, Listing
from publisher.config import Config
from publisher.emitters import FORMATS
from publisher.emitters import VERSION as EMITTERS
from publisher.errors import InvalidFeedError, ReadError
from publisher.models import Article, Entry, Feed, Item
from publisher.pipeline.intake import digest_of, scanner_of
from publisher.pipeline.plan import Plan
from publisher.scanner import File


@dataclass(frozen=True, slots=True)
class Product:
    """A feed as it will stand: its files where they had to be made, and what it shows."""

    plan: Plan
    digest: bytes
    listings: tuple[Listing, ...]
    files: dict[str, bytes]  # empty: nothing changed since they were last written
    used: frozenset[bytes] = frozenset()  # compositions

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the feed's files."""
        channel = self.plan.channel
        return tuple(channel.name + FORMATS[name].suffix for name in channel.formats)

    def shown(self) -> Iterator[tuple[str, str, bytes]]:
        """What subscribers see: id, title, and a digest of all that an entry consists of."""
        for listing in self.listings:
            entry = listing.entry
            together = blake2b(listing.record + listing.digest, digest_size=16).digest()
            yield entry.id, entry.title, together


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
        product = Product(plan, digest, listings, {})
        made, files = self.catalog.made(plan.channel.name)
        if made == digest and files == stamps_of(self.config, product.names):
            return product
        used: set[bytes] = set()
        items = tuple(self._item(listing, plan, used) for listing in listings)
        feed = Feed(plan.channel, items, _updated(self.config, [item.entry for item in items]))
        emitted = {
            plan.channel.name + FORMATS[name].suffix: FORMATS[name].emit(feed) for name in plan.channel.formats
        }
        for name, data in emitted.items():
            check(data, name, plan.channel.url)
        return replace(product, files=emitted, used=frozenset(used))

    def _item(self, listing: Listing, plan: Plan, used: set[bytes]) -> Item:
        entry = listing.entry
        base = entry.link or self.config.site.link
        parts = (composer.VERSION, base, entry.title, entry.summary)
        key = blake2b("\n".join(parts).encode() + listing.digest, digest_size=16).digest()
        used.add(key)
        kept = self.catalog.composition(key)
        if kept is None:
            article = self._article(listing)
            item = composer.compose(article.body, entry, base)
            kept = (item.content, item.summary)
            self.catalog.keep_composition(key, *kept)
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
            f"{first.mend}; the feed that stood there still stands: please report this",
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
