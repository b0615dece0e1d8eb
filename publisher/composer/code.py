"""The parts of a text: words, code, template tags, and what such tags leave letter for letter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from publisher.composer.tags import Tag, tag_at
from publisher.errors import ReadError
from publisher.text.lazy import lazy
from publisher.text.markdown_code import RUN, code_end, indented_code

Kind = Literal["text", "code", "tag", "literal"]
MOST_TAGS = 20_000  # of one text
_LONGEST_FORMULA = 5_000  # characters
# Each alternative begins with its sign, so that the search passes over all others fast.
_ELEMENT = r"<(?P<element>pre|code|script|style|textarea|math)\b"
_FORMULA = r"\$\$|\\\[|\\\(|\$(?=[^\s$])"
_BRACES = r"\{\{|\{%|<%"
_ALL = r"\{\{|\{%|<%|\[/?(?=[A-Za-z])|\[\[/?(?=[a-z])"


@cache
def _opening(*, markdown: bool, tags: str = "") -> re.Pattern[str]:
    """Compile what opens code, formulas and tags; `tags` is the pattern of tags, "" for code alone."""
    kinds = [RUN, _ELEMENT] if markdown else [_ELEMENT]
    return re.compile("|".join([*kinds, _FORMULA, tags] if tags else kinds), re.MULTILINE | re.IGNORECASE)


_FORMULA_ENDS = {"$$": "$$", "\\[": "\\]", "\\(": "\\)"}
_INLINE_FORMULA = lazy(r"\$[^$\n]{1,500}\$(?!\d)")
_TEX = lazy(r"[\\^_]")
# An attribute of JSX whose value is an object: `style={{color: 'red'}}`.
_OBJECT = lazy(r"\{\{\s{0,20}(?:[\w-]{1,50}|\"[^\"{}]{1,50}\"|'[^'{}]{1,50}')\s{0,5}:")


class Part(NamedTuple):
    """A part of a text.

    A "text" holds neither code nor tags, a "code" keeps all that it holds, a "tag" is one, and a "literal" is
    what stands between a tag that shows it letter for letter and its closing tag.
    """

    kind: Kind
    text: str
    tag: Tag | None = None


class Syntax(NamedTuple):
    """Which tags there are."""

    literal: Callable[[Tag], bool]  # whether what a tag encloses is shown letter for letter
    known: Callable[[Tag], bool]  # whether a tag has a meaning
    brackets: Callable[[Tag], bool] | None = None  # whether words in brackets are a tag; None where none are


def segments(text: str, *, markdown: bool) -> Iterator[Part]:
    """Part a text into code of Markdown and HTML, and the rest."""
    opening = _opening(markdown=markdown)
    hopeless: set[str] = set()
    start = at = 0
    while (match := opening.search(text, at)) is not None:
        end = _code_end(text, match, hopeless)
        if end <= match.end():
            at = end
            continue
        if start < match.start():
            yield Part("text", text[start : match.start()])
        yield Part("code", text[match.start() : end])
        start = at = end
    if start < len(text):
        yield Part("text", text[start:])


def parts_of(text: str, syntax: Syntax, *, markdown: bool) -> Iterator[Part]:
    """Part a text into words, code and tags, in one pass.

    Raises:
        ReadError: there are more tags than any article has.
    """
    opening = _opening(markdown=markdown, tags=_ALL if syntax.brackets else _BRACES)
    hopeless: set[str] = set()  # ends that are not found further on, so that no text is searched twice
    code: frozenset[int] | None = None
    tags = start = at = 0
    while (match := opening.search(text, at)) is not None:
        if match["element"] or match[0][0] in "`~$\\":
            end = _code_end(text, match, hopeless)
            if end <= match.end():
                at = end
                continue
            if start < match.start():
                yield Part("text", text[start : match.start()])
            yield Part("code", text[match.start() : end])
            start = at = end
            continue
        tag = _tag(text, match, syntax)
        if tag is not None and markdown and (first := _indented_line(text, match.start())) >= 0:
            code = indented_code(text) if code is None else code
            if first in code and not (syntax.known(tag) and not text[first : match.start()].strip()):
                tag = None
        if tag is None:
            at = match.end()
            continue
        tags += 1
        if tags > MOST_TAGS:
            raise ReadError(f"the article has more than {MOST_TAGS} template tags", "split it")
        if start < tag.start:
            yield Part("text", text[start : tag.start])
        closing = _closing(text, tag, hopeless) if syntax.literal(tag) else None
        if closing is not None:
            yield Part("literal", text[tag.end : closing.start()], tag)
        else:
            yield Part("tag", tag.text, tag)
        start = at = closing.end() if closing is not None else tag.end
    if start < len(text):
        yield Part("text", text[start:])


def _tag(text: str, match: re.Match[str], syntax: Syntax) -> Tag | None:
    start = match.start()
    if text[start] == "[":
        if syntax.brackets is None or match[0].startswith("[["):
            return None
        tag = tag_at(text, start)
        return tag if tag is not None and syntax.brackets(tag) else None
    if text[start] == "{" and start:
        if text[start - 1] == "=" and _OBJECT.match(text, start):
            return None
        is_output = text[start + 1] == "{" and text[start + 2 : start + 3] not in {"<", "%"}
        if is_output and _is_tex(text, start):
            return None
    return tag_at(text, start)


def _is_tex(text: str, start: int) -> bool:
    """Tell whether braces belong to TeX that no sign encloses: after "^", or after a command."""
    if text[start - 1] == "^":
        return True
    at = text.rfind("\\", max(0, start - 20), start)
    return at >= 0 and text[at + 1 : start].isalpha()


def _indented_line(text: str, at: int) -> int:
    """Return where the line of a place begins if it is indented like code, else -1."""
    first = text.rfind("\n", max(0, at - 2000), at) + 1
    return first if text.startswith(("    ", "\t"), first) else -1


def _code_end(text: str, match: re.Match[str], hopeless: set[str]) -> int:
    """Return where code or a formula ends; where its opening ends, if it is none."""
    if match[0][0] in "`~":
        return code_end(text, match)
    if match["element"]:
        pattern = rf"</{match['element'].lower()}\s{{0,5}}>"
        closing = None if pattern in hopeless else _compiled(pattern).search(text, match.end())
        if closing is None:
            hopeless.add(pattern)
        return match.end() if closing is None else closing.end()
    return _formula_end(text, match)


def _formula_end(text: str, match: re.Match[str]) -> int:
    sign, end = match[0], match.end()
    if sign == "$":
        inline = _INLINE_FORMULA.match(text, match.start())
        return inline.end() if inline and _TEX.search(inline[0]) else end
    limit = _LONGEST_FORMULA if sign == "$$" else _LONGEST_FORMULA // 10
    found = text.find(_FORMULA_ENDS[sign], end, end + limit)
    return found + 2 if found >= 0 else end


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE | re.IGNORECASE)


def _closing(text: str, tag: Tag, hopeless: set[str]) -> re.Match[str] | None:
    """Find the closing tag of one that shows what it encloses letter for letter."""
    if tag.role != "opening":
        return None
    name = re.escape(tag.name)
    pattern = {
        "hugo": rf"\{{\{{[<%]\s{{0,5}}/\s{{0,5}}{name}\s{{0,5}}[>%]\}}\}}",
        "bracket": rf"\[/{name}\]",
        "output": rf"\{{\{{\s{{0,5}}/\s{{0,5}}{name}\s{{0,5}}\}}\}}",
    }.get(tag.dialect)
    if pattern is None:
        shown = rf"(?:end(?:{name})?|/\s{{0,5}}{name})" if tag.called else rf"(?:end{name}|/\s{{0,5}}{name})"
        pattern = rf"\{{%[-+~]?\s{{0,5}}{shown}\s{{0,5}}[-+~]?%\}}"
    if pattern in hopeless:
        return None
    found = _compiled(pattern).search(text, tag.end)
    if found is None:
        hopeless.add(pattern)
    return found
