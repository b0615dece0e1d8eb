"""Sphinx and ABlog: `conf.py`, of which literals are read. Source: Sphinx 8, ABlog 0.11, Configuration."""

from __future__ import annotations

from publisher.init import python_literals
from publisher.init.folder import SiteFolder
from publisher.init.found import Found, OldFeed, Setting
from publisher.init.parts import dated
from publisher.init.routes import rule_of
from publisher.init.settings import Settings
from publisher.init.values import text, texts


def find(folder: SiteFolder) -> Found | None:
    """Recognise a site of Sphinx; its documents are reStructuredText or Markdown (MyST)."""
    name = folder.first("conf.py", "source/conf.py", "docs/conf.py")
    values = python_literals.read(folder.text(name)) if name else {}
    extensions = texts(values.get("extensions"))
    if not {"blog_title", "blog_baseurl"} & set(values) and not (
        "project" in values and "extensions" in values
    ):
        return None
    settings = Settings()
    for key, setting in (
        ("blog_title", "title"),
        ("html_title", "title"),
        ("project", "title"),
        ("author", "author"),
        ("language", "language"),
        ("timezone", "timezone"),
    ):
        settings.take(setting, values.get(key), f"{name}: {key}")
    for key in ("blog_baseurl", "html_baseurl"):
        settings.take_address(values.get(key), f"{name}: {key}")
    top = name.rpartition("/")[0]
    gathered = dated(folder, top, skip=frozenset({"_build", "_static", "_templates"}))
    parts = []
    for part in gathered.parts():
        inner = ("" if part.path == "." else part.path).removeprefix(top).strip("/")
        rule = Setting(rule_of(inner, ":path", ending="/"), "Sphinx' rule (dirhtml): the file's path")
        parts.append(part._replace(permalink=rule))
    blog = text(values.get("blog_path")) or "blog"
    feed = OldFeed(f"{blog}/atom.xml", "ABlog's default") if "ablog" in extensions else OldFeed()
    return Found(
        "ABlog" if "ablog" in extensions else "Sphinx",
        settings=settings,
        parts=tuple(parts),
        feed=feed,
        unread=gathered.unread,
        since=gathered.since,
        notes=tuple(settings.notes),
    )
