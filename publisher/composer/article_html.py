"""The HTML of an article: without a title that it repeats, below its corrections, in its own direction."""

from __future__ import annotations

import re
from html import escape, unescape

from publisher.models import Item
from publisher.tables.fields import UNSAID
from publisher.text.clean import letters
from publisher.text.language import direction, words
from publisher.text.lazy import lazy

_HEADING = lazy(r"\s{0,20}<h([12])\b[^<>]{0,500}>(.{0,1000}?)</h\1>", re.DOTALL)
_TAG = lazy(r"<[^<>]{0,500}>")


def without_title(html: str, title: str) -> str:
    """Remove an opening heading that repeats the title."""
    match = _HEADING.match(html) if title else None
    return (
        html[match.end() :]
        if match and letters(unescape(_TAG.sub("", match.group(2)))) == letters(title)
        else html
    )


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


def with_direction(item: Item, language: str) -> Item:
    """Mark the content of an entry that is written in another direction than the feed, whose language is given.

    RSS, Atom and JSON Feed have no place for a direction, and feed readers take that of the feed or of the
    user (HTML, 3.2.6.4).
    """
    own = item.entry.language
    way = direction(own)
    is_marked = item.content.startswith(f'<div dir="{way}"')  # as in an entry that comes from a feed of ours
    if not (own and item.content) or is_marked or way == direction(language or "en"):
        return item
    content = f'<div dir="{way}" lang="{escape(own)}">{item.content}</div>'
    return item._replace(content=content)
