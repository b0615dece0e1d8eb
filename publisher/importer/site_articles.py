"""The articles of a site as a build decides them, and how one would be decided with another sidecar."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any, NamedTuple, cast

from publisher import readers
from publisher.catalog import reading
from publisher.config import Config
from publisher.errors import ReadError
from publisher.identity import FROM_LINK, FROM_NAME
from publisher.models import Claim, Entry, Site
from publisher.pipeline.embedded import read_articles
from publisher.pipeline.sidecars import companions_of
from publisher.pipeline.worker import decided, pieces_of
from publisher.sources import File, Source, Walk


class SiteArticle(NamedTuple):
    """An article, where it is, and what a build makes of it."""

    file: File
    place: str  # of the record in its file, "" for a file that is one article
    entry: Entry
    claims: tuple[Claim, ...]  # of its slug


def articles_of(source: Source, site: Site) -> Iterator[SiteArticle]:
    """Read every article of the sources. One that cannot be read is left to a build, which reports it."""
    for file in source.walk(Walk(), readable=lambda name: readers.family_of(name) is not None):
        try:
            yield from articles_in(file, source, site)
        except ReadError:
            continue


def articles_in(file: File, source: Source, site: Site) -> Iterator[SiteArticle]:
    """Read the articles of one file.

    Raises:
        ReadError: the file, its sidecar or a folder's defaults cannot be read.
    """
    claims, _ = companions_of(file, source, site)
    pieces = pieces_of(file, source)
    for offset, piece in pieces:
        for article in read_articles(piece, file.name, offset):
            if article.problems:
                continue
            try:
                entry = decided(article, file, source, site, claims)
            except ReadError:
                if not article.place:
                    raise
                continue
            slugs = tuple(one for one in (*article.claims, *claims) if one.field == "slug")
            yield SiteArticle(file, article.place, entry, slugs)


def with_sidecar(article: SiteArticle, path: str, data: bytes, source: Source, site: Site) -> Entry:
    """Decide an article as if its sidecar at this path had these bytes.

    Raises:
        ReadError: with this sidecar the article cannot be read.
    """
    companions = article.file.companions
    file = article.file._replace(companions=companions if path in companions else (*companions, path))
    overlaid = cast("Source", _Overlaid(source, path, data))
    return next(one.entry for one in articles_in(file, overlaid, site))


class _Overlaid:
    """A source in which one file has other bytes."""

    def __init__(self, source: Source, path: str, data: bytes) -> None:
        self._source, self._path, self._data = source, path, data

    def load(self, path: str) -> bytes:
        """Read a whole file."""
        return self._data if path == self._path else self._source.load(path)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._source, name)


def is_declared(entry: Entry) -> bool:
    """Whether the article gives its id itself, so that no other is remembered for it."""
    claim = entry.provenance.get("id")
    return claim is not None and claim.origin not in {FROM_LINK, FROM_NAME}


def published_ids(config: Config) -> dict[tuple[bytes, str], str]:
    """List the ids under which the last build published, by file name and place.

    Raises:
        CatalogError: the catalog cannot be read.
    """
    with reading(config.state) as database:
        rows = database.execute("SELECT name, place, id FROM entry").fetchall() if database else []
    return {(name, place): identity for name, place, identity in rows}


def key_of(article: SiteArticle) -> tuple[bytes, str]:
    """Give the key of an article in `published_ids`."""
    return os.fsencode(article.file.name), article.place
