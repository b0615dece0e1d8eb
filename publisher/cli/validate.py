"""`publisher validate`."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--url", default="", help="The feed's public address, to compare its self link with.")
def validate(files: tuple[Path, ...], url: str) -> None:
    """Say whether each of FILES is a valid RSS, Atom or JSON feed."""
    from publisher.text.characters import printable
    from publisher.validator import validate as check

    bad = False
    for path in files:
        for one in check(path.read_bytes(), url=url):
            bad = bad or one.severity == "error"
            click.echo(f"{path}:{one.line}: {one.severity}: {printable(one.message)}; {one.mend}")
    sys.exit(65 if bad else 0)
