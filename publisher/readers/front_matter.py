"""Front matter: YAML, TOML or JSON above an article's text, or lines of `Key: value`.

`---` YAML (Jekyll, Hugo, Eleventy, Obsidian), `+++` TOML and `{...}` JSON (Hugo), `Key: value` lines up to the
first empty line (Pelican, MultiMarkdown, mail), and lines without a fence above (`_field_lines`). Blank lines,
byte order marks, comments and directives may precede it.

Front matter may say that an article is not public. A text that seems to have some which cannot be read is
held back, and never published with it.

Metadata may also be in a file of its own: a sidecar (`name.ext.toml`) or a folder's `_defaults.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from publisher.errors import ReadError
from publisher.models import Claim, Person
from publisher.readers import data_formats
from publisher.readers._field_lines import KEY_LINE, half_fenced, properties
from publisher.readers._mapping import claims_of, key_of
from publisher.readers._nested_fields import all_claims_of
from publisher.readers._other_heads import OTHERS, other_head
from publisher.readers.data_formats import parse_json, parse_toml, parse_yaml
from publisher.tables.fields import BODY_NAMES, FIELD_OF, LISTS
from publisher.text.decode import decode
from publisher.text.globs import glob_pattern
from publisher.text.lazy import lazy

LONGEST = 65_536  # characters; more is an accident or an attack
_HEADER = 2_000  # characters of a line in a mail's header
_MAIL = {"from": "author", "subject": "title", "date": "date"}  # the fields that every mail has
_FENCE = {"---": "YAML", "+++": "TOML"}
# What gray-matter and editors let follow the dashes: "---yaml", "--- # a comment".
_OPENING = lazy(
    r"---[ \t]*(?:ya?ml)?[ \t]*(?:#.{0,1000})?|\+\+\+[ \t]*(?:toml)?[ \t]*(?:#.{0,1000})?|---[ \t]*toml"
)
# What is meant as a fence but is none: "----", "--- title: x", dashes that an editor joined, Middleman's ";;;".
_ALMOST = re.compile(r"(?:[-\u2010-\u2015\u2212]{2,}|[\u2012-\u2015]|\+{2,}|;{3,})")
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\u00ad"
_LEADING = _INVISIBLE + " \t\r\n"
_BLANK = re.compile(rf"[\s{_INVISIBLE}]+")
_DIRECTIVE = re.compile(r"#![^\n]{0,1000}(?:\n|\Z)|%(?:YAML|TAG)\b[^\n]{0,1000}(?:\n|\Z)")
_FIELD_LINE = lazy(r"""[ \t]{0,20}["']?([\w][\w .-]{0,40}?)["']?[ \t]{0,5}[:=](?:[ \t]|$)""")
_JSON_FIELD = re.compile(r"""\{\s{0,100}"[^"\n]{1,60}"\s{0,10}:""")
_HEAD_LINES = 40  # lines of a block that are searched for fields
_YAML_END = frozenset({"---", "..."})
_TOML_LINE = re.compile(r"""["']?[A-Za-z_][\w.-]{0,40}["']?[ \t]{0,5}=""")
_LISTS = ("categories", "tags")


def split(text: str) -> tuple[tuple[Claim, ...], str]:
    """Part a text into the claims of its front matter and the rest.

    Returns no claims and the text itself where there is no front matter.

    Raises:
        ReadError: the front matter cannot be read; the error has the line, what is wrong, and the remedy.
    """
    if text[:200].lstrip(_LEADING).startswith(OTHERS) and (head := other_head(text)):
        return all_claims_of(head[0], "front matter"), text[head[1] :].lstrip("\n")
    start = _start(text)
    opening = _line(text, start).strip().strip(_INVISIBLE).strip()
    if _OPENING.fullmatch(opening):
        fence = "+++" if opening[0] == "+" or opening.endswith("toml") else "---"
        return _fenced(fence, opening[:3], text, start + len(_line(text, start)) + 1)
    if _ALMOST.match(opening) and _has_fields(text[start + len(_line(text, start)) + 1 :][:LONGEST]):
        raise ReadError(
            f"looks like front matter, but opens with {opening[:20]!r}",
            "write only --- on the line above the first field, and on the line below the last",
            _number(text, start),
        )
    if opening.startswith("{"):
        claims, rest = _json_front_matter(text, start)
    elif ":" in opening and (head := half_fenced(text, start) or properties(text, start)):
        claims, rest = all_claims_of(head[0], "front matter"), text[head[1] :].lstrip("\n")
    else:
        claims, rest = _key_lines(text, start)
    return (claims, rest) if claims else ((), text)


def is_opened(text: str) -> bool:
    """Whether a text opens with a fence, or what is meant as one."""
    opening = _line(text, _start(text)).strip().strip(_INVISIBLE)
    return _ALMOST.match(opening) is not None


def _start(text: str) -> int:
    """Return where a text begins, below blanks, byte order marks, comments and directives.

    Raises:
        ReadError: one of the comments holds front matter.
    """
    at = 0
    while at < LONGEST:
        blank = _BLANK.match(text, at)
        if blank:
            at = blank.end()
        elif text.startswith("<!--", at):
            end = text.find("-->", at + 4, at + LONGEST)
            if end < 0:
                break
            if _is_front_matter(text[at + 4 : end]):
                raise ReadError(
                    "there is front matter in a comment", "take it out of the <!-- -->", _number(text, at)
                )
            at = end + 3
        elif directive := _DIRECTIVE.match(text, at):
            at = directive.end()
        else:
            break
    return at


def _is_front_matter(comment: str) -> bool:
    inside = comment.strip()
    fenced = _ALMOST.match(inside) is not None and _has_fields(_ALMOST.sub("", inside, count=1))
    return fenced or any(_is_held(row) for row in inside.split("\n")[:_HEAD_LINES])


def _is_held(row: str) -> bool:
    """Whether a line says that the article is not public."""
    match = _FIELD_LINE.match(row)
    if not match:
        return False
    claims = claims_of({match[1]: row[match.end() :].strip(" \t\"',")}, "front matter")
    return any(one.field == "embargo" or (one.field == "draft" and one.value == "true") for one in claims)


def _has_fields(block: str) -> bool:
    """Whether one of the lines that open a block names a known field."""
    rows = block.lstrip().partition("\n\n")[0].split("\n")[:_HEAD_LINES]
    names = (_FIELD_LINE.match(row) for row in rows)
    return any(match and key_of(match[1]) in FIELD_OF for match in names)


def _number(text: str, start: int) -> int:
    return text.count("\n", 0, start) + 1


def _fenced(kind: str, fence: str, text: str, start: int) -> tuple[tuple[Claim, ...], str]:
    end = _closing(text, start, _YAML_END if fence == "---" else {fence})
    before = max(1, _number(text, start) - 1)
    block = text[start : max(start, end - 1) if end >= 0 else start + LONGEST]
    meant = kind == "+++" or KEY_LINE.match(_line(text, start)) is not None or _has_fields(block)
    if end >= 0:
        rest = text[end + len(_line(text, end)) + 1 :].lstrip("\n")
        try:
            values = _parsed(block, kind, before)
        except ReadError:
            if meant or block.startswith("- "):
                raise
            return (), text  # prose between two rules
        if not block.strip() and _has_fields(rest) and _closing(rest, 1, {fence}) >= 0:
            raise ReadError(
                f"the front matter is empty, and fields follow its second {fence}",
                f"write {fence} once above the first field",
                before + 1,
            )
        words = [key for key in _LISTS if kind == "---" and _is_words(values.get(key))]
        said = (Claim("category words", values[key], f"front matter {key}") for key in words)
        return (*all_claims_of(values, "front matter"), *said), rest
    if not meant:
        return (), text  # a rule above plain text
    raise ReadError(
        f"the {_FENCE[kind]} front matter that opens with {fence} never closes",
        f"put a line {fence} after the last field",
        before,
    )


def _parsed(block: str, kind: str, before: int) -> dict[str, Any]:
    """Read YAML or TOML by its first line, whatever the fence: people mix the two up.

    Raises:
        ReadError: it is neither, or not what its fence promises.
    """
    first = _line(block[:500].lstrip(), 0)
    if kind == "---" and _TOML_LINE.match(first) and ":" not in first.partition("=")[0]:
        kind = "+++"
    elif kind == "+++" and KEY_LINE.match(first):
        kind = "---"
    return parse_yaml(block, before) if kind == "---" else parse_toml(block, before)


def _is_words(value: object) -> bool:
    """Whether a value is one string of words, which Jekyll parts at blanks, without marks that part a list."""
    return isinstance(value, str) and " " in value and not any(mark in value for mark in ",;")


def _closing(text: str, start: int, fences: AbstractSet[str]) -> int:
    """Return where the line begins that closes front matter; -1 where none does within reach."""
    found: list[int] = []
    for fence in fences:
        place = start - 1
        while (place := text.find(f"\n{fence}", place, start + LONGEST)) >= 0:
            place += 1
            if _line(text, place).rstrip() == fence:
                found.append(place)
                break
    return min(found, default=-1)


def _line(text: str, start: int) -> str:
    # Not split("\n"): most of the text is no front matter.
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)]


def _json_front_matter(text: str, start: int) -> tuple[tuple[Claim, ...], str]:
    """Read Hugo's JSON front matter, which ends with a line that is only the closing brace.

    Raises:
        ReadError: it never ends, or is no JSON.
    """
    end = text.find("\n}", start, start + LONGEST)
    after = text[end + 2 :]
    if end < 0 or (after and not after.startswith("\n")):
        if not _JSON_FIELD.match(text, start):
            return (), text
        line = _number(text, start)
        raise ReadError("the JSON front matter never closes", "put a line } after the last field", line)
    values = parse_json(text[start : end + 2])
    return all_claims_of(values, "front matter"), after.lstrip("\n")


def _key_lines(text: str, start: int) -> tuple[tuple[Claim, ...], str]:
    """Read `Key: value` lines, where the text opens with them and most of the keys are known.

    Indented lines continue a value. Any other line before the first empty one makes all of them prose that
    happens to hold colons, unless one of them says that the article is not public.

    Raises:
        ReadError: a line says so, and others are no fields.
    """
    whole, text = text, text[start:]
    head, found, _ = text[:LONGEST].partition("\n\n")
    lines = head.split("\n")
    if not KEY_LINE.match(lines[0]):
        return (), text
    held = any(_is_held(line) for line in lines[:_HEAD_LINES])
    values: dict[str, str] = {}
    last = ""
    for index, line in enumerate(lines):
        match = KEY_LINE.match(line)
        if match:
            last = match.group(1)
            values.setdefault(last, (match.group(2) or "").strip())
        elif last and line[:1] in {" ", "\t"} and line.strip():
            values[last] += " " + line.strip()
        elif held and key_of(next(iter(values), "")) in FIELD_OF:
            remedy = "write only `Key: value` lines above the first empty line"
            raise ReadError(
                "the fields at the top hold a line that is none", remedy, _number(whole, start) + index
            )
        else:
            return (), text
    remainder = text[len(head) + len(found) :].lstrip("\n") if found else ""
    if mail := _mail_claims(values):
        return mail, remainder
    known = [key for key in values if key_of(key) in FIELD_OF]
    if not known or key_of(next(iter(values))) not in FIELD_OF or (len(known) * 2 < len(values) and not held):
        return (), text
    return all_claims_of(values, "mail header"), remainder


def _mail_claims(values: dict[str, str]) -> tuple[Claim, ...]:
    """Return the claims of a mail's header (RFC 5322), none where the lines are no such header."""
    lines = {key.lower(): (key, value) for key, value in values.items()}
    if not all(name in lines for name in _MAIL):
        return ()
    found: list[Claim] = []
    for name, field in _MAIL.items():
        key, value = lines[name]
        (claims, origin) = claims_of({field: _decoded(value[:_HEADER])}, "mail header"), f"mail header {key}"
        for claim in claims:  # a name stands alone: mail addresses are not published
            said = claim.value.name if isinstance(claim.value, Person) else claim.value
            found.append(claim._replace(value=said, origin=origin))
    return tuple(found)


def _decoded(value: str) -> str:
    """Decode the encoded words of a header line (RFC 2047): "=?UTF-8?Q?K=C3=BCste?=" is "Küste"."""
    if "=?" not in value:
        return value
    from email.errors import HeaderParseError
    from email.header import decode_header, make_header

    try:
        return str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, ValueError):
        return value


# -- sidecars and folder defaults ----------------------------------------------------------------------------

SUFFIXES = (".toml", ".yaml", ".yml", ".json")
DEFAULTS = tuple("_defaults" + suffix for suffix in SUFFIXES)


def read_data(data: bytes, name: str) -> tuple[Claim, ...] | None:
    """Turn the bytes of Eleventy's data for articles into claims; None where they are no such data.

    A file that holds a list or a text is an article of its own, and so is one that cannot be read, unless its
    name (`fog.11tydata.json`) says what it is.

    Raises:
        ReadError: such a file cannot be read, and could say that the articles are not public.
    """
    is_sure = name.endswith(".11tydata.json")
    try:
        values = data_formats.parse_json(data.removeprefix(b"\xef\xbb\xbf")) if data.strip() else {}
    except ReadError:
        if is_sure:
            raise
        return None
    if not isinstance(values, Mapping):
        return None
    if not is_sure and any(isinstance(one, list) and key in LISTS for key, one in values.items()):
        return None
    if not is_sure and any(values.get(key) for key, _ in BODY_NAMES):
        return None
    claims = claims_of(values, "folder default")
    return tuple(one for one in claims if one.field not in {"category", "layout", "title"})


def read_cascade(data: bytes, name: str, article: str) -> tuple[Claim, ...] | None:
    """Return what the page of a section (Hugo's `_index.md`) passes on to an article; None for nothing.

    Raises:
        ReadError: its front matter cannot be read, and could say that the articles are not public.
    """
    if b"cascade" not in data:
        return None
    text = decode(data, name)
    start = _start(text)
    fence = _line(text, start).strip()[:3]
    if text.startswith("{", start):
        values = parse_json(text[start : text.find("\n}", start) + 2])
    else:
        first = start + len(_line(text, start)) + 1
        end = _closing(text, first, _YAML_END if fence == "---" else {fence})
        block = text[first : max(first, end - 1)]
        values = parse_toml(block, 1) if fence == "+++" else parse_yaml(block, 1)
    given = values.get("cascade") if isinstance(values, Mapping) else None
    tables = [one for one in (given if isinstance(given, list) else [given]) if isinstance(one, Mapping)]
    claims = (claims_of(one, "folder default") for one in tables if _is_target(one, article))
    return tuple(one for found in claims for one in found if one.field not in {"title", "redirect", "layout"})


def _is_target(table: Mapping[str, object], article: str) -> bool:
    """Tell whether a part of a cascade is for an article of this name; any part of its path may be above."""
    target = table.get("target") or table.get("_target")
    path = target.get("path") if isinstance(target, Mapping) else None
    if not isinstance(path, str):
        return True
    name = article.rpartition(".")[0].removesuffix("/index").lower()
    for glob in path.strip("{}").lower().split(",")[:20]:
        parts = glob.strip("/ ").split("/")[:20]
        tails = ("/".join(parts[place:]) for place in range(len(parts)))
        if any(re.fullmatch(glob_pattern(one), name) for one in tails if one.strip("*?/")):
            return True
    return False


def claims_of_defaults(values: Mapping[str, object]) -> tuple[Claim, ...]:
    """Turn fields that hold for all articles of a source into claims."""
    return claims_of(values, "folder default")


def read_meta(data: bytes, name: str) -> tuple[Claim, ...]:
    """Turn the bytes of a head that Nikola keeps beside its article (`fog.meta`) into claims.

    It is in lines `.. title: Fog`, or in YAML or TOML between fences; a file of something else says nothing.

    Raises:
        ReadError: it cannot be read, and could say that the article is not public.
    """
    text = decode(data, name)
    if text.lstrip(_LEADING).startswith("..") and (head := other_head(f"<!--\n{text}\n-->")):
        return all_claims_of(head[0], "sidecar")
    claims = split(text)[0] if is_opened(text) else ()
    return tuple(one._replace(origin=one.origin.replace("front matter", "sidecar", 1)) for one in claims)


def read_sidecar(data: bytes, name: str, origin: str) -> tuple[Claim, ...]:
    """Turn the bytes of such a file into claims; `origin` is "sidecar" or "folder default".

    Raises:
        ReadError: it cannot be read, or is no set of fields.
    """
    if not data.strip():
        return ()
    text = decode(data, name)
    if name.endswith(".toml"):
        values = data_formats.parse_toml(text)
    elif name.endswith(".json"):
        values = data_formats.parse_json(text)
    else:
        values = data_formats.parse_yaml(text)
    if not isinstance(values, Mapping):
        raise ReadError("the sidecar is no set of fields", 'write fields such as title = "..."')
    return all_claims_of(values, origin)
