"""HTML elements that feed readers cannot show, as elements that they can: a pass over the tree of a text.

It runs for every kind of body before the sanitiser, which drops what is left of such elements. Each stage is
one module and one line of `_STAGES`; a text without any of the words that a stage names is not parsed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from publisher.composer.elements import forms
from publisher.text.html import parse_article, without_bombs

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from publisher.composer.links import Links


class Stage(NamedTuple):
    """A change of the tree, and the words, in lower case, of which a text holds one if it has work for it."""

    change: Callable[[HtmlElement, Links], None]
    words: tuple[str, ...]


_STAGES = (Stage(forms.change, ("<input",)),)


def prepared(html: str, links: Links) -> str:
    """Return a fragment with elements that readers can show; notes in `links` what is replaced or removed.

    Raises:
        ReadError: it cannot be parsed, or holds more or deeper elements than an article has.
    """
    stages = _stages_of(html)
    if not stages:
        return html
    from lxml import etree

    body = parse_article(without_bombs(f"<div>{html}</div>")).find("body")
    if body is None:
        return html
    for stage in stages:
        stage.change(body, links)
    return "".join(
        str(etree.tostring(one, method="html", encoding="unicode"))
        for one in (body[0] if len(body) == 1 else body)
    )


def prepare(root: HtmlElement, links: Links) -> None:
    """Do the same in a tree, which is a whole page's."""
    for stage in _STAGES:
        stage.change(root, links)


def _stages_of(html: str) -> list[Stage]:
    folded = html.lower() if "<" in html else ""
    return [stage for stage in _STAGES if any(word in folded for word in stage.words)]
