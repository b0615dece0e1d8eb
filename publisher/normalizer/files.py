"""Files that go with an article: its picture, its enclosures; and the same article in other languages."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from publisher.models import Alternate, Claim, Enclosure, Loss
from publisher.normalizer.languages import tag
from publisher.normalizer.links import absolute
from publisher.normalizer.origins import order
from publisher.normalizer.policy import Claims, Decision, Refused, first, group
from publisher.tables.media import LONGEST
from publisher.text.clean import clean
from publisher.text.media_types import type_of

IMAGE = order("sidecar, front matter, record, meta og:image, json-ld, microdata, meta, folder default")
ENCLOSURE = order("sidecar, front matter, record")
ALTERNATE = order("sidecar, front matter, record, rel alternate")
MOST = 50  # files, or languages, of one entry
_TYPE = re.compile(r"[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}")  # RFC 6838


def image(claims: Claims) -> Decision[Enclosure | None]:
    """Decide the one image; a page's placeholder data: addresses are none."""

    def check(claim: Claim) -> Enclosure | None:
        return file_of(claim.value, claims)

    return _contradicted(first(claims.of("image"), IMAGE, check, None), claims, "image")


def enclosures(claims: Claims) -> Decision[tuple[Enclosure, ...]]:
    """Take the files that go with the entry, each address once."""
    decision = group(claims.of("enclosure"), ENCLOSURE, lambda claim: (file_of(claim.value, claims),))
    if not decision.value:
        return decision
    unique: dict[str, Enclosure] = {}
    for file in decision.value:
        unique.setdefault(file.url, file)
    return _contradicted(replace(decision, value=tuple(unique.values())[:MOST]), claims, "enclosure")


def _contradicted(decision: Decision[Any], claims: Claims, field: str) -> Decision[Any]:
    """Add the losses of claims that the file itself contradicts."""
    wrong = tuple(
        Loss(claim, claim.value.mistake)
        for claim in claims.of(field)
        if isinstance(claim.value, Enclosure) and claim.value.mistake
    )
    return replace(decision, losses=decision.losses + wrong) if wrong else decision


def file_of(value: object, claims: Claims) -> Enclosure:
    """Make a file's address absolute and keep what can be true of it.

    Raises:
        Refused: the address is none.
    """
    base = base_of(claims)
    if isinstance(value, str):
        value = Enclosure(value)
    if not isinstance(value, Enclosure):
        raise Refused("is no address")
    url = absolute(value.url, base)
    kind = value.type.split(";", 1)[0].strip().lower()
    return Enclosure(
        url,
        kind if _TYPE.fullmatch(kind) else type_of(url),
        value.length,
        _within(value.duration, LONGEST),
        _within(value.width, 65_535),
        _within(value.height, 65_535),
        clean(value.title, 200) if value.title else "",
        clean(value.alt, 500) if value.alt else "",
    )


def _within(number: int | None, most: int) -> int | None:
    return number if number is not None and 0 < number <= most else None


def base_of(claims: Claims) -> str:
    """Return what a file's address resolves against: the article's own address, else the site's."""
    return claims.url or claims.circumstances.url or claims.circumstances.site.link


def alternates(claims: Claims, own: str) -> Decision[tuple[Alternate, ...]]:
    """Take the article's other languages, each once; `own` is its language, which needs none."""

    def check(claim: Claim) -> tuple[Alternate, ...]:
        if not isinstance(claim.value, Alternate):
            raise Refused("is no address")
        language = tag(claim.value.language)
        if language.casefold() == own.casefold():
            raise Refused("is its own language")
        url = absolute(claim.value.url, base_of(claims))
        if url == claims.url:
            raise Refused("is its own address")
        return (Alternate(language, url),)

    decision = group(claims.of("alternate"), ALTERNATE, check)
    if not decision.value:
        return decision
    unique: dict[str, Alternate] = {}
    for one in decision.value:
        unique.setdefault(one.language.casefold(), one)
    return replace(decision, value=tuple(unique.values())[:MOST])
