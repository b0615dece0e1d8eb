"""Recordings and films of a text, as files of its entry: podcast players and readers play what is attached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urljoin

from publisher.models import Enclosure, Entry
from publisher.tables.media import ANY_OF
from publisher.text.iris import is_web_uri
from publisher.text.media_types import registered, type_of

MOST = 50  # files of one entry, as many as may be declared
_PLAYED = ("audio/", "video/")


def with_media(entry: Entry, found: Sequence[Enclosure], base: str) -> Entry:
    """Add the files that a text plays behind those that its article declares, each once.

    Args:
        entry: The entry, whose declared files stay as they are.
        found: Files as the text names them: type by the text ("audio/*" where only the element says it) or by
            suffix. Files of one title are renditions of one thing.
        base: The address against which relative ones resolve.
    """
    files = list(entry.enclosures)
    known = {_key(one.url) for one in files}
    for one in _playable(found, base):
        if len(files) < MOST and _key(one.url) not in known:
            known.add(_key(one.url))
            files.append(one)
    return entry._replace(enclosures=tuple(files)) if len(files) > len(entry.enclosures) else entry


def guessed(found: Sequence[Enclosure]) -> tuple[str, ...]:
    """List the addresses of files whose type nothing tells but the element that plays them."""
    return tuple(one.url for one in found if one.type in ANY_OF and not type_of(one.url))


def _playable(found: Sequence[Enclosure], base: str) -> Iterator[Enclosure]:
    for one in found:
        try:
            url = urljoin(base, one.url.strip()).partition("#")[0]  # "#t=30" is a place in the file
        except ValueError:  # an impossible host
            continue
        kind = registered(one.type)
        if kind in ANY_OF or not kind.startswith(_PLAYED):
            kind = type_of(url) or ANY_OF.get(kind, "")
        if kind.startswith(_PLAYED) and is_web_uri(url):
            yield one._replace(url=url, type=kind)


def _key(url: str) -> str:
    return url.partition("#")[0].partition("://")[2]
