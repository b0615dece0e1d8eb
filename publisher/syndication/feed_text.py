"""Texts of feeds: which are HTML, and their words without markup."""

from __future__ import annotations

import re
from html import escape

from publisher.errors import ReadError
from publisher.text.clean import clean
from publisher.text.html import parse_page, text_of

_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,15}(?:\s[^<>]{0,2000})?/?>|<!--")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_PHRASE = re.compile(
    r"</?(?:a|abbr|b|br|cite|code|em|font|i|img|q|s|small|span|strong|sub|sup|u)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
# An element that parts a text by itself: such a text needs no paragraphs of ours.
_BLOCK = re.compile(r"<(?:p|div|section|article|table|pre|h[1-6]|ul|ol|dl|blockquote|figure)\b", re.IGNORECASE)
_GAP = re.compile(r"\n[ \t\r\n]{0,200}\n")
LONGEST = 100_000  # characters of HTML that a title or a summary is made from


def is_html(text: str) -> bool:
    """Report whether a text that may be HTML looks like HTML."""
    return ("<" in text and _TAG.search(text) is not None) or ("&" in text and _ENTITY.search(text) is not None)


def html_of(text: str) -> str:
    """Turn a text that may be HTML already into HTML."""
    if not is_html(text):
        return paragraphs(text)
    return text if _BLOCK.search(text) or not _GAP.search(text) else _parted(text)


def _parted(html: str) -> str:
    """Make paragraphs of HTML whose paragraphs are parted by empty lines, as WordPress stores it."""
    parts = (part.strip() for part in _GAP.split(html.replace("\r\n", "\n")))
    return "\n".join(f"<p>{part}</p>" for part in parts if part)


def paragraphs(text: str) -> str:
    """Turn plain text into HTML: an empty line separates paragraphs, a line break is kept."""
    parts = (part.strip() for part in _GAP.split(text.replace("\r\n", "\n")))
    return "\n".join(f"<p>{escape(part, quote=False).replace(chr(10), '<br>')}</p>" for part in parts if part)


def plain(html: str) -> str:
    """Give the words of HTML on one line."""
    try:
        return text_of(parse_page(html[:LONGEST], "the text"), LONGEST)
    except ReadError:
        return ""


def title_of(text: str, *, html: bool = False) -> str:
    """Give a title's words; `html` if the feed declares the title as HTML, otherwise its tags decide."""
    if html or _PHRASE.search(text[:4000]):
        text = escape(plain(text), quote=False) or text
    return clean(text, 500)


def summary_of(text: str) -> str:
    """Give a summary's words."""
    return clean(escape(plain(text), quote=False) if is_html(text) else text)
