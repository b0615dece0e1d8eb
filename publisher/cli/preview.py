"""`publisher preview`."""

from __future__ import annotations

import click

from publisher.cli.options import exit_on_error, site_options


@click.command()
@site_options
@click.option("--port", default=0, metavar="N", help="The port to listen on (default: any free one).")
@click.option(
    "--local/--public",
    default=True,
    help="Write the preview's addresses into the feeds (default), or the public ones.",
)
def preview(folder: str, file: str | None, port: int, *, local: bool) -> None:
    """Serve the feeds on this machine, and follow changes.

    The feeds are built again whenever an article or the configuration changes, and the page in the browser
    reloads itself if it changed. A picture that does not load is framed in red. The files of the site are not
    changed. Press Ctrl-C to stop.
    """
    from publisher.cli.output import say
    from publisher.config import load
    from publisher.preview import run

    with exit_on_error():
        run(lambda: load(folder, file), port, local=local, say=say, begun=click.echo)
