"""Decide who wrote an article, and whom it credits; split bylines into names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from publisher.models import Claim, Person
from publisher.normalizer.links import absolute
from publisher.normalizer.policy import Claims, Decision, Refused, covers, declared, group, order
from publisher.normalizer.publishers import SEPARATOR, Names
from publisher.tables import phrases
from publisher.text.bylines import agency, is_name
from publisher.text.clean import bare_letters, clean, unlinked
from publisher.text.dates import month_names, weekday_names

AUTHOR = order(
    "declared, record, json-ld author, meta cxenseparse:author, meta sailthru.author, "
    "meta article:author_name, author element name, meta byl, meta twitter:data1, meta author, "
    "meta citation_author, meta og:article:author, meta dc.creator, byline, meta article:author, meta, "
    "microdata, rel author, author link, author element, json-ld creator, meta parsely-author, json-ld, "
    "folder default, site default"
)
_BYLINE_PARTS = re.compile(r"[,;/&|()]|\b(?:and|und|et|with|mit|von|by)\b", re.IGNORECASE)
_DEFAULTS = order("folder default, site default")
_FULLER = order("byline, author element name")
_SEEN = order("byline, author element, author link, rel author, microdata")  # in the visible text of a page
_CITED = order("meta citation_author, meta dc.creator, meta dcterms.creator")

# Names that name no person: defaults of publishing systems and slips of templates.
_NOBODY = frozenset(
    "admin administrator undefined null none unknown anonymous anonym author autor auteur noauthor guest "
    "user editor by"
    " webmaster superuser root wpadmin wpengine default test notprovided nan false true the na siteadmin "
    "contentteam".split()
)
# What introduces a name besides `phrases.BY`; labels ("Author", "Redaktion") do so only with a colon.
_LEADS = frozenset(
    "view all posts by,posts by,all posts by,more articles from,more articles by,more from,read more "
    "about,more by,"
    "see all posts by,text & fotos,text & foto,text und interview,text and photos by,interview,reporting "
    "by,opinion by,"
    "analysis by,guest post by,a guest post by,photo of,avatar of,picture of,profile picture for,by "
    "author,the author,"
    "words by,story and photos by,bild von,erstellt von,gespeichert von,submitted by,added by,created by,"
    "ein artikel von".split(",")
)
_LABELS = phrases.AUTHOR_LABELS | frozenset("autoren authors text interview foto words verfasser".split())
_INTRODUCTIONS = _LABELS | phrases.BY | _LEADS
_OTHERS = re.compile(
    r"\b(?:updated|reviewed|edited|fact[- ]checked|medically|photos?|photographs?|translated|"
    r"illustrat\w{2,5}|bearbeitet) (?:by|von|par)\b",
    re.IGNORECASE,
)
_LATE_BY = re.compile(r"^(?:\S+ ){1,2}(?:By|Von|Par|Por) (?=[A-ZÀ-Þ])")
_GLUED_BY = re.compile(r"^(?:By|Von|Par|Por)(?=[A-ZÀ-Þ][a-zß-ÿ])")
# What ends a name: other people's parts in it, dates, addresses, a biography.
_ENDS = re.compile(
    r"\s*(?:[|•·(\[{<]|\s[-–—/]\s|(?<![\w.])@\w|https?:|www\.|\S{1,64}@\S|\b(?:updated|published|posted|"
    r"last|reviewed|"
    r"fact[- ]checked|edited|medically|translated|photo(?:graph)?s?|illustrations?|aktualisiert|"
    r"veröffentlicht|is an?|ist|was|has|"
    r"writes|covers|über|follow|folgen|view|share|read|min read)\b|(?<!\S)\d)",
    re.IGNORECASE,
)
_AND = re.compile(
    r"\s*(?:[;；、，+]|\s[/|]\s|\b(?:and|und|et|og|och|im gespräch mit|with|mit|avec)\b|&)\s*", re.IGNORECASE
)
_SHORT_AND = re.compile(r"\s+(?:y|e|i|en|și|и|та|a|und|ve)\s+")
_ROLE = re.compile(
    r"\b(?:senior|junior|staff|writers?|reporters?|editors?|correspondents?|contributors?|contributing|"
    r"founder|co-founder|"
    r"director|columnists?|journalists?|redakteur(?:in)?|redaktionsleit\w{0,4}|authors?|producers?|chief|"
    r"head of|managers?|"
    r"experts?|specialists?|analysts?|consultants?|ceo|cto|professor|associate|assistant|coordinator|"
    r"strategist|marketing|"
    r"freelance|guest|special to|for the|bureau|editorial|korrespondent(?:in)?|volontär(?:in)?|abteilung|"
    r"journaliste|"
    r"rédact\w{2,6}|redactora?|periodista|giornalista|reporterka?|researcher|lead)\b",
    re.IGNORECASE,
)
_CREDENTIAL = re.compile(
    r"(?:[A-Z][A-Za-z]{0,4}\.?-?){1,3}®?|Ph\.?D\.?|M\.?D\.?|Esq\.?|Jr\.?|Sr\.?|[A-Z]{2,7}®?(?:[- ][A-Z]{1,6})?"
)
_JOINING = frozenset(
    "van von der den de del della di da dos das do du la le el al bin ibn ben ter ten zu zur af av y e i "
    "et und and of the"
    " jr. sr. d' l'".split()
)
# Labels and buttons in the places of names.
_HEADINGS = frozenset(
    "view author archive,get author rss feed,author archive,about the author,the author,author,authors,"
    "contact,follow,share,read more,more,home,news,login,sign in,profile,bio,website,email,subscribe,comments,"
    "redaktion kontakt,über uns,kontakt,impressum,menu,search,facebook,twitter,linkedin,instagram,"
    "youtube".split(",")
)
_AGENCY = re.compile(r"agenc|agent|press|news", re.IGNORECASE)
_FIRM = re.compile(r"\b(?:gmbh|inc|llc|ltd|e\.?\s?v|ag|verlag|www)\b", re.IGNORECASE)
_ORGANIZATION = re.compile(
    r"\b(?:gmbh|inc|llc|ltd|e\.?\s?v|ag|verlag|association|university|institute|foundation|society|"
    r"magazine|magazin|"
    r"newspaper|media|corp|company|agency|press|nachrichten|zeitung|www|com|org|net)\b",
    re.IGNORECASE,
)
_EDGES = " ,;:-–—|*\"'“”„/"
_DATE_WORDS = frozenset("am on um vom le el den at".split())


def authors(claims: Claims, names: Names) -> Decision[tuple[Person, ...]]:
    """Decide who wrote it: people before organisations, and the site itself only where no one else is named."""
    named = [claim for claim in claims.of("author") if isinstance(claim.value, str | Person)]
    if by_key := claims.of("known author"):
        named = [one for claim in named for one in _by_key(claim, by_key)]
    decision = group(named, AUTHOR, lambda claim: _people(claim, names, strict=True))
    if not decision.value:
        decision = group(named, AUTHOR, lambda claim: _people(claim, names, strict=False))
    people = _fuller(named, names, _unique(decision.value))
    kept = tuple(person for person in people if not agency_of(person.name))
    base = claims.url or claims.circumstances.site.link
    return Decision(tuple(_at_home(one, base) for one in kept or people), decision.claim, decision.losses)


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
        said: list[Person] = []
        for claim in claims:
            if covers((origin,), claim.origin):
                try:
                    said += _people(claim, names, strict=True)
                except Refused:
                    continue
        fuller = _unique(said)
        if known < {bare_letters(person.name) for person in fuller} and len(fuller) <= 8:
            return fuller
    return people


def _people(claim: Claim, names: Names, *, strict: bool) -> list[Person]:
    person = claim.value if isinstance(claim.value, Person) else Person(str(claim.value))
    if declared(claim):
        return _declared(person, claim.value, names)
    if person.name.lstrip().startswith(","):
        raise Refused("leaves out the name")  # ", THE PAPER", where the publishing system knew no name
    seen = covers(_SEEN, claim.origin)
    found = names_in(person.name, names, cited=covers(_CITED, claim.origin), seen=seen)
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
    if "," not in text and not _AND.search(text) and not _SHORT_AND.search(text):
        return []
    pieces = (piece for part in _AND.split(text) for piece in part.split(","))
    parts = [half.strip() for piece in pieces for half in _SHORT_AND.split(piece) if half.strip()]
    whole = all(
        len(part.split()) > 1
        and is_name(part)
        and not (_ROLE.search(part) or is_organization(part) or site.are(part) or agency_of(part))
        for part in parts
    )
    return parts if whole and len(parts) > 1 else []


def _is_site(name: str, names: Names, *, strict: bool, organization: bool) -> bool:
    # Less strictly, a name that is also the site's may be its author's ("Tim Shields" on timshields.example),
    # but no firm's, and no account's ("timshields").
    own = names.are(name)
    if strict:
        return own or organization or is_organization(name)
    return (own and (organization or (name.islower() and " " not in name))) or is_firm(name)


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


def is_placeholder(name: str) -> bool:
    """Return whether a name is a publishing system's default, not a person's."""
    bare = bare_letters(name)
    return bare in _NOBODY or not any(letter.isalpha() for letter in bare)


def agency_of(name: str) -> str:
    """Return the agency that a part of a byline names, "" otherwise."""
    if len(name) > 40 or (" " in name and not name.isupper() and not _AGENCY.search(name)):
        return ""

    return agency(name)


def is_organization(name: str) -> bool:
    """Return whether a name is clearly that of a firm, a paper or a society."""
    return bool(_ORGANIZATION.search(name))


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
    return not words[0][0].islower() and all(not w[0].islower() or w.lower() in _JOINING for w in words)


def names_in(text: str, site: Names, *, cited: bool = False, seen: bool = False) -> list[str]:
    """Split a byline into names, an empty list where it names no one.

    `cited` reads "Doe, Jane" as one name (citation_author, Dublin Core); `seen` says that the text was
    visible in the page, where roles and the paper's name are glued to names.
    """
    text = clean(text, 300).strip("\"'“”„ ,;:·|-–—•*✉©")
    if not text or text.startswith(("http://", "https://", "www.", "/", "@", "{", "[")) or "://" in text:
        return []
    if cited and (match := re.fullmatch(r"([^\s,][^,]{1,40}),\s*([^,]{1,40})", text)):
        return [f"{match.group(2)} {match.group(1)}"]
    if site.are(text):
        return [text]
    others = _OTHERS.search(text)
    if others:
        text = text[: others.start()].strip()
    text = _without_introduction(_LATE_BY.sub("", text) if seen else text)
    segments = [segment for segment in SEPARATOR.split(text) if segment.strip()]
    while len(segments) > 1 and site.are(segments[0]):
        segments.pop(0)
        text = text[text.index(segments[0]) :]
    parts: list[str] = []
    for part in _AND.split(text):
        _split_at_commas(part, parts)
    return [name for name in (_without_additions(part, site, seen=seen) for part in parts) if name][:20]


def _without_introduction(text: str) -> str:
    for _ in range(3):
        shorter = _after_lead(text)
        if not shorter:
            break
        text = shorter
    return text


def _after_lead(text: str) -> str:
    # What follows "By", "Written by", "Author:", "view all posts by"; "" where nothing leads in.
    if match := _GLUED_BY.match(text):
        return text[match.end() :]
    label, colon, _ = text[:50].partition(":")
    if not colon:
        label, colon, _ = text[:50].partition("：")
    if colon and label.strip().lower() in _INTRODUCTIONS:
        return text[len(label) + 1 :].strip()
    words = text.split()
    for count in range(min(5, len(words) - 1), 0, -1):
        lead = " ".join(words[:count]).lower()
        if lead in _LEADS or lead in phrases.BY or (lead in _LABELS and words[count - 1].lower() in phrases.BY):
            return " ".join(words[count:])
    return ""


def _split_at_commas(text: str, parts: list[str]) -> None:
    # A comma parts names, or a name from its title, its role, its paper or its city.
    pieces = [piece.strip() for piece in text.split(",")]
    for index, piece in enumerate(pieces):
        if index == 0 or not parts:
            halves = _SHORT_AND.split(piece)
            whole = len(halves) == 1 or any(len(half.split()) < 2 for half in halves)
            parts.extend([piece] if whole else halves)
        elif agency_of(piece):
            continue
        elif _CREDENTIAL.fullmatch(piece) and len(piece) <= 12 and " " in parts[-1]:
            parts[-1] = f"{parts[-1]}, {piece}"
        elif _is_city(piece, parts[-1]) or _ROLE.search(piece):
            continue
        else:
            halves = _SHORT_AND.split(piece)
            parts.extend(halves)


def _is_city(piece: str, before: str) -> bool:
    return bool(piece) and " " not in piece and len(before.split()) >= 2


def _without_additions(part: str, site: Names, *, seen: bool) -> str:
    part = _without_introduction(part.strip(" .,;:-–—|*\"'“”„"))
    end = _ENDS.search(part)
    dated = False
    if end:
        dated = part[end.start() :].lstrip()[:1].isdigit()
        part = part[: end.start()]
    role = _ROLE.search(part) if seen else None
    if role and len(part[: role.start()].split()) >= 2:
        part = part[: role.start()]
    words = part.strip(_EDGES).split()
    while (dated or words[-1:] == ["on"]) and words and _is_date_word(words[-1].strip(".,").lower()):
        words.pop()
    for count in (1, 2, 3):
        if seen and len(words) - count >= 2 and site.are(" ".join(words[-count:])):
            words = words[:-count]
            break
    part = " ".join(words).strip(_EDGES)
    if not words or len(words) > 7 or len(part) > 80 or is_placeholder(part):
        return ""
    if len(words) > 3 and all(word.islower() for word in words):
        return ""
    return part


def _is_date_word(word: str) -> bool:
    return word in _DATE_WORDS or word in month_names() or word in weekday_names()
