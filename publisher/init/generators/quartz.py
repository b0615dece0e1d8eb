"""Quartz: `quartz.config.ts`, read as text. Source: Quartz 4, Configuration."""

from __future__ import annotations

from publisher.init import script_literals
from publisher.init.folder import SiteFolder
from publisher.init.found import Found, OldFeed, Setting
from publisher.init.parts import whole
from publisher.init.settings import Settings

CONFIGURATIONS = ("quartz.config.ts", "quartz.config.js")
ALWAYS = ("private", "templates", ".obsidian")


def find(folder: SiteFolder) -> Found | None:
    """Recognise a site of Quartz."""
    name = folder.first(*CONFIGURATIONS)
    if not name:
        return None
    script = script_literals.load(folder, name)
    settings = Settings()
    settings.take("title", script.text("pageTitle"), f"{name}: pageTitle")
    settings.take("language", script.text("locale"), f"{name}: locale")
    settings.take_address(script.text("baseUrl"), f"{name}: baseUrl")
    gathered = whole(folder, "content")
    ignore = []
    for pattern in script.texts("ignorePatterns") or ALWAYS:
        plain = pattern.strip("/")
        if plain and not plain.startswith("."):
            ignore.append(f"**/{plain}" if "/" not in plain else plain)
    opts_in = any(True for _ in script.named("ExplicitPublish"))
    parts = tuple(
        part._replace(
            ignore=tuple(ignore),
            defaults={"publish": "false"} if opts_in else {},
            comment="only notes that say publish: true are public" if opts_in else "",
        )
        for part in gathered.parts("quartz")
    )
    index = next(script.named("ContentIndex"), None)
    limit = script.number("ContentIndex", "rssLimit") if index else 0
    makes = index is not None and script.value("ContentIndex", "enableRSS") is not False
    said = f"{name}: rssLimit" if limit else "Quartz's default"
    old = OldFeed("index.xml", "Quartz's default", limit or 10, said) if makes else OldFeed()
    straight = script.value("enableSmartyPants") is False
    return Found(
        "Quartz",
        settings=settings,
        parts=parts,
        feed=old,
        copied="quartz/static",
        unread=gathered.unread,
        since=gathered.since,
        smart=Setting("false", f"{name}: enableSmartyPants") if straight else Setting(),
        notes=tuple(settings.notes),
    )
