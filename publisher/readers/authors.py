"""People by their keys: `_data/authors.yml` (Jekyll), `blog/authors.yml` (Docusaurus), `authors/*` (Astro).

An article that names one of the keys (`authors: ada`) is by that person. Each person is claimed as a "known
author", whose role is the key. A mail address in such a file is not read: it is there for the site's templates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from publisher.errors import ReadError
from publisher.models import Claim, Person
from publisher.readers import data_formats, front_matter
from publisher.text.decode import decode

NAMES = frozenset(
    f"{name}.{one}" for name in ("authors", ".authors") for one in ("toml", "yaml", "yml", "json")
)
FOLDERS = frozenset({"authors", "_authors"})
LARGEST = 1024 * 1024  # bytes of one file; a larger one is no list of authors
MOST = 1000  # people of one file
_NAMES = ("name", "display_name", "displayName", "full_name", "fullName", "title")
_PAGES = ("url", "uri", "web", "website", "homepage", "site", "link", "page")
_KEYS = ("key", "id", "slug", "username", "short_name", "nick")
_OUTER = "authors"  # MkDocs Material, Hexo and others write the people below this key
_LIST = re.compile(r"(?:#[^\n]{0,500}\n|\s){0,200}- ")
_ORIGIN = "folder default authors"


@lru_cache(maxsize=16)  # the articles of a folder share the file
def read(data: bytes, name: str) -> tuple[Claim, ...]:
    """Claim the people of such a file; none where it holds something else: other programs use the name, too."""
    values = _values(data, name)
    if isinstance(values, Mapping) and isinstance(values.get(_OUTER), Mapping | list):
        values = values[_OUTER]
    if isinstance(values, list):
        values = {_first(one, _KEYS): one for one in values[:MOST] if isinstance(one, Mapping)}
    return tuple(_people(values)) if isinstance(values, Mapping) else ()


@lru_cache(maxsize=16)
def read_files(files: Sequence[tuple[str, bytes]]) -> tuple[Claim, ...]:
    """Claim the people of a folder that holds a file for each; the file's name is a key, too."""
    return tuple(claim for name, data in files[:MOST] for claim in _person(name, data))


def _person(name: str, data: bytes) -> Iterator[Claim]:
    stem = name.removesuffix("/_index.md").removesuffix("/index.md")
    stem = stem if stem != name else name.rpartition(".")[0]
    values = _values(data, name)
    if isinstance(values, Mapping):
        keys = dict.fromkeys((stem, _first(values, _KEYS)))
        yield from _people({key: values for key in keys if key})


def _head(text: str) -> Any:
    """Return what the front matter of a person's page says."""
    fence = text[:3]
    end = text.find(f"\n{fence}", 3, front_matter.LONGEST)
    if fence not in {"---", "+++"} or end < 0:
        return None
    return data_formats.parse_yaml(text[3:end]) if fence == "---" else data_formats.parse_toml(text[3:end])


def _values(data: bytes, name: str) -> Any:
    if len(data) > LARGEST or not data.strip():
        return None
    try:
        text = decode(data, name)
        if name.endswith((".md", ".mdx", ".markdown")):
            return _head(text)
        if name.endswith(".toml"):
            return data_formats.parse_toml(text)
        if name.endswith(".json"):
            return data_formats.parse_json(text)
        is_list = _LIST.match(text) is not None
        return data_formats.parse_yaml(f"{_OUTER}:\n{text}" if is_list else text)
    except ReadError:
        return None


def _people(values: Mapping[Any, Any]) -> Iterator[Claim]:
    for key, value in list(values.items())[:MOST]:
        said = value if isinstance(value, Mapping) else {"name": value}
        name = _name(said)
        if isinstance(key, str) and key and name:
            yield Claim("known author", Person(name, "", _first(said, _PAGES), key), _ORIGIN)


def _name(said: Mapping[Any, Any]) -> str:
    """Return a person's name: whole, or of a first and a last name; an object may hold both (Hugo's themes)."""
    inner = said.get("name")
    if isinstance(inner, Mapping):
        said = {**said, **inner, "name": inner.get("display") or inner.get("full")}
    parts = (
        _first(said, ("first_name", "firstName", "first")),
        _first(said, ("last_name", "lastName", "last")),
    )
    return _first(said, _NAMES[:-1]) or " ".join(filter(None, parts)) or _first(said, _NAMES)


def _first(values: Mapping[Any, Any], names: tuple[str, ...]) -> str:
    found = (values.get(name) for name in names)
    return next((one.strip()[:300] for one in found if isinstance(one, str) and one.strip()), "")
