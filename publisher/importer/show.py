"""Suggest `[feed.podcast]` for a feed that is a podcast, so that directories and players see the same show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from html import unescape
from typing import NamedTuple

from publisher.config.podcasts import MAIL, is_uuid
from publisher.importer.article_file import quoted
from publisher.importer.imported import ImportedFeed
from publisher.syndication.media import is_played
from publisher.syndication.models import Show
from publisher.tables.media import CATEGORIES, FORMER_CATEGORIES, MEDIUMS, OTHER_CATEGORIES
from publisher.text.iris import is_web_address

_OTHER = re.compile(r"[^a-z]+")


class ShowSettings(NamedTuple):
    """Lines of `[feed.podcast]`, and what directories demand besides that the feed does not say."""

    lines: tuple[str, ...]
    missing: tuple[str, ...]


def show_of(feeds: Sequence[ImportedFeed]) -> Show | None:
    """Give what the first feed that is a podcast says of itself; None where no feed is one."""
    shows = (one.show for one in feeds if one.show is not None and any(map(is_played, one.entries)))
    # A format may have a place for what is said of episodes, and none for the show.
    episodes = (entry for one in feeds for entry in one.entries if entry.episode is not None)
    return next(shows, None) or (Show() if any(map(is_played, episodes)) else None)


def show_settings(show: Show, feed: ImportedFeed) -> ShowSettings:
    """Write a podcast's settings, without values that a configuration would refuse."""
    lines = list(_lines(show, feed))
    said = {line.partition(" = ")[0] for line in lines}
    missing = [key for key in ("image", "categories") if key not in said]
    return ShowSettings(tuple(lines), tuple(missing))


def _lines(show: Show, feed: ImportedFeed) -> Iterator[str]:
    image = next((one for one in (show.image, feed.image) if is_web_address(one)), "")
    if image:
        yield f"image = {quoted(image)}"
    categories = dict.fromkeys(filter(None, (category_of(*one) for one in show.categories)))
    if categories:
        yield f"categories = [{', '.join(map(quoted, categories))}]"
    yield from (
        _left_out("category", " > ".join(filter(None, one)), "Apple has none of this name")
        for one in show.categories
        if any(one) and not category_of(*one)
    )
    if show.explicit is None:
        yield "explicit = false  # the feed does not say"
    else:
        yield f"explicit = {_flag(show.explicit)}"
    if image != show.image and show.image:
        yield _left_out("image", show.image, "it is no web address")
    owner = show.owner_name or show.author or feed.title
    mail = show.owner_email if MAIL.fullmatch(show.owner_email) and owner else ""
    texts = {
        "type": show.type,
        "author": show.author,
        "owner_name": owner if mail else "",
        "owner_email": mail,
        "copyright": show.copyright,
    }
    yield from (f"{key} = {quoted(text)}" for key, text in texts.items() if text)
    if not mail and show.owner_name:
        yield _left_out("owner_name", show.owner_name, "the feed names no mail address of the owner")
    if show.locked is not None:
        yield f"locked = {_flag(show.locked)}"
    address, words = show.funding
    if is_web_address(address):
        yield f"funding = {{ url = {quoted(address)}, text = {quoted(words[:128])} }}"
    if is_uuid(show.guid):
        yield f"guid = {quoted(show.guid)}"
    elif show.guid:
        yield _left_out("guid", show.guid, "it is no UUID")
    if show.medium in MEDIUMS:
        yield f"medium = {quoted(show.medium)}"
    elif show.medium:
        yield _left_out("medium", show.medium, "it is none that a player knows")
    if show.complete:
        yield "complete = true"
    if is_web_address(show.new_feed_url):
        yield f"new_feed_url = {quoted(show.new_feed_url)}"


def _left_out(key: str, value: str, reason: str) -> str:
    return f"# {key} {quoted(value[:200])} of the feed is left out: {reason}"


def category_of(name: str, sub: str) -> str:
    """Give Apple's category of today as a configuration names it; "" for one that Apple does not have."""
    name, sub = unescape(name), unescape(sub)  # programs escape the "&" of these names twice
    names = [name, sub] if sub else re.split(r"\s{0,5}[/:>]\s{0,5}", name, maxsplit=1)
    first, second = names[0], names[1] if len(names) > 1 else ""
    top = _named(first, tuple(CATEGORIES))
    below = _named(second, CATEGORIES[top]) if top else ""
    if top and (below or not second):
        return f"{top} > {below}" if below else top
    former = _former()
    return former.get(_folded(first + second)) or top or former.get(_folded(first), "")


@cache
def _former() -> dict[str, str]:
    """Give the categories of today by the letters of former ones, each below its own."""
    return OTHER_CATEGORIES | {
        _folded(top + sub): today for top, names in FORMER_CATEGORIES.items() for sub, today in names.items()
    }


def _named(text: str, names: Sequence[str]) -> str:
    return next((one for one in names if _folded(one) == _folded(text)), "")


def _folded(text: str) -> str:
    return _OTHER.sub("", text.lower().replace("&", "and").replace("and", ""))


def _flag(value: bool) -> str:
    return "true" if value else "false"
