"""`publisher status`."""

from __future__ import annotations

import click

from publisher.cli.options import exit_on_error, json_option, site_options
from publisher.tables.kinds import KINDS


@click.command()
@site_options
@click.option("--kind", type=click.Choice(tuple(KINDS)), help="List all problems of one kind.")
@json_option
def status(folder: str, file: str | None, *, kind: str | None, as_json: bool) -> None:
    """Show the last build, the feeds and the problems.

    Also shows which articles are withheld until their dates.
    """
    from datetime import UTC, datetime

    from publisher.cli.output import print_json
    from publisher.config import load
    from publisher.status import as_lines, as_values, status_of

    if kind is not None:
        _list(folder, file, kind, as_json=as_json)
        return
    with exit_on_error():
        found = status_of(load(folder, file), datetime.now(UTC))
    if as_json:
        print_json(as_values(found))
    else:
        click.echo("\n".join(as_lines(found)))


def _list(folder: str, file: str | None, kind: str, *, as_json: bool) -> None:
    """Print all problems of one kind."""
    from publisher.cli.output import print_json
    from publisher.config import load
    from publisher.status import problem_lines, problem_values, problems_of

    with exit_on_error():
        found = problems_of(load(folder, file), kind)
    if as_json:
        print_json({"kind": kind, "problems": problem_values(found)})
    else:
        click.echo("\n".join(problem_lines(found, kind)))
