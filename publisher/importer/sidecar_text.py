"""Sidecars in TOML, YAML and JSON, extended by fields. What a sidecar says already stays as it is written."""

from __future__ import annotations

import re
from collections.abc import Mapping

from publisher.errors import ReadError
from publisher.importer.article_file import quoted
from publisher.readers import front_matter

# What may stand above the first field of TOML and YAML: blank lines, comments, directives, and the fence.
_ABOVE = re.compile(r"\ufeff?(?:[ \t]*(?:#[^\n]*)?\r?\n|%[^\n]*\n|---[ \t]*\r?\n)*")
_OBJECT = re.compile(r"\ufeff?\s{0,1000}\{")


def extended(data: bytes, name: str, fields: Mapping[str, str]) -> bytes:
    """Add fields to a sidecar of this name; none of them may be in it.

    Args:
        data: The sidecar as it is, b"" for a new one.
        name: Its name, whose suffix says what it is.
        fields: Names and texts.

    Raises:
        ReadError: it is not written in UTF-8, or in a form to which no field can be added.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise ReadError("the sidecar is not written in UTF-8", "save it as UTF-8") from error
    new = _with_fields(text, name.rpartition(".")[2].lower(), fields).encode("utf-8", "replace")
    try:
        before, after = (front_matter.read_sidecar(one, name, "sidecar") for one in (data, new))
    except ReadError as error:
        raise ReadError("no field can be added to its sidecar", "write one field a line") from error
    if any(claim not in after for claim in before):
        raise ReadError("a field that is added to its sidecar would hide another", "write one field a line")
    return new


def _with_fields(text: str, suffix: str, fields: Mapping[str, str]) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    if suffix == "json":
        lines = ["  " + f"{quoted_json(key)}: {quoted_json(value)}" for key, value in fields.items()]
        opening = _OBJECT.match(text)
        if opening is None:
            return "{" + end + f",{end}".join(lines) + end + "}" + end
        rest = text[opening.end() :]
        comma = "" if rest.lstrip().startswith("}") else ","
        return (
            text[: opening.end()]
            + end
            + f",{end}".join(lines)
            + comma
            + (rest if comma else end + rest.lstrip())
        )
    sign = ": " if suffix in {"yaml", "yml"} else " = "
    above = _ABOVE.match(text)
    start = above.end() if above else 0
    if text[start:].startswith("#"):  # a comment without a line end is all there is
        text, start = text + end, len(text) + len(end)
    return (
        text[:start]
        + "".join(f"{key}{sign}{quoted(value)}{end}" for key, value in fields.items())
        + text[start:]
    )


def quoted_json(text: str) -> str:
    """Quote a text for JSON, in ASCII."""
    import json

    return json.dumps(text)
