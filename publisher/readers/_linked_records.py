"""Records that name others, with what those say: authors and terms beside a list of articles.

Sources: JSON:API 1.1 (`relationships`, `included`; Drupal), Contentful's delivery API (`includes`, links by
`sys.id`), Strapi 4 (`data` with `attributes`), GraphQL's connections (`edges`, `node`; WPGraphQL).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Record = Mapping[str, Any]
_MOST = 100  # links of one record, and values of one list
_NAMED = ("display_name", "name", "title", "label", "fullName", "slug")
_AUTHORS = frozenset({"uid", "author", "authors", "field_author", "field_authors", "field_byline", "writer"})


def linked(records: list[Any], around: Record) -> list[Any]:
    """Give records with the names of what they link to."""
    included, includes = around.get("included"), around.get("includes")
    if isinstance(included, list):
        known = {(one.get("type"), one.get("id")): one for one in included if isinstance(one, Mapping)}
        return [_with_related(one, known) if isinstance(one, Mapping) else one for one in records]
    if isinstance(includes, Mapping):
        tables = [one for kind in includes.values() if isinstance(kind, list) for one in kind]
        by_id = {
            _id(one): one["fields"] for one in tables if _id(one) and isinstance(one.get("fields"), Mapping)
        }
        return [_with_entries(one, by_id) if isinstance(one, Mapping) else one for one in records]
    return records


def without_wrappers(record: Record) -> Record:
    """Give a record with related records of Strapi or GraphQL as plain ones; others stay as they are."""
    if not any(isinstance(one, Mapping) and _wrapping(one) for one in record.values()):
        return record
    return {key: _inner(value) for key, value in record.items()}


def _wrapping(value: Record) -> str:
    """Name the key under which related records are: Strapi's `data`, GraphQL's `node`, `nodes` and `edges`."""
    return (
        next((key for key in ("data", "node", "nodes", "edges") if key in value), "") if len(value) <= 2 else ""
    )


def _inner(value: Any) -> Any:
    key = _wrapping(value) if isinstance(value, Mapping) else ""
    if key == "edges" and isinstance(value["edges"], list):
        return [one["node"] for one in value["edges"][:_MOST] if isinstance(one, Mapping) and "node" in one]
    if key != "data":
        return value[key] if key else value
    data = value["data"]
    if isinstance(data, list) and all(isinstance(one, Mapping) and "attributes" in one for one in data):
        return [one["attributes"] for one in data[:_MOST]]
    return data["attributes"] if isinstance(data, Mapping) and "attributes" in data else value


def _id(value: Any) -> str:
    system = value.get("sys") if isinstance(value, Mapping) else None
    return str(system.get("id", "")) if isinstance(system, Mapping) else ""


def _with_related(record: Record, known: Mapping[Any, Record]) -> Record:
    relationships, attributes = record.get("relationships"), record.get("attributes")
    if not (isinstance(relationships, Mapping) and isinstance(attributes, Mapping)):
        return record
    found: dict[str, Any] = {}
    for key, value in list(relationships.items())[:_MOST]:
        data = value.get("data") if isinstance(value, Mapping) else None
        places = data[:_MOST] if isinstance(data, list) else [data]
        others = [known.get((one.get("type"), one.get("id"))) for one in places if isinstance(one, Mapping)]
        names = [name for one in others if one is not None and (name := _name(one.get("attributes")))]
        if names:
            field = "author" if key in _AUTHORS else str(key).removeprefix("field_")
            found[field] = [*found.get(field, ()), *names]
    return {**record, "attributes": {**found, **attributes}}


def _name(attributes: Any) -> str:
    known: Record = attributes if isinstance(attributes, Mapping) else {}
    return next(
        (known[key].strip() for key in _NAMED if isinstance(known.get(key), str) and known[key].strip()), ""
    )


def _with_entries(record: Record, by_id: Mapping[str, Record]) -> Record:
    fields = record.get("fields")
    if not isinstance(fields, Mapping):
        return record
    return {**record, "fields": {key: _entry(value, by_id) for key, value in list(fields.items())[:_MOST]}}


def _entry(value: Any, by_id: Mapping[str, Record]) -> Any:
    """Give what a link of Contentful leads to: the name of an entry, the address of a file."""
    if isinstance(value, list) and value and all(_id(one) for one in value):
        return [found for one in value[:_MOST] if (found := _entry(one, by_id))]
    if not _id(value):
        return value
    fields = by_id.get(_id(value), {})
    file = fields.get("file")
    if isinstance(file, Mapping) and isinstance(file.get("url"), str):
        return f"https:{file['url']}" if file["url"].startswith("//") else file["url"]
    return _name(fields)
