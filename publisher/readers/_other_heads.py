"""Heads that few programs have: Nikola's comment, Pandoc's title block, JSON between fences.

Sources: the documents of Nikola (`<!-- .. title: Fog -->`), Pandoc (`% Fog`), Hexo (`;;;`, JSON without its
braces) and gray-matter (`---json`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from publisher.readers._field_lines import KEY_LINE, Head
from publisher.readers._mapping import key_of
from publisher.readers.data_formats import parse_json
from publisher.tables.fields import FIELD_OF
from publisher.text.lazy import lazy

_LONGEST = 20_000  # characters of such a head
_NIKOLA = lazy(r"\.\.[ \t]{1,5}([\w.-]{1,40}):(?:[ \t]+(.*))?$")
_FIELD = re.compile(r'"[^"]{1,60}"[ \t]{0,5}:.{0,2000}[,{[]$')  # of JSON without its braces, a line of several
_TITLE_BLOCK = 3  # lines of Pandoc's title block: title, authors, date
OTHERS = ("<!--", "% ", ";;;", "---json", '"')  # how such heads open
_JSON_FENCES = frozenset({";;;", "---json"})
_SURE = frozenset({"title", "published"})


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
    if text.startswith((";;;", "---json", '"'), start):
        return _json(text, start)
    return None


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
    values = parse_json(block if block.startswith("{") else f"{{{block}}}")
    return (values, end + 4) if isinstance(values, Mapping) and values else None
