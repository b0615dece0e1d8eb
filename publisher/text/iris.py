"""Addresses and ids: URIs (RFC 3986), IRIs (RFC 3987), tag URIs (RFC 4151), URNs (RFC 8141), UUIDs (RFC 4122).

Three questions about web addresses have three answers:

- `is_web_address`: a person wrote a whole address into the configuration;
- `is_web_uri`: an address may be published as it is, in ASCII (one relative address makes a feed invalid);
- `is_web_link`: a browser that follows it reaches the web, and neither a script nor a file.

`absolute` makes a web address of what an article or a feed calls one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from publisher.text.archived import unarchived

UNSAFE = ' <>"\\^`{|}'  # no URI or IRI holds these unescaped (RFC 3986, section 2)
LONGEST = 2000  # characters of an address that is read
# Patterns are compiled when they are first used (`re` remembers them): most runs ask for one or two.
_TAG = (
    r"tag:(?:[A-Za-z0-9._-]{1,99}@)?[A-Za-z0-9][A-Za-z0-9.-]{0,252}"
    r",\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
    r":(?:[A-Za-z0-9;/?:@&=+$._!~*'(),-]|[^\x00-\x7f]|%[0-9A-Fa-f]{2})*(?:#[^#]*)?"
)
_UUID = r"urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_URN = r"urn:[a-z0-9][a-z0-9-]{0,30}[a-z0-9]:(?:[a-z0-9()+,.:=@;$_!*'/?#&~-]|[^\x00-\x7f]|%[0-9a-f]{2})+"
# A scheme, then nothing that an IRI may not hold; brackets belong to hosts of numbers, and to no id.
_IRI = (
    "[A-Za-z][A-Za-z0-9+.-]{0,30}:[!#-;=?-Z_a-z~%\xa0-\u2027\u202a-\ud7ff\uf900-\ufdcf\ufdf0-\uffef"
    "\U00010000-\U000efffd]{1,2000}"
)
_HIERARCHICAL = r"(?i:https?|ftp)://[^/?#]"
_WEB_URI = r"https?://[A-Za-z0-9\[][A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]{0,2000}"
_WEB_LINK = r"[hH][tT]{2}[pP][sS]?://[^\s\x00-\x1f]{1,8000}"
# An address that `absolute` would not change: no port, no escapes, nothing to resolve or to encode.
_NORMAL = r"https?://[a-z0-9.-]{1,200}/(?!/)(?:[A-Za-z0-9_~,/-]|\.(?!\.?(?:/|\Z))){0,500}(?:\?[A-Za-z0-9_=&.,-]{1,300})?"
_UNSAFE_IN_HOST = rf"[\s{re.escape(UNSAFE)}]"
_NO_HOST = r"[^A-Za-z0-9._:-]"
_KEPT = "/:?#[]@!$&'()*+,;=%-._~"
_KEPT_IN_TAG = "/-._~!$'()*+,;=:@"


class NoAddress(ValueError):
    """A text is no web address; the message completes "it ..."."""


def is_iri(text: str) -> bool:
    """Whether an id may be used in Atom as it is (RFC 4287, section 4.2.6)."""
    if not re.fullmatch(_IRI, text):
        return False
    scheme = text.partition(":")[0].lower()
    if scheme == "tag":
        return is_tag_uri(text)
    if scheme == "urn":
        return is_uuid(text) if text[4:9].lower() == "uuid:" else is_urn(text)
    if scheme in {"http", "https", "ftp"} and not re.match(_HIERARCHICAL, text):
        return False
    try:
        _ = urlsplit(text).port
    except ValueError:
        return False
    return True


def is_tag_uri(text: str) -> bool:
    """Whether this is a tag URI (RFC 4151)."""
    return re.fullmatch(_TAG, text, re.ASCII) is not None


def is_urn(text: str) -> bool:
    """Whether this is a URN (RFC 8141)."""
    return re.fullmatch(_URN, text, re.ASCII | re.IGNORECASE) is not None


def is_uuid(text: str) -> bool:
    """Whether this is a UUID as a URN (RFC 4122)."""
    return re.fullmatch(_UUID, text, re.IGNORECASE) is not None


def iri_of(text: str, tags: str) -> str:
    """Return an id as Atom allows it: itself, or a tag URI with the prefix `tags` ("tag:example.org,2025:")."""
    return text if is_iri(text) else tags + quote(text.encode("utf-8", "replace"), _KEPT_IN_TAG)


# What opens the ids of articles of a site whose address is not known.
NOWHERE = "tag:localhost,"


def tag_uri(site: str, since: str, path: str, place: str = "") -> str:
    """Build `tag:AUTHORITY,SINCE:PATH#PLACE`, percent-encoded; the authority is the host of the site."""
    authority = host_of(site) or "localhost"
    if not authority.isascii():
        authority = quote(authority.encode("utf-8", "replace"))
    fragment = "#" + quote(_bytes(place), "-._~@") if place else ""
    return f"tag:{authority},{since}:{quote(_bytes(path), _KEPT_IN_TAG)}{fragment}"


def is_web_address(text: str) -> bool:
    """Whether a person wrote a whole http or https address; letters beyond ASCII are allowed."""
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and not set(text) & set(UNSAFE)
    except ValueError:
        return False


def is_web_uri(text: str) -> bool:
    """Whether an address may be published as it is: absolute, http or https, ASCII as RFC 3986 demands."""
    return re.fullmatch(_WEB_URI, text) is not None


def is_web_link(text: str) -> bool:
    """Whether a browser may follow an address: any http or https address without blanks."""
    return re.fullmatch(_WEB_LINK, text) is not None


@lru_cache(maxsize=1024)  # an article's policies ask six times, for two addresses
def host_of(address: str) -> str:
    """Return the host of an address, in lower case and without a leading "www."; "" where there is none."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.").rstrip(".")


def is_front(address: str) -> bool:
    """Whether an address is that of a site's front page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.path in {"", "/"} and not parts.query and bool(parts.hostname)


def absolute(text: str, base: str) -> str:
    """Make an absolute http(s) address in ASCII; a relative one resolves against `base` ("" if unknown).

    Raises:
        NoAddress: it is no web address, or relative while no base is known.
    """
    if re.fullmatch(_NORMAL, text):
        return text
    text = "".join(text.split()) if "\n" in text or "\t" in text else text.strip()
    if text.startswith("/web/") and "/http" in text:
        text = unarchived(text)[0]  # how the Wayback Machine writes links in its copies
    if not text or len(text) > LONGEST:
        raise NoAddress("is no address")
    try:
        parts = urlsplit(text if not base else urljoin(base, text))
        host, port = parts.hostname, parts.port
    except ValueError:
        raise NoAddress("is no address") from None
    if not parts.scheme and not parts.netloc:
        raise NoAddress("is relative, and no address is known to resolve it against")
    if parts.scheme not in {"http", "https"} or not host or re.search(_UNSAFE_IN_HOST, host):
        raise NoAddress("is no web address")
    try:
        name = host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError:
        raise NoAddress("is no web address") from None
    if re.search(_NO_HOST, name):  # nameprep (RFC 3491) makes blanks of some signs
        raise NoAddress("is no web address")
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
    # File names that are no UTF-8 return to their bytes; other lone surrogates have none.
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")
