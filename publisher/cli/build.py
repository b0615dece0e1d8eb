"""`publisher build`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import click

from publisher.cli.options import FAULT, exit_on_error, fault, json_option, site_options

if TYPE_CHECKING:
    from publisher.cli.terminal import FileCounter
    from publisher.config import Config
    from publisher.engine import Engine


@click.command()
@site_options
@click.option("-n", "--dry-run", is_flag=True, help="Show what would change for subscribers; write nothing.")
@click.option("--accept", is_flag=True, help="Publish even if entries would vanish or appear again as new.")
@click.option("--strict", is_flag=True, help="Exit with status 65 while any error or warning is open.")
@json_option
@click.option(
    "-v", "--verbose", is_flag=True, help="Print all problems, old ones too, and the files that are skipped."
)
def build(
    folder: str,
    file: str | None,
    *,
    dry_run: bool,
    accept: bool,
    strict: bool,
    as_json: bool,
    verbose: bool,
) -> None:
    """Build the feeds. Without a terminal, print only what needs attention."""
    from publisher.catalog.state_files import settle_failure
    from publisher.cli.output import print_json, print_report, report_values, say
    from publisher.config import load
    from publisher.pipeline import build as run

    with exit_on_error():
        config = load(folder, file)
    reported = _exit_on_new_error(config, verbose=verbose)
    with _health_check(config, silent=dry_run), reported:
        engine, counter = _tools()
        report = run(config, engine=engine, watch=counter, dry_run=dry_run, accept=accept, strict=strict)
        if counter is not None:
            counter.end()
        if as_json:
            print_json(report_values(report))
        else:
            print_report(report, config, full=verbose or dry_run, verbose=verbose)
        if not dry_run and (failure := settle_failure(config.state)):
            say(f"fixed: {failure}")
        if not dry_run and (news := _announce(config)):
            say(news)
        sys.exit(report.status)


@contextmanager
def _exit_on_new_error(config: Config, *, verbose: bool) -> Iterator[None]:
    """Exit with an error's status; without a terminal, print the error only when it is new."""
    from publisher.catalog.state_files import is_news
    from publisher.cli.output import say
    from publisher.errors import BusyError, PublisherError

    try:
        yield
    except PublisherError as error:
        # A running build is not a failure of the site, so it is not remembered as one.
        if isinstance(error, BusyError) or is_news(config.state, str(error)) or sys.stderr.isatty():
            say(str(error))
        sys.exit(error.status)
    except (OSError, click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except Exception as error:  # noqa: BLE001 -- it is reported, and sets the status
        text = fault(error, verbose=verbose)
        if is_news(config.state, text) or verbose or sys.stderr.isatty():
            say(text)
        sys.exit(FAULT)


def _announce(config: Config) -> str:
    """Announce changed feeds to the hub, after the lock is released; returns news about the hub itself."""
    from publisher.hub import announce

    return announce(config, always=sys.stderr.isatty()) if config.hub.url else ""


@contextmanager
def _health_check(config: Config, *, silent: bool) -> Iterator[None]:
    """Report the end of the build to the health check. A failed report is ignored: the check misses it."""
    from publisher.errors import NotifyError

    try:
        yield
    except SystemExit as ending:
        if config.notify.healthcheck and not silent:
            from publisher.network import ping

            with suppress(NotifyError):
                ping(config.notify.healthcheck, failed=bool(ending.code), private=config.notify.private)
        raise


def _tools() -> tuple[Engine, FileCounter | None]:
    """Give an engine and a counter of written files, which show progress if there is a terminal."""
    if sys.stderr.isatty():
        from publisher.cli.terminal import FileCounter, WithProgress

        return WithProgress(), FileCounter()
    from publisher.engine.processes import Processes

    return Processes(), None
