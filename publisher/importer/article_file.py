"""Article files of imported entries: HTML with YAML front matter, with every text in quotes.

Names are `YEAR/DAY-TITLE.html`, of [a-z0-9-] only, of limited length, and the same at every import. No file
is overwritten unless `update` asks for it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from publisher.composer.changes import Changes
from publisher.composer.excerpt import plain_text, shorten
from publisher.config import Config
from publisher.errors import ReadError
from publisher.importer.exports.media import files_shown, placed
from publisher.importer.feed_content import content_of
from publisher.importer.imported import ImportedEntry, LeftOut, counted
from publisher.importer.report import ImportReport
from publisher.models import Enclosure, Episode, Person, Problem
from publisher.normalizer import date_parser, languages
from publisher.normalizer.policy import Refused
from publisher.readers import front_matter
from publisher.sources import File, LocalSource, Walk
from publisher.stores import LocalStore, create
from publisher.syndication.models import Chapter
from publisher.text.characters import printable, without_controls
from publisher.text.decode import decode
from publisher.text.slugs import file_slug

# -- making --------------------------------------------------------------------------------------------------

TITLE_LENGTH = 80  # characters of a title that is taken from the text
_TITLED = 100_000  # characters of HTML in which its words are looked for
LONGEST_ID = 4_000
LONGEST_HEAD = 60_000  # characters; front matter that is longer is not read
MOST = 50  # categories, people or files of one entry
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """The file of an article, before it is written. Names are relative to the folder of the import."""

    name: str
    other_name: str  # used if another file has the name
    data: bytes
    id: str
    link: str
    day: str = ""
    published: date_parser.Date | None = None
    updated: date_parser.Date | None = None
    held: str = ""  # why it is a draft, see `ImportedEntry`
    shown: tuple[str, ...] = ()  # files of the export that it shows
    warnings: tuple[str, ...] = ()
    changes: Changes = field(default_factory=Changes)  # to the text: what is replaced or left out


class Placing(NamedTuple):
    """Where and when articles are written.

    An entry whose embargo is over at the instant of the import, or where no instant is given, is a draft:
    nothing says whether its old site published it.
    """

    folder: Path = Path()
    media: str = ""  # the folder for files that an export holds, see `exports.media`
    instant: datetime | None = None  # of the import


_ANYWHERE = Placing()


def article_file(entry: ImportedEntry, zone: tzinfo, home: str, placing: Placing = _ANYWHERE) -> ArticleFile:
    """Make the file of an entry.

    Args:
        entry: The entry.
        zone: The time zone of dates that name none.
        home: The site's language, which articles need not name.
        placing: Where and when it is written.

    Raises:
        ReadError: the entry has nothing to publish, or more than an article can hold.
    """
    warnings: list[str] = []
    content, enclosures, changes = content_of(entry)
    shown = files_shown(content, replace(entry, enclosures=enclosures))
    title = entry.title or _title_from_text(entry, content)
    identity = without_controls(entry.id).strip()
    if len(identity) > LONGEST_ID:
        raise ReadError(
            f"the entry {title[:60]!r} has an id of {len(identity)} characters", "shorten it in the feed"
        )
    language = _language(entry.language, warnings)
    moment = _date(entry.published, language, zone, warnings)
    change = _date(entry.updated, language, zone, warnings)
    (published, day), (updated, _) = _written(moment), _written(change)
    until = _date(entry.embargo, language, zone, warnings)
    held = entry.held or _missed(entry.embargo, until, placing.instant)
    head = "".join(
        (
            _line("title", title),
            f"date: {published}\n" if published else "",
            f"updated: {updated}\n" if updated and updated != published else "",
            "draft: true\n" if held else "",
            f"embargo: {_written(until)[0]}\n" if until else "",
            _line("id", identity),
            _line("link", "" if shown else entry.link),
            _line("language", language if language != home else ""),
            _people(entry.authors),
            _line("publisher", entry.publisher),
            _line("source", entry.source),
            _list("credits", entry.credits),
            _list("tags", entry.categories),
            _line("summary", entry.summary if entry.summary != title else ""),
            _files("image", (entry.image,) if entry.image else ()),
            _files("enclosures", enclosures),
            _line("license", entry.license),
            _line("external_url", entry.external),
            _map("translations", {one.language: one.url for one in entry.alternates[:MOST]}),
            episode_lines(entry.episode, entry.chapters),
        )
    )
    if len(head) > LONGEST_HEAD:
        raise ReadError(
            f"the entry {title[:60]!r} has {len(head)} characters of metadata", "shorten it in the feed"
        )
    stem = _file_stem(title, day)
    digest = blake2b((identity or head + content).encode("utf-8", "replace"), digest_size=4).hexdigest()
    body = f"\n{content}\n" if content else ""
    text = f"---\n{head}---\n{body}"
    data = placed(text, stem.count("/"), placing.media).encode("utf-8", "replace")
    return ArticleFile(
        name=f"{stem}.html",
        other_name=f"{stem}-{digest}.html",
        data=data,
        id=identity,
        link=entry.link,
        day=day,
        published=moment,
        updated=change,
        held=held,
        shown=shown,
        warnings=tuple(warnings),
        changes=changes,
    )


def _missed(embargo: str, until: date_parser.Date | None, instant: datetime | None) -> str:
    """Name the kind of an entry whose embargo cannot be known to end later; "" for any other."""
    if not embargo:
        return ""
    if until is None:
        return "undated scheduled post"
    if instant is None:
        return "scheduled post"
    return "overdue scheduled post" if until.instant <= instant else ""


def _title_from_text(entry: ImportedEntry, content: str) -> str:
    """Make a title of the first words of an entry without one."""
    text = shorten(plain_text(content[:_TITLED]) or entry.summary, TITLE_LENGTH)
    if text or entry.enclosures or entry.link:
        return (
            text or (entry.enclosures[0].url if entry.enclosures else entry.link).rstrip("/").rpartition("/")[2]
        )
    raise ReadError("an entry has neither a title nor a text", "nothing to do: it has nothing to publish")


def _file_stem(title: str, day: str) -> str:
    words = file_slug(title)
    if day:
        return f"{day[:4]}/{day}-{words}"
    # A day at the start of a file name is read as the article's date, so a title must not begin with one.
    return f"on-{words}" if words[:2] in {"19", "20"} else words


def _language(text: str, warnings: list[str]) -> str:
    try:
        return languages.tag(text) if text else ""
    except Refused:
        warnings.append(f"{text[:40]!r} is not a language tag, and is left out")
        return ""


def _date(text: str, language: str, zone: tzinfo, warnings: list[str]) -> date_parser.Date | None:
    """Read a date as the dates of articles are read."""
    if not text:
        return None
    region = languages.region_of(language, "")
    try:
        return date_parser.parse(text, language=language.partition("-")[0], region=region, zone=zone)
    except date_parser.NoDate as error:
        warnings.append(f"{text[:60]!r} is not a date ({error}), and is left out")
        return None


def _written(moment: date_parser.Date | None) -> tuple[str, str]:
    """Give a date as front matter writes it, and its day."""
    if moment is None:
        return "", ""
    if moment.day_only:
        return str(moment.day), str(moment.day)
    instant = moment.instant.astimezone(UTC)
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ"), str(instant.date())


def quoted(text: str) -> str:
    """Quote a text for YAML and TOML: on one line, of printable characters only."""
    letters = (_ESCAPES.get(c) or (c if c.isprintable() else _escape(c)) for c in without_controls(text))
    return '"' + "".join(letters) + '"'


def _escape(letter: str) -> str:
    code = ord(letter)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _line(key: str, text: str) -> str:
    return f"{key}: {quoted(text)}\n" if text else ""


def _list(key: str, texts: tuple[str, ...]) -> str:
    lines = "".join(f"- {quoted(text)}\n" for text in dict.fromkeys(texts[:MOST]) if text.strip())
    return f"{key}:\n{lines}" if lines else ""


def _people(people: tuple[Person, ...]) -> str:
    rows = []
    for one in people[:MOST]:
        mail = f"  email: {quoted(one.email)}\n" if one.email else ""
        page = f"  url: {quoted(one.uri)}\n" if one.uri else ""
        rows.append(f"- name: {quoted(one.name)}\n{mail}{page}")
    return "authors:\n" + "".join(rows) if rows else ""


def _map(key: str, texts: Mapping[str, str]) -> str:
    rows = "".join(f"  {quoted(name)}: {quoted(text)}\n" for name, text in texts.items())
    return f"{key}:\n{rows}" if rows else ""


def episode_lines(episode: Episode | None, chapters: tuple[Chapter, ...] = ()) -> str:
    """Write what an entry says of itself as an episode, as docs/podcasts.md names it.

    Chapters that stand in the feed are kept in the article where no file holds them: a list is not published.
    """
    one = episode or Episode()
    numbers = (("duration", one.duration), ("season", one.season), ("episode", one.number))
    flags = (("explicit", one.explicit), ("block", one.block or None))
    return "".join(
        (
            *(f"{key}: {value}\n" for key, value in numbers if value is not None),
            _line("episode_type", one.type),
            *(f"{key}: {'true' if value else 'false'}\n" for key, value in flags if value is not None),
            _line("itunes_subtitle", one.subtitle),
            _line("episode_image", one.image),
            _rows("transcript", (said._asdict() for said in one.transcripts)),
            _line("chapters", one.chapters) or _rows("chapters", (said._asdict() for said in chapters)),
            _rows("persons", ({"name": who.name, "role": who.role, "href": who.uri} for who in one.cast)),
        )
    )


def _rows(key: str, rows: Iterable[Mapping[str, str]]) -> str:
    """Write a list of tables; what is not known of one is left out."""
    lines = []
    for row in rows:
        parts = [f"{name}: {quoted(text)}\n" for name, text in row.items() if text]
        lines.append("- " + "  ".join(parts))
    return f"{key}:\n" + "".join(lines) if lines else ""


def _files(key: str, files: tuple[Enclosure, ...]) -> str:
    rows = ["".join(f"  {line}\n" for line in _file(one)) for one in files[:MOST]]
    rows = rows if key == "image" else [f"- {row[2:]}" for row in rows]
    return f"{key}:\n" + "".join(rows) if rows else ""


def _file(file: Enclosure) -> Iterator[str]:
    yield f"url: {quoted(file.url)}"
    if file.type:
        yield f"type: {quoted(file.type)}"
    if file.length is not None:
        yield f"length: {file.length}"
    for name in ("duration", "width", "height"):
        if number := getattr(file, name):
            yield f"{name}: {number}"
    if file.title:
        yield f"title: {quoted(file.title)}"
    if file.alt:
        yield f"alt: {quoted(file.alt)}"


# -- writing -------------------------------------------------------------------------------------------------

HEAD = 70_000  # bytes at the start of an article that hold its front matter
ARTICLES = (".html", ".htm", ".md", ".markdown")  # their id is known without reading the whole file


class ArticleWriter:
    """Writes article files to a folder, and reports what happened to each."""

    def __init__(
        self, config: Config, folder: Path, report: ImportReport, *, update: bool, dry_run: bool
    ) -> None:
        """Find the articles of the site that have an id; new articles go to `folder`."""
        self.config = config
        self.folder = folder
        self.report = report
        self.update = update
        self.dry_run = dry_run
        paths = tuple(path for path in config.paths if (config.root / path).is_dir())
        self.scanner = LocalSource(config.root, paths, config.ignore, config.max_size, config.target)
        self.by_id: dict[str, File] = {}
        self.by_link: dict[str, tuple[str, File]] = {}  # with the id
        self.seen: dict[str, bytes] = {}  # content of the files that this import wrote or found, by name
        self._find_articles()

    def _find_articles(self) -> None:
        """Find the articles that declare an id in front matter."""
        for file in self.scanner.walk(Walk(), readable=lambda name: name.lower().endswith(ARTICLES)):
            try:
                if self.scanner.piece(file, 0, 3) not in {b"---", b"+++"}:
                    continue
                claims, _ = front_matter.split(decode(self.scanner.piece(file, 0, HEAD), file.name))
            except ReadError:
                continue  # a build reports it
            values = {claim.field: claim.value.strip() for claim in claims if isinstance(claim.value, str)}
            if values.get("id"):
                self.by_id.setdefault(values["id"], file)
                self.by_link.setdefault(values.get("link", ""), (values["id"], file))

    def write_all(self, articles: Sequence[ArticleFile]) -> None:
        """Write all articles except those that another feed brought earlier under another id."""
        ids = {article.id for article in articles}
        renamed = 0
        for article in articles:
            other_id, file = self.by_link.get(article.link, ("", None)) if article.link else ("", None)
            if file is not None and article.id not in self.by_id and other_id not in ids:
                self.report.kept.append(self._relative(Path(file.path)))
                renamed += 1
            else:
                self._write(article)
        if renamed:
            self.report.notes.append(
                f"{counted(renamed, 'entry')} of another feed with other ids: the articles keep their ids, and"
                " subscribers of this feed see such an entry again"
            )

    def holds(self, article: ArticleFile) -> bool:
        """Whether the site has an article from an earlier import, so that writing it adds none."""
        if (article.id and article.id in self.by_id) or (article.link and article.link in self.by_link):
            return True
        names = (article.name, article.other_name)
        return any(self._content(self.folder / name) == article.data for name in names)

    def leave_out(self, entries: Iterable[LeftOut]) -> None:
        """Count entries that are not imported, and report the articles that already hold one."""
        for entry in entries:
            self.report.left_out[entry.kind] += 1
            file = self.by_id.get(entry.id) if entry.id else None
            if file is not None:
                self._report_public(Path(file.path), entry.kind)

    def _warn_of_public(self, article: ArticleFile, known: File) -> None:
        """Report an article that is no draft although the export marks it as not public."""
        claims, _ = front_matter.split(decode(self.scanner.piece(known, 0, HEAD), known.name))
        if not any(one.field == "draft" and one.value != "false" for one in claims) and not self.update:
            self._report_public(Path(known.path), article.held)

    def _report_public(self, path: Path, kind: str) -> None:
        message = f"is in the export as {counted(1, kind)}"
        remedy = "remove the article, or add `draft: true` to its front matter"
        self.report.problems.append(Problem(self._relative(path), message, remedy, "warning"))

    def _write(self, article: ArticleFile) -> None:
        """Write an article under one of its two names, unless a file already holds it."""
        if article.held:
            self.report.held[article.held] += 1
        known = self.by_id.get(article.id) if article.id else None
        if known is not None:
            if article.held:
                self._warn_of_public(article, known)
            self._update(article, Path(known.path))
            return
        for name in (article.name, article.other_name):
            path = self.folder / name
            if name in self.seen:
                if self.seen[name] == article.data:
                    return  # a repeated entry
                continue
            if not os.path.lexists(path):
                self._create(article, name)
                return
            if self._content(path) == article.data:
                self.seen[name] = article.data
                self.report.unchanged.append(self._relative(path))
                return
        path = self.folder / article.other_name
        self._report_problem(path, "exists already, with other content", "move the file, and import again")

    def _create(self, article: ArticleFile, name: str) -> None:
        self.seen[name] = article.data
        path = self.folder / name
        if self.dry_run or create(self.folder, name, article.data):
            self.report.written.append(self._relative(path))
        else:
            self._report_problem(path, "was created by another program meanwhile", "import again")

    def _update(self, article: ArticleFile, path: Path) -> None:
        self.seen[os.path.relpath(path, self.folder)] = article.data
        if self._content(path) == article.data:
            self.report.unchanged.append(self._relative(path))
        elif not self.update or path.suffix != ".html":
            self.report.kept.append(self._relative(path))
        else:
            if not self.dry_run:
                with LocalStore(path.parent) as stage:
                    stage.put(path.name, article.data)
                    stage.publish()
            self.report.updated.append(self._relative(path))

    def _content(self, path: Path) -> bytes | None:
        try:
            return self.scanner.load(str(path))
        except ReadError:
            return None

    def _report_problem(self, path: Path, message: str, remedy: str) -> None:
        self.report.problems.append(Problem(self._relative(path), message, remedy))

    def _relative(self, path: Path) -> str:
        return printable(os.path.relpath(path, self.config.root))
