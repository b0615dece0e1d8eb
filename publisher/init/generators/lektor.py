"""Lektor: a `.lektorproject` file, in INI. Source: Lektor 3, Project Files."""

from __future__ import annotations

from configparser import ConfigParser, Error

from publisher.init.choice import Chosen
from publisher.init.folder import SiteFolder
from publisher.init.found import Found, OldFeed
from publisher.init.parts import Gathered, dated
from publisher.init.settings import Settings


def find(folder: SiteFolder) -> Found | None:
    """Recognise a site of Lektor. Its articles are files named contents.lr."""
    name = next((one for one in folder.listing()[0] if one.endswith(".lektorproject")), "")
    if not name:
        return None
    project = _ini(folder, name)
    settings = Settings()
    values = dict(project["project"]) if project.has_section("project") else {}
    settings.take("title", values.get("name"), f"{name}: name")
    settings.take_address(values.get("url"), f"{name}: url")
    settings.take("language", values.get("locale"), f"{name}: locale")
    feeds = _ini(folder, "configs/atom.ini")
    feed, place = OldFeed(), ""
    for section in feeds.sections()[:1]:
        path = feeds[section].get("source_path", "").strip("/")
        file = feeds[section].get("filename", "feed.xml")
        settings.take("title", feeds[section].get("name"), f"configs/atom.ini: {section}, name")
        feed, place = OldFeed(f"{path}/{file}".lstrip("/"), "configs/atom.ini"), path
    top = next(
        (
            one
            for one in (f"content/{place}" if place else "", "content/blog", "content/posts", "content")
            if one and folder.has_folder(one)
        ),
        "content",
    )
    gathered = dated(folder, top)
    if not gathered.articles and gathered.unread:
        gathered = Gathered((Chosen(top, 0),), gathered.unread)
    return Found(
        "Lektor",
        settings=settings,
        parts=gathered.parts(),
        feed=feed,
        copied="assets",
        unread=gathered.unread,
        since=gathered.since,
        notes=tuple(settings.notes),
    )


def _ini(folder: SiteFolder, name: str) -> ConfigParser:
    parser = ConfigParser(interpolation=None, strict=False)
    try:
        parser.read_string(folder.text(name) if folder.has(name) else "")
    except (Error, ValueError):
        folder.notes.append(f"{name} cannot be read")
    return parser
