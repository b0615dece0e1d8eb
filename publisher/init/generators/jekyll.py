"""Jekyll: `_config.yml` and the folders named `_posts`. Source: Jekyll 4, Configuration and Permalinks."""

from __future__ import annotations

from typing import Any

from publisher.init.folder import SiteFolder, inside
from publisher.init.found import Found, OldFeed, Part, Setting
from publisher.init.parts import whole
from publisher.init.settings import Settings
from publisher.init.values import flag, mapping, number, text, texts

CONFIGURATIONS = ("_config.yml", "_config.yaml", "_config.toml")
DEEPEST = 6  # folders above a _posts folder
PASSED = frozenset("_site node_modules vendor _layouts _includes _sass _data _plugins assets test spec".split())
# Values of defaults that say something of an article.
DEFAULTS = ("author", "lang", "language", "category", "categories", "published", "license", "excerpt_separator")


def find(folder: SiteFolder) -> Found | None:
    """Recognise a site of Jekyll."""
    name = folder.first(*CONFIGURATIONS)
    posts = _posts_folders(folder)
    if "_posts" not in posts if not name else not posts and folder.has("_toc.yml"):
        return None  # Jupyter Book has a _config.yml, too, and a _toc.yml
    values = folder.values(name) if name else {}
    name = name or "Jekyll's default"
    if folder.has("_config.yml") and folder.has("_config_production.yml"):
        values = values | folder.values("_config_production.yml")
    top = text(values.get("collections_dir"))
    settings = _settings(values, name)
    defaults, rule, notes = _defaults(values, name)
    permalink = rule if rule.value else _permalink(values, name)
    parts: list[Part] = []
    unread: dict[str, int] = {}
    years, languages = [], []
    for path in posts or [f"{top}/_posts" if top else "_posts"]:
        gathered = whole(folder, path)
        ignore = _excluded(values, path)
        found = gathered.parts("jekyll", permalink, below=top)
        parts += (part._replace(ignore=ignore, defaults=defaults) for part in found)
        years += [gathered.since] if gathered.since else []
        languages += [one for one in gathered.languages[:1] if one not in languages]
        for suffix, count in gathered.unread.items():
            unread[suffix] = unread.get(suffix, 0) + count
    parts += _collections(folder, values, name, permalink)
    jemoji = "jemoji" in {*texts(values.get("plugins")), *texts(values.get("gems"))}
    return Found(
        "Jekyll",
        settings=settings,
        parts=tuple(parts),
        feed=_feed(folder, values, name),
        languages=tuple(languages),
        copied=".",
        unread=unread,
        since=min(years, default=""),
        smart=_smart(values, name),
        emoji=Setting("true", f"{name}: plugins, jemoji") if jemoji else Setting(),
        notes=(*settings.notes, *notes),
    )


def _smart(values: dict[str, Any], name: str) -> Setting:
    """Tell where quotes stay straight: kramdown is told so, or another parser reads the Markdown."""
    quotes = mapping(values.get("kramdown")).get("smart_quotes")
    words = {word.strip() for one in texts(quotes) for word in one.split(",")}
    if words and words <= {"apos", "quot"}:
        return Setting("false", f"{name}: kramdown.smart_quotes")
    if text(values.get("markdown")).lower().startswith("commonmark"):
        smart = "SMART" in texts(mapping(values.get("commonmark")).get("options"))
        return Setting("true" if smart else "false", f"{name}: markdown")
    return Setting()


def _settings(values: dict[str, Any], name: str) -> Settings:
    settings = Settings()
    for key in ("title", "name"):
        settings.take("title", values.get(key), f"{name}: {key}")
    settings.take("description", values.get("description"), f"{name}: description")
    settings.take("description", values.get("tagline"), f"{name}: tagline")
    for key in ("lang", "locale", "language"):
        settings.take("language", values.get(key), f"{name}: {key}")
    settings.take("timezone", values.get("timezone"), f"{name}: timezone")
    settings.take_separator(values.get("excerpt_separator"), f"{name}: excerpt_separator")
    author = values.get("author")
    settings.take("author", mapping(author).get("name", author), f"{name}: author")
    base = text(values.get("baseurl"))
    settings.take_address(values.get("url"), f"{name}: url{', baseurl' if base.strip('/') else ''}", base)
    return settings


def _posts_folders(folder: SiteFolder, top: str = "", depth: int = 0) -> list[str]:
    """Return the folders named _posts; the folders above one are categories of its articles."""
    found = []
    for name in folder.listing(top)[1]:
        path = f"{top}/{name}" if top else name
        if name == "_posts":
            found.append(path)
        elif depth < DEEPEST and not name.startswith(".") and name not in PASSED:
            found += _posts_folders(folder, path, depth + 1)
    return found


def _permalink(values: dict[str, Any], name: str) -> Setting:
    rules = mapping(mapping(values.get("collections")).get("posts"))
    if text(rules.get("permalink")):
        return Setting(text(rules.get("permalink")), f"{name}: collections.posts.permalink")
    rule = text(values.get("permalink"))
    return Setting(rule, f"{name}: permalink") if rule else Setting()


def _defaults(values: dict[str, Any], name: str) -> tuple[dict[str, str], Setting, list[str]]:
    """Return what front matter defaults say of all posts, the rule among them, and what could not be taken."""
    found: dict[str, str] = {}
    rule, notes = Setting(), []
    listed = values.get("defaults")
    for one in listed if isinstance(listed, list) else ():
        scope, given = mapping(mapping(one).get("scope")), mapping(mapping(one).get("values"))
        path, kind = text(scope.get("path")).strip("/"), text(scope.get("type"))
        if kind not in {"", "posts", "post"}:
            continue
        known = {key: given[key] for key in DEFAULTS if isinstance(given.get(key), str | bool)}
        if path not in {"", "_posts"}:
            if known or text(given.get("permalink")):
                notes.append(
                    f"{name}: the defaults of {path} are not taken; write them into a _defaults.toml there"
                )
            continue
        found |= {key: str(value).lower() if isinstance(value, bool) else value for key, value in known.items()}
        if text(given.get("permalink")):
            rule = Setting(text(given.get("permalink")), f"{name}: defaults, permalink")
    return found, rule, notes


def _excluded(values: dict[str, Any], path: str) -> tuple[str, ...]:
    """Return what Jekyll's `exclude` leaves out of a folder, as globs below it."""
    listed = [one.strip("/") for one in texts(values.get("exclude"))]
    return tuple(one.removeprefix(path + "/") for one in listed if one.startswith(path + "/"))


def _collections(folder: SiteFolder, values: dict[str, Any], name: str, permalink: Setting) -> list[Part]:
    """Return the collections that the site's feed plugin makes feeds of, besides posts."""
    asked = mapping(values.get("feed")).get("collections")
    names = texts(asked) if not isinstance(asked, dict) else list(asked)
    top = text(values.get("collections_dir"))
    found: list[Part] = []
    for one in names:
        path = inside(f"{top}/_{one}" if top else f"_{one}")
        if one == "posts" or path is None or not folder.has_folder(path):
            continue
        rule = text(mapping(mapping(values.get("collections")).get(one)).get("permalink"))
        origin = f"{name}: collections.{one}.permalink" if rule else "Jekyll's rule for collections"
        if not rule:
            rule = f"/{one}/:path" + (".html" if permalink.value != "pretty" else "/")
        rule = rule.replace(":collection", one)
        found += whole(folder, path).parts("jekyll", Setting(rule, origin))
    return found


def _feed(folder: SiteFolder, values: dict[str, Any], name: str) -> OldFeed:
    """Return the feed of jekyll-feed, or one that the site's own template makes."""
    plugins = {*texts(values.get("plugins")), *texts(values.get("gems"))}
    plugin = mapping(values.get("feed"))
    limit = number(plugin.get("posts_limit"))
    origin = f"{name}: feed.posts_limit" if limit else ""
    if "jekyll-feed" in plugins or plugin or "jekyll-feed" in folder.head("Gemfile"):
        path = text(plugin.get("path")) or "feed.xml"
        said = f"{name}: feed.path" if plugin.get("path") else "jekyll-feed"
        return OldFeed(path, said, limit, origin, summary=flag(plugin.get("excerpt_only")))
    own = folder.first("feed.xml", "atom.xml", "rss.xml", "index.xml", "feed/index.xml")
    return OldFeed(own, own)
