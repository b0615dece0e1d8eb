"""Files in front matter, sidecars and records: addresses, objects and WordPress's texts as enclosures.

Fields beside a file give its length, its type, and what a picture shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from publisher.models import Claim, Enclosure
from publisher.readers._values import MOST, text_of
from publisher.tables.fields import FIELD_OF
from publisher.tables.media import (
    ALT_NAMES,
    DOUBTFUL_LENGTHS,
    FORMAT_TYPES,
    GENERIC,
    LENGTH_NAMES,
    MEDIA_OF,
    MEDIUM_OF,
    SHORTEST,
    TYPE_NAMES,
    TYPES,
)
from publisher.text.lazy import lazy
from publisher.text.media_types import length_of, seconds_of, type_of

# Keys of an object that names a file; those of `_file` are folded.
URLS = tuple("url src href image path file filename contentUrl content_url audio feature teaser".split())
_ADDRESSES = tuple(name.lower() for name in URLS) + tuple(
    "audio_url audiourl media_url mediaurl file_url fileurl enclosure_url source_url download_url".split()
)
_LENGTHS = tuple("size_in_bytes length size bytes filesize file_size contentsize content_size".split())
_TYPES = tuple("mime_type mimetype mediatype media_type encodingformat fileformat mime type".split())
_ATTRIBUTES = ("$", "@attributes", "attributes", "_attributes")  # where converters of XML keep an element's
BESIDE = frozenset({*LENGTH_NAMES, *DOUBTFUL_LENGTHS, *TYPE_NAMES, *ALT_NAMES})
_RENDITIONS = ("renditions", "formats", "sources")
_RECORDINGS = tuple(f".{suffix}" for suffix, kind in TYPES.items() if kind.startswith(("audio/", "video/")))
# The end of a name, which says what a file is; a program that makes a page or a file says nothing.
_SUFFIX = lazy(r"\.(?!php$|aspx?$|ashx$|cgi$|jsp$|do$)[A-Za-z][A-Za-z0-9]{0,8}$")
# WordPress keeps address, length and type of a file in one text, PowerPress a serialized table behind them.
_MEDIA_TYPE = lazy(r"(?<![^\s,;|])(?:audio|video|image|application|text)/[\w.+-]{1,60}")
_INNER = lazy(r"""(?:\s(?:src|href)\s{0,3}=\s{0,3}["']?|\]\(|^<(?=https?:))([^\s"'<>()]{3,1000})[\s"'>)]""")
_BETWEEN = " ,;|\t\r\n"
_SERIALIZED = re.compile(r's:8:"duration";s:\d{1,2}:"([\d:]{1,12})"')
LONGEST = 2000  # characters of an address

Known = dict[str, tuple[str, Any]]


def completed(claims: list[Claim], known: Known) -> list[Claim]:
    """Fill in the length of the only file, and the picture's alternative text, from fields of their own."""
    if BESIDE.isdisjoint(known):
        return claims
    files = [claim for claim in claims if claim.field == "enclosure"]
    claims = _by_format(claims, known)
    if len(files) == 1 and (stated := _length_beside(known)):
        length, mistake = stated
        claims = [_filled(one, length=length, mistake=mistake) if one is files[0] else one for one in claims]
    kind = next((_type(text_of(known[name][1])) for name in TYPE_NAMES if name in known), "")
    if len(files) == 1 and kind:
        claims = [_filled(one, kind=kind) if one.field == "enclosure" else one for one in claims]
    alt = next((str(known[name][1]) for name in ALT_NAMES if name in known), "")
    if alt:
        claims = [_filled(one, alt=alt) if one.field == "image" else one for one in claims]
    return claims


def _by_format(claims: list[Claim], known: Known) -> list[Claim]:
    """Fill in lengths from a table of them by format: `filesize: {mp3: 1234567, m4a: 999999}` (Octopod)."""
    tables = [known[name][1] for name in LENGTH_NAMES if name in known and isinstance(known[name][1], Mapping)]
    lengths = {
        TYPES.get(name, "") or FORMAT_TYPES.get(name, ""): _length(value)
        for table in tables[:1]
        for name, value in ((_folded(key), value) for key, value in list(table.items())[:MOST])
    }
    if not lengths:
        return claims

    def filled(claim: Claim) -> Claim:
        file = claim.value
        if claim.field != "enclosure" or not isinstance(file, Enclosure):
            return claim
        length, mistake = lengths.get(type_of(file.url) or file.type, (None, ""))
        return _filled(claim, length=length, mistake=mistake)

    return [filled(claim) for claim in claims]


def _length_beside(known: Known) -> tuple[int | None, str] | None:
    """Read the length of a file from a field beside it; a number of other things is none."""
    for name in LENGTH_NAMES:
        if name in known and not isinstance(known[name][1], Mapping):
            return _length(known[name][1])
    for name in DOUBTFUL_LENGTHS:
        found = _length(known[name][1]) if name in known else (None, "")
        if found[0] is not None and found[0] >= SHORTEST:
            return found
    return None


def _filled(
    claim: Claim, *, length: int | None = None, alt: str = "", mistake: str = "", kind: str = ""
) -> Claim:
    file = claim.value
    if not isinstance(file, Enclosure):
        return claim
    if file.length is not None:
        length, mistake = file.length, ""
    is_open = not file.type or file.type.endswith("/*")
    return claim._replace(
        value=file._replace(
            type=(kind if is_open else "") or file.type,
            length=length,
            alt=file.alt or alt,
            mistake=file.mistake or mistake,
        )
    )


def recordings(known: Known, origin: str) -> Iterator[Claim]:
    """Yield recordings under names that no table has: what they hold ends like one."""
    for name, (key, value) in known.items():
        if not isinstance(value, str) or "." not in value[-5:]:  # most values
            continue
        if not value[-5:].lower().endswith(_RECORDINGS) or name in MEDIA_OF:
            continue
        if len(value) <= LONGEST and "\n" not in value and name not in FIELD_OF:
            yield Claim("enclosure", Enclosure(value.strip()), f"{origin} {key}")


def played(file: Enclosure, name: str) -> Enclosure:
    """Say that a file is a recording where only the name of its field does."""
    medium = MEDIUM_OF.get(name, "")
    if not medium or file.type or type_of(file.url):
        return file
    path = file.url.partition("?")[0].partition("#")[0]
    is_other = _SUFFIX.search(path.partition("://")[2].partition("/")[2] if "://" in path else path)
    if is_other and (name == "enclosure" or is_other[0].lower() in {".html", ".htm"}):
        return file
    return file._replace(type=medium)


def files_of(value: Any) -> Iterator[Enclosure]:
    """Yield the files of a value, each followed by its renditions under the same title."""
    for one in value[:MOST] if isinstance(value, list | tuple) else [value]:
        file = _file(one)
        if file is None:
            yield from _formats(one)
            continue
        others = _listed(one) if isinstance(one, Mapping) else []
        if others and not file.title:
            file = file._replace(title=file.url.rpartition("/")[2].rpartition(".")[0])
        yield file
        yield from (other._replace(title=file.title) for other in others)


def _listed(one: Mapping[Any, Any]) -> list[Enclosure]:
    for name in _RENDITIONS:
        found = one.get(name)
        if isinstance(found, list | tuple):
            return [file for file in (_file(each) for each in found[:MOST]) if file is not None]
    return []


def _file(one: Any) -> Enclosure | None:
    if not isinstance(one, Mapping):
        return _worded(text_of(one))
    held = next((one[key] for key in _ATTRIBUTES if isinstance(one.get(key), Mapping)), one)
    values = {_folded(key): value for key, value in list(held.items())[:MOST]}
    url = next((text for key in _ADDRESSES if (text := text_of(values.get(key)))), "")
    if not url:
        return None
    kind = next((text for key in _TYPES if (text := text_of(values.get(key)))), "")
    length, mistake = _length(next((text for key in _LENGTHS if (text := text_of(values.get(key)))), None))
    return Enclosure(
        url,
        _type(kind),
        length,
        seconds_of(text_of(values.get("duration_in_seconds") or values.get("duration"))),
        _count(values.get("width")),
        _count(values.get("height")),
        text_of(values.get("title") or values.get("name")),
        text_of(values.get("alt") or values.get("alt_text") or values.get("caption")),
        mistake,
    )


@lru_cache(maxsize=512)  # a site's articles have the same keys
def _folded(key: Any) -> str:
    """Fold a key: "@url" and "URL" are "url"."""
    return str(key).lstrip("@$_").replace("-", "_").lower()


def _type(text: str) -> str:
    """Read a media type, the name of a format ("mp3"), or of a medium (schema.org's AudioObject)."""
    if "/" in text:
        return "" if text.partition(";")[0].strip().lower() in GENERIC else text
    word = text.lower().removesuffix("object").lstrip(".")
    return f"{word}/*" if word in {"audio", "video"} else TYPES.get(word, "")


def _formats(one: Any) -> Iterator[Enclosure]:
    """Yield the files of a table by their formats: one recording, so they share a title."""
    if not isinstance(one, Mapping):
        return
    title = ""
    for key, value in list(one.items())[:MOST]:
        name = str(key).lower().replace("-", "_")
        kind = TYPES.get(name) or FORMAT_TYPES.get(name, "")
        file = _file(value) if kind else None
        if file is not None:
            title = title or file.title or file.url.rpartition("/")[2].rpartition(".")[0]
            yield file._replace(type=file.type or kind, title=title if len(one) > 1 else file.title)


def _worded(text: str) -> Enclosure | None:
    """Read an address, or WordPress's address, length and type on one line or several, in any order."""
    if text.startswith(("<", "[")) and (inner := _INNER.search(text[:LONGEST])):
        text = inner[1]  # `<audio src="fog.mp3">`, `[Listen](fog.mp3)`
    url, *behind = text.split(None, 1)[:2] or [""]
    rest = behind[0][:5000] if behind else ""
    if not rest or not ("://" in url or type_of(url.rstrip(",;|"))):
        return Enclosure(text) if text else None
    kind = _MEDIA_TYPE.search(rest[:200])
    before, more = (rest[: kind.start()], rest[kind.end() :]) if kind else (rest.partition("\n")[0], rest)
    length, mistake = _length(before[:60].strip(_BETWEEN) or more.strip(_BETWEEN).partition("\n")[0][:60])
    if length is None and not kind:
        return Enclosure(text)  # an address with a blank
    seconds = _SERIALIZED.search(more)
    return Enclosure(
        url.rstrip(",;|"),
        kind[0] if kind else "",
        length,
        seconds_of(seconds[1]) if seconds else None,
        mistake=mistake if length is not None or not seconds else "",
    )


def _length(value: Any) -> tuple[int | None, str]:
    """Read a length in bytes; gives also what was guessed, or could not be read."""
    text = "" if isinstance(value, bool) else text_of(value)
    if not any(sign.isdecimal() for sign in text):  # "unknown"
        return None, ""
    length = length_of(text)
    if length.value is None:
        return None, f"the length {text[:40]!r} is no number of bytes"
    return (
        length.value,
        "" if length.is_exact else f"the length {text[:40]!r} is taken for {length.value} bytes",
    )


def _count(value: Any) -> int | None:
    return length_of(text_of(value)).value if value is not None and not isinstance(value, bool) else None
