"""`publisher import`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from publisher.cli.doors import place, told

if TYPE_CHECKING:
    from publisher.importer import ImportReport

MOST = 20  # names or problems that are told


@click.command("import")
@place
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
@click.option("--into", default="", metavar="DIR", help="The folder for the articles (default: articles).")
@click.option("--update", is_flag=True, help="Replace imported articles that differ from the feed now.")
@click.option("--elsewhere", is_flag=True, help="The feeds are other publishers': let each article say whose.")
@click.option("--write-config", is_flag=True, help="Write the suggested publisher.toml, if there is none.")
@click.option("-n", "--dry-run", is_flag=True, help="Say what would be written; write nothing.")
def move(
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
    """Write the entries of each FEED (a file of RSS, Atom, JSON Feed or OPML, also .gz) as articles.

    Ids, dates and authors are kept: who subscribed sees nothing twice. Nothing is fetched, and no file
    that stands there is written over.
    """
    from publisher.config import FILE_NAME, load
    from publisher.importer import import_feeds, write_configuration

    with told():
        config = load(folder, file)
        moving = import_feeds(config, feeds, into=into, update=update, elsewhere=elsewhere, dry_run=dry_run)
        _tell(moving, dry_run=dry_run)
        if write_config and not dry_run and write_configuration(config, moving.configuration):
            click.echo(f"wrote {config.root / FILE_NAME}")
            return
        if write_config and not dry_run:
            click.echo(f"publisher: {FILE_NAME} is there already, and stays as it is", err=True)
        click.echo(f"\n# suggested for {FILE_NAME}\n{moving.configuration}", nl=False)


def _tell(moving: ImportReport, *, dry_run: bool) -> None:
    from publisher.cli.telling import say
    from publisher.scanner import shown

    for problem in moving.problems[:MOST]:
        say(f"{problem.severity}: {problem}")
    if len(moving.problems) > MOST:
        say(f"and {len(moving.problems) - MOST} more problems")
    for note in moving.notes:
        say(f"note: {note}")
    for name in moving.kept[:MOST]:
        say(f"kept: {name}: differs from the feed; --update replaces it")
    if len(moving.kept) > MOST:
        say(f"kept: and {len(moving.kept) - MOST} more")
    would = "would be " if dry_run else ""
    counts = [f"{len(moving.written)} articles {would}written to {moving.folder}"]
    if moving.updated:
        counts.append(f"{len(moving.updated)} {would}updated")
    if moving.unchanged:
        counts.append(f"{len(moving.unchanged)} unchanged")
    if moving.kept:
        counts.append(f"{len(moving.kept)} kept although the feed differs")
    click.echo(shown("; ".join(counts)))
