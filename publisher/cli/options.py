"""What commands share: the options that choose a site, and how an error ends a command."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

import click

FAULT = 70  # EX_SOFTWARE: exit status of a fault of ours
TRACEBACK = "PUBLISHER_TRACEBACK"  # the variable of the environment that asks for one


def site_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that choose a site, as the arguments `folder` and `file`."""

    @click.option(
        "-C", "folder", default=".", metavar="DIR", help="The site's folder (default: the current one)."
    )
    @click.option("--config", "file", metavar="FILE", help="The configuration (default: DIR/publisher.toml).")
    @wraps(command)
    def with_site(*args: Any, **kwargs: Any) -> Any:
        return command(*args, **kwargs)

    return with_site


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@contextmanager
def exit_on_error() -> Iterator[None]:
    """Print an error of ours as one line on standard error, and exit with its status."""
    from publisher.errors import PublisherError

    try:
        yield
    except PublisherError as error:
        click.echo(f"publisher: {error}", err=True)
        sys.exit(error.status)
    except (OSError, click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except Exception as error:  # noqa: BLE001 -- it is reported, and sets the status
        from publisher.text.characters import printable

        click.echo(printable(f"publisher: {fault(error)}"), err=True)
        sys.exit(FAULT)


def fault(error: Exception, *, verbose: bool = False) -> str:
    """Say in one line that an exception is a fault of ours; `verbose` prints the traceback, too."""
    from publisher.errors import REPORT, fault_of

    if verbose or os.environ.get(TRACEBACK):
        import traceback

        click.echo("".join(traceback.format_exception(error)), err=True, nl=False)
    return f"{fault_of(error)}; {REPORT}, with what it says where {TRACEBACK}=1 is set"
