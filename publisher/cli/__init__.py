"""The command line: parse, call, print, exit. One file per command."""

from __future__ import annotations

import click

from publisher._version import __version__
from publisher.cli.build import build
from publisher.cli.explain import explain
from publisher.cli.import_ import import_
from publisher.cli.init import init
from publisher.cli.preview import preview
from publisher.cli.schedule import schedule
from publisher.cli.status import status
from publisher.cli.validate import validate

STATUS = """
\b
Exit status:
  0   done; an article with a problem does not change that
  64  wrong usage                       65  an article or a feed is not fit to publish
  66  the articles folder is missing    70  a fault of publisher itself
  73  the output cannot be written      74  the catalog cannot be read or written
  75  another build is running          78  the configuration is wrong
"""
click.UsageError.exit_code = 64  # EX_USAGE


@click.group(epilog=STATUS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="publisher")
def cli() -> None:
    """Turn a folder of articles into RSS, Atom and JSON feeds."""


for command in (build, explain, import_, init, preview, schedule, status, validate):
    cli.add_command(command)
