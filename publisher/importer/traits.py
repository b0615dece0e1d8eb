"""What an entry of a feed and an article of the site can have in common: id, address, slug, title and day.

Texts are folded, so that what people and programs write differently compares equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, tzinfo
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from publisher.importer.article_file import ArticleFile
from publisher.importer.imported import ImportedEntry
from publisher.models import Claim, Entry
from publisher.normalizer import implied
from publisher.tables.tracking import FEED_WORDS, ORIGIN_NAMES, TRACKING, TRACKING_PREFIXES
from publisher.text.clean import bare_letters, clean
from publisher.text.iris import NoAddress, absolute, host_of

INDEX = frozenset({"index", "_index", "default"})  # names of a folder's own page
_INDEX_PAGE = re.compile(r"/(?:index|default)\.(?:[xs]?html?|php|aspx?)\Z", re.IGNORECASE)
_PAGE_SUFFIX = re.compile(r"\.(?:[xs]?html?|php|aspx?|jsp|cfm|md)\Z", re.IGNORECASE)
_FILE_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,10}(?:\.gz)?\Z")
_LANGUAGE = re.compile(r"\.[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})?\Z")  # "fog.fr.md", "fog.pt-BR.md"
_DATE = re.compile(r"(?:19|20)\d\d[-_.]?[01]\d[-_.]?[0-3]\d(?!\d)[-_. ]{0,9}")
_PERIOD = re.compile(r"/((?:19|20)\d\d)(?:[/-](0[1-9]|1[0-2]))?(?=[/-])")
_LONGEST = 500  # characters of a path that are looked at


class Traits(NamedTuple):
    """What is compared. "" and None are unknown, and compare with nothing."""

    id: str = ""
    links: frozenset[str] = frozenset()  # see `link_key`
    slugs: frozenset[str] = frozenset()
    title: str = ""
    day: int | None = None  # proleptic ordinal
    is_day_sure: bool = False  # it is the site's own day, and not that of another offset
    minute: int | None = None  # since the epoch, where the hour is known
    period: str = ""  # that the entry's address names: "2024" or "2024/05"
    is_title_said: bool = True  # and not made of a file's name


def traits_of_entry(entry: ImportedEntry, article: ArticleFile, zone: tzinfo, *, is_zone_known: bool) -> Traits:
    """Describe an entry; `zone` is the site's, and known where the configuration names it."""
    address = entry.link or entry.id
    moment = article.published or article.updated
    day, sure, minute = None, False, None
    if moment is not None:
        day, sure = _day(moment.instant, zone, day_only=moment.day_only, is_zone_known=is_zone_known)
        minute = None if moment.day_only else int(moment.instant.timestamp()) // 60
    said = next((date.fromisoformat(one).toordinal() for one in _days_in(address)), None)
    if said is not None and (day is None or abs(said - day) <= 1):
        day, sure = said, True
    period = _PERIOD.search(_path(address)[:_LONGEST])
    return Traits(
        id=article.id,
        links=frozenset(filter(None, (link_key(entry.link), link_key(entry.id)))),
        slugs=frozenset(slugs_in(_last_part(entry.link) or _last_part(entry.id))),
        title=folded_title(entry.title),
        day=day,
        is_day_sure=sure,
        minute=minute,
        period="/".join(filter(None, period.groups())) if period else "",
    )


def traits_of_article(
    name: str, place: str, entry: Entry, claims: Iterable[Claim], zone: tzinfo, *, is_zone_known: bool
) -> Traits:
    """Describe an article of the site.

    Args:
        name: The file's name below the sources, with forward slashes.
        place: The record's place in the file, "" for a file that is one article.
        entry: What a build makes of it.
        claims: What it says of itself.
        zone: The site's time zone.
        is_zone_known: Whether the configuration names it.
    """
    day, sure, minute = None, False, None
    if entry.published is not None:
        day, sure = _day(entry.published, zone, day_only=entry.day_only, is_zone_known=is_zone_known)
        minute = None if entry.day_only else int(entry.published.timestamp()) // 60
    slugs = {slug for one in claims if one.field == "slug" for slug in slugs_in(_last_part(str(one.value)))}
    slugs |= set(slugs_in(_last_part(entry.link)))
    if not place:
        slugs |= {slug for stem in _stems(name) for slug in slugs_in(stem)}
    title = entry.provenance.get("title")
    return Traits(
        id=entry.id,
        links=frozenset(filter(None, (link_key(entry.link),))),
        slugs=frozenset(slugs),
        title=folded_title(entry.title),
        day=day,
        is_day_sure=sure,
        minute=minute,
        is_title_said=title is None or title.origin != "file name",
    )


def folded_title(title: str) -> str:
    """Fold a title: letters and digits without case and accents; one of signs only is kept as it is."""
    cleaned = clean(title)
    return bare_letters(cleaned) or cleaned.casefold()


def link_key(address: str) -> str:
    """Fold an address: without scheme, "www.", the name of an index page, closing slash and tracking.

    Gives "" for what is no web address, and for a site's front page, which is no article's address.
    """
    try:
        parts = urlsplit(absolute(address, ""))
        port = parts.port
    except (NoAddress, ValueError):
        return ""
    path = _INDEX_PAGE.sub("/", unquote(parts.path)).rstrip("/")
    query, fragment = _without_tracking(parts.query), _without_tracking(parts.fragment)
    if not path and not query and not fragment:
        return ""
    host = host_of(f"{parts.scheme}://{parts.netloc}")
    number = "" if port in {None, 80, 443} else f":{port}"
    return f"{host}{number}{path}?{query}#{fragment}"


def _without_tracking(query: str) -> str:
    return "&".join(one for one in query.split("&") if one and not _is_tracking(one))


def _is_tracking(parameter: str) -> bool:
    name, _, value = parameter.lower().partition("=")
    if name in TRACKING or name.startswith(TRACKING_PREFIXES):
        return True
    return name in FEED_WORDS or (name in ORIGIN_NAMES and value in FEED_WORDS)


def slugs_in(part: str) -> Iterator[str]:
    """Give the folded slugs of a part of a path or name: whole, and without the date before it."""
    whole = bare_letters(part)
    if whole:
        yield whole
    date_before = _DATE.match(part)
    if date_before and (rest := bare_letters(part[date_before.end() :])):
        yield rest


def _stems(name: str) -> Iterator[str]:
    """Give the name of a file without suffix and language; for an index page that of its folder."""
    folder, _, base = name.rpartition("/")
    whole = _FILE_SUFFIX.sub("", base)
    for stem in dict.fromkeys((whole, _LANGUAGE.sub("", whole))):
        if stem.lower() not in INDEX:
            yield stem
        elif folder:
            yield folder.rpartition("/")[2]


def _path(address: str) -> str:
    try:
        return urlsplit(address).path if address.lower().startswith(("http://", "https://")) else ""
    except ValueError:
        return ""


def _last_part(address: str) -> str:
    """Give the last part of an address's path, or of a slug that has slashes, without its suffix.

    Gives "" where a query or fragment tells pages of one path apart ("article.php?id=12").
    """
    if ":" in address and not link_key(address).endswith("?#"):
        return ""
    path = _path(address) if ":" in address else address
    path = _INDEX_PAGE.sub("", unquote(path)).rstrip("/")
    return _PAGE_SUFFIX.sub("", path.rpartition("/")[2])


def _days_in(address: str) -> Iterator[str]:
    for claim in implied.from_address(address if ":" in address else ""):
        value = str(claim.value)
        try:
            date.fromisoformat(value)
        except ValueError:
            continue  # 31 February
        yield value


def _day(instant: datetime, zone: tzinfo, *, day_only: bool, is_zone_known: bool) -> tuple[int, bool]:
    """Give the site's day of an instant, and whether it is sure.

    An offset other than UTC's is the site's own. Midnight in UTC is a day without an hour. Any other time in
    UTC has the day of the site's time zone, which is a guess where the configuration names none.
    """
    if day_only or instant.utcoffset() or not (instant.hour or instant.minute or instant.second):
        return instant.date().toordinal(), True
    return instant.astimezone(zone).date().toordinal(), is_zone_known
