"""A body to what subscribers read: clean HTML with absolute links, and a plain summary. Pure.

The rest of this room is imported when something is composed: an unchanged build composes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from publisher.errors import ReadError

if TYPE_CHECKING:
    from publisher.models import Body, Entry, Item

VERSION = "4"  # remembered compositions of another version are made anew


def compose(body: Body, entry: Entry, base: str, *, full: bool = True) -> Item:
    """Compose an entry's content and summary; `base` is what relative links resolve against.

    Raises:
        ReadError: the body is too large, too deeply nested, or cannot be parsed.
    """
    from publisher.composer import sanitiser
    from publisher.models import Item
    from publisher.tables.mojibake import mend
    from publisher.text.characters import fit_for_xml

    body = _bounded(body)
    if not body.text.isascii() and not _shows_code(body):
        body = replace(body, text=mend(body.text))
    html = _html(body, entry.title)
    content = sanitiser.sanitise(html, base)
    summary = fit_for_xml(entry.summary) or _excerpt(body, entry, base) or sanitiser.summary_of(content)
    if summary == entry.title:
        summary = ""
    if not (entry.title or content or summary):
        raise ReadError("the article has neither a title nor a text", "write one of them, or remove the file")
    return Item(entry, content if full else "", summary)


def first_words(body: Body) -> str:
    """Give the first words of a text without markup, "" where it has none.

    Raises:
        ReadError: the body is too large, too deeply nested, or cannot be parsed.
    """
    from publisher.composer import sanitiser

    return sanitiser.first_words(sanitiser.sanitise(_html(_bounded(body), ""), ""))


def _bounded(body: Body) -> Body:
    """Look at the head of a page, for much of it is no text; refuse what is all article and too much."""
    from publisher.composer import sanitiser

    most = sanitiser.LARGEST
    if body.kind == "page":
        return replace(body, text=body.text[: 2 * most])
    if len(body.text) > most:
        raise ReadError(f"the article's text has {len(body.text)} characters", f"keep it below {most}")
    return body


def _shows_code(body: Body) -> bool:
    # Who writes of mojibake on purpose shows it as code.
    return "<code" in body.text or (body.kind == "markdown" and "`" in body.text)


def _html(body: Body, title: str) -> str:
    from publisher.composer import texts

    if body.kind == "markdown":
        return texts.markdown_to_html(body.text, title)
    if body.kind == "page":
        from publisher.composer.web_page import main_html

        return main_html(body.text, title)
    if body.kind == "html":
        return texts.without_title(body.text, title)
    return texts.to_html(texts.paragraphs(body.text, title))


def _excerpt(body: Body, entry: Entry, base: str) -> str:
    """What stands above `<!--more-->` is the summary its writer chose."""
    if body.kind not in {"markdown", "html"}:
        return ""
    from publisher.composer import sanitiser, texts

    mark = texts.MORE.search(body.text)
    if mark is None:
        return ""
    above = replace(body, text=body.text[: mark.start()])
    return sanitiser.plain(sanitiser.sanitise(_html(above, entry.title), base))
