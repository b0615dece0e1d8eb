"""`publisher init`."""

from __future__ import annotations

from pathlib import Path

import click

from publisher.cli.options import told


@click.command()
@click.argument("folder", default=".", type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> None:
    """Write a first publisher.toml (and articles/ with one article) into FOLDER."""
    from publisher.init import start

    with told():
        for path in start(folder):
            click.echo(f"wrote {path}")
