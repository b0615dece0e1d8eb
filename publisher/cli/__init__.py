"""The command line: parse, call, print, exit. One file per command."""

from __future__ import annotations

from importlib import import_module

import click

from publisher._version import __version__

COMMANDS = ("build", "explain", "import", "init", "preview", "schedule", "status", "validate")
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


class _Commands(click.Group):
    """Imports a command when it is asked for: cron asks for one of them, thousands of times."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the formats that are read above the exit status."""
        from publisher.readers import FAMILIES

        with formatter.section("Formats"):
            formatter.write_dl(
                [
                    (
                        one.title,
                        (f"(publisher[{one.extra}]) " if one.extra else "") + " ".join(one.suffixes),
                    )
                    for one in FAMILIES
                ]
            )
        super().format_epilog(ctx, formatter)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- the signature is click's
        """List all names."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the command of a name."""
        if cmd_name in COMMANDS:
            return _command(cmd_name)
        self.commands.update((name, _command(name)) for name in COMMANDS)  # click suggests the nearest of these
        return None


def _command(name: str) -> click.Command:
    """Import the function that a command calls: it is named as the command, unless Python has the word."""
    name = "import_" if name == "import" else name
    found: click.Command = getattr(import_module(f"publisher.cli.{name}"), name)
    return found


@click.group(cls=_Commands, epilog=STATUS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="publisher")
def cli() -> None:
    """Turn a folder of articles into RSS, Atom and JSON feeds."""
