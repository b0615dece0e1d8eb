"""The fields of front matter, a sidecar or a record as claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from publisher.models import Claim, Person
from publisher.readers import _mapping_media
from publisher.tables.fields import FIELD_NAMES, HELD, SHOWN
from publisher.text.field_names import key_of
from publisher.text.people import split_mailbox

MOST = 100  # values of one list; more is no metadata
# Permalinks of Jekyll and Eleventy may hold placeholders: "/:year/:title/", "/{{ slug }}/".
_PATTERN = re.compile(r"/:[a-z]|\{\{|\{%")
# The table's names in its order; each name is in it once.
_NAMES = tuple((field, name) for field, names in FIELD_NAMES.items() for name in names)
_PLACES = {name: place for place, (_, name) in enumerate(_NAMES)}
_FLAGS = {"true": True, "yes": True, "false": False, "no": False}


def claims_of(values: Mapping[Any, Any], origin: str) -> tuple[Claim, ...]:
    """Turn a mapping into claims; their origin is `origin` and the key as written ("front matter Title").

    Unknown keys are ignored: they mean something to other programs.
    """
    known: dict[str, tuple[str, Any]] = {}
    for key, value in values.items():
        if isinstance(key, str):
            known.setdefault(key_of(key), (key, value))
    _mapping_media.unfold(known)
    found: list[Claim] = []
    for place in sorted(_PLACES[name] for name in known if name in _PLACES):
        field, name = _NAMES[place]
        key, value = known[name]
        found += _claims(field, name, value, f"{origin} {key}")
    return (*_mapping_media.with_lengths(found, known), *_mapping_media.claims_of(known, origin, _text))


def _claims(field: str, name: str, value: Any, origin: str) -> Iterator[Claim]:
    if name == "published" and _flag(value) is not None:
        # Jekyll's `published: false` is about the article, and no date.
        yield Claim("draft", "true" if _flag(value) is False else "false", origin)
    elif field == "draft":
        yield from _drafts(value, origin)
    elif field == "author":
        yield from (Claim(field, person, origin) for person in _people(value, several=name == "authors"))
    elif field in {"enclosure", "image"}:
        files = list(_mapping_media.files_of(value, _text))[: MOST if field == "enclosure" else 1]
        yield from (Claim(field, file, origin) for file in files)
    elif field in {"category", "credit"}:
        yield from (Claim(field, text, origin) for text in _texts(value))
    elif field in {"corrected", "retracted"} and isinstance(value, bool):
        yield Claim(field, "true" if value else "false", origin)
    elif field == "source":
        yield from _sources(value, origin)
    else:
        text = _text(value)
        if text and not (field == "link" and _PATTERN.search(text)):
            yield Claim(field, text, origin)


def _flag(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    word = value.strip().lower() if isinstance(value, str) else ""
    return _FLAGS.get(word)


def _drafts(value: Any, origin: str) -> Iterator[Claim]:
    word = str(value).strip().lower()
    if word in HELD:
        yield Claim("draft", "true", origin)
    elif word in SHOWN:
        yield Claim("draft", "false", origin)


def _text(value: Any) -> str:
    """Return the one text of a value: a string, a number, a date, or the name or @id of an object."""
    if isinstance(value, str):
        return value.strip()
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Mapping):
        for key in ("name", "title", "@value", "url", "@id", "src", "rendered"):
            if isinstance(value.get(key), str):
                return str(value[key]).strip()
        return ""
    if isinstance(value, list | tuple):
        return next((text for text in map(_text, value[:MOST]) if text), "")
    return value.isoformat() if hasattr(value, "isoformat") else ""  # TOML dates and times


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        mark = ";" if ";" in value else ","  # "Tides, high; Tides, low" are two
        return [part.strip() for part in value.split(mark)[:MOST] if part.strip()]
    if isinstance(value, list | tuple):
        return [text for text in map(_text, value[:MOST]) if text]
    text = _text(value)
    return [text] if text else []


def _people(value: Any, *, several: bool) -> Iterator[Person | str]:
    """Yield people: objects with mail address and page; strings with only their syntax taken apart."""
    for one in value[:MOST] if isinstance(value, list | tuple) else [value]:
        if not isinstance(one, str) and isinstance(one, Mapping):
            name = _text(one.get("name") or " ".join(_text(one.get(k)) for k in ("firstName", "lastName")))
            if name:
                yield Person(name, _text(one.get("email")), _text(one.get("url") or one.get("uri")))
        else:
            yield from map(_mailbox, _names(_text(one)[:2000], several=several))


def _names(text: str, *, several: bool) -> list[str]:
    """Split names as Pelican does: at semicolons ("Rask, Jens; Aune, Berit"), else "authors" at commas.

    At commas only if each part could be a whole name: "Rask, Jens" is one person.
    """
    parts = [part.strip() for part in text.split(";")[:MOST] if part.strip()]
    if len(parts) > 1:
        turned = (part.split(",") for part in parts)
        return [f"{p[1].strip()} {p[0].strip()}" if len(p) == 2 else ",".join(p) for p in turned]
    split = [part.strip() for part in text.split(",")[:MOST]]
    return split if several and all(" " in part for part in split) else parts


def _mailbox(text: str) -> Person | str:
    named = split_mailbox(text) if "@" in text else None
    return Person(*named) if named else text


def _sources(value: Any, origin: str) -> Iterator[Claim]:
    """Yield what `source` says: NewsAPI's object names a publisher, an address the origin, a text a credit."""
    if isinstance(value, Mapping):
        name, url = _text(value.get("name") or value.get("title")), _text(value.get("url") or value.get("href"))
        if name:
            yield Claim("publisher", name, origin)
        if url:
            yield Claim("source", url, origin)
    else:
        text = _text(value)
        if text.startswith(("http://", "https://")):
            yield Claim("source", text, origin)
        elif text:
            yield Claim("credit", text, origin)
