"""Entries of feeds that are articles of the site already: these get what the feed says, and no copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from publisher.config import Config
from publisher.errors import InputError
from publisher.importer.article_file import ArticleFile, ArticleWriter
from publisher.importer.imported import ImportedEntry, counted
from publisher.importer.matching import Matches, match
from publisher.importer.report import ImportReport
from publisher.importer.sidecars import SidecarWriter, wanted_of
from publisher.importer.site_articles import SiteArticle, articles_of, is_declared
from publisher.importer.traits import traits_of_article, traits_of_entry
from publisher.models import Problem
from publisher.pipeline.sidecars import placed
from publisher.sources import Source
from publisher.text.characters import printable
from publisher.text.iris import host_of

MOST_NAMED = 3  # articles that a note names


class Importable(NamedTuple):
    """An entry, and the file that it would be."""

    entry: ImportedEntry
    file: ArticleFile

    @property
    def label(self) -> str:
        """Its title, else its id, for people."""
        return printable((self.entry.title or self.entry.id or self.entry.link)[:120])


class Comparison(NamedTuple):
    """What entries and articles have in common; entries and articles by their numbers."""

    entries: Sequence[Importable]
    articles: Sequence[SiteArticle]
    matches: Matches

    def rest(self) -> list[Importable]:
        """List the entries that are no article of the site."""
        known = self.matches.pairs.keys() | self.matches.doubts.keys()
        return [one for number, one in enumerate(self.entries) if number not in known]


def compare(config: Config, source: Source, entries: Sequence[Importable]) -> Comparison:
    """Find the article of the site that each entry is.

    Raises:
        InputError: an articles folder cannot be read.
    """
    zone, is_known = ZoneInfo(config.site.timezone or "UTC"), bool(config.site.timezone)
    articles = list(articles_of(source, config.site))
    of_articles = [
        traits_of_article(one.file.name, one.place, one.entry, one.claims, zone, is_zone_known=is_known)
        for one in articles
    ]
    of_entries = [traits_of_entry(*one, zone, is_zone_known=is_known) for one in entries]
    return Comparison(entries, articles, match(of_entries, of_articles))


def keep_matched(
    config: Config, source: Source, found: Comparison, report: ImportReport, *, dry_run: bool
) -> None:
    """Give matched articles the ids, links and dates of the feed, and report them with those in doubt."""
    sidecars = SidecarWriter(config, source, ZoneInfo(config.site.timezone or "UTC"), dry_run=dry_run)
    report.matched = []
    for number, (article, way) in sorted(found.matches.pairs.items()):
        wanted = wanted_of(found.entries[number].file)
        report.matched.append(sidecars.keep(found.articles[article], wanted, way))
    report.unwritten = sidecars.unwritten
    report.problems += sidecars.finish()
    report.doubtful = len(found.matches.doubts)
    report.problems += _doubts(found, source)
    report.notes += _notes(config, found, sidecars.overridden)


def set_aside(found: Comparison, writer: ArticleWriter) -> list[Importable]:
    """List the entries that an import without `match` writes: not those whose id an article declares.

    Raises:
        InputError: others look like articles of the site, which would be doubled.
    """
    declared = {
        number: found.articles[pair.article]
        for number, pair in found.matches.pairs.items()
        if pair.way == "id" and is_declared(found.articles[pair.article].entry)
    }
    others = (number for number in sorted({*found.matches.pairs, *found.matches.doubts} - declared.keys()))
    doubles = [number for number in others if not writer.holds(found.entries[number].file)]
    if doubles:
        remedy = "run it with --match to give these their ids, links and dates, or with --copies to write all"
        raise InputError(_doubled(found, doubles, writer.scanner), remedy)
    known = {number for number in declared if not writer.holds(found.entries[number].file)}
    writer.report.unchanged += [_where(declared[number], writer.scanner) for number in sorted(known)]
    return [one for number, one in enumerate(found.entries) if number not in known]


def _doubled(found: Comparison, numbers: Sequence[int], source: Source) -> str:
    pairs, doubts = found.matches.pairs, found.matches.doubts
    first = numbers[0]
    if first in pairs:
        article, way = pairs[first]
    else:
        article, way = doubts[first].articles[0], doubts[first].way
    where = _where(found.articles[article], source)
    looks = "looks like an article" if len(numbers) == 1 else "look like articles"
    return (
        f"{len(numbers)} of {counted(len(found.entries), 'entry')} {looks} you have already"
        f" (such as {found.entries[first].label!r}, by {way}: {where}), and nothing was written"
    )


def _doubts(found: Comparison, source: Source) -> Iterator[Problem]:
    for number, doubt in sorted(found.matches.doubts.items()):
        entry = found.entries[number]
        places = [_where(found.articles[one], source) for one in doubt.articles]
        if len(places) > 1:
            message = f"may be any of {', '.join(places)}, by {doubt.way}: left alone"
        else:
            message = f"may be {places[0]}, by {doubt.way}, and so may another entry: left alone"
        said = f'id = "{printable(entry.file.id[:200])}"'
        yield Problem(entry.label, message, f"write {said} into a sidecar of the right one", "warning")


def _notes(config: Config, found: Comparison, overridden: Sequence[str]) -> Iterator[str]:
    if overridden:
        named = ", ".join(overridden[:MOST_NAMED]) + (" ..." if len(overridden) > MOST_NAMED else "")
        yield (
            f"{counted(len(overridden), 'article')} with another id of their own ({named}): the sidecar has the"
            " feed's, which subscribers know; name all feeds of the site in one command, the one with the most"
            " subscribers first"
        )
    pairs = found.matches.pairs.values()
    drafts = [found.articles[one.article] for one in pairs if found.articles[one.article].entry.draft]
    if drafts:
        yield (
            f"{counted(len(drafts), 'article')} that the feed shows, held back here: {drafts[0].file.name}"
            + (" ..." if len(drafts) > 1 else "")
        )
    home = host_of(config.site.link)
    hosts = {host_of(found.entries[number].file.link) for number in found.matches.pairs} - {home, ""}
    if home and hosts:
        yield (
            f"links of the feed lead to {', '.join(sorted(hosts)[:MOST_NAMED])}, and [site] link to {home}:"
            " they are kept; let the old addresses lead on to the new ones"
        )


def _where(article: SiteArticle, source: Source) -> str:
    return placed(source.where(article.file), article.place)
