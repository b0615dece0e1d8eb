"""Import feeds: their entries become articles of this site, and no subscriber sees an entry twice.

An entry that is an article of the site already is not written again: with `match` the article gets the id, link
and dates that subscribers know, and without it nothing is written.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from publisher.config import FILE_NAME, Config
from publisher.errors import InputError, ReadError
from publisher.importer.article_file import ArticleFile, ArticleWriter, article_file
from publisher.importer.existing import Importable, compare, keep_matched, set_aside
from publisher.importer.imported import ImportedEntry, ImportedFeed, counted, merge
from publisher.importer.load import load_feeds
from publisher.importer.report import ImportReport
from publisher.importer.suggestion import language_tag, suggest_configuration
from publisher.models import Problem
from publisher.stores import create
from publisher.syndication.export_marks import COMMENT
from publisher.text.characters import printable
from publisher.text.iris import is_iri

__all__ = ["ImportReport", "import_feeds", "write_configuration"]

INSIDE = "imported"  # the folder for entries that are no article of the site, where there are others
MOST_NAMED = 5  # subjects of a note
MOST_KINDS = 20  # kinds of left-out entries in the report


def import_feeds(
    config: Config,
    feeds: Sequence[str],
    *,
    into: str = "",
    update: bool = False,
    elsewhere: bool = False,
    match: bool = False,
    match_only: bool = False,
    copies: bool = False,
    dry_run: bool = False,
) -> ImportReport:
    """Write the entries of feed files as articles, one file for each. No file is lost.

    Entries of an export that are not public, or are not posts, are left out and counted.

    Args:
        config: The site that the feeds move to.
        feeds: Files of RSS, Atom, JSON Feed or OPML, also gzip.
        into: The folder for the articles, relative to the site's folder; "" for the first articles folder, or
            `imported/` in it where entries are matched.
        update: Replace articles that were imported before and differ now.
        elsewhere: The feeds belong to other publishers: each article names its own.
        match: Give articles of the site that are entries of the feeds the ids, links and dates of these, in
            sidecars; write only the other entries.
        match_only: Do so, and write no other entry.
        copies: Write entries also if they look like articles of the site.
        dry_run: Report what would be written, and write nothing.

    Raises:
        InputError: a feed is not a file, the folder holds no articles of this site, or entries look like
            articles of the site, and neither `match` nor `copies` says what is meant.
        ReadError: a file is not a feed.
        OutputError: an article cannot be written; those written before remain.
    """
    match = match or match_only
    folder = _folder(config, into, INSIDE if match else "")
    found = list(load_feeds(feeds, config.max_size))
    if not found:
        raise InputError("no feed is listed there", "name files of RSS, Atom or JSON Feed")
    entries, notes = merge(found, elsewhere=elsewhere)
    report = ImportReport(os.path.relpath(folder, config.root), len(entries), notes=notes)
    report.problems += [
        Problem(printable(feed.path), text, "look at the articles, or fetch the feed again", "warning")
        for feed in found
        for text in feed.warnings
    ]
    importable = _importable(entries, found, config, report)
    writer = ArticleWriter(config, folder, report, update=update, dry_run=dry_run)
    rest: Sequence[Importable] = importable
    if match:
        comparison = compare(config, writer.scanner, importable)
        keep_matched(config, writer.scanner, comparison, report, dry_run=dry_run)
        rest = comparison.rest()
    elif not copies:
        rest = set_aside(compare(config, writer.scanner, importable), writer)
    if match_only:
        report.left = [one.label for one in rest]
    else:
        _write(rest, writer)
    writer.leave_out(entry for feed in found for entry in feed.left_out)
    report.notes += _left_out(report.left_out, sum(feed.comments for feed in found))
    report.notes += _losses([one.entry for one in rest] if match else entries, found)
    report.notes += _changes([one.file for one in rest])
    report.configuration = suggest_configuration(found, [one.file for one in importable])
    return report


def write_configuration(config: Config, text: str) -> bool:
    """Write publisher.toml; False if there is one already, which is not changed.

    Raises:
        OutputError: it cannot be written.
    """
    return config.file is None and create(config.root, FILE_NAME, text.encode())


def _folder(config: Config, into: str, inside: str) -> Path:
    def absolute(path: str) -> Path:
        return Path(os.path.abspath(config.root / path))  # noqa: PTH100 -- resolve() would follow links

    tops = [absolute(path) for path in config.paths]
    folder = absolute(into) if into else tops[0] / inside
    if not any(top == folder or top in folder.parents for top in tops):
        remedy = f"name one below {config.paths[0]}/, or add it to [articles] path"
        raise InputError(f"{printable(into)}: is not in a folder of this site's articles", remedy)
    return folder


def _importable(
    entries: Sequence[ImportedEntry], feeds: Sequence[ImportedFeed], config: Config, report: ImportReport
) -> list[Importable]:
    """Make the files of entries; an entry that cannot be an article is a problem."""
    zone = ZoneInfo(config.site.timezone or "UTC")
    home = config.site.language or language_tag(feeds[0].language)
    found = []
    for entry in entries:
        try:
            found.append(Importable(entry, article_file(entry, zone, home)))
        except ReadError as error:
            report.problems.append(Problem(_name(entry), error.message, error.remedy))
    return found


def _write(entries: Sequence[Importable], writer: ArticleWriter) -> None:
    for one in entries:
        for text in one.file.warnings:
            problem = Problem(_name(one.entry), text, "write it into the article", "warning")
            writer.report.problems.append(problem)
    writer.write_all([one.file for one in entries])


def _name(entry: ImportedEntry) -> str:
    return printable((entry.id or entry.link or entry.title)[:200])


def _left_out(kinds: Counter[str], comments: int) -> Iterator[str]:
    """Report what an export holds besides public posts."""
    if kinds:
        named = kinds.most_common(MOST_KINDS)
        texts = [counted(number, kind) for kind, number in named]
        if len(kinds) > MOST_KINDS:
            texts.append(f"{kinds.total() - sum(number for _, number in named)} others")
        yield (
            f"left out, because the export marks them as not public or as no post: {', '.join(texts)};"
            " to import one, publish it as a post there and export again"
        )
    if comments:
        yield f"{counted(comments, COMMENT)} on posts of the export: not imported"


def _changes(files: Sequence[ArticleFile]) -> Iterator[str]:
    """Report what of the texts is replaced or left out, because neither articles nor feeds hold it."""
    for kind, outcome in (("embed", "as links"), ("element", "left out")):
        held = Counter(subject for file in files for subject in file.changes.of(kind))
        if held:
            number = sum(bool(file.changes.of(kind)) for file in files)
            named = ", ".join(f"{subject} ({count})" for subject, count in held.most_common(MOST_NAMED))
            more = f" and {len(held) - MOST_NAMED} others" if len(held) > MOST_NAMED else ""
            yield f"{counted(number, 'entry')} with what feeds cannot show, {outcome}: {named}{more}"


def _losses(entries: Sequence[ImportedEntry], feeds: Sequence[ImportedFeed]) -> Iterator[str]:
    """Report what an import cannot keep, and which entries some subscribers see again."""
    linked = sum(feed.without_id for feed in feeds)
    if linked:
        yield (
            f"{counted(linked, 'entry')} without an id: the link serves as id, as in most feed readers;"
            " the few that add the date to it show such an entry again"
        )
    nameless = sum(not entry.id for entry in entries)
    if nameless:
        yield f"{counted(nameless, 'entry')} with neither an id nor a link: feed readers may show them again"
    untitled = sum(not entry.title for entry in entries)
    if untitled:
        yield f"{counted(untitled, 'entry')} without a title: the first words of the text become the title"
    unread = Counter(name for feed in feeds for name in feed.unread)
    if unread:
        named = ", ".join(f"{name} ({number})" for name, number in unread.most_common(MOST_KINDS))
        more = len(unread) - MOST_KINDS
        yield f"of the podcast are not kept: {named}{f' and {more} others' if more > 0 else ''}"
    inline = sum(bool(entry.chapters) and not (entry.episode and entry.episode.chapters) for entry in entries)
    if inline:
        yield (
            f"{counted(inline, 'entry')} with chapters in the feed: the articles keep them as a list, but feeds"
            " name files of chapters; write each list into a JSON file, and its address into `chapters`"
        )
    forbidden = sum(
        bool(entry.id) and not is_iri(entry.id)
        for feed in feeds
        if feed.dialect == "Atom"
        for entry in feed.entries
    )
    if forbidden:
        yield (
            f"{counted(forbidden, 'entry')} of an Atom feed with an id that Atom forbids: RSS and JSON Feed"
            " keep it, subscribers of Atom see such an entry again"
        )
