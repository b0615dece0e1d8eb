"""VitePress and VuePress: `config.*` in their folders, read as text. Source: VitePress 1, Site Config."""

from __future__ import annotations

from publisher.init import script_literals
from publisher.init.folder import SiteFolder, inside
from publisher.init.found import Found, Setting
from publisher.init.parts import dated
from publisher.init.routes import rule_of
from publisher.init.settings import Settings

SUFFIXES = ("ts", "mts", "js", "mjs", "cjs")
KINDS = ((".vitepress", "VitePress"), (".vuepress", "VuePress"))
PLACES = ("", "docs", "src", "blog", "site", "website")


def find(folder: SiteFolder) -> Found | None:
    """Recognise a site of VitePress or VuePress, at the top or in a folder of documents."""
    for place in PLACES:
        for hidden, kind in KINDS:
            home = f"{place}/{hidden}" if place else hidden
            name = folder.first(*(f"{home}/config.{suffix}" for suffix in SUFFIXES)) or folder.first(
                *(f"{home}/config/index.{suffix}" for suffix in SUFFIXES)
            )
            if name:
                return _found(folder, place, name, kind)
    return None


def _found(folder: SiteFolder, place: str, name: str, kind: str) -> Found:
    script = script_literals.load(folder, name)
    settings = Settings()
    settings.take("title", script.text("title"), f"{name}: title")
    settings.take("description", script.text("description"), f"{name}: description")
    settings.take("language", script.text("lang"), f"{name}: lang")
    base = script.text("base")
    for key in ("hostname", "baseUrl", "siteUrl", "host", "domain"):
        settings.take_address(script.text(key), f"{name}: {key}", base)
    top = inside(f"{place}/{script.text('srcDir')}" if place else script.text("srcDir")) or place
    gathered = dated(folder, top, skip=frozenset({"node_modules", "dist", "public"}))
    ending = "" if script.value("cleanUrls") is True else ".html"
    parts = []
    for part in gathered.parts():
        inner = ("" if part.path == "." else part.path).removeprefix(top).strip("/")
        rule = rule_of(inner, ":path", ending=ending)
        parts.append(part._replace(permalink=Setting(rule, f"{kind}'s rule: the file's path")))
    public = f"{top}/public" if top else "public"
    return Found(
        kind,
        settings=settings,
        parts=tuple(parts),
        copied=public,
        unread=gathered.unread,
        since=gathered.since,
        notes=tuple(settings.notes),
    )
