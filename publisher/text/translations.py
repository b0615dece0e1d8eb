"""Choose the phrases of our web pages for a language; English where there are none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from publisher.tables.page_words import SAME, TRADITIONAL, rows

_FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """The phrases of one language: `phrases["newest"]` is "Newest"; `foreign` where the site's has none."""

    language: str
    foreign: bool
    phrases: Mapping[str, str]


def words(language: str) -> Words:
    """Find the phrases for a site's language (BCP 47; "" is English)."""
    first, *rest = language.lower().split("-")
    code = SAME.get(first, first) or _FALLBACK
    if code == "zh" and TRADITIONAL & set(rest) and "hans" not in rest:
        code = "zh-Hant"
    known = rows()
    return Words(code, False, known[code]) if code in known else Words(_FALLBACK, True, known[_FALLBACK])
