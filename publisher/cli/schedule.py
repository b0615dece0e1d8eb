"""`publisher schedule`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from publisher.cli.options import place, told


@click.command()
@place
@click.option("--every", default="15m", metavar="TIME", help="1m to 30m, 1h to 12h, or daily (default: 15m).")
@click.option("--install", "act", flag_value="install", help="Put the line into your crontab.")
@click.option("--remove", "act", flag_value="remove", help="Take it out again.")
@click.option("--show", "act", flag_value="show", help="Show it as it stands there.")
@click.option("--systemd", "act", flag_value="systemd", help="Print a service and a timer instead.")
def schedule(folder: str, file: str | None, *, every: str, act: str | None) -> None:
    """Print the crontab line that builds this site regularly."""
    from publisher import schedule as keeper
    from publisher.config import load

    where, named = Path(folder).resolve(), Path(file).resolve() if file else None
    with told():
        config = load(folder, file)
        if act == "install":
            click.echo(keeper.install(where, every, named))
        elif act == "remove":
            if not keeper.remove(where):
                click.echo("publisher: no line for this site in the crontab", err=True)
        elif act == "show":
            row = keeper.show(where)
            click.echo(row or "publisher: no line for this site in the crontab", err=not row)
            sys.exit(0 if row else 1)
        elif act == "systemd":
            network = bool(config.notify.healthcheck or config.hub.url)
            service, timer = keeper.units(where, every, named, network=network)
            click.echo(f"# /etc/systemd/system/publisher.service\n{service}")
            click.echo(f"# /etc/systemd/system/publisher.timer\n{timer}")
        else:
            click.echo(keeper.line(where, every, named))
