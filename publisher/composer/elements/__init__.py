"""HTML elements that feed readers cannot show, as elements that they can: a pass over the tree of a text.

It runs for every kind of body before the sanitiser, which drops what is left of such elements. Each stage is
one module and one line of `_STAGES`; a text without any of the elements and words that a stage names is not
parsed. What is replaced or removed is noted in `links.changes`, and recordings in `links.media`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from publisher.composer.elements import code, forms, formulas, frames, headings, others, pictures, recordings
from publisher.composer.elements.tree import children_moved_out, finish, parsed
from publisher.tables.embeds import ELEMENTS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from publisher.composer.links import Links

_NAME = re.compile(r"<([a-zA-Z][\w-]{0,40})")
# A start tag, up to the last ">" before the next "<", because a value may hold one. Most are links that have an
# address and nothing else, which are no work for any stage.
_TAG = re.compile(r"""<(?=[a-zA-Z])(?!a href="[^"<>]{0,2000}">)(?:[^<]*>|[^<]+)""")
_CUSTOM = "custom-element"  # in a stage's tags: any element with a hyphen in its name


class Stage(NamedTuple):
    """A change of the tree, and what a text has at least one of if the stage has work for it.

    `tags` are names of elements; `words` stand in a tag, in lower case, and count only if the text has one of
    the elements `within`; on the same condition, `signs` and `pattern` are looked for anywhere.
    """

    change: Callable[[HtmlElement, Links], None]
    tags: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    within: frozenset[str] = frozenset()
    pattern: re.Pattern[str] | None = None
    signs: tuple[str, ...] = ()

    def may_be_needed(self, names: set[str]) -> bool:
        """Whether a tree with these elements may have work for the stage."""
        custom = _CUSTOM in self.tags and any("-" in name for name in names)
        return custom or not (self.tags | self.within).isdisjoint(names)

    def is_needed(self, names: set[str], tags: str, html: str) -> bool:
        """Whether a text with these elements and tags, in lower case, has work for the stage."""
        if not self.tags.isdisjoint(names):
            return True
        if self.within and self.within.isdisjoint(names):
            return False
        if any(map(tags.__contains__, self.words)) or any(map(html.__contains__, self.signs)):
            return True
        return self.pattern is not None and self.pattern.search(html) is not None


_STAGES = (
    Stage(
        code.change,
        words=code.WORDS,
        within=frozenset({"pre", "code", "table"}),
        pattern=code.OTHER,
        signs=code.SIGNS,
    ),
    Stage(
        headings.change,
        words=headings.WORDS,
        within=frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "dt", "figcaption", "caption"}),
        pattern=headings.OTHER,
        signs=headings.SIGNS,
    ),
    Stage(formulas.change, formulas.TAGS, formulas.WORDS, frozenset({"span", "div", "script", "img", "p"})),
    Stage(
        frames.change,
        frames.TAGS | frozenset(ELEMENTS) | {_CUSTOM},
        (*frames.WORDS, *frames.SCRIPT_WORDS),
        frozenset({"div", "script", "span", "figure"}),
    ),
    Stage(recordings.change, recordings.TAGS),
    Stage(
        pictures.change,
        pictures.TAGS,
        pictures.WORDS,
        frozenset({"img", "div", "figure", "span"}),
        pictures.SMALL,
    ),
    Stage(forms.change, forms.TAGS),
    Stage(others.change, others.TAGS, others.WORDS, frozenset({"td", "th", "col", "tr"})),
)
_PAGE_STAGES = tuple(
    stage._replace(change=pictures.change_in_page) if stage.change is pictures.change else stage
    for stage in _STAGES
)


def prepared(html: str, links: Links) -> str:
    """Return a fragment with elements that readers can show; notes in `links` what is replaced or removed.

    Raises:
        ReadError: it cannot be parsed, or holds more or deeper elements than an article has.
    """
    stages = _stages_of(html)
    if not stages:
        return html
    body = parsed(f"<div>{html}</div>").find("body")
    if body is None:
        return html
    _changed(body, links, stages)
    wrapper = body[0] if len(body) else None
    if wrapper is None or wrapper.tag != "div" or body.text:
        return _inner(body)
    others_behind = "".join(_written(one) for one in body[1:])  # where the text closes what it did not open
    return _inner(wrapper) + escape(wrapper.tail or "", quote=False) + others_behind


def _inner(element: HtmlElement) -> str:
    return escape(element.text or "", quote=False) + "".join(map(_written, element))


def _written(element: HtmlElement) -> str:
    from lxml import etree

    return str(etree.tostring(element, method="html", encoding="unicode"))


def prepare(root: HtmlElement, links: Links) -> None:
    """Do the same in a tree, which is a whole page's."""
    names = {element.tag for element in root.iter()}
    _changed(root, links, tuple(stage for stage in _PAGE_STAGES if stage.may_be_needed(names)))


def _changed(root: HtmlElement, links: Links, stages: tuple[Stage, ...]) -> None:
    children_moved_out(root)
    for stage in stages:
        stage.change(root, links)
    finish(root)
    others.count_left(root, links)


def _stages_of(html: str) -> tuple[Stage, ...]:
    if "<" not in html:
        return ()
    tags = "\n".join(set(_TAG.findall(html))).lower()  # most tags of a text are alike
    names = set(_NAME.findall(tags))
    if any("-" in name for name in names):
        names.add(_CUSTOM)
    return tuple(stage for stage in _STAGES if stage.is_needed(names, tags, html))
