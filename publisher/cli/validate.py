"""`publisher validate`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from publisher.cli.options import exit_on_error


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--url", default="", help="The feed's public address; its self link must be the same.")
def validate(files: tuple[Path, ...], url: str) -> None:
    """Check that FILES are valid RSS, Atom or JSON feeds."""
    from publisher.text.characters import printable
    from publisher.validator import validate as check

    valid = True
    with exit_on_error():
        for path in files:
            for one in check(path.read_bytes(), url=url):
                valid = valid and one.severity != "error"
                click.echo(f"{path}:{one.line}: {one.severity}: {printable(one.message)}; {one.remedy}")
    sys.exit(0 if valid else 65)
