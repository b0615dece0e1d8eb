"""A subscriber who walks from a feed into its archive (RFC 5005, section 4; JSON Feed 1.1, next_url)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from lxml import etree, html

BASE = "https://notes.example.org/feeds/"
ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
TOMBSTONE = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"


@dataclass(frozen=True)
class Page:
    """A feed or archive page as a program reads it: ids and titles, and its links by relation."""

    name: str  # below the output folder
    ids: tuple[str, ...]
    titles: tuple[str, ...]
    links: dict[str, str]  # relation -> name
    marks: frozenset[str] = frozenset()  # "archive" and "complete" (RFC 5005)
    deleted: tuple[str, ...] = ()  # ids (RFC 6721)
    contents: tuple[str, ...] = ()  # HTML


def named(address: str, base: str = BASE) -> str:
    """What an address names below the output folder, which is served at `base`."""
    assert address.startswith(base), address
    return address.removeprefix(base)


def read(target: Path, name: str) -> Page:
    """Read a file as a subscriber does; it must be there."""
    return parse(name, (target / name).read_bytes())


def parse(name: str, data: bytes, base: str = BASE) -> Page:
    """Read a feed or archive page as a program does."""
    if name.endswith(".json"):
        return _json(name, orjson.loads(data), base)
    return _xml(name, etree.fromstring(data), base)


def _json(name: str, feed: dict[str, Any], base: str) -> Page:
    links = {"prev-archive": named(feed["next_url"], base)} if "next_url" in feed else {}
    items = feed["items"]
    return Page(
        name,
        tuple(one["id"] for one in items),
        tuple(one["title"] for one in items),
        links,
        contents=tuple(one.get("content_html", "") for one in items),
    )


def _xml(name: str, root: Any, base: str) -> Page:
    channel = root[0] if root.tag == "rss" else root
    links = {one.get("rel"): one.get("href") for one in channel.findall(ATOM + "link")}
    entries = [*channel.findall("item"), *channel.findall(ATOM + "entry")]
    prefix, identity = ("", "guid") if root.tag == "rss" else (ATOM, ATOM + "id")
    content = CONTENT if root.tag == "rss" else ATOM + "content"
    relations = ("self", "current", "prev-archive", "next-archive")
    return Page(
        name,
        tuple(one.findtext(identity) for one in entries),
        tuple(one.findtext(prefix + "title") for one in entries),
        {rel: named(links[rel], base) for rel in relations if rel in links},
        frozenset(mark for mark in ("archive", "complete") if channel.find(HISTORY + mark) is not None),
        tuple(one.get("ref") for one in channel.findall(TOMBSTONE)),
        tuple(one.findtext(content, "") for one in entries),
    )


def walk(target: Path, name: str = "all.atom") -> Iterator[Page]:
    """Read a feed and then each older page; a link that leads nowhere is an error."""
    seen = set()
    while name:
        assert name not in seen
        seen.add(name)
        page = read(target, name)
        yield page
        name = page.links.get("prev-archive", "")


def dangling(target: Path, feed: str = "all") -> list[str]:
    """Name the links of a feed, its pages in every format, and their web pages that lead nowhere."""
    found: list[str] = []
    for suffix in ("rss", "atom", "json"):
        if (target / f"{feed}.{suffix}").exists():
            for page in _reachable(target, f"{feed}.{suffix}", found):
                found += [f"{page.name} -> {to}" for to in page.links.values() if not (target / to).exists()]
    for path in (target / "index.html", target / f"{feed}.html"):
        if path.exists():
            found += _of_web_page(target, path)
    return found


def _reachable(target: Path, name: str, found: list[str]) -> Iterator[Page]:
    waiting, seen = [name], {name}
    while waiting:
        page = read(target, waiting.pop())
        yield page
        older = [to for rel, to in page.links.items() if rel != "current" and (target / to).exists()]
        waiting += [to for to in older if to not in seen]
        seen.update(older)
        found += [f"{page.name}: {one}" for one in page.ids if not one]


def _of_web_page(target: Path, path: Path) -> list[str]:
    links = [one.get("href") for one in html.fromstring(path.read_bytes()).iter("a", "link")]
    ours = [one for one in links if one and ":" not in one and not one.startswith(("#", "/", "//"))]
    if not (target / "index.html").exists():  # a first build: it comes last, and links back to it wait so long
        ours = [one for one in ours if not one.endswith(("index.html", "feeds.opml"))]
    return [f"{path.name} -> {one}" for one in ours if not (path.parent / one.partition("#")[0]).exists()]


def at_each_moment(replace: Callable[[Any], None], look: Callable[[], None]) -> Callable[[Any], None]:
    """Look after every file that is put in place."""

    def replaced(draft: Any) -> None:
        replace(draft)
        look()

    return replaced
