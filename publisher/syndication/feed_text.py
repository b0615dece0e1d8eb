"""Texts of feeds: which are HTML, and their words without markup."""

from __future__ import annotations

import re
from html import escape

from publisher.errors import ReadError
from publisher.text.clean import clean, repair
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


# References to numbers that are bytes of windows-1252, or halves of a surrogate pair, also in escaped HTML.
_C1 = re.compile(r"[\x80-\x9f]")
_C1_REFERENCE = re.compile(r"&#(?:0{0,4}(1[2-5]\d)|[xX]0{0,4}([89][0-9a-fA-F]));")
_PAIR = re.compile(
    r"&#(?:(5(?:5[2-9]|6[0-3])\d\d)|[xX]([dD][89abAB][0-9a-fA-F]{2}));"
    r"&#(?:(5(?:6[3-9]|7[0-3])\d\d)|[xX]([dD][c-fC-F][0-9a-fA-F]{2}));"
)


def mended(text: str) -> str:
    """Put right letters that a program wrote as numbers of another code, and UTF-8 that was read as another.

    C1 numbers are windows-1252 (WHATWG HTML, 13.2.5.5, numeric character reference end state), two halves of a
    surrogate pair are one letter. A text that shows code keeps its mojibake, see `publisher.composer`.
    """
    if "&#" in text:
        text = _PAIR.sub(_joined, _C1_REFERENCE.sub(_referred, text))
    if text.isascii():
        return text
    if "<code" not in text:
        text = repair(text)
    return _C1.sub(_of_windows, text)


def with_joined_pairs(text: str) -> str:
    """Make one letter of two references to the halves of a surrogate pair, which XML forbids."""
    return _PAIR.sub(_joined, text) if "&#" in text else text


def _referred(match: re.Match[str]) -> str:
    code = int(match[1]) if match[1] else int(match[2], 16)
    return _windows(code) if 0x80 <= code <= 0x9F else match[0]


def _of_windows(match: re.Match[str]) -> str:
    return _windows(ord(match[0]))


def _windows(code: int) -> str:
    """Give the letter of a byte of windows-1252; "" for the five that are none."""
    return bytes((code,)).decode("cp1252", "ignore")


def _joined(match: re.Match[str]) -> str:
    high = int(match[1]) if match[1] else int(match[2], 16)
    low = int(match[3]) if match[3] else int(match[4], 16)
    if not (0xD800 <= high < 0xDC00 <= low < 0xE000):
        return match[0]
    return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)


def is_html(text: str) -> bool:
    """Report whether a text that may be HTML looks like HTML."""
    return ("<" in text and _TAG.search(text) is not None) or ("&" in text and _ENTITY.search(text) is not None)


def html_of(text: str) -> str:
    """Turn a text that may be HTML already into HTML."""
    text = mended(text)
    if not is_html(text):
        return paragraphs(text)
    return text if _BLOCK.search(text) or not _GAP.search(text) else _parted(text)


def _parted(html: str) -> str:
    """Make paragraphs of HTML whose paragraphs are parted by empty lines, as WordPress stores it."""
    parts = (part.strip() for part in _GAP.split(html.replace("\r\n", "\n")))
    return "\n".join(f"<p>{part}</p>" for part in parts if part)


def paragraphs(text: str) -> str:
    """Turn plain text into HTML: an empty line separates paragraphs, a line break is kept."""
    parts = (part.strip() for part in _GAP.split(mended(text).replace("\r\n", "\n")))
    return "\n".join(f"<p>{escape(part, quote=False).replace(chr(10), '<br>')}</p>" for part in parts if part)


def plain(html: str) -> str:
    """Give the words of HTML on one line."""
    try:
        return text_of(parse_page(html[:LONGEST], "the text"), LONGEST)
    except ReadError:
        return ""


def title_of(text: str, *, html: bool = False) -> str:
    """Give a title's words; `html` if the feed declares the title as HTML, otherwise its tags decide."""
    text = mended(text)
    if html or _PHRASE.search(text[:4000]):
        text = escape(plain(text), quote=False) or text
    return clean(text, 500)


def summary_of(text: str) -> str:
    """Give a summary's words."""
    text = mended(text)
    return clean(escape(plain(text), quote=False) if is_html(text) else text)
