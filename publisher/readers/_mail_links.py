"""Addresses in messages, without what names their reader: newsletters give each reader other addresses.

Sources: the links of Mailchimp, Substack, beehiiv, Buttondown, Ghost, Kit, Brevo, Inxmail, GetResponse and
CleverReach.
"""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from publisher.tables.tracking import TRACKING, TRACKING_PREFIXES
from publisher.text.hosts import site_of
from publisher.text.lazy import lazy

# Hosts, and paths, of programs that count clicks: what is behind them is known to them only.
_COUNTED = (
    "click.", "clicks.", "link.", "links.", "track.", "trk.", "tracking.", "email.", "t.", "go.", "r.", "l.",
)  # fmt: skip
_COUNTING = (
    "/ls/click", "/track/", "/redirect", "/wf/click", "/f/a/", "/cl0/", "/c/ej", "/e/c/", "/click", "/trk/",
)  # fmt: skip
_PERSONAL = TRACKING | frozenset(
    "e token r uid email recipient subscriber subscriber_id isfreemail sid ck_subscriber_id _bhlid jwt_token"
    " unsubscribe_token publication_id_token signature ml_subscriber ml_subscriber_hash vero_id vero_conv _kx"
    " __s oly_enc_id oly_anon_id rb_clickid s_cid ss_email_id wickedid bsft_uid bsft_clkid sc_uid sc_eh"
    " mcid midtoken midsig trkemail lipi otptoken loid regi_id attribution_id attribution_type".split()
)
# Where programs of newsletters keep them for everyone: by host, the parameters that name an issue.
_ARCHIVES = {
    "campaign-archive.com": ("u", "id"),
    "mailchi.mp": (),
    "substack.com": (),
    "beehiiv.com": (),
    "buttondown.com": (),
    "buttondown.email": (),
    "tinyletter.com": (),
    "ghost.io": (),
    "ck.page": (),
    "kit.com": (),
    "getrevue.co": (),
    "groups.google.com": (),
    "groups.io": (),
    "mail-archive.com": (),
}
_PARAMETERS = 100  # of an address
_LONGEST = 2_000  # characters of an address
# Parameters that name a reader where their value is a UUID: Ghost, listmonk, Keila.
_KEYED = frozenset("m uuid key u id user member s sub c contact".split())
_UUID = lazy(r"[0-9a-fA-F]{8}-?(?:[0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}")
_TOKEN = lazy(r"[A-Za-z]{0,40}\d[\w-]{0,40}[A-Za-z]|[A-Z]{0,9}[a-z]{1,9}[A-Z][\w-]{2,40}|[\w-]{17,400}")


def public_address(address: str) -> str:
    """Give an address that a header names, without what names its reader; "" where it only counts clicks."""
    if not address.startswith(("https://", "http://")) or len(address) > _LONGEST:
        return ""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
    except ValueError:
        return ""
    path = parts.path.lower()
    if host.startswith(_COUNTED) or any(mark in path for mark in _COUNTING) or "." not in host:
        return ""
    if path in ("", "/") and not parts.query:
        return ""
    return without_personal(address)


def page_address(address: str, senders: Collection[str]) -> str:
    """Give the address of a newsletter's web page to which a link leads; "" where it may be its reader's own.

    It is on the sender's site, or where programs of newsletters keep them for everyone, and has no parameter
    that looks like a key.

    Args:
        address: of the link.
        senders: the sites of the sender, such as "quay.example".
    """
    found = public_address(address)
    if not found:
        return ""
    parts = urlsplit(found)
    host = parts.hostname or ""
    known = next((one for one in _ARCHIVES if host == one or host.endswith("." + one)), "")
    if known:
        kept = [pair for pair in parse_qsl(parts.query) if pair[0] in _ARCHIVES[known]]
        return urlunsplit(parts._replace(query=urlencode(kept)))
    if site_of(host) not in senders:
        return ""
    values = (value for _, value in parse_qsl(parts.query))
    if any(_TOKEN.fullmatch(one) for one in (*values, *parts.path.split("/")[-1:]) if "-" not in one[1:-1]):
        return ""
    return found


def without_personal(address: str, private: Collection[str] = ()) -> str:
    """Take out of an address the parameters that name the reader of a message, or count it.

    Args:
        address: of a link, of any scheme.
        private: mail addresses; one that is left in the address makes it "".
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https"):
        return address
    query = parts.query
    if query:
        said = parse_qsl(query, keep_blank_values=True) if query.count("&") < _PARAMETERS else []
        kept = [(name, value) for name, value in said if not is_personal(name, value)]
        query = query if kept and len(kept) == len(said) else urlencode(kept)
    made = urlunsplit(parts._replace(query=query))
    return "" if any(one in made.lower() for one in private) else made


def is_personal(name: str, value: str) -> bool:
    """Tell whether a parameter of an address names the reader of a message, or counts it."""
    folded = name.lower()
    if folded in _KEYED and _UUID.fullmatch(value):
        return True
    if folded == "source" and value.startswith("email-"):  # Medium
        return True
    return folded in _PERSONAL or folded.startswith(TRACKING_PREFIXES) or "@" in value
