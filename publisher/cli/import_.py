"""`publisher import`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from publisher.cli.options import exit_on_error, site_options
from publisher.text.counts import counted

if TYPE_CHECKING:
    from publisher.moving import Moving

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
    kept, so that subscribers see nothing twice. Nothing is fetched. A file that exists is not overwritten,
    except by --update.
    """
    from publisher.config import FILE_NAME, load
    from publisher.moving import move as run
    from publisher.moving import write_configuration

    with exit_on_error():
        config = load(folder, file)
        moving = run(config, feeds, into=into, update=update, elsewhere=elsewhere, dry_run=dry_run)
        _print_outcome(moving, dry_run=dry_run)
        if write_config and not dry_run and write_configuration(config, moving.configuration):
            click.echo(f"wrote {config.root / FILE_NAME}")
            return
        if write_config and not dry_run:
            click.echo(f"publisher: {FILE_NAME} is there already, and was not changed", err=True)
        click.echo(f"\n# suggested for {FILE_NAME}\n{moving.configuration}", nl=False)


def _print_outcome(moving: Moving, *, dry_run: bool) -> None:
    from publisher.cli.output import say
    from publisher.text.characters import printable

    for problem in moving.problems[:MOST]:
        say(f"{problem.severity}: {problem}")
    if len(moving.problems) > MOST:
        say(f"and {counted(len(moving.problems) - MOST, 'more problem')}")
    for note in moving.notes:
        say(f"note: {note}")
    for name in moving.kept[:MOST]:
        say(f"kept: {name}: differs from the feed; --update replaces it")
    if len(moving.kept) > MOST:
        say(f"kept: and {len(moving.kept) - MOST} more")
    would = "would be " if dry_run else ""
    parts = [f"{counted(len(moving.written), 'article')} {would}written to {moving.folder}"]
    if moving.updated:
        parts.append(f"{len(moving.updated)} {would}updated")
    if moving.unchanged:
        parts.append(f"{len(moving.unchanged)} unchanged")
    if moving.kept:
        parts.append(f"{len(moving.kept)} kept although the feed differs")
    click.echo(printable("; ".join(parts)))
