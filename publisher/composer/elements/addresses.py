"""Addresses of what a text embeds: the page that a person would open instead of a player."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit

from publisher.tables.embeds import KEPT, PIXELS, PLAYERS, WIDGET_HOSTS, WIDGET_PATHS, Player
from publisher.text.characters import fit_for_xml
from publisher.text.lazy import lazy
from publisher.text.media_types import type_of

if TYPE_CHECKING:
    from publisher.composer.links import Links

LONGEST = 3000  # characters of an address
_ABSOLUTE = lazy(r"[a-z][a-z0-9+.-]{0,20}:", re.IGNORECASE)
_PARAMETER = lazy(r"\{([a-z_]{1,20})\}")
_WIDGET = lazy("|".join(WIDGET_PATHS), re.IGNORECASE)
_PIXEL = lazy("|".join(PIXELS), re.IGNORECASE)
_PRIVATE = frozenset({"api.soundcloud.com", "api-v2.soundcloud.com"})  # these have no page for people
_SECONDS = lazy(r"(\d{1,6})s?")
_MAP = lazy(r"!2d(-?\d{1,3}(?:\.\d{1,20})?)!3d(-?\d{1,3}(?:\.\d{1,20})?)")


def absolute(value: str, links: Links, *, is_file: bool = True) -> str:
    """Resolve the address of a file or page; "" where it leads nowhere on the web."""
    value = value.strip()
    if not value or len(value) > LONGEST or "{}" in value or value.startswith("#"):
        return ""
    if value.startswith("//"):
        try:
            value = urljoin(links.root or "https:", value)
        except ValueError:
            return ""
    if _ABSOLUTE.match(value):
        return value if value.lower().startswith(("http://", "https://")) else ""
    try:
        return fit_for_xml(links.address(value, is_file=is_file) or "")
    except ValueError:
        return ""


def host_of(address: str) -> str:
    """Return the host of an address without `www.`, "" where it has none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def name_of(address: str) -> str:
    """Return words for a link without any: the name of a file, else the host."""
    name = fit_for_xml(unquote(address.partition("?")[0].partition("#")[0].rpartition("/")[2]))
    return name[:200] if type_of(address) else host_of(address)


def page_of(address: str) -> str:
    """Return the page on which a person sees what a player shows; the address itself where none is known."""
    found = _filled(address, PLAYERS)
    return found or _map_of(address) or address


def script_page(address: str, rows: tuple[Player, ...]) -> str:
    """Return the page of what a script writes into a text; "" where it is no such script."""
    return _filled(address, rows)


def is_player(address: str) -> bool:
    """Whether an address is that of a known player."""
    return bool(_filled(address, PLAYERS) or _map_of(address))


def is_widget(address: str) -> bool:
    """Whether an address is that of an advertisement, a button or a form of another site."""
    host = host_of(address)
    labels = host.split(".")
    return (
        any(".".join(labels[at:]) in WIDGET_HOSTS for at in range(max(len(labels) - 1, 0)))
        or _WIDGET.search(address.partition("://")[2][:LONGEST]) is not None
    )


def is_pixel(address: str) -> bool:
    """Whether an address is that of a picture which only counts its readers."""
    return _PIXEL.search(address.partition("//")[2][:LONGEST]) is not None


def is_of(host: str, hosts: str) -> bool:
    """Whether a host is one of several, or below one."""
    return any(host == one or host.endswith("." + one) for one in hosts.split())


@lru_cache(maxsize=1000)
def _filled(address: str, rows: tuple[Player, ...]) -> str:
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    if not host or len(address) > LONGEST:
        return ""
    query = dict(parse_qsl(parts.query, max_num_fields=100)) if parts.query.count("&") < 100 else {}
    for row in rows:
        if row.hosts and not is_of(host, row.hosts):
            continue
        match = _compiled(row.path).fullmatch(parts.path)
        if match is None:
            continue
        page = _page(row, match, query, parts.netloc)
        if page and page != address:
            return page
    return ""


def _page(row: Player, match: re.Match[str], query: dict[str, str], host: str) -> str:
    if row.page.startswith("="):
        held = fit_for_xml(query.get(row.page[2:-1], ""))
        held = "https:" + held if held.startswith("//") else held
        good = held.startswith(("http://", "https://")) and host_of(held) not in _PRIVATE
        return held if good else ""
    names = [name for name in _PARAMETER.findall(row.page) if name != "host"]
    if any(not query.get(name) for name in names):
        return ""
    values = {
        name: quote(query[name].removeprefix("v") if name == "video" else query[name], safe="/,-")
        for name in names
    }
    page = row.page.format(*(group or "" for group in match.groups()), host=host, **values)
    return page + _kept(row, page, query)


def _kept(row: Player, page: str, query: dict[str, str]) -> str:
    """Return what else belongs to the address: where a film begins, and its playlist."""
    kept = KEPT.get(row.hosts.partition(" ")[0], ()) if "watch?" in page else ()
    found = {name: query[given] for given, name in kept if query.get(given)}
    if "t" in found:
        seconds = _SECONDS.fullmatch(found["t"])
        found["t"] = f"{int(seconds[1])}s" if seconds else ""
    wanted = {name: value for name, value in found.items() if value}
    return "&" + urlencode(wanted) if wanted else ""


def _map_of(address: str) -> str:
    """Return Google's page for the middle of an embedded map ("Maps URLs", map action)."""
    if "/maps/embed" not in address or not is_of(host_of(address), "google.com"):
        return ""
    match = _MAP.search(address[:LONGEST])
    return f"https://www.google.com/maps/@?api=1&map_action=map&center={match[2]},{match[1]}" if match else ""


@cache
def _compiled(path: str) -> re.Pattern[str]:
    return re.compile(path)
