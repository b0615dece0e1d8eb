"""What generators keep in tables inside of front matter, and unknown keys.

Zola has `[taxonomies]` and `[extra]`, Hugo `[params]` and `resources`, themes of Jekyll `header: {teaser:
...}`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from publisher.models import Claim
from publisher.readers import _privacy
from publisher.readers._mapping import claims_of, key_of
from publisher.readers._values import MOST
from publisher.tables import fields
from publisher.tables.generator_keys import QUIET
from publisher.tables.media import ALT_NAMES, DOUBTFUL_LENGTHS, LENGTH_NAMES, MEDIA_OF, NESTED, TYPE_NAMES
from publisher.text.media_types import type_of

TABLES = ("taxonomies", "params", "extra")  # where any field may be
_PLACES = frozenset({*TABLES, "header", "image", "resources"})
# Fields that mean something else in such a table, where a theme keeps what it likes; and those of privacy,
# which are claimed from tables already.
_OUTER = frozenset({"id", "link", "slug", "source", "draft", "embargo", "expires"})
_SEVERAL = frozenset({"category"})  # that count in a table, too, beside one outside
_PICTURES = ("og_image", "image", "teaser", "feature", "overlay_image")
_NAMED = ("cover", "featur", "thumb", "teaser", "header", "hero")  # of Hugo's resources
_NOT_FIELDS = frozenset(
    {
        *TABLES,
        *ALT_NAMES,
        *LENGTH_NAMES,
        *DOUBTFUL_LENGTHS,
        *TYPE_NAMES,
        *NESTED,
        "header",
        "resources",
        "itemmeta",
    }
)


def all_claims_of(values: Mapping[Any, Any], origin: str) -> tuple[Claim, ...]:
    """Turn front matter or a sidecar into claims, with those of its tables and of unknown keys."""
    found = claims_of(values, origin)
    if not _PLACES.isdisjoint(values):
        found += tuple(_inner(values, origin, {claim.field for claim in found}))
    unknown = [key for key in values if isinstance(key, str) and not _is_known(key)]
    if unknown:  # what names a recording means something, whatever its key
        used = {claim.origin for claim in found if claim.field == "enclosure"}
        unknown = [key for key in unknown if f"{origin} {key}" not in used]
    if not unknown:
        return found
    return found + tuple(Claim("unknown", key[:100], f"{origin} {key[:100]}") for key in unknown)


def _inner(values: Mapping[Any, Any], origin: str, known: set[str]) -> Iterator[Claim]:
    for name in TABLES:
        table = values.get(name)
        if isinstance(table, Mapping):
            inner = dict(list(table.items())[:MOST])
            for claim in claims_of(inner, f"{origin} {name}"):
                if claim.field in _SEVERAL or claim.field not in known | _OUTER:
                    yield claim
    if "enclosure" not in known and (recordings := _recordings(values)):
        yield from claims_of({"attachments": recordings}, origin)
    if "image" not in known and (picture := _picture(values)):
        yield from claims_of({"image": picture}, origin)


def _picture(values: Mapping[Any, Any]) -> str:
    """Return the picture of a table: Jekyll's `header` or `image`, one of Hugo's `resources`; "" for none."""
    for name in ("header", "image"):
        table = values.get(name)
        if isinstance(table, Mapping):
            found = next((table[key] for key in _PICTURES if isinstance(table.get(key), str)), None)
            if found:
                return str(found)
    files = values.get("resources")
    for one in files[:MOST] if isinstance(files, list) else ():
        name = str(one.get("name", "")).lower() if isinstance(one, Mapping) else ""
        if any(word in name for word in _NAMED) and isinstance(one.get("src"), str) and "*" not in one["src"]:
            return str(one["src"])
    return ""


def _recordings(values: Mapping[Any, Any]) -> list[Any]:
    """Return those of Hugo's resources that are recordings or films."""
    files = values.get("resources")
    found = [one for one in (files[:MOST] if isinstance(files, list) else ()) if isinstance(one, Mapping)]
    played = [one for one in found if type_of(str(one.get("src", ""))).startswith(("audio/", "video/"))]
    return [{"src": one["src"], "title": one.get("title")} for one in played]  # a `name` is for templates


@lru_cache(maxsize=1024)  # articles repeat the same few names
def _is_known(key: str) -> bool:
    """Whether a key means something here, or to a generator; one that is misspelt is to be seen."""
    name = key_of(key)
    known = name in fields.FIELD_OF or name in MEDIA_OF or name in _NOT_FIELDS or name in _privacy.NAMES
    return known or name.replace("_", "") in QUIET
