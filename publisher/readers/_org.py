"""Org files: their keywords, and the posts that one file may hold.

A headline with the property EXPORT_FILE_NAME is a post of its own (ox-hugo); a file without any is one
article. A headline whose state is not done is a draft, and one tagged `noexport` is none.

Sources: the Org manual, "Export Settings" and "Timestamps"; ox-hugo's documentation on posts as subtrees.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from publisher.readers._document_parts import Part
from publisher.readers._mapping import key_of
from publisher.readers.data_formats import parse_yaml
from publisher.tables.fields import FIELD_OF
from publisher.text.lazy import lazy

_KEYWORD = lazy(r"^#\+([A-Za-z_]{1,40}(?:\[\])?):[ \t]{0,20}([^\n]{0,2000})$", re.MULTILINE)
_INCLUDE = lazy(r"^[ \t]{0,20}#\+(?:include|setupfile):[^\n]{0,500}$", re.MULTILINE | re.IGNORECASE)
# Front matter of Jekyll within a block that is exported as it is (org-jekyll).
_EXPORTED = lazy(
    r"(?:[ \t]{0,20}(?:#[+ ][^\n]{0,1000})?\n){0,40}?"
    r"[ \t]{0,20}#\+begin_(?:export html|html|export md)[ \t]{0,20}\n---\n(.{1,20000}?)\n---(?=\n)",
    re.DOTALL | re.IGNORECASE,
)
_HEADLINE = lazy(
    r"^(\*{1,20}) +(?:([A-Z][A-Z_-]{1,20}) +)?(?:\[#[A-Z0-9]\] +)?([^\n]{0,500}?)"
    r"(?:[ \t]+(:[\w@#%:]{1,200}:))?[ \t]{0,99}$",
    re.MULTILINE,
)
_PROPERTY = lazy(r"^[ \t]{0,40}:([\w-]{1,60}):[ \t]{0,20}([^\n]{0,1000})$", re.MULTILINE)
_DRAWER = lazy(
    r"\n[ \t]{0,40}:PROPERTIES:[ \t]{0,20}\n(.{0,20000}?)\n[ \t]{0,40}:END:[ \t]{0,20}(?=\n|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_PLANNING = lazy(
    r"\n[ \t]{0,40}(?:(?:CLOSED|SCHEDULED|DEADLINE):[ \t]{0,9}[\[<][^\[\]<>\n]{1,60}[\]>][ \t]{0,9}){1,3}"
    r"(?=\n|\Z)"
)
_CLOSED = lazy(r"CLOSED:[ \t]{0,9}[\[<]([^\[\]<>\n]{1,60})[\]>]")
_STAMP = lazy(
    r"^[\[<](\d{4}-\d\d-\d\d)(?:[ \t]+[^\W\d_]{1,20}\.?)?(?:[ \t]+(\d{1,2}:\d\d))?[^\[\]<>]{0,40}[\]>]"
)
_STATES = frozenset(
    "TODO DRAFT NEXT DONE WAIT WAITING CANCELLED CANCELED PUBLISHED IDEA STARTED HOLD COMMENT".split()
)
_PUBLIC = frozenset({"DONE", "PUBLISHED"})
_NOT_EXPORTED = frozenset({"noexport", "archive"})
_NAMES = {
    "filetags": "tags",
    "keywords": "tags",
    "hugo_tags": "tags",
    "hugo_categories": "categories",
    "hugo_lastmod": "lastmod",
    "hugo_summary": "summary",
}
# A backslash before what is no letter ends pandoc with an error, and never ends it within a table; a path loses
# its words. The mark is one again in what pandoc writes, see `documents`. Formulas, ends of
# lines and keywords stay.
BACKSLASH = "\ue05c"
_BACKSLASH = lazy(
    r"^[ \t]{0,20}#\+\w[^\n]{0,2000}|\\\\[ \t]{0,20}$"
    r"|\\\((?:[^\\\n]|\\[^()\n]){1,1000}+\\\)|\\\[(?:[^\\]|\\[^\[\]]){1,4000}+\\\]"
    r"|\$\$[^$]{1,4000}\$\$|(?<![\\$])\$[^$\s](?:[^$\n]{0,500}[^$\s])?\$"
    r"|\\begin\{(?:[^\\]|\\(?!begin\{|end\{)){1,8000}+\\end\{"
    r"|(\b[A-Za-z]:\\[^\s|]{0,300}|\\(?![A-Za-z\-]))",
    re.MULTILINE,
)
_WORDS = frozenset({"hugo_tags", "hugo_categories"})
_WORD = lazy(r'"([^"\n]{1,200})"|([^\s"]{1,200})')
_SECTION = "_index"  # the page of a section (Hugo), which is no article
_TRUE = {"t": "true", "nil": "false"}


def of_org(text: str) -> Iterator[Part]:
    """Give the posts of an Org file: the headlines with EXPORT_FILE_NAME, else the whole file."""
    exported = _EXPORTED.match(text)
    claimed: dict[str, Any] = {}
    if exported:
        values = parse_yaml(exported[1], 1)
        claimed = {str(key): value for key, value in values.items()} if isinstance(values, Mapping) else {}
        text = text[: exported.start(1) - 4] + text[exported.end(1) + 4 :]
    head = text[: match.start()] if (match := _HEADLINE.search(text)) else text
    fields = {**_org_fields(_KEYWORD.findall(head[:20_000])), **claimed}
    if "export_file_name" not in text.lower():
        if not _NOT_EXPORTED.isdisjoint(fields.get("tags") or ()):
            fields["draft"] = "true"
        yield _part(text, fields)
        return
    section = fields.pop("section", "")
    for number, (post, said) in enumerate(_posts(text)):
        folder = said.pop("section", section).strip("/")
        name = said["slug"]
        yield _part(post, {**fields, **said})._replace(
            place=f"[{number}]", number=f"{folder}/{name}" if folder else name
        )


def _part(text: str, fields: Mapping[str, Any]) -> Part:
    """Make an article of a text, without what it includes."""
    text, count = _INCLUDE.subn("", text)
    return Part(_marked(text), fields, left_out=("what `#+INCLUDE:` includes",) if count else ())


def _marked(text: str) -> str:
    """Write the mark for backslashes that pandoc does not read."""
    if "\\" not in text:
        return text
    return _BACKSLASH.sub(lambda one: one[1].replace("\\", BACKSLASH) if one[1] else one[0], text)


class _Headline(NamedTuple):
    """A headline with what is below it."""

    line: re.Match[str]
    end: int  # of what is below it
    tags: frozenset[str]  # its own, and those that it inherits
    known: Mapping[str, str]  # its properties, in lower case

    @property
    def is_exported(self) -> bool:
        """Whether it is exported to a file of its own, public or not."""
        return "export_file_name" in self.known


def _headlines(text: str) -> Iterator[_Headline]:
    lines = list(_HEADLINE.finditer(text))
    above: list[tuple[int, frozenset[str]]] = []  # the headlines around one, with their tags
    for line, end in zip(lines, _ends(lines, len(text)), strict=True):
        level = len(line[1])
        above = [one for one in above if one[0] < level]
        said = [tag for tag in (line[4] or "").split(":") if tag]
        tags = frozenset([*said, "noexport"] if line[2] == "COMMENT" else said).union(
            *(one[1] for one in above)
        )
        above.append((level, tags))
        inner = text[line.end() : min(end, line.end() + 30_000)]
        drawer = _DRAWER.match(_PLANNING.sub("", inner, count=1))
        known = {key.lower(): value.strip() for key, value in _PROPERTY.findall(drawer[1])} if drawer else {}
        yield _Headline(line, end, tags, known)


def _posts(text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the headlines that are posts: the text of each, and its fields."""
    found = list(_headlines(text))
    for index, one in enumerate(found):
        if one.known.get("export_file_name", _SECTION) == _SECTION or not _NOT_EXPORTED.isdisjoint(one.tags):
            continue
        inner = _without_posts(text, found, index)
        yield _body(inner, len(one.line[1])), _post_fields(one.line, inner, one.known, set(one.tags))


def _without_posts(text: str, found: Sequence[_Headline], index: int) -> str:
    """Give what is below a headline, without posts of their own: one of these may be a draft."""
    start, end = found[index].line.end(), found[index].end
    parts: list[str] = []
    for below in range(index + 1, len(found)):
        place = found[below].line.start()
        if place >= end:
            break
        if found[below].is_exported and place >= start:
            parts.append(text[start:place])
            start = found[below].end
    return "".join((*parts, text[start:end]))


def _ends(lines: Sequence[re.Match[str]], end: int) -> list[int]:
    """Say where what is below each headline ends: at the next one that is not below it."""
    ends = [end] * len(lines)
    following: list[tuple[int, int]] = []  # levels and places of the headlines that follow, the nearest last
    for index in range(len(lines) - 1, -1, -1):
        level = len(lines[index][1])
        while following and following[-1][0] > level:
            following.pop()
        ends[index] = following[-1][1] if following else end
        following.append((level, lines[index].start()))
    return ends


def _post_fields(line: re.Match[str], inner: str, known: Mapping[str, str], tags: set[str]) -> dict[str, Any]:
    state = line[2] if line[2] in _STATES else ""
    title = line[3] if state or not line[2] else f"{line[2]} {line[3]}"
    fields: dict[str, Any] = {"title": title.strip()}
    closed = _CLOSED.search(inner[:500])
    if closed and state in _PUBLIC:
        fields["date"] = _stamp(f"[{closed[1]}]")
    said = {key.removeprefix("export_"): value for key, value in known.items() if key.startswith("export_")}
    fields |= {**_org_fields(said.items()), "slug": known["export_file_name"]}
    if section := known.get("export_hugo_bundle") or known.get("export_hugo_section"):
        fields["section"] = section
    if state and state not in _PUBLIC:
        fields["draft"] = "true"
    if tags and "tags" not in fields:
        fields["tags"] = sorted(tag.lstrip("@") for tag in tags)
    return fields


def _body(inner: str, level: int) -> str:
    """Give a post's text, with its headlines as those of a whole document."""
    text = _DRAWER.sub("", _PLANNING.sub("", inner, count=1), count=1)
    return re.sub(rf"^\*{{{level}}}(?=\*)", "", text, flags=re.MULTILINE)


def _org_fields(pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for written, value in pairs:
        key = written.removesuffix("[]")  # of Hugo: words, parted by blanks, as those of ox-hugo
        name = _NAMES.get(key.lower(), key.lower().removeprefix("hugo_"))
        text = _TRUE.get(value.strip(), _stamp(value.strip()))
        if key_of(name) in FIELD_OF and text:
            is_tags = text.startswith(":") and text.endswith(":")
            is_words = written != key or key.lower() in _WORDS
            words = [one or other for one, other in _WORD.findall(text)] if is_words else text
            fields.setdefault(name, [tag for tag in text.split(":") if tag] if is_tags else words)
    return fields


def _stamp(text: str) -> str:
    """Give a time stamp without its weekday: "<2026-03-04 Wed 10:20>" is "2026-03-04 10:20"."""
    match = _STAMP.match(text)
    return " ".join(filter(None, match.groups())) if match else text
