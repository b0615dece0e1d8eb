"""What pages say of a feed to people who may subscribe: how often something new comes, apps, a QR code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from itertools import pairwise
from urllib.parse import quote

from publisher.tables.subscribing import App, podcast_apps, reader_apps, web_readers
from publisher.text.language import words
from publisher.text.long_dates import counted, written

# -- how often -----------------------------------------------------------------------------------------------

_FEWEST = 4  # days on which something was published; of fewer nothing is said
_UNEVEN = 4  # times that the mean gap may be the usual one; beyond it no rate is true
# The longest usual gap between two such days, and the phrase for it.
_RATES = (
    (1.5, "rate_day"), (4.5, "rate_days"), (10, "rate_week"), (20, "rate_fortnight"), (45, "rate_month"),
    (150, "rate_months"),
)  # fmt: skip


def rate(days: Sequence[date]) -> str:
    """Name the phrase for how often something is published ("rate_week"); "" where no phrase is true.

    It depends on the days only, not on today: a feed that ended keeps its rate, and the last day says the rest.
    """
    distinct = sorted(set(days))
    if len(distinct) < _FEWEST:
        return ""
    gaps = [(after - before).days for before, after in pairwise(distinct)]
    usual = sorted(gaps)[len(gaps) // 2]
    if sum(gaps) / len(gaps) > _UNEVEN * usual:
        return ""
    if usual <= 1.5 and len(days) >= 2 * len(distinct):
        return "rate_hours"
    return next((phrase for longest, phrase in _RATES if usual <= longest), "")


def facts(
    count: int, dates: Sequence[datetime], language: str, zone: tzinfo, *, is_podcast: bool = False
) -> tuple[str, ...]:
    """Say in a few words what a feed is: "32 articles", "about weekly", "last on 9 August 2025"."""
    phrases = words(language).phrases
    found = [counted(count, "episodes" if is_podcast else "articles", language)]
    days = [one.astimezone(zone).date() for one in dates]
    if name := rate(days):
        found.append(phrases[name])
    if days:
        found.append(phrases["last"].format(written(max(days), language)))
    return tuple(found)


# -- apps ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AppView:
    """An app: `href` is its own page, or the link that subscribes ("" for none)."""

    label: str
    href: str
    platforms: str
    price: str
    is_paid: bool  # nothing of it is free


def starters(language: str, feed: str, *, is_podcast: bool) -> tuple[AppView, ...]:
    """List apps for somebody who has none; those for podcasts link to the feed at an address, "" for none."""
    if is_podcast:
        return tuple(_shown(one, language, subscribing_link(one.link, feed)) for one in podcast_apps())
    return tuple(_shown(one, language, one.link) for one in reader_apps())


def subscribers(language: str, feed: str, *, is_podcast: bool) -> tuple[AppView, ...]:
    """List the apps in which one click subscribes to the feed at an address; none without an address."""
    known = podcast_apps() if is_podcast else web_readers()
    return tuple(_shown(one, language, subscribing_link(one.link, feed)) for one in known) if feed else ()


def _shown(app: App, language: str, href: str) -> AppView:
    phrases = words(language).phrases
    platforms = app.platforms.replace("web", phrases["web"])
    return AppView(app.name, href, platforms, phrases[app.price], app.price == "paid")


def subscribing_link(pattern: str, feed: str) -> str:
    """Put a feed's address, which is safe to link, into the link of an app; "" without an address."""
    bare = feed.split("://", 1)[-1]
    return pattern.replace("{feed}", quote(feed, safe="")).replace("{bare}", bare) if feed else ""


# -- addresses -----------------------------------------------------------------------------------------------

_BREAK = re.compile(r"(?<=[/-])(?=[^/])|(?=[?&=_])|(?=\.[a-z]{1,9}$)")
_MOST_IN_CODE = 600  # characters; a larger code is hard to scan


def pieces(address: str) -> tuple[str, ...]:
    """Split an address where a line may break: after a slash or hyphen, before the suffix."""
    return tuple(_BREAK.split(address))


def qr_code(address: str) -> str:
    """Draw an address as a QR code (ISO/IEC 18004), as SVG without width and height; "" if it is too long."""
    if not address or len(address) > _MOST_IN_CODE:
        return ""
    import segno  # 35 ms, and only where a page is rendered

    # The mask is given: trying all eight takes ten times as long, and decoders read each of them.
    code = segno.make_qr(address, error="m", boost_error=False, mask=4)
    return str(code.svg_inline(border=4, omitsize=True, svgclass=None, lineclass=None))
