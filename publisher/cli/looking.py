"""Commands that only look: `explain`, `preview`, `status`, `validate`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from publisher.cli.doors import place, told


@click.command()
@place
@click.argument("article", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def explain(folder: str, file: str | None, article: Path, as_json: bool) -> None:
    """Show each field of ARTICLE, the claim that won it, and why the others lost."""
    from publisher.config import load
    from publisher.explanation import as_lines, as_values, entries_of

    with told():
        entries = entries_of(load(folder, file), article)
    if as_json:
        import orjson

        click.echo(orjson.dumps([as_values(entry) for entry in entries], option=orjson.OPT_INDENT_2))
    else:
        for entry in entries:
            click.echo("\n".join(as_lines(entry)))


@click.command()
@place
@click.option("--port", default=0, metavar="N", help="Listen there (default: any that is free).")
@click.option("--local/--public", default=True, help="Whose addresses the feeds name: the preview's (default).")
def preview(folder: str, file: str | None, port: int, *, local: bool) -> None:
    """Show the feeds on this machine, and build them again whenever an article changes."""
    from publisher.cli.telling import say
    from publisher.config import load
    from publisher.preview import run

    with told():
        run(lambda: load(folder, file), port, local=local, say=say, begun=click.echo)


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--url", default="", help="The feed's public address, to compare its self link with.")
def validate(files: tuple[Path, ...], url: str) -> None:
    """Say whether each of FILES is a valid RSS, Atom or JSON feed."""
    from publisher.scanner import shown
    from publisher.validator import validate as check

    bad = False
    with told():
        for path in files:
            for one in check(path.read_bytes(), url=url):
                bad = bad or one.severity == "error"
                click.echo(f"{path}:{one.line}: {one.severity}: {shown(one.message)}; {one.mend}")
    sys.exit(65 if bad else 0)


@click.command()
@place
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def status(folder: str, file: str | None, *, as_json: bool) -> None:
    """Tell how the site stands: last build, feeds, standing problems, withheld articles."""
    from datetime import UTC, datetime

    from publisher.config import load
    from publisher.status import as_lines, as_values, status_of

    with told():
        found = status_of(load(folder, file), datetime.now(UTC))
    if as_json:
        import orjson

        click.echo(orjson.dumps(as_values(found), option=orjson.OPT_INDENT_2))
    else:
        click.echo("\n".join(as_lines(found)))
