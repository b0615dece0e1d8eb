"""Heads that few programs have: Nikola's comment, Pandoc's title block, JSON between fences, JBake's lines.

Sources: the documents of Nikola (`<!-- .. title: Fog -->`), Pandoc (`% Fog`), Hexo (`;;;`, JSON without its
braces), gray-matter (`---json`, `---js`) and JBake (`title=Fog` down to a line of tildes).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from publisher.errors import ReadError
from publisher.readers import _loose_json
from publisher.readers._field_lines import KEY_LINE, Head
from publisher.readers._mapping import key_of
from publisher.readers.data_formats import parse_json
from publisher.tables.fields import FIELD_OF
from publisher.text.lazy import lazy

_LONGEST = 20_000  # characters of such a head
_NIKOLA = lazy(r"\.\.[ \t]{1,5}([\w.-]{1,40}):(?:[ \t]+(.*))?$")
_FIELD = re.compile(r'"[^"]{1,60}"[ \t]{0,5}:.{0,2000}[,{[]$')  # of JSON without its braces, a line of several
_TITLE_BLOCK = 3  # lines of Pandoc's title block: title, authors, date
_JBAKE = lazy(r"([A-Za-z][\w.-]{0,60})[ \t]{0,20}=(.{0,2000})$")  # a line of a Java properties file
JBAKE = tuple(f"{name}{sign}" for name in "title type date status author tags".split() for sign in ("=", " ="))
OTHERS = ("<!--", "% ", ";;;", "---json", "---js", '"', *JBAKE)  # how such heads open
_JSON_FENCES = frozenset({";;;", "---json", "---js", "---javascript"})
_SURE = frozenset({"title", "published"})
_PROPERTIES = frozenset({"title", "type", "date", "status"})
_HOLDING_TAGS = frozenset({"draft", "private"})


def other_head(text: str) -> Head | None:
    """Read one of these heads at the start of a text; None where there is none.

    Raises:
        ReadError: there is JSON between fences that cannot be read.
    """
    start = len(text) - len(text.lstrip("\ufeff \t\r\n"))
    if text.startswith("<!--", start):
        return _commented(text, start)
    if text.startswith("% ", start):
        return _title_block(text, start)
    if text.startswith((";;;", "---js", '"'), start):
        return _json(text, start)
    return _properties(text, start)


def nikola_fields(values: Mapping[str, Any]) -> dict[str, Any]:
    """Give the fields of a head of Nikola, whose `link` is that of a source.

    Tags of the names "draft" and "private" hold a post back.
    """
    values = {"external_url" if key == "link" else key: value for key, value in values.items()}
    tags = [one.strip() for one in str(values.get("tags", "")).split(",") if one.strip()]
    held = [one for one in tags if one.lower() in _HOLDING_TAGS]
    if not held:
        return values
    return {**values, "tags": [one for one in tags if one not in held], "draft": "true"}


def _properties(text: str, start: int) -> Head | None:
    """Read the lines above JBake's line of tildes, one of them a title, a type or a date."""
    end = text.find("\n~~~~~~", start, start + _LONGEST)
    rows = [row.strip() for row in text[start:end].split("\n") if row.strip()] if end > 0 else []
    found = [_JBAKE.match(row) for row in rows if not row.startswith(("#", "!"))]
    values = {match[1]: match[2].strip() for match in found if match}
    if not values or not all(found) or _PROPERTIES.isdisjoint(values):
        return None
    below = text.find("\n", end + 1)
    return values, below if below > 0 else len(text)


def _commented(text: str, start: int) -> Head | None:
    """Read a comment that holds nothing but fields, one of them a title or a date."""
    end = text.find("-->", start, start + _LONGEST)
    rows = [row.strip() for row in text[start + 4 : end].split("\n") if row.strip()] if end > 0 else []
    found = [_NIKOLA.match(row) or KEY_LINE.match(row) for row in rows]
    values: dict[str, Any] = {}
    for match in found:
        if match is None:
            return None
        values.setdefault(match[1], (match[2] or "").strip().strip("\"'"))
    if _NIKOLA.match(rows[0] if rows else ""):
        values = nikola_fields(values)
    fields = [FIELD_OF.get(key_of(name), "") for name in values]
    if _SURE.isdisjoint(fields) or 2 * len([one for one in fields if one]) < len(fields):
        return None
    return values, end + 3


def _title_block(text: str, start: int) -> Head | None:
    """Read up to three lines after "%": title, authors (parted by ";"), date; indented lines continue one."""
    parts: list[str] = []
    at = start
    while at < len(text):
        row = text[at : at + 2000].partition("\n")[0]
        if row.startswith("%") and len(parts) < _TITLE_BLOCK:
            parts.append(row[1:].strip())
        elif row.startswith(" ") and row.strip():
            parts[-1] += f"; {row.strip()}" if len(parts) > 1 else f" {row.strip()}"
        else:
            break
        at = text.find("\n", at) + 1 or len(text)
    if text[at : at + 2000].partition("\n")[0].strip() or not parts[0]:
        return None
    authors = parts[1].split(";") if len(parts) > 1 else []
    date = parts[2] if len(parts) > 2 else ""
    return {"title": parts[0], "authors": [one.strip() for one in authors if one.strip()], "date": date}, at


def _json(text: str, start: int) -> Head | None:
    first = text[start : start + 500].partition("\n")[0]
    opening = first.strip()
    fence = ";;;" if opening == ";;;" or opening.startswith('"') else "---"
    if not (opening in _JSON_FENCES or _FIELD.match(opening)):
        return None
    begin = start + len(first) + 1 if opening in _JSON_FENCES else start
    end = text.find(f"\n{fence}", max(0, begin - 1), begin + _LONGEST)
    if end < 0 or text[end + 4 : end + 100].partition("\n")[0].strip():
        return None
    block = text[begin:end].strip().rstrip(",")
    if opening.startswith("---js") and opening != "---json":
        values = _loose_json.read(block)
        if not isinstance(values, Mapping):
            raise ReadError("the head in JavaScript is no object", "write it in YAML or JSON", 1)
    else:
        values = parse_json(block if block.startswith("{") else f"{{{block}}}")
    return (values, end + 4) if isinstance(values, Mapping) and values else None
