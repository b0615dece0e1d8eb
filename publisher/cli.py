"""The command line: parse, call, print, exit code; nothing else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from publisher.config import Config
    from publisher.pipeline import Report

STATUS = """
\b
Exit status:
  0   done (single bad articles are told, the rest is published)
  64  the command was misused           65  an article or a feed is not fit to publish
  66  the articles folder is missing    70  a feed of ours would not be valid
  73  the output cannot be written      74  what is remembered cannot be written
  75  another build is running          78  the configuration is wrong
"""
click.UsageError.exit_code = 64  # EX_USAGE


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


@click.group(epilog=STATUS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="publisher")
def cli() -> None:
    """Turn a folder of articles into RSS, Atom and JSON feeds."""


@cli.command()
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


@cli.command()
@place
@click.argument("article", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def explain(folder: str, file: str | None, article: Path, as_json: bool) -> None:
    """Show each field of ARTICLE, the claim that won it, and why the others lost."""
    from publisher.config import load
    from publisher.explanation import as_lines, as_values, entries_of

    with told():
        entries = entries_of(load(folder, file), article)
    if as_json:
        import orjson

        click.echo(orjson.dumps([as_values(entry) for entry in entries], option=orjson.OPT_INDENT_2))
    else:
        for entry in entries:
            click.echo("\n".join(as_lines(entry)))


@cli.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--url", default="", help="The feed's public address, to compare its self link with.")
def validate(files: tuple[Path, ...], url: str) -> None:
    """Say whether each of FILES is a valid RSS, Atom or JSON feed."""
    from publisher.scanner import shown
    from publisher.validator import validate as check

    bad = False
    for path in files:
        for one in check(path.read_bytes(), url=url):
            bad = bad or one.severity == "error"
            click.echo(f"{path}:{one.line}: {one.severity}: {shown(one.message)}; {one.mend}")
    sys.exit(65 if bad else 0)


@cli.command()
@click.argument("folder", default=".", type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> None:
    """Write a first publisher.toml (and articles/ with one article) into FOLDER."""
    from publisher.starter import start

    with told():
        for path in start(folder):
            click.echo(f"wrote {path}")


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
