"""Claims that an article's name and address imply, whatever reader read it.

A day in an address ("/2025/12/31/"), in the names of folders ("2025/12/31/tides/index.md") or of the file
("2025-12-31-harbour-tides.md"), the language of a translation ("tides.fr.md"), a title of last resort from the
name of the file or its folder, and the site's defaults.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from urllib.parse import urlsplit

from publisher.models import Article, Circumstances, Claim
from publisher.tables.calendars import date_words
from publisher.tables.front_matter_words import UNTITLED
from publisher.tables.syndication import LANGUAGES
from publisher.text.dates import find_date
from publisher.text.lazy import lazy

_IN_NAME = re.compile(
    r"^((?:19|20)\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)(?:[T_-]?\d\d[-_:]?\d\d(?:[-_:]?\d\d)?Z?(?!\d))?[-_. ]*"
)
_SHORT_IN_NAME = re.compile(
    r"^((?:19|20)\d\d)-(0?[1-9]|1[0-2])-(0?[1-9]|[12]\d|3[01])(?:[-_. ]+|$)"
)  # "2025-9-3-tide"
# "/2025/12/31/", "/2025-12-31-slug", "/2025/dec/31/", "/2025/december/31/", "/2025/1231/", "/slug-20251231"
_YEAR, _MONTH, _DAY = "((?:19|20)[0-9]{2})", "(0?[1-9]|1[0-2])", "(0?[1-9]|[12][0-9]|3[01])"
_TWO = "(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])"
_IN_PATH = tuple(
    re.compile(pattern)
    for pattern in (
        rf"/{_YEAR}/{_MONTH}/{_DAY}(?=[/_.-]|$)",
        rf"[/_-]{_YEAR}([_-])(0[1-9]|1[0-2])\2([0-3][0-9])(?![0-9])",
        rf"/{_YEAR}/([a-z]{{3,9}})/{_DAY}(?=[/_-]|$)",
        rf"/{_YEAR}/{_TWO}(?=[/_.-]|$)",
        rf"[/_-](20[0-9]{{2}}){_TWO}(?![0-9])",
    )
)
# Folders by day: "2019/05/28/deep/", "2019/05/28-deep", "2019/05-28-deep", "2021-08-01-welcome/"; at the end of
# a name: "tide-2021-08-01".
_IN_FOLDERS = tuple(
    lazy(pattern)
    for pattern in (
        rf"/{_YEAR}/{_MONTH}/{_DAY}(?=[/_. -]|$)",
        rf"/{_YEAR}[_.-](0[1-9]|1[0-2])[_.-](0[1-9]|[12][0-9]|3[01])(?![0-9])",
        rf"/{_YEAR}/(0[1-9]|1[0-2])[_.-](0[1-9]|[12][0-9]|3[01])(?=[/_. -]|$)",
        rf"/{_YEAR}/{_TWO}(?=[/_. -]|$)",
        rf"/{_YEAR}{_TWO}(?=[/_. -]|$)",
        rf"[_ -]{_YEAR}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
    )
)
_OPENING_DAY = re.compile(
    r"^(?:[01]\d[_.-])?[0-3]\d[_.-]+(?=\D)"
)  # "28-deep", "05-28-deep" below a folder's year
_BUNDLES = frozenset({"index", "_index", "readme"})  # names of files that represent their folder
# Names for the kind of page that a folder is: Grav's templates, Next.js's and SvelteKit's routes.
_KINDS = frozenset("default item page +page post article entry".split())
_ORDER = re.compile(r"^\d{1,3}[._](?=\D)")  # "02.hail": the place of a folder among others (Grav, Kirby)
_EXPORTED = re.compile(r" [0-9a-f]{32}$")  # what Notion writes behind a title
_FORMATS = frozenset("html htm json md txt".split())  # "index.html.md", "wire.json.gz"
_LANGUAGE = re.compile(r"[a-zA-Z]{2}(?:[-_](?:[a-zA-Z]{2}|[A-Z][a-z]{3}))?")
_DENOTE = lazy(r"^(?=\d{8}T\d{6})(.{1,200}?)__[\w-]{1,200}$")  # "20250307T101500--fog__harbour_weather"
# Names that a program made up, and that are no words: UUID (RFC 9562), ULID, digests, numbers of a slip box
# ("21a3b"), weeks and quarters.
_MADE = lazy(
    r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}|[0-9A-HJKMNP-TV-Z]{26}|(?=[a-f]{0,63}\d)[0-9a-f]{8,64}"
    r"|\d{1,4}(?:[.,/-]?\d{1,4}){0,9}[a-z]\d{1,3}(?:[a-z]\d{0,3}){0,9}"
    r"|(?:19|20)\d\d[-_ ]?(?:w|kw|q|s)\d{1,2}"
    r"|1\d{8,9}(?:_\d{1,4})?\.[#a-z]?\d\w{0,60}(?:\.[\w.=,-]{0,200})?",  # Maildir
    re.IGNORECASE,
)
_RUN = re.compile(r"[A-Z]+|[a-z]+|\d+")
_SHORTEST_KEY = 10  # characters of a random key
_ADDRESSES = frozenset({"link", "slug", "path"})
_BLANKS = re.compile(r"[-_\s]+")
# Names that count notes, or say when one was written, and are no title: "note1", "101500".
_COUNTER = lazy(
    r"(?:(?:new )?(?:article|doc|draft|entry|item|log|memo|note|page|post|status|untitled)[\W_]*\d)?[\W\d_]*",
    re.IGNORECASE,
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
    return (*found, *_from_name(article, circumstances.source.generator))


def _from_name(article: Article, generator: str) -> list[Claim]:
    if article.place:
        return []
    folder, _, file = article.name.rpartition("/")
    stem, language = _parted(file)
    found = [Claim("language", language, "file name")] if language else []
    stem = _EXPORTED.sub("", stem)
    if stem.lower() in _BUNDLES or (folder and stem.lower() in _KINDS):
        folder, _, stem = folder.rpartition("/")  # "tide/index.md": the folder is the article
        stem = _ORDER.sub("", _EXPORTED.sub("", stem))
    match = _IN_NAME.match(stem) or _SHORT_IN_NAME.match(stem)
    day = "-".join(part.zfill(2) for part in match.groups()[:3]) if match else ""
    slug = stem[match.end() :] if match else stem
    if not day:
        day = _day_of(f"/{folder}/{stem}" if folder else f"/{stem}")
        slug = _OPENING_DAY.sub("", slug) if day else slug
    if day:
        found.append(Claim("published", day, "file name"))
    if denote := _DENOTE.match(stem):
        slug = slug[: len(slug) - (len(stem) - denote.end(1))]
    title = _BLANKS.sub(" ", slug).strip()
    if title and not _COUNTER.fullmatch(title) and not _is_made(slug):
        shown = _capitalized(slug) if generator == "jekyll" else title[0].upper() + title[1:]
        found.append(Claim("title", shown, "file name"))
    return found


def _is_made(name: str) -> bool:
    """Tell whether a file's name is no words: a program made it up, or it is what every new file is called."""
    name = name.strip("-_. ")
    if _MADE.fullmatch(name) or _BLANKS.sub(" ", name).casefold() in UNTITLED:
        return True
    if len(name) >= _SHORTEST_KEY and name.isascii() and " " not in name and any(map(str.isdigit, name)):
        # Letters of both sizes and digits take turns: "V1StGXR8_Z5jdHi6B-myT".
        return not (name.islower() or name.isupper()) and 2 * len(_RUN.findall(name)) >= len(name)
    return find_date(name) == name


def _capitalized(slug: str) -> str:
    """Write a title as Jekyll does: each word between hyphens begins with a capital."""
    return " ".join(word.capitalize() for word in slug.strip("-. ").split("-"))


def _parted(file: str) -> tuple[str, str]:
    """Part the name of a file into its stem and the language of a translation: "fog.pt-BR.md"."""
    stem = file.rsplit(".", 1)[0]
    if "." not in stem:
        return stem, ""
    rest, _, code = stem.rpartition(".")
    if rest and _LANGUAGE.fullmatch(code) and code[:2].lower() in LANGUAGES:
        return rest, code
    return (rest if code in _FORMATS else stem), ""


def _day_of(path: str) -> str:
    """Return the day in the folders of a path or at the end of its name, "" where there is none."""
    if "19" not in path and "20" not in path:
        return ""
    for pattern in _IN_FOLDERS:
        found = pattern.findall(path[-500:])
        if found:
            return "-".join(part.zfill(2) for part in found[-1])
    return ""


def from_addresses(link: str, claims: Iterable[Claim]) -> list[Claim]:
    """Claim the day in an article's address, else in what it says of its address ("path", "slug", "url")."""
    found = from_address(link)
    for claim in () if found else claims:
        if claim.field in _ADDRESSES and isinstance(claim.value, str) and "/" in claim.value:
            path = claim.value if "://" in claim.value else "/" + claim.value.lstrip("/")
            found = found or from_address(path)
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
            if month not in _months():
                continue
            month = _months()[month]
        return [Claim("published", f"{year}-{month:0>2}-{day:0>2}", "URL path")]
    return []


@cache
def _months() -> dict[str, str]:
    return {word: key for kind, key, word in date_words("en") if kind == "month"}
