"""Import feeds: their entries become articles of this site, and no subscriber sees an entry twice.

An entry that is an article of the site already is not written again: with `match` the article gets the id, link
and dates that subscribers know, and without it nothing is written.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from publisher.config import FILE_NAME, Config
from publisher.errors import InputError, ReadError
from publisher.importer.article_file import ArticleFile, ArticleWriter, Placing, article_file
from publisher.importer.existing import Importable, compare, keep_matched, set_aside
from publisher.importer.exports.loading import close_all
from publisher.importer.exports.media import take_media
from publisher.importer.exports.posts import Options, kinds_counted
from publisher.importer.imported import ImportedEntry, ImportedFeed, counted, merge
from publisher.importer.load import load_feeds
from publisher.importer.report import ImportReport
from publisher.importer.suggestion import NEEDS, language_tag, suggest_configuration
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
    pages: bool = False,
    media: str = "",
    now: datetime | None = None,
    dry_run: bool = False,
) -> ImportReport:
    """Write the entries of feed files as articles, one file for each. No file is lost.

    Posts of an export that are not public are written as drafts; what is no post is left out. Both are counted.

    Args:
        config: The site that the feeds move to.
        feeds: Files of RSS, Atom, JSON Feed or OPML, also gzip; exports, also archives and folders.
        into: The folder for the articles, relative to the site's folder; "" for the first articles folder, or
            `imported/` in it where entries are matched.
        update: Replace articles that were imported before and differ now.
        elsewhere: The feeds belong to other publishers: each article names its own.
        match: Give articles of the site that are entries of the feeds the ids, links and dates of these, in
            sidecars; write only the other entries.
        match_only: Do so, and write no other entry.
        copies: Write entries also if they look like articles of the site.
        pages: Write the pages of an export as articles, too.
        media: The folder, below that of the articles, for pictures and recordings that an export holds and an
            article shows; "" to leave them.
        now: The instant of the import: a scheduled post whose time is over then, or of which nothing is known
            because no instant is given, becomes a draft.
        dry_run: Report what would be written, and write nothing.

    Raises:
        InputError: a feed is not a file, the folder holds no articles of this site, or entries look like
            articles of the site, and neither `match` nor `copies` says what is meant.
        ReadError: a file is not a feed.
        OutputError: an article cannot be written; those written before remain.
    """
    match = match or match_only
    folder = _folder(config, into, INSIDE if match else "")
    media = _media_folder(media, folder)
    options = Options(pages=pages, site=config.site.link, media=bool(media))
    found: list[ImportedFeed] = []
    try:
        for feed in load_feeds(feeds, config.max_size, options):
            found.append(feed)  # noqa: PERF402 -- those that were loaded are closed where the next one fails
        if not found:
            raise InputError("no feed is listed there", "name files of RSS, Atom or JSON Feed")
        entries, notes = merge(found, elsewhere=elsewhere)
        report = ImportReport(os.path.relpath(folder, config.root), len(entries), notes=notes)
        report.problems += _warnings(found)
        importable = _importable(entries, found, config, report, Placing(folder, media, now))
        writer = ArticleWriter(config, folder, report, update=update, dry_run=dry_run)
        rest = _unmatched(importable, writer, match=match, copies=copies)
        if match_only:
            report.left = [one.label for one in rest]
        else:
            _write(rest, writer)
            take_media(found, [one.file for one in rest], folder, media, report, dry_run=dry_run)
        writer.leave_out(entry for feed in found for entry in feed.left_out)
        report.notes += _drafts(report.held)
        report.notes += _left_out(report.left_out, sum(feed.comments for feed in found))
        report.notes += (note for feed in found for note in feed.notes)
        report.notes += _losses([one.entry for one in rest] if match else entries, found)
        report.notes += _changes([one.file for one in rest])
        report.configuration = suggest_configuration(found, [one.file for one in importable])
        lines = report.configuration.splitlines()
        report.notes += [line.removeprefix("# ") for line in lines if NEEDS in line]
        return report
    finally:
        close_all(found)


def _warnings(feeds: Sequence[ImportedFeed]) -> Iterator[Problem]:
    for feed in feeds:
        remedy = "look at the articles, or " + ("export again" if feed.bundle else "fetch the feed again")
        yield from (Problem(printable(feed.path), text, remedy, "warning") for text in feed.warnings)


def _unmatched(
    importable: Sequence[Importable], writer: ArticleWriter, *, match: bool, copies: bool
) -> list[Importable]:
    """List the entries that are written: with `match` articles of the site get the ids of those that they are.

    A draft is no entry that subscribers know, so it is compared with no article.

    Raises:
        InputError: entries look like articles of the site, and neither `match` nor `copies` says what is meant.
    """
    public = [one for one in importable if not one.file.held]
    drafts = [one for one in importable if one.file.held]
    rest: Sequence[Importable] = public
    if match:
        comparison = compare(writer.config, writer.scanner, public)
        keep_matched(writer.config, writer.scanner, comparison, writer.report, dry_run=writer.dry_run)
        rest = comparison.rest()
    elif not copies:
        rest = set_aside(compare(writer.config, writer.scanner, public), writer)
    return [*rest, *drafts]


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


def _media_folder(media: str, folder: Path) -> str:
    """Give the path of the folder for files of an export, below that of the articles."""
    path = os.path.normpath(folder / media) if media else str(folder)
    below = os.path.relpath(path, folder)
    if media and (below == os.curdir or below.startswith(os.pardir)):
        remedy = "name one by its path below them, such as --media media"
        raise InputError(f"--media {printable(media)}: is not a folder below that of the articles", remedy)
    return below.replace(os.sep, "/") if media else ""


def _importable(
    entries: Sequence[ImportedEntry],
    feeds: Sequence[ImportedFeed],
    config: Config,
    report: ImportReport,
    placing: Placing,
) -> list[Importable]:
    """Make the files of entries; an entry that cannot be an article is a problem."""
    zone = ZoneInfo(config.site.timezone or "UTC")
    home = config.site.language or language_tag(feeds[0].language)
    found = []
    for entry in entries:
        try:
            found.append(Importable(entry, article_file(entry, zone, home, placing)))
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


def _drafts(kinds: Counter[str]) -> Iterator[str]:
    """Report what an export holds that is not public."""
    if kinds:
        yield (
            f"written as drafts, because the export does not mark them as public:"
            f" {kinds_counted(kinds, MOST_KINDS)}; to publish one, remove `draft: true` from its front matter"
        )


def _left_out(kinds: Counter[str], comments: int) -> Iterator[str]:
    """Report what an export holds besides public posts."""
    if kinds:
        yield (
            "left out, because the export marks them as not public or as no post:"
            f" {kinds_counted(kinds, MOST_KINDS)}; to import one, publish it as a post there and export again"
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
    for feed in feeds:
        if feed.older:
            yield f"{printable(feed.path)}: goes on in another file with older entries: fetch {feed.older}, too"
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
