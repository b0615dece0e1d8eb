"""What is decided by an entry's id alone: the name and address of its web page."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b
from urllib.parse import unquote

from publisher.models import Channel
from publisher.tables.letters import PLAIN

ARTICLES = "articles"  # the folder of pages of entries without an address of their own
LONGEST = 60  # characters of a page's name before its digest
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}\Z")


def feed_page(channel: Channel) -> str:
    """Name the web page of a feed, below the output folder: next to the feed's files."""
    return f"{channel.name}.html"


def page_name(identity: str) -> str:
    """Name the web page of an entry by its id, below the output folder.

    The words are the last part of the id's path, for people; the digest keeps two ids apart.
    """
    path, _, place = identity.partition("#")
    last = unquote(re.split("[/:]", path.rstrip("/"))[-1])
    words = _slug(f"{_SUFFIX.sub('', last)} {unquote(place)}")
    digest = blake2b(identity.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return f"{ARTICLES}/{words}-{digest}.html" if words else f"{ARTICLES}/{digest}.html"


def page_address(output_url: str, identity: str) -> str:
    """Give the absolute address of an entry's page; "" if the address of the output folder is unknown, ""."""
    return output_url and output_url + page_name(identity)


def _slug(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text[: 4 * LONGEST]).casefold().translate(PLAIN)
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    kept = "".join(c if c.isascii() and c.isalnum() else "-" for c in letters)
    return "-".join(part for part in kept.split("-") if part)[:LONGEST].strip("-")
