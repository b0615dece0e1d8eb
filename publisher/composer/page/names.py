"""What the names of an element's classes and its id say of it: flags, each a group of words of `tables.page_classes`."""

from __future__ import annotations

from functools import cache, lru_cache
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
_PLAIN = lazy(r"[a-z]{1,40}$")
_PARTS = lazy(r"[A-Za-z0-9]{1,100}")
# Letters; those among numbers are of no language ("0243ad1").
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
    if _PLAIN.match(name):
        return _of_word(name)
    found = 0
    words = _words(name)
    for word in words:
        found |= _of_word(word)
    for first, second in pairwise(words):
        if len(first) > 2 < len(second):
            found |= _flags().get(first + second, 0)
    if name.lower().replace("-", "").replace("_", "") in _bodies():
        found |= BODY
    return found


def _of_word(word: str) -> int:
    found = _flags().get(word, 0)
    if len(word) > 5 and word.startswith(_BEGINNINGS):
        found |= AROUND if word.startswith(table.BEGINNINGS) else 0
        found |= ABOUT if word.startswith(table.ABOUT_BEGINNINGS) else 0
        found |= AUTHOR if word.startswith("author") else 0
    return found | BODY if word in _bodies() else found


_BEGINNINGS = (*table.BEGINNINGS, *table.ABOUT_BEGINNINGS, "author")


@cache
def _flags() -> dict[str, int]:
    flags: dict[str, int] = {}
    for flag, words in _GROUPS:
        for word in words:
            flags[word] = flags.get(word, 0) | flag
    return flags


@cache
def _bodies() -> frozenset[str]:
    return frozenset(one + two for one in table.BODY_FIRST for two in table.BODY_SECOND)


def _words(name: str) -> list[str]:
    """Part a name into words in lower case, without those that it denies: "no-sidebar", "has-ads"."""
    parts: list[str] = []
    for part in _PARTS.findall(name):
        if _NUMBERED.match(part):
            for word in _WORDS.findall(part):
                folded = word.lower()
                if folded in table.DENYING:
                    return parts
                parts.append(folded)
    return parts
