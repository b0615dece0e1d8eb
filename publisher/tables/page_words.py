"""The fixed phrases of our web pages by language, from `page_words.tsv`; English where we have none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from publisher.tables import contents

FALLBACK = "en"
SAME = {"nb": "no", "iw": "he", "in": "id", "mo": "ro"}  # codes of a language that another code names, too
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})  # Chinese of these is written in traditional letters


@dataclass(frozen=True, slots=True)
class Words:
    """The phrases of one language: `phrases["newest"]` is "Newest"; `foreign` where the site's has none."""

    language: str
    foreign: bool
    phrases: Mapping[str, str]


@cache
def _rows() -> dict[str, Mapping[str, str]]:
    text = contents("page_words.tsv")
    header, *rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {row[0]: MappingProxyType(dict(zip(header[1:], row[1:], strict=True))) for row in rows}


def languages() -> tuple[str, ...]:
    """Return the codes of all languages that we have phrases in, in the order of the table."""
    return tuple(_rows())


def words(language: str) -> Words:
    """Find the phrases for a site's language (BCP 47; "" is English)."""
    first, *rest = language.lower().split("-")
    code = SAME.get(first, first) or FALLBACK
    if code == "zh" and _TRADITIONAL & set(rest) and "hans" not in rest:
        code = "zh-Hant"
    rows = _rows()
    return Words(code, False, rows[code]) if code in rows else Words(FALLBACK, True, rows[FALLBACK])
