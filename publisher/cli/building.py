"""`publisher build`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import click

from publisher.cli.doors import FAULT, fault, place, told

if TYPE_CHECKING:
    from publisher.config import Config


@click.command()
@place
@click.option("-n", "--dry-run", is_flag=True, help="Say what subscribers would see; write nothing.")
@click.option("--accept", is_flag=True, help="Publish although entries would vanish or turn up again as new.")
@click.option("--strict", is_flag=True, help="Exit with 65 while any problem stands.")
@click.option("--json", "as_json", is_flag=True, help="Report in JSON on standard output.")
@click.option("-v", "--verbose", is_flag=True, help="Tell all standing problems and what was passed over.")
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
    """Make the feeds. Silent without a terminal, unless a person is needed."""
    from publisher.cli.telling import say, tell, values
    from publisher.config import load
    from publisher.pipeline import build as run

    with told():
        config = load(folder, file)
    with _pinged(config, silent=dry_run), told_once(config, verbose=verbose), _progress() as engine:
        report = run(config, engine=engine, dry_run=dry_run, accept=accept, strict=strict)
        if as_json:
            import orjson

            click.echo(orjson.dumps(values(report), option=orjson.OPT_INDENT_2))
        else:
            tell(report, config, full=verbose or dry_run, verbose=verbose)
        if not dry_run and (failure := _settled(config)):
            say(f"mended: {failure}")
        if not dry_run and (news := _announced(config)):
            say(news)
        sys.exit(report.status)


@contextmanager
def told_once(config: Config, *, verbose: bool = False) -> Iterator[None]:
    """Tell an error when it appears; at the next run of a crontab, it is no news."""
    from publisher.catalog.failure import is_news
    from publisher.cli.telling import say
    from publisher.errors import BusyError, PublisherError

    try:
        yield
    except PublisherError as error:
        # That another build is running is gone by itself, and never a failure of this site.
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


def _settled(config: Config) -> str:
    from publisher.catalog.failure import settled

    return settled(config.state)


def _announced(config: Config) -> str:
    """Tell the hub what changed, now that all is in place and the next build could begin."""
    from publisher.hub import announce

    return announce(config, always=sys.stderr.isatty()) if config.hub.url else ""


@contextmanager
def _pinged(config: Config, *, silent: bool) -> Iterator[None]:
    """Tell the health check how the build ended. It notices by itself when it is not told."""
    from publisher.errors import NotifyError

    try:
        yield
    except SystemExit as ending:
        if config.notify.healthcheck and not silent:
            from publisher.notify import ping

            with suppress(NotifyError):
                ping(config.notify.healthcheck, failed=bool(ending.code), private=config.notify.private)
        raise


@contextmanager
def _progress() -> Iterator[Any]:
    """An engine that shows its progress on a terminal; the plain one elsewhere."""
    from publisher.engine import Processes

    if not sys.stderr.isatty():
        yield Processes()
        return

    class Shown(Processes):
        def run(self, function: Callable[[Any], Any], tasks: Any) -> Generator[Any, None, None]:
            with click.progressbar(
                super().run(function, tasks),
                len(tasks),
                label="Reading",
                file=sys.stderr,
                hidden=len(tasks) < 200,
            ) as bar:
                yield from bar

    yield Shown()
