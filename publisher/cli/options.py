"""What commands share: the options that choose a site, and how an error ends a command."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

import click


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
