"""The language of a block of code, for people: "python" is "Python"."""

from __future__ import annotations

import re
from html import escape, unescape

from publisher.tables.code_languages import code_languages

# The composer's own output: attributes are in double quotes, and names are in lower case.
_BLOCK = re.compile(r'<pre((?: [a-z-]+="[^"]*")*)>(\s{0,20})<code((?: [a-z-]+="[^"]*")*)>')
_CLASS = re.compile(r' class="([^"]*)"')
_PREFIXES = ("language-", "lang-")
# What is no name that the table has is shown as it is, if it can be one.
_NAME = re.compile(r"[^\W_][\w+#.-]{0,19}")


def with_languages(html: str) -> str:
    """Name the language of each block of code in composed HTML, in an attribute that the style shows."""
    return _BLOCK.sub(_named, html) if "<pre" in html and any(one in html for one in _PREFIXES) else html


def _named(block: re.Match[str]) -> str:
    outer, between, inner = block.groups()
    label = language_name(_said(inner) or _said(outer))
    shown = f' data-language="{escape(label)}"' if label else ""
    return f"<pre{outer}{shown}>{between}<code{inner}>"


def _said(attributes: str) -> str:
    """Give the language that a class names (HTML, section 4.5.15: "language-"); "" where none does."""
    found = _CLASS.search(attributes)
    for one in unescape(found[1]).split() if found else ():
        for prefix in _PREFIXES:
            if one.startswith(prefix):
                return one.removeprefix(prefix)
    return ""


def language_name(said: str) -> str:
    """Give the name of a programming language for people; "" for plain text, and for what can be no name."""
    name = code_languages().get(said.lower())
    if name is not None:
        return name
    return said if _NAME.fullmatch(said) else ""
