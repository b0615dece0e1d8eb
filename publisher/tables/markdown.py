"""What the Markdown of programs has without any plug-in, where it is more or less than what is read otherwise.

Sources: each was tried with the program (`tests/generators/`), but for Zola, Quartz and Nikola: their
documentation.
"""

from __future__ import annotations

from typing import NamedTuple


class Dialect(NamedTuple):
    """A program's Markdown."""

    mdx: bool = False  # it is MDX, whatever the file's suffix
    breaks: bool = False  # a line end is a line end of the page
    indented: bool = True  # a paragraph indented by four columns is code
    lacks: frozenset[str] = (
        frozenset()
    )  # marks that are text: names as `composer.marks` and the parser have them
    parser: str = ""  # what reads it, where that has habits of its own: see `composer.parser_habits`
    titles: bool = False  # the title of a fence of code (`title="a.js"`) stands above it


ANY = Dialect()  # where no program is named, every mark is one
_MARKS = frozenset({"highlight", "subscript", "superscript", "insert"})
_NO_TILDE = _MARKS | {"tilde"}  # one tilde strikes nothing out

DIALECTS: dict[str, Dialect] = {
    "jekyll": Dialect(lacks=_NO_TILDE, parser="kramdown"),
    "hugo": Dialect(lacks=_MARKS),
    "pelican": Dialect(lacks=_NO_TILDE | {"strikethrough", "tasklist"}, parser="python"),
    "eleventy": Dialect(indented=False, lacks=_NO_TILDE | {"tasklist"}),
    "zola": Dialect(lacks=_MARKS),
    "hexo": Dialect(breaks=True, lacks=_MARKS),
    "docusaurus": Dialect(mdx=True, indented=False, lacks=_MARKS, parser="docusaurus", titles=True),
    "astro": Dialect(lacks=_MARKS),
    "quartz": Dialect(lacks=_MARKS - {"highlight"}),
    "mkdocs": Dialect(parser="python", titles=True),
    "nikola": Dialect(lacks=_NO_TILDE, parser="python"),
}
