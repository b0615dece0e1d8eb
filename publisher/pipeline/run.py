"""What all steps of one build share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import quote

from publisher.catalog import Catalog
from publisher.config import Config
from publisher.engine import Engine
from publisher.models import Owned, Owner, Problem
from publisher.pipeline.report import Report
from publisher.sources import LocalSource, Source
from publisher.stores import Store


@dataclass(slots=True)
class Run:
    """One build: what it works with, and what it found out so far."""

    config: Config
    catalog: Catalog
    source: Source
    store: Store
    engine: Engine
    now: datetime
    report: Report
    decisions: str = ""  # changes when articles may be decided otherwise than before
    reread: bool = False  # decisions may differ from those of the last build: every article is read again
    is_everything: bool = True  # all feeds are looked at, not only those that the changes concern
    waiting_pages: frozenset[str] = frozenset()  # ids of entries whose pages could not be written again
    incomplete: bool = False  # a feed has to wait, or has a gap: the next build looks at everything
    problems: list[Owned] = field(default_factory=list)  # found by this build
    checked: list[tuple[Owned, int]] = field(default_factory=list)  # open ones that were looked at again

    def add_problem(self, problem: Problem, owner: Owner = Owner()) -> None:  # noqa: B008 -- it is frozen
        """Report a problem."""
        self.problems.append(Owned(problem, owner))

    def check(self, open_ones: Iterable[tuple[Owned, int]]) -> None:
        """Look at open problems again: those that this build does not find are fixed. All others stay open."""
        self.checked.extend(open_ones)


def source_of(config: Config) -> LocalSource:
    """Make the source that a configuration asks for."""
    output = config.root / config.output.path  # a preview's target is elsewhere
    return LocalSource(config.root, config.paths, config.ignore, config.max_size, output)


def kinds_of(config: Config) -> frozenset[str]:
    """List the kinds of terms by which feeds select: publisher, category, language, author, media."""
    return frozenset(kind for spec in config.feeds for kind in (spec.group, *spec.where) if kind)


def base_url(config: Config) -> str:
    """Give the address of the output folder: as configured, else below the site's address."""
    if config.output.url or not config.site.link:
        return config.output.url
    return config.site.link.rstrip("/") + "/" + quote(config.output.path.strip("/")) + "/"
