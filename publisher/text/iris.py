"""What may be an id in Atom: IRIs (RFC 3987), tag URIs (RFC 4151), URNs (RFC 8141), UUIDs (RFC 4122)."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

# A scheme, then nothing that an IRI may not hold; brackets stand in hosts of numbers alone, and in no id.
_IRI = re.compile(
    "[A-Za-z][A-Za-z0-9+.-]{0,30}:[!#-;=?-Z_a-z~%\xa0-\u2027\u202a-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U000efffd]{1,2000}"
)
_TAG = re.compile(
    r"tag:(?:[A-Za-z0-9._-]{1,99}@)?[A-Za-z0-9][A-Za-z0-9.-]{0,252},\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
    r":(?:[A-Za-z0-9;/?:@&=+$._!~*'(),-]|[^\x00-\x7f]|%[0-9A-Fa-f]{2})*(?:#[^#]*)?",
    re.ASCII,
)
_UUID = re.compile(r"urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_URN = re.compile(
    r"urn:[a-z0-9][a-z0-9-]{0,30}[a-z0-9]:(?:[a-z0-9()+,.:=@;$_!*'/?#&~-]|[^\x00-\x7f]|%[0-9a-f]{2})+",
    re.IGNORECASE | re.ASCII,
)
_WEB = re.compile(r"(?:https?|ftp)://[^/?#]", re.IGNORECASE)


def is_iri(text: str) -> bool:
    """Tell whether an id may stand in Atom as it is (RFC 4287, 4.2.6)."""
    if not _IRI.fullmatch(text):
        return False
    scheme = text.partition(":")[0].lower()
    if scheme == "tag":
        return _TAG.fullmatch(text) is not None
    if scheme == "urn":
        return (_UUID if text[4:9].lower() == "uuid:" else _URN).fullmatch(text) is not None
    if scheme in {"http", "https", "ftp"} and not _WEB.match(text):
        return False
    try:
        _ = urlsplit(text).port
    except ValueError:
        return False
    return True


def iri_of(text: str, tags: str) -> str:
    """Give an id as Atom takes it: itself, or a tag URI of it; `tags` opens those ("tag:example.org,2025:")."""
    return text if is_iri(text) else tags + quote(text.encode("utf-8", "replace"), "/-._~!$'()*+,;=:@")
