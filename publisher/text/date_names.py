"""The names of months and weekdays in all languages at once, for text whose language is not known yet."""

from __future__ import annotations

from functools import cache

from publisher.tables import datewords

# Languages whose short names of weekdays are rarely words of other languages.
_SHORT = ("en", "de", "ru")


@cache
def month_names() -> frozenset[str]:
    """Return the names of months in all languages, in lower case, from three letters on."""
    return frozenset(
        word for _, kind, _, word in listed_names() if kind == "month" and word.isalpha() and len(word) > 2
    )


@cache
def weekday_names() -> frozenset[str]:
    """Return the names of weekdays in all languages, in lower case; short ones of `_SHORT` only."""
    return frozenset(
        word
        for code, kind, _, word in listed_names()
        if kind in ("weekday", "onday") and " " not in word and (len(word) > 3 or code in _SHORT)
    )


@cache
def listed_names() -> tuple[tuple[str, str, str, str], ...]:
    """Return (language, kind, key, word) of all words of dates, in the order of the table."""
    return tuple((code, *named) for code in datewords.languages() for named in datewords.words(code))
