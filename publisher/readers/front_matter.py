"""The head of a text file: YAML, TOML or JSON front matter, or lines of `Key: value`.

`---` YAML (Jekyll, Hugo, Eleventy, Obsidian), `+++` TOML and `{...}` JSON (Hugo), and `Key: value`
lines up to the first empty line (Pelican, MultiMarkdown, mail).

Blank lines, byte order marks, comments and directives may stand above it. A head may say that an article is not
public: a text that looks as if it had one, which cannot be read, is held back and never published as it is.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from publisher.errors import ReadError
from publisher.models import Claim
from publisher.readers._mapping import claims_of
from publisher.tables.fields import FIELD_OF, HELD
from publisher.text.characters import without_forbidden
from publisher.text.decode import decode
from publisher.text.field_names import key_of

LONGEST = 65_536  # characters of front matter; more is an accident or an attack
BRACKETS = 10_000  # opened in YAML; the parser's time grows with the square of those left open
_HEADER = 2_000  # characters of a line in a mail's header
_MAIL = {"from": "author", "subject": "title", "date": "date"}  # what every mail says of itself
_FENCE = {"---": "YAML", "+++": "TOML"}
# What gray-matter and editors let follow the dashes: "---yaml", "--- # a comment".
_OPENING = re.compile(
    r"---[ \t]*(?:ya?ml)?[ \t]*(?:#.{0,1000})?|\+\+\+[ \t]*(?:toml)?[ \t]*(?:#.{0,1000})?|---[ \t]*toml"
)
# What is meant as a fence and is none: "----", "--- title: x", dashes that an editor joined, Middleman's ";;;".
_ALMOST = re.compile(r"(?:[-\u2010-\u2015\u2212]{2,}|[\u2012-\u2015]|\+{2,}|;{3,})")
_UNSEEN = "\ufeff\u200b\u200c\u200d\u2060\u00ad"
_BLANK = re.compile(rf"[\s{_UNSEEN}]+")
_DIRECTIVE = re.compile(r"#![^\n]{0,1000}(?:\n|\Z)|%(?:YAML|TAG)\b[^\n]{0,1000}(?:\n|\Z)")
_FIELD_LINE = re.compile(r"""[ \t]{0,20}["']?([\w][\w .-]{0,40}?)["']?[ \t]{0,5}[:=](?:[ \t]|$)""")
_JSON_FIELD = re.compile(r"""\{\s{0,100}"[^"\n]{1,60}"\s{0,10}:""")
_HEAD_LINES = 40  # of a block that are looked at for fields
_YAML_END = frozenset({"---", "..."})
_KEY_LINE = re.compile(r"([A-Za-z][A-Za-z0-9 _.-]{0,40}):(?:[ \t]+(.*))?$")
_NUMBER_LINE = re.compile(r"([A-Za-z][\w-]{0,40}) ?: {1,9}([-+.\w]{1,40})[ \t]{0,9}(?:#.{0,1000})?$", re.ASCII)
# Every escape of a JSON text, pairs of surrogates as one; a half alone is the first group.
_ESCAPE = re.compile(rb"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|(\\u[dD][89a-fA-F]..)|\\.", re.DOTALL)
_AT_LINE = re.compile(r" at line (\d{1,9}) column \d{1,9}")


def split(text: str) -> tuple[tuple[Claim, ...], str]:
    """Part a text into what its head claims and the rest.

    Returns no claims and the text itself where there is no head.

    Raises:
        ReadError: there is front matter, and it is wrong: the file's line, what, and the mend.
    """
    start = _above(text)
    opening = _line(text, start).strip().strip(_UNSEEN).strip()
    if _OPENING.fullmatch(opening):
        fence = "+++" if opening[0] == "+" or opening.endswith("toml") else "---"
        return _fenced(fence, opening[:3], text, start + len(_line(text, start)) + 1)
    if _ALMOST.match(opening) and _has_fields(text[start + len(_line(text, start)) + 1 :][:LONGEST]):
        raise ReadError(
            f"looks like front matter, but opens with {opening[:20]!r}",
            "write --- alone on the line above the first field, and on the line below the last",
            _number(text, start),
        )
    if opening.startswith("{"):
        claims, rest = _json_head(text, start)
    else:
        claims, rest = _key_lines(text, start)
    return (claims, rest) if claims else ((), text)


def is_opened(text: str) -> bool:
    """Tell whether a text opens with a fence, or what is meant as one."""
    opening = _line(text, _above(text)).strip().strip(_UNSEEN)
    return _ALMOST.match(opening) is not None


def _above(text: str) -> int:
    """Say where what may stand above a head ends: blanks, marks, comments, directives.

    Raises:
        ReadError: one of the comments holds a head.
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
            _check_comment(text[at + 4 : end], _number(text, at))
            at = end + 3
        elif directive := _DIRECTIVE.match(text, at):
            at = directive.end()
        else:
            break
    return at


def _check_comment(comment: str, line: int) -> None:
    inside = comment.strip()
    fenced = _ALMOST.match(inside) and _has_fields(_ALMOST.sub("", inside, count=1))
    if fenced or any(_is_held(row) for row in inside.split("\n")[:_HEAD_LINES]):
        raise ReadError("there is front matter in a comment", "take it out of the <!-- -->", line)


def _is_held(row: str) -> bool:
    """Whether a line says that the article is not public."""
    match = _FIELD_LINE.match(row)
    if not match or FIELD_OF.get(key_of(match[1])) != "draft":
        return False
    return row[match.end() :].strip(" \t\"',").lower() in HELD


def _has_fields(block: str) -> bool:
    """Whether the lines that open a block look like a head: one of them names a field that we know."""
    rows = block.lstrip().partition("\n\n")[0].split("\n")[:_HEAD_LINES]
    names = (_FIELD_LINE.match(row) for row in rows)
    return any(match and key_of(match[1]) in FIELD_OF for match in names)


def _number(text: str, start: int) -> int:
    return text.count("\n", 0, start) + 1


def _fenced(kind: str, fence: str, text: str, start: int) -> tuple[tuple[Claim, ...], str]:
    end = _closing(text, start, _YAML_END if fence == "---" else {fence})
    before = max(1, _number(text, start) - 1)
    block = text[start : max(start, end - 1) if end >= 0 else start + LONGEST]
    looks = kind == "+++" or _KEY_LINE.match(_line(text, start)) is not None or _has_fields(block)
    if end >= 0:
        rest = text[end + len(_line(text, end)) + 1 :].lstrip("\n")
        try:
            values = parse_yaml(block, before) if kind == "---" else parse_toml(block, before)
        except ReadError:
            if looks or block.startswith("- "):
                raise
            return (), text  # prose between two rules
        if not block.strip() and _has_fields(rest) and _closing(rest, 1, {fence}) >= 0:
            raise ReadError(
                f"the front matter is empty, and fields follow its second {fence}",
                f"write {fence} once above the first field",
                before + 1,
            )
        return claims_of(values, "front matter"), rest
    if not looks:
        return (), text  # a rule drawn above plain text, not front matter
    raise ReadError(
        f"the {_FENCE[kind]} front matter that opens with {fence} never closes",
        f"put a line {fence} after the last field",
        before,
    )


def _closing(text: str, start: int, fences: AbstractSet[str]) -> int:
    """Find the line that closes front matter; -1 where none near does."""
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
    # Line by line, for most of a text is no head.
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)]


def parse_yaml(source: str, before: int = 0) -> dict[str, Any]:
    """Read a YAML mapping whose dates and `no` stay text; `before` lines precede it in the file.

    Raises:
        ReadError: it is no YAML, no mapping, repeats a key, or expands beyond bounds.
    """
    import ryaml

    if source.count("[") + source.count("{") > BRACKETS:
        raise ReadError(f"the YAML opens more than {BRACKETS} brackets", "put texts between quotes", before)
    try:
        values = ryaml.loads(_without_strays(source))
    except ValueError as error:
        what = _AT_LINE.sub("", str(error))[:160]
        line = before + _yaml_line(str(error), source)
        raise ReadError(f"the YAML cannot be read: {what}", _yaml_mend(what), line) from error
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise ReadError("the YAML is no list of `key: value` fields", "write one field a line", before)
    numbers = {key for key, value in values.items() if type(value) in {int, float}}
    return values | _as_written(numbers, source) if numbers else values


def _as_written(keys: AbstractSet[Any], source: str) -> dict[str, str]:
    """Give numbers as they stand there: a title of 1.10 is not 1.1."""
    found = {match[1]: match[2] for match in map(_NUMBER_LINE.match, source.split("\n")) if match}
    return {key: found[key] for key in keys if key in found}


def _yaml_line(said: str, source: str) -> int:
    """Find the line to look at: of an open quote or bracket the last one named, where it opens."""
    lines = _AT_LINE.findall(said)
    if lines:
        return int(lines[-1])
    twice = re.search(r'duplicate entry with key "(.{1,100})"', said)
    rows = enumerate(source.split("\n"), 1)
    return max((number for number, row in rows if twice and row.startswith(f"{twice[1]}:")), default=0)


def _yaml_mend(what: str) -> str:
    if "duplicate" in what:
        return "keep one of the two"
    if "mapping values are not allowed" in what or "found unexpected" in what or "while scanning" in what:
        return "put values that hold a colon, quote or bracket between quotes"
    return "check quotes, brackets and indentation there"


def _without_strays(source: str) -> str:
    # No format allows these; one stray character must not cost an article. C1 controls may be mojibake.
    return without_forbidden(source).replace("\x7f", "")


def parse_toml(source: str, before: int = 0) -> dict[str, Any]:
    """Read TOML; `before` lines precede it in the file.

    Raises:
        ReadError: it is no TOML.
    """
    import tomllib

    try:
        return tomllib.loads(_without_strays(source))
    except (ValueError, RecursionError) as error:
        where = re.search(r"\(at line (\d{1,9}), column \d{1,9}\)", str(error))
        line = before + (int(where.group(1)) if where else source.count("\n") + 1)
        what = re.sub(r" ?\(at [^)]{1,60}\)", "", str(error))[:160]
        raise ReadError(f"the TOML cannot be read: {what}", "put texts between quotes", line) from error


def parse_json(source: bytes | str) -> Any:
    """Read strict JSON (RFC 8259).

    Raises:
        ReadError: it is no JSON.
    """
    import orjson

    try:
        try:
            return orjson.loads(source)
        except ValueError:
            mended = _mended(source)
            if mended == source:
                raise
            return orjson.loads(mended)
    except ValueError as error:
        line = getattr(error, "lineno", 0)
        what = str(getattr(error, "msg", error))[:160]
        raise ReadError(f"the JSON cannot be read: {what}", "write it with a JSON library", line) from error


def _mended(source: bytes | str) -> bytes:
    r"""Give JSON in UTF-8 whatever it was in, and without halves of surrogate pairs.

    Python and JavaScript write such a half ("\ud83d") where they cut a text in the middle of one.
    """
    text = decode(source, "the JSON") if isinstance(source, bytes) else source
    data = text.encode("utf-8", "replace")
    return _ESCAPE.sub(lambda match: b"\\ufffd" if match.group(1) else match.group(), data)


def _json_head(text: str, start: int) -> tuple[tuple[Claim, ...], str]:
    """Hugo's JSON front matter ends with a line that holds the closing brace alone.

    Raises:
        ReadError: it opens like that, and does not end so, or is no JSON.
    """
    end = text.find("\n}", start, start + LONGEST)
    after = text[end + 2 :]
    if end < 0 or (after and not after.startswith("\n")):
        if not _JSON_FIELD.match(text, start):
            return (), text
        line = _number(text, start)
        raise ReadError("the JSON front matter never closes", "put a line } after the last field", line)
    values = parse_json(text[start : end + 2])
    return claims_of(values, "front matter"), after.lstrip("\n")


def _key_lines(text: str, start: int) -> tuple[tuple[Claim, ...], str]:
    """Take `Key: value` lines, where the file opens with them and at least one key is known.

    A value may go on in indented lines. Anything else before the first empty line means that this
    is prose which happens to hold a colon; unless one of the lines says that it is not public.

    Raises:
        ReadError: one does, and there are lines that are no fields.
    """
    whole, text = text, text[start:]
    head, found, _ = text[:LONGEST].partition("\n\n")
    lines = head.split("\n")
    if not _KEY_LINE.match(lines[0]):
        return (), text
    held = any(_is_held(line) for line in lines[:_HEAD_LINES])
    values: dict[str, str] = {}
    last = ""
    for index, line in enumerate(lines):
        match = _KEY_LINE.match(line)
        if match:
            last = match.group(1)
            values.setdefault(last, (match.group(2) or "").strip())
        elif last and line[:1] in {" ", "\t"} and line.strip():
            values[last] += " " + line.strip()
        elif held and key_of(next(iter(values), "")) in FIELD_OF:
            mend = "write `Key: value` lines alone above the first empty line"
            raise ReadError(
                "the fields at the top hold a line that is none", mend, _number(whole, start) + index
            )
        else:
            return (), text
    remainder = text[len(head) + len(found) :].lstrip("\n") if found else ""
    if mail := _mail_claims(values):
        return mail, remainder
    known = [key for key in values if key_of(key) in FIELD_OF]
    if not known or key_of(next(iter(values))) not in FIELD_OF or (len(known) * 2 < len(values) and not held):
        return (), text
    return claims_of(values, "mail header"), remainder


def _mail_claims(values: dict[str, str]) -> tuple[Claim, ...]:
    """Claim what the header of a mail says (RFC 5322), none where the lines are no such header."""
    lines = {key.lower(): (key, value) for key, value in values.items()}
    if not all(name in lines for name in _MAIL):
        return ()
    found: list[Claim] = []
    for name, field in _MAIL.items():
        key, value = lines[name]
        (claims, origin) = claims_of({field: _decoded(value[:_HEADER])}, "mail header"), f"mail header {key}"
        found += [replace(claim, origin=origin) for claim in claims]
    return tuple(found)


def _decoded(value: str) -> str:
    """Read the encoded words of a header line (RFC 2047): "=?UTF-8?Q?K=C3=BCste?=" is "Küste"."""
    if "=?" not in value:
        return value
    from email.errors import HeaderParseError
    from email.header import decode_header, make_header

    try:
        return str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, ValueError):
        return value
