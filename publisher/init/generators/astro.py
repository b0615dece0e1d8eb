"""Astro: `astro.config.*`, read as text. Source: Astro 5, Configuration, Routing and Content collections."""

from __future__ import annotations

from publisher.init import script_literals
from publisher.init.folder import SiteFolder, inside
from publisher.init.found import Found, OldFeed, Part, Setting
from publisher.init.parts import Gathered, dated
from publisher.init.routes import article_routes, rule_of
from publisher.init.script_literals import Block
from publisher.init.settings import Settings

CONFIGURATIONS = tuple(f"astro.config.{one}" for one in ("mjs", "ts", "js", "mts", "cjs"))
CONSTANTS = tuple(
    f"{place}{stem}.{suffix}"
    for place in ("src/", "src/config/", "src/data/", "src/lib/", "")
    for stem in ("consts", "config", "site.config", "site", "constants", "siteConfig", "site-config", "index")
    for suffix in ("ts", "js", "mjs", "json")
)
COLLECTIONS = (
    "src/content.config.ts",
    "src/content/config.ts",
    "src/content.config.js",
    "src/content.config.mjs",
)


def find(folder: SiteFolder) -> Found | None:
    """Recognise a site of Astro."""
    name = folder.first(*CONFIGURATIONS)
    if not name:
        return None
    script = script_literals.load(folder, name)
    settings = Settings()
    base = script.text("base")
    settings.take_address(script.text("site"), f"{name}: site{', base' if base.strip('/') else ''}", base)
    _constants(folder, settings, base)
    settings.take("title", script.text("starlight", "title"), f"{name}: starlight, title")
    settings.take("language", script.text("i18n", "defaultLocale"), f"{name}: i18n.defaultLocale")
    gathered = _articles(folder)
    slash = "" if script.text("trailingSlash") == "never" or script.text("build", "format") == "file" else "/"
    routes = article_routes(folder, "src/pages")
    parts = tuple(_with_rule(folder, part, routes, slash) for part in gathered.parts("astro"))
    feed = next((one for one in _feeds(folder, "src/pages") if one), "")
    straight = script.value("markdown", "smartypants") is False
    return Found(
        "Astro",
        settings=settings,
        parts=parts,
        feed=OldFeed(feed.removeprefix("src/pages/").rpartition(".")[0], feed),
        copied="public",
        unread=gathered.unread,
        since=gathered.since,
        smart=Setting("false", f"{name}: markdown.smartypants") if straight else Setting(),
        notes=tuple(settings.notes),
    )


def _articles(folder: SiteFolder) -> Gathered:
    """Return the collections whose articles say dates; else pages in Markdown."""
    bases = []
    for file in COLLECTIONS:
        for block in script_literals.read(folder.text(file)).walk() if folder.has(file) else ():
            base = block.values.get("base")
            plain = inside(base) if isinstance(base, str) else None
            bases += [plain] if plain else []
    for top in (*bases, "src/content", "src/data", "content", "src/pages", "src"):
        found = dated(folder, top) if folder.has_folder(top) else Gathered()
        if found.since or (found.articles and top in bases and len(bases) == 1):
            return found
    return dated(folder, "src/content" if folder.has_folder("src/content") else "src")


def _constants(folder: SiteFolder, settings: Settings, base: str) -> None:
    """Take what the usual files of constants say: `export const SITE_TITLE = "..."`."""
    for file in CONSTANTS:
        block = script_literals.read(folder.text(file)) if folder.has(file) else Block()
        for keys, setting in (
            (("SITE_TITLE", "siteTitle", "title", "TITLE", "NAME", "name"), "title"),
            (("SITE_DESCRIPTION", "siteDescription", "description", "desc", "DESCRIPTION"), "description"),
            (("lang", "LANG", "locale", "language", "LOCALE"), "language"),
            (("timezone", "timeZone"), "timezone"),
            (("author", "AUTHOR", "SITE_AUTHOR"), "author"),
        ):
            for key in keys:
                settings.take(setting, block.text(key), f"{file}: {key}")
        for key in ("SITE_URL", "siteUrl", "website", "url", "site", "SITE"):
            settings.take_address(block.text(key), f"{file}: {key}", base)


def _with_rule(folder: SiteFolder, part: Part, routes: list[tuple[str, str]], slash: str) -> Part:
    """Give a collection the rule of the page that shows it."""
    if part.path.startswith("src/pages"):
        inner = part.path.removeprefix("src/pages").strip("/")
        rule = rule_of(inner, ":path", ending=slash)
        return part._replace(permalink=Setting(rule, "Astro's rule: the page's path"))
    collection = part.path.rpartition("/")[2]
    for rule, file in routes:
        script = folder.head(file, 16 * 1024)
        if f"Collection('{collection}'" in script or f'Collection("{collection}"' in script:
            return part._replace(permalink=Setting(rule + slash, file))
    for rule, file in routes:
        if collection in rule.split("/") or len(routes) == 1:
            return part._replace(permalink=Setting(rule + slash, file))
    return part._replace(
        permalink=Setting(f"/{collection}/:path{slash}", "a guess: no page in src/pages says it; compare it")
    )


def _feeds(folder: SiteFolder, top: str, depth: int = 0) -> list[str]:
    """Return the files that make feeds: `src/pages/rss.xml.js`."""
    files, folders = folder.listing(top)
    found = [
        f"{top}/{one}"
        for one in files
        if one.endswith((".xml.js", ".xml.ts", ".xml.mjs")) and "sitemap" not in one
    ]
    for below in folders if depth < 2 else ():
        found += _feeds(folder, f"{top}/{below}", depth + 1)
    return found
