"""Short texts (titles, names, summaries) cleaned for people, and folded for comparison.

`letters` compares what two texts say (accents count, signs do not), `bare_letters` whether they name the same
thing (neither counts; a vowel sign is no accent), `fold_accents` words as writers type them (signs count,
accents do not).

`repair` undoes mojibake: UTF-8 that was read as Windows-1252 or Latin-1. Source: RFC 3629 (the bytes of
UTF-8) and the WHATWG Encoding Standard (windows-1252).
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

from publisher.text.characters import DISCOURAGED, FORBIDDEN
from publisher.text.lazy import lazy
from publisher.text.words import without_signs

# Bytes 0x80 to 0x9f as Windows-1252 shows them; the five it leaves open stay as they are.
_SHOWN = {
    bytes([byte]).decode("cp1252"): byte
    for byte in range(0x80, 0xA0)
    if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
_TAIL = "\x80-\xbf" + "".join(map(re.escape, _SHOWN))
_MANY = 5_000  # characters of a text that is worth parting into lines
_MISREAD = lazy(rf"(?:[\xc2-\xdf][{_TAIL}]|[\xe0-\xef][{_TAIL}]{{2}}|[\xf0-\xf4][{_TAIL}]{{3}}){{1,200}}")
# What hardly anybody writes on purpose: UTF-8's lead bytes of Latin text and of quotation marks, each
# followed by a continuation byte ("Ä" and "Å" within a word only); or two runs of any kind, one right after the
# other.
_SURE = lazy(  # begins with one class of characters, which is found fast
    rf"[\xc2-\xef](?:(?<=[\xc2\xc3])[\x80-\xbf]|(?<=[a-z][\xc4\xc5])[{_TAIL}]|(?<=\xe2)[\x80\u20ac][{_TAIL}]"
    rf"|(?<=[\xc4-\xdf])[{_TAIL}][\xc4-\xdf][{_TAIL}]"
    rf"|(?<=[\xe0-\xef])[{_TAIL}]{{2}}[\xe0-\xef][{_TAIL}]{{2}})"
)


_WIKI = lazy(r"\[\[(?:[^\[\]|]{0,300}\|)?([^\[\]|]{1,300})\]\]")
_LINK = lazy(r"\[([^\[\]]{1,300})\]\([^()\s]{1,500}\)")


def unlinked(text: str) -> str:
    """Keep the words of a link of Markdown or of a vault: "[[people/ada|Ada Quay]]" is "Ada Quay"."""
    return _LINK.sub(r"\1", _WIKI.sub(r"\1", text)) if "[" in text else text


def _repaired(match: re.Match[str]) -> str:
    run = match.group()
    data = bytes(_SHOWN.get(letter) or ord(letter) for letter in run)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return run


def _without_plain_lines(text: str) -> str:
    """Return the lines of a long text that are not plain ASCII: most lines of a page are."""
    if len(text) < _MANY:
        return text
    return "\n".join([line for line in text.split("\n") if not line.isascii()])


def _may_be_misread(text: str) -> bool:
    """Tell whether a text has a letter with which `_SURE` begins: in UTF-8, each of them begins with C3."""
    return not text.isascii() and b"\xc3" in text.encode("utf-8", "surrogatepass")


def repair(text: str) -> str:
    """Undo UTF-8 that was read as Windows-1252 or Latin-1, once or twice over, where there is no doubt."""
    for _ in range(2):
        if not _may_be_misread(text) or not _SURE.search(_without_plain_lines(text)):
            break
        repaired = _MISREAD.sub(_repaired, text)
        if repaired == text:
            break
        text = repaired
    return text


_INVISIBLE = "\ufeff\u200b\u2060\u00ad"  # byte order mark, zero width space, word joiner, soft hyphen
_ILLEGIBLE = re.compile(f"[{FORBIDDEN}{DISCOURAGED}{_INVISIBLE}]")
_ENTITY = lazy(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_MARKUP = lazy(
    r"</?(?:br|div|h[1-6]|img|p)(?:\s[^<>]{0,500})?/?>|</(?:a|b|cite|em|i|small|span|strong)>(?=<[a-z])",
    re.IGNORECASE,
)
# Elements within words: "H<sub>2</sub>O" is one.
_INLINE = lazy(
    r"</?(?:a|abbr|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|nobr|q|s|samp|small|span"
    r"|strike|strong"
    r"|sub|sup|tt|u|var|wbr)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_OTHER = re.compile(r"[^a-z0-9]+")
# Accents and vowel points that writers leave out (Latin, Arabic, Hebrew), and substitutes of apostrophes.
# An expression passes over the other letters of a long text five times as fast as a table of characters.
_POINTS = re.compile("[\u0300-\u036f\u064b-\u0652\u0670\u0640\u05f3\u05f4\u02bb\u02bc\u02bf]+")
_ALIKE = dict(zip("ıłđøأإآةيیك", "ildoاااهىىک", strict=True))
_MIXED_UP = lazy(f"[{''.join(_ALIKE)}]")


def is_blank(text: str) -> bool:
    """Whether a text has no sign; `strip` would copy a whole page to tell."""
    return not text or text.isspace()


def legible(text: str) -> str:
    """Drop what XML forbids and what is invisible, repair mojibake, compose to NFC; line ends stay."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _ILLEGIBLE.sub("", repair(text)))


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
        text = _MARKUP.sub(" ", _INLINE.sub("", text))
    text = " ".join(legible(text).split())
    if len(text) > limit:
        text = text[:limit].rsplit(" ", 1)[0]
    return text


def letters(text: str) -> str:
    """Letters and digits only, without case: "Tides -- of *June*!" and "TIDES OF JUNE" are one title."""
    folded = text.casefold()
    return without_signs(folded if folded.isascii() else unicodedata.normalize("NFC", folded))


@lru_cache(maxsize=2048)
def bare_letters(text: str) -> str:
    """Letters and digits only, without case and accents: "Süd-Kurier!" and "sudkurier" are one name."""
    if text.isascii():
        return _OTHER.sub("", text.lower())
    return without_signs(unicodedata.normalize("NFKD", text.casefold()))


def fold_accents(text: str) -> str:
    """Fold case, accents and letters that writers mix up ("ı", "ł", "أ"); blanks and signs stay."""
    text = text.casefold()
    if not text.isascii():
        text = _POINTS.sub("", unicodedata.normalize("NFKD", text).casefold())
        text = _MIXED_UP.sub(lambda match: _ALIKE[match[0]], unicodedata.normalize("NFC", text))
    return text
