"""The command line: parse, call, print, exit code; nothing else."""

from __future__ import annotations

import click

from publisher import __version__
from publisher.cli.building import build
from publisher.cli.keeping import init, schedule
from publisher.cli.looking import explain, preview, status, validate
from publisher.cli.moving import move

STATUS = """
\b
Exit status:
  0   done (single bad articles are told, the rest is published)
  64  the command was misused           65  an article or a feed is not fit to publish
  66  the articles folder is missing    70  a fault of publisher itself
  73  the output cannot be written      74  what is remembered cannot be written
  75  another build is running          78  the configuration is wrong
"""
click.UsageError.exit_code = 64  # EX_USAGE


@click.group(epilog=STATUS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="publisher")
def cli() -> None:
    """Turn a folder of articles into RSS, Atom and JSON feeds."""


for command in (build, explain, move, init, preview, schedule, status, validate):
    cli.add_command(command)
