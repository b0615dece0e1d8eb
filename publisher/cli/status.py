"""`publisher status`."""

from __future__ import annotations

import click

from publisher.cli.options import place, told


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
