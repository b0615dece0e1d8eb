"""Where an article lives, what stands beside it, and the id that never changes."""

from __future__ import annotations

from urllib.parse import urlsplit

from publisher.models import Claim, Loss, Site
from publisher.normalizer.policy import Decision, Dossier, Refused, declared, first
from publisher.text import iris
from publisher.text.characters import without_controls
from publisher.text.iris import host_of, is_front

LINK = (
    "sidecar",
    "front matter",
    "mail header",
    "record",
    "rel canonical",
    "meta og:url",
    "json-ld",
    "argument",
    "meta",
)
SOURCE = ("sidecar", "front matter", "mail header", "record", "folder default")
ID = ("sidecar", "front matter", "mail header", "record")


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
    # Same site, by the last two labels: "m.example.org" and "www.example.org".
    return host_of(one).split(".")[-2:] == host_of(other).split(".")[-2:]


def link(dossier: Dossier) -> Decision[str]:
    """Decide the article's own address.

    Declared ones resolve against the site's link. A page's own word (canonical, og:url, JSON-LD) must
    stay on the site where it was found, and may not send an article to a site's front page.
    """
    found = dossier.circumstances.url
    site = dossier.circumstances.site.link

    def check(claim: Claim) -> str:
        if not isinstance(claim.value, str):
            raise Refused("is no address")
        said = claim.origin.startswith(("sidecar", "front matter", "mail header", "argument"))
        address = absolute(claim.value, site if said else found or site)
        if said or claim.origin.startswith("record"):
            return address
        if is_front(address):
            raise Refused("is the front page of a site")
        if found and not _related(address, found):
            raise Refused("belongs to another site than the address it was found at")
        return address.split("#", 1)[0]

    return first(dossier.of("link"), LINK, check, "")


def source(dossier: Dossier) -> Decision[str]:
    """Name the site or feed of another publisher: a declared one, else the site of an address elsewhere."""

    def check(claim: Claim) -> str:
        return absolute(claim.value if isinstance(claim.value, str) else "", "")

    decision = first(dossier.of("source"), SOURCE, check, "")
    home = dossier.circumstances.site.link
    if decision.value or not home or not dossier.url or _related(home, dossier.url):
        return decision
    parts = urlsplit(dossier.url)
    address = f"{parts.scheme}://{parts.netloc}/"
    return Decision(address, Claim("source", address, "link"), decision.losses)


def identity(dossier: Dossier) -> Decision[str]:
    """Decide the id: an explicit one, else the link, else a tag URI (RFC 4151) of the article's path.

    An explicit one stays as it is, URI or not: readers compare it letter for letter.
    """

    def check(claim: Claim) -> str:
        value = without_controls(claim.value).strip() if isinstance(claim.value, str) else ""
        if not value:
            raise Refused("is empty")
        return value

    decision = first(dossier.of("id"), ID, check, "")
    if decision.value:
        return decision
    if dossier.url:
        return Decision(dossier.url, Claim("id", dossier.url, "link"), decision.losses)
    article = dossier.article
    value = tag(dossier.circumstances.site, article.name, article.place)
    return Decision(value, Claim("id", value, "file name"), decision.losses)


def tag(site: Site, path: str, place: str = "") -> str:
    """Build the tag URI of a path on a site."""
    return iris.tag_uri(site.link, site.since, path, place)


def unusable(loss: Loss) -> bool:
    """Whether a declared address lost because it is none."""
    return declared(loss.claim) and loss.reason.startswith(("is no ", "is relative"))
