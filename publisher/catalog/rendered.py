"""Entries as they were rendered, packed to be remembered."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any

from publisher.catalog.rows import Damaged
from publisher.models import Alternate, Enclosure, Entry, Episode, Person, Transcript


@dataclass(frozen=True, slots=True)
class Rendered:
    """An entry with its content, in the bytes that each format has for it."""

    entry: Entry  # without provenance
    content: str  # HTML
    summary: str  # plain text
    formats: Mapping[str, str]  # by name of the format
    page: str = ""  # the web page of an entry without an address
    digest: bytes = b""  # of everything that subscribers see of it
    content_digest: bytes = b""  # of content and summary

    def pack(self) -> bytes:
        """Make it small: the formats repeat each other."""
        import orjson

        record = pack_entry(self.entry)
        values = (record.decode(), self.content, self.summary, dict(self.formats), self.page)
        return _digests(record, self.content, self.summary) + zlib.compress(orjson.dumps(values), 1)


def unpack(data: bytes) -> Rendered:
    """Read what `Rendered.pack` wrote.

    Raises:
        Damaged: these are other bytes.
    """
    import orjson

    try:
        record, content, summary, formats, page = orjson.loads(zlib.decompress(data[2 * _LENGTH :]))
        entry = unpack_entry(record)
    except (ValueError, TypeError, zlib.error) as error:
        raise Damaged("a rendered entry cannot be read") from error
    return Rendered(entry, content, summary, formats, page, data[:_LENGTH], data[_LENGTH : 2 * _LENGTH])


_LENGTH = 16  # bytes of a digest


def _digests(record: bytes, content: str, summary: str) -> bytes:
    """Give two digests, one after the other: of all that subscribers see, and of the text."""
    text = blake2b(f"{content}\n{summary}".encode("utf-8", "surrogatepass"), digest_size=_LENGTH).digest()
    return blake2b(record + text, digest_size=_LENGTH).digest() + text


def pack_entry(entry: Entry) -> bytes:
    """Write an entry as JSON, without its provenance: `explain` reads the article again."""
    import orjson

    values: dict[str, Any] = {"id": entry.id}
    values |= {name: value for name in _KEPT if (value := getattr(entry, name))}
    if entry.image is not None:
        values["image"] = _known_of(entry.image)
    if entry.enclosures:
        values["enclosures"] = [_known_of(file) for file in entry.enclosures]
    return orjson.dumps(values, default=lambda record: record._asdict())


def unpack_entry(record: bytes | str) -> Entry:
    """Read an entry that `pack_entry` wrote.

    Raises:
        Damaged: these are other bytes.
    """
    import orjson

    try:
        values: dict[str, Any] = orjson.loads(record)
        for name, made in _MADE.items():
            if name in values:
                values[name] = made(values[name])
        return Entry(**values)
    except (ValueError, TypeError, AttributeError) as error:
        raise Damaged("an entry cannot be read") from error


def _known_of(file: Enclosure) -> dict[str, Any]:
    """Leave out what is not known of a file: most pictures are only an address."""
    values = ((name, getattr(file, name)) for name in _OF_FILE)
    return {name: value for name, value in values if name == "url" or (value is not None and value != "")}


_OF_FILE = Enclosure._fields
_KEPT = tuple(name for name in Entry._fields if name not in {"provenance", "losses", "embargo"})
_MADE: dict[str, Callable[[Any], Any]] = {
    "published": datetime.fromisoformat,
    "updated": datetime.fromisoformat,
    "authors": lambda found: tuple(Person(**one) for one in found),
    "enclosures": lambda found: tuple(Enclosure(**one) for one in found),
    "categories": tuple,
    "credits": tuple,
    "image": lambda found: Enclosure(**found),
    "alternates": lambda found: tuple(Alternate(**one) for one in found),
    "episode": lambda found: _episode(**found),
}


def _episode(
    transcripts: tuple[dict[str, str], ...] = (), cast: tuple[dict[str, str], ...] = (), **rest: Any
) -> Episode:
    made = tuple(Transcript(**one) for one in transcripts)
    return Episode(**rest, transcripts=made, cast=tuple(Person(**one) for one in cast))
