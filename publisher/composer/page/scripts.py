"""Saved pages without the contents of scripts and style sheets, which are half of most pages.

Parsers of older HTML take a sign in a script for a tag, and lose what follows it.
"""

from __future__ import annotations

import re

from publisher.text.lazy import lazy

_START = lazy(r"""<(script|style)\b(?:[^<>"']++|"[^"]{0,2000}+"|'[^']{0,2000}+')*+>""", re.IGNORECASE)
_ENDS = {name: lazy(rf"</{name}\b", re.IGNORECASE) for name in ("script", "style")}


def without_scripts(text: str) -> str:
    """Empty the scripts and style sheets of a page; formulas stay (`<script type="math/tex">`).

    A script ends at the first `</script`, whatever stands before it (WHATWG HTML 13.2.5.4).
    """
    out: list[str] = []
    place = 0
    while match := _START.search(text, place):
        start = match.end()
        out.append(text[place:start])
        end = _ENDS[match[1].lower()].search(text, start)
        if end is None:
            place = start
            break
        place = end.start()
        if "math/" in match[0] or _is_attribute(text, start, place):
            out.append(text[start:place])
    return "".join((*out, text[place:])) if out else text


def _is_attribute(text: str, start: int, end: int) -> bool:
    """Tell whether a start tag may be in an attribute's value: what seems its script holds another one."""
    return _START.search(text, start, end) is not None
