"""The flow from articles to feeds, and its only author.

articles/ -> scan -> read -> normalize -> remember -> select -> compose -> emit -> publish -> feeds/
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from publisher import __version__, writer
from publisher.catalog import Catalog, opened
from publisher.config import Config
from publisher.emitters import FORMATS
from publisher.engine import Engine, Processes
from publisher.errors import InvalidFeedError, ReadError
from publisher.models import Problem
from publisher.pipeline import guard, remains, standstill
from publisher.pipeline.intake import Intake, Problems, kinds_of
from publisher.pipeline.plan import plans
from publisher.pipeline.production import Product, Workshop, stamps_of
from publisher.pipeline.report import Difference, Report
from publisher.scanner import shown

__all__ = ["Difference", "Report", "build"]

MAKING = "2"  # what is remembered by another making is read anew
DATA, INTERNAL, BUSY = 65, 70, 75
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
    with opened(config.state, trial=dry_run) as catalog:
        report.note = catalog.note
        now = _instant(now, catalog)
        _read_anew_where_decisions_changed(config, catalog)
        intake = Intake(config, catalog, now, report)
        problems = intake.run(engine or Processes())
        problems.extend((problem, b"") for problem in _advice(config, report))
        if not intake.changed and standstill.stands(config, catalog, report):
            problems.extend(standstill.standing(catalog))
        else:
            products = _produce(config, catalog, now, problems, report)
            _look(config, catalog, products, now, report)
            if report.blocked and not accept:
                report.status = DATA
                problems.extend((Problem(str(config.target), line, ACCEPT), b"") for line in report.blocked)
                catalog.undo()
                standstill.forget(catalog)
            elif not dry_run:
                _publish(config, catalog, products, now, report)
        _settle_problems(catalog, problems, now, report)
        if strict and report.standing:
            report.status = report.status or DATA
        if not dry_run:
            catalog.note_down("now", now.isoformat())
            catalog.note_down("status", str(report.status))
            catalog.commit()
    return report


def _look(config: Config, catalog: Catalog, products: list[Product], now: datetime, report: Report) -> None:
    """See what subscribers will see, and whether they should."""
    fresh = [one for one in products if one.files]
    recalled = [one for one in fresh if remains.recall(config, catalog, one.plan.channel.name)]
    report.lost = tuple(
        {
            title: None
            for one in recalled
            for title in guard.shown_again(one, catalog.listed(one.plan.channel.name))
        }
    )
    report.differences = tuple(seen for one in fresh if (seen := guard.difference(one, catalog)))
    report.blocked = tuple(line for one in fresh for line in guard.objections(one, catalog))
    report.shown, report.withheld, report.drafts = catalog.count(now)


def _instant(now: datetime | None, catalog: Catalog) -> datetime:
    """A clock that went back a little must not withdraw what was published; one far off is not believed."""
    now = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    last = catalog.recall("now")
    then = datetime.fromisoformat(last) if last else now
    return then if now < then < now + timedelta(days=2) else now


def _read_anew_where_decisions_changed(config: Config, catalog: Catalog) -> None:
    decided = repr((__version__, MAKING, config.site, config.articles, sorted(kinds_of(config))))
    if catalog.recall("decided") != decided:
        catalog.forget_files()
        catalog.note_down("decided", decided)


def _produce(
    config: Config, catalog: Catalog, now: datetime, problems: Problems, report: Report
) -> list[Product]:
    workshop = Workshop(config, catalog, now)
    products: list[Product] = []
    standing: dict[bytes, list[Problem]] = {}  # by the feed they were found in
    for problem, tag, _ in catalog.problems():
        standing.setdefault(tag, []).append(problem)
    planned = list(plans(config, catalog, now))
    report.feeds = len(planned)
    names = [plan.channel.name for plan in planned]
    problems.extend((problem, standstill.BY_ORPHAN) for problem in guard.orphans(config, catalog, names))
    for plan in planned:
        try:
            product = workshop.make(plan)
            products.append(product)
            tag = standstill.BY_FEED + plan.channel.name.encode()
            found = product.problems if product.files else standing.get(tag, [])
            problems.extend((problem, tag) for problem in found)
        except InvalidFeedError as error:
            problems.append((Problem(plan.channel.name, error.message, error.mend), b""))
            report.status = INTERNAL
        except ReadError as error:
            problems.append((Problem(plan.channel.name, shown(error.message), error.mend), b""))
            report.status = report.status or BUSY
    return products


def _publish(config: Config, catalog: Catalog, products: list[Product], now: datetime, report: Report) -> None:
    """Ids and dates are durable before anybody sees them; what was published is noted after."""
    files = {name: data for one in products for name, data in one.files.items()}
    if len(products) == report.feeds or not (config.target / "index.html").exists():
        files |= _surroundings(config, products)  # a feed that had to wait still stands, and stays on the page
    files = writer.changed(config.target, files)
    standstill.forget(catalog)  # until all is in place, nothing stands
    catalog.commit()
    folders = {one.plan.channel.name.rpartition("/")[0] for one in products}
    writer.sweep(config.target, {"", *folders})
    writer.publish(config.target, files)
    report.written = tuple(files)
    for one in products:
        if one.files:
            made = (one.digest, stamps_of(config, one.names))
            catalog.published(one.plan.channel.name, made, one.shown(), now)
    if len(products) == report.feeds:
        standstill.note(config, catalog, report)
    catalog.prune_compositions(sum(len(one.listings) for one in products))


def _surroundings(config: Config, products: list[Product]) -> dict[str, bytes]:
    from publisher.emitters import opml, page

    channels = tuple(one.plan.channel for one in products)
    rows = [
        page.Row(one.plan.channel, len(one.listings), tuple(row.entry for row in one.listings[: page.NEWEST]))
        for one in products
    ]
    suffix = FORMATS[config.output.formats[0]].suffix
    return {
        "index.html": page.emit(config.site, rows),
        "feeds.opml": opml.emit(config.site.title, channels, suffix),
    }


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
