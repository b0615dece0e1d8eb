"""Abbreviations: `*[HTML]: Hyper Text Markup Language` (PHP Markdown Extra, kramdown, Python-Markdown).

The definition is no text; the abbreviation is an element that says what it means wherever it stands.
"""

from __future__ import annotations

import re
from html import escape

from publisher.text.lazy import lazy

_DEFINITION = lazy(r"^ {0,3}\*\[([^\[\]\n]{1,60})\]:[ \t]{0,10}([^\n]{0,300})(?:\n|$)", re.MULTILINE)
_TAG = lazy(r"(<[^<>]{0,5000}>)")
_LITERAL = lazy(r"<(/?)(?:code|pre|a|abbr|script|style|kbd|samp)\b", re.IGNORECASE)
MOST = 200  # abbreviations of a text


class Abbreviations:
    """The abbreviations of one text and what they mean."""

    def __init__(self) -> None:
        """Begin without any."""
        self._meanings: dict[str, str] = {}

    def taken(self, text: str) -> str:
        """Take the definitions out of a part of a text that holds no code."""
        return _DEFINITION.sub(self._take, text) if "*[" in text else text

    def _take(self, match: re.Match[str]) -> str:
        if len(self._meanings) >= MOST:
            return match[0]
        self._meanings[escape(match[1].strip(), quote=False)] = escape(match[2].strip())
        return ""

    def shown(self, html: str) -> str:
        """Mark the abbreviations in HTML, but in code and in links."""
        words = [re.escape(one) for one in sorted(self._meanings, key=len, reverse=True) if one]
        if not words:
            return html
        pattern = re.compile(rf"(?<![\w&])(?:{'|'.join(words)})(?!\w)")
        depth = 0
        out = []
        for piece in _TAG.split(html):
            tag = _LITERAL.match(piece)
            if tag:
                depth = max(0, depth - 1) if tag[1] else depth + 1
            out.append(piece if depth or piece.startswith("<") else pattern.sub(self._marked, piece))
        return "".join(out)

    def _marked(self, match: re.Match[str]) -> str:
        meaning = self._meanings[match[0]]
        return f'<abbr title="{meaning}">{match[0]}</abbr>' if meaning else match[0]
