"""What feeds list is decided whole: of most articles a build has only an outline."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from publisher.catalog import NOT_DAMAGE, Catalog
from publisher.catalog.packing import as_published
from publisher.engine import Engine, Lost
from publisher.errors import REPORT, fault_of
from publisher.models import Problem
from publisher.pipeline.companions import placed
from publisher.pipeline.plan import Plan
from publisher.pipeline.reading import Reading, Work, known_by
from publisher.pipeline.tasks import Errand

BATCH = 2000  # entries that are decided at a time, about
TOGETHER = 50  # records of one file that are decided by one process, one after the other
Outlined = tuple[int, bytes, str]  # key, file name, place


class Completion:
    """Decides whole what feeds list, once for each build."""

    def __init__(self, catalog: Catalog, engine: Engine, work: Work) -> None:
        """Nothing is decided yet."""
        self.catalog = catalog
        self.engine = engine
        self.work = work
        self.problems: list[tuple[Problem, bytes]] = []  # and the name of the file each hangs on
        self.alone: set[bytes] = set()  # files whose records are tried one by one: one takes its process along
        self.lost: set[int] = set()  # keys of what changed since it was outlined: the next build reads it

    def through(self, plans: Iterable[Plan]) -> Iterator[Plan]:
        """Hand plans on, once everything they list is decided, but for what is lost."""
        waiting: list[Plan] = []
        wanted: dict[Outlined, None] = {}
        for plan in plans:
            waiting.append(plan)
            wanted.update(dict.fromkeys(self._outlined(plan)))
            if len(wanted) >= BATCH:
                self._complete(wanted, waiting)
                yield from waiting
                waiting, wanted = [], {}
        self._complete(wanted, waiting)
        yield from waiting

    def _outlined(self, plan: Plan) -> Iterator[Outlined]:
        if not plan.settled:
            found = self.catalog.outlined(plan.chosen, self.work.now)
            yield from (one for one in found if one[0] not in self.lost)

    def _complete(self, wanted: Iterable[Outlined], plans: Iterable[Plan]) -> None:
        """Decide until nothing is left: where an article turns out to be none, another is listed instead."""
        while wanted:
            self._decide(wanted)
            wanted = dict.fromkeys(one for plan in plans for one in self._outlined(plan))

    def _decide(self, wanted: Iterable[Outlined]) -> None:
        by_file: dict[bytes, dict[str, int]] = {}
        for key, name, place in wanted:
            by_file.setdefault(name, {})[place] = key
        errands: list[Errand] = []
        for name, keys in by_file.items():
            file = self.work.scanner.find(os.fsdecode(name))
            if file is None:
                self.lost.update(keys.values())
            else:
                places, step = tuple(keys), 1 if name in self.alone else TOGETHER
                errands += [Errand(file, places[at : at + step]) for at in range(0, len(places), step)]
        for errand, reading in zip(errands, self.engine.run(self.work.complete, errands), strict=True):
            name = os.fsencode(errand.file.name)
            if isinstance(reading, Lost) and len(errand.places) > 1:
                self.alone.add(name)
            else:
                keys = {place: by_file[name][place] for place in errand.places}
                self._take(errand, name, keys, reading)

    def _take(self, errand: Errand, name: bytes, keys: dict[str, int], reading: Reading | Lost) -> None:
        """Put what was decided in the place of the outlines."""
        stood = self.catalog.files.get(name)
        rows = reading.rows if isinstance(reading, Reading) else ()
        for row in rows:
            memory = known_by(name, stood.digest, row)
            known = self.catalog.known(*memory)
            kept = as_published(row, known) if known else row
            try:
                self.catalog.complete(keys[row.place], kept)
                if not kept.draft:
                    self.catalog.keep(*memory, kept)
            except NOT_DAMAGE as error:  # its outline is removed below
                where = placed(self.work.scanner.where(errand.file), row.place)
                self.problems.append((Problem(where, fault_of(error), REPORT), name))
            else:
                del keys[row.place]
        file = self.work.scanner.find(errand.file.name) if keys else errand.file
        if file is None or not stood.stamp.lstrip("?").startswith(file.stamp):
            self.lost.update(keys.values())
            return
        for place in keys:
            self.catalog.remove(name, place)
        if isinstance(reading, Reading):
            self.problems.extend((problem, name) for problem in reading.problems)
        else:
            where = placed(self.work.scanner.where(file), errand.places[0])
            mend = "take it away, and please report it"
            self.problems.append((Problem(where, f"cannot be read: {reading}", mend), name))
