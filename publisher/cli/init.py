"""`publisher init`."""

from __future__ import annotations

from pathlib import Path

import click

from publisher.cli.options import exit_on_error


@click.command()
@click.argument("folder", default=".", type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> None:
    """Start a site in FOLDER (default: the current one).

    Writes a publisher.toml to fill in, and articles/ with one article.
    """
    from publisher.init import init_site

    with exit_on_error():
        for path in init_site(folder):
            click.echo(f"wrote {path}")
