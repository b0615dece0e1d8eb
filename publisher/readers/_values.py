"""The one text of a value of front matter, a sidecar or a record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

MOST = 100  # values of one list (files, languages or people, too); more is no metadata


def text_of(value: Any) -> str:
    """Return the one text of a value: a string, a number, a date, or the name or @id of an object."""
    if isinstance(value, str):
        return value.strip()
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Mapping):
        for key in (
            "name",
            "title",
            "@value",
            "url",
            "@id",
            "src",
            "rendered",
            "label",
            "tag",
            "main",
            "original",
        ):
            if isinstance(value.get(key), str):
                return str(value[key]).strip()
        return ""
    if isinstance(value, list | tuple):
        return next((text for text in map(text_of, value[:MOST]) if text), "")
    return value.isoformat() if hasattr(value, "isoformat") else ""  # TOML dates and times
