"""Markdown of an export as HTML, read as the Markdown of articles is read."""

from __future__ import annotations

from publisher.composer import markdown
from publisher.composer.links import Links
from publisher.errors import ReadError
from publisher.syndication.feed_text import paragraphs


def html_of_markdown(text: str, base: str = "") -> str:
    """Render Markdown; one that cannot be rendered is kept as text.

    Args:
        text: The Markdown.
        base: What relative addresses in it resolve against.
    """
    try:
        return markdown.to_html(text, Links(base)) if text.strip() else ""
    except ReadError:
        return paragraphs(text)
