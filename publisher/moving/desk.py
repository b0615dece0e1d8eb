"""Articles on disk: what stands there already, and what is put beside it. Nothing is written over unasked."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from publisher import writer
from publisher.config import Config
from publisher.errors import ReadError
from publisher.models import Problem
from publisher.moving.articles import Page
from publisher.readers import front_matter
from publisher.scanner import File, Scanner, Walk, shown
from publisher.text.decode import decode

HEAD = 70_000  # bytes of an article in which its front matter stands
ARTICLES = (".html", ".htm", ".md", ".markdown")  # of these an id is known without reading all of it


@dataclass(slots=True)
class Moving:
    """What an import did: paths below the site's folder, and what a person should know."""

    folder: str = ""
    written: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)  # differ from the feed, and were left as they are
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    configuration: str = ""  # a publisher.toml that suits the feeds


class Desk:
    """Puts pages on disk beside what is there."""

    def __init__(self, config: Config, folder: Path, moving: Moving, *, update: bool, dry_run: bool) -> None:
        """Look at what stands in the site's article folders; `folder` is where new articles go."""
        self.config = config
        self.folder = folder
        self.moving = moving
        self.update = update
        self.dry_run = dry_run
        paths = tuple(path for path in config.articles.paths if (config.root / path).is_dir())
        articles = config.articles
        self.scanner = Scanner(config.root, paths, articles.ignore, articles.max_size, config.target)
        self.known: dict[str, File] = {}
        self.links: dict[str, tuple[str, File]] = {}  # and the id beside each
        self.taken: dict[str, bytes] = {}  # names put to use by this import, and what stands there
        self._look()

    def _look(self) -> None:
        """Find the articles that say their id in front matter."""
        for file in self.scanner.walk(Walk(), readable=lambda name: name.lower().endswith(ARTICLES)):
            try:
                if self.scanner.piece(file, 0, 3) not in {b"---", b"+++"}:
                    continue
                claims, _ = front_matter.split(decode(self.scanner.piece(file, 0, HEAD), file.name))
            except ReadError:
                continue  # a build tells
            said = {claim.field: claim.value.strip() for claim in claims if isinstance(claim.value, str)}
            if said.get("id"):
                self.known.setdefault(said["id"], file)
                self.links.setdefault(said.get("link", ""), (said["id"], file))

    def put_all(self, pages: Sequence[Page]) -> None:
        """Write all pages but those of articles that came from another feed under other ids."""
        ids = {page.id for page in pages}
        renamed = 0
        for page in pages:
            other, file = self.links.get(page.link, ("", None)) if page.link else ("", None)
            if file is not None and page.id not in self.known and other not in ids:
                self.moving.kept.append(self._shown(Path(file.path)))
                renamed += 1
            else:
                self._put(page)
        if renamed:
            self.moving.notes.append(
                f"{renamed} entries are here under other ids, from another feed, and keep those:"
                " who reads this one sees them once more"
            )

    def _put(self, page: Page) -> None:
        """Write a page, or say what stands in its place."""
        known = self.known.get(page.id) if page.id else None
        if known is not None:
            self._compare(page, Path(known.path))
            return
        for name in (page.name, page.spare):
            path = self.folder / name
            if name in self.taken:
                if self.taken[name] == page.data:
                    return  # the same entry once more
                continue
            if not os.path.lexists(path):
                self._create(page, name)
                return
            if self._standing(path) == page.data:
                self.taken[name] = page.data
                self.moving.unchanged.append(self._shown(path))
                return
        place = self._shown(self.folder / page.spare)
        self.moving.problems.append(Problem(place, "is there already", "move it, and import again"))

    def _create(self, page: Page, name: str) -> None:
        self.taken[name] = page.data
        if self.dry_run or writer.create(self.folder, name, page.data):
            self.moving.written.append(self._shown(self.folder / name))
        else:
            message = "came into being meanwhile"
            self.moving.problems.append(Problem(self._shown(self.folder / name), message, "import again"))

    def _compare(self, page: Page, path: Path) -> None:
        self.taken[os.path.relpath(path, self.folder)] = page.data
        if self._standing(path) == page.data:
            self.moving.unchanged.append(self._shown(path))
        elif not self.update or path.suffix != ".html":
            self.moving.kept.append(self._shown(path))
        else:
            if not self.dry_run:
                with writer.Stage(path.parent) as stage:
                    stage.put(path.name, page.data)
                    stage.publish()
            self.moving.updated.append(self._shown(path))

    def _standing(self, path: Path) -> bytes | None:
        try:
            return self.scanner.load(str(path))
        except ReadError:
            return None

    def _shown(self, path: Path) -> str:
        return shown(os.path.relpath(path, self.config.root))
