"""`publisher validate`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from publisher.cli.options import exit_on_error

MOST = 5  # lines with the same fault that are named


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
            found: dict[tuple[str, str, str], list[int]] = {}
            for one in check(path.read_bytes(), url=url):
                valid = valid and one.severity != "error"
                found.setdefault((one.severity, one.message, one.remedy), []).append(one.line)
            for (severity, message, remedy), (first, *others) in found.items():
                said = f"{severity}: {printable(message)}; {remedy}{_also(others)}"
                click.echo(f"{path}:{first}: {said}")
    sys.exit(0 if valid else 65)


def _also(lines: list[int]) -> str:
    """Name the other lines that have the same fault."""
    if not lines:
        return ""
    named = ", ".join(map(str, lines[:MOST]))
    more = f" and {len(lines) - MOST} more" if len(lines) > MOST else ""
    return f" (also in line {named}{more})" if len(lines) == 1 else f" (also in lines {named}{more})"
