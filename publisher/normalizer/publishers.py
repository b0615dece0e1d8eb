"""One publisher, one name: the site's aliases, the table of publications, the cleaned claim."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from publisher.models import Claim
from publisher.normalizer.origins import covers, order
from publisher.normalizer.policy import Claims, Decision, Refused, declared, first
from publisher.normalizer.sites import SEPARATOR, headlines, opens_headline, separators
from publisher.text.clean import bare_letters, clean
from publisher.text.iris import host_of

PUBLISHER = order(
    "declared, alias, table, record, byline, credit line, confirmed, meta og:site_name, json-ld publisher, "
    "json-ld WebSite, json-ld Organization, microdata publisher, meta application-name, "
    "meta apple-mobile-web-app-title, meta publisher, meta, json-ld, title end, folder default, site default"
)
_SURE = 4  # letters of a domain's label that are no accident at the end of a title
_CONFIRMED = order("confirmed")
_OF_ADDRESS = order("alias, table")
_OF_HEAD = order("meta, json-ld, microdata")
_TITLE = order("title element")
_WITHOUT = order("meta copyright, meta dc.source, meta cre")  # owners and issues, not names
_LEGAL = re.compile(
    r",?\s+(?:gmbh(?: & co\.? kgaa?)?|inc\.?|llc|ltd\.?|limited|s\.?a\.?|s\.?l\.?u?\.?|s\.?p\.?a\.?|"
    r"s\.?r\.?l\.?|ag|a/s|ab|"
    r"b\.?v\.?|plc|co\.?|corp\.?|株式会社)$",
    re.IGNORECASE,
)
_DECORATION = re.compile(
    r"^(?:home(?:page)?|welcome to|startseite|accueil|inicio)\s*[-–—:|]?\s+|\s+(?:home ?page|rss)$",
    re.IGNORECASE,
)
_PLAIN_HOSTS = frozenset(
    {"www", "m", "amp", "mobile", "edition", "www1", "www2", "web", "eu", "us", "uk", "beta", "lite"}
)


def publisher(claims: Claims, language: Callable[[], str]) -> Decision[str]:
    """Decide who published it.

    A site's own alias for the address, then the table's name for it, come before anything the page
    says of itself, and after what is declared. Of a page's own names, the one that its address confirms
    ("heise online" on heise.de) comes first. A masthead in other letters is given in Latin ones, unless the
    site is in the article's language, which is asked for only then: its readers can read it.
    """
    aliases = {bare_letters(key): name for key, name in claims.circumstances.site.aliases.items()}
    address = claims.url or claims.circumstances.url
    host = host_of(address)
    named = [claim for claim in claims.of("publisher") if isinstance(claim.value, str)]
    named += _known(address, aliases, named)
    named += _behind_titles(claims, host)
    named = [Claim("publisher", c.value, "confirmed " + c.origin) if _confirmed(c, host) else c for c in named]

    titles = headlines(claims)
    home = claims.circumstances.site.language.partition("-")[0]

    def check(claim: Claim) -> str:
        if (
            not declared(claim)
            and opens_headline(str(claim.value)[:500], titles)
            and not covers(_CONFIRMED, claim.origin)
        ):
            raise Refused("is the headline")
        if covers(_WITHOUT, claim.origin):
            raise Refused("names an owner, not a publication")
        name = clean(str(claim.value), 200)
        if not declared(claim) and not covers(_OF_ADDRESS, claim.origin):
            name = bare(name, host)
        if not name or not any(letter.isalpha() for letter in name) or "://" in name:
            raise Refused("names no publisher")
        if known := aliases.get(bare_letters(name)):
            return known
        name = _shape(name) or _best(name, named, host)
        latin = "" if name.isascii() or declared(claim) else _in_latin(name)
        if not latin or (home and home == language().partition("-")[0]):
            return name
        return aliases.get(bare_letters(latin), latin)

    return first(named, PUBLISHER, check, "")


def _known(address: str, aliases: dict[str, str], named: list[Claim]) -> Iterator[Claim]:
    for key in _keys(address):
        if name := aliases.get(bare_letters(key)):
            yield Claim("publisher", name, f"alias {key}")
            return
    if not address:
        return
    from publisher.tables.publishers import by_domain

    table = by_domain()
    host = host_of(address)
    for key in _keys(address):
        name = table.get(key)
        if name is None:
            continue
        inner = host[: -len(key)].strip(".") if host.endswith(key) else ""
        if inner and not set(inner.split(".")) <= _PLAIN_HOSTS:
            label = bare_letters(inner.split(".")[-1])
            if len(label) > 3 and any(label in bare_letters(str(claim.value)) for claim in named):
                return  # "sportowefakty.example" names itself
        yield Claim("publisher", name, f"table {key}")
        return


def _keys(address: str) -> Iterator[str]:
    # "www.example.co.uk/news/1" -> host and first folder, host, then parents of two labels and more.
    host = host_of(address)
    if not host:
        return
    folder = urlsplit(address).path.strip("/").split("/", 1)[0]
    labels = host.split(".")
    hosts = [".".join(labels[start:]) for start in range(max(1, len(labels) - 1))]
    for name in hosts:
        if folder:
            yield f"{name}/{folder}"
        yield name


def _label(host: str) -> str:
    labels = host.split(".")[:-1]
    if len(labels) > 1 and len(labels[-1]) <= 3:
        labels = labels[:-1]  # "co.uk", "com.au"
    return bare_letters(labels[-1]) if labels else ""


def _confirmed(claim: Claim, host: str) -> bool:
    if declared(claim) or not covers(_OF_HEAD, claim.origin) or covers(_WITHOUT, claim.origin):
        return False
    label, name = _label(host), bare_letters(bare(clean(str(claim.value), 200), host))
    return (
        len(label) > 1
        and bool(name)
        and (label in name or (len(name) > 3 and name in label) or _initials(claim, label))
    )


def _initials(claim: Claim, label: str) -> bool:
    words = re.findall(r"\w+", str(claim.value))
    return len(words) > 1 and "".join(word[0] for word in words).casefold() == label


@lru_cache(maxsize=256)
def bare(name: str, host: str) -> str:
    """Cut slogans, sections, "Home - " and the owner's legal form from a publication's name."""
    name = _LEGAL.sub("", _DECORATION.sub("", name)).strip(" -–—|:·•,")
    parts = [part.strip() for part in SEPARATOR.split(name) if part.strip()]
    if len(parts) > 1:
        label = _label(host)
        fitting = [part for part in parts if label and label in bare_letters(part)]
        return fitting[0] if fitting else parts[0]
    return name


def _shape(name: str) -> str:
    from publisher.tables.publishers import shapes

    return shapes().get(name, "")


def _in_latin(name: str) -> str:
    from publisher.tables.publishers import in_latin

    return in_latin().get(name, "")


def _behind_titles(claims: Claims, host: str) -> Iterator[Claim]:
    # "Tides turn early | Harbour Notes" on harbournotes.example, where nothing else names the site.
    label = _label(host)
    if len(label) < _SURE or claims.of("publisher"):
        return
    for claim in claims.of("title"):
        if claim.origin not in _TITLE:
            continue
        text = clean(str(claim.value), 500)
        cuts = separators(text)
        for part in (text[cuts[-1].end() :], text[: cuts[0].start()]) if cuts else ():
            name = bare_letters(part)
            if (len(name) >= _SURE and name in label) or (label in name and len(name) <= 2 * len(label)):
                yield Claim("publisher", part, "title end")
                return


def _best(name: str, named: list[Claim], host: str) -> str:
    # "nationalpost" where another claim writes "National Post": the same letters, better written.
    if name != name.casefold() or " " in name:
        return name
    for claim in named:
        other = bare(clean(str(claim.value), 200), host)
        if other != name and bare_letters(other) == bare_letters(name):
            return other
    return name
