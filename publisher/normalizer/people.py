"""Decide who wrote an article, and whom it credits. What a byline holds is in `names`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from publisher.models import Claim, Loss, Person
from publisher.normalizer.links import absolute
from publisher.normalizer.names import AND, SHORT_AND, Byline, is_edited, names_in
from publisher.normalizer.policy import Claims, Decision, Refused, Tier, covers, declared, group, order, tier_of
from publisher.normalizer.publishers import Names
from publisher.text.agencies import agency
from publisher.text.clean import bare_letters, clean, unlinked
from publisher.text.names import WEAK, Kind, is_person, kind_of

AUTHOR = order(
    "declared, record, json-ld author, meta cxenseparse:author, meta sailthru.author, "
    "meta article:author_name, author element name, meta byl, meta twitter:data1, meta author, "
    "meta citation_author, meta og:article:author, meta dc.creator, byline, meta article:author, meta, "
    "microdata, rel author, author link, author element, byline alone, json-ld creator, meta parsely-author, "
    "json-ld, byline far, author element card, "
    "folder default, site default"
)
_BYLINE_PARTS = re.compile(
    r"[,;/&|()（）、，]|\b(?:and|und|et|with|mit|von|by|avec|con|com|con información de"
    r"|com informações de|и|та|i|och"
    r"|og|y|e)\b",
    re.IGNORECASE,
)
_DEFAULTS = order("folder default, site default")
_FULLER = order("byline, author element name, meta author")
_SEEN = order("byline, author element, author link, rel author, microdata")  # in the visible text of a page
_CITED = order("meta citation_author, meta dc.creator, meta dcterms.creator")

# What publishing systems put into data for machines for want of a name.
_WANT = frozenset({Kind.ACCOUNT, Kind.ROLE, Kind.ORGANISATION, Kind.STAFF})
# Labels and buttons in the places of names.
_HEADINGS = frozenset(
    "view author archive,get author rss feed,author archive,about the author,the author,author,authors,"
    "contact,follow,share,read more,more,home,news,login,sign in,profile,bio,website,email,subscribe,comments,"
    "redaktion kontakt,über uns,kontakt,impressum,menu,search,facebook,twitter,linkedin,instagram,"
    "youtube".split(",")
)
_AGENCY = re.compile(r"agenc|agent|press|news", re.IGNORECASE)
_FIRM = re.compile(r"\b(?:gmbh|inc|llc|ltd|e\.?\s?v|ag|verlag|www)\b", re.IGNORECASE)
_JOINING = frozenset(
    "van von der den de del della di da dos das do du la le el al bin ibn ben ter ten zu zur af av y e i"
    " et und and of the"
    " jr. sr. d' l'".split()
)


def authors(claims: Claims, names: Names) -> Decision[tuple[Person, ...]]:
    """Decide who wrote it: persons before staff, accounts and organisations."""
    named = [claim for claim in claims.of("author") if isinstance(claim.value, str | Person)]
    if by_key := claims.of("known author"):
        named = [one for claim in named for one in _by_key(claim, by_key)]
    decision = group(named, AUTHOR, lambda claim: _people(claim, names, strict=True))
    if not decision.value:
        shown = _shown(named)
        decision = group(named, AUTHOR, lambda claim: _people(claim, names, strict=False, shown=shown))
    people = _whole(named, names, _fuller(named, names, _unique(decision.value)))
    kept = tuple(person for person in people if not agency_of(person.name))
    base = claims.url or claims.circumstances.site.link
    losses = (*decision.losses, *_left_out(decision.claim, names))
    return Decision(tuple(_at_home(one, base) for one in kept or people), decision.claim, losses)


def _left_out(claim: Claim | None, names: Names) -> list[Loss]:
    """Say of each part of the winning byline that is no author what it is."""
    if claim is None or declared(claim):
        return []
    return [
        Loss(claim._replace(value=part), f"is {kind.value}, beside the name of an author")
        for part, kind in _byline(claim, names).left_out
    ]


def _by_key(claim: Claim, people: Sequence[Claim]) -> list[Claim]:
    """Put the people in whose keys an article, or a default, names; all of its words must be keys."""
    if not isinstance(claim.value, str) or not (declared(claim) or covers(_DEFAULTS, claim.origin)):
        return [claim]
    known = {one.value.role: one.value for one in reversed(people) if isinstance(one.value, Person)}
    whole, *parts = (_known(key, known) for key in [claim.value, *claim.value.split(",")[:50]])
    found = [whole] if whole else parts
    if None in found:
        return [claim]
    origin = f"{claim.origin}, authors file"
    return [claim._replace(value=one._replace(role=""), origin=origin) for one in found if one is not None]


def _known(key: str, known: Mapping[str, Person]) -> Person | None:
    """Find a person by a key, which may be the path of the person's file ("content/authors/ada.md")."""
    key = key.strip().removeprefix("@")
    if key not in known and "/" in key:
        key = key.rstrip("/").rpartition("/")[2].partition(".")[0]
    return known.get(key)


def _at_home(person: Person, base: str) -> Person:
    """Make the address of a person's page absolute, and drop one that is none."""
    if not person.uri:
        return person
    try:
        return person._replace(uri=absolute(person.uri, base))
    except Refused:
        return person._replace(uri="")


def _fuller(claims: Sequence[Claim], names: Names, people: tuple[Person, ...]) -> tuple[Person, ...]:
    # Publishing systems keep one author where the byline names several: a byline with all authors found
    # so far, and more, is complete.
    known = {bare_letters(person.name) for person in people}
    if not known or len(known) > 3:
        return people
    for origin in _FULLER:
        said = [
            person for claim in claims if covers((origin,), claim.origin) for person in _tried(claim, names)
        ]
        fuller = _unique(said)
        if known < {bare_letters(person.name) for person in fuller} and len(fuller) <= 8:
            return fuller
    return people


def _whole(claims: Sequence[Claim], names: Names, people: tuple[Person, ...]) -> tuple[Person, ...]:
    """Give a single author of whom one name is known the whole name that one other claim has."""
    if len(people) != 1 or " " in people[0].name or not people[0].name:
        return people
    short = bare_letters(people[0].name)
    longer: dict[str, Person] = {}
    for claim in claims:
        for person in () if declared(claim) else _tried(claim, names):
            words = [bare_letters(word) for word in person.name.split()]
            if len(words) > 1 and short in (words[0], words[-1]) and is_person(person.name):
                longer.setdefault(bare_letters(person.name), person)
    return tuple(longer.values()) if len(longer) == 1 else people


def _tried(claim: Claim, names: Names) -> list[Person]:
    try:
        return _people(claim, names, strict=True)
    except Refused:
        return []


def _byline(claim: Claim, names: Names) -> Byline:
    text = claim.value.name if isinstance(claim.value, Person) else str(claim.value)
    return names_in(text, names, cited=covers(_CITED, claim.origin), seen=covers(_SEEN, claim.origin))


def _shown(claims: Sequence[Claim]) -> str:
    """Return the letters of everything that the page shows in places of authors."""
    return " ".join(
        bare_letters(one.value.name if isinstance(one.value, Person) else str(one.value))
        for one in claims
        if covers(_SEEN, one.origin)
    )


def _people(claim: Claim, names: Names, *, strict: bool, shown: str = "") -> list[Person]:
    person = claim.value if isinstance(claim.value, Person) else Person(str(claim.value))
    if declared(claim):
        return _declared(person, claim.value, names)
    if person.name.lstrip().startswith(","):
        raise Refused("leaves out the name")  # ", THE PAPER", where the publishing system knew no name
    found = list(_byline(claim, names).names)
    if covers(_SEEN, claim.origin):
        found = [name for name in found if plausible(name)]
    if not found:
        raise Refused("is an editor" if is_edited(clean(person.name, 300)) else "is no name")
    found = _not_weak(claim, found, names) if strict else _not_firm(claim, found, names, shown)
    if len(found) == 1:
        return [Person(found[0], person.email, person.uri)]
    return [Person(name) for name in found]


def _not_weak(claim: Claim, found: list[str], names: Names) -> list[str]:
    """Keep persons, pen names and agencies.

    Raises:
        Refused: there are only the site, organisations, staffs, offices and accounts.
    """
    if claim.origin.endswith("organization") or all(map(names.are, found)):
        raise Refused("is the site or an organisation")
    kinds = [kind_of(name) for name in found]
    kept = [name for name, kind in zip(found, kinds, strict=True) if kind not in WEAK and not names.are(name)]
    if not kept:
        raise Refused(f"is {kinds[0].value}; a person who is named anywhere comes first")
    return kept


def _not_firm(claim: Claim, found: list[str], names: Names, shown: str) -> list[str]:
    """Keep what may sign where no person does.

    A name that is also the site's may be its author's ("Tim Shields" on timshields.example), but no firm's, and
    no account's ("timshields"). What only the data for machines names must look like a person: publishing
    systems put accounts, offices, staffs and the site itself there for want of a name.

    Raises:
        Refused: nothing is left.
    """
    organization = claim.origin.endswith("organization")
    kept = [
        name
        for name in found
        if not is_firm(name)
        and not (names.are(name) and (organization or (name.islower() and " " not in name)))
    ]
    if not kept:
        raise Refused("is the site or an organisation")
    if tier_of(claim.origin) is Tier.HEAD and not covers(_SEEN, claim.origin):
        hidden = [name for name in kept if _is_for_want(name, names) and bare_letters(name) not in shown]
        if len(hidden) == len(kept):
            kind = "the site" if names.are(hidden[0]) else kind_of(hidden[0]).value
            raise Refused(f"is {kind}, and the page shows no author of that name")
    return kept


def _is_for_want(name: str, names: Names) -> bool:
    kind = kind_of(name)
    return kind in _WANT or (names.are(name) and not is_person(name))


def _declared(person: Person, value: object, names: Names) -> list[Person]:
    """Take what a writer declares as it is; a text that is a list of whole names is parted."""
    text = clean(unlinked(person.name), 500)
    parts = _whole_names(text, names) if isinstance(value, str) else []
    if parts:
        return [Person(part) for part in parts]
    name = clean(text, 200)
    return [Person(name, person.email, person.uri)] if name else []


def _whole_names(text: str, site: Names) -> list[str]:
    """Part "Ada Quay, Bo Pier and Eva Rask"; nothing where a part is a role, a paper, a firm or half a name."""
    if "," not in text and not AND.search(text) and not SHORT_AND.search(text):
        return []
    pieces = (piece for part in AND.split(text) for piece in part.split(","))
    parts = [half.strip() for piece in pieces for half in SHORT_AND.split(piece) if half.strip()]
    whole = all(
        len(part.split()) > 1 and is_person(part) and not (site.are(part) or agency_of(part)) for part in parts
    )
    return parts if whole and len(parts) > 1 else []


def _unique(people: Sequence[Person]) -> tuple[Person, ...]:
    kept: dict[str, Person] = {}
    for person in people:
        kept.setdefault(bare_letters(person.name), person)
    return tuple(kept.values())


def credits_of(claims: Claims) -> Decision[tuple[str, ...]]:
    """Keep the agencies and sources that the article names, of every origin, agencies in bylines too."""
    credited: list[str] = []
    winner: Claim | None = None
    for claim in claims.all:
        found: list[str] = []
        if claim.field == "credit" and isinstance(claim.value, str):
            found = [clean(claim.value, 200)]
        elif claim.field == "author" and not declared(claim):
            text = claim.value.name if isinstance(claim.value, Person) else str(claim.value)
            found = [agency_of(part.strip()) for part in _BYLINE_PARTS.split(text[:300])]
        for name in filter(None, found):
            winner = winner or claim
            if name not in credited:
                credited.append(name)
    return Decision(tuple(credited), winner)


def agency_of(name: str) -> str:
    """Return the agency that a part of a byline names, "" otherwise."""
    if len(name) > 40 or (" " in name and not name.isupper() and not _AGENCY.search(name)):
        return ""

    return agency(name)


def is_firm(name: str) -> bool:
    """Return whether a name has a firm's legal form or an address: that of the site's maker."""
    return bool(_FIRM.search(name))


def plausible(name: str) -> bool:
    """Return whether words in the place of a name could be one: capitals, small joining words, no labels."""
    words = name.split()
    if len(words) > 6 or any(mark in name for mark in ":/?!=#_%") or name.casefold() in _HEADINGS:
        return False
    if len(words) == 1:
        return len(name) > 1
    small = [w for w in words if w[0].islower() and w[0].title() != w[0]]  # Georgian has small letters only
    return words[0] not in small and all(w.lower() in _JOINING for w in small)
