"""`publisher explain`."""

from __future__ import annotations

from pathlib import Path

import click

from publisher.cli.options import place, told


@click.command()
@place
@click.argument("article", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def explain(folder: str, file: str | None, article: Path, as_json: bool) -> None:
    """Show each field of ARTICLE, the claim that won it, and why the others lost."""
    from publisher.config import load
    from publisher.explain import as_lines, as_values, entries_of

    with told():
        entries = entries_of(load(folder, file), article)
    if as_json:
        import orjson

        click.echo(orjson.dumps([as_values(entry) for entry in entries], option=orjson.OPT_INDENT_2))
    else:
        for entry in entries:
            click.echo("\n".join(as_lines(entry)))
