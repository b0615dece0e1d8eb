"""`publisher import`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from publisher.cli.options import exit_on_error, site_options
from publisher.text.characters import counted

if TYPE_CHECKING:
    from publisher.importer import ImportReport

MOST = 20  # names or problems that are printed


@click.command("import")
@site_options
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
@click.option("--into", default="", metavar="DIR", help="The folder for the articles (default: articles).")
@click.option("--update", is_flag=True, help="Replace imported articles that differ from the feed now.")
@click.option(
    "--elsewhere", is_flag=True, help="The feeds are other publishers': name each article's publisher."
)
@click.option("--write-config", is_flag=True, help="Write the suggested publisher.toml, if there is none.")
@click.option("-n", "--dry-run", is_flag=True, help="Show what would be written; write nothing.")
def import_(
    folder: str,
    file: str | None,
    feeds: tuple[str, ...],
    *,
    into: str,
    update: bool,
    elsewhere: bool,
    write_config: bool,
    dry_run: bool,
) -> None:
    """Turn the entries of feeds into articles.

    Each FEED is a file of RSS, Atom, JSON Feed or OPML, or one of these as .gz. Ids, dates and authors are
    kept, so that subscribers see nothing twice. Nothing is fetched. A folder DIR that does not exist is made. A
    file that exists is not overwritten, except by --update.
    """
    from publisher.config import FILE_NAME, Config, load
    from publisher.importer import import_feeds, write_configuration

    with exit_on_error():
        is_new = file is None and not Path(folder).exists() and Path(folder).absolute().parent.is_dir()
        config = Config(root=Path(folder)) if is_new else load(folder, file)
        report = import_feeds(config, feeds, into=into, update=update, elsewhere=elsewhere, dry_run=dry_run)
        _print_outcome(report, dry_run=dry_run)
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
    would = "would be " if dry_run else ""
    parts = [f"{counted(len(report.written), 'article')} {would}written to {report.folder}"]
    if report.updated:
        parts.append(f"{len(report.updated)} {would}updated")
    if report.unchanged:
        parts.append(f"{len(report.unchanged)} unchanged")
    if report.kept:
        parts.append(f"{len(report.kept)} kept although the feed differs")
    click.echo(printable("; ".join(parts)))
