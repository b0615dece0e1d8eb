"""Decide an article's address, its source, and the id that never changes."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from publisher.models import Claim, Loss, Site
from publisher.normalizer.origins import covers, order
from publisher.normalizer.policy import Claims, Decision, Refused, declared, first

LINK = order("sidecar, front matter, mail header, record, rel canonical, meta og:url, json-ld, argument, meta")
_RECORD = order("record")
SOURCE = order("sidecar, front matter, mail header, record, folder default")
ID = order("sidecar, front matter, mail header, record")

# Characters that no feed can hold: XML 1.0, section 2.2.
_UNSAYABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NO_HOST = re.compile(r"[^A-Za-z0-9._:-]")
# An address in its final form: no port, no escapes, nothing to resolve or to encode.
_PLAIN = re.compile(
    r"https?://[a-z0-9.-]{1,200}/(?!/)(?:[A-Za-z0-9_~,/-]|\.(?!\.?(?:/|\Z))){0,500}(?:\?[A-Za-z0-9_=&.,-]{1,300})?"
)
_KEPT = "/:?#[]@!$&'()*+,;=%-._~"


@lru_cache(maxsize=1024)  # an article's policies ask six times, for two addresses
def host_of(url: str) -> str:
    """Return the host of an address, in lower case and without a leading "www."; "" where there is none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.").rstrip(".")


def absolute(value: str, base: str) -> str:
    """Make an absolute http(s) address in ASCII out of a claimed one.

    Raises:
        Refused: it is no address, or relative while no base is known.
    """
    if _PLAIN.fullmatch(value):
        return value
    text = "".join(value.split()) if "\n" in value or "\t" in value else value.strip()
    if not text or len(text) > 2000:
        raise Refused("is no address")
    try:
        parts = urlsplit(text if not base else urljoin(base, text))
        host, port = parts.hostname, parts.port
    except ValueError:
        raise Refused("is no address") from None
    if not parts.scheme and not parts.netloc:
        raise Refused("is relative, and no address is known to resolve it against")
    if parts.scheme not in {"http", "https"} or not host or re.search(r"[\s<>\"\\^`{|}]", host):
        raise Refused("is no web address")
    try:
        name = host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError:
        raise Refused("is no web address") from None
    if _NO_HOST.search(name):  # nameprep (RFC 3491) makes blanks of some signs
        raise Refused("is no web address")
    if ":" in name:
        name = f"[{name}]"
    netloc = name if port is None else f"{name}:{port}"
    path, query, fragment = (
        quote(_bytes(part), _KEPT) for part in (parts.path or "/", parts.query, parts.fragment)
    )
    return urlunsplit((parts.scheme, netloc, _percent(path), _percent(query), _percent(fragment)))


def _percent(text: str) -> str:
    # A percent sign that starts no escape is itself escaped; brackets belong to hosts only.
    text = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text)
    return text.replace("[", "%5B").replace("]", "%5D").replace("#", "%23")


def _bytes(text: str) -> bytes:
    # Names that are no UTF-8 give their bytes back; other lone surrogates have none.
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")


def _related(one: str, other: str) -> bool:
    # Same site, by the last two labels: "m.example.org" and "www.example.org".
    return host_of(one).split(".")[-2:] == host_of(other).split(".")[-2:]


def is_front(url: str) -> bool:
    """Return whether an address is that of a site's front page."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.path in {"", "/"} and not parts.query and bool(parts.hostname)


def link(claims: Claims) -> Decision[str]:
    """Decide the article's own address.

    Declared ones resolve against the site's link. A page's own word (canonical, og:url, JSON-LD) must
    stay on the site where it was found, and may not send an article to a site's front page.
    """
    found = claims.circumstances.url
    site = claims.circumstances.site.link

    def check(claim: Claim) -> str:
        if not isinstance(claim.value, str):
            raise Refused("is no address")
        said = declared(claim)
        address = absolute(claim.value, site if said else found or site)
        if said or covers(_RECORD, claim.origin):
            return address
        if is_front(address):
            raise Refused("is the front page of a site")
        if found and not _related(address, found):
            raise Refused("belongs to another site than the address it was found at")
        return address.split("#", 1)[0]

    return first(claims.of("link"), LINK, check, "")


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
    """Decide the id: an explicit one, else the link, else a tag URI (RFC 4151) of the article's path.

    An explicit one stays as it is, URI or not: readers compare it letter for letter.
    """

    def check(claim: Claim) -> str:
        value = _UNSAYABLE.sub("", claim.value).strip() if isinstance(claim.value, str) else ""
        if not value:
            raise Refused("is empty")
        return value

    decision = first(claims.of("id"), ID, check, "")
    if decision.value:
        return decision
    if claims.url:
        return Decision(claims.url, Claim("id", claims.url, "link"), decision.losses)
    article = claims.article
    value = tag(claims.circumstances.site, article.name, article.place)
    return Decision(value, Claim("id", value, "file name"), decision.losses)


def tag(site: Site, path: str, place: str = "") -> str:
    """Build `tag:AUTHORITY,SINCE:PATH#PLACE`, percent-encoded."""
    authority = host_of(site.link) or "localhost"
    if not authority.isascii():
        authority = quote(authority.encode("utf-8", "replace"))
    specific = quote(_bytes(path), "/-._~!$'()*+,;=:@")
    fragment = "#" + quote(_bytes(place), "-._~@") if place else ""
    return f"tag:{authority},{site.since}:{specific}{fragment}"


def unusable(loss: Loss) -> bool:
    """Return whether a declared address lost because it is none."""
    return declared(loss.claim) and loss.reason.startswith(("is no ", "is relative"))
