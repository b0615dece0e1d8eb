"""Names of hosts: which part is registered, and is a site's own."""

from __future__ import annotations

from functools import lru_cache

from publisher.tables.shared_hosts import PLATFORMS, SECOND_LEVELS


@lru_cache(maxsize=512)
def site_of(host: str) -> str:
    """Return the registered domain of a host: "edition.news.co.uk" is "news.co.uk".

    On a platform, it is the site's own name there: "quay.wordpress.com".
    """
    labels = host.split(".")
    count = 2
    if len(labels) > 2 and (
        ".".join(labels[-2:]) in PLATFORMS or (len(labels[-1]) == 2 and labels[-2] in SECOND_LEVELS)
    ):
        count = 3
    return ".".join(labels[-count:])


def label_of(host: str) -> str:
    """Return the first label of a host's registered domain: "edition.cnn.com" is "cnn"."""
    return site_of(host).partition(".")[0]


def platform_of(host: str) -> str:
    """Return the name of the platform that a host belongs to, "" for none."""
    return PLATFORMS.get(".".join(host.split(".")[-2:]), "")
