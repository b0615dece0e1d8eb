"""`publisher status`."""

from __future__ import annotations

import click

from publisher.cli.options import exit_on_error, json_option, site_options


@click.command()
@site_options
@json_option
def status(folder: str, file: str | None, *, as_json: bool) -> None:
    """Show the last build, the feeds and the problems.

    Also shows which articles are withheld until their dates.
    """
    from datetime import UTC, datetime

    from publisher.cli.output import print_json
    from publisher.config import load
    from publisher.status import as_lines, as_values, status_of

    with exit_on_error():
        found = status_of(load(folder, file), datetime.now(UTC))
    if as_json:
        print_json(as_values(found))
    else:
        click.echo("\n".join(as_lines(found)))
