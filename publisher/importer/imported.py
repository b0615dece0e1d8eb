"""Entries of several feeds become one list: an entry that two feeds have is one article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from publisher.models import Episode
from publisher.syndication.media import is_played
from publisher.syndication.models import ImportedEntry, ImportedFeed, LeftOut, distinct_files

__all__ = ["ImportedEntry", "ImportedFeed", "LeftOut", "counted", "distinct_files", "merge"]


def counted(number: int, kind: str) -> str:
    """Write a number of entries of a kind: "1 draft", "3 drafts", "2 of unknown status 'x'"."""
    if number == 1 or kind.startswith("of "):
        return f"{number} {kind}"
    return f"{number} {kind[:-1]}ies" if kind.endswith("y") else f"{number} {kind}s"


def merge(feeds: Sequence[ImportedFeed], *, elsewhere: bool = False) -> tuple[list[ImportedEntry], list[str]]:
    """Merge the entries of all feeds.

    Entries with the same id are one, and across feeds also entries with the same link. Within one feed
    several entries may link to the same page. The feed that is named first gives the id.

    Args:
        feeds: The feeds, in the order in which they were named.
        elsewhere: The feeds belong to other publishers: each entry names its feed as publisher and source.

    Returns:
        The entries, and notes on what was merged.
    """
    entries: list[ImportedEntry] = []
    by_id: dict[str, int] = {}
    by_link: dict[str, int] = {}
    notes: list[str] = []
    for feed in feeds:
        ids: set[str] = set()
        links: dict[str, int] = {}
        repeated = renamed = 0
        for entry in _with_feed_values(feed, elsewhere=elsewhere):
            index = by_id.get(entry.id) if entry.id else None
            if index is None and entry.link in by_link:
                index = by_link[entry.link]
                renamed += 1
            if index is None:
                index = len(entries)
                entries.append(entry)
            else:
                repeated += entry.id in ids
                entries[index] = entries[index].completed_by(entry)
            if entry.id:
                by_id.setdefault(entry.id, index)
                ids.add(entry.id)
            if entry.link:
                links.setdefault(entry.link, index)
        by_link = links | by_link
        notes += _notes(feed.path, repeated, renamed)
    return entries, notes


def _with_feed_values(feed: ImportedFeed, *, elsewhere: bool) -> Iterator[ImportedEntry]:
    """Give the entries of a feed with what the feed says about all of them."""
    title, link = (feed.title, feed.link) if elsewhere else ("", "")
    for entry in feed.entries:
        made = entry
        cast = feed.show.cast if feed.show is not None and is_played(entry) else ()
        if cast and not (entry.episode and entry.episode.cast):
            # Podcasting 2.0: the people of a show are those of each episode that names none.
            made = replace(entry, episode=(entry.episode or Episode())._replace(cast=cast))
        yield replace(
            made,
            language=entry.language or feed.language,
            publisher=entry.publisher or title,
            source=entry.source or link,
        )


def _notes(path: str, repeated: int, renamed: int) -> Iterator[str]:
    if repeated:
        yield f"{path}: {counted(repeated, 'entry')} with the id of an earlier one: merged with it"
    if renamed:
        yield (
            f"{path}: {counted(renamed, 'entry')} with another id in a feed named before: that one is kept, and"
            " subscribers of this feed see such an entry again; name this feed first if it has more subscribers"
        )
