"""Tags of template languages, read into one record.

Hugo's shortcodes, blocks of Liquid, Jinja, Nunjucks, Twig, Zola, Hexo and Markdoc, outputs between double
braces (also blocks and partials of Handlebars), ERB, and shortcodes of WordPress between brackets. A tag ends
where its delimiter stands outside of quotes; one that another tag interrupts is none.

Sources: the documentation of Hugo (shortcodes), Liquid, Jinja, Nunjucks and Twig (tags), Zola (shortcodes),
Hexo (tag plugins), Markdoc (tags), Handlebars (blocks) and WordPress (Shortcode API).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from publisher.text.lazy import lazy

LONGEST = 4000  # characters of a tag
SHOWN = "/*"  # the name of a tag of Hugo's that is shown, and not run: `{{</* such */>}}`
Dialect = Literal["hugo", "block", "output", "erb", "bracket"]
Role = Literal["opening", "closing", "whole"]  # an "opening" tag may turn out to have no closing one


class Tag(NamedTuple):
    """A tag as it stands in a text."""

    dialect: Dialect
    role: Role
    name: str  # "" of an output that is no call
    words: tuple[str, ...]  # arguments by position
    keyed: Mapping[str, str]  # arguments by name, in lower case
    start: int
    end: int
    text: str  # as it is written
    inside: str  # what stands between the delimiters
    called: bool = False  # its arguments stand in parentheses, as in Zola

    @property
    def family(self) -> str:
        """What its closing tag has in common with it."""
        return f"{self.dialect} {self.name.lower()}"

    def as_named(self, name: str, words: tuple[str, ...]) -> Tag:
        """Return the tag under another name, such as that of the file which it includes."""
        return self._replace(name=name, words=words)


# Quotes, the end of the tag, and what opens another one.
_STOPS = {
    "{{<": re.compile(r'["`]|>\}\}|\{\{[<%]'),
    "{{%": re.compile(r'["`]|%\}\}|\{\{[<%]'),
    "{{": re.compile(r"[\"'`]|\}\}|\{\{|\{%"),
    "{%": re.compile(r"[\"']|%\}|\{%"),
    "<%": re.compile(r"[\"']|%>|<%"),
}
_DIALECTS: dict[str, Dialect] = {
    "{{<": "hugo",
    "{{%": "hugo",
    "{{": "output",
    "{%": "block",
    "<%": "erb",
}
_ARGUMENT = lazy(
    r"""(?:(?P<key>[\w@.-]{1,40})(?:\s{0,3}=\s{0,3}|:\s{0,3}(?=["'`])|:\s{1,3}))?"""
    r"""(?:"(?P<double>(?:[^"\\]|\\.){0,2000})"|'(?P<single>(?:[^'\\]|\\.){0,2000})'|`(?P<raw>[^`]{0,4000})`"""
    r"""|(?P<bare>[^\s"'`(),=][^\s"`(),]{0,1000}))""",
    re.DOTALL,
)
_ESCAPED = lazy(r"\\([\"'\\])")
_NAME = lazy(r"(?:::)?[\w@.][\w@./:-]{0,60}")
_CALLED = lazy(r"[A-Za-z_][\w:.]{0,60}\s{0,2}\(")
_LOOSE_CALL = lazy(r"([A-Za-z_]\w{0,40})\s{1,5}[\"'`]")  # `{{image "boat.png" 300}}`
_BRACKET = lazy(
    r"\[(?P<closing>/?)(?P<name>[A-Za-z][\w-]{1,40})(?P<arguments>(?:[\s=](?:\"[^\"]{0,1000}\"|[^\"\[\]]){0,500})?)\]"
    r"(?![(:])"
)


def tag_at(text: str, start: int) -> Tag | None:
    """Read the tag that opens at a place; None where none does, or where it does not end."""
    if text[start] == "[":
        return _bracket(text, start)
    opening = text[start : start + 3]
    if opening not in _STOPS:
        opening = opening[:2]
    end = _end(text, start + len(opening), _STOPS[opening])
    if end < 0:
        return None
    written = text[start:end]
    closing = 3 if len(opening) == 3 else 2
    inside = written[len(opening) : -closing]
    dialect = _DIALECTS[opening]
    if dialect == "hugo" and inside.startswith("/*") and inside.endswith("*/"):
        return Tag(dialect, "whole", SHOWN, (), {}, start, end, written, inside[2:-2])
    if dialect == "output":
        return _output(written, inside, start, end)
    return _named(dialect, written, inside, start, end)


def _end(text: str, at: int, stops: re.Pattern[str]) -> int:
    """Return where a tag ends whose inside begins at a place; -1 where it does not."""
    limit = min(len(text), at + LONGEST)
    while (match := stops.search(text, at, limit)) is not None:
        sign = match[0]
        if sign in "\"'`":
            at = _behind_quoted(text, match.start(), limit)
        elif sign in {">}}", "%}}", "}}", "%}", "%>"}:
            # `{{{x}}}` and `{{ {a: 1} }}` end with their last brace.
            return match.end() + (sign == "}}" and text.startswith("}", match.end()))
        else:
            return -1
    return -1


def _behind_quoted(text: str, at: int, limit: int) -> int:
    """Return the place behind the quoted text that opens here, or behind a sign that opens none."""
    quote = text[at]
    before = text[at - 1]
    if before.isalnum() or before == "\\":  # an apostrophe
        return at + 1
    end = at + 1
    while (end := text.find(quote, end, limit)) >= 0:
        if quote == "`" or text[end - 1] != "\\":
            break
        end += 1
    if end < 0 or (quote != "`" and "\n\n" in text[at:end]) or (quote == "'" and "\n" in text[at:end]):
        return at + 1
    return end + 1


def _named(dialect: Dialect, written: str, inside: str, start: int, end: int) -> Tag:
    """Make a tag whose first word is its name."""
    words = inside.strip("-=~+ \t\r\n")
    role: Role = "opening"
    if words.startswith("/"):
        role, words = "closing", words[1:].lstrip()
    elif inside.endswith("/") and (dialect == "hugo" or inside.endswith(" /")):
        role, words = "whole", words.rstrip("/").rstrip()
    called = _CALLED.match(words) is not None
    match = _NAME.match(words)
    name = match[0] if match else ""
    if called:
        name = name.partition("(")[0]
    elif dialect == "block" and name.lower().startswith("end") and role == "opening":
        role, name = "closing", name[3:]
    if dialect == "erb":
        role = "whole"
    positional, keyed = arguments(words[match.end() :] if match else words)
    return Tag(dialect, role, name.rstrip(":"), positional, keyed, start, end, written, words, called)


def _output(written: str, inside: str, start: int, end: int) -> Tag:
    """Make a tag of what stands between double braces: a call, a block or partial of Handlebars, a value."""
    words = inside.strip("-~{} \t\r\n") if inside[:1] == "{" else inside.strip("-~ \t\r\n")
    sign = words[:1]
    if sign in {"#", "^", "/"} and words[1:2].isalpha():
        made = _named("output", written, words[1:], start, end)
        return made._replace(role="closing" if sign == "/" else "opening", inside=words)
    if sign == ">":
        return _named("output", written, "partial " + words[1:].lstrip(), start, end)._replace(role="whole")
    call = _CALLED.match(words)
    if call is not None or _LOOSE_CALL.match(words):
        made = _named("output", written, words, start, end)
        return made._replace(role="whole", inside=words)
    return Tag("output", "whole", "", (), {}, start, end, written, words)


def _bracket(text: str, start: int) -> Tag | None:
    match = _BRACKET.match(text, start)
    if match is None:
        return None
    inside = match["arguments"].strip()
    role: Role = "closing" if match["closing"] else "whole" if inside.endswith("/") else "opening"
    positional, keyed = arguments(inside.rstrip("/").lstrip("="))
    return Tag("bracket", role, match["name"].lower(), positional, keyed, start, match.end(), match[0], inside)


def arguments(text: str) -> tuple[tuple[str, ...], dict[str, str]]:
    """Read arguments by position and by name, in any order, between blanks, commas or parentheses."""
    positional: list[str] = []
    keyed: dict[str, str] = {}
    for match in _ARGUMENT.finditer(text):
        quoted = match["double"] if match["double"] is not None else match["single"]
        if quoted is not None:
            value = _ESCAPED.sub(r"\1", quoted) if "\\" in quoted else quoted
        else:
            value = match["raw"] if match["raw"] is not None else match["bare"].rstrip(";")
        value = value.strip()
        if match["key"]:
            keyed.setdefault(match["key"].lower(), value)
        else:
            positional.append(value)
    return tuple(positional), keyed
