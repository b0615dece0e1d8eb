"""Nikola: `conf.py` with POSTS, of which literals are read. Source: Nikola 8, the comments of its conf.py."""

from __future__ import annotations

from typing import Any

from publisher.init import python_literals
from publisher.init.folder import SiteFolder, inside
from publisher.init.found import Found, OldFeed, Part, Setting
from publisher.init.parts import whole
from publisher.init.routes import rule_of
from publisher.init.settings import Settings
from publisher.init.values import number, text


def find(folder: SiteFolder) -> Found | None:
    """Recognise a site of Nikola: Sphinx has a conf.py, too."""
    name = "conf.py"
    values = python_literals.read(folder.text(name)) if folder.has(name) else {}
    if not {"POSTS", "BLOG_TITLE"} & set(values):
        return None
    settings = Settings()
    for key, setting in (
        ("BLOG_TITLE", "title"),
        ("BLOG_DESCRIPTION", "description"),
        ("BLOG_AUTHOR", "author"),
        ("TIMEZONE", "timezone"),
        ("DEFAULT_LANG", "language"),
    ):
        settings.take(setting, _default(values, key), f"{name}: {key}")
    settings.take_address(values.get("SITE_URL"), f"{name}: SITE_URL")
    parts: list[Part] = []
    unread: dict[str, int] = {}
    since = ""
    for place, target in _places(values).items():
        gathered = whole(folder, place)
        rule = rule_of(target, ":path")
        rule += ".html" if values.get("PRETTY_URLS") is False else "/"
        parts += gathered.parts("nikola", Setting(rule, f"{name}: POSTS, PRETTY_URLS"))
        unread |= gathered.unread
        since = min(filter(None, (since, gathered.since)), default="")
    base, folder_name = text(values.get("RSS_FILENAME_BASE")) or "rss", text(values.get("RSS_PATH")).strip("/")
    limit = number(values.get("FEED_LENGTH"))
    path = f"{folder_name}/{base}.xml".lstrip("/")
    feed = OldFeed(
        path, "Nikola's default", limit or 10, f"{name}: FEED_LENGTH" if limit else "Nikola's default"
    )
    return Found(
        "Nikola",
        settings=settings,
        parts=tuple(parts),
        feed=feed,
        copied="files",
        unread=unread,
        since=since,
        notes=tuple(settings.notes),
    )


def _default(values: dict[str, Any], key: str) -> Any:
    """Return a setting; of one for each language, that of the site's own."""
    value = values.get(key)
    return value.get(values.get("DEFAULT_LANG", "en")) if isinstance(value, dict) else value


def _places(values: dict[str, Any]) -> dict[str, str]:
    """Return the folders of posts, and the folder of the addresses of each."""
    found: dict[str, str] = {}
    listed = values.get("POSTS")
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, list) and len(one) > 1 and text(one[0]) and isinstance(one[1], str):
            place = inside(text(one[0]).partition("*")[0].rstrip("/"))
            if place:
                found.setdefault(place, one[1].strip("/"))
    return found or {"posts": "posts"}
