"""A site that has subscribers, and the instant it has come to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from servers import Server
from sites import NOW, SiteFolder, article

LIMIT = 20
CONFIG = f"""\
[site]
title = "Harbour Notes"
link = "https://notes.example.org/"
language = "en"
publisher = "Harbour Notes"

[[feed]]
name = "all"
limit = {LIMIT}
content = "full"

[[feed]]
name = "months"
limit = 4
archive = "month"
content = "full"

[[feed]]
name = "fours"
limit = 4
archive = 4
content = "full"

[[feed]]
name = "whole"
complete = true
content = "full"
"""


@dataclass
class ServedSite:
    """A site, the instant it has come to, and the server that its subscribers ask."""

    site: SiteFolder
    server: Server
    now: datetime = NOW
    number: int = 0
    taken: dict[str, bytes] = field(default_factory=dict, repr=False)  # what was withdrawn, by file
    stops: bool = False  # the next build must stop before it publishes
    accept: bool = False
    base: str = "https://notes.example.org/feeds/"  # the public address of the output folder
    displaced: set[str] = field(default_factory=set)  # titles that archives have out of order

    def build(self) -> None:
        """Build an hour later."""
        self.now += timedelta(hours=1)
        report = self.site.build(self.now, accept=self.accept)
        assert report.status == (65 if self.stops else 0), (report.problems, report.blocked)
        self.stops = self.accept = False

    def write(self, name: str, title: str, body: str = "The tide was late.", **fields: str) -> Path:
        """Write an article, dated this hour unless it has a date of its own."""
        day = fields.pop("date", self.now.isoformat())
        return self.site.write(name, article(title, day, body, **fields))

    def publish(self, count: int) -> None:
        """Write so many new articles."""
        for _ in range(count):
            self.number += 1
            date = (self.now - timedelta(minutes=59 - self.number)).isoformat()
            self.write(f"day-{self.number:02}.md", f"Day {self.number} at the quay", date=date)

    @property
    def target(self) -> Path:
        """The output folder."""
        moved = self.site.root / "moved" / "feeds"
        return moved if moved.exists() else self.site.root / "feeds"

    def take(self, name: str) -> None:
        """Withdraw an article."""
        self.taken[name] = self.path(name).read_bytes()
        self.path(name).unlink()

    def bring_back(self, name: str) -> None:
        """Put an article that was withdrawn back."""
        self.site.write(name, self.taken[name])

    def path(self, name: str) -> Path:
        """Where an article lies."""
        return self.site.articles / name


Steps = dict[str, Callable[[ServedSite], None]]  # what happens -> how it is done
