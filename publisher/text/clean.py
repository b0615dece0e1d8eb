"""Cleaning short texts and folding them for comparison.

What XML 1.0 (section 2.2) forbids is dropped to four degrees, each with a function:

- `without_forbidden`: only what no XML document may hold, for documents that are about to be parsed;
- `without_controls`: also DEL and the C1 controls, which XML discourages; for ids, kept otherwise as they are;
- `fit_for_xml`: also noncharacters, and line ends become Unix ones; for content;
- `legible`: also what is invisible, with mojibake repaired and Unicode in NFC; for titles, names, summaries.

Three functions fold texts for comparison: `letters` (accents count, signs do not), `bare_letters` (neither
counts) and `fold_accents` (signs count, accents do not).
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

from publisher.tables.mojibake import mend

_FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_DISCOURAGED = "\x7f-\x9f"
_INVISIBLE = "\ufeff\u200b\u2060\u00ad"  # byte order mark, zero width space, word joiner, soft hyphen
_NOT_PARSED = re.compile(f"[{_FORBIDDEN}]")
_CONTROLS = re.compile(f"[{_FORBIDDEN}{_DISCOURAGED}]")
_ILLEGIBLE = re.compile(f"[{_FORBIDDEN}{_DISCOURAGED}{_INVISIBLE}]")
_UNFIT = re.compile("[^\\t\\n\\x20-\\x7e\\xa0-\\ud7ff\\ue000-\\ufdcf\\ufdf0-\\ufffd\\U00010000-\\U0010fffd]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_MARKUP = re.compile(
    r"</?(?:a|abbr|b|bdi|big|br|cite|code|div|em|font|h[1-6]|i|img|mark|nobr|p|q|s|small|span|strong|sub|sup|u"
    r"|wbr)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_OTHER = re.compile(r"[^a-z0-9]+")
_NO_LETTER = re.compile(r"[\W_]+")
# Accents and vowel points that writers leave out: Latin, Arabic, Hebrew; and signs that stand for apostrophes.
_POINTS = dict.fromkeys(
    [*range(0x300, 0x370), *range(0x64B, 0x653), 0x670, 0x640, 0x5F3, 0x5F4, 0x2BB, 0x2BC, 0x2BF]
)
_ALIKE = str.maketrans(dict(zip("ıłđøأإآةيیك", "ildoاااهىىک", strict=True)))


def without_forbidden(text: str) -> str:
    """Drop what no XML document may hold, not even as a reference."""
    return _NOT_PARSED.sub("", text)


def without_controls(text: str) -> str:
    """Drop what XML forbids, DEL and the C1 controls; everything else stays letter for letter."""
    return _CONTROLS.sub("", text)


def fit_for_xml(text: str) -> str:
    """Drop what XML forbids or discourages: controls, surrogates, noncharacters; line ends become Unix ones."""
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def legible(text: str) -> str:
    """Drop what XML forbids and what is invisible, repair mojibake, compose to NFC; line ends stay."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _ILLEGIBLE.sub("", mend(text)))


def unescape(text: str) -> str:
    """Resolve HTML entities, and those that were escaped twice ("&amp;quot;")."""
    for _ in range(2):
        if "&" not in text or not _ENTITY.search(text):
            break
        text = html.unescape(text)
    return text


@lru_cache(maxsize=256)  # pages give title, summary and names several times
def clean(text: str, limit: int = 2000) -> str:
    """Make one line of legible text without markup, of at most `limit` characters (cut at a blank)."""
    text = unescape(text[: 4 * limit])
    if "<" in text:
        text = _MARKUP.sub(" ", text)
    text = " ".join(legible(text).split())
    if len(text) > limit:
        text = text[:limit].rsplit(" ", 1)[0]
    return text


def printable(text: str) -> str:
    """Make a text safe to print on a terminal: no control characters, lone surrogates or direction marks."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def letters(text: str) -> str:
    """Letters and digits only, without case: "Tides -- of *June*!" and "TIDES OF JUNE" are one title."""
    return _NO_LETTER.sub("", text.casefold())


@lru_cache(maxsize=2048)
def bare_letters(text: str) -> str:
    """Letters and digits only, without case and accents: "Süd-Kurier!" and "sudkurier" are one name."""
    if text.isascii():
        return _OTHER.sub("", text.lower())
    return _NO_LETTER.sub("", unicodedata.normalize("NFKD", text.casefold()))


def fold_accents(text: str) -> str:
    """Fold case, accents and letters that writers mix up ("ı", "ł", "أ"); blanks and signs stay."""
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).casefold().translate(_POINTS)
        text = unicodedata.normalize("NFC", text).translate(_ALIKE)
    return text
