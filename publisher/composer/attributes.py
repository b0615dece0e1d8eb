"""Attribute lists in Markdown: kramdown's `{: .wide}`, and `{.wide #id}` of Pandoc and markdown-it.

They say how something looks, and are no text. An id in one stays with its heading.
"""

from __future__ import annotations

import re

from publisher.text.lazy import lazy

_LIST = r"\{:[^{}\n]{0,300}\}"
_TOC = lazy(r"^(?:[*+-]|1\.)[ \t]{1,4}[^\n]{0,100}\n[ \t]{0,4}\{:[ \t]{0,4}toc\b[^{}\n]{0,100}\}", re.MULTILINE)
_HEADING = lazy(
    r"^(#{1,6}[ \t][^\n]{0,500}?)[ \t#]{0,20}\n"
    r"[ ]{0,3}\{:[^{}\n#]{0,100}(#[\w:.-]{1,100})[^{}\n]{0,200}\}[ \t]{0,20}$",
    re.MULTILINE,
)
_LINE = lazy(rf"^((?:[ ]{{0,10}}>){{0,5}}[ \t]{{0,10}}){_LIST}[ \t]{{0,20}}$", re.MULTILINE)
# In a paragraph, a list may go on in the next lines of it.
_WRAPPED = r"\{:[^{}\n]{0,300}(?:\n[ \t>]{0,20}[^{}\s][^{}\n]{0,300}){0,3}\}"
_SPAN = lazy(rf"\{{(?<=[)\]*_>`\"]\{{){_WRAPPED[2:]}")
_AFTER_CODE = lazy(_WRAPPED)
_PANDOC_LIST = lazy(r"\{ ?(?:[.#][\w-]|[A-Za-z-]{1,30}=)[^{}\n]{0,200}\}")
_PANDOC = lazy(rf"\{{(?<=[)\]]\{{){_PANDOC_LIST.pattern[2:]}")


# Pandoc's words with attributes, "[such]{.small}".
_SPANNED = lazy(rf"\[(?<![\]!\\]\[)([^\[\]\n]{{1,500}})\]{_PANDOC_LIST.pattern}")
# A list on a line of its own, or at the end of a paragraph's: of goldmark and markdown-it.
_BLOCK = lazy(
    r"^[ \t>]{0,20}\{[ ]?(?:[.#][A-Za-z][\w-]{0,60}|[a-z][a-z-]{0,30}=\"[^\"{}\n]{0,200}\")"
    r"(?:[ ][^{}\n]{0,200})?\}[ \t]{0,20}$"
    r"|(?<=[^\s#])[ \t]{1,3}\{\.[A-Za-z][\w-]{0,60}(?:[ ][^{}\n#]{0,200})?\}[ \t]{0,20}$",
    re.MULTILINE,
)
# An id at the end of a paragraph (markdown-it-attrs); that of a heading stays.
_ID = lazy(r"(?<=[^\s#])[ \t]{1,3}\{#[A-Za-z][\w:.-]{0,60}\}[ \t]{0,20}(?=\n[ \t>]{0,20}(?:\n|\Z)|\Z)")
_LONGEST_LINE = 2000  # characters before an id
_SIGN = lazy(r"\{(?:[:.#]| \.|(?<=[)\]`]\{)|(?:class|style|id|width|align)=|data-)")
_BLOCK_SIGN = lazy(r"\{(?:[.#]| \.|(?:class|style|id|width|align)=|data-)")
# kramdown's options, and what it would not look into.
_EXTENSION = lazy(r"\{::(?:options|nomarkdown)\b[^{}\n]{0,300}\}|\{:/(?:nomarkdown|options)?\}")


def may_have(text: str) -> bool:
    """Whether a text is worth looking at."""
    return "{" in text and _SIGN.search(text) is not None


def without_attributes(text: str, *, after_code: bool = False) -> str:
    """Remove attribute lists from a part of Markdown that holds no code.

    With `after_code` it follows some, and may open with its list.
    """
    if after_code and text.startswith("{") and (match := _PANDOC_LIST.match(text)):
        text = text[match.end() :]
    if "{:" in text:
        text = _EXTENSION.sub("", text)
        if "toc" in text:
            text = _TOC.sub("", text)
        if "#" in text:
            text = _HEADING.sub(r"\1 {\2}", text)
        text = _LINE.sub(r"\1", text)
        if after_code and (match := _AFTER_CODE.match(text)):
            text = text[match.end() :]
        text = _SPAN.sub("", text)
    if "]{" in text:
        text = _SPANNED.sub(r"\1", text)
    if "){" in text or "]{" in text:
        text = _PANDOC.sub("", text)
    if "{#" in text:
        text = _ID.sub(_without_id, text)
    return _BLOCK.sub("", text) if _BLOCK_SIGN.search(text) else text


def _without_id(match: re.Match[str]) -> str:
    start = match.start()
    line = match.string.rfind("\n", max(0, start - _LONGEST_LINE), start) + 1
    return match[0] if match.string[line:start].lstrip(" \t>").startswith("#") else ""
