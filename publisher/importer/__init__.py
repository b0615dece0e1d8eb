"""Feeds of somewhere else become articles here, so that a site can move and nobody sees anything twice."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from publisher import writer
from publisher.config import FILE_NAME, Config
from publisher.errors import InputError, ReadError
from publisher.importer.article_file import ArticleFile, article_file
from publisher.importer.article_writer import ArticleWriter, ImportReport
from publisher.importer.exports import COMMENT, counted
from publisher.importer.imported import ImportedEntry, ImportedFeed
from publisher.importer.load import load_feeds
from publisher.importer.merging import merge
from publisher.importer.suggestion import language_tag, suggest_configuration
from publisher.models import Problem
from publisher.scanner import shown
from publisher.tables.identifiers import is_iri

__all__ = ["ImportReport", "import_feeds", "write_configuration"]

MOST_KINDS = 20  # kinds of left-out entries in the report


def import_feeds(
    config: Config,
    feeds: Sequence[str],
    *,
    into: str = "",
    update: bool = False,
    elsewhere: bool = False,
    dry_run: bool = False,
) -> ImportReport:
    """Write the entries of feed files as articles, one a file. Nothing that stands there is lost.

    Entries of an export that are not public, or are no posts, are left out and counted.

    Args:
        config: The site that the feeds move to.
        feeds: Files of RSS, Atom, JSON Feed or OPML, also gzip.
        into: The folder for the articles, from the site's folder on; "" for the first articles folder.
        update: Replace articles that were imported before and differ now.
        elsewhere: The feeds are other publishers': each entry says whose it is.
        dry_run: Say what would be written, and write nothing.

    Raises:
        InputError: a feed is no file, or the folder holds no articles of this site.
        ReadError: a file is no feed.
        OutputError: an article cannot be written; those written before it stand.
    """
    folder = _folder(config, into)
    found = list(load_feeds(feeds, config.articles.max_size))
    if not found:
        raise InputError("no feed is named there", "name files of RSS, Atom or JSON Feed")
    entries, notes = merge(found, elsewhere=elsewhere)
    moving = ImportReport(os.path.relpath(folder, config.root), notes=notes)
    moving.problems += [
        Problem(shown(one.place), text, "look at the articles, or fetch the feed again", "warning")
        for one in found
        for text in one.warnings
    ]
    pages = _pages(entries, found, config, moving)
    desk = ArticleWriter(config, folder, moving, update=update, dry_run=dry_run)
    desk.put_all(pages)
    desk.leave_out(entry for origin in found for entry in origin.left_out)
    moving.notes += _left_out(moving.left_out, sum(origin.comments for origin in found))
    _tell(entries, found, moving)
    moving.configuration = suggest_configuration(found, pages)
    return moving


def write_configuration(config: Config, text: str) -> bool:
    """Write publisher.toml; False where there is one, which stays as it is.

    Raises:
        OutputError: it cannot be written.
    """
    return config.file is None and writer.create(config.root, FILE_NAME, text.encode())


def _folder(config: Config, into: str) -> Path:
    def absolute(path: str) -> Path:
        return Path(os.path.abspath(config.root / path))  # noqa: PTH100 -- resolve() would follow links

    tops = [absolute(path) for path in config.articles.paths]
    folder = absolute(into) if into else tops[0]
    if not any(top == folder or top in folder.parents for top in tops):
        mend = f"name one below {config.articles.paths[0]}/, or add it to [articles] path"
        raise InputError(f"{shown(into)}: is no folder of this site's articles", mend)
    return folder


def _pages(
    entries: Sequence[ImportedEntry], found: Sequence[ImportedFeed], config: Config, moving: ImportReport
) -> list[ArticleFile]:
    site = config.site
    zone = ZoneInfo(site.timezone or "UTC")
    home = site.language or language_tag(found[0].language)
    pages = []
    for entry in entries:
        where = entry.id or entry.link or entry.title
        try:
            page = article_file(entry, zone, home)
        except ReadError as error:
            moving.problems.append(Problem(shown(where[:200]), error.message, error.mend))
            continue
        pages.append(page)
        for text in page.warnings:
            moving.problems.append(Problem(shown(where[:200]), text, "write it into the article", "warning"))
    return pages


def _left_out(kinds: Counter[str], comments: int) -> Iterator[str]:
    """Report what an export holds besides public posts."""
    if kinds:
        texts = [counted(number, kind) for kind, number in kinds.most_common(MOST_KINDS)]
        if len(kinds) > MOST_KINDS:
            texts.append(f"{kinds.total() - sum(n for _, n in kinds.most_common(MOST_KINDS))} others")
        yield (
            f"left out, because the export marks them as not public or as no post: {', '.join(texts)};"
            " to import one, publish it as a post there and export again"
        )
    if comments:
        yield f"{counted(comments, COMMENT)} on posts of the export are not imported"


def _tell(entries: Sequence[ImportedEntry], found: Sequence[ImportedFeed], moving: ImportReport) -> None:
    """Say where a promise cannot be kept."""
    nameless = sum(not entry.id for entry in entries)
    untitled = sum(not entry.title for entry in entries)
    strange = sum(
        bool(one.id) and not is_iri(one.id)
        for origin in found
        if origin.dialect == "Atom"
        for one in origin.entries
    )
    linked = sum(origin.nameless for origin in found)
    if linked:
        moving.notes.append(
            f"{linked} entries have no id: their link stands for it, as most readers have it;"
            " the few that add the date to it show them once more"
        )
    if nameless:
        moving.notes.append(
            f"{nameless} entries have neither an id nor a link: readers may show them once more"
        )
    if untitled:
        moving.notes.append(f"{untitled} entries have no title: their first words stand for it")
    if strange:
        moving.notes.append(
            f"{strange} entries of an Atom feed have ids that Atom forbids: RSS and JSON Feed keep them,"
            " readers of Atom see these entries once more"
        )
