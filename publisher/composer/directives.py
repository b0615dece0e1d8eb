"""Directives of MyST and reStructuredText in Markdown: what each is made of.

Sources: the reference of docutils' directives, Sphinx' directives, the documentation of MyST.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from publisher.composer.admonitions import Box, box_of
from publisher.composer.shortcodes import page_of
from publisher.tables.admonitions import ADMONITIONS, DETAILS, UNTITLED
from publisher.text.lazy import lazy

Action = Literal["box", "code", "picture", "formula", "link", "dropped"]
_CODE = frozenset(
    "code code-block sourcecode code-cell highlight literalinclude parsed-literal console".split()
)
_PICTURES = frozenset("image figure".split())
_FORMULAS = frozenset(("math",))
_DROPPED = frozenset(
    "toctree contents include index raw tableofcontents bibliography todolist only mermaid eval-rst".split()
)
_PLAIN = frozenset(
    "container div grid grid-item card tab-set tab-item tabs tab rubric compound class rst-class".split()
)
_FENCES = lazy(r"`{3,}")


class Directive(NamedTuple):
    """A directive: what it becomes, and its argument."""

    name: str
    argument: str
    action: Action
    known: bool = True

    @property
    def said(self) -> str:
        """The directive as a report names it."""
        return f"{{{self.name}}} {self.argument}".strip()

    def box(self, options: Mapping[str, str]) -> Box:
        """Give the box of an admonition: its title is its argument, or the word of its class or name."""
        if self.name in _PLAIN:
            return Box(self.argument)
        if self.name in {"admonition", "callout"} and not self.argument:
            return box_of(
                options.get("class", "note").split()[0] if options.get("class") else "note", always=True
            )
        return box_of(self.name, self.argument, always=True)

    def lines(self, options: Mapping[str, str], body: list[str]) -> list[str]:
        """Give the lines that replace a directive whose text is no Markdown of its own."""
        if self.action == "picture":
            return _picture(self.argument, options, body)
        if self.action == "link":
            return [f"[{self.argument}](<{self.argument}>)"]
        if self.action == "formula":
            return ["$$", *([self.argument] if self.argument else []), *_dedented(body), "$$"]
        if self.action == "code":
            code = _dedented(body)
            fence = "`" * max((3, *(len(one) + 1 for line in code for one in _FENCES.findall(line))))
            return [fence + self.argument.split(" ")[0], *code, fence]
        return []


def directive_of(name: str, argument: str) -> Directive:
    """Look a directive up; one that nobody lists is code of the language of its name."""
    word = name.lower()
    if word in ADMONITIONS or word in DETAILS or word in UNTITLED or word in _PLAIN:
        return Directive(word, argument, "box")
    if word.startswith(("versionadded", "versionchanged", "deprecated")):
        return Directive(word, f"{word.removeprefix('version').capitalize()} {argument}".strip(), "box")
    if word in _CODE:
        return Directive(word, argument, "code")
    if word in _PICTURES:
        return Directive(word, argument, "picture")
    if word in _FORMULAS:
        return Directive(word, argument, "formula")
    if word in _DROPPED:
        return Directive(word, argument, "dropped")
    page = page_of(word, argument)
    return Directive(word, page, "link") if page else Directive(word, word, "code", known=False)


def _picture(address: str, options: Mapping[str, str], body: list[str]) -> list[str]:
    alt = options.get("alt", "").replace("[", "(").replace("]", ")")
    lines = [f"![{alt}](<{address}>)"]
    if options.get("target"):
        lines = [f"[{lines[0]}](<{options['target']}>)"]
    caption = _dedented(body)
    return [*lines, "", *caption] if caption else lines


def _dedented(lines: list[str]) -> list[str]:
    """Move lines to the left by what all of them are indented; empty lines around them go."""
    while lines and not lines[0].strip():
        lines = lines[1:]
    indent = min((len(one) - len(one.lstrip(" ")) for one in lines if one.strip()), default=0)
    return [one[indent:] for one in lines]
