"""A configuration's tables to records, each key checked; errors name file, line, key and mend."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from publisher import emitters
from publisher.config.records import MEBIBYTE, USUAL_FORMATS, Articles, Config, FeedSpec, Hub, Notify, Output
from publisher.config.values import inside, is_day, is_picture, is_zone
from publisher.errors import ConfigError
from publisher.models import Site
from publisher.text.characters import without_controls
from publisher.text.iris import is_iri, is_web_address

LIMITS = ("archive", "complete", "max_age", "max_size", "max_entry")
FEED = (
    "name", "title", "description", "limit", "content", "ttl", "where", "podcast", "id", "image",
    "skip_hours", "skip_days", *LIMITS,
)  # fmt: skip
CONTENTS = ("full", "summary")
TEMPLATES = (".css", ".html")
GROUPS = ("publisher", "category", "language", "author")
_FEED_NAME = re.compile(r"[A-Za-z0-9_.{}-]+(?:/[A-Za-z0-9_.{}-]+)*\Z")
_GROUP = re.compile(r"\{([a-z]*)\}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*\Z")


class Parser:
    """Checks one section after the other; holds the text so that an error can name its line."""

    def __init__(self, text: str, path: Path) -> None:
        self.text = text
        self.path = path

    def config(self, values: dict[str, Any], root: Path) -> Config:
        """Check all tables of a configuration.

        Raises:
            ConfigError: a key is not known, or a value is wrong.
        """
        known = ("site", "articles", "output", "publishers", "feed", "notify", "hub")
        self.refuse_unknown(values, "", known)
        site = self._site(self._table(values, "site"), self._table(values, "publishers"))
        articles = self._articles(self._table(values, "articles"), root)
        output = self._output(self._table(values, "output"), root)
        if Path(output.path) in map(Path, articles.paths):
            self.fail("output", "path", "is an articles folder", 'name a folder of its own, such as "feeds"')
        for path, _ in output.templates[:1]:
            if any(Path(path).is_relative_to(one) for one in (*articles.paths, output.path)):
                self.fail(
                    "output", "templates", "lie among articles or feeds", "give them a folder of their own"
                )
        feeds = self._feeds(values.get("feed", [{}]))
        if any(spec.podcast for spec in feeds):
            from publisher.config import podcasts

            podcasts.check(self, site, output, feeds)
        notify = self._notify(self._table(values, "notify"))
        hub = self._hub(self._table(values, "hub"), self._table(values, "output"))
        return Config(root, site, articles, output, feeds, self.path, notify, hub)

    def _notify(self, table: dict[str, Any]) -> Notify:
        self.refuse_unknown(table, "notify", ("healthcheck", "private"))
        self.check(
            table, "notify", "healthcheck", is_web_address, 'an address such as "https://checks.example.org/x"'
        )
        private = self._flag(table, "notify", "private", default=False)
        return Notify(self.string(table, "notify", "healthcheck", ""), private)

    def _hub(self, table: dict[str, Any], output: dict[str, Any]) -> Hub:
        """Check [hub]; `[output] hub` is an older name of `[hub] url`."""
        self.refuse_unknown(table, "hub", ("url", "private"))
        for values, section, key in ((table, "hub", "url"), (output, "output", "hub")):
            self.check(values, section, key, is_web_address, 'an address such as "https://hub.example.org/"')
        url, older = self.string(table, "hub", "url", ""), self.string(output, "output", "hub", "")
        if url and older and url != older:
            self.fail("output", "hub", "names another hub than [hub] url", "leave this one out")
        return Hub(url or older, self._flag(table, "hub", "private", default=False))

    def _site(self, table: dict[str, Any], publishers: dict[str, Any]) -> Site:
        keys = ("title", "link", "description", "language", "timezone", "publisher", "since")
        self.refuse_unknown(table, "site", keys)
        taken = {key: self.string(table, "site", key, "") for key in keys if key in table}
        self.check(taken, "site", "link", is_web_address, 'an address such as "https://notes.example.org/"')
        self.check(taken, "site", "language", _LANGUAGE.match, 'a language tag such as "en" or "pt-BR"')
        self.check(taken, "site", "timezone", is_zone, 'a zone such as "Europe/Oslo" or "UTC"')
        self.check(taken, "site", "since", is_day, 'a day such as "2025-01-01", or a year')
        if taken.get("title") == "":
            self.fail("site", "title", "is empty", "name the site, or leave the key out")
        aliases = {name: self.string(publishers, "publishers", name, "") for name in publishers}
        return Site(**taken, aliases=aliases)

    def _articles(self, table: dict[str, Any], root: Path) -> Articles:
        self.refuse_unknown(table, "articles", ("path", "ignore", "max_size"))
        paths = self.strings(table, "articles", "path", Articles.paths)
        if not paths:
            self.fail("articles", "path", "is empty", 'name a folder, such as "articles"')
        for inner, outer in inside(root, paths):
            message = f"has {inner!r} beside {outer!r}, in which it lies"
            self.fail("articles", "path", message, f"leave {inner!r} out")
        size = self.number(table, "articles", "max_size", Articles.max_size // MEBIBYTE, least=1, most=1024)
        return Articles(paths, self.strings(table, "articles", "ignore", ()), size * MEBIBYTE)

    def _output(self, table: dict[str, Any], root: Path) -> Output:
        self.refuse_unknown(table, "output", ("path", "url", "formats", "hub", "pages", "templates", "gzip"))
        formats = self.strings(table, "output", "formats", USUAL_FORMATS)
        for name in formats or ("",):
            if name not in emitters.FORMATS:
                emitters.load_plugins()
            if name not in emitters.FORMATS:
                wrong = f"has {name!r}" if name else "is empty"
                self.fail("output", "formats", wrong, f"choose from {', '.join(emitters.FORMATS)}")
        wanted = 'an address such as "https://notes.example.org/feeds/"'
        self.check(table, "output", "url", is_web_address, wanted)
        url = self.string(table, "output", "url", "")
        path = self.string(table, "output", "path", "feeds")
        if path.strip("/.") == "" or ".publisher" in path.split("/"):
            self.fail("output", "path", f"is {path!r}", 'name a folder of its own, such as "feeds"')
        url = url if not url or url.endswith("/") else url + "/"
        pages = self._flag(table, "output", "pages", default=True)
        gzip = self._flag(table, "output", "gzip", default=False)
        return Output(path, url, tuple(dict.fromkeys(formats)), pages, self._templates(table, root), gzip)

    def _templates(self, table: dict[str, Any], root: Path) -> tuple[tuple[str, str], ...]:
        """Read the owner's page templates now: feeds are a function of the configuration."""
        name = self.string(table, "output", "templates", "")
        if not name:
            return ()
        mend = "name a folder of .html and .css files in UTF-8, or leave the key out"
        try:
            files = sorted(
                one
                for one in (root / name).iterdir()
                if one.suffix in TEMPLATES and not one.name.startswith(".")
            )
            return tuple(((Path(name) / one.name).as_posix(), one.read_text("utf-8-sig")) for one in files)
        except OSError as error:
            self.fail("output", "templates", f"is {name!r}: {error.strerror}", mend)
        except ValueError:
            self.fail("output", "templates", f"is {name!r}: a file there is not UTF-8", mend)
        return ()

    def _feeds(self, tables: Any) -> tuple[FeedSpec, ...]:
        if not isinstance(tables, list) or not tables or not all(isinstance(t, dict) for t in tables):
            self.fail("", "feed", "is no list of tables", "write [[feed]] above each feed")
        feeds = tuple(self._feed(table) for table in tables)
        names = [spec.name.lower() for spec in feeds]
        for name in names:
            if names.count(name) > 1:
                self.fail("feed", "name", f"{name!r} stands twice", "give each feed its own name")
        return feeds

    def _feed(self, table: dict[str, Any]) -> FeedSpec:
        self.refuse_unknown(table, "feed", FEED)
        name = self.string(table, "feed", "name", "all")
        if not _FEED_NAME.match(name) or any(part.startswith(".") for part in name.split("/")):
            self.fail("feed", "name", f"is {name!r}", "use letters, digits, - and _, and / for a folder")
        groups = _GROUP.findall(name)
        if name.lower() in {"index", "feeds"} or len(groups) > 1 or (groups and groups[0] not in GROUPS):
            choice = ", ".join(f"{{{group}}}" for group in GROUPS)
            self.fail("feed", "name", f"is {name!r}", f"use at most one of {choice}; index and feeds are taken")
        self.check(table, "feed", "image", is_picture, 'the address of a GIF, JPEG or PNG: "https://.../a.png"')
        content = self.string(table, "feed", "content", "full")
        if content not in CONTENTS:
            self.fail("feed", "content", f"is {content!r}", 'write "full" or "summary"')
        where = self._table(table, "where")
        self.refuse_unknown(where, "feed", (*GROUPS, "media"))
        asked = {key: self.strings(where, "feed", key, ()) for key in where}
        podcast = None
        if "podcast" in table:
            from publisher.config import podcasts

            podcast = podcasts.parse(self, self._table(table, "podcast"))
            asked = {"media": podcasts.PLAYED, **asked}
        return FeedSpec(
            name,
            self.string(table, "feed", "title", ""),
            self.string(table, "feed", "description", ""),
            self.number(table, "feed", "limit", 50, least=1, most=1_000_000),
            content,
            self.number(table, "feed", "ttl", 0, least=0, most=525_600),
            asked,
            podcast=podcast,
            id=self._feed_id(table, groups),
            image=self.string(table, "feed", "image", ""),
            **self._pauses(table),
            **self._limits(table),
        )

    def _pauses(self, table: dict[str, Any]) -> dict[str, Any]:
        if not {"skip_hours", "skip_days"} & table.keys():
            return {}
        from publisher.config import pauses

        return pauses.parse(self, table)

    def _limits(self, table: dict[str, Any]) -> dict[str, Any]:
        """Check what a feed holds, and where the rest is told."""
        archive = table.get("archive", "")
        sized = isinstance(archive, int) and not isinstance(archive, bool) and 1 <= archive <= 10_000
        if archive not in {"", "month"} and not sized:
            self.fail("feed", "archive", f"is {archive!r}", 'write "month", or how many entries a page holds')
        found = {
            key: self.number(table, "feed", key, 0, least=0, most=1_000_000)
            for key in ("max_age", "max_size", "max_entry")
        }
        complete = self._flag(table, "feed", "complete", default=False)
        for key in ("archive", "max_age", "max_size"):
            if complete and table.get(key):
                self.fail("feed", "complete", f"is true beside {key}", "leave one of them out")
            if archive and key != "archive" and table.get(key):
                self.fail("feed", "archive", f"stands beside {key}", "leave one of them out")
        return {"archive": str(archive), "complete": complete, **found}

    def _flag(self, table: Mapping[str, Any], section: str, key: str, *, default: bool) -> bool:
        value = table.get(key, default)
        if not isinstance(value, bool):
            self.fail(section, key, f"is {value!r}", "write true or false")
        return bool(value)

    def _feed_id(self, table: dict[str, Any], groups: list[str]) -> str:
        if "id" not in table:
            return ""
        if groups:
            self.fail("feed", "id", "cannot stand for a feed of each group", "leave it out there")
        mend = 'the id that the feed had, such as "urn:uuid:..." or its address'
        self.check(table, "feed", "id", is_iri, mend)
        return self.string(table, "feed", "id", "")

    def _table(self, values: dict[str, Any], key: str) -> dict[str, Any]:
        found = values.get(key, {})
        if not isinstance(found, dict):
            self.fail("", key, "is no table", f"write [{key}], and its keys below")
        return dict(found)

    def string(self, table: Mapping[str, Any], section: str, key: str, default: str) -> str:
        """Read a text without control characters."""
        value = table.get(key, default)
        if hasattr(value, "isoformat"):  # an unquoted TOML date
            value = value.isoformat()
        if not isinstance(value, str) or "\r" in value or without_controls(value) != value:
            self.fail(section, key, f"is {value!r}", f'write a text without control characters: {key} = "..."')
        return str(value).strip()

    def strings(
        self, table: Mapping[str, Any], section: str, key: str, default: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Read a text or a list of texts."""
        value = table.get(key, default)
        found = (value,) if isinstance(value, str) else value
        if not isinstance(found, list | tuple) or not all(isinstance(one, str) and one for one in found):
            self.fail(section, key, f"is {value!r}", f'write a text or a list of texts: {key} = ["..."]')
        return tuple(found)

    def number(
        self, table: Mapping[str, Any], section: str, key: str, default: int, *, least: int, most: int
    ) -> int:
        """Read a whole number between two bounds."""
        value = table.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            self.fail(section, key, f"is {value!r}", f"write a number from {least} to {most}")
        return int(value)

    def check(
        self, table: Mapping[str, Any], section: str, key: str, good: Callable[[str], Any], wanted: str
    ) -> None:
        """Refuse a text that is not good."""
        value = table.get(key, "")
        if value and not (isinstance(value, str) and good(value)):
            self.fail(section, key, f"is {value!r}", f"write {wanted}")

    def refuse_unknown(self, table: Mapping[str, Any], section: str, known: tuple[str, ...]) -> None:
        """Refuse keys that are not known."""
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
                if not section and name == key:
                    line = number
                    break
            elif inside and re.match(rf"(?:\S+\.)?[\"']?{re.escape(key)}[\"']?\s*=", bare):
                line = number
                break
        place = f"{self.path}:{line}" if line else str(self.path)
        label = f"[{section}] {key}" if section else key
        raise ConfigError(f"{place}: {label} {wrong}", mend)
