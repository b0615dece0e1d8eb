"""Exports among the paths that a person names: each is opened, recognised and read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from publisher.errors import ReadError
from publisher.importer.exports import EXPORTS, Export, export_in
from publisher.importer.exports.bundle import ENCRYPTED, LARGEST, Bundle, Several, Single, bundle_of
from publisher.importer.exports.media import with_own_files
from publisher.importer.exports.posts import Options
from publisher.importer.imported import ImportedFeed, counted
from publisher.sources import LocalSource
from publisher.sources.reading import open_plain
from publisher.text.characters import printable

_START = 4096  # bytes by which an archive is recognised


def load_exports(paths: Iterable[str], options: Options) -> dict[str, ImportedFeed | None]:
    """Read the exports among paths. Files of one program that are named one by one are one export.

    Returns:
        The feed of each path that is an export, None for one that is part of the export of an earlier path.
        Other paths are missing. The bundles of the feeds are open.

    Raises:
        ReadError: a file cannot be read, or an archive or folder holds no export.
    """
    feeds: dict[str, ImportedFeed | None] = {}
    parts: dict[Export, dict[str, Single]] = {}
    try:
        for path in dict.fromkeys(paths):
            bundle, export = _opened(path)
            if isinstance(bundle, Single) and export:
                parts.setdefault(export, {})[path] = bundle
                feeds[path] = None
            elif export:
                feeds[path] = _read(path, bundle, export, options)
        for export, files in parts.items():
            first, *_ = files
            whole = files[first] if len(files) == 1 else Several(list(files.values()))
            feeds[first] = _read(first, whole, export, options)
    except BaseException:
        close_all(feeds.values())
        raise
    return feeds


def close_all(feeds: Iterable[ImportedFeed | None]) -> None:
    """Close the archives of feeds."""
    for feed in feeds:
        if feed is not None and feed.bundle is not None:
            feed.bundle.close()


def _opened(path: str) -> tuple[Bundle, Export | None]:
    """Open what lies at a path, and recognise its export; None for a file that is none."""
    bundle: Bundle | None = None
    try:
        bundle = _bundle(path, os.path.realpath(path))
        found = export_in(bundle)
        if found is None and not bundle.is_single:
            raise _unknown(bundle)
    except ReadError as error:
        if bundle is not None:
            bundle.close()
        raise ReadError(f"{printable(path)}: {error.message}", error.remedy) from error
    return bundle, found[0] if found else None


def _read(path: str, bundle: Bundle, export: Export, options: Options) -> ImportedFeed:
    try:
        names: Sequence[str] = export.reader().find(bundle)
        feed = export.reader().read(bundle, names, options)
    except ReadError as error:
        bundle.close()
        raise ReadError(f"{printable(path)}: {error.message}", error.remedy) from error
    if options.media and bundle.library:
        feed = replace(feed, entries=tuple(with_own_files(entry, bundle) for entry in feed.entries))
    refused = (f"holds {counted(number, kind)}: not read" for kind, number in sorted(bundle.refused.items()))
    return replace(feed, path=path, bundle=bundle, warnings=(*feed.warnings, *refused))


def _bundle(path: str, real: str) -> Bundle:
    if Path(real).is_dir():
        head = b""
    else:
        with os.fdopen(open_plain(real), "rb") as file:
            head = file.read(_START)
    bundle = bundle_of(real, head)
    return bundle or Single(path, LocalSource(Path(), (), (), LARGEST).load(real))


def _unknown(bundle: Bundle) -> ReadError:
    """Say that a folder or archive holds no export, and why that may be."""
    if bundle.refused[ENCRYPTED]:
        return ReadError("this archive is encrypted", "unpack it with its password, and name the folder")
    held = ", ".join(f"{counted(number, kind)}" for kind, number in sorted(bundle.refused.items()))
    programs = ", ".join(sorted(export.program for export in EXPORTS))
    return ReadError(
        f"holds no export that is known{f' (but {held}, not read)' if held else ''}",
        f"unpack it and name the file of the export; exports of these are read: {programs}",
    )
