"""MDX, Markdown with elements and expressions of JavaScript, as Markdown: nothing is run.

Lines of `import` and `export` leave. Elements become what they show (`jsx.py`), expressions that are literals
their value, others leave and are counted. Source: the documentation of MDX 3, Docusaurus, Astro.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from publisher.composer import jsx
from publisher.composer.javascript import end_of_statement, end_of_value, literal, string_constants
from publisher.composer.links import Links
from publisher.composer.parts import parts
from publisher.text.lazy import lazy

_S = r"[ \t]{0,20}"
_B = r"[ \t]{1,20}"
_NAME = r"[\w$]{1,80}"
_NAMES = rf"(?:type{_B})?(?:{_NAME}|\*{_B}as{_B}{_NAME}|\{{[^{{}}\n]{{0,500}}\}})"
_IMPORT = (
    rf"import{_S}(?:{_NAMES}(?:{_S},{_S}{_NAMES})?{_S}from{_S})?[\"'][^\"'\n]{{1,500}}[\"']"
    rf"{_S};?{_S}(?://[^\n]{{0,300}})?$|import{_B}(?:{_NAME}{_S},{_S})?\{{{_S}$"
)
_EXPORT = (
    rf"export{_B}(?:(?:const|let|var){_B}(?:{_NAME}{_S}(?::[^=\n]{{0,200}})?=|[{{\[])"
    rf"|(?:default{_B})?(?:async{_B})?function\b[ *]{{0,3}}(?:{_NAME})?{_S}\("
    rf"|(?:default{_B})?class{_B}[\w$]|default{_B}(?:[\w$.]{{1,80}}{_S};?{_S}$|[({{])"
    rf"|\{{[^\n]{{0,500}}\}}|\*{_B}(?:as{_B}{_NAME}{_B})?from\b)"
)
_LINE = lazy(r"\n(?:import|export)")  # found fast
_STATEMENT = lazy(rf"^(?:{_IMPORT}|{_EXPORT})", re.MULTILINE)
_TOKEN = lazy(r"\\.|<|\{", re.DOTALL)
_CODE = lazy(r"^[ \t>]{0,40}(?:(?:[-*+]|\d{1,9}[.)])[ \t]{1,4}){0,4}(?:`{3,}|~{3,})", re.MULTILINE)
_IMPORTED = lazy(r"import[ \t]+([\w$]{1,60})[ \t]+from[ \t]+[\"']([^\"'\n]{1,500})[\"']")
_ID = lazy(r"\{#[\w:.-]{1,100}\}")
DEEPEST = 50  # elements within each other; the tags of deeper ones leave


def is_mdx(text: str, name: str, *, always: bool = False) -> bool:
    """Whether a text is MDX: by its file's name, by its program (`always`), or by a statement outside code."""
    if always or name.lower().endswith(".mdx"):
        return "<" in text or "{" in text or "import" in text or "export" in text
    if not (text.startswith(("import", "export")) or _LINE.search(text)):
        return False
    return _STATEMENT.search(text) is not None and any(
        _STATEMENT.search(one.text) for one in parts(text) if not one.code
    )


def to_markdown(text: str, links: Links) -> str:
    """Replace the statements, elements and expressions of MDX; what is removed is noted in `links.changes`."""
    text, names = _without_statements(text)
    reading = _Reading(links, names)
    at = 0
    for start, end in _tokens(text, reading):
        reading.text(text[at:start])
        at = end
    reading.text(text[at:])
    return reading.finish()


def _without_statements(text: str) -> tuple[str, dict[str, str]]:
    """Remove imports and exports; gives the names that are strings: imported files, and constants."""
    names: dict[str, str] = {}
    out: list[str] = []
    at = 0
    hopeless: set[int] = set()
    code = _blocks(text)
    block = next(code, None)
    for match in _STATEMENT.finditer(text):
        while block is not None and block.end <= match.start():
            block = next(code, None)
        if match.start() < at or (block is not None and block.start <= match.start()):
            continue
        end = end_of_statement(text, match.start(), hopeless)
        said = text[match.start() : end]
        names.update((one[1], one[2]) for one in _IMPORTED.finditer(said))
        names.update(string_constants(said))
        out.append(text[at : match.start()])
        at = end
    return "".join((*out, text[at:])), names


class _Block(NamedTuple):
    start: int
    end: int


def _blocks(text: str) -> Iterator[_Block]:
    """Yield where code blocks begin and end; a span of code may stand in a statement."""
    at = 0
    for part in parts(text, indented=False):
        if part.code and _CODE.match(part.text):
            yield _Block(at, at + len(part.text))
        at += len(part.text)


def _tokens(text: str, reading: _Reading) -> Iterator[tuple[int, int]]:
    """Yield where elements and expressions are, and give each to `reading` after what is before it."""
    at = 0
    skip = 0  # code is only looked for where no expression holds it
    for part in parts(text, indented=False):
        if part.code:
            at += len(part.text)
            continue
        begin, at = at, at + len(part.text)
        place = max(begin, skip)
        while place < at and (match := _TOKEN.search(text, place, at)) is not None:
            place = match.end()
            if match[0][0] == "\\":
                continue
            token = _token(text, match.start(), reading.hopeless)
            if token is None:
                continue
            yield match.start(), token.end
            reading.token(token)
            place = skip = token.end


class _Token(NamedTuple):
    end: int
    tag: jsx.Tag | None
    expression: str


def _token(text: str, start: int, hopeless: set[int]) -> _Token | None:
    """Read the tag or the expression that begins here; None where none does."""
    if text[start] == "<":
        tag = jsx.read_tag(text, start, hopeless)
        return _Token(tag.end, tag, "") if tag else None
    if _ID.match(text, start) or text.startswith(("{{", "{%"), start):
        return None
    end = end_of_value(text, start, hopeless)
    return _Token(end, None, text[start + 1 : end - 1].strip()) if end > 0 else None


class _Level:
    """An element that is open, and what it holds so far."""

    def __init__(self, tag: jsx.Tag | None) -> None:
        self.tag = tag
        self.out: list[str] = []


class _Reading:
    """What is read of a text, in order: a stack of elements that are open."""

    def __init__(self, links: Links, names: dict[str, str]) -> None:
        self._links = links
        self._names = names
        self._levels = [_Level(None)]
        self.hopeless: set[int] = set()

    def text(self, text: str) -> None:
        """Add text as it is."""
        self._levels[-1].out.append(text)

    def token(self, token: _Token) -> None:
        """Add a tag or an expression."""
        tag = token.tag
        if tag is None:
            self.text(self._value(token.expression))
        elif tag.closing:
            self._close(tag)
        elif tag.empty or tag.name in jsx.VOID:
            self.text(jsx.shown(tag, None, self._names, self._links))
        elif len(self._levels) < DEEPEST:
            self._levels.append(_Level(tag))

    def _value(self, expression: str) -> str:
        """Give what an expression shows: a literal, or a constant of the text."""
        if not expression or expression.startswith("/*"):
            return ""
        value = literal(expression, self._names)
        if value is not None:
            inside = self._levels[-1].tag
            return value if inside is not None and inside.name in jsx.CODE else jsx.escaped(value)
        self._links.changes.add("template", "{" + expression + "}")
        return ""

    def _close(self, tag: jsx.Tag) -> None:
        """Close the last element of this name, and those within it that were never closed."""
        names = [one.tag.name if one.tag else None for one in self._levels]
        if tag.name not in names:
            return
        while True:
            level = self._levels.pop()
            found = level.tag is not None and level.tag.name == tag.name
            self._end(level, closed=found)
            if found:
                return

    def _end(self, level: _Level, *, closed: bool) -> None:
        inside = "".join(level.out)
        if level.tag is None or (not closed and level.tag.name[:1].islower()):
            self.text((level.tag.source if level.tag else "") + inside)
            return
        if level.tag.name not in jsx.CODE:
            inside = jsx.dedented(inside)
        self.text(jsx.shown(level.tag, inside, self._names, self._links))

    def finish(self) -> str:
        """Give the whole text."""
        while len(self._levels) > 1:
            self._end(self._levels.pop(), closed=False)
        return "".join(self._levels[0].out)


_COMPONENT = lazy(r"<[A-Z][\w.]{0,50}(?=[\s/])")
# Blocks and calls of Svelte: `{#if x}`, `{:else}`, `{/if}`, `{@html x}`.
_SVELTE = lazy(
    r"\{(?:[#:/](?:if|each|await|key|else|then|catch|snippet)\b|@(?:html|render|const|debug)\b)[^{}\n]{0,500}\}"
)


def has_components(text: str) -> bool:
    """Whether a text that is no MDX may hold elements of a program."""
    return _COMPONENT.search(text) is not None


def without_components(text: str, links: Links) -> str:
    """Replace empty elements of a program, `<Film id="a" />`, in a part of Markdown that is no MDX."""
    out: list[str] = []
    at = 0
    hopeless: set[int] = set()
    for match in _COMPONENT.finditer(text):
        tag = jsx.read_tag(text, match.start(), hopeless) if match.start() >= at else None
        if tag is not None and tag.empty:
            out += [text[at : match.start()], jsx.shown(tag, None, {}, links)]
            at = tag.end
    return "".join((*out, text[at:]))


def without_blocks(text: str, links: Links) -> str:
    """Remove blocks of Svelte, whose text stays; what would be shown is counted."""

    def removed(match: re.Match[str]) -> str:
        if match[0][1] not in ":/":
            links.changes.add("template", match[0])
        return ""

    return _SVELTE.sub(removed, text)


_BRACES = r"\{(?:[^{}]|\{[^{}]{0,500}\}){0,500}\}"
_JSX = lazy(rf"<[A-Za-z][\w.]{{0,50}}\s(?:[^<>{{}}]|{_BRACES}){{0,2000}}>")
_JSX_VALUE = lazy(
    rf"""\s[\w:.-]{{1,50}}=(?=\{{(?!\{{)(?!%)|\{{\{{\s{{0,20}}(?:[\w-]{{1,50}}|"[^"{{}}]{{1,50}}"|'[^'{{}}]{{1,50}}')\s{{0,5}}:)"""
    rf"""{_BRACES}"""
)


def without_values(text: str) -> str:
    """Remove the values of attributes that a program would have to compute, from Markdown that is no MDX."""
    return _JSX.sub(lambda match: _JSX_VALUE.sub("", match[0]), text)
