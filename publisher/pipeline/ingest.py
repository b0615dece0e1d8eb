"""Bring the catalog up to date with the articles: list what changed, read it, keep what was decided."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, partial
from hashlib import blake2b
from typing import TYPE_CHECKING

from publisher import readers
from publisher.catalog import NOT_DAMAGE, Attachment, Duplicate, KnownFile, Row, Touched, seconds
from publisher.engine import Lost
from publisher.errors import REPORT, ReadError, fault_of
from publisher.identity import Known, as_published, memory_key, page_address
from publisher.models import Owned, Owner, Problem
from publisher.pipeline.bounds import bounded
from publisher.pipeline.run import Run, base_url, kinds_of
from publisher.pipeline.sidecars import companions_of, placed, problem_of
from publisher.sources import File, Folder, Walk, can_enter, folder_of
from publisher.sources.names import is_never_article, suffix_of
from publisher.tables.suffixes import DOCUMENTS, NEVER
from publisher.text.characters import printable
from publisher.text.targets import stem_of

if TYPE_CHECKING:
    from publisher.pipeline.recover import Dates
    from publisher.pipeline.worker import ReadResult, ReadTask

# Kinds of problems that are found by rendering.
OF_TEXTS = frozenset({"missing-file", "refused-file", "unpublished-link"})


@dataclass(slots=True)
class Changes:
    """What changed since the last build: files, by name, and entries."""

    touched: Touched = field(default_factory=Touched)  # entries that were added, removed, or fell due
    recordings: dict[str, str] = field(default_factory=dict)  # of folders that have some, see `sources.Folder`
    files: tuple[Attachment, ...] = ()  # that are published with pages, and have other bytes now


def ingest(run: Run) -> Changes:
    """Read what is new or changed; adds every problem of files and entries to the run.

    Raises:
        InputError: the articles folder is missing or cannot be read; the catalog is unchanged.
    """
    return _Ingest(run).ingest()


class _Ingest:
    """The state of one ingest."""

    def __init__(self, run: Run) -> None:
        """Start from the folders as they were walked by the last build."""
        self.run = run
        self.catalog = run.catalog
        known = {name: Folder(*values) for name, values in run.catalog.files.folders().items()}
        self.walk = Walk(known)
        self.in_folder: dict[str, dict[bytes, KnownFile]] = {}  # known files of folders that changed
        self.known: set[bytes] = set()  # files of these folders that were known
        self.unchanged: set[bytes] = set()  # files that are as they were
        self.files: dict[bytes, KnownFile] = {}  # files that were read
        self.found: dict[bytes, list[Problem]] = {}  # files that had to be read, with their problems
        self.touched = Touched()
        self.stems: set[str] = set()  # of files that were touched, see `catalog.references`
        self.rendered_again: set[bytes] = set()  # files that are as they were, but whose entries are not

    def ingest(self) -> Changes:
        """List, read, remember, and find what is wrong."""
        tasks = self._list()
        if tasks:
            self._read(tasks)
        self._remember_files()
        self.touched.add(self.catalog.fallen_due(self._last_build(), self.run.now))
        self.catalog.duplicates.settle(self.touched, self.run.now)
        self.run.report.no_articles = self._count_no_articles()
        self._resolve()
        files = self._attachments() if self.walk.changed() else ()
        self._note_unread()
        self.run.check(self._checked())
        self.run.problems.extend(self._problems())
        folders = self.walk.folders.items()
        recordings = {name: one.recordings for name, one in folders if one.recordings}
        return Changes(self.touched, recordings, files)

    # -- references and attachments ---------------------------------------------------------

    def _resolve(self) -> None:
        """Resolve references between articles, of which some may lead elsewhere than before."""
        from publisher.pipeline.up_to_date import is_made_alike

        run = self.run
        touched = self.touched if is_made_alike(run) else Touched(all=True)
        address = partial(_address, base_url(run.config) if run.config.output.pages else "")
        changed = run.catalog.references.settle(touched, self.stems, address, run.now)
        self.touched.add(changed)
        self.rendered_again.update(changed.values())

    def _attachments(self) -> tuple[Attachment, ...]:
        """Find published files that changed, and articles whose missing or refused files are there now."""
        source, changed = self.run.source, []
        for identity, one in self.catalog.attachments.all():
            if not one.name:
                state = source.state(one.path)
                if state not in {one.version, ""}:
                    names = self.catalog.attachments.render_again(identity, state)
                    self.rendered_again.update(names)
                    self.touched.add((identity,))
            elif source.version(one.path) not in {one.version, ""}:
                changed.append(one)
        return tuple(changed)

    # -- listing ----------------------------------------------------------------------------

    def _list(self) -> list[ReadTask]:
        """Say what has to be read, and remove what is gone."""
        tasks: list[ReadTask] = []
        for file in self.run.source.walk(self.walk, readable=is_readable):
            name = os.fsencode(file.name)
            before = self._known_in(folder_of(file.name)).pop(name, None)
            if before is not None and before.version == file.version and not file.version.startswith("?"):
                self.unchanged.add(name)
            else:
                tasks.extend(self._tasks(file, name, before))
        for folder in self.walk.changed():
            for name in self._known_in(folder):  # the walk did not find these
                self._remove(name)
        self.run.report.files = sum(folder.files for folder in self.walk.folders.values())
        self.run.report.read = len({task.file.name for task in tasks})
        return tasks

    def _known_in(self, folder: str) -> dict[bytes, KnownFile]:
        known = self.in_folder.get(folder)
        if known is None:
            known = self.in_folder[folder] = self.catalog.files.within(folder)
            self.known.update(known)
        return known

    def _tasks(self, file: File, name: bytes, before: KnownFile | None) -> Iterator[ReadTask]:
        from publisher.pipeline.worker import ReadTask

        records = readers.records_of(file.name)
        if records and can_enter(file.name, records):
            yield from self._pieces(file, name, before, records)
        else:
            is_alike = before is not None and file.has_role_of(before.version)
            yield ReadTask(file, before.digest if before is not None and is_alike else b"")

    def _pieces(self, file: File, name: bytes, before: KnownFile | None, records: str) -> Iterator[ReadTask]:
        """Divide a file of records into tasks: all of it, or what was appended since it was read."""
        from publisher.pipeline.worker import ReadTask

        source = self.run.source
        try:
            _, companions = companions_of(file, source, self.run.config.site)
            start = 0
            if before is not None and before.digest and file.size > before.ends:
                grown = _digest_of_sample(companions, source.sampled(file.path, before.ends))
                start = before.ends if grown == before.digest else 0
            if before is not None:
                # What follows the last whole record is read again: it may have been half of one.
                self._remove(name, f"@{start}" if start else "")
            if start:
                again = placed("", f"@{start}")
                self.found[name] = [one for one in self._open(name) if not one.place.endswith(again)]
            cuts, ends = source.cuts(file, start, records)
            digest = _digest_of_sample(companions, source.sampled(file.path, ends))
        except ReadError as error:
            self.found[name] = [problem_of(source.where(file), error)]
            return
        self.files[name] = KnownFile(file.version, digest, ends)
        for first, length in cuts:
            yield ReadTask(file, digest, first, length)

    def _open(self, name: bytes) -> list[Problem]:
        """List the open problems of a file."""
        return [one.problem for one, _ in self.catalog.problems.of(Owner("file", name))]

    def _remove(self, name: bytes, place: str = "") -> None:
        """Remove the entries of a file, or the one at a place."""
        self.touched.add(*self.catalog.remove_entries(name, place))
        self.stems.add(stem_of(os.fsdecode(name)))

    # -- reading ----------------------------------------------------------------------------

    def _read(self, tasks: list[ReadTask]) -> None:
        """Read, and put what was decided into the catalog, under the ids and dates of the last build."""
        from publisher.pipeline import recover
        from publisher.pipeline.worker import ArticleReader

        run = self.run
        rendered_before = run.engine.share(self.catalog.rendered_before())
        reader = ArticleReader(run.source, run.config.site, kinds_of(run.config), run.now, rendered_before)
        reader.prepare(tasks)
        shown = {} if self.catalog.remembers else recover.dates(run)
        for task, result in zip(tasks, run.engine.run(reader, tasks), strict=True):
            self._take(task, result, shown)

    def _take(self, task: ReadTask, result: ReadResult | Lost, shown: Dates) -> None:
        name = os.fsencode(task.file.name)
        found = self.found.setdefault(name, [])
        if isinstance(result, Lost):
            place, remedy = (
                self.run.source.where(task.file),
                "name it in [articles] ignore, and please report this",
            )
            found.append(Problem(place, f"cannot be read: {result}", remedy))
            return
        found.extend(result.problems)
        if result.digest is None:
            return
        if task.length is None:
            self.files[name] = KnownFile(task.file.version, result.digest)
        if result.is_same:
            self.unchanged.add(name)
            return
        if task.length is None and name in self.known:
            self._remove(name)
        keys = [
            memory_key(name, row.place, row.id, result.digest, is_named=row.is_named) for row in result.rows
        ]
        latest: dict[bytes, Row] = {}
        for (key, _), row in zip(keys, result.rows, strict=True):
            if key not in latest or _rank(row) >= _rank(latest[key]):
                latest[key] = row
        for (key, digest), row in zip(keys, result.rows, strict=True):
            if row is latest[key]:
                self._add(task, row, (key, digest), shown)
            else:  # another record of the file is a newer version of the entry
                self.catalog.add_entry(name, row)
                self.touched.add((row.id,), (row.link,))

    def _add(self, task: ReadTask, row: Row, memory: tuple[bytes, bytes], shown: Dates) -> None:
        """Keep an entry under the id and dates that are remembered of it."""
        name, (key, digest) = os.fsencode(task.file.name), memory
        number = 0
        try:
            known = self.catalog.identity(key, digest)
            if known is None and row.number and row.place:
                former, _ = memory_key(name, row.place, row.number, b"", is_named=True)
                known = self.catalog.identity(former, b"")
            identity = row.number if row.number in shown else row.id
            if known is None and identity in shown:  # the catalog was lost, and a feed still shows the entry
                published, updated = shown[identity]
                known = Known(identity, seconds(published), seconds(updated))
            if row.by_file_time and (known is None or known.published is None):
                row = self._first_seen(task.file, row, known)
            kept: Row = as_published(row, known, self._edited(task, digest, row, known)) if known else row
            number = self.catalog.add_entry(name, kept)
            if not kept.draft:
                self.catalog.remember_identity(key, digest, kept)
        except NOT_DAMAGE as error:
            self.catalog.drop_entry(number)
            where = placed(self.run.source.where(task.file), row.place)
            self.found[name].append(Problem(where, fault_of(error), REPORT, kind="fault"))
        else:
            self.touched.add((kept.id,), (kept.link,))

    def _first_seen(self, file: File, row: Row, known: Known | None) -> Row:
        """Date an article that names no date: by its first commit, else by when a build first saw it.

        The first build of all sees every file for the first time, and knows nothing of when they were written.
        """
        now = int(self.run.now.timestamp())
        commit = None if row.place else seconds(self.first_commits.get(file.name))
        if commit is not None and 0 < commit <= now:
            return row._replace(published=commit, updated=commit)
        if known is not None or not self.catalog.remembers:
            return row
        written, last = int(file.time.timestamp()), int(self._last_build().timestamp())
        seen = written if last < written <= now else now
        return row._replace(published=seen, updated=seen)

    @cached_property
    def first_commits(self) -> Mapping[str, datetime]:
        """When git first saw files, asked only where one names no date."""
        return self.run.source.first_commits()

    def _edited(self, task: ReadTask, digest: bytes, row: Row, known: Known) -> int | None:
        """Say when the words of a published article were changed; a file that was only touched is not edited.

        It is the file's time, if that is later than what was published and not in the future. Words that
        only our own decisions changed are no edit.
        """
        if not known.is_edited(row) or (self.run.reread and digest in {b"", known.digest}):
            return None
        before = max((one for one in (known.updated, row.updated) if one), default=None)
        now, time = int(self.run.now.timestamp()), int(task.file.time.timestamp())
        return time if (before is None or time > before) and time <= now else now

    # -- remembering ------------------------------------------------------------------------

    def _remember_files(self) -> None:
        """Remember files as they were read, and folders as they were walked."""
        self.catalog.files.add(self.files.items())
        unread = {folder_of(os.fsdecode(name)) for name in self.found if name not in self.files}
        for name in self.walk.changed():
            folder = self.walk.folders.get(name)
            if folder is None:
                self.catalog.files.remove_folder(name)
            else:
                self.catalog.files.add_folder(name, folder._replace(version="") if name in unread else folder)

    def _last_build(self) -> datetime:
        last = self.catalog.meta("now")
        return min(datetime.fromisoformat(last), self.run.now) if last else self.run.now

    def _count_no_articles(self) -> int:
        sources = self.run.config.site.sources
        several = len(sources) > 1
        served = [f"{one.path.strip('/')}/" if several else "" for one in sources if one.url]
        return sum(self.catalog.files.without_entry(folder) for folder in served)

    # -- problems ---------------------------------------------------------------------------

    def _problems(self) -> Iterator[Owned]:
        for problem in self.walk.problems:
            yield Owned(problem, Owner())
        for name, found in self.found.items():
            kept, count = bounded(found, spare=1)
            if count:
                place = kept[-1].place.split(", record")[0]
                kept = (*kept, Problem(place, f"{count} more problems", "fix the first ones to see the next"))
            for problem in kept:
                yield Owned(problem, Owner("file", name))
        yield from self._unread()
        yield from self._duplicates()

    def _checked(self) -> Iterator[tuple[Owned, int]]:
        """Give the open problems that this build has looked at again."""
        problems, walk, touched = self.catalog.problems, self.walk, self.touched
        yield from problems.of_owners("build")
        for name in problems.owners("folder"):
            if not walk.is_quiet(os.fsdecode(name)):
                yield from problems.of(Owner("folder", name))
        for folder in walk.changed():
            for name in problems.files_in(os.fsencode(folder)):
                if name not in self.unchanged:
                    yield from problems.of(Owner("file", name))
        for name in self.rendered_again - self.found.keys():
            yield from (one for one in problems.of(Owner("file", name)) if one[0].problem.kind in OF_TEXTS)
        for name in problems.owners("id"):
            if touched.all or name.decode(errors="surrogateescape") in touched.ids:
                yield from problems.of(Owner("id", name))
        for name in problems.owners("link"):
            if touched.all or name.decode(errors="surrogateescape") in touched.links:
                yield from problems.of(Owner("link", name))

    # -- files that are not read ------------------------------------------------------------

    def _note_unread(self) -> None:
        """Name or count the files without a reader that may be articles."""
        counts: Counter[str] = Counter()
        unknown = []
        for name in self.walk.unknown:
            suffix = suffix_of(name)
            if suffix in DOCUMENTS or readers.missing_extra(name):
                counts[suffix] += 1
            elif suffix not in NEVER or readers.family_of(name) is not None:
                unknown.append(printable(name))
        self.run.report.unknown, self.run.report.unread = tuple(unknown), tuple(counts.most_common())

    def _unread(self) -> Iterator[Owned]:
        """Report files of formats that hold articles and are not read."""
        for folder, walked in self.walk.folders.items():
            if walked.unknown and not self.walk.is_quiet(folder):
                for name in walked.unknown:
                    suffix, remedy = suffix_of(name), remedy_of(name)
                    if remedy:
                        place = self._path(os.fsencode(folder + name), "")
                        problem = Problem(
                            place, f"this format is not read: .{suffix}", remedy, "note", "unread"
                        )
                        yield Owned(problem, Owner("folder", os.fsencode(folder)))

    # -- duplicates -------------------------------------------------------------------------

    def _duplicates(self) -> Iterator[Owned]:
        """Report articles with one id, or one link, among those that were touched."""
        duplicates = self.catalog.duplicates
        for one in duplicates.of_ids(self.touched):
            message = f"has the id of {self._other(one)}: {printable(one.value)}; only that one is published"
            remedy = "give one an id of its own, or name it in [articles] ignore"
            yield Owned(Problem(self._this(one), message, remedy), Owner("id", one.value.encode()))
        for one in duplicates.of_versions(self.touched):
            message = f"is an older version of the item in {self._other(one)}: {printable(one.value)}"
            problem = Problem(self._this(one), message, "nothing to do", "note", "older-version")
            yield Owned(problem, Owner("id", one.value.encode()))
        for one in duplicates.of_links(self.touched):
            message = f"has the link of {self._other(one)}: {printable(one.value)}"
            problem = Problem(self._this(one), message, "give each its own link", "warning")
            yield Owned(problem, Owner("link", one.value.encode()))

    def _this(self, one: Duplicate) -> str:
        return self._path(one.name, one.place)

    def _other(self, one: Duplicate) -> str:
        return self._path(one.other_name, one.other_place)

    def _path(self, name: bytes, place: str) -> str:
        paths = self.run.config.paths
        prefix = paths[0].rstrip("/") + "/" if len(paths) == 1 else ""
        return placed(printable(prefix + os.fsdecode(name)), place)


def _address(output_url: str, identity: str, link: str) -> str:
    return link or page_address(output_url, identity)


def _rank(row: Row) -> tuple[tuple[int, int], int]:
    """Order records of one file with one id: the last is published."""
    return row.version or (0, 0), row.updated or 0


def remedy_of(name: str) -> str:
    """Say what makes a file of this name readable; "" where it holds no article, or is read."""
    if extra := readers.missing_extra(name):
        return f"install what reads them: pip install 'publisher[{extra}]'"
    return DOCUMENTS.get(suffix_of(name), "")


def is_readable(name: str) -> bool:
    """Tell whether a file of this name is read."""
    return readers.family_of(name) is not None and not is_never_article(name)


def _digest_of_sample(companions: bytes, sample: bytes) -> bytes:
    return blake2b(companions + sample, digest_size=16).digest()
