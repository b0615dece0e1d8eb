"""Links of newsletters that count clicks: where they lead, as far as the link itself says so.

A program of newsletters replaces each link by one of its own, with a key of its reader: who follows it is
counted as that reader. Where the link holds its target, the target is used; where only the program knows it,
the link cannot be published, and its words remain. Sources: links as Mailchimp, Mandrill, Substack, Revue,
Kit, Amazon SES, Postmark, Outlook's Safe Links, Proofpoint, Barracuda, Google and Facebook write them.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from collections.abc import Collection, Iterator
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

from publisher.readers._mail_links import is_personal, without_personal
from publisher.tables.redirectors import COUNTERS, COUNTING_PATHS, SURE_PATHS, TARGETS
from publisher.text.lazy import lazy

_PROOFPOINT = lazy(r"/v3/__(https?:/{1,2}[^\s]{4,1900}?)__;", re.IGNORECASE)
_ENCODED = lazy(r"[A-Za-z0-9_-]{16,1900}={0,2}")
_ADDRESS = lazy(r"https?:/{1,2}[^\s\"'<>\\]{4,1900}")
_PATH = lazy(r"/(https?(?::|%3[Aa])(?:/|%2[Ff]){1,2}[^\s]{4,1900})")
_KEY = lazy(r"[A-Za-z0-9_~=.-]{0,200}[0-9_=.~-][A-Za-z0-9_~=.-]{0,1900}")
_SHORTEST_KEY = 32  # characters
_NAMES = (
    "url", "u", "target", "redirect", "redirect_url", "redirect_to", "redir", "goto", "to", "dest",
    "destination", "link",
)  # fmt: skip
_WRITTEN = lazy(r"https?://[^\s<>\"()\[\]]{4,1900}")
_HEX = lazy(r"[0-9a-f]{1,100}")
_SALESFORCE = lazy(r"/?\?qs=[0-9a-f]{32,300}")
_NAMED = 2  # words of a page's name
_HOPS = 3  # programs that count one click, one behind the other


def is_suspect(address: str) -> bool:
    """Tell in little time whether a link may count clicks."""
    folded = address[:2_000].lower()
    return "http" in folded[8:] or "%3a" in folded or _is_counter(address)


def destination(address: str) -> str:
    """Give where a link leads: its target where it holds one, itself where it counts no clicks, else ""."""
    for _ in range(_HOPS):
        target = _target(address)
        if not target:
            return "" if _is_counter(address) else address
        address = target
    return "" if _is_counter(address) else address


def public_addresses(text: str, private: Collection[str] = ()) -> str:
    """Give a plain text whose addresses lead to their targets, without what names their reader.

    Of an address that only counts clicks its host remains: "[link.quay.example]".
    """
    return _WRITTEN.sub(lambda match: _public(match[0], private), text) if "://" in text else text


def _public(written: str, private: Collection[str]) -> str:
    address = written.rstrip(".,;:!?'*_")
    target = destination(address) if is_suspect(address) else address
    if "?" in target or "@" in target:
        target = without_personal(target, private)
    return (target or f"[{urlsplit(address).netloc[:60]}]") + written[len(address) :]


def _target(address: str) -> str:
    """Give the target that a link of a program that counts clicks holds; "" where it is none, or holds none."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
    except ValueError:
        return ""
    is_counter = _is_counter(address)
    if not is_counter and not parts.query:
        return ""
    names = next((TARGETS[one] for one in _ends(host) if one in TARGETS), _NAMES)
    if is_counter and (match := _PROOFPOINT.search(address)):
        return _mended(match[1]) if "*" not in match[1] else ""
    given = dict(parse_qsl(parts.query[:4_000])) if parts.query.count("&") < 100 else {}
    if not is_counter and not any(is_personal(name, value) for name, value in given.items()):
        return ""  # a page about another one, such as a viewer
    for name in names:
        value = given.get(name, "")
        if host == "urldefense.proofpoint.com" and "/v2/" in parts.path:
            value = unquote(value.replace("-", "%").replace("_", "/"))
        if value.startswith(("http://", "https://")):
            return value
    if not is_counter:
        return ""
    if match := _PATH.search(parts.path):
        return _mended(unquote(match[1].partition("/")[0] if "%2" in match[1][:12] else match[1]))
    if host.endswith("pstmrk.it"):
        pieces = parts.path.split("/")[2:3]
        return f"https://{unquote(pieces[0])}" if pieces and "." in pieces[0] else ""
    for piece in (*parts.path.split("/")[:12], *given.values()):
        if found := _decoded(piece):
            return found
    return ""


def _decoded(piece: str) -> str:
    """Give the address that a piece of a link holds in Base64, by itself or in JSON; "" for none."""
    match = _ENCODED.match(piece)
    if match is None:
        return ""
    text = match[0].rstrip("=")
    if not text.startswith(("aHR0c", "eyJ")):
        return ""
    try:
        plain = urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
    except ValueError:
        return ""
    found = _ADDRESS.search(plain.replace("\\", ""))
    return found[0] if found else ""


def _mended(address: str) -> str:
    """Give back the slash that a path with two of them loses on its way."""
    return re.sub(r"^(https?):/(?!/)", r"\1://", address, count=1, flags=re.IGNORECASE)


def _ends(host: str) -> Iterator[str]:
    """Yield a host, and the domains above it."""
    while host:
        yield host
        host = host.partition(".")[2]


@lru_cache(maxsize=16)
def _is_counter(address: str) -> bool:
    """Tell whether a link is one of a program that counts clicks."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
    except ValueError:
        return False
    path = parts.path.lower()
    for one in _ends(host):
        if (beginnings := COUNTERS.get(one)) is not None:
            return not beginnings or path.startswith(beginnings)
    if path.startswith(SURE_PATHS) or (len(path) < 2 and _SALESFORCE.match(f"{path}?{parts.query}")):
        return True
    said = f"{parts.path}/{parts.query}".replace("?", "/").replace("=", "/").replace("&", "/").split("/")
    return path.startswith(COUNTING_PATHS) and any(map(_is_key, said[:40]))


def _is_key(piece: str) -> bool:
    """Tell whether a piece of an address was made by a program, and is no name of a page in words."""
    if len(piece) < _SHORTEST_KEY or not _KEY.fullmatch(piece):
        return False
    words = [one for one in piece.split("-") if one.isalpha() and one.islower() and not _HEX.fullmatch(one)]
    return len(words) < _NAMED
