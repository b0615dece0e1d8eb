"""The fields of front matter, a sidecar or a record as claims.

The second half reads those that hold translations, transcripts and cast; `_file_fields` reads files.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from publisher.models import Alternate, Claim, Person, Transcript
from publisher.readers import _privacy
from publisher.readers._file_fields import BESIDE, LONGEST, URLS, Known, completed, files_of, played, recordings
from publisher.readers._values import MOST
from publisher.readers._values import text_of as _text
from publisher.tables.fields import CHANGED, CLIPPINGS, CREATED, FIELD_NAMES, FIELD_OF, KEEPERS, READERS
from publisher.tables.front_matter_words import NAME_OF
from publisher.tables.generators import STYLES
from publisher.tables.media import MEDIA_NAMES, MEDIA_OF, NESTED, NESTED_NAMES
from publisher.text.bylines import split_mailbox
from publisher.text.iris import host_of, is_front
from publisher.text.lazy import lazy
from publisher.text.media_types import type_of

# "createdAt", "Created at" and "created_at" are one name.
_JOINED = {name.replace("_", ""): name for name in (*MEDIA_OF, *FIELD_OF)}


@lru_cache(maxsize=1024)  # articles repeat the same few names
def key_of(name: str) -> str:
    """Fold a field's name the way the table writes it: "Date-Published" is "date_published"."""
    if not name.isascii():
        name = unicodedata.normalize("NFC", name)
    folded = name.strip().lower().replace("-", "_").replace(" ", "_").replace(":", "_")
    if folded in FIELD_OF or folded in MEDIA_OF:
        return folded
    # camelCase names fold to one word: "publishDate", "articleSection"
    joined = folded.replace("_", "")
    if joined in FIELD_OF or joined in MEDIA_OF or joined in _privacy.NAMES:
        return joined
    return _JOINED.get(joined) or NAME_OF.get(joined, folded)


# An address of Jekyll, Hugo, Pelican or Eleventy may be a rule: "/:year/:title/", "/{slug}/", "/{{ slug }}/".
_RULE = re.compile(r"(?:^|[/_.-]):[a-z]|\{[a-z_]|\{\{|\{%")
# The suffix of a file begins with a letter; "Tide-1.1" has none.
_FILE = lazy(r"\.(?!html?$|php$|aspx?$)(?:[A-Za-z][A-Za-z0-9]{0,8}|7z|3gp)$")
# The table's names in its order; each name is in it once.
_NAMES = tuple((field, name) for field, names in FIELD_NAMES.items() for name in names)
_PRIVATE = _privacy.NAMES
_PLACES = {name: place for place, (_, name) in enumerate(_NAMES)}


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
        if name in known or name in _PRIVATE:
            found += _privacy.claims_of(name, value, f"{origin} {key}", key_of)
        known.setdefault(name, (key, value))
    _flatten(known)
    found += _kept(known, origin)
    for place in sorted(_PLACES[name] for name in known if name in _PLACES):
        field, name = _NAMES[place]
        key, value = known[name]
        found += _claims(field, name, value, f"{origin} {key}")
    if not any(claim.field == "enclosure" for claim in found):
        found += recordings(known, origin)
    return (*completed(found, known), *_media_claims(known, origin))


def _claims(field: str, name: str, value: Any, origin: str) -> Iterator[Claim]:
    if name == "published" and (is_published := _privacy.is_published(value)) is not None:
        # Jekyll's `published: false` is about the article, and no date.
        yield Claim("draft", "false" if is_published else "true", origin)
    elif field in _DATES and isinstance(value, Mapping) and "date-parts" in value:
        yield from (Claim(field, day, origin) for day in _date_parts(value["date-parts"]))
    elif field == "published" and isinstance(value, Mapping):
        # MkDocs Material: {created: 2024-05-06, updated: 2024-06-07}.
        dates = {key: value[key] for key in ("created", "updated") if _text(value.get(key))}
        yield from claims_of(dates, origin)
    elif field == "draft":
        yield from _privacy.drafts(name, value, origin)
    elif field in {"embargo", "expires"}:
        yield from _privacy.instants(field, value, origin)
    elif field == "author":
        yield from (Claim(field, person, origin) for person in _people(value, several=name == "authors"))
    elif field in {"enclosure", "image"}:
        files = list(files_of(value))[: MOST if field == "enclosure" else 1]
        yield from (Claim(field, played(file, name), origin) for file in files)
    elif field in {"category", "credit"}:
        yield from (Claim(field, text, origin) for text in _texts(value))
    elif field in {"corrected", "retracted"} and isinstance(value, bool):
        yield Claim(field, "true" if value else "false", origin)
    elif field == "source":
        yield from _sources(value, origin)
    else:
        text = _text(value)
        if field == "link" and text:
            if host_of(text) not in READERS:
                yield from _link(name, text, origin)
        elif text:
            yield Claim(field, text, origin)


_DATES = frozenset({"published", "updated", "retrieved"})
_OWN = frozenset({"slug", "permalink", "layout", "draft", "date", "url", "link"})  # of a writer's own articles


def _kept(known: Known, origin: str) -> Iterator[Claim]:
    """Yield what a program says that keeps other people's pages: their addresses, and when it saved them.

    Without an address of its own, a record or a clipping is at its `source`. What such a program created is its
    copy. Takes what it reads out of the known fields.
    """
    is_record = origin.startswith("record")
    sources = [known[name] for name in ("source", "source_url") if name in known]
    source = next((one for one in sources if _text(one[1]).startswith(("https://", "http://"))), ("", ""))
    address = source[1] if isinstance(source[1], str) else ""
    tags = known.get("tags", ("", ""))[1]
    is_clipping = not is_record and not CLIPPINGS.isdisjoint(
        map(str, tags if isinstance(tags, list) else [tags])
    )
    if address and not is_record:
        is_clipping = is_clipping or ("created" in known and _OWN.isdisjoint(known))
    has_link = any(
        name in known and host_of(_text(known[name][1])) not in READERS for name in FIELD_NAMES["link"]
    )
    if address and (is_clipping or (is_record and not has_link)) and not is_front(address):
        yield Claim("link", address, f"{origin} {source[0]}")
    if is_clipping or (is_record and not KEEPERS.isdisjoint(known)):
        for name in CREATED:
            if name in known:
                key, value = known.pop(name)
                if text := _text(value):
                    yield Claim("retrieved", text, f"{origin} {key}")
        for name in CHANGED if is_record else ():
            known.pop(name, None)


def _date_parts(value: Any) -> Iterator[str]:
    """Read a date of CSL JSON: `{"date-parts": [[2024, 5, 7]]}`."""
    first = value[0] if isinstance(value, list) and value else None
    if isinstance(first, list) and len(first) == 3 and all(str(part).isdecimal() for part in first):
        year, month, day = (int(part) for part in first)
        yield f"{year:04}-{month:02}-{day:02}"


def _link(name: str, text: str, origin: str) -> Iterator[Claim]:
    """Yield an address, or the rule of one; a `path` is one in a head only: records name files so."""
    if name == "path":
        if origin.startswith("record") or _FILE.search(text):
            return
        text = text if "://" in text else f"/{text.strip('/')}/"  # Zola: from the top of the site, and closed
    is_rule = _RULE.search(text) is not None or (name == "permalink" and text in STYLES)
    yield Claim("permalink" if is_rule else "link", text, origin)


def _texts(value: Any) -> list[str]:
    value = _listed(value)
    if isinstance(value, str):
        mark = ";" if ";" in value else ","  # "Tides, high; Tides, low" are two
        return [part.strip() for part in value.split(mark)[:MOST] if part.strip()]
    if isinstance(value, list | tuple):
        return [text for text in map(_text, _flat(value)) if text]
    if isinstance(value, Mapping) and value and all(isinstance(one, Mapping) for one in value.values()):
        return [str(key) for key in list(value)[:MOST]]  # WordPress.com: {"Fog": {"ID": 7, ...}}
    text = _text(value)
    return [text] if text else []


def _listed(value: Any) -> Any:
    """Read a list that a program wrote as a string: "['Fog', 'Tides']"."""
    if isinstance(value, str) and value[:1] == "[" and value[1:2] in "\"']" and value.rstrip()[-1:] == "]":
        from publisher.readers import _loose_json

        found = _loose_json.read(value[:10_000])
        return found if isinstance(found, list) else value
    return value


def _flat(values: Sequence[Any]) -> list[Any]:
    """Take the lists of a list apart: Hexo writes `[[Life, Fog], [News]]`."""
    if list not in map(type, values):
        return list(values[:MOST])
    inner = (one[:MOST] if isinstance(one, list) else (one,) for one in values[:MOST])
    return [one for several in inner for one in several][:MOST]


_FULL = (
    ("firstName", "lastName"),
    ("given", "family"),
    ("givenName", "familyName"),
    ("first_name", "last_name"),
)
_CREATORS = ("author", "reporter", "contributor")  # of Zotero's creators


def _people(value: Any, *, several: bool) -> Iterator[Person | str]:
    """Yield people: objects with mail address and page; strings with only their syntax taken apart."""
    value = _listed(value)
    if isinstance(value, Mapping) and value and all(isinstance(one, Mapping) for one in value.values()):
        value = list(value.values())  # Pocket: {"9": {"name": ...}}
    for one in value[:MOST] if isinstance(value, list | tuple) else [value]:
        if not isinstance(one, str) and isinstance(one, Mapping):
            if one.get("creatorType", "author") not in _CREATORS:
                continue
            name = _text(
                one.get("display_name")
                or one.get("name")
                or one.get("displayName")
                or one.get("fullName")
                or one.get("login")
                or one.get("original")
                or next(filter(None, (" ".join(_text(one.get(k)) for k in keys).strip() for keys in _FULL)), "")
            )
            if name:
                yield Person(name, _text(one.get("email")), _text(one.get("url") or one.get("uri")))
            elif key := _text(one.get("key")):  # Docusaurus: {key: ada, title: ...}
                yield key
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
    split = [part.strip() for part in text.split("|" if several and "|" in text else ",")[:MOST]]
    return split if several and all(" " in part for part in split) else parts


def _mailbox(text: str) -> Person | str:
    named = split_mailbox(text) if "@" in text else None
    return Person(*named) if named else text


def _sources(value: Any, origin: str) -> Iterator[Claim]:
    """Yield what `source` says: NewsAPI's object names a publisher, an address the origin, a text a credit."""
    if isinstance(value, Mapping):
        name, url = (
            _text(value.get("name") or value.get("title")),
            _text(value.get("url") or value.get("href")),
        )
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


# -- files, translations, transcripts and cast ---------------------------------------------------------------

_NESTED = frozenset(NESTED)
_LANGUAGES = ("hreflang", "language", "lang", "locale")

Reader = Callable[[Any, str], Iterator[Any]]


def _flatten(known: Known) -> None:
    """Add the fields of nested tables ("podcast", "itunes", "episode") to the known ones."""
    for outer in () if _NESTED.isdisjoint(known) else NESTED:
        key, table = known.get(outer, ("", None))
        if isinstance(table, str) and type_of(table).startswith(("audio/", "video/")):
            known.setdefault("audio_file", (key, table))  # Pelican's plugin: "Podcast: fog.mp3"
        if not isinstance(table, Mapping):
            continue
        for name, value in list(table.items())[:MOST]:
            inner = key_of(name) if isinstance(name, str) else ""
            is_type = inner == "type" and isinstance(value, str) and "/" in value
            inner = "mime_type" if is_type else NESTED_NAMES.get(inner, inner)
            wanted = inner in MEDIA_OF or inner in BESIDE or FIELD_OF.get(inner) == "enclosure"
            if wanted and (inner not in known or inner == outer):
                known[inner] = (f"{key}.{name}", value)


def _media_claims(known: Known, origin: str) -> Iterator[Claim]:
    """Yield the claims of an episode, and of translations."""
    if MEDIA_OF.keys().isdisjoint(known):
        return
    for field, names in MEDIA_NAMES.items():
        for name in names:
            if name in known:
                key, value = known[name]
                found: Reader = _READERS.get(field, _words)
                yield from (Claim(field, one, f"{origin} {key}") for one in found(value, name))


def _words(value: Any, _name: str) -> Iterator[str]:
    if isinstance(value, bool):
        yield "true" if value else "false"
    elif not isinstance(value, list | tuple | Mapping) and (words := _text(value)):
        yield words


def _alternates(value: Any, _name: str) -> Iterator[Alternate]:
    """Read {"de": "https://..."}, {"de": {"url": ...}}, or a list of objects that name their language."""
    pairs: list[tuple[Any, Any]] = []
    if isinstance(value, Mapping):
        pairs = list(value.items())[:MOST]
    elif isinstance(value, list | tuple):
        for one in value[:MOST]:
            if isinstance(one, Mapping):
                pairs.append((next((one[key] for key in _LANGUAGES if one.get(key)), ""), one))
    for language, target in pairs:
        url = _address(target)
        if isinstance(language, str) and language and url:
            yield Alternate(language, url)


def _transcripts(value: Any, _name: str) -> Iterator[Transcript]:
    for one in value[:MOST] if isinstance(value, list | tuple) else [value]:
        if not (url := _address(one)):
            continue
        values = one if isinstance(one, Mapping) else {}
        kind = _text(values.get("type") or values.get("mime_type"))
        language = next((_text(values[key]) for key in _LANGUAGES if values.get(key)), "")
        yield Transcript(url, kind if "/" in kind else "", language)


def _one_address(value: Any, _name: str) -> Iterator[str]:
    # A list of chapters is no file with an address.
    if not isinstance(value, list | tuple) and (url := _address(value)):
        yield url


def _address(value: Any) -> str:
    """Return an address, "" for words, and for numbers that are a database's key of a page."""
    if isinstance(value, Mapping):
        found = next((value[key] for key in (*URLS, "permalink", "link") if value.get(key)), "")
    else:
        found = value
    url = _text(found) if isinstance(found, str) else ""
    return "" if len(url) > LONGEST or len(url.split()) != 1 or url.isdecimal() else url


def _cast(value: Any, name: str) -> Iterator[Person]:
    role = name.rstrip("s") if name in {"host", "hosts", "guest", "guests"} else ""
    if isinstance(value, str):
        value = value.split(",")
    for one in value[:MOST] if isinstance(value, list | tuple) else [value]:
        if isinstance(one, Mapping):
            person = _text(one.get("name"))
            uri = _text(one.get("href") or one.get("url") or one.get("uri"))
            if person:
                yield Person(person, uri=uri, role=_text(one.get("role")) or role)
        elif role and (person := _text(one)):
            yield Person(person, role=role)


_READERS: dict[str, Reader] = {
    "alternate": _alternates,
    "transcript": _transcripts,
    "chapters": _one_address,
    "artwork": _one_address,
    "cast": _cast,
}
