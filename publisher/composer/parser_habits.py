r"""What kramdown and Python-Markdown read otherwise than CommonMark does, as CommonMark.

kramdown: two backslashes end a line, rows of dashes part the body of a table. Python-Markdown: the target of a
link may hold blanks; PyMdown's keys (`++ctrl+alt+del++`); drawings of the theme (`:material-train:`), which
leave. Sources: kramdown's Syntax; Python-Markdown's and PyMdown Extensions' documentation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from publisher.composer.parts import parts
from publisher.tables.keys import KEYS
from publisher.text.lazy import lazy

if TYPE_CHECKING:
    from publisher.tables.markdown import Dialect

_LINE_END = lazy(r"(?<!\\)\\\\(?=\n[ \t]{0,20}[^\s])")
_PARTING = lazy(r"[ \t]{0,3}\|?[ \t:=+-]{0,200}[-=]{2}[ \t:|=+-]{0,500}\Z")
_TARGET = lazy(r"\]\((?P<target>[^\s()<>\"'\n]{1,200}(?: [^\s()<>\"'\n]{1,100}){1,8})(?P<end>\)| \"|  ?')")
_ICON = lazy(
    r":(?:material|fontawesome-(?:brands|regular|solid)|octicons|simple)-[a-z0-9-]{1,60}:(?:\{[^{}\n]{0,100}\})?"
)
_KEYS = lazy(r"(?<![\w+])\+\+(?P<keys>[a-z0-9-]{1,20}(?:\+[a-z0-9-]{1,20}){0,4})\+\+(?![\w+])")


def as_commonmark(text: str, dialect: Dialect) -> str:
    """Change what is no code; a row of a table may hold spans of code."""
    if dialect.parser == "kramdown" and "|" in text and "--" in text:
        text = "".join(one if is_code else _without_partings(one) for is_code, one in _blocks(text))
    if dialect.parser in {"kramdown", "python"}:
        text = "".join(one.text if one.code else _changed(one.text, dialect) for one in parts(text))
    return text


def _blocks(text: str) -> Iterator[tuple[bool, str]]:
    """Part a text into blocks of code and what is between them, with its spans of code."""
    between: list[str] = []
    for one in parts(text):
        if one.code and "\n" in one.text.strip():
            yield False, "".join(between)
            between.clear()
            yield True, one.text
        else:
            between.append(one.text)
    yield False, "".join(between)


def _changed(text: str, dialect: Dialect) -> str:
    if dialect.parser == "kramdown":
        if "\\\\\n" in text:
            text = _LINE_END.sub(r"\\", text)
    else:
        if "](" in text:
            text = _TARGET.sub(r"](<\g<target>>\g<end>", text)
        if ":" in text and "-" in text:
            text = _ICON.sub("", text)
        if "++" in text:
            text = _KEYS.sub(_kbd, text)
    return text


def _kbd(match: re.Match[str]) -> str:
    keys = match["keys"].split("+")
    if not any(key in KEYS for key in keys):
        return match[0]
    return "+".join(f"<kbd>{KEYS.get(key, key.replace('-', ' ').title())}</kbd>" for key in keys)


def _without_partings(text: str) -> str:
    """Leave the first row of dashes of each table, which ends its head."""
    out: list[str] = []
    rows = partings = 0
    for line in text.split("\n"):
        if "|" not in line:
            rows = partings = 0
        elif rows and _PARTING.match(line):
            partings += 1
            if partings > 1:
                continue
        rows += "|" in line
        out.append(line)
    return "\n".join(out)
