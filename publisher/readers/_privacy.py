"""What holds an article back, in front matter, a sidecar or a record: claims of draft, embargo and expiry.

A claim of `draft` is "true", "false", or the words of a value that says neither; the normalizer holds an
article back for the latter, too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from publisher.models import Claim
from publisher.tables import privacy
from publisher.tables.fields import FIELD_OF
from publisher.text.lazy import lazy

MOST = 100  # values of one list, and fields of one table
# What precedes a code: the scheme of a NewsML-G2 qcode, or all but the last part of an address.
_VOCABULARY = lazy(r"^.{0,200}[:/](?=[^:/]{1,40}$)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SEPARATORS = re.compile(r"[\s_-]+")
_WORDS = ("qcode", "@qcode", "code", "value", "uri", "@uri", "literal", "name")
_INSTANTS = ("value", "@value", "until", "date", "datetime", "utc_embargo")
_DEEPEST = 3  # tables within a table
_SHORTEST = 4  # characters of a state that is a word: "state: ON" is Ontario
# Names that are looked for besides those of fields.
NAMES = (
    privacy.CASUAL_UNTIL
    | privacy.NESTED
    | privacy.RENDERED
    | privacy.CASUAL
    | privacy.CASUAL_FLAGS
    | {privacy.BUILD}
)

_STRICT = frozenset(privacy.NAMES)
_INSTANT_FIELDS = {name: field for name, field in FIELD_OF.items() if field in {"embargo", "expires"}}
_DATED = dict.fromkeys(privacy.UNTIL, "expires") | dict.fromkeys(privacy.ALLOWING, "embargo")

Fold = Callable[[str], str]


def claims_of(name: str, value: Any, origin: str, key_of: Fold) -> Iterator[Claim]:
    """Yield what a field of this folded name says of privacy; nothing where it is about something else.

    `key_of` folds the names of fields within a table.
    """
    if name in privacy.NESTED:
        yield from _nested(name, value, origin, key_of)
    elif name in privacy.RENDERED:
        if isinstance(value, Mapping) and flag(value.get("protected")):
            yield Claim("draft", "true", f"{origin}.protected")
    elif name == privacy.BUILD:
        yield from _build(value, origin)
    elif name in privacy.CASUAL_UNTIL:
        yield from (one for one in instants("expires", value, origin) if _DAY.match(str(one.value)))
    elif name in _INSTANT_FIELDS:
        yield from instants(_INSTANT_FIELDS[name], value, origin)
    elif name in privacy.CASUAL:
        if _is_held_casually(name, value):
            yield Claim("draft", "true", origin)
    elif name in privacy.CASUAL_FLAGS:
        if _is_left_out(name, value, origin):
            yield Claim("draft", "true", origin)
    elif name in _STRICT:
        yield from drafts(name, value, origin)


def drafts(name: str, value: Any, origin: str) -> Iterator[Claim]:
    """Yield what a field says that is about nothing but privacy; an unknown word is claimed as it is."""
    if name in privacy.SECRETS or (name in privacy.EXCLUDING and isinstance(value, list | tuple)):
        if _is_secret(value):  # Eleventy: a list of the collections that it is not in
            yield Claim("draft", "true", origin)
        return
    text = _code(value)
    if name in _DATED and _DAY.match(text):
        yield Claim(_DATED[name], text, origin)
        return
    words = [_folded(_VOCABULARY.sub("", part)) for part in text.split(",")[:MOST]]
    said = {_said(name, word) for word in words}
    yield Claim("draft", next((one for one in ("true", "", "false") if one in said), "") or text[:100], origin)


def instants(field: str, value: Any, origin: str) -> Iterator[Claim]:
    """Yield each instant of an embargo or an expiry as a text; one without an instant as its words."""
    yield from (Claim(field, text, origin) for text in _instants(value))


def is_published(value: Any) -> bool | None:
    """Tell what Jekyll's `published` says where it is a flag, or a word such as "draft"; else it is a date."""
    said = flag(value)
    if said is None and isinstance(value, str) and _folded(value) in privacy.HELD:
        return False
    return said


def flag(value: Any) -> bool | None:
    """Read a flag; None where the value is something else."""
    word = _word(value)
    return True if word in privacy.YES else False if word in privacy.NO else None


def _said(name: str, word: str) -> str:
    """Tell whether a word holds back: "true" or "false", "" where it says neither."""
    if name in privacy.FLAGS:
        held, shown = privacy.HELD, privacy.DENIED
    elif name in privacy.ALLOWING:
        held, shown = (privacy.HELD - privacy.YES) | privacy.NO | privacy.NOBODY, privacy.SHOWN | privacy.YES
    else:
        held, shown = (privacy.HELD - privacy.YES) | privacy.NO, privacy.SHOWN | privacy.YES
    return "true" if word in held else "false" if word in shown else ""


def _nested(name: str, value: Any, origin: str, key_of: Fold) -> Iterator[Claim]:
    if isinstance(value, list | tuple):  # lists of tables are content, but for NewsML-G2's
        value = next((one for one in value[:1] if isinstance(one, Mapping)), None)
    if not isinstance(value, Mapping):
        return
    theirs = origin.startswith("record") and name not in privacy.OWN
    if name in privacy.OWN:
        yield from _deep(value, origin, key_of)
    for key, inner in list(value.items())[:MOST]:
        for claim in claims_of(key_of(key), inner, f"{origin}.{key}", key_of) if isinstance(key, str) else ():
            if not theirs or claim.value == "true" or claim.field != "draft":
                yield claim


def _deep(value: Mapping[Any, Any], origin: str, key_of: Fold, depth: int = 0) -> Iterator[Claim]:
    """Yield the drafts of tables within tables; other words are about the table (`cover: {hidden: true}`)."""
    for outer, table in list(value.items())[:MOST] if depth < _DEEPEST else ():
        if not isinstance(table, Mapping):
            continue
        where = f"{origin}.{outer}"
        for key, inner in list(table.items())[:MOST]:
            if isinstance(key, str) and key_of(key) in privacy.DRAFT_FLAGS:
                yield from drafts(key_of(key), inner, f"{where}.{key}")
        yield from _deep(table, where, key_of, depth + 1)


def _build(value: Any, origin: str) -> Iterator[Claim]:
    """Yield what Hugo's `build` says: whether lists show the page, and whether there is one."""
    if not isinstance(value, Mapping):
        return
    for key in ("list", "render"):
        word = _word(value.get(key))
        if word in privacy.BUILD_HELD:
            yield Claim("draft", "true", f"{origin}.{key}")
        elif word not in privacy.BUILD_SHOWN and not origin.startswith("record"):
            yield Claim("draft", word[:100], f"{origin}.{key}")


def _is_held_casually(name: str, value: Any) -> bool:
    word = _folded(_VOCABULARY.sub("", _code(value)))
    if name == "type":
        return word in privacy.TYPES
    if name in privacy.WORDED and word in privacy.YES:
        return False
    if name in privacy.WORDED and word in privacy.STEPS:
        return True
    return word in privacy.HELD and not (name == "state" and word.isascii() and len(word) < _SHORTEST)


def _is_left_out(name: str, value: Any, origin: str) -> bool:
    if name in privacy.NOT_OF_RECORDS and origin.startswith("record"):
        return False
    if isinstance(value, Mapping):
        said = {
            key.strip().lower(): flag(one) for key, one in list(value.items())[:MOST] if isinstance(key, str)
        }
        return any(said.get(key) is True for key in privacy.LEAVING) or any(
            said.get(key) is False for key in privacy.STAYING
        )
    word = _word(value)
    if name in {"permalink", "article"}:
        return word == "false"
    return word in privacy.LEFT_OUT or (name == "render" and word == "link")


def _is_secret(value: Any) -> bool:
    if isinstance(value, str):
        return value.strip().lower() not in privacy.NO_SECRET
    return value is not None and value is not False and value not in ([], {}, ())


def _word(value: Any) -> str:
    if isinstance(value, list | tuple) and len(value) == 1:
        value = value[0]
    if isinstance(value, str | bool | int):
        return _folded(str(value).strip())
    return ""


def _folded(word: str) -> str:
    """Fold a word as the table has it; letters of full width, and marks of their own, are those of the word."""
    if not word.isascii():
        word = unicodedata.normalize("NFKC", word)
    return _SEPARATORS.sub("", word.lower())


def _code(value: Any) -> str:
    """Return the one word of a value: NewsML-G2 wraps it as {"qcode": "stat:usable"}."""
    if isinstance(value, Mapping):
        found = (value.get(key) for key in _WORDS)
        return next((one.strip() for one in found if isinstance(one, str) and one.strip()), str(value)[:100])
    if isinstance(value, list | tuple):
        words = [_code(one) for one in value[:MOST]]
        return next((word for word in words if word.lower() not in privacy.SHOWN), words[0] if words else "")
    return "" if value is None else str(value).strip()


def _instants(value: Any) -> Iterator[str]:
    """Yield each instant of a value as a text; one without an instant as its words, such as "true"."""
    if isinstance(value, list | tuple):
        for one in value[:MOST]:
            yield from _instants(one)
        return
    if isinstance(value, Mapping) and value:
        found = (_text(value.get(key)) for key in _INSTANTS)
        yield next(filter(None, found), str(value)[:100])
        return
    text = _text(value)
    if text.lower() not in privacy.NO_INSTANT and not text.startswith("0000-00-00"):
        yield text


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool | int | float):
        return str(value).lower()
    return value.isoformat() if hasattr(value, "isoformat") else ""  # TOML dates and times
