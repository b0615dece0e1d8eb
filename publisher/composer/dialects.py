"""The dialects of Markdown that programs add to it, and template tags, as Markdown that the parser understands.

Each dialect is a module; code is not touched.
"""

from __future__ import annotations

from publisher.composer.attributes import may_have, without_attributes
from publisher.composer.code import segments
from publisher.composer.footnotes import InlineNotes
from publisher.composer.links import Links
from publisher.composer.mdx import without_values
from publisher.composer.templates import expand
from publisher.composer.wiki_links import WikiLinks


def to_commonmark(text: str, links: Links) -> str:
    """Replace what is understood, and remove the rest; notes it in `links.changes`."""
    return _after_tags(expand(_before_tags(text), links), links)


def _before_tags(text: str) -> str:
    """Replace what template tags could be mistaken for."""
    if "={" not in text:
        return text
    return "".join(
        without_values(one.text) if one.kind == "text" else one.text for one in segments(text, markdown=True)
    )


def _after_tags(text: str, links: Links) -> str:
    """Replace what remains when template tags are gone."""
    attributed = may_have(text)
    if not attributed and not any(sign in text for sign in ("[[", "^[")):
        return text
    notes, wiki = InlineNotes(), WikiLinks(text, links)
    out: list[str] = []
    before = ""
    for segment in segments(text, markdown=True):
        shown = segment.text
        if segment.kind == "text":
            shown = notes.marked(shown)
            if attributed:
                shown = without_attributes(shown, after_code=before == "code")
            shown = wiki.resolved(shown)
        out.append(shown)
        before = segment.kind
    return "".join(out) + wiki.resolved(notes.below())
