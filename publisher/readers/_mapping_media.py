"""Files, translations, transcripts and cast in the fields of front matter, a sidecar or a record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from publisher.models import Alternate, Claim, Enclosure, Person, Transcript
from publisher.tables.fields import FIELD_OF
from publisher.tables.media import (
    ALT_NAMES,
    LENGTH_NAMES,
    MEDIA_NAMES,
    MEDIA_OF,
    NESTED,
    NESTED_NAMES,
)
from publisher.text.durations import seconds_of
from publisher.text.field_names import key_of

MOST = 100  # files, languages or people that one document may name
_URLS = ("url", "src", "href", "image", "path", "file", "filename", "contentUrl", "content_url", "audio")
_LENGTHS = ("size_in_bytes", "length", "size", "bytes", "filesize", "fileSize")
_NESTED = frozenset(NESTED)
_BESIDE = frozenset({*LENGTH_NAMES, *ALT_NAMES})
_RENDITIONS = ("renditions", "formats", "sources")
_LANGUAGES = ("hreflang", "language", "lang", "locale")
_LONGEST = 2000  # characters of an address

Known = dict[str, tuple[str, Any]]
Textual = Callable[[Any], str]
Reader = Callable[[Any, str, Textual], Iterator[Any]]


def flatten(known: Known) -> None:
    """Add the fields of nested tables ("podcast", "itunes", "episode") to the known ones."""
    for outer in () if _NESTED.isdisjoint(known) else NESTED:
        key, table = known.get(outer, ("", None))
        if not isinstance(table, Mapping):
            continue
        for name, value in list(table.items())[:MOST]:
            inner = key_of(name) if isinstance(name, str) else ""
            inner = NESTED_NAMES.get(inner, inner)
            wanted = inner in MEDIA_OF or inner in LENGTH_NAMES or FIELD_OF.get(inner) == "enclosure"
            if wanted and (inner not in known or inner == outer):
                known[inner] = (f"{key}.{name}", value)


def claims_of(known: Known, origin: str, text: Textual) -> Iterator[Claim]:
    """Yield the claims of an episode, and of translations."""
    if MEDIA_OF.keys().isdisjoint(known):
        return
    for field, names in MEDIA_NAMES.items():
        for name in names:
            if name in known:
                key, value = known[name]
                found: Reader = _READERS.get(field, _words)
                yield from (Claim(field, one, f"{origin} {key}") for one in found(value, name, text))


def with_lengths(claims: list[Claim], known: Known) -> list[Claim]:
    """Fill in the length of the only file, and the picture's alternative text, from fields of their own."""
    if _BESIDE.isdisjoint(known):
        return claims
    length = next((_count(known[name][1]) for name in LENGTH_NAMES if name in known), None)
    alt = next((str(known[name][1]) for name in ALT_NAMES if name in known), "")
    files = [claim for claim in claims if claim.field == "enclosure"]
    if length is not None and len(files) == 1:
        claims = [_filled(one, length=length) if one is files[0] else one for one in claims]
    if alt:
        claims = [_filled(one, alt=alt) if one.field == "image" else one for one in claims]
    return claims


def _filled(claim: Claim, *, length: int | None = None, alt: str = "") -> Claim:
    file = claim.value
    if not isinstance(file, Enclosure):
        return claim
    known = file.length if file.length is not None else length
    return replace(claim, value=replace(file, length=known, alt=file.alt or alt))


def files_of(value: Any, text: Textual) -> Iterator[Enclosure]:
    """Yield the files of a value, each followed by its renditions under the same title."""
    for one in value[:MOST] if isinstance(value, list | tuple) else [value]:
        file = _file(one, text)
        if file is None:
            continue
        others = _listed(one, text) if isinstance(one, Mapping) else []
        if others and not file.title:
            file = replace(file, title=file.url.rpartition("/")[2].rpartition(".")[0])
        yield file
        yield from (replace(other, title=file.title) for other in others)


def _listed(one: Mapping[Any, Any], text: Textual) -> list[Enclosure]:
    for name in _RENDITIONS:
        found = one.get(name)
        if isinstance(found, list | tuple):
            return [file for file in (_file(each, text) for each in found[:MOST]) if file is not None]
    return []


def _file(one: Any, text: Textual) -> Enclosure | None:
    if not isinstance(one, Mapping):
        url = text(one)
        return Enclosure(url) if url else None
    url = next((text(one[key]) for key in _URLS if one.get(key)), "")
    if not url:
        return None
    kind = text(one.get("mime_type") or one.get("type") or one.get("encodingFormat") or "")
    return Enclosure(
        url,
        kind if "/" in kind else "",
        next((_count(one[key]) for key in _LENGTHS if one.get(key) is not None and one[key] != ""), None),
        seconds_of(text(one.get("duration_in_seconds") or one.get("duration"))),
        _count(one.get("width")),
        _count(one.get("height")),
        text(one.get("title") or one.get("name")),
        text(one.get("alt") or one.get("alt_text") or one.get("caption")),
    )


def _count(value: Any) -> int | None:
    digits = str(value)
    return int(digits) if digits.isdecimal() and len(digits) < 16 else None


def _words(value: Any, _name: str, text: Textual) -> Iterator[str]:
    if isinstance(value, bool):
        yield "true" if value else "false"
    elif not isinstance(value, list | tuple | Mapping) and (words := text(value)):
        yield words


def _alternates(value: Any, _name: str, text: Textual) -> Iterator[Alternate]:
    """Read {"de": "https://..."}, {"de": {"url": ...}}, or a list of objects that name their language."""
    pairs: list[tuple[Any, Any]] = []
    if isinstance(value, Mapping):
        pairs = list(value.items())[:MOST]
    elif isinstance(value, list | tuple):
        for one in value[:MOST]:
            if isinstance(one, Mapping):
                pairs.append((next((one[key] for key in _LANGUAGES if one.get(key)), ""), one))
    for language, target in pairs:
        url = _address(target, text)
        if isinstance(language, str) and language and url:
            yield Alternate(language, url)


def _transcripts(value: Any, _name: str, text: Textual) -> Iterator[Transcript]:
    for one in value[:MOST] if isinstance(value, list | tuple) else [value]:
        if not (url := _address(one, text)):
            continue
        values = one if isinstance(one, Mapping) else {}
        kind = text(values.get("type") or values.get("mime_type"))
        language = next((text(values[key]) for key in _LANGUAGES if values.get(key)), "")
        yield Transcript(url, kind if "/" in kind else "", language)


def _one_address(value: Any, _name: str, text: Textual) -> Iterator[str]:
    # A list of chapters is no file with an address.
    if not isinstance(value, list | tuple) and (url := _address(value, text)):
        yield url


def _address(value: Any, text: Textual) -> str:
    """Return an address, "" for words, and for numbers that are a database's key of a page."""
    if isinstance(value, Mapping):
        found = next((value[key] for key in (*_URLS, "permalink", "link") if value.get(key)), "")
    else:
        found = value
    url = text(found) if isinstance(found, str) else ""
    return "" if len(url) > _LONGEST or len(url.split()) != 1 or url.isdecimal() else url


def _cast(value: Any, name: str, text: Textual) -> Iterator[Person]:
    role = name.rstrip("s") if name in {"host", "hosts", "guest", "guests"} else ""
    if isinstance(value, str):
        value = value.split(",")
    for one in value[:MOST] if isinstance(value, list | tuple) else [value]:
        if isinstance(one, Mapping):
            person = text(one.get("name"))
            uri = text(one.get("href") or one.get("url") or one.get("uri"))
            if person:
                yield Person(person, uri=uri, role=text(one.get("role")) or role)
        elif role and (person := text(one)):
            yield Person(person, role=role)


_READERS: dict[str, Reader] = {
    "alternate": _alternates,
    "transcript": _transcripts,
    "chapters": _one_address,
    "artwork": _one_address,
    "cast": _cast,
}
