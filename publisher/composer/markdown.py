"""Markdown (GitHub's dialect) to HTML, without what only a site generator understands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.composer.targets import with_named_ids
from publisher.composer.templates import expand
from publisher.errors import ReadError

if TYPE_CHECKING:
    from publisher.composer.links import Links

LARGEST = 1024 * 1024  # characters; the parser's tree takes some 300 bytes for each
_EXTENSIONS = ["table", "strikethrough", "tasklist", "autolink"]


def to_html(text: str, links: Links) -> str:
    """Render Markdown; the HTML still needs the sanitiser.

    Template tags and wiki links become what they mean, as far as `links` knows it, and Obsidian's
    ==highlight== a mark.

    Raises:
        ReadError: it is larger than any article, or cannot be rendered.
    """
    if len(text) > LARGEST:
        raise ReadError(f"the article's Markdown has {len(text)} characters", f"keep it below {LARGEST}")
    import cmarkgfm
    from cmarkgfm.cmark import Options

    source, options = expand(text, links), Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    for extensions in (_EXTENSIONS, _EXTENSIONS[:-1], []):
        try:
            html: str = cmarkgfm.markdown_to_html_with_extensions(
                source, options=options, extensions=extensions
            )
        except UnicodeDecodeError:  # an extension cut a character in two: render without it
            continue
        return with_named_ids(html)
    raise ReadError("the Markdown cannot be rendered", "look for unusual signs in links and tables")
