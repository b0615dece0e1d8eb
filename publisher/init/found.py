"""What `publisher init` finds out about a site, as records."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Setting(NamedTuple):
    """A value, and where it was taken from: "_config.yml: title"."""

    value: str = ""
    origin: str = ""


class Part(NamedTuple):
    """A folder of articles: a `[[source]]` of the configuration."""

    path: str
    articles: int = 0
    generator: str = ""
    permalink: Setting = Setting()  # the rule of the site, where it is not the generator's own
    below: str = ""
    served: bool = False  # the folder is served as it is: a page's address is its path
    ignore: tuple[str, ...] = ()
    defaults: Mapping[str, str] = MappingProxyType({})
    comment: str = ""


class OldFeed(NamedTuple):
    """The feed that the site has today: its path or address, its length, and where these are said."""

    path: str = ""
    origin: str = ""
    limit: int = 0  # entries, 0 where it is not said, -1 for all
    limit_origin: str = ""
    summary: bool = False  # it gives summaries, not whole articles


class Found(NamedTuple):
    """A site as its files describe it."""

    kind: str  # as its users call it: "Jekyll"; "" for a folder without articles
    settings: Mapping[str, Setting] = MappingProxyType({})  # title, link, description, language, timezone
    parts: tuple[Part, ...] = ()
    feed: OldFeed = OldFeed()
    languages: tuple[str, ...] = ()  # of its articles, the site's own first; one language needs no list
    copied: str = ""  # the folder whose files the generator puts online as they are, "." for the site's folder
    unread: Mapping[str, int] = MappingProxyType({})  # files of documents that no reader reads, by suffix
    since: str = ""  # the year of the oldest article
    notes: tuple[str, ...] = ()
    place: str = ""  # the folder of a repository that it lies in
    smart: Setting = Setting()  # "true" or "false" where the site says whether quotes become typographic
    emoji: Setting = Setting()  # likewise of ":ship:"

    @property
    def articles(self) -> int:
        """The number of articles."""
        return sum(part.articles for part in self.parts)

    def setting(self, name: str) -> str:
        """Return a setting's value, "" where it is not known."""
        return self.settings.get(name, Setting()).value
