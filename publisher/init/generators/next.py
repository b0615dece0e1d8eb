"""Next and Nextra with Markdown: `next.config.*`, and `next` in package.json. Source: Next 15, Routing."""

from __future__ import annotations

import re

from publisher.init import script_literals
from publisher.init.folder import SiteFolder
from publisher.init.found import Found, OldFeed, Part, Setting
from publisher.init.package import package_of
from publisher.init.parts import dated
from publisher.init.routes import article_routes, rule_of
from publisher.init.settings import Settings

CONFIGURATIONS = tuple(f"next.config.{one}" for one in ("js", "mjs", "ts", "cjs"))
CONSTANTS = tuple(
    f"{place}{stem}.{suffix}"
    for place in (
        "",
        "data/",
        "lib/",
        "config/",
        "src/",
        "src/lib/",
        "src/config/",
        "src/data/",
        "app/",
        "src/app/",
    )
    for stem in (
        "siteMetadata",
        "site.config",
        "site",
        "config",
        "constants",
        "blog.config",
        "metadata",
        "layout",
        "siteConfig",
        "site-config",
    )
    for suffix in ("js", "ts", "mjs", "cjs", "json", "tsx", "jsx")
)
ROUTES = (("app", True), ("src/app", True), ("pages", False), ("src/pages", False))
FEEDS = ("feed.xml", "rss.xml", "atom.xml", "index.xml", "rss", "feed")


def find(folder: SiteFolder) -> Found | None:
    """Recognise a site of Next whose articles are files."""
    name = folder.first(*CONFIGURATIONS)
    libraries = package_of(folder).libraries
    if not name and "next" not in libraries:
        return None
    gathered = dated(folder, "", skip=frozenset({"out", "dist", "build"}))
    if not gathered.since and not gathered.unread:
        return None
    script = script_literals.load(folder, name) if name else script_literals.Block()
    settings = Settings()
    base = script.text("basePath")
    for file in CONSTANTS:
        if not folder.has(file):
            continue
        block = script_literals.read(folder.text(file))
        for keys, setting in (
            (("title", "SITE_TITLE", "siteTitle", "name", "author"), "title"),
            (("description", "SITE_DESCRIPTION"), "description"),
            (("language", "locale", "lang"), "language"),
            (("author",), "author"),
        ):
            for key in keys[:4] if setting == "title" else keys:
                settings.take(setting, block.text(key), f"{file}: {key}")
        for key in ("siteUrl", "SITE_URL", "BASE_URL", "baseUrl", "domain", "url", "metadataBase"):
            settings.take_address(block.text(key), f"{file}: {key}", base)
    feed = _feed(folder)
    if feed.origin.endswith(("js", "ts")):
        _feed_settings(folder, feed.origin, settings)
    slash = "/" if script.value("trailingSlash") is True else ""
    routes = [
        found
        for top, pages in ROUTES
        if folder.has_folder(top)
        for found in article_routes(folder, top, pages=pages)
    ]
    parts = tuple(_with_rule(part, routes, slash) for part in gathered.parts())
    return Found(
        "Nextra" if libraries & {"nextra", "nextra-theme-blog"} else "Next",
        settings=settings,
        parts=parts,
        feed=feed,
        copied="public",
        unread=gathered.unread,
        since=gathered.since,
        notes=tuple(settings.notes),
    )


def _feed_settings(folder: SiteFolder, file: str, settings: Settings) -> None:
    """Take what the site's own feed says of itself: `new Feed({ title: "...", link: "..." })`."""
    block = script_literals.load(folder, file)
    for key in ("site_url", "siteUrl", "SITE_URL", "baseUrl"):
        settings.take_address(block.text(key), f"{file}: {key}")
    for call in (one for name in ("Feed", "RSS") for one in block.named(name)):
        for one in call.own():
            settings.take("title", block.resolved(one.values.get("title")), f"{file}: title")
            settings.take("description", block.resolved(one.values.get("description")), f"{file}: description")
            for key in ("site_url", "link", "id"):
                settings.take_address(block.resolved(one.values.get(key)), f"{file}: {key}")


def _with_rule(part: Part, routes: list[tuple[str, str]], slash: str) -> Part:
    """Give a folder the rule of the page that shows its articles."""
    for top in ("src/pages", "pages"):
        if part.path == top or part.path.startswith(top + "/"):
            rule = rule_of(part.path.removeprefix(top).strip("/"), ":path", ending=slash)
            return part._replace(permalink=Setting(rule, "Next's rule: the page's path"))
    names = set(part.path.split("/"))
    likely = sorted(routes, key=lambda one: not names & set(one[0].split("/")))
    if (
        part.path.partition("/")[0] == "public"
    ):  # all that lies there is served as it is, and only Markdown is read
        part = part._replace(ignore=(*part.ignore, "**/*.txt", "**/*.html"))
    for rule, file in likely[:1]:  # such a page finds an article by the name of its file
        named = re.sub(r":slug\b", ":slugorfilename", rule)
        return part._replace(permalink=Setting(named + slash, file))
    return part._replace(permalink=Setting(f"/:slugorfilename{slash}", "a guess: no page says it; compare it"))


def _feed(folder: SiteFolder) -> OldFeed:
    for top, _ in ROUTES:
        for name in FEEDS:
            file = folder.first(
                f"{top}/{name}/route.js", f"{top}/{name}/route.ts", f"{top}/{name}.js", f"{top}/{name}.ts"
            )
            if file:
                return OldFeed(name, file)
    file = folder.first(*(f"public/{name}" for name in FEEDS))
    return OldFeed(file.removeprefix("public/"), file)
