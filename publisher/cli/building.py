"""`publisher build`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from publisher.cli.doors import place, told

if TYPE_CHECKING:
    from publisher.config import Config
    from publisher.pipeline import Report


@click.command()
@place
@click.option("-n", "--dry-run", is_flag=True, help="Say what subscribers would see; write nothing.")
@click.option("--accept", is_flag=True, help="Publish although entries would vanish or turn up again as new.")
@click.option("--strict", is_flag=True, help="Exit with 65 while any problem stands.")
@click.option("-v", "--verbose", is_flag=True, help="Tell all standing problems and what was passed over.")
def build(folder: str, file: str | None, *, dry_run: bool, accept: bool, strict: bool, verbose: bool) -> None:
    """Make the feeds. Silent without a terminal, unless a person is needed."""
    from publisher.config import load
    from publisher.pipeline import build as run

    with told():
        config = load(folder, file)
        with _progress() as engine:
            report = run(config, engine=engine, dry_run=dry_run, accept=accept, strict=strict)
    _tell(report, config, verbose or dry_run, verbose)
    sys.exit(report.status)


@contextmanager
def _progress() -> Iterator[Any]:
    """An engine that shows its progress on a terminal; the plain one elsewhere."""
    from publisher.engine import Processes

    if not sys.stderr.isatty():
        yield Processes()
        return

    class Shown(Processes):
        def run(self, function: Callable[[Any], Any], tasks: Any) -> Iterator[Any]:
            with click.progressbar(
                super().run(function, tasks),
                len(tasks),
                label="Reading",
                file=sys.stderr,
                hidden=len(tasks) < 200,
            ) as bar:
                yield from bar

    yield Shown()


def _tell(report: Report, config: Config, full: bool, verbose: bool) -> None:
    from publisher.scanner import shown

    if report.note:
        kept = f"{config.state}/catalog.sqlite.broken"
        click.echo(
            f"publisher: warning: {config.state}/catalog.sqlite was {report.note}; it was set aside as {kept}, "
            "and everything was computed anew",
            err=True,
        )
    problems = report.standing if full else report.appeared
    for problem in problems:
        click.echo(f"publisher: {problem.severity}: {shown(str(problem))}", err=True)
    for problem in report.mended:
        click.echo(f"publisher: mended: {shown(problem.place)}: {shown(problem.message)}", err=True)
    for line in report.blocked:
        click.echo(f"publisher: stopped: {shown(line)}", err=True)
    if report.blocked:
        click.echo("publisher: nothing was published; run with --accept if this is meant", err=True)
    if verbose:
        for name in report.unknown:
            click.echo(f"publisher: passed over: {name}", err=True)
    if full:
        for seen in report.differences:
            _tell_difference(seen.feed, {"new": seen.new, "changed": seen.changed, "gone": seen.gone})
    if full or sys.stdout.isatty():
        click.echo(_closing(report, config))


def _tell_difference(feed: str, kinds: dict[str, tuple[str, ...]]) -> None:
    from publisher.scanner import shown

    for kind, titles in kinds.items():
        for title in titles[:10]:
            click.echo(f"{feed}: {kind}: {shown(title)}")
        if len(titles) > 10:
            click.echo(f"{feed}: {kind}: and {len(titles) - 10} more")


def _closing(report: Report, config: Config) -> str:
    parts = [f"{report.files} files, {report.read} read", f"{report.shown} entries in {report.feeds} feeds"]
    if report.withheld:
        parts.append(f"{report.withheld} withheld until their date")
    if report.drafts:
        parts.append(f"{report.drafts} drafts")
    if report.standing:
        parts.append(f"{len(report.standing)} problems")
    parts.append(f"{len(report.written)} files written to {config.target}")
    return "; ".join(parts)
