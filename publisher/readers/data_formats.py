"""YAML, TOML, JSON and gzip, read within bounds; errors name the line, what is wrong, and the remedy."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import Any

from publisher.errors import ReadError
from publisher.text.characters import without_forbidden
from publisher.text.decode import decode
from publisher.text.lazy import lazy

LARGEST = 64 * 1024 * 1024  # bytes that gzip data may unfold to
MERGED = 20  # tables that one merge key takes in
BRACKETS = 10_000  # opened in one YAML text; the parser's time grows with the square of those left open
_NUMBER_LINE = lazy(r"([A-Za-z][\w-]{0,40}) ?: {1,9}([-+.\w]{1,40})[ \t]{0,9}(?:#.{0,1000})?$", re.ASCII)
# Every escape of a JSON text, a pair of surrogates as one; half a pair is the first group.
_ESCAPE = re.compile(rb"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|(\\u[dD][89a-fA-F]..)|\\.", re.DOTALL)
_AT_LINE = re.compile(r" at line (\d{1,9}) column \d{1,9}")


def parse_yaml(source: str, before: int = 0) -> dict[str, Any]:
    """Read a YAML mapping; dates and `no` stay text. `before` is the number of lines above it in the file.

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
        raise ReadError(f"the YAML cannot be read: {what}", _yaml_remedy(what), line) from error
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise ReadError("the YAML is no list of `key: value` fields", "write one field a line", before)
    if "<<" in values:
        values = _merged(values)
    fields: dict[str, Any] = values
    numbers = {key for key, value in fields.items() if type(value) in {int, float}}
    return fields | _as_written(numbers, source) if numbers else fields


def _merged(values: dict[str, Any]) -> dict[str, Any]:
    """Take in the tables that YAML 1.1's merge key names ("<<: *defaults"); a field's own value wins."""
    tables = values["<<"] if isinstance(values["<<"], list) else [values["<<"]]
    found: dict[str, Any] = {}
    for table in tables[:MERGED]:
        found = {**table, **found} if isinstance(table, dict) else found
    return {**found, **{key: value for key, value in values.items() if key != "<<"}}


def _as_written(keys: AbstractSet[Any], source: str) -> dict[str, str]:
    """Return the numbers of these keys as they are written: a title of 1.10 is not 1.1."""
    found = {match[1]: match[2] for match in map(_NUMBER_LINE.match, source.split("\n")) if match}
    return {key: found[key] for key in keys if key in found}


def _yaml_line(message: str, source: str) -> int:
    """Return the line of a YAML error; for an open quote or bracket the last line named, where it opens."""
    lines = _AT_LINE.findall(message)
    if lines:
        return int(lines[-1])
    twice = re.search(r'duplicate entry with key "(.{1,100})"', message)
    rows = enumerate(source.split("\n"), 1)
    return max((number for number, row in rows if twice and row.startswith(f"{twice[1]}:")), default=0)


def _yaml_remedy(what: str) -> str:
    if "duplicate" in what:
        return "keep one of the two"
    if "mapping values are not allowed" in what or "found unexpected" in what or "while scanning" in what:
        return "put values that hold a colon, quote or bracket between quotes"
    return "check quotes, brackets and indentation there"


def _without_strays(source: str) -> str:
    """Drop stray characters that no format allows. C1 controls may be mojibake, and stay."""
    return without_forbidden(source).replace("\x7f", "")


def parse_toml(source: str, before: int = 0) -> dict[str, Any]:
    """Read TOML. `before` is the number of lines above it in the file.

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
    """Read JSON (RFC 8259); the encoding and halves of surrogate pairs are repaired.

    Raises:
        ReadError: it is no JSON.
    """
    import orjson

    try:
        try:
            return orjson.loads(source)
        except ValueError:
            repaired = _repaired(source)
            if repaired == source:
                raise
            return orjson.loads(repaired)
    except ValueError as error:
        line = getattr(error, "lineno", 0)
        what = str(getattr(error, "msg", error))[:160]
        raise ReadError(f"the JSON cannot be read: {what}", "write it with a JSON library", line) from error


def _repaired(source: bytes | str) -> bytes:
    r"""Return JSON in UTF-8, whatever its encoding was, and without halves of surrogate pairs.

    Python and JavaScript write such a half ("\ud83d") when they cut a text in the middle of a pair.
    """
    text = decode(source, "the JSON") if isinstance(source, bytes) else source
    data = text.encode("utf-8", "replace")
    return _ESCAPE.sub(lambda match: b"\\ufffd" if match.group(1) else match.group(), data)


def gunzip(data: bytes, largest: int = LARGEST) -> bytes:
    """Decompress gzip (RFC 1952) up to `largest` bytes.

    Raises:
        ReadError: it is no gzip, is cut off, or unfolds beyond the bound.
    """
    import zlib

    unpacker = zlib.decompressobj(wbits=31)
    try:
        text = unpacker.decompress(data, largest)
    except zlib.error as error:
        raise ReadError(f"the gzip data is damaged: {error}", "write the file again") from error
    if unpacker.unconsumed_tail:
        raise ReadError(f"the gzip data unfolds to more than {largest} bytes", "split it, or use .jsonl.gz")
    if not unpacker.eof:
        raise ReadError("the gzip data is cut off", "upload the whole file again")
    return text
