"""What a person is told of a build, and what a program."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from publisher.text.characters import printable

if TYPE_CHECKING:
    from publisher.config import Config
    from publisher.pipeline import Report

MOST = 10  # titles of one kind that are told for one feed


def tell(report: Report, config: Config, *, full: bool, verbose: bool) -> None:
    """Tell news on standard error; everything that stands where `full`, what was passed over too."""
    if report.note:
        kept = f"{config.state}/catalog.sqlite.broken"
        what = f"{config.state}/catalog.sqlite was {report.note}"
        say(f"warning: {what}; it was set aside as {kept}, and computed anew")
    for title in report.lost:
        say(f"warning: what was remembered is gone: {title!r} appears under another id than before")
    for problem in report.standing if full else report.appeared:
        say(f"{problem.severity}: {problem}")
    for problem in report.mended:
        say(f"mended: {problem.place}: {problem.message}")
    if report.blocked and (full or sys.stderr.isatty() or report.appeared):
        say("nothing was published; run with --accept if this is meant")
    if verbose:
        for name in report.unknown:
            say(f"passed over: {name}")
    if full:
        for seen in report.differences:
            _tell_difference(seen.feed, {"new": seen.new, "changed": seen.changed, "gone": seen.gone})
    if full or sys.stdout.isatty():
        click.echo(_closing(report, config))


def say(text: str) -> None:
    """Say one line on standard error, free of what could colour a terminal."""
    click.echo(printable(f"publisher: {text}"), err=True)


def values(report: Report) -> dict[str, Any]:
    """Give a report as plain values, for JSON."""
    found = asdict(report)
    found["differences"] = [asdict(one) for one in report.differences]
    return found


def _tell_difference(feed: str, kinds: dict[str, tuple[str, ...]]) -> None:
    for kind, titles in kinds.items():
        for title in titles[:MOST]:
            click.echo(printable(f"{feed}: {kind}: {title}"))
        if len(titles) > MOST:
            click.echo(f"{feed}: {kind}: and {len(titles) - MOST} more")


def _closing(report: Report, config: Config) -> str:
    parts = [f"{report.files} files, {report.read} read", f"{report.shown} entries in {report.feeds} feeds"]
    counts = (
        (report.withheld, "withheld until their date"),
        (report.drafts, "drafts"),
        (len(report.unknown), "files passed over"),
        (len(report.standing), "problems"),
    )
    parts += [f"{count} {what}" for count, what in counts if count]
    return printable("; ".join([*parts, f"{len(report.written)} files written to {config.target}"]))
