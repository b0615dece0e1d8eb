"""Files to remembered entries: scan, read, normalize, remember. Only what is new or changed is read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from hashlib import blake2b

from publisher import readers
from publisher.catalog import Catalog, Row, as_published, row_of
from publisher.config import Config
from publisher.engine import Engine, Lost
from publisher.errors import ReadError
from publisher.models import Article, Body, Circumstances, Claim, Entry, Problem, Site
from publisher.pipeline.report import Report
from publisher.scanner import File, Scanner, Walk, shown

Problems = list[tuple[Problem, bytes]]
TOLD = 20  # problems of one file that are told; the rest are counted


class Beside(ReadError):
    """A sidecar or a folder's defaults cannot be read; `where` names the file."""

    def __init__(self, where: str, error: ReadError) -> None:
        """Keep what is wrong with the file beside its name."""
        super().__init__(error.message, error.mend, error.line)
        self.where = where


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one file. `digest` is b"" where the file could not be read, and its entries stay."""

    file: File
    digest: bytes
    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()
    same: bool = False  # the bytes are those that were read before


def scanner_of(config: Config) -> Scanner:
    """Make the scanner a configuration asks for."""
    articles = config.articles
    return Scanner(config.root, articles.paths, articles.ignore, articles.max_size, config.target)


def digest_of(body: Body) -> bytes:
    """Tell one body from another."""
    return blake2b(f"{body.kind}\n{body.text}".encode("utf-8", "surrogatepass"), digest_size=16).digest()


def take_in(config: Config, catalog: Catalog, engine: Engine, now: datetime, report: Report) -> Problems:
    """Bring the catalog up to date with the articles; gives every problem that stands now.

    Raises:
        InputError: the articles folder is missing or cannot be read; the catalog is as it was.
    """
    scanner, walk = scanner_of(config), Walk()
    known = catalog.stamps()
    before = frozenset(known)
    unchanged: set[bytes] = set()
    tasks: list[tuple[File, bytes]] = []
    for file in scanner.walk(walk, readable=lambda name: readers.family_of(name) is not None):
        report.files += 1
        name = os.fsencode(file.name)
        stamp, digest = known.pop(name, ("", b""))
        if stamp == file.stamp and not stamp.startswith("?"):
            unchanged.add(name)
        else:
            tasks.append((file, digest))
    unsettled: set[str] = set()
    for name in known:
        if os.fsdecode(name).startswith(tuple(walk.unseen)):
            unchanged.add(name)  # its folder could not be looked into: it is not gone
        else:
            unsettled |= catalog.remove(name)
    problems: Problems = []
    readings = engine.run(partial(read_file, scanner=scanner, site=config.site), tasks)
    for (file, _), reading in zip(tasks, readings, strict=True):
        report.read += 1
        if isinstance(reading, Lost):
            problem = Problem(
                scanner.where(file), f"cannot be read: {reading}", "take it away, and please report it"
            )
            problems.append((problem, os.fsencode(file.name)))
            continue
        name = os.fsencode(reading.file.name)
        problems.extend((problem, name) for problem in reading.problems)
        if reading.same:
            catalog.stamp(name, reading.file.stamp, reading.digest)
            unchanged.add(name)
        elif reading.digest:
            unsettled |= _remember(catalog, reading, again=name in before)
    catalog.settle(unsettled | catalog.fallen_due(_last(catalog, now), now), now)
    problems.extend((problem, b"") for problem in walk.problems)
    problems.extend((one, name) for one, name, _ in catalog.problems() if name in unchanged)
    problems.extend((problem, b"\0") for problem in _clashes(catalog, config))
    report.unknown = tuple(shown(name) for name in walk.unknown)
    return problems


def _last(catalog: Catalog, now: datetime) -> datetime:
    then = catalog.recall("now")
    return min(datetime.fromisoformat(then), now) if then else now


def read_file(task: tuple[File, bytes], scanner: Scanner, site: Site) -> Reading:
    """Read and normalize one file; whatever is wrong with it becomes a problem.

    `task` is the file and the digest it had when it was read before, b"" for a new one.
    """
    file, before = task
    try:
        claims, beside = _companions(file, scanner)
        hasher = blake2b(beside, digest_size=16)
        pieces: Iterable[tuple[int, bytes]]
        if _is_lines(file.name):
            for _, piece in scanner.pieces(file):
                hasher.update(piece)
            pieces = scanner.pieces(file)
        else:
            data = scanner.load(file.path)
            hasher.update(data)
            pieces = ((0, data),)
    except ReadError as error:
        return Reading(file, b"", problems=(problem_of(scanner.where(file), error),))
    digest = hasher.digest()
    if digest == before:
        return Reading(file, digest, same=True)
    rows: list[Row] = []
    problems: list[Problem] = []
    try:
        for article, entry, found in _entries(pieces, file, scanner, site, claims):
            problems.extend(found)
            if entry is not None:
                rows.append(row_of(article.place, entry, digest_of(article.body)))
    except ReadError as error:
        problems.append(problem_of(scanner.where(file), error))
    if len(problems) > TOLD:
        more = f"{len(problems) - TOLD} more of its records have problems"
        problems[TOLD:] = [Problem(scanner.where(file), more, "mend the first ones to see the next")]
    return Reading(file, digest, tuple(rows), tuple(problems))


def entries_of(file: File, scanner: Scanner, site: Site) -> Iterator[Entry]:
    """Read the entries of one file with all their provenance, also those that a build holds back.

    Raises:
        ReadError: the file cannot be read, or nothing can be made of it.
    """
    claims, _ = _companions(file, scanner)
    pieces = scanner.pieces(file) if _is_lines(file.name) else [(0, scanner.load(file.path))]
    for offset, piece in pieces:
        for article in readers.read(piece, file.name, offset):
            if not article.problems:
                yield _decided(article, file, scanner, site, claims)


def _entries(
    pieces: Iterable[tuple[int, bytes]], file: File, scanner: Scanner, site: Site, claims: tuple[Claim, ...]
) -> Iterator[tuple[Article, Entry | None, tuple[Problem, ...]]]:
    """Decide every article's metadata; no entry where an error holds it back."""
    from publisher.normalizer import complaints

    where = scanner.where(file)
    for offset, piece in pieces:
        for article in readers.read(piece, file.name, offset):
            place = placed(where, article.place)
            if article.problems:
                yield article, None, tuple(replace(one, place=place) for one in article.problems)
                continue
            try:
                _check_size(article, piece, offset, scanner.max_size)
                entry = _decided(article, file, scanner, site, claims)
            except ReadError as error:
                yield article, None, (problem_of(place, error),)
                continue
            problems = complaints(entry, place)
            held = any(problem.severity == "error" for problem in problems)
            yield article, None if held else entry, problems


def _decided(article: Article, file: File, scanner: Scanner, site: Site, claims: tuple[Claim, ...]) -> Entry:
    from publisher.normalizer import normalize

    full = replace(article, claims=(*article.claims, *claims)) if claims else article
    return normalize(scanner.measured(full, file), Circumstances(site, file_time=file.time))


def _companions(file: File, scanner: Scanner) -> tuple[tuple[Claim, ...], bytes]:
    """Read the claims of the sidecar and the folder defaults, the strongest first, and their bytes."""
    from publisher.readers import sidecar

    claims: list[Claim] = []
    together = b""
    for path in reversed(file.companions):
        name = path.rsplit("/", 1)[-1]
        origin = "folder default" if name in sidecar.DEFAULTS else "sidecar"
        try:
            data = scanner.load(path)
            claims.extend(sidecar.read(data, name, origin))
        except ReadError as error:
            raise Beside(scanner.where(replace(file, path=path)), error) from error
        together += data + b"\0"
    return tuple(claims), together


def _is_lines(name: str) -> bool:
    family = readers.family_of(name)
    return family is not None and family.lines


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


def placed(where: str, place: str) -> str:
    """Name a record's place in its file for people."""
    if place.startswith("@"):
        return f"{where}, record at byte {place[1:]}"
    return f"{where}, record {place}" if place else where


def problem_of(where: str, error: ReadError) -> Problem:
    """Say what is wrong with a file, and on which line; what stands beside it has its own name."""
    where = error.where if isinstance(error, Beside) else where
    return Problem(f"{where}:{error.line}" if error.line else where, error.message, error.mend)


def _remember(catalog: Catalog, reading: Reading, *, again: bool) -> set[str]:
    """Put a file's entries into the catalog, under the ids and dates they were published with."""
    name = os.fsencode(reading.file.name)
    touched = catalog.remove(name) if again else set()
    for row in reading.rows:
        key, digest = _known_by(name, reading.digest, row)
        known = catalog.known(key, digest)
        kept = as_published(row, known) if known else row
        catalog.remember(name, kept)
        touched.add(kept.id)
        if not kept.draft:
            catalog.keep(key, digest, kept)
    catalog.stamp(name, reading.file.stamp, reading.digest)
    return touched


def _known_by(name: bytes, digest: bytes, row: Row) -> tuple[bytes, bytes]:
    """Say by what name and content an article is remembered: its file's; a record's id, or its place there."""
    if not row.place:
        return name, digest
    if not row.nameless:
        return b"\0" + row.id.encode(), b""
    place = b"\0" + row.place.encode()
    return name + place, digest + place


def _clashes(catalog: Catalog, config: Config) -> Iterator[Problem]:
    """Two articles with one id, or with one link."""
    prefix = config.articles.paths[0].rstrip("/") + "/" if len(config.articles.paths) == 1 else ""

    def path(name: bytes, place: str) -> str:
        return placed(shown(prefix + os.fsdecode(name)), place)

    for identity, name, place, other, there in catalog.doubles():
        message = f"has the id of {path(other, there)}: {shown(identity)}; only that one is published"
        yield Problem(path(name, place), message, "remove one, or give it an id of its own")
    for link, name, place, other, there in catalog.sharers():
        message = f"has the link of {path(other, there)}: {shown(link)}"
        yield Problem(path(name, place), message, "give each its own link", "warning")
