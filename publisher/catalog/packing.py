"""Entries as rows of the catalog, and rows as entries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import datetime
from hashlib import blake2b
from typing import Any

from publisher.catalog.rows import Damaged, Known, Row, instant, seconds
from publisher.models import Alternate, Enclosure, Entry, Episode, Person, Transcript


def row_of(place: str, entry: Entry, digest: bytes, kinds: frozenset[str]) -> Row:
    """Pack an entry, with its terms of the kinds that some feed asks for; `digest` is b"" of an outline."""
    claim, dated = entry.provenance.get("id"), entry.provenance.get("updated")
    undated = dated is None or dated.origin in {"retrieved", "file time"}
    return Row(
        place=place,
        id=entry.id,
        explicit=claim is not None and claim.origin not in {"link", "file name"},
        nameless=claim is None or claim.origin == "file name",
        link=entry.link,
        title=entry.title or entry.first_words,
        published=seconds(entry.published),
        updated=seconds(entry.updated),
        draft=entry.draft,
        inferred=entry.inferred,
        undated=undated,
        digest=digest,
        terms=_terms(entry, kinds) if kinds else (),
        record=pack(entry) if digest else b"",
        stated=None if undated else seconds(entry.updated),
        words=_words(entry, digest) if digest else b"",
    )


def _terms(entry: Entry, kinds: frozenset[str]) -> tuple[tuple[str, str], ...]:
    terms = {
        ("publisher", entry.publisher),
        ("language", entry.language.split("-")[0].lower()),
        *(("category", category) for category in entry.categories),
        *(("author", author.name) for author in entry.authors),
        *(("media", file.type.partition("/")[0]) for file in entry.enclosures),
    }
    return tuple(sorted(term for term in terms if term[1] and term[0] in kinds))


def _words(entry: Entry, digest: bytes) -> bytes:
    parts = (entry.title, entry.summary, entry.corrected, entry.retracted)
    return blake2b("\n".join(parts).encode("utf-8", "surrogatepass") + digest, digest_size=8).digest()


def as_published(row: Row, known: Known, edited: datetime | None = None) -> Row:
    """Give a row the id and the worked-out dates under which it was published before.

    `edited` is when its words were changed, where it does not say so itself.
    """
    published, updated = instant(row.published), instant(row.updated)
    if row.inferred and known.published is not None:
        # An `updated` that only repeats the date worked out today is none of its own.
        own = updated if updated != published else None
        published, updated = known.published, max(known.published, own or known.published)
    if row.undated and known.updated is not None:
        updated = known.updated
    seen = edited or known.updated
    later = seen is not None and (updated is None or seen > updated)
    updated = seen if later else updated
    identity = row.id if row.explicit else known.id
    record = row.record
    if record:
        record = pack(replace(unpack(record), id=identity, published=published, updated=updated))
    return row._replace(
        edited=later,
        id=identity,
        published=seconds(published),
        updated=seconds(updated),
        record=record,
        words=row.words or known.words,
    )


def pack(entry: Entry) -> bytes:
    """Write an entry as JSON, without its provenance: `explain` reads the article again."""
    import orjson

    values: dict[str, Any] = {"id": entry.id}
    values |= {name: value for name in _KEPT if (value := getattr(entry, name))}
    if entry.image is not None:
        values["image"] = _bare(entry.image)
    if entry.enclosures:
        values["enclosures"] = [_bare(file) for file in entry.enclosures]
    return orjson.dumps(values)


def unpack(record: bytes) -> Entry:
    """Read an entry that `pack` wrote.

    Raises:
        Damaged: nobody wrote this.
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


def _bare(file: Enclosure) -> dict[str, Any]:
    """Leave out what nobody knows of a file: most pictures are an address and no more."""
    values = ((name, getattr(file, name)) for name in _OF_FILE)
    return {name: value for name, value in values if name == "url" or (value is not None and value != "")}


_OF_FILE = tuple(field.name for field in fields(Enclosure))
_KEPT = tuple(field.name for field in fields(Entry) if field.name not in {"provenance", "losses"})
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
