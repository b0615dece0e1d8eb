"""Fields in lines without a fence above: half fences, Logseq's properties, Notion's lines.

Hexo and Pelican close front matter with `---` without opening it. Logseq writes `title:: Fog` above the first
block, an export of Notion `Created: ...` below the heading, Readwise a list under "## Metadata", and Joplin's
raw notes end with their fields.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from publisher.errors import ReadError
from publisher.readers._mapping import key_of
from publisher.readers.data_formats import parse_yaml
from publisher.tables.fields import FIELD_OF
from publisher.text.lazy import lazy

KEY_LINE = lazy(r"([^\W\d_][\w .-]{0,40}):(?:[ \t]+(.*))?$")
_PROPERTY = re.compile(r"([^\W\d_][\w/-]{0,40})::(?:[ \t]+(.*))?$")
_IMPORT = lazy(
    r"""import\s*(?:[\w$*{][\w$*{}\s,]{0,300}?\s*from\s*)?(?P<quote>['"])[^'"\n]{1,300}(?P=quote)\s*;?"""
)
_EXPORT = lazy(r"export\s+(?:(?:const|let|var)\s+[\w$]+\s*=|default\s)")
_METADATA = lazy(r"#{2,4} Metadata\s*$", re.IGNORECASE)
_PICTURE = lazy(r"!\[[^\[\]]{0,100}\]\([^()]{0,1000}\)\s*$")
_LIST_ITEM = lazy(r"[-*+] +(?=\S)")
_NOTE_ID = lazy(r"id: [0-9a-f]{32}\n")
_LONGEST = 20_000  # characters of such a head
_SURE = frozenset({"title", "published", "updated"})  # fields that make a head also where they stand alone
_DATED = frozenset({"published", "updated", "category", "author", "draft"})  # that prose does not open with

Head = tuple[Mapping[str, Any], int]  # its fields, and the character after it


def half_fenced(text: str, start: int) -> Head | None:
    """Read fields above a line `---` that no other opens; None where a text does not begin so."""
    if not KEY_LINE.match(text[start : start + 500].partition("\n")[0]):
        return None
    end = start
    while (end := text.find("\n---", end, start + _LONGEST)) >= 0:
        after = text[end + 1 : end + 100].partition("\n")[0]
        if after.rstrip() == "---":
            break
        end += 1
    if end < 0:
        return None
    block = text[start:end]
    rows = [row for row in block.split("\n") if row.strip()]
    if not all(KEY_LINE.match(row) or row[0] in " \t-#" for row in rows):
        return None
    try:
        values: Mapping[str, Any] = parse_yaml(block)
    except ReadError:
        values = _plain(rows)  # Pelican: "Title: Fog: what it does"
    fields = [FIELD_OF.get(key_of(str(key)), "") for key in values]
    known = [field for field in fields if field]
    if (
        not fields
        or not fields[0]
        or 2 * len(known) < len(fields)
        or (len(known) < 2 and known[0] not in _SURE)
    ):
        return None
    return values, end + 1 + len(after) + 1


def properties(text: str, start: int) -> Head | None:
    """Read Logseq's lines `key:: value` at the top; None where there are none, or none of them is known."""
    values: dict[str, Any] = {}
    at = start
    while match := _PROPERTY.match(text[at : at + 2000].partition("\n")[0]):
        values.setdefault(match[1], (match[2] or "").strip())
        at = text.find("\n", at) + 1 or len(text)
    if not any(key_of(key) in FIELD_OF for key in values):
        return None
    return values, at


def below_heading(lines: Sequence[str]) -> tuple[Mapping[str, Any], int] | None:
    """Read lines of fields between a heading and a blank line; gives the fields, and how many lines they take.

    `lines` follow the heading. At least half of the fields must be known, and one of them be of a kind that
    prose does not open with.
    """
    first = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
    block: list[str] = []
    for line in lines[first:]:
        if not line.strip():
            break
        if not KEY_LINE.match(line):
            return None
        block.append(line)
    values = _plain(block)
    known = [FIELD_OF[name] for name in map(key_of, values) if name in FIELD_OF]
    if 2 * len(known) < len(values) or _DATED.isdisjoint(known):
        return None
    return values, first + len(block)


def listed(lines: Sequence[str]) -> tuple[Mapping[str, Any], int] | None:
    """Read the list under "## Metadata" (Readwise, Matter); gives the fields, and how many lines they take.

    `lines` follow the heading; a picture may stand before the list.
    """
    first = next((at for at, line in enumerate(lines) if line.strip() and not _PICTURE.match(line)), len(lines))
    if first == len(lines) or not _METADATA.match(lines[first]):
        return None
    block: list[str] = []
    for line in lines[first + 1 :]:
        item = _LIST_ITEM.match(line)
        if not item:
            break
        block.append(line[item.end() :])
    values = _plain([row for row in block if KEY_LINE.match(row)])
    if not any(key_of(key) in FIELD_OF for key in values):
        return None
    return values, first + 1 + len(block)


_READ_LINE = re.compile(r"(Title|URL Source|Published Time): (.{1,2000})$")
_READ_END = "\nMarkdown Content:\n"


def above_content(text: str) -> tuple[Mapping[str, Any], str] | None:
    """Read the lines that Jina's Reader writes above "Markdown Content:"; gives the fields, and the text."""
    end = text.find(_READ_END, 0, _LONGEST)
    found = [_READ_LINE.match(line) for line in text[: max(end, 0)].split("\n") if line.strip()]
    if end < 0 or not found or not all(found):
        return None
    values = {match[1].lower().replace("url source", "url"): match[2].strip() for match in found if match}
    return values, text[end + len(_READ_END) :]


def closing(text: str) -> tuple[Mapping[str, Any], str] | None:
    """Read the fields that end a raw note of Joplin; gives the fields, and the text."""
    start = text.rfind("\n\nid: ")
    if start < 0 or not _NOTE_ID.match(text, start + 2) or "\ntype_: 1" not in text[start:]:
        return None
    values = _plain(text[start + 2 : start + _LONGEST].strip().split("\n"))
    kept = {key: value for key, value in values.items() if key in ("author", "source_url") and value}
    if "created_time" in values:
        kept["clipped_at"] = values["created_time"]
    if "source_url" in kept:
        kept["url"] = kept.pop("source_url")
    return kept, f"# {text[:start].lstrip()}"


def without_modules(text: str) -> str:
    """Drop the lines of JavaScript that MDX has between its head and its text: imports, exports of one line."""
    at = 0
    while text.startswith(("import ", "import{", "export "), at):
        line = text[at : at + 2000].partition("\n")[0].rstrip()
        if not (_IMPORT.fullmatch(line) or (_EXPORT.match(line) and _is_closed(line))):
            break
        at = text.find("\n", at) + 1 or len(text)
        while text.startswith("\n", at):
            at += 1
    return text[at:]


def _is_closed(line: str) -> bool:
    """Whether every bracket of a line is closed on it, so that it is a whole statement."""
    return (
        all(line.count(one) == line.count(other) for one, other in ("{}", "[]", "()"))
        and line.count("`") % 2 == 0
    )


def _plain(rows: Sequence[str]) -> dict[str, str]:
    found = (KEY_LINE.match(row) for row in rows)
    values: dict[str, str] = {}
    for match in found:
        if match:
            values.setdefault(match[1], (match[2] or "").strip())
    return values
