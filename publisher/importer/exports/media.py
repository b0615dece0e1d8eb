"""Pictures and recordings that an export holds itself: named, or written beside the articles that show them.

A reader of an export gives such a file the address `place_of(name)`, at a host that cannot exist (RFC 6761,
6.4), because an article's own text is sanitised and keeps absolute addresses only. In the file of
the article the address becomes a path. The article then has a page of its own, with which a build publishes
the file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from publisher.errors import ReadError
from publisher.importer.exports.bundle import LARGEST_MEDIUM, SHOWN, ending_of
from publisher.importer.imported import ImportedEntry, ImportedFeed, counted
from publisher.models import Problem
from publisher.stores import create
from publisher.text.characters import printable

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.importer.article_file import ArticleFile
    from publisher.importer.exports.bundle import Bundle
    from publisher.importer.report import ImportReport

PLACE = "https://export.invalid/"
_NAMED = re.compile(re.escape(PLACE) + r"([A-Za-z0-9%._~/-]{1,3000})")
_ADDRESS = re.compile(r"https?://[^\s\"'<>()]{3,1500}")
_UNSAFE = re.compile(r"[^A-Za-z0-9._/-]")


def place_of(name: str) -> str:
    """Give the address of a file of the export, until it is placed."""
    return PLACE + quote(name)


def own_file(bundle: Bundle, reference: str, folders: Sequence[str] = ("",)) -> str:
    """Find the file of a bundle that a reference names; "" for none.

    The path is that below one of the folders, or, in an archive whose files are in a folder of its own, has at
    least three parts and is the end of one name.
    """
    path = unquote(reference.partition("?")[0].partition("#")[0]).lstrip("/")
    for folder in folders:
        name = f"{folder}{path}"
        if path and name in bundle.present and SHOWN.search(name):
            return name
    return bundle.library.get(ending_of(path), "") if path else ""


def with_own_files(entry: ImportedEntry, bundle: Bundle) -> ImportedEntry:
    """Give the files of a bundle that an entry names by addresses the ones under which they are taken.

    An address names a file of the bundle where the last three parts of its path are the end of the file's name,
    such as 2024/05/harbour.jpg: exports keep folders of uploads, and not where the site has them.
    """

    def own(url: str) -> str:
        name = bundle.library.get(ending_of(unquote(url.partition("?")[0])), "")
        return place_of(name) if name else url

    image = entry.image._replace(url=own(entry.image.url)) if entry.image else None
    return replace(
        entry,
        content=_ADDRESS.sub(lambda match: own(match.group()), entry.content),
        image=image,
        enclosures=tuple(one._replace(url=own(one.url)) for one in entry.enclosures),
    )


def files_shown(content: str, entry: ImportedEntry) -> tuple[str, ...]:
    """List the files of the export that an entry shows, each once."""
    if entry.image is None and not entry.enclosures and PLACE not in content:
        return ()
    files = (*((entry.image,) if entry.image else ()), *entry.enclosures)
    texts = [content, *(one.url for one in files)]
    found = (unquote(match.group(1)) for text in texts for match in _NAMED.finditer(text))
    return tuple(dict.fromkeys(found))


def placed(text: str, depth: int, folder: str) -> str:
    """Replace the addresses of files by their paths, from an article that lies `depth` folders deep."""
    if PLACE not in text:
        return text
    up = "../" * depth
    return _NAMED.sub(lambda match: f"{up}{quote(path_of(unquote(match.group(1)), folder))}", text)


def path_of(name: str, folder: str) -> str:
    """Give the path of a file of the export below the articles: letters and digits of ASCII only."""
    parts = [_UNSAFE.sub("-", part).strip(".") or "file" for part in name.split("/")]
    return "/".join((folder.strip("/"), *parts))


def take_media(
    feeds: Sequence[ImportedFeed],
    articles: Sequence[ArticleFile],
    target: Path,
    folder: str,
    report: ImportReport,
    *,
    dry_run: bool,
) -> None:
    """Write the files that articles show, each whole. A file that is there is left as it is.

    Raises:
        OutputError: a file cannot be written.
    """
    wanted = dict.fromkeys(name for article in articles for name in article.shown)
    for name in wanted:
        bundle = next((one.bundle for one in feeds if one.bundle and name in one.bundle.names), None)
        path = path_of(name, folder)
        if bundle is None or os.path.lexists(target / path):
            continue
        try:
            data = bundle.read(name, LARGEST_MEDIUM)
        except ReadError as error:
            report.problems.append(Problem(printable(name), error.message, error.remedy, "warning"))
            continue
        if dry_run or create(target, path, data):
            report.media.append(path)
    report.notes += _notes(report, articles, folder)


def _notes(report: ImportReport, articles: Sequence[ArticleFile], folder: str) -> Iterator[str]:
    if report.media:
        yield f"{counted(len(report.media), 'file')} of the export written to {printable(folder)}"
    linked = sum(bool(one.shown and one.link) for one in articles)
    if linked:
        yield (
            f"{counted(linked, 'article')} with files of the export: a page here shows them, so the old link is"
            " not kept; the id is"
        )
