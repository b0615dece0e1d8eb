"""Files to remembered entries: scan, read, normalize, remember. Only what is new or changed is read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from hashlib import blake2b
from typing import TYPE_CHECKING

from publisher import readers
from publisher.catalog import Catalog, KnownFile
from publisher.config import Config
from publisher.engine import Engine
from publisher.errors import ReadError
from publisher.models import Problem
from publisher.pipeline.companions import companions, placed, problem_of
from publisher.pipeline.ledger import BY_FEED, BY_ID, BY_LINK, BY_ORPHAN, TOLD, Ledger, Problems
from publisher.pipeline.report import Report
from publisher.pipeline.tasks import Task, is_lines
from publisher.scanner import File, Folder, Scanner, Walk, folder_of, shown

if TYPE_CHECKING:
    from publisher.pipeline.reading import Work


def scanner_of(config: Config) -> Scanner:
    """Make the scanner a configuration asks for."""
    articles, output = config.articles, config.root / config.output.path  # a preview's target is elsewhere
    return Scanner(config.root, articles.paths, articles.ignore, articles.max_size, output)


def kinds_of(config: Config) -> frozenset[str]:
    """List what feeds ask for: publisher, category, language, author."""
    return frozenset(kind for spec in config.feeds for kind in (spec.group, *spec.where) if kind)


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
        self.walk = Walk({name: Folder(*noted) for name, noted in catalog.files.folders().items()})
        self.known: dict[str, dict[bytes, KnownFile]] = {}  # files of folders that changed, as they were known
        self.ledger = Ledger()

    def run(self, engine: Engine) -> Problems:
        """Take everything in; gives every problem that stands now.

        Raises:
            InputError: the articles folder is missing or cannot be read; the catalog is as it was.
        """
        tasks = self._tasks()
        if tasks:
            from publisher.pipeline.arrivals import Arrivals  # with all that reads: most runs need none of it

            Arrivals(self.config, self.catalog, self.ledger, self.work, anew=self.anew).take(tasks, engine)
        self._note()
        self.ledger.touched.add(self.catalog.fallen_due(self._last(), self.now))
        self.catalog.clashes.settle(self.ledger.touched, self.now)
        self.report.unknown = tuple(shown(name) for name in self.walk.unknown)
        return self._problems()

    @property
    def work(self) -> Work:
        """What is shared by all who read articles."""
        from publisher.pipeline.reading import Work

        return Work(self.scanner, self.config.site, kinds_of(self.config), self.now)

    @property
    def changed(self) -> bool:
        """Whether any entry came, went, or fell due."""
        return bool(self.ledger.touched)

    def _tasks(self) -> list[Task]:
        """Say what is to be read, and forget what is gone."""
        tasks: list[Task] = []
        for file in self.scanner.walk(self.walk, readable=lambda name: readers.family_of(name) is not None):
            name = os.fsencode(file.name)
            before = self._known(folder_of(file.name)).pop(name, None)
            if before is not None and before.stamp == file.stamp and not file.stamp.startswith("?"):
                self.ledger.unchanged.add(name)
            elif is_lines(file.name) and not file.name.endswith(".gz"):
                tasks.extend(self._pieces(file, name, before))
            else:
                tasks.append(Task(file, before.digest if before else b""))
        for folder in self.walk.changed():
            for name in self._known(folder):  # what the walk did not come by
                self.ledger.forget(self.catalog, name)
        self.report.files = sum(folder.files for folder in self.walk.folders.values())
        self.report.read = len({task.file.name for task in tasks})
        return tasks

    def _known(self, folder: str) -> dict[bytes, KnownFile]:
        known = self.known.get(folder)
        if known is None:
            known = self.known[folder] = self.catalog.files.within(folder)
            self.ledger.before.update(known)
        return known

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
                self.ledger.forget(self.catalog, name, f"@{start}" if start else "")
            if start:
                self.ledger.found[name] = [
                    one for one in self._standing(name) if not one.place.endswith(placed("", f"@{start}"))
                ]
            cuts, ends = self.scanner.cuts(file, start)
            digest = blake2b(beside + self.scanner.sampled(file.path, ends), digest_size=16).digest()
        except ReadError as error:
            self.ledger.found[name] = [problem_of(self.scanner.where(file), error)]
            return
        self.ledger.files[name] = KnownFile(file.stamp, digest, ends)
        for first, length in cuts:
            yield Task(file, digest, first, length)

    def _standing(self, name: bytes) -> list[Problem]:
        return [problem for problem, owner, _ in self.catalog.problems() if owner == name]

    def _note(self) -> None:
        """Remember files as they were read, and folders as they were walked."""
        files, ledger = self.catalog.files, self.ledger
        files.stamp(ledger.files.items())
        unread = {folder_of(os.fsdecode(name)) for name in ledger.found if name not in ledger.files}
        for name in self.walk.changed():
            folder = self.walk.folders.get(name)
            if folder is None:
                files.leave(name)
            else:
                files.note(name, folder._replace(mark="") if name in unread else folder)

    def _last(self) -> datetime:
        then = self.catalog.recall("now")
        return min(datetime.fromisoformat(then), self.now) if then else self.now

    def _problems(self) -> Problems:
        problems: Problems = [(problem, b"") for problem in self.walk.problems]
        for name, found in self.ledger.found.items():
            if len(found) > TOLD + 1:
                place = found[-1].place.split(", record")[0]
                more = Problem(
                    place, f"{len(found) - TOLD} more problems", "mend the first ones to see the next"
                )
                found[TOLD:] = [more]
            problems.extend((problem, name) for problem in found)
        problems.extend((one, owner) for one, owner, _ in self.catalog.problems() if self._stands(owner))
        problems.extend(self._clashes())
        return problems

    def _stands(self, owner: bytes) -> bool:
        """Tell whether a problem that an earlier build found hangs on what was not looked at again."""
        kind, value = owner[:1], owner[1:].decode(errors="surrogateescape")
        if kind in {BY_ID, BY_LINK}:
            touched = self.ledger.touched.ids if kind == BY_ID else self.ledger.touched.links
            return not self.ledger.touched.all and value not in touched
        if kind in {b"", BY_FEED, BY_ORPHAN}:
            return False  # whoever finds these looks at them each time
        return owner in self.ledger.unchanged or self.walk.is_quiet(folder_of(os.fsdecode(owner)))

    def _clashes(self) -> Iterator[tuple[Problem, bytes]]:
        """Two articles with one id, or with one link: found anew for what was touched."""
        paths = self.config.articles.paths
        prefix = paths[0].rstrip("/") + "/" if len(paths) == 1 else ""

        def path(name: bytes, place: str) -> str:
            return placed(shown(prefix + os.fsdecode(name)), place)

        for clash in self.catalog.clashes.of_ids(self.ledger.touched):
            message = f"has the id of {path(clash.other, clash.there)}: {shown(clash.value)}"
            place, mend = path(clash.name, clash.place), "remove one, or give it an id of its own"
            problem = Problem(place, f"{message}; only that one is published", mend)
            yield problem, BY_ID + clash.value.encode()
        for clash in self.catalog.clashes.of_links(self.ledger.touched):
            message = f"has the link of {path(clash.other, clash.there)}: {shown(clash.value)}"
            problem = Problem(path(clash.name, clash.place), message, "give each its own link", "warning")
            yield problem, BY_LINK + clash.value.encode()
