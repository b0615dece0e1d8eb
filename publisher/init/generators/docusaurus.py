"""Docusaurus: `docusaurus.config.*`, read as text. Source: Docusaurus 3, Configuration and the blog plugin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from publisher.init import script_literals
from publisher.init.folder import SiteFolder, inside
from publisher.init.found import Found, OldFeed, Part, Setting
from publisher.init.parts import whole
from publisher.init.routes import rule_of
from publisher.init.script_literals import Block
from publisher.init.settings import Settings

CONFIGURATIONS = tuple(f"docusaurus.config.{one}" for one in ("js", "ts", "mjs", "cjs", "mts"))
OWN_KEYS = frozenset(
    "routeBasePath path blogTitle postsPerPage feedOptions showReadingTime archiveBasePath".split()
)


class _Blog(NamedTuple):
    """A blog of the site: the folder of its articles, and the path of its addresses."""

    path: str = "blog"
    route: str = "blog"
    feed: OldFeed = OldFeed()


def find(folder: SiteFolder) -> Found | None:
    """Recognise a site of Docusaurus."""
    name = folder.first(*CONFIGURATIONS)
    if not name:
        return None
    script = script_literals.load(folder, name)
    settings = Settings()
    own = script.holding("baseUrl", "url")
    settings.take_address(
        script.resolved(own.values.get("url")),
        f"{name}: url, baseUrl",
        script.resolved(own.values.get("baseUrl")),
    )
    settings.take("title", script.resolved(own.values.get("title")), f"{name}: title")
    settings.take("description", script.resolved(own.values.get("tagline")), f"{name}: tagline")
    settings.take(
        "language",
        script.text("defaultLocale") or "en",
        f"{name}: i18n.defaultLocale" if script.text("defaultLocale") else "Docusaurus' default",
    )
    ending = "/" if script.value("trailingSlash") is True else ""
    parts: list[Part] = []
    unread: dict[str, int] = {}
    years: list[str] = []
    feed = OldFeed()
    for blog in _blogs(script, name):
        gathered = whole(folder, blog.path)
        if not gathered.articles and not gathered.unread:
            continue
        rule = rule_of(blog.route, ":path", ending=ending)
        said = Setting(rule, f"{name}: routeBasePath, trailingSlash") if rule != "/blog/:path" else Setting()
        parts += gathered.parts("docusaurus", said)
        unread |= gathered.unread
        years += filter(None, [gathered.since])
        feed = feed if feed.path else blog.feed
    return Found(
        "Docusaurus",
        settings=settings,
        parts=tuple(parts),
        feed=feed,
        copied="static",
        unread=unread,
        since=min(years, default=""),
        notes=tuple(settings.notes),
    )


def _blogs(script: Block, name: str) -> list[_Blog]:
    """Return the blog of the preset, and those that are plugins of their own."""
    found = []
    for preset in script.walk():
        if preset.values.get("blog") is False:
            break
    else:
        found.append(_blog(next(_options(script), Block("blog")), name))
    for block in script.walk():
        if any("content-blog" in item for item in block.items):
            found += [_blog(one, name) for one in block.blocks if not one.name or OWN_KEYS & set(one.values)]
    return list({one.path: one for one in found}.values())


def _options(script: Block) -> Iterator[Block]:
    return filter(
        lambda one: bool(OWN_KEYS & set(one.values)) or any(b.name == "feedOptions" for b in one.blocks),
        script.named("blog"),
    )


def _blog(block: Block, name: str) -> _Blog:
    path = inside(_text(block, "path") or "blog") or "blog"
    given = block.values.get("routeBasePath")
    route = given.strip("/") if isinstance(given, str) else "blog"
    options = next((one for one in block.blocks if one.name == "feedOptions"), Block())
    kinds = options.texts("type") or ["all"]
    if "type" in options.values and options.values["type"] is None:
        return _Blog(path, route)
    limit = options.values.get("limit", 20)
    limit = limit if isinstance(limit, int) and not isinstance(limit, bool) else -1
    kind = next((one for one in ("rss", "atom", "json") if one in kinds), "rss")
    file = f"{route}/{'feed' if kind == 'json' else kind}.{'json' if kind == 'json' else 'xml'}".lstrip("/")
    said = f"{name}: feedOptions.limit" if "limit" in options.values else "Docusaurus' default"
    return _Blog(path, route, OldFeed(file, "Docusaurus' default", limit or -1, said))


def _text(block: Block, key: str) -> str:
    value = block.values.get(key)
    return value if isinstance(value, str) else ""
