"""Give articles of the site the ids, links and dates of an old feed, in sidecars beside them.

What an article says already is not written again, and what a sidecar says is not changed. A sidecar is written
only after the article was decided with it, as the next build will, and came out as the feed has it.
"""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import NamedTuple

from publisher.config import Config
from publisher.errors import OutputError, ReadError
from publisher.importer.article_file import ArticleFile
from publisher.importer.imported import counted
from publisher.importer.report import Matched
from publisher.importer.sidecar_text import extended
from publisher.importer.site_articles import (
    SiteArticle,
    is_declared,
    key_of,
    published_ids,
    with_sidecar,
)
from publisher.models import Entry, Problem, Site
from publisher.normalizer.date_parser import Date
from publisher.pipeline.sidecars import companions_of, placed
from publisher.readers import front_matter
from publisher.sources import Source
from publisher.stores import LocalStore, create
from publisher.text.characters import printable
from publisher.text.iris import NoAddress, absolute

SUFFIX = ".toml"  # of a sidecar that is new
ROUNDS = 3  # a link may give an id, and a date a link: what follows is looked at once more
# Fields of an entry that a sidecar gives -> the name under which it is written.
KEYS = {"id": "id", "link": "link", "published": "date", "updated": "updated"}


class Wanted(NamedTuple):
    """What the old feed says of an article; "" and None leave it as it is."""

    id: str
    link: str
    published: Date | None
    updated: Date | None


def wanted_of(article: ArticleFile) -> Wanted:
    """Take what subscribers know of an entry."""
    try:
        link = absolute(article.link, "")
    except NoAddress:
        link = ""
    return Wanted(article.id, link, article.published, article.updated)


class SidecarWriter:
    """Writes sidecars, and reports what cannot be written."""

    def __init__(self, config: Config, source: Source, zone: tzinfo, *, dry_run: bool) -> None:
        """Look up under which ids the site published already; `zone` is the site's."""
        self.config = config
        self.source = source
        self.zone = zone
        self.dry_run = dry_run
        self.ids = published_ids(config)
        self.problems: list[Problem] = []
        self.unwritten = 0  # sidecars that the disk refused
        self.overridden: list[str] = []  # places of articles that name another id themselves
        self._records: Counter[str] = Counter()  # that would need a sidecar of their own, by file
        self._first: dict[str, str] = {}  # an example for each

    def keep(self, article: SiteArticle, wanted: Wanted, way: str) -> Matched:
        """Give an article what the feed says of it."""
        where = self.source.where(article.file)
        kept = Matched(placed(where, article.place), article.entry.label, way)
        missing = self._missing(article, article.entry, wanted)
        if not missing:
            return kept
        if article.place:
            self._records[where] += 1
            words = ", ".join(f"{key} {value!r}" for key, value in missing.items())
            self._first.setdefault(where, printable(f"record {article.place.strip('[]@')}: {words}"[:300]))
            return kept._replace(differs=True)
        try:
            return self._write(article, wanted, kept)
        except ReadError as error:
            self._report(
                kept.place, error.message, f"{error.remedy}, or write into the article: {_lines(missing)}"
            )
        except OutputError as error:
            self.unwritten += 1
            self._report(kept.place, f"its sidecar cannot be written: {error.message}", error.remedy)
        return kept._replace(differs=True)

    def finish(self) -> list[Problem]:
        """Report files of records, of which each would need a sidecar of its own; give all problems."""
        for where, count in self._records.items():
            verb = "differs" if count == 1 else "differ"
            message = f"{counted(count, 'record')} {verb} from the feed ({self._first[where]})"
            remedy = "write these into the records: a file of several has no sidecar for each"
            self._report(where, message, remedy)
        return self.problems

    def _write(self, article: SiteArticle, wanted: Wanted, kept: Matched) -> Matched:
        """Decide the article with more and more fields in its sidecar until it is as wanted, and write it."""
        path = _sidecar_of(article)
        data = self.source.load(path) if path in article.file.companions else b""
        said = self._said(article)
        fields: dict[str, str] = {}
        new, entry = data, article.entry
        for _ in range(ROUNDS):
            missing = self._missing(article, entry, wanted)
            more = {key: missing[key] for key in missing if key not in said and key not in fields}
            if not more:
                break
            fields |= more
            new = extended(data, path, fields)
            entry = with_sidecar(article, path, new, self.source, self.config.site)
        rest = {key: text for key, text in self._missing(article, entry, wanted).items() if _counts(key, said)}
        self._report_rest(article, rest, said, kept.place)
        kept = kept._replace(differs=bool(rest))
        if not fields:
            return kept
        if is_declared(article.entry) and "id" in fields:
            self.overridden.append(kept.place)
        if not self.dry_run:
            _save(Path(path), new, is_new=path not in article.file.companions)
        return kept._replace(
            fields=tuple(fields),
            sidecar=self.source.where(article.file._replace(path=path)),
            is_new=path not in article.file.companions,
        )

    def _missing(self, article: SiteArticle, entry: Entry, wanted: Wanted) -> dict[str, str]:
        """List what an entry would have to say, and does not, by the key of a sidecar."""
        found: dict[str, str] = {}
        # An id that is not declared may be remembered otherwise, and one that is only remembered can be lost.
        remembered = entry.id if is_declared(entry) else self.ids.get(key_of(article), entry.id)
        if wanted.id and {entry.id, remembered} != {wanted.id}:
            found["id"] = wanted.id
        if wanted.link and entry.link != wanted.link:
            found["link"] = wanted.link
        if wanted.published is not None and _differs(entry.published, wanted.published):
            found["date"] = self._date(wanted.published, article.entry.published)
        if wanted.updated is not None and _is_later_edit(entry, wanted):
            found["updated"] = self._date(wanted.updated, None)
        return found

    def _date(self, moment: Date, own: datetime | None) -> str:
        """Write a date in the offset in which it has the article's own day, else in the site's."""
        if moment.day_only:
            return str(moment.day)
        offsets = [moment.instant.astimezone(self.zone), moment.instant, moment.instant.astimezone(UTC)]
        if moment.instant.utcoffset():
            offsets.insert(0, moment.instant)
        clock = moment.instant.astimezone(UTC)
        is_midnight = not (clock.hour or clock.minute or clock.second)  # a day without an hour, see `traits`
        day = own.date() if own else (clock if is_midnight else offsets[0]).date()
        best = next((one for one in offsets if one.date() == day), offsets[0])
        return best.isoformat(timespec="seconds").replace("+00:00", "Z")

    def _said(self, article: SiteArticle) -> dict[str, str]:
        """List what the sidecars of an article say of these fields, by the key, as they say it."""
        own = tuple(path for path in article.file.companions if not _is_default(path))
        claims, _ = companions_of(article.file._replace(companions=own), self.source, Site())
        said: dict[str, str] = {}
        for claim in claims:
            if claim.field in KEYS:
                said.setdefault(KEYS[claim.field], str(claim.value))
        return said

    def _report_rest(
        self, article: SiteArticle, rest: Mapping[str, str], said: Mapping[str, str], place: str
    ) -> None:
        for key, value in rest.items():
            if key in said:
                message = f"its sidecar says {key} {said[key][:200]!r}, the feed {value[:200]!r}"
                self._report(place, message, "the sidecar is kept; if the feed is right, change it there")
            else:
                message = f"stays without the {key} of the feed, {value[:200]!r}"
                self._report(place, message, f"see why: publisher explain {self.source.where(article.file)}")

    def _report(self, place: str, message: str, remedy: str) -> None:
        self.problems.append(Problem(place, printable(message), printable(remedy)))


def _counts(key: str, said: Mapping[str, str]) -> bool:
    """Whether a field that stays different is to be reported: an edit before the publication is not taken."""
    return key != "updated" or key in said


def _differs(own: datetime | None, wanted: Date) -> bool:
    if own is None:
        return True
    return own.date() != wanted.day if wanted.day_only else own != wanted.instant


def _is_later_edit(entry: Entry, wanted: Wanted) -> bool:
    """Whether the feed knows of a later edit than the article, whose own word counts where it is newer."""
    updated = wanted.updated
    if updated is None or entry.updated == updated.instant:
        return False
    if wanted.published is not None and updated.instant <= wanted.published.instant:
        return False
    claim = entry.provenance.get("updated")
    is_own = claim is not None and claim.origin not in {"published", "retrieved", "file time"}
    return not (is_own and entry.updated is not None and entry.updated > updated.instant)


def _is_default(path: str) -> bool:
    return path.rpartition("/")[2] in front_matter.DEFAULTS


def _sidecar_of(article: SiteArticle) -> str:
    """Give the path of an article's strongest sidecar, or of the one that it would get."""
    own = [path for path in article.file.companions if not _is_default(path)]
    return own[-1] if own else article.file.path + SUFFIX


def _lines(fields: Mapping[str, str]) -> str:
    return "; ".join(f"{key}: {value[:200]}" for key, value in fields.items())


def _save(path: Path, data: bytes, *, is_new: bool) -> None:
    """Write a sidecar whole; one that was there keeps its permissions.

    Raises:
        OutputError: it cannot be written; what was there stays.
    """
    if is_new:
        if not create(path.parent, path.name, data):
            raise OutputError(f"{path.name} was made by another program meanwhile", "import again")
        return
    try:
        mode = stat.S_IMODE(path.lstat().st_mode)
    except OSError as error:
        raise OutputError(f"{path.name}: {error.strerror}", "import again") from error
    if not mode & 0o222 or not os.access(path, os.W_OK):
        raise OutputError(f"{path.name} is read-only", "make it writable, and import again")
    with LocalStore(path.parent) as stage:
        stage.put(path.name, data)
        stage.publish()
    path.chmod(mode)
