"""The flow from articles to feeds, and its only author.

articles/ -> scan -> read -> normalize -> remember -> select -> compose -> emit -> publish -> feeds/
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from publisher import __version__
from publisher.catalog import Catalog, opened
from publisher.config import Config
from publisher.engine import Engine, Processes
from publisher.models import Problem
from publisher.pipeline import standstill
from publisher.pipeline.intake import Intake, kinds_of
from publisher.pipeline.ledger import Problems
from publisher.pipeline.report import Difference, Report
from publisher.writer import Stage

__all__ = ["Difference", "Report", "build"]

MAKING = "8"  # what is remembered by another making is read anew
DATA = 65  # exit status, see errors.py
ACCEPT = "mend the cause, or run with --accept if this is meant"


def build(
    config: Config,
    *,
    now: datetime | None = None,
    engine: Engine | None = None,
    dry_run: bool = False,
    accept: bool = False,
    strict: bool = False,
) -> Report:
    """Turn the articles of a configuration into feeds.

    Args:
        config: What the owner decided.
        now: The instant that embargoes are judged by; the clock is asked nowhere else.
        engine: Where per-article work runs.
        dry_run: Say what would change for subscribers, and change nothing.
        accept: Publish although the guard objects.
        strict: Let any standing problem set the exit status to 65.

    Raises:
        PublisherError: nothing was published; see `errors` for the kinds.
    """
    report = Report()
    engine = engine or Processes()
    staged = Stage(config.target, trial=dry_run, gzip=config.output.gzip)
    with opened(config.state, trial=dry_run) as catalog, staged as stage:
        report.note = catalog.note
        now = _instant(now, catalog)
        anew = _read_anew_where_decisions_changed(config, catalog)
        intake = Intake(config, catalog, now, report, anew=anew)
        problems = intake.run(engine)
        problems.extend((problem, b"") for problem in _advice(config, report))
        if not intake.changed and standstill.stands(config, catalog, now, report):
            problems.extend(standstill.standing(catalog))
        else:
            from publisher.pipeline.edition import (
                Edition,  # with all that makes feeds: most runs need none of it
            )

            edition = Edition(config, catalog, now, stage, report)
            edition.withdraw(intake.ledger.touched.ids)
            touched = intake.ledger.touched if standstill.made_alike(config, catalog) else None
            problems.extend(edition.make(engine, intake.work, touched))
            if report.blocked and not accept:
                report.status = DATA
                problems.extend((Problem(str(config.target), line, ACCEPT), b"") for line in report.blocked)
                catalog.undo()
                standstill.forget(catalog)
            elif not dry_run:
                edition.publish()
        _settle_problems(catalog, problems, now, report)
        if strict and report.standing:
            report.status = report.status or DATA
        if not dry_run:
            catalog.note_down("now", now.isoformat())
            catalog.note_down("status", str(report.status))
            catalog.commit()
    return report


def _instant(now: datetime | None, catalog: Catalog) -> datetime:
    """A clock that went back a little must not withdraw what was published; one far off is not believed."""
    now = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    last = catalog.recall("now")
    then = datetime.fromisoformat(last) if last else now
    return then if now < then < now + timedelta(days=2) else now


def _read_anew_where_decisions_changed(config: Config, catalog: Catalog) -> bool:
    decided = repr((__version__, MAKING, config.site, config.articles, sorted(kinds_of(config))))
    if catalog.recall("decided") == decided:
        return False
    catalog.files.forget_all()
    catalog.forget_prints()
    catalog.note_down("decided", decided)
    return True


def _advice(config: Config, report: Report) -> list[Problem]:
    found = []
    if not config.site.link:
        place = str(config.file or config.root / "publisher.toml")
        message = "no [site] link: the feeds do not know their own address"
        found.append(Problem(place, message, 'set link = "https://..." before going public', "warning"))
    if not report.files:
        folders = ", ".join(str(config.root / path) for path in config.articles.paths)
        found.append(Problem(folders, "holds no article", "put one there, such as hello.md", "warning"))
    return found


def _settle_problems(catalog: Catalog, problems: Problems, now: datetime, report: Report) -> None:
    before = [problem for problem, _, _ in catalog.problems()]
    after = sorted({problem for problem, _ in problems}, key=lambda one: (one.place, one.message))
    report.standing = tuple(after)
    report.appeared = tuple(one for one in after if one not in before)
    report.mended = tuple(one for one in before if one not in after)
    catalog.keep_problems(problems, now)
