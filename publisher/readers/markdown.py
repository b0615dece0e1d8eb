"""Markdown, with or without front matter. The composer renders the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.models import Article, Body, Claim
from publisher.readers import _literate, front_matter
from publisher.readers._field_lines import above_content, below_heading, closing, listed, without_modules
from publisher.readers._mdx_exports import exported_fields
from publisher.readers._nested_fields import all_claims_of
from publisher.text.comments import without_comments
from publisher.text.decode import decode

_TOP_LINES = 40
_ATX = re.compile(r" {0,3}# +(\S.{0,500})$")
_SETEXT = re.compile(r" {0,3}={2,}\s*$")
_LATER = re.compile(r"\n {0,3}# ")
_CLOSING = re.compile(r" +#+ *$")
# What opens or closes code, also in an item of a list; behind backticks is none.
_FENCE = re.compile(r"(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t]){0,20}(`{3,}(?!.*`)|~{3,})")
_ATTRIBUTES = re.compile(r"\s{1,3}\{:?\s?[#.][^{}]{0,200}\}$")  # of kramdown, Hugo, Pandoc


def read(data: bytes, name: str, offset: int = 0) -> Iterator[Article]:
    """Make one article of a Markdown file.

    Raises:
        ReadError: the bytes are no text, or the front matter is wrong.
    """
    text = decode(data, name)
    if text.startswith("Title: ") and (above := above_content(text)):
        claims, text = all_claims_of(above[0], "front matter"), above[1]
    else:
        claims, text = front_matter.split(text)
    if not claims and text.startswith("# "):
        claims, text = _fields_below_heading(text)
    if not claims and "\ntype_: 1" in text[-200:] and (note := closing(text)):
        claims, text = all_claims_of(note[0], "front matter"), note[1]
    shown = text
    if text.startswith(("import ", "import{", "export ")):
        shown = without_modules(text)
        if not claims and (fields := exported_fields(text)):
            claims = all_claims_of(fields, "front matter")
    heading = first_heading(shown)
    if heading:
        heading = first_heading(without_comments(shown, "markdown"))
    if heading:
        claims = (*claims, Claim("title", heading, "first heading"))
    left_out: tuple[str, ...] = ()
    if name.lower().endswith(_literate.SUFFIXES):
        text, count = _literate.shown(text)
        left_out = ("the results of its code",) if count else ()
    yield Article(name, claims=claims, body=Body("markdown", text), left_out=left_out)


def _fields_below_heading(text: str) -> tuple[tuple[Claim, ...], str]:
    """Part a text into the fields below its heading, as Notion and Readwise export them, and the rest."""
    lines = text.split("\n", _TOP_LINES)
    head = below_heading(lines[1:_TOP_LINES]) or listed(lines[1:_TOP_LINES])
    if head is None:
        return (), text
    rest = "\n".join(lines[1 + head[1] :]).lstrip("\n")
    return all_claims_of(head[0], "front matter"), f"{lines[0]}\n\n{rest}"


def first_heading(text: str) -> str:
    """Return the text of the first level 1 heading near the top; marks within it stay for the normalizer."""
    underlined = "=" in text and "==" in text  # one sign is found much faster than two
    if not underlined and not text.lstrip(" ").startswith("# ") and not _LATER.search(text):
        return ""  # most texts have none, and need not be split into lines
    lines = text.split("\n", _TOP_LINES)[:_TOP_LINES]
    fence = ""
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        run = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if run and not fence:
            fence = run[1]
        elif run and run[1].startswith(fence) and not line[run.end() :].strip():
            fence = ""
        if run or fence:
            continue
        match = _ATX.match(line) if "# " in line else None
        if match:
            return _ATTRIBUTES.sub("", _CLOSING.sub("", match.group(1))).strip()
        if "==" in below and line.strip() and _SETEXT.match(below):
            return _ATTRIBUTES.sub("", line[:500].rstrip()).strip()
    return ""
