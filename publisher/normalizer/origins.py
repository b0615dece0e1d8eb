"""Where claims come from: the tiers of origins, and the orders in which policies prefer them.

An origin is written in words, the most general first: "meta og:title". Every general word has a tier. A
policy's order may name tiers and origins; a name that is not in this table is an error when the policy is
imported, so a misspelt origin cannot lose in silence. A reader that is not part of publisher begins its
origins with the name of a tier ("record docx title", "page sidebar"), and they rank with that tier.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache


class Tier(IntEnum):
    """How much an origin is to be believed in general, the strongest first."""

    DECLARED = 0  # a person wrote it for publisher to use
    RECORD = 1  # a program wrote it, as data about the article
    HEAD = 2  # a page says it of itself, for programs
    PAGE = 3  # the text or the page shows it, for people
    ADDRESS = 4  # the article's address or name implies it
    DEFAULT = 5  # it holds where nothing else is known


# The general words of each tier; a tier is a general word, too, by its own name.
_GENERAL = {
    Tier.DECLARED: "argument, sidecar, front matter, mail header",
    Tier.RECORD: "record",
    Tier.HEAD: (
        "json-ld, meta, microdata, html lang, rel canonical, rel license, rel alternate, title element, "
        "title end, confirmed"
    ),
    Tier.PAGE: (
        "first heading, first line, title line, h1, h2, byline, author element, author link, rel author, "
        "rel tag, credit line, mention, dateline, date line, date element, time element, local time, "
        "lead weekday, script, text"
    ),
    Tier.ADDRESS: "alias, table, URL path, link, file name",
    Tier.DEFAULT: "folder default, site default, published, retrieved, file time",
}
# More special origins that policies name, by their general words.
_SPECIAL = {
    "json-ld": (
        "author, creator, dateCreated, datePublished, headline, name, publisher, Organization, WebSite, "
        "WebPage name, WebPage datePublished"
    ),
    "meta": (
        "apple-mobile-web-app-title, application-name, article:author, article:author_name, "
        "article:published_time, article:tag, author, byl, citation_author, citation_title, copyright, cre, "
        "cxenseparse:author, dc.creator, dc.source, dcterms.creator, description, news_keywords, "
        "og:article:author, og:article:published_time, og:description, og:image, og:locale, og:site_name, "
        "og:title, og:url, parsely-author, parsely-title, publisher, sailthru.author, sailthru.title, "
        "twitter:data1, twitter:title"
    ),
    "microdata": "headline, publisher",
    "author element": "name",
    "date line": "alone, before, far, label",
    "time element": "far, published",
}


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",")]


_TIERS = {tier.name.lower(): tier for tier in Tier} | {
    name: tier for tier, names in _GENERAL.items() for name in _names(names)
}
_KNOWN = frozenset(_TIERS) | {
    f"{general} {special}" for general, names in _SPECIAL.items() for special in _names(names)
}


def order(names: str) -> tuple[str, ...]:
    """List origins, separated by commas, the strongest first; "declared" means all of its tier.

    Raises:
        ValueError: a name is not in the table of origins.
    """
    listed: list[str] = []
    for name in _names(names):
        if name not in _KNOWN:
            raise ValueError(f"{name!r} is no origin; correct it, or add it to normalizer/origins.py")
        listed += _names(_GENERAL[Tier.DECLARED]) if name == "declared" else [name]
    return tuple(listed)


@lru_cache(maxsize=4096)
def covers(names: tuple[str, ...], origin: str) -> bool:
    """Return whether an origin is one of these names, or a more special form of one."""
    return any(origin == name or origin.startswith(name + " ") for name in names)


@lru_cache(maxsize=4096)
def tier_of(origin: str) -> Tier | None:
    """Return the tier of an origin by its general words, None where they are unknown."""
    words = origin.split(" ")
    for count in range(min(len(words), 3), 0, -1):
        tier = _TIERS.get(" ".join(words[:count]))
        if tier is not None:
            return tier
    return None


@lru_cache(maxsize=4096)
def position(origin: str, listed: tuple[str, ...]) -> int | None:
    """Return the place of an origin in an order, None where the order does not cover it.

    The most special name counts. An origin that begins with the name of a tier has its place after all names
    of that tier and of stronger ones.
    """
    best, length = None, -1
    for place, name in enumerate(listed):
        if len(name) > length and covers((name,), origin):
            best, length = 2 * place, len(name)
    if best is None and (tier := _named_tier(origin)) is not None:
        stronger = [place for place, name in enumerate(listed) if (tier_of(name) or Tier.DECLARED) <= tier]
        return 2 * max(stronger, default=-1) + 1
    return best


def _named_tier(origin: str) -> Tier | None:
    word = origin.partition(" ")[0]
    return next((tier for tier in Tier if tier.name.lower() == word), None)
