"""`publisher import`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from publisher.cli.options import exit_on_error, site_options
from publisher.text.characters import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publisher.importer import ImportReport
    from publisher.importer.report import Matched

MOST = 20  # names or problems that are printed
WIDEST = 50  # characters of a title in the table of matches


class _ImportCommand(click.Command):
    """Lists the exports below the options, from their table."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of exports."""
        from publisher.importer.exports import EXPORTS

        with formatter.section("Exports, each as the program gives it, or unpacked"):
            formatter.write_dl([(export.program, export.files) for export in EXPORTS])
        super().format_epilog(ctx, formatter)


@click.command("import", cls=_ImportCommand)
@site_options
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
@click.option(
    "--match", is_flag=True, help="Give the articles that you have the ids, links and dates of the feeds."
)
@click.option("--match-only", is_flag=True, help="The same, and write no other entry.")
@click.option("--copies", is_flag=True, help="Write entries also if they look like articles that you have.")
@click.option(
    "--into",
    default="",
    metavar="DIR",
    help="The folder for the articles (default: articles; with --match articles/imported).",
)
@click.option("--update", is_flag=True, help="Replace imported articles that differ from the feed now.")
@click.option(
    "--elsewhere", is_flag=True, help="The feeds are other publishers': name each article's publisher."
)
@click.option("--pages", is_flag=True, help="Write the pages of an export as articles, too.")
@click.option(
    "--media",
    default="",
    metavar="DIR",
    help="Write pictures and recordings that an export holds to DIR below the articles that show them.",
)
@click.option("--write-config", is_flag=True, help="Write the suggested publisher.toml, if there is none.")
@click.option("-n", "--dry-run", is_flag=True, help="Show what would be written; write nothing.")
def import_(
    folder: str,
    file: str | None,
    feeds: tuple[str, ...],
    *,
    match: bool,
    match_only: bool,
    copies: bool,
    into: str,
    update: bool,
    elsewhere: bool,
    pages: bool,
    media: str,
    write_config: bool,
    dry_run: bool,
) -> None:
    """Turn feeds, and exports of other programs, into articles.

    Each FEED is a file of RSS, Atom, JSON Feed or OPML, one of these as .gz, or an export: a file, an archive
    or a folder. Ids, dates and authors are kept, so that subscribers see nothing twice. Nothing is fetched.
    Posts that are not public become drafts. A folder DIR that does not exist is made. A file that exists is not
    overwritten, except by --update. Where entries look like articles of the site, nothing is written without
    --match, which writes sidecars (`article.md.toml`) beside these, or --copies.
    """
    from datetime import UTC, datetime

    from publisher.config import FILE_NAME, Config, load
    from publisher.errors import OutputError
    from publisher.importer import import_feeds, write_configuration

    if (match or match_only) and (copies or update):
        other = "--copies" if copies else "--update"
        raise click.UsageError(f"--match leaves articles as they are and writes no copy; leave {other} out")
    with exit_on_error():
        is_new = file is None and not Path(folder).exists() and Path(folder).absolute().parent.is_dir()
        config = Config(root=Path(folder)) if is_new else load(folder, file)
        report = import_feeds(
            config,
            feeds,
            into=into,
            update=update,
            elsewhere=elsewhere,
            match=match,
            match_only=match_only,
            copies=copies,
            pages=pages,
            media=media,
            now=datetime.now(UTC),
            dry_run=dry_run,
        )
        _print_outcome(report, dry_run=dry_run)
        if report.unwritten:
            sys.exit(OutputError.status)
        if write_config and not dry_run and write_configuration(config, report.configuration):
            click.echo(f"wrote {config.root / FILE_NAME}")
            return
        if write_config and not dry_run:
            click.echo(f"publisher: {FILE_NAME} is there already, and was not changed", err=True)
        click.echo(f"\n# suggested for {FILE_NAME}\n{report.configuration}", nl=False)


def _print_outcome(report: ImportReport, *, dry_run: bool) -> None:
    from publisher.cli.output import say
    from publisher.text.characters import printable

    for problem in report.problems[:MOST]:
        say(f"{problem.severity}: {problem}")
    if len(report.problems) > MOST:
        say(f"and {counted(len(report.problems) - MOST, 'more problem')}")
    for note in report.notes:
        say(f"note: {note}")
    for name in report.kept[:MOST]:
        say(f"kept: {name}: differs from the feed; --update replaces it")
    if len(report.kept) > MOST:
        say(f"kept: and {len(report.kept) - MOST} more")
    for line in _outcome(report, dry_run=dry_run):
        click.echo(printable(line))


def _outcome(report: ImportReport, *, dry_run: bool) -> Iterator[str]:
    """Say what was done to which articles: the table of matches in a trial, and a summary."""
    would = "would be " if dry_run else ""
    if report.matched is not None:
        if dry_run:
            yield from _table(report.matched)
        yield _matched(report, report.matched, would)
        if report.left:
            yield f"left alone: {counted(len(report.left), 'other entry', 'other entries')}"
        if not (report.written or report.unchanged or report.kept):
            return
    parts = [f"{counted(len(report.written), 'article')} {would}written to {report.folder}"]
    if report.updated:
        parts.append(f"{len(report.updated)} {would}updated")
    if report.unchanged:
        parts.append(f"{len(report.unchanged)} unchanged")
    if report.kept:
        parts.append(f"{len(report.kept)} kept although the feed differs")
    yield "; ".join(parts)


def _matched(report: ImportReport, matched: Sequence[Matched], would: str) -> str:
    """Say how many entries are articles of the site, and what these got."""
    verb = "is an article" if len(matched) == 1 else "are articles"
    made = sum(one.is_new for one in matched)
    extended = sum(bool(one.sidecar) for one in matched) - made
    parts = [f"{counted(made, 'sidecar')} {would}written"] if made else []
    if extended:
        parts.append(f"{counted(extended, 'sidecar')} {would}extended")
    if same := sum(not one.sidecar and not one.differs for one in matched):
        parts.append(f"{same} {'agrees' if same == 1 else 'agree'} with the feed")
    if differing := sum(one.differs for one in matched):
        parts.append(f"{differing} {'differs' if differing == 1 else 'differ'} still, see above")
    line = f"{len(matched)} of {counted(report.entries, 'entry', 'entries')} {verb} you have"
    if parts:
        line += f": {', '.join(parts)}"
    if report.doubtful:
        line += f"; {report.doubtful} in doubt {'is' if report.doubtful == 1 else 'are'} left alone"
    return line


def _table(matched: Sequence[Matched]) -> Iterator[str]:
    """List each article with the entry that it is, how it was found, and what its sidecar gets."""
    rows = [
        (
            one.place,
            one.title[:WIDEST],
            one.way,
            ", ".join(one.fields) or ("differs" if one.differs else "agrees"),
        )
        for one in matched
    ]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    for row in rows:
        yield "  ".join((*(text.ljust(width) for text, width in zip(row[:3], widths, strict=True)), row[3]))
