"""People by their keys: Jekyll's `_data/authors.yml`, Docusaurus's `blog/authors.yml`.

An article that names one of the keys (`authors: ada`) is by that person. Each person is claimed as a "known
author", whose role is the key.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from publisher.errors import ReadError
from publisher.models import Claim, Person
from publisher.readers import data_formats
from publisher.text.decode import decode

NAMES = frozenset({"authors.toml", "authors.yaml", "authors.yml", "authors.json"})
LARGEST = 1024 * 1024  # bytes of one file; a larger one is no list of authors
MOST = 1000  # people of one file
_NAMES = ("name", "display_name", "full_name", "title")
_PAGES = ("url", "uri", "web", "website", "homepage", "site", "link")
_KEYS = ("key", "id", "slug", "username", "short_name")


@lru_cache(maxsize=16)  # the articles of a folder share the file
def read(data: bytes, name: str) -> tuple[Claim, ...]:
    """Claim the people of such a file; none where it holds something else: other programs use the name, too."""
    if len(data) > LARGEST or not data.strip():
        return ()
    try:
        text = decode(data, name)
        if name.endswith(".toml"):
            values: Any = data_formats.parse_toml(text)
        else:
            values = data_formats.parse_json(text) if name.endswith(".json") else data_formats.parse_yaml(text)
    except ReadError:
        return ()
    if isinstance(values, list):
        values = {_first(one, _KEYS): one for one in values[:MOST] if isinstance(one, Mapping)}
    return tuple(_people(values)) if isinstance(values, Mapping) else ()


def _people(values: Mapping[Any, Any]) -> Iterator[Claim]:
    for key, value in list(values.items())[:MOST]:
        said = value if isinstance(value, Mapping) else {"name": value}
        name = _first(said, _NAMES[:3]) or _first(said, _NAMES)
        if isinstance(key, str) and key and name:
            person = Person(name, _first(said, ("email",)), _first(said, _PAGES), key)
            yield Claim("known author", person, "folder default authors")


def _first(values: Mapping[Any, Any], names: tuple[str, ...]) -> str:
    found = (values.get(name) for name in names)
    return next((one.strip()[:300] for one in found if isinstance(one, str) and one.strip()), "")
