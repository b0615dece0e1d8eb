"""Corrections and retractions, placed before everything else in an entry."""

from __future__ import annotations

from html import escape

from publisher.models import Item
from publisher.tables.fields import UNSAID
from publisher.text.translations import words


def with_corrections(item: Item, language: str) -> Item:
    """Put an entry's retraction and correction before its content and summary.

    They are labelled in the entry's language, or in `language`, the site's, where the entry has none.
    """
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
        f"<p><strong>{escape(label)}{':' if text else '.'}</strong> {escape(text, quote=False)}</p>\n"
        for label, text in notices
    )
    plain = " ".join(f"{label}: {text}" if text else f"{label}." for label, text in notices)
    content = html + item.content if item.content else ""
    return item._replace(content=content, summary=f"{plain} {item.summary}".strip())
