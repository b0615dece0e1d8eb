"""When nothing changed, nothing is made: most runs of a crontab end here."""

from __future__ import annotations

from datetime import datetime

from publisher import composer
from publisher.catalog import Catalog
from publisher.config import Config
from publisher.emitters import VERSION as EMITTERS
from publisher.models import Problem
from publisher.pipeline.ledger import BY_FEED, BY_ORPHAN
from publisher.pipeline.report import Report
from publisher.pipeline.stamps import names_in, stamps_of, with_twins

SURROUNDINGS = ("index.html", "feeds.opml")


def note(config: Config, catalog: Catalog, now: datetime, report: Report) -> None:
    """Remember that everything is published, from what, and how the files look."""
    catalog.note_down("day", _day(config, now))
    catalog.note_down("made of", _made_of(config))
    catalog.note_down("surroundings", _surroundings(config))
    catalog.note_down("counts", f"{report.feeds} {report.shown} {report.withheld} {report.drafts}")


def made_alike(config: Config, catalog: Catalog) -> bool:
    """Whether all feeds were published by the last build, by the same rules."""
    return catalog.recall("made of") == _made_of(config)


def stands(config: Config, catalog: Catalog, now: datetime, report: Report) -> bool:
    """Whether all feeds stand as they were published from the same entries; fills in the counts.

    Ask it only where no entry changed.
    """
    if not made_alike(config, catalog) or catalog.recall("day") != _day(config, now):
        return False
    if catalog.recall("surroundings") != _surroundings(config):
        return False
    for _, stamps in catalog.stamps():
        if not stamps or stamps != stamps_of(config, names_in(stamps)):
            return False
    counts = map(int, catalog.recall("counts").split())
    report.feeds, report.shown, report.withheld, report.drafts = counts
    return True


def standing(catalog: Catalog) -> list[tuple[Problem, bytes]]:
    """Give the problems that stand because the feeds stand."""
    return [(one, tag) for one, tag, _ in catalog.problems() if tag[:1] in {BY_FEED, BY_ORPHAN}]


def forget(catalog: Catalog) -> None:
    """Something could not be published: the next build looks at everything."""
    catalog.note_down("made of", "")


def _surroundings(config: Config) -> str:
    return stamps_of(config, with_twins(config, SURROUNDINGS))


def _day(config: Config, now: datetime) -> str:
    """Feeds that list nothing older than so many days are looked at once a day."""
    aging = any(spec.max_age or spec.archive == "month" for spec in config.feeds)
    return f"{now:%Y-%m-%d}" if aging else ""


def _made_of(config: Config) -> str:
    return repr((composer.VERSION, EMITTERS, config.feeds, config.output, config.site, config.hub.url))
