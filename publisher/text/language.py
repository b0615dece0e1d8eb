"""Give the direction in which a language is written."""

from __future__ import annotations

from publisher.tables.directions import COUNTRIES, LANGUAGES, SCRIPTS


def direction(language: str) -> str:
    """Tell "rtl" or "ltr" by a language tag (BCP 47); "" is "ltr"."""
    first, *rest = language.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    if script:
        return "rtl" if script in SCRIPTS else "ltr"
    abroad = any((first, part) in COUNTRIES for part in rest)
    return "rtl" if first in LANGUAGES or abroad else "ltr"
