"""Addresses: URIs (RFC 3986), IRIs (RFC 3987), tag URIs (RFC 4151), URNs (RFC 8141).

Each fault_of_ function says in a few words what is wrong, or returns "".
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urljoin, urlsplit

from publisher.tables.syndication import SCHEMES
from publisher.text.iris import UNSAFE, is_tag_uri, is_urn, is_uuid

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,30}):")
_FORBIDDEN = re.compile(rf"[\x00-\x20\x7f-\x9f{re.escape(UNSAFE)}\[\]\u2028\u2029\ufffd\ufffe\uffff]")
_IPV6 = re.compile(r"//(?:[^/?#@\[\]]{0,99}@)?\[[0-9A-Fa-f:.]{2,60}\]")
_HIERARCHICAL = frozenset("http https ftp".split())
_PORTS = {"http": "80", "https": "443", "ftp": "21"}
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_LONGEST = 8000


def fault_of_reference(text: str) -> str:
    """Say what is wrong with an IRI reference, absolute or relative; "" is a reference too."""
    if len(text) > _LONGEST:
        return "the address is too long for any client"
    wrong = _FORBIDDEN.search(_IPV6.sub("//host", text, count=1))
    if wrong:
        return f"{_quote(text)} holds {_name(wrong[0])}, which is not allowed in an address"
    scheme = scheme_of(text)
    if scheme == "tag" and not is_tag_uri(text):
        return f"{_quote(text)} is not a tag URI (RFC 4151)"
    if scheme == "urn":
        return _fault_of_urn(text)
    if scheme in _HIERARCHICAL and not re.match(r"[A-Za-z]+://[^/?#]", text):
        return f"{_quote(text)} has no host"
    return _fault_of_host(text)


def fault_of_absolute(text: str, *, ascii_only: bool = False) -> str:
    """Say what is wrong with an absolute IRI, or with a URI (`ascii_only`), which RSS asks for."""
    if not text:
        return "the address is empty"
    fault = fault_of_reference(text)
    if fault:
        return fault
    scheme = scheme_of(text)
    if not scheme or len(text) == len(scheme) + 1:
        return f"{_quote(text)} is not absolute"
    if ascii_only and not text.isascii():
        return f"{_quote(text)} has letters that a URI must not contain"
    return ""


def fault_of_web_address(text: str) -> str:
    """Say what is wrong with an http or https URL, which must be ASCII in RSS."""
    if scheme_of(text) not in {"http", "https"}:
        return f"{_quote(text)} is not an http or https address"
    return fault_of_absolute(text, ascii_only=True)


def scheme_of(text: str) -> str:
    """Give the scheme in lower case; "" for a relative reference."""
    match = _SCHEME.match(text)
    return match[1].lower() if match else ""


def unknown_scheme(text: str) -> str:
    """Give the scheme if it is not registered, else ""."""
    scheme = scheme_of(text)
    return scheme if scheme and scheme not in SCHEMES else ""


def canonical(text: str) -> str:
    """Give the normal form, which is the same for equivalent addresses (RFC 3986, section 6.2)."""
    parts = _split(text)
    if parts is None or not parts.scheme:
        return text
    netloc = parts.netloc
    user, at, host = netloc.rpartition("@")
    host = host.lower().rstrip(":")
    port = _PORTS.get(parts.scheme.lower())
    host = host.removesuffix(f":{port}") if port else host
    path = _unescape(parts.path)
    if netloc:
        path = _undot(path) or "/"
        prefix = f"{parts.scheme.lower()}://{user + at if user.strip(':') else ''}{host}"
    else:
        prefix = f"{parts.scheme.lower()}:"
    rest = f"?{_unescape(parts.query)}" if "?" in text.partition("#")[0] else ""
    rest += f"#{_unescape(parts.fragment)}" if "#" in text else ""
    return prefix + path + rest


def same_document(one: str, other: str) -> bool:
    """Report whether two addresses are equal except for their fragments."""
    return canonical(one.partition("#")[0]) == canonical(other.partition("#")[0])


def resolve(base: str, reference: str) -> str:
    """Resolve a reference against a base; the reference itself if that is impossible."""
    try:
        return urljoin(base, reference)
    except ValueError:
        return reference


def _fault_of_urn(text: str) -> str:
    if text[4:9].lower() == "uuid:":
        return "" if is_uuid(text) else f"{_quote(text)} is not a UUID (RFC 4122)"
    return "" if is_urn(text) else f"{_quote(text)} is not a URN (RFC 8141)"


def _fault_of_host(text: str) -> str:
    parts = _split(text)
    if parts is None:
        return f"{_quote(text)} cannot be parsed as an address"
    try:
        _ = parts.port
    except ValueError:
        return f"{_quote(text)} has an impossible port"
    return ""


def _split(text: str) -> SplitResult | None:
    try:
        return urlsplit(text)
    except ValueError:
        return None


def _unescape(text: str) -> str:
    # Only characters that need no escape are unescaped; other escapes get capital digits.
    def plain(match: re.Match[str]) -> str:
        letter = chr(int(match[1], 16))
        return letter if letter.isascii() and (letter.isalnum() or letter in "-._~") else match[0].upper()

    return _ESCAPE.sub(plain, text)


def _undot(path: str) -> str:
    kept: list[str] = []
    segments = path.split("/")
    for place, segment in enumerate(segments):
        last = place == len(segments) - 1
        if segment == ".." and len(kept) > 1:
            kept.pop()
        if segment in {".", ".."}:
            if last:
                kept.append("")
        else:
            kept.append(segment)
    return "/".join(kept)


def _quote(text: str) -> str:
    return f'"{text[:80]}"'


def _name(letter: str) -> str:
    return "a space" if letter == " " else f'"{letter}"' if letter.isprintable() else f"U+{ord(letter):04X}"
