"""Eleventy: `eleventy.config.*` or `.eleventy.js`, read as text. Source: Eleventy 3, Configuration."""

from __future__ import annotations

import re
from typing import Any

from publisher.init import script_literals
from publisher.init.folder import SiteFolder, inside
from publisher.init.found import Found, OldFeed, Part, Setting
from publisher.init.package import FILE, package_of
from publisher.init.parts import dated
from publisher.init.script_literals import Block
from publisher.init.settings import Settings
from publisher.init.values import mapping, text

CONFIGURATIONS = (
    *(f"eleventy.config.{one}" for one in ("js", "mjs", "cjs", "ts")),
    ".eleventy.js",
    ".eleventy.cjs",
)
DATA = ("metadata", "site", "meta", "config", "global", "info")
BUILT = frozenset({"_site", "dist", "public", "build", "_data", "_includes", "docs"})
TEMPLATES = ("njk", "liquid", "11ty.js", "11ty.cjs", "11ty.mjs", "hbs", "ejs")
_RULE = "permalink"
_RETURNED = re.compile(r"\bpermalink\b[^`\n]{0,200}\n?[^`\n]{0,200}`(/?[^`\n]{1,200})`")
_VALUE = re.compile(r"\$\{\s{0,9}(?:data\.)?(?:page\.)?(fileSlug|filePathStem)\s{0,9}\}")


def find(folder: SiteFolder) -> Found | None:
    """Recognise a site of Eleventy."""
    name = folder.first(*CONFIGURATIONS)
    package = package_of(folder)
    if not name and "@11ty/eleventy" not in package.libraries:
        return None
    script = script_literals.load(folder, name) if name else Block()
    name = name or FILE
    top = inside(
        script.text("dir", "input")
        or script.text("setInputDirectory")
        or _argument(script, "setInputDirectory")
    )
    top = top if top and folder.has_folder(top) else ""
    settings = Settings()
    prefix = script.text("pathPrefix")
    _data(folder, script, top, settings, prefix)
    metadata = next(script.named("metadata"), Block())
    for key, setting in (("title", "title"), ("subtitle", "description"), ("language", "language")):
        settings.take(setting, metadata.values.get(key), f"{name}: feed plugin, metadata.{key}")
    settings.take_address(
        script.resolved(metadata.values.get("base")), f"{name}: feed plugin, metadata.base", prefix
    )
    settings.take("author", script.text("metadata", "name"), f"{name}: feed plugin, metadata.author")
    mark = script.text("excerpt_separator") or ("---" if script.value("excerpt") is True else "")  # gray-matter
    settings.take_separator(mark, f"{name}: setFrontMatterParsingOptions")
    settings.take_address(package.homepage, f"{FILE}: homepage", prefix)
    gathered = dated(folder, top, skip=frozenset(BUILT) if not top else frozenset())
    parts = tuple(_with_rule(folder, part, top) for part in gathered.parts("eleventy", below=top))
    emoji = "markdown-it-emoji" in package.libraries
    return Found(
        "Eleventy",
        settings=settings,
        parts=parts,
        feed=_feed(folder, script, name, top),
        unread=gathered.unread,
        since=gathered.since,
        smart=Setting("true", f"{name}: typographer") if script.value("typographer") is True else Setting(),
        emoji=Setting("true", f"{FILE}: markdown-it-emoji") if emoji else Setting(),
        notes=tuple(settings.notes),
    )


def _argument(script: Block, call: str) -> str:
    """Return the first text that a function is called with: `setInputDirectory("src")`."""
    return next((block.items[0] for block in script.named(call) if block.items), "")


def _data(folder: SiteFolder, script: Block, top: str, settings: Settings, prefix: str) -> None:
    """Take what global data files say: `_data/site.json`, `_data/metadata.js`."""
    place = script.text("dir", "data") or "_data"
    places = [inside(f"{top}/{place}" if top else place), "_data", "src/_data"]
    for below in dict.fromkeys(one for one in places if one):
        for stem in DATA:
            file = folder.first(
                *(
                    f"{below}/{stem}.{suffix}"
                    for suffix in ("json", "js", "mjs", "cjs", "yaml", "yml", "toml", "ts")
                )
            )
            if not file:
                continue
            values = _values(folder, file)
            for key in ("title", "name", "siteName"):
                settings.take("title", values.get(key), f"{file}: {key}")
            for key in ("description", "subtitle", "tagline"):
                settings.take("description", values.get(key), f"{file}: {key}")
            for key in ("language", "lang", "locale"):
                settings.take("language", values.get(key), f"{file}: {key}")
            settings.take("timezone", values.get("timezone"), f"{file}: timezone")
            author = values.get("author")
            settings.take("author", mapping(author).get("name", author), f"{file}: author")
            for key in ("url", "baseUrl", "base_url", "siteUrl", "siteURL", "domain", "homepage"):
                settings.take_address(values.get(key), f"{file}: {key}", prefix)


def _values(folder: SiteFolder, file: str) -> dict[str, Any]:
    """Return the values of a data file; of a script its literals."""
    if not file.endswith(("js", "ts")):
        return folder.values(file)
    block = script_literals.load(folder, file)
    values: dict[str, Any] = {}
    for one in block.walk():
        for key, value in one.values.items():
            found = value if isinstance(value, str | int) else block.resolved(value)
            if one.name == "author" and key == "name":
                values.setdefault("author", found)
            elif one.name in {"", "exports"} or not one.name.islower():
                values.setdefault(key, found)
    return values


def _with_rule(folder: SiteFolder, part: Part, top: str) -> Part:
    """Give a folder the rule that its directory data file says; else the one that its path makes."""
    path = "" if part.path == "." else part.path
    inner = path.removeprefix(top).strip("/")
    name = path.rpartition("/")[2]
    base = f"{path}/{name}" if path else name
    file = folder.first(
        *(
            f"{base}{one}"
            for one in (".json", ".11tydata.json", ".11tydata.js", ".11tydata.cjs", ".11tydata.mjs")
        )
    )
    rule = ""
    defaults: dict[str, str] = {}
    if file.endswith(".json"):
        values = folder.values(file)
        rule = text(values.get(_RULE))
        author = text(values.get("author"))
        defaults = {"author": author} if author else {}
    elif file:
        script = folder.text(file)
        block = script_literals.read(script)
        rule = block.text(_RULE) or _returned_rule(script)
        defaults = {"author": block.text("author")} if block.text("author") else {}
        if not rule and f"{_RULE}:" in script:
            folder.notes.append(
                f"{file}: a program works the permalink out: write its rule into publisher.toml"
            )
    if rule:
        return part._replace(permalink=Setting("/" + rule.lstrip("/"), f"{file}: permalink"), defaults=defaults)
    if not top and inner:
        return part._replace(permalink=Setting(f"/{inner}/:path/", "Eleventy's rule: the file's path"))
    return part


def _returned_rule(script: str) -> str:
    """Return the rule of a function that returns a template: `` `/log/${ page.fileSlug }/` ``."""
    match = _RETURNED.search(script)
    if match is None:
        return ""
    return _VALUE.sub(lambda value: "{{ page." + value[1] + " }}", match[1])


def _feed(folder: SiteFolder, script: Block, name: str, top: str) -> OldFeed:
    """Return the feed of the feed plugin, or one that the site's own template makes."""
    for block in script.walk():
        path = script.resolved(block.values.get("outputPath"))
        if path and path.endswith((".xml", ".json", ".rss", ".atom")):
            inner = next((one for one in block.blocks if one.name == "collection"), Block())
            limit = inner.values.get("limit")
            limit = limit if isinstance(limit, int) and not isinstance(limit, bool) else 10
            return OldFeed(path, f"{name}: outputPath", limit or -1, f"{name}: collection.limit")
    for place in dict.fromkeys((top, "", f"{top}/feed" if top else "feed", "content/feed", "src/feed")):
        for file in folder.listing(place)[0]:
            stem = file.partition(".")[0].lower()
            if stem in {"feed", "rss", "atom"} and file.endswith(TEMPLATES):
                path = f"{place}/{file}" if place else file
                return OldFeed(_permalink_in(folder.head(path)) or f"{stem}.xml", path)
    return OldFeed()


def _permalink_in(head: str) -> str:
    """Return the address in the head of a template: `permalink: /feed.xml`, `"permalink": "feed.xml"`."""
    for line in head.splitlines()[:40]:
        key, colon, value = line.strip().partition(":")
        if colon and key.strip(" \"'") == _RULE:
            found = value.strip(" \"',")
            return found if "{" not in found else ""
    return ""
