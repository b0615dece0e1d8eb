"""publisher.toml to Config. Every error names the file, the line or key, and the mend."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from publisher.errors import ConfigError
from publisher.models import Site

FILE_NAME = "publisher.toml"
FORMATS = ("rss", "atom", "json")
CONTENTS = ("full", "summary")
GROUPS = ("publisher", "category", "language", "author")
MEBIBYTE = 1024 * 1024
_FEED_NAME = re.compile(r"[A-Za-z0-9_.{}-]+(?:/[A-Za-z0-9_.{}-]+)*\Z")
_GROUP = re.compile(r"\{([a-z]*)\}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*\Z")
# What XML 1.0 (section 2.2) forbids or discourages.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_UNSAFE = frozenset(' <>"\\^`{|}')
_SINCE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?\Z")


@dataclass(frozen=True)
class Articles:
    """Where articles are found, and which files are passed over."""

    paths: tuple[str, ...] = ("articles",)
    ignore: tuple[str, ...] = ()
    max_size: int = 16 * MEBIBYTE  # bytes of one article


@dataclass(frozen=True, slots=True)
class Output:
    """Where feeds are written, and the address under which that folder is served."""

    path: str = "feeds"
    url: str = ""
    formats: tuple[str, ...] = FORMATS
    hub: str = ""


@dataclass(frozen=True, slots=True)
class FeedSpec:
    """A feed as it is configured; a name with a {group} stands for one feed for each value."""

    name: str = "all"
    title: str = ""
    description: str = ""
    limit: int = 50
    content: str = "full"
    ttl: int = 0
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def group(self) -> str:
        """The group in the name ("publisher"), or ""."""
        match = _GROUP.search(self.name)
        return match.group(1) if match else ""


@dataclass(frozen=True, slots=True)
class Config:
    """Everything the owner decides. `root` is the folder that relative paths start from."""

    root: Path
    site: Site = field(default_factory=Site)
    articles: Articles = Articles()
    output: Output = Output()
    feeds: tuple[FeedSpec, ...] = (FeedSpec(),)
    file: Path | None = None

    @property
    def state(self) -> Path:
        """The folder of what is remembered: beside the configuration, never served."""
        return self.root / ".publisher"

    @property
    def target(self) -> Path:
        """The output folder."""
        return self.root / self.output.path


def load(folder: str | Path = ".", file: str | Path | None = None) -> Config:
    """Read the configuration of a folder; a folder without one has the defaults.

    Raises:
        ConfigError: the file is missing though named, is no TOML, or holds an unknown key or value.
    """
    path = Path(file) if file is not None else Path(folder) / FILE_NAME
    root = path.parent if file is not None else Path(folder)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        if file is not None:
            raise ConfigError(f"{path}: no such file", "run `publisher init`, or name another") from None
        if not root.is_dir():
            raise ConfigError(f"{root}: no such folder", "name the folder that holds articles/") from None
        return Config(root=root)
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}", "make it readable for the user who builds") from error
    return parse(data, path, root)


def parse(data: bytes, path: Path, root: Path) -> Config:
    """Turn the bytes of a configuration into a Config.

    Raises:
        ConfigError: see `load`.
    """
    import tomllib

    try:
        text = data.decode("utf-8-sig")
        values = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{path}:{line}: this is not UTF-8", "save the file as UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"{path}: {error}", "texts stand between quotes, lists in [ ]") from error
    return _Parser(text, path).config(values, root)


class _Parser:
    """Checks one section after the other; holds the text so that an error can name its line."""

    def __init__(self, text: str, path: Path) -> None:
        self.text = text
        self.path = path

    def config(self, values: dict[str, Any], root: Path) -> Config:
        known = ("site", "articles", "output", "publishers", "feed")
        self.refuse_unknown(values, "", known)
        site = self.site(self.table(values, "site"), self.table(values, "publishers"))
        articles = self.articles(self.table(values, "articles"))
        output = self.output(self.table(values, "output"))
        feeds = self.feeds(values.get("feed", [{}]))
        return Config(root, site, articles, output, feeds, self.path)

    def site(self, table: dict[str, Any], publishers: dict[str, Any]) -> Site:
        keys = ("title", "link", "description", "language", "timezone", "publisher", "since")
        self.refuse_unknown(table, "site", keys)
        taken = {key: self.string(table, "site", key, "") for key in keys if key in table}
        self.check(table, "site", "link", _is_address, 'an address such as "https://notes.example.org/"')
        self.check(table, "site", "language", _LANGUAGE.match, 'a language tag such as "en" or "pt-BR"')
        self.check(table, "site", "timezone", _is_zone, 'a zone such as "Europe/Oslo" or "UTC"')
        self.check(table, "site", "since", _SINCE.match, 'a day such as "2025-01-01", or a year')
        if taken.get("title") == "":
            self.fail("site", "title", "is empty", "name the site, or leave the key out")
        aliases = {name: self.string(publishers, "publishers", name, "") for name in publishers}
        return Site(**taken, aliases=aliases)

    def articles(self, table: dict[str, Any]) -> Articles:
        self.refuse_unknown(table, "articles", ("path", "ignore", "max_size"))
        paths = self.strings(table, "articles", "path", Articles.paths)
        if not paths:
            self.fail("articles", "path", "is empty", 'name a folder, such as "articles"')
        size = self.number(table, "articles", "max_size", Articles.max_size // MEBIBYTE, least=1, most=1024)
        return Articles(paths, self.strings(table, "articles", "ignore", ()), size * MEBIBYTE)

    def output(self, table: dict[str, Any]) -> Output:
        self.refuse_unknown(table, "output", ("path", "url", "formats", "hub"))
        formats = self.strings(table, "output", "formats", FORMATS)
        for name in formats or ("",):
            if name not in FORMATS:
                wrong = f"has {name!r}" if name else "is empty"
                self.fail("output", "formats", wrong, f"choose from {', '.join(FORMATS)}")
        for key in ("url", "hub"):
            self.check(
                table, "output", key, _is_address, 'an address such as "https://notes.example.org/feeds/"'
            )
        url = self.string(table, "output", "url", "")
        path = self.string(table, "output", "path", "feeds")
        if path.strip("/.") == "" or ".publisher" in path.split("/"):
            self.fail("output", "path", f"is {path!r}", 'name a folder of its own, such as "feeds"')
        url = url if not url or url.endswith("/") else url + "/"
        return Output(path, url, tuple(dict.fromkeys(formats)), self.string(table, "output", "hub", ""))

    def feeds(self, tables: Any) -> tuple[FeedSpec, ...]:
        if not isinstance(tables, list) or not tables or not all(isinstance(t, dict) for t in tables):
            self.fail("", "feed", "is no list of tables", "write [[feed]] above each feed")
        feeds = tuple(self.feed(table) for table in tables)
        names = [spec.name.lower() for spec in feeds]
        for name in names:
            if names.count(name) > 1:
                self.fail("feed", "name", f"{name!r} stands twice", "give each feed its own name")
        return feeds

    def feed(self, table: dict[str, Any]) -> FeedSpec:
        keys = ("name", "title", "description", "limit", "content", "ttl", "where")
        self.refuse_unknown(table, "feed", keys)
        name = self.string(table, "feed", "name", "all")
        if not _FEED_NAME.match(name) or any(part.startswith(".") for part in name.split("/")):
            self.fail("feed", "name", f"is {name!r}", "use letters, digits, - and _, and / for a folder")
        groups = _GROUP.findall(name)
        if name.lower() in {"index", "feeds"} or len(groups) > 1 or (groups and groups[0] not in GROUPS):
            choice = ", ".join(f"{{{group}}}" for group in GROUPS)
            self.fail("feed", "name", f"is {name!r}", f"use at most one of {choice}; index and feeds are taken")
        content = self.string(table, "feed", "content", "full")
        if content not in CONTENTS:
            self.fail("feed", "content", f"is {content!r}", 'write "full" or "summary"')
        where = self.table(table, "where")
        self.refuse_unknown(where, "feed", GROUPS)
        return FeedSpec(
            name,
            self.string(table, "feed", "title", ""),
            self.string(table, "feed", "description", ""),
            self.number(table, "feed", "limit", 50, least=1, most=1_000_000),
            content,
            self.number(table, "feed", "ttl", 0, least=0, most=525_600),
            {key: self.strings(where, "feed", key, ()) for key in where},
        )

    def table(self, values: dict[str, Any], key: str) -> dict[str, Any]:
        found = values.get(key, {})
        if not isinstance(found, dict):
            self.fail("", key, "is no table", f"write [{key}], and its keys below")
        return dict(found)

    def string(self, table: Mapping[str, Any], section: str, key: str, default: str) -> str:
        value = table.get(key, default)
        if hasattr(value, "isoformat"):  # an unquoted TOML date
            value = value.isoformat()
        if not isinstance(value, str) or _CONTROL.search(value):
            self.fail(section, key, f"is {value!r}", f'write a text without control characters: {key} = "..."')
        return str(value).strip()

    def strings(
        self, table: Mapping[str, Any], section: str, key: str, default: tuple[str, ...]
    ) -> tuple[str, ...]:
        value = table.get(key, default)
        found = (value,) if isinstance(value, str) else value
        if not isinstance(found, list | tuple) or not all(isinstance(one, str) and one for one in found):
            self.fail(section, key, f"is {value!r}", f'write a text or a list of texts: {key} = ["..."]')
        return tuple(found)

    def number(
        self, table: Mapping[str, Any], section: str, key: str, default: int, *, least: int, most: int
    ) -> int:
        value = table.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            self.fail(section, key, f"is {value!r}", f"write a number from {least} to {most}")
        return int(value)

    def check(
        self, table: Mapping[str, Any], section: str, key: str, good: Callable[[str], Any], wanted: str
    ) -> None:
        value = table.get(key, "")
        if value and not (isinstance(value, str) and good(value)):
            self.fail(section, key, f"is {value!r}", f"write {wanted}")

    def refuse_unknown(self, table: Mapping[str, Any], section: str, known: tuple[str, ...]) -> None:
        for key in table:
            if key not in known:
                from difflib import get_close_matches

                near = get_close_matches(key, known, 1)
                mend = f"did you mean {near[0]!r}?" if near else f"known here: {', '.join(known)}"
                self.fail(section, key, "is not known", mend)

    def fail(self, section: str, key: str, wrong: str, mend: str) -> None:
        """Raise with the place: the first line that sets the key in its section."""
        line, inside = 0, section == ""
        for number, text in enumerate(self.text.splitlines(), 1):
            bare = text.strip()
            if bare.startswith("["):
                name = bare.strip("[] \t").partition("]")[0]
                inside = section in {name, ""}
                if name == key:
                    line = number
                    break
            elif inside and re.match(rf"(?:\S+\.)?[\"']?{re.escape(key)}[\"']?\s*=", bare):
                line = number
                break
        place = f"{self.path}:{line}" if line else str(self.path)
        label = f"[{section}] {key}" if section else key
        raise ConfigError(f"{place}: {label} {wrong}", mend)


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and not set(value) & _UNSAFE
    except ValueError:
        return False


def _is_zone(value: str) -> bool:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(value)
    except (ValueError, OSError):
        return False
    return True
