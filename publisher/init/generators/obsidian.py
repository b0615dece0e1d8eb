"""Obsidian: a vault is a folder with `.obsidian/`. Source: Obsidian Help; the plugin Digital Garden."""

from __future__ import annotations

from publisher.init.folder import SiteFolder
from publisher.init.found import Found
from publisher.init.parts import dated
from publisher.init.settings import Settings
from publisher.init.values import text

HOME = ".obsidian"
GARDEN = f"{HOME}/plugins/digitalgarden"


def find(folder: SiteFolder) -> Found | None:
    """Recognise a vault. It has no address of its own, and most of its notes are private."""
    if not folder.has_folder(HOME):
        return None
    settings = Settings()
    templates = _place(folder, f"{HOME}/templates.json", "folder")
    daily = _place(folder, f"{HOME}/daily-notes.json", "folder")
    skip = frozenset(one for one in (templates, daily) if one)
    gathered = dated(folder, "", skip=skip)
    ignore = tuple(f"{one}/**" for one in sorted(skip))
    notes = []
    garden = folder.has_folder(GARDEN)
    if garden:
        data = folder.values(f"{GARDEN}/data.json")
        settings.take_address(text(data.get("gardenBaseUrl")), f"{GARDEN}/data.json: gardenBaseUrl")
        settings.take("title", data.get("siteName"), f"{GARDEN}/data.json: siteName")
    else:
        notes.append(
            "every note of the vault becomes an entry: name the folder that is public in path, and"
            " what is not in ignore"
        )
    defaults = {"dg-publish": "false"} if garden else {}
    parts = tuple(
        part._replace(
            ignore=(*part.ignore, *(_below(one, part.path) for one in ignore if _is_below(one, part.path))),
            defaults=defaults,
            comment="only notes that say dg-publish: true are public" if garden else "",
        )
        for part in gathered.parts()
    )
    return Found(
        "Obsidian",
        settings=settings,
        parts=parts,
        unread=gathered.unread,
        since=gathered.since,
        notes=(*settings.notes, *notes),
    )


def _place(folder: SiteFolder, name: str, key: str) -> str:
    return text(folder.values(name).get(key)).strip("/") if folder.has(name) else ""


def _is_below(name: str, path: str) -> bool:
    return path == "." or name.startswith(path + "/")


def _below(name: str, path: str) -> str:
    return name if path == "." else name.removeprefix(path + "/")
