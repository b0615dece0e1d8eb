"""What an element's classes and its id say of it: flags, each a group of words of `tables.page_classes`."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from publisher.tables import page_classes as table
from publisher.text.lazy import lazy

LONGEST = 400  # characters of a class attribute that are looked at
AROUND, ALWAYS, BODY, NOTE, LEDE, ABOUT, CAPTION, TEASER, AUTHOR = (1 << place for place in range(9))
_GROUPS = (
    (AROUND, table.AROUND),
    (ALWAYS, table.ALWAYS),
    (NOTE, table.NOTES),
    (LEDE, table.LEDES),
    (ABOUT, table.ABOUT),
    (CAPTION, table.CAPTIONS),
    (TEASER, table.TEASERS),
    (AUTHOR, table.AUTHORS),
)
_PARTS = lazy(r"[A-Za-z0-9]{1,100}")
_NUMBERED = lazy(r"[A-Za-z]{1,60}\d{0,3}$")
_WORDS = lazy(r"[A-Z]{0,40}[a-z]{1,40}|[A-Z]{1,40}")


@lru_cache(maxsize=20_000)
def traits(names: str) -> int:
    """Return what names say: classes, and the id where it counts, separated by blanks."""
    found = 0
    for name in names[:LONGEST].split():
        found |= _of_name(name)
    return found


def word_around(names: str) -> str:
    """Return the first name by which an element surrounds a text, "" where none does."""
    return next((name for name in names[:LONGEST].split() if _of_name(name) & AROUND), "")


@lru_cache(maxsize=20_000)
def _of_name(name: str) -> int:
    """Return what one name says."""
    if name.isalpha() and name.islower():
        return _of_word(name)
    if ":" in name or "[" in name:  # of a style that holds on some screens only: "md:flex"
        return 0
    found = 0
    words = _words(name)
    for word in words:
        found |= _of_word(word)
    if len(words) > 1:
        for first, second in pairwise(words):
            if len(first) > 2 < len(second):
                found |= _FLAGS.get(first + second, 0)
        if len(name) < 20 and "".join(words) in _BODIES:
            found |= BODY
    return found


def _of_word(word: str) -> int:
    found = _FLAGS.get(word, 0)
    if len(word) > 5:
        if word.startswith(_BEGINNINGS):
            found |= AROUND if word.startswith(table.BEGINNINGS) else 0
            found |= ABOUT if word.startswith(table.ABOUT_BEGINNINGS) else 0
            found |= AUTHOR if word.startswith("author") else 0
        if word in _BODIES:
            found |= BODY
    return found


def _flags() -> dict[str, int]:
    flags: dict[str, int] = {}
    for flag, words in _GROUPS:
        for word in words:
            flags[word] = flags.get(word, 0) | flag
    return flags


_FLAGS = _flags()
_BODIES = frozenset(one + two for one in table.BODY_FIRST for two in table.BODY_SECOND)
_BEGINNINGS = (*table.BEGINNINGS, *table.ABOUT_BEGINNINGS, "author")


def _words(name: str) -> list[str]:
    """Part a name into words in lower case, without those that it denies: "no-sidebar", "has-ads"."""
    if name.islower():
        parts = name.replace("_", "-").split("-")
    else:
        parts = [
            word for part in _PARTS.findall(name) if _NUMBERED.match(part) for word in _WORDS.findall(part)
        ]
        parts = [part.lower() for part in parts]
    if parts and parts[-1] in table.SWITCHED_OFF:
        return []
    words: list[str] = []
    for part in parts:
        word = part if part.isalpha() else part.rstrip("0123456789")
        if word in table.DENYING:
            break
        if word.isalpha():  # letters among numbers are of no language: "0243ad1"
            words.append(word)
    return words
