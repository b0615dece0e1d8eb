"""Some entries of a feed to bytes: compose, emit, validate. Runs beside the build, touching nothing of it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache

from publisher import composer, readers
from publisher.catalog import Listing
from publisher.catalog.prints import Print
from publisher.composer.corrections import with_corrections
from publisher.config import Config
from publisher.emitters import FORMATS
from publisher.emitters.names import address
from publisher.errors import REPORT, InvalidFeedError, PublisherError, ReadError, fault_of
from publisher.models import Article, Channel, Feed, Item, Problem, Tombstone
from publisher.pipeline.companions import placed
from publisher.pipeline.intake import scanner_of
from publisher.pipeline.reading import digest_of
from publisher.scanner import File, shown


class Unfit(ReadError):
    """An article was read, but cannot be composed; the feed does without it."""


@dataclass(frozen=True, slots=True)
class Portion:
    """Entries that are to be printed together, as they stand in a feed."""

    channel: Channel
    longest: int  # see Plan
    updated: datetime  # the feed's
    tombstones: tuple[Tombstone, ...]
    main: Channel  # the site's first feed, which pages of entries name
    listings: tuple[Listing, ...]

    @property
    def weight(self) -> int:
        """How much work it is, in articles read."""
        return 2 * len(self.listings)


@dataclass(frozen=True, slots=True)
class Painting:
    """The web page of a feed, to be written: its newest entries, and how many there are."""

    feed: Feed
    count: int
    archives: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Printed:
    """What came of a portion. Without an entry in it, `ends` hold the whole of an empty feed."""

    ends: dict[str, tuple[bytes, bytes]] = field(default_factory=dict)  # by format: the feed's head and foot
    prints: dict[int, bytes] = field(default_factory=dict)  # packed, by the index of the listing
    problems: tuple[Problem, ...] = ()
    failure: ReadError | InvalidFeedError | None = None  # the feed cannot be made now


class Press:
    """Prints portions; knows nothing of the catalog."""

    def __init__(self, config: Config) -> None:
        """Keep what every portion of a build shares."""
        self.config = config
        self.scanner = scanner_of(config)
        self._articles = lru_cache(maxsize=4)(self._parsed)

    def run(self, portion: Portion) -> Printed:
        """Print one portion; what is wrong with it is a part of the result."""
        printed = Printed()
        try:
            self._print(portion, printed)
        except (ReadError, InvalidFeedError) as error:
            printed.failure = error
        return printed

    def _print(self, portion: Portion, printed: Printed) -> None:
        """Compose and emit.

        Raises:
            ReadError: an article changed since it was read: the feed is made by the next build.
            InvalidFeedError: what was made would not validate, whatever is left out.
        """
        items: dict[int, Item] = {}
        problems: list[Problem] = []
        for index, listing in enumerate(portion.listings):
            try:
                items[index] = self._item(listing)
            except Unfit as error:
                problems.append(Problem(self._where(listing), error.message, error.mend))
        try:
            documents = self._emitted(portion, tuple(items.values()))
        except InvalidFeedError:
            problems.extend(self._leave_out(portion, items))
            documents = self._emitted(portion, tuple(items.values()))
        printed.problems = tuple(problems)
        self._cut(documents, items, portion, printed)

    def _leave_out(self, portion: Portion, items: dict[int, Item]) -> list[Problem]:
        """Take away the entries that make a feed invalid, so that the others need not wait for a mend."""
        problems: list[Problem] = []
        for index, item in list(items.items()):
            try:
                self._emitted(portion, (item,))
            except InvalidFeedError as error:
                message = f"would make an invalid feed: {error.message}"
                problems.append(Problem(self._where(portion.listings[index]), message, error.mend))
                del items[index]
        return problems

    def _where(self, listing: Listing) -> str:
        path = os.path.relpath(self._file(listing.name).path, self.config.root)
        return placed(shown(path), listing.place)

    def _item(self, listing: Listing) -> Item:
        if not listing.record:  # it was outlined, and gone when it was to be decided whole
            raise _changed(self._file(listing.name))
        entry = listing.entry
        article = self._article(listing)
        try:
            return composer.compose(article.body, entry, entry.link or self.config.site.link)
        except ReadError as error:
            raise Unfit(error.message, error.mend) from error
        except Exception as error:
            raise Unfit(fault_of(error), REPORT) from error

    def _article(self, listing: Listing) -> Article:
        file = self._file(listing.name)
        if listing.place.startswith("@"):
            start = int(listing.place[1:])
            found = tuple(readers.read(self.scanner.line(file, start), file.name, start))
        else:
            found = self._articles(file)
        article = next((one for one in found if one.place == listing.place), None)
        if article is None or digest_of(article.body) != listing.digest:
            raise _changed(file)
        return article

    def _parsed(self, file: File) -> tuple[Article, ...]:
        return tuple(readers.read(self.scanner.load(file.path), file.name))

    def _file(self, name: str) -> File:
        paths = self.config.articles.paths
        path = os.fspath(self.config.root / (f"{paths[0]}/{name}" if len(paths) == 1 else name))
        return File(name, path, "", 0, 0)

    def _emitted(self, portion: Portion, items: tuple[Item, ...]) -> dict[str, bytes]:
        channel = portion.channel
        told = tuple(self._told(item, portion) for item in items)
        feed = Feed(channel, told, portion.updated, portion.tombstones)
        try:
            documents = {name: FORMATS[name].emit(feed) for name in channel.formats}
        except PublisherError:
            raise
        except Exception as error:
            raise InvalidFeedError(f"{channel.name}: {fault_of(error)}", REPORT) from error
        for name, data in documents.items():
            check(data, channel.name + FORMATS[name].suffix, channel.url)
        return documents

    def _told(self, item: Item, portion: Portion) -> Item:
        """Say what a feed says of an entry: a summary alone where the text is too long, its page's address."""
        if 0 <= portion.longest < len(item.content.encode("utf-8", "surrogatepass")):
            item = replace(item, content="")
        item = with_corrections(item, self.config.site.language)
        if item.entry.link or not self.config.output.pages:
            return item
        link = address(portion.channel.url, item.entry.id)
        return replace(item, entry=replace(item.entry, link=link))

    def _cut(
        self, documents: dict[str, bytes], items: dict[int, Item], portion: Portion, printed: Printed
    ) -> None:
        """Part documents into what is the feed's and what is each entry's."""
        entries: dict[str, list[bytes]] = {}
        for name, document in documents.items():
            if items:
                head, entries[name], foot = FORMATS[name].parted(document)
                printed.ends[name] = (head, foot)
            else:
                printed.ends[name] = (document, b"")
        for place, (index, item) in enumerate(items.items()):
            texts = {name: found[place].decode() for name, found in entries.items()}
            page = "" if item.entry.link else self._page(item, portion.main)
            printed.prints[index] = Print(item.content, item.summary, texts, page).pack()

    def _page(self, item: Item, main: Channel) -> str:
        if not self.config.output.pages:
            return ""
        from publisher.emitters import page

        templates = self.config.output.templates
        return page.emit_article(self.config.site, item, (main,), templates=templates).decode()

    def paint(self, task: Painting) -> bytes:
        """Write the web page of a feed."""
        from publisher.emitters import page

        return page.emit_feed(
            self.config.site,
            task.feed,
            archives=task.archives,
            templates=self.config.output.templates,
            pages=True,
            count=task.count,
        )


def _changed(file: File) -> ReadError:
    return ReadError(f"{file.path} changed while feeds were made", "nothing to do: the next build reads it")


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
