"""The fields of front matter, a sidecar or a record as claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from publisher.models import Claim, Person
from publisher.readers import _mapping_media
from publisher.tables.fields import ALLOWING, FIELD_NAMES, FIELD_OF, HELD, LENIENT, SHOWN
from publisher.text.field_names import key_of
from publisher.text.people import split_mailbox

MOST = 100  # values of one list; more is no metadata
# Permalinks of Jekyll and Eleventy may hold placeholders: "/:year/:title/", "/{{ slug }}/".
_PATTERN = re.compile(r"/:[a-z]|\{\{|\{%")
# The table's names in its order; each name is in it once.
_NAMES = tuple((field, name) for field, names in FIELD_NAMES.items() for name in names)
_PLACES = {name: place for place, (_, name) in enumerate(_NAMES)}
# What precedes a code: the scheme of a NewsML-G2 qcode, or all but the last part of an address.
_VOCABULARY = re.compile(r"^.{0,200}[:/](?=[^:/]{1,40}$)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SEPARATORS = re.compile(r"[\s_-]+")
_NO_EMBARGO = frozenset({"", "false", "no", "none", "null", "0"})
_FLAGS = {"true": True, "yes": True, "false": False, "no": False}


def claims_of(values: Mapping[Any, Any], origin: str) -> tuple[Claim, ...]:
    """Turn a mapping into claims; their origin is `origin` and the key as written ("front matter Title").

    Unknown keys are ignored: they mean something to other programs.
    """
    known: dict[str, tuple[str, Any]] = {}
    found: list[Claim] = []
    for key, value in values.items():
        if not isinstance(key, str):
            continue
        name = key_of(key)
        if name in known or name in LENIENT or name == "itemmeta":
            found += _privacy(name, value, f"{origin} {key}")
        known.setdefault(name, (key, value))
    _mapping_media.flatten(known)
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
        yield from _drafts(name, value, origin)
    elif field == "embargo":
        yield from (Claim(field, text, origin) for text in _instants(value))
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


def _privacy(name: str, value: Any, origin: str) -> Iterator[Claim]:
    """Yield what holds an article back in a name that occurs twice, or inside of NewsML-G2's itemMeta."""
    if name == "itemmeta":
        for key, inner in list(value.items())[:MOST] if isinstance(value, Mapping) else ():
            yield from _privacy(key_of(str(key)), inner, f"{origin}.{key}")
    elif FIELD_OF.get(name) in {"draft", "embargo"} or name in LENIENT:
        yield from _claims(FIELD_OF.get(name, "draft"), name, value, origin)


def _drafts(name: str, value: Any, origin: str) -> Iterator[Claim]:
    """Yield whether an article is held back; an unknown word is claimed as it is, and holds it back, too."""
    text = _code(value)
    word = _SEPARATORS.sub("", _VOCABULARY.sub("", text.lower()))
    flag = _flag(text)
    if flag is None and text in {"0", "1"}:
        flag = text == "1"
    if name in ALLOWING and flag is not None:
        yield Claim("draft", "false" if flag else "true", origin)
    elif name in ALLOWING and _DAY.match(text):
        yield Claim("embargo", text, origin)
    elif name in LENIENT and (len(word) < 4 or word not in HELD):  # "state: ON" is Ontario
        return
    elif word in HELD:
        yield Claim("draft", "true", origin)
    elif word in SHOWN:
        yield Claim("draft", "false", origin)
    else:
        yield Claim("draft", text[:100], origin)


def _code(value: Any) -> str:
    """Return the one word of a value: NewsML-G2 wraps it as {"qcode": "stat:usable"}."""
    if isinstance(value, Mapping):
        found = (value.get(key) for key in ("qcode", "@qcode", "code", "value", "uri", "@uri", "literal"))
        return next(
            (one.strip() for one in found if isinstance(one, str) and one.strip()),
            _text(value) or str(value)[:100],
        )
    if isinstance(value, list | tuple):
        words = [_code(one) for one in value[:MOST]]
        return next((word for word in words if word.lower() not in SHOWN), words[0] if words else "")
    return "" if value is None else str(value).strip()


def _instants(value: Any) -> Iterator[str]:
    """Yield each embargo of a value as a text; one without an instant as its words, such as "true"."""
    if isinstance(value, list | tuple):
        for one in value[:MOST]:
            yield from _instants(one)
        return
    if isinstance(value, Mapping) and value:
        found = (
            _text(value.get(key)) for key in ("value", "@value", "until", "date", "datetime", "utc_embargo")
        )
        yield next(filter(None, found), str(value)[:100])
        return
    text = str(value).lower() if isinstance(value, bool) else _text(value)
    if text.lower() not in _NO_EMBARGO:
        yield text


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
