"""What our web pages say by language, from `page_words.tsv` and `subscribe_words.tsv`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from publisher.tables import contents

SAME = {"nb": "no", "iw": "he", "in": "id", "mo": "ro"}  # codes of a language that another code names, too
TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})  # Chinese of these is written in traditional letters


@cache
def rows() -> Mapping[str, Mapping[str, str]]:
    """Return the phrases by language and name."""
    found: dict[str, dict[str, str]] = {}
    for name in ("page_words.tsv", "subscribe_words.tsv"):
        header, *rows = (line.split("\t") for line in contents(name).splitlines() if not line.startswith("#"))
        for row in rows:
            found.setdefault(row[0], {}).update(zip(header[1:], row[1:], strict=True))
    return {code: MappingProxyType(phrases) for code, phrases in found.items()}


def languages() -> tuple[str, ...]:
    """Return the codes of all languages that we have phrases in, in the order of the table."""
    return tuple(rows())
