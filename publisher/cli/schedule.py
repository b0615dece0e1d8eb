"""`publisher schedule`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from publisher.cli.options import exit_on_error, site_options

NO_LINE = "publisher: no line for this site in the crontab"


@click.command()
@site_options
@click.option("--every", default="15m", metavar="TIME", help="1m to 30m, 1h to 12h, or daily (default: 15m).")
@click.option("--install", "action", flag_value="install", help="Write the line into your crontab.")
@click.option("--remove", "action", flag_value="remove", help="Remove the line from your crontab.")
@click.option("--show", "action", flag_value="show", help="Print the line that is in your crontab.")
@click.option("--systemd", "action", flag_value="systemd", help="Print a systemd service and timer instead.")
def schedule(folder: str, file: str | None, *, every: str, action: str | None) -> None:
    """Print a crontab line that builds this site regularly."""
    from publisher import schedule as crontab
    from publisher.config import load

    where, named = Path(folder).resolve(), Path(file).resolve() if file else None
    with exit_on_error():
        config = load(folder, file)
        if action == "install":
            click.echo(crontab.install(where, every, named))
        elif action == "remove":
            if not crontab.remove(where):
                click.echo(NO_LINE, err=True)
        elif action == "show":
            row = crontab.show(where)
            click.echo(row or NO_LINE, err=not row)
            sys.exit(0 if row else 1)
        elif action == "systemd":
            network = bool(config.notify.healthcheck or config.hub.url)
            service, timer = crontab.units(where, every, named, network=network)
            click.echo(f"# /etc/systemd/system/publisher.service\n{service}")
            click.echo(f"# /etc/systemd/system/publisher.timer\n{timer}")
        else:
            click.echo(crontab.line(where, every, named))
