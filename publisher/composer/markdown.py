"""Markdown (GitHub's dialect, with definition lists, and what programs add to it) to HTML."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from publisher.composer.code_signs import with_titles, without_signs
from publisher.composer.dialects import to_commonmark
from publisher.composer.targets import with_named_ids
from publisher.errors import ReadError
from publisher.text.lazy import lazy

if TYPE_CHECKING:
    from publisher.composer.links import Links

LARGEST = 1024 * 1024  # characters; the parser's tree takes some 300 bytes for each
_EXTENSIONS = "autolink description_lists footnotes highlight strikethrough table tasklist".split()
# The row below a table's head. The parser fills up each row to its number of cells, so a table of a few
# kilobytes can become one of gigabytes.
_WIDE_TABLE = lazy(r"^[ \t>|:-]{600,}$", re.MULTILINE)

# The parser needs time in proportion to the square of a list's definitions.
_DEFINITION = lazy(r"^[ \t>*+0-9.)-]{0,40}:[ \t]", re.MULTILINE)
_MOST_DEFINITIONS = 2000


def to_html(text: str, links: Links) -> str:
    """Render Markdown; the HTML still needs the sanitiser.

    Template tags and wiki links become what they mean, as far as `links` knows it.

    Raises:
        ReadError: it is larger than any article, or cannot be rendered.
    """
    if len(text) > LARGEST:
        raise ReadError(f"the article's Markdown has {len(text)} characters", f"keep it below {LARGEST}")
    import comrak

    source, kept = to_commonmark(with_titles(text, links.dialect), links)
    emoji = links.emoji and ":" in source
    extensions = _extensions(links.dialect.lacks | _too_costly(source), emoji=emoji)
    options = _options(smart=links.smart, breaks=links.dialect.breaks)
    try:
        html = comrak.render_markdown(source, extensions, *options)
    except BaseException as error:  # a panic of the parser is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise ReadError(
            "the Markdown cannot be rendered", "look for unusual signs in links and tables"
        ) from error
    return with_named_ids(kept.shown(without_signs(html, links.dialect)))


def _too_costly(source: str) -> frozenset[str]:
    """Return the extensions that would cost more than a text is worth."""
    costly = {"table"} if source.count("|") > 200 and _WIDE_TABLE.search(source) else set()
    if source.count(":") > _MOST_DEFINITIONS and len(_DEFINITION.findall(source)) > _MOST_DEFINITIONS:
        costly.add("description_lists")
    return frozenset(costly)


@cache
def _extensions(lacks: frozenset[str], *, emoji: bool) -> Any:
    import comrak

    options = comrak.ExtensionOptions()
    for name in _EXTENSIONS:
        setattr(options, name, name not in lacks)
    options.shortcodes = emoji
    return options


@cache
def _options(*, smart: bool, breaks: bool) -> tuple[Any, Any]:
    """Return how the parser reads and writes: raw HTML is kept, for the sanitiser to look at."""
    import comrak

    parsing, rendering = comrak.ParseOptions(), comrak.RenderOptions()
    parsing.smart = smart
    rendering.unsafe_ = True
    rendering.hardbreaks = breaks
    return parsing, rendering
