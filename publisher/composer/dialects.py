"""The dialects of Markdown that programs add to it, and template tags, as Markdown that the parser understands.

Each dialect is a module; code is not touched. What stands on lines of its own is replaced before the template
tags, what stands within lines after them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from publisher.composer import (
    containers,
    definitions,
    formulas,
    html_blocks,
    marks,
    mdx,
    outlines,
    roles,
)
from publisher.composer.abbreviations import Abbreviations
from publisher.composer.attributes import may_have, without_attributes
from publisher.composer.footnotes import InlineNotes, may_nest, unnested
from publisher.composer.formulas import Formulas
from publisher.composer.links import Links
from publisher.composer.parser_habits import as_commonmark
from publisher.composer.parts import parts, without_indents
from publisher.composer.templates import expand
from publisher.composer.wiki_links import WikiLinks

_SIGNS = ("[[", "^[", "*[")


class Kept(NamedTuple):
    """What is put into the HTML of a text."""

    formulas: Formulas
    abbreviations: Abbreviations
    has_definitions: bool

    def shown(self, html: str) -> str:
        """Put it there."""
        html = self.abbreviations.shown(html)
        html = definitions.with_terms(html) if self.has_definitions else html
        return self.formulas.shown(html)


def to_commonmark(text: str, links: Links) -> tuple[str, Kept]:
    """Replace what is understood, and remove the rest; notes it in `links.changes`."""
    kept = Kept(Formulas(text), Abbreviations(), definitions.may_have(text))
    before = text
    text = expand(_blocks(text, links, kept), links)
    if text is not before and formulas.may_have(text):  # formulas that directives and tags enclose
        text = _changed(text, kept.formulas.hidden)
    return _lines(text, links, kept), kept


def _blocks(text: str, links: Links, kept: Kept) -> str:
    """Replace what stands on lines of its own, and whose signs are those of template tags."""
    if "$`" in text:
        text = kept.formulas.hidden_in_spans(parts(text))
    if formulas.may_have(text):
        text = _changed(text, kept.formulas.hidden)
    if links.dialect.parser:
        text = as_commonmark(text, links.dialect)
    text = without_elements(text, links)
    if "{/" in text or "{@" in text:
        text = _changed(text, partial(mdx.without_blocks, links=links))
    if not links.dialect.indented:
        text = without_indents(text)
    if may_nest(text):
        text = _changed(text, unnested)
    if marks.has_contents(text):
        text = _changed(text, marks.without_contents)
    if html_blocks.may_have(text):
        text = _changed(text, html_blocks.opened)
    if outlines.may_have(text):
        pieces = enumerate(parts(text))
        text = "".join(
            one.text if one.code else outlines.unfolded(one.text, first=not place) for place, one in pieces
        )
    text = containers.unfolded(text, links)
    return definitions.spaced(text) if kept.has_definitions else text


def without_elements(text: str, links: Links) -> str:
    """Replace elements and expressions of MDX, and elements of a program in other Markdown."""
    if mdx.is_mdx(text, links.name, always=links.dialect.mdx):
        return without_indents(mdx.to_markdown(text, links))
    if "={" in text:
        text = _changed(text, mdx.without_values)
    if "/>" in text and mdx.has_components(text):
        text = _changed(text, partial(mdx.without_components, links=links))
    return text


def _changed(text: str, change: Callable[[str], str]) -> str:
    return "".join(one.text if one.code else change(one.text) for one in parts(text))


def _lines(text: str, links: Links, kept: Kept) -> str:
    """Replace what stands within lines."""
    changes = marks.changes_of(text)
    has_roles, attributed = roles.may_have(text), may_have(text)
    smart = getattr(links, "smart", False) and not text.isascii() and '"' in text
    if not (changes or has_roles or attributed or smart or any(sign in text for sign in _SIGNS)):
        return text
    notes, wiki = InlineNotes(), WikiLinks(text, links)
    out: list[str] = []
    before = False
    parted = list(parts(text))
    if "[[" in text and "`" in text:
        parted = wiki.with_code(parted)
    for part in roles.without_roles(parted) if has_roles else parted:
        shown = part.text
        if not part.code:
            shown = notes.marked(kept.abbreviations.taken(shown))
            if attributed and "{" in shown:
                shown = marks.without_directives(shown)
                shown = without_attributes(shown, after_code=before)
            shown = marks.replaced(wiki.resolved(shown), changes, links)
            if smart:
                shown = marks.with_straight_quotes(shown)
        out.append(shown)
        before = part.code
    return "".join(out) + wiki.resolved(notes.below())
