"""The flow from articles to feeds.

    articles -> ingest -> plan -> render -> guard -> publish -> feeds

Each step is one module. `build` calls them in this order, and stops after the first where all is up to date.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta

from publisher._version import __version__
from publisher.catalog import Damaged, opened
from publisher.config import Config
from publisher.engine import Engine
from publisher.engine.processes import Processes
from publisher.models import Problem
from publisher.pipeline.comparing import compare_problems
from publisher.pipeline.ingest import Changes, ingest
from publisher.pipeline.report import Difference, Report
from publisher.pipeline.run import Run, kinds_of, source_of
from publisher.pipeline.up_to_date import INDEX, forget, is_up_to_date
from publisher.stores import LocalStore
from publisher.text.characters import counted
from publisher.text.iris import host_of

__all__ = ["Difference", "Report", "build"]

DECISIONS = "13"  # raise it when articles are decided otherwise: every article is read again
MOST_SUFFIXES = 5  # of files that are not read, which are named where there is nothing else
BLOCKED = 65  # exit status, see errors.py
ACCEPT = "fix the cause, or run with --accept if this is intended"


def build(
    config: Config,
    *,
    now: datetime | None = None,
    engine: Engine | None = None,
    dry_run: bool = False,
    accept: bool = False,
    strict: bool = False,
    watch: Callable[[str], None] | None = None,
) -> Report:
    """Turn the articles of a configuration into feeds.

    Args:
        config: What the owner decided.
        now: The instant by which embargoes are judged; no other clock is read.
        engine: Where per-article work runs.
        dry_run: Report what would change for subscribers, and change nothing.
        accept: Publish although the guard objects.
        strict: Set the exit status to 65 while an error or a warning is open.
        watch: Called with the name of each file before it is written, to show progress.

    Raises:
        PublisherError: nothing was published; see `errors` for the kinds.
    """
    engine = engine or Processes()
    staged = LocalStore(config.target, trial=dry_run, gzip=config.output.gzip, watch=watch)
    with closing(engine), opened(config.state, trial=dry_run) as catalog, staged as store:
        instant = _instant(now, catalog.meta("now"))
        run = Run(config, catalog, source_of(config), store, engine, instant, Report())
        _note_decisions(run)
        run.report.is_first = catalog.history.is_empty() and not store.exists(INDEX)
        changes = ingest(run)
        _advise(run)
        if run.report.blocked and not accept:
            _block(run)
        elif changes.touched or changes.files or not is_up_to_date(run):
            _make_feeds(run, changes, accept=accept, dry_run=dry_run)
        _close(run, strict=strict, dry_run=dry_run)
    return run.report


def _make_feeds(run: Run, changes: Changes, *, accept: bool, dry_run: bool) -> None:
    """Make and publish all feeds. The steps are imported here, because most builds need none of them."""
    from publisher.pipeline.guard import guard
    from publisher.pipeline.plan import plan
    from publisher.pipeline.publish import made_of, publish, report_failures
    from publisher.pipeline.render import render

    plans = plan(run, changes)
    feeds = render(run, plans, changes)
    run.report.feeds = sum(not one.is_page for one in plans)
    report = run.report
    report.shown, report.withheld, report.drafts, report.expired = run.catalog.count(run.now)
    report_failures(run, feeds)
    run.report.made = made_of(run, feeds)
    guard(run, plans, feeds)
    if run.report.blocked and not accept:
        _block(run)
    elif not dry_run:
        publish(run, changes, feeds)


def _instant(now: datetime | None, last: str) -> datetime:
    """Give the instant of the build.

    A clock that went back a little must not withdraw what was published; one that is far off is not believed.

    Raises:
        Damaged: the instant of the last build is none.
    """
    now = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    try:
        then = datetime.fromisoformat(last) if last else now
    except ValueError as error:
        raise Damaged("the instant of the last build cannot be read") from error
    return then if now < then < now + timedelta(days=2) else now


def _note_decisions(run: Run) -> None:
    """Read every article again where articles may be decided otherwise than before."""
    config, catalog = run.config, run.catalog
    run.report.note = catalog.note
    run.decisions = f"{__version__} {DECISIONS}"
    authority = host_of(config.site.link) or "none"
    if catalog.meta("authority") == "none" != authority:
        catalog.forget_ids_of_nowhere()  # a feed without an address has no subscribers
    catalog.set_meta("authority", authority)
    decided = repr((run.decisions, config.site, config.max_size, sorted(kinds_of(config))))
    if catalog.meta("decided") != decided:
        run.reread = True
        catalog.files.forget_all()
        catalog.set_meta("decided", decided)


def _advise(run: Run) -> None:
    """Report what is wrong with the site as a whole."""
    config, report = run.config, run.report
    if not config.site.link:
        place = str(config.file or config.root / "publisher.toml")
        message = "no [site] link: the feeds do not know their own address"
        run.add_problem(Problem(place, message, 'set link = "https://..." before going public', "warning"))
    if report.files:
        return
    folders = ", ".join(str(config.root / path) for path in config.paths)
    if not report.unread:
        run.add_problem(Problem(folders, "holds no article", "put one there, such as hello.md", "warning"))
        return
    found = ", ".join(counted(number, f".{suffix} file") for suffix, number in report.unread[:MOST_SUFFIXES])
    message = f"holds no article that can be read, but {found}"
    run.add_problem(Problem(folders, message, "see what is said of them, or name another folder", "warning"))
    if report.is_first:
        report.blocked = ("the first feed would be empty",)


def _block(run: Run) -> None:
    """Publish nothing, and say why."""
    run.report.status = BLOCKED
    for line in run.report.blocked:
        run.add_problem(Problem(str(run.config.target), line, ACCEPT))
    run.catalog.undo()
    forget(run)


def _close(run: Run, *, strict: bool, dry_run: bool) -> None:
    """Compare the problems with those of the last build, and remember the rest of this one."""
    catalog, report = run.catalog, run.report
    compare_problems(run)
    severities = catalog.problems.severities() | {group.severity for group in report.kinds}
    if strict and severities - {"note"}:
        report.status = report.status or BLOCKED
    if not dry_run:
        catalog.set_meta("now", run.now.isoformat())
        catalog.set_meta("status", str(report.status))
        catalog.commit()
