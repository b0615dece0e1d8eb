"""Pelican: `pelicanconf.py` and `publishconf.py`, of which literals are read. Source: Pelican 4, Settings."""

from __future__ import annotations

from typing import Any

from publisher.init import python_literals
from publisher.init.folder import SiteFolder, inside
from publisher.init.found import Found, OldFeed, Setting
from publisher.init.parts import Gathered, dated, whole
from publisher.init.settings import Settings
from publisher.init.values import mapping, number, text, texts

FEEDS = ("FEED_ALL_ATOM", "FEED_ALL_RSS", "FEED_ATOM", "FEED_RSS")


def find(folder: SiteFolder) -> Found | None:
    """Recognise a site of Pelican."""
    name = folder.first("pelicanconf.py", "settings.py", "publishconf.py")
    if not name or (name == "settings.py" and "SITENAME" not in folder.head(name)):
        return None
    values: dict[str, tuple[Any, str]] = {}
    for file in (name, "publishconf.py"):
        found = python_literals.read(folder.text(file)) if folder.has(file) else {}
        values |= {key: (value, f"{file}: {key}") for key, value in found.items() if value != ""}
    settings = Settings()
    for key, setting in (
        ("SITENAME", "title"),
        ("SITESUBTITLE", "description"),
        ("AUTHOR", "author"),
        ("TIMEZONE", "timezone"),
        ("DEFAULT_LANG", "language"),
    ):
        if key in values:
            settings.take(setting, *values[key])
    settings.take_separator(*values.get("SUMMARY_END_MARKER", ("", "")))
    settings.take_address(*values.get("SITEURL", ("", "")))
    gathered = _articles(folder, values)
    parts = gathered.parts("pelican", _permalink(values))
    return Found(
        "Pelican",
        settings=settings,
        parts=parts,
        feed=_feed(values),
        unread=gathered.unread,
        since=gathered.since,
        smart=_smart(values),
        notes=tuple(settings.notes),
    )


def _smart(values: dict[str, tuple[Any, str]]) -> Setting:
    """Tell where quotes become typographic: by Typogrify, or by an extension of Markdown."""
    if _of(values, "TYPOGRIFY") is True:
        return Setting("true", values["TYPOGRIFY"][1])
    options = mapping(_of(values, "MARKDOWN"))
    names = {*mapping(options.get("extension_configs")), *texts(options.get("extensions"))}
    smart = bool({"smarty", "markdown.extensions.smarty"} & names)
    return Setting("true", f"{values['MARKDOWN'][1]}, smarty") if smart else Setting()


def _articles(folder: SiteFolder, values: dict[str, tuple[Any, str]]) -> Gathered:
    """Return ARTICLE_PATHS below PATH without ARTICLE_EXCLUDES, else what says a date below PATH."""
    top = inside(text(_of(values, "PATH")) or "content")
    if top is None or not folder.has_folder(top):
        top = "content" if folder.has_folder("content") else ""
    paths = [one.strip("/") for one in texts(_of(values, "ARTICLE_PATHS"))]
    pages = texts(_of(values, "PAGE_PATHS")) or ["pages"]
    excluded = [
        *texts(_of(values, "ARTICLE_EXCLUDES")),
        *pages,
        *(texts(_of(values, "STATIC_PATHS")) or ["images"]),
    ]
    skip = frozenset(f"{top}/{one.strip('/')}" if top else one.strip("/") for one in excluded)
    tops = [plain for one in paths if (plain := inside(f"{top}/{one}" if top else one)) is not None]
    tops = [one for one in tops if folder.has_folder(one) and one not in skip]
    if tops and "" not in paths and "." not in paths:
        return whole(folder, *tops, skip=skip)
    return dated(folder, top, skip=skip)


def _permalink(values: dict[str, tuple[Any, str]]) -> Setting:
    """Return ARTICLE_URL, in which {slug} may be the file's name."""
    rule = text(_of(values, "ARTICLE_URL"))
    origin = values.get("ARTICLE_URL", ("", ""))[1]
    if text(_of(values, "SLUGIFY_SOURCE")) == "basename":
        rule = (rule or "{slug}.html").replace("{slug}", ":slugorfilename")
        origin = ", ".join(filter(None, (origin, values["SLUGIFY_SOURCE"][1])))
    if not rule:
        return Setting()
    return Setting("/" + rule.lstrip("/"), origin)


def _feed(values: dict[str, tuple[Any, str]]) -> OldFeed:
    limit = number(_of(values, "FEED_MAX_ITEMS"))
    said = values["FEED_MAX_ITEMS"][1] if limit else ""
    summary = _of(values, "RSS_FEED_SUMMARY_ONLY") is True
    domain = text(_of(values, "FEED_DOMAIN"))
    for key in FEEDS:
        path = text(_of(values, key))
        if path and "{" not in path:
            full = f"{domain.rstrip('/')}/{path.lstrip('/')}" if domain.startswith("http") else path
            return OldFeed(full, values[key][1], limit, said, summary and key.endswith("RSS"))
    if "FEED_ALL_ATOM" in values:  # it is None: the site makes no such feed
        return OldFeed(limit=limit, limit_origin=said)
    return OldFeed("feeds/all.atom.xml", "Pelican's default", limit, said)


def _of(values: dict[str, tuple[Any, str]], key: str) -> Any:
    return values.get(key, (None, ""))[0]
