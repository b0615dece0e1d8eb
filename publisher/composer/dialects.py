"""The dialects of Markdown that programs add to it, and template tags, as Markdown that the parser understands.

Each dialect is a module; code is not touched.
"""

from __future__ import annotations

from publisher.composer import containers, formulas, mdx
from publisher.composer.attributes import may_have, without_attributes
from publisher.composer.footnotes import InlineNotes
from publisher.composer.formulas import Formulas
from publisher.composer.links import Links
from publisher.composer.parts import parts
from publisher.composer.templates import expand
from publisher.composer.wiki_links import WikiLinks


def to_commonmark(text: str, links: Links) -> tuple[str, Formulas]:
    """Replace what is understood, and remove the rest; notes it in `links.changes`.

    Gives the text, and the formulas that are to be put into its HTML.
    """
    hidden = Formulas(text)
    if formulas.may_have(text):
        text = "".join(one.text if one.code else hidden.hidden(one.text) for one in parts(text))
    if mdx.is_mdx(text, links.name, always=links.program.mdx):
        text = mdx.to_markdown(text, links)
    elif "={" in text:
        text = "".join(one.text if one.code else mdx.without_values(one.text) for one in parts(text))
    text = containers.unfolded(text, links)
    return _inline(expand(text, links), links), hidden


def _inline(text: str, links: Links) -> str:
    """Replace the marks that stand within lines."""
    attributed = may_have(text)
    if not attributed and not any(sign in text for sign in ("[[", "^[")):
        return text
    notes, wiki = InlineNotes(), WikiLinks(text, links)
    out: list[str] = []
    before = False
    for part in parts(text):
        shown = part.text
        if not part.code:
            shown = notes.marked(shown)
            if attributed:
                shown = without_attributes(shown, after_code=before)
            shown = wiki.resolved(shown)
        out.append(shown)
        before = part.code
    return "".join(out) + wiki.resolved(notes.below())
