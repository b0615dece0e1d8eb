"""How a field is decided: an ordered list of origins, and the first claim that passes its check.

An origin is written in words, the most general first: "meta og:title". Every general word has a tier. A
policy's order may name tiers and origins; a name that is not in this table is an error when the policy is
imported, and a claim without a tier is an error of its article: a misspelt origin cannot lose in silence. A
reader that is not part of publisher begins its origins with the name of a tier ("record docx title", "page
sidebar"), and they rank with that tier.

An origin in a list covers itself and all that are more special: "meta" covers "meta og:title" too. Claims
of one rank keep the order in which the document makes them; origins that no list names lose last, in
alphabetical order, so that nothing depends on a dict or a file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from publisher.errors import ReadError
from publisher.models import Article, Circumstances, Claim, Loss

# -- origins -------------------------------------------------------------------------------------------------


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
        "json-ld, meta, microdata, microformats, html lang, rel canonical, rel license, rel alternate, "
        "title element, title end, confirmed, platform, saved copy"
    ),
    Tier.PAGE: (
        "first heading, first line, title line, h1, h2, byline, author element, author link, rel author, "
        "rel tag, credit line, mention, dateline, date line, date element, time element, local time, "
        "lead weekday, tags line, script, text, article element, heading link, dated row, body class"
    ),
    Tier.ADDRESS: "alias, table, URL path, link, served path, file name",
    Tier.DEFAULT: "folder default, site default, published, retrieved, file time, first commit",
}
# More special origins that policies name, by their general words.
_SPECIAL = {
    "json-ld": (
        "author, creator, dateCreated, datePublished, headline, name, publisher, Organization, WebSite, "
        "WebPage name, WebPage datePublished, item datePublished"
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
    "author element": "card, name",
    "byline": "alone, far",
    "confirmed": "whole",
    "date line": "alone, before, far, label, of",
    "lead weekday": "past",
    "time element": "far, of, published",
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
            raise ValueError(f"{name!r} is no origin; correct it, or add it to normalizer/policy.py")
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


# -- policies ------------------------------------------------------------------------------------------------

T = TypeVar("T")


class Refused(Exception):
    """A check refuses a claim; str() is the reason."""


class Claims:
    """The claims of one article, and what is known of it besides."""

    __slots__ = ("_by_field", "all", "article", "circumstances", "url")

    def __init__(self, article: Article, circumstances: Circumstances, claims: tuple[Claim, ...]) -> None:
        """Sort the claims by field: every policy asks for its own.

        Raises:
            ReadError: a claim is from an origin without a tier, which would lose against all others unseen.
        """
        self.article = article
        self.circumstances = circumstances
        self.all = claims  # the article's own, then what its name and address imply
        self.url = ""  # the article's address, once the link is decided
        self._by_field: dict[str, list[Claim]] = {}
        self._sort(claims)

    def at(self, url: str, implied: Sequence[Claim]) -> Claims:
        """Give the claims of the article at its address, with those that the address implies."""
        found = Claims(self.article, self.circumstances, ())
        found.all = (*self.all, *implied)
        found.url = url
        found._by_field = {field: claims.copy() for field, claims in self._by_field.items()}
        found._sort(implied)
        return found

    def _sort(self, claims: Sequence[Claim]) -> None:
        for claim in claims:
            if tier_of(claim.origin) is None:
                tiers = ", ".join(tier.name.lower() for tier in Tier)
                raise ReadError(
                    f"its reader claims {claim.field!r} from {claim.origin!r}, an origin without a tier",
                    f"begin the origin with one of {tiers}",
                )
            self._by_field.setdefault(claim.field, []).append(claim)

    def of(self, field: str) -> Sequence[Claim]:
        """Claims of one field, in the document's order."""
        return self._by_field.get(field, ())


class Decision(NamedTuple, Generic[T]):
    """The value of one field, the claim that won it, and those that lost."""

    value: T
    claim: Claim | None = None
    losses: tuple[Loss, ...] = ()


def rank(claim: Claim, order: Sequence[str]) -> tuple[int, str]:
    """Sort key of a claim in an order of origins: the most special name counts, unknown ones come last."""
    place = position(claim.origin, tuple(order))
    return (2 * len(order), claim.origin) if place is None else (place, "")


def declared(claim: Claim) -> bool:
    """Return whether a person wrote this claim for publisher to use."""
    return tier_of(claim.origin) is Tier.DECLARED


def ordered(claims: Sequence[Claim], order: Sequence[str]) -> Sequence[Claim]:
    """Claims of one field, the strongest origin first."""
    return claims if len(claims) < 2 else sorted(claims, key=lambda claim: rank(claim, order))


def first(
    claims: Sequence[Claim], order: Sequence[str], check: Callable[[Claim], T], default: T
) -> Decision[T]:
    """Take the first of a field's claims that its check lets through.

    `check` turns a claim into a value or raises `Refused`. After the winner only what is declared is
    still checked, so that its writer learns what cannot be read; the rest loses unread.
    """
    if not claims:
        return Decision(default)
    value, winner = default, None
    losses: list[Loss] = []
    for claim in ordered(claims, order):
        if winner is not None and not declared(claim):
            losses.append(Loss(claim, _behind(winner, same=claim.value == winner.value)))
            continue
        try:
            candidate = check(claim)
        except Refused as refusal:
            losses.append(Loss(claim, str(refusal)))
            continue
        if winner is None:
            value, winner = candidate, claim
        else:
            losses.append(Loss(claim, _behind(winner, same=candidate == value)))
    return Decision(value, winner, tuple(losses))


def _behind(winner: Claim, *, same: bool) -> str:
    return "says the same" if same else f"{winner.origin} comes first"


def group(
    claims: Sequence[Claim], order: Sequence[str], check: Callable[[Claim], Sequence[T]]
) -> Decision[tuple[T, ...]]:
    """Take the first rank of which any claim survives, with all of its claims, doubles removed."""
    if not claims:
        return Decision(())
    values: list[T] = []
    winner: Claim | None = None
    losses: list[Loss] = []
    for claim in ordered(claims, order):
        if winner is not None and rank(claim, order) != rank(winner, order):
            losses.append(Loss(claim, f"{winner.origin} comes first"))
            continue
        try:
            named = check(claim)
        except Refused as refusal:
            losses.append(Loss(claim, str(refusal)))
            continue
        if not named:
            losses.append(Loss(claim, "names nothing"))
            continue
        winner = winner or claim
        values.extend(value for value in named if value not in values)
    return Decision(tuple(values), winner, tuple(losses))
