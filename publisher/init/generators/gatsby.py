"""Gatsby with Markdown: `gatsby-config.*`, read as text. Source: Gatsby 5, Gatsby Config API."""

from __future__ import annotations

from publisher.init import script_literals
from publisher.init.folder import SiteFolder
from publisher.init.found import Found, OldFeed, Setting
from publisher.init.parts import dated
from publisher.init.script_literals import Block
from publisher.init.settings import Settings

CONFIGURATIONS = tuple(f"gatsby-config.{one}" for one in ("js", "ts", "mjs"))


def find(folder: SiteFolder) -> Found | None:
    """Recognise a site of Gatsby."""
    name = folder.first(*CONFIGURATIONS)
    if not name:
        return None
    script = script_literals.load(folder, name)
    data = next(script.named("siteMetadata"), Block())
    settings = Settings()
    for key, setting in (
        ("title", "title"),
        ("description", "description"),
        ("language", "language"),
        ("lang", "language"),
        ("author", "author"),
    ):
        settings.take(setting, script.resolved(data.values.get(key)), f"{name}: siteMetadata.{key}")
    settings.take("author", script.text("author", "name"), f"{name}: siteMetadata.author.name")
    settings.take_separator(script.text("excerpt_separator"), f"{name}: excerpt_separator")
    for key in ("siteUrl", "siteURL", "url"):
        url = script.resolved(data.values.get(key)) or (script.text(key) if key != "url" else "")
        settings.take_address(url, f"{name}: siteMetadata.{key}", script.text("pathPrefix"))
    top = next((one for one in ("content", "src") if folder.has_folder(one)), "")
    gathered = dated(folder, top, skip=frozenset({"public", "static"}))
    rule = Setting("/:path/", "a guess: gatsby-node.js decides it; compare it")
    feed = OldFeed()
    if any("gatsby-plugin-feed" in (block.values.get("resolve"), *block.items) for block in script.walk()):
        output = script.text("feeds", "output") or script.text("output")
        feed = OldFeed(output or "rss.xml", f"{name}: gatsby-plugin-feed")
    return Found(
        "Gatsby",
        settings=settings,
        parts=gathered.parts(permalink=rule),
        feed=feed,
        copied="static",
        unread=gathered.unread,
        since=gathered.since,
        notes=tuple(settings.notes),
    )
