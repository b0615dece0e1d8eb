"""What runs for single articles, in whatever process the engine chooses. Nothing here knows the catalog.

`ArticleReader` turns a file into rows for the catalog: it decides only what a selection needs. `EntryRenderer`
reads the articles that a feed lists once more, decides the rest, composes and emits them. Both pickle.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from publisher import readers
from publisher.catalog import Attachment, Listing, Row, instant, seconds
from publisher.catalog.rendered import Rendered
from publisher.emitters import FORMATS
from publisher.engine import Shared
from publisher.errors import REPORT, ConfigError, InvalidFeedError, NothingError, ReadError, fault_of
from publisher.identity import FROM_LINK, FROM_NAME, FROM_NUMBER, memory_key, page_address
from publisher.models import Article, Body, Channel, Circumstances, Claim, Entry, Feed, Item, Problem, Site
from publisher.pipeline import not_articles
from publisher.pipeline.article_notes import notes_of, unplayable
from publisher.pipeline.attached import Attached, links_of, problems_of, serves_files, with_files
from publisher.pipeline.bounds import bounded
from publisher.pipeline.embedded import read_articles
from publisher.pipeline.served_pages import exclusion, is_passed_over, with_kind
from publisher.pipeline.sidecars import companions_of, placed, problem_of
from publisher.pipeline.versions import version_of
from publisher.sources import File, Source, folder_of, record_end
from publisher.text.references import references_of

if TYPE_CHECKING:
    from publisher.pages import PageSettings

_DESCRIBING = frozenset({"summary", "enclosure", "external"})  # what an entry without a text may consist of
Companions = tuple[tuple[Claim, ...], bytes]  # claims, and the bytes that they were read from


def pieces_of(file: File, source: Source) -> Iterable[tuple[int, bytes]]:
    """Give the pieces of a file of records, each with the byte at which it starts; else the whole file.

    Raises:
        ReadError: it cannot be read.
    """
    records = readers.records_of(file.name)
    return source.pieces(file, records=records) if records else [(0, source.load(file.path))]


# -- reading -----------------------------------------------------------------------------------------------


class ReadTask(NamedTuple):
    """A file to read, or a piece of a file of records.

    `digest` is what a whole file had when it was read before, and what a file of records has now.
    """

    file: File
    digest: bytes = b""
    start: int = 0  # first byte
    length: int | None = None  # bytes; None for a whole file

    @property
    def weight(self) -> int:
        """About how many articles it holds."""
        return 1 + (self.length or 0) // 1024


class _Opened(NamedTuple):
    """A file, or a piece of one, with all that its articles are decided from."""

    file: File
    start: int  # where the piece begins
    data: bytes
    digest: bytes  # of the file
    companions: Companions
    circumstances: Circumstances


class ReadResult(NamedTuple):
    """What a task found. `digest` is None where the file could not be read; its entries stay then."""

    digest: bytes | None
    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_same: bool = False  # the bytes are those that were read before


@dataclass(frozen=True, slots=True)
class ArticleReader:
    """Reads files: a function from `ReadTask` to `ReadResult`."""

    source: Source
    site: Site
    kinds: frozenset[str]  # of terms by which some feed selects
    now: datetime
    rendered_before: Shared[frozenset[bytes]]  # keys of articles of which an edit is noticed, see `memory_key`

    def prepare(self, tasks: Iterable[ReadTask]) -> None:
        """Import what the tasks need, so that forked processes inherit it."""
        suffixes = {task.file.name.rpartition(".")[2]: task.file.name for task in tasks}
        for name in suffixes.values():
            readers.prepare(name)
        if suffixes:
            import_module("publisher.normalizer")

    def __call__(self, task: ReadTask) -> ReadResult:
        """Read and normalize; every fault becomes a problem."""
        file = task.file
        try:
            companions = companions_of(file, self.source, self.site)
            if task.length is not None:
                data, digest = self.source.piece(file, task.start, task.length), task.digest
            else:
                data = _whole(file, self.source)
                digest = digest_of_file(file, data, companions)
                if digest == task.digest:
                    return ReadResult(digest, is_same=True)
            circumstances = circumstances_of(file, self.site)
            if is_passed_over(file, circumstances, data):
                return ReadResult(digest)
        except ReadError as error:
            return ReadResult(None, problems=(problem_of(self.source.where(file), error),))
        except Exception as error:  # noqa: BLE001 -- the other files are read
            return ReadResult(
                None, problems=(Problem(self.source.where(file), fault_of(error), REPORT, kind="fault"),)
            )
        rows: list[Row] = []
        problems: list[Problem] = []
        opened = _Opened(file, task.start, data, digest, companions, circumstances)
        try:
            for article in read_articles(data, file.name, task.start):
                row, found = self._one(article, opened)
                problems.extend(found)
                if row is not None:
                    rows.append(row)
        except ReadError as error:
            problems.append(problem_of(self.source.where(file), error))
        except Exception as error:  # noqa: BLE001 -- the other files are read
            # What was published of the file stays, as if the disk had not given it.
            problems.append(Problem(self.source.where(file), fault_of(error), REPORT, kind="fault"))
            if not rows and task.length is None:
                return ReadResult(None, problems=tuple(problems))
        kept, more = bounded(problems)
        if more:
            what = f"{more} more of its records have problems"
            kept = (*kept, Problem(self.source.where(file), what, "fix the first ones to see the next"))
        return ReadResult(digest, _in_order(rows), kept)

    def _one(self, article: Article, opened: _Opened) -> tuple[Row | None, tuple[Problem, ...]]:
        """Decide an article; a fault of ours in one record costs only that record."""
        try:
            return self._row(article, opened)
        except Exception as error:
            if not article.place:
                raise
            where = placed(self.source.where(opened.file), article.place)
            return None, (Problem(where, fault_of(error), REPORT, kind="fault"),)

    def _row(self, article: Article, opened: _Opened) -> tuple[Row | None, tuple[Problem, ...]]:
        """Decide what a selection needs of an article; no row where an error holds the article back."""
        file, circumstances, claims = opened.file, opened.circumstances, opened.companions[0]
        place = placed(self.source.where(file), article.place)
        if article.problems:
            return None, tuple(one._replace(place=place) for one in article.problems)
        if reply := not_articles.reply_note(article, circumstances, place):
            return None, (reply,)
        record = _record_at(article.place, opened)
        digest = _digest_of_article(article.place, record, opened.companions, opened.digest)
        is_served = bool(circumstances.source.url)  # there, `served_pages` decides
        try:
            _check_size(record, self.source.max_size)
            excluded, notes = exclusion(_with(with_kind(article, circumstances), claims), circumstances, place)
            if excluded:
                return None, notes
            is_suspect = not is_served and not_articles.is_suspect(article, file)
            entry = None if is_suspect else self._outlined(_with(article, claims), circumstances)
            if entry is not None:
                if held := self._lone_tag(article, entry, claims, place):
                    return None, held
                row = self._packed(article, entry, digest, None)
                key, _ = memory_key(
                    os.fsencode(file.name), row.place, row.id, opened.digest, is_named=row.is_named
                )
                if key not in self.rendered_before.value:
                    return row, (*self._unplayable(entry, place), *notes_of(article, place, is_undated=False))
            entry = decided(article, file, self.source, self.site, claims)
        except NothingError as error:
            reason = not_articles.reason_of(_with(article, claims), file, Entry(""))
            return None, (not_articles.note_of(place, reason) if reason else problem_of(place, error),)
        except ReadError as error:
            return None, (problem_of(place, error),)
        if not is_served and (reason := not_articles.reason_of(_with(article, claims), file, entry)):
            return None, (not_articles.note_of(place, reason),)
        problems = complaints_of(entry, place)
        if any(problem.severity == "error" for problem in problems):
            return None, problems
        if held := self._lone_tag(article, entry, claims, place):
            return None, held
        row = self._packed(article, entry, digest, article.body)
        is_undated = row.by_file_time and not row.draft
        told = notes_of(article, place, is_undated=is_undated)
        return row, (*problems, *self._unplayable(entry, place), *told)

    def _lone_tag(
        self, article: Article, entry: Entry, claims: tuple[Claim, ...], place: str
    ) -> tuple[Problem, ...]:
        """Report an article of nothing but template tags, which is held back unless something describes it."""
        from publisher.composer import lone_tag

        if entry.draft or not any(sign in article.body.text for sign in ("{", "<%", "/>", "</")):
            return ()
        if any(one.field in _DESCRIBING for one in (*article.claims, *claims)):
            return ()
        tag = lone_tag(article.body, self.site, article.name)
        message = f"holds nothing but template tags that are not understood: {tag}"
        remedy = "say in [shortcodes] what the tag means, or write a description"
        return (Problem(place, message, remedy, "warning", "only-tags"),) if tag else ()

    def _unplayable(self, entry: Entry, place: str) -> tuple[Problem, ...]:
        """Report files that cannot be told, where some feed asks for files of a kind."""
        return tuple(unplayable(entry, place)) if "media" in self.kinds and not entry.draft else ()

    def _outlined(self, article: Article, circumstances: Circumstances) -> Entry | None:
        """Decide id, link, dates and terms; None where the whole article must be decided."""
        from publisher.normalizer import outline

        entry = outline(article, circumstances, self.kinds)
        if entry is None or complaints_of(entry, "") or entry.published is None or entry.published > self.now:
            return None  # what is withheld is reported by its title
        return entry

    def _packed(self, article: Article, entry: Entry, digest: bytes, body: Body | None) -> Row:
        """Make a row; `body` is None where only what a selection needs was decided."""
        claim, dated = entry.provenance.get("id"), entry.provenance.get("updated")
        undated = dated is None or dated.origin in {"retrieved", "file time"}
        by_file_time = dated is None or dated.origin == "file time"
        origin = FROM_NAME if claim is None else claim.origin
        return Row(
            place=article.place,
            id=entry.id,
            is_explicit=origin not in {FROM_LINK, FROM_NAME, FROM_NUMBER},
            is_named=origin != FROM_NAME,
            link=entry.link,
            title=entry.title or entry.first_words,
            published=seconds(entry.published),
            updated=seconds(entry.updated),
            draft=entry.draft,
            inferred=entry.inferred,
            undated=undated,
            digest=digest,
            terms=_terms(entry, self.kinds) if self.kinds else (),
            stated=None if undated else seconds(entry.updated),
            words=b"" if body is None else _words(entry, body),
            embargo=seconds(entry.embargo),
            expires=seconds(entry.expires),
            references=() if article.place else references_of(article.body, article.name),
            number=next((str(one.value) for one in article.claims if one.field == "number"), ""),
            by_file_time=by_file_time and entry.published is None,
            version=version_of(article),
        )


def _in_order(rows: list[Row]) -> tuple[Row, ...]:
    """Note which records of a list are the newer: the earlier, as in exports, unless its dates rise.

    Lines are appended: of these the later ones are.
    """
    if not rows or not rows[0].place.startswith("["):
        return tuple(rows)
    dates = [row.published for row in rows if row.published is not None]
    rises = bool(dates) and dates[0] < dates[-1]
    return tuple(row._replace(rises=rises) for row in rows)


def _terms(entry: Entry, kinds: frozenset[str]) -> tuple[tuple[str, str], ...]:
    terms = {
        ("publisher", entry.publisher),
        ("language", entry.language.split("-")[0].lower()),
        *(("category", category) for category in entry.categories),
        *(("author", author.name) for author in entry.authors),
        *(("media", file.type.partition("/")[0]) for file in entry.enclosures),
    }
    return tuple(sorted(term for term in terms if term[1] and term[0] in kinds))


def _words(entry: Entry, body: Body) -> bytes:
    """Digest what an article says, so that an edit is noticed."""
    digest = blake2b(f"{body.kind}\n".encode(), digest_size=16)
    digest.update(body.text.encode("utf-8", "surrogatepass"))
    parts = f"{entry.title}\n{entry.summary}\n{entry.corrected}\n{entry.retracted}"
    return blake2b(parts.encode("utf-8", "surrogatepass") + digest.digest(), digest_size=8).digest()


def _whole(file: File, source: Source) -> bytes:
    if file.size > source.max_size and not readers.records_of(file.name):
        with source.open(file.path) as opened:
            top = opened.read(readers.LOOKED)
        if readers.holds_none(file.name, top):
            return top  # data of another program, however much of it
    return b"".join(piece for _, piece in pieces_of(file, source))


def digest_of_file(file: File, data: bytes, companions: Companions) -> bytes:
    """Digest a file with all that its articles are decided from."""
    return blake2b(companions[1] + file.recordings.encode() + data, digest_size=16).digest()


def _record_at(place: str, opened: _Opened) -> bytes:
    """Give the bytes of a record in a piece of a file; none for an article that is no record of one."""
    if not place.startswith("@"):
        return b""
    first = int(place[1:]) - opened.start
    return opened.data[first : record_end(opened.data, first, readers.records_of(opened.file.name))]


def _digest_of_article(place: str, record: bytes, companions: Companions, file_digest: bytes) -> bytes:
    """Digest what one article is decided from: its record, else its file and its place in it."""
    if place.startswith("@"):
        return _digest_of_record(record, companions)
    return blake2b(file_digest + place.encode(), digest_size=16).digest() if place else file_digest


def _digest_of_record(record: bytes, companions: Companions) -> bytes:
    return blake2b(companions[1] + record.rstrip(b"\r\n"), digest_size=16).digest()


def _check_size(record: bytes, most: int) -> None:
    """Hold a record to the bound of whole files, because rendering reads no more than that.

    Raises:
        ReadError: it is larger.
    """
    if len(record) > most:
        remedy = "leave out what is no text, or raise [articles] max_size (MiB)"
        raise ReadError(f"the record has {len(record)} bytes, the bound is {most}", remedy)


def complaints_of(entry: Entry, place: str) -> tuple[Problem, ...]:
    """Report what the writer of an article should fix."""
    from publisher.normalizer import complaints

    return complaints(entry, place)


def decided(article: Article, file: File, source: Source, site: Site, claims: tuple[Claim, ...]) -> Entry:
    """Normalize an article with the claims of its companions.

    Raises:
        ReadError: there is nothing to publish in it.
    """
    from publisher.composer import first_words
    from publisher.normalizer import normalize

    full = source.measured(_with(article, claims), file, site.link)
    entry = normalize(full, circumstances_of(file, site))
    return entry if entry.title else entry._replace(first_words=first_words(article.body))


def circumstances_of(file: File, site: Site) -> Circumstances:
    """Give what is known of the articles of a file besides their own words."""
    settings, below = site.source_of(file.name)
    return Circumstances(site, file_time=file.time, source=settings, below=below)


def _with(article: Article, claims: tuple[Claim, ...]) -> Article:
    return article._replace(claims=(*article.claims, *claims)) if claims else article


# -- rendering ---------------------------------------------------------------------------------------------


class RenderBatch(NamedTuple):
    """Entries that are rendered together, for feeds of one kind."""

    channel: Channel
    max_entry: int | None  # bytes of an entry's text above which only its summary is published; None for any
    main: Channel  # the site's first feed, which pages of entries name
    listings: tuple[Listing, ...]
    recordings: Mapping[str, str]  # by folder, see `sources.Folder`

    @property
    def weight(self) -> int:
        """About how much work it is, in articles read."""
        return 2 * len(self.listings)


class RenderResult(NamedTuple):
    """One entry of a batch. Without `data` it is left out, and `problems` say why."""

    data: bytes | None = None  # see `catalog.rendered`
    words: bytes = b""  # see `Row`
    problems: tuple[Problem, ...] = ()
    attachments: tuple[Attachment, ...] = ()  # also files that are not there, without a version
    changed: str = ""  # the file that changed since it was read: feeds that list the entry have to wait


@dataclass(frozen=True, slots=True)
class EntryRenderer:
    """Renders entries: a function from `RenderBatch` to a `RenderResult` for each listing.

    Gives a ConfigError where a page template of the owner's is wrong.
    """

    source: Source
    settings: PageSettings
    pages: bool  # entries without an address get a web page

    def __call__(self, batch: RenderBatch) -> tuple[RenderResult, ...] | ConfigError:
        """Render all entries of a batch."""
        try:
            return self._all(batch)
        except ConfigError as error:
            return error

    def _all(self, batch: RenderBatch) -> tuple[RenderResult, ...]:
        """Read each file once, and render what is listed of it."""
        by_file: dict[str, list[int]] = {}
        for index, listing in enumerate(batch.listings):
            by_file.setdefault(listing.name, []).append(index)
        results: dict[int, RenderResult] = {}
        for name, indices in by_file.items():
            results.update(zip(indices, self._file(name, indices, batch), strict=True))
        return tuple(results[index] for index in range(len(batch.listings)))

    def _file(self, name: str, indices: list[int], batch: RenderBatch) -> Iterator[RenderResult]:
        file = self.source.find(name)
        if file is None:
            yield from [RenderResult(changed=name)] * len(indices)
            return
        file = file._replace(recordings=batch.recordings.get(folder_of(name), ""))
        try:
            companions = companions_of(file, self.source, self.settings.site)
            found = _Articles(file, self.source, companions)
        except ReadError:
            yield from [RenderResult(changed=file.path)] * len(indices)
            return
        for index in indices:
            listing = batch.listings[index]
            article = found.get(listing)
            if article is None:
                yield RenderResult(changed=file.path)
            else:
                yield self._rendered(article, listing, file, companions[0], batch)

    def _rendered(
        self, article: Article, listing: Listing, file: File, claims: tuple[Claim, ...], batch: RenderBatch
    ) -> RenderResult:
        """Decide the rest of an entry, compose it, and emit it in every format."""
        from publisher import composer

        where = placed(self.source.where(file), listing.place)
        try:
            entry = self._finished(article, listing, file, claims)
            has_page = self.pages and not entry.link
            site = self.settings.site
            shows = has_page or not serves_files(site, file.name) or bool(article.embedded)
            attached = Attached(self.source, batch.channel.url, listing.id if shows else "", article)
            links = links_of(entry, listing, file.name, site, attached)
            item = composer.compose(article.body, with_files(entry, article, links), links)
            problems = (
                *complaints_of(entry, where),
                *problems_of(links, where),
                *composer.complaints(article.body, where),
            )
            result = self._emitted(item, article.body, batch)
            return result._replace(
                problems=problems, attachments=attached.all((*links.missing, *links.refused))
            )
        except ReadError as error:
            return RenderResult(problems=(problem_of(where, error),))
        except ConfigError:
            raise
        except Exception as error:  # noqa: BLE001 -- the other entries are rendered
            return RenderResult(problems=(Problem(where, fault_of(error), REPORT, kind="fault"),))

    def _emitted(self, item: Item, body: Body, batch: RenderBatch) -> RenderResult:
        """Write an entry in every format."""
        entry = item.entry
        published = self._published(item, batch)
        emitters = {name: FORMATS[name].emitter for name in batch.channel.formats}
        formats = {name: one.entry(published, batch.channel).decode() for name, one in emitters.items()}
        page = "" if entry.link or not self.pages else self._page(item, batch.main)
        rendered = Rendered(entry, item.content, item.summary, formats, page)
        return RenderResult(rendered.pack(), _words(entry, body))

    def _finished(self, article: Article, listing: Listing, file: File, claims: tuple[Claim, ...]) -> Entry:
        """Decide the whole entry, under the id and dates that the catalog keeps."""
        entry = decided(article, file, self.source, self.settings.site, claims)
        return entry._replace(
            id=listing.id,
            published=instant(listing.published),
            updated=datetime.fromtimestamp(listing.updated, UTC),
        )

    def _published(self, item: Item, batch: RenderBatch) -> Item:
        """Give an entry as a feed has it: only the summary of a long text, the address of its page."""
        from publisher.composer.article_html import with_corrections, with_direction

        if batch.max_entry is not None and len(item.content.encode("utf-8", "surrogatepass")) > batch.max_entry:
            item = item._replace(content="")
        item = with_direction(with_corrections(item, self.settings.site.language), self.settings.site.language)
        if item.entry.link or not self.pages:
            return item
        link = page_address(batch.channel.url, item.entry.id)
        return item._replace(entry=item.entry._replace(link=link))

    def _page(self, item: Item, main: Channel) -> str:
        from publisher.pages import render_article

        return render_article(self.settings, item, (main,)).decode()


class _Articles:
    """The articles of one file, if they are still those that were read before."""

    def __init__(self, file: File, source: Source, companions: Companions) -> None:
        """Read the file, unless it is divided into records."""
        self.records = readers.records_of(file.name)
        self.file, self.source, self.companions = file, source, companions
        self.by_place: dict[str, Article] = {}
        self.digest = b""
        if not self.records:
            data = source.load(file.path)
            self.digest = digest_of_file(file, data, companions)
            self.by_place = {one.place: one for one in read_articles(data, file.name)}

    def get(self, listing: Listing) -> Article | None:
        """Find an article again; None where its bytes changed."""
        place = listing.place
        if not place.startswith("@"):
            same = _digest_of_article(place, b"", self.companions, self.digest) == listing.digest
            return self.by_place.get(place) if same else None
        start = int(place[1:])
        try:
            data = self.source.record(self.file, start, self.records)
            if _digest_of_record(data, self.companions) != listing.digest:
                return None
            return next((one for one in read_articles(data, self.file.name, start) if one.place == place), None)
        except ReadError:
            return None


# -- whole feeds -------------------------------------------------------------------------------------------


class FeedFile(NamedTuple):
    """A whole feed in one format, about to be published."""

    format: str
    name: str  # below the output folder
    url: str  # where it is served, "" where unknown
    data: bytes
    entries: int

    @property
    def weight(self) -> int:
        """About how much work its validation is, in articles read."""
        return self.entries // 2


def validated(file: FeedFile) -> InvalidFeedError | None:
    """Validate a feed; gives its first error, if it has one."""
    first = next(iter(FORMATS[file.format].errors(file.data, file.url)), None)
    if first is None:
        return None
    return InvalidFeedError(f"{file.name}:{first.line}: {first.message}", f"{first.remedy}; please report this")


class FeedPage(NamedTuple):
    """The web page of a feed."""

    feed: Feed  # with its newest entries
    entries: int
    archives: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PageRenderer:
    """Renders web pages of feeds: a function from `FeedPage` to bytes."""

    settings: PageSettings

    def __call__(self, page: FeedPage) -> bytes | ConfigError:
        """Render one page; gives the error where a template of the owner's is wrong."""
        from publisher.pages import render_feed

        try:
            return render_feed(self.settings, page.feed, archives=page.archives, count=page.entries)
        except ConfigError as error:
            return error
