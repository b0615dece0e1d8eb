"""Write articles to disk, next to those that are there. No file is overwritten unless `update` asks for it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from publisher.config import Config
from publisher.errors import ReadError
from publisher.importer.article_file import ArticleFile
from publisher.importer.imported import LeftOut, counted
from publisher.models import Problem
from publisher.readers import front_matter
from publisher.sources import File, LocalSource, Walk
from publisher.stores import LocalStore, create
from publisher.text.characters import printable
from publisher.text.decode import decode

HEAD = 70_000  # bytes at the start of an article that hold its front matter
ARTICLES = (".html", ".htm", ".md", ".markdown")  # their id is known without reading the whole file


@dataclass(slots=True)
class ImportReport:
    """What an import did. Paths are relative to the site's folder."""

    folder: str = ""
    written: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)  # differ from the feed, and were not replaced
    left_out: Counter[str] = field(default_factory=Counter)  # entries not public or not posts, by kind
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    configuration: str = ""  # a publisher.toml that suits the feeds


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
        paths = tuple(path for path in config.articles.paths if (config.root / path).is_dir())
        articles = config.articles
        self.scanner = LocalSource(config.root, paths, articles.ignore, articles.max_size, config.target)
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

    def leave_out(self, entries: Iterable[LeftOut]) -> None:
        """Count entries that are not imported, and report the articles that already hold one."""
        for entry in entries:
            self.report.left_out[entry.kind] += 1
            file = self.by_id.get(entry.id) if entry.id else None
            if file is not None:
                message = f"is in the export as {counted(1, entry.kind)}"
                remedy = "remove the article, or add `draft: true` to its front matter"
                problem = Problem(self._relative(Path(file.path)), message, remedy, "warning")
                self.report.problems.append(problem)

    def _write(self, article: ArticleFile) -> None:
        """Write an article under one of its two names, unless a file already holds it."""
        known = self.by_id.get(article.id) if article.id else None
        if known is not None:
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
