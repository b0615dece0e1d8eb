"""HTML that is an article's own, below front matter or in a record."""

from __future__ import annotations

import re

from publisher.text.clean import letters

_HEADING = re.compile(r"\s{0,20}<h([12])\b[^<>]{0,500}>(.{0,1000}?)</h\1>", re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,500}>")


def without_title(html: str, title: str) -> str:
    """Remove an opening heading that repeats the title."""
    match = _HEADING.match(html) if title else None
    return html[match.end() :] if match and letters(_TAG.sub("", match.group(2))) == letters(title) else html
