"""Decide an article's address, its source, and the id that never changes."""

from __future__ import annotations

from urllib.parse import urlsplit

from publisher.identity import decide
from publisher.models import Claim, Loss
from publisher.normalizer import served
from publisher.normalizer.policy import Claims, Decision, Refused, covers, declared, first, order
from publisher.text import iris
from publisher.text.archived import unarchived
from publisher.text.characters import without_controls
from publisher.text.hosts import site_of
from publisher.text.iris import host_of, is_front

LINK = order(
    "sidecar, front matter, mail header, record, rel canonical, meta og:url, json-ld, argument, saved copy, "
    "meta"
)
CANONICAL = order("sidecar, front matter, mail header, record")
_RECORD = order("record")
_AT_ROOT = order("sidecar, front matter, mail header, folder default")
_BY_OTHERS = order("sidecar, front matter, mail header, folder default")
SOURCE = order("sidecar, front matter, mail header, record, folder default")
ID = order("sidecar, front matter, mail header, record")


def absolute(value: str, base: str) -> str:
    """Make an absolute http(s) address in ASCII out of a claimed one.

    Raises:
        Refused: it is no address, or relative while no base is known.
    """
    try:
        return iris.absolute(value, base)
    except iris.NoAddress as error:
        raise Refused(str(error)) from None


def _related(one: str, other: str) -> bool:
    # "m.example.org" and "www.example.org" are, two blogs of one platform are not.
    return site_of(host_of(one)) == site_of(host_of(other))


def link(claims: Claims) -> Decision[str]:
    """Decide the article's own address, as far as it says so itself; see `permalinks` for rules.

    Declared ones resolve against the site's link. A page's own word (canonical, og:url, JSON-LD) must
    stay on the site where it was found, and may not send an article to a site's front page. A canonical
    address that a record gives beside another one of the same site wins: the other was fetched. Where a
    folder is served as it is, the path decides, see `served`.
    """
    if claims.circumstances.source.url and claims.article.body.kind == "page":
        return served.link(claims)
    own = _own(claims)
    if own.claim is None:
        return own
    canonical = _canonical(claims)
    if canonical.claim is None:
        return own
    fetched = covers(_RECORD, own.claim.origin) and covers(_RECORD, canonical.claim.origin)
    if fetched and _related(own.value, canonical.value):
        return _with_loss(canonical, own.claim, f"{canonical.claim.origin} comes first")
    return _with_loss(own, canonical.claim, "is where the article appeared first, and not its address here")


def canonical(claims: Claims, decision: Decision[str]) -> Decision[str]:
    """Fall back to the canonical address, where nothing else says where the article is."""
    if not claims.of("canonical"):
        return decision
    found = _canonical(claims)
    return Decision(found.value, found.claim, (*decision.losses, *found.losses))


def _with_loss(decision: Decision[str], claim: Claim, reason: str) -> Decision[str]:
    return Decision(decision.value, decision.claim, (*decision.losses, Loss(claim, reason)))


def _canonical(claims: Claims) -> Decision[str]:
    site = claims.circumstances.site.link

    def check(claim: Claim) -> str:
        return absolute(claim.value if isinstance(claim.value, str) else "", site)

    return first(claims.of("canonical"), CANONICAL, check, "")


def _own(claims: Claims) -> Decision[str]:
    found, _ = unarchived(claims.circumstances.url)
    site = claims.circumstances.site.link
    generator = bool(claims.circumstances.source.generator)

    def check(claim: Claim) -> str:
        if not isinstance(claim.value, str):
            raise Refused("is no address")
        said = declared(claim)
        is_found = not said or claim.origin == "argument"
        is_path = covers(_AT_ROOT, claim.origin)
        value = _below_base(claim.value, site, known=generator) if is_path else claim.value
        address = absolute(unarchived(value)[0] if is_found else value, site if said else found or site)
        if said or covers(_RECORD, claim.origin):
            return address
        if is_front(address):
            raise Refused("is the front page of a site")
        if found and not _related(address, found):
            raise Refused("belongs to another site than the address it was found at")
        return address.split("#", 1)[0]

    return first(claims.of("link"), LINK, check, "")


def external(claims: Claims) -> Decision[str]:
    """Decide what a link post is about: an address on another site than its own."""
    said = [*claims.of("external"), *(claim for claim in claims.of("link") if is_link_post(claims, claim))]

    def check(claim: Claim) -> str:
        address = absolute(claim.value if isinstance(claim.value, str) else "", claims.circumstances.site.link)
        if address == claims.url:
            raise Refused("is the address of the article itself")
        return address

    return first(said, CANONICAL, check, "")


def is_link_post(claims: Claims, claim: Claim | None) -> bool:
    """Whether a head's `link` leads to another site, which a post of this site is about.

    An article of another publisher is no such post: it is at that address.
    """
    home, aliases = claims.circumstances.site.link, claims.circumstances.site.aliases
    if claim is None or not home or not isinstance(claim.value, str):
        return False
    if not claim.origin.lower().startswith("front matter link") or not iris.is_web_address(claim.value):
        return False
    if _related(claim.value, home) or claims.of("id") or host_of(claim.value) in aliases:
        return False
    return not any(covers(_BY_OTHERS, one.origin) for one in claims.of("publisher"))


def _below_base(value: str, site: str, *, known: bool) -> str:
    """Put a path from the site's root below its base path, as all generators do.

    A `known` generator does so even with a path that begins with the base path; without one, such a path is
    taken to have it already.
    """
    base = urlsplit(site).path.rstrip("/") if value.startswith("/") and site else ""
    if not base or value.startswith("//") or (not known and f"{value}/".startswith(f"{base}/")):
        return value
    return base + value


def source(claims: Claims) -> Decision[str]:
    """Name the site or feed of another publisher: a declared one, else the site of an address elsewhere."""

    def check(claim: Claim) -> str:
        return absolute(claim.value if isinstance(claim.value, str) else "", "")

    decision = first(claims.of("source"), SOURCE, check, "")
    home = claims.circumstances.site.link
    if decision.value or not home or not claims.url or _related(home, claims.url):
        return decision
    parts = urlsplit(claims.url)
    address = f"{parts.scheme}://{parts.netloc}/"
    return Decision(address, Claim("source", address, "link"), decision.losses)


def identity(claims: Claims) -> Decision[str]:
    """Decide the id, see `identity.decide`. An explicit one stays as it is, URI or not.

    A number that a program gives is none: every database counts from one, and feed readers take two entries of
    one id for one.
    """

    def check(claim: Claim) -> str:
        value = without_controls(claim.value).strip() if isinstance(claim.value, str) else ""
        if not value:
            raise Refused("is empty")
        return value

    explicit = first(claims.of("id"), ID, check, "")
    article, site = claims.article, claims.circumstances.site
    # Two link posts may be about the same page: neither has its address as id.
    is_away = bool(claims.url) and any(
        is_link_post(claims, one) and one.value == claims.url for one in claims.of("link")
    )
    address = "" if is_away else claims.url
    number = next((str(claim.value) for claim in claims.of("number")), "")
    value, origin = decide(explicit.value, address, site, article.name, article.place, number=number)
    return Decision(value, Claim("id", value, origin), explicit.losses) if origin else explicit


def unusable(loss: Loss) -> bool:
    """Return whether a declared address lost because it is none."""
    return declared(loss.claim) and loss.reason.startswith(("is no ", "is relative"))
