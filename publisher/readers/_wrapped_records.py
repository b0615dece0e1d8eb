"""The article inside of a record that wraps it.

Sources: schema.org (`mainEntity`), Elasticsearch (`_source`), GraphQL (`node`), JSON:API and Strapi 4
(`attributes`), Contentful (`sys`, `fields`), Django (`fields`), CouchDB (`doc`), Bluesky (`post`, `record`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from publisher.readers._mapping import key_of
from publisher.tables.fields import BODY_NAMES, FIELD_OF

Record = Mapping[str, Any]
_WRAPPERS = (
    "mainEntity", "article", "item", "_source", "node", "post", "record", "doc", "attributes", "fields", "data",
)  # fmt: skip
_BESIDE = ("metadata", "meta", "content")
_DEEPEST = 3  # wrappers around one article
_SYSTEM = "sys"  # Contentful: when an entry was written, in which language
_BODIES = frozenset(name for name, _ in BODY_NAMES)
_OUTER = frozenset({"id", "author", "published", "updated", "language", "link"})  # what a wrapper says, too


def unwrapped(record: Record) -> tuple[Record, tuple[Record, ...]]:
    """Return the article's own object, with what only its wrappers say, and the wrappers, the outer first."""
    inner, wrappers = record, list[Record]()
    while len(wrappers) < _DEEPEST and not _is_article(inner):
        found = next((inner[key] for key in _WRAPPERS if isinstance(inner.get(key), Mapping)), None)
        if found is None:
            break
        wrappers.append(inner)
        inner = found
    if not _names_field(inner):
        return record, ()
    inner = _with_metadata(inner)
    if not wrappers:
        return inner, ()
    said = {FIELD_OF.get(key_of(key)) for key, value in inner.items() if value not in (None, "")}
    outer: dict[str, Any] = {}
    for key, value in _of_wrappers(wrappers):
        field = FIELD_OF.get(key_of(key))
        if field in _OUTER and field not in said:
            outer[key] = value
            said.add(field)
    return {**outer, **inner}, tuple(wrappers)


def _with_metadata(record: Record) -> Record:
    """Add what a table beside the text says, and the record does not.

    Firecrawl has such a table in `metadata`, Karakeep in `content`.
    """
    if record.get("title") or record.get("headline"):
        return record
    for key in _BESIDE:
        table = record.get(key)
        if isinstance(table, Mapping) and isinstance(table.get("title"), str):
            own = {name: value for name, value in record.items() if value not in (None, "") and name != key}
            return {**dict(list(table.items())[:100]), **own}
    return record


def _of_wrappers(wrappers: list[Record]) -> Iterator[tuple[str, Any]]:
    for one in reversed(wrappers):
        system = one.get(_SYSTEM)
        for table in (one, system if isinstance(system, Mapping) else {}):
            yield from ((key, value) for key, value in list(table.items())[:100] if isinstance(key, str))


def _is_article(record: Record) -> bool:
    return "title" in record or "headline" in record or not _BODIES.isdisjoint(record)


def _names_field(record: Record) -> bool:
    return any(isinstance(key, str) and key_of(key) in FIELD_OF for key in list(record)[:100]) or _is_article(
        record
    )
