"""How the files of web pages are named, below the output folder."""

from __future__ import annotations

import re
from hashlib import blake2b
from urllib.parse import unquote

from publisher.models import Channel
from publisher.text.slugs import page_slug

ARTICLES = "articles"  # the folder of the pages of entries without an address
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}\Z")


def feed_page(channel: Channel) -> str:
    """Name the page of a feed, below the output folder: it stands beside the feed's files."""
    return f"{channel.name}.html"


def page_name(identity: str) -> str:
    """Name the page of an entry by its id, below the output folder.

    The words are the last part of the id's path, for people; the digest keeps two ids apart.
    """
    path, _, place = identity.partition("#")
    last = unquote(re.split("[/:]", path.rstrip("/"))[-1])
    words_of_id = page_slug(f"{_SUFFIX.sub('', last)} {unquote(place)}")
    digest = blake2b(identity.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return f"{ARTICLES}/{words_of_id}-{digest}.html" if words_of_id else f"{ARTICLES}/{digest}.html"


def address(channel_url: str, identity: str) -> str:
    """Give the absolute address of an entry's page, "" where nobody said where the folder is served."""
    return channel_url and channel_url + page_name(identity)
