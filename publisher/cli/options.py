"""What every command shares: which site is meant, and how errors are told."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

import click


def place(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say which site is meant."""

    @click.option("-C", "folder", default=".", metavar="DIR", help="The site's folder (default: here).")
    @click.option("--config", "file", metavar="FILE", help="Another configuration than DIR/publisher.toml.")
    @wraps(command)
    def placed(*args: Any, **kwargs: Any) -> Any:
        return command(*args, **kwargs)

    return placed


@contextmanager
def told() -> Iterator[None]:
    """Turn our errors into one line on standard error and their exit status."""
    from publisher.errors import PublisherError

    try:
        yield
    except PublisherError as error:
        click.echo(f"publisher: {error}", err=True)
        sys.exit(error.status)
