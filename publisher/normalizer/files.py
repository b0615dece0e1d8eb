"""Files that go with an article: its picture, its enclosures; and the same article in other languages."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from publisher.models import Alternate, Claim, Enclosure, Loss
from publisher.normalizer.languages import tag
from publisher.normalizer.links import absolute
from publisher.normalizer.policy import Decision, Dossier, Refused, first, group
from publisher.tables.media import LONGEST
from publisher.text.clean import clean
from publisher.text.media_types import type_of

IMAGE = ("sidecar", "front matter", "record", "meta og:image", "json-ld", "microdata", "meta", "folder default")
ENCLOSURE = ("sidecar", "front matter", "record")
ALTERNATE = ("sidecar", "front matter", "record", "rel alternate")
MOST = 50  # files, or languages, of one entry
_TYPE = re.compile(r"[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}")  # RFC 6838


def image(dossier: Dossier) -> Decision[Enclosure | None]:
    """Decide the one image; a page's placeholder data: addresses are none."""

    def check(claim: Claim) -> Enclosure | None:
        return file_of(claim.value, dossier)

    return _denied(first(dossier.of("image"), IMAGE, check, None), dossier, "image")


def enclosures(dossier: Dossier) -> Decision[tuple[Enclosure, ...]]:
    """Take the files that go with the entry, each address once."""
    decision = group(dossier.of("enclosure"), ENCLOSURE, lambda claim: (file_of(claim.value, dossier),))
    if not decision.value:
        return decision
    unique: dict[str, Enclosure] = {}
    for file in decision.value:
        unique.setdefault(file.url, file)
    return _denied(replace(decision, value=tuple(unique.values())[:MOST]), dossier, "enclosure")


def _denied(decision: Decision[Any], dossier: Dossier, field: str) -> Decision[Any]:
    """Tell what was said of a file and is not so: it lost against the file itself."""
    wrong = tuple(
        Loss(claim, claim.value.mistake)
        for claim in dossier.of(field)
        if isinstance(claim.value, Enclosure) and claim.value.mistake
    )
    return replace(decision, losses=decision.losses + wrong) if wrong else decision


def file_of(value: object, dossier: Dossier) -> Enclosure:
    """Make a file's address absolute and keep what can be true of it.

    Raises:
        Refused: the address is none.
    """
    base = base_of(dossier)
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


def base_of(dossier: Dossier) -> str:
    """Say what the address of a file resolves against: the article's own, else the site's."""
    return dossier.url or dossier.circumstances.url or dossier.circumstances.site.link


def alternates(dossier: Dossier, own: str) -> Decision[tuple[Alternate, ...]]:
    """Take the article's other languages, each once; `own` is its language, which needs none."""

    def check(claim: Claim) -> tuple[Alternate, ...]:
        if not isinstance(claim.value, Alternate):
            raise Refused("is no address")
        language = tag(claim.value.language)
        if language.casefold() == own.casefold():
            raise Refused("is its own language")
        url = absolute(claim.value.url, base_of(dossier))
        if url == dossier.url:
            raise Refused("is its own address")
        return (Alternate(language, url),)

    decision = group(dossier.of("alternate"), ALTERNATE, check)
    if not decision.value:
        return decision
    unique: dict[str, Alternate] = {}
    for one in decision.value:
        unique.setdefault(one.language.casefold(), one)
    return replace(decision, value=tuple(unique.values())[:MOST])
