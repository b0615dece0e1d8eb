"""Web pages that are served as they are: hand-written ones, or what a program wrote to `_site/`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from urllib.parse import urlsplit

from publisher.init.folder import SiteFolder
from publisher.init.found import Found, OldFeed, Part
from publisher.init.settings import Settings, address

BUILT = "_site public dist build output out docs site www htdocs html public_html web".split()
PAGES = (".html", ".htm", ".xhtml")
NO_ARTICLES = (
    "no page says that it is an article and when it was published; an <article> with a <time datetime> does,"
    " and so does article:published_time"
)
MOST = 3000  # pages that are looked into
DEEPEST = 16
HEAD = 64 * 1024  # bytes of a page that are looked at
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,500})", re.IGNORECASE)
_LANG = re.compile(r"<html\b[^>]{0,500}?\blang\s{0,9}=\s{0,9}[\"']?([A-Za-z-]{2,20})", re.IGNORECASE)
_TAG = re.compile(r"<(?:link|meta)\b([^>]{1,1000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"([\w:-]{1,40})\s{0,9}=\s{0,9}(?:\"([^\"]{0,1000})\"|'([^']{0,1000})'|([^\s\"'>]{1,500}))"
)
_YEAR = re.compile(r"datetime\s{0,9}=\s{0,9}[\"']?((?:19|20)\d\d)-")
_SIGNS = ("article:published_time", "datepublished", "h-entry", 'content="article"')


def find(folder: SiteFolder) -> Found | None:
    """Recognise a folder of web pages: an index.html, and other pages beside or below it."""
    return _first(folder, ("", *BUILT))


def find_built(folder: SiteFolder) -> Found | None:
    """Recognise the pages that the site's program wrote."""
    return _first(folder, BUILT)


def _first(folder: SiteFolder, tops: Sequence[str]) -> Found | None:
    for top in tops:
        files = folder.listing(top)[0]
        index = next((one for one in ("index.html", "index.htm", "index.xhtml") if one in files), "")
        if index:
            pages = _pages(folder, top)
            found = _found(folder, top, f"{top}/{index}" if top else index, pages) if len(pages) > 1 else None
            if found is not None:
                return found
    return None


def _pages(folder: SiteFolder, top: str, depth: int = 0) -> list[str]:
    """Return the pages in a folder and below."""
    files, folders = folder.listing(top)
    start = f"{top}/" if top else ""
    found = [start + one for one in files if one.lower().endswith(PAGES)]
    for below in folders:
        if depth < DEEPEST and len(found) < MOST and not below.startswith(".") and below != "node_modules":
            found += _pages(folder, start + below, depth + 1)
    return found[:MOST]


def _found(folder: SiteFolder, top: str, index: str, pages: list[str]) -> Found | None:
    """Describe a folder of pages; None for pages that were saved from several sites."""
    articles, hosts, years = 0, set(), []
    for page in pages:
        text = folder.head(page, HEAD)
        low = text.lower()
        if any(sign in low for sign in _SIGNS) or ("<article" in low and "<time" in low):
            articles += page != index
            year = _YEAR.search(low)
            years += [year[1]] if year else []
        links = _links(text[: HEAD // 4]) if "canonical" in low else {}
        host = _host(links.get("canonical", ""))
        hosts |= {host} if host else set()
    if len(hosts) > 1:
        return None
    text = folder.head(index, HEAD)
    links = _links(text)
    settings = Settings()
    for key in ("canonical", "og:url"):
        settings.take_address(_home(links.get(key, "")), f"{index}: {key}")
    title = _TITLE.search(text)
    settings.take("title", links.get("og:site_name", ""), f"{index}: og:site_name")
    settings.take("title", unescape(title[1]) if title else "", f"{index}: title")
    settings.take("description", links.get("description", ""), f"{index}: description")
    language = _LANG.search(text)
    settings.take("language", language[1] if language else "", f"{index}: lang")
    part = Part(
        top or ".", articles, served=True, comment="the folder is served as it is: a page's address is its path"
    )
    notes = [] if articles else [NO_ARTICLES]
    feed = links.get("feed", "") or folder.first(
        *(f"{top}/{one}".lstrip("/") for one in ("feed.xml", "rss.xml", "atom.xml", "index.xml", "feed.rss"))
    ).removeprefix(f"{top}/" if top else "")
    return Found(
        "web pages",
        settings=settings,
        parts=(part,),
        feed=OldFeed(feed, index if links.get("feed") else feed),
        copied=".",
        since=min(years, default=""),
        notes=(*settings.notes, *notes),
    )


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _home(url: str) -> str:
    """Return the address of the folder of an index page."""
    return address(url.rpartition("/")[0] + "/" if urlsplit(url).path.endswith((".html", ".htm")) else url)


def _links(text: str) -> dict[str, str]:
    """Return the canonical address, the feed, and named values of a page's head."""
    found: dict[str, str] = {}
    for tag in list(_TAG.finditer(text[:HEAD]))[:200]:
        values = {
            one[1].lower(): unescape(one[2] or one[3] or one[4] or "") for one in _ATTRIBUTE.finditer(tag[1])
        }
        kind = values.get("type", "").lower()
        if values.get("rel", "").lower() == "canonical":
            found.setdefault("canonical", values.get("href", ""))
        elif "alternate" in values.get("rel", "").lower() and ("rss" in kind or "atom" in kind):
            found.setdefault("feed", values.get("href", ""))
        elif name := values.get("property") or values.get("name"):
            found.setdefault(name.lower(), values.get("content", ""))
    return found
