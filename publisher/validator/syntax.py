"""Values with a small grammar: language tags (BCP 47), media types (RFC 6838), mail addresses.

Each fault_of_ function says in a few words what is wrong, or returns "".
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from publisher.tables.syndication import LANGUAGES

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
