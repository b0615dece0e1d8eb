"""A first publisher.toml: for the site that a folder holds, or for a new one.

    look(folder) -> Found            what the folder is: its files are read within bounds, and nothing is run
    write(folder, found, today)      publisher.toml, and an article where there is none

`generators/` recognises the programs that make sites, `writer` writes the configuration, `wording` says what
was found. A build reads publisher.toml alone.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from publisher.config import FILE_NAME
from publisher.errors import ConfigError, OutputError
from publisher.init import generators, writer
from publisher.init.folder import SiteFolder
from publisher.init.found import Found, Setting
from publisher.init.generators import web_folder
from publisher.init.package import package_of
from publisher.init.parts import prefixed, prefixed_origin
from publisher.init.settings import Settings, address
from publisher.init.survey import PASSED

HOSTS = (
    "CNAME",
    "static/CNAME",
    "public/CNAME",
    "source/CNAME",
    "content/extra/CNAME",
    "src/CNAME",
    "docs/CNAME",
)
MOST = 60  # folders that are looked into for a site of their own
ARTICLE = """\
---
title: Hello
date: {today}
---

This is the first article. Put more of them in this folder, as text, Markdown, HTML or JSON.
"""


def check_free(folder: Path) -> None:
    """Refuse a folder that has a configuration.

    Raises:
        OutputError: there is a publisher.toml already.
    """
    configuration = folder / FILE_NAME
    if configuration.exists() or configuration.is_symlink():
        raise OutputError(f"{configuration}: is there already", "edit it, or choose another folder")


def look(root: Path, link: str = "") -> Found:
    """Find out what a folder holds. `link` is the site's address, where its owner says it.

    Raises:
        ConfigError: `link` is no address.
    """
    folder = SiteFolder(root)
    found = generators.find(folder, generators.GENERATORS)
    if found is None:
        found = _below(folder) or generators.find(folder, generators.FOLDERS) or Found("")
    elif 2 * found.articles < sum(found.unread.values()):
        found = _built(folder, found)
    found = found._replace(notes=(*found.notes, *folder.notes))
    return (
        with_address(_with_usual_address(folder, found), link) if link else _with_usual_address(folder, found)
    )


def with_address(found: Found, link: str) -> Found:
    """Set the address of a site.

    Raises:
        ConfigError: it is no address.
    """
    good = address(link)
    if not good:
        raise ConfigError(f"{link!r} is no address of a site", 'write one such as "https://notes.example.org/"')
    notes = tuple(one for one in found.notes if "set [site] link to your own" not in one)
    return found._replace(settings={**found.settings, "link": Setting(good)}, notes=notes)


def _with_usual_address(folder: SiteFolder, found: Found) -> Found:
    """Take the address from where any site may name it, if its program names none."""
    if found.setting("link") or not found.kind:
        return found
    settings = Settings()
    for name in HOSTS:
        lines = folder.head(name, 300).split() if folder.has(name) else []
        settings.take_address(lines[0] if lines else "", name)
    settings.take_address(package_of(folder).homepage, "package.json: homepage")
    return found._replace(settings={**found.settings, **settings}, notes=(*found.notes, *settings.notes))


def _below(folder: SiteFolder) -> Found | None:
    """Return the site that lies in a folder of a repository, such as docs/: the largest of several."""
    sites: list[tuple[int, str, Found]] = []
    for name in folder.listing()[1][:MOST]:
        if name.startswith(".") or name.lower() in PASSED:
            continue
        below = SiteFolder(folder.root / name)
        found = generators.find(below, generators.GENERATORS)
        if found is not None and (found.articles or found.unread):
            notes = (*found.notes, *below.notes)
            found = _with_usual_address(below, found._replace(notes=notes))
            sites.append((found.articles, name, found))
    if not sites:
        return None
    _, name, found = max(sites, key=lambda one: one[0])
    others = [
        f"{other} holds a site of {one.kind}, too: see `publisher init {other}`"
        for _, other, one in sites
        if other != name
    ]
    return found._replace(
        place=name,
        settings={key: prefixed_origin(one, name) for key, one in found.settings.items()},
        parts=tuple(prefixed(part, name) for part in found.parts),
        copied=f"{name}/{found.copied}" if found.copied not in {"", "."} else name if found.copied else "",
        notes=(*found.notes, *others[:5]),
    )


def _built(folder: SiteFolder, found: Found) -> Found:
    """Take what the site's program wrote instead, where its articles are in a format that is not read."""
    pages = web_folder.find_built(folder)
    if pages is None or pages.articles <= found.articles:
        return found
    settings = {**pages.settings, **found.settings}
    note = f"the pages in {pages.parts[0].path} are taken: they are built from files that are not read"
    return found._replace(
        settings=settings, parts=pages.parts, notes=(*found.notes, note), since=pages.since or found.since
    )


def write(folder: Path, found: Found, today: date) -> list[Path]:
    """Write publisher.toml, and a first article where the folder holds none; return their paths.

    Raises:
        OutputError: there is a configuration already, or the folder cannot be written.
    """
    check_free(folder)
    written = [folder / FILE_NAME]
    text = writer.configuration(found, folder, today)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written[0].write_text(text, encoding="utf-8")
        if not found.kind:
            articles = folder / "articles"
            articles.mkdir(exist_ok=True)
            written.append(articles / "hello.md")
            written[1].write_text(ARTICLE.format(today=today), encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{error.filename}: {error.strerror}", "make the folder writable") from error
    return written
