"""Files to remembered entries: scan, read, normalize, remember. Only what is new or changed is read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b

from publisher import readers
from publisher.catalog import Catalog, Known, KnownFile, Row, Touched, as_published, instant
from publisher.config import Config
from publisher.engine import Engine, Lost
from publisher.errors import ReadError
from publisher.models import Problem
from publisher.pipeline import remains
from publisher.pipeline.companions import companions, placed, problem_of
from publisher.pipeline.reading import TOLD, Reading, Task, Work, is_lines, known_by
from publisher.pipeline.report import Report
from publisher.scanner import File, Scanner, Walk, shown

Problems = list[tuple[Problem, bytes]]  # and what each hangs on: a file's name, or one of these and a value
ENOUGH = 2  # times what a feed lists: of so many articles, all are decided whole
BY_ID, BY_LINK = b"\2", b"\3"


def scanner_of(config: Config) -> Scanner:
    """Make the scanner a configuration asks for."""
    articles, output = config.articles, config.root / config.output.path  # a preview's target is elsewhere
    return Scanner(config.root, articles.paths, articles.ignore, articles.max_size, output)


def kinds_of(config: Config) -> frozenset[str]:
    """List what feeds ask for: publisher, category, language, author."""
    return frozenset(kind for spec in config.feeds for kind in (spec.group, *spec.where) if kind)


def listed_by(config: Config) -> int | None:
    """Say how many entries the longest feed lists, None where one lists all."""
    if any(spec.complete or spec.archive for spec in config.feeds):
        return None
    return max(spec.limit for spec in config.feeds)


class Intake:
    """Brings the catalog up to date with the articles, once."""

    def __init__(
        self, config: Config, catalog: Catalog, now: datetime, report: Report, *, anew: bool = False
    ) -> None:
        """Keep what the steps share; `anew` says that decisions may fall otherwise than they did."""
        self.anew = anew
        self.config = config
        self.catalog = catalog
        self.now = now
        self.report = report
        self.scanner = scanner_of(config)
        self.work = Work(self.scanner, config.site, kinds_of(config), now)
        self.touched = Touched()
        self.unchanged: set[bytes] = set()  # files whose standing problems still stand
        self.found: dict[bytes, list[Problem]] = {}
        self.files: dict[bytes, KnownFile] = {}  # as they will be known
        self.shown = {} if catalog.remembers else remains.instants(config)
        self.before: frozenset[bytes] = frozenset()  # names of files that were known

    def run(self, engine: Engine) -> Problems:
        """Take everything in; gives every problem that stands now.

        Raises:
            InputError: the articles folder is missing or cannot be read; the catalog is as it was.
        """
        walk = Walk()
        tasks = list(self._tasks(walk))
        self.work = self._work(tasks)
        self.work.prepare(tasks)
        for task, reading in zip(tasks, engine.run(self.work.read, tasks), strict=True):
            self._take(task, reading)
        for name, file in self.files.items():
            self.catalog.stamp(name, file)
        before = self._last()
        self.touched.add(self.catalog.fallen_due(before, self.now))
        self.catalog.clashes.settle(self.touched, self.now)
        self.report.unknown = tuple(shown(name) for name in walk.unknown)
        return self._problems(walk)

    def _work(self, tasks: list[Task]) -> Work:
        """Say how articles are decided: most of many stand in no feed, and need not be decided whole."""
        most = listed_by(self.config)
        if most is None or sum(task.weight for task in tasks) <= ENOUGH * most:
            return self.work
        return replace(self.work, brief=True, whole=self.catalog.listed_once())

    @property
    def changed(self) -> bool:
        """Whether any entry came, went, or fell due."""
        return bool(self.touched)

    def _tasks(self, walk: Walk) -> Iterator[Task]:
        known = self.catalog.files()
        self.before = frozenset(known)
        tasks: list[Task] = []
        for file in self.scanner.walk(walk, readable=lambda name: readers.family_of(name) is not None):
            self.report.files += 1
            name = os.fsencode(file.name)
            before = known.pop(name, None)
            if before is not None and before.stamp == file.stamp and not file.stamp.startswith("?"):
                self.unchanged.add(name)
            elif is_lines(file.name) and not file.name.endswith(".gz"):
                tasks.extend(self._pieces(file, name, before))
            else:
                tasks.append(Task(file, before.digest if before else b""))
        for name in known:
            if os.fsdecode(name).startswith(tuple(walk.unseen)):
                self.unchanged.add(name)  # its folder could not be looked into: it is not gone
            else:
                self._forget(name)
        self.report.read = len({task.file.name for task in tasks})
        return iter(tasks)

    def _pieces(self, file: File, name: bytes, before: KnownFile | None) -> Iterator[Task]:
        """Part a file of lines into tasks: all of it, or what was appended since it was read."""
        try:
            _, beside = companions(file, self.scanner)
            start = 0
            if before is not None and before.digest and file.size > before.ends:
                grown = blake2b(beside + self.scanner.sampled(file.path, before.ends), digest_size=16).digest()
                start = before.ends if grown == before.digest else 0
            if before is not None:
                # What came after the last whole line is read again: it may have been half a record.
                self._forget(name, f"@{start}" if start else "")
            if start:
                self.found[name] = [
                    one for one in self._standing(name) if not one.place.endswith(placed("", f"@{start}"))
                ]
            cuts, ends = self.scanner.cuts(file, start)
            digest = blake2b(beside + self.scanner.sampled(file.path, ends), digest_size=16).digest()
        except ReadError as error:
            self.found[name] = [problem_of(self.scanner.where(file), error)]
            return
        self.files[name] = KnownFile(file.stamp, digest, ends)
        for first, length in cuts:
            yield Task(file, digest, first, length)

    def _forget(self, name: bytes, place: str = "") -> None:
        ids, links = self.catalog.remove(name, place)
        self.touched.add(ids, links)

    def _standing(self, name: bytes) -> list[Problem]:
        return [problem for problem, owner, _ in self.catalog.problems() if owner == name]

    def _take(self, task: Task, reading: Reading | Lost) -> None:
        """Put what came of a task into the catalog, under the ids and dates it was published with."""
        name = os.fsencode(task.file.name)
        found = self.found.setdefault(name, [])
        if isinstance(reading, Lost):
            mend = "take it away, and please report it"
            found.append(Problem(self.scanner.where(task.file), f"cannot be read: {reading}", mend))
            return
        found.extend(reading.problems)
        if task.length < 0 and reading.digest:
            self.files[name] = KnownFile(task.file.stamp, reading.digest)
        if reading.same:
            self.unchanged.add(name)
        elif reading.digest:
            if task.length < 0 and name in self.before:
                self._forget(name)
            self._remember(name, task, reading)

    def _remember(self, name: bytes, task: Task, reading: Reading) -> None:
        for row in reading.rows:
            key, digest = known_by(name, reading.digest, row)
            known = self.catalog.known(key, digest) or self._recalled(row)
            kept = as_published(row, known, self._edited(task, digest, row, known)) if known else row
            self.catalog.remember(name, kept)
            self.touched.add((kept.id,), (kept.link,))
            if not kept.draft:
                self.catalog.keep(key, digest, kept)

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
        return time if (before is None or time > before) and time <= self.now else self.now

    def _last(self) -> datetime:
        then = self.catalog.recall("now")
        return min(datetime.fromisoformat(then), self.now) if then else self.now

    def _problems(self, walk: Walk) -> Problems:
        problems: Problems = [(problem, b"") for problem in walk.problems]
        for name, found in self.found.items():
            if len(found) > TOLD + 1:
                place = found[-1].place.split(", record")[0]
                more = Problem(
                    place, f"{len(found) - TOLD} more problems", "mend the first ones to see the next"
                )
                found[TOLD:] = [more]
            problems.extend((problem, name) for problem in found)
        for problem, name, _ in self.catalog.problems():
            touched = {BY_ID: self.touched.ids, BY_LINK: self.touched.links}.get(name[:1])
            looked = touched is None or self.touched.all or name[1:].decode() in touched
            if name in self.unchanged or not looked:
                problems.append((problem, name))
        problems.extend(self._clashes())
        return problems

    def _clashes(self) -> Iterator[tuple[Problem, bytes]]:
        """Two articles with one id, or with one link: found anew for what was touched."""
        paths = self.config.articles.paths
        prefix = paths[0].rstrip("/") + "/" if len(paths) == 1 else ""

        def path(name: bytes, place: str) -> str:
            return placed(shown(prefix + os.fsdecode(name)), place)

        for clash in self.catalog.clashes.of_ids(self.touched):
            message = f"has the id of {path(clash.other, clash.there)}: {shown(clash.value)}"
            place, mend = path(clash.name, clash.place), "remove one, or give it an id of its own"
            problem = Problem(place, f"{message}; only that one is published", mend)
            yield problem, BY_ID + clash.value.encode()
        for clash in self.catalog.clashes.of_links(self.touched):
            message = f"has the link of {path(clash.other, clash.there)}: {shown(clash.value)}"
            problem = Problem(path(clash.name, clash.place), message, "give each its own link", "warning")
            yield problem, BY_LINK + clash.value.encode()
