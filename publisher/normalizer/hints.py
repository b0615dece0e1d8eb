"""What an article's name and address say: claims that no reader makes, because every reader would.

A day in an address ("/2025/12/31/") or at the head of a file's name ("2025-12-31-harbour-tides.md"),
a title of last resort from the file's name, and the site's defaults.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from publisher.models import Article, Circumstances, Claim

_IN_NAME = re.compile(
    r"^((?:19|20)\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)(?:[T_-]\d\d[-_:]?\d\d(?:[-_:]?\d\d)?Z?)?[-_. ]*"
)
_IN_PATH = re.compile(
    r"/((?:19|20)\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?=[/_-]|$)|/((?:19|20)\d\d)([01]\d)([0-3]\d)(?=[/_-]|$)"
)


def claims_of(article: Article, circumstances: Circumstances) -> tuple[Claim, ...]:
    """Collect the claims of name, address and site defaults, weakest last."""
    site = circumstances.site
    said = [
        ("link", circumstances.url, "argument"),
        ("language", site.language, "site default"),
        ("timezone", site.timezone, "site default"),
        ("publisher", site.publisher, "site default"),
    ]
    found = [Claim(field, value, origin) for field, value, origin in said if value]
    return (*found, *_from_name(article))


def _from_name(article: Article) -> list[Claim]:
    stem = article.name.rsplit("/", 1)[-1]
    stem = stem.split(".", 1)[0] if not _IN_NAME.match(stem) else stem.rsplit(".", 1)[0]
    match = _IN_NAME.match(stem)
    found = []
    if match and not article.place:
        found.append(Claim("published", "-".join(match.groups()[:3]), "file name"))
    slug = re.sub(r"[-_\s]+", " ", stem[match.end() :] if match else stem).strip()
    if slug and not article.place:
        found.append(Claim("title", slug[0].upper() + slug[1:], "file name"))
    return found


def from_address(url: str) -> list[Claim]:
    """Claim the day that stands in an address's path, if one does."""
    try:
        match = _IN_PATH.search(urlsplit(url).path)
    except ValueError:
        return []
    if not match:
        return []
    year, month, day = (part for part in match.groups() if part)
    return [Claim("published", f"{year}-{month:0>2}-{day:0>2}", "URL path")]
