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
from publisher.text.lazy import lazy

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from publisher.composer.links import Links

_TAG = lazy(r"""<[a-zA-Z](?:[^<>"']++|"[^"]{0,5000}+"|'[^']{0,5000}+')*+""")
_NAME = lazy(r"^<([a-z][\w-]{0,40})", re.MULTILINE)
# Without these, and without classes but of code, a text has only attributes that readers know.
_UNUSUAL = ("style=", "data-", "aria-", "lazy", "-src", "encoding=", "class =")
_CUSTOM = "custom-element"  # in a stage's tags: any element with a hyphen in its name


class Stage(NamedTuple):
    """A change of the tree, and what a text has at least one of if the stage has work for it.

    `tags` are names of elements. The others count only if the text has one of the elements `within`: `signs`
    and `words` stand in start tags, in lower case, and a text whose attributes are all ordinary has none of the
    latter; `look` decides by itself, from the start tags and the whole text.
    """

    change: Callable[[HtmlElement, Links], None]
    tags: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    within: frozenset[str] = frozenset()
    signs: tuple[str, ...] = ()
    look: Callable[[str, str], object] | None = None

    def may_be_needed(self, names: set[str]) -> bool:
        """Whether a tree with these elements may have work for the stage."""
        custom = _CUSTOM in self.tags and any("-" in name for name in names)
        return custom or not (self.tags | self.within).isdisjoint(names)

    def is_needed(self, names: set[str], tags: str, html: str, *, is_plain: bool) -> bool:
        """Whether a text with these elements and start tags, in lower case, has work for the stage."""
        if not self.tags.isdisjoint(names):
            return True
        if self.within.isdisjoint(names):
            return False
        words = self.signs if is_plain else (*self.signs, *self.words)
        return any(word in tags for word in words) or (self.look is not None and bool(self.look(tags, html)))


_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "dt", "figcaption", "caption"})
_STAGES = (
    Stage(code.change, words=code.WORDS, within=frozenset({"pre", "code", "table"}), look=code.may_change),
    Stage(headings.change, words=headings.WORDS, within=_HEADINGS, look=headings.may_change),
    Stage(
        formulas.change,
        formulas.TAGS,
        formulas.WORDS,
        frozenset({"span", "div", "script", "img", "p"}),
        signs=("math/",),
    ),
    Stage(
        frames.change,
        frames.TAGS | frozenset(ELEMENTS) | {_CUSTOM},
        frames.WORDS,
        frozenset({"div", "script", "span", "figure", "blockquote"}),
        signs=frames.SCRIPT_WORDS,
    ),
    Stage(recordings.change, recordings.TAGS | {_CUSTOM}),
    Stage(
        pictures.change,
        pictures.TAGS,
        pictures.WORDS,
        frozenset({"img", "div", "figure", "span"}),
        look=pictures.may_change,
    ),
    Stage(forms.change, forms.TAGS),
    Stage(others.change, others.TAGS, others.WORDS, frozenset({"td", "th", "col", "tr"})),
    Stage(others.keep_targets, within=others.PARTS, look=others.has_targets),
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
    tags = "\n".join(_TAG.findall(html)).lower()  # most of a text is none
    names = set(_NAME.findall(tags))
    if any("-" in name for name in names):
        names.add(_CUSTOM)
    is_plain = not any(word in tags for word in _UNUSUAL) and (
        tags.count("class=") == tags.count('<code class="language-')
    )
    return tuple(stage for stage in _STAGES if stage.is_needed(names, tags, html, is_plain=is_plain))
