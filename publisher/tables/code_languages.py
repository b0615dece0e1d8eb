"""Names of programming languages for people, from `code_languages.tsv`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from publisher.tables import contents


@cache
def code_languages() -> Mapping[str, str]:
    """Return the name of each language by the names that code blocks have, in lower case; "" for plain text."""
    text = contents("code_languages.tsv")
    _, *rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return MappingProxyType({one: name for name, ids in rows for one in ids.split()})
