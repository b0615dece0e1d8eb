"""When nothing changed, nothing is made: most runs of a crontab end here."""

from __future__ import annotations

from publisher import composer, emitters
from publisher.config import Config
from publisher.pipeline.run import Run
from publisher.stores import SUFFIX, names_in

INDEX, SUBSCRIPTIONS = "index.html", "feeds.opml"


def note(run: Run) -> None:
    """Remember that everything is published, from what, and the versions of the files around the feeds."""
    catalog, report = run.catalog, run.report
    catalog.set_meta("day", _day(run))
    catalog.set_meta("made of", _made_of(run.config))
    catalog.set_meta("surroundings", _surroundings(run))
    counts = (report.feeds, report.shown, report.withheld, report.drafts, report.expired)
    catalog.set_meta("counts", " ".join(map(str, counts)))


def forget(run: Run) -> None:
    """Make the next build look at every feed."""
    run.catalog.set_meta("made of", "")


def is_up_to_date(run: Run) -> bool:
    """Tell whether all feeds are published as they were, if no entry changed; fills in the counts."""
    catalog = run.catalog
    if not is_made_alike(run) or catalog.meta("day") != _day(run):
        return False
    if catalog.meta("surroundings") != _surroundings(run):
        return False
    for _, versions in catalog.history.versions():
        if not versions or versions != run.store.versions(names_in(versions)):
            return False
    report = run.report
    try:
        counts = map(int, catalog.meta("counts").split())
        report.feeds, report.shown, report.withheld, report.drafts, report.expired = counts
    except ValueError:
        return False
    return True


def is_made_alike(run: Run) -> bool:
    """Tell whether the last build published all feeds, by the same rules."""
    return run.catalog.meta("made of") == _made_of(run.config)


def _made_of(config: Config) -> str:
    rules = (composer.VERSION, emitters.VERSION, config.feeds, config.output, config.site, config.hub.url)
    return repr(rules)


def _surroundings(run: Run) -> str:
    names = (INDEX, SUBSCRIPTIONS)
    return run.store.versions((*names, *(name + SUFFIX for name in names)) if run.store.gzip else names)


def _day(run: Run) -> str:
    """Feeds that list nothing older than so many days are looked at once a day."""
    is_aging = any(spec.max_age or spec.archive == "month" for spec in run.config.feeds)
    return f"{run.now:%Y-%m-%d}" if is_aging else ""
