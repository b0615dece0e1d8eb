"""Where the addresses of a saved page lead: its `<base>`, and the host in place of the maker's own computer."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

from publisher.text.lazy import lazy

_HEAD = 100_000  # characters of a page in which its <base> is looked for
_BASE = lazy(r"<base\s(?:[^<>]{0,500}?\s)?href\s{0,9}=\s{0,9}[\"']?([^\"'\s<>]{1,2000})", re.IGNORECASE)
_LOCAL = lazy(
    r"""<(?:link|meta)\b[^<>]{0,300}?\b(?:canonical|og:url)\b[^<>]{0,300}?"""
    r"""["'](https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::\d{1,5})?)(?=[/"'])""",
    re.IGNORECASE,
)


def with_own_host(text: str, own: str) -> str:
    """Put the host of a page's address in place of the maker's own computer, for which the page was made."""
    if "://localhost" not in text and "://127.0.0.1" not in text and "://0.0.0.0" not in text:
        return text
    match, parts = _LOCAL.search(text[:_HEAD]), urlsplit(own)
    if match is None or not parts.netloc or own.startswith(match[1]):
        return text
    return re.sub(rf"{re.escape(match[1])}(?=[/\"'])", f"{parts.scheme}://{parts.netloc}", text)


def base_of(text: str, address: str) -> str:
    """Return what the page's relative links resolve against: its `<base>`, else its address (HTML, 2.4.3)."""
    match = _BASE.search(text[:_HEAD]) if "<base" in text[:_HEAD].lower() else None
    if match is None:
        return address
    try:
        return urljoin(address, unescape(match[1]))
    except ValueError:
        return address
