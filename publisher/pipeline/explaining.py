"""Articles read as a build reads them, with all that explains their entries and texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from publisher.catalog import Listing
from publisher.errors import ReadError
from publisher.models import Article, Claim, Entry, Site
from publisher.pipeline.attached import Attached, links_of
from publisher.pipeline.embedded import read_articles
from publisher.pipeline.served_pages import with_kind
from publisher.pipeline.sidecars import companions_of
from publisher.pipeline.worker import circumstances_of, decided, pieces_of
from publisher.sources import File, Source

if TYPE_CHECKING:
    from publisher.composer.changes import Change

FIRST_COMMIT = "first commit"  # the origin of the day on which git first saw an article


class Explanation(NamedTuple):
    """An entry with all its provenance, and what composing takes out of its text or replaces."""

    entry: Entry
    changes: tuple[tuple[Change, int], ...] = ()  # each with its number
    failure: str = ""  # why the text cannot be composed


def explanations_of(file: File, source: Source, site: Site) -> Iterator[Explanation]:
    """Read the articles of one file, also those that a build holds back.

    Raises:
        ReadError: the file cannot be read, or there is nothing to publish in it.
    """
    claims, _ = companions_of(file, source, site)
    pieces = pieces_of(file, source)
    for offset, piece in pieces:
        for article in read_articles(piece, file.name, offset):
            if not article.problems:
                known = with_kind(article, circumstances_of(file, site))
                entry = _dated(known, file, source, site, claims)
                yield _composed(known, entry, file.name, source, site)


def _dated(article: Article, file: File, source: Source, site: Site, claims: tuple[Claim, ...]) -> Entry:
    """Decide an article, with the day on which git first saw it where it names none."""
    entry = decided(article, file, source, site, claims)
    if entry.published is not None or article.place:
        return entry
    when = source.first_commits().get(file.name)
    if when is None:
        return entry
    dated = (*article.claims, Claim("published", when.isoformat(), FIRST_COMMIT))
    return decided(article._replace(claims=dated), file, source, site, claims)


def _composed(article: Article, entry: Entry, name: str, source: Source, site: Site) -> Explanation:
    from publisher import composer

    listing = Listing(entry.id, entry.link, None, 0, 0, name, article.place, is_named=True, digest=b"")
    links = links_of(entry, listing, name, site, Attached(source, "", "", article))
    links.changes.is_detailed = True
    for claim in article.claims:
        if claim.field == "left out":  # by the reader
            links.changes.add("line", str(claim.value))
    for subject in article.left_out:
        links.changes.add("left-out", subject)
    try:
        composer.compose(article.body, entry, links)
    except ReadError as error:
        return Explanation(entry, tuple(links.changes), str(error))
    return Explanation(entry, tuple(links.changes))
