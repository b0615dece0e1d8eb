"""Values with a grammar: addresses, dates, language tags (BCP 47), media types (RFC 6838), mail addresses.

Each fault_of_ function says in a few words what is wrong, or returns "".

Addresses are URIs (RFC 3986), IRIs (RFC 3987), tag URIs (RFC 4151) and URNs (RFC 8141). Dates are written
as in RFC 3339 (Atom, JSON Feed), RFC 822 (RSS) or W3CDTF (Dublin Core). The clock is not read: a date is
implausible before 1990, when there were no feeds, and from 2100 on.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from publisher.tables.syndication import LANGUAGES, SCHEMES
from publisher.text.iris import UNSAFE, is_tag_uri, is_urn, is_uuid

# -- addresses -----------------------------------------------------------------------------------------------

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,30}):")
_FORBIDDEN = re.compile(rf"[\x00-\x20\x7f-\x9f{re.escape(UNSAFE)}\[\]\u2028\u2029\ufffd\ufffe\uffff]")
_IPV6 = re.compile(r"//(?:[^/?#@\[\]]{0,99}@)?\[[0-9A-Fa-f:.]{2,60}\]")
_AUTHORITY = re.compile(r"[A-Za-z]{1,9}://[^/?#]")
_HIERARCHICAL = frozenset("http https ftp".split())
_PORTS = {"http": "80", "https": "443", "ftp": "21"}
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_LONGEST_ADDRESS = 8000


def fault_of_reference(text: str) -> str:
    """Say what is wrong with an IRI reference, absolute or relative; "" is a reference too."""
    if len(text) > _LONGEST_ADDRESS:
        return "the address is too long for any client"
    return _fault_of_reference(text)


@lru_cache(maxsize=1024)  # feeds name an address several times: as link, as id, in each format
def _fault_of_reference(text: str) -> str:
    wrong = _FORBIDDEN.search(_IPV6.sub("//host", text, count=1) if "[" in text else text)
    if wrong:
        return f"{_quote(text)} holds {_name(wrong[0])}, which is not allowed in an address"
    scheme = scheme_of(text)
    if scheme == "tag" and not is_tag_uri(text):
        return f"{_quote(text)} is not a tag URI (RFC 4151)"
    if scheme == "urn":
        return _fault_of_urn(text)
    if scheme in _HIERARCHICAL and not _AUTHORITY.match(text):
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


# -- dates ---------------------------------------------------------------------------------------------------

_RFC3339 = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,30})?(?:Z|[+-](\d\d):(\d\d))", re.ASCII
)
_W3CDTF = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)"
    r"(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,30})?)?(?:Z|[+-](\d\d):(\d\d)))?)?)?",
    re.ASCII,
)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ZONES = "UT|GMT|EST|EDT|CST|CDT|MST|MDT|PST|PDT|Z"
_RFC822 = re.compile(
    rf"(?:({'|'.join(_DAYS)}), )?(\d\d?) ({'|'.join(_MONTHS)}) (\d{{4}}) (\d\d):(\d\d)(?::(\d\d))?"
    rf" (?:[+-]\d\d[0-5]\d|{_ZONES})",
    re.ASCII,
)
# RFC 822 allows these, but not all readers do: two-digit years, other cases, more spaces, old zones.
_RFC822_LOOSE = re.compile(
    rf"(?:(?:{'|'.join(_DAYS)})\s{{0,9}},\s{{0,9}})?(\d\d?)\s{{1,9}}({'|'.join(_MONTHS)})\s{{1,9}}(\d\d(?:\d\d)?)"
    rf"\s{{1,9}}(\d\d):(\d\d)(?::(\d\d))?\s{{1,9}}(?:[+-]?\d{{4}}|{_ZONES}|[A-IK-Z])",
    re.ASCII | re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)\d{4}(?=-|\s|$)", re.ASCII)
_LONGEST_DATE = 200


def fault_of_rfc3339(text: str) -> str:
    """Say what is wrong with a date-time with a zone (RFC 3339; capital T and Z, as RFC 4287 asks)."""
    match = _RFC3339.fullmatch(text[:_LONGEST_DATE])
    if not match:
        return f"{_quoted(text)} is not an RFC 3339 date with time and zone"
    return _fault_of_numbers([int(part) if part else 0 for part in match.groups()], text)


def fault_of_w3cdtf(text: str) -> str:
    """Say what is wrong with a W3CDTF date: a year, a month, a day, or a day with time and zone."""
    match = _W3CDTF.fullmatch(text[:_LONGEST_DATE])
    if not match:
        return f"{_quoted(text)} is not a W3CDTF date (a time needs a zone)"
    year, month, day, *rest = match.groups()
    numbers = [int(year), int(month or 1), int(day or 1), *(int(part or 0) for part in rest)]
    return _fault_of_numbers(numbers, text)


def fault_of_rfc822(text: str) -> str:
    """Say what is wrong with an RSS date, in any of the forms that RFC 822 allows."""
    match = _RFC822.fullmatch(text[:_LONGEST_DATE])
    if match:
        return _fault_of_rfc822_parts(match, text)
    match = _RFC822_LOOSE.fullmatch(_without_comments(text)) if len(text) <= _LONGEST_DATE else None
    if not match:
        return f"{_quoted(text)} is not an RFC 822 date"
    year = int(match[3]) + (0 if len(match[3]) == 4 else 2000 if int(match[3]) < 50 else 1900)
    month = _MONTHS.index(match[2].title()) + 1
    numbers = [year, month, int(match[1]), int(match[4]), int(match[5]), int(match[6] or 0)]
    return _fault_of_numbers(numbers, text)


def weakness_of_rfc822(text: str) -> str:
    """Say what is unwise about an RFC 822 date without a fault: any form but the one that RSS recommends."""
    return "" if _RFC822.fullmatch(text) else f"{_quoted(text)} is a date that not every reader understands"


def is_implausible(text: str) -> bool:
    """Report whether a well-formed date is before 1990 or after 2099."""
    year = _YEAR.search(text[:_LONGEST_DATE])
    return year is not None and not 1990 <= int(year[0]) < 2100


def _fault_of_rfc822_parts(match: re.Match[str], text: str) -> str:
    weekday, day, month, year, hour, minute, second = match.groups()
    numbers = [int(year), _MONTHS.index(month) + 1, int(day), int(hour), int(minute), int(second or 0)]
    fault = _fault_of_numbers(numbers, text)
    if fault or not weekday:
        return fault
    true = _DAYS[date(*numbers[:3]).weekday()]
    return "" if weekday == true else f"{_quoted(text)} names {weekday}, but that day is a {true}"


def _fault_of_numbers(numbers: list[int], text: str) -> str:
    """Check year, month, day, hour, minute, second, and hours and minutes of a zone."""
    year, month, day, *clock = numbers
    try:
        date(year, month, day)
    except ValueError:
        return f"{_quoted(text)} names a day that does not exist"
    limits = (23, 59, 60, 23, 59)  # 60 is a leap second
    if any(value > limit for value, limit in zip(clock, limits, strict=False)):
        return f"{_quoted(text)} names a time that does not exist"
    return ""


def _without_comments(text: str) -> str:
    # Comments nest (RFC 822 3.1.4), and a backslash escapes a bracket.
    text = re.sub(r"\\.", "", text) if "\\" in text else text
    for _ in range(5 if "(" in text else 0):
        text = re.sub(r"\([^()]{0,200}\)", " ", text)
    return text.strip()


def _quoted(text: str) -> str:
    return f'"{text[:60]}"'


# -- language tags, media types, mail addresses --------------------------------------------------------------

_LANGUAGE = re.compile(r"([A-Za-z]{2,3}|[iIxX])((?:-[A-Za-z0-9]{1,8}){0,20})")
_NAME = r"[^\s()<>,;:\\\"/\[\]?=\x00-\x1f\x7f]{1,127}"
_MEDIA_TYPE = re.compile(
    rf"({_NAME})/{_NAME}((?:\s{{0,9}};\s{{0,9}}{_NAME}=(?:{_NAME}|\"[^\"]{{0,200}}\")){{0,9}})"
)
_MAIL = re.compile(r"[^\s@<>()\[\],;:\\\"]{1,64}@(?:[\w-]{1,63}\.){0,20}[\w-]{1,63}")
_COMPOSITE = ("multipart", "message")
_LONGEST = 300


def fault_of_language(tag: str) -> str:
    """Say what is wrong with a language tag (BCP 47: form, and a registered first subtag)."""
    match = _LANGUAGE.fullmatch(tag[:_LONGEST])
    if not match:
        return f'"{tag[:40]}" is not a language tag'
    primary = match[1].lower()
    if len(primary) == 2 and primary not in LANGUAGES:
        return f'"{tag[:40]}" is not a known language'
    if len(primary) == 1 and not match[2]:
        return f'"{tag[:40]}" is not a language tag'
    return ""


def fault_of_media_type(text: str) -> str:
    """Say what is wrong with a media type such as "text/html; charset=utf-8"."""
    return "" if _MEDIA_TYPE.fullmatch(text[:_LONGEST]) else f'"{text[:40]}" is not a media type'


def is_composite(media_type: str) -> bool:
    """Report whether a media type is composite, which Atom content must not be (RFC 4287 4.1.3.1)."""
    return media_type.split("/", 1)[0].lower() in _COMPOSITE


def is_xml(media_type: str) -> bool:
    """Report whether a media type is XML (RFC 7303)."""
    bare = media_type.split(";", 1)[0].strip().lower()
    return bare.endswith(("+xml", "/xml"))


def fault_of_mail(text: str) -> str:
    """Say what is wrong with a bare mail address."""
    return "" if _MAIL.fullmatch(text[:_LONGEST]) else f'"{text[:60]}" is not a mail address'


def fault_of_rss_mail(text: str) -> str:
    """Say what is wrong with a person in RSS, "jane@example.com (Jane Doe)" or only the address."""
    person = _without_mailto(text)
    if "@" not in person[1:]:
        return f'"{text[:60]}" has no mail address'
    return fault_of_mail(person[:-1].partition("(")[0].strip()) if person.endswith(")") else ""


def weakness_of_rss_mail(text: str) -> str:
    """Say what is unwise about a person in RSS without a fault: the RSS Profile recommends a name."""
    return "" if _without_mailto(text).endswith(")") else "the person is not written as address (name)"


def _without_mailto(text: str) -> str:
    return unquote(text[7:]) if text.startswith("mailto:") else text
