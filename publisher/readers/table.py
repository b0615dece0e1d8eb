"""Tables of articles in text (RFC 4180), the first row of which names the columns: `.csv`, `.tsv`.

Spreadsheets write commas, semicolons or tabs, with or without a line `sep=;` above; pandas and R write lists
and missing values in their own ways. A table whose columns name no title is data about something else.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any

from publisher.errors import ReadError
from publisher.models import Article, Problem
from publisher.readers import data_formats
from publisher.readers._mapping import key_of
from publisher.readers.records import NO_LIST, one_of_many
from publisher.tables.fields import BODY_NAMES, FIELD_OF
from publisher.text.decode import decode
from publisher.text.lazy import lazy

_LARGEST = 16 * 1024 * 1024  # characters of one cell
_WIDEST = 1_000  # columns
_MARKS = "\t;,|"
_SAMPLE = 64 * 1024  # characters in which the mark between columns is looked for
# How pandas, R, SQL and spreadsheets write that there is no value.
_MISSING = frozenset({"", "nan", "null", "none", "na", "n/a", "\\n", "nat", "<na>", "#n/a"})
_ITEM = lazy(r"""'((?:[^'\\\n]|\\.){0,500}+)'|"((?:[^"\\\n]|\\.){0,500}+)\"""")  # of a list as Python writes it
_LONGEST_LIST = 20_000  # characters
_OBJECTS = ('{"', "{ ", "{}", "{\n")  # how one begins in JSON
_BODIES = frozenset(name for name, _ in BODY_NAMES)
_DATED = frozenset({"published", "draft"})
_TELLING = frozenset({"published", "link", "summary", "author", "id"})


def read(data: bytes, name: str, offset: int = 0) -> Iterator[Article]:
    """Make an article of each row.

    Raises:
        ReadError: the bytes are no text, or a cell is larger than any article.
    """
    if name.lower().endswith(".gz"):
        data = data_formats.gunzip(data)
    rows = _rows(decode(data, name), name)
    header = [cell.strip() for cell in next(rows, [])]
    if not holds_articles(header):
        columns = ", ".join(header[:8])[:300] or "none"
        message = f"passed over: no list of articles found; the columns are: {columns}"
        yield Article(name, problems=(Problem(name, message, NO_LIST, "note", "not-article"),))
        return
    for index, row in enumerate(rows):
        record = record_of(dict(zip(header, row, strict=False)))
        if record and (article := one_of_many(record, name, f"[{index}]")) is not None:
            yield article


def holds_articles(columns: list[str]) -> bool:
    """Tell whether columns of these names are those of articles: a title, and what else only an article has."""
    names = {key_of(one) for one in columns}
    fields = {FIELD_OF.get(one, "") for one in names - {"name"}}  # a name is that of anything
    if "name" in names and not _BODIES.isdisjoint(names) and not _DATED.isdisjoint(fields):
        return True  # unless a text and a day or a state are beside it
    return "title" in fields and not (_TELLING.isdisjoint(fields) and _BODIES.isdisjoint(names))


def record_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """Make a record of a row: without missing values, with lists as lists."""
    values = {key: _value(value) for key, value in row.items() if key}
    return {key: value for key, value in values.items() if value is not None}


def _value(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = value.strip()
    if text.lower() in _MISSING:
        return None
    if text[0] == "[" and text[-1] == "]" and len(text) <= _LONGEST_LIST:
        return _list(text)
    if text[:2] in _OBJECTS and text[-1] == "}" and len(text) <= _LONGEST_LIST:
        return _object(text)
    return value


def _object(text: str) -> Any:
    """Read an object as JSON; any other text in braces stays a text."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return found if isinstance(found, dict) else text


def _list(text: str) -> Any:
    """Read a list as JSON or as Python writes it; any other text in brackets stays a text."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = [one or other for one, other in _ITEM.findall(text)]
        rest = _ITEM.sub("", text).strip("[] ").replace(",", "").strip()
        return text if rest or not found else found
    return found if isinstance(found, list) else text


def _rows(text: str, name: str) -> Iterator[list[str]]:
    """Give the rows of a table, the names of its columns first; empty rows are none."""
    text = text.lstrip("\ufeff\n ")
    mark, first = "", text.partition("\n")[0].strip()
    if first[:4].lower() == "sep=" and len(first) == 5:
        mark, text = first[4], text.partition("\n")[2]
    mark = mark or _mark_of(text[:_SAMPLE])
    csv.field_size_limit(_LARGEST)
    rows = csv.reader(StringIO(text, newline=""), delimiter=mark)
    try:
        for row in rows:
            if any(cell.strip() for cell in row):
                yield row[:_WIDEST]
    except csv.Error as error:
        remedy = "write it with a library for CSV: a quote in a cell is written twice"
        raise ReadError(f"the table cannot be read: {error}", remedy, rows.line_num) from error


def _mark_of(text: str) -> str:
    """Find what parts the columns: the mark that the first line has most often, outside quotes."""
    outside = "".join(text.partition("\n")[0].split('"')[::2])
    return max(_MARKS, key=outside.count)
