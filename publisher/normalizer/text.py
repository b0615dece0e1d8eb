"""The hygiene of short texts: titles, names, summaries.

`clean` makes one line of readable text out of whatever a document gives: entities resolved, mojibake
mended, markup and characters that XML 1.0 (section 2.2) forbids dropped, Unicode in NFC, blanks folded.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

from publisher.text.mojibake import repair

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff\u200b\u2060\u00ad]"
)
_OTHER = re.compile(r"[^a-z0-9]+")
_NO_LETTER = re.compile(r"[\W_]+")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_MARKUP = re.compile(
    r"</?(?:a|abbr|b|bdi|big|br|cite|code|div|em|font|h[1-6]|i|img|mark|nobr|p|q|s|small|span|strong|sub|sup|u"
    r"|wbr)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)


def unescape(text: str) -> str:
    """Resolve HTML entities, and those that were escaped twice ("&amp;quot;")."""
    for _ in range(2):
        if "&" not in text or not _ENTITY.search(text):
            break
        text = html.unescape(text)
    return text


def legible(text: str) -> str:
    """Drop what XML forbids or nobody sees, mend mojibake, compose to NFC; line ends stay."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _FORBIDDEN.sub("", repair(text)))


@lru_cache(maxsize=256)  # pages give title, summary and names several times
def clean(text: str, limit: int = 2000) -> str:
    """Make one line of readable text of at most `limit` characters (the rest is cut at a blank)."""
    text = unescape(text[: 4 * limit])
    if "<" in text:
        text = _MARKUP.sub(" ", text)
    text = " ".join(legible(text).split())
    if len(text) > limit:
        text = text[:limit].rsplit(" ", 1)[0]
    return text


@lru_cache(maxsize=2048)
def squeezed(text: str) -> str:
    """Letters and digits alone, without case and marks: "Der Freitag!" and "der-freitag" are one."""
    if text.isascii():
        return _OTHER.sub("", text.lower())
    return _NO_LETTER.sub("", unicodedata.normalize("NFKD", text.casefold()))
