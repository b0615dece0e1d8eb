"""Marks within lines that programs add to Markdown, as Markdown or elements of HTML.

Subscripts and superscripts (Pandoc, markdown-it), insertions, CriticMarkup, sizes of pictures, task boxes with
other signs (Obsidian), ids of blocks and inline fields (Obsidian, Dataview), block references (Logseq), and the
place of a table of contents.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from publisher.composer.links import Links
from publisher.text.lazy import lazy

_CONTENTS = lazy(
    r"^[ \t]{0,3}(?:@?\[toc\](?!\()|@?\[\[_?toc_?\]\]|\{\{[ \t]?toc[ \t]?\}\}|\$\{toc\}|\\tableofcontents)"
    r"(?:\{[^{}\n]{0,100}\})?[ \t]{0,20}$",
    re.MULTILINE | re.IGNORECASE,
)
# Icons of Material for MkDocs: ":material-water:".
_ICON = lazy(r":(?:material|fontawesome|octicons|simple)-[a-z0-9-]{1,80}:(?:\{[^{}\n]{0,200}\})?")
# GitLab's differences within a line, which have blanks inside.
_DIFFERENCE = lazy(r"\{(?:\+ (?P<new>[^{}\n]{1,500}?) \+|- (?P<old>[^{}\n]{1,500}?) -)\}")
# How its line begins, which is found fast.
_LINE = lazy(r"\n[ \t]{0,3}(?:@?\[[\[_]{0,2}|\{\{[ \t]?|\$\{|\\)t[oa]", re.IGNORECASE)
_DEFINED_CONTENTS = lazy(r"^ {0,3}\[toc\]:", re.MULTILINE | re.IGNORECASE)
# Each pattern begins with its sign, which is found fast, and looks back from there.
# "H~2~O", "x^2^", "29^th^"; "a^b^c" is no superscript, and "~so~" between blanks is struck out.
_SUBSCRIPT = lazy(r"~(?<=[^\W_]~)([^\s~<>`/]{1,20})~(?!~)")
_TILDE = lazy(r"~(?<![~\\]~)(?!~)")
_SUPERSCRIPT = lazy(r"\^(?<=[\w)\]]\^)(?:([\d+\u2212.,-]{1,20})\^|([^\s^\[\]<>`/]{1,20})\^(?![\w^]))")
_INSERTED = lazy(r"\+\+(?<![\w+]\+\+)(?=[^\s+])([^+\n]{1,300})(?<=\S)\+\+(?![\w+])")
_MARKED = lazy(r"(?<!\^)\^\^(?=[^\s^])([^\n^]{1,300})(?<=\S)\^\^(?!\^)")
_CRITIC = lazy(
    r"\{(?:\+\+(?P<new>[^{}]{1,2000}?)\+\+|--(?P<old>[^{}]{1,2000}?)--|==(?P<marked>[^{}]{1,2000}?)=="
    r"|~~(?P<before>[^{}]{0,2000}?)~>(?P<after>[^{}]{0,2000}?)~~)\}"
)
_SIZED = lazy(
    r"(!\[[^\[\]\n]{0,500}\]\([^()\s]{1,1000})[ \t]{1,5}=(?:\d{1,5}%?x?(?:\d{1,5}%?|\*)?|x\d{1,5}%?)(?=[ \t)])"
)
_TASK = lazy(r"^([ \t>]{0,60}(?:[-*+]|\d{1,9}[.)])[ \t]{1,4})\[([-/<>!?*\"])\](?=[ \t])", re.MULTILINE)
_BLOCK_ID = lazy(r"(?:^|(?<=\S)[ \t]{1,3})\^(?=[\d-]{0,40}[A-Za-z])[A-Za-z0-9-]{3,40}[ \t]{0,5}$", re.MULTILINE)
_MAY_BE_ID = lazy(r"\^[A-Za-z0-9-]{3,40}[ \t]{0,5}$", re.MULTILINE)
_FIELD = lazy(
    r"\[([^\W_][\w -]{0,60})(?<! ):: ([^\[\]\n]{1,300})\](?!\()"
    r"|\(([^\W_][\w -]{0,60})(?<! ):: ([^()\n]{1,300})\)"
)
# A directive within a line, ":abbr[HTML]{title=x}".
_DIRECTIVE = lazy(r"(?<![\w:]):[a-z][\w-]{0,30}\[([^\[\]\n]{0,300})\]\{[^{}\n]{0,300}\}")
# Quotes of elements and of links' titles come first, and those that begin behind no such letter: they may end
# behind one.
_QUOTED = lazy(
    r"<[A-Za-z/][^<>]{0,2000}>"
    r"|\]\([^()\n]{0,2000}\)"
    r'|(?<![\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])"[^"\n\\]{1,300}"'
    r'|"(?P<words>[^"\n\\]{1,300})"'
)
_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_BLOCK_LINK = lazy(rf"\[([^\[\]\n]{{1,300}})\]\(\(\({_UUID}\)\)\)")
_BLOCK_REFERENCE = lazy(rf"!?\(\({_UUID}\)\)")


class Change(NamedTuple):
    """A kind of mark: its sign, what `near` finds, which begins with it, and the pattern must be there.

    They are ordered by what looking for them costs.
    """

    sign: str
    near: re.Pattern[str]
    made: Callable[[str, Links], str]
    pattern: re.Pattern[str] | None = None


def changes_of(text: str) -> list[Change]:
    """Return what there is to change in a text."""
    return [
        one
        for one in _CHANGES
        if one.sign in text and one.near.search(text) and (one.pattern is None or one.pattern.search(text))
    ]


def replaced(text: str, changes: list[Change], links: Links) -> str:
    """Replace the marks in a part of Markdown that holds no code."""
    for one in changes:
        if one.sign in text:
            text = one.made(text, links)
    return text


def has_contents(text: str) -> bool:
    """Whether a text has a place for a table of contents; "[toc]" may be a link that the text defines."""
    if _LINE.search("\n" + text) is None:
        return False
    has_word = "toc" in text or "TOC" in text or "\\tableof" in text
    return has_word and _CONTENTS.search(text) is not None and _DEFINED_CONTENTS.search(text) is None


def without_contents(text: str) -> str:
    """Remove what a program replaces by a table of contents."""
    return _CONTENTS.sub("", text)


def without_directives(text: str) -> str:
    """Leave the words of directives within lines."""
    return _DIRECTIVE.sub(r"\1", text) if "]{" in text else text


def with_straight_quotes(text: str) -> str:
    """Keep the quotes straight that follow a letter of Chinese, Japanese or Korean, as programs do."""
    return _QUOTED.sub(_straight, text) if '"' in text else text


def _straight(match: re.Match[str]) -> str:
    return match[0] if match["words"] is None else f'\\"{match["words"]}\\"'


def _critic(text: str, links: Links) -> str:
    if "insert" in links.dialect.lacks:
        return text
    if " +}" in text or " -}" in text:
        text = _DIFFERENCE.sub(
            lambda match: f"<ins>{match['new']}</ins>" if match["new"] else f"<del>{match['old']}</del>", text
        )
    return _CRITIC.sub(_edited, text)


def _edited(match: re.Match[str]) -> str:
    if match["new"]:
        return f"<ins>{match['new']}</ins>"
    if match["old"]:
        return f"<del>{match['old']}</del>"
    if match["marked"]:
        return f"<mark>{match['marked']}</mark>"
    return f"<del>{match['before']}</del><ins>{match['after']}</ins>"


def _tilde(text: str, links: Links) -> str:
    lacks = links.dialect.lacks
    if "subscript" not in lacks:
        text = _SUBSCRIPT.sub(r"<sub>\1</sub>", text)
    return _TILDE.sub(r"\~", text) if "tilde" in lacks else text


def _caret(text: str, links: Links) -> str:
    lacks = links.dialect.lacks
    if "^^" in text and "highlight" not in lacks:
        text = _MARKED.sub(r"<mark>\1</mark>", text)
    if _MAY_BE_ID.search(text):
        text = _BLOCK_ID.sub("", text)
    if "superscript" in lacks:
        return text
    return _SUPERSCRIPT.sub(lambda match: f"<sup>{match[1] or match[2]}</sup>", text)


def _plus(text: str, links: Links) -> str:
    return text if "insert" in links.dialect.lacks else _INSERTED.sub(r"<ins>\1</ins>", text)


def _icon(text: str, _: Links) -> str:
    return _ICON.sub("", text)


def _size(text: str, _: Links) -> str:
    return _SIZED.sub(r"\1", text)


def _task(text: str, links: Links) -> str:
    return text if "tasklist" in links.dialect.lacks else _TASK.sub(r"\1[x]", text)


def _field(text: str, _: Links) -> str:
    return _FIELD.sub(lambda match: f"{match[1]}: {match[2]}" if match[1] else match[4], text)


def _block(text: str, links: Links) -> str:
    def counted(match: re.Match[str]) -> str:
        links.changes.add("template", match[0])
        return ""

    return _BLOCK_REFERENCE.sub(counted, _BLOCK_LINK.sub(r"\1", text))


_CHANGES = (
    Change("{", re.compile(r"\{[+=~-]"), _critic, re.compile(rf"{_CRITIC.pattern}|\{{[+-] ")),
    Change("~", re.compile(r"~(?<!~~)(?!~)"), _tilde),
    Change("^", re.compile(r"\^[^\s\[]"), _caret),
    Change("+", re.compile(r"\+(?=\+)"), _plus, _INSERTED),
    Change("=", re.compile(r"=(?<= =)(?=[\dx])"), _size, _SIZED),
    Change("[", re.compile(r"\[[-/<>!?*\"]\][ \t]"), _task),
    Change(":", re.compile(r":(?=: )"), _field, _FIELD),
    Change("(", re.compile(rf"\((?=\({_UUID})"), _block),
    Change(":", _ICON, _icon),
)
