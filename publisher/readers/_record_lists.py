"""Where the articles of a JSON file are: in a list under a known name, or in the only list that holds some."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from publisher.readers._content_systems import plain
from publisher.readers._mapping import key_of
from publisher.readers._wrapped_records import unwrapped
from publisher.tables.fields import BODY_NAMES, FIELD_OF, LISTS
from publisher.tables.media import MEDIA_OF

_DEEPEST = 4  # objects on the way to a list
_WIDEST = 50  # names of one object that are looked at
_LOOKED = 5  # records of a list that are looked at
_FEWEST = 2  # objects under keys that are records
_FIELDS = frozenset({*FIELD_OF, *MEDIA_OF})  # lists of these names belong to one article
_BODIES = frozenset(name for name, _ in BODY_NAMES)
_OF_MENUS = frozenset({"title", "link", "id", "image", ""})
_SHORTEST = 40  # characters of a text that makes a record an article without a title


def list_in(value: Mapping[str, Any]) -> list[Any] | None:
    """Find the list of articles in an object; None where there is none, or several.

    A list under a known name counts whatever it holds, unless it holds no object and another list holds
    articles.
    """
    known: list[Any] | None = next((value[key] for key in LISTS if isinstance(value.get(key), list)), None)
    if known is not None and (not known or any(isinstance(one, Mapping) for one in known[:_LOOKED])):
        return known
    if is_article(value):
        return None
    found = [one for one in _lists(value, 0) if holds_articles(one)]
    return found[0] if len(found) == 1 else known


def of_frame(value: Any) -> Any:
    """Give rows or records of a table that pandas wrote: by columns, by index, or in parts ("split").

    An object of articles under their keys (Firebase) is a list of them, too; anything else stays as it is.
    """
    if not isinstance(value, Mapping) or not value:
        return value
    columns, data = value.get("columns"), value.get("data")
    if isinstance(columns, list) and isinstance(data, list) and set(value) <= {"columns", "index", "data"}:
        return [columns, *data]
    tables = list(value.values())
    if not all(isinstance(one, Mapping) for one in tables[:_LOOKED]) or len(tables) < _FEWEST:
        return value
    if any(FIELD_OF.get(key_of(str(key))) == "title" for key in list(value)[:_WIDEST]):
        keys = list(tables[0])
        if keys and all(str(key).isdecimal() for key in keys[:_LOOKED]):
            names = [str(key) for key in value]
            return [
                names,
                *([one.get(key) if isinstance(one, Mapping) else None for one in tables] for key in keys),
            ]
        return value
    is_list = all(isinstance(one, Mapping) for one in tables) and all(
        FIELD_OF.get(key_of(str(key)), "") == "" and key not in LISTS for key in value
    )
    return tables if is_list and all(map(is_article, tables[:_LOOKED])) else value


def with_header(rows: list[Any]) -> list[Any]:
    """Make objects of rows whose first one names their columns; other lists stay as they are."""
    head = rows[0] if rows else None
    if not isinstance(head, list) or not all(isinstance(one, str) for one in head):
        return rows
    fields = {FIELD_OF.get(key_of(one), "") for one in head}
    if "title" not in fields or not all(isinstance(row, list) for row in rows):
        return rows
    return [dict(zip(head, row, strict=False)) for row in rows[1:]]


def is_article(record: Mapping[str, Any]) -> bool:
    """Whether an object has a text of its own, a text with its day, or a title that is no menu's."""
    fields: set[str] = set()
    for key, value in list(record.items())[:200]:
        name = key_of(key) if isinstance(key, str) else ""
        text = value.get("rendered") if isinstance(value, Mapping) else value
        if name in _BODIES and isinstance(text, str) and len(text) >= _SHORTEST:
            return True
        if name != "name" and text not in (None, "", []) and not isinstance(text, bool):
            fields.add("text" if name in _BODIES else FIELD_OF.get(name, ""))
    if {"text", "published"} <= fields:
        return True  # a short post, which has no title
    return "title" in fields and ("link" not in fields or not fields <= _OF_MENUS)


def holds_articles(values: list[Any]) -> bool:
    """Whether a list holds objects with a title or a text, or rows below a header."""
    records = [one for one in values[:_LOOKED] if isinstance(one, Mapping)]
    if not records:
        return with_header(values) is not values
    simple = [one for one in map(plain, records) if one is not None]
    return sum(is_article(unwrapped(one)[0]) for one in simple) * 2 > len(simple)


def outline(value: Mapping[str, Any]) -> str:
    """Say in a few words what an object holds: "news (25 objects with title, pubdate), count"."""
    words = []
    for key, one in list(value.items())[:8]:
        if isinstance(one, list):
            first = next((item for item in one if isinstance(item, Mapping)), None)
            of = ("object" if first is not None else "value") + ("" if len(one) == 1 else "s")
            fields = f" with {', '.join(list(map(str, first))[:4])}" if first else ""
            words.append(f"{key} ({len(one)} {of}{fields})")
        else:
            words.append(str(key))
    return ", ".join(words)[:300] or "nothing"


def _lists(value: Any, depth: int) -> Iterator[list[Any]]:
    if depth > _DEEPEST or not isinstance(value, Mapping):
        return
    for key, one in list(value.items())[:_WIDEST]:
        if isinstance(one, list) and (key == "topics" or key_of(str(key)) not in _FIELDS | _BODIES):
            yield one
        elif isinstance(one, Mapping) and isinstance(found := of_frame(one), list):
            yield found
        else:
            yield from _lists(one, depth + 1)
