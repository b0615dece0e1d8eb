"""The text of an article that a page only stores: `articleBody` of its JSON-LD (schema.org/articleBody)."""

from __future__ import annotations

import json
from html import escape

from publisher.text.clean import repair
from publisher.text.lazy import lazy

_BODY = lazy(r'"articleBody"\s{0,20}:\s{0,20}("(?:[^"\\]++|\\.)*+")')
_TAG = lazy(r"</?[a-zA-Z][^<>]{0,1000}>")
_PARAGRAPHS = lazy(r"\s{0,20}\n\s{0,20}")
LEAST = 200  # characters of a text that counts


def stored_text(text: str) -> str:
    """Return the longest text that a page stores, as plain text; "" where it stores none."""
    if '"articleBody"' not in text:
        return ""
    found = ""
    for match in _BODY.finditer(text):
        if len(match[1]) > len(found):
            try:
                found = str(json.loads(match[1], strict=False))
            except ValueError:
                continue
    found = repair(_TAG.sub("\n", found).strip())
    return found if len(found) >= LEAST else ""


def as_html(text: str) -> str:
    """Return a plain text as paragraphs, one for each line."""
    return "".join(f"<p>{escape(line)}</p>" for line in _PARAGRAPHS.split(text) if line)
