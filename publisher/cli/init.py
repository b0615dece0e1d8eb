"""`publisher init`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from publisher.cli.options import exit_on_error

if TYPE_CHECKING:
    from publisher.init.found import Found


@click.command()
@click.argument("folder", default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option("--link", default="", metavar="ADDRESS", help="The address of the site.")
@click.option("-y", "--yes", is_flag=True, help="Ask nothing.")
def init(folder: Path, link: str, *, yes: bool) -> None:
    """Look at a site, and write its publisher.toml.

    FOLDER is the site's (default: the current one). Looks at the files of Jekyll, Hugo, Pelican, Eleventy,
    Zola, Hexo, Docusaurus, Astro and others, of web pages and of plain folders of articles, and runs nothing. A
    new site gets a first article.
    """
    from datetime import date

    from publisher.init import check_free, look, write
    from publisher.init.wording import lines_of, next_steps

    with exit_on_error():
        check_free(folder)
        found = look(folder, link)
        for line in lines_of(found):
            click.echo(line)
        if not yes and _is_terminal():
            answered = _ask(found)
            if answered is None:
                click.echo("nothing was written")
                return
            found = answered
        for path in write(folder, found, date.today()):  # noqa: DTZ011 -- the owner's own day
            click.echo(f"wrote {path}")
        for line in next_steps(found, str(folder)):
            click.echo(line)


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _ask(found: Found) -> Found | None:
    """Ask for the address where it is unknown, and whether to write; None if not."""
    from publisher.errors import ConfigError
    from publisher.init import with_address

    while not found.setting("link"):
        link = click.prompt("Address of the site (empty: later)", default="", show_default=False)
        if not link.strip():
            break
        try:
            found = with_address(found, link)
        except ConfigError as error:
            click.echo(str(error))
    what = "for it" if found.kind else "and a first article"
    return found if click.confirm(f"Write publisher.toml {what}?", default=True) else None
