"""Words of dates, language by language: months, weekdays, near days, units, and the words around them.

`datewords.tsv` holds what Unicode CLDR 48 names, `datewords_more.tsv` what writers also use. Both
say in their first lines which kinds of words there are.
"""

from __future__ import annotations

from functools import cache

from publisher.tables import contents

# Codes of languages that share the words of another.
SAME = {"nb": "no", "tl": "fil", "iw": "he", "in": "id", "sh": "sr", "mo": "ro", "cmn": "zh", "yue": "zh"}


@cache
def _rows() -> dict[str, tuple[tuple[str, str], ...]]:
    rows: dict[str, list[tuple[str, str]]] = {}
    for name in ("datewords.tsv", "datewords_more.tsv"):
        for line in contents(name).splitlines():
            if not line.startswith("#"):
                language, kind, groups = line.split("\t")
                rows.setdefault(language, []).append((kind, groups))
    return {language: tuple(found) for language, found in rows.items()}


def languages() -> tuple[str, ...]:
    """Return the codes of all languages known, in the order of the table."""
    return tuple(_rows())


def known(language: str) -> bool:
    """Return whether there are words for a language."""
    return SAME.get(language, language) in _rows()


def words(language: str) -> list[tuple[str, str, str]]:
    """Return the words of a language as (kind, key, word); later ones overrule. Unknown: an empty list."""
    found: list[tuple[str, str, str]] = []
    for kind, groups in _rows().get(SAME.get(language, language), ()):
        for group in groups.split("|"):
            key, _, listed = group.partition("=")
            found.extend((kind, key, word) for word in listed.split(","))
    return found
