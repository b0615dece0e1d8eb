"""Ids: how one is decided, under which key it is remembered, what Atom gets, and the pages named after it.

An id never changes once it is published: an edit, a new title, a changed date or a moved file keep it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any, NamedTuple, TypeVar
from urllib.parse import unquote

from publisher.models import Channel, Site
from publisher.text.iris import iri_of, tag_uri
from publisher.text.slugs import page_slug

FROM_LINK, FROM_NAME = "link", "file name"  # origins of ids that the article does not give
Decided = TypeVar("Decided", bound=Any)  # a named tuple with the fields of `catalog.Row`

ARTICLES = "articles"  # the folder of pages of entries without an address of their own
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}\Z")


# -- deciding ----------------------------------------------------------------------------------------------


def decide(explicit: str, link: str, site: Site, name: str, place: str) -> tuple[str, str]:
    """Give an entry's id, and where it comes from: "" for the article, `FROM_LINK` or `FROM_NAME`.

    An explicit id wins, whether it is a URI or not: readers compare ids letter for letter. Then comes the
    link, then a tag URI (RFC 4151) of the site's authority, the file's name and the place in the file.
    """
    if explicit:
        return explicit, ""
    if link:
        return link, FROM_LINK
    return tag_uri(site.link, site.since, name, place), FROM_NAME


# -- remembering -------------------------------------------------------------------------------------------


class Known(NamedTuple):
    """What is remembered of a published article. Instants are seconds since the epoch."""

    id: str  # "" where it was one of no site, see `Catalog.forget_ids_of_nowhere`
    published: int | None = None  # where it was inferred
    updated: int | None = None  # where the article does not give it
    stated: int | None = None  # `updated` as the article gives it
    words: bytes = b""  # digest of what was published, see `catalog.Row`; b"" where it is not known
    digest: bytes = b""  # of the file's bytes

    def is_edited(self, row: Decided) -> bool:
        """Tell whether an article says other words than were published, under the date that it gave then.

        Under a later date it reports the edit itself; under an earlier one it is an older version.
        """
        same = self.words in {b"", row.words} or not row.words
        return not same and (self.stated is None or row.stated is None or row.stated == self.stated)


def memory_key(name: bytes, place: str, identity: str, digest: bytes, *, is_named: bool) -> tuple[bytes, bytes]:
    """Give the key under which an article is remembered, and the digest by which it is found when it moved.

    A file is remembered by its name; a record by the id or link that it gives, else by file and place.

    Args:
        name: The file's name.
        place: The record's place in the file, "" for a file that is one article.
        identity: The id as it was decided from the article.
        digest: Of the file's bytes.
        is_named: Whether the article gives an id or a link.
    """
    if not place:
        return name, digest
    if is_named:
        return b"\0" + identity.encode("utf-8", "surrogatepass"), b""
    suffix = b"\0" + place.encode()
    return name + suffix, digest + suffix


def as_published(row: Decided, known: Known, edited: int | None = None) -> Decided:
    """Give a row the id and the dates under which its article was published before.

    `edited` is when its words were changed, in seconds, where the article does not say so itself.
    """
    published, updated = row.published, row.updated
    if row.inferred and known.published is not None:
        # An `updated` that repeats the date inferred today is no date of its own.
        own = updated if updated != published else None
        published, updated = known.published, max(known.published, own or known.published)
    if row.undated and known.updated is not None:
        updated = known.updated
    seen = edited or known.updated
    later = seen is not None and (updated is None or seen > updated)
    kept: Decided = row._replace(
        id=row.id if row.is_explicit or not known.id else known.id,
        published=published,
        updated=seen if later else updated,
        words=row.words or known.words,
        edited=later,
    )
    return kept


# -- Atom's form and back ----------------------------------------------------------------------------------


def originals(ids: Iterable[str], tags: str) -> Mapping[str, str]:
    """Map what Atom gets for each id (see `text.iris.iri_of`) back to the id; an id maps to itself."""
    found = list(ids)
    return {iri_of(one, tags): one for one in found} | {one: one for one in found}


# -- names of pages ----------------------------------------------------------------------------------------


def feed_page(channel: Channel) -> str:
    """Name the web page of a feed, below the output folder: next to the feed's files."""
    return f"{channel.name}.html"


def page_name(identity: str) -> str:
    """Name the web page of an entry by its id, below the output folder.

    The words are the last part of the id's path, for people; the digest keeps two ids apart.
    """
    path, _, place = identity.partition("#")
    last = unquote(re.split("[/:]", path.rstrip("/"))[-1])
    words = page_slug(f"{_SUFFIX.sub('', last)} {unquote(place)}")
    digest = blake2b(identity.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return f"{ARTICLES}/{words}-{digest}.html" if words else f"{ARTICLES}/{digest}.html"


def folder_of_page(identity: str) -> str:
    """Name the folder of the files that an entry's page shows, below the output folder, with a slash."""
    return page_name(identity).removesuffix(".html") + "/"


def page_address(output_url: str, identity: str) -> str:
    """Give the absolute address of an entry's page; "" if the address of the output folder is unknown, ""."""
    return output_url and output_url + page_name(identity)
