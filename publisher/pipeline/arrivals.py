"""What was read of new and changed files, taken into the catalog."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime

from publisher.catalog import NOT_DAMAGE, Catalog, Known, KnownFile, Row, instant
from publisher.catalog.packing import as_published
from publisher.config import Config
from publisher.engine import Engine, Lost
from publisher.errors import REPORT, fault_of
from publisher.models import Problem
from publisher.pipeline import remains
from publisher.pipeline.companions import placed
from publisher.pipeline.ledger import Ledger
from publisher.pipeline.reading import Reading, Work, known_by
from publisher.pipeline.tasks import Task

ENOUGH = 2  # times what a feed lists: of so many articles, all are decided whole


class Arrivals:
    """Takes articles in, under the ids and dates that they were published with."""

    def __init__(self, config: Config, catalog: Catalog, ledger: Ledger, work: Work, *, anew: bool) -> None:
        """`anew` says that decisions may fall otherwise than they did, in articles that nobody changed."""
        self.config = config
        self.catalog = catalog
        self.ledger = ledger
        self.work = work
        self.anew = anew
        self.shown = {} if catalog.remembers else remains.instants(config)

    def take(self, tasks: list[Task], engine: Engine) -> None:
        """Read, and put what came of it into the catalog."""
        work = self._planned(tasks)
        work.prepare(tasks)
        for task, reading in zip(tasks, engine.run(work.read, tasks), strict=True):
            self._take(task, reading)

    def _planned(self, tasks: list[Task]) -> Work:
        """Say how articles are decided: most of many stand in no feed, and need not be decided whole."""
        most = listed_by(self.config)
        if most is None or sum(task.weight for task in tasks) <= ENOUGH * most:
            return self.work
        return replace(self.work, brief=True, whole=self.catalog.listed_once())

    def _take(self, task: Task, reading: Reading | Lost) -> None:
        ledger, name = self.ledger, os.fsencode(task.file.name)
        found = ledger.found.setdefault(name, [])
        if isinstance(reading, Lost):
            place, mend = self.work.scanner.where(task.file), "take it away, and please report it"
            found.append(Problem(place, f"cannot be read: {reading}", mend))
            return
        found.extend(reading.problems)
        if task.length < 0 and reading.digest:
            ledger.files[name] = KnownFile(task.file.stamp, reading.digest)
        if reading.same:
            ledger.unchanged.add(name)
        elif reading.digest:
            if task.length < 0 and name in ledger.before:
                ledger.forget(self.catalog, name)
            self._remember(name, task, reading)

    def _remember(self, name: bytes, task: Task, reading: Reading) -> None:
        for row in reading.rows:
            key = 0
            try:
                memory = known_by(name, reading.digest, row)
                known = self.catalog.known(*memory) or self._recalled(row)
                kept = as_published(row, known, self._edited(task, memory[1], row, known)) if known else row
                key = self.catalog.remember(name, kept)
                if not kept.draft:
                    self.catalog.keep(*memory, kept)
            except NOT_DAMAGE as error:
                self.catalog.drop(key)
                where = placed(self.work.scanner.where(task.file), row.place)
                self.ledger.found[name].append(Problem(where, fault_of(error), REPORT))
            else:
                self.ledger.touched.add((kept.id,), (kept.link,))

    def _recalled(self, row: Row) -> Known | None:
        """Say when an entry was updated last, where the catalog was lost and a feed still shows it."""
        moment = self.shown.get(row.id) if self.shown else None
        return Known(row.id, updated=moment) if moment else None

    def _edited(self, task: Task, digest: bytes, row: Row, known: Known) -> datetime | None:
        """Say when a published article was given other words: `updated` moves for that, not for a touch.

        It is the file's time, if that can be: it lies behind what was published, and not ahead. Words that
        only our own decisions changed are no edit.
        """
        if not known.is_edited(row) or (self.anew and digest in {b"", known.digest}):
            return None
        before = max(filter(None, (known.updated, instant(row.updated))), default=None)
        time = task.file.time
        return time if (before is None or time > before) and time <= self.work.now else self.work.now


def listed_by(config: Config) -> int | None:
    """Say how many entries the longest feed lists, None where one lists all."""
    if any(spec.complete or spec.archive for spec in config.feeds):
        return None
    return max(spec.limit for spec in config.feeds)
