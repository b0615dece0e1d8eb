"""Words as safe parts of paths: [a-z0-9-] only.

Published names are made of these: the same text must give the same slug in every version.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

from publisher.text.lazy import lazy

# Latin letters that are no letter with a mark, and the plain letters that people write for them.
# Source: the Unicode Character Database, which gives these no decomposition; the plain letters are those
# of passports (ICAO Doc 9303, part 3, section 6), but "o" for "ø", as in addresses.
_PLAIN = str.maketrans(
    {
        "æ": "ae",
        "ð": "d",
        "ø": "o",
        "þ": "th",
        "đ": "d",
        "ħ": "h",
        "ı": "i",
        "ł": "l",
        "ŋ": "n",
        "œ": "oe",
        "ŧ": "t",
    }
)


GROUP = 100  # characters of a group's part of a feed's name
PAGE = 60  # characters of an article page's name before its digest
FILE = 60  # characters of a title in the name of an imported file


# Signs that tell one name from another, and the word for each: "C++", "C#", "A*", ".NET".
_SIGNS = (
    (re.compile(r"(?<=[^\W_])\++"), lambda run: "-plus" * len(run[0]) + "-"),
    (re.compile(r"(?<=[^\W_])#"), lambda _: "-sharp-"),
    (re.compile(r"(?<=[^\W_])\*(?![*\w])"), lambda _: "-star-"),
    (re.compile(r"(?<![^\s(])\.(?=[^\W\d_])"), lambda _: "dot-"),
)
_SPACES = lazy(r"[\s_\-\u2010-\u2015]+")


def group_slug(value: str) -> str:
    """Make the part of a feed's name that its group gives, in words that people can read.

    "Köln heute" is "koln-heute", "C++" is "c-plus-plus", "Новости" is "novosti". Two names may have one slug:
    see `same_group`. A digest is added only where no letter is left, or where the end is cut off.
    """
    bare = _without_marks(value)
    if any(c.isalnum() and not c.isascii() for c in bare.translate(_PLAIN)):
        bare = _in_latin_letters(value)
    if not bare.isalnum():
        for sign, word in _SIGNS:
            bare = sign.sub(word, bare)
    words = _words(bare)
    return words if words and len(words) <= GROUP else f"{words[:GROUP]}-{short_digest(value)}".strip("-")


def same_group(value: str) -> str:
    """Fold what two names of one group may differ in: case, blanks, hyphens and underscores."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", value).casefold()).strip()


def former_group_slug(value: str) -> str:
    """Make the slug of earlier versions: it drops signs, and has a digest where letters were lost.

    Feeds that were published under such a name keep it, and so do the files of an import.
    """
    bare = _without_marks(value)
    words = _words(bare)
    lost = any(c.isalnum() and not c.isascii() for c in bare)
    if words and not lost and len(words) <= GROUP:
        return words
    return f"{words[:GROUP]}-{short_digest(value)}".strip("-")


def page_slug(text: str) -> str:
    """Make the readable part of a page's name, at most `PAGE` characters; "" where no letter is left."""
    return _words(_without_marks(text[: 4 * PAGE]))[:PAGE].strip("-")


def file_slug(title: str) -> str:
    """Make the name of an imported article's file, cut after a word within `FILE` characters."""
    words = former_group_slug(title[:100])
    return words if len(words) <= FILE else words[:FILE].rpartition("-")[0] or words[:FILE]


def short_digest(value: str) -> str:
    """Give eight hexadecimal digits that keep apart two names of the same slug."""
    return blake2b(value.encode("utf-8", "replace"), digest_size=4).hexdigest()


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _in_latin_letters(value: str) -> str:
    """Transliterate letters of other scripts, one by one."""
    from text_unidecode import unidecode  # 9 ms: only for names that have such letters

    folded = unicodedata.normalize("NFKC", value)
    return "".join(c if c.isascii() else unidecode(c).strip("'`") for c in folded).casefold()


def _words(bare: str) -> str:
    kept = "".join(c if c.isascii() and c.isalnum() else "-" for c in bare.translate(_PLAIN))
    return "-".join(part for part in kept.split("-") if part)
