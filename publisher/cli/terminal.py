"""What a person at a terminal sees of a build: its progress, a tick for each feed, and what to do next."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from html import escape
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from publisher.cli.styles import styled
from publisher.engine.processes import Processes
from publisher.text.characters import counted, printable

if TYPE_CHECKING:
    from publisher.config import Config
    from publisher.pipeline import Report

FEWEST = 200  # articles, or files, for which progress is shown
MANY = 50  # files, from which on they are counted
TICK = 0.1  # seconds between two counts that are shown
# What the functions do that an engine runs -> the words for it; all that a build does there is shown.
PHASES = {
    "ArticleReader": "Reading articles",
    "EntryRenderer": "Making entries",
    "validated": "Checking feeds",
    "PageRenderer": "Making pages",
}


class WithProgress(Processes):
    """An engine that shows how far each phase of a build is."""

    def run(self, function: Callable[[Any], Any], tasks: Any) -> Generator[Any, None, None]:
        """Run the tasks as `Processes` does; each counts as many as its weight."""
        results = super().run(function, tasks)
        weights = [getattr(task, "weight", 1) for task in tasks]
        name = getattr(function, "__name__", type(function).__name__)
        if sum(weights) < FEWEST:
            yield from results
            return
        with click.progressbar(length=sum(weights), label=PHASES.get(name, "Building"), file=sys.stderr) as bar:
            for weight, result in zip(weights, results, strict=True):
                yield result
                bar.update(weight)


class FileCounter:
    """Shows how many files were written, on one line; their number is not known before."""

    def __init__(self) -> None:
        """Start with none."""
        self.count = 0
        self.shown = 0.0

    def end(self) -> None:
        """Remove the line."""
        if self.shown:
            click.echo("\r\x1b[K", file=sys.stderr, nl=False)

    def __call__(self, _: str) -> None:
        """Count a file."""
        self.count += 1
        if self.count >= MANY and monotonic() - self.shown > TICK:
            self.shown = monotonic()
            click.echo(f"\rWriting files  {self.count}\x1b[K", file=sys.stderr, nl=False)


def print_feeds(report: Report) -> None:
    """Print a line for each feed that was made: its files, how many of its articles it lists, its validity."""
    if report.blocked:
        return
    names = [
        ", .".join((one.files[0], *(file.rpartition(".")[2] for file in one.files[1:]))) for one in report.made
    ]
    widest = max(map(len, names), default=0)
    for name, feed in zip(names, report.made, strict=True):
        if feed.failure:
            sign = styled(_sign("✗", "failed"), "error")
            click.echo(f"{sign} {printable(name):{widest}}  stays as it was: {feed.failure}")
            continue
        articles = counted(feed.articles, "article")
        some = articles if feed.entries == feed.articles else f"{feed.entries} of {articles}"
        click.echo(f"{styled(_sign('✓', 'ok'), 'fixed')} {printable(name):{widest}}  {some}, valid")
    if report.feeds > len(report.made) > 0:
        click.echo(f"and {counted(report.feeds - len(report.made), 'more feed')}")


def print_next_step(report: Report, config: Config) -> None:
    """Say where the feeds are; after the first build also what to do with them."""
    if report.blocked or not report.feeds:
        return
    index = printable(f"{config.target}/index.html")
    if not report.is_first:
        click.echo(f"open {index}" if report.written else f"they are in {index}")
        return
    click.echo(f"\nNext: open {index}, or run `publisher preview`.")
    feed = next((one for one in report.made if not one.failure), None)
    from publisher.emitters import FORMATS
    from publisher.pipeline.run import base_url

    if feed is None or not base_url(config):
        click.echo('Before anybody subscribes, set link = "https://..." in [site], the address of your site.')
        return
    served = printable(f"{config.target.name}/ is served at {base_url(config)}")
    click.echo(f"When {served}, put this into the head of your pages:")
    types = {one.suffix: one.type.partition(";")[0] for one in FORMATS.values()}
    for file in feed.files:
        kind = next((types[suffix] for suffix in types if file.endswith(suffix)), "")
        title, address = escape(config.site.title), escape(base_url(config) + file)
        click.echo(printable(f'  <link rel="alternate" type="{kind}" title="{title}" href="{address}">'))


def _sign(sign: str, word: str) -> str:
    """Give a sign, or a word where the terminal cannot show it."""
    try:
        sign.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return word
    return sign
