"""Counting the articles of folders: which files are read, which say a date, and which are not read yet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from publisher.init.folder import SiteFolder
from publisher.readers import family_of
from publisher.tables.fields import FIELD_OF

DEEPEST = 24  # levels of folders
FILES = 50_000  # files and folders that are counted
HEADS = 4_000  # that are looked into; more files are taken to be like these
# Formats in which articles are written; those without a reader are named, and nothing else is.
DOCUMENTS = frozenset(
    "md markdown mdown mkd mkdn mdx qmd rmd rst adoc asciidoc asc ad org textile ipynb lr typ wiki".split()
)
OFFICE = frozenset("docx odt rtf tex".split())  # that are articles where there is no program
DATA = frozenset({"publisher.readers.records", "publisher.readers.json_lines"})
# Formats of pages, which are articles of a program's site if they say a date.
PAGES = frozenset({"html", "htm", "xhtml", "txt", "text"})
# Folders that hold no articles of the site, wherever they are.
PASSED = frozenset(
    "node_modules bower_components vendor venv env __pycache__ themes layouts _layouts _includes"
    " _sass scaffolds archetypes templates snippets partials components test tests spec i18n __tests__"
    " _drafts drafts".split()
)
# Files that come with a repository or a site, and are no articles unless they say a date.
_NO_ARTICLE = re.compile(
    r"(?:readme|licen[cs]e|copying|changelog|changes|history|contributing|code_of_conduct|security|authors|"
    r"maintainers|governance|claude|agents|requirements|robots|humans|security|ads|404|search|_index|sitemap|"
    r"cmakelists|todo|pull_request_template|issue_template|feed|rss|atom)(?:[-_.]?[a-z]{2}(?:[-_][a-z]{2,4})?)?\.\w+\Z",
    re.IGNORECASE,
)
_LINE = re.compile(r"(?:\.\.)?\s{0,8}[+]{0,3}[\"']?([A-Za-z][\w-]{0,30})[\"']?\s{0,9}[:=]\s{0,9}(.{0,80})")
_RECORD = re.compile(r"\"([A-Za-z][\w-]{0,30})\"\s{0,9}:\s{0,9}\"?[^\"\n]{0,12}?((?:19|20)\d\d)")
_DAY = re.compile(
    r"(?:\A|[/_-])((?:19|20)\d\d)[-_/]?(?:0?[1-9]|1[0-2])[-_/]?(?:0?[1-9]|[12]\d|3[01])(?:[-_/.]|\Z)"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_DATED = frozenset({"pubdatetime", "datetime", "created_time", "publish_date", "publicationdate", "posted_on"})


@dataclass(slots=True)
class Counted:
    """A folder and its articles: those directly in it, and folders of a single page."""

    name: str
    files: list[str] = field(default_factory=list)  # names of articles below the folder
    undated: list[str] = field(default_factory=list)  # those of them that say no date
    unread: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    years: set[str] = field(default_factory=set)
    folders: list[Counted] = field(default_factory=list)

    @property
    def dated(self) -> int:
        """The number of its own articles that say a date."""
        return len(self.files) - len(self.undated)

    def walk(self) -> Iterator[Counted]:
        """Give this folder, and all below it."""
        yield self
        for one in self.folders:
            yield from one.walk()

    @property
    def articles(self) -> int:
        """The number of articles in it and below."""
        return sum(len(one.files) for one in self.walk())

    @property
    def all_dated(self) -> int:
        """The number of articles in it and below that say a date."""
        return sum(one.dated for one in self.walk())

    @property
    def all_unread(self) -> Counter[str]:
        """The files in it and below that no reader reads, by suffix."""
        return sum((one.unread for one in self.walk()), Counter())


class Survey:
    """Counts the articles below folders of a site."""

    def __init__(self, folder: SiteFolder, *, skip: frozenset[str] = frozenset(), data: bool = False) -> None:
        """Keep what is not looked into: paths, and names. `data` counts files of records as well."""
        self.folder = folder
        self.skip = skip
        self.data = data
        self.left = FILES
        self.heads = HEADS

    def count(self, name: str, depth: int = 0) -> Counted:
        """Count the articles of a folder, and of those below it."""
        counted = Counted(name)
        files, folders = self.folder.listing(name)
        for file in files:
            if self.left > 0:
                self.left -= 1
                self._file(counted, f"{name}/{file}" if name else file, file)
        for below in folders:
            path = f"{name}/{below}" if name else below
            self.left -= 1
            if depth < DEEPEST and self.left > 0 and not self._is_passed(path, below):
                _add(counted, self.count(path, depth + 1))
        return counted

    def _is_passed(self, path: str, name: str) -> bool:
        return name.startswith(".") or name.lower() in PASSED or path in self.skip

    def _file(self, counted: Counted, path: str, name: str) -> None:
        suffix = name.rpartition(".")[2].lower()
        family = family_of(name)
        if name.startswith((".", "~", "_index.")):
            return
        is_usual = _NO_ARTICLE.match(name) is not None
        if family is None:
            known = suffix in DOCUMENTS or (self.data and suffix in OFFICE)
            counted.unread[suffix] += known and not is_usual and "." in name
            return
        if family.module in DATA:
            if self.data and (year := self._record_year(path)):
                counted.files.append(path)
                counted.years.add(year)
            return
        year, language = self._head(path)
        if not year and (is_usual or (suffix in PAGES and not self.data)):
            return
        counted.files.append(path)
        if language:
            counted.languages[language] += 1
        if year:
            counted.years.add(year)
        else:
            counted.undated.append(path)

    def _record_year(self, path: str) -> str:
        """Return the year of the first date in a file of records, "" where it says none."""
        if self.heads <= 0 or path.endswith(".gz"):
            return "like the others"
        self.heads -= 1
        for key, year in _RECORD.findall(self.folder.head(path, 16 * 1024)):
            if FIELD_OF.get(key.lower().replace("-", "_")) == "published" or key.lower() in _DATED:
                return str(year)
        return ""

    def _head(self, path: str) -> tuple[str, str]:
        """Return the year and the language that an article says, "" where it says none."""
        named = _DAY.search(path)
        if self.heads <= 0:
            return (named[1] if named else "like the others"), ""
        self.heads -= 1
        year, language = head_of(self.folder.head(path))
        return (named[1] if named else year), language


def _add(counted: Counted, below: Counted) -> None:
    """Add a folder to the one above; one that holds a single page and nothing else is that page's own."""
    page = below.files[0] if len(below.files) == 1 and not below.folders else ""
    if page.startswith(f"{below.name}/index."):
        counted.files += below.files
        counted.undated += below.undated
        counted.years |= below.years
        counted.languages += below.languages
        return
    if below.files or below.folders or below.unread:
        counted.folders.append(below)


def head_of(text: str) -> tuple[str, str]:
    """Return the year of the date and the language in the first lines of an article, "" where it says none."""
    year = language = ""
    for line in text[:6000].splitlines()[:60]:
        match = _LINE.match(line)
        if match is None:
            continue
        key = match[1].lower().replace("-", "_")
        if not year and (FIELD_OF.get(key) == "published" or key in _DATED or key == "path"):
            found = _YEAR.search(match[2])
            year = found[1] if found else ""
        elif not language and key in {"lang", "language", "locale"}:
            language = match[2].strip(" \"',")[:20]
    return year, language
