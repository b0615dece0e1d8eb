"""Zola: `config.toml` with `base_url`. Source: Zola 0.20, Configuration."""

from __future__ import annotations

from publisher.init.folder import SiteFolder
from publisher.init.found import Found, OldFeed, Setting
from publisher.init.parts import dated
from publisher.init.settings import Settings
from publisher.init.values import flag, mapping, number, text, texts


def find(folder: SiteFolder) -> Found | None:
    """Recognise a site of Zola: Hugo may have a config.toml as well, and writes `baseURL`."""
    name = folder.first("zola.toml", "config.toml")
    values = folder.values(name) if name else {}
    if "base_url" not in values:
        return None
    settings = Settings()
    settings.take_address(values.get("base_url"), f"{name}: base_url")
    for key in ("title", "description", "author"):
        settings.take(key, values.get(key), f"{name}: {key}")
    settings.take(
        "language",
        values.get("default_language", "en"),
        f"{name}: default_language" if "default_language" in values else "Zola's default",
    )
    gathered = dated(folder, "content")
    language = settings["language"].value if "language" in settings else "en"
    languages = tuple(mapping(values.get("languages")))
    makes = flag(values.get("generate_feeds")) or flag(values.get("generate_feed"))
    paths = texts(values.get("feed_filenames")) or texts(values.get("feed_filename"))
    limit = number(values.get("feed_limit"))
    old = OldFeed(
        (paths[0] if paths else "atom.xml") if makes else "",
        f"{name}: {'feed_filenames' if paths else 'generate_feeds'}",
        limit,
        f"{name}: feed_limit" if limit else "",
    )
    notes = list(settings.notes)
    if text(values.get("title")) == "" and makes:
        notes.append(f"{name} gives the site no title")
    smart = flag(mapping(values.get("markdown")).get("smart_punctuation"))
    emoji = flag(mapping(values.get("markdown")).get("render_emoji"))
    return Found(
        "Zola",
        settings=settings,
        parts=gathered.parts("zola", below="content"),
        feed=old if makes else OldFeed(limit=limit),
        languages=(language, *languages) if languages else (),
        copied="static",
        unread=gathered.unread,
        since=gathered.since,
        smart=Setting("true", f"{name}: markdown.smart_punctuation") if smart else Setting(),
        emoji=Setting("true", f"{name}: markdown.render_emoji") if emoji else Setting(),
        notes=tuple(notes),
    )
