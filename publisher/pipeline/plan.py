"""Which feeds there are to be: a channel and a selection for each, groups unfolded."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from urllib.parse import quote, urlsplit

from publisher.catalog import Catalog
from publisher.config import Config, FeedSpec
from publisher.models import Channel
from publisher.normalizer.links import tag
from publisher.tables.letters import PLAIN

LONGEST = 100  # characters of a group's part of a feed's name


@dataclass(frozen=True, slots=True)
class Plan:
    """One feed to be made."""

    channel: Channel
    where: tuple[tuple[str, tuple[str, ...]], ...]
    limit: int
    full: bool


def plans(config: Config, catalog: Catalog, now: datetime) -> Iterator[Plan]:
    """Unfold the configured feeds, each group into one feed for every value it has."""
    taken = {spec.name.lower() for spec in config.feeds if not spec.group}
    for spec in config.feeds:
        where = tuple(spec.where.items())
        if not spec.group:
            yield Plan(_channel(config, spec, spec.name, ""), where, spec.limit, spec.content == "full")
            continue
        named: dict[str, list[str]] = {}
        for value in catalog.values(spec.group, now):
            if value in spec.where.get(spec.group, (value,)):
                named.setdefault(slug(value), []).append(value)
        for part, values in sorted(named.items()):
            name = spec.name.replace(f"{{{spec.group}}}", part)
            if name.lower() in taken:  # a category called "all" must not write over the feed of that name
                name = f"{name}-{_digest(spec.group + values[0])}"
            taken.add(name.lower())
            group = (spec.group, tuple(values))
            others = tuple((kind, wanted) for kind, wanted in where if kind != spec.group)
            yield Plan(
                _channel(config, spec, name, values[0]), (*others, group), spec.limit, spec.content == "full"
            )


def slug(value: str) -> str:
    """Make a name a safe part of a path: [a-z0-9-], and a digest where letters were lost.

    "Köln heute" is "koln-heute"; two names that only differ in marks or case share a feed, two that
    differ in letters never do.
    """
    decomposed = unicodedata.normalize("NFKD", value).casefold()
    letters = [c for c in decomposed if not unicodedata.combining(c)]
    plain = "".join(letters).translate(PLAIN)
    kept = "".join(c if c.isascii() and c.isalnum() else "-" for c in plain)
    words = "-".join(part for part in kept.split("-") if part)
    lost = any(c.isalnum() and not c.isascii() for c in letters)
    if words and not lost and len(words) <= LONGEST:
        return words
    return f"{words[:LONGEST]}-{_digest(value)}".strip("-")


def _digest(value: str) -> str:
    return blake2b(value.encode("utf-8", "replace"), digest_size=4).hexdigest()


def base_url(config: Config) -> str:
    """Where the output folder is served: as configured, else below the site's address."""
    if config.output.url or not config.site.link:
        return config.output.url
    return config.site.link.rstrip("/") + "/" + quote(config.output.path.strip("/")) + "/"


def _channel(config: Config, spec: FeedSpec, name: str, value: str) -> Channel:
    site = config.site
    title = spec.title.replace(f"{{{spec.group}}}", value) if spec.title else site.title
    if not spec.title and value:
        title = f"{site.title}: {value}"
    elif not spec.title and len(config.feeds) > 1 and spec is not config.feeds[0]:
        title = f"{site.title}: {name}"
    authority = urlsplit(site.link).hostname or "localhost"
    return Channel(
        name=name,
        title=title,
        link=site.link,
        description=spec.description.replace(f"{{{spec.group}}}", value) or site.description or title,
        id=spec.id or f"tag:{authority},{site.since}:feeds/{quote(name)}",
        language=site.language,
        publisher=site.publisher,
        url=base_url(config),
        hub=config.output.hub,
        ttl=spec.ttl,
        formats=config.output.formats,
        tags=tag(site, ""),
    )
