"""Find the article that each entry of a feed is, in passes from the surest way to the weakest. Pure.

An entry and an article are a pair where each is the only one that fits the other. Where several fit, a later
pass may part them; what remains is in doubt, and is never guessed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from publisher.importer.traits import Traits

FEW = 3  # articles that are kept as fitting one key: more than one is in doubt, however many there are
Keys = Callable[[Traits], Iterable[Hashable]]
Test = Callable[[Traits, Traits], bool]


class Pair(NamedTuple):
    """The article that an entry is, by its number, and how it was found."""

    article: int
    way: str


class Doubt(NamedTuple):
    """Articles that an entry may be, by their numbers, and in what they agree."""

    articles: tuple[int, ...]
    way: str


class Matches(NamedTuple):
    """Pairs and doubts by the number of the entry. An entry that is in neither is no article of the site."""

    pairs: dict[int, Pair]
    doubts: dict[int, Doubt]


def match(entries: Sequence[Traits], articles: Sequence[Traits]) -> Matches:
    """Find the article that each entry is, at most one for each, and no article twice."""
    return _Matching(entries, articles).match()


class _Matching:
    """What is still open, and what was found."""

    def __init__(self, entries: Sequence[Traits], articles: Sequence[Traits]) -> None:
        """Count what occurs, because only what occurs once identifies."""
        self.entries = dict(enumerate(entries))
        self.articles = dict(enumerate(articles))
        self.all_articles = articles
        self.pairs: dict[int, Pair] = {}
        self.doubts: dict[int, list[Doubt]] = defaultdict(list)
        self.links = Counter(link for one in entries for link in one.links)
        self.sides = (entries, articles)
        self.by_day = Counter(key for side in self.sides for one in side for key in _words_and_day(one))

    def match(self) -> Matches:
        """Take the ways in their order."""
        self._pass("id", lambda one: (one.id,) if one.id else ())
        # An address that several entries share is that of the page which they are about.
        self._pass("link", lambda one: (link for link in one.links if self.links[link] < 2))
        self._pass("slug and day", _slug_and_day, is_sure=self._is_no_series)
        self._pass("title and time", _title_and_time)
        self._pass("title and day", _title_and_day, is_sure=self._is_no_series)
        self._pass_once("slug and title", _slug_and_title, _is_in_period)
        self._pass_once("slug and next day", _slugs, _is_next_day)
        self._pass_once("title and next day", _title, _is_next_day)
        self._doubt_series()
        self._pass("title alone", _title, _is_undated)
        return Matches(self.pairs, dict(self._open_doubts()))

    def _pass(
        self,
        way: str,
        keys: Keys,
        fits: Test = lambda _entry, _article: True,
        *,
        is_sure: Callable[[Traits], bool] = lambda _entry: True,
        doubtful: bool = True,
    ) -> None:
        """Pair the entries and articles that have only each other; others that share a key are in doubt."""
        by_key: dict[Hashable, list[int]] = defaultdict(list)
        for number, article in self.articles.items():
            for key in keys(article):
                if len(by_key[key]) < FEW:
                    by_key[key].append(number)
        found: dict[int, list[int]] = {}
        wanted: Counter[int] = Counter()
        for number, entry in self.entries.items():
            fitting = {one for key in keys(entry) for one in by_key.get(key, ())}
            found[number] = sorted(one for one in fitting if fits(entry, self.articles[one]))
            wanted.update(found[number])
        for number, fitting_articles in found.items():
            if (
                len(fitting_articles) == 1
                and wanted[fitting_articles[0]] == 1
                and is_sure(self.entries[number])
            ):
                self.pairs[number] = Pair(fitting_articles[0], way)
                del self.entries[number], self.articles[fitting_articles[0]]
            elif fitting_articles and doubtful:
                self.doubts[number].append(Doubt(tuple(fitting_articles[:FEW]), way))

    def _pass_once(self, way: str, keys: Keys, fits: Test) -> None:
        """Take only keys that no other entry of the feed and no other article of the site has."""
        counts = [Counter(key for one in side for key in set(keys(one))) for side in self.sides]

        def once(one: Traits) -> Iterable[Hashable]:
            return (key for key in keys(one) if all(count[key] == 1 for count in counts))

        self._pass(way, once, fits, doubtful=False)

    def _doubt_series(self) -> None:
        """Where a day may be off by one, any part of a series that is a day away may be the entry's."""
        series: dict[Hashable, list[int]] = defaultdict(list)
        for number, article in self.articles.items():
            for key in _words_and_day(article):
                if len(series[key]) < FEW:
                    series[key].append(number)
        for number, entry in self.entries.items():
            if not entry.is_day_sure and entry.day is not None:
                near = (
                    key for step in (-1, 0, 1) for key in _words_and_day(entry._replace(day=entry.day + step))
                )
                if fitting := sorted({one for key in near for one in series.get(key, ())}):
                    self.doubts[number].append(Doubt(tuple(fitting[:FEW]), "name and next day"))

    def _is_no_series(self, entry: Traits) -> bool:
        """Whether the entry's day is sure, or nothing of the same name was published a day before or after.

        In a series with one name ("Daily links") a day that may be off by one names the wrong part.
        """
        if entry.is_day_sure or entry.day is None:
            return True
        names = (*(("slug", slug) for slug in entry.slugs), ("title", entry.title))
        return not any(self.by_day[(*name, entry.day + step)] for name in names for step in (-1, 1) if name[1])

    def _open_doubts(self) -> Iterable[tuple[int, Doubt]]:
        """Give the strongest doubt of each entry; an article that is another entry's is no longer in doubt."""
        for number in self.entries:
            for doubt in self.doubts.get(number, ()):
                left = tuple(one for one in doubt.articles if one in self.articles)
                if left:
                    yield number, doubt._replace(articles=left)
                    break


def _words_and_day(one: Traits) -> Iterable[Hashable]:
    if one.day is not None:
        yield from (("slug", slug, one.day) for slug in one.slugs)
        if one.title:
            yield ("title", one.title, one.day)


def _slug_and_day(one: Traits) -> Iterable[Hashable]:
    return () if one.day is None else ((slug, one.day) for slug in one.slugs)


def _title_and_day(one: Traits) -> Iterable[Hashable]:
    return () if one.day is None or not one.title else ((one.title, one.day),)


def _title_and_time(one: Traits) -> Iterable[Hashable]:
    return () if one.minute is None or not one.title else ((one.title, one.minute),)


def _slug_and_title(one: Traits) -> Iterable[Hashable]:
    return ((slug, one.title) for slug in one.slugs) if one.title else ()


def _slugs(one: Traits) -> Iterable[Hashable]:
    return one.slugs


def _title(one: Traits) -> Iterable[Hashable]:
    return (one.title,) if one.title else ()


def _is_next_day(entry: Traits, article: Traits) -> bool:
    """Whether the days differ by what an offset can explain."""
    return entry.day is not None and article.day is not None and abs(entry.day - article.day) <= 1


def _is_in_period(entry: Traits, article: Traits) -> bool:
    """Whether the year and month in the entry's address, where it has them, are the article's."""
    if not entry.period or article.day is None:
        return True
    days = (date.fromordinal(max(1, article.day + step)) for step in (-1, 0, 1))
    return any(f"{day:%Y/%m}".startswith(entry.period) for day in days)


def _is_undated(entry: Traits, article: Traits) -> bool:
    """Whether one of the two has no day that could contradict the title, and the title is the article's own."""
    return article.is_title_said and (entry.day is None or article.day is None)
