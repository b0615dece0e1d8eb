"""Comments in an article's text: what is not meant for readers.

Obsidian's `%%`, HTML, the comments of template languages (Jinja, Liquid, Go, Handlebars, ERB, JSX), kramdown,
CriticMarkup, and Markdown's `[//]: #`. Code is no comment: fenced and indented blocks, code spans, `pre` and
`code` elements, and what a template language leaves alone. A comment that never ends hides the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from publisher.text.markdown_code import RUN, code_end, indented_code

# -- what opens a comment, and what ends it ------------------------------------------------------------------


class _Kind(NamedTuple):
    """A kind of comment: the text that must stand somewhere before one is looked for, its mark, its end."""

    hint: str
    opening: str  # a regular expression
    end: str  # a regular expression, or "" where the opening is the whole comment
    near: str = ""  # a regular expression that is found faster, and holds wherever the opening does

    def named(self, name: str) -> str:
        """Return the opening as a group whose first sign stands before it: it is found faster."""
        sign = next((one for one in (r"\{", "<", "%") if self.opening.startswith(one)), "")
        return f"{sign}(?P<{name}>{self.opening[len(sign) :]})"

    def may_stand_in(self, text: str) -> bool:
        """Tell whether a text may hold the opening."""
        return self.hint in text and (not self.near or _compiled(self.near).search(text) is not None)


_HTML = _Kind("<!--", "<!--", r"--!?>")
_TEMPLATES = (
    # "{#my-id .lead}" and Svelte's "{#if x}" are none.
    _Kind("{#", r"\{#(?![^\s{}#]{1,200}(?:[ \t][^{}\n]{0,300}(?<!#))?\})", r"#\}"),
    _Kind("{/*", r"\{\s{0,5}/\*", r"\*/\s{0,5}\}"),
    _Kind("{{", r"\{\{-?\s{0,5}/\*", r"\*/\s{0,5}-?\}\}"),
    _Kind("{{", r"\{\{[~-]?!--", r"--[~-]?\}\}"),
    _Kind("{{", r"\{\{[~-]?!", r"\}\}"),
    _Kind(
        "{{", r"\{\{[<%]\s{0,5}comment\b[^{}]{0,200}[%>]\}\}", r"\{\{[<%]\s{0,5}/\s{0,5}comment\s{0,5}[%>]\}\}"
    ),
    _Kind("{%", r"\{%[-+~]?\s{0,5}#", r"%\}"),
    _Kind("{%", r"\{%[-+~]?\s{0,5}comment\b[^{}%]{0,200}%\}", r"\{%[-+~]?\s{0,5}endcomment\s{0,5}[-+~]?%\}"),
    _Kind("<%", r"<%--", r"--%>"),
    _Kind("<%", r"<%[-#]?#", r"%>"),
    _Kind("<?", r"<\?(?:php\b|=)", r"\?>"),
)
_REMARK = (
    r"(?:\([^()]{0,9000}\)[ \t]{0,9}$|\"[^\"]{0,9000}\"[ \t]{0,9}$|'[^']{0,9000}'[ \t]{0,9}$|[^\n]{0,9000})"
)
_MARKDOWN = (
    _Kind("{:", r"\{::comment\s{0,5}/\}", ""),
    _Kind("{:", r"\{::comment\s{0,5}\}", r"\{:/(?:comment)?\}"),
    _Kind("{>>", r"\{>>", r"<<\}"),
    *(
        _Kind(
            "]:", rf"^[ \t]{{0,3}}\[{name}\]:[ \t]{{0,9}}[#<>]{{0,2}}[ \t]{{0,9}}{_REMARK}", "", rf"\[{name}\]:"
        )
        for name in ("//", "comment")
    ),
    # "100%% sure" is no comment, and "Fog%%secret%%" is one.
    _Kind("%%", r"%%(?<!\d%%(?=[\s.,;:!?)]))(?<!\d%%(?!.))", r"%%"),
)
# What a template language or a browser shows as it is.
LITERAL = (
    _Kind("{%", r"\{%[-+~]?\s{0,5}raw\s{0,5}[-+~]?%\}", r"\{%[-+~]?\s{0,5}endraw\s{0,5}[-+~]?%\}"),
    _Kind(
        "{%", r"\{%[-+~]?\s{0,5}verbatim\b[^{}%]{0,200}%\}", r"\{%[-+~]?\s{0,5}endverbatim\b[^{}%]{0,200}%\}"
    ),
    _Kind(
        "{%", r"\{%[-+~]?\s{0,5}highlight\b[^{}%]{0,200}%\}", r"\{%[-+~]?\s{0,5}endhighlight\s{0,5}[-+~]?%\}"
    ),
    _Kind(
        "{%", r"\{%[-+~]?\s{0,5}codeblock\b[^{}%]{0,500}%\}", r"\{%[-+~]?\s{0,5}endcodeblock\s{0,5}[-+~]?%\}"
    ),
    _Kind(
        "{{",
        r"\{\{[<%]\s{0,5}highlight\b[^{}]{0,300}[%>]\}\}",
        r"\{\{[<%]\s{0,5}/\s{0,5}highlight\s{0,5}[%>]\}\}",
    ),
    _Kind("<", r"<pre\b[^<>]{0,500}>", r"</pre\s{0,5}>"),
    _Kind("<", r"<code\b[^<>]{0,500}>", r"</code\s{0,5}>"),
    _Kind("<", r"<script\b[^<>]{0,500}>", r"</script\s{0,5}>"),
    _Kind("<", r"<style\b[^<>]{0,500}>", r"</style\s{0,5}>"),  # its comments are not shown either
)
_LONGEST_LINE = 2_000  # characters before a comment in indented code


class _Scanner(NamedTuple):
    """Finds the next thing that matters in a kind of text."""

    pattern: re.Pattern[str]
    comments: tuple[_Kind, ...]  # in the order of the groups c0, c1 ...
    literals: tuple[_Kind, ...]  # l0, l1 ...


# Of each kind of body: its comments, what is literal in it, and whether it has Markdown's code.
_SYNTAX = {
    "markdown": ((_HTML, *_TEMPLATES, *_MARKDOWN), LITERAL, True),
    "html": ((_HTML, *_TEMPLATES), LITERAL, False),
    "text": ((_HTML, *_TEMPLATES), (), False),
}
# What opens a comment in each kind of body, by the first character of its hint.
_OPENINGS = {
    kind: {
        sign: "|".join(one.near or one.opening for one in comments if one.hint[0] == sign)
        for sign in {one.hint[0] for one in comments}
    }
    for kind, (comments, _, _) in _SYNTAX.items()
}


def _scanner_of(text: str, kind: str, marks: str) -> _Scanner:
    """Return a scanner for what the text holds, because each alternative costs time at each of its signs."""
    comments, literals, code = _SYNTAX[kind]
    return _scanner(
        tuple(one for one in comments if one.may_stand_in(text)),
        tuple(one for one in literals if one.hint in text),
        marks,
        has_code=code and ("`" in text or "~~~" in text),
    )


@lru_cache(maxsize=256)
def _scanner(
    comments: tuple[_Kind, ...], literals: tuple[_Kind, ...], marks: str, *, has_code: bool
) -> _Scanner:
    parts = [one.named(f"l{place}") for place, one in enumerate(literals)]
    parts += [RUN] if has_code else []
    parts += [f"(?P<mark>{marks})"] if marks else []
    parts += [one.named(f"c{place}") for place, one in enumerate(comments)]
    return _Scanner(_compiled("|".join(parts)), comments, literals)


@lru_cache(maxsize=512)  # an article may bring a mark of its own
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE | re.IGNORECASE)


class Comment(NamedTuple):
    """A comment's first character, and the one behind its last; `closed` unless it hides the rest.

    `is_mark` where it is no comment, but one of the marks that were looked for.
    """

    start: int
    end: int
    closed: bool = True
    is_mark: bool = False


# -- finding and removing ------------------------------------------------------------------------------------


def without_comments(text: str, kind: str) -> str:
    """Remove the comments of a text of this kind of body.

    A comment of several lines leaves a line end, one of several paragraphs an empty line.
    """
    if not may_have(text, kind):
        return text
    out: list[str] = []
    last = 0
    for comment in comments_of(text, kind):
        out += [text[last : comment.start], left_by(text[comment.start : comment.end])]
        last = comment.end
    return "".join((*out, text[last:])) if out else text


def left_by(comment: str) -> str:
    """Give what stands in a comment's place: a line end for several lines, an empty line for paragraphs."""
    return "\n\n" if "\n\n" in comment else "\n" if "\n" in comment else ""


def unclosed(text: str, kind: str) -> int:
    """Return the line (from 1 on) of a comment that never ends; 0 where there is none."""
    if not may_have(text, kind):
        return 0
    return next((text.count("\n", 0, one.start) + 1 for one in comments_of(text, kind) if not one.closed), 0)


def may_have(text: str, kind: str) -> bool:
    """Tell whether a text may hold what opens a comment, in code or not."""
    for sign, opening in _OPENINGS.get(kind, {}).items():  # no generator: this is asked of every article
        if sign in text and _compiled(opening).search(text):
            return any(one.may_stand_in(text) for one in _SYNTAX[kind][0])
    return False


def comments_of(text: str, kind: str, marks: str = "") -> Iterator[Comment]:
    """Yield the comments of a text, in order, and what the expression `marks` finds outside of code."""
    scanner = _scanner_of(text, kind, marks)
    at = 0
    code: frozenset[int] | None = None
    missing: set[str] = set()  # ends that do not come any more
    while scanner.pattern.pattern and (match := scanner.pattern.search(text, at)):
        group = match.lastgroup or ""
        if not group:
            at = code_end(text, match)
        elif group.startswith("l"):
            at = _end(text, scanner.literals[int(group[1:])], match.end(), missing) or match.end()
        else:
            first = text.rfind("\n", max(0, match.start() - _LONGEST_LINE), match.start()) + 1
            if kind == "markdown" and text.startswith(("    ", "\t"), first):
                code = indented_code(text) if code is None else code
                if first in code:
                    at = match.end()
                    continue
            if group == "mark":
                yield Comment(match.start(), match.end(), is_mark=True)
                at = max(match.end(), match.start() + 1)
                continue
            end = _end(text, scanner.comments[int(group[1:])], match.end(), missing)
            if end is None and kind == "text":  # signs of prose
                at = match.end()
                continue
            yield Comment(match.start(), len(text) if end is None else end, end is not None)
            at = len(text) if end is None else end


def _end(text: str, kind: _Kind, start: int, missing: set[str]) -> int | None:
    if not kind.end:
        return start
    if kind.end in missing:
        return None
    match = _compiled(kind.end).search(text, start)
    if match is None:
        missing.add(kind.end)
        return None
    return match.end()
