"""Claims that an article's name and address imply, whatever reader read it.

A day in an address ("/2025/12/31/") or at the start of a file's name ("2025-12-31-harbour-tides.md"),
a title of last resort from the file's name, and the site's defaults.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from publisher.models import Article, Circumstances, Claim
from publisher.tables.datewords import words

_IN_NAME = re.compile(
    r"^((?:19|20)\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)(?:[T_-]\d\d[-_:]?\d\d(?:[-_:]?\d\d)?Z?)?[-_. ]*"
)
# "/2025/12/31/", "/2025-12-31-slug", "/2025/dec/31/", "/2025/1231/", "/slug-20251231.html"
_YEAR, _MONTH, _DAY = "((?:19|20)[0-9]{2})", "(0?[1-9]|1[0-2])", "(0?[1-9]|[12][0-9]|3[01])"
_TWO = "(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])"
_IN_PATH = tuple(
    re.compile(pattern)
    for pattern in (
        rf"/{_YEAR}/{_MONTH}/{_DAY}(?=[/_.-]|$)",
        rf"[/_-]{_YEAR}([_-])(0[1-9]|1[0-2])\2([0-3][0-9])(?![0-9])",
        rf"/{_YEAR}/([a-z]{{3}})/{_DAY}(?=[/_-]|$)",
        rf"/{_YEAR}/{_TWO}(?=[/_.-]|$)",
        rf"[/_-](20[0-9]{{2}}){_TWO}(?![0-9])",
    )
)
_BLANKS = re.compile(r"[-_\s]+")
# Names that count notes, or say when one was written, and are no title: "note1", "101500".
_COUNTER = re.compile(
    r"(?:(?:new )?(?:article|doc|draft|entry|item|log|memo|note|page|post|status|untitled)[\W_]*\d)?[\W\d_]*",
    re.IGNORECASE,
)
_MONTHS = {word: key for kind, key, word in words("en") if kind == "month"}


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
    match = _IN_NAME.match(stem)
    stem = stem.rsplit(".", 1)[0] if match else stem.split(".", 1)[0]
    match = match and _IN_NAME.match(stem)
    found = []
    if match and not article.place:
        found.append(Claim("published", "-".join(match.groups()[:3]), "file name"))
    slug = _BLANKS.sub(" ", stem[match.end() :] if match else stem).strip()
    if slug and not article.place and not _COUNTER.fullmatch(slug):
        found.append(Claim("title", slug[0].upper() + slug[1:], "file name"))
    return found


def from_address(url: str) -> list[Claim]:
    """Claim the day in an address's path, if there is one."""
    if not url:
        return []
    try:
        path = urlsplit(url).path[:500]
    except ValueError:
        return []
    for pattern in _IN_PATH:
        match = pattern.search(path)
        if not match:
            continue
        year, month, day = (part for part in match.groups() if part not in "_-")
        if month.isalpha():
            if month not in _MONTHS:
                continue
            month = _MONTHS[month]
        return [Claim("published", f"{year}-{month:0>2}-{day:0>2}", "URL path")]
    return []
