"""Feeds of somewhere else become articles here, so that a site can move and nobody sees anything twice."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from publisher.config import FILE_NAME, Config
from publisher.errors import InputError, ReadError
from publisher.models import Problem
from publisher.moving.articles import Page, page_of
from publisher.moving.desk import Desk, Moving
from publisher.moving.documents import origins
from publisher.moving.merging import merged
from publisher.moving.records import Moved, Origin
from publisher.moving.suggestion import configuration, language_tag
from publisher.stores import LocalStore, create
from publisher.text.characters import printable
from publisher.text.iris import is_iri

__all__ = ["Moving", "move", "write_configuration"]


def move(
    config: Config,
    feeds: Sequence[str],
    *,
    into: str = "",
    update: bool = False,
    elsewhere: bool = False,
    dry_run: bool = False,
) -> Moving:
    """Write the entries of feed files as articles, one a file. Nothing that stands there is lost.

    Args:
        config: The site that the feeds move to.
        feeds: Files of RSS, Atom, JSON Feed or OPML, also gzip.
        into: The folder for the articles, from the site's folder on; "" for the first articles folder.
        update: Replace articles that were imported before and differ now.
        elsewhere: The feeds are other publishers': each entry says whose it is.
        dry_run: Say what would be written, and write nothing.

    Raises:
        InputError: a feed is no file, or the folder holds no articles of this site.
        ReadError: a file is no feed.
        OutputError: an article cannot be written; those written before it stand.
    """
    folder = _folder(config, into)
    found = list(origins(feeds, config.articles.max_size))
    if not found:
        raise InputError("no feed is named there", "name files of RSS, Atom or JSON Feed")
    entries, notes = merged(found, elsewhere=elsewhere)
    moving = Moving(os.path.relpath(folder, config.root), notes=notes)
    moving.problems += [
        Problem(printable(one.place), text, "look at the articles, or fetch the feed again", "warning")
        for one in found
        for text in one.warnings
    ]
    pages = _pages(entries, found, config, moving)
    Desk(config, folder, moving, update=update, dry_run=dry_run).put_all(pages)
    _tell(entries, found, moving)
    moving.configuration = configuration(found, pages)
    return moving


def write_configuration(config: Config, text: str) -> bool:
    """Write publisher.toml; False where there is one, which stays as it is.

    Raises:
        OutputError: it cannot be written.
    """
    return config.file is None and create(config.root, FILE_NAME, text.encode())


def _folder(config: Config, into: str) -> Path:
    def absolute(path: str) -> Path:
        return Path(os.path.abspath(config.root / path))  # noqa: PTH100 -- resolve() would follow links

    tops = [absolute(path) for path in config.articles.paths]
    folder = absolute(into) if into else tops[0]
    if not any(top == folder or top in folder.parents for top in tops):
        mend = f"name one below {config.articles.paths[0]}/, or add it to [articles] path"
        raise InputError(f"{printable(into)}: is no folder of this site's articles", mend)
    return folder


def _pages(entries: Sequence[Moved], found: Sequence[Origin], config: Config, moving: Moving) -> list[Page]:
    site = config.site
    zone = ZoneInfo(site.timezone or "UTC")
    home = site.language or language_tag(found[0].language)
    pages = []
    for entry in entries:
        where = entry.id or entry.link or entry.title
        try:
            page = page_of(entry, zone, home)
        except ReadError as error:
            moving.problems.append(Problem(printable(where[:200]), error.message, error.mend))
            continue
        pages.append(page)
        for text in page.warnings:
            moving.problems.append(
                Problem(printable(where[:200]), text, "write it into the article", "warning")
            )
    return pages


def _tell(entries: Sequence[Moved], found: Sequence[Origin], moving: Moving) -> None:
    """Say where a promise cannot be kept."""
    nameless = sum(not entry.id for entry in entries)
    untitled = sum(not entry.title for entry in entries)
    strange = sum(
        bool(one.id) and not is_iri(one.id)
        for origin in found
        if origin.dialect == "Atom"
        for one in origin.entries
    )
    linked = sum(origin.nameless for origin in found)
    if linked:
        moving.notes.append(
            f"{linked} entries have no id: their link stands for it, as most readers have it;"
            " the few that add the date to it show them once more"
        )
    if nameless:
        moving.notes.append(
            f"{nameless} entries have neither an id nor a link: readers may show them once more"
        )
    if untitled:
        moving.notes.append(f"{untitled} entries have no title: their first words stand for it")
    if strange:
        moving.notes.append(
            f"{strange} entries of an Atom feed have ids that Atom forbids: RSS and JSON Feed keep them,"
            " readers of Atom see these entries once more"
        )
