"""`publisher preview`."""

from __future__ import annotations

import click

from publisher.cli.options import place, told


@click.command()
@place
@click.option("--port", default=0, metavar="N", help="Listen there (default: any that is free).")
@click.option("--local/--public", default=True, help="Whose addresses the feeds name: the preview's (default).")
def preview(folder: str, file: str | None, port: int, *, local: bool) -> None:
    """Show the feeds on this machine, and build them again whenever an article changes."""
    from publisher.cli.output import say
    from publisher.config import load
    from publisher.preview import run

    with told():
        run(lambda: load(folder, file), port, local=local, say=say, begun=click.echo)
