"""What commands print: lines for people, JSON for programs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from publisher.cli.styles import STYLES, styled
from publisher.text.characters import counted, printable

if TYPE_CHECKING:
    from publisher.config import Config
    from publisher.pipeline import Report

MOST = 10  # titles of one kind that are printed for one feed
MOST_OF_KIND = 20  # problems of one kind that are printed


def say(text: str) -> None:
    """Print one line on standard error, without control characters; "error:" and its like are coloured."""
    text = printable(text)
    word, colon, rest = text.partition(": ")
    if colon and word in STYLES:
        text = f"{styled(word + ':', word)} {rest}"
    click.echo(f"publisher: {text}", err=True)


def print_json(value: Any) -> None:
    """Print a value as indented JSON."""
    import orjson

    click.echo(orjson.dumps(value, option=orjson.OPT_INDENT_2))


class _Line(NamedTuple):
    """A line about problems, and what it is sorted by: the worst first."""

    severity: int
    rank: int
    text: str
    more: tuple[str, ...] = ()


def print_report(report: Report, config: Config, *, full: bool, verbose: bool) -> None:
    """Print a build's report: problems on standard error, and a summary on a terminal.

    Without a terminal only news is printed: see `pipeline.groups`.

    Args:
        report: What the build did.
        config: The site's configuration.
        full: Print every problem there is, what subscribers would see, and the summary.
        verbose: Print the skipped files, too, and the problems of each kind.
    """
    is_everything = full or sys.stderr.isatty()
    if report.note:
        catalog = f"{config.state}/catalog.sqlite"
        say(f"warning: {catalog} was {report.note}; it was kept as {catalog}.broken, and made again")
    for title in report.lost:
        say(f"warning: the catalog of the last build is gone: {title!r} appears under another id than before")
    lines = (
        _problem_lines(report, is_everything=is_everything, verbose=verbose) if _has_problems(report) else []
    )
    for line in lines:
        say(line.text)
        for more in line.more:
            click.echo(printable(f"    {more}"), err=True)
    if report.fixed or report.over:
        for text in _fixed_lines(report):
            say(f"fixed: {text}")
    if report.blocked and (is_everything or report.appeared):
        say("nothing was published; run with --accept if this is intended")
    if verbose:
        for name in report.unknown:
            say(f"skipped: {name}")
    if full:
        for seen in report.differences:
            _print_difference(seen.feed, {"new": seen.new, "changed": seen.changed, "gone": seen.gone})
    if sys.stdout.isatty():
        from publisher.cli.terminal import print_feeds, print_next_step

        print_feeds(report)
        click.echo(_summary(report, config))
        print_next_step(report, config)
    elif full:
        click.echo(_summary(report, config))


def report_values(report: Report) -> dict[str, Any]:
    """Turn a report into plain values, for JSON."""
    from publisher.pipeline.groups import as_values

    records = ("differences", "appeared", "fixed", "problems", "made")
    kinds = ("kinds", "news", "over")
    return {
        **asdict(report),
        **{name: [one._asdict() for one in getattr(report, name)] for name in records},
        **{name: [as_values(one) for one in getattr(report, name)] for name in kinds},
        "unread": dict(report.unread),
    }


def _has_problems(report: Report) -> bool:
    return bool(report.problems or report.news)


def _problem_lines(report: Report, *, is_everything: bool, verbose: bool) -> list[_Line]:
    """Give a line for each kind, and for each problem without a kind, the worst first."""
    from publisher.catalog.problems import SEVERITIES
    from publisher.pipeline.groups import alike, kind_of, line, of_group
    from publisher.tables.kinds import RANKS

    lines = []
    for problem, text in alike(_singles(report, is_everything=is_everything)):
        lines.append(_Line(-SEVERITIES.index(problem.severity), -1, f"{problem.severity}: {text}"))
    for group in report.kinds if is_everything else report.news:
        if kind_of(group.kind).quiet and not verbose:
            continue
        more: tuple[str, ...] = ()
        if verbose:
            found = [f"{one.place}: {one.message}" for one in report.problems if of_group(one, group)]
            rest = len(found) - MOST_OF_KIND
            more = (*found[:MOST_OF_KIND], *(("and more",) if rest > 0 else ()))
        rank = RANKS.get(group.kind, len(RANKS))
        lines.append(_Line(-SEVERITIES.index(group.severity), rank, f"{group.severity}: {line(group)}", more))
    return sorted(lines, key=lambda one: one[:2])


def _singles(report: Report, *, is_everything: bool) -> Iterator[Any]:
    return (one for one in (report.problems if is_everything else report.appeared) if not one.kind)


def _fixed_lines(report: Report) -> Iterator[str]:
    from publisher.pipeline.groups import alike, line_of_end

    without_remedy = (one._replace(remedy="") for one in report.fixed if not one.kind)
    yield from (text for _, text in alike(without_remedy))
    yield from map(line_of_end, report.over)


def _print_difference(feed: str, titles_by_kind: dict[str, tuple[str, ...]]) -> None:
    for kind, titles in titles_by_kind.items():
        for title in titles[:MOST]:
            click.echo(printable(f"{feed}: {kind}: {title}"))
        if len(titles) > MOST:
            click.echo(f"{feed}: {kind}: and {len(titles) - MOST} more")


def _summary(report: Report, config: Config) -> str:
    skipped = len(report.unknown)
    problems, notes = _numbers(report)
    due = "its date" if report.withheld == 1 else "their dates"
    written = f"{counted(len(report.written), 'file')} written to {config.target}"
    is_current = not (report.written or report.made or report.blocked)
    parts = [
        _read(report),
        f"{counted(report.shown, 'entry', 'entries')} for {counted(report.feeds, 'feed')}",
        f"{report.withheld} withheld until {due}" if report.withheld else "",
        counted(report.drafts, "draft") if report.drafts else "",
        f"{report.expired} expired" if report.expired else "",
        f"{counted(report.no_articles, 'page')} without an article" if report.no_articles else "",
        f"{counted(skipped, 'file')} skipped" if skipped else "",
        counted(problems, "problem") if problems else "",
        counted(notes, "note") if notes else "",
        "all feeds are up to date" if is_current else written,
    ]
    return printable("; ".join(filter(None, parts)))


def _read(report: Report) -> str:
    files = counted(report.files, "file")
    if report.read == 0:
        return f"{files}, none changed" if report.files else "no article files"
    if report.read == report.files:
        return f"{files} read"
    return f"{files}, {report.read} of them new or changed"


def _numbers(report: Report) -> tuple[int, int]:
    """Count open errors and warnings, and open notes."""
    severities = [(one.severity, 1) for one in report.problems if not one.kind]
    if report.kinds:
        from publisher.pipeline.groups import kind_of

        severities += [(one.severity, one.total) for one in report.kinds if not kind_of(one.kind).quiet]
    notes = sum(number for severity, number in severities if severity == "note")
    return sum(number for _, number in severities) - notes, notes
