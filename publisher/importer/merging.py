"""Several feeds to one list of entries: what two of them tell is one article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from publisher.importer.imported import ImportedEntry, ImportedFeed


def merge(origins: Sequence[ImportedFeed], *, elsewhere: bool = False) -> tuple[list[ImportedEntry], list[str]]:
    """Put the entries of all feeds together; gives them, and what a person should know of it.

    Two entries are one by their id, and across feeds also by their link: in one feed several may lead
    to the same page. The feed that was named first gives the id. With `elsewhere`, the feeds are other
    publishers', and each entry says whose.
    """
    found: list[ImportedEntry] = []
    by_id: dict[str, int] = {}
    by_link: dict[str, int] = {}
    notes: list[str] = []
    for origin in origins:
        seen: set[str] = set()
        links: dict[str, int] = {}
        doubled = renamed = 0
        for entry in origin.entries:
            one = _placed(entry, origin, elsewhere=elsewhere)
            place = by_id.get(one.id, -1) if one.id else -1
            if place < 0 and one.link in by_link:
                place = by_link[one.link]
                renamed += 1
            if place < 0:
                place = len(found)
                found.append(one)
            else:
                doubled += one.id in seen
                found[place] = found[place].completed_by(one)
            if one.id:
                by_id.setdefault(one.id, place)
                seen.add(one.id)
            if one.link:
                links.setdefault(one.link, place)
        by_link = links | by_link
        notes += _notes(origin.place, doubled, renamed)
    return found, notes


def _placed(entry: ImportedEntry, origin: ImportedFeed, *, elsewhere: bool) -> ImportedEntry:
    """Give an entry what its feed says for all of its entries."""
    entry = replace(entry, language=entry.language or origin.language)
    if not elsewhere:
        return entry
    return replace(entry, publisher=entry.publisher or origin.title, source=entry.source or origin.link)


def _notes(place: str, doubled: int, renamed: int) -> Iterator[str]:
    if doubled:
        yield f"{place}: {doubled} entries have the id of one before them, and are one with it"
    if renamed:
        yield (
            f"{place}: {renamed} entries have other ids in a feed named before it, and keep those: who reads"
            " this one sees them once more; name it first if it has more subscribers"
        )
