"""The fixed phrases of our web pages by language, from `page_words.tsv`."""

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
    text = contents("page_words.tsv")
    header, *rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {row[0]: MappingProxyType(dict(zip(header[1:], row[1:], strict=True))) for row in rows}


def languages() -> tuple[str, ...]:
    """Return the codes of all languages that we have phrases in, in the order of the table."""
    return tuple(rows())
