"""Files within an article's file: the pictures of a document, the attachments of a message.

A reader gives them with the article, which names them by `cid:` addresses. Here they get names of their own,
which hold a digest of their bytes, so that they are published like files beside the article. What may be
published is what may be published of a folder, see `sources.attachments`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import blake2b

from publisher import readers
from publisher.errors import ReadError
from publisher.models import Article, Claim, Embedded, Enclosure
from publisher.sources import Source, publishable_type
from publisher.text.media_types import same_type, suffix_for, type_of
from publisher.text.slugs import page_slug

MOST = 100  # files of one article
_MARK = "\0"  # between the parts of the path of an embedded file; no file's name has it


def read_articles(data: bytes, name: str, offset: int = 0) -> Iterator[Article]:
    """Read the articles of a file, with their embedded files under the names that they are published by.

    Raises:
        ReadError: see `readers.read`.
    """
    for article in readers.read(data, name, offset):
        yield _named(article) if article.embedded else article


def _named(article: Article) -> Article:
    """Give the embedded files of an article their names; those that may not be published have no data."""
    names: dict[str, Embedded] = {}
    for one in article.embedded:
        kind = publishable_type(one.data) if len(names) < MOST else ""
        found = (
            Embedded(_name_of(one, kind), one.name, kind, one.data)
            if kind
            else one._replace(address="", data=b"")
        )
        names[one.address] = found
    text = article.body.text
    for address in sorted(names, key=len, reverse=True):  # "cid:1" is the beginning of "cid:10"
        text = text.replace(address, names[address].address)
    claims = tuple(claim for one in article.claims if (claim := _renamed(one, names)) is not None)
    return article._replace(
        body=article.body._replace(text=text), claims=claims, embedded=tuple(names.values())
    )


def _renamed(claim: Claim, names: Mapping[str, Embedded]) -> Claim | None:
    """Let a claim name a file by its name; None where that is not published."""
    said = claim.value
    file = names.get(said.url) if isinstance(said, Enclosure) else None
    if not isinstance(said, Enclosure) or file is None:
        return claim
    if not file.address:
        return None
    return claim._replace(value=said._replace(url=file.address, type=file.type, length=len(file.data)))


def _name_of(one: Embedded, kind: str) -> str:
    """Make a file's name of what the article calls it and of its bytes; the suffix is that of its type."""
    stem, _, suffix = one.name.replace("\\", "/").rpartition("/")[2].rpartition(".")
    ending = suffix.lower() if same_type(type_of(f"x.{suffix}"), kind) else suffix_for(kind)
    digest = blake2b(one.data, digest_size=8).hexdigest()
    return f"{page_slug(stem or suffix) or 'file'}-{digest}.{ending}"


# -- paths ---------------------------------------------------------------------------------------------------


def path_of(name: str, place: str, file: str) -> str:
    """Make the path by which an embedded file is found again.

    Args:
        name: of the article's file.
        place: of the article in it.
        file: the name by which the embedded file is published.
    """
    return _MARK.join((name, place, file))


def is_embedded(path: str) -> bool:
    """Tell whether a path is that of an embedded file."""
    return _MARK in path


def bytes_of(source: Source, path: str, version: str) -> bytes:
    """Read an embedded file again.

    Only bytes that were read before are read here: this runs outside the processes that contain crashes.

    Raises:
        ReadError: the article's file is gone, or changed since it was read.
    """
    name, place, wanted = path.split(_MARK)
    file = source.find(name)
    changed = ReadError("the article's file changed", "nothing to do: the next build reads it")
    if file is None or source.version(file.path) != version:
        raise changed
    if place.startswith("@"):
        start = int(place[1:])
        data = source.record(file, start, readers.records_of(name))
    else:
        start, data = 0, source.load(file.path)
    for article in read_articles(data, name, start):
        if article.place == place:
            for one in article.embedded:
                if one.address == wanted:
                    return one.data
    raise changed
