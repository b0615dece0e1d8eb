"""What commands print: lines for people, JSON for programs."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from publisher.text.characters import counted, printable

if TYPE_CHECKING:
    from publisher.config import Config
    from publisher.pipeline import Report

MOST = 10  # titles of one kind that are printed for one feed


def say(text: str) -> None:
    """Print one line on standard error, without control characters."""
    click.echo(printable(f"publisher: {text}"), err=True)


def print_json(value: Any) -> None:
    """Print a value as indented JSON."""
    import orjson

    click.echo(orjson.dumps(value, option=orjson.OPT_INDENT_2))


def print_report(report: Report, config: Config, *, full: bool, verbose: bool) -> None:
    """Print a build's report: news on standard error, and a summary on a terminal.

    Args:
        report: What the build did.
        config: The site's configuration.
        full: Print every problem there is, what subscribers would see, and the summary.
        verbose: Print the skipped files too.
    """
    if report.note:
        catalog = f"{config.state}/catalog.sqlite"
        say(f"warning: {catalog} was {report.note}; it was kept as {catalog}.broken, and made again")
    for title in report.lost:
        say(f"warning: the catalog of the last build is gone: {title!r} appears under another id than before")
    for problem in report.problems if full else report.appeared:
        say(f"{problem.severity}: {problem}")
    for problem in report.fixed:
        say(f"fixed: {problem.place}: {problem.message}")
    if report.blocked and (full or sys.stderr.isatty() or report.appeared):
        say("nothing was published; run with --accept if this is intended")
    if verbose:
        for name in report.unknown:
            say(f"skipped: {name}")
    if full:
        for seen in report.differences:
            _print_difference(seen.feed, {"new": seen.new, "changed": seen.changed, "gone": seen.gone})
    if full or sys.stdout.isatty():
        click.echo(_summary(report, config))


def report_values(report: Report) -> dict[str, Any]:
    """Turn a report into plain values, for JSON."""
    kinds = ("differences", "appeared", "fixed", "problems")
    return {**asdict(report), **{name: [one._asdict() for one in getattr(report, name)] for name in kinds}}


def _print_difference(feed: str, titles_by_kind: dict[str, tuple[str, ...]]) -> None:
    for kind, titles in titles_by_kind.items():
        for title in titles[:MOST]:
            click.echo(printable(f"{feed}: {kind}: {title}"))
        if len(titles) > MOST:
            click.echo(f"{feed}: {kind}: and {len(titles) - MOST} more")


def _summary(report: Report, config: Config) -> str:
    skipped, problems = len(report.unknown), len(report.problems)
    due = "its date" if report.withheld == 1 else "their dates"
    parts = [
        f"{counted(report.files, 'file')}, {report.read} read",
        f"{counted(report.shown, 'entry', 'entries')} in {counted(report.feeds, 'feed')}",
        f"{report.withheld} withheld until {due}" if report.withheld else "",
        counted(report.drafts, "draft") if report.drafts else "",
        f"{counted(report.no_articles, 'page')} without an article" if report.no_articles else "",
        f"{counted(skipped, 'file')} skipped" if skipped else "",
        counted(problems, "problem") if problems else "",
        f"{counted(len(report.written), 'file')} written to {config.target}",
    ]
    return printable("; ".join(filter(None, parts)))
