"""Who wrote an article, and whom it credits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from publisher.models import Claim, Person
from publisher.normalizer.bylines import agency_of, is_firm, is_organization, names_in, plausible
from publisher.normalizer.links import absolute
from publisher.normalizer.policy import Decision, Dossier, Refused, declared, group
from publisher.normalizer.sites import Names
from publisher.text.clean import bare_letters, clean

AUTHOR = (
    "argument",
    "sidecar",
    "front matter",
    "mail header",
    "record",
    "json-ld author",
    "meta cxenseparse:author",
    "meta sailthru.author",
    "meta article:author_name",
    "author element name",
    "meta byl",
    "meta twitter:data1",
    "meta author",
    "meta citation_author",
    "meta og:article:author",
    "meta dc.creator",
    "byline",
    "meta article:author",
    "meta",
    "microdata",
    "rel author",
    "author link",
    "author element",
    "json-ld creator",
    "meta parsely-author",
    "json-ld",
    "folder default",
    "site default",
)
_PARTS = re.compile(r"[,;/&|()]|\b(?:and|und|et|with|mit|von|by)\b", re.IGNORECASE)
_SEEN = ("byline", "author element", "author link", "rel author", "microdata")  # what stands in a page's text
_CITED = ("meta citation_author", "meta dc.creator", "meta dcterms.creator")


def authors(dossier: Dossier, names: Names) -> Decision[tuple[Person, ...]]:
    """Decide who wrote it: people before organisations, and the site itself only where nobody else is named."""
    claims = [claim for claim in dossier.of("author") if isinstance(claim.value, str | Person)]
    decision = group(claims, AUTHOR, lambda claim: _people(claim, names, strict=True))
    if not decision.value:
        decision = group(claims, AUTHOR, lambda claim: _people(claim, names, strict=False))
    people = _fuller(claims, names, _without_doubles(decision.value))
    kept = tuple(person for person in people if not agency_of(person.name))
    base = dossier.url or dossier.circumstances.site.link
    return Decision(tuple(_at_home(one, base) for one in kept or people), decision.claim, decision.losses)


def _at_home(person: Person, base: str) -> Person:
    """Make the address of somebody's page absolute; one that is none is left out."""
    if not person.uri:
        return person
    try:
        return replace(person, uri=absolute(person.uri, base))
    except Refused:
        return replace(person, uri="")


def _fuller(claims: Sequence[Claim], names: Names, people: tuple[Person, ...]) -> tuple[Person, ...]:
    # Publishing systems keep one author where the byline names several: a byline that holds all of those
    # found, and more, is the whole.
    known = {bare_letters(person.name) for person in people}
    if not known or len(known) > 3:
        return people
    for origin in ("byline", "author element name"):
        said: list[Person] = []
        for claim in claims:
            if claim.origin.startswith(origin):
                try:
                    said += _people(claim, names, strict=True)
                except Refused:
                    continue
        fuller = _without_doubles(said)
        if known < {bare_letters(person.name) for person in fuller} and len(fuller) <= 8:
            return fuller
    return people


def _people(claim: Claim, names: Names, *, strict: bool) -> list[Person]:
    person = claim.value if isinstance(claim.value, Person) else Person(str(claim.value))
    if declared(claim):
        name = clean(person.name, 200)
        return [Person(name, person.email, person.uri)] if name else []
    if person.name.lstrip().startswith(","):
        raise Refused("leaves out the name")  # ", THE PAPER", where the publishing system knew nobody
    seen = claim.origin.startswith(_SEEN)
    found = names_in(person.name, names, cited=claim.origin.startswith(_CITED), seen=seen)
    if seen:
        found = [name for name in found if plausible(name)]
    if not found:
        raise Refused("is no name")
    organization = claim.origin.endswith("organization")
    kept = [name for name in found if not _is_site(name, names, strict=strict, organization=organization)]
    if not kept:
        raise Refused("is the site or an organisation")
    found = kept
    if len(found) == 1:
        return [Person(found[0], person.email, person.uri)]
    return [Person(name) for name in found]


def _is_site(name: str, names: Names, *, strict: bool, organization: bool) -> bool:
    # Less strictly, a name that is also the site's may be its author's ("Tim Shields" on timshields.example),
    # but no firm's, and no account's ("timshields").
    own = names.are(name)
    if strict:
        return own or organization or is_organization(name)
    return (own and (organization or (name.islower() and " " not in name))) or is_firm(name)


def _without_doubles(people: Sequence[Person]) -> tuple[Person, ...]:
    kept: dict[str, Person] = {}
    for person in people:
        kept.setdefault(bare_letters(person.name), person)
    return tuple(kept.values())


def credits_of(dossier: Dossier) -> Decision[tuple[str, ...]]:
    """Keep the agencies and sources that the article names, of every origin, agencies in bylines too."""
    credited: list[str] = []
    winner: Claim | None = None
    for claim in dossier.claims:
        found: list[str] = []
        if claim.field == "credit" and isinstance(claim.value, str):
            found = [clean(claim.value, 200)]
        elif claim.field == "author" and not declared(claim):
            text = claim.value.name if isinstance(claim.value, Person) else str(claim.value)
            found = [agency_of(part.strip()) for part in _PARTS.split(text[:300])]
        for name in filter(None, found):
            winner = winner or claim
            if name not in credited:
                credited.append(name)
    return Decision(tuple(credited), winner)
