"""Hexo: `_config.yml` beside `source/_posts`. Source: Hexo 7, Configuration and Permalinks."""

from __future__ import annotations

import re

from publisher.init.folder import SiteFolder, inside
from publisher.init.found import Found, OldFeed, Setting
from publisher.init.package import FILE, package_of
from publisher.init.parts import whole
from publisher.init.settings import Settings
from publisher.init.values import flag, mapping, number, text, texts
from publisher.tables.generators import GENERATORS

OWN_KEYS = frozenset(
    "source_dir public_dir new_post_name post_asset_folder archive_dir tag_dir skip_render".split()
)


def _is_dated(pattern: str) -> bool:
    """Tell whether names of files begin with a day."""
    return re.match(r":year-:i?_?month-:i?_?day-:title", pattern) is not None


def find(folder: SiteFolder) -> Found | None:
    """Recognise a site of Hexo: its configuration has the same name as Jekyll's."""
    name = folder.first("_config.yml", "_config.yaml")
    if not name:
        return None
    values = folder.values(name)
    libraries = package_of(folder).libraries
    source = text(values.get("source_dir")) or "source"
    if not ("hexo" in libraries or OWN_KEYS & set(values) or folder.has_folder("source/_posts")):
        return None
    settings = Settings()
    for key in ("title", "description", "author", "timezone"):
        settings.take(key, values.get(key), f"{name}: {key}")
    settings.take("description", values.get("subtitle"), f"{name}: subtitle")
    languages = texts(values.get("language"))
    settings.take("language", next((one for one in languages if one != "default"), ""), f"{name}: language")
    root = text(values.get("root"))
    settings.take_address(values.get("url"), f"{name}: url{', root' if root.strip('/') else ''}", root)
    gathered = whole(folder, (inside(source) or "source") + "/_posts")
    pretty = mapping(values.get("pretty_urls"))
    rule = text(values.get("permalink"))
    if rule and not rule.startswith("/"):
        rule = "/" + rule
    if rule.endswith(".html") and str(pretty.get("trailing_html")).lower() == "false":
        rule = rule.removesuffix("index.html").removesuffix(".html")
    permalink = Setting(rule, f"{name}: permalink") if rule else Setting()
    if _is_dated(text(values.get("new_post_name"))):  # Hexo takes the day off the names of files
        rule = re.sub(r":title\b", ":basename", rule or GENERATORS["hexo"].permalink)
        permalink = Setting(rule, f"{name}: permalink, new_post_name")
    feed = mapping(values.get("feed"))
    old = OldFeed()
    if feed or "hexo-generator-feed" in libraries:
        paths, limit = texts(feed.get("path")), feed.get("limit", 20)
        old = OldFeed(
            paths[0] if paths else "rss2.xml" if "rss2" in texts(feed.get("type")) else "atom.xml",
            f"{name}: feed.path" if paths else "hexo-generator-feed",
            number(limit) or -1,
            f"{name}: feed.limit" if "limit" in feed else "hexo-generator-feed",
            summary=not flag(feed.get("content")),
        )
    straight = mapping(values.get("marked")).get("smartypants") is False
    emoji = "hexo-filter-github-emojis" in libraries
    return Found(
        "Hexo",
        settings=settings,
        parts=gathered.parts("hexo", permalink),
        feed=old,
        copied=source,
        unread=gathered.unread,
        since=gathered.since,
        smart=Setting("false", f"{name}: marked.smartypants") if straight else Setting(),
        emoji=Setting("true", f"{FILE}: hexo-filter-github-emojis") if emoji else Setting(),
        notes=tuple(settings.notes),
    )
