"""Fold the names of fields, so that one table finds them; see `tables/fields.py` and `tables/media.py`."""

from __future__ import annotations

from functools import lru_cache

from publisher.tables.fields import FIELD_OF
from publisher.tables.media import MEDIA_OF


@lru_cache(maxsize=1024)  # articles repeat the same few names
def key_of(name: str) -> str:
    """Fold a field's name the way the table writes it: "Date-Published" is "date_published"."""
    folded = name.strip().lower().replace("-", "_").replace(" ", "_").replace(":", "_")
    if folded in FIELD_OF or folded in MEDIA_OF:
        return folded
    # camelCase names fold to one word: "publishDate", "articleSection"
    joined = folded.replace("_", "")
    return joined if joined in FIELD_OF or joined in MEDIA_OF else folded
