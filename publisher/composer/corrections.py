"""A correction or a retraction stands before everything else that an entry says."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from publisher.models import Item
from publisher.tables.fields import UNSAID
from publisher.tables.page_words import words


def noticed(item: Item, language: str) -> Item:
    """Put an entry's notices before its content and summary, named in its language, else in the site's."""
    entry = item.entry
    if not (entry.retracted or entry.corrected):
        return item
    phrases = words(entry.language or language).phrases
    notices = [
        (phrases[kind], "" if text == UNSAID else text)
        for kind, text in (("retracted", entry.retracted), ("corrected", entry.corrected))
        if text
    ]
    html = "".join(
        f"<p><strong>{escape(name)}{':' if text else '.'}</strong> {escape(text, quote=False)}</p>\n"
        for name, text in notices
    )
    plain = " ".join(f"{name}: {text}" if text else f"{name}." for name, text in notices)
    content = html + item.content if item.content else ""
    return replace(item, content=content, summary=f"{plain} {item.summary}".strip())
