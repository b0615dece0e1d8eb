"""One file, or a piece of one, to rows for the catalog. Runs beside the build, and touches nothing of it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import blake2b
from importlib import import_module

from publisher import readers
from publisher.catalog import Row
from publisher.catalog.packing import row_of
from publisher.errors import ReadError
from publisher.models import Article, Body, Circumstances, Claim, Entry, Problem, Site
from publisher.pipeline.companions import companions, placed, problem_of
from publisher.pipeline.ledger import TOLD
from publisher.pipeline.tasks import Errand, Task, is_lines
from publisher.scanner import File, Scanner


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a task. `digest` is b"" where the file could not be read, and its entries stay."""

    digest: bytes
    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()
    same: bool = False  # the bytes are those that were read before


@dataclass(frozen=True, slots=True)
class Work:
    """What every task of a build shares."""

    scanner: Scanner
    site: Site
    kinds: frozenset[str]  # of terms that some feed asks for
    now: datetime
    brief: bool = False  # most of the articles will stand in no feed: outlines will do
    whole: frozenset[bytes] = frozenset()  # what is decided whole also then, by the names of `known_by`

    def prepare(self, tasks: Iterable[Task]) -> None:
        """Import here what reading takes, lest each process of the engine does."""
        suffixes = {task.file.name.rpartition(".")[2]: task.file.name for task in tasks}
        for name in suffixes.values():
            readers.prepare(name)
        if suffixes:
            import_module("publisher.normalizer.date_parser")

    def read(self, task: Task) -> Reading:
        """Read and normalize; whatever is wrong becomes a problem."""
        file = task.file
        try:
            claims, beside = companions(file, self.scanner)
            if task.length >= 0:
                data, digest = self.scanner.piece(file, task.start, task.length), task.digest
            else:
                data = self._whole(file)
                digest = blake2b(beside + file.played.encode() + data, digest_size=16).digest()
                if digest == task.digest:
                    return Reading(digest, same=True)
        except ReadError as error:
            return Reading(b"", problems=(problem_of(self.scanner.where(file), error),))
        rows: list[Row] = []
        problems: list[Problem] = []
        try:
            for article in readers.read(data, file.name, task.start):
                row, found = self._row(article, task, data, claims, digest)
                problems.extend(found)
                if row is not None:
                    rows.append(row)
        except ReadError as error:
            problems.append(problem_of(self.scanner.where(file), error))
        if len(problems) > TOLD:
            more = f"{len(problems) - TOLD} more of its records have problems"
            problems[TOLD:] = [Problem(self.scanner.where(file), more, "mend the first ones to see the next")]
        return Reading(digest, tuple(rows), tuple(problems))

    def complete(self, errand: Errand) -> Reading:
        """Decide articles whole; gives a row for each place where there still is one."""
        file = errand.file
        rows: list[Row] = []
        problems: list[Problem] = []
        try:
            claims, _ = companions(file, self.scanner)
            for article in self._articles(errand):
                row, found = self._decided(article, file, claims)
                problems.extend(found)
                if row is not None:
                    rows.append(row)
        except ReadError as error:
            problems.append(problem_of(self.scanner.where(file), error))
        return Reading(b"", tuple(rows), tuple(problems))

    def _articles(self, errand: Errand) -> Iterator[Article]:
        """Find articles again."""
        file, wanted = errand.file, set(errand.places)
        if is_lines(file.name):
            for place in errand.places:
                start = int(place[1:])
                yield from readers.read(self.scanner.line(file, start), file.name, start)
            return
        found = readers.read(self.scanner.load(file.path), file.name)
        yield from (article for article in found if article.place in wanted)

    def _whole(self, file: File) -> bytes:
        if is_lines(file.name):  # gzip: it cannot be entered in the middle
            return b"".join(piece for _, piece in self.scanner.pieces(file))
        return self.scanner.load(file.path)

    def _row(
        self, article: Article, task: Task, data: bytes, claims: tuple[Claim, ...], digest: bytes
    ) -> tuple[Row | None, tuple[Problem, ...]]:
        """Decide an article's metadata; no row where an error holds it back."""
        file = task.file
        try:
            _check_size(article, data, task.start, self.scanner.max_size)
        except ReadError as error:
            return None, (problem_of(placed(self.scanner.where(file), article.place), error),)
        if self.brief and not article.problems and not file.name.endswith(".gz"):
            row = self._outlined(article, file, claims)
            if row is not None and known_by(os.fsencode(file.name), digest, row)[0] not in self.whole:
                return row, ()
        return self._decided(article, file, claims)

    def _outlined(self, article: Article, file: File, claims: tuple[Claim, ...]) -> Row | None:
        """Outline an article; None where it must be decided whole."""
        from publisher.normalizer import complaints, outline

        entry = outline(_with(article, claims), Circumstances(self.site, file_time=file.time), self.kinds)
        if entry is None or complaints(entry, "") or not self._is_due(entry):
            return None
        return row_of(article.place, entry, b"", self.kinds)

    def _is_due(self, entry: Entry) -> bool:
        return entry.published is not None and entry.published <= self.now

    def _decided(
        self, article: Article, file: File, claims: tuple[Claim, ...]
    ) -> tuple[Row | None, tuple[Problem, ...]]:
        """Decide an article whole."""
        from publisher.normalizer import complaints

        place = placed(self.scanner.where(file), article.place)
        if article.problems:
            return None, tuple(replace(one, place=place) for one in article.problems)
        try:
            entry = in_utc(decided(article, file, self.scanner, self.site, claims))
        except ReadError as error:
            return None, (problem_of(place, error),)
        problems = complaints(entry, place)
        if any(problem.severity == "error" for problem in problems):
            return None, problems
        return row_of(article.place, entry, digest_of(article.body), self.kinds), problems


def known_by(name: bytes, digest: bytes, row: Row) -> tuple[bytes, bytes]:
    """Say by what name and content an article is remembered: its file's; a record's id, or its place there."""
    if not row.place:
        return name, digest
    if not row.nameless:
        return b"\0" + row.id.encode(), b""
    place = b"\0" + row.place.encode()
    return name + place, digest + place


def digest_of(body: Body) -> bytes:
    """Tell one body from another."""
    digest = blake2b(f"{body.kind}\n".encode(), digest_size=16)
    digest.update(body.text.encode("utf-8", "surrogatepass"))
    return digest.digest()


def entries_of(file: File, scanner: Scanner, site: Site) -> Iterator[Entry]:
    """Read the entries of one file with all their provenance, also those that a build holds back.

    Raises:
        ReadError: the file cannot be read, or nothing can be made of it.
    """
    claims, _ = companions(file, scanner)
    pieces = scanner.pieces(file) if is_lines(file.name) else [(0, scanner.load(file.path))]
    for offset, piece in pieces:
        for article in readers.read(piece, file.name, offset):
            if not article.problems:
                yield decided(article, file, scanner, site, claims)


def decided(article: Article, file: File, scanner: Scanner, site: Site, claims: tuple[Claim, ...]) -> Entry:
    """Normalize an article with the claims that stand beside it.

    Raises:
        ReadError: there is nothing to publish in it.
    """
    from publisher.normalizer import normalize

    full = scanner.measured(_with(article, claims), file, site.link)
    return normalize(full, Circumstances(site, file_time=file.time))


def _with(article: Article, claims: tuple[Claim, ...]) -> Article:
    return replace(article, claims=(*article.claims, *claims)) if claims else article


def in_utc(entry: Entry) -> Entry:
    """Give an entry's instants in UTC: feeds know no other time."""
    instants = (entry.published, entry.updated)
    if all(when is None or when.tzinfo is UTC for when in instants):
        return entry
    published, updated = (when and when.astimezone(UTC) for when in instants)
    return replace(entry, published=published, updated=updated)


def _check_size(article: Article, piece: bytes, offset: int, most: int) -> None:
    """Hold a line's record to the bound of whole files: composing it reads no more than that.

    Raises:
        ReadError: it is larger.
    """
    if not article.place.startswith("@") or len(piece) <= most:
        return
    start = int(article.place[1:]) - offset
    end = piece.find(b"\n", start)
    length = (len(piece) if end < 0 else end) - start
    if length > most:
        mend = "leave the page's HTML out, or raise [articles] max_size (MiB)"
        raise ReadError(f"the record has {length} bytes, the bound is {most}", mend)
